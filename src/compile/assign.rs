//! Owns: targets: assignment, unpacking, augmented assignment, annotated assignment, `del`.
//!
//! Never: evaluates a target's parts earlier than the value.
//!
//! Start reading at: [`Compiler::assign_stmt`].

use super::Compiler;
use super::expr::{inplace_operator, small_literal};
use crate::bytecode::instr::Instr;
use ruff_python_ast::{Expr, Operator, StmtAnnAssign, StmtAssign, StmtAugAssign};
use ruff_text_size::{Ranged, TextRange};

/// Most targets that are unpacked at once.
const MAX_UNPACK: usize = 32;

impl<'a> Compiler<'a> {
    pub(super) fn assign_stmt(&mut self, s: &'a StmtAssign) {
        let mark = self.f.mark();
        let Some((first, others)) = s.targets.split_first() else { return };
        if others.is_empty() && self.assign_in_parallel(first, &s.value) {
            self.f.release(mark);
            return;
        }
        let a = match self.target_register(first) {
            // The value goes straight to the variable.
            Some(reg) => {
                self.expr_to(&s.value, reg);
                self.now_bound(reg);
                reg
            }
            None => {
                let a = self.operand_before(&s.value);
                self.assign(first, a);
                a
            }
        };
        for target in others {
            self.assign(target, a);
        }
        self.f.release(mark);
    }

    fn target_register(&mut self, target: &'a Expr) -> Option<u8> {
        let Expr::Name(name) = target else { return None };
        let sym = self.sym(&name.id);
        self.register_of(sym)
    }

    /// `a, b = x, y` without making the tuple.
    fn assign_in_parallel(&mut self, target: &'a Expr, value: &'a Expr) -> bool {
        let (Some(targets), Expr::Tuple(values)) = (unpacked(target), value) else { return false };
        let values = &values.elts;
        let n = values.len();
        let starred = targets.iter().chain(values).any(Expr::is_starred_expr);
        if targets.len() != n || !(2..=4).contains(&n) || starred || self.fold(value).is_some() {
            return false;
        }
        let last = match self.distinct_registers(targets) {
            true => self.target_register(&targets[n - 1]),
            false => None,
        };
        let mut registers = Vec::with_capacity(n);
        for (i, value) in values.iter().enumerate() {
            let d = match last {
                // Nothing is evaluated after it, and the others are safe in their own registers.
                Some(reg) if i + 1 == n => reg,
                _ => self.f.alloc(value.range()),
            };
            self.expr_to(value, d);
            registers.push(d);
        }
        for (target, a) in targets.iter().zip(registers) {
            self.assign(target, a);
        }
        true
    }

    /// Whether the targets are all different variables in registers.
    fn distinct_registers(&mut self, targets: &'a [Expr]) -> bool {
        let registers: Option<Vec<u8>> = targets.iter().map(|target| self.target_register(target)).collect();
        registers.is_some_and(|registers| registers.iter().enumerate().all(|(i, reg)| !registers[..i].contains(reg)))
    }

    /// `target = r[a]`
    pub(super) fn assign(&mut self, target: &'a Expr, a: u8) {
        let range = target.range();
        let mark = self.f.mark();
        match target {
            Expr::Name(name) => {
                let sym = self.sym(&name.id);
                self.store(range, sym, a);
            }
            Expr::Attribute(e) => {
                let object = self.operand(&e.value);
                let range = self.attribute_place(e);
                let cache = self.f.cache(range);
                self.set_attribute(range, object, &e.attr, a, cache);
            }
            Expr::Subscript(e) => {
                let object = self.operand_before(&e.value);
                if let Expr::Slice(slice) = &*e.slice {
                    let base = self.stride_bounds(slice);
                    self.f.emit(range, Instr::SetSlice { a: object, v: a, base });
                } else {
                    let index = self.operand(&e.slice);
                    self.f.emit(range, Instr::SetItem { a: object, b: index, v: a });
                }
            }
            Expr::Starred(e) => self.assign(&e.value, a),
            target => match unpacked(target) {
                Some(targets) => self.unpack(range, targets, a),
                None => self.fail("cannot assign to expression", range),
            },
        }
        self.f.release(mark);
    }

    fn set_attribute(&mut self, range: TextRange, a: u8, attr: &str, v: u8, cache: u16) {
        let name = self.sym(attr);
        let name = self.f.name(range, name);
        self.f.emit(range, Instr::SetAttr { a, v, name, cache });
    }

    fn unpack(&mut self, range: TextRange, targets: &'a [Expr], a: u8) {
        match targets.iter().position(Expr::is_starred_expr) {
            None if targets.len() <= MAX_UNPACK => match self.consecutive_registers(targets) {
                Some(base) => {
                    self.f.emit(range, Instr::UnpackSequence { base, a, n: targets.len() as u8 });
                    self.all_bound(base, targets.len());
                }
                None => {
                    let base = self.unpack_sequence(range, targets.len(), a);
                    self.assign_window(targets, base);
                }
            },
            Some(star) if star <= MAX_UNPACK && targets.len() - star - 1 <= MAX_UNPACK => {
                let base = self.f.alloc_window(range, targets.len());
                let after = targets.len() - star - 1;
                self.f.emit(range, Instr::UnpackEx { base, a, before: star as u8, after: after as u8 });
                self.assign_window(targets, base);
            }
            _ => self.unpack_by_parts(range, targets, a),
        }
    }

    /// `target = r[a]` where the target is a pair and `r[a]`, which is not a variable, is not read again; whether it is one.
    pub(super) fn assign_pair(&mut self, target: &'a Expr, a: u8) -> bool {
        let Some(targets @ [_, _]) = unpacked(target) else { return false };
        if targets.iter().any(Expr::is_starred_expr) || !self.f.is_scratch(a) {
            return false;
        }
        let range = target.range();
        let mark = self.f.mark();
        match self.consecutive_registers(targets) {
            Some(base) => {
                self.f.emit(range, Instr::UnpackPair { base, a });
                self.all_bound(base, 2);
            }
            None => {
                let base = self.f.alloc_window(range, 2);
                self.f.emit(range, Instr::UnpackPair { base, a });
                self.assign_window(targets, base);
            }
        }
        self.f.release(mark);
        true
    }

    /// The first register of targets that are variables in neighboring registers, in order.
    fn consecutive_registers(&mut self, targets: &'a [Expr]) -> Option<u8> {
        let first = self.target_register(targets.first()?)?;
        let in_order = (0..).zip(targets).all(|(i, target)| self.target_register(target) == first.checked_add(i));
        in_order.then_some(first)
    }

    fn all_bound(&mut self, base: u8, n: usize) {
        for i in 0..n as u8 {
            self.now_bound(base + i);
        }
    }

    /// `n` registers with the items of `r[a]`.
    pub(super) fn unpack_sequence(&mut self, range: TextRange, n: usize, a: u8) -> u8 {
        let base = if n == 0 { a } else { self.f.alloc_window(range, n) };
        self.f.emit(range, Instr::UnpackSequence { base, a, n: n as u8 });
        base
    }

    fn assign_window(&mut self, targets: &'a [Expr], base: u8) {
        for (i, target) in targets.iter().enumerate() {
            self.assign(target, base.saturating_add(i as u8));
        }
    }

    /// Many targets: the first ones, then the others from the list of the rest.
    fn unpack_by_parts(&mut self, range: TextRange, targets: &'a [Expr], a: u8) {
        let rest = self.f.alloc(range);
        self.settle(range, rest, a);
        let mut targets = targets;
        loop {
            let plain = targets.iter().take(MAX_UNPACK).take_while(|target| !target.is_starred_expr()).count();
            if targets.len() <= MAX_UNPACK || plain == 0 {
                break;
            }
            let mark = self.f.mark();
            let base = self.f.alloc_window(range, plain + 1);
            self.f.emit(range, Instr::UnpackEx { base, a: rest, before: plain as u8, after: 0 });
            self.assign_window(&targets[..plain], base);
            self.f.emit(range, Instr::Move { d: rest, a: base.saturating_add(plain as u8) });
            self.f.release(mark);
            targets = &targets[plain..];
        }
        match targets.len() - 1 <= MAX_UNPACK + 1 {
            true => self.unpack(range, targets, rest),
            false => self.unpack_from_end(range, targets, rest),
        }
    }

    /// `*first, a, b, ...` with many after the star: the number of items decides, so the last ones go first.
    fn unpack_from_end(&mut self, range: TextRange, targets: &'a [Expr], rest: u8) {
        let mut end = targets.len();
        while end - 1 > MAX_UNPACK {
            let mark = self.f.mark();
            let base = self.f.alloc_window(range, MAX_UNPACK + 1);
            self.f.emit(range, Instr::UnpackEx { base, a: rest, before: 0, after: MAX_UNPACK as u8 });
            self.assign_window(&targets[end - MAX_UNPACK..end], base.saturating_add(1));
            self.f.emit(range, Instr::Move { d: rest, a: base });
            self.f.release(mark);
            end -= MAX_UNPACK;
        }
        self.unpack(range, &targets[..end], rest);
    }

    // ---- augmented and annotated

    pub(super) fn augmented(&mut self, s: &'a StmtAugAssign) {
        let range = s.range();
        let mark = self.f.mark();
        match &*s.target {
            Expr::Name(name) => {
                let sym = self.sym(&name.id);
                let a = self.operand_before(&s.target);
                let d = self.register_of(sym).unwrap_or(a);
                self.inplace(s, d, a);
                self.store(range, sym, d);
            }
            Expr::Attribute(e) => {
                let object = self.operand_before(&e.value);
                let d = self.f.alloc(range);
                let cache = self.f.cache(range);
                self.inplace_attribute(s, object, cache);
                let place = self.attribute_place(e);
                self.get_attribute(place, object, &e.attr, d);
                self.inplace(s, d, d);
                self.set_attribute(place, object, &e.attr, d, cache);
            }
            Expr::Subscript(e) => {
                let object = self.operand_before(&e.value);
                let index = self.operand_before(&e.slice);
                let d = self.f.alloc(range);
                self.f.emit(e.range(), Instr::GetItem { d, a: object, b: index });
                self.inplace(s, d, d);
                self.f.emit(e.range(), Instr::SetItem { a: object, b: index, v: d });
            }
            _ => self.fail("illegal expression for augmented assignment", range),
        }
        self.f.release(mark);
    }

    /// What does `r[object].name op= value` in one step for numbers, before the instructions that do it for any object. Only for
    /// values whose evaluation nobody can see.
    fn inplace_attribute(&mut self, s: &'a StmtAugAssign, object: u8, cache: u16) {
        let range = s.range();
        if !matches!(s.op, Operator::Add | Operator::Sub | Operator::Mult) {
            return;
        }
        if let Some(imm) = small_literal(&s.value).and_then(|imm| i16::try_from(imm).ok()) {
            if s.op != Operator::Mult {
                let form = if s.op == Operator::Add { 2 } else { 3 };
                self.f.emit(range, Instr::AddImmAttr { a: object, form, imm, cache });
            }
        } else if let Some(b) = self.certain_operand(&s.value) {
            self.f.emit(range, Instr::InplaceAttr { a: object, b, op: inplace_operator(s.op), cache });
        }
    }

    /// `r[d] = r[a] op= value`
    fn inplace(&mut self, s: &'a StmtAugAssign, d: u8, a: u8) {
        let range = s.range();
        if let (Operator::Add | Operator::Sub, Some(imm)) = (s.op, small_literal(&s.value)) {
            let form = if s.op == Operator::Add { 2 } else { 3 };
            self.f.emit(range, Instr::AddImm { d, a, form, imm });
            return;
        }
        let b = self.operand(&s.value);
        self.f.emit(range, Instr::Inplace { d, a, b, op: inplace_operator(s.op) });
    }

    pub(super) fn annotated(&mut self, s: &'a StmtAnnAssign) {
        let mark = self.f.mark();
        match s.value.as_deref() {
            Some(value) => match self.target_register(&s.target) {
                Some(reg) => {
                    self.expr_to(value, reg);
                    self.now_bound(reg);
                }
                None => {
                    let a = self.operand_before(value);
                    self.assign(&s.target, a);
                }
            },
            // A target that is no name is evaluated but for the last step.
            None => match &*s.target {
                Expr::Attribute(e) => self.effect(&e.value),
                Expr::Subscript(e) => {
                    self.effect(&e.value);
                    self.effect(&e.slice);
                }
                _ => {}
            },
        }
        self.annotation_of(s);
        self.f.release(mark);
    }

    // ---- del

    pub(super) fn delete_target(&mut self, target: &'a Expr) {
        let range = target.range();
        let mark = self.f.mark();
        match target {
            Expr::Name(name) => {
                let sym = self.sym(&name.id);
                self.delete(range, sym);
            }
            Expr::Attribute(e) => {
                let a = self.operand(&e.value);
                let range = self.attribute_place(e);
                let name = self.sym(&e.attr);
                let name = self.f.name(range, name);
                self.f.emit(range, Instr::DelAttr { a, name });
            }
            Expr::Subscript(e) => {
                let a = self.operand_before(&e.value);
                let b = self.operand(&e.slice);
                self.f.emit(range, Instr::DelItem { a, b });
            }
            target => {
                for target in unpacked(target).unwrap_or(&[]) {
                    self.delete_target(target);
                }
            }
        }
        self.f.release(mark);
    }
}

/// The parts of a tuple or list target.
fn unpacked(target: &Expr) -> Option<&[Expr]> {
    match target {
        Expr::Tuple(e) => Some(&e.elts),
        Expr::List(e) => Some(&e.elts),
        _ => None,
    }
}
