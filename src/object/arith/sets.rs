//! The operators on sets, frozensets, dict views and dicts: which of the types' own functions an operator means.
//!
//! Start reading at [`binary`].

use super::super::dict;
use super::super::native::{Cx, Raise};
use super::super::set::{self, Algebra};
use crate::bytecode::instr::BinOp;
use crate::heap::kinds::{SetId, Value};

fn algebra(op: BinOp) -> Option<Algebra> {
    match op {
        BinOp::Or => Some(Algebra::Union),
        BinOp::And => Some(Algebra::Intersection),
        BinOp::Sub => Some(Algebra::Difference),
        BinOp::Xor => Some(Algebra::Symmetric),
        BinOp::Add
        | BinOp::Mul
        | BinOp::Div
        | BinOp::FloorDiv
        | BinOp::Mod
        | BinOp::Pow
        | BinOp::LShift
        | BinOp::RShift
        | BinOp::MatMul => None,
    }
}

/// `a op b`; `NotImplemented` unless both are sets, views or dicts that go together.
pub fn binary(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Value, Raise> {
    if let (BinOp::Or, Value::Dict(x), Value::Dict(y)) = (op, a, b) {
        return dict::union(cx, x, y);
    }
    match algebra(op) {
        Some(algebra) => set::binary(cx, algebra, a, b),
        None => Ok(Value::NotImplemented),
    }
}

/// `set op= b`
pub fn inplace(cx: &mut Cx, op: BinOp, id: SetId, b: Value) -> Result<Value, Raise> {
    match algebra(op) {
        Some(algebra) => match set::inplace(cx, algebra, id.into(), b)? {
            // A view gives a new set.
            Value::NotImplemented => set::binary(cx, algebra, id.into(), b),
            value => Ok(value),
        },
        None => Ok(Value::NotImplemented),
    }
}

/// `dict |= b`
pub fn update_dict(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    match a {
        Value::Dict(id) => dict::inplace_or(cx, id, b),
        _ => Ok(Value::NotImplemented),
    }
}
