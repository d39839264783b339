//! Sets of characters: what `[...]`, `.`, `\d` and letters without case compile to.
//!
//! Owns: sets while they are written ([`Spec`]), sets as they are tested ([`CharSet`]), and sets of bytes ([`ByteSet`]).
//!
//! Never: looks at flags when testing: case and the ASCII rules are worked into the ranges before.
//!
//! A compiled set answers for ASCII (in bytes mode for all bytes) by a bitmap. Start reading at `CharSet::new`.

use super::meter::{Meter, Stop};
use super::{chars, fold};

/// A set of bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct ByteSet([u64; 4]);

impl ByteSet {
    #[inline(always)]
    pub(super) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 != 0
    }

    pub(super) fn insert(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    pub(super) fn extend(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(mine, theirs)| mine & theirs != 0)
    }

    /// The members if there are at most three, which a vectorized search can look for; the last one fills up.
    pub(super) fn few(&self) -> Option<[u8; 3]> {
        let count: u32 = self.0.iter().map(|word| word.count_ones()).sum();
        let mut members = (0..=u8::MAX).filter(|&byte| self.has(byte));
        let first = members.next()?;
        let second = members.next().unwrap_or(first);
        let third = members.next().unwrap_or(second);
        (count <= 3).then_some([first, second, third])
    }
}

/// Unicode classes that are tested by looking into tables, as bits of [`Spec::classes`].
pub(super) const WORD: u8 = 1;
pub(super) const NOT_WORD: u8 = 2;
pub(super) const DIGIT: u8 = 4;
pub(super) const NOT_DIGIT: u8 = 8;

/// A set as written: a character is in it if it is in a range or of a class; or if it is not, when negated.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Spec {
    pub(super) ranges: Vec<(u32, u32)>,
    pub(super) classes: u8,
    pub(super) negate: bool,
}

impl Spec {
    /// The set of one character.
    pub(super) fn of(code: u32) -> Self {
        Self { ranges: vec![(code, code)], ..Self::default() }
    }

    /// Everything but these ranges, which are sorted.
    pub(super) fn add_complement(&mut self, ranges: &[(u32, u32)]) {
        let mut from = 0;
        for &(lo, hi) in ranges {
            if from < lo {
                self.ranges.push((from, lo - 1));
            }
            from = hi + 1;
        }
        self.ranges.push((from, chars::MAX));
    }

    /// Sorts the ranges and joins those that touch.
    pub(super) fn normalize(&mut self, meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
        sort(&mut self.ranges, meter)?;
        self.ranges.dedup_by(|next, last| {
            let joins = next.0 <= last.1.saturating_add(1);
            if joins {
                last.1 = last.1.max(next.1);
            }
            joins
        });
        Ok(())
    }

    /// Adds all that is equal to a member when case is ignored.
    pub(super) fn ignore_case(&mut self, ascii: bool, meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
        self.normalize(meter)?;
        let mut more = Vec::new();
        for &(lo, hi) in &self.ranges {
            meter.work(8)?;
            if ascii {
                more.extend(moved_letters(lo, hi, 0x41, 0x61).into_iter().chain(moved_letters(lo, hi, 0x61, 0x41)));
            } else {
                more.extend(fold::classes_in(lo, hi).flatten().map(|&code| (code, code)));
            }
        }
        self.ranges.append(&mut more);
        self.normalize(meter)
    }

    fn has(&self, code: u32) -> bool {
        let at = self.ranges.partition_point(|range| range.1 < code);
        let ranged = self.ranges.get(at).is_some_and(|range| range.0 <= code);
        (ranged || (self.classes != 0 && self.is_of_class(code))) != self.negate
    }

    fn is_of_class(&self, code: u32) -> bool {
        let asks = |class: u8| self.classes & class != 0;
        let word = asks(WORD | NOT_WORD) && asks(if chars::is_word(code) { WORD } else { NOT_WORD });
        word || (asks(DIGIT | NOT_DIGIT) && asks(if chars::is_digit(code) { DIGIT } else { NOT_DIGIT }))
    }
}

/// The part of a range that is in the alphabet at `from`, moved to the alphabet at `to`.
fn moved_letters(lo: u32, hi: u32, from: u32, to: u32) -> Option<(u32, u32)> {
    let (lo, hi) = (lo.max(from), hi.min(from + 25));
    (lo <= hi).then(|| (lo - from + to, hi - from + to))
}

/// Ranges are sorted this many at a time, with a poll between, and then merged.
const SORT_CHUNK: usize = 128;

/// A merge sort that polls: a hostile set may hold a million ranges.
fn sort(ranges: &mut Vec<(u32, u32)>, meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
    for chunk in ranges.chunks_mut(SORT_CHUNK) {
        chunk.sort_unstable();
        meter.work(8 * chunk.len())?;
    }
    let mut sorted = SORT_CHUNK;
    if sorted < ranges.len() {
        meter.charge(size_of_val(&ranges[..]))?;
    }
    while sorted < ranges.len() {
        let mut merged = Vec::with_capacity(ranges.len());
        for pair in ranges.chunks(2 * sorted) {
            let (mut left, mut right) = pair.split_at(sorted.min(pair.len()));
            while let Some(&least) = left.first().into_iter().chain(right.first()).min() {
                meter.step()?;
                let side = if left.first() == Some(&least) { &mut left } else { &mut right };
                *side = &side[1..];
                merged.push(least);
            }
        }
        *ranges = merged;
        sorted *= 2;
    }
    Ok(())
}

/// What of the characters above ASCII is in a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wide {
    None,
    All,
    Ask,
}

/// A set ready to be tested.
#[derive(Debug)]
pub(super) struct CharSet {
    low: ByteSet,
    wide: Wide,
    bytes: bool,
    /// The bytes that end a run of this set, if they are three at most: then a run is searched and not tested byte by byte.
    pub(super) stops: Option<[u8; 3]>,
    spec: Spec,
}

impl CharSet {
    /// Compiles a normalized set, for bytes or for UTF-8.
    pub(super) fn new(spec: Spec, bytes: bool) -> Self {
        let single = if bytes { u8::MAX } else { 0x7f };
        let mut low = ByteSet::default();
        let mut outside = ByteSet::default();
        for byte in 0..=single {
            let side = if spec.has(u32::from(byte)) { &mut low } else { &mut outside };
            side.insert(byte);
        }
        let wide = if bytes { Wide::None } else { wide_part(&spec) };
        let stops = if bytes || wide == Wide::All { outside.few() } else { None };
        Self { low, wide, bytes, stops, spec }
    }

    /// The place after the character at `pos` if that is in the set.
    #[inline(always)]
    pub(super) fn step(&self, text: &[u8], pos: usize) -> Option<usize> {
        let &byte = text.get(pos)?;
        if byte < 0x80 || self.bytes { self.low.has(byte).then_some(pos + 1) } else { self.step_wide(text, pos) }
    }

    fn step_wide(&self, text: &[u8], pos: usize) -> Option<usize> {
        match self.wide {
            Wide::None => None,
            Wide::All => Some((pos + chars::width(text[pos])).min(text.len())),
            Wide::Ask => {
                let (code, next) = chars::decode(text, pos);
                self.spec.has(code).then_some(next)
            }
        }
    }

    /// The bytes that a member may begin with; in UTF-8 never a continuation byte.
    pub(super) fn leads(&self) -> ByteSet {
        let mut leads = self.low;
        let plain = self.spec.classes == 0 && !self.spec.negate;
        match self.wide {
            Wide::None => {}
            Wide::Ask if plain => {
                for &(lo, hi) in self.spec.ranges.iter().filter(|range| 0x80 <= range.1) {
                    (chars::lead(lo.max(0x80))..=chars::lead(hi)).for_each(|byte| leads.insert(byte));
                }
            }
            Wide::Ask | Wide::All => (0xc0..=u8::MAX).for_each(|byte| leads.insert(byte)),
        }
        leads
    }

    /// The set as written.
    pub(super) fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The memory of the set, in bytes.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.spec.ranges.capacity() * size_of::<(u32, u32)>()
    }
}

fn wide_part(spec: &Spec) -> Wide {
    let has = |classes: u8| spec.classes & classes == classes;
    let last = spec.ranges.last();
    let full = last.is_some_and(|range| range.0 <= 0x80 && chars::MAX <= range.1);
    if full || has(WORD | NOT_WORD) || has(DIGIT | NOT_DIGIT) {
        return if spec.negate { Wide::None } else { Wide::All };
    }
    if last.is_none_or(|range| range.1 < 0x80) && spec.classes == 0 {
        return if spec.negate { Wide::All } else { Wide::None };
    }
    Wide::Ask
}
