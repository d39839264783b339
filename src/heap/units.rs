//! Units by number: the core strings, the prelude's modules (compiled once per process) and the run's own sources.

use super::kinds::Heap;
use super::value::CodeRef;
use crate::bytecode::code::{Code, PROGRAM_UNIT, Unit};
use std::sync::OnceLock;

/// Prelude units, in the slot of their number; filled on first use and never changed.
static PRELUDE: [OnceLock<Unit>; PROGRAM_UNIT as usize] = [const { OnceLock::new() }; PROGRAM_UNIT as usize];

/// The prelude unit `number`, compiled by `make` if this process has not used it yet.
pub fn prelude_unit(number: u32, make: impl FnOnce() -> Unit) -> &'static Unit {
    PRELUDE[number as usize].get_or_init(make)
}

/// The prelude unit `number`, which has been used already.
#[inline]
pub fn loaded_prelude_unit(number: u32) -> Option<&'static Unit> {
    PRELUDE[number as usize].get()
}

impl Heap {
    /// A unit that the run uses.
    #[inline]
    pub fn unit(&self, number: u32) -> &Unit {
        if number < PROGRAM_UNIT {
            loaded_prelude_unit(number).expect("a value or frame of a prelude module exists only after the module was compiled")
        } else {
            &self.units[(number - PROGRAM_UNIT) as usize]
        }
    }

    /// A code object.
    #[inline]
    pub fn code(&self, code: CodeRef) -> &Code {
        &self.unit(code.unit()).codes[code.index() as usize]
    }
}
