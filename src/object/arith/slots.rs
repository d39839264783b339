//! The operators as methods: `int.__add__`, `str.__mul__`, `list.__iadd__`, ...
//!
//! Owns one row per dunder; the tables of the types name the rows that CPython has for the type.
//! Never looks for Python-level operators: whoever calls a method by its name has chosen.
//! Start reading at [`forward`].

use super::super::args;
use super::super::native::{Cx, Native, Outcome, Raise, method};
use super::numbers::{self, Rank, rank};
use super::{power, sequences};
use crate::bytecode::code::StrBits;
use crate::bytecode::instr::BinOp;
use crate::heap::kinds::Value;
use crate::text::core;

const OPS: [BinOp; 13] = [
    BinOp::Add,
    BinOp::Sub,
    BinOp::Mul,
    BinOp::Div,
    BinOp::FloorDiv,
    BinOp::Mod,
    BinOp::Pow,
    BinOp::LShift,
    BinOp::RShift,
    BinOp::And,
    BinOp::Or,
    BinOp::Xor,
    BinOp::MatMul,
];

const fn left<const OP: usize>(name: &'static str) -> Native {
    method(name, "self, value, /", forward::<OP>)
}

const fn right<const OP: usize>(name: &'static str) -> Native {
    method(name, "self, value, /", reflected::<OP>)
}

pub(crate) const ADD: Native = left::<{ BinOp::Add as usize }>("__add__");
pub(crate) const RADD: Native = right::<{ BinOp::Add as usize }>("__radd__");
pub(crate) const SUB: Native = left::<{ BinOp::Sub as usize }>("__sub__");
pub(crate) const RSUB: Native = right::<{ BinOp::Sub as usize }>("__rsub__");
pub(crate) const MUL: Native = left::<{ BinOp::Mul as usize }>("__mul__");
pub(crate) const RMUL: Native = right::<{ BinOp::Mul as usize }>("__rmul__");
pub(crate) const TRUEDIV: Native = left::<{ BinOp::Div as usize }>("__truediv__");
pub(crate) const RTRUEDIV: Native = right::<{ BinOp::Div as usize }>("__rtruediv__");
pub(crate) const FLOORDIV: Native = left::<{ BinOp::FloorDiv as usize }>("__floordiv__");
pub(crate) const RFLOORDIV: Native = right::<{ BinOp::FloorDiv as usize }>("__rfloordiv__");
pub(crate) const MOD: Native = left::<{ BinOp::Mod as usize }>("__mod__");
pub(crate) const RMOD: Native = right::<{ BinOp::Mod as usize }>("__rmod__");
pub(crate) const LSHIFT: Native = left::<{ BinOp::LShift as usize }>("__lshift__");
pub(crate) const RLSHIFT: Native = right::<{ BinOp::LShift as usize }>("__rlshift__");
pub(crate) const RSHIFT: Native = left::<{ BinOp::RShift as usize }>("__rshift__");
pub(crate) const RRSHIFT: Native = right::<{ BinOp::RShift as usize }>("__rrshift__");
pub(crate) const AND: Native = left::<{ BinOp::And as usize }>("__and__");
pub(crate) const RAND: Native = right::<{ BinOp::And as usize }>("__rand__");
pub(crate) const OR: Native = left::<{ BinOp::Or as usize }>("__or__");
pub(crate) const ROR: Native = right::<{ BinOp::Or as usize }>("__ror__");
pub(crate) const XOR: Native = left::<{ BinOp::Xor as usize }>("__xor__");
pub(crate) const RXOR: Native = right::<{ BinOp::Xor as usize }>("__rxor__");
pub(crate) const POW: Native = method("__pow__", "self, value, mod=None, /", pow);
pub(crate) const RPOW: Native = method("__rpow__", "self, value, mod=None, /", rpow);
pub(crate) const DIVMOD: Native = method("__divmod__", "self, value, /", divmod);
pub(crate) const RDIVMOD: Native = method("__rdivmod__", "self, value, /", rdivmod);
pub(crate) const NEG: Native = method("__neg__", "self, /", neg);
pub(crate) const POS: Native = method("__pos__", "self, /", pos);
pub(crate) const INVERT: Native = method("__invert__", "self, /", invert);
pub(crate) const ABS: Native = method("__abs__", "self, /", abs);

/// `__add__` of sequences.
pub(crate) const SEQ_ADD: Native = method("__add__", "self, value, /", seq_add);
/// `__mul__` of sequences.
pub(crate) const SEQ_MUL: Native = method("__mul__", "self, value, /", seq_mul).or("repeat_any");
/// `__rmul__` of sequences.
pub(crate) const SEQ_RMUL: Native = method("__rmul__", "self, value, /", seq_rmul).or("repeat_any");
/// `__iadd__` of list and bytearray.
pub(crate) const SEQ_IADD: Native = method("__iadd__", "self, value, /", seq_iadd).or("inplace_add");
/// `__imul__` of list and bytearray.
pub(crate) const SEQ_IMUL: Native = method("__imul__", "self, value, /", seq_imul).or("inplace_repeat");
/// `__mod__` of str and bytes.
pub(crate) const TEXT_MOD: Native = method("__mod__", "self, value, /", text_mod).or("binary_mod");
/// `__rmod__` of str and bytes.
pub(crate) const TEXT_RMOD: Native = method("__rmod__", "self, value, /", text_rmod).or("reflected_mod");

/// Two numbers, if the receiver's type knows the other's: int knows int, float int and float, complex all.
fn known(cx: &Cx, args: &[Value]) -> Option<(Value, Value)> {
    let (this, other) = (cx.heap.unwrap(args[0]), cx.heap.unwrap(args[1]));
    (rank(other)? <= rank(this)?).then_some((this, other))
}

fn compute(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Outcome, Raise> {
    Ok(numbers::binary(cx, op, a, b)?.unwrap_or(Value::NotImplemented).into())
}

fn forward<const OP: usize>(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match known(cx, args) {
        Some((this, other)) => compute(cx, OPS[OP], this, other),
        None => Ok(Value::NotImplemented.into()),
    }
}

fn reflected<const OP: usize>(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match known(cx, args) {
        Some((this, other)) => compute(cx, OPS[OP], other, this),
        None => Ok(Value::NotImplemented.into()),
    }
}

fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    check_modulus(cx, args)?;
    let Some((this, other)) = known(cx, args) else { return Ok(Value::NotImplemented.into()) };
    if args[2].is_none() {
        return compute(cx, BinOp::Pow, this, other);
    }
    let modulus = cx.heap.unwrap(args[2]);
    power::with_modulus(cx, this, other, modulus).map(Outcome::Value)
}

/// A float takes no third argument, whatever the second one is.
fn check_modulus(cx: &Cx, args: &[Value]) -> Result<(), Raise> {
    let refused = !args[2].is_none() && matches!(cx.heap.unwrap(args[0]), Value::Float(_));
    if refused { Err(power::no_modulus()) } else { Ok(()) }
}

fn rpow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    check_modulus(cx, args)?;
    let Some((this, other)) = known(cx, args) else { return Ok(Value::NotImplemented.into()) };
    if args[2].is_none() {
        return compute(cx, BinOp::Pow, other, this);
    }
    let modulus = cx.heap.unwrap(args[2]);
    power::with_modulus(cx, other, this, modulus).map(Outcome::Value)
}

fn divmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match known(cx, args) {
        Some((this, other)) if rank(this) != Some(Rank::Complex) => numbers::divmod(cx, this, other).map(Outcome::Value),
        _ => Ok(Value::NotImplemented.into()),
    }
}

fn rdivmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match known(cx, args) {
        Some((this, other)) if rank(this) != Some(Rank::Complex) => numbers::divmod(cx, other, this).map(Outcome::Value),
        _ => Ok(Value::NotImplemented.into()),
    }
}

fn neg(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = cx.heap.unwrap(args[0]);
    numbers::neg(cx, this).map(Outcome::Value)
}

fn pos(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = cx.heap.unwrap(args[0]);
    numbers::pos(cx, this).map(Outcome::Value)
}

fn invert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = cx.heap.unwrap(args[0]);
    numbers::invert(cx, this).map(Outcome::Value)
}

fn abs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = cx.heap.unwrap(args[0]);
    numbers::abs(cx, this).map(Outcome::Value)
}

/// Whether the other operand's class has a reflected method, which comes before the concatenation of the left one.
fn defers(cx: &Cx, other: Value, reflected: StrBits) -> bool {
    matches!(other, Value::Instance(_)) && args::in_python(&cx.heap, other, reflected)
}

fn seq_add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if defers(cx, args[1], core::RADD) {
        return Ok(Value::NotImplemented.into());
    }
    let this = cx.heap.unwrap(args[0]);
    sequences::add(cx, this, args[1]).map(Outcome::Value)
}

fn seq_mul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if defers(cx, args[1], core::RMUL) {
        return Ok(Value::NotImplemented.into());
    }
    seq_rmul(cx, args)
}

fn seq_rmul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = cx.heap.unwrap(args[0]);
    sequences::mul(cx, this, args[1]).map(Outcome::Value)
}

fn seq_iadd(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if defers(cx, args[1], core::RADD) {
        return Ok(Value::NotImplemented.into());
    }
    match cx.heap.unwrap(args[0]) {
        Value::List(id) => sequences::extend_list(cx, id, args[1])?,
        Value::ByteArray(id) => sequences::extend_bytearray(cx, id, args[1])?,
        _ => return Err(args::wrong_receiver(&cx.heap, "list", args[0])),
    };
    Ok(args[0].into())
}

fn seq_imul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if defers(cx, args[1], core::RMUL) {
        return Ok(Value::NotImplemented.into());
    }
    match cx.heap.unwrap(args[0]) {
        Value::List(id) => sequences::repeat_list(cx, id, args[1])?,
        Value::ByteArray(id) => sequences::repeat_bytearray(cx, id, args[1])?,
        _ => return Err(args::wrong_receiver(&cx.heap, "list", args[0])),
    };
    Ok(args[0].into())
}

fn text_mod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = cx.heap.unwrap(args[0]);
    sequences::modulo(cx, this, args[1]).map(Outcome::Value)
}

fn text_rmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // Text formats with text of its own type only.
    match (cx.heap.unwrap(args[0]), cx.heap.unwrap(args[1])) {
        (Value::Str(_), other @ Value::Str(_))
        | (Value::Bytes(_), other @ Value::Bytes(_))
        | (Value::ByteArray(_), other @ Value::ByteArray(_)) => sequences::modulo(cx, other, args[0]).map(Outcome::Value),
        _ => Ok(Value::NotImplemented.into()),
    }
}
