//! Owns: what attribute instructions found for instances of other shapes than the last one. An instruction that meets several
//! classes in turn (the `__init__` of a base class) finds it here and not by a walk through the classes.
//!
//! Never: decides what may be kept (`load.rs`, `store.rs`).

use crate::heap::value::{ShapeId, StrId};
use crate::vm::{Cache, Vm};

/// Entries: a power of two.
const KNOWN: usize = 512;

/// What an instruction does with the attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// `GetAttr`
    Get,
    /// `SetAttr`
    Set,
    /// `LoadMethod`
    Call,
}

/// One entry: `found` is for the instances whose shape is its key.
#[derive(Clone, Copy)]
pub(in crate::vm) struct Known {
    access: Access,
    name: u32,
    found: Cache,
}

fn place(access: Access, shape: ShapeId, name: StrId) -> usize {
    let mixed = shape.0.wrapping_mul(0x9e37_79b9) ^ name.bits().wrapping_mul(0x85eb_ca6b) ^ (access as u32) << 9;
    (mixed >> 9) as usize & (KNOWN - 1)
}

impl Vm {
    /// Keeps what an instruction found for an instance of some shape, in its inline cache and for when it has met another.
    pub(in crate::vm) fn keep(&mut self, at: usize, access: Access, shape: ShapeId, name: StrId, found: Cache) {
        self.caches[at] = found;
        if self.known.is_empty() {
            self.known.resize(KNOWN, Known { access, name: 0, found: Cache::default() });
        }
        self.known[place(access, shape, name)] = Known { access, name: name.bits(), found };
    }
}

/// What was found for instances of this shape before, which comes into the inline cache as well. None where nothing is known or
/// where the cache has it already, so that something else must be wrong.
#[inline(never)]
pub(in crate::vm) fn recall<'k>(
    table: &'k [Known],
    cache: &mut Cache,
    access: Access,
    shape: ShapeId,
    name: StrId,
    epoch: u32,
) -> Option<&'k Cache> {
    let known = table.get(place(access, shape, name))?;
    let fits = (known.access, known.name, known.found.key, known.found.epoch) == (access, name.bits(), shape.0, epoch);
    if !fits || (cache.key, cache.epoch) == (shape.0, epoch) {
        return None;
    }
    *cache = known.found;
    Some(&known.found)
}
