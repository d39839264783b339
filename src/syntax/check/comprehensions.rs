//! Owns: comprehensions, and `:=`, whose target belongs to the scope around them.
//!
//! Never: reads a statement.
//!
//! Start reading at: [`Checker::comprehension`].

use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::TextRange;

use super::scopes::{self, ComprehensionKind, ScopeKind};
use super::{Checker, Phase};

impl<'a> Checker<'a> {
    /// The first iterable belongs to the scope around the comprehension, all else to its own.
    pub(super) fn comprehension(
        &mut self,
        kind: ComprehensionKind,
        clauses: &'a [ast::Comprehension],
        parts: &[&'a Expr],
        range: TextRange,
    ) {
        let order = self.order;
        if let Some(first) = clauses.first() {
            self.iterable(&first.iter);
        }
        let mut awaits = false;
        self.within(ScopeKind::Comprehension(kind), |checker| {
            checker.clauses(clauses);
            for part in parts {
                checker.visit_expr(part);
            }
            awaits = checker.current().awaits;
        });
        if awaits && kind != ComprehensionKind::Generator {
            self.asynchronous_comprehension(order, range);
        }
    }

    fn asynchronous_comprehension(&mut self, order: usize, range: TextRange) {
        match self.current().kind {
            ScopeKind::Function { is_async: true } | ScopeKind::Module => {}
            // It makes the comprehension around it asynchronous too.
            ScopeKind::Comprehension(_) => self.current().awaits = true,
            _ => {
                let message = "asynchronous comprehension outside of an asynchronous function";
                self.found_at(order, Phase::Code, message, range);
            }
        }
    }

    fn clauses(&mut self, clauses: &'a [ast::Comprehension]) {
        for (i, clause) in clauses.iter().enumerate() {
            if clause.is_async {
                self.current().awaits = true;
            }
            if 0 < i {
                self.iterable(&clause.iter);
            }
            self.iteration_names(&clause.target);
            self.item(&clause.target);
            for condition in &clause.ifs {
                self.visit_expr(condition);
            }
        }
    }

    fn iterable(&mut self, iterable: &'a Expr) {
        self.current().iterables += 1;
        self.visit_expr(iterable);
        self.current().iterables -= 1;
    }

    fn iteration_names(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => {
                if self.current().named.contains(&name.id.as_str()) {
                    let message = format!("comprehension inner loop cannot rebind assignment expression target '{}'", name.id);
                    self.found(Phase::Scopes, message, name.range);
                }
                self.current().iterated.push(&name.id);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|item| self.iteration_names(item)),
            Expr::List(list) => list.elts.iter().for_each(|item| self.iteration_names(item)),
            Expr::Starred(starred) => self.iteration_names(&starred.value),
            _ => {}
        }
    }

    /// `target := value`
    pub(super) fn named(&mut self, named: &'a ast::ExprNamed) {
        self.refuse_in_annotation("named expression", named.range);
        if 0 < self.current().iterables {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            self.found(Phase::Scopes, message, named.range);
        }
        if let Expr::Name(target) = &*named.target {
            self.named_target(target);
        }
        self.visit_expr(&named.value);
    }

    /// A target inside comprehensions is bound in the first scope around them that is none.
    fn named_target(&mut self, target: &'a ast::ExprName) {
        let mut scope = self.scope;
        while let ScopeKind::Comprehension(_) = self.scopes[scope].kind {
            if self.scopes[scope].iterated.contains(&target.id.as_str()) {
                let message = format!("assignment expression cannot rebind comprehension iteration variable '{}'", target.id);
                self.found(Phase::Scopes, message, target.range);
            }
            self.scopes[scope].named.push(&target.id);
            scope = self.scopes[scope].outer;
        }
        if scope != self.scope {
            let within = "assignment expression within a comprehension cannot be used";
            match self.scopes[scope].kind {
                ScopeKind::Class => self.found(Phase::Scopes, format!("{within} in a class body"), target.range),
                ScopeKind::Annotation("the definition of a generic") => {
                    self.found(Phase::Scopes, format!("{within} within the definition of a generic"), target.range);
                }
                ScopeKind::Annotation(place) => {
                    self.found(Phase::Scopes, format!("{within} in {place}"), target.range);
                }
                _ => {}
            }
        }
        let inner = std::mem::replace(&mut self.scope, scope);
        self.bind(&target.id, scopes::BOUND, target.range);
        self.scope = inner;
    }
}
