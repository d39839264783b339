//! Searching for needles so long that one look of the fast search takes too long: the two-way algorithm of Crochemore and Perrin,
//! which needs linear time and no memory, with polls.
//!
//! Start reading at [`find`].

use super::native::{Meter, Raise};

/// Steps between two polls.
const STEPS: u64 = 4096;

/// The first match in `hay[from..]`.
pub fn find(hay: &[u8], needle: &[u8], from: usize, meter: &mut Meter) -> Result<Option<usize>, Raise> {
    let hay = &hay[from..];
    let found = search(&|i| hay[i], hay.len(), &|i| needle[i], needle.len(), &mut Counter { meter, steps: 0 })?;
    Ok(found.map(|at| from + at))
}

/// The last match that ends at or before `to`.
pub fn rfind(hay: &[u8], needle: &[u8], to: usize, meter: &mut Meter) -> Result<Option<usize>, Raise> {
    let len = needle.len();
    let found = search(&|i| hay[to - 1 - i], to, &|i| needle[len - 1 - i], len, &mut Counter { meter, steps: 0 })?;
    Ok(found.map(|at| to - at - len))
}

struct Counter<'a> {
    meter: &'a mut Meter,
    steps: u64,
}

impl Counter<'_> {
    #[inline]
    fn step(&mut self) -> Result<(), Raise> {
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS) { self.meter.poll(STEPS / 2) } else { Ok(()) }
    }
}

type At<'a> = dyn Fn(usize) -> u8 + 'a;

/// The greatest suffix of the needle by the order of bytes or its reverse: where it begins, and its period.
fn suffix(needle: &At, len: usize, reverse: bool, counter: &mut Counter) -> Result<(usize, usize), Raise> {
    let (mut start, mut candidate, mut offset, mut period) = (0, 1, 0, 1);
    while candidate + offset < len {
        counter.step()?;
        let (a, b) = (needle(candidate + offset), needle(start + offset));
        if a == b {
            offset += 1;
            if offset == period {
                candidate += period;
                offset = 0;
            }
        } else if (a < b) != reverse {
            candidate += offset + 1;
            offset = 0;
            period = candidate - start;
        } else {
            start = candidate;
            candidate += 1;
            (offset, period) = (0, 1);
        }
    }
    Ok((start, period))
}

/// Where `needle` is in `hay` first.
fn search(hay: &At, hay_len: usize, needle: &At, len: usize, counter: &mut Counter) -> Result<Option<usize>, Raise> {
    if hay_len < len {
        return Ok(None);
    }
    let (one, other) = (suffix(needle, len, false, counter)?, suffix(needle, len, true, counter)?);
    // The needle is cut where its right part repeats latest.
    let (cut, period) = if one.0 > other.0 { one } else { other };
    let mut periodic = cut + period <= len;
    for i in 0..cut {
        if !periodic {
            break;
        }
        counter.step()?;
        periodic = needle(i) == needle(i + period);
    }
    let shift = if periodic { period } else { cut.max(len - cut) + 1 };
    // Bytes at the needle's beginning that are known to match after a shift by the period.
    let mut known = 0;
    let mut at = 0;
    while at + len <= hay_len {
        counter.step()?;
        let mut i = cut.max(known);
        while i < len && needle(i) == hay(at + i) {
            counter.step()?;
            i += 1;
        }
        if i < len {
            at += i - cut + 1;
            known = 0;
            continue;
        }
        let mut i = cut;
        while known < i && needle(i - 1) == hay(at + i - 1) {
            counter.step()?;
            i -= 1;
        }
        if i <= known {
            return Ok(Some(at));
        }
        at += shift;
        known = if periodic { len - period } else { 0 };
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
