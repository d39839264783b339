//! Searching: find, index, count, replace, startswith, endswith.
//!
//! The text between `start` and `end` is searched as bytes; only the answer is turned into a position in code points.
//! Start reading at [`range`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::search::{self, reserve};
use super::super::{args, raise};
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;
use crate::heap::watch::same_bytes;
use crate::text::Text;

/// The bytes that `start` and `end` select; None when `start` is beyond `end`, where not even the empty text is found.
fn range(heap: &Heap, id: StrId, start: Value, end: Value) -> Result<Option<(usize, usize)>, Raise> {
    if matches!((start, end), (Value::None, Value::None)) {
        return Ok(Some((0, heap.text(id).len())));
    }
    let string = heap.indexed_str(id)?;
    let (lo, hi) = args::bounds(heap, start, end, string.chars())?;
    Ok((lo <= hi).then(|| (string.byte_offset(lo), string.byte_offset(hi))))
}

/// The position that one of the four methods finds.
fn position(cx: &mut Cx, args: &[Value], name: &str, last: bool) -> Result<Option<usize>, Raise> {
    let (this, sub) = (args::this_str(&cx.heap, args[0])?, substring(&cx.heap, args[1], name)?);
    let (heap, meter) = cx.parts();
    let (string, needle) = (heap.str(this), heap.text(sub).as_bytes());
    let Some((lo, hi)) = range(heap, this, args[2], args[3])? else { return Ok(None) };
    let hay = &string.as_str().as_bytes()[lo..hi];
    let found = match (needle.is_empty(), last) {
        (true, false) => Some(0),
        (true, true) => Some(hay.len()),
        (false, false) => search::find(hay, needle, 0, meter)?,
        (false, true) => search::rfind(hay, needle, hay.len(), meter)?,
    };
    match found {
        Some(at) => Ok(Some(heap.indexed_str(this)?.char_index(lo + at))),
        None => Ok(None),
    }
}

fn substring(heap: &Heap, value: Value, name: &str) -> Result<StrId, Raise> {
    match value {
        Value::Str(id) => Ok(id),
        _ => args::str(heap, value, &format!("{name}() argument 1")),
    }
}

fn or_minus_one(found: Option<usize>) -> Outcome {
    Value::Int(found.map_or(-1, |at| at as i64)).into()
}

fn or_error(found: Option<usize>) -> Result<Outcome, Raise> {
    match found {
        Some(at) => Ok(Value::Int(at as i64).into()),
        None => Err(raise::value_error("substring not found")),
    }
}

pub(super) fn find(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    position(cx, args, "find", false).map(or_minus_one)
}

pub(super) fn rfind(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    position(cx, args, "rfind", true).map(or_minus_one)
}

pub(super) fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    or_error(position(cx, args, "index", false)?)
}

pub(super) fn rindex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    or_error(position(cx, args, "rindex", true)?)
}

pub(super) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (this, sub) = (args::this_str(&cx.heap, args[0])?, substring(&cx.heap, args[1], "count")?);
    let (heap, meter) = cx.parts();
    let (string, needle) = (heap.str(this), heap.text(sub).as_bytes());
    let Some((lo, hi)) = range(heap, this, args[2], args[3])? else { return Ok(Value::Int(0).into()) };
    let count = if needle.is_empty() {
        let string = heap.indexed_str(this)?;
        string.char_index(hi) - string.char_index(lo) + 1
    } else {
        search::count(&string.as_str().as_bytes()[lo..hi], needle, meter)?
    };
    Ok(Value::Int(count as i64).into())
}

pub(super) fn startswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    affix(cx, args, "startswith", |text, part| text.get(..part.len()))
}

pub(super) fn endswith(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    affix(cx, args, "endswith", |text, part| text.get(text.len().checked_sub(part.len())?..))
}

/// Whether the text has the affix, or one of a tuple of affixes.
fn affix(cx: &mut Cx, args: &[Value], name: &str, end: for<'t> fn(&'t [u8], &[u8]) -> Option<&'t [u8]>) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let string = heap.str(this);
    let bytes = range(heap, this, args[2], args[3])?.map(|(lo, hi)| &string.as_str().as_bytes()[lo..hi]);
    let has = |id: StrId| {
        let part = heap.text(id).as_bytes();
        let end = bytes.and_then(|bytes| end(bytes, part));
        end.map_or(Ok(false), |end| same_bytes(&heap.watch, end, part)).map_err(Raise::from)
    };
    let found = match heap.unwrap(args[1]) {
        Value::Str(id) => has(id)?,
        Value::Tuple(id) => any_affix(heap, meter, &heap[id].items, name, has)?,
        _ => {
            let other = heap.type_name(args[1]);
            return Err(raise::type_error(format!("{name} first arg must be str or a tuple of str, not {other}")));
        }
    };
    Ok(Value::bool(found).into())
}

fn any_affix(
    heap: &Heap,
    meter: &mut Meter,
    affixes: &[Value],
    name: &str,
    has: impl Fn(StrId) -> Result<bool, Raise>,
) -> Result<bool, Raise> {
    for chunk in affixes.chunks(1_000) {
        meter.spend(chunk.len() as u64)?;
        for &item in chunk {
            match heap.unwrap(item) {
                Value::Str(id) if has(id)? => return Ok(true),
                Value::Str(_) => {}
                _ => {
                    let other = heap.type_name(item);
                    return Err(raise::type_error(format!("tuple for {name} must only contain str, not {other}")));
                }
            }
        }
    }
    Ok(false)
}

pub(super) fn replace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let old = args::str(&cx.heap, args[1], "replace() argument 1")?;
    let new = args::str(&cx.heap, args[2], "replace() argument 2")?;
    let most = usize::try_from(args::ssize(&cx.heap, args[3])?).unwrap_or(usize::MAX);
    let (heap, meter) = cx.parts();
    let (text, old, new) = (heap.text(this), heap.text(old), heap.text(new));
    let replaced = if old.is_empty() {
        interleaved(heap, meter, heap.str(this), new, most)?
    } else if most == 0 || same_bytes(&heap.watch, old.as_bytes(), new.as_bytes())? {
        None
    } else {
        search::replace(heap, text, old.as_bytes(), new, most, meter)?
    };
    match replaced {
        Some(text) => Ok(cx.text(text)?.into()),
        None => Ok(Value::Str(this).into()),
    }
}

/// Replacing the empty text: `new` before each character and at the end, `most` times at most.
fn interleaved(heap: &Heap, meter: &mut Meter, string: Text<'_>, new: &str, most: usize) -> Result<Option<String>, Raise> {
    let times = most.min(string.chars() + 1);
    if times == 0 || new.is_empty() {
        return Ok(None);
    }
    let len = string.as_str().len().saturating_add(times.saturating_mul(new.len()));
    reserve(heap, len)?;
    let mut out = meter.fresh(String::with_capacity(len));
    let mut polled = 0;
    for (i, c) in string.as_str().chars().enumerate() {
        if i < times {
            out.push_str(new);
        }
        out.push(c);
        if out.len() - polled >= 1 << 14 {
            meter.poll((out.len() - polled) as u64 / 4)?;
            polled = out.len();
        }
    }
    if times > string.chars() {
        out.push_str(new);
    }
    Ok(Some(out.done()))
}
