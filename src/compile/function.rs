//! Owns: functions, lambdas, decorators, defaults, type parameters and type aliases.
//!
//! Never: annotations (`annotation.rs`), generator expressions (`comprehension.rs`).
//!
//! Start reading at: [`Compiler::function_def`].

use super::scope::{Flags, Kind, Role, ScopeId, Sym, key};
use super::{Compiler, Head};
use crate::bytecode::code::CodeFlags;
use crate::bytecode::instr::{Instr, Intrinsic};
use crate::text::core;
use ruff_python_ast::{
    Decorator, Expr, ExprLambda, ExprStringLiteral, Parameters, Stmt, StmtFunctionDef, StmtTypeAlias, TypeParam, TypeParams,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// The docstring of a body and the statements after it.
pub(super) fn split_docstring(body: &[Stmt]) -> (Option<&ExprStringLiteral>, &[Stmt]) {
    if let Some((Stmt::Expr(first), rest)) = body.split_first()
        && let Expr::StringLiteral(doc) = &*first.value
    {
        return (Some(doc), rest);
    }
    (None, body)
}

impl<'a> Compiler<'a> {
    /// A docstring as 3.13 and later keep it: without the common indentation of its lines.
    pub(super) fn docstring(&mut self, doc: &ExprStringLiteral) -> Sym {
        let text = dedent(doc.value.to_str());
        self.strings.intern(&text)
    }

    /// The `__qualname__` of something defined in the current scope.
    pub(super) fn inner_qualname(&mut self, name: Sym) -> Sym {
        let scope = self.scopes.get(self.f.scope);
        let declared_global = scope.flags(name).contains(Flags::GLOBAL);
        let host = self.scopes.get(self.f.host).kind;
        let around = self.strings.text(self.f.qualname);
        let text = match host {
            _ if declared_global || around.len() > super::MAX_NAME => return name,
            Kind::Module => return name,
            Kind::Class => format!("{around}.{}", self.strings.text(name)),
            _ => format!("{around}.<locals>.{}", self.strings.text(name)),
        };
        self.strings.intern(&text)
    }

    pub(super) fn function_def(&mut self, def: &'a StmtFunctionDef) {
        let mark = self.f.mark();
        let range = TextRange::new(self.header_start(def.start(), &def.decorator_list, def.name.start(), "def"), def.name.end());
        self.decorators(&def.decorator_list);
        let d = self.f.alloc(range);
        let base = self.f.alloc_window(range, 3);
        self.defaults(range, &def.parameters, base);
        let type_params = def.type_params.as_deref().map(|params| self.type_params(key(def), params));
        self.function_annotations(range, def, base.saturating_add(2));
        let name = self.sym(&def.name);
        let code = self.function_code(def, name);
        self.f.emit(range, Instr::MakeFunction { d, base, c: code });
        if let Some(inner) = type_params {
            let window = self.f.alloc_window(range, 2);
            self.f.emit(range, Instr::Move { d: window, a: d });
            self.f.emit(range, Instr::Move { d: window.saturating_add(1), a: inner.tuple });
            self.f.emit(range, Instr::CallIntrinsic { d, base: window, n: 2, which: Intrinsic::SetTypeParams });
            self.leave_type_params(&inner);
        }
        self.apply_decorators(&def.decorator_list, d);
        let d = d.saturating_sub(def.decorator_list.len().min(255) as u8);
        self.store(range, name, d);
        self.f.release(mark);
    }

    /// Where `def`, `async` or `class` stands: after the decorators.
    pub(super) fn header_start(&self, start: TextSize, decorators: &[Decorator], name: TextSize, keyword: &str) -> TextSize {
        let Some(last) = decorators.last() else { return start };
        let after = last.end().to_usize();
        match self.source[after..name.to_usize()].rfind(keyword) {
            Some(at) => TextSize::new((after + at) as u32),
            None => name,
        }
    }

    /// Evaluates decorators into registers below the one that the definition will go to.
    pub(super) fn decorators(&mut self, decorators: &'a [Decorator]) {
        for decorator in decorators {
            let d = self.f.alloc(decorator.expression.range());
            self.expr_to(&decorator.expression, d);
        }
    }

    /// Calls the decorators on `r[d]`, innermost first; each result takes the place of its decorator.
    pub(super) fn apply_decorators(&mut self, decorators: &'a [Decorator], mut d: u8) {
        self.f.release(u16::from(d) + 1);
        for decorator in decorators.iter().rev() {
            let base = d.saturating_sub(1);
            self.f.emit(decorator.expression.range(), Instr::Call { d: base, base, n: 1 });
            d = base;
        }
    }

    /// `r[base], r[base+1]` = the defaults: a tuple and a dict, or None.
    fn defaults(&mut self, range: TextRange, parameters: &'a Parameters, base: u8) {
        let positional: Vec<&'a Expr> =
            parameters.posonlyargs.iter().chain(&parameters.args).filter_map(|parameter| parameter.default.as_deref()).collect();
        let mark = self.f.mark();
        if positional.is_empty() {
            self.f.emit(range, Instr::LoadNone { d: base });
        } else {
            self.positional_defaults(range, &positional, base);
        }
        self.f.release(mark);
        let dict = base.saturating_add(1);
        let any = parameters.kwonlyargs.iter().any(|parameter| parameter.default.is_some());
        if !any {
            self.f.emit(range, Instr::LoadNone { d: dict });
            return;
        }
        self.f.emit(range, Instr::BuildDict { d: dict, base: dict, n: 0 });
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = parameter.default.as_deref() {
                let k = self.f.alloc(range);
                let s = self.sym(&parameter.parameter.name);
                self.f.emit(range, Instr::LoadStr { d: k, s });
                let v = self.operand(default);
                self.f.emit(range, Instr::DictSet { dict, k, v });
                self.f.release(mark);
            }
        }
    }

    fn positional_defaults(&mut self, range: TextRange, defaults: &[&'a Expr], d: u8) {
        let constants: Option<Box<[_]>> = defaults.iter().map(|default| self.fold(default)).collect();
        if let Some(values) = constants {
            return self.load_constant(range, crate::bytecode::code::Const::Tuple(values), d);
        }
        self.f.emit(range, Instr::BuildList { d, base: d, n: 0 });
        for default in defaults {
            let mark = self.f.mark();
            let a = self.operand(default);
            self.f.emit(range, Instr::ListAppend { list: d, a });
            self.f.release(mark);
        }
        self.f.emit(range, Instr::ListToTuple { d, a: d });
    }

    fn function_code(&mut self, def: &'a StmtFunctionDef, name: Sym) -> u16 {
        let scope = self.scopes.of_node(def, Role::Body);
        let qualname = self.inner_qualname(name);
        let (doc, rest) = split_docstring(&def.body);
        let doc = doc.map(|doc| self.docstring(doc));
        let at = TextRange::empty(def.name.start());
        let outer = self.enter_code(scope, qualname);
        self.place_locals(0, at);
        self.body(rest);
        self.return_none(TextRange::new(def.name.start(), def.name.end()));
        let own = self.scopes.get(scope);
        let flags = match (own.is_async, own.has_yield) {
            (true, true) => CodeFlags::ASYNC_GENERATOR,
            (true, false) => CodeFlags::COROUTINE,
            (false, true) => CodeFlags::GENERATOR,
            (false, false) => CodeFlags::empty(),
        };
        let start = def.decorator_list.first().map_or(def.start(), Ranged::start);
        let head = self.head(name, flags, &def.parameters, start);
        self.leave_code(outer, Head { doc, ..head }, at)
    }

    pub(super) fn lambda(&mut self, e: &'a ExprLambda, d: u8) {
        let range = e.range();
        let base = self.f.alloc_window(range, 3);
        match e.parameters.as_deref() {
            Some(parameters) => self.defaults(range, parameters, base),
            None => (0..2).for_each(|i| self.f.emit(range, Instr::LoadNone { d: base.saturating_add(i) })),
        }
        self.f.emit(range, Instr::LoadNone { d: base.saturating_add(2) });
        let scope = self.scopes.of_node(e, Role::Body);
        let qualname = self.inner_qualname(core::LAMBDA);
        let outer = self.enter_code(scope, qualname);
        self.place_locals(0, TextRange::empty(range.start()));
        self.return_value(&e.body, e.body.range());
        let own = self.scopes.get(scope);
        let flags = match (own.has_yield, own.has_await) {
            (true, true) => CodeFlags::ASYNC_GENERATOR,
            (true, false) => CodeFlags::GENERATOR,
            (false, _) => CodeFlags::empty(),
        };
        let head = match e.parameters.as_deref() {
            Some(parameters) => self.head(core::LAMBDA, flags, parameters, range.start()),
            None => Head::plain(core::LAMBDA, flags, range.start()),
        };
        let code = self.leave_code(outer, head, range);
        self.f.emit(range, Instr::MakeFunction { d, base, c: code });
    }

    /// `r[d] = function of the code`, with nothing beside it.
    pub(super) fn make_plain_function(&mut self, range: TextRange, code: u16, d: u8) {
        let mark = self.f.mark();
        let base = self.f.alloc_window(range, 3);
        (0..3).for_each(|i| self.f.emit(range, Instr::LoadNone { d: base.saturating_add(i) }));
        self.f.emit(range, Instr::MakeFunction { d, base, c: code });
        self.f.release(mark);
    }

    /// The parameters as the code object describes them. The current code is the function's.
    fn head(&mut self, name: Sym, flags: CodeFlags, parameters: &Parameters, start: TextSize) -> Head {
        let mut flags = flags;
        let named = parameters.iter_non_variadic_params().map(|parameter| &parameter.parameter);
        let others = parameters.vararg.as_deref().into_iter().chain(parameters.kwarg.as_deref());
        let params = named.chain(others).map(|parameter| self.sym(&parameter.name)).collect();
        flags.set(CodeFlags::VARARGS, parameters.vararg.is_some());
        flags.set(CodeFlags::VARKEYWORDS, parameters.kwarg.is_some());
        // More than 200 have been refused.
        let count = |n: usize| n.min(255) as u8;
        Head {
            name,
            flags,
            posonly: count(parameters.posonlyargs.len()),
            positional: count(parameters.posonlyargs.len() + parameters.args.len()),
            kwonly: count(parameters.kwonlyargs.len()),
            params,
            doc: None,
            start,
        }
    }

    // ---- type parameters (PEP 695)

    /// Makes the type parameters in their own scope, which is entered. They are a tuple in a register.
    pub(super) fn type_params(&mut self, node: usize, params: &'a TypeParams) -> TypeParamScope {
        let range = params.range();
        let tuple = self.f.alloc(range);
        let scope = self.scopes.by_node[&(node, Role::TypeParams)];
        let outer = self.enter_inlined(scope, range, true);
        self.f.emit(range, Instr::BuildList { d: tuple, base: tuple, n: 0 });
        for param in params {
            let mark = self.f.mark();
            let d = self.f.alloc(range);
            let name = match param {
                TypeParam::TypeVar(var) => {
                    let bound = var.bound.as_deref().map(|bound| (key(var), Role::Bound, bound));
                    self.type_param(&var.name, Intrinsic::TypeVar, Some(bound), key(var), var.default.as_deref(), d)
                }
                TypeParam::TypeVarTuple(var) => {
                    self.type_param(&var.name, Intrinsic::TypeVarTuple, None, key(var), var.default.as_deref(), d)
                }
                TypeParam::ParamSpec(var) => self.type_param(&var.name, Intrinsic::ParamSpec, None, key(var), var.default.as_deref(), d),
            };
            self.store(range, name, d);
            self.f.emit(range, Instr::ListAppend { list: tuple, a: d });
            self.f.release(mark);
        }
        self.f.emit(range, Instr::ListToTuple { d: tuple, a: tuple });
        let hidden = self.strings.intern(super::collect::TYPE_PARAMS);
        if self.f.places.contains_key(&(scope, hidden)) {
            self.store(range, hidden, tuple);
        }
        TypeParamScope { tuple, scope, outer }
    }

    pub(super) fn leave_type_params(&mut self, inner: &TypeParamScope) {
        self.leave_inlined(inner.scope, inner.outer);
    }

    fn type_param(
        &mut self,
        name: &ruff_python_ast::Identifier,
        which: Intrinsic,
        bound: Option<Option<(usize, Role, &'a Expr)>>,
        node: usize,
        default: Option<&'a Expr>,
        d: u8,
    ) -> Sym {
        let range = name.range();
        let mark = self.f.mark();
        let sym = self.sym(name);
        let text = self.strings.intern(name);
        let base = self.f.alloc(range);
        self.f.emit(range, Instr::LoadStr { d: base, s: text });
        let mut n = 1;
        for lazy in bound.into_iter().chain([default.map(|default| (node, Role::Default, default))]) {
            let slot = self.f.alloc(range);
            match lazy {
                Some((node, role, expr)) => self.lazy_function(range, sym, (node, role), expr, slot),
                None => self.f.emit(range, Instr::LoadNone { d: slot }),
            }
            n += 1;
        }
        self.f.emit(range, Instr::CallIntrinsic { d, base, n, which });
        self.f.release(mark);
        sym
    }

    /// `r[d]` = a function without parameters that evaluates the expression.
    fn lazy_function(&mut self, range: TextRange, name: Sym, node: (usize, Role), expr: &'a Expr, d: u8) {
        let scope = self.scopes.by_node[&node];
        let qualname = self.inner_qualname(name);
        let outer = self.enter_code(scope, qualname);
        self.place_locals(1, range);
        self.f.named.insert(0);
        self.load_classdict(range);
        let a = match expr {
            // The default of a type variable tuple: `*Ts = *tuple[int]`.
            Expr::Starred(star) => {
                let item = self.operand(&star.value);
                self.unpack_sequence(range, 1, item)
            }
            expr => self.operand(expr),
        };
        self.f.emit_last(expr.range(), Instr::Return { a });
        let head = Head::plain(name, CodeFlags::empty(), expr.start());
        let code = self.leave_code(outer, head, range);
        self.make_plain_function(range, code, d);
    }

    pub(super) fn type_alias(&mut self, s: &'a StmtTypeAlias) {
        let range = s.range();
        let Expr::Name(target) = &*s.name else { return self.fail("invalid syntax", range) };
        let name = self.sym(&target.id);
        let mark = self.f.mark();
        let d = self.f.alloc(range);
        let inner = s.type_params.as_deref().map(|params| self.type_params(key(s), params));
        let base = self.f.alloc(range);
        let text = self.strings.intern(&target.id);
        self.f.emit(range, Instr::LoadStr { d: base, s: text });
        let params = self.f.alloc(range);
        match &inner {
            Some(inner) => self.f.emit(range, Instr::Move { d: params, a: inner.tuple }),
            None => self.load_constant(range, crate::bytecode::code::Const::Tuple(Box::new([])), params),
        }
        let value = self.f.alloc(range);
        self.lazy_function(range, name, (key(s), Role::Body), &s.value, value);
        self.f.emit(range, Instr::CallIntrinsic { d, base, n: 3, which: Intrinsic::TypeAlias });
        if let Some(inner) = inner {
            self.leave_type_params(&inner);
        }
        self.store(range, name, d);
        self.f.release(mark);
    }
}

/// A type parameter scope while it is open.
pub(super) struct TypeParamScope {
    /// Register of the tuple of parameters.
    pub(super) tuple: u8,
    scope: ScopeId,
    outer: ScopeId,
}

/// Tabs expanded, the first line without its indentation, the others without what they have in common.
fn dedent(doc: &str) -> String {
    let expanded = expand_tabs(doc);
    let mut lines = expanded.split('\n');
    let first = lines.next().unwrap_or("").trim_start_matches(' ').to_owned();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines.clone().filter(|line| !line.trim_start_matches(' ').is_empty()).map(indent).min().unwrap_or(usize::MAX);
    let mut text = first;
    for line in lines {
        text.push('\n');
        text.push_str(&line[indent(line).min(margin)..]);
    }
    text
}

fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let n = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', n));
                column += n;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}
