//! Cutting bytes: split, rsplit, splitlines, partition, strip, removeprefix and their kin.
//!
//! Start reading at [`cut`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::search::{self, Found, Span};
use super::super::{args, buffer, item, raise};
use super::{data, is_space, this};
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::ByteArray;

/// What one part takes beside its bytes.
const PART_BYTES: usize = size_of::<ByteArray>() + size_of::<Value>();

pub(super) fn split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cut(cx, args, search::split, split_blank)
}

pub(super) fn rsplit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cut(cx, args, search::rsplit, rsplit_blank)
}

type Cut = fn(&Heap, &[u8], &[u8], usize, usize, &mut Meter) -> Result<Vec<Span>, Raise>;
type CutBlank = fn(&Heap, &[u8], usize, &mut Meter) -> Result<Vec<Span>, Raise>;

fn cut(cx: &mut Cx, args: &[Value], at_separator: Cut, at_blanks: CutBlank) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let most = usize::try_from(args::ssize(&cx.heap, args[2])?).unwrap_or(usize::MAX);
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let spans = if args[1].is_none() {
        at_blanks(heap, bytes, most, meter)?
    } else {
        let separator = buffer::required(heap, args[1])?;
        if separator.is_empty() {
            return Err(raise::value_error("empty separator"));
        }
        at_separator(heap, bytes, &separator, most, PART_BYTES, meter)?
    };
    parts(cx, this, &spans)
}

/// A part of bytes as an object of the same type.
fn part(cx: &mut Cx, this: Value, (lo, hi): Span) -> Value {
    let piece = data(&cx.heap, this)[lo..hi].to_vec();
    buffer::like(cx, this, piece)
}

fn parts(cx: &mut Cx, this: Value, spans: &[Span]) -> Result<Outcome, Raise> {
    let mut values = Vec::with_capacity(spans.len());
    for chunk in spans.chunks(1_000) {
        cx.meter.spend(chunk.len() as u64 * 8)?;
        values.extend(chunk.iter().map(|&span| part(cx, this, span)));
    }
    Ok(cx.heap.new_list(values).into())
}

fn split_blank(heap: &Heap, bytes: &[u8], most: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    meter.poll((bytes.len() / 4) as u64)?;
    let mut found = Found::new(heap, bytes.len(), PART_BYTES)?;
    let blank_end = |at: usize| bytes[at..].iter().position(|&b| !is_space(b)).map_or(bytes.len(), |len| at + len);
    let mut at = blank_end(0);
    while at < bytes.len() {
        if found.items.len() == most {
            found.push(heap, (at, bytes.len()))?;
            break;
        }
        let end = bytes[at..].iter().position(|&b| is_space(b)).map_or(bytes.len(), |len| at + len);
        found.push(heap, (at, end))?;
        at = blank_end(end);
    }
    Ok(found.items)
}

fn rsplit_blank(heap: &Heap, bytes: &[u8], most: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    meter.poll((bytes.len() / 4) as u64)?;
    let mut found = Found::new(heap, bytes.len(), PART_BYTES)?;
    let start = bytes.iter().position(|&b| !is_space(b)).unwrap_or(bytes.len());
    let mut end = trimmed_end(bytes);
    while start < end {
        if found.items.len() == most {
            found.push(heap, (0, end))?;
            break;
        }
        let at = bytes[..end].iter().rposition(|&b| is_space(b)).map_or(0, |blank| blank + 1);
        found.push(heap, (at, end))?;
        end = trimmed_end(&bytes[..at]);
    }
    found.items.reverse();
    Ok(found.items)
}

fn trimmed_end(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|&b| !is_space(b)).map_or(0, |last| last + 1)
}

pub(super) fn splitlines(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let keep = item::truth(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    meter.poll((bytes.len() / 32) as u64)?;
    let mut found = Found::new(heap, bytes.len(), PART_BYTES)?;
    let mut start = 0;
    while start < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |len| start + len);
        let next = match bytes[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        found.push(heap, (start, if keep { next } else { end }))?;
        start = next;
    }
    parts(cx, this, &found.items)
}

pub(super) fn partition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let separator = separator(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let len = data(heap, this).len();
    match search::find(data(heap, this), &separator, 0, meter)? {
        Some(at) => triple(cx, this, (0, at), &separator, (at + separator.len(), len)),
        None => triple(cx, this, (0, len), &[], (len, len)),
    }
}

pub(super) fn rpartition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let separator = separator(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let len = data(heap, this).len();
    match search::rfind(data(heap, this), &separator, len, meter)? {
        Some(at) => triple(cx, this, (0, at), &separator, (at + separator.len(), len)),
        None => triple(cx, this, (0, 0), &[], (0, len)),
    }
}

fn separator(cx: &mut Cx, value: Value) -> Result<Vec<u8>, Raise> {
    let Some(bytes) = buffer::owned(cx, value)? else {
        let name = cx.heap.type_name(value);
        return Err(raise::type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    if bytes.is_empty() { Err(raise::value_error("empty separator")) } else { Ok(bytes) }
}

fn triple(cx: &mut Cx, this: Value, before: Span, separator: &[u8], behind: Span) -> Result<Outcome, Raise> {
    let len = data(&cx.heap, this).len();
    cx.reserve(len + separator.len())?;
    let parts = [part(cx, this, before), buffer::like(cx, this, separator.to_vec()), part(cx, this, behind)];
    Ok(cx.heap.new_tuple(parts).into())
}

pub(super) fn strip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    trimmed(cx, args, true, true)
}

pub(super) fn lstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    trimmed(cx, args, true, false)
}

pub(super) fn rstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    trimmed(cx, args, false, true)
}

fn trimmed(cx: &mut Cx, args: &[Value], front: bool, back: bool) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let mut strips = [false; 256];
    if args[1].is_none() {
        (0..=255_u8).filter(|&b| is_space(b)).for_each(|b| strips[usize::from(b)] = true);
    } else {
        buffer::required(heap, args[1])?.iter().for_each(|&b| strips[usize::from(b)] = true);
    }
    let bytes = data(heap, this);
    let kept = |b: &u8| !strips[usize::from(*b)];
    let lo = if front { bytes.iter().position(kept).unwrap_or(bytes.len()) } else { 0 };
    let hi = if back { bytes[lo..].iter().rposition(kept).map_or(lo, |last| lo + last + 1) } else { bytes.len() };
    meter.spend(((bytes.len() - (hi - lo)) / 4) as u64)?;
    search::reserve(heap, hi - lo)?;
    Ok(part(cx, this, (lo, hi)).into())
}

pub(super) fn removeprefix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let bytes = data(&cx.heap, this);
    let prefix = buffer::required(&cx.heap, args[1])?;
    let span = (if bytes.starts_with(&prefix) { prefix.len() } else { 0 }, bytes.len());
    cx.heap.budget.reserve(span.1 - span.0).map_err(|needed| Raise::Collect(needed.bytes))?;
    Ok(part(cx, this, span).into())
}

pub(super) fn removesuffix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let bytes = data(&cx.heap, this);
    let suffix = buffer::required(&cx.heap, args[1])?;
    let span = (0, bytes.len() - if bytes.ends_with(&suffix) { suffix.len() } else { 0 });
    cx.heap.budget.reserve(span.1).map_err(|needed| Raise::Collect(needed.bytes))?;
    Ok(part(cx, this, span).into())
}
