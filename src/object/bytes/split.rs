//! Cutting bytes: split, rsplit, splitlines, partition, strip, removeprefix and their kin.
//!
//! Start reading at [`cut`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::search::{self, Found, Span};
use super::super::{args, buffer, bulk, item, raise};
use super::{data, is_space, this};
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::ByteArray;
use crate::heap::watch::same_bytes;

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
    parts(cx, this, spans)
}

/// A part of bytes as an object of the same type, its memory reserved.
#[inline]
fn part(cx: &mut Cx, this: Value, (lo, hi): Span) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    if hi - lo == bytes.len() && matches!(this, Value::Bytes(_)) {
        return Ok(this);
    }
    let piece = if hi - lo <= bulk::PIECE { bytes[lo..hi].to_vec() } else { bulk::copied(meter, &bytes[lo..hi])? };
    Ok(buffer::like(cx, this, piece))
}

fn parts(cx: &mut Cx, this: Value, spans: Vec<Span>) -> Result<Outcome, Raise> {
    let mut values = cx.meter.fresh(Vec::with_capacity(spans.len()));
    let spans = cx.meter.fresh(spans);
    for &span in &*spans {
        cx.meter.spend(8 + (span.1 - span.0) as u64 / 64)?;
        values.push(part(cx, this, span)?);
    }
    Ok(cx.heap.new_list(values.done()).into())
}

/// Where the white space or the word that `at` is in ends.
#[inline]
fn end_of(meter: &mut Meter, bytes: &[u8], at: usize, space: bool) -> Result<usize, Raise> {
    meter.spend(1)?;
    Ok(at + bulk::leading(meter, &bytes[at..], |byte| is_space(byte) == space)?)
}

/// Where the white space or the word that ends at `at` begins.
#[inline]
fn start_of(meter: &mut Meter, bytes: &[u8], at: usize, space: bool) -> Result<usize, Raise> {
    meter.spend(1)?;
    Ok(at - bulk::trailing(meter, &bytes[..at], |byte| is_space(byte) == space)?)
}

fn split_blank(heap: &Heap, bytes: &[u8], most: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    let mut found = Found::new(heap, bytes.len(), PART_BYTES)?;
    let mut at = end_of(meter, bytes, 0, true)?;
    while at < bytes.len() {
        if found.items.len() == most {
            found.push(heap, (at, bytes.len()))?;
            break;
        }
        let end = end_of(meter, bytes, at, false)?;
        found.push(heap, (at, end))?;
        at = end_of(meter, bytes, end, true)?;
    }
    Ok(found.items)
}

fn rsplit_blank(heap: &Heap, bytes: &[u8], most: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    let mut found = Found::new(heap, bytes.len(), PART_BYTES)?;
    let start = end_of(meter, bytes, 0, true)?;
    let mut end = start_of(meter, bytes, bytes.len(), true)?;
    while start < end {
        if found.items.len() == most {
            found.push(heap, (0, end))?;
            break;
        }
        let at = start_of(meter, bytes, end, false)?;
        found.push(heap, (at, end))?;
        end = start_of(meter, bytes, at, true)?;
    }
    bulk::reverse(meter, &mut found.items)?;
    Ok(found.items)
}

pub(super) fn splitlines(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let keep = item::truth(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let mut found = Found::new(heap, bytes.len(), PART_BYTES)?;
    let mut start = 0;
    while start < bytes.len() {
        let end = line_end(meter, bytes, start)?;
        let next = match bytes[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        found.push(heap, (start, if keep { next } else { end }))?;
        start = next;
    }
    parts(cx, this, found.items)
}

/// Where the line from `start` on ends.
fn line_end(meter: &mut Meter, bytes: &[u8], start: usize) -> Result<usize, Raise> {
    let mut at = start;
    for piece in bytes[start..].chunks(bulk::BYTES) {
        let found = memchr::memchr2(b'\n', b'\r', piece);
        at += found.unwrap_or(piece.len());
        meter.spend(1 + found.unwrap_or(piece.len()) as u64 / 32)?;
        if found.is_some() {
            break;
        }
    }
    Ok(at)
}

pub(super) fn partition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let separator = separator(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let len = data(heap, this).len();
    match search::find(data(heap, this), &separator, 0, meter)? {
        Some(at) => triple(cx, this, (0, at), (at + separator.len(), len), separator),
        None => triple(cx, this, (0, len), (len, len), Vec::new()),
    }
}

pub(super) fn rpartition(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let separator = separator(cx, args[1])?;
    let (heap, meter) = cx.parts();
    let len = data(heap, this).len();
    match search::rfind(data(heap, this), &separator, len, meter)? {
        Some(at) => triple(cx, this, (0, at), (at + separator.len(), len), separator),
        None => triple(cx, this, (0, 0), (0, len), Vec::new()),
    }
}

fn separator(cx: &mut Cx, value: Value) -> Result<Vec<u8>, Raise> {
    let Some(bytes) = buffer::owned(cx, value)? else {
        let name = cx.heap.type_name(value);
        return Err(raise::type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    if bytes.is_empty() { Err(raise::value_error("empty separator")) } else { Ok(bytes) }
}

fn triple(cx: &mut Cx, this: Value, before: Span, behind: Span, separator: Vec<u8>) -> Result<Outcome, Raise> {
    let len = data(&cx.heap, this).len();
    cx.reserve(len + separator.len())?;
    let (before, behind) = (part(cx, this, before)?, part(cx, this, behind)?);
    let parts = [before, buffer::like(cx, this, separator), behind];
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
        bulk::each_byte(meter, &buffer::required(heap, args[1])?, |byte| strips[usize::from(byte)] = true)?;
    }
    let bytes = data(heap, this);
    let stripped = |byte: u8| strips[usize::from(byte)];
    let lo = if front { bulk::leading(meter, bytes, stripped)? } else { 0 };
    let hi = bytes.len() - if back { bulk::trailing(meter, &bytes[lo..], stripped)? } else { 0 };
    search::reserve(heap, hi - lo)?;
    part(cx, this, (lo, hi)).map(Outcome::Value)
}

pub(super) fn removeprefix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let heap = &cx.heap;
    let bytes = data(heap, this);
    let prefix = buffer::required(heap, args[1])?;
    let front = &bytes[..prefix.len().min(bytes.len())];
    let span = (if same_bytes(&heap.watch, front, &prefix)? { prefix.len() } else { 0 }, bytes.len());
    search::reserve(heap, span.1 - span.0)?;
    part(cx, this, span).map(Outcome::Value)
}

pub(super) fn removesuffix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let heap = &cx.heap;
    let bytes = data(heap, this);
    let suffix = buffer::required(heap, args[1])?;
    let back = &bytes[bytes.len().saturating_sub(suffix.len())..];
    let span = (0, bytes.len() - if same_bytes(&heap.watch, back, &suffix)? { suffix.len() } else { 0 });
    search::reserve(heap, span.1)?;
    part(cx, this, span).map(Outcome::Value)
}
