//! Owns: answers about values of built-in types that the loop gives without a call or the protocol of the operation.
//!
//! Never: runs Python, raises, or allocates more than one character.

use crate::bytecode::instr::{CmpOp, Instr};
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;
use crate::heap::watch::{NoAnswer, same_bytes};
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
        Value::Str(id) => Some(!heap.text(id).is_empty()),
        Value::List(id) => Some(!heap[id].items.is_empty()),
        Value::Tuple(id) => Some(!heap[id].items.is_empty()),
        Value::Dict(id) => Some(!heap[id].is_empty()),
        Value::Set(id) => Some(heap[id].len() != 0),
        Value::Float(f) => Some(f.get() != 0.0),
        _ => None,
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

/// Whether the types alone say that the values are not equal.
#[inline(never)]
pub(super) fn are_unlike(x: Value, y: Value) -> bool {
    matches!((family(x), family(y)), (Some(x), Some(y)) if x != y)
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

/// Texts longer than this are searched by the general path, piece by piece.
const SHORT_TEXT: usize = 1 << 12;
