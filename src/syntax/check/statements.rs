//! Owns: what each statement may not do where it is.
//!
//! Never: opens a scope; see `definitions`.
//!
//! Start reading at: [`Checker::statement`].

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, ExceptHandler, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::scopes::{self, Block, ScopeKind};
use super::{Checker, Phase};

/// Every feature is part of the language by now; naming one has no effect.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

impl<'a> Checker<'a> {
    pub(super) fn statement(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Return(node) => self.return_(node),
            Stmt::Break(node) => self.leave_loop("'break' outside loop", node.range),
            Stmt::Continue(node) => self.leave_loop("'continue' not properly in loop", node.range),
            Stmt::Global(node) => self.declare(&node.names, scopes::GLOBAL, node.range),
            Stmt::Nonlocal(node) => self.declare(&node.names, scopes::NONLOCAL, node.range),
            Stmt::For(node) => self.for_loop(node),
            Stmt::While(node) => {
                self.visit_expr(&node.test);
                self.within_block(Block::Loop, |checker| checker.visit_body(&node.body));
                self.visit_body(&node.orelse);
            }
            Stmt::With(node) => {
                self.asynchronous(node.is_async, "'async with' outside async function", node.range);
                visitor::walk_stmt(self, statement);
            }
            Stmt::Try(node) => self.try_statement(node),
            Stmt::Match(node) => self.match_statement(node),
            Stmt::AnnAssign(node) => self.annotated(node),
            Stmt::Import(node) => {
                for alias in &node.names {
                    self.import(alias);
                }
            }
            Stmt::ImportFrom(node) => self.import_from(node),
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn return_(&mut self, node: &'a ast::StmtReturn) {
        let ScopeKind::Function { is_async } = self.current().kind else {
            self.found(Phase::Code, "'return' outside function", node.range);
            return;
        };
        let value = node.value.as_deref();
        if self.current().blocks.contains(&Block::ExceptStar) {
            let range = value.map_or(node.range, Ranged::range);
            self.found(Phase::Code, LEAVES_EXCEPT_STAR, range);
        }
        let Some(value) = value else { return };
        if is_async {
            let order = self.order;
            self.current().returns.push((order, node.range));
        }
        self.visit_expr(value);
    }

    fn leave_loop(&mut self, outside: &str, range: TextRange) {
        match self.current().blocks.last() {
            Some(Block::Loop) => {}
            Some(Block::ExceptStar) => self.found(Phase::Code, LEAVES_EXCEPT_STAR, range),
            None => self.found(Phase::Code, outside, range),
        }
    }

    /// A statement that waits belongs into an async function, or to the program's own level.
    fn asynchronous(&mut self, is_async: bool, message: &str, range: TextRange) {
        let allowed = matches!(self.current().kind, ScopeKind::Function { is_async: true } | ScopeKind::Module);
        if is_async && !allowed {
            self.found(Phase::Code, message, range);
        }
    }

    fn for_loop(&mut self, node: &'a ast::StmtFor) {
        self.asynchronous(node.is_async, "'async for' outside async function", node.range);
        self.visit_expr(&node.target);
        self.visit_expr(&node.iter);
        self.within_block(Block::Loop, |checker| checker.visit_body(&node.body));
        self.visit_body(&node.orelse);
    }

    fn try_statement(&mut self, node: &'a ast::StmtTry) {
        self.visit_body(&node.body);
        for (i, handler) in node.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && i + 1 < node.handlers.len() {
                self.found(Phase::Code, "default 'except:' must be last", handler.range);
            }
            if let Some(types) = &handler.type_ {
                self.visit_expr(types);
            }
            if let Some(name) = &handler.name {
                self.bind(name, scopes::BOUND, handler.range);
            }
            if node.is_star {
                self.within_block(Block::ExceptStar, |checker| checker.visit_body(&handler.body));
            } else {
                self.visit_body(&handler.body);
            }
        }
        self.visit_body(&node.orelse);
        self.visit_body(&node.finalbody);
    }

    fn annotated(&mut self, node: &'a ast::StmtAnnAssign) {
        if let Expr::Name(name) = &*node.target {
            let used = self.current().names.get(name.id.as_str()).copied().unwrap_or(0);
            let declared = used & (scopes::GLOBAL | scopes::NONLOCAL);
            if declared != 0 && node.simple && self.current().kind != ScopeKind::Module {
                let what = if used & scopes::GLOBAL != 0 { "global" } else { "nonlocal" };
                let message = format!("annotated name '{}' can't be {what}", name.id);
                self.found(Phase::Scopes, message, node.range);
            }
            if node.simple {
                self.note(&name.id, scopes::ANNOTATED);
            }
        }
        self.visit_expr(&node.target);
        self.visit_annotation(&node.annotation);
        if let Some(value) = &node.value {
            self.visit_expr(value);
        }
    }

    fn import(&mut self, alias: &'a ast::Alias) {
        let name = match &alias.asname {
            Some(name) => name.as_str(),
            None => alias.name.split('.').next().unwrap_or_default(),
        };
        self.bind(name, scopes::IMPORTED, alias.range);
    }

    fn import_from(&mut self, node: &'a ast::StmtImportFrom) {
        for alias in &node.names {
            if &alias.name == "*" {
                if self.current().kind != ScopeKind::Module {
                    self.found(Phase::Scopes, "import * only allowed at module level", alias.range);
                }
                continue;
            }
            self.import(alias);
        }
        if is_future(node) && self.current().kind != ScopeKind::Module {
            self.found(Phase::Code, FUTURE_NOT_FIRST, node.range);
        }
    }

    /// `from __future__ import ...` comes first in a program, behind its docstring at most.
    pub(super) fn future_imports(&mut self, body: &'a [Stmt]) {
        let mut first = true;
        for (i, statement) in body.iter().enumerate() {
            match statement {
                Stmt::ImportFrom(node) if is_future(node) => {
                    if first {
                        self.features(node);
                    } else {
                        self.found_at(i, Phase::Code, FUTURE_NOT_FIRST, node.range);
                    }
                }
                Stmt::Expr(node) if i == 0 && node.value.is_string_literal_expr() => {}
                _ => first = false,
            }
        }
    }

    fn features(&mut self, node: &'a ast::StmtImportFrom) {
        for alias in &node.names {
            let name = alias.name.as_str();
            if name == "braces" {
                self.found(Phase::Future, "not a chance", alias.range);
            } else if !FEATURES.contains(&name) {
                self.found(Phase::Future, format!("future feature {name} is not defined"), alias.range);
            }
        }
    }
}

const LEAVES_EXCEPT_STAR: &str = "'break', 'continue' and 'return' cannot appear in an except* block";
const FUTURE_NOT_FIRST: &str = "from __future__ imports must occur at the beginning of the file";

fn is_future(node: &ast::StmtImportFrom) -> bool {
    node.level == 0 && node.module.as_ref().is_some_and(|module| module == "__future__")
}
