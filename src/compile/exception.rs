//! Owns: `try` in all its forms, and `with`.
//!
//! Never: raises (`stmt.rs`).
//!
//! While a handler runs, the exception is the one being handled: `EnterExcept` on the way in, `LeaveExcept` on every way out.
//! A handler is itself protected by a *cleanup*, `LeaveExcept; Rethrow`, for the exceptions that it raises.
//!
//! `finally` is compiled twice: once for the ways out without an exception, which set a number first and go on by it
//! afterwards, and once for exceptions. A `finally` within several others is compiled once, with "an exception" as one more
//! number, because copies of copies grow exponentially. `with` is a `finally` whose body is the call of `__exit__`.
//!
//! Start reading at: [`Compiler::try_`].

use super::Compiler;
use super::emit::{Block, Exit, Label, RegSet};
use super::scope::Sym;
use crate::bytecode::instr::{AENTER, AEXIT, Instr, Intrinsic, Special};
use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Stmt, StmtTry, StmtWith, WithItem};
use ruff_text_size::{Ranged, TextRange};

/// Nested `finally` bodies from which on they are compiled once.
const MAX_COPIES: u32 = 3;
/// The number of the way out that is an exception.
const EXCEPTION: i16 = -1;

/// The registers of a protected statement.
#[derive(Clone, Copy)]
struct Frame {
    /// Number of the way out.
    action: u8,
    /// The value being returned.
    value: u8,
    exc: u8,
    saved: u8,
}

/// A range of instructions that is protected, and what was bound before it.
#[derive(Clone, Copy)]
struct Region {
    start: u32,
    end: u32,
    bound: RegSet,
}

impl<'a> Compiler<'a> {
    fn frame(&mut self, range: TextRange) -> Frame {
        let base = self.f.alloc_window(range, 4);
        let at = |i: u8| base.saturating_add(i);
        Frame { action: at(0), value: at(1), exc: at(2), saved: at(3) }
    }

    pub(super) fn try_(&mut self, s: &'a StmtTry) {
        let mark = self.f.mark();
        // Positions that cleanup code shows are those of the statement's first line.
        let range = TextRange::at(s.start(), 3.into());
        if s.finalbody.is_empty() {
            self.try_except(s, range);
        } else {
            self.try_finally(s, range);
        }
        self.f.release(mark);
    }

    // ---- finally

    fn try_finally(&mut self, s: &'a StmtTry, range: TextRange) {
        let frame = self.frame(range);
        let (region, exits, normal) = self.guarded(range, frame, &mut |this| match s.handlers.is_empty() {
            true => this.body(&s.body),
            false => this.try_except(s, range),
        });
        self.f.finally_depth += 1;
        if self.f.finally_depth > MAX_COPIES {
            self.shared_finally(range, &s.finalbody, frame, region, &exits);
        } else {
            self.body(&s.finalbody);
            self.dispatch_exits(range, &exits, frame.action, frame.value, normal);
            let end = self.f.label();
            self.f.jump(range, end);
            self.handler(range, frame, region, &mut |this| this.body(&s.finalbody));
            self.f.bind(end);
        }
        self.f.finally_depth -= 1;
    }

    /// Compiles what a block protects and leads every way out to here. Gives the protected range, the ways out beside the
    /// normal end, and whether there is a normal end.
    fn guarded(&mut self, range: TextRange, frame: Frame, body: &mut dyn FnMut(&mut Self)) -> (Region, Vec<Exit>, bool) {
        let Frame { action, value, .. } = frame;
        let label = self.f.label();
        let bound = self.f.bound;
        let start = self.f.position();
        self.nest(range);
        self.f.blocks.push(Block::Finally { label, action, value, exits: Vec::new() });
        body(self);
        let exits = match self.f.blocks.pop() {
            Some(Block::Finally { exits, .. }) => exits,
            _ => Vec::new(),
        };
        self.f.nesting -= 1;
        let region = Region { start, end: self.f.position(), bound };
        let normal = self.f.reachable;
        if !exits.is_empty() || self.f.finally_depth >= MAX_COPIES {
            self.f.emit(range, Instr::LoadInt { d: action, i: 0 });
        }
        self.f.bind(label);
        (region, exits, normal)
    }

    /// The way of an exception: `body` with the exception being handled, then on with the exception.
    fn handler(&mut self, range: TextRange, frame: Frame, region: Region, body: &mut dyn FnMut(&mut Self)) {
        let Frame { exc, saved, .. } = frame;
        let label = self.f.label();
        self.f.protect(region.start, region.end, label, exc);
        self.f.bind_handler(label, region.start, region.end, region.bound);
        self.f.emit(range, Instr::EnterExcept { saved, exc });
        let start = self.f.position();
        self.f.blocks.push(Block::Handler { saved, name: None });
        body(self);
        self.f.blocks.pop();
        self.cleanup(range, frame, start);
    }

    /// Where exceptions since `start` go, and the end of the handler that begins there: on with the exception.
    fn cleanup(&mut self, range: TextRange, frame: Frame, start: u32) {
        let Frame { exc, saved, .. } = frame;
        let label = self.f.label();
        let end = self.f.position();
        self.f.protect(start, end, label, exc);
        let reachable = self.f.reachable;
        self.f.bind_handler(label, start, end, self.f.bound);
        self.f.reachable |= reachable;
        self.f.emit(range, Instr::LeaveExcept { saved });
        self.f.emit_last(range, Instr::Rethrow { a: exc });
    }

    /// One copy of a `finally` body for all ways out.
    fn shared_finally(&mut self, range: TextRange, body: &'a [Stmt], frame: Frame, region: Region, exits: &[Exit]) {
        let Frame { action, value, exc, saved } = frame;
        let (entry, handler, raised) = (self.f.label(), self.f.label(), self.f.label());
        // Without an exception of its own it is the one handled around the statement that is restored at the end.
        self.f.emit(range, Instr::LoadNone { d: exc });
        self.f.emit(range, Instr::EnterExcept { saved, exc });
        self.f.emit(range, Instr::LeaveExcept { saved });
        self.f.jump(range, entry);
        self.f.protect(region.start, region.end, handler, exc);
        self.f.bind_handler(handler, region.start, region.end, region.bound);
        self.f.emit(range, Instr::EnterExcept { saved, exc });
        self.f.emit(range, Instr::LoadInt { d: action, i: EXCEPTION.into() });
        self.f.bind(entry);
        let start = self.f.position();
        self.f.blocks.push(Block::Handler { saved, name: None });
        self.body(body);
        self.f.blocks.pop();
        let to = self.f.to(raised);
        self.f.emit(range, Instr::JumpIfEqImm { a: action, imm: EXCEPTION, to });
        self.f.emit(range, Instr::LeaveExcept { saved });
        let stop = self.f.position();
        self.dispatch_exits(range, exits, action, value, true);
        let end = self.f.label();
        self.f.jump(range, end);
        self.f.bind(raised);
        let cleanup = self.f.label();
        self.f.protect(start, stop, cleanup, exc);
        let reachable = self.f.reachable;
        self.f.bind_handler(cleanup, start, stop, self.f.bound);
        self.f.reachable |= reachable;
        self.f.emit(range, Instr::LeaveExcept { saved });
        self.f.emit_last(range, Instr::Rethrow { a: exc });
        self.f.bind(end);
    }

    // ---- except

    fn try_except(&mut self, s: &'a StmtTry, range: TextRange) {
        let mark = self.f.mark();
        let exc = self.f.alloc(range);
        let saved = self.f.alloc(range);
        // No way out needs work here, so the other two are not used.
        let frame = Frame { action: exc, value: exc, exc, saved };
        let bound = self.f.bound;
        let start = self.f.position();
        self.nest(range);
        self.body(&s.body);
        let region = Region { start, end: self.f.position(), bound };
        self.body(&s.orelse);
        let end = self.f.label();
        self.f.jump(range, end);
        let handler = self.f.label();
        self.f.protect(region.start, region.end, handler, frame.exc);
        self.f.bind_handler(handler, region.start, region.end, region.bound);
        self.f.emit(range, Instr::EnterExcept { saved: frame.saved, exc: frame.exc });
        let start = self.f.position();
        if s.is_star {
            self.star_handlers(s, range, frame, end);
        } else {
            for handler in &s.handlers {
                let ExceptHandler::ExceptHandler(handler) = handler;
                self.except_clause(handler, frame, end);
            }
        }
        self.cleanup(range, frame, start);
        self.f.nesting -= 1;
        self.f.bind(end);
        self.f.release(mark);
    }

    fn handler_range(handler: &ExceptHandlerExceptHandler) -> TextRange {
        match &handler.type_ {
            Some(types) => types.range(),
            None => TextRange::at(handler.start(), 6.into()),
        }
    }

    fn except_clause(&mut self, handler: &'a ExceptHandlerExceptHandler, frame: Frame, end: Label) {
        let range = Self::handler_range(handler);
        let next = self.f.label();
        if let Some(types) = handler.type_.as_deref() {
            let mark = self.f.mark();
            let types = self.operand(types);
            let to = self.f.to(next);
            self.f.emit(range, Instr::JumpUnlessExc { exc: frame.exc, types, to });
            self.f.release(mark);
        }
        let name = handler.name.as_ref().map(|name| self.sym(name));
        self.handler_body(&handler.body, range, frame, frame.saved, name);
        self.f.emit(range, Instr::LeaveExcept { saved: frame.saved });
        self.f.jump(range, end);
        self.f.bind(next);
    }

    /// The body of an `except` clause. Its name is unbound on every way out; a raised exception stays in `frame.exc`.
    fn handler_body(&mut self, body: &'a [Stmt], range: TextRange, frame: Frame, saved: u8, name: Option<Sym>) {
        let Some(name) = name else {
            self.f.blocks.push(Block::Handler { saved, name: None });
            self.body(body);
            self.f.blocks.pop();
            return;
        };
        self.store(range, name, frame.exc);
        let bound = self.f.bound;
        let start = self.f.position();
        self.f.blocks.push(Block::Handler { saved, name: Some(name) });
        self.body(body);
        self.f.blocks.pop();
        let stop = self.f.position();
        self.unbind(range, name);
        if start == stop {
            return;
        }
        let (over, unbind) = (self.f.label(), self.f.label());
        self.f.jump(range, over);
        self.f.protect(start, stop, unbind, frame.exc);
        self.f.bind_handler(unbind, start, stop, bound);
        self.unbind(range, name);
        self.f.emit_last(range, Instr::Rethrow { a: frame.exc });
        self.f.bind(over);
    }

    // ---- except*

    /// Each clause takes its part of the group; what is raised meanwhile, and what no clause took, is raised at the end.
    fn star_handlers(&mut self, s: &'a StmtTry, range: TextRange, frame: Frame, end: Label) {
        let mark = self.f.mark();
        let original = self.f.alloc(range);
        let raised = self.f.alloc(range);
        // The intrinsic's result is unpacked into these two.
        let rest = self.f.alloc_window(range, 2);
        let inner_saved = self.f.alloc(range);
        let inner = Frame { exc: rest.saturating_add(1), saved: inner_saved, ..frame };
        self.f.emit(range, Instr::Move { d: original, a: frame.exc });
        self.f.emit(range, Instr::BuildList { d: raised, base: raised, n: 0 });
        self.f.emit(range, Instr::Move { d: rest, a: frame.exc });
        for handler in &s.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            self.star_clause(handler, inner, rest, raised);
        }
        let skip = self.f.label();
        let to = self.f.to(skip);
        self.f.emit(range, Instr::JumpIfNone { a: rest, to });
        self.f.emit(range, Instr::ListAppend { list: raised, a: rest });
        self.f.bind(skip);
        // `original` and `raised` are neighbours: the arguments.
        self.f.emit(range, Instr::CallIntrinsic { d: frame.exc, base: original, n: 2, which: Intrinsic::ExceptStarFinish });
        let done = self.f.label();
        let to = self.f.to(done);
        self.f.emit(range, Instr::JumpIfNone { a: frame.exc, to });
        self.f.emit(range, Instr::LeaveExcept { saved: frame.saved });
        self.f.emit_last(range, Instr::Rethrow { a: frame.exc });
        self.f.bind(done);
        self.f.emit(range, Instr::LeaveExcept { saved: frame.saved });
        self.f.jump(range, end);
        self.f.release(mark);
    }

    fn star_clause(&mut self, handler: &'a ExceptHandlerExceptHandler, inner: Frame, rest: u8, raised: u8) {
        let range = Self::handler_range(handler);
        let matched = inner.exc;
        let mark = self.f.mark();
        let base = self.f.alloc(range);
        let types = self.f.alloc(range);
        self.f.emit(range, Instr::Move { d: base, a: rest });
        if let Some(expr) = handler.type_.as_deref() {
            self.expr_to(expr, types);
        }
        self.f.emit(range, Instr::CallIntrinsic { d: base, base, n: 2, which: Intrinsic::ExceptStarMatch });
        self.f.emit(range, Instr::UnpackSequence { base: rest, a: base, n: 2 });
        self.f.release(mark);
        let (next, failed) = (self.f.label(), self.f.label());
        let to = self.f.to(next);
        self.f.emit(range, Instr::JumpIfNone { a: matched, to });
        self.f.emit(range, Instr::EnterExcept { saved: inner.saved, exc: matched });
        let name = handler.name.as_ref().map(|name| self.sym(name));
        let bound = self.f.bound;
        let start = self.f.position();
        self.handler_body(&handler.body, range, inner, inner.saved, name);
        let stop = self.f.position();
        self.f.emit(range, Instr::LeaveExcept { saved: inner.saved });
        self.f.jump(range, next);
        self.f.protect(start, stop, failed, matched);
        self.f.bind_handler(failed, start, stop, bound);
        self.f.emit(range, Instr::LeaveExcept { saved: inner.saved });
        self.f.emit(range, Instr::ListAppend { list: raised, a: matched });
        self.f.bind(next);
    }

    // ---- with

    pub(super) fn with(&mut self, s: &'a StmtWith) {
        self.with_items(s, &s.items);
    }

    fn with_items(&mut self, s: &'a StmtWith, items: &'a [WithItem]) {
        let Some((item, rest)) = items.split_first() else { return self.body(&s.body) };
        if self.stopped() {
            return;
        }
        let range = item.context_expr.range();
        let mark = self.f.mark();
        let frame = self.frame(range);
        let exit = self.f.alloc_window(range, 2);
        self.enter_context(s.is_async, item, exit, frame.value);
        let (region, exits, normal) = self.guarded(range, frame, &mut |this| {
            if let Some(target) = item.optional_vars.as_deref() {
                this.assign(target, frame.value);
            }
            this.with_items(s, rest);
        });
        self.exit_context(range, s.is_async, exit, None);
        self.dispatch_exits(range, &exits, frame.action, frame.value, normal);
        let end = self.f.label();
        self.f.jump(range, end);
        self.handler(range, frame, region, &mut |this| {
            this.exit_context(range, s.is_async, exit, Some(frame.exc));
            let propagate = this.f.label();
            let to = this.f.to(propagate);
            this.f.emit(range, Instr::JumpIfFalse { a: exit, to });
            this.f.emit(range, Instr::LeaveExcept { saved: frame.saved });
            this.f.jump(range, end);
            this.f.bind(propagate);
        });
        self.f.bind(end);
        self.f.release(mark);
    }

    /// `r[exit..]` = the exit method, `r[d]` = what `__enter__` returns.
    fn enter_context(&mut self, is_async: bool, item: &'a WithItem, exit: u8, d: u8) {
        let range = item.context_expr.range();
        let (enter_name, exit_name) = if is_async { (Special::AEnter, Special::AExit) } else { (Special::Enter, Special::Exit) };
        let mark = self.f.mark();
        let context = self.operand(&item.context_expr);
        self.f.emit(range, Instr::LoadSpecial { d: exit, a: context, which: exit_name });
        let enter = self.f.alloc_window(range, 2);
        self.f.emit(range, Instr::LoadSpecial { d: enter, a: context, which: enter_name });
        self.f.emit(range, Instr::CallMethod { d, base: enter, n: 1 });
        if is_async {
            self.await_register(range, d, d, AENTER);
        }
        self.f.release(mark);
    }

    /// `r[exit] = __exit__(type, value, traceback)`, of Nones when there is no exception. `r[exit..]` tops the stack.
    fn exit_context(&mut self, range: TextRange, is_async: bool, exit: u8, exc: Option<u8>) {
        let mark = self.f.mark();
        let base = self.f.alloc_window(range, 3);
        match exc {
            Some(exc) => self.f.emit(range, Instr::LoadExcInfo { d: base, exc }),
            None => (0..3).for_each(|i| self.f.emit(range, Instr::LoadNone { d: base.saturating_add(i) })),
        }
        self.f.emit(range, Instr::CallMethod { d: exit, base: exit, n: 4 });
        if is_async {
            self.await_register(range, exit, exit, AEXIT);
        }
        self.f.release(mark);
    }
}
