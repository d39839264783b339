//! Finding the places of a text where a match may begin.
//!
//! Owns: the choice of a way to look (`plan`), and fast searches for bytes.
//!
//! Never: misses a place where the program could match; it only leaves out places where it cannot.
//!
//! The searches compare whole chunks without a branch per byte, which the compiler turns into vector instructions: some ten
//! bytes per nanosecond, against less than one for the machine. Start reading at `next_start`.

use super::ast::Anchor;
use super::chars;
use super::hint;
use super::meter::{Meter, Stop};
use super::program::{Inst, Program, Seek};
use super::set::ByteSet;

/// The bytes compared at once.
const CHUNK: usize = 32;
/// The bytes searched between two reports of work.
const BLOCK: usize = 16 * 1024;
/// Bytes of vectorized search that are one unit of work.
const BYTES_PER_UNIT: usize = 32;

/// Chooses how to look for the start of a match.
pub(super) fn plan(program: &Program, meter: &mut Meter<'_, '_>) -> Result<Seek, Stop> {
    let mut start = 0;
    while let Some(Inst::Open { .. }) = program.code.get(start) {
        meter.step()?;
        start += 1;
    }
    Ok(match program.code[start] {
        Inst::Anchor(Anchor::TextStart) => Seek::TextStart,
        Inst::Anchor(Anchor::LineStart) => Seek::LineStart,
        Inst::Bytes { start, end } => {
            let literal = &program.literals[start as usize..end as usize];
            meter.charge(literal.len())?;
            Seek::Literal(literal.to_vec())
        }
        _ => match hint::needed(program, 0) {
            Some(hint) if !hint.end => hint.bytes.few().map_or(Seek::Bytes(hint.bytes), Seek::Few),
            _ => Seek::Anywhere,
        },
    })
}

/// The first place at or after `from` where it is worth to try.
pub(super) fn next_start(program: &Program, text: &[u8], from: usize, meter: &mut Meter<'_, '_>) -> Result<Option<usize>, Stop> {
    match &program.seek {
        Seek::Anywhere => Ok((from <= text.len()).then_some(from)),
        Seek::TextStart => Ok((from == 0).then_some(from)),
        Seek::LineStart if from == 0 || text.get(from - 1) == Some(&b'\n') => Ok(Some(from)),
        Seek::LineStart => Ok(find_any(text, from, [b'\n'; 3], meter)?.map(|at| at + 1)),
        Seek::Literal(literal) => find_literal(text, from, literal, meter),
        Seek::Few(bytes) => find_any(text, from, *bytes, meter),
        Seek::Bytes(bytes) => find_member(text, from, bytes, meter),
    }
}

/// The start of the character after the one at `pos`.
pub(super) fn after(program: &Program, text: &[u8], pos: usize) -> usize {
    if program.is_bytes { pos + 1 } else { chars::align(text, pos + 1) }
}

/// The first of these bytes.
pub(super) fn find_any(text: &[u8], from: usize, bytes: [u8; 3], meter: &mut Meter<'_, '_>) -> Result<Option<usize>, Stop> {
    let [a, b, c] = bytes;
    let hit = |byte: &u8| *byte == a || *byte == b || *byte == c;
    in_blocks(text, from, meter, |block| {
        let mut at = 0;
        for chunk in block.chunks(CHUNK) {
            if chunk.iter().fold(false, |any, byte| any | (*byte == a) | (*byte == b) | (*byte == c)) {
                return chunk.iter().position(hit).map(|found| at + found);
            }
            at += chunk.len();
        }
        None
    })
}

/// The first byte of a set.
fn find_member(text: &[u8], from: usize, set: &ByteSet, meter: &mut Meter<'_, '_>) -> Result<Option<usize>, Stop> {
    let mut at = from;
    while at < text.len() {
        let block = &text[at..text.len().min(at + 1024)];
        let found = block.iter().position(|&byte| set.has(byte));
        meter.work(found.unwrap_or(block.len()) / 4)?;
        if let Some(found) = found {
            return Ok(Some(at + found));
        }
        at += block.len();
    }
    Ok(None)
}

/// The first place of a literal. Its first and last byte are compared at once; where both fit the rest is.
fn find_literal(text: &[u8], from: usize, literal: &[u8], meter: &mut Meter<'_, '_>) -> Result<Option<usize>, Stop> {
    let gap = literal.len() - 1;
    let (first, last) = (literal[0], literal[gap]);
    let mut from = from;
    while from + gap < text.len() {
        let (starts, ends) = (&text[from..text.len() - gap], &text[from + gap..]);
        let len = starts.len().min(BLOCK);
        let found = find_pair(&starts[..len], &ends[..len], first, last);
        meter.work(found.unwrap_or(len) / BYTES_PER_UNIT)?;
        let Some(found) = found else {
            from += len;
            continue;
        };
        let at = from + found;
        meter.work(1 + gap / BYTES_PER_UNIT)?;
        if text[at..].starts_with(literal) {
            return Ok(Some(at));
        }
        from = at + 1;
    }
    Ok(None)
}

fn find_pair(starts: &[u8], ends: &[u8], first: u8, last: u8) -> Option<usize> {
    let mut at = 0;
    for (left, right) in starts.chunks(CHUNK).zip(ends.chunks(CHUNK)) {
        let pairs = || left.iter().zip(right);
        if pairs().fold(false, |any, (a, b)| any | ((*a == first) & (*b == last))) {
            return pairs().position(|(a, b)| *a == first && *b == last).map(|found| at + found);
        }
        at += left.len();
    }
    None
}

/// Searches block by block and reports the work.
fn in_blocks(text: &[u8], from: usize, meter: &mut Meter<'_, '_>, find: impl Fn(&[u8]) -> Option<usize>) -> Result<Option<usize>, Stop> {
    let mut at = from;
    while at < text.len() {
        let block = &text[at..text.len().min(at + BLOCK)];
        let found = find(block);
        meter.work(found.unwrap_or(block.len()) / BYTES_PER_UNIT)?;
        if let Some(found) = found {
            return Ok(Some(at + found));
        }
        at += block.len();
    }
    Ok(None)
}
