//! Taking off the ends: strip, lstrip, rstrip, removeprefix, removesuffix.
//!
//! Start reading at [`trimmed`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::{args, bulk, raise, search};
use super::part;
use crate::heap::kinds::{Heap, Value};
use crate::heap::watch::same_bytes;
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
        Value::None => span(meter, text, front, back, unicode::is_space)?,
        Value::Str(id) => {
            let set = CharSet::new(heap, meter, heap.text(id))?;
            span(meter, text, front, back, |c| set.contains(c))?
        }
        _ => return Err(raise::type_error(format!("{name} arg must be None or str"))),
    };
    search::reserve(heap, hi - lo)?;
    Ok(part(cx, this, (lo, hi))?.into())
}

/// The bytes left between characters that `strips`.
fn span(meter: &mut Meter, text: &str, front: bool, back: bool, strips: impl Fn(char) -> bool) -> Result<(usize, usize), Raise> {
    let (mut lo, mut hi) = (0, text.len());
    while front && lo < hi {
        let piece = &text[lo..text.floor_char_boundary(hi.min(lo + bulk::PIECE))];
        meter.spend((piece.len() / 8) as u64)?;
        let kept = piece.trim_start_matches(&strips).len();
        lo += piece.len() - kept;
        if kept > 0 {
            break;
        }
    }
    while back && lo < hi {
        let piece = &text[text.ceil_char_boundary(lo.max(hi.saturating_sub(bulk::PIECE)))..hi];
        meter.spend((piece.len() / 8) as u64)?;
        let kept = piece.trim_end_matches(&strips).len();
        hi -= piece.len() - kept;
        if kept > 0 {
            break;
        }
    }
    Ok((lo, hi))
}

/// A set of characters: bits for ASCII, and for the others where they are many.
struct CharSet {
    ascii: u128,
    few: Vec<char>,
    /// Empty, or a bit for every code point.
    many: Vec<u64>,
}

/// Texts up to this many bytes are few characters.
const FEW: usize = 64;

impl CharSet {
    fn new(heap: &Heap, meter: &mut Meter, text: &str) -> Result<CharSet, Raise> {
        let mut set = CharSet { ascii: 0, few: Vec::new(), many: Vec::new() };
        if text.len() > FEW && !text.is_ascii() {
            let words = (char::MAX as usize + 1) / 64;
            search::reserve(heap, words * 8)?;
            set.many = vec![0; words];
        }
        for (i, c) in text.chars().enumerate() {
            if i % 1_024 == 0 {
                meter.spend(text.len().min(1_024) as u64 / 2)?;
            }
            set.insert(c);
        }
        Ok(set)
    }

    fn insert(&mut self, c: char) {
        let code = c as usize;
        match self.many.get_mut(code / 64) {
            _ if c.is_ascii() => self.ascii |= 1 << code,
            Some(word) => *word |= 1 << (code % 64),
            None => self.few.push(c),
        }
    }

    fn contains(&self, c: char) -> bool {
        let code = c as usize;
        match self.many.get(code / 64) {
            _ if c.is_ascii() => self.ascii >> code & 1 == 1,
            Some(word) => word >> (code % 64) & 1 == 1,
            None => self.few.contains(&c),
        }
    }
}

pub(super) fn removeprefix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let prefix = args::str(&cx.heap, args[1], "removeprefix() argument")?;
    let (text, prefix) = (cx.heap.text(this), cx.heap.text(prefix));
    let start = text.as_bytes().get(..prefix.len());
    let has = start.map_or(Ok(false), |start| same_bytes(&cx.heap.watch, start, prefix.as_bytes()))?;
    let span = (if has { prefix.len() } else { 0 }, text.len());
    cx.reserve(span.1 - span.0)?;
    Ok(part(cx, this, span)?.into())
}

pub(super) fn removesuffix(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let suffix = args::str(&cx.heap, args[1], "removesuffix() argument")?;
    let (text, suffix) = (cx.heap.text(this), cx.heap.text(suffix));
    let end = text.len().checked_sub(suffix.len()).map(|at| &text.as_bytes()[at..]);
    let has = end.map_or(Ok(false), |end| same_bytes(&cx.heap.watch, end, suffix.as_bytes()))?;
    let span = (0, text.len() - if has { suffix.len() } else { 0 });
    cx.reserve(span.1)?;
    Ok(part(cx, this, span)?.into())
}
