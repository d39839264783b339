//! The memory budget: what the heap holds, what it may hold, and when to collect.
//!
//! Small allocations are charged and never fail: going over the limit asks for a collection at the next safe point, and the
//! limit error comes from there. Whatever is proportional to a number the program chose goes through [`Budget::reserve`]
//! first, which fails before anything is allocated.

use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// Bytes that may pile up before the first collection: few enough that what is made, dropped and made again stays in the second
/// level of a processor's cache, and in pages that the system has given already.
const FIRST_COLLECTION: usize = 1 << 20;

/// Bytes beyond what was asked for.
const SLACK: usize = 64 << 10;

/// The request that did not fit: collect and try again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeedsCollection {
    /// Bytes asked for.
    pub bytes: usize,
}

/// Memory and allocation accounts of one run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Budget {
    /// Bytes charged now.
    pub used: usize,
    /// Largest `used` so far.
    pub peak: usize,
    /// Bytes allowed.
    pub limit: usize,
    /// Collect when `used` passes this.
    pub threshold: usize,
    /// Objects allocated so far.
    pub allocations: u64,
    /// Objects allowed.
    pub allocation_limit: u64,
    /// Bytes that the last collection left; 0 where there was none since the run was loaded.
    #[serde(skip)]
    live: usize,
    /// The slice ends when `used` passes this: to collect, or because making so much took its time.
    #[serde(skip)]
    slice_end: usize,
    /// Tests: collect at every safe point, and wherever an instruction first asks for room.
    #[serde(skip)]
    pub stress: bool,
    /// Tests: the instruction has been refused room, and is not again.
    #[serde(skip)]
    refused: Cell<bool>,
    /// Room was made since the last instruction began.
    #[serde(skip)]
    granted: bool,
}

/// Bytes that are made between two looks at the interrupt. Memory from the system takes some 0.3 ms for each MiB.
const SLICE: usize = 1 << 20;

/// The next threshold where `live` bytes stay: as much again, or what the first one lets pile up. No more, for the free slots of
/// the arenas count as live: what comes next has room in them, and a larger part would make them grow at every collection.
fn roomy(live: usize) -> usize {
    live.saturating_add(live.max(FIRST_COLLECTION))
}

impl Budget {
    /// Accounts with nothing used.
    pub fn new(limit: usize, allocation_limit: u64) -> Budget {
        let threshold = FIRST_COLLECTION.min(limit);
        Budget {
            used: 0,
            peak: 0,
            limit,
            threshold,
            allocations: 0,
            allocation_limit,
            live: 0,
            slice_end: 0,
            stress: false,
            refused: Cell::default(),
            granted: false,
        }
    }

    /// Charges one small object. Never fails.
    #[inline]
    pub fn charge_object(&mut self, bytes: usize) {
        self.used += bytes;
        self.allocations += 1;
    }

    /// Charges growth that `reserve` allowed, or that is small.
    #[inline]
    pub fn charge(&mut self, bytes: usize) {
        self.used = self.used.saturating_add(bytes);
    }

    /// Whether a safe point should collect.
    #[inline]
    pub fn wants_collection(&self) -> bool {
        self.used > self.threshold || self.stress
    }

    /// A slice of instructions begins.
    pub fn begin_slice(&mut self) {
        self.slice_end = self.threshold.min(self.used.saturating_add(SLICE));
    }

    /// Whether the slice should end at the next safe point.
    #[inline]
    pub fn ends_slice(&self) -> bool {
        self.used > self.slice_end || self.stress
    }

    /// Asks for room for `bytes` that are about to be charged.
    pub fn reserve(&self, bytes: usize) -> Result<(), NeedsCollection> {
        match self.used.checked_add(bytes) {
            Some(total) if total <= self.threshold.max(self.limit.min(FIRST_COLLECTION)) && !self.refuses() => Ok(()),
            // Something is wanted, or the collection would be one between instructions.
            _ => Err(NeedsCollection { bytes: bytes.max(1) }),
        }
    }

    /// The next instruction begins, or begins again because there was no room for it.
    pub fn begin_instruction(&mut self) {
        self.refused.set(std::mem::take(&mut self.granted));
    }

    /// Tests: whether this is the first request of the instruction.
    fn refuses(&self) -> bool {
        self.stress && !self.refused.replace(true)
    }

    /// Whether `bytes` more would be within the limit now.
    pub fn fits(&self, bytes: usize) -> bool {
        self.used.saturating_add(bytes) <= self.limit
    }

    /// Whether a collection now would find next to nothing.
    pub fn is_clean(&self) -> bool {
        self.used.saturating_sub(self.live) <= SLACK
    }

    /// After a collection that left `live` bytes: whether `wanted` more fit. Sets the next threshold, with room for the small
    /// objects that are made before `wanted` is asked for again.
    pub fn after_collection(&mut self, live: usize, wanted: usize) -> bool {
        (self.used, self.live) = (live, live);
        self.granted |= wanted != 0;
        let need = live.saturating_add(wanted);
        self.threshold = roomy(live).max(need.saturating_add(SLACK)).min(self.limit);
        self.begin_slice();
        need <= self.limit
    }

    /// Lets the whole limit be used before the next collection.
    pub fn open(&mut self) {
        self.threshold = self.limit;
    }

    /// Changes the limit, also while the run is paused.
    pub fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
        self.threshold = roomy(self.used).min(limit);
    }
}
