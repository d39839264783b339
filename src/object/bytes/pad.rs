//! Filling bytes up to a width: center, ljust, rjust, zfill, expandtabs.
//!
//! Start reading at [`justified`].

use super::super::native::{Cx, Outcome, Raise};
use super::super::search::reserve;
use super::super::str::pad::{center_split, expanded_bound};
use super::super::{args, buffer, bulk, raise};
use super::{data, this};
use crate::heap::kinds::{Heap, Value};

pub(super) fn ljust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    justified(cx, args, "ljust", |room, _| (0, room))
}

pub(super) fn rjust(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    justified(cx, args, "rjust", |room, _| (room, 0))
}

pub(super) fn center(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    justified(cx, args, "center", center_split)
}

fn justified(cx: &mut Cx, args: &[Value], name: &str, split: fn(usize, usize) -> (usize, usize)) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let width = args::size(args::ssize(&cx.heap, args[1])?);
    let fill = fill_byte(&cx.heap, args[2], name)?;
    let room = width.saturating_sub(data(&cx.heap, this).len());
    let (left, right) = split(room, width);
    padded(cx, this, fill, (left, 0), right)
}

fn fill_byte(heap: &Heap, value: Value, name: &str) -> Result<u8, Raise> {
    if value.is_unbound() {
        return Ok(b' ');
    }
    let plain = heap.unwrap(value);
    let bytes = match plain {
        Value::Bytes(_) | Value::ByteArray(_) => data(heap, plain),
        _ => {
            let shown = args::shown(heap, value);
            return Err(raise::type_error(format!("{name}() argument 2 must be a byte string of length 1, not {shown}")));
        }
    };
    match bytes {
        &[b] => Ok(b),
        _ => {
            let (shown, len) = (heap.type_name(value), bytes.len());
            let text = format!("{name}(): argument 2 must be a byte string of length 1, not a {shown} object of length {len}");
            Err(raise::type_error(text))
        }
    }
}

/// Fill bytes behind the first so many bytes, and at the end.
fn padded(cx: &mut Cx, this: Value, fill: u8, (left, at): (usize, usize), right: usize) -> Result<Outcome, Raise> {
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let len = left.saturating_add(right).saturating_add(bytes.len());
    reserve(heap, len)?;
    let mut out = meter.fresh(Vec::with_capacity(len));
    bulk::append(meter, &mut out, &bytes[..at])?;
    bulk::fill(meter, &mut out, fill, left)?;
    bulk::append(meter, &mut out, &bytes[at..])?;
    bulk::fill(meter, &mut out, fill, right)?;
    Ok(buffer::like(cx, this, out.done()).into())
}

pub(super) fn zfill(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let width = args::size(args::ssize(&cx.heap, args[1])?);
    let bytes = data(&cx.heap, this);
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let room = width.saturating_sub(bytes.len());
    padded(cx, this, b'0', (room, sign), 0)
}

pub(super) fn expandtabs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let size = usize::try_from(args::c_int(&cx.heap, args[1])?).unwrap_or(0);
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let bound = expanded_bound(bytes, size, meter)?;
    reserve(heap, bound)?;
    let mut out = meter.fresh(Vec::with_capacity(bound));
    let mut column = 0;
    for (i, &b) in bytes.iter().enumerate() {
        if i % 4_096 == 0 {
            meter.spend(4_096.min(bytes.len()) as u64 / 4)?;
        }
        match b {
            b'\t' if size > 0 => {
                let blanks = size - column % size;
                bulk::fill(meter, &mut out, b' ', blanks)?;
                column += blanks;
            }
            b'\t' => {}
            b'\n' | b'\r' => {
                out.push(b);
                column = 0;
            }
            _ => {
                out.push(b);
                column += 1;
            }
        }
    }
    Ok(buffer::like(cx, this, out.done()).into())
}
