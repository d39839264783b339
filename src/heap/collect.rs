//! The collector: mark and sweep, non-moving, iterative.
//!
//! Runs only at safe points of the machine, which names the roots. Never recurses and never runs Python.
//! The heap's watch may stop it anywhere: what it has reached so far is kept, and as long as nothing was allocated the next call
//! goes on from there. So a heap of any size is collected in the end, also when the host interrupts the run all the time.

use super::kinds::{ByteArrayId, Heap, Marks, Value};
use super::watch::NoAnswer;

/// A collection on its way.
#[derive(Default)]
pub(super) struct Collection {
    marks: Marks,
    /// Marked objects whose parts are not: the last of them, and those before in full segments, so that nothing moves as they
    /// become many.
    pending: Vec<Value>,
    full: Vec<Vec<Value>>,
    /// The object being traced and where its next part begins.
    tracing: Option<(Value, usize)>,
    /// Allocations when it began.
    stamp: u64,
}

/// Room for objects to be traced that is kept for the next collection.
const KEEP_PENDING: usize = 1 << 10;

/// Objects of a segment.
const SEGMENT: usize = 1 << 15;

/// Adds an object to those that are pending.
#[inline]
fn push(pending: &mut Vec<Value>, full: &mut Vec<Vec<Value>>, value: Value) {
    if pending.len() == SEGMENT {
        full.push(std::mem::replace(pending, Vec::with_capacity(SEGMENT)));
    }
    pending.push(value);
}

/// A collection that was stopped. A copy of the heap has none.
#[derive(Default)]
pub(super) struct Unfinished {
    state: Option<Box<Collection>>,
    /// The memory of the last one, for the next.
    spare: Option<Box<Collection>>,
    /// Bytes that whoever asked for it needs.
    wanted: usize,
}

impl Unfinished {
    /// As for a new heap, but for the memory.
    pub(super) fn clear(&mut self) {
        if let Some(state) = self.state.take() {
            self.spare = (state.pending.capacity() <= KEEP_PENDING).then_some(state);
        }
        self.wanted = 0;
    }
}

impl Clone for Unfinished {
    fn clone(&self) -> Unfinished {
        Unfinished::default()
    }
}

impl Heap {
    /// Whether a safe point should collect, or go on with a collection.
    #[inline]
    pub fn wants_collection(&self) -> bool {
        self.budget.wants_collection() || self.collection.state.is_some()
    }

    /// Forgets a collection that was stopped: the program's objects are about to change.
    pub fn forget_collection(&mut self) {
        self.collection.clear();
    }

    /// The bytes that are needed after the collection: `wanted` now, or what was needed when it was stopped.
    pub fn wanted_after_collection(&mut self, wanted: usize) -> usize {
        self.collection.wanted = self.collection.wanted.max(wanted);
        self.collection.wanted
    }

    /// Frees everything that `roots` do not reach, directly or through other objects. Gives the bytes of what stays.
    pub fn collect(&mut self, roots: impl FnOnce(&mut dyn FnMut(Value))) -> Result<usize, NoAnswer> {
        self.forget_recent();
        let mut state = match self.collection.state.take() {
            Some(state) if state.stamp == self.budget.allocations => state,
            _ => self.begin_collection(roots),
        };
        let done = self.mark_all(&mut state).and_then(|()| self.sweep(&mut state.marks));
        self.collection.state = Some(state);
        if done.is_ok() {
            self.forget_collection();
        }
        done
    }

    /// Whether `roots` reach a view of a bytearray.
    pub fn reach_view(&mut self, of: ByteArrayId, roots: impl FnOnce(&mut dyn FnMut(Value))) -> Result<bool, NoAnswer> {
        let mut state = self.begin_collection(roots);
        self.mark_all(&mut state)?;
        Ok(state.marks.have_view(self, of))
    }

    fn begin_collection(&mut self, roots: impl FnOnce(&mut dyn FnMut(Value))) -> Box<Collection> {
        let mut state = self.collection.spare.take().unwrap_or_default();
        let Collection { marks, pending, full, tracing, stamp } = &mut *state;
        marks.begin(self);
        pending.clear();
        full.clear();
        *tracing = None;
        *stamp = self.budget.allocations;
        roots(&mut |value| {
            if marks.mark(self, value) {
                push(pending, full, value);
            }
        });
        self.shapes.trace(&mut |value| {
            marks.mark(self, value);
        });
        state
    }

    fn mark_all(&self, state: &mut Collection) -> Result<(), NoAnswer> {
        let Collection { marks, pending, full, tracing, .. } = state;
        loop {
            let Some((value, from)) = tracing.take().or_else(|| pending.pop().map(|value| (value, 0))) else {
                let Some(segment) = full.pop() else { return Ok(()) };
                *pending = segment;
                continue;
            };
            let mut work = 1;
            let next = self.trace_part(value, from, &mut |child| {
                work += 1;
                if marks.mark(self, child) {
                    push(pending, full, child);
                }
            });
            *tracing = next.map(|from| (value, from));
            self.watch.spend(work / 2 + 1)?;
        }
    }
}
