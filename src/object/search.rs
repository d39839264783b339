//! Searching and cutting bytes: what str, bytes and bytearray share.
//!
//! Works on bytes; a match of UTF-8 text in UTF-8 text lies on character boundaries by itself. Long searches go window by
//! window with a poll between.
//! Never knows characters, values or objects.
//! Start reading at [`find`].

use super::bulk;
use super::native::{Meter, Raise};
use super::two_way;
use crate::heap::Heap;
use crate::heap::waste::Bulk;
use memchr::memmem;
use std::ops::Range;

/// Bytes searched between two polls: some 10 microseconds.
const WINDOW: usize = 1 << 16;

/// Work units of scanning `bytes` bytes with vector instructions.
fn units(bytes: usize) -> u64 {
    (bytes / 64) as u64
}

/// The first match in `hay[from..]`.
pub fn find(hay: &[u8], needle: &[u8], from: usize, meter: &mut Meter) -> Result<Option<usize>, Raise> {
    if hay.len() - from <= WINDOW {
        meter.spend(units(hay.len() - from))?;
        return Ok(find_short(&hay[from..], needle).map(|at| from + at));
    }
    match needle {
        [byte] => find_byte(hay, *byte, from, meter),
        _ if needle.len() > WINDOW => two_way::find(hay, needle, from, meter),
        _ => Finder::new(needle).find(hay, from, meter),
    }
}

fn find_byte(hay: &[u8], byte: u8, from: usize, meter: &mut Meter) -> Result<Option<usize>, Raise> {
    for (number, window) in hay[from..].chunks(WINDOW).enumerate() {
        meter.spend(units(window.len()))?;
        if let Some(at) = memchr::memchr(byte, window) {
            return Ok(Some(from + number * WINDOW + at));
        }
    }
    Ok(None)
}

fn find_short(hay: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [b] => memchr::memchr(*b, hay),
        _ => memmem::find(hay, needle),
    }
}

/// The last match that ends at or before `to`.
pub fn rfind(hay: &[u8], needle: &[u8], to: usize, meter: &mut Meter) -> Result<Option<usize>, Raise> {
    if let [b] = needle {
        let mut end = to;
        for window in hay[..to].rchunks(WINDOW) {
            meter.spend(units(window.len()))?;
            end -= window.len();
            if let Some(at) = memchr::memrchr(*b, window) {
                return Ok(Some(end + at));
            }
        }
        return Ok(None);
    }
    if needle.len() > WINDOW {
        return two_way::rfind(hay, needle, to, meter);
    }
    let finder = memmem::FinderRev::new(needle);
    let window = WINDOW.max(needle.len());
    let mut end = to;
    loop {
        let start = end.saturating_sub(window + needle.len());
        meter.spend(units(end - start))?;
        if let Some(at) = finder.rfind(&hay[start..end]) {
            return Ok(Some(start + at));
        }
        if start == 0 {
            return Ok(None);
        }
        end = start + needle.len().saturating_sub(1);
    }
}

/// A needle prepared for several searches.
pub struct Finder<'n> {
    needle: &'n [u8],
    /// None for a needle that takes long to prepare.
    finder: Option<memmem::Finder<'n>>,
}

impl<'n> Finder<'n> {
    /// Prepares a needle that is not empty.
    pub fn new(needle: &'n [u8]) -> Finder<'n> {
        Finder { needle, finder: (needle.len() <= WINDOW).then(|| memmem::Finder::new(needle)) }
    }

    /// The first match in `hay[from..]`.
    pub fn find(&self, hay: &[u8], from: usize, meter: &mut Meter) -> Result<Option<usize>, Raise> {
        let len = self.needle.len();
        let Some(finder) = &self.finder else { return two_way::find(hay, self.needle, from, meter) };
        let window = WINDOW.max(len);
        let mut start = from;
        loop {
            let end = hay.len().min(start + window + len);
            meter.spend(units(end - start))?;
            if let Some(at) = finder.find(&hay[start..end]) {
                return Ok(Some(start + at));
            }
            if end == hay.len() {
                return Ok(None);
            }
            start = end - (len - 1);
        }
    }
}

/// Visits the matches from left to right, none overlapping, `most` of them at most.
pub fn each_match(
    hay: &[u8],
    needle: &[u8],
    most: usize,
    meter: &mut Meter,
    mut visit: impl FnMut(usize, &mut Meter) -> Result<(), Raise>,
) -> Result<(), Raise> {
    let finder = Finder::new(needle);
    let (mut from, mut found, mut owed) = (0, 0, 0);
    while found < most && needle.len() <= hay.len() - from {
        let Some(at) = finder.find(hay, from, meter)? else { break };
        visit(at, meter)?;
        owed += 2 + units(at - from);
        if owed > 5_000 {
            meter.poll(std::mem::take(&mut owed))?;
        }
        from = at + needle.len();
        found += 1;
    }
    meter.spend(owed)
}

/// The number of matches, none overlapping.
pub fn count(hay: &[u8], needle: &[u8], meter: &mut Meter) -> Result<usize, Raise> {
    let mut count = 0;
    each_match(hay, needle, usize::MAX, meter, |_, _| {
        count += 1;
        Ok(())
    })?;
    Ok(count)
}

/// Positions or pieces found, with what they and the objects made of them will take reserved as they become more.
pub struct Found<T> {
    /// What was found.
    pub items: Vec<T>,
    base: usize,
    each: usize,
    reserved: usize,
}

impl<T: Copy + Send + 'static> Found<T> {
    /// Nothing yet. `base` is what will be taken in any case, `each` what one item will take beside its place in here.
    pub fn new(heap: &Heap, base: usize, each: usize) -> Result<Found<T>, Raise> {
        let mut found = Found { items: Vec::new(), base, each: each.saturating_add(2 * size_of::<T>()), reserved: 8 };
        found.grow(heap)?;
        Ok(found)
    }

    /// Adds an item.
    #[inline]
    pub fn push(&mut self, heap: &Heap, item: T) -> Result<(), Raise> {
        if self.items.len() == self.reserved {
            self.grow(heap)?;
        }
        self.items.push(item);
        Ok(())
    }

    #[cold]
    fn grow(&mut self, heap: &Heap) -> Result<(), Raise> {
        self.reserved *= 2;
        reserve(heap, self.reserved.saturating_mul(self.each).saturating_add(self.base))?;
        Ok(heap.watch.grow(&mut self.items, self.reserved)?)
    }
}

/// [`super::native::Cx::reserve`] while the heap is being read.
pub fn reserve(heap: &Heap, bytes: usize) -> Result<(), Raise> {
    heap.budget.reserve(bytes).map_err(|needed| Raise::Collect(needed.bytes))
}

/// A part of bytes: where it starts and ends.
pub type Span = (usize, usize);

/// Cuts at each separator, `most` times at most.
pub fn split(heap: &Heap, hay: &[u8], separator: &[u8], most: usize, each: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    let mut found = Found::new(heap, hay.len(), each)?;
    let mut start = 0;
    each_match(hay, separator, most, meter, |at, _| {
        found.push(heap, (start, at))?;
        start = at + separator.len();
        Ok(())
    })?;
    found.push(heap, (start, hay.len()))?;
    Ok(found.items)
}

/// Cuts at each separator from the right, `most` times at most; the parts come in the order of the text.
pub fn rsplit(heap: &Heap, hay: &[u8], separator: &[u8], most: usize, each: usize, meter: &mut Meter) -> Result<Vec<Span>, Raise> {
    let mut found = Found::new(heap, hay.len(), each)?;
    let mut end = hay.len();
    while found.items.len() < most {
        let Some(at) = rfind(hay, separator, end, meter)? else { break };
        found.push(heap, (at + separator.len(), end))?;
        end = at;
        if found.items.len().is_multiple_of(1_000) {
            meter.poll(4_000)?;
        }
    }
    found.push(heap, (0, end))?;
    bulk::reverse(meter, &mut found.items)?;
    Ok(found.items)
}

/// Places of matches that are remembered; where there are more they are looked for twice instead.
const REMEMBERED: usize = 1 << 14;

/// Text or bytes, of which new text or bytes are made.
pub trait Pieces {
    /// What is made.
    type Made: Default + Bulk;
    /// The bytes.
    fn data(&self) -> &[u8];
    /// Room for so many bytes.
    fn room(len: usize) -> Self::Made;
    /// Appends a part; a long one is polled.
    fn push(&self, made: &mut Self::Made, part: Range<usize>, meter: &mut Meter) -> Result<(), Raise>;
}

impl Pieces for [u8] {
    type Made = Vec<u8>;

    fn data(&self) -> &[u8] {
        self
    }

    fn room(len: usize) -> Vec<u8> {
        Vec::with_capacity(len)
    }

    #[inline]
    fn push(&self, made: &mut Vec<u8>, part: Range<usize>, meter: &mut Meter) -> Result<(), Raise> {
        bulk::append(meter, made, &self[part])
    }
}

impl Pieces for str {
    type Made = String;

    fn data(&self) -> &[u8] {
        self.as_bytes()
    }

    fn room(len: usize) -> String {
        String::with_capacity(len)
    }

    #[inline]
    fn push(&self, made: &mut String, part: Range<usize>, meter: &mut Meter) -> Result<(), Raise> {
        bulk::push_text(meter, made, &self[part])
    }
}

/// The output of replacing each match by `new`, `most` times at most; `None` if there is no match.
pub fn replace<T: Pieces + ?Sized>(
    heap: &Heap,
    whole: &T,
    old: &[u8],
    new: &T,
    most: usize,
    meter: &mut Meter,
) -> Result<Option<T::Made>, Raise> {
    let hay = whole.data();
    let new_len = new.data().len();
    let (mut places, mut matches) = (Vec::new(), 0_usize);
    each_match(hay, old, most, meter, |at, _| {
        matches += 1;
        if matches <= REMEMBERED {
            places.push(at);
        }
        Ok(())
    })?;
    if matches == 0 {
        return Ok(None);
    }
    let len = (hay.len() - matches * old.len()).saturating_add(matches.saturating_mul(new_len));
    reserve(heap, len)?;
    let mut out = meter.fresh(T::room(len));
    let mut start = 0;
    let mut replace_one = |at: usize, meter: &mut Meter| {
        whole.push(&mut out, start..at, meter)?;
        start = at + old.len();
        new.push(&mut out, 0..new_len, meter)
    };
    if matches > REMEMBERED {
        each_match(hay, old, matches, meter, replace_one)?;
    } else {
        places.into_iter().try_for_each(|at| replace_one(at, meter))?;
    }
    whole.push(&mut out, start..hay.len(), meter)?;
    Ok(Some(out.done()))
}
