//! Case: lower, upper, title, capitalize, swapcase, casefold.
//!
//! Owns walking a text; what becomes of a character is `text::unicode`.
//! Start reading at [`mapped`].

use super::super::native::{Cx, Outcome, Raise};
use super::super::search::reserve;
use super::super::{args, bulk};
use crate::heap::kinds::Value;
use crate::text::unicode;

/// Bytes of text between two polls.
const POLL_EVERY: usize = 1 << 13;

/// The text with each character replaced by what `push` appends for it, given the text and the character's place.
fn mapped(cx: &mut Cx, this: Value, mut push: impl FnMut(&mut String, &str, usize, char)) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, this)?;
    let (heap, meter) = cx.parts();
    let text = heap.text(id);
    // A case mapping makes three characters of one at most, and no more than three bytes of one.
    reserve(heap, text.len() * 3)?;
    let mut out = meter.fresh(String::with_capacity(text.len()));
    let mut polled = 0;
    for (at, c) in text.char_indices() {
        if at - polled >= POLL_EVERY {
            meter.poll((at - polled) as u64)?;
            polled = at;
        }
        push(&mut out, text, at, c);
    }
    Ok(cx.text(out.done())?.into())
}

/// ASCII text by a function on whole texts.
fn ascii(cx: &mut Cx, this: Value, map: fn(&mut str)) -> Result<Option<Outcome>, Raise> {
    let id = args::this_str(&cx.heap, this)?;
    let (heap, meter) = cx.parts();
    let string = heap.str(id);
    if !string.is_ascii() {
        return Ok(None);
    }
    reserve(heap, string.chars())?;
    let mut text = meter.fresh(String::with_capacity(string.chars()));
    bulk::push_text(meter, &mut text, string.as_str())?;
    let mut rest = text.as_mut_str();
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at_mut(bulk::BYTES.min(rest.len()));
        bulk::poll(meter, piece.len())?;
        map(piece);
        rest = behind;
    }
    Ok(Some(cx.text(text.done())?.into()))
}

pub(super) fn lower(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match ascii(cx, args[0], str::make_ascii_lowercase)? {
        Some(outcome) => Ok(outcome),
        None => mapped(cx, args[0], unicode::push_lower_at),
    }
}

pub(super) fn upper(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match ascii(cx, args[0], str::make_ascii_uppercase)? {
        Some(outcome) => Ok(outcome),
        None => mapped(cx, args[0], |out, _, _, c| unicode::push_upper(out, c)),
    }
}

pub(super) fn casefold(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match ascii(cx, args[0], str::make_ascii_lowercase)? {
        Some(outcome) => Ok(outcome),
        None => mapped(cx, args[0], |out, _, _, c| unicode::push_folded(out, c)),
    }
}

pub(super) fn capitalize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    mapped(cx, args[0], |out, text, at, c| if at == 0 { unicode::push_title(out, c) } else { unicode::push_lower_at(out, text, at, c) })
}

pub(super) fn title(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut in_word = false;
    mapped(cx, args[0], |out, text, at, c| {
        if in_word {
            unicode::push_lower_at(out, text, at, c)
        } else {
            unicode::push_title(out, c)
        }
        in_word = unicode::is_cased(c);
    })
}

pub(super) fn swapcase(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    mapped(cx, args[0], |out, text, at, c| {
        if unicode::is_upper(c) {
            unicode::push_lower_at(out, text, at, c);
        } else if unicode::is_lower(c) {
            unicode::push_upper(out, c);
        } else {
            out.push(c);
        }
    })
}
