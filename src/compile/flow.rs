//! Owns: `if`, loops, and leaving blocks: `return`, `break`, `continue`.
//!
//! Never: handlers of exceptions (`exception.rs`).
//!
//! Loops have their condition at the bottom, so that an iteration has one jump. A `while` condition is compiled twice: before
//! the loop and at its bottom. A `for` jumps to its bottom first, where `ForNext` fetches an item and goes to the top.
//!
//! Start reading at: [`Compiler::sync_loop`], [`Compiler::exit`].

use super::Compiler;
use super::emit::{Block, Exit, Label};
use super::hoist::Finder;
use crate::bytecode::instr::{ANEXT, Instr, Intrinsic};
use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{Expr, Stmt, StmtFor, StmtIf, StmtReturn, StmtWhile};
use ruff_text_size::{Ranged, TextRange};

/// CPython's limit of loops, `try` and `with` in each other.
const MAX_NESTING: u32 = 21;

impl<'a> Compiler<'a> {
    /// Counts a block that encloses statements.
    pub(super) fn nest(&mut self, range: TextRange) {
        self.f.nesting += 1;
        if self.f.nesting > MAX_NESTING {
            self.fail("too many statically nested blocks", range);
        }
    }

    pub(super) fn if_(&mut self, s: &'a StmtIf) {
        let end = self.f.label();
        let mut test = Some(&*s.test);
        let mut body = &s.body;
        let mut clauses = s.elif_else_clauses.iter();
        loop {
            let otherwise = self.f.label();
            if let Some(test) = test {
                self.jump_unless(test, otherwise);
            }
            self.body(body);
            let Some(clause) = clauses.next() else {
                self.f.bind(otherwise);
                break;
            };
            self.f.jump(s.test.range(), end);
            self.f.bind(otherwise);
            test = clause.test.as_ref();
            body = &clause.body;
        }
        self.f.bind(end);
    }

    // ---- loops

    pub(super) fn while_(&mut self, s: &'a StmtWhile) {
        let parts = |finder: &mut Finder<'_, 'a>| {
            finder.visit_expr(&s.test);
            finder.visit_body(&s.body);
        };
        self.hoisting(parts, |this| this.while_loop(s));
    }

    fn while_loop(&mut self, s: &'a StmtWhile) {
        let (top, next, otherwise, end) = (self.f.label(), self.f.label(), self.f.label(), self.f.label());
        let truth = match self.fold(&s.test) {
            Some(value) => self.constant_truth(&value),
            None => None,
        };
        match truth {
            Some(false) => {}
            Some(true) => {
                self.f.bind_loop(next);
                self.loop_body(&s.body, end, next, s.range());
                self.f.jump(s.test.range(), next);
            }
            None => {
                self.jump_unless(&s.test, otherwise);
                self.f.bind_loop(top);
                self.loop_body(&s.body, end, next, s.range());
                self.f.bind(next);
                self.jump_if(&s.test, top);
                self.f.bind(otherwise);
            }
        }
        self.body(&s.orelse);
        self.f.bind(end);
    }

    fn loop_body(&mut self, body: &'a [Stmt], end: Label, next: Label, range: TextRange) {
        self.nest(range);
        self.f.blocks.push(Block::Loop { end, next });
        self.body(body);
        self.f.blocks.pop();
        self.f.nesting -= 1;
    }

    pub(super) fn for_(&mut self, s: &'a StmtFor) {
        let parts = |finder: &mut Finder<'_, 'a>| {
            finder.visit_expr(&s.target);
            finder.visit_body(&s.body);
        };
        self.hoisting(parts, |this| this.for_loop(s));
    }

    fn for_loop(&mut self, s: &'a StmtFor) {
        let range = s.iter.range();
        let mark = self.f.mark();
        let (next, end) = (self.f.label(), self.f.label());
        let body = &mut |this: &mut Self| this.loop_body(&s.body, end, next, range);
        if s.is_async {
            let iterator = self.f.alloc(range);
            self.async_iterator(&s.iter, iterator);
            self.async_loop(range, iterator, &s.target, next, body);
        } else {
            let state = self.f.alloc_window(range, 3);
            self.prepare_loop(&s.iter, state);
            self.sync_loop(range, state, &s.target, next, body);
        }
        self.body(&s.orelse);
        self.f.bind(end);
        self.f.release(mark);
    }

    /// A loop over the prepared iteration in `r[state..]`. Goes on after it when the items are used up.
    pub(super) fn sync_loop(&mut self, range: TextRange, state: u8, target: &'a Expr, next: Label, body: &mut dyn FnMut(&mut Self)) {
        let item = self.loop_item(target);
        let before = self.f.bound.without(self.f.deletable);
        let reachable = self.f.reachable;
        let top = self.f.label();
        self.f.jump(range, next);
        self.f.bind_body(top, reachable, before);
        self.loop_target(target, item);
        body(self);
        self.f.bind(next);
        self.f.bound = before;
        let to = self.f.to(top);
        self.f.emit(range, Instr::ForNext { d: item, s: state, to });
    }

    /// Where the loop's item goes: straight to a variable's register when the target is one.
    fn loop_item(&mut self, target: &'a Expr) -> u8 {
        if let Expr::Name(name) = target {
            let sym = self.sym(&name.id);
            if let Some(reg) = self.register_of(sym) {
                return reg;
            }
        }
        self.f.alloc(target.range())
    }

    fn loop_target(&mut self, target: &'a Expr, item: u8) {
        if !self.assign_pair(target, item) {
            self.assign(target, item);
        }
    }

    /// A loop over the asynchronous iterator in `r[iterator]`, until it raises StopAsyncIteration.
    pub(super) fn async_loop(&mut self, range: TextRange, iterator: u8, target: &'a Expr, next: Label, body: &mut dyn FnMut(&mut Self)) {
        let item = self.loop_item(target);
        let exc = self.f.alloc(range);
        let (handler, rethrow, end) = (self.f.label(), self.f.label(), self.f.label());
        self.f.bind_loop(next);
        let before = self.f.bound;
        let start = self.f.position();
        let mark = self.f.mark();
        let base = self.f.alloc(range);
        self.f.emit(range, Instr::Move { d: base, a: iterator });
        self.f.emit(range, Instr::CallIntrinsic { d: base, base, n: 1, which: Intrinsic::GetAnext });
        self.await_register(range, base, item, ANEXT);
        self.f.release(mark);
        let stop = self.f.position();
        self.f.protect(start, stop, handler, exc);
        self.loop_target(target, item);
        body(self);
        self.f.jump(range, next);
        self.f.bind_handler(handler, start, stop, before);
        let types = self.f.alloc(range);
        self.f.emit(range, Instr::LoadErrorClass { d: types, which: 2 });
        let to = self.f.to(rethrow);
        self.f.emit(range, Instr::JumpUnlessExc { exc, types, to });
        self.f.jump(range, end);
        self.f.bind(rethrow);
        self.f.emit_last(range, Instr::Rethrow { a: exc });
        self.f.bind(end);
        self.f.release(mark);
    }

    // ---- leaving

    pub(super) fn break_(&mut self, range: TextRange) {
        self.leave_loop(range, |end, _| end);
    }

    pub(super) fn continue_(&mut self, range: TextRange) {
        self.leave_loop(range, |_, next| next);
    }

    fn leave_loop(&mut self, range: TextRange, which: fn(Label, Label) -> Label) {
        let innermost = self.f.blocks.iter().rposition(|block| matches!(block, Block::Loop { .. }));
        let Some(index) = innermost else { return self.fail("'break' outside loop", range) };
        let Block::Loop { end, next } = self.f.blocks[index] else { return };
        self.exit(range, Exit::Loop(index, which(end, next)), 0, self.f.blocks.len());
    }

    pub(super) fn return_(&mut self, s: &'a StmtReturn) {
        let mark = self.f.mark();
        let direct = self.f.blocks.iter().all(|block| matches!(block, Block::Loop { .. }));
        let mut a = match s.value.as_deref() {
            Some(value) if direct => return self.return_value(value, s.range()),
            None if direct => return self.f.emit_last(s.range(), Instr::ReturnNone {}),
            Some(value) => self.operand(value),
            None => {
                let d = self.f.alloc(s.range());
                self.f.emit(s.range(), Instr::LoadNone { d });
                d
            }
        };
        if !self.f.is_scratch(a) {
            // What runs on the way out may rebind the variable.
            let d = self.f.alloc(s.range());
            self.f.emit(s.range(), Instr::Move { d, a });
            a = d;
        }
        self.exit(s.range(), Exit::Return, a, self.f.blocks.len());
        self.f.release(mark);
    }

    /// Returns the value where nothing is left to do on the way out: each branch of a conditional expression by itself.
    pub(super) fn return_value(&mut self, mut value: &'a Expr, range: TextRange) {
        while let Expr::If(e) = value {
            let otherwise = self.f.label();
            self.jump_unless(&e.test, otherwise);
            self.return_value(&e.body, range);
            self.f.bind(otherwise);
            value = &e.orelse;
        }
        let mark = self.f.mark();
        match value {
            Expr::NoneLiteral(_) => self.f.emit_last(range, Instr::ReturnNone {}),
            value => {
                let a = self.operand(value);
                self.f.emit_last(range, Instr::Return { a });
            }
        }
        self.f.release(mark);
    }

    /// Leaves the innermost `depth` blocks as `exit` says; `value` is the register of what is returned.
    pub(super) fn exit(&mut self, range: TextRange, exit: Exit, value: u8, depth: usize) {
        for index in (0..depth).rev() {
            if let Exit::Loop(target, label) = exit
                && target == index
            {
                return self.f.jump(range, label);
            }
            match &mut self.f.blocks[index] {
                Block::Loop { .. } => {}
                Block::Handler { saved, name } => {
                    let (saved, name) = (*saved, *name);
                    self.f.emit(range, Instr::LeaveExcept { saved });
                    if let Some(name) = name {
                        self.unbind(range, name);
                    }
                }
                Block::Finally { label, action, value: kept, exits } => {
                    let (label, action, kept) = (*label, *action, *kept);
                    let known = exits.iter().position(|&known| known == exit);
                    let number = known.unwrap_or_else(|| {
                        exits.push(exit);
                        exits.len() - 1
                    });
                    if exit == Exit::Return {
                        self.settle(range, kept, value);
                    }
                    self.f.emit(range, Instr::LoadInt { d: action, i: number as i32 + 1 });
                    return self.f.jump(range, label);
                }
            }
        }
        self.f.emit_last(range, Instr::Return { a: value });
    }

    /// After the work that every way out of a block shares: goes on with each of them.
    pub(super) fn dispatch_exits(&mut self, range: TextRange, exits: &[Exit], action: u8, value: u8, normal: bool) {
        let after = self.f.label();
        let mut labels = Vec::new();
        for (i, _) in exits.iter().enumerate() {
            let label = self.f.label();
            labels.push(label);
            if i + 1 < exits.len() || normal {
                let to = self.f.to(label);
                self.f.emit(range, Instr::JumpIfEqImm { a: action, imm: i as i16 + 1, to });
            } else {
                self.f.jump(range, label);
            }
        }
        if exits.is_empty() {
            return;
        }
        if normal {
            self.f.jump(range, after);
        }
        for (&exit, label) in exits.iter().zip(labels) {
            self.f.bind(label);
            self.exit(range, exit, value, self.f.blocks.len());
        }
        self.f.bind(after);
    }
}
