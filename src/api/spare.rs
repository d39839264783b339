//! Machines that wait for the next run.
//!
//! Making a machine means a few dozen empty tables and a register stack: some 400 ns, which is more than a small program
//! takes. A finished run therefore leaves its machine with its program, emptied, if it stayed small; measured with `1 + 1`, a run
//! costs a quarter then. A program that goes leaves what it has to the process, for the first run of any other program.
//! Never: hands over anything of the earlier run but empty buffers and, within one program, the numbering of its side tables.

use crate::heap::waste::settle;
use crate::vm::Vm;
use std::sync::{Mutex, PoisonError, TryLockError};

/// Machines kept in one place.
const KEPT: usize = 4;

/// Emptied machines of one program, or of none.
#[derive(Default)]
pub(crate) struct Spares(Mutex<[Option<Box<Vm>>; KEPT]>);

/// Machines that have no program.
static WITHOUT_PROGRAM: Spares = Spares(Mutex::new([const { None }; KEPT]));

/// A machine for whatever program.
pub(super) fn without_program() -> Option<Box<Vm>> {
    WITHOUT_PROGRAM.take()
}

impl Spares {
    /// An emptied machine, if one is there and nobody else is asking right now.
    pub(super) fn take(&self) -> Option<Box<Vm>> {
        self.0.try_lock().ok()?.iter_mut().rev().find_map(Option::take)
    }

    /// Keeps a machine that is not needed any more, if it is worth it.
    pub(super) fn give(&self, mut vm: Box<Vm>) {
        if vm.reset() {
            self.keep(vm);
        } else {
            drop(vm);
            // Or the next run of this thread has to wait for that.
            settle();
        }
    }

    fn keep(&self, vm: Box<Vm>) {
        let mut spares = match self.0.try_lock() {
            Ok(spares) => spares,
            Err(TryLockError::Poisoned(poisoned)) => PoisonError::into_inner(poisoned),
            Err(TryLockError::WouldBlock) => return,
        };
        if let Some(place) = spares.iter_mut().find(|place| place.is_none()) {
            *place = Some(vm);
        }
    }
}

impl Drop for Spares {
    fn drop(&mut self) {
        let spares = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        for mut vm in spares.iter_mut().filter_map(Option::take) {
            vm.leave_program();
            WITHOUT_PROGRAM.keep(vm);
        }
    }
}
