//! What operations on two sets do with their tables: keys are visited in the order of the table and looked up in the other one.
//!
//! Never allocates but where it says so: what needs a larger table stops and says where, and the caller goes on from there when the
//! memory is charged. Start reading at [`Set::walk`].

use super::super::kinds::{Heap, Value};
use super::super::watch::{NoAnswer, Watch};
use super::{Met, PIECE, Set};

impl Set {
    /// Visits the keys from slot `from` on until one is refused: its slot, or the end of the table.
    #[inline(always)]
    fn walk(&self, watch: &Watch, from: usize, mut visit: impl FnMut(Value, u64) -> Result<bool, NoAnswer>) -> Result<usize, NoAnswer> {
        let mut at = from;
        while at < self.slots.len() {
            let end = self.slots.len().min(at + PIECE);
            watch.spend((end - at) as u64 * 2)?;
            for (i, slot) in (at..end).zip(&self.slots[at..end]) {
                if !slot.key.is_unbound() && !visit(slot.key, slot.hash)? {
                    return Ok(i);
                }
            }
            at = end;
        }
        Ok(at)
    }

    /// Takes the keys of `walked`, from slot `from` on, that are in `other` (or are not) as long as there is room; where it stopped.
    /// This set has keys of `walked` only.
    pub fn sift(&mut self, heap: &Heap, walked: &Set, from: usize, other: &Set, wanted: bool) -> Result<usize, NoAnswer> {
        walked.walk(&heap.watch, from, |key, hash| {
            // No other key of the walked set is equal to it.
            Ok(other.has(heap, key, hash)? != wanted || self.push_in_room(key, hash))
        })
    }

    /// Adds the keys of `other`, making room for all of them first.
    pub fn merge(&mut self, heap: &Heap, other: &Set) -> Result<(), NoAnswer> {
        if self.is_untouched() {
            return self.absorb(&heap.watch, other);
        }
        self.make_room(&heap.watch, other.len())?;
        other.walk(&heap.watch, 0, |key, hash| {
            if let (Met::Free, at) = self.seek(heap, key, hash).answer()? {
                self.put(at, key, hash);
            }
            Ok(true)
        })?;
        Ok(())
    }

    /// Removes the keys of `other` from slot `from` on that are there, and adds those that are not as long as there is room; where it
    /// stopped.
    pub fn toggle(&mut self, heap: &Heap, other: &Set, from: usize) -> Result<usize, NoAnswer> {
        other.walk(&heap.watch, from, |key, hash| {
            match self.seek(heap, key, hash).answer()? {
                (Met::Free, _) if !self.has_room() => return Ok(false),
                (Met::Free, at) => self.put(at, key, hash),
                (_, at) => self.remove(at),
            }
            Ok(true)
        })
    }

    /// Removes the keys of `other`.
    pub fn subtract(&mut self, heap: &Heap, other: &Set) -> Result<(), NoAnswer> {
        other.walk(&heap.watch, 0, |key, hash| {
            if let Some(at) = self.find(heap, key, hash)? {
                self.remove(at);
            }
            Ok(true)
        })?;
        self.tidy(&heap.watch)
    }

    /// Whether each key is in `other` (or none is).
    pub fn agrees(&self, heap: &Heap, other: &Set, wanted: bool) -> Result<bool, NoAnswer> {
        let stopped = self.walk(&heap.watch, 0, |key, hash| Ok(other.has(heap, key, hash)? == wanted))?;
        Ok(stopped == self.slots.len())
    }

    #[inline(always)]
    fn has(&self, heap: &Heap, key: Value, hash: u64) -> Result<bool, NoAnswer> {
        Ok(matches!(self.seek(heap, key, hash).answer()?, (Met::Found, _)))
    }
}
