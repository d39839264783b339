//! Owns: the errors that are not the grammar's: `return` outside a function, names that are declared twice, patterns that
//! can never match. CPython's parser accepts these programs and its compiler refuses them.
//!
//! CPython has three passes here (`from __future__`, scopes, code), and an error of an earlier pass wins wherever it is.
//! This is one pass that keeps the first error of each.
//!
//! Never: decides what a name refers to; the compiler does. It recurses over the tree, as deep as the nesting scan has
//! counted.
//!
//! Start reading at: [`check`].

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::error::SyntaxError;
use scopes::{Block, ComprehensionKind, Scope, ScopeKind, Use};

mod comprehensions;
mod definitions;
mod patterns;
mod scopes;
mod statements;

/// The error that CPython's compiler gives for this tree, if any. `declares` says whether there is a `global` or `nonlocal`.
pub(super) fn check(source: &str, module: &ast::ModModule, declares: bool) -> Result<(), SyntaxError> {
    let mut checker = Checker {
        source,
        first: [const { None }; PHASES],
        order: 0,
        tracks_names: declares,
        scopes: vec![Scope::new(ScopeKind::Module, 0)],
        scope: 0,
    };
    checker.future_imports(&module.body);
    checker.visit_body(&module.body);
    checker.unbound_nonlocals();
    match checker.first.into_iter().flatten().next() {
        Some(Found { message, range, .. }) => {
            let error = SyntaxError::over(source, message, range.start().to_usize(), range.end().to_usize());
            // An empty range says which line it is, and no more.
            Err(if range.is_empty() { SyntaxError { column: 0, ..error.ending(0) } } else { error })
        }
        None => Ok(()),
    }
}

/// CPython's passes over the tree, in their order.
#[derive(Clone, Copy)]
enum Phase {
    Future,
    /// Building the scopes.
    Scopes,
    /// Resolving names between scopes.
    Names,
    Code,
}

const PHASES: usize = 4;

/// Digits that a decimal literal may have.
const MAX_DIGITS: usize = 4_300;

/// An error, and how many nodes were met before it.
struct Found {
    order: usize,
    message: String,
    range: TextRange,
}

struct Checker<'a> {
    source: &'a str,
    /// The first error of each phase.
    first: [Option<Found>; PHASES],
    order: usize,
    /// Which names were used matters only where a declaration could come too late.
    tracks_names: bool,
    /// All scopes, in the order of the program.
    scopes: Vec<Scope<'a>>,
    /// The one that is being read.
    scope: usize,
}

impl<'a> Checker<'a> {
    fn found(&mut self, phase: Phase, message: impl Into<String>, range: TextRange) {
        let order = self.order;
        self.found_at(order, phase, message, range);
    }

    /// An error that belongs to an earlier place.
    fn found_at(&mut self, order: usize, phase: Phase, message: impl Into<String>, range: TextRange) {
        let first = &mut self.first[phase as usize];
        if first.as_ref().is_none_or(|found| order < found.order) {
            *first = Some(Found { order, message: message.into(), range });
        }
    }

    fn current(&mut self) -> &mut Scope<'a> {
        &mut self.scopes[self.scope]
    }

    /// Reads the inside of a scope.
    fn within(&mut self, kind: ScopeKind, read: impl FnOnce(&mut Self)) {
        let outer = self.scope;
        self.scopes.push(Scope::new(kind, outer));
        self.scope = self.scopes.len() - 1;
        read(self);
        self.scope = outer;
    }

    /// Reads the inside of a loop or an `except*`.
    fn within_block(&mut self, block: Block, read: impl FnOnce(&mut Self)) {
        self.current().blocks.push(block);
        read(self);
        self.current().blocks.pop();
    }

    /// Notes that the current scope uses or binds a name.
    fn note(&mut self, name: &'a str, used: Use) {
        if self.tracks_names {
            *self.current().names.entry(name).or_default() |= used;
        }
    }

    /// Notes a binding, and refuses the one name that cannot be bound.
    fn bind(&mut self, name: &'a str, used: Use, range: TextRange) {
        if name == "__debug__" {
            self.found(Phase::Scopes, "cannot assign to __debug__", range);
        }
        self.note(name, used);
    }

    /// What cannot stand in an annotation and the like, because it would act on the scope around it.
    fn refuse_in_annotation(&mut self, what: &str, range: TextRange) {
        if let ScopeKind::Annotation(place) = self.current().kind {
            self.found(Phase::Scopes, format!("{what} cannot be used within {place}"), range);
        }
    }

    fn name(&mut self, name: &'a ast::ExprName) {
        match name.ctx {
            ExprContext::Store => self.bind(&name.id, scopes::BOUND, name.range),
            ExprContext::Del => {
                if name.id == "__debug__" {
                    self.found(Phase::Scopes, "cannot delete __debug__", name.range);
                }
                self.note(&name.id, scopes::BOUND);
            }
            ExprContext::Load | ExprContext::Invalid => self.note(&name.id, scopes::USED),
        }
    }

    fn attribute(&mut self, attribute: &'a ast::ExprAttribute) {
        if &attribute.attr == "__debug__" {
            match attribute.ctx {
                ExprContext::Store => self.found(Phase::Scopes, "cannot assign to __debug__", attribute.range),
                ExprContext::Del => self.found(Phase::Scopes, "cannot delete __debug__", attribute.range),
                ExprContext::Load | ExprContext::Invalid => {}
            }
        }
        self.visit_expr(&attribute.value);
    }

    /// The items of a list, set or tuple, where a starred expression may be.
    fn items(&mut self, items: &'a [Expr], store: bool, range: TextRange) {
        let stars = items.iter().filter(|item| item.is_starred_expr()).count();
        if store && 1 < stars {
            self.found(Phase::Code, "multiple starred expressions in assignment", range);
        }
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &'a Expr) {
        match item {
            Expr::Starred(starred) => self.visit_expr(&starred.value),
            _ => self.visit_expr(item),
        }
    }

    fn starred(&mut self, starred: &'a ast::ExprStarred) {
        let message = match starred.ctx {
            ExprContext::Store => "starred assignment target must be in a list or tuple",
            _ => "can't use starred expression here",
        };
        self.found(Phase::Code, message, starred.range);
        self.visit_expr(&starred.value);
    }

    fn keywords(&mut self, keywords: &'a [ast::Keyword]) {
        for (i, keyword) in keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            if name == "__debug__" {
                self.found(Phase::Scopes, "cannot assign to __debug__", keyword.range);
            }
            if keywords[..i].iter().any(|other| other.arg.as_ref().is_some_and(|other| other.id == name.id)) {
                self.found(Phase::Code, format!("keyword argument repeated: {name}"), keyword.range);
            }
        }
    }

    /// A decimal literal has no more digits than `int` takes; those of other bases may have any number.
    fn number(&mut self, node: &'a ast::ExprNumberLiteral) {
        let text = &self.source[node.range];
        if !matches!(node.value, ast::Number::Int(_)) || text.len() <= MAX_DIGITS || text.starts_with('0') {
            return;
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits > MAX_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} digits; use \
                 sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid \
                 decimal conversion limits."
            );
            self.found(Phase::Future, message, TextRange::empty(node.range.start()));
        }
    }

    fn yields(&mut self, value: Option<&'a Expr>, is_from: bool, range: TextRange) {
        self.refuse_in_annotation("yield expression", range);
        let scope = self.current();
        scope.is_generator = true;
        match scope.kind {
            ScopeKind::Comprehension(kind) => {
                self.found(Phase::Scopes, format!("'yield' inside {}", kind.describe()), range);
            }
            ScopeKind::Function { is_async: true } if is_from => {
                self.found(Phase::Code, "'yield from' inside async function", range);
            }
            ScopeKind::Function { .. } | ScopeKind::Lambda => {}
            ScopeKind::Module | ScopeKind::Class | ScopeKind::Annotation(_) => {
                self.found(Phase::Code, "'yield' outside function", range);
            }
        }
        if let Some(value) = value {
            self.visit_expr(value);
        }
    }

    /// `await` is legal outside of functions: a program's own level may wait.
    fn awaits(&mut self, node: &'a ast::ExprAwait) {
        self.refuse_in_annotation("await expression", node.range);
        match self.current().kind {
            ScopeKind::Function { is_async: true } | ScopeKind::Module | ScopeKind::Annotation(_) => {}
            ScopeKind::Comprehension(_) => self.current().awaits = true,
            ScopeKind::Function { is_async: false } | ScopeKind::Lambda => {
                self.found(Phase::Code, "'await' outside async function", node.range);
            }
            ScopeKind::Class => self.found(Phase::Code, "'await' outside function", node.range),
        }
        self.visit_expr(&node.value);
    }
}

impl<'a> Visitor<'a> for Checker<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        self.order += 1;
        self.statement(statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        self.order += 1;
        match expression {
            Expr::Name(name) => self.name(name),
            Expr::Attribute(attribute) => self.attribute(attribute),
            Expr::Tuple(tuple) => self.items(&tuple.elts, tuple.ctx == ExprContext::Store, tuple.range),
            Expr::List(list) => self.items(&list.elts, list.ctx == ExprContext::Store, list.range),
            Expr::Set(set) => self.items(&set.elts, false, set.range),
            Expr::Starred(starred) => self.starred(starred),
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::Named(named) => self.named(named),
            Expr::Yield(node) => self.yields(node.value.as_deref(), false, node.range),
            Expr::YieldFrom(node) => self.yields(Some(&node.value), true, node.range),
            Expr::Await(node) => self.awaits(node),
            Expr::NumberLiteral(node) => self.number(node),
            Expr::ListComp(node) => {
                self.comprehension(ComprehensionKind::List, &node.generators, &[&node.elt], node.range);
            }
            Expr::SetComp(node) => {
                self.comprehension(ComprehensionKind::Set, &node.generators, &[&node.elt], node.range);
            }
            Expr::Generator(node) => {
                self.comprehension(ComprehensionKind::Generator, &node.generators, &[&node.elt], node.range);
            }
            Expr::DictComp(node) => {
                let parts: Vec<&Expr> = node.key.as_deref().into_iter().chain([&*node.value]).collect();
                self.comprehension(ComprehensionKind::Dict, &node.generators, &parts, node.range);
            }
            _ => visitor::walk_expr(self, expression),
        }
    }

    fn visit_arguments(&mut self, arguments: &'a ast::Arguments) {
        self.keywords(&arguments.keywords);
        for argument in &arguments.args {
            self.item(argument);
        }
        for keyword in &arguments.keywords {
            self.visit_expr(&keyword.value);
        }
    }

    fn visit_annotation(&mut self, annotation: &'a Expr) {
        self.within(ScopeKind::Annotation("an annotation"), |checker| checker.visit_expr(annotation));
    }

    fn visit_pattern(&mut self, pattern: &'a ast::Pattern) {
        self.pattern(pattern);
    }
}

/// The range from one node to another.
fn spanning(first: &impl Ranged, last: &impl Ranged) -> TextRange {
    TextRange::new(first.start(), last.end())
}
