//! Owns: how the host's declarations get into the program: as one line before it.
//!
//! Of the ways that were tried this one is the best: functions, classes and aliases by `from stubs import a, b`, variables by plain
//! assignment from the module, so that an input can be narrowed and bound anew like any global of the program. What the stubs
//! merely import stays in them. The line is taken off again where a place is reported.
//!
//! Never: parses what was not measured first; reports anything.
//!
//! Start reading at: [`Stubs`].

use std::fmt::Write as _;

use ruff_python_ast::{Expr, Stmt};

use crate::syntax::{self, SyntaxError};

/// What the program calls the module of the stubs, where a variable comes from it.
const MODULE: &str = "__monty_host__";

/// The declarations of a host and the line that brings them into a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stubs {
    /// The text of the stub module.
    pub(super) text: String,
    /// The line, with its newline.
    pub(super) line: String,
    /// What they were made of.
    source: String,
    names: Vec<String>,
}

/// What a stub declares at its top level.
#[derive(Default)]
struct Declared {
    /// Functions, classes and aliases.
    imported: Vec<String>,
    /// Annotated variables.
    variables: Vec<String>,
}

impl Stubs {
    /// The stubs of a host; `names` are inputs and functions that may lack a declaration.
    pub(super) fn new(text: &str, names: &[&str]) -> Result<Stubs, SyntaxError> {
        let (source, given) = (text, names);
        let mut declared = Declared::default();
        syntax::with_parsed(text, |parsed| declared.statements(&parsed.module.body))?;
        let mut text = text.to_owned();
        let has = |declared: &Declared, name: &str| declared.imported.iter().chain(&declared.variables).any(|known| known == name);
        for name in names.iter().filter(|name| is_identifier(name)) {
            if !has(&declared, name) {
                let _ = write!(text, "\nimport typing as _monty_typing\n{name}: _monty_typing.Any\n");
                declared.variables.push((*name).to_owned());
            }
        }
        let names = given.iter().map(|&name| name.to_owned()).collect();
        Ok(Stubs { line: declared.line(), text, source: source.to_owned(), names })
    }

    /// Whether they are made of the same.
    pub(super) fn are_of(&self, source: &str, names: &[&str]) -> bool {
        self.source == source && self.names.iter().eq(names)
    }
}

impl Declared {
    fn statements(&mut self, body: &[Stmt]) {
        for statement in body {
            match statement {
                Stmt::FunctionDef(function) => self.import(&function.name),
                Stmt::ClassDef(class) => self.import(&class.name),
                Stmt::TypeAlias(alias) => {
                    if let Expr::Name(name) = &*alias.name {
                        self.import(&name.id);
                    }
                }
                Stmt::Assign(assign) => {
                    for target in &assign.targets {
                        if let Expr::Name(name) = target {
                            self.import(&name.id);
                        }
                    }
                }
                Stmt::AnnAssign(assign) => {
                    if let Expr::Name(name) = &*assign.target {
                        if is_alias(&assign.annotation) { self.import(&name.id) } else { self.variable(&name.id) }
                    }
                }
                Stmt::If(branches) => {
                    self.statements(&branches.body);
                    branches.elif_else_clauses.iter().for_each(|clause| self.statements(&clause.body));
                }
                _ => {}
            }
        }
    }

    fn import(&mut self, name: &str) {
        if is_public(name) && !self.imported.iter().any(|known| known == name) {
            self.imported.push(name.to_owned());
        }
    }

    fn variable(&mut self, name: &str) {
        if is_public(name) && !self.variables.iter().any(|known| known == name) {
            self.variables.push(name.to_owned());
        }
    }

    fn line(&self) -> String {
        let mut parts = Vec::new();
        if !self.imported.is_empty() {
            parts.push(format!("from stubs import {}", self.imported.join(", ")));
        }
        if !self.variables.is_empty() {
            parts.push(format!("import stubs as {MODULE}"));
            parts.extend(self.variables.iter().map(|name| format!("{name} = {MODULE}.{name}")));
        }
        if parts.is_empty() { String::new() } else { parts.join("; ") + "\n" }
    }
}

/// Names with an underscore are the stubs' own.
fn is_public(name: &str) -> bool {
    !name.starts_with('_')
}

/// `X: TypeAlias = ...`
fn is_alias(annotation: &Expr) -> bool {
    match annotation {
        Expr::Name(name) => name.id == "TypeAlias",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "TypeAlias",
        _ => false,
    }
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first)) && chars.all(unicode_ident::is_xid_continue)
}
