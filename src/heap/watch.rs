//! What may stop long work inside the heap: the host's interrupt, the deadline, the fuel.
//!
//! Owns the account of work that hashing, comparing keys, rebuilding tables and collecting do. Lives in the heap, because those
//! have nothing but the heap at hand; [`crate::object::native::Meter`] is the same for natives.
//! Never stops anything while the machine does not run: the host's own conversions and snapshots are not the program's work.
//! Start reading at [`Watch::spend`].

use super::limit::{Limit, now};
use super::waste::{Fresh, Waste};
use crate::text::pieces;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Units of work (of about 10 ns) between two looks.
const LOOK_EVERY: u64 = 4096;

/// Why an operation inside the heap has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// A Python-level dunder decides: the prelude has to do this operation.
    Python,
    /// The host interrupts.
    Interrupted,
    /// A limit is reached.
    Limit(Limit),
}

/// See the module. Atomics only because a heap is shared by reference; one thread at a time runs it.
#[derive(Default)]
pub struct Watch {
    interrupt: Option<Arc<AtomicBool>>,
    /// The machine runs.
    armed: bool,
    /// The time left at the beginning of the slice, and when it is over: from the first look on.
    left: Option<Duration>,
    deadline: OnceLock<Instant>,
    fuel_left: u64,
    work: AtomicU64,
    looked: AtomicU64,
    /// Memory that is not needed any more.
    pub waste: Waste,
}

impl Watch {
    /// Begins to watch: the machine runs.
    pub fn arm(&mut self, interrupt: &Arc<AtomicBool>, waste: &Waste) {
        if !self.has(interrupt) {
            self.interrupt = Some(interrupt.clone());
        }
        if !self.waste.is(waste) {
            self.waste = waste.clone();
        }
        self.armed = true;
        self.fuel_left = u64::MAX;
    }

    /// Stops watching. The interrupt is kept for the next time, because counting its users takes as long as a small step.
    pub fn rest(&mut self) {
        self.armed = false;
        self.left = None;
        self.deadline.take();
        self.fuel_left = 0;
        *self.work.get_mut() = 0;
        *self.looked.get_mut() = 0;
    }

    /// Whether this is the interrupt it knows.
    pub fn has(&self, interrupt: &Arc<AtomicBool>) -> bool {
        self.interrupt.as_ref().is_some_and(|own| Arc::ptr_eq(own, interrupt))
    }

    /// The fuel and the time that the run may still use.
    pub fn begin_slice(&mut self, fuel: u64, time: Option<Duration>) {
        self.fuel_left = fuel;
        self.left = time;
        self.deadline.take();
    }

    /// The work done since the last time.
    #[inline]
    pub fn take_work(&mut self) -> u64 {
        *self.looked.get_mut() = 0;
        std::mem::take(self.work.get_mut())
    }

    /// Accounts for work, and answers now and then whether to go on.
    #[inline]
    pub fn spend(&self, units: u64) -> Result<(), NoAnswer> {
        let work = self.work.load(Ordering::Relaxed) + units;
        self.work.store(work, Ordering::Relaxed);
        if work - self.looked.load(Ordering::Relaxed) < LOOK_EVERY { Ok(()) } else { self.look(work) }
    }

    #[cold]
    fn look(&self, work: u64) -> Result<(), NoAnswer> {
        self.looked.store(work, Ordering::Relaxed);
        let Some(interrupt) = self.interrupt.as_ref().filter(|_| self.armed) else { return Ok(()) };
        if interrupt.load(Ordering::Relaxed) {
            return Err(NoAnswer::Interrupted);
        }
        if work > self.fuel_left {
            return Err(NoAnswer::Limit(Limit::Fuel));
        }
        let Some(left) = self.left else { return Ok(()) };
        let now = now();
        let deadline = *self.deadline.get_or_init(|| now.checked_add(left).unwrap_or(now));
        if deadline <= now { Err(NoAnswer::Limit(Limit::TimeNs)) } else { Ok(()) }
    }
}

/// Bytes of a vector that move in one go when it grows, into fresh memory: some 0.6 ms.
pub const GROWN: usize = 1 << 20;

impl Watch {
    /// Gives back what is not needed any more, before more is taken.
    pub fn shed(&self) -> Result<(), NoAnswer> {
        if !self.waste.is_some() {
            return Ok(());
        }
        self.waste.shed(|| self.look(self.work.load(Ordering::Relaxed)))
    }

    /// Gives a vector room for `capacity` items. What is there moves in pieces; nothing is changed when that is stopped.
    #[cold]
    pub fn grow<T: Copy + Send + 'static>(&self, items: &mut Vec<T>, capacity: usize) -> Result<(), NoAnswer> {
        if size_of_val(&items[..]) <= GROWN {
            items.reserve_exact(capacity - items.len());
            return Ok(());
        }
        self.shed()?;
        let mut grown = Fresh::new(&self.waste, Vec::with_capacity(capacity));
        for piece in items.chunks(PIECE / size_of::<T>().max(1)) {
            grown.extend_from_slice(piece);
            self.spend((size_of_val(piece) / 64) as u64)?;
        }
        self.waste.put(std::mem::replace(items, grown.done()));
        Ok(())
    }

    /// Gives a text room for `capacity` bytes; see [`Watch::grow`].
    #[cold]
    pub fn grow_text(&self, text: &mut String, capacity: usize) -> Result<(), NoAnswer> {
        if text.len() <= GROWN {
            text.reserve_exact(capacity - text.len());
            return Ok(());
        }
        self.shed()?;
        let mut grown = Fresh::new(&self.waste, String::with_capacity(capacity));
        pieces::push(&mut grown, text, |bytes| self.spend((bytes / 64) as u64))?;
        self.waste.put(std::mem::replace(text, grown.done()));
        Ok(())
    }
}

/// A copy of a heap is another run's, which is not running.
impl Clone for Watch {
    fn clone(&self) -> Watch {
        Watch::default()
    }
}

/// Bytes compared or hashed between two accounts.
pub const PIECE: usize = 1 << 16;

/// Whether two byte strings are the same.
#[inline]
pub fn same_bytes(watch: &Watch, a: &[u8], b: &[u8]) -> Result<bool, NoAnswer> {
    if a.len() != b.len() {
        return Ok(false);
    }
    if a.len() <= PIECE { Ok(a == b) } else { same_long(watch, a, b) }
}

#[cold]
fn same_long(watch: &Watch, a: &[u8], b: &[u8]) -> Result<bool, NoAnswer> {
    for (x, y) in a.chunks(PIECE).zip(b.chunks(PIECE)) {
        watch.spend((x.len() / 64) as u64)?;
        if x != y {
            return Ok(false);
        }
    }
    Ok(true)
}
