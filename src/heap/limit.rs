//! The names of a run's limits and the fact that one was reached.
//!
//! Owns: `Limit`, `LimitHit`, and the clock behind the limit on time. Never: counts anything. Start reading at `Limit`.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Instant;

/// The host's clock, read for the limit on time and for nothing else: no other line of the library looks at a clock.
#[expect(clippy::disallowed_methods, reason = "the one place that may")]
pub fn now() -> Instant {
    Instant::now()
}

/// What a run may use up. The numbers are those of `MontyLimit` in the C API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u32)]
pub enum Limit {
    /// Bytes held by the program's values, its captured output and the values that cross to the host.
    Memory = 0,
    /// Values allocated over the whole run.
    Allocations = 1,
    /// Nanoseconds spent inside the run: by the clock, but for the first few hundred instructions of a step, which are charged 10 ns
    /// each.
    TimeNs = 2,
    /// Depth of calls.
    Recursion = 3,
    /// Instructions executed.
    Fuel = 4,
    /// Bytes of captured output.
    Output = 5,
}

impl Limit {
    /// All limits, in the order of their numbers.
    pub const ALL: [Limit; 6] = [Limit::Memory, Limit::Allocations, Limit::TimeNs, Limit::Recursion, Limit::Fuel, Limit::Output];

    /// The limit's name as options and messages write it.
    pub fn name(self) -> &'static str {
        match self {
            Limit::Memory => "memory",
            Limit::Allocations => "allocations",
            Limit::TimeNs => "time",
            Limit::Recursion => "recursion",
            Limit::Fuel => "fuel",
            Limit::Output => "output",
        }
    }
}

/// A limit was reached: what was about to be made has not been made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitHit(pub Limit);

impl fmt::Display for LimitHit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} limit exceeded", self.0.name())
    }
}

impl std::error::Error for LimitHit {}
