//! Stable sorting of values that need no Python code to compare.
//!
//! Owns the order of comparisons: runs found in the input, short ones extended by binary insertion, then merged. Only `<` is
//! asked, as CPython asks it, so that a list with a NaN or an error ends alike for short inputs. Lists of plain numbers and texts,
//! where nobody can tell how they were compared, are sorted by [`keys`].
//! Works on positions of a copy: nothing of the program is touched until the caller stores the result, and a limit may end it
//! anywhere.
//! Start reading at [`permutation`].

mod keys;

use super::native::{Cx, Raise};
use super::receive;
use super::{bulk, compare};
use crate::heap::kinds::Value;

/// Runs shorter than this are extended by insertion.
const MIN_RUN: usize = 64;

/// Comparisons between two polls.
const POLL_EVERY: u64 = 1024;

/// The items of a list in order.
pub fn sorted(cx: &mut Cx, list: Value, reverse: bool) -> Result<Vec<Value>, Raise> {
    let order = permutation(cx, list, reverse)?;
    cx.reserve(order.len() * size_of::<Value>())?;
    bulk::build(cx, order.len(), |heap, range, out| {
        let items = receive::items(heap, list);
        out.extend(order[range].iter().map(|&i| items[i as usize]));
    })
}

/// The positions of a list's items in sorted order; equal items keep theirs, also in reverse.
pub fn permutation(cx: &mut Cx, list: Value, reverse: bool) -> Result<Vec<u32>, Raise> {
    if let Some(order) = keys::permutation(cx, list, reverse)? {
        return Ok(order);
    }
    let len = receive::items(&cx.heap, list).len();
    cx.reserve(len * 40)?;
    let mut order: Vec<u32> = match reverse {
        false => bulk::build(cx, len, |_, range, out| out.extend(range.start as u32..range.end as u32))?,
        true => bulk::build(cx, len, |_, range, out| out.extend(range.map(|i| (len - 1 - i) as u32)))?,
    };
    sort(cx, &mut order, |cx, a, b| {
        let items = receive::items(&cx.heap, list);
        let (a, b) = (items[a as usize], items[b as usize]);
        compare::less(cx, a, b)
    })?;
    if reverse {
        bulk::reverse(&mut cx.meter, &mut order)?;
    }
    Ok(order)
}

/// `less(a, b)` of two positions, counted.
struct Comparer<F> {
    less: F,
    owed: u64,
}

impl<F: FnMut(&mut Cx, u32, u32) -> Result<bool, Raise>> Comparer<F> {
    #[inline]
    fn less(&mut self, cx: &mut Cx, a: u32, b: u32) -> Result<bool, Raise> {
        self.owed += 1;
        if self.owed == POLL_EVERY {
            self.owed = 0;
            cx.poll(POLL_EVERY * 2)?;
        }
        (self.less)(cx, a, b)
    }
}

/// Sorts positions by a strict order, stably.
fn sort(cx: &mut Cx, order: &mut [u32], less: impl FnMut(&mut Cx, u32, u32) -> Result<bool, Raise>) -> Result<(), Raise> {
    let mut comparer = Comparer { less, owed: 0 };
    let min_run = min_run(order.len());
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut scratch = Vec::new();
    let mut start = 0;
    while start < order.len() {
        let mut len = natural_run(cx, &mut order[start..], &mut comparer)?;
        if len < min_run {
            let wanted = min_run.min(order.len() - start);
            insert_rest(cx, &mut order[start..start + wanted], len, &mut comparer)?;
            len = wanted;
        }
        runs.push((start, len));
        start += len;
        collapse(cx, order, &mut runs, &mut scratch, &mut comparer, false)?;
    }
    collapse(cx, order, &mut runs, &mut scratch, &mut comparer, true)
}

/// A run length such that the number of runs is a power of two or just below one.
fn min_run(mut len: usize) -> usize {
    let mut odd = 0;
    while len >= MIN_RUN {
        odd |= len & 1;
        len >>= 1;
    }
    len + odd
}

/// The length of the ascending run at the start; a strictly descending one is reversed.
fn natural_run<F: FnMut(&mut Cx, u32, u32) -> Result<bool, Raise>>(
    cx: &mut Cx,
    items: &mut [u32],
    comparer: &mut Comparer<F>,
) -> Result<usize, Raise> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let descending = comparer.less(cx, items[1], items[0])?;
    let mut len = 2;
    while len < items.len() && comparer.less(cx, items[len], items[len - 1])? == descending {
        len += 1;
    }
    if descending {
        bulk::reverse(&mut cx.meter, &mut items[..len])?;
    }
    Ok(len)
}

/// Inserts the items from `sorted` on into the sorted ones before them.
fn insert_rest<F: FnMut(&mut Cx, u32, u32) -> Result<bool, Raise>>(
    cx: &mut Cx,
    items: &mut [u32],
    sorted: usize,
    comparer: &mut Comparer<F>,
) -> Result<(), Raise> {
    for i in sorted.max(1)..items.len() {
        let pivot = items[i];
        let (mut lo, mut hi) = (0, i);
        while lo < hi {
            let middle = lo + (hi - lo) / 2;
            if comparer.less(cx, pivot, items[middle])? { hi = middle } else { lo = middle + 1 }
        }
        items[lo..=i].rotate_right(1);
    }
    Ok(())
}

/// Merges neighboring runs while their lengths are out of balance, or (`all`) until one is left.
fn collapse<F: FnMut(&mut Cx, u32, u32) -> Result<bool, Raise>>(
    cx: &mut Cx,
    order: &mut [u32],
    runs: &mut Vec<(usize, usize)>,
    scratch: &mut Vec<u32>,
    comparer: &mut Comparer<F>,
    all: bool,
) -> Result<(), Raise> {
    while runs.len() > 1 {
        let n = runs.len();
        let len = |i: usize| runs[i].1;
        let unbalanced = n > 2 && len(n - 3) <= len(n - 2) + len(n - 1) || n > 3 && len(n - 4) <= len(n - 3) + len(n - 2);
        if !all && !unbalanced && len(n - 2) > len(n - 1) {
            return Ok(());
        }
        let first = if n > 2 && len(n - 3) < len(n - 1) && (all || unbalanced) { n - 3 } else { n - 2 };
        let (start, left) = runs[first];
        let (_, right) = runs.remove(first + 1);
        merge(cx, &mut order[start..start + left + right], left, scratch, comparer)?;
        runs[first].1 = left + right;
    }
    Ok(())
}

/// Merges `items[..middle]` with the rest.
fn merge<F: FnMut(&mut Cx, u32, u32) -> Result<bool, Raise>>(
    cx: &mut Cx,
    items: &mut [u32],
    middle: usize,
    scratch: &mut Vec<u32>,
    comparer: &mut Comparer<F>,
) -> Result<(), Raise> {
    // In order already: one comparison instead of a walk.
    if !comparer.less(cx, items[middle], items[middle - 1])? {
        return Ok(());
    }
    scratch.clear();
    bulk::append(&mut cx.meter, scratch, &items[..middle])?;
    let (mut left, mut right, mut out) = (0, middle, 0);
    while left < scratch.len() && right < items.len() {
        if comparer.less(cx, items[right], scratch[left])? {
            items[out] = items[right];
            right += 1;
        } else {
            items[out] = scratch[left];
            left += 1;
        }
        out += 1;
    }
    for piece in scratch[left..].chunks(bulk::PIECE) {
        items[out..out + piece.len()].copy_from_slice(piece);
        out += piece.len();
        bulk::poll(&mut cx.meter, size_of_val(piece))?;
    }
    Ok(())
}
