//! Owns: comprehensions, which run in the frame around them, and generator expressions, which are functions.
//!
//! Never: `for` statements, though the loops are alike.
//!
//! Start reading at: [`Compiler::comprehension`].

use super::emit::Label;
use super::hoist::Finder;
use super::scope::{Kind, Role};
use super::{Compiler, Head};
use crate::bytecode::code::CodeFlags;
use crate::bytecode::instr::{Instr, Intrinsic};
use crate::text::core;
use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{Comprehension, Expr, ExprGenerator};
use ruff_text_size::{Ranged, TextRange};

/// What is done with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append(u8, &'a Expr),
    Add(u8, &'a Expr),
    Set(u8, Option<&'a Expr>, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Element<'a> {
    fn exprs(self) -> impl Iterator<Item = &'a Expr> {
        let (first, second) = match self {
            Element::Append(_, expr) | Element::Add(_, expr) | Element::Yield(expr) => (None, expr),
            Element::Set(_, key, value) => (key, value),
        };
        first.into_iter().chain([second])
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr, d: u8) {
        let range = expr.range();
        let (scope, generators) = match expr {
            Expr::ListComp(e) => (self.scopes.of_node(e, Role::Body), &e.generators),
            Expr::SetComp(e) => (self.scopes.of_node(e, Role::Body), &e.generators),
            Expr::DictComp(e) => (self.scopes.of_node(e, Role::Body), &e.generators),
            _ => return,
        };
        let Some(first) = generators.first() else { return };
        let result = self.scratch(range, d);
        // The first iterable belongs to the scope around.
        let source = self.loop_source(first);
        let element = match expr {
            Expr::SetComp(e) => {
                self.f.emit(range, Instr::BuildSet { d: result, base: result, n: 0 });
                Element::Add(result, &e.elt)
            }
            Expr::DictComp(e) => {
                self.f.emit(range, Instr::BuildDict { d: result, base: result, n: 0 });
                Element::Set(result, e.key.as_deref(), &e.value)
            }
            Expr::ListComp(e) => {
                self.f.emit(range, Instr::BuildList { d: result, base: result, n: 0 });
                Element::Append(result, &e.elt)
            }
            _ => return,
        };
        let early = generators.len() > 1 || !first.target.is_name_expr();
        let outer = self.enter_inlined(scope, range, early);
        self.all_generators(generators, source, element);
        self.leave_inlined(scope, outer);
        self.settle(range, d, result);
    }

    /// Prepares the loop over a comprehension's iterable: the loop's state, or the asynchronous iterator.
    fn loop_source(&mut self, generator: &'a Comprehension) -> u8 {
        let range = generator.iter.range();
        if generator.is_async {
            let state = self.f.alloc(range);
            self.async_iterator(&generator.iter, state);
            return state;
        }
        let state = self.f.alloc_window(range, 3);
        self.prepare_loop(&generator.iter, state);
        state
    }

    /// Prepares the iteration in `r[state..]`. The prelude's `_m_started(x)` says that `x` is an iterator: its `__iter__` is not
    /// called again.
    pub(super) fn prepare_loop(&mut self, iter: &'a Expr, state: u8) {
        if let Expr::Call(e) = iter
            && self.is_hidden_call(e, "_m_started")
            && let [iterator] = &*e.arguments.args
        {
            return self.expr_to(iterator, state);
        }
        let mark = self.f.mark();
        let a = self.iterable(iter);
        self.f.emit(iter.range(), Instr::ForPrep { s: state, a });
        self.f.release(mark);
    }

    /// `r[d] = aiter(value)`
    pub(super) fn async_iterator(&mut self, value: &'a Expr, d: u8) {
        self.expr_to(value, d);
        self.f.emit(value.range(), Instr::CallIntrinsic { d, base: d, n: 1, which: Intrinsic::GetAiter });
    }

    /// The value of an iterable: a display of constants need not be built.
    pub(super) fn iterable(&mut self, iter: &'a Expr) -> u8 {
        match self.fold_display(iter) {
            Some(value) => {
                let d = self.f.alloc(iter.range());
                self.load_constant(iter.range(), value, d);
                d
            }
            None => self.operand(iter),
        }
    }

    /// The loops of a comprehension, the first one over what `source` has.
    fn all_generators(&mut self, generators: &'a [Comprehension], source: u8, element: Element<'a>) {
        let parts = |finder: &mut Finder<'_, 'a>| {
            generators.iter().for_each(|generator| finder.visit_comprehension(generator));
            element.exprs().for_each(|expr| finder.visit_expr(expr));
        };
        self.hoisting(parts, |this| this.generators(generators, source, element));
    }

    fn generators(&mut self, generators: &'a [Comprehension], source: u8, element: Element<'a>) {
        let Some((generator, rest)) = generators.split_first() else { return };
        if self.stopped() {
            return;
        }
        let range = generator.iter.range();
        let next = self.f.label();
        let mark = self.f.mark();
        let body = &mut |this: &mut Self| this.generator_body(generator, rest, element, next);
        match generator.is_async {
            true => self.async_loop(range, source, &generator.target, next, body),
            false => self.sync_loop(range, source, &generator.target, next, body),
        }
        self.f.release(mark);
    }

    fn generator_body(&mut self, generator: &'a Comprehension, rest: &'a [Comprehension], element: Element<'a>, next: Label) {
        let mark = self.f.mark();
        for test in &generator.ifs {
            self.jump_unless(test, next);
        }
        match rest.first() {
            Some(inner) => {
                let source = self.loop_source(inner);
                self.generators(rest, source, element);
            }
            None => self.element(element),
        }
        self.f.release(mark);
    }

    fn element(&mut self, element: Element<'a>) {
        match element {
            Element::Append(list, Expr::Starred(star)) => {
                let a = self.operand(&star.value);
                self.f.emit(star.range(), Instr::ListExtend { list, a });
            }
            Element::Append(list, elt) => {
                let a = self.operand(elt);
                self.f.emit(elt.range(), Instr::ListAppend { list, a });
            }
            Element::Add(set, Expr::Starred(star)) => {
                let a = self.operand(&star.value);
                self.f.emit(star.range(), Instr::SetUpdate { set, a });
            }
            Element::Add(set, elt) => {
                let a = self.operand(elt);
                self.f.emit(elt.range(), Instr::SetAdd { set, a });
            }
            Element::Set(dict, Some(key), value) => {
                let k = self.operand_before(key);
                let v = self.operand(value);
                self.f.emit(TextRange::new(key.start(), value.end()), Instr::DictSet { dict, k, v });
            }
            Element::Set(dict, None, value) => {
                let a = self.operand(value);
                self.f.emit(value.range(), Instr::DictUpdate { dict, a });
            }
            Element::Yield(elt) => {
                let a = self.operand(elt);
                let d = self.f.alloc(elt.range());
                self.f.emit(elt.range(), Instr::Yield { d, a });
            }
        }
    }

    /// A generator expression: a function of the iterator of its first iterable, called at once.
    pub(super) fn generator(&mut self, e: &'a ExprGenerator, d: u8) {
        let range = e.range();
        let Some(first) = e.generators.first() else { return };
        let window = self.f.window_base(range, d);
        let code = self.generator_code(e);
        self.make_plain_function(range, code, window);
        let iterator = self.f.alloc(range);
        if first.is_async {
            self.async_iterator(&first.iter, iterator);
        } else {
            let mark = self.f.mark();
            let a = self.iterable(&first.iter);
            self.f.emit(first.iter.range(), Instr::GetIter { d: iterator, a });
            self.f.release(mark);
        }
        self.f.emit(range, Instr::Call { d, base: window, n: 1 });
    }

    fn generator_code(&mut self, e: &'a ExprGenerator) -> u16 {
        let range = e.range();
        let scope = self.scopes.of_node(e, Role::Body);
        let qualname = self.inner_qualname(core::GENEXPR);
        let outer = self.enter_code(scope, qualname);
        self.place_locals(1, range);
        self.f.named.insert(0);
        let source = match e.generators.first() {
            Some(first) if first.is_async => {
                let source = self.f.alloc(range);
                self.f.emit(range, Instr::Move { d: source, a: 0 });
                source
            }
            _ => {
                // What is given is the iterator.
                let source = self.f.alloc_window(range, 3);
                self.f.emit(range, Instr::Move { d: source, a: 0 });
                source
            }
        };
        self.all_generators(&e.generators, source, Element::Yield(&e.elt));
        self.return_none(range);
        let is_async = self.scopes.get(scope).has_await;
        let flags = if is_async { CodeFlags::ASYNC_GENERATOR } else { CodeFlags::GENERATOR };
        let params = Box::new([self.strings.intern(".0")]);
        let head = Head { positional: 1, posonly: 1, params, ..Head::plain(core::GENEXPR, flags, range.start()) };
        debug_assert_eq!(self.scopes.get(scope).kind, Kind::Generator);
        self.leave_code(outer, head, range)
    }
}
