//! `slice`.
//!
//! Owns its methods and `indices`, whose ints may be of any size; what sequences do with slices is `item::Bounds`.
//! Start reading at [`indices_of`].

use super::native::{Cx, Native, Outcome, Raise, method, property, static_method};
use super::{args, arith, compare, object, raise, receive, repr};
use crate::bytecode::instr::BinOp;
use crate::heap::classes;
use crate::heap::kinds::{Heap, SliceId, Value};
use crate::heap::objects::Slice;
use crate::text::core;
use std::cmp::Ordering;

pub(crate) static METHODS: &[Native] = &[
    compare::EQ,
    compare::GE,
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new),
    method("__reduce__", "self, /", reduce),
    repr::REPR,
    method("indices", "self, object, /", indices).or("slice_indices"),
    property("start", start, receive::read_only),
    property("step", step, receive::read_only),
    property("stop", stop, receive::read_only),
];

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if matches!(args[1], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty()) {
        return Err(raise::type_error("slice() takes no keyword arguments"));
    }
    let made = match args[2..] {
        [stop] => Slice { start: Value::None, stop, step: Value::None },
        [start, stop] => Slice { start, stop, step: Value::None },
        [start, stop, step] => Slice { start, stop, step },
        [] => return Err(raise::type_error("slice expected at least 1 argument, got 0")),
        _ => return Err(raise::type_error(format!("slice expected at most 3 arguments, got {}", args.len() - 2))),
    };
    Ok(cx.heap.new(made).into())
}

fn order(heap: &Heap, a: Value, b: Value) -> Ordering {
    compare::numbers(heap, a, b).flatten().unwrap_or(Ordering::Equal)
}

/// A part of a slice as an int of any size.
fn part(cx: &Cx, value: Value) -> Result<Value, Raise> {
    match args::int(&cx.heap, value) {
        Some(int) => Ok(int),
        None if args::in_python(&cx.heap, value, core::INDEX) => Err(Raise::Python),
        None => Err(raise::type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

/// `slice.indices(len)`: start, stop and step for a sequence of that length.
pub fn indices_of(cx: &mut Cx, slice: SliceId, len: Value) -> Result<(Value, Value, Value), Raise> {
    let (start, stop, step) = (cx.heap[slice].start, cx.heap[slice].stop, cx.heap[slice].step);
    let step = if step.is_none() { Value::Int(1) } else { part(cx, step)? };
    let backwards = match order(&cx.heap, step, Value::Int(0)) {
        Ordering::Equal => return Err(raise::value_error("slice step cannot be zero")),
        ordering => ordering == Ordering::Less,
    };
    let (low, high) = if backwards { (Value::Int(-1), arith::binary(cx, BinOp::Sub, len, Value::Int(1))?) } else { (Value::Int(0), len) };
    let (first, last) = if backwards { (high, low) } else { (low, high) };
    let start = if start.is_none() { first } else { clamped(cx, start, len, low, high)? };
    let stop = if stop.is_none() { last } else { clamped(cx, stop, len, low, high)? };
    Ok((start, stop, step))
}

/// A bound, counted from the end when negative, between `low` and `high`.
fn clamped(cx: &mut Cx, bound: Value, len: Value, low: Value, high: Value) -> Result<Value, Raise> {
    let bound = part(cx, bound)?;
    if order(&cx.heap, bound, Value::Int(0)) == Ordering::Less {
        let from_end = arith::binary(cx, BinOp::Add, bound, len)?;
        return Ok(if order(&cx.heap, from_end, low) == Ordering::Less { low } else { from_end });
    }
    Ok(if order(&cx.heap, bound, high) == Ordering::Greater { high } else { bound })
}

fn indices(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slice = receive::slice(&cx.heap, args[0])?;
    let len = args::index(&cx.heap, args[1])?;
    if order(&cx.heap, len, Value::Int(0)) == Ordering::Less {
        return Err(raise::value_error("length should not be negative"));
    }
    let (start, stop, step) = indices_of(cx, slice, len)?;
    Ok(cx.heap.new_tuple([start, stop, step]).into())
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slice = &cx.heap[receive::slice(&cx.heap, args[0])?];
    let parts = [slice.start, slice.stop, slice.step];
    let parts = cx.heap.new_tuple(parts);
    Ok(cx.heap.new_tuple([Value::Class(classes::SLICE), parts]).into())
}

fn start(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[receive::slice(&cx.heap, args[0])?].start.into())
}

fn stop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[receive::slice(&cx.heap, args[0])?].stop.into())
}

fn step(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[receive::slice(&cx.heap, args[0])?].step.into())
}
