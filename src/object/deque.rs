//! `collections.deque`.
//!
//! Owns its methods and the operations of items and iteration that `item`, `iter` and `arith` hand to it. Comparison, `in` and
//! `repr` are those of all sequences.
//! Start reading at [`METHODS`].

use super::native::{Cx, Native, Outcome, Raise, class_method, getter, method, static_method};
use super::{args, bulk, compare, generic_alias, item, iter, list, object, raise, receive, repr};
use crate::heap::kinds::{DequeId, Heap, IterId, Value};
use crate::heap::objects::{Deque, Iter};

const VALUE: usize = size_of::<Value>();

pub(crate) static METHODS: &[Native] = &[
    method("__add__", "self, value, /", add),
    class_method("__class_getitem__", "cls, object, /", generic_alias::class_getitem),
    item::CONTAINS,
    method("__copy__", "self, /", copy),
    item::DELITEM,
    compare::EQ,
    compare::GE,
    item::GETITEM,
    compare::GT,
    method("__iadd__", "self, value, /", iadd).or("deque_iadd"),
    method("__imul__", "self, value, /", imul),
    method("__init__", "self, iterable=..., maxlen=None", init).or("deque_init"),
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    method("__mul__", "self, value, /", mul),
    compare::NE,
    static_method("__new__", "cls, iterable=..., maxlen=None", new).or("deque_new"),
    method("__reduce__", "self, /", reduce).or("deque_reduce"),
    repr::REPR,
    method("__reversed__", "self, /", reversed),
    method("__rmul__", "self, value, /", mul),
    item::SETITEM,
    method("__sizeof__", "self, /", object::sizeof),
    method("append", "self, item, /", append),
    method("appendleft", "self, item, /", appendleft),
    method("clear", "self, /", clear),
    method("copy", "self, /", copy),
    method("count", "self, value, /", count).or("deque_count"),
    method("extend", "self, iterable, /", extend).or("deque_extend"),
    method("extendleft", "self, iterable, /", extendleft).or("deque_extendleft"),
    method("index", "self, value, start=0, stop=9223372036854775807, /", index).or("deque_index"),
    method("insert", "self, index, value, /", insert),
    getter("maxlen", maxlen),
    method("pop", "self, /", pop),
    method("popleft", "self, /", popleft),
    method("remove", "self, value, /", remove).or("deque_remove"),
    method("reverse", "self, /", reverse),
    method("rotate", "self, n=1, /", rotate),
];

/// The deque behind a receiver.
#[inline]
fn this(heap: &Heap, value: Value) -> Result<DequeId, Raise> {
    match heap.unwrap(value) {
        Value::Deque(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "collections.deque", value)),
    }
}

/// `maxlen` as a constructor takes it.
fn limit(cx: &Cx, value: Value) -> Result<Option<usize>, Raise> {
    if value.is_none() {
        return Ok(None);
    }
    match args::int(&cx.heap, value) {
        Some(Value::Int(i)) => usize::try_from(i).map(Some).map_err(|_| raise::value_error("maxlen must be non-negative")),
        Some(_) => Err(raise::overflow_error("Python int too large to convert to C ssize_t")),
        None => Err(raise::type_error("an integer is required")),
    }
}

/// The items that a constructor call describes, cut to the limit.
fn constructed(cx: &mut Cx, iterable: Value, maxlen: Value) -> Result<Deque, Raise> {
    let maxlen = limit(cx, maxlen)?;
    let mut items = if iterable.is_unbound() { Vec::new() } else { iter::collect(cx, iterable)? };
    if let Some(most) = maxlen
        && items.len() > most
    {
        items = bulk::copied(&mut cx.meter, &items[items.len() - most..])?;
    }
    Ok(Deque::new(items, maxlen))
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if matches!(args[0], Value::Class(class) if receive::init_in_python(&cx.heap, class)) {
        return Ok(cx.heap.new(Deque::default()).into());
    }
    let deque = constructed(cx, args[1], args[2])?;
    Ok(cx.heap.new(deque).into())
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let deque = constructed(cx, args[1], args[2])?;
    cx.heap.budget.charge(deque.buffer.len() * VALUE);
    let version = cx.heap[id].version.wrapping_add(1);
    replace(cx, id, Deque { version, ..deque });
    Ok(Value::None.into())
}

/// Puts other content into a deque.
fn replace(cx: &mut Cx, id: DequeId, deque: Deque) {
    let old = std::mem::replace(&mut cx.heap[id], deque);
    cx.meter.waste.put(old.buffer);
}

/// Charges room for one more item, which the next push takes.
#[inline]
fn grow(cx: &mut Cx, id: DequeId, at_left: bool) -> Result<(), Raise> {
    if has_room(&cx.heap[id], 1, at_left) { Ok(()) } else { make_room(cx, id, at_left) }
}

/// Whether so many items more can be added at one end without moving any.
#[inline]
fn has_room(deque: &Deque, count: usize, at_left: bool) -> bool {
    count <= if at_left { deque.head } else { deque.buffer.capacity() - deque.buffer.len() }
}

#[cold]
fn make_room(cx: &mut Cx, id: DequeId, at_left: bool) -> Result<(), Raise> {
    let deque = &cx.heap[id];
    let bytes = (deque.buffer.len() + 8) * 2 * VALUE;
    if bytes > 1 << 16 {
        cx.reserve(bytes)?;
    }
    if at_left {
        widen(cx, id)?;
    } else {
        let mut buffer = std::mem::take(&mut cx.heap[id].buffer);
        let doubled = (2 * buffer.len()).max(4);
        let grown = cx.heap.watch.grow(&mut buffer, doubled);
        cx.heap[id].buffer = buffer;
        grown?;
    }
    cx.heap.budget.charge(bytes / 2);
    Ok(())
}

/// Makes room at the left of a deque that has none, as much as it holds, in pieces.
fn widen(cx: &mut Cx, id: DequeId) -> Result<(), Raise> {
    let (heap, meter) = cx.parts();
    let items = &heap[id].buffer;
    let room = items.len() + 8;
    let mut wider = meter.fresh(Vec::with_capacity(room + items.len()));
    bulk::fill(meter, &mut wider, Value::Unbound, room)?;
    bulk::append(meter, &mut wider, items)?;
    let wider = wider.done();
    let deque = &mut cx.heap[id];
    deque.head = room;
    cx.meter.waste.put(std::mem::replace(&mut deque.buffer, wider));
    Ok(())
}

/// Removes the first item. The room at the left of a long deque is given back a little earlier than it would be then, and in pieces, when
/// there is memory for that.
fn pop_first(cx: &mut Cx, id: DequeId) -> Result<Option<Value>, Raise> {
    tighten(cx, id, 0)?;
    Ok(cx.heap[id].pop_front())
}

/// Gives back the room at the left of a long deque, if it is too much after so many items more are removed there.
fn tighten(cx: &mut Cx, id: DequeId, removed: usize) -> Result<(), Raise> {
    let (heap, meter) = cx.parts();
    let deque = &heap[id];
    let bytes = size_of_val(deque.items());
    if deque.head + removed > 3 * deque.len() && bytes > bulk::MOVED && heap.budget.fits(bytes) {
        let items = bulk::copied(meter, deque.items())?;
        let deque = &mut cx.heap[id];
        deque.head = 0;
        cx.meter.waste.put(std::mem::replace(&mut deque.buffer, items));
    }
    Ok(())
}

/// Adds at the right, dropping at the left what no longer fits.
fn push_back(cx: &mut Cx, id: DequeId, value: Value) -> Result<(), Raise> {
    grow(cx, id, false)?;
    let deque = &mut cx.heap[id];
    if deque.maxlen == Some(0) {
        return Ok(());
    }
    if deque.maxlen == Some(deque.len()) {
        pop_first(cx, id)?;
    }
    cx.heap[id].push_back(value);
    Ok(())
}

/// Adds at the left, dropping at the right what no longer fits.
fn push_front(cx: &mut Cx, id: DequeId, value: Value) -> Result<(), Raise> {
    grow(cx, id, true)?;
    let deque = &mut cx.heap[id];
    if deque.maxlen == Some(0) {
        return Ok(());
    }
    if deque.maxlen == Some(deque.len()) {
        deque.pop_back();
    }
    deque.push_front(value);
    Ok(())
}

fn append(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    push_back(cx, id, args[1])?;
    Ok(Value::None.into())
}

fn appendleft(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    push_front(cx, id, args[1])?;
    Ok(Value::None.into())
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    cx.heap[id].pop_back().map(Outcome::Value).ok_or_else(|| raise::index_error("pop from an empty deque"))
}

fn popleft(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    pop_first(cx, id)?.map(Outcome::Value).ok_or_else(|| raise::index_error("pop from an empty deque"))
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let (maxlen, version) = (cx.heap[id].maxlen, cx.heap[id].version.wrapping_add(1));
    replace(cx, id, Deque { maxlen, version, ..Deque::default() });
    Ok(Value::None.into())
}

fn copied(cx: &mut Cx, id: DequeId) -> Result<Deque, Raise> {
    cx.reserve(cx.heap[id].len() * VALUE)?;
    let (heap, meter) = cx.parts();
    Ok(Deque::new(bulk::copied(meter, heap[id].items())?, heap[id].maxlen))
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let copy = copied(cx, id)?;
    Ok(cx.heap.new(copy).into())
}

/// Adds new items at one end, keeping to the limit.
fn add_all(cx: &mut Cx, id: DequeId, new: &[Value], at_left: bool) -> Result<(), Raise> {
    let len = cx.heap[id].len();
    cx.reserve((len + new.len()) * 2 * VALUE)?;
    if bulk::PIECE.max(len / 2) < new.len() {
        return add_many(cx, id, new, at_left);
    }
    // What is not short moves in pieces, before anything is added.
    if bulk::PIECE < len && !has_room(&cx.heap[id], new.len(), at_left) {
        make_room(cx, id, at_left)?;
    }
    if !at_left && cx.heap[id].maxlen.is_some() {
        tighten(cx, id, new.len())?;
    }
    cx.heap.budget.charge(new.len() * VALUE);
    let deque = &mut cx.heap[id];
    for &value in new {
        if deque.maxlen == Some(0) {
            break;
        }
        let full = deque.maxlen == Some(deque.len());
        match (at_left, full) {
            (true, true) => drop(deque.pop_back()),
            (false, true) => drop(deque.pop_front()),
            _ => {}
        }
        if at_left { deque.push_front(value) } else { deque.push_back(value) }
    }
    Ok(())
}

/// The same for so many that all the content can be made anew, in pieces.
fn add_many(cx: &mut Cx, id: DequeId, new: &[Value], at_left: bool) -> Result<(), Raise> {
    let (heap, meter) = cx.parts();
    let (items, maxlen, version) = (heap[id].items(), heap[id].maxlen, heap[id].version);
    let most = maxlen.unwrap_or(usize::MAX);
    let new = &new[new.len().saturating_sub(most)..];
    let kept = items.len().min(most - new.len());
    let mut made = meter.fresh(Vec::with_capacity(kept + new.len()));
    if at_left {
        for piece in new.rchunks(bulk::PIECE) {
            let turned: Vec<Value> = piece.iter().rev().copied().collect();
            bulk::append(meter, &mut made, &turned)?;
        }
        bulk::append(meter, &mut made, &items[..kept])?;
    } else {
        bulk::append(meter, &mut made, &items[items.len() - kept..])?;
        bulk::append(meter, &mut made, new)?;
    }
    let deque = Deque { version: version.wrapping_add(1), ..Deque::new(made.done(), maxlen) };
    cx.heap.budget.charge(new.len() * VALUE);
    replace(cx, id, deque);
    Ok(())
}

fn extend(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let new = iter::collect_fresh(cx, args[1])?;
    add_all(cx, id, &new, false)?;
    Ok(Value::None.into())
}

fn extendleft(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let new = iter::collect_fresh(cx, args[1])?;
    add_all(cx, id, &new, true)?;
    Ok(Value::None.into())
}

fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let mut found = 0;
    for i in 0..cx.heap[id].len() {
        if i % 256 == 255 {
            cx.poll(256)?;
        }
        let item = cx.heap[id].items()[i];
        found += i64::from(compare::same(cx, item, args[1])?);
    }
    Ok(Value::Int(found).into())
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    match list::position(cx, id.into(), args)? {
        Some(i) => Ok(Value::Int(i as i64).into()),
        None => Err(raise::value_error("deque.index(x): x not in deque")),
    }
}

fn insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let at = args::ssize(&cx.heap, args[1])?;
    grow(cx, id, false)?;
    let deque = &mut cx.heap[id];
    if deque.maxlen == Some(deque.len()) {
        return Err(raise::index_error("deque already at its maximum size"));
    }
    let len = deque.len() as i64;
    let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
    let at = deque.head + at as usize;
    bulk::splice(cx, |heap| &mut heap[id].buffer, at..at, &[args[2]])?;
    let deque = &mut cx.heap[id];
    deque.version = deque.version.wrapping_add(1);
    Ok(Value::None.into())
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let bounds = [args[0], args[1], Value::Int(0), Value::Int(i64::MAX)];
    match list::position(cx, id.into(), &bounds)? {
        Some(i) => {
            remove_at(cx, id, i)?;
            Ok(Value::None.into())
        }
        None => Err(raise::value_error("deque.remove(x): x not in deque")),
    }
}

fn reverse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let head = cx.heap[id].head;
    bulk::reverse_in_place(cx, |heap| &mut heap[id].buffer, head)?;
    Ok(Value::None.into())
}

fn rotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let n = args::ssize(&cx.heap, args[1])?;
    let deque = &mut cx.heap[id];
    let len = deque.len() as i64;
    if len > 1 {
        let (head, by) = (deque.head, n.rem_euclid(len) as usize);
        bulk::rotate_in_place(cx, |heap| &mut heap[id].buffer, head, by)?;
        let deque = &mut cx.heap[id];
        deque.version = deque.version.wrapping_add(1);
    }
    Ok(Value::None.into())
}

fn maxlen(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    Ok(cx.heap[id].maxlen.map_or(Value::None, |maxlen| Value::Int(maxlen as i64)).into())
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = this(&cx.heap, args[0])?;
    let (left, version) = (cx.heap[deque].len(), cx.heap[deque].version);
    Ok(cx.heap.new(Iter::DequeReversed { deque, left, version }).into())
}

fn reduce(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (a, b) = (cx.heap.unwrap(args[0]), cx.heap.unwrap(args[1]));
    concat(cx, a, b).map(Outcome::Value)
}

/// `deque + other`
pub(super) fn concat(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let (Value::Deque(x), Value::Deque(y)) = (a, b) else {
        let name = cx.heap.type_name(b);
        return Err(raise::type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
    };
    let mut copy = copied(cx, x)?;
    cx.reserve((cx.heap[x].len() + cx.heap[y].len()) * 2 * VALUE)?;
    let (heap, meter) = cx.parts();
    bulk::append(meter, &mut copy.buffer, heap[y].items())?;
    if let Some(most) = copy.maxlen
        && copy.buffer.len() > most
    {
        copy.buffer = bulk::copied(meter, &copy.buffer[copy.buffer.len() - most..])?;
    }
    Ok(cx.heap.new(copy))
}

fn iadd(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    inplace_add(cx, id.into(), args[1])?;
    Ok(args[0].into())
}

/// `deque += iterable`
pub(super) fn inplace_add(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let id = this(&cx.heap, a)?;
    let new = iter::collect_fresh(cx, b)?;
    add_all(cx, id, &new, false)?;
    Ok(a)
}

/// The items `n` times, cut to the limit from the left.
fn repeated(cx: &mut Cx, id: DequeId, n: Value) -> Result<Deque, Raise> {
    let n = args::size(args::repeat_count(&cx.heap, n)?);
    let (len, maxlen) = (cx.heap[id].len(), cx.heap[id].maxlen);
    let total = len.saturating_mul(n).min(maxlen.unwrap_or(usize::MAX));
    if isize::try_from(total).is_err() {
        return Err(raise::memory_error());
    }
    cx.reserve(total.saturating_mul(VALUE))?;
    let mut items = cx.meter.fresh(Vec::with_capacity(total));
    // The last `total` items of the repetition: it ends with a whole copy.
    for i in 0..total {
        if i % 4096 == 4095 {
            cx.poll(4096)?;
        }
        let from_end = (total - i - 1) % len.max(1);
        items.push(cx.heap[id].items()[len - 1 - from_end]);
    }
    Ok(Deque::new(items.done(), maxlen))
}

fn mul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let deque = repeated(cx, id, args[1])?;
    Ok(cx.heap.new(deque).into())
}

fn imul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    inplace_mul(cx, id.into(), args[1])?;
    Ok(args[0].into())
}

/// `deque *= n`
pub(super) fn inplace_mul(cx: &mut Cx, a: Value, n: Value) -> Result<Value, Raise> {
    let id = this(&cx.heap, a)?;
    let deque = repeated(cx, id, n)?;
    cx.heap.budget.charge(deque.buffer.len() * VALUE);
    let version = cx.heap[id].version.wrapping_add(1);
    cx.heap[id] = Deque { version, ..deque };
    Ok(a)
}

/// `deque * n`
pub(super) fn times(cx: &mut Cx, a: Value, n: Value) -> Result<Value, Raise> {
    let id = this(&cx.heap, a)?;
    let deque = repeated(cx, id, n)?;
    Ok(cx.heap.new(deque))
}

/// The place that an index names.
fn place(cx: &Cx, id: DequeId, key: Value) -> Result<usize, Raise> {
    match key {
        Value::Slice(_) => Err(raise::type_error("sequence index must be integer, not 'slice'")),
        _ => {
            let len = cx.heap[id].len();
            if args::int(&cx.heap, key).is_none() && !args::in_python(&cx.heap, key, crate::text::core::INDEX) {
                let name = cx.heap.type_name(key);
                return Err(raise::type_error(format!("sequence index must be integer, not '{name}'")));
            }
            let at = args::ssize(&cx.heap, key)?;
            let at = if at < 0 { at + len as i64 } else { at };
            usize::try_from(at).ok().filter(|&at| at < len).ok_or_else(|| raise::index_error("deque index out of range"))
        }
    }
}

/// `deque[key]`
pub(super) fn get(cx: &mut Cx, id: DequeId, key: Value) -> Result<Value, Raise> {
    let at = place(cx, id, key)?;
    Ok(cx.heap[id].items()[at])
}

/// `deque[key] = value`
pub(super) fn set(cx: &mut Cx, id: DequeId, key: Value, value: Value) -> Result<(), Raise> {
    let at = place(cx, id, key)?;
    cx.heap[id].items_mut()[at] = value;
    Ok(())
}

/// `del deque[key]`
pub(super) fn delete(cx: &mut Cx, id: DequeId, key: Value) -> Result<(), Raise> {
    let at = place(cx, id, key)?;
    remove_at(cx, id, at)
}

fn remove_at(cx: &mut Cx, id: DequeId, at: usize) -> Result<(), Raise> {
    let at = cx.heap[id].head + at;
    bulk::splice(cx, |heap| &mut heap[id].buffer, at..at + 1, &[])?;
    let deque = &mut cx.heap[id];
    deque.version = deque.version.wrapping_add(1);
    Ok(())
}

fn mutated() -> Raise {
    raise::runtime_error("deque mutated during iteration")
}

/// The next item of an iteration.
pub(super) fn next(cx: &mut Cx, id: IterId, deque: DequeId, next: usize, version: u32) -> Result<Option<Value>, Raise> {
    if cx.heap[deque].version != version {
        return Err(mutated());
    }
    let item = cx.heap[deque].items().get(next).copied();
    cx.heap[id] = Iter::Deque { deque, next: next + 1, version };
    Ok(item)
}

/// The next item of an iteration from the right.
pub(super) fn previous(cx: &mut Cx, id: IterId, deque: DequeId, left: usize, version: u32) -> Result<Option<Value>, Raise> {
    if cx.heap[deque].version != version {
        return Err(mutated());
    }
    let item = left.checked_sub(1).and_then(|at| cx.heap[deque].items().get(at).copied());
    cx.heap[id] = Iter::DequeReversed { deque, left: left.saturating_sub(1), version };
    Ok(item)
}
