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
/// How long it is from one look at the memory to the next: so many times what a look takes, which is 2 ms for a new database and
/// more for one that holds more, and at least the time of most checks.
const LOOK_SHARE: u32 = 10;
const LOOK_AFTER: Duration = Duration::from_millis(100);
/// The query at which the memory is looked at in any case: more than everyday programs have, so that a fast machine refuses what a slow
/// one does.
const FIRST_LOOK: u32 = 4_096;
/// What a process holds for each byte that a database counts: measured from 1.5, where much was checked, to 3 for a new one. The rest
/// is syntax trees, tables that are not full, and what the allocator keeps.
const HELD_PER_COUNTED: usize = 2;

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
    /// Bytes that the database may hold, of which some 16 million are there before any program.
    pub(crate) memory: usize,
    /// The clock.
    pub(crate) now: fn() -> Instant,
}

/// The bounds of a check that has begun.
#[derive(Clone, Copy)]
pub(super) struct Budget {
    /// None is never.
    deadline: Option<Instant>,
    memory: usize,
    now: fn() -> Instant,
}

impl Bounds {
    pub(super) fn begin(self) -> Budget {
        Budget { deadline: (self.now)().checked_add(self.time), memory: self.memory, now: self.now }
    }
}

/// What the events of this thread look at.
struct Watch {
    budget: Budget,
    events: Cell<u32>,
    /// When the memory is looked at next.
    look: Cell<Instant>,
    is_due: Cell<bool>,
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

/// Runs `work` on a database within bounds, inside of [`deep`]; also says how many queries ran. After a `Stop` the database must go.
pub(super) fn guarded<R>(db: &Db, budget: Budget, work: impl FnOnce() -> R) -> Result<(R, u32), Stop> {
    let look = Cell::new((budget.now)() + LOOK_AFTER);
    let watch = Watch { budget, events: Cell::new(0), look, is_due: Cell::new(false), queries: Cell::new(0), db: db.clone() };
    WATCH.with_borrow_mut(|place| *place = Some(watch));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    // The database cannot be changed while this other handle of it lives.
    let watch = WATCH.with_borrow_mut(Option::take);
    let queries = watch.map_or(0, |watch| watch.queries.get());
    result.map(|result| (result, queries)).map_err(|payload| payload.downcast_ref::<Stop>().copied().unwrap_or(Stop::Panic))
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
        if events == CLOCK_EVERY {
            let now = (self.budget.now)();
            if self.budget.deadline.is_some_and(|deadline| deadline < now) {
                return Some(Stop::Time);
            }
            self.is_due.set(self.look.get() < now);
        }
        // Other events come out of the midst of tables that are locked then, and that counting what they hold would lock again.
        if !matches!(event.kind, EventKind::WillExecute { .. }) {
            return None;
        }
        self.queries.set(self.queries.get().saturating_add(1));
        if self.is_due.replace(false) || self.queries.get() == FIRST_LOOK { self.look_at_memory() } else { None }
    }

    fn look_at_memory(&self) -> Option<Stop> {
        let before = (self.budget.now)();
        let held = memory(&self.db);
        let after = (self.budget.now)();
        self.look.set(after + LOOK_AFTER.max(LOOK_SHARE * after.saturating_duration_since(before)));
        (self.budget.memory < held).then_some(Stop::Memory)
    }
}

/// About what the process holds for a database.
pub(super) fn memory(db: &Db) -> usize {
    let info = <dyn salsa::Database>::memory_usage(db);
    let parts = info.structs.iter().chain(info.queries.values());
    let counted = parts.map(|part| part.size_of_fields() + part.size_of_metadata() + part.heap_size_of_fields().unwrap_or(0));
    counted.sum::<usize>() * HELD_PER_COUNTED
}
