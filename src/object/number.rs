//! Numbers between the heap and `num`: operands out of values, results into the heap, failures as exceptions.
//!
//! Owns charging: every operation on big ints reserves its estimate before it begins.
//! Never computes.
//! Start reading at [`int_op`].

use super::native::{Cx, Raise};
use super::raise;
use crate::heap::classes;
use crate::heap::kinds::{Heap, Value};
use crate::num::bigint::{IntRef, IntValue, floats, text};
use crate::num::complex::{Complex, Operand};
use crate::num::{Fail, Kind, Poll};

/// A plain int value as an operand; None for anything else.
#[inline]
pub fn int(heap: &Heap, value: Value) -> Option<IntRef<'_>> {
    match value {
        Value::Int(i) => Some(IntRef::Small(i)),
        Value::Bool(b) => Some(IntRef::Small(i64::from(b.get()))),
        Value::BigInt(id) => Some(IntRef::Big(&heap[id])),
        _ => None,
    }
}

/// Puts the result of an int operation into the heap.
#[inline]
pub fn store(heap: &mut Heap, value: IntValue) -> Value {
    match value {
        IntValue::Small(i) => Value::Int(i),
        IntValue::Big(big) => heap.new(big),
    }
}

/// A u64 as an int value.
pub fn unsigned(heap: &mut Heap, value: u64) -> Value {
    store(heap, IntValue::from(i128::from(value)))
}

/// What a computation of `num` gave, its failure as an exception.
#[inline]
pub fn finish<T>(cx: &mut Cx, result: Result<T, Fail>) -> Result<T, Raise> {
    result.map_err(|fail| failed(cx, fail))
}

/// The exception that a failure means.
#[cold]
pub fn failed(cx: &mut Cx, fail: Fail) -> Raise {
    let (kind, text) = match fail {
        Fail::Stop(_) => return cx.stopped(),
        Fail::Raise(kind, text) => (kind, text.into_owned()),
    };
    match kind {
        Kind::Value => raise::value_error(text),
        Kind::Type => raise::type_error(text),
        Kind::Overflow => raise::overflow_error(text),
        Kind::ZeroDivision => raise::zero_division_error(text),
        Kind::Range => {
            let text = cx.str(text);
            raise::with_args(classes::OVERFLOW_ERROR, vec![Value::Int(34), text])
        }
    }
}

/// An estimate as bytes to reserve.
pub fn bytes(estimate: u64) -> usize {
    usize::try_from(estimate).unwrap_or(usize::MAX)
}

/// An operation of `num` on two ints.
pub type IntOp = fn(IntRef<'_>, IntRef<'_>, &mut Poll<'_>) -> Result<IntValue, Fail>;
/// How many bytes it will take.
pub type IntBytes = fn(IntRef<'_>, IntRef<'_>) -> u64;

/// Runs an operation on two plain ints.
pub fn int_op(cx: &mut Cx, a: Value, b: Value, estimate: IntBytes, op: IntOp) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let (Some(x), Some(y)) = (int(heap, a), int(heap, b)) else { return Ok(Value::NotImplemented) };
    let estimate = estimate(x, y);
    if estimate != 0 {
        super::search::reserve(heap, bytes(estimate))?;
    }
    let result = op(x, y, &mut meter.poller());
    let result = finish(cx, result)?;
    Ok(store(&mut cx.heap, result))
}

/// A plain int or float as a float; OverflowError for an int beyond.
pub fn real(cx: &mut Cx, value: Value) -> Result<f64, Raise> {
    match value {
        Value::Float(f) => Ok(f.get()),
        Value::Int(i) => Ok(i as f64),
        _ => {
            let int = int(&cx.heap, value).expect("the caller knows that it is a real number");
            let float = floats::to_f64(int);
            finish(cx, float)
        }
    }
}

/// An int, float or complex as an operand of complex arithmetic.
pub fn complex(cx: &mut Cx, value: Value) -> Result<Operand, Raise> {
    match value {
        Value::Complex(id) => Ok(Operand::Complex(cx.heap[id])),
        _ => real(cx, value).map(Operand::Real),
    }
}

/// Any number as a complex one.
pub fn to_complex(cx: &mut Cx, value: Value) -> Result<Complex, Raise> {
    Ok(match complex(cx, value)? {
        Operand::Complex(complex) => complex,
        Operand::Real(real) => Complex::real(real),
    })
}

/// The text of a plain int in a base from 2 to 36.
pub fn int_text(cx: &mut Cx, value: Value, base: u32) -> Result<String, Raise> {
    if let (Value::Int(i), 10) = (value, base) {
        return Ok(i.to_string());
    }
    let (heap, meter) = cx.parts();
    let limit = heap.text_limit();
    let int = int(heap, value).expect("the caller knows that it is an int");
    if base.is_power_of_two() || int.bit_length() < 20_000 {
        super::search::reserve(heap, bytes(text::text_bytes(int, base)))?;
    }
    let text = text::to_text(int, base, limit, &mut meter.poller());
    finish(cx, text)
}

/// Runs a computation of `num` that needs a poll and nothing from the heap.
pub fn polled<T>(cx: &mut Cx, compute: impl FnOnce(&mut Poll<'_>) -> Result<T, Fail>) -> Result<T, Raise> {
    let result = compute(&mut cx.meter.poller());
    finish(cx, result)
}
