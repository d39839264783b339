//! Owns: which imports of a program name a module that only the checker knows.
//!
//! The stubs of some modules are there because other stubs need them (`_typeshed`, `typing_extensions`); to a program they do not
//! exist, and importing one is the same error as importing any other module that is not there.
//!
//! Never: resolves anything else; the checker does that.
//!
//! Start reading at: [`hidden`].

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::Ranged;

/// Modules of the typeshed that the interpreter does not have, one a line, written with it; then the name of the host's declarations.
const HIDDEN: &str = include_str!("typeshed/hidden.txt");
const OWN: &str = "stubs";

/// An import that cannot be.
#[derive(Clone)]
pub(super) struct Hidden {
    pub(super) name: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The imports of a program that name a hidden module; the program begins at an offset of the tree's text.
pub(super) fn hidden(module: &ModModule, begin: usize) -> Vec<Hidden> {
    let mut visitor = Visitor { begin, found: Vec::new() };
    visitor.visit_body(&module.body);
    visitor.found
}

pub(super) fn is_hidden(name: &str) -> bool {
    name == OWN || HIDDEN.lines().any(|line| line == name)
}

struct Visitor {
    begin: usize,
    found: Vec<Hidden>,
}

impl Visitor {
    fn look(&mut self, name: &str, place: &impl Ranged) {
        let (start, end) = (place.start().to_usize(), place.end().to_usize());
        if self.begin <= start && is_hidden(name) {
            self.found.push(Hidden { name: name.to_owned(), start: start - self.begin, end: end - self.begin });
        }
    }
}

impl<'a> StatementVisitor<'a> for Visitor {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => import.names.iter().for_each(|alias| self.look(&alias.name, alias)),
            Stmt::ImportFrom(import) => {
                if let Some(name) = &import.module {
                    self.look(name, name);
                }
            }
            // What stands there does not run.
            Stmt::If(branches) if is_type_checking(&branches.test) => {
                branches.elif_else_clauses.iter().for_each(|clause| self.visit_body(&clause.body));
            }
            _ => walk_stmt(self, statement),
        }
    }
}

fn is_type_checking(test: &Expr) -> bool {
    match test {
        Expr::Name(name) => name.id == "TYPE_CHECKING",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
        _ => false,
    }
}
