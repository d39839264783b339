//! The time that a run has used.
//!
//! Looking at the clock takes 25 ns, and a step of a run that calls its host often takes little more. So a step begins without a
//! look: the machine looks after its first [`UNSEEN`] units of work and at every slice and poll from then on. What was done before
//! the first look is charged by the unit, and a step that ends before it needs no clock at all.
//! Never: stops anything; who asks does.

use crate::heap::limit::now;
use std::time::{Duration, Instant};

/// The limit that is none.
pub const UNLIMITED: u64 = u64::MAX;
/// Work of a step before it looks at the clock.
pub const UNSEEN: u64 = 256;
/// What a unit of work is charged that no look at the clock measured, and a step beside it, in nanoseconds.
const UNIT: u64 = 10;
const STEP: u64 = 100;

/// Time used and allowed. Outside of steps it stands still.
pub struct Clock {
    /// Nanoseconds used before `since`.
    pub used: u64,
    /// Nanoseconds allowed, or `u64::MAX`.
    pub limit: u64,
    /// The last look, in a step that has had one.
    since: Option<Instant>,
}

impl Clock {
    /// A clock at zero.
    pub fn new(limit: u64) -> Clock {
        Clock { used: 0, limit, since: None }
    }

    /// Whether this step has looked at the clock.
    pub fn is_watched(&self) -> bool {
        self.since.is_some()
    }

    /// Whether the time that is accounted for is all there is.
    pub fn is_over(&self) -> bool {
        self.limit != UNLIMITED && self.limit <= self.used
    }

    /// What is left of the time, as of the last look; None when there is no limit.
    pub fn left(&self) -> Option<Duration> {
        (self.limit != UNLIMITED).then(|| Duration::from_nanos(self.limit.saturating_sub(self.used)))
    }

    /// Looks at the clock: whether the time is over.
    pub fn look(&mut self) -> bool {
        let now = now();
        if let Some(since) = self.since.replace(now) {
            self.charge(u64::try_from((now - since).as_nanos()).unwrap_or(u64::MAX));
        }
        self.is_over()
    }

    /// The machine did its first `work` units of a step without a look.
    pub fn unseen(&mut self, work: u64) {
        self.charge(STEP + work.saturating_mul(UNIT));
    }

    /// Values of so many bytes went to the host: some 8 ns for a node of 32 bytes.
    pub fn moved(&mut self, bytes: usize) {
        if self.since.is_none() {
            self.charge(bytes as u64 / 4);
        }
    }

    /// A step ends.
    pub fn stop(&mut self) {
        if self.since.is_some() {
            self.look();
            self.since = None;
        }
    }

    fn charge(&mut self, nanoseconds: u64) {
        self.used = self.used.saturating_add(nanoseconds);
    }
}
