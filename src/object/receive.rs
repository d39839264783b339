//! Taking receivers and arguments apart: the built-in data behind a value.
//!
//! Owns what every container's natives ask first: "which list is this", "does its class override that in Python".
//! Never allocates and never decides what an operation means.
//! Start reading at [`builtin`].

use super::args;
use super::native::Raise;
use crate::bytecode::code::StrBits;
use crate::heap::kinds::*;
use crate::heap::objects::Exception;
use crate::heap::set::Set;
use crate::heap::value::{ClassId, StrId};
use crate::heap::{classes, kinds};
use crate::text::core;

/// The core string with these bits.
#[inline]
pub fn name(bits: StrBits) -> StrId {
    StrId::from_bits(bits)
}

/// The built-in data of `value`, unless its class defines `dunder` in Python.
#[inline]
pub fn builtin(heap: &Heap, value: Value, dunder: StrBits) -> Result<Value, Raise> {
    match value {
        Value::Instance(_) | Value::Class(_) if args::in_python(heap, value, dunder) => Err(Raise::Python),
        _ => Ok(heap.unwrap(value)),
    }
}

/// The list behind a receiver.
#[inline]
pub fn list(heap: &Heap, value: Value) -> Result<ListId, Raise> {
    match heap.unwrap(value) {
        Value::List(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "list", value)),
    }
}

/// The tuple behind a receiver.
#[inline]
pub fn tuple(heap: &Heap, value: Value) -> Result<TupleId, Raise> {
    match heap.unwrap(value) {
        Value::Tuple(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "tuple", value)),
    }
}

/// The dict behind a receiver.
#[inline]
pub fn dict(heap: &Heap, value: Value) -> Result<DictId, Raise> {
    match heap.unwrap(value) {
        Value::Dict(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "dict", value)),
    }
}

/// The range behind a receiver.
pub fn range(heap: &Heap, value: Value) -> Result<RangeId, Raise> {
    match value {
        Value::Range(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "range", value)),
    }
}

/// The slice behind a receiver.
pub fn slice(heap: &Heap, value: Value) -> Result<SliceId, Raise> {
    match value {
        Value::Slice(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "slice", value)),
    }
}

/// The function behind a receiver.
pub fn function(heap: &Heap, value: Value) -> Result<FunctionId, Raise> {
    match value {
        Value::Function(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "function", value)),
    }
}

/// The generator behind a receiver.
pub fn generator(heap: &Heap, value: Value) -> Result<GeneratorId, Raise> {
    match value {
        Value::Generator(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "generator", value)),
    }
}

/// The native iterator behind a receiver.
pub fn iter(heap: &Heap, value: Value) -> Result<IterId, Raise> {
    match value {
        Value::Iter(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "iterator", value)),
    }
}

/// The exception data behind a receiver.
#[inline]
pub fn exception(heap: &Heap, value: Value) -> Result<ExceptionId, Raise> {
    match heap.unwrap(value) {
        Value::Exception(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "BaseException", value)),
    }
}

/// The exception data of `value`, if it is an exception.
pub fn exception_data(heap: &Heap, value: Value) -> Option<&Exception> {
    match heap.unwrap(value) {
        Value::Exception(id) => Some(&heap[id]),
        _ => None,
    }
}

/// A class argument.
pub fn class(heap: &Heap, value: Value) -> Result<ClassId, Raise> {
    match value {
        Value::Class(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "type", value)),
    }
}

/// The hash table of a set or frozenset.
#[inline]
pub fn set_table(heap: &Heap, value: Value) -> Option<&Set> {
    match value {
        Value::Set(id) => Some(&heap[id]),
        Value::FrozenSet(id) => Some(&heap[id].0),
        _ => None,
    }
}

/// The dict that a view shows.
pub fn view_dict(heap: &Heap, view: kinds::ViewId) -> DictId {
    match heap.unwrap(heap[view].dict) {
        Value::Dict(id) => id,
        _ => unreachable!("views are made of dicts only"),
    }
}

/// The dict behind a mapping proxy, when it is one.
pub fn proxied_dict(heap: &Heap, proxy: ProxyId) -> Option<DictId> {
    match heap.unwrap(heap[proxy].mapping) {
        Value::Dict(id) => Some(id),
        _ => None,
    }
}

/// The items of a list, tuple or deque.
#[inline]
pub fn items(heap: &Heap, value: Value) -> &[Value] {
    match value {
        Value::List(id) => &heap[id].items,
        Value::Tuple(id) => &heap[id].items,
        Value::Deque(id) => heap[id].items(),
        _ => &[],
    }
}

/// Whether `value` is a list, a tuple or a deque.
pub fn is_sequence(value: Value) -> bool {
    matches!(value, Value::List(_) | Value::Tuple(_) | Value::Deque(_))
}

/// The bytes of bytes, a bytearray, or a contiguous memory view.
pub fn bytes(heap: &Heap, value: Value) -> Option<&[u8]> {
    match heap.unwrap(value) {
        Value::Bytes(id) => Some(&heap[id].data),
        Value::ByteArray(id) => Some(&heap[id].data),
        Value::MemoryView(id) => {
            let view = &heap[id];
            let size = super::memoryview::item_size(view.format);
            let base = bytes(heap, view.base)?;
            if view.step == 1 || view.len <= 1 { base.get(view.start..view.start + view.len * size) } else { None }
        }
        _ => None,
    }
}

/// `__hash__` and friends of a class, by core name.
pub fn lookup(heap: &Heap, class: ClassId, bits: StrBits) -> Option<Value> {
    classes::lookup(heap, class, StrId::from_bits(bits))
}

/// What assigning to a member that only shows something raises.
pub fn read_only(_: &mut super::native::Cx, _: &[Value]) -> Result<super::native::Outcome, Raise> {
    Err(super::raise::attribute_error("readonly attribute"))
}

/// Whether the class's `__init__` is Python code, so that the built-in constructor must leave arguments alone.
pub fn init_in_python(heap: &Heap, class: ClassId) -> bool {
    class.builtin_index().is_none() && !matches!(lookup(heap, class, core::INIT), None | Some(Value::Native(_)))
}
