//! Long passes over data, in pieces with a poll between them.
//!
//! Owns how large a piece is and what it costs, so that an interrupt or a limit ends any pass within a fraction of a millisecond.
//! Never changes anything of the program: a pass may be given up at any piece and started again.
//! Start reading at [`build`].

use super::native::{Cx, Meter, Raise};
use super::raise;
use super::search::reserve;
use crate::heap::kinds::Heap;
use crate::heap::value::StrId;
use crate::heap::watch::GROWN;
use crate::text::pieces;
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
pub fn build<T: Copy + Send + 'static>(
    cx: &mut Cx,
    len: usize,
    mut piece: impl FnMut(&Heap, Range<usize>, &mut Vec<T>),
) -> Result<Vec<T>, Raise> {
    let mut made = cx.meter.fresh(Vec::with_capacity(len));
    let mut start = 0;
    while start < len {
        let end = len.min(start + PIECE);
        piece(&cx.heap, start..end, &mut made);
        poll(&mut cx.meter, (end - start) * size_of::<T>().max(16))?;
        start = end;
    }
    Ok(made.done())
}

/// Turns the order of what no program sees yet.
pub fn reverse<T>(meter: &mut Meter, items: &mut [T]) -> Result<(), Raise> {
    let half = items.len() / 2;
    let (front, back) = items.split_at_mut(half);
    for (front, back) in front.chunks_mut(PIECE).zip(back.rchunks_mut(PIECE)) {
        front.iter_mut().zip(back.iter_mut().rev()).for_each(|(one, other)| std::mem::swap(one, other));
        poll(meter, 2 * size_of_val(front))?;
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

/// Appends a copy; the memory is reserved.
#[inline]
pub fn append<T: Copy + Send + 'static>(meter: &mut Meter, target: &mut Vec<T>, source: &[T]) -> Result<(), Raise> {
    let len = target.len() + source.len();
    if len <= piece_len::<T>() {
        target.extend_from_slice(source);
        return poll(meter, size_of_val(source));
    }
    if target.capacity() < len && (target.is_empty() || size_of_val(&target[..]) > GROWN) {
        // The allocator would move what is there, or was, without a poll.
        let mut moved = meter.fresh(Vec::with_capacity(len.max(2 * target.len())));
        append(meter, &mut moved, target)?;
        meter.waste.put(std::mem::replace(target, moved.done()));
    }
    target.reserve(source.len());
    for piece in source.chunks(piece_len::<T>()) {
        target.extend_from_slice(piece);
        poll(meter, size_of_val(piece))?;
    }
    Ok(())
}

/// Appends an item `count` times; the memory is reserved.
pub fn fill<T: Copy>(meter: &mut Meter, target: &mut Vec<T>, item: T, count: usize) -> Result<(), Raise> {
    let end = target.len() + count;
    while target.len() < end {
        let len = end.min(target.len() + piece_len::<T>());
        poll(meter, (len - target.len()) * size_of::<T>())?;
        target.resize(len, item);
    }
    Ok(())
}

/// How many bytes at the beginning pass.
#[inline]
pub fn leading(meter: &mut Meter, bytes: &[u8], pass: impl Fn(u8) -> bool) -> Result<usize, Raise> {
    passed(meter, bytes.chunks(PIECE), |piece| piece.iter().take_while(|&&byte| pass(byte)).count())
}

/// How many bytes at the end pass.
#[inline]
pub fn trailing(meter: &mut Meter, bytes: &[u8], pass: impl Fn(u8) -> bool) -> Result<usize, Raise> {
    passed(meter, bytes.rchunks(PIECE), |piece| piece.iter().rev().take_while(|&&byte| pass(byte)).count())
}

/// The sum of what passes of each piece, up to the first that does not pass as a whole.
#[inline]
fn passed<'a>(meter: &mut Meter, pieces: impl Iterator<Item = &'a [u8]>, pass: impl Fn(&[u8]) -> usize) -> Result<usize, Raise> {
    let mut count = 0;
    for piece in pieces {
        let passed = pass(piece);
        count += passed;
        meter.spend((passed / 8) as u64)?;
        if passed < piece.len() {
            break;
        }
    }
    Ok(count)
}

/// Visits all bytes of a pass that takes about a nanosecond for each.
#[inline]
pub fn each_byte(meter: &mut Meter, bytes: &[u8], mut visit: impl FnMut(u8)) -> Result<(), Raise> {
    for piece in bytes.chunks(PIECE) {
        meter.spend((piece.len() / 8) as u64)?;
        piece.iter().for_each(|&byte| visit(byte));
    }
    Ok(())
}

/// A copy; the memory is reserved.
pub fn copied<T: Copy + Send + 'static>(meter: &mut Meter, items: &[T]) -> Result<Vec<T>, Raise> {
    joined(meter, &[items])
}

/// Several slices as one vector; the memory is reserved.
pub fn joined<T: Copy + Send + 'static>(meter: &mut Meter, parts: &[&[T]]) -> Result<Vec<T>, Raise> {
    let mut made = meter.fresh(Vec::with_capacity(parts.iter().map(|part| part.len()).sum()));
    let piece = piece_len::<T>();
    for piece in parts.iter().flat_map(|part| part.chunks(piece)) {
        made.extend_from_slice(piece);
        poll(meter, size_of_val(piece))?;
    }
    Ok(made.done())
}

/// Several texts as one.
pub fn concat(meter: &mut Meter, parts: &[&str]) -> Result<String, Raise> {
    let mut made = meter.fresh(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
    for part in parts {
        push_text(meter, &mut made, part)?;
    }
    Ok(made.done())
}

const fn piece_len<T>() -> usize {
    BYTES / if size_of::<T>() == 0 { 1 } else { size_of::<T>() }
}

/// Appends a text; the memory is reserved.
#[inline]
pub fn push_text(meter: &mut Meter, target: &mut String, text: &str) -> Result<(), Raise> {
    if text.len() <= pieces::PIECE {
        target.push_str(text);
        return poll(meter, text.len());
    }
    pieces::push(target, text, |bytes| poll(meter, bytes))
}

/// Gives a text room for so many bytes more, the memory being reserved. A long one moves in pieces.
#[inline]
pub fn make_room(meter: &mut Meter, text: &mut String, more: usize) -> Result<(), Raise> {
    if text.capacity() - text.len() >= more { Ok(()) } else { move_text(meter, text, more) }
}

#[cold]
fn move_text(meter: &mut Meter, text: &mut String, more: usize) -> Result<(), Raise> {
    if text.len() <= GROWN {
        text.reserve(more);
        return Ok(());
    }
    let mut moved = meter.fresh(String::with_capacity(2 * text.len() + more));
    push_text(meter, &mut moved, text)?;
    meter.waste.put(std::mem::replace(text, moved.done()));
    Ok(())
}

/// The text of a string, its memory reserved: for work that also changes the heap.
pub fn owned(cx: &mut Cx, id: StrId) -> Result<String, Raise> {
    let (heap, meter) = cx.parts();
    let text = heap.text(id);
    if text.len() > SHORT {
        reserve(heap, text.len())?;
    }
    let mut made = meter.fresh(String::with_capacity(text.len()));
    push_text(meter, &mut made, text)?;
    Ok(made.done())
}

/// Texts up to this many bytes are copied without asking the budget first.
const SHORT: usize = 4096;

/// Text of valid UTF-8, looked through piece by piece; what else it is stays bytes.
pub fn utf8(meter: &mut Meter, bytes: Vec<u8>) -> Result<String, Raise> {
    if bytes.len() > BYTES {
        let text = utf8_long(meter, &bytes);
        meter.waste.put(bytes);
        return text;
    }
    String::from_utf8(bytes).map_err(|_| raise::system_error("pieces of text make text"))
}

#[cold]
fn utf8_long(meter: &mut Meter, bytes: &[u8]) -> Result<String, Raise> {
    let mut text = meter.fresh(String::with_capacity(bytes.len()));
    let mut rest = bytes;
    while !rest.is_empty() {
        poll(meter, 4 * BYTES.min(rest.len()))?;
        let valid = match std::str::from_utf8(&rest[..BYTES.min(rest.len())]) {
            Ok(valid) => valid,
            // The piece ends inside a character.
            Err(error) => std::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or_default(),
        };
        if valid.is_empty() {
            return Err(raise::system_error("pieces of text make text"));
        }
        text.push_str(valid);
        rest = &rest[valid.len()..];
    }
    Ok(text.done())
}

/// Bytes that are moved in place in one go: some 1 ms.
pub const MOVED: usize = 4 << 20;

/// Puts `new` in place of `items[range]`. What is behind moves; where that takes long the vector is made anew, so that it can be
/// stopped before anything has changed. The growth of the vector is charged by the caller.
pub fn splice<T: Copy + Send + 'static>(
    cx: &mut Cx,
    mut vector: impl FnMut(&mut Heap) -> &mut Vec<T>,
    range: Range<usize>,
    new: &[T],
) -> Result<(), Raise> {
    let items = vector(&mut cx.heap);
    let moved = (items.len() - range.end) * size_of::<T>();
    let len = items.len() - range.len() + new.len();
    if moved.max(size_of_val(new)) <= MOVED {
        poll(&mut cx.meter, moved + size_of_val(new))?;
        vector(&mut cx.heap).splice(range, new.iter().copied());
        return Ok(());
    }
    let (capacity, grows) = (items.capacity().max(len), len > items.len());
    let bytes = capacity * size_of::<T>();
    // A program that makes a list no longer must not fail for want of memory.
    if !grows && !has_room(cx, bytes)? {
        vector(&mut cx.heap).splice(range, new.iter().copied());
        return cx.poll((moved / 64) as u64);
    }
    cx.reserve(bytes)?;
    let mut made = Vec::with_capacity(capacity);
    let old = std::mem::take(vector(&mut cx.heap));
    let result =
        [&old[..range.start], new, &old[range.end..]].iter().flat_map(|part| part.chunks(piece_len::<T>())).try_for_each(|piece| {
            made.extend_from_slice(piece);
            poll(&mut cx.meter, size_of_val(piece))
        });
    let (kept, other) = if result.is_ok() { (made, old) } else { (old, made) };
    *vector(&mut cx.heap) = kept;
    cx.meter.waste.put(other);
    result
}

/// Turns the order of a vector of the program from `from` on; a long one is made anew.
pub fn reverse_in_place<T: Copy + Send + 'static>(
    cx: &mut Cx,
    vector: impl FnMut(&mut Heap) -> &mut Vec<T>,
    from: usize,
) -> Result<(), Raise> {
    rearrange(
        cx,
        vector,
        |items| items[from..].reverse(),
        |old, push| {
            push(&old[..from])?;
            for piece in old[from..].rchunks(piece_len::<T>()) {
                let turned: Vec<T> = piece.iter().rev().copied().collect();
                push(&turned)?;
            }
            Ok(())
        },
    )
}

/// Moves the last `by` items of a vector of the program to place `from`; a long one is made anew.
pub fn rotate_in_place<T: Copy + Send + 'static>(
    cx: &mut Cx,
    vector: impl FnMut(&mut Heap) -> &mut Vec<T>,
    from: usize,
    by: usize,
) -> Result<(), Raise> {
    rearrange(
        cx,
        vector,
        |items| items[from..].rotate_right(by),
        |old, push| {
            push(&old[..from])?;
            push(&old[old.len() - by..])?;
            push(&old[from..old.len() - by])
        },
    )
}

/// Takes a part of the items over.
pub type Push<'a, T> = &'a mut dyn FnMut(&[T]) -> Result<(), Raise>;

/// Whether there is room for so many bytes, garbage not counted.
fn has_room(cx: &Cx, bytes: usize) -> Result<bool, Raise> {
    let budget = &cx.heap.budget;
    if budget.fits(bytes) || budget.is_clean() { Ok(budget.fits(bytes)) } else { Err(Raise::Collect(0)) }
}

/// Changes the order of a vector of the program, or which items it has, in place, or, where that takes long and there is room, makes it
/// anew.
pub fn rearrange<T: Copy + Send + 'static>(
    cx: &mut Cx,
    mut vector: impl FnMut(&mut Heap) -> &mut Vec<T>,
    in_place: impl FnOnce(&mut Vec<T>),
    anew: impl FnOnce(&[T], Push<'_, T>) -> Result<(), Raise>,
) -> Result<(), Raise> {
    let items = vector(&mut cx.heap);
    let (bytes, capacity) = (size_of_val(&items[..]), items.capacity());
    poll(&mut cx.meter, bytes)?;
    if bytes <= MOVED || !has_room(cx, capacity * size_of::<T>())? {
        in_place(vector(&mut cx.heap));
        return Ok(());
    }
    cx.reserve(capacity * size_of::<T>())?;
    let mut made = Vec::with_capacity(capacity);
    let old = std::mem::take(vector(&mut cx.heap));
    let result = anew(&old, &mut |part| append(&mut cx.meter, &mut made, part));
    let (kept, other) = if result.is_ok() { (made, old) } else { (old, made) };
    *vector(&mut cx.heap) = kept;
    cx.meter.waste.put(other);
    result
}
