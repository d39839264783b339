//! What natives accept as an int, an index, a bound or a text.
//!
//! Owns the conversions that many natives share, with CPython's messages. A value whose class defines the conversion in Python
//! is answered with `Raise::Python`: the kernel converts it and calls the native again.
//! Never allocates.
//! Start reading at [`index`].

use super::native::Raise;
use super::raise;
use crate::bytecode::code::StrBits;
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;
use crate::heap::{classes, keys};
use crate::text::core;

/// The attribute that the class of `value` has under a core name, looked up as operators do.
pub fn special(heap: &Heap, value: Value, name: StrBits) -> Option<Value> {
    classes::lookup(heap, heap.class_of(value), StrId::from_bits(name))
}

/// Whether the class of `value` defines `name` in Python.
pub fn in_python(heap: &Heap, value: Value, name: StrBits) -> bool {
    match value {
        Value::Instance(_) => !matches!(special(heap, value, name), None | Some(Value::Native(_))),
        Value::Class(id) if heap.class(id).metaclass != classes::TYPE => {
            !matches!(special(heap, value, name), None | Some(Value::Native(_)))
        }
        _ => false,
    }
}

/// An attribute's name. Its hash is known from here on, so that looking it up takes the same time however long it is.
pub fn attribute_name(heap: &Heap, value: Value) -> Result<StrId, Raise> {
    let Value::Str(id) = heap.unwrap(value) else {
        return Err(raise::type_error(format!("attribute name must be string, not '{}'", heap.type_name(value))));
    };
    keys::str_hash(heap, id)?;
    Ok(id)
}

/// An int (also a bool, or an instance of a subclass) as a plain int value.
#[inline]
pub fn int(heap: &Heap, value: Value) -> Option<Value> {
    match heap.unwrap(value) {
        Value::Bool(b) => Some(Value::Int(i64::from(b.get()))),
        value @ (Value::Int(_) | Value::BigInt(_)) => Some(value),
        _ => None,
    }
}

/// `operator.index(value)` as a plain int value.
#[inline]
pub fn index(heap: &Heap, value: Value) -> Result<Value, Raise> {
    match value {
        Value::Int(_) => Ok(value),
        _ => int(heap, value).ok_or_else(|| no_index(heap, value)),
    }
}

#[cold]
fn no_index(heap: &Heap, value: Value) -> Raise {
    if in_python(heap, value, core::INDEX) {
        return Raise::Python;
    }
    raise::type_error(format!("'{}' object cannot be interpreted as an integer", heap.type_name(value)))
}

/// An index as a C `ssize_t`.
#[inline]
pub fn ssize(heap: &Heap, value: Value) -> Result<i64, Raise> {
    match index(heap, value)? {
        Value::Int(i) => Ok(i),
        _ => Err(raise::overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// An index as a C `int`.
pub fn c_int(heap: &Heap, value: Value) -> Result<i32, Raise> {
    let i = match index(heap, value)? {
        Value::Int(i) => i32::try_from(i).ok(),
        _ => None,
    };
    i.ok_or_else(|| raise::overflow_error("Python int too large to convert to C int"))
}

/// A repeat count: too large a number counts as no size that could exist.
pub fn repeat_count(heap: &Heap, value: Value) -> Result<i64, Raise> {
    match index(heap, value)? {
        Value::Int(i) => Ok(i),
        _ => Err(raise::overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// A slice bound: `default` for None; numbers beyond 64 bits count as the nearest.
#[inline(always)]
pub fn bound(heap: &Heap, value: Value, default: i64) -> Result<i64, Raise> {
    match value {
        Value::None | Value::Unbound => Ok(default),
        Value::Int(i) => Ok(i),
        _ => unusual_bound(heap, value),
    }
}

#[cold]
fn unusual_bound(heap: &Heap, value: Value) -> Result<i64, Raise> {
    match int(heap, value) {
        Some(Value::Int(i)) => Ok(i),
        Some(Value::BigInt(id)) => Ok(if heap[id].is_negative() { i64::MIN } else { i64::MAX }),
        _ if in_python(heap, value, core::INDEX) => Err(Raise::Python),
        _ => Err(raise::type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

/// `start` and `end` arguments as positions in a sequence of `len` items; `start` may be beyond `end` or the end.
pub fn bounds(heap: &Heap, start: Value, end: Value, len: usize) -> Result<(usize, usize), Raise> {
    let (start, end) = (bound(heap, start, 0)?, bound(heap, end, i64::MAX)?);
    let size = i64::try_from(len).unwrap_or(i64::MAX);
    let from_end = |i: i64| if i < 0 { (i + size).max(0) } else { i };
    let (start, end) = (from_end(start), from_end(end.min(size)));
    Ok((usize::try_from(start).unwrap_or(usize::MAX), usize::try_from(end).unwrap_or(usize::MAX)))
}

/// The type of an argument as messages of the argument parser show it.
pub fn shown(heap: &Heap, value: Value) -> String {
    if value.is_none() { String::from("None") } else { heap.type_name(value) }
}

/// A str argument; otherwise "`what` must be str, not X".
pub fn str(heap: &Heap, value: Value, what: &str) -> Result<StrId, Raise> {
    match heap.unwrap(value) {
        Value::Str(id) => Ok(id),
        _ => Err(raise::type_error(format!("{what} must be str, not {}", shown(heap, value)))),
    }
}

/// The receiver of a str method.
#[inline]
pub fn this_str(heap: &Heap, value: Value) -> Result<StrId, Raise> {
    match heap.unwrap(value) {
        Value::Str(id) => Ok(id),
        _ => Err(wrong_receiver(heap, "str", value)),
    }
}

/// The refusal of a receiver of another type.
#[cold]
pub fn wrong_receiver(heap: &Heap, wanted: &str, value: Value) -> Raise {
    raise::type_error(format!("descriptor requires a '{wanted}' object but received a '{}'", heap.type_name(value)))
}

/// A size or count as the number that `ssize_t` arithmetic gives: never negative.
pub fn size(i: i64) -> usize {
    usize::try_from(i.max(0)).unwrap_or(usize::MAX)
}
