//! Sorting where every key is an int, a float or a str, or a tuple of such in the same places.
//!
//! Each part of a key becomes 64-bit numbers that compare as it does: an int or float one, a str one for each eight bytes. The rows
//! are sorted by the first number; rows that are equal in it form a group, which is sorted by the next number, and so on. So a
//! comparison is one of two numbers that lie beside each other, and what the numbers agree in is looked at once.
//! Never compares values, never raises by itself, and polls after each piece of [`CHUNK`] rows.
//! Start reading at [`permutation`].

use super::super::native::{Cx, Meter, Raise};
use super::super::{bulk, receive};
use crate::heap::kinds::{Heap, Value};

/// Rows sorted between two polls: some hundred microseconds.
const CHUNK: usize = 1 << 13;

/// Tuples with more parts are compared as values.
const MAX_COLUMNS: usize = 8;

/// Bytes of a str in one number.
const WORD: usize = 8;

/// The number of a str that is compared after all its bytes: its length, which tells `"a"` from `"a\0"`.
const LENGTH: usize = usize::MAX;

/// A row: its number in the step being sorted, and its position among all rows.
#[derive(Clone, Copy)]
struct Row {
    key: u64,
    at: u32,
}

impl Row {
    #[inline]
    fn order(self) -> (u64, u32) {
        (self.key, self.at)
    }
}

/// What all values of a column are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Ints,
    Floats,
    Strings,
}

/// Rows `lo..hi` are equal in everything before part `part` of column `column`.
struct Group {
    lo: usize,
    hi: usize,
    column: usize,
    part: usize,
}

/// The keys of a list.
struct Table<'a> {
    heap: &'a Heap,
    items: &'a [Value],
    columns: &'a [Column],
    whole: bool,
    reverse: bool,
}

/// The positions of a list's items in sorted order, or None when they are not of these kinds. Equal items keep their order.
pub(super) fn permutation(cx: &mut Cx, list: Value, reverse: bool) -> Result<Option<Vec<u32>>, Raise> {
    let len = receive::items(&cx.heap, list).len();
    cx.reserve(len * (3 * size_of::<Row>() + size_of::<Group>() / 2))?;
    let (heap, meter) = cx.parts();
    let items = receive::items(heap, list);
    let (mut columns, mut count) = ([Column::Ints; MAX_COLUMNS], 0);
    let whole = match items.first() {
        Some(Value::Tuple(id)) => {
            count = heap[*id].items.len();
            if count == 0 || MAX_COLUMNS < count || !all(meter, len, |at| tuple_of(heap, items[at], count))? {
                return Ok(None);
            }
            false
        }
        Some(_) => {
            count = 1;
            true
        }
        None => true,
    };
    let mut table = Table { heap, items, columns: &[], whole, reverse };
    for (i, column) in columns.iter_mut().enumerate().take(count) {
        match table.kind(i, meter)? {
            Some(kind) => *column = kind,
            None => return Ok(None),
        }
    }
    table.columns = &columns[..count];
    let mut rows = meter.fresh(Vec::with_capacity(len));
    all(meter, len, |at| {
        rows.push(Row { key: 0, at: at as u32 });
        true
    })?;
    sort(&table, &mut rows, meter)?;
    let mut order = meter.fresh(Vec::with_capacity(len));
    all(meter, len, |at| {
        order.push(rows[at].at);
        true
    })?;
    Ok(Some(order.done()))
}

/// Whether a test holds for `0..len`, with a poll after each piece.
#[inline]
fn all(meter: &mut Meter, len: usize, mut test: impl FnMut(usize) -> bool) -> Result<bool, Raise> {
    for start in (0..len).step_by(CHUNK) {
        let end = len.min(start + CHUNK);
        meter.spend((end - start) as u64 / 2)?;
        if !(start..end).all(&mut test) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn tuple_of(heap: &Heap, value: Value, count: usize) -> bool {
    matches!(value, Value::Tuple(id) if heap[id].items.len() == count)
}

impl Table<'_> {
    #[inline]
    fn value(&self, at: usize, column: usize) -> Value {
        match self.items[at] {
            Value::Tuple(id) if !self.whole => self.heap[id].items[column],
            value => value,
        }
    }

    /// What the values of a column are, when all are the same and ordered: a NaN is not.
    fn kind(&self, column: usize, meter: &mut Meter) -> Result<Option<Column>, Raise> {
        let mut all = |test: fn(Value) -> bool| all(meter, self.items.len(), |at| test(self.value(at, column)));
        let (kind, same) = match self.value(0, column) {
            Value::Int(_) | Value::Bool(_) => (Column::Ints, all(|value| matches!(value, Value::Int(_) | Value::Bool(_)))),
            Value::Float(_) => (Column::Floats, all(|value| matches!(value, Value::Float(f) if !f.get().is_nan()))),
            Value::Str(_) => (Column::Strings, all(|value| matches!(value, Value::Str(_)))),
            _ => return Ok(None),
        };
        Ok(same?.then_some(kind))
    }

    fn text(&self, at: usize, column: usize) -> &[u8] {
        match self.value(at, column) {
            Value::Str(id) => self.heap.text(id).as_bytes(),
            _ => &[],
        }
    }

    /// The number that stands for a part of a row's key: a larger one for a larger part, or a smaller one in reverse.
    #[inline]
    fn key(&self, at: u32, column: usize, part: usize) -> u64 {
        let key = match self.value(at as usize, column) {
            Value::Int(i) => i as u64 ^ 1 << 63,
            Value::Bool(b) => u64::from(b.get()) ^ 1 << 63,
            Value::Float(f) => float_key(f.get()),
            Value::Str(id) => text_key(self.heap.text(id).as_bytes(), part),
            _ => 0,
        };
        if self.reverse { !key } else { key }
    }

    /// What tells apart the rows of a group that are equal in a part, if anything does.
    fn next(&self, rows: &[Row], column: usize, part: usize, meter: &mut Meter) -> Result<Option<(usize, usize)>, Raise> {
        if self.columns[column] == Column::Strings && part != LENGTH {
            let len = |row: &Row| self.text(row.at as usize, column).len();
            let first = len(&rows[0]);
            if !all(meter, rows.len(), |i| len(&rows[i]) <= (part + 1) * WORD)? {
                return Ok(Some((column, part + 1)));
            }
            if !all(meter, rows.len(), |i| len(&rows[i]) == first)? {
                return Ok(Some((column, LENGTH)));
            }
        }
        Ok((column + 1 < self.columns.len()).then_some((column + 1, 0)))
    }
}

fn float_key(f: f64) -> u64 {
    // Zero has two signs and one place.
    let bits = (f + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

#[inline]
fn text_key(text: &[u8], part: usize) -> u64 {
    if part == LENGTH {
        return text.len() as u64;
    }
    let rest = text.get(part * WORD..).unwrap_or_default();
    match rest.first_chunk::<WORD>() {
        Some(word) => u64::from_be_bytes(*word),
        None => {
            let mut word = [0; WORD];
            word[..rest.len()].copy_from_slice(rest);
            u64::from_be_bytes(word)
        }
    }
}

fn sort(table: &Table<'_>, rows: &mut [Row], meter: &mut Meter) -> Result<(), Raise> {
    // A merge copies the left one of two parts.
    let mut scratch = meter.fresh(Vec::with_capacity(if rows.len() > CHUNK { rows.len() } else { 0 }));
    let mut groups = vec![Group { lo: 0, hi: rows.len(), column: 0, part: 0 }];
    while let Some(Group { lo, hi, column, part }) = groups.pop() {
        if hi - lo < 2 {
            continue;
        }
        let group = &mut rows[lo..hi];
        for piece in group.chunks_mut(CHUNK) {
            meter.spend(piece.len() as u64 * 2)?;
            for row in piece {
                row.key = table.key(row.at, column, part);
            }
        }
        sort_rows(group, &mut scratch, meter)?;
        let mut start = 0;
        for i in 1..=group.len() {
            if i % CHUNK == 0 {
                meter.spend(CHUNK as u64 / 8)?;
            }
            if i < group.len() && group[i].key == group[start].key {
                continue;
            }
            if i - start > 1
                && let Some((column, part)) = table.next(&group[start..i], column, part, meter)?
            {
                groups.push(Group { lo: lo + start, hi: lo + i, column, part });
            }
            start = i;
        }
    }
    Ok(())
}

/// Sorts by number, and equal ones by position: pieces first, which are then merged.
fn sort_rows(rows: &mut [Row], scratch: &mut Vec<Row>, meter: &mut Meter) -> Result<(), Raise> {
    if all(meter, rows.len(), |i| rows[i].key == rows[0].key)? {
        return Ok(());
    }
    for piece in rows.chunks_mut(CHUNK) {
        piece.sort_unstable_by_key(|row| row.order());
        if piece.len() == CHUNK {
            meter.poll(CHUNK as u64 * 3)?;
        }
    }
    let mut width = CHUNK;
    while width < rows.len() {
        for pair in rows.chunks_mut(2 * width) {
            if width < pair.len() {
                merge(pair, width, scratch, meter)?;
            }
        }
        width *= 2;
    }
    Ok(())
}

/// Merges `rows[..middle]` with the rest.
fn merge(rows: &mut [Row], middle: usize, scratch: &mut Vec<Row>, meter: &mut Meter) -> Result<(), Raise> {
    if rows[middle - 1].order() < rows[middle].order() {
        return Ok(());
    }
    scratch.clear();
    bulk::append(meter, scratch, &rows[..middle])?;
    let (mut left, mut right, mut out) = (0, middle, 0);
    while left < scratch.len() && right < rows.len() {
        if out % CHUNK == 0 {
            meter.poll(CHUNK as u64 / 4)?;
        }
        if rows[right].order() < scratch[left].order() {
            rows[out] = rows[right];
            right += 1;
        } else {
            rows[out] = scratch[left];
            left += 1;
        }
        out += 1;
    }
    for piece in scratch[left..].chunks(CHUNK) {
        meter.spend(CHUNK as u64 / 8)?;
        rows[out..out + piece.len()].copy_from_slice(piece);
        out += piece.len();
    }
    Ok(())
}
