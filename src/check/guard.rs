//! Owns: the bounds of one check: a stack of its own, a deadline, and the memory that the database may hold.
//!
//! The checker's queries recurse over types that a program defines, and some of those have no end: `class A: __call__: "A"`,
//! then `A()()()`. It has no limit of its own, and an overflow of the stack ends the process. But whatever it does it asks its
//! database for, on the thread of the check, and each asking goes through the storage, which is ours to hand out ([`Watched`]).
//! There a check can be stopped: by unwinding with a payload of ours up to [`guarded`]. The database is then of no more use.
//!
//! Never: starts a thread; unwinds while something else does; stops a stretch that asks for nothing, which is why
//! `syntax::bounds` limits what such a stretch may have to read.
//!
//! Start reading at: [`guarded`].

use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use salsa::Storage;

use super::db::Db;

/// The stack of a check. It is mapped when used; a check stops before it takes more than a third, and the rest is for what
/// goes on between two askings.
const STACK: usize = 48 << 20;
/// The stack that must be left at an asking.
const STACK_LEFT: usize = 32 << 20;
/// How many askings pass between two looks at the clock, some 20 us.
const CLOCK_EVERY: u32 = 256;
/// How long it is from one look at the memory to the next: so many times what a look takes, which is 2 ms for a new database and
/// more for one that holds more, and at least the time of most checks.
const LOOK_SHARE: u32 = 10;
const LOOK_AFTER: Duration = Duration::from_millis(100);
/// The asking at which the memory is looked at in any case: more than everyday programs have, so that a fast machine refuses what a slow
/// one does.
const FIRST_LOOK: u32 = 200_000;
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

/// The storage of a database, as the database hands it out to whatever asks it for something.
pub(super) struct Watched {
    storage: Storage<Db>,
    watch: Watch,
}

impl Watched {
    pub(super) fn new() -> Watched {
        Watched { storage: Storage::new(None), watch: Watch::default() }
    }
}

impl Clone for Watched {
    fn clone(&self) -> Watched {
        Watched { storage: self.storage.clone(), watch: Watch::default() }
    }
}

impl Deref for Watched {
    type Target = Storage<Db>;

    #[inline(always)]
    fn deref(&self) -> &Storage<Db> {
        self.watch.tick();
        &self.storage
    }
}

impl DerefMut for Watched {
    fn deref_mut(&mut self) -> &mut Storage<Db> {
        &mut self.storage
    }
}

/// What stands between an asking and its answer.
#[derive(Default)]
struct Watch {
    /// Where the stack is to be looked at: below this address. Nowhere while no check runs.
    floor: Cell<usize>,
    /// Askings until the clock is looked at.
    left: Cell<u32>,
    /// The check that runs.
    running: Cell<Option<Running>>,
}

/// A check that runs.
#[derive(Clone, Copy)]
struct Running {
    budget: Budget,
    /// Askings up to the last look at the clock.
    askings: u32,
    /// When the memory is looked at next.
    look: Instant,
    is_due: bool,
}

/// Runs `work`, which may drop what it was given, on a deep stack.
pub(super) fn deep<R>(work: impl FnOnce() -> R) -> R {
    stacker::grow(STACK, work)
}

/// Runs `work` on a database within bounds, inside of [`deep`]; also says how often the database was asked. After a `Stop` it must go.
pub(super) fn guarded<R>(db: &Db, budget: Budget, work: impl FnOnce() -> R) -> Result<(R, u32), Stop> {
    let watch = &db.watched().watch;
    watch.begin(budget);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let askings = watch.end();
    result.map(|result| (result, askings)).map_err(|payload| payload.downcast_ref::<Stop>().copied().unwrap_or(Stop::Panic))
}

impl Watch {
    fn begin(&self, budget: Budget) {
        let used = stacker::remaining_stack().map_or(0, |left| left.saturating_sub(STACK_LEFT));
        self.floor.set(stack_address().saturating_sub(used));
        self.left.set(CLOCK_EVERY);
        self.running.set(Some(Running { budget, askings: 0, look: (budget.now)() + LOOK_AFTER, is_due: false }));
    }

    /// Ends the check and says how often it asked.
    fn end(&self) -> u32 {
        self.floor.set(0);
        self.running.take().map_or(0, |running| running.askings.saturating_add(CLOCK_EVERY - self.left.get().min(CLOCK_EVERY)))
    }

    #[inline(always)]
    fn tick(&self) {
        let left = self.left.get().wrapping_sub(1);
        self.left.set(left);
        if left == 0 || stack_address() < self.floor.get() {
            self.look();
        }
    }

    #[cold]
    #[inline(never)]
    fn look(&self) {
        // Away for the time of the look, which asks the database for its memory.
        let Some(mut running) = self.running.take() else { return };
        let is_turn = self.left.get() == 0;
        let stop = running.look(is_turn);
        if is_turn {
            self.left.set(CLOCK_EVERY);
        }
        self.running.set(Some(running));
        // A second panic during the first would end the process.
        if let Some(stop) = stop.filter(|_| !std::thread::panicking()) {
            // Unlike `panic!` this calls no hook, so the host sees nothing of it.
            panic::resume_unwind(Box::new(stop));
        }
    }
}

/// An address in the frame of the caller.
#[inline(always)]
fn stack_address() -> usize {
    let here = 0_u8;
    std::ptr::from_ref(std::hint::black_box(&here)).addr()
}

impl Running {
    fn look(&mut self, is_turn: bool) -> Option<Stop> {
        // The floor is that of the stack on which the check began; the parser may have moved on to another one.
        if stacker::remaining_stack().is_some_and(|left| left < STACK_LEFT) {
            return Some(Stop::Stack);
        }
        if !is_turn {
            return None;
        }
        let now = (self.budget.now)();
        if self.budget.deadline.is_some_and(|deadline| deadline < now) {
            return Some(Stop::Time);
        }
        let before = self.askings;
        self.askings = before.saturating_add(CLOCK_EVERY);
        self.is_due |= self.look < now || (before < FIRST_LOOK && FIRST_LOOK <= self.askings);
        if self.is_due { salsa::with_attached_database(|db| self.look_at_memory(db)).flatten() } else { None }
    }

    fn look_at_memory(&mut self, db: &dyn salsa::Database) -> Option<Stop> {
        let before = (self.budget.now)();
        let held = memory(db);
        let after = (self.budget.now)();
        self.is_due = false;
        self.look = after + LOOK_AFTER.max(LOOK_SHARE * after.saturating_duration_since(before));
        (self.budget.memory < held).then_some(Stop::Memory)
    }
}

/// About what the process holds for a database.
pub(super) fn memory(db: &dyn salsa::Database) -> usize {
    let info = db.memory_usage();
    let parts = info.structs.iter().chain(info.queries.values());
    let counted = parts.map(|part| part.size_of_fields() + part.size_of_metadata() + part.heap_size_of_fields().unwrap_or(0));
    counted.sum::<usize>() * HELD_PER_COUNTED
}
