//! Native iteration: `iter`, `next`, and collecting what an iterable gives.
//!
//! Owns the native iterators over built-in containers, `enumerate` and `zip` over them, and the rows of their types.
//! Never touches a generator, an instance with a Python-level `__iter__`, or a prelude iterator: `Raise::Python`.
//! A native that consumes an iterator and is started again later must find the iterator as it was: see [`consume`].
//! Start reading at [`iter`] and [`next`].

use super::native::{Cx, Native, Outcome, Raise, class_method, function, method};
use super::{args, arith, bulk, item, raise, receive};
use crate::bytecode::instr::BinOp;
use crate::heap::classes;
use crate::heap::kinds::{Alloc, DictId, GeneratorId, Heap, IterId, RangeId, Value};
use crate::heap::objects::{Iter, ViewKind};
use crate::heap::set::Set;
use crate::heap::value::StrId;
use crate::heap::waste::Fresh;
use crate::text::core;

/// Items between two polls.
const POLL_EVERY: u64 = 256;

pub(crate) const ITER: Native = method("__iter__", "self, /", slot_iter);
pub(crate) const NEXT: Native = method("__next__", "self, /", slot_next);
pub(crate) const LENGTH_HINT: Native = method("__length_hint__", "self, /", length_hint);
pub(crate) const REDUCE: Native = method("__reduce__", "self, /", reduce).or("iterator_reduce");
pub(crate) const SET_STATE: Native = method("__setstate__", "self, object, /", set_state);

/// What the kernel copies iterators with.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_iter_copy", "iterator, /", copy)];

/// Rows of the iterators that only give what is next.
pub(crate) static PLAIN_METHODS: &[Native] = &[ITER, LENGTH_HINT, NEXT, REDUCE];

/// Rows of the iterators over sequences, which can be moved.
pub(crate) static SEQUENCE_METHODS: &[Native] = &[ITER, LENGTH_HINT, NEXT, REDUCE, SET_STATE];

/// Rows of iterators that may be native or prelude generators in disguise.
pub(crate) static LAZY_METHODS: &[Native] = &[ITER, NEXT, REDUCE];

/// Rows of `reversed`: as those, and how much is left is known of what natives go through.
pub(crate) static REVERSED_METHODS: &[Native] = &[ITER, method("__length_hint__", "self, /", reversed_hint), NEXT, REDUCE];

/// Rows of `enumerate`.
pub(crate) static ENUMERATE_METHODS: &[Native] =
    &[class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem), ITER, NEXT, REDUCE];

fn slot_iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.heap.unwrap(args[0]) {
        Value::Generator(_) | Value::Iter(_) => Ok(args[0].into()),
        plain => iter(cx, plain).map(Outcome::Value),
    }
}

fn slot_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::Generator(id) => Ok(Outcome::Send(id, Value::None)),
        _ => {
            let id = receive::iter(&cx.heap, args[0])?;
            next(cx, id)?.map(Outcome::Value).ok_or_else(raise::stop_iteration)
        }
    }
}

fn length_hint(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::iter(&cx.heap, args[0])?;
    Ok(Value::Int(remaining(&cx.heap, id) as i64).into())
}

fn reversed_hint(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.heap.unwrap(args[0]) {
        Value::Generator(_) => Ok(Value::NotImplemented.into()),
        _ => length_hint(cx, args),
    }
}

fn reduce(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// An iterator at the same place; those inside it are shared.
fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::iter(&cx.heap, args[0])?;
    let copy = cx.heap[id].clone();
    Ok(cx.heap.new(copy).into())
}

fn set_state(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::iter(&cx.heap, args[0])?;
    let state = args::size(args::bound(&cx.heap, args[1], 0)?);
    let heap = &cx.heap;
    let limit = match &heap[id] {
        Iter::List { list, .. } | Iter::ListReversed { list, .. } => heap[*list].items.len(),
        Iter::Tuple { tuple, .. } | Iter::TupleReversed { tuple, .. } => heap[*tuple].items.len(),
        Iter::Bytes { bytes, .. } => heap[*bytes].data.len(),
        Iter::ByteArray { bytes, .. } => heap[*bytes].data.len(),
        Iter::Str { string, .. } => heap.str(*string).chars(),
        _ => 0,
    };
    let state = state.min(limit);
    let offset = match &heap[id] {
        Iter::Str { string, .. } => heap.indexed_str(*string)?.byte_offset(state),
        _ => state,
    };
    match &mut cx.heap[id] {
        Iter::List { next, .. }
        | Iter::Tuple { next, .. }
        | Iter::Bytes { next, .. }
        | Iter::ByteArray { next, .. }
        | Iter::Str { next, .. } => {
            *next = offset;
        }
        Iter::ListReversed { left, .. } | Iter::TupleReversed { left, .. } => *left = (state + 1).min(limit),
        _ => {}
    }
    Ok(Value::None.into())
}

/// `iter(value)`
pub fn iter(cx: &mut Cx, value: Value) -> Result<Value, Raise> {
    let plain = receive::builtin(&cx.heap, value, core::ITER)?;
    let made = match plain {
        Value::List(list) => Iter::List { list, next: 0 },
        Value::Deque(deque) => Iter::Deque { deque, next: 0, version: cx.heap[deque].version },
        Value::Tuple(tuple) => Iter::Tuple { tuple, next: 0 },
        Value::Str(string) => Iter::Str { string, next: 0 },
        Value::Bytes(bytes) => Iter::Bytes { bytes, next: 0 },
        Value::ByteArray(bytes) => Iter::ByteArray { bytes, next: 0 },
        Value::Range(id) => over_range(&cx.heap, id),
        Value::Dict(dict) => over_dict(&cx.heap, dict, ViewKind::Keys),
        Value::View(id) => over_dict(&cx.heap, receive::view_dict(&cx.heap, id), cx.heap[id].what),
        Value::Set(set) => Iter::Set { set, next: 0, len: cx.heap[set].len() },
        Value::FrozenSet(set) => Iter::FrozenSet { set, next: 0 },
        Value::Proxy(id) => match cx.heap[id].mapping {
            Value::Dict(dict) => over_dict(&cx.heap, dict, ViewKind::Keys),
            _ => return Err(Raise::Python),
        },
        Value::MemoryView(_) => {
            let items = super::memoryview::items(cx, plain)?;
            let list = crate::heap::objects::List { items }.alloc(&mut cx.heap);
            Iter::List { list, next: 0 }
        }
        Value::Iter(_) => return Ok(plain),
        Value::Generator(id) if is_iterator(&cx.heap, id) => return Ok(plain),
        Value::GenericAlias(_) => return Err(Raise::Python),
        Value::Instance(_) if args::special(&cx.heap, value, core::GETITEM).is_some() => return Err(Raise::Python),
        _ => return Err(not_iterable(&cx.heap, value)),
    };
    Ok(cx.heap.new(made))
}

/// Whether a generator is an iterator: also the one that `__await__` of a coroutine gives is.
pub fn is_iterator(heap: &Heap, id: GeneratorId) -> bool {
    !matches!(heap[id].class, classes::COROUTINE | classes::ASYNC_GENERATOR)
}

/// The error of a value that cannot be iterated.
pub fn not_iterable(heap: &Heap, value: Value) -> Raise {
    raise::type_error(format!("'{}' object is not iterable", heap.type_name(value)))
}

fn over_range(heap: &Heap, id: RangeId) -> Iter {
    let range = &heap[id];
    match (range.len_i64(), range.small()) {
        (Some(len), Some((next, _, step))) => Iter::Range { next, step, left: len as u64 },
        _ => Iter::BigRange { next: range.start, stop: range.stop, step: range.step },
    }
}

/// An iterator over a dict's keys, values or items.
pub fn over_dict(heap: &Heap, dict: DictId, what: ViewKind) -> Iter {
    let len = heap[dict].len();
    Iter::Dict { dict, next: 0, what, len, left: len }
}

/// The next item, or None at the end.
#[inline]
pub fn next(cx: &mut Cx, id: IterId) -> Result<Option<Value>, Raise> {
    // Most iterators are over lists, and most looks at them are not the last.
    if let Iter::List { list, next } = cx.heap[id]
        && let Some(&item) = cx.heap[list].items.get(next)
        && let Iter::List { next, .. } = &mut cx.heap[id]
    {
        *next += 1;
        return Ok(Some(item));
    }
    next_of_any(cx, id)
}

fn next_of_any(cx: &mut Cx, id: IterId) -> Result<Option<Value>, Raise> {
    let item = match cx.heap[id] {
        Iter::List { list, next } => cx.heap[list].items.get(next).copied().inspect(|_| cx.heap[id] = Iter::List { list, next: next + 1 }),
        Iter::Tuple { tuple, next } => {
            let item = cx.heap[tuple].items.get(next).copied();
            cx.heap[id] = Iter::Tuple { tuple, next: next + 1 };
            item
        }
        Iter::Range { next, step, left } => {
            let item = (left != 0).then_some(Value::Int(next));
            if item.is_some() {
                cx.heap[id] = Iter::Range { next: next.wrapping_add(step), step, left: left - 1 };
            }
            item
        }
        Iter::Str { string, next } => next_char(cx, id, string, next),
        Iter::Bytes { bytes, next } => {
            let item = cx.heap[bytes].data.get(next).map(|&byte| Value::Int(i64::from(byte)));
            cx.heap[id] = Iter::Bytes { bytes, next: next + 1 };
            item
        }
        Iter::ByteArray { bytes, next } => {
            let item = cx.heap[bytes].data.get(next).map(|&byte| Value::Int(i64::from(byte)));
            cx.heap[id] = Iter::ByteArray { bytes, next: next.saturating_add(1) };
            item
        }
        Iter::Dict { dict, next, what, len, left } => next_entry(cx, id, dict, next, what, len, left)?,
        Iter::Set { set, next, len } => {
            if cx.heap[set].len() != len {
                // It stays broken, as CPython's does.
                cx.heap[id] = Iter::Set { set, next, len: usize::MAX };
                return Err(raise::runtime_error("Set changed size during iteration"));
            }
            let (item, next) = next_key(&cx.heap, &cx.heap[set], next)?;
            cx.heap[id] = Iter::Set { set, next, len };
            item
        }
        Iter::FrozenSet { set, next } => {
            let (item, next) = next_key(&cx.heap, &cx.heap[set].0, next)?;
            cx.heap[id] = Iter::FrozenSet { set, next };
            item
        }
        Iter::ListReversed { list, left } => {
            let item = left.checked_sub(1).and_then(|at| cx.heap[list].items.get(at).copied());
            cx.heap[id] = Iter::ListReversed { list, left: left.saturating_sub(1) };
            item
        }
        Iter::TupleReversed { tuple, left } => {
            let item = left.checked_sub(1).and_then(|at| cx.heap[tuple].items.get(at).copied());
            cx.heap[id] = Iter::TupleReversed { tuple, left: left.saturating_sub(1) };
            item
        }
        Iter::StrReversed { string, left } => previous_char(cx, id, string, left),
        Iter::DictReversed { dict, left, what, len } => previous_entry(cx, id, dict, left, what, len)?,
        Iter::BigRange { next, stop, step } => return next_big(cx, id, next, stop, step),
        Iter::Enumerate { inner, index } => return next_enumerated(cx, id, inner, index),
        Iter::Zip { .. } => return next_zipped(cx, id),
        Iter::Matches { .. } => super::pattern::next_match(cx, id)?,
        Iter::Deque { deque, next, version } => super::deque::next(cx, id, deque, next, version)?,
        Iter::DequeReversed { deque, left, version } => super::deque::previous(cx, id, deque, left, version)?,
        Iter::Done => None,
    };
    if item.is_none() {
        // An exhausted iterator stays so, also when its container grows.
        exhaust(&mut cx.heap, id);
    }
    Ok(item)
}

/// An exhausted iterator keeps its type.
fn exhaust(heap: &mut Heap, id: IterId) {
    match &mut heap[id] {
        Iter::List { next, .. } | Iter::ByteArray { next, .. } => *next = usize::MAX,
        Iter::ListReversed { left, .. } => *left = 0,
        Iter::Dict { next, len, .. } => (*next, *len) = (usize::MAX, usize::MAX),
        Iter::Set { next, len, .. } => (*next, *len) = (usize::MAX, usize::MAX),
        _ => {}
    }
}

fn next_char(cx: &mut Cx, id: IterId, string: StrId, next: usize) -> Option<Value> {
    let c = cx.heap.text(string).get(next..)?.chars().next()?;
    cx.heap[id] = Iter::Str { string, next: next + c.len_utf8() };
    Some(cx.heap.new_char(c))
}

fn previous_char(cx: &mut Cx, id: IterId, string: StrId, left: usize) -> Option<Value> {
    let c = cx.heap.text(string)[..left].chars().next_back()?;
    cx.heap[id] = Iter::StrReversed { string, left: left - c.len_utf8() };
    Some(cx.heap.new_char(c))
}

fn next_key(heap: &Heap, set: &Set, from: usize) -> Result<(Option<Value>, usize), Raise> {
    let at = set.used_from(&heap.watch, from)?;
    Ok(if at < set.slots().len() { (set.key_at(at), at + 1) } else { (None, at) })
}

/// What an entry gives to an iteration.
fn entry_item(cx: &mut Cx, dict: DictId, slot: usize, what: ViewKind) -> Option<Value> {
    let entry = cx.heap[dict].slots()[slot];
    if entry.key.is_unbound() {
        return None;
    }
    Some(match what {
        ViewKind::Keys => entry.key,
        ViewKind::Values => entry.value,
        ViewKind::Items => cx.heap.new_tuple([entry.key, entry.value]),
    })
}

fn next_entry(cx: &mut Cx, id: IterId, dict: DictId, from: usize, what: ViewKind, len: usize, left: usize) -> Result<Option<Value>, Raise> {
    if from == usize::MAX {
        return Ok(None);
    }
    if cx.heap[dict].len() != len {
        cx.heap[id] = Iter::Dict { dict, next: from, what, len: usize::MAX, left };
        return Err(raise::runtime_error("dictionary changed size during iteration"));
    }
    for slot in from..cx.heap[dict].slots().len() {
        if let Some(item) = entry_item(cx, dict, slot, what) {
            let Some(left) = left.checked_sub(1) else {
                return Err(raise::runtime_error("dictionary keys changed during iteration"));
            };
            cx.heap[id] = Iter::Dict { dict, next: slot + 1, what, len, left };
            return Ok(Some(item));
        }
        if slot % POLL_EVERY as usize == 0 {
            cx.heap.watch.spend(POLL_EVERY / 4)?;
        }
    }
    // As many keys as before, but fewer of them lie ahead.
    if left > 0 { Err(raise::runtime_error("dictionary keys changed during iteration")) } else { Ok(None) }
}

fn previous_entry(cx: &mut Cx, id: IterId, dict: DictId, left: usize, what: ViewKind, len: usize) -> Result<Option<Value>, Raise> {
    if left == 0 {
        return Ok(None);
    }
    if cx.heap[dict].len() != len {
        return Err(raise::runtime_error("dictionary changed size during iteration"));
    }
    for slot in (0..left.min(cx.heap[dict].slots().len())).rev() {
        if let Some(item) = entry_item(cx, dict, slot, what) {
            cx.heap[id] = Iter::DictReversed { dict, left: slot, what, len };
            return Ok(Some(item));
        }
    }
    cx.heap[id] = Iter::DictReversed { dict, left: 0, what, len };
    Ok(None)
}

/// The next item of an iteration whose items are taken apart as pairs: the two halves where the iterator makes pairs itself, which
/// then need no tuple, else the item alone.
pub fn next_pair(cx: &mut Cx, id: IterId) -> Result<Option<(Value, Option<Value>)>, Raise> {
    match cx.heap[id] {
        Iter::Dict { dict, next, what: ViewKind::Items, len, left } if next < cx.heap[dict].slots().len() && left > 0 => {
            let entry = cx.heap[dict].slots()[next];
            if entry.key.is_unbound() || cx.heap[dict].len() != len {
                return next_alone(cx, id);
            }
            cx.heap[id] = Iter::Dict { dict, next: next + 1, what: ViewKind::Items, len, left: left - 1 };
            Ok(Some((entry.key, Some(entry.value))))
        }
        Iter::Enumerate { inner, index: index @ Value::Int(i) } if i < i64::MAX => {
            let Some(item) = next(cx, inner)? else { return Ok(None) };
            if let Iter::Enumerate { index, .. } = &mut cx.heap[id] {
                *index = Value::Int(i + 1);
            }
            Ok(Some((index, Some(item))))
        }
        Iter::Zip { ref inner, strict: false } => {
            let &[a, b] = &**inner else { return next_alone(cx, id) };
            let Some(first) = next(cx, a)? else { return Ok(None) };
            let Some(second) = next(cx, b)? else { return Ok(None) };
            Ok(Some((first, Some(second))))
        }
        _ => next_alone(cx, id),
    }
}

fn next_alone(cx: &mut Cx, id: IterId) -> Result<Option<(Value, Option<Value>)>, Raise> {
    Ok(next(cx, id)?.map(|item| (item, None)))
}

fn next_big(cx: &mut Cx, id: IterId, next: Value, stop: Value, step: Value) -> Result<Option<Value>, Raise> {
    if !super::range::is_before(&cx.heap, next, stop, step) {
        return Ok(None);
    }
    let after = arith::binary(cx, BinOp::Add, next, step)?;
    cx.heap[id] = Iter::BigRange { next: after, stop, step };
    Ok(Some(next))
}

fn next_enumerated(cx: &mut Cx, id: IterId, inner: IterId, index: Value) -> Result<Option<Value>, Raise> {
    let Some(item) = next(cx, inner)? else { return Ok(None) };
    let after = match index {
        Value::Int(i) if i < i64::MAX => Value::Int(i + 1),
        _ => arith::binary(cx, BinOp::Add, index, Value::Int(1))?,
    };
    cx.heap[id] = Iter::Enumerate { inner, index: after };
    Ok(Some(cx.heap.new_tuple([index, item])))
}

fn next_zipped(cx: &mut Cx, id: IterId) -> Result<Option<Value>, Raise> {
    let Iter::Zip { inner, strict } = &cx.heap[id] else { return Ok(None) };
    let (count, strict) = (inner.len(), *strict);
    let mut items = Vec::with_capacity(count);
    for i in 0..count {
        let Iter::Zip { inner, .. } = &cx.heap[id] else { return Ok(None) };
        match next(cx, inner[i])? {
            Some(item) => items.push(item),
            None if strict => return zip_ended(cx, id, i),
            None => return Ok(None),
        }
    }
    if count == 0 { Ok(None) } else { Ok(Some(cx.heap.new_tuple(items))) }
}

/// Argument `at` of a strict zip has ended: all others must, too.
fn zip_ended(cx: &mut Cx, id: IterId, at: usize) -> Result<Option<Value>, Raise> {
    let plural = |count: usize| if count == 1 { String::from(" 1") } else { format!("s 1-{count}") };
    if at > 0 {
        return Err(raise::value_error(format!("zip() argument {} is shorter than argument{}", at + 1, plural(at))));
    }
    let Iter::Zip { inner, .. } = &cx.heap[id] else { return Ok(None) };
    for (i, other) in inner.clone().into_iter().enumerate().skip(1) {
        if next(cx, other)?.is_some() {
            return Err(raise::value_error(format!("zip() argument {} is longer than argument{}", i + 1, plural(i))));
        }
    }
    Ok(None)
}

/// Whether an iterator reads a container and no other iterator.
fn is_leaf(heap: &Heap, id: IterId) -> bool {
    !matches!(heap[id], Iter::Enumerate { .. } | Iter::Zip { .. } | Iter::Matches { .. })
}

/// A native iterator for `enumerate` to hold: over a container, or a `zip`.
pub fn enumerable(cx: &mut Cx, value: Value) -> Result<IterId, Raise> {
    match iter(cx, value)? {
        Value::Iter(id) if is_leaf(&cx.heap, id) || matches!(cx.heap[id], Iter::Zip { .. }) => Ok(id),
        _ => Err(Raise::Python),
    }
}

/// A native iterator for `zip` to hold: over a container, or an `enumerate` over one. So nothing nests deeper than three, and
/// the nodes of a nest are no more than the arguments that made it.
pub fn zippable(cx: &mut Cx, value: Value) -> Result<IterId, Raise> {
    match iter(cx, value)? {
        Value::Iter(id) if is_leaf(&cx.heap, id) => Ok(id),
        Value::Iter(id) => match cx.heap[id] {
            Iter::Enumerate { inner, .. } if is_leaf(&cx.heap, inner) => Ok(id),
            _ => Err(Raise::Python),
        },
        _ => Err(Raise::Python),
    }
}

/// Items that are left, as far as that is known without taking them.
pub fn remaining(heap: &Heap, id: IterId) -> usize {
    match &heap[id] {
        Iter::Done | Iter::BigRange { .. } | Iter::Matches { .. } => 0,
        Iter::List { list, next } => heap[*list].items.len().saturating_sub(*next),
        Iter::Deque { deque, version, .. } | Iter::DequeReversed { deque, version, .. } if heap[*deque].version != *version => 0,
        Iter::Deque { deque, next, .. } => heap[*deque].len().saturating_sub(*next),
        Iter::ListReversed { list, left } if heap[*list].items.len() < *left => 0,
        Iter::DequeReversed { left, .. }
        | Iter::ListReversed { left, .. }
        | Iter::TupleReversed { left, .. }
        | Iter::StrReversed { left, .. } => *left,
        Iter::Tuple { tuple, next } => heap[*tuple].items.len().saturating_sub(*next),
        Iter::Str { string, next } => {
            heap.str(*string).chars().saturating_sub(heap.str(*string).char_index((*next).min(heap.text(*string).len())))
        }
        Iter::Bytes { bytes, next } => heap[*bytes].data.len().saturating_sub(*next),
        Iter::ByteArray { bytes, next } => heap[*bytes].data.len().saturating_sub(*next),
        Iter::Range { left, .. } => usize::try_from(*left).unwrap_or(usize::MAX),
        // What changed its size has nothing more to give.
        Iter::Dict { dict, len, .. } | Iter::DictReversed { dict, len, .. } if heap[*dict].len() != *len => 0,
        Iter::Set { set, len, .. } if heap[*set].len() != *len => 0,
        Iter::Dict { dict, next, .. } => heap[*dict].slots().iter().skip(*next).filter(|entry| !entry.key.is_unbound()).count(),
        Iter::DictReversed { dict, left, .. } => heap[*dict].slots().iter().take(*left).filter(|entry| !entry.key.is_unbound()).count(),
        Iter::Set { set, next, .. } => (*next..heap[*set].slots().len()).filter(|&i| heap[*set].key_at(i).is_some()).count(),
        Iter::FrozenSet { set, next } => (*next..heap[*set].0.slots().len()).filter(|&i| heap[*set].0.key_at(i).is_some()).count(),
        Iter::Enumerate { inner, .. } => remaining(heap, *inner),
        Iter::Zip { inner, .. } => inner.iter().map(|&inner| remaining(heap, inner)).min().unwrap_or(0),
    }
}

/// The state of an iterator and of those inside it.
fn states(heap: &Heap, id: IterId, out: &mut Vec<(IterId, Iter)>) {
    out.push((id, heap[id].clone()));
    match &heap[id] {
        Iter::Enumerate { inner, .. } => states(heap, *inner, out),
        Iter::Zip { inner, .. } => inner.iter().for_each(|&inner| states(heap, inner, out)),
        _ => {}
    }
}

/// Whether an operation failed in a way after which it is started again, or goes on in the kernel.
fn starts_again<T>(result: &Result<T, Raise>) -> bool {
    matches!(result, Err(Raise::Python | Raise::Collect(_) | Raise::Interrupted | Raise::Pause))
}

/// Where the native iterators among the arguments of a native are, so that [`restore`] can put them back before the native is
/// started again.
#[inline]
pub fn checkpoint(heap: &Heap, args: &[Value]) -> Vec<(IterId, Iter)> {
    let mut before = Vec::new();
    for &arg in args {
        if let Value::Iter(id) = arg {
            states(heap, id, &mut before);
        }
    }
    before
}

/// Puts iterators back.
pub fn restore(heap: &mut Heap, before: &[(IterId, Iter)]) {
    for (id, state) in before {
        heap[*id] = state.clone();
    }
}

/// An operation that takes the items of an iterable and then may still fail for want of memory or time: where it is started again, the
/// iterator is put back where it was.
pub fn taking<T>(cx: &mut Cx, value: Value, operation: impl FnOnce(&mut Cx) -> Result<T, Raise>) -> Result<T, Raise> {
    let before = checkpoint(&cx.heap, &[value]);
    let result = operation(cx);
    if starts_again(&result) {
        restore(&mut cx.heap, &before);
    }
    result
}

/// Gives the items of an iterable to `take` until it answers with a value. When the operation has to be started again, or be
/// handed to the kernel, the iterator is put back where it was.
pub fn consume<T>(cx: &mut Cx, value: Value, mut take: impl FnMut(&mut Cx, Value) -> Result<Option<T>, Raise>) -> Result<Option<T>, Raise> {
    let Value::Iter(id) = iter(cx, value)? else { return Err(Raise::Python) };
    let mut before = Vec::new();
    states(&cx.heap, id, &mut before);
    let result = consume_all(cx, id, &mut take);
    if starts_again(&result) {
        restore(&mut cx.heap, &before);
    }
    result
}

fn consume_all<T>(cx: &mut Cx, id: IterId, take: &mut impl FnMut(&mut Cx, Value) -> Result<Option<T>, Raise>) -> Result<Option<T>, Raise> {
    let mut count = 0_u64;
    while let Some(item) = next(cx, id)? {
        if let Some(answer) = take(cx, item)? {
            return Ok(Some(answer));
        }
        count += 1;
        if count.is_multiple_of(POLL_EVERY) {
            cx.poll(POLL_EVERY * 4)?;
        }
    }
    Ok(None)
}

/// All items of an iterable.
pub fn collect(cx: &mut Cx, value: Value) -> Result<Vec<Value>, Raise> {
    let plain = receive::builtin(&cx.heap, value, core::ITER)?;
    if receive::is_sequence(plain) {
        cx.reserve(std::mem::size_of_val(receive::items(&cx.heap, plain)))?;
        let (heap, meter) = cx.parts();
        return bulk::copied(meter, receive::items(heap, plain));
    }
    let expected = expected_len(cx, plain);
    cx.reserve(expected.saturating_mul(size_of::<Value>() * if makes_objects(&cx.heap, plain) { 4 } else { 1 }))?;
    let mut items = cx.meter.fresh(Vec::with_capacity(expected.min(1 << 24)));
    consume(cx, value, |cx, item| {
        if items.len() == items.capacity() {
            let doubled = (items.capacity() * 2).max(4);
            cx.reserve(doubled * size_of::<Value>())?;
            cx.heap.watch.grow(&mut items, doubled)?;
        }
        items.push(item);
        Ok(None::<()>)
    })?;
    Ok(items.done())
}

/// As [`collect`], for items that are needed for a moment only.
pub fn collect_fresh(cx: &mut Cx, value: Value) -> Result<Fresh<Vec<Value>>, Raise> {
    let items = collect(cx, value)?;
    Ok(cx.meter.fresh(items))
}

/// The number of items an iterable will give, when that is known; a lower bound.
fn expected_len(cx: &mut Cx, plain: Value) -> usize {
    match plain {
        Value::Iter(id) => remaining(&cx.heap, id),
        _ => item::len(cx, plain).unwrap_or(0),
    }
}

/// Whether each item is a new object.
fn makes_objects(heap: &Heap, value: Value) -> bool {
    match value {
        Value::View(id) => heap[id].what == ViewKind::Items,
        Value::Str(id) => !heap.str(id).is_ascii(),
        Value::Iter(id) => matches!(heap[id], Iter::Enumerate { .. } | Iter::Zip { .. } | Iter::Dict { what: ViewKind::Items, .. }),
        _ => false,
    }
}

/// `reversed(value)` for built-in containers; None where the type has no reversed iterator of its own.
pub fn reversed(cx: &mut Cx, value: Value) -> Option<Iter> {
    let heap = &cx.heap;
    Some(match value {
        Value::List(list) => Iter::ListReversed { list, left: heap[list].items.len() },
        Value::Deque(deque) => Iter::DequeReversed { deque, left: heap[deque].len(), version: heap[deque].version },
        Value::Tuple(tuple) => Iter::TupleReversed { tuple, left: heap[tuple].items.len() },
        Value::Str(string) => Iter::StrReversed { string, left: heap.text(string).len() },
        Value::Dict(dict) => reversed_dict(heap, dict, ViewKind::Keys),
        Value::View(id) => reversed_dict(heap, receive::view_dict(heap, id), heap[id].what),
        _ => return None,
    })
}

fn reversed_dict(heap: &Heap, dict: DictId, what: ViewKind) -> Iter {
    Iter::DictReversed { dict, left: heap[dict].slots().len(), what, len: heap[dict].len() }
}
