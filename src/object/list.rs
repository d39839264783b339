//! `list`.
//!
//! Owns its methods, slice assignment, and the state of a list while it is being sorted.
//! Never compares items whose comparison is Python code: `Raise::Python`, before anything has changed.
//! Start reading at [`METHODS`]; sorting itself is [`super::sort`].

use super::arith::slots;
use super::native::{Cx, Native, Outcome, Raise, class_method, function, method, static_method};
use super::{args, bulk, compare, item, iter, raise, receive, repr, sort};
use crate::heap::classes;
use crate::heap::kinds::{ListId, SliceId, Value};
use crate::heap::objects::{Iter, List};
use crate::text::core;

pub(crate) static METHODS: &[Native] = &[
    slots::SEQ_ADD,
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    method("__contains__", "self, key, /", contains).or("sequence_contains"),
    method("__delitem__", "self, key, /", delitem).or("sequence_delitem"),
    compare::EQ,
    compare::GE,
    method("__getitem__", "self, index, /", getitem).or("sequence_getitem"),
    compare::GT,
    slots::SEQ_IADD,
    slots::SEQ_IMUL,
    method("__init__", "self, /, *args, **kwargs", init).or("list_init"),
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    slots::SEQ_MUL,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new).or("list_new"),
    repr::REPR,
    method("__reversed__", "self, /", reversed),
    slots::SEQ_RMUL,
    method("__setitem__", "self, key, value, /", setitem).or("list_setitem"),
    method("__sizeof__", "self, /", super::object::sizeof),
    method("append", "self, object, /", append),
    method("clear", "self, /", clear),
    method("copy", "self, /", copy),
    method("count", "self, value, /", count).or("sequence_count"),
    method("extend", "self, iterable, /", extend).or("list_extend"),
    method("index", "self, value, start=0, stop=9223372036854775807, /", index).or("list_index"),
    method("insert", "self, index, object, /", insert).or("list_insert"),
    method("pop", "self, index=-1, /", pop).or("list_pop"),
    method("remove", "self, value, /", remove).or("list_remove"),
    method("reverse", "self, /", reverse),
    method("sort", "self, *, key=None, reverse=False", sort_in_place).or("list_sort"),
];

const VALUE: usize = size_of::<Value>();

/// Growth of the vector below this is charged without asking first.
const SMALL_GROWTH: usize = 1 << 16;

/// `list.append(value)`
#[inline]
pub fn push(cx: &mut Cx, list: ListId, value: Value) -> Result<(), Raise> {
    let items = &cx.heap[list].items;
    if items.len() == items.capacity() {
        grow(cx, list, 1)?;
    }
    cx.heap[list].items.push(value);
    Ok(())
}

/// Makes room for `extra` more items, charged.
#[cold]
fn grow(cx: &mut Cx, list: ListId, extra: usize) -> Result<(), Raise> {
    let items = &cx.heap[list].items;
    let (capacity, needed) = (items.capacity(), items.len() + extra);
    let wanted = needed.max(capacity + capacity / 2).max(4);
    let bytes = (wanted - capacity) * VALUE;
    if bytes > SMALL_GROWTH {
        // Both the old and the new block exist for a moment.
        cx.reserve(wanted * VALUE)?;
    }
    make_room(cx, list, wanted)
}

/// Gives a list room for `capacity` items, and charges that; the caller has asked for it.
pub fn make_room(cx: &mut Cx, list: ListId, capacity: usize) -> Result<(), Raise> {
    let mut items = std::mem::take(&mut cx.heap[list].items);
    let before = items.capacity();
    let grown = cx.heap.watch.grow(&mut items, capacity);
    cx.heap.budget.charge((items.capacity() - before) * VALUE);
    cx.heap[list].items = items;
    Ok(grown?)
}

/// Gives a list other items.
fn replace_items(cx: &mut Cx, list: ListId, items: Vec<Value>) {
    cx.meter.waste.put(std::mem::replace(&mut cx.heap[list].items, items));
}

/// `list.extend(source)`
pub fn extend_from(cx: &mut Cx, list: ListId, source: Value) -> Result<(), Raise> {
    // Asked for before the items are taken from what may be an iterator: afterwards nothing may fail.
    let capacity = cx.heap[list].items.capacity();
    if capacity * VALUE > SMALL_GROWTH {
        cx.reserve(capacity * 2 * VALUE)?;
    }
    let new = iter::collect(cx, source)?;
    let before = cx.heap[list].items.len();
    let mut items = std::mem::take(&mut cx.heap[list].items);
    let extended = bulk::append(&mut cx.meter, &mut items, &new);
    if extended.is_err() {
        items.truncate(before);
    }
    cx.heap[list].items = items;
    cx.meter.waste.put(new);
    extended?;
    let grown = cx.heap[list].items.capacity() - capacity;
    cx.heap.budget.charge(grown * VALUE);
    Ok(())
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if matches!(args[0], Value::Class(class) if receive::init_in_python(&cx.heap, class)) {
        return Ok(cx.heap.new_list(Vec::new()).into());
    }
    let items = constructed(cx, args, "list", classes::LIST)?;
    Ok(cx.heap.new_list(items).into())
}

/// The items that a constructor call describes: `[cls, kwargs, *positional]`.
pub(super) fn constructed(cx: &mut Cx, args: &[Value], name: &str, class: crate::heap::value::ClassId) -> Result<Vec<Value>, Raise> {
    // A subclass may do something with keywords in an `__init__` or `__new__` of its own.
    let own = match args[0] {
        Value::Class(called) => called != class && receive::init_in_python(&cx.heap, called),
        instance => !matches!(receive::lookup(&cx.heap, cx.heap.class_of(instance), core::NEW), None | Some(Value::Native(_))),
    };
    if !own && matches!(args[1], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty()) {
        return Err(raise::type_error(format!("{name}() takes no keyword arguments")));
    }
    match args[2..] {
        [] => Ok(Vec::new()),
        [source] => iter::collect(cx, source),
        _ => Err(raise::type_error(format!("{name} expected at most 1 argument, got {}", args.len() - 2))),
    }
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    let items = constructed(cx, args, "list", classes::LIST)?;
    cx.heap.budget.charge(items.len() * VALUE);
    replace_items(cx, list, items);
    Ok(Value::None.into())
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    Ok(Value::bool(compare::contains(cx, plain, args[1])?).into())
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    item::get(cx, list.into(), args[1]).map(Outcome::Value)
}

fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    item::set(cx, list.into(), args[1], args[2])?;
    Ok(Value::None.into())
}

fn delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    item::delete(cx, list.into(), args[1])?;
    Ok(Value::None.into())
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    let left = cx.heap[list].items.len();
    Ok(cx.heap.new(Iter::ListReversed { list, left }).into())
}

/// `list[slice] = value`
pub fn set_slice(cx: &mut Cx, list: ListId, slice: SliceId, value: Value) -> Result<(), Raise> {
    let slice = &cx.heap[slice];
    let parts = [slice.start, slice.stop, slice.step];
    assign_slice(cx, list, parts, value)
}

/// `list[start:stop:step] = value`
pub fn assign_slice(cx: &mut Cx, list: ListId, parts: [Value; 3], value: Value) -> Result<(), Raise> {
    match value {
        // Nobody looks at the source meanwhile, so that its items need no copy.
        Value::List(source) if source != list => {
            let items = std::mem::take(&mut cx.heap[source].items);
            let result = assign_items(cx, list, parts, &items);
            cx.heap[source].items = items;
            result
        }
        _ => iter::taking(cx, value, |cx| {
            let items = assigned_items(cx, value)?;
            let result = assign_items(cx, list, parts, &items);
            cx.meter.waste.put(items);
            result
        }),
    }
}

fn assign_items(cx: &mut Cx, list: ListId, [start, stop, step]: [Value; 3], new: &[Value]) -> Result<(), Raise> {
    let bounds = item::bounds(&cx.heap, start, stop, step, cx.heap[list].items.len())?;
    if bounds.step == 1 {
        let lo = bounds.start as usize;
        if new.len() == bounds.count && size_of_val(new) <= bulk::MOVED {
            cx.heap[list].items[lo..lo + bounds.count].copy_from_slice(new);
            return Ok(());
        }
        let growth = new.len().saturating_sub(bounds.count) * VALUE;
        cx.reserve(growth)?;
        bulk::splice(cx, |heap| &mut heap[list].items, lo..lo + bounds.count, new)?;
        cx.heap.budget.charge(growth);
        return Ok(());
    }
    if new.len() != bounds.count {
        let (given, room) = (new.len(), bounds.count);
        return Err(raise::value_error(format!("attempt to assign sequence of size {given} to extended slice of size {room}")));
    }
    item::assign_picked(cx, |heap| &mut heap[list].items, bounds, new)
}

fn assigned_items(cx: &mut Cx, value: Value) -> Result<Vec<Value>, Raise> {
    if let Value::List(_) | Value::Tuple(_) = value {
        return iter::collect(cx, value);
    }
    match iter::iter(cx, value) {
        Ok(_) => iter::collect(cx, value),
        Err(Raise::New(_)) => Err(raise::type_error("must assign iterable to extended slice")),
        Err(raise) => Err(raise),
    }
}

fn append(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    push(cx, list, args[1])?;
    Ok(Value::None.into())
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    replace_items(cx, list, Vec::new());
    Ok(Value::None.into())
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    let items = iter::collect(cx, list.into())?;
    Ok(cx.heap.new_list(items).into())
}

/// `count` of list and tuple.
pub(super) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    let (mut found, mut i) = (0, 0);
    while let Some(&x) = receive::items(&cx.heap, plain).get(i) {
        found += i64::from(compare::same(cx, x, args[1])?);
        i += 1;
        if i % 256 == 0 {
            cx.poll(256)?;
        }
    }
    Ok(Value::Int(found).into())
}

fn extend(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    extend_from(cx, list, args[1])?;
    Ok(Value::None.into())
}

/// The index of the first equal item within bounds, as `index` of list and tuple has them.
pub(super) fn position(cx: &mut Cx, sequence: Value, args: &[Value]) -> Result<Option<usize>, Raise> {
    let len = receive::items(&cx.heap, sequence).len();
    let (start, stop) = index_bounds(cx, args[2], args[3], len)?;
    for i in start..stop {
        if i % 256 == 255 {
            cx.poll(256)?;
        }
        let Some(&x) = receive::items(&cx.heap, sequence).get(i) else { break };
        if compare::same(cx, x, args[1])? {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

fn index_bounds(cx: &Cx, start: Value, stop: Value, len: usize) -> Result<(usize, usize), Raise> {
    for bound in [start, stop] {
        if args::int(&cx.heap, bound).is_none() && !args::in_python(&cx.heap, bound, crate::text::core::INDEX) {
            return Err(raise::type_error("slice indices must be integers or have an __index__ method"));
        }
    }
    let (start, stop) = args::bounds(&cx.heap, start, stop, len)?;
    Ok((start, stop.min(len)))
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    match position(cx, list.into(), args)? {
        Some(i) => Ok(Value::Int(i as i64).into()),
        None => Err(raise::value_error("list.index(x): x not in list")),
    }
}

fn insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    let at = args::ssize(&cx.heap, args[1])?;
    if cx.heap[list].items.len() == cx.heap[list].items.capacity() {
        grow(cx, list, 1)?;
    }
    let len = cx.heap[list].items.len() as i64;
    let at = if at < 0 { (at + len).max(0) } else { at.min(len) } as usize;
    bulk::splice(cx, |heap| &mut heap[list].items, at..at, &[args[2]])?;
    Ok(Value::None.into())
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    let at = args::ssize(&cx.heap, args[1])?;
    let items = &mut cx.heap[list].items;
    if items.is_empty() {
        return Err(raise::index_error("pop from empty list"));
    }
    let len = items.len() as i64;
    let at = if at < 0 { at + len } else { at };
    if at == len - 1 {
        return Ok(items.pop().unwrap_or_default().into());
    }
    if at < 0 || len <= at {
        return Err(raise::index_error("pop index out of range"));
    }
    let (at, item) = (at as usize, items[at as usize]);
    bulk::splice(cx, |heap| &mut heap[list].items, at..at + 1, &[])?;
    Ok(item.into())
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    let bounds = [args[0], args[1], Value::Int(0), Value::Int(i64::MAX)];
    match position(cx, list.into(), &bounds)? {
        Some(i) => {
            bulk::splice(cx, |heap| &mut heap[list].items, i..i + 1, &[])?;
            Ok(Value::None.into())
        }
        None => Err(raise::value_error("list.remove(x): x not in list")),
    }
}

fn reverse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    bulk::reverse_in_place(cx, |heap| &mut heap[list].items, 0)?;
    Ok(Value::None.into())
}

fn sort_in_place(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    if !args[1].is_none() {
        return Err(Raise::Python);
    }
    let reverse = item::truth(cx, args[2])?;
    let items = sort::sorted(cx, Value::List(list), reverse)?;
    replace_items(cx, list, items);
    Ok(Value::None.into())
}

/// The list during a sort in Python: its items are away, and what a comparison puts there is noticed.
pub(crate) static INTRINSICS: &[Native] = &[
    function("_m_list_put_back", "list, items, /", put_back),
    function("_m_list_take", "list, /", take),
    function("_m_plain", "value, /", plain),
    function("_m_sort_by_keys", "items, keys, reverse, /", sort_by_keys),
];

/// Takes the items out of a list.
fn take(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = receive::list(&cx.heap, args[0])?;
    let items = std::mem::take(&mut cx.heap[list].items);
    Ok(cx.heap.new(List { items }).into())
}

/// Puts items into a list; whether it was changed meanwhile.
fn put_back(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (list, source) = (receive::list(&cx.heap, args[0])?, receive::list(&cx.heap, args[1])?);
    let changed = cx.heap[list].items.capacity() != 0;
    let items = std::mem::take(&mut cx.heap[source].items);
    cx.heap[list].items = items;
    Ok(Value::bool(changed).into())
}

/// The built-in data of an instance of a subclass; anything else unchanged.
fn plain(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.unwrap(args[0]).into())
}

/// The items in the order of their keys, or None when only Python can compare the keys.
fn sort_by_keys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let reverse = item::truth(cx, args[2])?;
    match sort::permutation(cx, args[1], reverse) {
        Ok(order) => {
            cx.reserve(order.len() * VALUE)?;
            let sorted = bulk::build(cx, order.len(), |heap, range, out| {
                let items = receive::items(heap, args[0]);
                out.extend(order[range].iter().filter_map(|&i| items.get(i as usize).copied()));
            })?;
            Ok(cx.heap.new_list(sorted).into())
        }
        Err(Raise::Python) => Ok(Value::None.into()),
        Err(raise) => Err(raise),
    }
}
