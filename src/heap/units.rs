//! Units by number: the core strings, the prelude's modules (compiled once per process) and the run's own sources.

use super::kinds::Heap;
use super::value::{CodeRef, StrId};
use crate::bytecode::code::{Code, PROGRAM_UNIT, Unit};
use crate::text::PyStr;
use std::sync::{Arc, OnceLock};

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

/// A run's own sources: the program, then the snippets that it was fed.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// Absent only while a machine has no program.
    program: Option<Arc<Unit>>,
    fed: Option<Arc<Vec<Arc<Unit>>>>,
}

impl Units {
    /// The program alone.
    pub fn new(program: Arc<Unit>) -> Units {
        Units { program: Some(program), fed: None }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        usize::from(self.program.is_some()) + self.fed().len()
    }

    /// The snippets.
    pub fn fed(&self) -> &[Arc<Unit>] {
        self.fed.as_ref().map_or(&[], |fed| fed)
    }

    /// Adds a snippet.
    pub fn push(&mut self, unit: Arc<Unit>) {
        Arc::make_mut(self.fed.get_or_insert_default()).push(unit);
    }

    /// The unit of that number, which is none of the prelude's.
    #[inline]
    pub fn get(&self, number: u32) -> &Unit {
        match number - PROGRAM_UNIT {
            0 => self.program.as_ref().expect("a machine runs a program"),
            i => &self.fed()[i as usize - 1],
        }
    }

    /// A string of the program, if the id is of one.
    #[inline]
    pub fn program_string(&self, id: StrId) -> Option<&PyStr> {
        match &self.program {
            Some(program) if id.unit() == PROGRAM_UNIT => program.strings.get(id.index() as usize),
            _ => None,
        }
    }

    /// A unit of the prelude or of the run.
    #[inline]
    pub fn any(&self, number: u32) -> &Unit {
        if number < PROGRAM_UNIT {
            loaded_prelude_unit(number).expect("a value or frame of a prelude module exists only after the module was compiled")
        } else {
            self.get(number)
        }
    }

    /// Whether both are the same units.
    pub fn same(&self, other: &Units) -> bool {
        let program = match (&self.program, &other.program) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        program && self.fed().as_ptr() == other.fed().as_ptr() && self.fed().len() == other.fed().len()
    }
}

impl Heap {
    /// A unit that the run uses.
    #[inline]
    pub fn unit(&self, number: u32) -> &Unit {
        self.units.any(number)
    }

    /// A code object.
    #[inline]
    pub fn code(&self, code: CodeRef) -> &Code {
        &self.unit(code.unit()).codes[code.index() as usize]
    }
}
