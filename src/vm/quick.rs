//! Owns: answers about values of built-in types, and small changes of them, that the loop gives without a call or the protocol of the
//! operation.
//!
//! Never: runs Python, raises, or allocates more than a few items.

use crate::bytecode::instr::{BinOp, CmpOp, Instr, Intrinsic};
use crate::heap::classes;
use crate::heap::kinds::{DictId, Heap, Value};
use crate::heap::value::{ClassId, StrId};
use crate::heap::watch::{NoAnswer, same_bytes};
use crate::object::construct::int_str;
use crate::object::item;
use compact_str::CompactString;
use std::cmp::Ordering;

/// Whether a str or an int is in a dict, set or str, where that needs no protocol.
#[inline]
pub(super) fn contains(heap: &mut Heap, container: Value, key: Value) -> Option<bool> {
    match (container, key) {
        (Value::Dict(id), _) => heap.dict_find(id, key).map(|found| found.is_some()),
        (Value::Set(id), _) => {
            let hash = heap.plain_hash(key)?;
            heap[id].find(heap, key, hash).ok().map(|found| found.is_some())
        }
        (Value::Str(text), Value::Str(needle)) => {
            // The strings of single ASCII characters are known by their numbers.
            let byte = needle.core_char().filter(u8::is_ascii)?;
            let text = heap.text(text).as_bytes();
            (text.len() <= SHORT_TEXT).then(|| has_byte(text, byte))
        }
        _ => None,
    }
}

/// The order of two strings; None when they are so long that the comparison has to be polled.
#[inline(never)]
pub(super) fn order_strs(heap: &Heap, x: StrId, y: StrId) -> Option<Ordering> {
    if let (Some(x), Some(y)) = (x.core_char(), y.core_char()) {
        return Some(x.cmp(&y));
    }
    let (x, y) = (heap.text(x).as_bytes(), heap.text(y).as_bytes());
    (x.len().min(y.len()) <= 1 << 16).then(|| x.cmp(y))
}

/// The character of a string at an index, if it is there.
#[inline(never)]
pub(super) fn str_item(heap: &mut Heap, id: StrId, i: i64) -> Option<Value> {
    let text = heap.str(id);
    if !text.is_indexed() {
        return None;
    }
    let at = if i < 0 { i.wrapping_add(text.chars() as i64) } else { i };
    let c = text.char_at(usize::try_from(at).ok()?)?;
    Some(heap.new_char(c))
}

/// Where a slice's bound lies in a sequence of `len` items, between `low` and `high`: `none` where it is left out. None where the
/// bound is no plain int.
#[inline]
fn edge(bound: Value, len: usize, (low, high): (i64, i64), none: i64) -> Option<i64> {
    match bound {
        Value::Int(i) => Some(item::clamp(i, len as i64, low, high)),
        Value::None | Value::Unbound => Some(none),
        _ => None,
    }
}

/// First index and number of the items from one bound to another.
#[inline]
fn span(start: Value, stop: Value, len: usize) -> Option<(usize, usize)> {
    let ends = (0, len as i64);
    let (lo, hi) = (edge(start, len, ends, 0)?, edge(stop, len, ends, len as i64)?);
    Some((lo as usize, (hi - lo).max(0) as usize))
}

/// `object[start:stop]` of a str, list or tuple, and `list[start:stop:-1]`, where that is few items.
#[inline(never)]
pub(super) fn slice(heap: &mut Heap, object: Value, [start, stop, step]: [Value; 3]) -> Option<Value> {
    match step {
        Value::None | Value::Unbound => {}
        Value::Int(-1) => return backwards(heap, object, start, stop),
        _ => return None,
    }
    let len = match object {
        Value::Str(id) if heap.str(id).is_indexed() => heap.str(id).chars(),
        Value::List(id) => heap[id].items.len(),
        Value::Tuple(id) => heap[id].items.len(),
        _ => return None,
    };
    let (lo, count) = span(start, stop, len)?;
    if count > FEW {
        return None;
    }
    match object {
        Value::Str(id) if count < len => {
            let part = CompactString::from(if count == 0 { "" } else { heap.str(id).slice(lo, lo + count) });
            Some(heap.new_counted_str(part, count))
        }
        Value::List(id) => {
            let items = heap[id].items[lo..lo + count].to_vec();
            Some(heap.new_list(items))
        }
        Value::Tuple(id) if count < len => {
            let items: Box<[Value]> = heap[id].items[lo..lo + count].into();
            Some(heap.new_tuple(items))
        }
        _ => Some(object),
    }
}

/// `list[start:stop:-1]`
#[inline]
fn backwards(heap: &mut Heap, object: Value, start: Value, stop: Value) -> Option<Value> {
    let Value::List(id) = object else { return None };
    let len = heap[id].items.len();
    let ends = (-1, len as i64 - 1);
    let (first, end) = (edge(start, len, ends, len as i64 - 1)?, edge(stop, len, ends, -1)?);
    let (lo, count) = ((end + 1) as usize, (first - end).max(0) as usize);
    if count > FEW {
        return None;
    }
    let mut items = heap[id].items[lo..lo + count].to_vec();
    items.reverse();
    Some(heap.new_list(items))
}

/// `list[start:stop] = other`, where that replaces few items by as many; says whether it did.
#[inline(never)]
pub(super) fn overwrite(heap: &mut Heap, list: Value, [start, stop, step]: [Value; 3], new: Value) -> bool {
    let (Value::List(list), Value::None | Value::Unbound, Value::List(new)) = (list, step, new) else { return false };
    let Some((lo, count)) = span(start, stop, heap[list].items.len()) else { return false };
    if list == new || count > FEW || heap[new].items.len() != count {
        return false;
    }
    for i in 0..count {
        heap[list].items[lo + i] = heap[new].items[i];
    }
    true
}

/// Whether a byte is in a text; a short one is looked through here, for the call costs more.
#[inline]
fn has_byte(text: &[u8], byte: u8) -> bool {
    if text.len() <= 16 { text.contains(&byte) } else { memchr::memchr(byte, text).is_some() }
}

/// Where the instruction puts the halves of a pair in register `d` that nobody else sees.
#[inline]
pub(super) fn pair_target(instr: Option<&Instr>, d: u8) -> Option<u8> {
    match instr {
        Some(&Instr::UnpackPair { base, a }) if a == d => Some(base),
        _ => None,
    }
}

/// The truth of a value whose type has no say of its own in it.
#[inline]
pub(super) fn plain_truth(heap: &Heap, value: Value) -> Option<bool> {
    match value {
        Value::Float(f) => Some(f.get() != 0.0),
        _ => len(heap, value).map(|len| len != 0),
    }
}

/// The sum of two ints that are small, if it is small.
#[inline(always)]
pub(super) fn int_sum(x: Value, y: Value) -> Option<Value> {
    let (Value::Int(x), Value::Int(y)) = (x, y) else { return None };
    x.checked_add(y).map(Value::Int)
}

/// `x op y` of numbers that fit; None where another operator or type is meant, or more is to be done.
#[inline(always)]
pub(super) fn plain_sum(op: BinOp, x: Value, y: Value) -> Option<Value> {
    let floats = |f: f64, g: f64| match op {
        BinOp::Add => Some(Value::float(f + g)),
        BinOp::Sub => Some(Value::float(f - g)),
        BinOp::Mul => Some(Value::float(f * g)),
        _ => None,
    };
    match (x, y) {
        (Value::Int(x), Value::Int(y)) => match op {
            BinOp::Add => x.checked_add(y),
            BinOp::Sub => x.checked_sub(y),
            BinOp::Mul => x.checked_mul(y),
            _ => None,
        }
        .map(Value::Int),
        (Value::Float(f), Value::Float(g)) => floats(f.get(), g.get()),
        (Value::Float(f), Value::Int(y)) => floats(f.get(), y as f64),
        _ => None,
    }
}

/// The truth of any value whose type has no say of its own in it.
pub(super) fn quick_truth(heap: &Heap, value: Value) -> Option<bool> {
    match value {
        Value::Bool(b) => Some(b.get()),
        Value::Int(i) => Some(i != 0),
        Value::None => Some(false),
        value => plain_truth(heap, value),
    }
}

/// What values of built-in types may be equal to.
#[derive(PartialEq)]
pub(super) enum Family {
    None,
    Number,
    Str,
    List,
    Tuple,
    Dict,
    Set,
}

/// What a value of a built-in type may be equal to; None where the type has more to say.
pub(super) fn family(value: Value) -> Option<Family> {
    match value {
        Value::None => Some(Family::None),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::BigInt(_) | Value::Complex(_) => Some(Family::Number),
        Value::Str(_) => Some(Family::Str),
        Value::List(_) => Some(Family::List),
        Value::Tuple(_) => Some(Family::Tuple),
        Value::Dict(_) => Some(Family::Dict),
        Value::Set(_) | Value::FrozenSet(_) => Some(Family::Set),
        _ => None,
    }
}

/// Whether the types alone say that the values are not equal, or that they would have to be one object.
#[inline(never)]
pub(super) fn are_unlike(heap: &Heap, x: Value, y: Value) -> bool {
    match (family(x), family(y)) {
        (Some(x), Some(y)) => x != y,
        (None, Some(_)) => is_alone(heap, x),
        (Some(_), None) => is_alone(heap, y),
        (None, None) => is_alone(heap, x) && is_alone(heap, y) && !x.is(y),
    }
}

/// Whether an instance is known to be equal to nothing but itself.
fn is_alone(heap: &Heap, value: Value) -> bool {
    let Value::Instance(id) = value else { return false };
    heap[id].class.slot().is_some_and(|slot| heap.classes[slot].identity == heap.epoch)
}

/// Whether a value is an instance of a built-in class, where no class of the program has a say in it.
fn is_instance(heap: &Heap, value: Value, class: Value) -> Option<bool> {
    match (value, class) {
        (Value::Instance(_) | Value::Class(_), _) => None,
        (_, Value::Class(class)) if class.slot().is_none() => Some(heap.is_instance(value, class)),
        _ => None,
    }
}

/// The answer of an intrinsic of `match` about values of built-in types.
#[inline(never)]
pub(super) fn match_quick(heap: &Heap, which: Intrinsic, subject: Value, class: Value) -> Option<Value> {
    match which {
        Intrinsic::MatchInstance => return is_instance(heap, subject, class).map(Value::bool),
        Intrinsic::Len => return len(heap, subject).map(|len| Value::Int(len as i64)),
        _ => {}
    }
    let family = family(subject)?;
    let is_sequence = matches!(family, Family::List | Family::Tuple);
    match which {
        Intrinsic::MatchLen if is_sequence => len(heap, subject).map(|len| Value::Int(len as i64)),
        Intrinsic::MatchLen => Some(Value::Int(-1)),
        Intrinsic::MatchIsSequence => Some(Value::bool(is_sequence)),
        Intrinsic::MatchIsMapping => Some(Value::bool(family == Family::Dict)),
        _ => None,
    }
}

/// Whether a comparison is `==` or `!=`.
#[inline(always)]
pub(super) fn is_equality(op: CmpOp) -> bool {
    matches!(op, CmpOp::Eq | CmpOp::Ne)
}

/// Whether two strings are the same text.
#[inline]
pub(super) fn same_text(heap: &Heap, x: StrId, y: StrId) -> Result<bool, NoAnswer> {
    if x == y {
        return Ok(true);
    }
    // Each character has one such string.
    if x.core_char().is_some() && y.core_char().is_some() {
        return Ok(false);
    }
    same_bytes(&heap.watch, heap.text(x).as_bytes(), heap.text(y).as_bytes())
}

/// Slices of more items than this are made by the general path.
const FEW: usize = 64;

/// Texts longer than this are searched by the general path, piece by piece.
const SHORT_TEXT: usize = 1 << 12;

/// Natives that loops call and that mostly have little to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quick {
    /// `list.append`
    Append,
    /// `dict.get`
    Get,
    /// `set.add`
    Add,
    /// `len`
    Len,
    /// `isinstance`
    IsInstance,
    /// `ord`
    Ord,
}

impl Quick {
    /// Which one the native of that name is: a method of a class, or a function of `builtins`.
    pub fn of(class: Option<ClassId>, module: Option<&str>, name: &str) -> Option<Quick> {
        match (class, module, name) {
            (Some(classes::LIST), _, "append") => Some(Quick::Append),
            (Some(classes::DICT), _, "get") => Some(Quick::Get),
            (Some(classes::SET), _, "add") => Some(Quick::Add),
            (None, Some("builtins"), "len") => Some(Quick::Len),
            (None, Some("builtins"), "isinstance") => Some(Quick::IsInstance),
            (None, Some("builtins"), "ord") => Some(Quick::Ord),
            _ => None,
        }
    }

    /// The result of a call with these arguments, where that takes no more than a look; nothing is changed where it is None.
    #[inline(never)]
    pub(super) fn call(self, heap: &mut Heap, args: &[Value]) -> Option<Value> {
        match (self, args) {
            (Quick::Append, &[Value::List(list), item]) => {
                let items = &mut heap[list].items;
                (items.len() < items.capacity()).then(|| {
                    items.push(item);
                    Value::None
                })
            }
            (Quick::Get, &[Value::Dict(dict), key]) => get(heap, dict, key, Value::None),
            (Quick::Get, &[Value::Dict(dict), key, default]) => get(heap, dict, key, default),
            (Quick::Add, &[Value::Set(set), key]) => heap.set_add_plain(set, key).then_some(Value::None),
            (Quick::Len, &[object]) => len(heap, object).map(|len| Value::Int(len as i64)),
            (Quick::IsInstance, &[object, class]) => is_instance(heap, object, class).map(Value::bool),
            (Quick::Ord, &[Value::Str(text)]) => text.core_char().map(|byte| Value::Int(i64::from(byte))),
            _ => None,
        }
    }
}

/// `str(i)`, and `int` and `float` of numbers.
#[inline(never)]
pub(super) fn converted(heap: &mut Heap, class: ClassId, value: Value) -> Option<Value> {
    match (class, value) {
        (classes::STR, Value::Int(i)) => Some(int_str(heap, i)),
        (classes::STR, Value::Str(_)) | (classes::INT, Value::Int(_)) | (classes::FLOAT, Value::Float(_)) => Some(value),
        (classes::FLOAT, Value::Int(i)) => Some(Value::float(i as f64)),
        _ => None,
    }
}

#[inline]
fn get(heap: &mut Heap, dict: DictId, key: Value, default: Value) -> Option<Value> {
    let found = heap.dict_find(dict, key)?;
    Some(found.map_or(default, |slot| heap[dict].slots()[slot].value))
}

/// The number of items of a value of a built-in type whose length takes no more than a look.
#[inline]
fn len(heap: &Heap, object: Value) -> Option<usize> {
    Some(match object {
        Value::List(id) => heap[id].items.len(),
        Value::Tuple(id) => heap[id].items.len(),
        Value::Str(id) => heap.str(id).chars(),
        Value::Dict(id) => heap[id].len(),
        Value::Set(id) => heap[id].len(),
        _ => return None,
    })
}
