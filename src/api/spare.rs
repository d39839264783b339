//! Machines that wait for the next run of their program.
//!
//! Making a machine means a few dozen empty tables and a register stack: some 400 ns, which is more than a small program
//! takes. A finished run therefore leaves its machine with its program, emptied, if it stayed small; measured with `1 + 1`, a run
//! costs a quarter then.
//! Never: hands over anything of the earlier run but empty buffers and the numbering of the program's side tables.

use crate::vm::Vm;
use std::sync::{Mutex, PoisonError};

/// Machines kept for one program.
const KEPT: usize = 4;

/// Emptied machines of one program.
#[derive(Default)]
pub(crate) struct Spares(Mutex<[Option<Box<Vm>>; KEPT]>);

impl Spares {
    /// An emptied machine, if one is there and nobody else is asking right now.
    pub(super) fn take(&self) -> Option<Box<Vm>> {
        self.0.try_lock().ok()?.iter_mut().rev().find_map(Option::take)
    }

    /// Keeps a machine that is not needed any more, if it is worth it.
    pub(super) fn give(&self, mut vm: Box<Vm>) {
        if !vm.reset() {
            return;
        }
        let mut spares = match self.0.try_lock() {
            Ok(spares) => spares,
            Err(std::sync::TryLockError::Poisoned(poisoned)) => PoisonError::into_inner(poisoned),
            Err(std::sync::TryLockError::WouldBlock) => return,
        };
        if let Some(place) = spares.iter_mut().find(|place| place.is_none()) {
            *place = Some(vm);
        }
    }
}
