//! What a run may use and what it has used.
//!
//! Owns: the defaults. All of them are finite, so that a host that sets nothing is safe.
//! Never: counts; the machine and the heap do.

use super::run::Run;
use crate::heap::limit::Limit;
use std::time::Duration;

/// No limit, or fuel without end.
pub const UNLIMITED: u64 = u64::MAX;

/// 256 MiB of memory.
pub const DEFAULT_MEMORY: u64 = 256 << 20;
/// 4,294,967,296 objects.
pub const DEFAULT_ALLOCATIONS: u64 = 1 << 32;
/// One minute inside step and resume.
pub const DEFAULT_TIME: Duration = Duration::from_secs(60);
/// 1000 frames, as in CPython.
pub const DEFAULT_RECURSION: u64 = 1000;
/// 100,000,000,000 instructions.
pub const DEFAULT_FUEL: u64 = 100_000_000_000;
/// 16 MiB of printed text.
pub const DEFAULT_OUTPUT: u64 = 16 << 20;

/// The limit that a run has when its host sets none.
///
/// ```
/// use monty::{Limit, default_limit};
/// assert_eq!(default_limit(Limit::Memory), 256 << 20);
/// assert!(Limit::ALL.iter().all(|limit| default_limit(*limit) < monty::UNLIMITED));
/// ```
pub fn default_limit(which: Limit) -> u64 {
    match which {
        Limit::Memory => DEFAULT_MEMORY,
        Limit::Allocations => DEFAULT_ALLOCATIONS,
        Limit::TimeNs => DEFAULT_TIME.as_nanos() as u64,
        Limit::Recursion => DEFAULT_RECURSION,
        Limit::Fuel => DEFAULT_FUEL,
        Limit::Output => DEFAULT_OUTPUT,
    }
}

fn to_usize(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn from_usize(value: usize) -> u64 {
    if value == usize::MAX { UNLIMITED } else { value as u64 }
}

impl Run {
    /// Sets a limit, also while the run is paused. [`UNLIMITED`] lifts it.
    ///
    /// Memory, allocations, time, fuel and output end the run when they are reached, and the program cannot catch that; at the
    /// recursion limit the program gets a `RecursionError`.
    pub fn set_limit(&mut self, which: Limit, value: u64) {
        match which {
            Limit::Memory => self.vm_mut().cx.heap.budget.set_limit(to_usize(value)),
            Limit::Allocations => self.vm_mut().cx.heap.budget.allocation_limit = value,
            Limit::TimeNs => self.vm_mut().cx.meter.clock.limit = value,
            Limit::Recursion => self.vm_mut().recursion_limit = to_usize(value),
            Limit::Fuel => self.vm_mut().fuel_limit = value,
            Limit::Output => self.vm_mut().cx.output.limit = value,
        }
    }

    /// A limit of this run.
    pub fn limit(&self, which: Limit) -> u64 {
        let vm = self.vm();
        match which {
            Limit::Memory => from_usize(vm.cx.heap.budget.limit),
            Limit::Allocations => vm.cx.heap.budget.allocation_limit,
            Limit::TimeNs => vm.cx.meter.clock.limit,
            Limit::Recursion => from_usize(vm.recursion_limit),
            Limit::Fuel => vm.fuel_limit,
            Limit::Output => vm.cx.output.limit,
        }
    }

    /// What the run has used: bytes held now, objects made, nanoseconds, frames on the stack now, instructions, bytes printed.
    pub fn usage(&self, which: Limit) -> u64 {
        let vm = self.vm();
        match which {
            Limit::Memory => vm.cx.heap.budget.used as u64,
            Limit::Allocations => vm.cx.heap.budget.allocations,
            Limit::TimeNs => vm.cx.meter.clock.used,
            Limit::Recursion => vm.frames.len() as u64,
            Limit::Fuel => vm.fuel_used,
            Limit::Output => vm.cx.output.written,
        }
    }
}
