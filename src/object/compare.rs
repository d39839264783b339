//! Comparison and membership.
//!
//! Owns `==`, the orderings and `in` for everything whose answer needs no Python code, and the rows `__eq__` ... `__ge__` that
//! all types share. Nested containers are followed to a fixed depth; deeper, or where a Python-level dunder decides, the answer
//! is `Raise::Python` and the kernel compares item by item.
//! Never calls Python and never recurses deeper than [`MAX_DEPTH`].
//! Start reading at [`equal`], [`order`], [`contains`].

use super::native::{Cx, Native, Outcome, Raise, method};
use super::{args, bulk, item, iter, memoryview, raise, receive, set, view};
use crate::bytecode::instr::CmpOp;
use crate::heap::keys;
use crate::heap::kinds::{DictId, Heap, Value};
use crate::heap::objects::ViewKind;
use crate::heap::set::Set;
use crate::heap::watch::same_bytes;
use crate::num::bigint::IntRef;
use crate::num::bigint::floats::compare_f64;
use crate::text::core;
use std::cmp::Ordering;

/// Containers nested deeper than this are compared by the kernel, whose depth the recursion limit bounds.
const MAX_DEPTH: usize = 32;

/// Items between two polls.
const POLL_EVERY: usize = 256;

pub(crate) const EQ: Native = method("__eq__", "self, value, /", slot_eq).or("compare_eq");
pub(crate) const NE: Native = method("__ne__", "self, value, /", slot_ne).or("compare_ne");
pub(crate) const LT: Native = method("__lt__", "self, value, /", slot_lt).or("compare_lt");
pub(crate) const LE: Native = method("__le__", "self, value, /", slot_le).or("compare_le");
pub(crate) const GT: Native = method("__gt__", "self, value, /", slot_gt).or("compare_gt");
pub(crate) const GE: Native = method("__ge__", "self, value, /", slot_ge).or("compare_ge");

fn slot_eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(or_not_implemented(equal_built_in(cx, args[0], args[1])?))
}

fn has_own_comparison(value: Value) -> bool {
    matches!(
        value,
        Value::Bool(_)
            | Value::Int(_)
            | Value::BigInt(_)
            | Value::Float(_)
            | Value::Complex(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Deque(_)
    )
}

fn slot_ne(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // `object.__ne__` is the inverse of whatever `__eq__` the class has; other built-in types have a `__ne__` of their own.
    if !has_own_comparison(cx.heap.unwrap(args[0])) && args::in_python(&cx.heap, args[0], core::EQ) {
        return Err(Raise::Python);
    }
    Ok(or_not_implemented(equal_built_in(cx, args[0], args[1])?.map(|equal| !equal)))
}

fn or_not_implemented(answer: Option<bool>) -> Outcome {
    Outcome::Value(answer.map_or(Value::NotImplemented, Value::bool))
}

fn slot_lt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    slot_order(cx, CmpOp::Lt, args)
}

fn slot_le(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    slot_order(cx, CmpOp::Le, args)
}

fn slot_gt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    slot_order(cx, CmpOp::Gt, args)
}

fn slot_ge(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    slot_order(cx, CmpOp::Ge, args)
}

fn slot_order(cx: &mut Cx, op: CmpOp, args: &[Value]) -> Result<Outcome, Raise> {
    let (a, b) = (cx.heap.unwrap(args[0]), cx.heap.unwrap(args[1]));
    Ok(Outcome::Value(if is_wider(b, a) { Value::NotImplemented } else { order_plain(cx, op, a, b, 0)? }))
}

/// `a == b`
#[inline]
pub fn equal(cx: &mut Cx, a: Value, b: Value) -> Result<bool, Raise> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Ok(x == y),
        (Value::Str(x), Value::Str(y)) => same_text(&cx.heap, x, y),
        (Value::Float(x), Value::Float(y)) => Ok(x.get() == y.get()),
        _ => equal_at(cx, a, b, 0),
    }
}

#[inline]
fn same_text(heap: &Heap, x: crate::heap::value::StrId, y: crate::heap::value::StrId) -> Result<bool, Raise> {
    Ok(x == y || same_bytes(&heap.watch, heap.text(x).as_bytes(), heap.text(y).as_bytes())?)
}

/// `a is b or a == b`: how containers compare what they hold.
#[inline]
pub fn same(cx: &mut Cx, a: Value, b: Value) -> Result<bool, Raise> {
    same_at(cx, a, b, 0)
}

#[inline]
fn same_at(cx: &mut Cx, a: Value, b: Value, depth: usize) -> Result<bool, Raise> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Ok(x == y),
        (Value::Str(x), Value::Str(y)) => same_text(&cx.heap, x, y),
        _ if a.is(b) => Ok(true),
        _ => equal_at(cx, a, b, depth),
    }
}

fn equal_at(cx: &mut Cx, a: Value, b: Value, depth: usize) -> Result<bool, Raise> {
    if args::in_python(&cx.heap, a, core::EQ) || args::in_python(&cx.heap, b, core::EQ) {
        return Err(Raise::Python);
    }
    let (x, y) = (cx.heap.unwrap(a), cx.heap.unwrap(b));
    Ok(equal_plain(cx, x, y, depth)?.unwrap_or_else(|| a.is(b)))
}

/// What the built-in `__eq__` of `a`'s type says; None for `NotImplemented`.
fn equal_built_in(cx: &mut Cx, a: Value, b: Value) -> Result<Option<bool>, Raise> {
    let (x, y) = (cx.heap.unwrap(a), cx.heap.unwrap(b));
    if is_wider(y, x) { Ok(None) } else { equal_plain(cx, x, y, 0) }
}

/// Whether a number is of a type that knows how to compare itself with the other one's, which does not know it.
fn is_wider(a: Value, b: Value) -> bool {
    let is_int = matches!(b, Value::Int(_) | Value::Bool(_) | Value::BigInt(_));
    matches!(a, Value::Float(_)) && is_int || matches!(a, Value::Complex(_)) && (is_int || matches!(b, Value::Float(_)))
}

/// Equality of built-in data; None when the types do not compare and identity decides.
fn equal_plain(cx: &mut Cx, a: Value, b: Value, depth: usize) -> Result<Option<bool>, Raise> {
    if depth > MAX_DEPTH {
        return Err(Raise::Python);
    }
    let answer = match (a, b) {
        (Value::Str(x), Value::Str(y)) => same_text(&cx.heap, x, y)?,
        (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) | (Value::Deque(_), Value::Deque(_)) => {
            sequences_equal(cx, a, b, depth)?
        }
        (Value::Dict(x), Value::Dict(y)) => dicts_equal(cx, x, y, depth)?,
        (Value::Set(_) | Value::FrozenSet(_), Value::Set(_) | Value::FrozenSet(_)) => sets_equal(cx, a, b)?,
        (Value::View(_), _) | (_, Value::View(_)) => return views_equal(cx, a, b, depth),
        (Value::MemoryView(_), _) | (_, Value::MemoryView(_))
            if memoryview::is_released(&cx.heap, a) || memoryview::is_released(&cx.heap, b) =>
        {
            a.is(b)
        }
        (Value::Bytes(_) | Value::ByteArray(_) | Value::MemoryView(_), Value::Bytes(_) | Value::ByteArray(_) | Value::MemoryView(_)) => {
            bytes_equal(&cx.heap, a, b)?
        }
        (Value::Range(x), Value::Range(y)) => {
            cx.heap[x].len_i64().zip(cx.heap[y].len_i64()).ok_or(Raise::Python)?;
            keys::equal_at(&cx.heap, a, b, 0)?
        }
        (Value::Proxy(x), _) => {
            let mapping = cx.heap[x].mapping;
            equal_at(cx, mapping, b, depth + 1)?
        }
        (_, Value::Proxy(y)) => {
            let mapping = cx.heap[y].mapping;
            equal_at(cx, a, mapping, depth + 1)?
        }
        (Value::Cell(x), Value::Cell(y)) => {
            let (x, y) = (cx.heap[x].value, cx.heap[y].value);
            if x.is_unbound() || y.is_unbound() { x.is_unbound() && y.is_unbound() } else { equal_at(cx, x, y, depth + 1)? }
        }
        (Value::Slice(x), Value::Slice(y)) => {
            let (x, y) = (&cx.heap[x], &cx.heap[y]);
            let pairs = [(x.start, y.start), (x.stop, y.stop), (x.step, y.step)];
            let mut equal = true;
            for (x, y) in pairs {
                equal = equal && same_at(cx, x, y, depth + 1)?;
            }
            equal
        }
        (Value::BoundMethod(_), Value::BoundMethod(_))
        | (Value::GenericAlias(_), Value::GenericAlias(_))
        | (Value::Union(_), Value::Union(_)) => keys::equal_at(&cx.heap, a, b, 0)?,
        _ => {
            return match (number_kind(a), number_kind(b)) {
                (Some(_), Some(_)) => {
                    keys::number_work(&cx.heap, a, b)?;
                    Ok(Some(keys::numbers_equal(&cx.heap, a, b)))
                }
                _ => Ok(a.is(b).then_some(true)),
            };
        }
    };
    Ok(Some(answer))
}

/// Whether a value is a number, and if so whether it can be ordered.
fn number_kind(value: Value) -> Option<bool> {
    match value {
        Value::Bool(_) | Value::Int(_) | Value::BigInt(_) | Value::Float(_) => Some(true),
        Value::Complex(_) => Some(false),
        _ => None,
    }
}

fn sequences_equal(cx: &mut Cx, a: Value, b: Value, depth: usize) -> Result<bool, Raise> {
    let len = receive::items(&cx.heap, a).len();
    Ok(len == receive::items(&cx.heap, b).len() && first_difference(cx, a, b, len, depth)?.is_none())
}

/// The first index below `len` at which two sequences differ.
fn first_difference(cx: &mut Cx, a: Value, b: Value, len: usize, depth: usize) -> Result<Option<usize>, Raise> {
    for i in 0..len {
        if i % POLL_EVERY == POLL_EVERY - 1 {
            cx.poll(POLL_EVERY as u64)?;
        }
        let (x, y) = (receive::items(&cx.heap, a)[i], receive::items(&cx.heap, b)[i]);
        if !same_at(cx, x, y, depth + 1)? {
            return Ok(Some(i));
        }
    }
    // Small containers in large numbers must show in the account as well.
    cx.meter.spend(1 + len as u64 % POLL_EVERY as u64)?;
    Ok(None)
}

fn dicts_equal(cx: &mut Cx, a: DictId, b: DictId, depth: usize) -> Result<bool, Raise> {
    if cx.heap[a].len() != cx.heap[b].len() {
        return Ok(false);
    }
    for i in 0..cx.heap[a].slots().len() {
        if i % POLL_EVERY == POLL_EVERY - 1 {
            cx.poll(POLL_EVERY as u64 * 4)?;
        }
        let entry = cx.heap[a].slots()[i];
        if entry.key.is_unbound() {
            continue;
        }
        let Some(slot) = cx.heap[b].find(&cx.heap, entry.key, entry.hash)? else { return Ok(false) };
        let other = cx.heap[b].slots()[slot].value;
        if !same_at(cx, entry.value, other, depth + 1)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn sets_equal(cx: &mut Cx, a: Value, b: Value) -> Result<bool, Raise> {
    let len = |value| receive::set_table(&cx.heap, value).map_or(0, Set::len);
    Ok(len(a) == len(b) && is_subset(cx, a, b)?)
}

/// Whether every key of the set `a` is in the set `b`.
fn is_subset(cx: &mut Cx, a: Value, b: Value) -> Result<bool, Raise> {
    match (receive::set_table(&cx.heap, a), receive::set_table(&cx.heap, b)) {
        (Some(x), Some(y)) => Ok(x.len() <= y.len() && x.agrees(&cx.heap, y, true)?),
        _ => Ok(false),
    }
}

/// Whether a value compares as sets do: sets, keys views and items views.
fn is_set_like(heap: &Heap, value: Value) -> bool {
    match value {
        Value::Set(_) | Value::FrozenSet(_) => true,
        Value::View(id) => heap[id].what != ViewKind::Values,
        _ => false,
    }
}

/// Keys and items views compare with sets and with each other.
fn views_equal(cx: &mut Cx, a: Value, b: Value, depth: usize) -> Result<Option<bool>, Raise> {
    if !is_set_like(&cx.heap, a) || !is_set_like(&cx.heap, b) {
        return Ok(a.is(b).then_some(true));
    }
    Ok(Some(item::len(cx, a)? == item::len(cx, b)? && is_contained(cx, a, b, depth)?))
}

/// Whether every element of the set-like `a` is in the set-like `b`; the values of items need not be hashable.
fn is_contained(cx: &mut Cx, a: Value, b: Value, depth: usize) -> Result<bool, Raise> {
    if receive::set_table(&cx.heap, a).is_some() && receive::set_table(&cx.heap, b).is_some() {
        return is_subset(cx, a, b);
    }
    let missing = iter::consume(cx, a, |cx, item| contains_at(cx, b, item, depth).map(|found| (!found).then_some(())))?;
    Ok(missing.is_none())
}

/// `item in container` at some depth of nesting in a comparison; the container is set-like.
fn contains_at(cx: &mut Cx, container: Value, item: Value, depth: usize) -> Result<bool, Raise> {
    let Value::View(id) = container else { return contains(cx, container, item) };
    match (cx.heap[id].what, receive::items(&cx.heap, item)) {
        (ViewKind::Items, &[key, value]) => {
            let dict = receive::view_dict(&cx.heap, id);
            match super::dict::find(cx, dict, key)? {
                Some(found) => same_at(cx, found, value, depth + 1),
                None => Ok(false),
            }
        }
        _ => contains(cx, container, item),
    }
}

fn bytes_equal(heap: &Heap, a: Value, b: Value) -> Result<bool, Raise> {
    let plain = |value| match value {
        Value::MemoryView(id) => heap[id].format == b'B',
        _ => true,
    };
    match (receive::bytes(heap, a), receive::bytes(heap, b)) {
        (Some(x), Some(y)) if plain(a) && plain(b) => Ok(same_bytes(&heap.watch, x, y)?),
        _ => Err(Raise::Python),
    }
}

/// `a < b` and the other orderings; `NotImplemented` where the types have none.
#[inline]
pub fn order(cx: &mut Cx, op: CmpOp, a: Value, b: Value) -> Result<Value, Raise> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Ok(Value::bool(holds(op, x.cmp(&y)))),
        (Value::Float(x), Value::Float(y)) => Ok(Value::bool(float_holds(op, x.get().partial_cmp(&y.get())))),
        _ => order_at(cx, op, a, b, 0),
    }
}

/// Whether an ordering answers a comparison with yes.
#[inline]
pub fn holds(op: CmpOp, ordering: Ordering) -> bool {
    match op {
        CmpOp::Lt => ordering == Ordering::Less,
        CmpOp::Le => ordering != Ordering::Greater,
        CmpOp::Gt => ordering == Ordering::Greater,
        CmpOp::Ge => ordering != Ordering::Less,
        CmpOp::Eq => ordering == Ordering::Equal,
        CmpOp::Ne => ordering != Ordering::Equal,
    }
}

/// As [`holds`]; a NaN answers no to everything but `!=`.
fn float_holds(op: CmpOp, ordering: Option<Ordering>) -> bool {
    ordering.map_or(op == CmpOp::Ne, |ordering| holds(op, ordering))
}

fn order_at(cx: &mut Cx, op: CmpOp, a: Value, b: Value, depth: usize) -> Result<Value, Raise> {
    let (left, right) = dunders(op);
    if args::in_python(&cx.heap, a, left) || args::in_python(&cx.heap, b, right) {
        return Err(Raise::Python);
    }
    let (a, b) = (cx.heap.unwrap(a), cx.heap.unwrap(b));
    order_plain(cx, op, a, b, depth)
}

/// The dunder of a comparison, and the one of its mirror image.
fn dunders(op: CmpOp) -> (u32, u32) {
    match op {
        CmpOp::Lt => (core::LT, core::GT),
        CmpOp::Le => (core::LE, core::GE),
        CmpOp::Gt => (core::GT, core::LT),
        CmpOp::Ge => (core::GE, core::LE),
        CmpOp::Eq => (core::EQ, core::EQ),
        CmpOp::Ne => (core::NE, core::NE),
    }
}

/// The operator as written.
pub fn symbol(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
    }
}

/// The error of an ordering that the types do not have.
pub fn unordered(heap: &Heap, op: CmpOp, a: Value, b: Value) -> Raise {
    let (left, right) = (heap.type_name(a), heap.type_name(b));
    raise::type_error(format!("'{}' not supported between instances of '{left}' and '{right}'", symbol(op)))
}

/// Ordering of built-in data.
fn order_plain(cx: &mut Cx, op: CmpOp, a: Value, b: Value, depth: usize) -> Result<Value, Raise> {
    if depth > MAX_DEPTH {
        return Err(Raise::Python);
    }
    let answer = match (a, b) {
        (Value::Str(x), Value::Str(y)) => {
            let (heap, meter) = cx.parts();
            holds(op, bulk::compare(meter, heap.text(x).as_bytes(), heap.text(y).as_bytes())?)
        }
        (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
            holds(op, receive::bytes(&cx.heap, a).cmp(&receive::bytes(&cx.heap, b)))
        }
        (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) | (Value::Deque(_), Value::Deque(_)) => {
            return order_sequences(cx, op, a, b, depth);
        }
        (Value::Set(_) | Value::FrozenSet(_) | Value::View(_), Value::Set(_) | Value::FrozenSet(_) | Value::View(_)) => {
            return order_sets(cx, op, a, b, depth);
        }
        (Value::Slice(x), Value::Slice(y)) => {
            let [x, y] = [x, y].map(|id| {
                let slice = &cx.heap[id];
                let parts = [slice.start, slice.stop, slice.step];
                cx.heap.new_tuple(parts)
            });
            return order_sequences(cx, op, x, y, depth);
        }
        _ => match keys::number_work(&cx.heap, a, b).map(|()| numbers(&cx.heap, a, b))? {
            Some(ordering) => float_holds(op, ordering),
            None => return Ok(Value::NotImplemented),
        },
    };
    Ok(Value::bool(answer))
}

/// The order of two real numbers, exactly; the inner None for a NaN, the outer for anything else.
pub fn numbers(heap: &Heap, a: Value, b: Value) -> Option<Option<Ordering>> {
    Some(match (int_ref(heap, a), int_ref(heap, b), a, b) {
        (Some(x), Some(y), ..) => Some(x.cmp(&y)),
        (Some(x), None, _, Value::Float(y)) => compare_f64(x, y.get()),
        (None, Some(y), Value::Float(x), _) => compare_f64(y, x.get()).map(Ordering::reverse),
        (None, None, Value::Float(x), Value::Float(y)) => x.get().partial_cmp(&y.get()),
        _ => return None,
    })
}

/// An int value as an operand of the number module.
#[inline]
pub fn int_ref(heap: &Heap, value: Value) -> Option<IntRef<'_>> {
    match value {
        Value::Int(i) => Some(IntRef::Small(i)),
        Value::Bool(b) => Some(IntRef::Small(i64::from(b.get()))),
        Value::BigInt(id) => Some(IntRef::Big(&heap[id])),
        _ => None,
    }
}

fn order_sequences(cx: &mut Cx, op: CmpOp, a: Value, b: Value, depth: usize) -> Result<Value, Raise> {
    let (m, n) = (receive::items(&cx.heap, a).len(), receive::items(&cx.heap, b).len());
    let Some(i) = first_difference(cx, a, b, m.min(n), depth)? else { return Ok(Value::bool(holds(op, m.cmp(&n)))) };
    let (x, y) = (receive::items(&cx.heap, a)[i], receive::items(&cx.heap, b)[i]);
    match order_at(cx, op, x, y, depth + 1)? {
        Value::NotImplemented => Err(unordered(&cx.heap, op, x, y)),
        answer => Ok(answer),
    }
}

fn order_sets(cx: &mut Cx, op: CmpOp, a: Value, b: Value, depth: usize) -> Result<Value, Raise> {
    if !is_set_like(&cx.heap, a) || !is_set_like(&cx.heap, b) {
        return Ok(Value::NotImplemented);
    }
    let (m, n) = (item::len(cx, a)?, item::len(cx, b)?);
    Ok(Value::bool(match op {
        CmpOp::Lt => m < n && is_contained(cx, a, b, depth)?,
        CmpOp::Le => m <= n && is_contained(cx, a, b, depth)?,
        CmpOp::Gt => n < m && is_contained(cx, b, a, depth)?,
        CmpOp::Ge => n <= m && is_contained(cx, b, a, depth)?,
        CmpOp::Eq => m == n && is_contained(cx, a, b, depth)?,
        CmpOp::Ne => m != n || !is_contained(cx, a, b, depth)?,
    }))
}

/// `a < b` as `sort`, `min` and `max` ask it.
pub fn less(cx: &mut Cx, a: Value, b: Value) -> Result<bool, Raise> {
    ordered(cx, CmpOp::Lt, a, b)
}

/// An ordering as a truth value; TypeError where the types have none.
pub fn ordered(cx: &mut Cx, op: CmpOp, a: Value, b: Value) -> Result<bool, Raise> {
    match order(cx, op, a, b)? {
        Value::Bool(answer) => Ok(answer.get()),
        _ => Err(unordered(&cx.heap, op, a, b)),
    }
}

/// `item in container`
pub fn contains(cx: &mut Cx, container: Value, item: Value) -> Result<bool, Raise> {
    match receive::builtin(&cx.heap, container, core::CONTAINS)? {
        Value::Str(text) => contains_text(cx, text, item),
        Value::List(_) | Value::Tuple(_) | Value::Deque(_) => {
            let container = cx.heap.unwrap(container);
            contains_item(cx, container, item)
        }
        Value::Dict(id) => {
            let hash = super::dict::key_hash(cx, item)?;
            Ok(cx.heap[id].find(&cx.heap, item, hash)?.is_some())
        }
        table @ (Value::Set(_) | Value::FrozenSet(_)) => set::contains(cx, table, item),
        Value::Range(id) => super::range::contains(cx, id, item),
        Value::View(id) => view::contains(cx, id, item),
        Value::Proxy(id) => {
            let mapping = cx.heap[id].mapping;
            match mapping {
                Value::Dict(_) => contains(cx, mapping, item),
                _ => Err(Raise::Python),
            }
        }
        Value::Bytes(_) | Value::ByteArray(_) => contains_bytes(cx, container, item),
        Value::MemoryView(_) | Value::Iter(_) => contains_iterated(cx, container, item),
        Value::Generator(_) | Value::Instance(_) | Value::Class(_) | Value::Match(_) => Err(Raise::Python),
        _ => {
            let name = cx.heap.type_name(container);
            Err(raise::type_error(format!("argument of type '{name}' is not a container or iterable")))
        }
    }
}

fn contains_text(cx: &mut Cx, text: crate::heap::value::StrId, item: Value) -> Result<bool, Raise> {
    match cx.heap.unwrap(item) {
        Value::Str(part) => {
            let (heap, meter) = cx.parts();
            let (text, part) = (heap.text(text).as_bytes(), heap.text(part).as_bytes());
            Ok(part.is_empty() || super::search::find(text, part, 0, meter)?.is_some())
        }
        _ => {
            let name = cx.heap.type_name(item);
            Err(raise::type_error(format!("'in <string>' requires string as left operand, not {name}")))
        }
    }
}

fn contains_item(cx: &mut Cx, container: Value, item: Value) -> Result<bool, Raise> {
    let mut i = 0;
    while let Some(&x) = receive::items(&cx.heap, container).get(i) {
        if i % POLL_EVERY == POLL_EVERY - 1 {
            cx.poll(POLL_EVERY as u64)?;
        }
        if same(cx, x, item)? {
            return Ok(true);
        }
        i += 1;
    }
    Ok(false)
}

fn contains_bytes(cx: &mut Cx, container: Value, item: Value) -> Result<bool, Raise> {
    if let Some(byte) = args::int(&cx.heap, item) {
        let Value::Int(byte @ 0..=255) = byte else { return Err(raise::value_error("byte must be in range(0, 256)")) };
        let (heap, meter) = cx.parts();
        let data = receive::bytes(heap, container).expect("the receiver is bytes");
        return Ok(super::search::find(data, &[byte as u8], 0, meter)?.is_some());
    }
    if args::in_python(&cx.heap, item, core::INDEX) {
        return Err(Raise::Python);
    }
    let (heap, meter) = cx.parts();
    let Some(part) = receive::bytes(heap, item) else {
        let name = heap.type_name(item);
        return Err(raise::type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let data = receive::bytes(heap, container).expect("the receiver is bytes");
    Ok(part.is_empty() || super::search::find(data, part, 0, meter)?.is_some())
}

/// Membership by iteration, which an iterator does not forget.
fn contains_iterated(cx: &mut Cx, container: Value, item: Value) -> Result<bool, Raise> {
    iter::consume(cx, container, |cx, x| same(cx, x, item).map(|found| found.then_some(()))).map(|found| found.is_some())
}
