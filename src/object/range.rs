//! `range`: bounds and step of any size.
//!
//! Owns its methods and arithmetic. What fits 64 bits is computed in 128; anything larger goes through `arith`.
//! Never makes its values before they are asked for.
//! Start reading at [`length`] and [`get`].

use super::native::{Cx, Native, Outcome, Raise, method, property, static_method};
use super::{args, arith, compare, item, iter, object, raise, receive, repr};
use crate::bytecode::instr::BinOp;
use crate::heap::kinds::{Heap, RangeId, SliceId, Value};
use crate::heap::objects::{Iter, Range};
use crate::text::core;
use std::cmp::Ordering;

pub(crate) static METHODS: &[Native] = &[
    item::BOOL,
    method("__contains__", "self, key, /", slot_contains).or("sequence_contains"),
    compare::EQ,
    compare::GE,
    method("__getitem__", "self, key, /", getitem).or("range_getitem"),
    compare::GT,
    object::HASH,
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new).or("range_new"),
    method("__reduce__", "self, /", reduce),
    repr::REPR,
    method("__reversed__", "self, /", reversed),
    method("count", "self, object, /", count).or("sequence_count"),
    method("index", "self, object, /", index).or("range_index"),
    property("start", start, receive::read_only),
    property("step", step, receive::read_only),
    property("stop", stop, receive::read_only),
];

/// A new range of ints; `step` is not 0.
pub fn make(cx: &mut Cx, start: Value, stop: Value, step: Value) -> Value {
    cx.heap.new(Range { start, stop, step })
}

/// Whether `value` lies before `stop` in the direction of `step`.
pub fn is_before(heap: &Heap, value: Value, stop: Value, step: Value) -> bool {
    match (value, stop, step) {
        (Value::Int(value), Value::Int(stop), Value::Int(step)) => {
            if step > 0 {
                value < stop
            } else {
                stop < value
            }
        }
        _ => order(heap, value, stop) == if is_negative(heap, step) { Ordering::Greater } else { Ordering::Less },
    }
}

fn order(heap: &Heap, a: Value, b: Value) -> Ordering {
    compare::numbers(heap, a, b).flatten().unwrap_or(Ordering::Equal)
}

fn is_negative(heap: &Heap, value: Value) -> bool {
    order(heap, value, Value::Int(0)) == Ordering::Less
}

fn parts(heap: &Heap, id: RangeId) -> (Value, Value, Value) {
    let range = &heap[id];
    (range.start, range.stop, range.step)
}

fn add(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    arith::binary(cx, BinOp::Add, a, b)
}

fn sub(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    arith::binary(cx, BinOp::Sub, a, b)
}

fn mul(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    arith::binary(cx, BinOp::Mul, a, b)
}

/// The number of values, of any size.
pub fn length(cx: &mut Cx, id: RangeId) -> Result<Value, Raise> {
    if let Some(len) = cx.heap[id].len_i64() {
        return Ok(Value::Int(len));
    }
    let (start, stop, step) = parts(&cx.heap, id);
    if !is_before(&cx.heap, start, stop, step) {
        return Ok(Value::Int(0));
    }
    let (low, high, stride) = if is_negative(&cx.heap, step) { (stop, start, arith::neg(cx, step)?) } else { (start, stop, step) };
    let span = sub(cx, high, low)?;
    let span = sub(cx, span, Value::Int(1))?;
    let steps = arith::binary(cx, BinOp::FloorDiv, span, stride)?;
    add(cx, steps, Value::Int(1))
}

/// `len(range)`
pub fn len(cx: &mut Cx, id: RangeId) -> Result<usize, Raise> {
    match length(cx, id)? {
        Value::Int(len) => Ok(args::size(len)),
        _ => Err(raise::overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// `start + i * step`
fn value_at(cx: &mut Cx, id: RangeId, i: Value) -> Result<Value, Raise> {
    let (start, _, step) = parts(&cx.heap, id);
    let offset = mul(cx, i, step)?;
    add(cx, start, offset)
}

/// `range[key]`
pub fn get(cx: &mut Cx, id: RangeId, key: Value) -> Result<Value, Raise> {
    if let (Value::Int(i), Some(len), Some((start, _, step))) = (key, cx.heap[id].len_i64(), cx.heap[id].small()) {
        let at = if i < 0 { i + len } else { i };
        if 0 <= at && at < len {
            let value = i128::from(start) + i128::from(at) * i128::from(step);
            return Ok(Value::Int(value as i64));
        }
        return Err(raise::index_error("range object index out of range"));
    }
    match key {
        Value::Slice(slice) => get_slice(cx, id, slice),
        _ => get_big(cx, id, key),
    }
}

fn get_big(cx: &mut Cx, id: RangeId, key: Value) -> Result<Value, Raise> {
    let Some(i) = args::int(&cx.heap, key) else {
        if args::in_python(&cx.heap, key, core::INDEX) {
            return Err(Raise::Python);
        }
        let name = cx.heap.type_name(key);
        return Err(raise::type_error(format!("range indices must be integers or slices, not {name}")));
    };
    let len = length(cx, id)?;
    let at = if is_negative(&cx.heap, i) { add(cx, i, len)? } else { i };
    if is_negative(&cx.heap, at) || order(&cx.heap, at, len) != Ordering::Less {
        return Err(raise::index_error("range object index out of range"));
    }
    value_at(cx, id, at)
}

fn get_slice(cx: &mut Cx, id: RangeId, slice: SliceId) -> Result<Value, Raise> {
    let len = length(cx, id)?;
    let (first, last, stride) = super::slice::indices_of(cx, slice, len)?;
    let step = cx.heap[id].step;
    let start = value_at(cx, id, first)?;
    let stop = value_at(cx, id, last)?;
    let step = mul(cx, step, stride)?;
    Ok(make(cx, start, stop, step))
}

/// `item in range`
pub fn contains(cx: &mut Cx, id: RangeId, item: Value) -> Result<bool, Raise> {
    if args::in_python(&cx.heap, item, core::EQ) {
        return Err(Raise::Python);
    }
    Ok(position(cx, id, item)?.is_some())
}

/// The index of the value equal to `item`.
fn position(cx: &mut Cx, id: RangeId, item: Value) -> Result<Option<Value>, Raise> {
    let Some(value) = integral(cx, item)? else { return Ok(None) };
    let (start, stop, step) = parts(&cx.heap, id);
    if let (Value::Int(value), Some((start, _, step))) = (value, cx.heap[id].small()) {
        let offset = i128::from(value) - i128::from(start);
        let inside = is_before(&cx.heap, Value::Int(value), stop, Value::Int(step)) && (offset == 0 || (offset < 0) == (step < 0));
        let index = offset / i128::from(step);
        if !inside || offset % i128::from(step) != 0 {
            return Ok(None);
        }
        if let Ok(index) = i64::try_from(index) {
            return Ok(Some(Value::Int(index)));
        }
    }
    let outside = !is_before(&cx.heap, value, stop, step) || is_before(&cx.heap, value, start, step);
    if outside {
        return Ok(None);
    }
    let offset = sub(cx, value, start)?;
    let rest = arith::binary(cx, BinOp::Mod, offset, step)?;
    if !matches!(rest, Value::Int(0)) {
        return Ok(None);
    }
    arith::binary(cx, BinOp::FloorDiv, offset, step).map(Some)
}

/// The int equal to a number, if there is one.
fn integral(cx: &mut Cx, item: Value) -> Result<Option<Value>, Raise> {
    let plain = cx.heap.unwrap(item);
    let real = match plain {
        Value::Float(real) => real.get(),
        Value::Complex(id) if cx.heap[id].imag == 0.0 => cx.heap[id].real,
        _ => return Ok(args::int(&cx.heap, plain)),
    };
    if real.fract() != 0.0 || !real.is_finite() {
        return Ok(None);
    }
    if real.abs() < 9.0e18 {
        return Ok(Some(Value::Int(real as i64)));
    }
    // A large float is a multiple of a power of two: exact in 53 bits and a shift.
    let mut mantissa = real;
    let mut shift = 0;
    while mantissa.abs() >= 9.0e15 {
        mantissa /= 2.0;
        shift += 1;
    }
    arith::binary(cx, BinOp::LShift, Value::Int(mantissa as i64), Value::Int(shift)).map(Some)
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if matches!(args[1], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty()) {
        return Err(raise::type_error("range() takes no keyword arguments"));
    }
    let given = &args[2..];
    match given.len() {
        0 => return Err(raise::type_error("range expected at least 1 argument, got 0")),
        1..=3 => {}
        n => return Err(raise::type_error(format!("range expected at most 3 arguments, got {n}"))),
    }
    let mut ints = [Value::Int(0), Value::Int(0), Value::Int(1)];
    let at = usize::from(given.len() == 1);
    for (i, &value) in given.iter().enumerate() {
        ints[i + at] = args::index(&cx.heap, value)?;
    }
    let [start, stop, step] = ints;
    if matches!(step, Value::Int(0)) {
        return Err(raise::value_error("range() arg 3 must not be zero"));
    }
    Ok(make(cx, start, stop, step).into())
}

fn slot_contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    Ok(Value::bool(contains(cx, id, args[1])?).into())
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    get(cx, id, args[1]).map(Outcome::Value)
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    let (start, stop, step) = parts(&cx.heap, id);
    let parts = cx.heap.new_tuple([start, stop, step]);
    Ok(cx.heap.new_tuple([Value::Class(crate::heap::classes::RANGE), parts]).into())
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    reversed_iter(cx, id).map(|made| cx.heap.new(made).into())
}

/// An iterator over the values from the last to the first.
pub fn reversed_iter(cx: &mut Cx, id: RangeId) -> Result<Iter, Raise> {
    let (start, _, step) = parts(&cx.heap, id);
    if let (Some(len), Some((first, _, stride))) = (cx.heap[id].len_i64(), cx.heap[id].small())
        && stride != i64::MIN
    {
        let last = i128::from(first) + i128::from(len - 1) * i128::from(stride);
        return Ok(Iter::Range { next: last as i64, step: -stride, left: len as u64 });
    }
    let len = length(cx, id)?;
    let last = sub(cx, len, Value::Int(1))?;
    let next = value_at(cx, id, last)?;
    let stop = sub(cx, start, step)?;
    let step = arith::neg(cx, step)?;
    Ok(Iter::BigRange { next, stop, step })
}

fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    Ok(Value::Int(i64::from(contains(cx, id, args[1])?)).into())
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    if args::in_python(&cx.heap, args[1], core::EQ) {
        return Err(Raise::Python);
    }
    match position(cx, id, args[1])? {
        Some(index) => Ok(index.into()),
        None if args::int(&cx.heap, args[1]).is_some() => Err(raise::value_error("range.index(x): x not in range")),
        None => Err(raise::value_error("sequence.index(x): x not in sequence")),
    }
}

fn start(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    Ok(cx.heap[id].start.into())
}

fn stop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    Ok(cx.heap[id].stop.into())
}

fn step(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::range(&cx.heap, args[0])?;
    Ok(cx.heap[id].step.into())
}
