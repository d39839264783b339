//! Subscription, length and truth.
//!
//! Owns `x[i]`, `x[i] = v`, `del x[i]`, `len(x)` and the truth of built-in values, the arithmetic of slices, and the rows
//! `__getitem__` ... `__bool__` that the container types share.
//! Never calls Python: a class with the dunder in Python, or a key that only Python can compare, is `Raise::Python`.
//! Start reading at [`get`]; slices are [`Bounds`].

use super::native::{Cx, Meter, Native, Outcome, Raise, method};
use super::{args, bulk, dict, iter, list, memoryview, raise, range, receive};
use crate::heap::classes;
use crate::heap::kinds::{ByteArrayId, Heap, SliceId, Value};
use crate::text::{PyStr, core};
use compact_str::CompactString;

pub(crate) const LEN: Native = method("__len__", "self, /", slot_len);
pub(crate) const GETITEM: Native = method("__getitem__", "self, key, /", slot_getitem).or("getitem_any");
pub(crate) const SETITEM: Native = method("__setitem__", "self, key, value, /", slot_setitem).or("setitem_any");
pub(crate) const DELITEM: Native = method("__delitem__", "self, key, /", slot_delitem).or("delitem_any");
pub(crate) const CONTAINS: Native = method("__contains__", "self, key, /", slot_contains).or("contains_any");
pub(crate) const BOOL: Native = method("__bool__", "self, /", slot_bool);

fn slot_len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    Ok(Value::Int(len(cx, plain)? as i64).into())
}

fn slot_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    if let (Value::Instance(id), Value::Dict(dict)) = (args[0], plain) {
        return dict::get_or_missing(cx, id, dict, args[1]);
    }
    get(cx, plain, args[1]).map(Outcome::Value)
}

fn slot_setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    set(cx, plain, args[1], args[2])?;
    Ok(Value::None.into())
}

fn slot_delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    delete(cx, plain, args[1])?;
    Ok(Value::None.into())
}

fn slot_contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    Ok(Value::bool(super::compare::contains(cx, plain, args[1])?).into())
}

fn slot_bool(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    Ok(Value::bool(truth(cx, plain)?).into())
}

/// Which items of a sequence a slice names: `count` items from `start`, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Index of the first; may be one beyond either end when there are none.
    pub start: i64,
    /// Where the slice ends, excluded.
    pub stop: i64,
    /// Distance, not 0.
    pub step: i64,
    /// How many.
    pub count: usize,
}

impl Bounds {
    /// The indices in order.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |i| (self.start + i * self.step) as usize)
    }
}

/// Where a slice's bound lies in a sequence of `len` items, negative ones counted from the end: between `low` and `high`.
#[inline(always)]
pub fn clamp(bound: i64, len: i64, low: i64, high: i64) -> i64 {
    if bound < 0 { bound.saturating_add(len).max(low) } else { bound.min(high) }
}

/// The bounds of `sequence[start:stop:step]` in a sequence of `len` items.
pub fn bounds(heap: &Heap, start: Value, stop: Value, step: Value, len: usize) -> Result<Bounds, Raise> {
    let step = args::bound(heap, step, 1)?;
    if step == 0 {
        return Err(raise::value_error("slice step cannot be zero"));
    }
    // The least i64 has no negation; one more steps as far.
    let step = step.max(-i64::MAX);
    let len = len as i64;
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let (first, last) = if step < 0 { (high, low) } else { (low, high) };
    let start = if start.is_none() || start.is_unbound() { first } else { clamp(args::bound(heap, start, 0)?, len, low, high) };
    let stop = if stop.is_none() || stop.is_unbound() { last } else { clamp(args::bound(heap, stop, 0)?, len, low, high) };
    let count = match step {
        1 => (stop - start).max(0),
        -1 => (start - stop).max(0),
        1.. if start < stop => (stop - start - 1) / step + 1,
        ..=-1 if stop < start => (start - stop - 1) / -step + 1,
        _ => 0,
    };
    Ok(Bounds { start, stop, step, count: count as usize })
}

/// The bounds of a slice object.
pub fn slice_bounds(heap: &Heap, slice: SliceId, len: usize) -> Result<Bounds, Raise> {
    let slice = &heap[slice];
    bounds(heap, slice.start, slice.stop, slice.step, len)
}

/// An index into a sequence of `len` items, negative ones counted from the end. `what` names the type in the messages
/// "`what` indices must be ..." and, with `range_error`, "`range_error` out of range".
#[inline]
pub fn index(heap: &Heap, key: Value, len: usize, what: &str, range_error: &str) -> Result<usize, Raise> {
    let i = match key {
        Value::Int(i) => i,
        _ => slow_index(heap, key, what)?,
    };
    let at = if i < 0 { i + len as i64 } else { i };
    if 0 <= at && at < len as i64 { Ok(at as usize) } else { Err(raise::index_error(format!("{range_error} out of range"))) }
}

#[cold]
fn slow_index(heap: &Heap, key: Value, what: &str) -> Result<i64, Raise> {
    match args::int(heap, key) {
        Some(Value::Int(i)) => Ok(i),
        Some(_) => Err(raise::index_error("cannot fit 'int' into an index-sized integer")),
        None if args::in_python(heap, key, core::INDEX) => Err(Raise::Python),
        None => {
            let name = heap.type_name(key);
            Err(raise::type_error(match what {
                "string" => format!("string indices must be integers, not '{name}'"),
                _ => format!("{what} indices must be integers or slices, not {name}"),
            }))
        }
    }
}

/// `obj[key]`
#[inline]
pub fn get(cx: &mut Cx, obj: Value, key: Value) -> Result<Value, Raise> {
    match obj {
        Value::List(id) if !matches!(key, Value::Slice(_)) => {
            let items = &cx.heap[id].items;
            Ok(items[index(&cx.heap, key, items.len(), "list", "list index")?])
        }
        Value::Dict(id) => dict::get_item(cx, id, key),
        Value::Tuple(id) if !matches!(key, Value::Slice(_)) => {
            let items = &cx.heap[id].items;
            Ok(items[index(&cx.heap, key, items.len(), "tuple", "tuple index")?])
        }
        _ => get_other(cx, obj, key),
    }
}

fn get_other(cx: &mut Cx, obj: Value, key: Value) -> Result<Value, Raise> {
    if let Value::Slice(slice) = key
        && let Some(len) = sliceable_len(&cx.heap, obj)
    {
        let bounds = slice_bounds(&cx.heap, slice, len)?;
        return take(cx, obj, bounds);
    }
    match obj {
        Value::Deque(id) => super::deque::get(cx, id, key),
        Value::Match(_) => super::re_match::item(cx, obj, key),
        Value::Str(id) => {
            let string = cx.heap.indexed_str(id)?;
            let at = index(&cx.heap, key, string.chars(), "string", "string index")?;
            let c = string.char_at(at).expect("the index was checked");
            Ok(cx.heap.new_char(c))
        }
        Value::Bytes(id) => {
            let data = &cx.heap[id].data;
            Ok(Value::Int(i64::from(data[index(&cx.heap, key, data.len(), "byte", "index")?])))
        }
        Value::ByteArray(id) => {
            let data = &cx.heap[id].data;
            Ok(Value::Int(i64::from(data[index(&cx.heap, key, data.len(), "bytearray", "bytearray index")?])))
        }
        Value::Range(id) => range::get(cx, id, key),
        Value::MemoryView(id) => memoryview::get(cx, id, key),
        Value::Proxy(id) => match cx.heap[id].mapping {
            Value::Dict(dict) => dict::get_item(cx, dict, key),
            _ => Err(Raise::Python),
        },
        Value::Class(id) => class_item(cx, id, key),
        Value::GenericAlias(_) | Value::Union(_) => Err(Raise::Python),
        Value::Instance(_) => match receive::builtin(&cx.heap, obj, core::GETITEM)? {
            Value::Instance(_) => Err(not_subscriptable(&cx.heap, obj)),
            Value::Dict(dict) => match dict::get_item(cx, dict, key) {
                Err(Raise::New(_)) if args::special(&cx.heap, obj, core::MISSING).is_some() => Err(Raise::Python),
                result => result,
            },
            plain => get(cx, plain, key),
        },
        _ => Err(not_subscriptable(&cx.heap, obj)),
    }
}

/// `list[int]`; classes of the run answer in the machine.
fn class_item(cx: &mut Cx, class: crate::heap::value::ClassId, key: Value) -> Result<Value, Raise> {
    if class.builtin_index().is_none() {
        return Err(Raise::Python);
    }
    match receive::lookup(&cx.heap, class, core::CLASS_GETITEM) {
        None if class == classes::TYPE => super::generic_alias::make(cx, Value::Class(class), key),
        Some(_) => super::generic_alias::make(cx, Value::Class(class), key),
        None => Err(not_subscriptable(&cx.heap, Value::Class(class))),
    }
}

/// The error of a value without items.
pub fn not_subscriptable(heap: &Heap, obj: Value) -> Raise {
    raise::type_error(match obj {
        Value::Class(id) => format!("type '{}' is not subscriptable", heap.message_name(id)),
        _ => format!("'{}' object is not subscriptable", heap.type_name(obj)),
    })
}

/// The length of a built-in sequence that can be sliced.
fn sliceable_len(heap: &Heap, obj: Value) -> Option<usize> {
    Some(match obj {
        Value::List(id) => heap[id].items.len(),
        Value::Tuple(id) => heap[id].items.len(),
        Value::Str(id) => heap.str(id).chars(),
        Value::Bytes(id) => heap[id].data.len(),
        Value::ByteArray(id) => heap[id].data.len(),
        _ => return None,
    })
}

/// `obj[start:stop]`; the bounds may be unbound, meaning None.
pub fn slice(cx: &mut Cx, obj: Value, [start, stop, step]: [Value; 3]) -> Result<Value, Raise> {
    match sliceable_len(&cx.heap, obj) {
        Some(len) => {
            let bounds = bounds(&cx.heap, start, stop, step, len)?;
            take(cx, obj, bounds)
        }
        None => {
            let slice = crate::heap::objects::Slice { start: start.or_none(), stop: stop.or_none(), step: step.or_none() };
            let key = cx.heap.new(slice);
            get(cx, obj, key)
        }
    }
}

/// So many items are taken without asking for their memory first.
const FEW: usize = 64;

/// A few items of a list.
fn few(items: &[Value], bounds: Bounds) -> Vec<Value> {
    let start = bounds.start as usize;
    match bounds.step {
        _ if bounds.count == 0 => Vec::new(),
        1 => items[start..][..bounds.count].to_vec(),
        -1 => items[..=start][start + 1 - bounds.count..].iter().rev().copied().collect(),
        _ => bounds.indices().map(|i| items[i]).collect(),
    }
}

/// The items that `bounds` names, as a new sequence of the same type.
fn take(cx: &mut Cx, obj: Value, bounds: Bounds) -> Result<Value, Raise> {
    if let Value::List(id) = obj
        && bounds.count <= FEW
    {
        let items = few(&cx.heap[id].items, bounds);
        return Ok(cx.heap.new_list(items));
    }
    let size = match obj {
        Value::List(_) | Value::Tuple(_) => size_of::<Value>(),
        // The text is looked at once more when it is made of bytes or characters.
        Value::Str(_) => {
            if bounds.step == 1 {
                4
            } else {
                8
            }
        }
        _ => 1,
    };
    cx.reserve(bounds.count.saturating_mul(size))?;
    let (heap, meter) = cx.parts();
    let (lo, hi) = (bounds.start.max(0) as usize, (bounds.start.max(0) as usize) + bounds.count);
    Ok(match obj {
        Value::List(id) => {
            let items = pick(meter, &heap[id].items, bounds)?;
            cx.heap.new_list(items)
        }
        Value::Tuple(id) if bounds.step == 1 && bounds.count == heap[id].items.len() => obj,
        Value::Tuple(id) => {
            let items = pick(meter, &heap[id].items, bounds)?;
            cx.heap.new_tuple(items)
        }
        Value::Bytes(id) if bounds.step == 1 && bounds.count == heap[id].data.len() => obj,
        Value::Bytes(id) => {
            let data = pick(meter, &heap[id].data, bounds)?;
            cx.heap.new_bytes(data)
        }
        Value::ByteArray(id) => {
            let data = pick(meter, &heap[id].data, bounds)?;
            cx.heap.new(crate::heap::objects::ByteArray { data, exports: 0 })
        }
        Value::Str(id) if bounds.step == 1 && bounds.count == heap.str(id).chars() => obj,
        Value::Str(id) if bounds.step == 1 || bounds.count == 0 => {
            let part = if bounds.count == 0 { "" } else { heap.indexed_str(id)?.slice(lo, hi) };
            if part.len() <= bulk::BYTES {
                let text = CompactString::from(part);
                return Ok(cx.heap.new_str(text));
            }
            let mut text = meter.fresh(String::with_capacity(part.len()));
            bulk::push_text(meter, &mut text, part)?;
            Value::Str(cx.heap.alloc_str(PyStr::with_chars(text.done(), bounds.count)))
        }
        Value::Str(id) if heap.str(id).is_ascii() => {
            let data = pick(meter, heap.text(id).as_bytes(), bounds)?;
            let text = bulk::utf8(meter, data)?;
            cx.text(text)?
        }
        Value::Str(id) => {
            let string = heap.indexed_str(id)?;
            let mut text = meter.fresh(String::with_capacity(bounds.count));
            for (number, i) in bounds.indices().enumerate() {
                if number % 256 == 0 {
                    meter.spend(2048)?;
                }
                text.extend(string.char_at(i));
            }
            cx.text(text.done())?
        }
        _ => return Err(not_subscriptable(&cx.heap, obj)),
    })
}

fn pick<T: Copy + Send + 'static>(meter: &mut Meter, items: &[T], bounds: Bounds) -> Result<Vec<T>, Raise> {
    if bounds.step == 1 && bounds.count > 0 {
        return bulk::copied(meter, &items[bounds.start as usize..][..bounds.count]);
    }
    if bounds.step == -1 && bounds.count > 0 {
        let mut picked = meter.fresh(Vec::with_capacity(bounds.count));
        let turned = &items[bounds.start as usize + 1 - bounds.count..=bounds.start as usize];
        for piece in turned.rchunks(bulk::PIECE) {
            bulk::poll(meter, size_of_val(piece))?;
            picked.extend(piece.iter().rev().copied());
        }
        return Ok(picked.done());
    }
    let mut picked = meter.fresh(Vec::with_capacity(bounds.count));
    for (number, i) in bounds.indices().enumerate() {
        if number % bulk::PIECE == bulk::PIECE - 1 {
            meter.spend(bulk::PIECE as u64 / 4)?;
        }
        picked.push(items[i]);
    }
    Ok(picked.done())
}

/// `obj[key] = value`
#[inline]
pub fn set(cx: &mut Cx, obj: Value, key: Value, value: Value) -> Result<(), Raise> {
    match obj {
        Value::List(id) => match key {
            Value::Slice(slice) => list::set_slice(cx, id, slice, value),
            _ => {
                let len = cx.heap[id].items.len();
                let at = index(&cx.heap, key, len, "list", "list assignment index")?;
                cx.heap[id].items[at] = value;
                Ok(())
            }
        },
        Value::Dict(id) => dict::set_item(cx, id, key, value),
        Value::Deque(id) => super::deque::set(cx, id, key, value),
        Value::ByteArray(id) => set_byte(cx, id, key, value),
        Value::MemoryView(id) => memoryview::set(cx, id, key, value),
        Value::Instance(_) => match receive::builtin(&cx.heap, obj, core::SETITEM)? {
            Value::Instance(_) => Err(no_assignment(&cx.heap, obj)),
            plain => set(cx, plain, key, value),
        },
        Value::Class(_) if args::in_python(&cx.heap, obj, core::SETITEM) => Err(Raise::Python),
        _ => Err(no_assignment(&cx.heap, obj)),
    }
}

fn no_assignment(heap: &Heap, obj: Value) -> Raise {
    raise::type_error(format!("'{}' object does not support item assignment", heap.type_name(obj)))
}

fn set_byte(cx: &mut Cx, id: ByteArrayId, key: Value, value: Value) -> Result<(), Raise> {
    if let Value::Slice(slice) = key {
        return set_bytes(cx, id, slice, value);
    }
    let len = cx.heap[id].data.len();
    let at = index(&cx.heap, key, len, "bytearray", "bytearray index")?;
    let Value::Int(byte @ 0..=255) = args::index(&cx.heap, value)? else { return Err(raise::value_error("byte must be in range(0, 256)")) };
    cx.heap[id].data[at] = byte as u8;
    Ok(())
}

/// `bytearray[slice] = value`
fn set_bytes(cx: &mut Cx, id: ByteArrayId, slice: SliceId, value: Value) -> Result<(), Raise> {
    iter::taking(cx, value, |cx| assign_bytes(cx, id, slice, value))
}

fn assign_bytes(cx: &mut Cx, id: ByteArrayId, slice: SliceId, value: Value) -> Result<(), Raise> {
    let bounds = slice_bounds(&cx.heap, slice, cx.heap[id].data.len())?;
    let new = match receive::bytes(&cx.heap, value).map(<[u8]>::len) {
        Some(len) => {
            cx.reserve(len)?;
            let (heap, meter) = cx.parts();
            bulk::copied(meter, receive::bytes(heap, value).expect("it is still bytes"))?
        }
        None => item_bytes(cx, value)?,
    };
    if bounds.step == 1 {
        let lo = bounds.start as usize;
        if new.len() != bounds.count {
            memoryview::resizable(cx, id)?;
        }
        bulk::splice(cx, |heap| &mut heap[id].data, lo..lo + bounds.count, &new)?;
        cx.heap.budget.charge(new.len());
        return Ok(());
    }
    if new.is_empty() {
        memoryview::resizable(cx, id)?;
        remove_picked(cx, |heap| &mut heap[id].data, bounds)?;
        return Ok(());
    }
    if new.len() != bounds.count {
        let (given, room) = (new.len(), bounds.count);
        return Err(raise::value_error(format!("attempt to assign bytes of size {given} to extended slice of size {room}")));
    }
    assign_picked(cx, |heap| &mut heap[id].data, bounds, &new)
}

/// Puts as many other items in the places that `bounds` names.
pub fn assign_picked<T: Copy + Send + 'static>(
    cx: &mut Cx,
    vector: impl FnMut(&mut Heap) -> &mut Vec<T>,
    bounds: Bounds,
    new: &[T],
) -> Result<(), Raise> {
    bulk::rearrange(
        cx,
        vector,
        |items| bounds.indices().zip(new).for_each(|(at, &item)| items[at] = item),
        |old, push| {
            let step = bounds.step.unsigned_abs() as usize;
            // From the lowest place on, whichever way the slice goes.
            let (mut at, mut given) = match bounds.step {
                0.. => (bounds.start as usize, Box::new(new.iter()) as Box<dyn Iterator<Item = &T>>),
                _ => ((bounds.start + (bounds.count as i64 - 1) * bounds.step) as usize, Box::new(new.iter().rev()) as _),
            };
            for (number, piece) in old.chunks(bulk::PIECE).enumerate() {
                let (mut piece, begin) = (piece.to_vec(), number * bulk::PIECE);
                while at < begin + piece.len()
                    && let Some(&item) = given.next()
                {
                    piece[at - begin] = item;
                    at = at.saturating_add(step);
                }
                push(&piece)?;
            }
            Ok(())
        },
    )
}

/// The ints of an iterable as bytes.
fn item_bytes(cx: &mut Cx, value: Value) -> Result<Vec<u8>, Raise> {
    if args::int(&cx.heap, value).is_some() || matches!(value, Value::Str(_) | Value::Float(_) | Value::Complex(_)) {
        return Err(raise::type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    let items = iter::collect(cx, value).map_err(|raise| match raise {
        Raise::New(exception) if exception.message.as_deref().is_some_and(|text| text.ends_with("is not iterable")) => {
            raise::type_error(format!("cannot convert '{}' object to bytearray", cx.heap.type_name(value)))
        }
        raise => raise,
    })?;
    items
        .into_iter()
        .map(|item| match args::index(&cx.heap, item)? {
            Value::Int(byte @ 0..=255) => Ok(byte as u8),
            _ => Err(raise::value_error("byte must be in range(0, 256)")),
        })
        .collect()
}

/// Removes the items that `bounds` names.
pub fn remove_picked<T: Copy + Send + 'static>(
    cx: &mut Cx,
    vector: impl FnMut(&mut Heap) -> &mut Vec<T>,
    bounds: Bounds,
) -> Result<(), Raise> {
    if bounds.count == 0 {
        return Ok(());
    }
    let last = bounds.start + (bounds.count as i64 - 1) * bounds.step;
    let (first, step) = (bounds.start.min(last) as usize, bounds.step.unsigned_abs() as usize);
    if step == 1 {
        return bulk::splice(cx, vector, first..first + bounds.count, &[]);
    }
    let stays = |i: usize| {
        let offset = i.wrapping_sub(first);
        i < first || !offset.is_multiple_of(step) || bounds.count <= offset / step
    };
    bulk::rearrange(
        cx,
        vector,
        |items| {
            let mut i = 0..;
            items.retain(|_| i.next().is_none_or(stays));
        },
        |old, push| {
            let mut kept = Vec::with_capacity(bulk::PIECE);
            for (number, piece) in old.chunks(bulk::PIECE).enumerate() {
                kept.clear();
                kept.extend((number * bulk::PIECE..).zip(piece).filter(|(i, _)| stays(*i)).map(|(_, item)| *item));
                push(&kept)?;
            }
            Ok(())
        },
    )
}

/// `del obj[key]`
pub fn delete(cx: &mut Cx, obj: Value, key: Value) -> Result<(), Raise> {
    match obj {
        Value::Deque(id) => super::deque::delete(cx, id, key),
        Value::List(id) => {
            let len = cx.heap[id].items.len();
            match key {
                Value::Slice(slice) => {
                    let bounds = slice_bounds(&cx.heap, slice, len)?;
                    remove_picked(cx, |heap| &mut heap[id].items, bounds)?;
                }
                _ => {
                    let at = index(&cx.heap, key, len, "list", "list assignment index")?;
                    bulk::splice(cx, |heap| &mut heap[id].items, at..at + 1, &[])?;
                }
            }
            Ok(())
        }
        Value::Dict(id) => dict::delete_item(cx, id, key),
        Value::ByteArray(id) => {
            let len = cx.heap[id].data.len();
            let bounds = match key {
                Value::Slice(slice) => slice_bounds(&cx.heap, slice, len)?,
                _ => {
                    let at = index(&cx.heap, key, len, "bytearray", "bytearray index")? as i64;
                    Bounds { start: at, stop: at + 1, step: 1, count: 1 }
                }
            };
            memoryview::resizable(cx, id)?;
            remove_picked(cx, |heap| &mut heap[id].data, bounds)?;
            Ok(())
        }
        Value::Instance(_) => match receive::builtin(&cx.heap, obj, core::DELITEM)? {
            Value::Instance(_) => Err(no_deletion(&cx.heap, obj, key)),
            plain => delete(cx, plain, key),
        },
        Value::Class(_) if args::in_python(&cx.heap, obj, core::DELITEM) => Err(Raise::Python),
        Value::MemoryView(id) if !matches!(cx.heap[id].base, Value::ByteArray(_)) => {
            Err(raise::type_error("cannot modify read-only memory"))
        }
        Value::MemoryView(_) => Err(raise::type_error("cannot delete memory")),
        _ => Err(no_deletion(&cx.heap, obj, key)),
    }
}

/// The error of a value whose items cannot be deleted. What CPython has as a sequence of fixed items is asked with the number first.
pub fn no_deletion(heap: &Heap, obj: Value, key: Value) -> Raise {
    let class = heap.class_of(obj);
    let sequence = match obj {
        Value::Str(_) | Value::Bytes(_) | Value::Tuple(_) | Value::Range(_) => true,
        Value::Set(_) | Value::FrozenSet(_) | Value::View(_) | Value::Proxy(_) => true,
        Value::Instance(_) => class.builtin_index().is_none(),
        Value::Class(_) => class != classes::TYPE,
        _ => false,
    };
    let number = args::int(heap, key);
    match number {
        Some(Value::BigInt(_)) if sequence => raise::index_error("cannot fit 'int' into an index-sized integer"),
        _ => {
            let verb = if sequence && number.is_some() { "doesn't" } else { "does not" };
            raise::type_error(format!("'{}' object {verb} support item deletion", heap.message_name(class)))
        }
    }
}

/// `len(value)`
#[inline]
pub fn len(cx: &mut Cx, value: Value) -> Result<usize, Raise> {
    let heap = &cx.heap;
    Ok(match value {
        Value::List(id) => heap[id].items.len(),
        Value::Tuple(id) => heap[id].items.len(),
        Value::Deque(id) => heap[id].len(),
        Value::Dict(id) => heap[id].len(),
        Value::Str(id) => heap.str(id).chars(),
        Value::Set(id) => heap[id].len(),
        Value::FrozenSet(id) => heap[id].0.len(),
        Value::Bytes(id) => heap[id].data.len(),
        Value::ByteArray(id) => heap[id].data.len(),
        Value::MemoryView(id) => memoryview::len(heap, id)?,
        Value::Range(id) => range::len(cx, id)?,
        Value::View(id) => heap[receive::view_dict(heap, id)].len(),
        Value::Proxy(id) => match heap[id].mapping {
            Value::Dict(dict) => heap[dict].len(),
            _ => return Err(Raise::Python),
        },
        Value::Instance(_) | Value::Class(_) => match receive::builtin(heap, value, core::LEN)? {
            Value::Instance(_) | Value::Class(_) => return Err(no_len(heap, value)),
            plain => return len(cx, plain),
        },
        _ => return Err(no_len(heap, value)),
    })
}

fn no_len(heap: &Heap, value: Value) -> Raise {
    raise::type_error(format!("object of type '{}' has no len()", heap.type_name(value)))
}

/// `bool(value)`
#[inline]
pub fn truth(cx: &mut Cx, value: Value) -> Result<bool, Raise> {
    let heap = &cx.heap;
    Ok(match value {
        Value::Bool(b) => b.get(),
        Value::None | Value::Unbound => false,
        Value::Int(i) => i != 0,
        Value::Float(f) => f.get() != 0.0,
        Value::Complex(id) => heap[id].real != 0.0 || heap[id].imag != 0.0,
        Value::NotImplemented => return Err(raise::type_error("NotImplemented should not be used in a boolean context")),
        Value::List(_)
        | Value::Tuple(_)
        | Value::Deque(_)
        | Value::Dict(_)
        | Value::Str(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::Bytes(_)
        | Value::ByteArray(_)
        | Value::MemoryView(_)
        | Value::View(_)
        | Value::Proxy(_) => len(cx, value)? != 0,
        Value::Range(id) => range::is_before(heap, heap[id].start, heap[id].stop, heap[id].step),
        Value::Instance(_) | Value::Class(_) => {
            if args::in_python(heap, value, core::BOOL) {
                return Err(Raise::Python);
            }
            match receive::builtin(heap, value, core::LEN)? {
                Value::Instance(_) | Value::Class(_) | Value::Exception(_) => true,
                plain => return truth(cx, plain),
            }
        }
        _ => true,
    })
}
