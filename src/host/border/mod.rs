//! The border between a run's heap and the host's values.
//!
//! Owns: [`export`] (heap to [`Object`](super::object::Object)) and [`import`] (the other way), both in loops, both paid from
//! the run's memory. Identity is kept: what is one object on one side is one object on the other, cycles included.
//! Never: runs Python; a value whose text only Python code could tell crosses with its type's name instead.
//! Start reading at `export::export` and `import::import`.

pub(crate) mod export;
pub(crate) mod files;
pub(crate) mod import;

use crate::heap::kinds::Value;
use crate::heap::limit::{Limit, LimitHit};
use crate::vm::Vm;

/// Containers nested deeper than this do not cross.
pub(crate) const MAX_DEPTH: usize = 10_000;

/// Why a value does not cross.
#[derive(Clone, Debug)]
pub(crate) enum Refusal {
    /// The memory limit.
    Limit(LimitHit),
    /// Nested deeper than [`MAX_DEPTH`].
    Deep,
    /// A key or member of a set that Python cannot hash: its type's name.
    Unhashable(String),
    /// A function that neither the host declared nor the program defined: its name.
    UnknownFunction(String),
}

impl From<LimitHit> for Refusal {
    fn from(hit: LimitHit) -> Refusal {
        Refusal::Limit(hit)
    }
}

/// Room for `bytes` more in the run's heap, collecting garbage if need be. What is being made is in `Vm::roots`.
fn reserve(vm: &mut Vm, bytes: usize) -> Result<(), Refusal> {
    match vm.cx.heap.budget.reserve(bytes) {
        Ok(()) => Ok(()),
        Err(_) => vm.collect(bytes).map_err(|_| Refusal::Limit(LimitHit(Limit::Memory))),
    }
}

/// Does something with `value` kept alive.
fn rooted<T>(vm: &mut Vm, value: Value, work: impl FnOnce(&mut Vm) -> T) -> T {
    let before = vm.roots.len();
    vm.roots.push(value);
    let result = work(vm);
    vm.roots.truncate(before);
    result
}
