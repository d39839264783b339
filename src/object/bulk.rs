//! Long passes over data, in pieces with a poll between them.
//!
//! Owns how large a piece is and what it costs, so that an interrupt or a limit ends any pass within a fraction of a millisecond.
//! Never changes anything of the program: a pass may be given up at any piece and started again.
//! Start reading at [`build`].

use super::native::{Cx, Meter, Raise};
use crate::heap::kinds::Heap;
use std::cmp::Ordering;
use std::ops::Range;

/// Items of one piece.
pub const PIECE: usize = 1 << 13;

/// Bytes of one piece where data is bytes.
pub const BYTES: usize = 1 << 17;

/// Accounts for a pass over some bytes, fresh memory included, and answers whether to go on.
#[inline]
pub fn poll(meter: &mut Meter, bytes: usize) -> Result<(), Raise> {
    meter.spend((bytes / 64) as u64)
}

/// A vector of `len` items made piece by piece; the memory is reserved.
pub fn build<T>(cx: &mut Cx, len: usize, mut piece: impl FnMut(&Heap, Range<usize>, &mut Vec<T>)) -> Result<Vec<T>, Raise> {
    let mut made = Vec::with_capacity(len);
    let mut start = 0;
    while start < len {
        let end = len.min(start + PIECE);
        piece(&cx.heap, start..end, &mut made);
        poll(&mut cx.meter, (end - start) * size_of::<T>().max(16))?;
        start = end;
    }
    Ok(made)
}

/// Appends a copy; the memory is reserved.
pub fn extend<T: Copy>(cx: &mut Cx, target: &mut Vec<T>, source: &[T]) -> Result<(), Raise> {
    target.reserve(source.len());
    for piece in source.chunks(PIECE) {
        target.extend_from_slice(piece);
        poll(&mut cx.meter, size_of_val(piece))?;
    }
    Ok(())
}

/// Turns the order of what no program sees yet.
pub fn reverse<T>(cx: &mut Cx, items: &mut [T]) -> Result<(), Raise> {
    let half = items.len() / 2;
    let (front, back) = items.split_at_mut(half);
    for (front, back) in front.chunks_mut(PIECE).zip(back.rchunks_mut(PIECE)) {
        front.iter_mut().zip(back.iter_mut().rev()).for_each(|(one, other)| std::mem::swap(one, other));
        poll(&mut cx.meter, 2 * size_of_val(front))?;
    }
    Ok(())
}

/// The order of two byte strings.
#[inline]
pub fn compare(meter: &mut Meter, a: &[u8], b: &[u8]) -> Result<Ordering, Raise> {
    if a.len().min(b.len()) <= BYTES { Ok(a.cmp(b)) } else { compare_long(meter, a, b) }
}

#[cold]
fn compare_long(meter: &mut Meter, a: &[u8], b: &[u8]) -> Result<Ordering, Raise> {
    for (x, y) in a.chunks(BYTES).zip(b.chunks(BYTES)) {
        poll(meter, x.len())?;
        let ordering = x[..x.len().min(y.len())].cmp(&y[..x.len().min(y.len())]);
        if ordering.is_ne() {
            return Ok(ordering);
        }
    }
    Ok(a.len().cmp(&b.len()))
}
