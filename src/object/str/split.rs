//! Cutting: split, rsplit, splitlines, partition, rpartition.
//!
//! Parts are found as spans of bytes first; then their memory is reserved, and only then are they made.
//! Start reading at [`split`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::search::{self, Found, Span};
use super::super::{args, bulk, item, raise};
use super::{OBJECT_BYTES, part, parts};
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;
use crate::text::{pieces, unicode};

pub(super) fn split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cut(cx, args, search::split, split_blank)
}

pub(super) fn rsplit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cut(cx, args, search::rsplit, rsplit_blank)
}

type Cut = fn(&Heap, &[u8], &[u8], usize, usize, &mut Meter) -> Result<Vec<Span>, Raise>;
type CutBlank = fn(&Heap, &str, usize, &mut Meter) -> Result<Vec<Span>, Raise>;

fn cut(cx: &mut Cx, args: &[Value], at_separator: Cut, at_blanks: CutBlank) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let separator = match cx.heap.unwrap(args[1]) {
        Value::None => None,
        Value::Str(id) => Some(id),
        _ => {
            args::ssize(&cx.heap, args[2])?;
            return Err(raise::type_error(format!("must be str or None, not {}", cx.heap.type_name(args[1]))));
        }
    };
    let most = usize::try_from(args::ssize(&cx.heap, args[2])?).unwrap_or(usize::MAX);
    let (heap, meter) = cx.parts();
    let text = heap.text(this);
    let spans = match separator {
        None => at_blanks(heap, text, most, meter)?,
        Some(id) if heap.text(id).is_empty() => return Err(raise::value_error("empty separator")),
        Some(id) => at_separator(heap, text.as_bytes(), heap.text(id).as_bytes(), most, OBJECT_BYTES, meter)?,
    };
    parts(cx, this, &spans).map(Outcome::Value)
}

/// Runs of white space separate; none at the ends. What is left after the last cut keeps all blanks behind its first word.
fn split_blank(heap: &Heap, text: &str, most: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    let mut found = Found::new(heap, text.len(), OBJECT_BYTES)?;
    let mut at = skip_blanks(text, 0, meter)?;
    while at < text.len() {
        if found.items.len() == most {
            found.push(heap, (at, text.len()))?;
            break;
        }
        let end = skip_word(text, at, meter)?;
        found.push(heap, (at, end))?;
        at = skip_blanks(text, end, meter)?;
    }
    Ok(found.items)
}

fn rsplit_blank(heap: &Heap, text: &str, most: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    let mut found = Found::new(heap, text.len(), OBJECT_BYTES)?;
    let start = skip_blanks(text, 0, meter)?;
    let mut end = trimmed_end(text, meter)?;
    while start < end {
        if found.items.len() == most {
            found.push(heap, (0, end))?;
            break;
        }
        let at = pieces::rfind(text, end, unicode::is_space, |bytes| passed(meter, bytes))?;
        meter.spend(((end - at) / 4 + 2) as u64)?;
        found.push(heap, (at, end))?;
        end = trimmed_end(&text[..at], meter)?;
    }
    bulk::reverse(meter, &mut found.items)?;
    Ok(found.items)
}

/// Where the next character that is no white space stands.
fn skip_blanks(text: &str, at: usize, meter: &mut Meter) -> Result<usize, Raise> {
    let found = pieces::find(text, at, |c| !unicode::is_space(c), |bytes| passed(meter, bytes))?;
    meter.spend(((found - at) / 4) as u64)?;
    Ok(found)
}

fn skip_word(text: &str, at: usize, meter: &mut Meter) -> Result<usize, Raise> {
    let end = pieces::find(text, at, unicode::is_space, |bytes| passed(meter, bytes))?;
    meter.spend(((end - at) / 4 + 2) as u64)?;
    Ok(end)
}

fn trimmed_end(text: &str, meter: &mut Meter) -> Result<usize, Raise> {
    let end = pieces::rfind(text, text.len(), |c| !unicode::is_space(c), |bytes| passed(meter, bytes))?;
    meter.spend(((text.len() - end) / 4) as u64)?;
    Ok(end)
}

/// A piece of the text was looked through, some nanoseconds for a character; the caller accounts for all of it in the end.
fn passed(meter: &mut Meter, bytes: usize) -> Result<(), Raise> {
    meter.spend((bytes / 4) as u64)
}

/// Whether a character ends a line; `\r\n` counts as one end.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

pub(super) fn splitlines(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let keep = item::truth(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let text = heap.text(this);
    let mut found = Found::new(heap, text.len(), OBJECT_BYTES)?;
    let (mut start, mut owed) = (0, 0);
    while start < text.len() {
        let end = pieces::find(text, start, is_line_end, |bytes| passed(meter, bytes))?;
        let next = end + line_end_len(&text[end..]);
        found.push(heap, (start, if keep { next } else { end }))?;
        owed += (next - start) / 4 + 4;
        if owed > 4_000 {
            meter.poll(std::mem::take(&mut owed) as u64)?;
        }
        start = next;
    }
    let lines = parts(cx, this, &found.items);
    cx.meter.waste.put(found.items);
    lines.map(Outcome::Value)
}

/// Bytes of the line end at the start of `rest`.
fn line_end_len(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) }
}

pub(super) fn partition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (this, separator) = separated(cx, args)?;
    let (heap, meter) = cx.parts();
    let (text, needle) = (heap.text(this), heap.text(separator));
    let len = text.len();
    match search::find(text.as_bytes(), needle.as_bytes(), 0, meter)? {
        Some(at) => triple(cx, this, separator, at),
        None => {
            let empty = part(cx, this, (len, len))?;
            Ok(cx.heap.new_tuple(vec![Value::Str(this), empty, empty]).into())
        }
    }
}

pub(super) fn rpartition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (this, separator) = separated(cx, args)?;
    let (heap, meter) = cx.parts();
    let (text, needle) = (heap.text(this), heap.text(separator));
    match search::rfind(text.as_bytes(), needle.as_bytes(), text.len(), meter)? {
        Some(at) => triple(cx, this, separator, at),
        None => {
            let empty = part(cx, this, (0, 0))?;
            Ok(cx.heap.new_tuple(vec![empty, empty, Value::Str(this)]).into())
        }
    }
}

/// The text and a separator that is not empty.
fn separated(cx: &Cx, args: &[Value]) -> Result<(StrId, StrId), Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    match cx.heap.unwrap(args[1]) {
        Value::Str(id) if cx.heap.text(id).is_empty() => Err(raise::value_error("empty separator")),
        Value::Str(id) => Ok((this, id)),
        _ => Err(raise::type_error(format!("must be str, not {}", cx.heap.type_name(args[1])))),
    }
}

/// What is before, the separator, and what is behind.
fn triple(cx: &mut Cx, this: StrId, separator: StrId, at: usize) -> Result<Outcome, Raise> {
    let (len, width) = (cx.heap.text(this).len(), cx.heap.text(separator).len());
    cx.reserve(len)?;
    let before = part(cx, this, (0, at))?;
    let behind = part(cx, this, (at + width, len))?;
    Ok(cx.heap.new_tuple(vec![before, Value::Str(separator), behind]).into())
}
