//! Filling up to a width: center, ljust, rjust, zfill, expandtabs.
//!
//! Start reading at [`padded`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::search::reserve;
use super::super::{args, bulk, raise};
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;
use crate::num::long;
use crate::text::PyStr;

pub(super) fn ljust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    justified(cx, args, |room, _| (0, room))
}

pub(super) fn rjust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    justified(cx, args, |room, _| (room, 0))
}

/// The odd one goes to the left when the width is odd.
pub(super) fn center(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    justified(cx, args, center_split)
}

/// How `center` divides the room.
pub(in crate::object) fn center_split(room: usize, width: usize) -> (usize, usize) {
    let left = room / 2 + (room & width & 1);
    (left, room - left)
}

fn justified(cx: &mut Cx, args: &[Value], split: fn(usize, usize) -> (usize, usize)) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let width = args::size(args::ssize(&cx.heap, args[1])?);
    let fill = fill_char(&cx.heap, args[2])?;
    let room = width.saturating_sub(cx.heap.str(this).chars());
    if room == 0 {
        return Ok(Value::Str(this).into());
    }
    let (left, right) = split(room, width);
    padded(cx, this, fill, left, right)
}

fn fill_char(heap: &Heap, value: Value) -> Result<StrId, Raise> {
    match heap.unwrap(value) {
        Value::Str(id) if heap.str(id).chars() == 1 => Ok(id),
        Value::Str(_) => Err(raise::type_error("The fill character must be exactly one character long")),
        _ => Err(raise::type_error(format!("The fill character must be a unicode character, not {}", heap.type_name(value)))),
    }
}

/// The text with `left` and `right` fill characters around it.
fn padded(cx: &mut Cx, this: StrId, fill: StrId, left: usize, right: usize) -> Result<Outcome, Raise> {
    let (heap, meter) = cx.parts();
    let (string, fill) = (heap.str(this), heap.text(fill));
    let bytes = left.saturating_add(right).saturating_mul(fill.len());
    reserve(heap, bytes.saturating_add(string.as_str().len()))?;
    let mut text = meter.fresh(String::with_capacity(bytes + string.as_str().len()));
    push_fill(meter, &mut text, fill, left)?;
    bulk::push_text(meter, &mut text, string.as_str())?;
    push_fill(meter, &mut text, fill, right)?;
    let chars = left + right + string.chars();
    Ok(Value::Str(cx.heap.alloc_str(PyStr::with_chars(text.done(), chars))).into())
}

/// Appends a character `count` times.
fn push_fill(meter: &mut Meter, out: &mut String, fill: &str, count: usize) -> Result<(), Raise> {
    let fill = fill.chars().next().expect("a fill character was given");
    let pushed = long::push_fill(out, fill, count, &mut meter.poller());
    pushed.map_err(|_| meter.stopped())
}

/// Zeros go between a sign and the rest.
pub(super) fn zfill(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let width = args::size(args::ssize(&cx.heap, args[1])?);
    let (heap, meter) = cx.parts();
    let string = heap.str(this);
    let room = width.saturating_sub(string.chars());
    if room == 0 {
        return Ok(Value::Str(this).into());
    }
    reserve(heap, room.saturating_add(string.as_str().len()))?;
    let text = string.as_str();
    let sign = usize::from(text.starts_with(['+', '-']));
    let mut out = meter.fresh(String::with_capacity(room + text.len()));
    out.push_str(&text[..sign]);
    push_fill(meter, &mut out, "0", room)?;
    bulk::push_text(meter, &mut out, &text[sign..])?;
    let chars = room + string.chars();
    Ok(Value::Str(cx.heap.alloc_str(PyStr::with_chars(out.done(), chars))).into())
}

pub(super) fn expandtabs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let size = usize::try_from(args::c_int(&cx.heap, args[1])?).unwrap_or(0);
    let (heap, meter) = cx.parts();
    let text = heap.text(this);
    reserve(heap, expanded_bound(text.as_bytes(), size, meter)?)?;
    let out = expanded(text.chars(), size, text.len(), meter)?;
    Ok(cx.text(out)?.into())
}

/// An upper bound of the bytes of the text with tabs expanded.
pub(in crate::object) fn expanded_bound(text: &[u8], size: usize, meter: &mut Meter) -> Result<usize, Raise> {
    let mut tabs = 0_usize;
    for piece in text.chunks(bulk::BYTES) {
        bulk::poll(meter, piece.len())?;
        tabs += memchr::memchr_iter(b'\t', piece).count();
    }
    Ok(text.len().saturating_add(tabs.saturating_mul(size)))
}

fn expanded(text: impl Iterator<Item = char>, size: usize, len: usize, meter: &mut Meter) -> Result<String, Raise> {
    let mut out = meter.fresh(String::with_capacity(len));
    let (mut column, mut polled) = (0_usize, 0);
    for c in text {
        bulk::make_room(meter, &mut out, c.len_utf8())?;
        match c {
            '\t' if size > 0 => {
                let blanks = size - column % size;
                bulk::make_room(meter, &mut out, blanks)?;
                push_fill(meter, &mut out, " ", blanks)?;
                column += blanks;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
        if out.len() - polled > 1 << 14 {
            meter.poll((out.len() - polled) as u64 / 4)?;
            polled = out.len();
        }
    }
    Ok(out.done())
}
