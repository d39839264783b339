//! Owns: the scopes of a program, as far as declarations need them, and `nonlocal`.
//!
//! Never: resolves a name.
//!
//! Start reading at: [`Scope`].

use std::collections::HashMap;

use ruff_python_ast as ast;
use ruff_text_size::TextRange;

use super::{Checker, Phase};

/// How a scope uses a name, as bits.
pub(super) type Use = u8;
pub(super) const USED: Use = 1;
pub(super) const BOUND: Use = 2;
pub(super) const PARAMETER: Use = 4;
pub(super) const ANNOTATED: Use = 8;
pub(super) const GLOBAL: Use = 16;
pub(super) const NONLOCAL: Use = 32;
pub(super) const TYPE_PARAMETER: Use = 64;
/// Bound by an import, which a later declaration may still make global.
pub(super) const IMPORTED: Use = 128;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ComprehensionKind {
    List,
    Set,
    Dict,
    Generator,
}

impl ComprehensionKind {
    pub(super) fn describe(self) -> &'static str {
        match self {
            ComprehensionKind::List => "list comprehension",
            ComprehensionKind::Set => "set comprehension",
            ComprehensionKind::Dict => "dict comprehension",
            ComprehensionKind::Generator => "generator expression",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function {
        is_async: bool,
    },
    Lambda,
    Comprehension(ComprehensionKind),
    /// An annotation, a type alias, a type parameter's bound or what has type parameters; with CPython's words for it.
    Annotation(&'static str),
}

/// What a `break` or `return` leaves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    Loop,
    ExceptStar,
}

pub(super) struct Scope<'a> {
    pub(super) kind: ScopeKind,
    pub(super) outer: usize,
    pub(super) names: HashMap<&'a str, Use>,
    /// `global` and `nonlocal` statements: a name and the statement.
    pub(super) declared: Vec<(&'a str, TextRange)>,
    pub(super) blocks: Vec<Block>,
    pub(super) is_generator: bool,
    /// `return` with a value in an async function, which must not turn out to be a generator.
    pub(super) returns: Vec<(usize, TextRange)>,
    /// In a comprehension: the names that it iterates with.
    pub(super) iterated: Vec<&'a str>,
    /// In a comprehension: the targets of `:=` in it.
    pub(super) named: Vec<&'a str>,
    /// Comprehensions whose iterable is being read.
    pub(super) iterables: u32,
    /// In a comprehension: it has an `await` or an `async for`.
    pub(super) awaits: bool,
}

impl Scope<'_> {
    pub(super) fn new(kind: ScopeKind, outer: usize) -> Self {
        Scope {
            kind,
            outer,
            names: HashMap::new(),
            declared: Vec::new(),
            blocks: Vec::new(),
            is_generator: false,
            returns: Vec::new(),
            iterated: Vec::new(),
            named: Vec::new(),
            iterables: 0,
            awaits: false,
        }
    }
}

impl<'a> Checker<'a> {
    /// `global a, b` or `nonlocal a, b`
    pub(super) fn declare(&mut self, names: &'a [ast::Identifier], declared: Use, range: TextRange) {
        let what = if declared == GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let used = self.current().names.get(name.as_str()).copied().unwrap_or(0);
            let problem = if used & PARAMETER != 0 {
                format!("name '{name}' is parameter and {what}")
            } else if used & USED != 0 {
                format!("name '{name}' is used prior to {what} declaration")
            } else if used & ANNOTATED != 0 {
                format!("annotated name '{name}' can't be {what}")
            } else if used & BOUND != 0 {
                format!("name '{name}' is assigned to before {what} declaration")
            } else {
                String::new()
            };
            if !problem.is_empty() {
                self.found(Phase::Scopes, problem, range);
            }
            self.note(name, declared);
            self.current().declared.push((name, range));
        }
    }

    /// After the whole program was read: `nonlocal` names that no function around binds.
    pub(super) fn unbound_nonlocals(&mut self) {
        for index in 0..self.scopes.len() {
            for i in 0..self.scopes[index].declared.len() {
                let (name, range) = self.scopes[index].declared[i];
                if let Some(problem) = self.nonlocal_problem(index, name) {
                    // Scopes come in the order of the program, and the first error of a phase wins.
                    self.found_at(index, Phase::Names, problem, range);
                }
            }
        }
    }

    fn nonlocal_problem(&self, index: usize, name: &str) -> Option<String> {
        let used = self.scopes[index].names.get(name).copied().unwrap_or(0);
        if used & NONLOCAL == 0 {
            return None;
        }
        if used & GLOBAL != 0 {
            return Some(format!("name '{name}' is nonlocal and global"));
        }
        if self.scopes[index].kind == ScopeKind::Module {
            return Some("nonlocal declaration not allowed at module level".to_owned());
        }
        let mut scope = &self.scopes[self.scopes[index].outer];
        while scope.kind != ScopeKind::Module {
            let used = scope.names.get(name).copied().unwrap_or(0);
            if used & TYPE_PARAMETER != 0 {
                return Some(format!("nonlocal binding not allowed for type parameter '{name}'"));
            }
            if used & GLOBAL != 0 {
                break;
            }
            if scope.kind == ScopeKind::Class && name == "__class__" {
                // The cell that `super()` reads.
                return None;
            }
            if scope.kind != ScopeKind::Class && used & (BOUND | PARAMETER | IMPORTED) != 0 {
                return None;
            }
            scope = &self.scopes[scope.outer];
        }
        Some(format!("no binding for nonlocal '{name}' found"))
    }
}
