//! Case and the `is...` methods of bytes: ASCII only.
//!
//! Start reading at [`mapped`].

use super::super::native::{Cx, Outcome, Raise};
use super::super::search::reserve;
use super::super::{buffer, bulk};
use super::{data, is_space, this};
use crate::heap::kinds::Value;

/// The bytes with each one mapped.
fn mapped(cx: &mut Cx, receiver: Value, mut map: impl FnMut(u8) -> u8) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, receiver)?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    reserve(heap, bytes.len())?;
    let mut out = meter.fresh(Vec::with_capacity(bytes.len()));
    for piece in bytes.chunks(1 << 14) {
        meter.spend((piece.len() / 16) as u64)?;
        out.extend(piece.iter().map(|&b| map(b)));
    }
    Ok(buffer::like(cx, this, out.done()).into())
}

pub(super) fn lower(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    mapped(cx, args[0], |b| b.to_ascii_lowercase())
}

pub(super) fn upper(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    mapped(cx, args[0], |b| b.to_ascii_uppercase())
}

pub(super) fn swapcase(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    mapped(cx, args[0], |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b })
}

pub(super) fn capitalize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut first = true;
    mapped(cx, args[0], |b| if std::mem::take(&mut first) { b.to_ascii_uppercase() } else { b.to_ascii_lowercase() })
}

pub(super) fn title(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut in_word = false;
    mapped(cx, args[0], |b| {
        let mapped = if in_word { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        in_word = b.is_ascii_alphabetic();
        mapped
    })
}

/// Whether there are bytes and all pass.
fn all(cx: &mut Cx, receiver: Value, pass: fn(u8) -> bool) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, receiver)?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    for piece in bytes.chunks(bulk::PIECE) {
        meter.spend((piece.len() / 8) as u64)?;
        if !piece.iter().all(|&b| pass(b)) {
            return Ok(Value::bool(false).into());
        }
    }
    Ok(Value::bool(!bytes.is_empty()).into())
}

pub(super) fn isalnum(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], |b| b.is_ascii_alphanumeric())
}

pub(super) fn isalpha(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], |b| b.is_ascii_alphabetic())
}

pub(super) fn isdigit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], |b| b.is_ascii_digit())
}

pub(super) fn isspace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], is_space)
}

/// True for no bytes at all.
pub(super) fn isascii(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    for piece in bytes.chunks(bulk::BYTES) {
        bulk::poll(meter, piece.len())?;
        if !piece.is_ascii() {
            return Ok(Value::bool(false).into());
        }
    }
    Ok(Value::bool(true).into())
}

/// At least one letter of the wanted case and none of the other.
fn one_case(cx: &mut Cx, receiver: Value, wanted: fn(&u8) -> bool, refused: fn(&u8) -> bool) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, receiver)?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let mut found = false;
    for piece in bytes.chunks(bulk::PIECE) {
        meter.spend((piece.len() / 16) as u64)?;
        if piece.iter().any(refused) {
            return Ok(Value::bool(false).into());
        }
        found = found || piece.iter().any(wanted);
    }
    Ok(Value::bool(found).into())
}

pub(super) fn islower(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one_case(cx, args[0], u8::is_ascii_lowercase, u8::is_ascii_uppercase)
}

pub(super) fn isupper(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one_case(cx, args[0], u8::is_ascii_uppercase, u8::is_ascii_lowercase)
}

pub(super) fn istitle(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let (mut in_word, mut found, mut clean) = (false, false, true);
    bulk::each_byte(meter, bytes, |b| {
        let starts = b.is_ascii_uppercase();
        let goes_on = b.is_ascii_lowercase();
        clean = clean && if starts { !in_word } else { !goes_on || in_word };
        in_word = starts || goes_on;
        found |= in_word;
    })?;
    Ok(Value::bool(clean && found).into())
}
