//! Owns: the first walk over the tree: which scopes there are and which names each binds and uses.
//!
//! Never: decides what a name means; never emits code. Long chains (`a + b + ...`, `a.b().c()`, `x if c else y if ...`) are
//! walked in loops.
//!
//! Start reading at: [`collect`].

use super::Strings;
use super::scope::{Annotation, Flags, Hidden, Kind, Role, ScopeId, Scopes, Sym, key};
use crate::text::core;
use ruff_python_ast::{
    Comprehension, Expr, ExprContext, InterpolatedStringElement, InterpolatedStringElements, ModModule, Parameters, Pattern, Stmt,
    StmtClassDef, StmtFunctionDef, TypeParam, TypeParams,
};

/// The hidden variable of a class's type parameters, which its body reads.
pub(super) const TYPE_PARAMS: &str = ".type_params";

struct Collector<'a, 's> {
    scopes: Scopes<'a>,
    strings: &'s mut Strings,
    scope: ScopeId,
    /// Compound statements around the current one in this scope.
    depth: u32,
    /// `from __future__ import annotations`: annotations are text.
    text_annotations: bool,
}

/// All scopes of a module, with every name resolved.
pub(super) fn collect<'a>(module: &'a ModModule, strings: &mut Strings, text_annotations: bool) -> Scopes<'a> {
    let hidden = Hidden { class: core::CLASS, classdict: core::CLASSDICT, conditional: core::CONDITIONAL_ANNOTATIONS };
    let mut collector = Collector { scopes: Scopes::new(hidden), strings, scope: 0, depth: 0, text_annotations };
    collector.scopes.push(Kind::Module, None, None);
    collector.body(&module.body);
    let mut scopes = collector.scopes;
    scopes.resolve();
    scopes
}

/// Whether the module says `from __future__ import annotations`.
pub(super) fn has_text_annotations(module: &ModModule) -> bool {
    module.body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(import) => {
            import.level == 0
                && import.module.as_ref().is_some_and(|name| name.as_str() == "__future__")
                && import.names.iter().any(|alias| alias.name.as_str() == "annotations")
        }
        _ => false,
    })
}

impl<'a> Collector<'a, '_> {
    // ---- names

    fn sym(&mut self, name: &str) -> Sym {
        let private = self.scopes.get(self.scope).private;
        self.strings.mangle(name, private)
    }

    fn mark(&mut self, name: &str, flags: Flags) {
        let sym = self.sym(name);
        self.scopes.list[self.scope as usize].add(sym, flags);
    }

    fn bind(&mut self, name: &str) {
        self.mark(name, Flags::BOUND | Flags::ASSIGNED);
    }

    /// A `:=` target belongs to the nearest scope that is no comprehension or generator expression.
    fn bind_walrus(&mut self, name: &str) {
        self.mark(name, Flags::empty());
        let sym = self.sym(name);
        let mut at = self.scope;
        while matches!(self.scopes.get(at).kind, Kind::Comprehension | Kind::Generator) {
            at = self.scopes.get(at).parent.expect("a comprehension is inside something");
            self.scopes.list[at as usize].add(sym, Flags::empty());
        }
        self.scopes.list[at as usize].add(sym, Flags::BOUND | Flags::ASSIGNED | Flags::WALRUS);
    }

    fn use_name(&mut self, name: &str) {
        self.mark(name, Flags::empty());
        if name == "super" && !matches!(self.scopes.get(self.scope).kind, Kind::Module | Kind::Class) {
            self.mark("__class__", Flags::empty());
        }
    }

    // ---- scopes

    fn enter(&mut self, kind: Kind, node: (usize, Role), private: Option<&'a str>) -> (ScopeId, u32) {
        let id = self.scopes.push(kind, Some(self.scope), private);
        self.scopes.by_node.insert(node, id);
        let outer = (self.scope, self.depth);
        self.scope = id;
        self.depth = 0;
        outer
    }

    fn leave(&mut self, outer: (ScopeId, u32)) {
        (self.scope, self.depth) = outer;
    }

    fn private(&self) -> Option<&'a str> {
        self.scopes.get(self.scope).private
    }

    fn enter_lazy(&mut self, node: (usize, Role)) -> (ScopeId, u32) {
        let outer = self.enter(Kind::Annotation, node, self.private());
        let parent = self.scopes.get(outer.0);
        let around = if parent.kind == Kind::TypeParams { parent.parent } else { Some(outer.0) };
        let sees = around.is_some_and(|id| self.scopes.get(id).kind == Kind::Class);
        self.scopes.list[self.scope as usize].sees_class = sees;
        outer
    }

    fn lazy(&mut self, node: (usize, Role), expr: &'a Expr) {
        let outer = self.enter_lazy(node);
        self.expr(expr);
        self.leave(outer);
    }

    // ---- statements

    fn body(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            self.stmt(stmt);
        }
    }

    fn block(&mut self, body: &'a [Stmt]) {
        self.depth += 1;
        self.body(body);
        self.depth -= 1;
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(s) => self.option(s.value.as_deref()),
            Stmt::Delete(s) => s.targets.iter().for_each(|target| self.expr(target)),
            Stmt::TypeAlias(s) => {
                self.expr(&s.name);
                let outer = s.type_params.as_deref().map(|params| self.type_params(key(s), params));
                self.lazy((key(s), Role::Body), &s.value);
                if let Some(outer) = outer {
                    self.leave(outer);
                }
            }
            Stmt::Assign(s) => {
                self.expr(&s.value);
                s.targets.iter().for_each(|target| self.expr(target));
            }
            Stmt::AugAssign(s) => {
                // `self.x += 1` is no static attribute.
                match &*s.target {
                    Expr::Attribute(target) => self.expr(&target.value),
                    target => self.expr(target),
                }
                self.expr(&s.value);
            }
            Stmt::AnnAssign(s) => {
                self.option(s.value.as_deref());
                // `(x): int` alone says nothing of `x`.
                if s.simple || s.value.is_some() || !s.target.is_name_expr() {
                    self.expr(&s.target);
                }
                self.annotated(s);
            }
            Stmt::For(s) => {
                self.expr(&s.iter);
                self.expr(&s.target);
                self.note_await(s.is_async);
                self.block(&s.body);
                self.block(&s.orelse);
            }
            Stmt::While(s) => {
                self.expr(&s.test);
                self.block(&s.body);
                self.block(&s.orelse);
            }
            Stmt::If(s) => {
                self.expr(&s.test);
                self.block(&s.body);
                for clause in &s.elif_else_clauses {
                    self.option(clause.test.as_ref());
                    self.block(&clause.body);
                }
            }
            Stmt::With(s) => {
                self.note_await(s.is_async);
                for item in &s.items {
                    self.expr(&item.context_expr);
                    self.option(item.optional_vars.as_deref());
                }
                self.block(&s.body);
            }
            Stmt::Match(s) => {
                self.expr(&s.subject);
                for case in &s.cases {
                    self.pattern(&case.pattern);
                    self.option(case.guard.as_deref());
                    self.block(&case.body);
                }
            }
            Stmt::Raise(s) => {
                self.option(s.exc.as_deref());
                self.option(s.cause.as_deref());
            }
            Stmt::Try(s) => self.try_(s),
            Stmt::Assert(s) => {
                self.expr(&s.test);
                self.option(s.msg.as_deref());
            }
            Stmt::Import(s) => {
                for alias in &s.names {
                    let name = alias.asname.as_ref().map_or_else(|| first_part(&alias.name), |name| name.as_str());
                    self.bind(name);
                }
            }
            Stmt::ImportFrom(s) => {
                for alias in s.names.iter().filter(|alias| alias.name.as_str() != "*") {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::Global(s) => s.names.iter().for_each(|name| self.mark(name, Flags::GLOBAL)),
            Stmt::Nonlocal(s) => s.names.iter().for_each(|name| self.mark(name, Flags::NONLOCAL)),
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => {}
        }
    }

    fn try_(&mut self, s: &'a ruff_python_ast::StmtTry) {
        self.block(&s.body);
        for handler in &s.handlers {
            let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
            self.option(handler.type_.as_deref());
            if let Some(name) = &handler.name {
                self.mark(name, Flags::BOUND | Flags::ASSIGNED | Flags::DELETED);
            }
            self.block(&handler.body);
        }
        self.block(&s.orelse);
        self.block(&s.finalbody);
    }

    fn note_await(&mut self, is_async: bool) {
        if is_async {
            let host = self.scopes.get(self.scope).host;
            self.scopes.list[host as usize].has_await = true;
        }
    }

    fn annotated(&mut self, s: &'a ruff_python_ast::StmtAnnAssign) {
        let kind = self.scopes.get(self.scope).kind;
        if !matches!(kind, Kind::Module | Kind::Class) {
            return;
        }
        let Expr::Name(name) = &*s.target else {
            if !self.text_annotations {
                self.expr(&s.annotation);
            }
            return;
        };
        if !s.simple {
            if !self.text_annotations {
                self.expr(&s.annotation);
            }
            return;
        }
        let sym = self.sym(&name.id);
        let conditional = self.depth > 0;
        let outer = self.enter_annotations();
        if conditional {
            let hidden = self.scopes.hidden.conditional;
            self.scopes.list[self.scope as usize].add(hidden, Flags::empty());
        }
        if !self.text_annotations {
            self.expr(&s.annotation);
        }
        self.leave(outer);
        let scope = &mut self.scopes.list[self.scope as usize];
        let condition = conditional.then_some(scope.annotations.len() as u32);
        scope.annotations.push(Annotation { name: sym, expr: &s.annotation, condition });
        scope.conditional_annotations |= conditional;
        if let Some(number) = condition {
            self.scopes.conditions.insert(key(s), number);
        }
    }

    /// Enters the scope of the annotations of the current class or module.
    fn enter_annotations(&mut self) -> (ScopeId, u32) {
        let node = (self.scope as usize, Role::Annotations);
        match self.scopes.by_node.get(&node) {
            Some(&id) => {
                let outer = (self.scope, self.depth);
                self.scope = id;
                self.depth = 0;
                outer
            }
            None => self.enter_lazy(node),
        }
    }

    fn function(&mut self, def: &'a StmtFunctionDef) {
        def.decorator_list.iter().for_each(|decorator| self.expr(&decorator.expression));
        self.defaults(&def.parameters);
        self.bind(&def.name);
        let outer = def.type_params.as_deref().map(|params| self.type_params(key(def), params));
        self.function_annotations(def);
        let before = self.enter(Kind::Function, (key(def), Role::Body), self.private());
        self.scopes.list[self.scope as usize].is_async = def.is_async;
        self.parameters(&def.parameters);
        self.body(&def.body);
        self.leave(before);
        if let Some(outer) = outer {
            self.leave(outer);
        }
    }

    fn function_annotations(&mut self, def: &'a StmtFunctionDef) {
        let any = def.returns.is_some() || def.parameters.iter().any(|parameter| parameter.annotation().is_some());
        if !any {
            return;
        }
        let outer = self.enter_lazy((key(def), Role::Annotations));
        if !self.text_annotations {
            for parameter in &*def.parameters {
                match parameter.annotation() {
                    Some(Expr::Starred(starred)) => self.expr(&starred.value),
                    annotation => self.option(annotation),
                }
            }
            self.option(def.returns.as_deref());
        }
        self.leave(outer);
    }

    fn defaults(&mut self, parameters: &'a Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            self.option(parameter.default.as_deref());
        }
    }

    /// Parameters in register order.
    fn parameters(&mut self, parameters: &'a Parameters) {
        let flags = Flags::PARAM | Flags::BOUND;
        for parameter in parameters.iter_non_variadic_params() {
            self.mark(&parameter.parameter.name, flags);
        }
        for parameter in parameters.vararg.iter().chain(&parameters.kwarg) {
            self.mark(&parameter.name, flags);
        }
    }

    fn class(&mut self, def: &'a StmtClassDef) {
        def.decorator_list.iter().for_each(|decorator| self.expr(&decorator.expression));
        self.bind(&def.name);
        let outer = def.type_params.as_deref().map(|params| self.type_params(key(def), params));
        if outer.is_some() {
            self.bind(TYPE_PARAMS);
        }
        if let Some(arguments) = def.arguments.as_deref() {
            arguments.args.iter().for_each(|arg| self.expr(arg));
            arguments.keywords.iter().for_each(|keyword| self.expr(&keyword.value));
        }
        let before = self.enter(Kind::Class, (key(def), Role::Body), Some(def.name.as_str()));
        if outer.is_some() {
            self.mark(TYPE_PARAMS, Flags::empty());
        }
        self.body(&def.body);
        self.leave(before);
        if let Some(outer) = outer {
            self.leave(outer);
        }
    }

    /// Enters the type parameter scope of a definition.
    fn type_params(&mut self, node: usize, params: &'a TypeParams) -> (ScopeId, u32) {
        let outer = self.enter(Kind::TypeParams, (node, Role::TypeParams), self.private());
        for param in params {
            match param {
                TypeParam::TypeVar(var) => {
                    self.bind(&var.name);
                    if let Some(bound) = var.bound.as_deref() {
                        self.lazy((key(var), Role::Bound), bound);
                    }
                    self.type_default(key(var), var.default.as_deref());
                }
                TypeParam::TypeVarTuple(var) => {
                    self.bind(&var.name);
                    self.type_default(key(var), var.default.as_deref());
                }
                TypeParam::ParamSpec(var) => {
                    self.bind(&var.name);
                    self.type_default(key(var), var.default.as_deref());
                }
            }
        }
        outer
    }

    fn type_default(&mut self, node: usize, default: Option<&'a Expr>) {
        match default {
            Some(Expr::Starred(starred)) => self.lazy((node, Role::Default), &starred.value),
            Some(default) => self.lazy((node, Role::Default), default),
            None => {}
        }
    }

    // ---- patterns

    fn pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchValue(p) => self.expr(&p.value),
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(p) => p.patterns.iter().for_each(|pattern| self.pattern(pattern)),
            Pattern::MatchMapping(p) => {
                p.keys.iter().for_each(|key| self.expr(key));
                p.patterns.iter().for_each(|pattern| self.pattern(pattern));
                if let Some(rest) = &p.rest {
                    self.bind(rest);
                }
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls);
                p.arguments.patterns.iter().for_each(|pattern| self.pattern(pattern));
                p.arguments.keywords.iter().for_each(|keyword| self.pattern(&keyword.pattern));
            }
            Pattern::MatchStar(p) => {
                if let Some(name) = &p.name {
                    self.bind(name);
                }
            }
            Pattern::MatchAs(p) => {
                if let Some(pattern) = &p.pattern {
                    self.pattern(pattern);
                }
                if let Some(name) = &p.name {
                    self.bind(name);
                }
            }
            Pattern::MatchOr(p) => p.patterns.iter().for_each(|pattern| self.pattern(pattern)),
        }
    }

    // ---- expressions

    fn option(&mut self, expr: Option<&'a Expr>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    /// Walks an expression. What may nest deeply on one side is followed by the loop.
    fn expr(&mut self, mut expr: &'a Expr) {
        loop {
            if self.scopes.refused.is_some() {
                return;
            }
            expr = match expr {
                Expr::BinOp(e) => {
                    self.expr(&e.right);
                    &e.left
                }
                Expr::Attribute(e) => {
                    self.attribute(e);
                    &e.value
                }
                Expr::Subscript(e) => {
                    self.expr(&e.slice);
                    &e.value
                }
                Expr::Call(e) => {
                    e.arguments.args.iter().for_each(|arg| self.expr(arg));
                    e.arguments.keywords.iter().for_each(|keyword| self.expr(&keyword.value));
                    &e.func
                }
                Expr::If(e) => {
                    self.expr(&e.test);
                    self.expr(&e.body);
                    &e.orelse
                }
                Expr::UnaryOp(e) => &e.operand,
                Expr::Starred(e) => &e.value,
                Expr::Await(e) => {
                    self.note_await(true);
                    &e.value
                }
                Expr::YieldFrom(e) => {
                    self.note_yield();
                    &e.value
                }
                Expr::Yield(e) => {
                    self.note_yield();
                    match e.value.as_deref() {
                        Some(value) => value,
                        None => return,
                    }
                }
                other => return self.leaf(other),
            }
        }
    }

    fn note_yield(&mut self) {
        let host = self.scopes.get(self.scope).host;
        self.scopes.list[host as usize].has_yield = true;
    }

    fn attribute(&mut self, e: &'a ruff_python_ast::ExprAttribute) {
        let assigns_self = e.ctx == ExprContext::Store && matches!(&*e.value, Expr::Name(name) if name.id.as_str() == "self");
        if !assigns_self {
            return;
        }
        let mut at = self.scopes.get(self.scope).parent;
        while let Some(id) = at {
            if self.scopes.get(id).kind == Kind::Class {
                self.scopes.list[id as usize].static_attributes.insert(e.attr.as_str());
                return;
            }
            at = self.scopes.get(id).parent;
        }
    }

    fn leaf(&mut self, expr: &'a Expr) {
        match expr {
            Expr::BoolOp(e) => e.values.iter().for_each(|value| self.expr(value)),
            Expr::Named(e) => {
                self.expr(&e.value);
                if let Expr::Name(name) = &*e.target {
                    self.bind_walrus(&name.id);
                }
            }
            Expr::Lambda(e) => {
                if let Some(parameters) = e.parameters.as_deref() {
                    self.defaults(parameters);
                }
                let outer = self.enter(Kind::Lambda, (key(e), Role::Body), self.private());
                if let Some(parameters) = e.parameters.as_deref() {
                    self.parameters(parameters);
                }
                self.expr(&e.body);
                self.leave(outer);
            }
            Expr::Dict(e) => {
                for item in &e.items {
                    self.option(item.key.as_ref());
                    self.expr(&item.value);
                }
            }
            Expr::Set(e) => e.elts.iter().for_each(|item| self.expr(item)),
            Expr::List(e) => e.elts.iter().for_each(|item| self.expr(item)),
            Expr::Tuple(e) => e.elts.iter().for_each(|item| self.expr(item)),
            Expr::ListComp(e) => self.comprehension(Kind::Comprehension, key(e), &e.generators, Some(&e.elt), None),
            Expr::SetComp(e) => self.comprehension(Kind::Comprehension, key(e), &e.generators, Some(&e.elt), None),
            Expr::DictComp(e) => self.comprehension(Kind::Comprehension, key(e), &e.generators, e.key.as_deref(), Some(&e.value)),
            Expr::Generator(e) => self.comprehension(Kind::Generator, key(e), &e.generators, Some(&e.elt), None),
            Expr::Compare(e) => {
                self.expr(&e.left);
                e.comparators.iter().for_each(|value| self.expr(value));
            }
            Expr::FString(e) => {
                for part in e.value.f_strings() {
                    self.elements(&part.elements);
                }
            }
            Expr::TString(e) => {
                for part in &e.value {
                    self.elements(&part.elements);
                }
            }
            Expr::Name(e) => match e.ctx {
                ExprContext::Store => self.bind(&e.id),
                ExprContext::Del => self.mark(&e.id, Flags::BOUND | Flags::ASSIGNED | Flags::DELETED),
                ExprContext::Load | ExprContext::Invalid => self.use_name(&e.id),
            },
            Expr::Slice(e) => {
                self.option(e.lower.as_deref());
                self.option(e.upper.as_deref());
                self.option(e.step.as_deref());
            }
            // Literals; and what `expr` has dealt with.
            _ => {}
        }
    }

    fn elements(&mut self, elements: &'a InterpolatedStringElements) {
        for element in elements {
            if let InterpolatedStringElement::Interpolation(element) = element {
                self.expr(&element.expression);
                if let Some(spec) = &element.format_spec {
                    self.elements(&spec.elements);
                }
            }
        }
    }

    /// The first iterable belongs to the scope around.
    fn comprehension(
        &mut self,
        kind: Kind,
        node: usize,
        generators: &'a [Comprehension],
        first: Option<&'a Expr>,
        second: Option<&'a Expr>,
    ) {
        let Some((outermost, _)) = generators.split_first() else { return };
        self.expr(&outermost.iter);
        let outer = self.enter(kind, (node, Role::Body), self.private());
        for (i, generator) in generators.iter().enumerate() {
            self.note_await(generator.is_async);
            if i > 0 {
                self.expr(&generator.iter);
            }
            self.expr(&generator.target);
            generator.ifs.iter().for_each(|test| self.expr(test));
        }
        self.option(first);
        self.option(second);
        self.leave(outer);
    }
}

/// `a` of `a.b.c`.
pub(super) fn first_part(dotted: &str) -> &str {
    dotted.split('.').next().unwrap_or(dotted)
}
