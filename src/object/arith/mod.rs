//! Operators of the built-in types: `+ - * / // % ** << >> & | ^ @`, in place, and unary.
//!
//! Owns the meaning of an operator for values without Python-level behaviour. `NotImplemented` is the answer for operands that
//! do not go together (the machine tries the reflected method and makes the TypeError); `Raise::Python` means that a
//! class of the program decides.
//! Never calls Python, never changes an operand except in [`inplace`].
//! Start reading at [`binary`].

pub mod numbers;
pub mod power;
pub mod sequences;
pub mod sets;
pub mod slots;
pub mod unions;

use super::args;
use super::native::{Cx, Raise};
use crate::bytecode::code::StrBits;
use crate::bytecode::instr::BinOp;
use crate::heap::classes;
use crate::heap::kinds::{Heap, Value};
use crate::text::core;

/// (dunder, reflected dunder) in the order of `BinOp`.
const DUNDERS: [(StrBits, StrBits); 13] = [
    (core::ADD, core::RADD),
    (core::SUB, core::RSUB),
    (core::MUL, core::RMUL),
    (core::TRUEDIV, core::RTRUEDIV),
    (core::FLOORDIV, core::RFLOORDIV),
    (core::MOD, core::RMOD),
    (core::POW, core::RPOW),
    (core::LSHIFT, core::RLSHIFT),
    (core::RSHIFT, core::RRSHIFT),
    (core::AND, core::RAND),
    (core::OR, core::ROR),
    (core::XOR, core::RXOR),
    (core::MATMUL, core::RMATMUL),
];

/// `a op b`
#[inline]
pub fn binary(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Value, Raise> {
    if is_user(&cx.heap, a) || is_user(&cx.heap, b) {
        let (left, right) = DUNDERS[op as usize];
        if args::in_python(&cx.heap, a, left) || args::in_python(&cx.heap, b, right) {
            return Err(Raise::Python);
        }
        let (a, b) = (cx.heap.unwrap(a), cx.heap.unwrap(b));
        return native(cx, op, a, b);
    }
    native(cx, op, a, b)
}

/// `a + b` of operands that both declined: the TypeError of a sequence that names what it cannot be joined with.
pub fn add_sequences(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let a = cx.heap.unwrap(a);
    match a {
        Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_) => sequences::add(cx, a, b),
        _ => Ok(Value::NotImplemented),
    }
}

/// The same of `a * b`: what a sequence cannot be multiplied by.
pub fn mul_sequences(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    sequences::mul(cx, a, b)
}

/// Whether a class of the program may have a say.
#[inline]
fn is_user(heap: &Heap, value: Value) -> bool {
    match value {
        Value::Instance(_) => true,
        Value::Class(id) => heap.class(id).metaclass != classes::TYPE,
        _ => false,
    }
}

/// `a op b` by the built-in types alone; instances of subclasses of built-ins are unwrapped already.
pub fn native(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Value, Raise> {
    if let Some(result) = numbers::binary(cx, op, a, b)? {
        return Ok(result);
    }
    match op {
        BinOp::Add => sequences::add(cx, a, b),
        BinOp::Mul => sequences::mul(cx, a, b),
        BinOp::Mod => sequences::modulo(cx, a, b),
        BinOp::Or => {
            let (left, right) = (proxied(&cx.heap, a), proxied(&cx.heap, b));
            match sets::binary(cx, op, left, right)? {
                Value::NotImplemented if left.is(a) && right.is(b) => unions::or(cx, a, b),
                Value::NotImplemented => {
                    let (left, right) = (cx.heap.type_name(left), cx.heap.type_name(right));
                    Err(super::raise::type_error(format!("unsupported operand type(s) for |: '{left}' and '{right}'")))
                }
                value => Ok(value),
            }
        }
        BinOp::Sub | BinOp::And | BinOp::Xor => sets::binary(cx, op, a, b),
        BinOp::Div | BinOp::FloorDiv | BinOp::Pow | BinOp::LShift | BinOp::RShift | BinOp::MatMul => Ok(Value::NotImplemented),
    }
}

/// The dict that a `mappingproxy` shows.
fn proxied(heap: &Heap, value: Value) -> Value {
    match value {
        Value::Proxy(id) if matches!(heap[id].mapping, Value::Dict(_)) => heap[id].mapping,
        _ => value,
    }
}

/// `a op= b`: the same object changed where the type allows, else a new value.
pub fn inplace(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Value, Raise> {
    match (op, a) {
        (BinOp::Add, Value::Str(x)) => match b {
            Value::Str(y) => sequences::append_strs(cx, x, y),
            _ => binary(cx, op, a, b),
        },
        (BinOp::Add, Value::List(id)) => sequences::extend_list(cx, id, b),
        (BinOp::Mul, Value::List(id)) => sequences::repeat_list(cx, id, b),
        (BinOp::Add, Value::Deque(_)) => super::deque::inplace_add(cx, a, b),
        (BinOp::Mul, Value::Deque(_)) => super::deque::inplace_mul(cx, a, b),
        (BinOp::Add, Value::ByteArray(id)) => sequences::extend_bytearray(cx, id, b),
        (BinOp::Mul, Value::ByteArray(id)) => sequences::repeat_bytearray(cx, id, b),
        (BinOp::Or, Value::Dict(_)) => sets::update_dict(cx, a, b),
        (BinOp::Or, Value::Proxy(_)) => Err(super::raise::type_error("'|=' is not supported by mappingproxy; use '|' instead")),
        (BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor, Value::Set(id)) => sets::inplace(cx, op, id, b),
        // Only what has no notion of repetition at all leaves it to the right operand.
        (
            BinOp::Mul,
            Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Dict(_)
            | Value::View(_)
            | Value::Range(_)
            | Value::MemoryView(_)
            | Value::Proxy(_),
        ) => Ok(Value::NotImplemented),
        _ => binary(cx, op, a, b),
    }
}

/// `-a`
pub fn neg(cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    unary(cx, a, core::NEG, numbers::neg)
}

/// `+a`
pub fn pos(cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    unary(cx, a, core::POS, numbers::pos)
}

/// `~a`
pub fn invert(cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    unary(cx, a, core::INVERT, numbers::invert)
}

/// `abs(a)`
pub fn abs(cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    unary(cx, a, core::ABS, numbers::abs)
}

fn unary(cx: &mut Cx, a: Value, dunder: StrBits, op: fn(&mut Cx, Value) -> Result<Value, Raise>) -> Result<Value, Raise> {
    if is_user(&cx.heap, a) && args::in_python(&cx.heap, a, dunder) {
        return Err(Raise::Python);
    }
    let a = cx.heap.unwrap(a);
    op(cx, a)
}
