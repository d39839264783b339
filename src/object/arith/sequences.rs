//! `+`, `*` and `%` of str, bytes, bytearray, list and tuple, and their in-place forms.
//!
//! The size of a result is reserved before it is built; long copies are polled piece by piece.
//! Start reading at [`add`].

use super::super::native::{Cx, Meter, Raise};
use super::super::search::reserve;
use super::super::{args, buffer, bulk, iter, memoryview, percent, raise};
use crate::heap::kinds::{ByteArrayId, Heap, ListId, Value};
use crate::heap::value::StrId;
use crate::text::{PyStr, core};
use compact_str::CompactString;

/// `a + b`; `a` is unwrapped, `b` as given, for the message.
pub fn add(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    match (a, cx.heap.unwrap(b)) {
        (Value::Str(x), Value::Str(y)) => concat_strs(cx, x, y),
        (Value::List(x), Value::List(y)) => {
            let items = joined(cx, |heap| (&heap[x].items, &heap[y].items))?;
            Ok(cx.heap.new_list(items))
        }
        (Value::Tuple(x), Value::Tuple(y)) => {
            let items = joined(cx, |heap| (&heap[x].items, &heap[y].items))?;
            Ok(cx.heap.new_tuple(items))
        }
        (Value::Deque(_), other) => super::super::deque::concat(cx, a, other),
        (Value::Bytes(_) | Value::ByteArray(_), _) => concat_bytes(cx, a, b),
        (Value::Str(_) | Value::List(_) | Value::Tuple(_), _) => Err(cannot_concat(&cx.heap, a, b)),
        _ => Ok(Value::NotImplemented),
    }
}

#[cold]
fn cannot_concat(heap: &Heap, a: Value, b: Value) -> Raise {
    let own = heap.type_name(a);
    raise::type_error(format!("can only concatenate {own} (not \"{}\") to {own}", heap.type_name(b)))
}

/// Two strings as one.
pub fn concat_strs(cx: &mut Cx, x: StrId, y: StrId) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let (left, right) = (heap.str(x), heap.str(y));
    if right.chars() == 0 {
        return Ok(Value::Str(x));
    }
    if left.chars() == 0 {
        return Ok(Value::Str(y));
    }
    let len = left.as_str().len() + right.as_str().len();
    reserve(heap, len)?;
    if len > bulk::BYTES {
        let mut text = meter.fresh(String::with_capacity(len));
        bulk::push_text(meter, &mut text, left.as_str())?;
        bulk::push_text(meter, &mut text, right.as_str())?;
        let joined = PyStr::with_chars(text.done(), left.chars() + right.chars());
        return Ok(Value::Str(cx.heap.alloc_str(joined)));
    }
    meter.spend((len / 64) as u64)?;
    let mut text = CompactString::with_capacity(len);
    text.push_str(left.as_str());
    text.push_str(right.as_str());
    let joined = PyStr::with_chars(text, left.chars() + right.chars());
    Ok(Value::Str(cx.heap.alloc_str(joined)))
}

/// Results shorter than this are made by copying: that costs less than a buffer.
const APPEND_FROM: usize = 128;

/// `x += y`: the result may share the text of `x`, and is cheap to continue in turn.
pub fn append_strs(cx: &mut Cx, x: StrId, y: StrId) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let (left, right) = (heap.text(x).len(), heap.text(y).len());
    let len = left + right;
    if len < APPEND_FROM || left == 0 || right == 0 || u32::try_from(len).is_err() {
        return concat_strs(cx, x, y);
    }
    let room = heap.whole_buffer(x).map_or(0, |buffer| heap.buffers[buffer].text.capacity());
    let (mut capacity, mut copied) = (0, right);
    if room < len {
        // Half as much again, where the budget has that: then all copies together are at most three times the text.
        let free = heap.budget.limit.saturating_sub(heap.budget.used);
        capacity = len + (len / 2).min(free / 4);
        copied = len;
        reserve(heap, capacity)?;
    }
    meter.spend((copied.min(bulk::BYTES) / 64) as u64)?;
    Ok(cx.heap.append_str(x, y, capacity)?)
}

/// The items of two sequences as one vector.
fn joined(cx: &mut Cx, parts: impl Fn(&Heap) -> (&[Value], &[Value])) -> Result<Vec<Value>, Raise> {
    let (heap, meter) = cx.parts();
    let (left, right) = parts(heap);
    let len = left.len() + right.len();
    reserve(heap, len * size_of::<Value>())?;
    bulk::joined(meter, &[left, right])
}

/// The type of the result is that of the left operand.
fn concat_bytes(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let (Some(left), Some(right)) = (buffer::bytes(heap, a), buffer::bytes(heap, b)) else {
        return Err(raise::type_error(format!("can't concat {} to {}", heap.type_name(b), heap.type_name(a))));
    };
    let len = left.len() + right.len();
    reserve(heap, len)?;
    let data = bulk::joined(meter, &[&left, &right])?;
    Ok(buffer::like(cx, a, data))
}

/// Whether a value is a sequence that `*` repeats.
fn is_repeatable(value: Value) -> bool {
    matches!(value, Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::List(_) | Value::Tuple(_) | Value::Deque(_))
}

/// `a * b` where one is a sequence.
pub fn mul(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let (left, right) = (cx.heap.unwrap(a), cx.heap.unwrap(b));
    if is_repeatable(left) {
        let count = count(&cx.heap, b)?;
        return repeat(cx, left, count);
    }
    if is_repeatable(right) {
        let count = count(&cx.heap, a)?;
        return repeat(cx, right, count);
    }
    Ok(Value::NotImplemented)
}

/// A repeat count: negative ones count as zero.
fn count(heap: &Heap, value: Value) -> Result<usize, Raise> {
    let number = args::int(heap, value);
    if number.is_none() && !args::in_python(heap, value, core::INDEX) {
        return Err(raise::type_error(format!("can't multiply sequence by non-int of type '{}'", heap.message_name(heap.class_of(value)))));
    }
    args::repeat_count(heap, value).map(args::size)
}

/// How long so many copies are. What no sequence could be, whatever room there is, is not asked of the limits.
fn total(unit: usize, count: usize) -> Result<usize, Raise> {
    let total = unit.checked_mul(count).filter(|&total| isize::try_from(total).is_ok());
    total.ok_or_else(raise::memory_error)
}

/// A plain sequence repeated.
pub fn repeat(cx: &mut Cx, sequence: Value, count: usize) -> Result<Value, Raise> {
    if let Value::Deque(_) = sequence {
        return super::super::deque::times(cx, sequence, Value::Int(i64::try_from(count).unwrap_or(i64::MAX)));
    }
    let (heap, meter) = cx.parts();
    match sequence {
        Value::Str(id) => {
            let string = heap.str(id);
            if count == 1 || string.chars() == 0 {
                return Ok(sequence);
            }
            let chars = total(string.chars(), count).map_err(|_| raise::overflow_error("repeated string is too long"))?;
            let text = repeated_text(heap, meter, string.as_str(), count)?;
            if chars <= 1 {
                return Ok(cx.heap.new_str(text));
            }
            Ok(Value::Str(cx.heap.alloc_str(PyStr::with_chars(text, chars))))
        }
        Value::Bytes(id) if count == 1 => Ok(Value::Bytes(id)),
        Value::Bytes(_) | Value::ByteArray(_) => {
            let unit = buffer::bytes(heap, sequence).expect("it is bytes or a bytearray");
            if matches!(sequence, Value::Bytes(_)) {
                total(unit.len(), count).map_err(|_| raise::overflow_error("repeated bytes are too long"))?;
            }
            let data = repeated(heap, meter, &unit, count)?;
            Ok(buffer::like(cx, sequence, data))
        }
        Value::List(id) => {
            let items = repeated(heap, meter, &heap[id].items, count)?;
            Ok(cx.heap.new_list(items))
        }
        Value::Tuple(_) if count == 1 => Ok(sequence),
        Value::Tuple(id) => {
            let items = repeated(heap, meter, &heap[id].items, count)?;
            Ok(cx.heap.new_tuple(items))
        }
        _ => Ok(Value::NotImplemented),
    }
}

/// Items copied between two polls.
const PIECE: usize = 1 << 14;

/// `unit` copied `count` times, its memory reserved first.
pub fn repeated<T: Copy + Send + 'static>(heap: &Heap, meter: &mut Meter, unit: &[T], count: usize) -> Result<Vec<T>, Raise> {
    let len = total(unit.len(), count)?;
    reserve(heap, len.saturating_mul(size_of::<T>()))?;
    let mut out = meter.fresh(Vec::with_capacity(len));
    if let [single] = unit {
        while out.len() < len {
            let end = len.min(out.len() + PIECE);
            meter.spend((PIECE * size_of::<T>() / 64) as u64)?;
            out.resize(end, *single);
        }
        return Ok(out.done());
    }
    if unit.len() > PIECE {
        for piece in (0..count).flat_map(|_| unit.chunks(PIECE)) {
            bulk::poll(meter, size_of_val(piece))?;
            out.extend_from_slice(piece);
        }
        return Ok(out.done());
    }
    if len > 0 {
        out.extend_from_slice(unit);
    }
    while out.len() < len {
        // What is there is copied to its end again, so that the pieces soon are long.
        let piece = out.len().min(len - out.len()).min(PIECE.max(unit.len()) / unit.len() * unit.len());
        meter.spend((piece * size_of::<T>() / 64) as u64)?;
        out.extend_from_within(..piece);
    }
    Ok(out.done())
}

/// The same for text.
fn repeated_text(heap: &Heap, meter: &mut Meter, unit: &str, count: usize) -> Result<String, Raise> {
    let len = unit.len().saturating_mul(count);
    reserve(heap, len)?;
    let mut out = meter.fresh(String::with_capacity(len));
    if unit.len() > bulk::BYTES {
        (0..count).try_for_each(|_| bulk::push_text(meter, &mut out, unit))?;
        return Ok(out.done());
    }
    if len > 0 {
        out.push_str(unit);
    }
    let most = bulk::BYTES / unit.len() * unit.len();
    while out.len() < len {
        // What is there is copied to its end again, so that the pieces soon are long.
        let piece = out.len().min(len - out.len()).min(most);
        bulk::poll(meter, piece)?;
        out.extend_from_within(..piece);
    }
    Ok(out.done())
}

/// `text % values`
pub fn modulo(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    match a {
        Value::Str(id) => percent::format_str(cx, id, b),
        Value::Bytes(_) | Value::ByteArray(_) => percent::format_bytes(cx, a, b),
        _ => Ok(Value::NotImplemented),
    }
}

/// `list += iterable`
pub fn extend_list(cx: &mut Cx, id: ListId, b: Value) -> Result<Value, Raise> {
    let items = iter::collect(cx, b)?;
    let list = &cx.heap[id].items;
    // A vector that is full doubles at least.
    let full = list.capacity() < list.len() + items.len();
    cx.reserve(if full { (list.len() + items.len()) * 2 * size_of::<Value>() } else { 0 })?;
    let mut list = std::mem::take(&mut cx.heap[id].items);
    let (len, before) = (list.len(), list.capacity());
    let extended = bulk::append(&mut cx.meter, &mut list, &items);
    if extended.is_err() {
        list.truncate(len);
    }
    let grown = list.capacity() - before;
    cx.heap[id].items = list;
    cx.meter.waste.put(items);
    extended?;
    cx.heap.budget.charge(grown * size_of::<Value>());
    Ok(id.into())
}

/// `list *= count`
pub fn repeat_list(cx: &mut Cx, id: ListId, b: Value) -> Result<Value, Raise> {
    let count = count(&cx.heap, b)?;
    let (heap, meter) = cx.parts();
    let items = repeated(heap, meter, &heap[id].items, count)?;
    cx.heap.budget.charge(items.len() * size_of::<Value>());
    cx.meter.waste.put(std::mem::replace(&mut cx.heap[id].items, items));
    Ok(id.into())
}

/// `bytearray += bytes`
pub fn extend_bytearray(cx: &mut Cx, id: ByteArrayId, b: Value) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let Some(added) = buffer::bytes(heap, b) else {
        return Err(raise::type_error(format!("can't concat {} to bytearray", heap.type_name(b))));
    };
    reserve(heap, added.len() * 3 + heap[id].data.len())?;
    let added = bulk::copied(meter, &added)?;
    if added.is_empty() {
        return Ok(id.into());
    }
    memoryview::resizable(cx, id)?;
    append_bytes(cx, id, &added)?;
    Ok(id.into())
}

/// Appends to a bytearray and charges what it grew.
pub fn append_bytes(cx: &mut Cx, id: ByteArrayId, added: &[u8]) -> Result<(), Raise> {
    let mut data = std::mem::take(&mut cx.heap[id].data);
    let (len, capacity) = (data.len(), data.capacity());
    let appended = bulk::append(&mut cx.meter, &mut data, added);
    if appended.is_err() {
        data.truncate(len);
    }
    cx.heap.budget.charge(data.capacity() - capacity);
    cx.heap[id].data = data;
    appended
}

/// `bytearray *= count`
pub fn repeat_bytearray(cx: &mut Cx, id: ByteArrayId, b: Value) -> Result<Value, Raise> {
    let count = count(&cx.heap, b)?;
    let (heap, meter) = cx.parts();
    let data = repeated(heap, meter, &heap[id].data, count)?;
    if data.len() != heap[id].data.len() {
        memoryview::resizable(cx, id)?;
    }
    cx.heap.budget.charge(data.len());
    cx.heap[id].data = data;
    Ok(id.into())
}
