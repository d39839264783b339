//! Searching in bytes: find, index, count, replace, startswith, endswith.
//!
//! Start reading at [`position`].

use super::super::native::{Cx, Outcome, Raise};
use super::super::search::{self, reserve};
use super::super::{args, buffer, bulk, raise};
use super::{data, this};
use crate::heap::kinds::{Heap, Value};
use crate::heap::watch::same_bytes;
use crate::text::core;
use std::borrow::Cow;

/// A byte, or bytes to look for.
pub(in crate::object) fn needle(heap: &Heap, value: Value) -> Result<Cow<'_, [u8]>, Raise> {
    if let Some(bytes) = buffer::content(heap, value)? {
        return Ok(bytes);
    }
    match args::int(heap, value) {
        Some(number) => byte(number).map(|b| Cow::Owned(vec![b])),
        None if args::in_python(heap, value, core::INDEX) => Err(Raise::Python),
        None => {
            let name = heap.type_name(value);
            Err(raise::type_error(format!("argument should be integer or bytes-like object, not '{name}'")))
        }
    }
}

/// A plain int as a byte.
pub(in crate::object) fn byte(number: Value) -> Result<u8, Raise> {
    let byte = match number {
        Value::Int(i) => u8::try_from(i).ok(),
        _ => None,
    };
    byte.ok_or_else(|| raise::value_error("byte must be in range(0, 256)"))
}

/// The bounds of the search; None when the start is beyond the end.
fn range(heap: &Heap, args: &[Value], len: usize) -> Result<Option<(usize, usize)>, Raise> {
    let (lo, hi) = args::bounds(heap, args[2], args[3], len)?;
    Ok((lo <= hi).then_some((lo, hi)))
}

fn position(cx: &mut Cx, args: &[Value], last: bool) -> Result<Option<usize>, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let range = range(heap, args, bytes.len())?;
    let needle = needle(heap, args[1])?;
    let Some((lo, hi)) = range else { return Ok(None) };
    let hay = &bytes[lo..hi];
    let found = match (needle.is_empty(), last) {
        (true, false) => Some(0),
        (true, true) => Some(hay.len()),
        (false, false) => search::find(hay, &needle, 0, meter)?,
        (false, true) => search::rfind(hay, &needle, hay.len(), meter)?,
    };
    Ok(found.map(|at| lo + at))
}

fn or_minus_one(found: Option<usize>) -> Outcome {
    Value::Int(found.map_or(-1, |at| at as i64)).into()
}

fn or_error(found: Option<usize>) -> Result<Outcome, Raise> {
    match found {
        Some(at) => Ok(Value::Int(at as i64).into()),
        None => Err(raise::value_error("subsection not found")),
    }
}

pub(super) fn find(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    position(cx, args, false).map(or_minus_one)
}

pub(super) fn rfind(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    position(cx, args, true).map(or_minus_one)
}

pub(super) fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    or_error(position(cx, args, false)?)
}

pub(super) fn rindex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    or_error(position(cx, args, true)?)
}

pub(super) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let range = range(heap, args, bytes.len())?;
    let needle = needle(heap, args[1])?;
    let count = match range {
        None => 0,
        Some((lo, hi)) if needle.is_empty() => hi - lo + 1,
        Some((lo, hi)) => search::count(&bytes[lo..hi], &needle, meter)?,
    };
    Ok(Value::Int(count as i64).into())
}

pub(super) fn startswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    affix(cx, args, "startswith", |bytes, part| bytes.get(..part.len()))
}

pub(super) fn endswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    affix(cx, args, "endswith", |bytes, part| bytes.get(bytes.len().checked_sub(part.len())?..))
}

fn affix(cx: &mut Cx, args: &[Value], name: &str, end: for<'t> fn(&'t [u8], &[u8]) -> Option<&'t [u8]>) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let bytes = data(heap, this);
    let hay = range(heap, args, bytes.len())?.map(|(lo, hi)| &bytes[lo..hi]);
    let has = |part: &[u8]| {
        let end = hay.and_then(|hay| end(hay, part));
        end.map_or(Ok(false), |end| same_bytes(&heap.watch, end, part)).map_err(Raise::from)
    };
    if let Value::Tuple(id) = heap.unwrap(args[1]) {
        let items = &heap[id].items;
        for (i, &item) in items.iter().enumerate() {
            if i % 1_000 == 999 {
                meter.spend(1_000)?;
            }
            if has(&buffer::required(heap, item)?)? {
                return Ok(Value::bool(true).into());
            }
        }
        return Ok(Value::bool(false).into());
    }
    match buffer::content(heap, args[1])? {
        Some(part) => Ok(Value::bool(has(&part)?).into()),
        None => {
            let other = heap.type_name(args[1]);
            Err(raise::type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {other}")))
        }
    }
}

pub(super) fn replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let (old, new) = (buffer::required(heap, args[1])?, buffer::required(heap, args[2])?);
    let most = usize::try_from(args::ssize(heap, args[3])?).unwrap_or(usize::MAX);
    let bytes = data(heap, this);
    let replaced = if old.is_empty() {
        let times = most.min(bytes.len() + 1);
        let len = bytes.len().saturating_add(times.saturating_mul(new.len()));
        reserve(heap, len)?;
        let mut out = meter.fresh(Vec::with_capacity(len));
        for (i, &b) in bytes.iter().enumerate() {
            if i < times {
                bulk::append(meter, &mut out, &new)?;
            }
            out.push(b);
            if i % 1_024 == 0 {
                meter.spend(1_024)?;
            }
        }
        bulk::append(meter, &mut out, if times > bytes.len() { &new } else { &[] })?;
        out.done()
    } else {
        reserve(heap, bytes.len())?;
        match search::replace(heap, bytes, &old, &*new, most, meter)? {
            Some(replaced) => replaced,
            None => bulk::copied(meter, bytes)?,
        }
    };
    Ok(buffer::like(cx, this, replaced).into())
}
