//! The `is...` methods.
//!
//! Start reading at [`all`].

use super::super::args;
use super::super::native::{Cx, Meter, Outcome, Raise};
use crate::heap::kinds::Value;
use crate::text::{Text, unicode};

/// Whether the text is not empty and every character passes.
fn all(cx: &mut Cx, this: Value, pass: fn(char) -> bool) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, this)?;
    let (heap, meter) = cx.parts();
    let string = heap.str(id);
    let holds = string.chars() > 0 && each(string, meter, pass)?;
    Ok(Value::bool(holds).into())
}

/// Whether `pass` holds for the characters until it fails.
fn each(string: Text<'_>, meter: &mut Meter, mut pass: impl FnMut(char) -> bool) -> Result<bool, Raise> {
    let mut polled = 0;
    for (at, c) in string.as_str().char_indices() {
        if at - polled >= 1 << 14 {
            meter.poll((at - polled) as u64 / 2)?;
            polled = at;
        }
        if !pass(c) {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) fn isalnum(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], unicode::is_alnum)
}

pub(super) fn isalpha(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], unicode::is_alpha)
}

pub(super) fn isascii(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, args[0])?;
    Ok(Value::bool(cx.heap.str(id).is_ascii()).into())
}

pub(super) fn isdecimal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], unicode::is_decimal)
}

pub(super) fn isdigit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], unicode::is_digit)
}

pub(super) fn isnumeric(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], unicode::is_numeric)
}

pub(super) fn isspace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    all(cx, args[0], unicode::is_space)
}

/// True for the empty text, as nothing in it is unprintable.
pub(super) fn isprintable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let holds = each(heap.str(id), meter, unicode::is_printable)?;
    Ok(Value::bool(holds).into())
}

pub(super) fn isidentifier(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let string = heap.str(id);
    let mut first = true;
    let holds = string.chars() > 0
        && each(string, meter, |c| {
            if std::mem::take(&mut first) { unicode::is_identifier_start(c) } else { unicode::is_identifier_continue(c) }
        })?;
    Ok(Value::bool(holds).into())
}

/// At least one character that `wanted` holds for and none that `refused` does.
fn one_case(cx: &mut Cx, this: Value, wanted: fn(char) -> bool, refused: fn(char) -> bool) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, this)?;
    let (heap, meter) = cx.parts();
    let mut found = false;
    let clean = each(heap.str(id), meter, |c| {
        found |= wanted(c);
        !refused(c)
    })?;
    Ok(Value::bool(clean && found).into())
}

pub(super) fn islower(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one_case(cx, args[0], unicode::is_lower, |c| unicode::is_upper(c) || unicode::is_title(c))
}

pub(super) fn isupper(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one_case(cx, args[0], unicode::is_upper, |c| unicode::is_lower(c) || unicode::is_title(c))
}

/// Capitals only at the start of words, small letters only behind cased ones, and at least one cased letter.
pub(super) fn istitle(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let (mut in_word, mut found) = (false, false);
    let clean = each(heap.str(id), meter, |c| {
        let starts = unicode::is_upper(c) || unicode::is_title(c);
        let goes_on = unicode::is_lower(c);
        let fits = if starts { !in_word } else { !goes_on || in_word };
        in_word = starts || goes_on;
        found |= in_word;
        fits
    })?;
    Ok(Value::bool(clean && found).into())
}
