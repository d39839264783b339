//! Owns: the bounds of one check: a stack of its own, a deadline, and the memory that the database may hold.
//!
//! The checker's queries recurse over types that a program defines, and some of those have no end: `class A: __call__: "A"`,
//! then `A()()()`. It has no limit of its own, and an overflow of the stack ends the process. But its database reports an event
//! at every query, on the thread that asks, so the events are where a check can be stopped: by unwinding with a payload of ours
//! up to [`guarded`]. The database is then of no more use.
//!
//! Never: starts a thread; unwinds while something else does; stops a stretch that asks no query, which is why `limits` bounds
//! what such a stretch may have to read.
//!
//! Start reading at: [`guarded`].

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use salsa::{Event, EventKind};

use super::db::Db;

/// The stack of a check. It is mapped when used; a check stops before it takes more than a third, and the rest is for what
/// goes on between two queries.
const STACK: usize = 48 << 20;
/// The stack that must be left at a query.
const STACK_LEFT: usize = 32 << 20;
/// How many events pass between two looks at the clock.
const CLOCK_EVERY: u32 = 256;
/// How many queries run between two looks at the memory, which take some milliseconds each.
const MEMORY_EVERY: u32 = 20_000;

/// What ended a check before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Stack,
    Time,
    Memory,
    /// The checker itself failed.
    Panic,
}

/// What a check may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) time: Duration,
    /// Bytes that the database may hold, of which some 30 million are there before any program.
    pub(crate) memory: usize,
    /// The clock.
    pub(crate) now: fn() -> Instant,
}

/// What the events of this thread look at.
struct Watch {
    bounds: Bounds,
    /// None is never.
    deadline: Option<Instant>,
    events: Cell<u32>,
    queries: Cell<u32>,
    /// The same storage as the database that is at work.
    db: Db,
}

thread_local! {
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

/// Runs `work`, which may drop what it was given, on a deep stack.
pub(super) fn deep<R>(work: impl FnOnce() -> R) -> R {
    stacker::grow(STACK, work)
}

/// Runs `work` on a database within bounds; inside of [`deep`]. After a `Stop` the database must go.
pub(super) fn guarded<R>(db: &Db, bounds: Bounds, work: impl FnOnce() -> R) -> Result<R, Stop> {
    let deadline = (bounds.now)().checked_add(bounds.time);
    let watch = Watch { bounds, deadline, events: Cell::new(0), queries: Cell::new(0), db: db.clone() };
    WATCH.with_borrow_mut(|place| *place = Some(watch));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    // The database cannot be changed while this other handle of it lives.
    WATCH.with_borrow_mut(|place| *place = None);
    result.map_err(|payload| payload.downcast_ref::<Stop>().copied().unwrap_or(Stop::Panic))
}

/// Sees every event of every database.
pub(super) fn observe(event: &Event) {
    // A second panic during the first would end the process.
    if std::thread::panicking() {
        return;
    }
    let stop = WATCH.with(|place| place.try_borrow().ok().and_then(|watch| watch.as_ref()?.look(event)));
    if let Some(stop) = stop {
        // Unlike `panic!` this calls no hook, so the host sees nothing of it.
        panic::resume_unwind(Box::new(stop));
    }
}

impl Watch {
    fn look(&self, event: &Event) -> Option<Stop> {
        if stacker::remaining_stack().is_some_and(|left| left < STACK_LEFT) {
            return Some(Stop::Stack);
        }
        let events = self.events.get() + 1;
        self.events.set(events % CLOCK_EVERY);
        if events == CLOCK_EVERY && self.deadline.is_some_and(|deadline| deadline < (self.bounds.now)()) {
            return Some(Stop::Time);
        }
        if !matches!(event.kind, EventKind::WillExecute { .. }) {
            return None;
        }
        let queries = self.queries.get() + 1;
        self.queries.set(queries % MEMORY_EVERY);
        (queries == MEMORY_EVERY && self.bounds.memory < memory(&self.db)).then_some(Stop::Memory)
    }
}

/// What a database holds, by its own count.
pub(super) fn memory(db: &Db) -> usize {
    let info = <dyn salsa::Database>::memory_usage(db);
    let parts = info.structs.iter().chain(info.queries.values());
    parts.map(|part| part.size_of_fields() + part.size_of_metadata() + part.heap_size_of_fields().unwrap_or(0)).sum()
}
