//! Owns: expressions whose truth decides where to go, and `and`/`or` as values.
//!
//! Never: makes a bool that nobody looks at: comparisons jump by themselves.
//!
//! Start reading at: [`Compiler::jump_if`] and [`Compiler::jump_unless`].

use super::Compiler;
use super::emit::Label;
use super::expr::compare_instr;
use crate::bytecode::code::Const;
use crate::bytecode::instr::Instr;
use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCall, ExprCompare, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    /// `if test: goto label`
    pub(super) fn jump_if(&mut self, test: &'a Expr, label: Label) {
        self.branch(test, true, label);
    }

    /// `if not test: goto label`
    pub(super) fn jump_unless(&mut self, test: &'a Expr, label: Label) {
        self.branch(test, false, label);
    }

    fn branch(&mut self, mut test: &'a Expr, mut sense: bool, label: Label) {
        if self.stopped() {
            return;
        }
        while let Expr::UnaryOp(e) = test
            && e.op == UnaryOp::Not
        {
            test = &e.operand;
            sense = !sense;
        }
        let range = test.range();
        let mark = self.f.mark();
        match test {
            Expr::BoolOp(e) => self.branch_bool_op(e, sense, label),
            Expr::Compare(e) => self.branch_compare(e, sense, label),
            Expr::Call(e) if sense && self.is_hidden_call(e, "_m_summed") => self.branch_summed(e, label),
            _ => match self.fold(test).and_then(|value| self.constant_truth(&value)) {
                Some(truth) if truth == sense => self.f.jump(range, label),
                Some(_) => {}
                None => {
                    let a = self.operand(test);
                    self.branch_truth(range, a, sense, label);
                }
            },
        }
        self.f.release(mark);
    }

    fn branch_truth(&mut self, range: TextRange, a: u8, sense: bool, label: Label) {
        let to = self.f.to(label);
        self.f.emit(range, if sense { Instr::JumpIfTrue { a, to } } else { Instr::JumpIfFalse { a, to } });
    }

    /// `if _m_summed(total, item): goto label`
    fn branch_summed(&mut self, e: &'a ExprCall, label: Label) {
        let [total, item] = &*e.arguments.args else { return self.f.limit("_m_summed() takes two variables", e.range()) };
        let (a, b) = (self.operand(total), self.operand(item));
        let to = self.f.to(label);
        self.f.emit(e.range(), Instr::JumpIfSummed { a, b, to });
    }

    fn branch_bool_op(&mut self, e: &'a ExprBoolOp, sense: bool, label: Label) {
        let Some((last, before)) = e.values.split_last() else { return };
        // `or` goes to the label as soon as a value is true, `and` as soon as one is false; the other way round, it leaves.
        let decisive = e.op == BoolOp::Or;
        let end = self.f.label();
        let early = if decisive == sense { label } else { end };
        for value in before {
            self.branch(value, decisive, early);
        }
        self.branch(last, sense, label);
        self.f.bind(end);
    }

    fn branch_compare(&mut self, e: &'a ExprCompare, sense: bool, label: Label) {
        let range = e.range();
        if let [op] = *e.ops {
            self.branch_single(range, &e.left, op, &e.comparators[0], sense, label);
            return;
        }
        let end = self.f.label();
        let floor = self.f.mark();
        let mut a = self.operand_before(&e.left);
        let last = e.ops.len() - 1;
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let b = if i == last { self.comparand(*op, right) } else { self.operand_before(right) };
            match i == last {
                true => self.branch_registers(range, *op, a, b, sense, label),
                false => self.branch_registers(range, *op, a, b, false, if sense { end } else { label }),
            }
            if i < last {
                a = self.keep_one(range, floor, b);
            }
        }
        self.f.bind(end);
    }

    fn branch_single(&mut self, range: TextRange, left: &'a Expr, op: CmpOp, right: &'a Expr, sense: bool, label: Label) {
        if let Expr::NoneLiteral(_) = right
            && matches!(op, CmpOp::Is | CmpOp::IsNot)
        {
            let a = self.operand(left);
            let to = self.f.to(label);
            let none = (op == CmpOp::Is) == sense;
            self.f.emit(range, if none { Instr::JumpIfNone { a, to } } else { Instr::JumpIfNotNone { a, to } });
            return;
        }
        let a = self.operand_before(left);
        if let Some(imm) = self.short_literal(right)
            && let Some(make) = immediate_branch(op, sense)
        {
            let to = self.f.to(label);
            self.f.emit(range, make(a, imm, to));
            return;
        }
        let b = self.comparand(op, right);
        self.branch_registers(range, op, a, b, sense, label);
    }

    fn branch_registers(&mut self, range: TextRange, op: CmpOp, a: u8, b: u8, sense: bool, label: Label) {
        match register_branch(op, sense) {
            Some(make) => {
                let to = self.f.to(label);
                self.f.emit(range, make(a, b, to));
            }
            None => {
                let mark = self.f.mark();
                let d = self.f.alloc(range);
                self.f.emit(range, compare_instr(op, d, a, b));
                self.branch_truth(range, d, sense, label);
                self.f.release(mark);
            }
        }
    }

    pub(super) fn short_literal(&mut self, expr: &'a Expr) -> Option<i16> {
        match expr {
            Expr::NumberLiteral(_) | Expr::UnaryOp(_) => match self.fold(expr)? {
                Const::Int(i) => i16::try_from(i).ok(),
                _ => None,
            },
            _ => None,
        }
    }

    /// `a and b`, `a or b` as a value: the first that decides, else the last.
    pub(super) fn bool_op(&mut self, e: &'a ExprBoolOp, d: u8) {
        let Some((last, before)) = e.values.split_last() else { return };
        let range = e.range();
        let t = self.scratch(range, d);
        let end = self.f.label();
        for value in before {
            self.expr_to(value, t);
            self.branch_truth(value.range(), t, e.op == BoolOp::Or, end);
        }
        self.expr_to(last, t);
        self.f.bind(end);
        self.settle(range, d, t);
    }
}

type RegisterBranch = fn(u8, u8, u32) -> Instr;
type ImmediateBranch = fn(u8, i16, u32) -> Instr;

fn register_branch(op: CmpOp, sense: bool) -> Option<RegisterBranch> {
    Some(match (op, sense) {
        (CmpOp::Lt, true) => |a, b, to| Instr::JumpIfLt { a, b, to },
        (CmpOp::LtE, true) => |a, b, to| Instr::JumpIfLe { a, b, to },
        (CmpOp::Gt, true) => |a, b, to| Instr::JumpIfGt { a, b, to },
        (CmpOp::GtE, true) => |a, b, to| Instr::JumpIfGe { a, b, to },
        (CmpOp::Eq, true) => |a, b, to| Instr::JumpIfEq { a, b, to },
        (CmpOp::NotEq, true) => |a, b, to| Instr::JumpIfNe { a, b, to },
        (CmpOp::Lt, false) => |a, b, to| Instr::JumpUnlessLt { a, b, to },
        (CmpOp::LtE, false) => |a, b, to| Instr::JumpUnlessLe { a, b, to },
        (CmpOp::Gt, false) => |a, b, to| Instr::JumpUnlessGt { a, b, to },
        (CmpOp::GtE, false) => |a, b, to| Instr::JumpUnlessGe { a, b, to },
        (CmpOp::Eq, false) => |a, b, to| Instr::JumpUnlessEq { a, b, to },
        (CmpOp::NotEq, false) => |a, b, to| Instr::JumpUnlessNe { a, b, to },
        (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn, _) => return None,
    })
}

fn immediate_branch(op: CmpOp, sense: bool) -> Option<ImmediateBranch> {
    Some(match (op, sense) {
        (CmpOp::Lt, true) => |a, imm, to| Instr::JumpIfLtImm { a, imm, to },
        (CmpOp::LtE, true) => |a, imm, to| Instr::JumpIfLeImm { a, imm, to },
        (CmpOp::Gt, true) => |a, imm, to| Instr::JumpIfGtImm { a, imm, to },
        (CmpOp::GtE, true) => |a, imm, to| Instr::JumpIfGeImm { a, imm, to },
        (CmpOp::Eq, true) => |a, imm, to| Instr::JumpIfEqImm { a, imm, to },
        (CmpOp::NotEq, true) => |a, imm, to| Instr::JumpIfNeImm { a, imm, to },
        (CmpOp::Lt, false) => |a, imm, to| Instr::JumpUnlessLtImm { a, imm, to },
        (CmpOp::LtE, false) => |a, imm, to| Instr::JumpUnlessLeImm { a, imm, to },
        (CmpOp::Gt, false) => |a, imm, to| Instr::JumpUnlessGtImm { a, imm, to },
        (CmpOp::GtE, false) => |a, imm, to| Instr::JumpUnlessGeImm { a, imm, to },
        (CmpOp::Eq, false) => |a, imm, to| Instr::JumpUnlessEqImm { a, imm, to },
        (CmpOp::NotEq, false) => |a, imm, to| Instr::JumpUnlessNeImm { a, imm, to },
        (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn, _) => return None,
    })
}
