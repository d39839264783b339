//! Owns: list, tuple, set and dict displays of any length.
//!
//! Never: comprehensions.
//!
//! A short display is built from a window of registers; a long one, or one with stars, grows a list, set or dict item by item.
//!
//! Start reading at: [`Compiler::list`].

use super::Compiler;
use crate::bytecode::code::Const;
use crate::bytecode::instr::Instr;
use ruff_python_ast::{DictItem, Expr};
use ruff_text_size::TextRange;

/// Most items of a display that is built from a window.
const MAX_WINDOW: usize = 24;
/// Registers that the evaluation of an item should find free.
const HEADROOM: usize = 24;
/// From this length on a list or set of constants is copied from a constant tuple.
const MIN_CONSTANT: usize = 6;

/// From this length on a set of constants is copied from a constant frozenset.
const MIN_CONSTANT_SET: usize = 3;

impl<'a> Compiler<'a> {
    fn fits_window(&self, registers: usize, items: &[Expr]) -> bool {
        registers <= MAX_WINDOW && (registers <= 2 || registers + HEADROOM <= self.f.free()) && !items.iter().any(Expr::is_starred_expr)
    }

    /// Evaluates the items into a window on top of the stack.
    pub(super) fn window(&mut self, range: TextRange, items: &'a [Expr], d: u8) -> u8 {
        if items.is_empty() {
            return d;
        }
        let base = self.f.window_base(range, d);
        for (i, item) in items.iter().enumerate() {
            let slot = if i == 0 { base } else { self.f.alloc(range) };
            self.expr_to(item, slot);
        }
        base
    }

    pub(super) fn list(&mut self, range: TextRange, items: &'a [Expr], d: u8) {
        let constant = if MIN_CONSTANT <= items.len() { self.fold_items(items) } else { None };
        if let Some(value) = constant {
            let t = self.scratch(range, d);
            let a = self.f.alloc(range);
            self.f.emit(range, Instr::BuildList { d: t, base: t, n: 0 });
            self.load_constant(range, value, a);
            self.f.emit(range, Instr::ListExtend { list: t, a });
            self.settle(range, d, t);
        } else if self.fits_window(items.len(), items) {
            let base = self.window(range, items, d);
            self.f.emit(range, Instr::BuildList { d, base, n: items.len() as u8 });
        } else {
            let t = self.scratch(range, d);
            self.list_by_parts(range, items, t);
            self.settle(range, d, t);
        }
    }

    /// Grows a list in `d`, which is no variable's register.
    pub(super) fn list_by_parts(&mut self, range: TextRange, items: &'a [Expr], d: u8) {
        self.f.emit(range, Instr::BuildList { d, base: d, n: 0 });
        self.extend_list(range, items, d);
    }

    /// Adds the items to the list in `d`.
    pub(super) fn extend_list(&mut self, range: TextRange, items: &'a [Expr], d: u8) {
        for item in items {
            let mark = self.f.mark();
            match item {
                Expr::Starred(star) => {
                    let a = self.operand(&star.value);
                    self.f.emit(range, Instr::ListExtend { list: d, a });
                }
                item => {
                    let a = self.operand(item);
                    self.f.emit(range, Instr::ListAppend { list: d, a });
                }
            }
            self.f.release(mark);
        }
    }

    pub(super) fn tuple(&mut self, range: TextRange, items: &'a [Expr], d: u8) {
        if self.fits_window(items.len(), items) {
            let base = self.window(range, items, d);
            self.f.emit(range, Instr::BuildTuple { d, base, n: items.len() as u8 });
        } else {
            let t = self.scratch(range, d);
            self.list_by_parts(range, items, t);
            self.f.emit(range, Instr::ListToTuple { d, a: t });
        }
    }

    pub(super) fn set(&mut self, range: TextRange, items: &'a [Expr], d: u8) {
        // From three constants on CPython copies a frozenset, which may put the elements in another order.
        let constant = if MIN_CONSTANT_SET <= items.len() { self.fold_items(items) } else { None };
        if let Some(Const::Tuple(values)) = constant {
            let t = self.scratch(range, d);
            let a = self.f.alloc(range);
            self.f.emit(range, Instr::BuildSet { d: t, base: t, n: 0 });
            self.load_constant(range, Const::FrozenSet(values), a);
            self.f.emit(range, Instr::SetUpdate { set: t, a });
            self.settle(range, d, t);
            return;
        }
        if self.fits_window(items.len(), items) {
            let base = self.window(range, items, d);
            self.f.emit(range, Instr::BuildSet { d, base, n: items.len() as u8 });
            return;
        }
        let set = self.scratch(range, d);
        self.f.emit(range, Instr::BuildSet { d: set, base: set, n: 0 });
        for item in items {
            let mark = self.f.mark();
            match item {
                Expr::Starred(star) => {
                    let a = self.operand(&star.value);
                    self.f.emit(range, Instr::SetUpdate { set, a });
                }
                item => {
                    let a = self.operand(item);
                    self.f.emit(range, Instr::SetAdd { set, a });
                }
            }
            self.f.release(mark);
        }
        self.settle(range, d, set);
    }

    pub(super) fn dict(&mut self, range: TextRange, items: &'a [DictItem], d: u8) {
        let plain = items.iter().all(|item| item.key.is_some());
        if plain && self.fits_window(items.len() * 2, &[]) {
            let base = if items.is_empty() { d } else { self.f.window_base(range, d) };
            for (i, item) in items.iter().enumerate() {
                let k = if i == 0 { base } else { self.f.alloc(range) };
                let v = self.f.alloc(range);
                self.dict_key(item, k);
                self.expr_to(&item.value, v);
            }
            self.f.emit(range, Instr::BuildDict { d, base, n: items.len() as u8 });
            return;
        }
        let dict = self.scratch(range, d);
        self.f.emit(range, Instr::BuildDict { d: dict, base: dict, n: 0 });
        for item in items {
            let mark = self.f.mark();
            match &item.key {
                Some(key) => {
                    let k = self.operand_before(key);
                    let v = self.operand(&item.value);
                    self.f.emit(range, Instr::DictSet { dict, k, v });
                }
                None => {
                    let a = self.operand(&item.value);
                    self.f.emit(range, Instr::DictUpdate { dict, a });
                }
            }
            self.f.release(mark);
        }
        self.settle(range, d, dict);
    }

    fn dict_key(&mut self, item: &'a DictItem, d: u8) {
        if let Some(key) = &item.key {
            self.expr_to(key, d);
        }
    }
}
