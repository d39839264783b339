//! Owns: loading, storing and deleting variables, wherever the scopes have put them.
//!
//! Never: evaluates expressions.
//!
//! Start reading at: [`Compiler::load`].

use super::Compiler;
use super::emit::Place;
use super::scope::{Flags, Meaning, Sym};
use crate::bytecode::instr::Instr;
use ruff_text_size::TextRange;

/// Where a name is, seen from the current scope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Var {
    Register(u8),
    Cell(u8),
    Spilled,
    Free(u16),
    Global,
    Name,
    NameOrFree(u16),
}

impl Compiler<'_> {
    pub(super) fn variable(&self, name: Sym) -> Var {
        let free = || self.scopes.get(self.f.host).free(name).expect("the scopes made it a free variable of this code");
        match self.scopes.meaning(self.f.scope, name) {
            Meaning::Local(owner) => match self.f.places.get(&(owner, name)) {
                Some(&Place::Register(reg)) => Var::Register(reg),
                Some(&Place::Cell(reg)) => Var::Cell(reg),
                Some(Place::Spilled) => Var::Spilled,
                // Only after a refusal: the variables had no place.
                None => Var::Global,
            },
            Meaning::Free => Var::Free(free()),
            Meaning::Global => Var::Global,
            Meaning::Name => Var::Name,
            Meaning::NameOrFree => Var::NameOrFree(free()),
        }
    }

    fn is_certain(&self, reg: u8) -> bool {
        self.f.bound.contains(reg) && !self.f.uncertain.contains(reg)
    }

    /// The register of a variable that lives in one and is certainly bound here.
    pub(super) fn certain_register(&self, name: Sym) -> Option<u8> {
        self.register_of(name).filter(|&reg| self.is_certain(reg))
    }

    /// The register of a variable that lives in one, bound for certain from here on.
    pub(super) fn bound_register(&mut self, range: TextRange, name: Sym) -> Option<u8> {
        let Var::Register(reg) = self.variable(name) else { return None };
        if !self.is_certain(reg) {
            let index = self.f.name(range, name);
            self.f.emit(range, Instr::CheckBound { a: reg, name: index });
            self.f.bound.insert(reg);
        }
        Some(reg)
    }

    /// Whether a `:=` may rebind the variable in the middle of an expression.
    pub(super) fn may_change(&self, name: Sym) -> bool {
        match self.scopes.meaning(self.f.scope, name) {
            Meaning::Local(owner) => self.scopes.get(owner).flags(name).contains(Flags::WALRUS),
            _ => false,
        }
    }

    /// `r[d] = name`
    pub(super) fn load(&mut self, range: TextRange, name: Sym, d: u8) {
        let index = match self.variable(name) {
            Var::Register(_) => 0,
            _ => self.f.name(range, name),
        };
        match self.variable(name) {
            Var::Register(_) => {
                let a = self.bound_register(range, name).expect("it has a register");
                if a != d {
                    self.f.emit(range, Instr::Move { d, a });
                }
            }
            Var::Cell(cell) => {
                let t = self.scratch_for(range, d);
                self.f.emit(range, Instr::LoadCell { d: t, cell });
                if !self.is_certain(cell) {
                    self.f.emit(range, Instr::CheckBound { a: t, name: index });
                    self.f.bound.insert(cell);
                }
                self.settle(range, d, t);
            }
            Var::Spilled => {
                let ns = self.f.spill.expect("spilled variables have a dict");
                let t = self.scratch_for(range, d);
                self.f.emit(range, Instr::LoadFromNamespace { d: t, ns, name: index });
                self.f.emit(range, Instr::CheckBound { a: t, name: index });
                self.settle(range, d, t);
            }
            Var::Free(i) => {
                let t = self.scratch_for(range, d);
                self.f.emit(range, Instr::LoadFree { d: t, i });
                if !self.f.certain_frees.contains(&name) {
                    self.f.emit(range, Instr::CheckFree { a: t, name: index });
                }
                self.settle(range, d, t);
            }
            Var::Global => {
                let cache = self.f.global_cache(range, name, false);
                self.f.emit(range, Instr::LoadGlobal { d, name: index, cache });
            }
            Var::Name => self.f.emit(range, Instr::LoadName { d, name: index }),
            Var::NameOrFree(i) => {
                let t = self.scratch_for(range, d);
                self.f.emit(range, Instr::LoadNameOrFree { d: t, name: index, i });
                self.f.emit(range, Instr::CheckFree { a: t, name: index });
                self.settle(range, d, t);
            }
        }
    }

    /// Where to put a value that is checked before it may be seen in `d`.
    pub(super) fn scratch_for(&mut self, range: TextRange, d: u8) -> u8 {
        if self.f.is_scratch(d) { d } else { self.f.alloc(range) }
    }

    /// Moves the value that [`Self::scratch_for`] made room for.
    pub(super) fn settle(&mut self, range: TextRange, d: u8, t: u8) {
        if d != t {
            self.f.emit(range, Instr::Move { d, a: t });
        }
    }

    /// The register that a store to the name may write directly.
    pub(super) fn register_of(&self, name: Sym) -> Option<u8> {
        match self.variable(name) {
            Var::Register(reg) => Some(reg),
            _ => None,
        }
    }

    /// Notes that the variable in `reg` has just been written.
    pub(super) fn now_bound(&mut self, reg: u8) {
        if self.f.reachable {
            self.f.bound.insert(reg);
        }
    }

    /// `name = r[a]`
    pub(super) fn store(&mut self, range: TextRange, name: Sym, a: u8) {
        match self.variable(name) {
            Var::Register(d) => {
                if d != a {
                    self.f.emit(range, Instr::Move { d, a });
                }
                self.now_bound(d);
            }
            Var::Cell(cell) => {
                self.f.emit(range, Instr::StoreCell { cell, a });
                self.now_bound(cell);
            }
            Var::Spilled => self.store_spilled(range, name, a),
            Var::Free(i) => self.f.emit(range, Instr::StoreFree { i, a }),
            Var::Global => {
                let cache = self.f.global_cache(range, name, true);
                let name = self.f.name(range, name);
                self.f.emit(range, Instr::StoreGlobal { a, name, cache });
            }
            Var::Name | Var::NameOrFree(_) => {
                let name = self.f.name(range, name);
                self.f.emit(range, Instr::StoreName { a, name });
            }
        }
    }

    fn store_spilled(&mut self, range: TextRange, name: Sym, v: u8) {
        let mark = self.f.mark();
        let b = self.f.alloc(range);
        let a = self.f.spill.expect("spilled variables have a dict");
        self.f.emit(range, Instr::LoadStr { d: b, s: name });
        self.f.emit(range, Instr::SetItem { a, b, v });
        self.f.release(mark);
    }

    fn delete_spilled(&mut self, range: TextRange, name: Sym) {
        let mark = self.f.mark();
        let b = self.f.alloc(range);
        let a = self.f.spill.expect("spilled variables have a dict");
        self.f.emit(range, Instr::LoadStr { d: b, s: name });
        self.f.emit(range, Instr::DelItem { a, b });
        self.f.release(mark);
    }

    /// `del name`
    pub(super) fn delete(&mut self, range: TextRange, name: Sym) {
        let mark = self.f.mark();
        match self.variable(name) {
            Var::Register(_) => {
                self.bound_register(range, name);
                self.unbind(range, name);
            }
            Var::Cell(_) | Var::Spilled | Var::Free(_) => {
                let d = self.f.alloc(range);
                self.load(range, name, d);
                self.unbind(range, name);
            }
            Var::Global => {
                let name = self.f.name(range, name);
                self.f.emit(range, Instr::DeleteGlobal { name });
            }
            Var::Name | Var::NameOrFree(_) => {
                let name = self.f.name(range, name);
                self.f.emit(range, Instr::DeleteName { name });
            }
        }
        self.f.release(mark);
    }

    /// Unbinds a name, bound or not (the end of `except E as name`).
    pub(super) fn unbind(&mut self, range: TextRange, name: Sym) {
        match self.variable(name) {
            Var::Register(d) => {
                self.f.emit(range, Instr::Unset { d });
                self.f.bound.remove(d);
            }
            Var::Cell(cell) => {
                self.f.emit(range, Instr::UnsetCell { cell });
                self.f.bound.remove(cell);
            }
            Var::Free(i) => self.f.emit(range, Instr::UnsetFree { i }),
            Var::Spilled => {
                self.store_none(range, name);
                self.delete_spilled(range, name);
            }
            Var::Global => {
                self.store_none(range, name);
                let name = self.f.name(range, name);
                self.f.emit(range, Instr::DeleteGlobal { name });
            }
            Var::Name | Var::NameOrFree(_) => {
                self.store_none(range, name);
                let name = self.f.name(range, name);
                self.f.emit(range, Instr::DeleteName { name });
            }
        }
    }

    fn store_none(&mut self, range: TextRange, name: Sym) {
        let mark = self.f.mark();
        let d = self.f.alloc(range);
        self.f.emit(range, Instr::LoadNone { d });
        self.store(range, name, d);
        self.f.release(mark);
    }
}
