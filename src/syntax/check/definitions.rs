//! Owns: functions, lambdas, classes, type aliases: their parameters and the scopes they open.
//!
//! Never: reads another statement.
//!
//! Start reading at: [`Checker::function`].

use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{self as ast, AnyParameterRef, Expr, TypeParam};
use ruff_text_size::{Ranged, TextRange};

use super::scopes::{self, ScopeKind};
use super::{Checker, Phase};

const GENERIC: ScopeKind = ScopeKind::Annotation("the definition of a generic");

impl<'a> Checker<'a> {
    pub(super) fn function(&mut self, function: &'a ast::StmtFunctionDef) {
        // CPython's node begins at `def`; the decorators come before it.
        let range = TextRange::new(self.after_decorators(&function.decorator_list, function.range), function.end());
        self.bind(&function.name, scopes::BOUND, range);
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.defaults(&function.parameters);
        let kind = ScopeKind::Function { is_async: function.is_async };
        self.with_type_parameters(function.type_params.as_deref(), |checker| {
            checker.annotations(&function.parameters, function.returns.as_deref());
            checker.within(kind, |checker| {
                checker.parameters(&function.parameters);
                checker.visit_body(&function.body);
                checker.returns_of_generator();
            });
        });
    }

    fn after_decorators(&self, decorators: &[ast::Decorator], range: TextRange) -> ruff_text_size::TextSize {
        let Some(last) = decorators.last() else {
            return range.start();
        };
        let rest = &self.source[last.end().to_usize()..range.end().to_usize()];
        let skipped = rest.find(['d', 'c', 'a']).unwrap_or(0);
        last.end() + ruff_text_size::TextSize::new(skipped as u32)
    }

    fn returns_of_generator(&mut self) {
        let scope = self.current();
        if scope.kind != (ScopeKind::Function { is_async: true }) || !scope.is_generator {
            return;
        }
        for (order, range) in std::mem::take(&mut scope.returns) {
            self.found_at(order, Phase::Code, "'return' with value in async generator", range);
        }
    }

    pub(super) fn lambda(&mut self, lambda: &'a ast::ExprLambda) {
        if let Some(parameters) = &lambda.parameters {
            self.defaults(parameters);
        }
        self.within(ScopeKind::Lambda, |checker| {
            if let Some(parameters) = &lambda.parameters {
                checker.parameters(parameters);
            }
            checker.visit_expr(&lambda.body);
        });
    }

    fn defaults(&mut self, parameters: &'a ast::Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn annotations(&mut self, parameters: &'a ast::Parameters, returns: Option<&'a Expr>) {
        for parameter in parameters.iter() {
            if let Some(annotation) = parameter.annotation() {
                // `*args: *Ts`
                let starred = matches!(parameter, AnyParameterRef::Variadic(_));
                match annotation {
                    Expr::Starred(inner) if starred => self.visit_annotation(&inner.value),
                    _ => self.visit_annotation(annotation),
                }
            }
        }
        if let Some(returns) = returns {
            self.visit_annotation(returns);
        }
    }

    fn parameters(&mut self, parameters: &'a ast::Parameters) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let named = positional.chain(&parameters.kwonlyargs).map(|parameter| &parameter.parameter);
        let rest = parameters.vararg.as_deref().into_iter().chain(parameters.kwarg.as_deref());
        let mut seen = std::collections::HashSet::new();
        for parameter in named.chain(rest) {
            let name = parameter.name.as_str();
            let range = super::spanning(&parameter.name, parameter);
            if !seen.insert(name) {
                let message = format!("duplicate argument '{name}' in function definition");
                self.found(Phase::Scopes, message, range);
            }
            self.bind(name, scopes::PARAMETER | scopes::BOUND, range);
        }
    }

    pub(super) fn class(&mut self, class: &'a ast::StmtClassDef) {
        let range = TextRange::new(self.after_decorators(&class.decorator_list, class.range), class.end());
        self.bind(&class.name, scopes::BOUND, range);
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.with_type_parameters(class.type_params.as_deref(), |checker| {
            if let Some(arguments) = &class.arguments {
                checker.visit_arguments(arguments);
            }
            checker.within(ScopeKind::Class, |checker| checker.visit_body(&class.body));
        });
    }

    pub(super) fn type_alias(&mut self, alias: &'a ast::StmtTypeAlias) {
        self.visit_expr(&alias.name);
        self.with_type_parameters(alias.type_params.as_deref(), |checker| {
            checker.within(ScopeKind::Annotation("a type alias"), |checker| checker.visit_expr(&alias.value));
        });
    }

    fn with_type_parameters(&mut self, parameters: Option<&'a ast::TypeParams>, read: impl FnOnce(&mut Self)) {
        let Some(parameters) = parameters else {
            return read(self);
        };
        self.within(GENERIC, |checker| {
            checker.type_parameters(&parameters.type_params);
            read(checker);
        });
    }

    fn type_parameters(&mut self, parameters: &'a [TypeParam]) {
        let mut has_default = false;
        for (i, parameter) in parameters.iter().enumerate() {
            let name = parameter.name();
            if parameters[..i].iter().any(|other| other.name().id == name.id) {
                self.found(Phase::Scopes, format!("duplicate type parameter '{name}'"), parameter.range());
            }
            self.bind(name, scopes::BOUND | scopes::TYPE_PARAMETER, parameter.range());
            let (bound, default, of_default) = match parameter {
                TypeParam::TypeVar(node) => (node.bound.as_deref(), node.default.as_deref(), "a TypeVar default"),
                TypeParam::TypeVarTuple(node) => (None, node.default.as_deref(), "a TypeVarTuple default"),
                TypeParam::ParamSpec(node) => (None, node.default.as_deref(), "a ParamSpec default"),
            };
            if let Some(bound) = bound {
                let what = if bound.is_tuple_expr() { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.within(ScopeKind::Annotation(what), |checker| checker.visit_expr(bound));
            }
            if let Some(default) = default {
                self.within(ScopeKind::Annotation(of_default), |checker| checker.item(default));
            }
            if has_default && default.is_none() {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                self.found(Phase::Code, message, parameter.range());
            }
            has_default |= default.is_some();
        }
    }
}
