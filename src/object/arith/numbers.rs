//! Operators of int, bool, float and complex.
//!
//! The wider of two types decides: int, float, complex. 64-bit ints are computed here with a check for overflow; beyond, `num`
//! takes over with the memory charged first.
//! Start reading at [`binary`].

use super::super::native::{Cx, Raise};
use super::super::number::{self, int_op};
use super::power;
use crate::bytecode::instr::BinOp;
use crate::heap::kinds::{Heap, Value};
use crate::num::bigint::{self, IntValue, bits, floats};
use crate::num::{complex, float};

/// How wide a number is; None for what is no number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// int and bool
    Int,
    /// float
    Float,
    /// complex
    Complex,
}

/// The rank of a plain value.
#[inline]
pub fn rank(value: Value) -> Option<Rank> {
    match value {
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => Some(Rank::Int),
        Value::Float(_) => Some(Rank::Float),
        Value::Complex(_) => Some(Rank::Complex),
        _ => None,
    }
}

/// `a op b`, if both are numbers.
#[inline]
pub fn binary(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Option<Value>, Raise> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => match small(op, x, y) {
            Some(value) => Ok(Some(value)),
            None => ints(cx, op, a, b).map(Some),
        },
        (Value::Float(x), Value::Float(y)) => floats(cx, op, x.get(), y.get()).map(Some),
        _ => match (rank(a), rank(b)) {
            (Some(x), Some(y)) => mixed(cx, op, a, b, x.max(y)).map(Some),
            _ => Ok(None),
        },
    }
}

fn mixed(cx: &mut Cx, op: BinOp, a: Value, b: Value, rank: Rank) -> Result<Value, Raise> {
    match rank {
        Rank::Int => match (op, a, b) {
            (BinOp::And, Value::Bool(x), Value::Bool(y)) => Ok(Value::bool(x.get() & y.get())),
            (BinOp::Or, Value::Bool(x), Value::Bool(y)) => Ok(Value::bool(x.get() | y.get())),
            (BinOp::Xor, Value::Bool(x), Value::Bool(y)) => Ok(Value::bool(x.get() ^ y.get())),
            _ => {
                let (a, b) = (widen(a), widen(b));
                match (a, b) {
                    (Value::Int(x), Value::Int(y)) => small(op, x, y).map_or_else(|| ints(cx, op, a, b), Ok),
                    _ => ints(cx, op, a, b),
                }
            }
        },
        Rank::Float => match op {
            BinOp::LShift | BinOp::RShift | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::MatMul => Ok(Value::NotImplemented),
            _ => {
                let (x, y) = (number::real(cx, a)?, number::real(cx, b)?);
                floats(cx, op, x, y)
            }
        },
        Rank::Complex => complexes(cx, op, a, b),
    }
}

fn widen(value: Value) -> Value {
    match value {
        Value::Bool(b) => Value::Int(i64::from(b.get())),
        value => value,
    }
}

/// The result in 64 bits; None where it does not fit or the operation is for `num`: division by zero, float results.
#[inline]
pub fn small(op: BinOp, x: i64, y: i64) -> Option<Value> {
    let result = match op {
        BinOp::Add => x.checked_add(y),
        BinOp::Sub => x.checked_sub(y),
        BinOp::Mul => x.checked_mul(y),
        BinOp::FloorDiv => floor_div(x, y),
        BinOp::Mod => floor_mod(x, y),
        BinOp::And => Some(x & y),
        BinOp::Or => Some(x | y),
        BinOp::Xor => Some(x ^ y),
        BinOp::LShift => shl(x, y),
        BinOp::RShift if y >= 0 => Some(x >> y.min(63)),
        BinOp::Pow => u32::try_from(y).ok().and_then(|y| x.checked_pow(y)),
        BinOp::Div => return true_div(x, y).map(Value::float),
        BinOp::RShift | BinOp::MatMul => None,
    };
    result.map(Value::Int)
}

/// `x // y`, unless `y` is 0 or the result is 2**63.
#[inline]
pub fn floor_div(x: i64, y: i64) -> Option<i64> {
    let quotient = x.checked_div(y)?;
    Some(if x % y != 0 && (x < 0) != (y < 0) { quotient - 1 } else { quotient })
}

/// `x % y` with the sign of `y`, unless `y` is 0.
#[inline]
pub fn floor_mod(x: i64, y: i64) -> Option<i64> {
    if y == -1 {
        return Some(0);
    }
    let rest = x.checked_rem(y)?;
    Some(if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest })
}

fn shl(x: i64, y: i64) -> Option<i64> {
    let count = u32::try_from(y).ok().filter(|&count| count < 64)?;
    let shifted = x << count;
    (shifted >> count == x).then_some(shifted)
}

/// Exact where both fit a float's mantissa.
fn true_div(x: i64, y: i64) -> Option<f64> {
    const EXACT: u64 = 1 << 53;
    (y != 0 && x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT).then(|| x as f64 / y as f64)
}

/// `a op b` for plain ints where it can be computed in 128 bits: ints that are a little too long for a word are the commonest of
/// the big ones.
pub fn wide_pair(heap: &mut Heap, op: BinOp, a: Value, b: Value) -> Option<Value> {
    let result = wide(heap, op, a, b)?;
    Some(number::store(heap, IntValue::from(result)))
}

#[inline]
fn wide(heap: &Heap, op: BinOp, a: Value, b: Value) -> Option<i128> {
    let (x, y) = (number::int(heap, a)?.to_i128()?, number::int(heap, b)?.to_i128()?);
    match op {
        BinOp::Add => x.checked_add(y),
        BinOp::Sub => x.checked_sub(y),
        BinOp::Mul => x.checked_mul(y),
        BinOp::FloorDiv => {
            let quotient = x.checked_div(y)?;
            Some(if (x < 0) != (y < 0) && quotient * y != x { quotient - 1 } else { quotient })
        }
        BinOp::Mod => {
            let rest = x.checked_rem(y)?;
            Some(if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest })
        }
        BinOp::And => Some(x & y),
        BinOp::Or => Some(x | y),
        BinOp::Xor => Some(x ^ y),
        BinOp::RShift if y >= 0 => Some(x >> y.min(127)),
        BinOp::LShift if (0..127).contains(&y) => Some(x << y).filter(|shifted| shifted >> y == x),
        BinOp::LShift | BinOp::RShift | BinOp::Pow | BinOp::Div | BinOp::MatMul => None,
    }
}

/// Two ints, of which one may be big, or whose result did not fit.
pub fn ints(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Value, Raise> {
    match op {
        BinOp::Add => int_op(cx, a, b, bigint::linear_bytes, bigint::add),
        BinOp::Sub => int_op(cx, a, b, bigint::linear_bytes, bigint::sub),
        BinOp::Mul => int_op(cx, a, b, bigint::mul_bytes, bigint::mul),
        BinOp::FloorDiv => int_op(cx, a, b, bigint::div_bytes, bigint::floor_div),
        BinOp::Mod => int_op(cx, a, b, bigint::div_bytes, bigint::modulo),
        BinOp::And => int_op(cx, a, b, bigint::linear_bytes, bits::and),
        BinOp::Or => int_op(cx, a, b, bigint::linear_bytes, bits::or),
        BinOp::Xor => int_op(cx, a, b, bigint::linear_bytes, bits::xor),
        BinOp::LShift => int_op(cx, a, b, bits::shl_bytes, bits::shl),
        BinOp::RShift => int_op(cx, a, b, |a, _| bigint::linear_bytes(a, a), bits::shr),
        BinOp::Pow => power::ints(cx, a, b),
        BinOp::Div => int_div(cx, a, b).map(Value::float),
        BinOp::MatMul => Ok(Value::NotImplemented),
    }
}

fn int_div(cx: &mut Cx, a: Value, b: Value) -> Result<f64, Raise> {
    let (heap, meter) = cx.parts();
    let (x, y) = (number::int(heap, a), number::int(heap, b));
    let (x, y) = (x.expect("the caller knows that it is an int"), y.expect("the caller knows that it is an int"));
    super::super::search::reserve(heap, number::bytes(bigint::div_bytes(x, y)))?;
    let result = floats::true_div(x, y, &mut meter.poller());
    number::finish(cx, result)
}

/// Two floats.
#[inline]
fn floats(cx: &mut Cx, op: BinOp, x: f64, y: f64) -> Result<Value, Raise> {
    let result = match op {
        BinOp::Add => Ok(x + y),
        BinOp::Sub => Ok(x - y),
        BinOp::Mul => Ok(x * y),
        BinOp::Div => float::true_div(x, y),
        BinOp::FloorDiv => float::floor_div(x, y),
        BinOp::Mod => float::modulo(x, y),
        BinOp::Pow => return power::floats(cx, x, y),
        BinOp::LShift | BinOp::RShift | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::MatMul => return Ok(Value::NotImplemented),
    };
    number::finish(cx, result).map(Value::float)
}

fn complexes(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Value, Raise> {
    let compute = match op {
        BinOp::Add => |a, b| Ok(complex::add(a, b)),
        BinOp::Sub => |a, b| Ok(complex::sub(a, b)),
        BinOp::Mul => |a, b| Ok(complex::mul(a, b)),
        BinOp::Div => complex::div,
        BinOp::Pow => return power::complexes(cx, a, b),
        BinOp::FloorDiv | BinOp::Mod | BinOp::LShift | BinOp::RShift | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::MatMul => {
            return Ok(Value::NotImplemented);
        }
    };
    let (x, y) = (number::complex(cx, a)?, number::complex(cx, b)?);
    let result = number::finish(cx, compute(x, y))?;
    Ok(cx.heap.new(result))
}

/// `divmod(a, b)` for real numbers; `NotImplemented` for anything else.
pub fn divmod(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let (quotient, rest) = match (rank(a), rank(b)) {
        (Some(Rank::Int), Some(Rank::Int)) => int_divmod(cx, widen(a), widen(b))?,
        (Some(x), Some(y)) if x.max(y) == Rank::Float => {
            let (x, y) = (number::real(cx, a)?, number::real(cx, b)?);
            let (quotient, rest) = number::finish(cx, float::divmod(x, y))?;
            (Value::float(quotient), Value::float(rest))
        }
        _ => return Ok(Value::NotImplemented),
    };
    Ok(cx.heap.new_tuple(vec![quotient, rest]))
}

fn int_divmod(cx: &mut Cx, a: Value, b: Value) -> Result<(Value, Value), Raise> {
    if let (Value::Int(x), Value::Int(y)) = (a, b)
        && let (Some(quotient), Some(rest)) = (floor_div(x, y), floor_mod(x, y))
    {
        return Ok((Value::Int(quotient), Value::Int(rest)));
    }
    let (heap, meter) = cx.parts();
    let (x, y) = (number::int(heap, a), number::int(heap, b));
    let (x, y) = (x.expect("the caller knows that it is an int"), y.expect("the caller knows that it is an int"));
    super::super::search::reserve(heap, number::bytes(bigint::div_bytes(x, y)))?;
    let result = bigint::divmod(x, y, &mut meter.poller());
    let (quotient, rest) = number::finish(cx, result)?;
    Ok((number::store(&mut cx.heap, quotient), number::store(&mut cx.heap, rest)))
}

/// `-a`
pub fn neg(cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    match widen(a) {
        Value::Int(i) if i != i64::MIN => Ok(Value::Int(-i)),
        a @ (Value::Int(_) | Value::BigInt(_)) => int_op(cx, a, Value::Int(0), bigint::linear_bytes, |a, _, poll| bigint::neg(a, poll)),
        Value::Float(f) => Ok(Value::float(-f.get())),
        Value::Complex(id) => {
            let negated = complex::neg(cx.heap[id]);
            Ok(cx.heap.new(negated))
        }
        _ => Ok(Value::NotImplemented),
    }
}

/// `+a`
pub fn pos(_cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    Ok(if rank(a).is_some() { widen(a) } else { Value::NotImplemented })
}

/// `~a`
pub fn invert(cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    match widen(a) {
        Value::Int(i) => Ok(Value::Int(!i)),
        a @ Value::BigInt(_) => int_op(cx, a, Value::Int(0), bigint::linear_bytes, |a, _, poll| bits::invert(a, poll)),
        _ => Ok(Value::NotImplemented),
    }
}

/// `abs(a)`
pub fn abs(cx: &mut Cx, a: Value) -> Result<Value, Raise> {
    match widen(a) {
        Value::Int(i) if i != i64::MIN => Ok(Value::Int(i.abs())),
        a @ (Value::Int(_) | Value::BigInt(_)) => int_op(cx, a, Value::Int(0), bigint::linear_bytes, |a, _, poll| bigint::abs(a, poll)),
        Value::Float(f) => Ok(Value::float(f.get().abs())),
        Value::Complex(id) => {
            let length = complex::abs(cx.heap[id]);
            number::finish(cx, length).map(Value::float)
        }
        _ => Ok(Value::NotImplemented),
    }
}
