//! `hex` and `fromhex`.
//!
//! Start reading at [`hex`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::{args, buffer, bulk, item, raise, search};
use super::{data, this};
use crate::heap::kinds::Value;
use crate::heap::objects::ByteArray;
use crate::text::pieces;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

pub(super) fn hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let group = args::c_int(&cx.heap, args[2])?;
    let separator = separator(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    search::reserve(heap, bytes.len().saturating_mul(3))?;
    let mut out = meter.fresh(String::with_capacity(bytes.len() * if separator.is_some() { 3 } else { 2 }));
    let polled = |len: usize| meter.spend((len / 8) as u64);
    push(&mut out, bytes, separator, group, polled)?;
    Ok(cx.text(out.done())?.into())
}

/// The separator character, when one is given.
pub(in crate::object) fn separator(cx: &mut Cx, value: Value) -> Result<Option<char>, Raise> {
    let heap = &cx.heap;
    let (found, len) = match heap.unwrap(value) {
        Value::Unbound => return Ok(None),
        Value::Str(id) => (heap.str(id).char_at(0), heap.str(id).chars()),
        plain => match buffer::bytes(heap, plain) {
            Some(_) if !matches!(plain, Value::Bytes(_)) => (None, 1),
            Some(bytes) => (bytes.first().map(|&b| char::from(b)), bytes.len()),
            None => (None, item::len(cx, value)?),
        },
    };
    match found {
        Some(c) if len == 1 && c.is_ascii() => Ok(Some(c)),
        Some(_) if len == 1 => Err(raise::value_error("sep must be ASCII.")),
        None if len == 1 => Err(raise::type_error("sep must be str or bytes.")),
        _ => Err(raise::value_error("sep must be length 1.")),
    }
}

/// Appends the digits with a separator between groups: counted from the right if `group` is positive, else from the left.
pub(in crate::object) fn push(
    out: &mut String,
    bytes: &[u8],
    separator: Option<char>,
    group: i32,
    mut poll: impl FnMut(usize) -> Result<(), Raise>,
) -> Result<(), Raise> {
    let size = group.unsigned_abs() as usize;
    for (i, &b) in bytes.iter().enumerate() {
        if i % 4_096 == 0 {
            poll(4_096.min(bytes.len()))?;
        }
        let place = if group > 0 { bytes.len() - i } else { i };
        if let Some(separator) = separator.filter(|_| i > 0 && size > 0 && place.is_multiple_of(size)) {
            out.push(separator);
        }
        out.push(char::from(DIGITS[usize::from(b >> 4)]));
        out.push(char::from(DIGITS[usize::from(b & 15)]));
    }
    Ok(())
}

pub(super) fn bytes_fromhex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let data = fromhex(cx, args[1])?;
    let made = cx.heap.new_bytes(data);
    as_class(args[0], crate::heap::classes::BYTES, made)
}

pub(in crate::object) fn bytearray_fromhex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let data = fromhex(cx, args[1])?;
    let made = cx.heap.new(ByteArray { data, exports: 0 });
    as_class(args[0], crate::heap::classes::BYTEARRAY, made)
}

/// A derived class is called with the value.
pub(in crate::object) fn as_class(class: Value, plain: crate::heap::value::ClassId, value: Value) -> Result<Outcome, Raise> {
    match class {
        Value::Class(id) if id != plain => Ok(Outcome::call(class, vec![value])),
        _ => Ok(value.into()),
    }
}

fn fromhex(cx: &mut Cx, text: Value) -> Result<Vec<u8>, Raise> {
    let (heap, meter) = cx.parts();
    let bytes = match heap.unwrap(text) {
        Value::Str(id) => std::borrow::Cow::Borrowed(heap.text(id).as_bytes()),
        _ => buffer::content(heap, text)?.ok_or_else(|| {
            let name = heap.type_name(text);
            raise::type_error(format!("fromhex() argument must be str or bytes-like, not {name}"))
        })?,
    };
    search::reserve(heap, bytes.len() / 2)?;
    let mut out = meter.fresh(Vec::with_capacity(bytes.len() / 2));
    let mut at = 0;
    while at < bytes.len() {
        let end = bytes.len().min(at + bulk::PIECE);
        meter.spend(((end - at) / 4) as u64)?;
        at = match parse(&bytes, at, end, &mut out) {
            Ok(at) => at,
            Err(wrong) => return Err(not_hex(meter, &bytes, wrong)?),
        };
    }
    Ok(out.done())
}

/// The error of a text that is wrong at a place, or at its end.
fn not_hex(meter: &mut Meter, text: &[u8], wrong: Option<usize>) -> Result<Raise, Raise> {
    let Some(at) = wrong else {
        return Ok(raise::value_error("fromhex() arg must contain an even number of hexadecimal digits"));
    };
    let mut chars = 0;
    bulk::each_byte(meter, &text[..at], |byte| chars += usize::from(pieces::begins(byte)))?;
    Ok(raise::value_error(format!("non-hexadecimal number found in fromhex() arg at position {chars}")))
}

/// Reads the pairs of digits, with white space between, that begin before `end`: where it stopped, or where it goes wrong, None for the
/// end of the text.
fn parse(text: &[u8], mut at: usize, end: usize, out: &mut Vec<u8>) -> Result<usize, Option<usize>> {
    let digit = |at: usize| match text.get(at) {
        None => Err(None),
        Some(&b) => char::from(b).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).ok_or(Some(at)),
    };
    while at < end {
        if super::is_space(text[at]) {
            at += 1;
            continue;
        }
        out.push(digit(at)? << 4 | digit(at + 1)?);
        at += 2;
    }
    Ok(at)
}
