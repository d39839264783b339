//! Taking off the ends: strip, lstrip, rstrip, removeprefix, removesuffix.
//!
//! Start reading at [`trimmed`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::{args, raise, search};
use super::part;
use crate::heap::kinds::{Heap, Value};
use crate::text::unicode;

pub(super) fn strip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    trimmed(cx, args, "strip", true, true)
}

pub(super) fn lstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    trimmed(cx, args, "lstrip", true, false)
}

pub(super) fn rstrip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    trimmed(cx, args, "rstrip", false, true)
}

fn trimmed(cx: &mut Cx, args: &[Value], name: &str, front: bool, back: bool) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let text = heap.text(this);
    let (lo, hi) = match heap.unwrap(args[1]) {
        Value::None => span(text, front, back, unicode::is_space),
        Value::Str(id) => {
            let set = CharSet::new(heap, meter, heap.text(id))?;
            span(text, front, back, |c| set.contains(c))
        }
        _ => return Err(raise::type_error(format!("{name} arg must be None or str"))),
    };
    meter.spend(((text.len() - (hi - lo)) / 4) as u64)?;
    search::reserve(heap, hi - lo)?;
    Ok(part(&mut cx.heap, this, (lo, hi)).into())
}

/// The bytes left between characters that `strips`.
fn span(text: &str, front: bool, back: bool, strips: impl Fn(char) -> bool) -> (usize, usize) {
    let lo = if front { text.find(|c| !strips(c)).unwrap_or(text.len()) } else { 0 };
    let rest = &text[lo..];
    let hi = if back { rest.trim_end_matches(&strips).len() } else { rest.len() };
    (lo, lo + hi)
}

/// A set of characters: bits for ASCII, the others sorted.
struct CharSet {
    ascii: u128,
    others: Vec<char>,
}

impl CharSet {
    fn new(heap: &Heap, meter: &mut Meter, text: &str) -> Result<CharSet, Raise> {
        let mut set = CharSet { ascii: 0, others: Vec::new() };
        meter.spend((text.len() / 2) as u64)?;
        search::reserve(heap, text.len() * 2)?;
        for c in text.chars() {
            if c.is_ascii() { set.ascii |= 1 << u32::from(c) } else { set.others.push(c) }
        }
        set.others.sort_unstable();
        Ok(set)
    }

    fn contains(&self, c: char) -> bool {
        if c.is_ascii() { self.ascii >> u32::from(c) & 1 == 1 } else { self.others.binary_search(&c).is_ok() }
    }
}

pub(super) fn removeprefix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let prefix = args::str(&cx.heap, args[1], "removeprefix() argument")?;
    let (text, prefix) = (cx.heap.text(this), cx.heap.text(prefix));
    let span = (if text.starts_with(prefix) { prefix.len() } else { 0 }, text.len());
    cx.reserve(span.1 - span.0)?;
    Ok(part(&mut cx.heap, this, span).into())
}

pub(super) fn removesuffix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let suffix = args::str(&cx.heap, args[1], "removesuffix() argument")?;
    let (text, suffix) = (cx.heap.text(this), cx.heap.text(suffix));
    let span = (0, text.len() - if text.ends_with(suffix) { suffix.len() } else { 0 });
    cx.reserve(span.1)?;
    Ok(part(&mut cx.heap, this, span).into())
}
