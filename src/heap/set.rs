//! Sets: an open-addressing table laid out so that iteration gives the order CPython gives (`{3, 1, 2}` prints `{1, 2, 3}`).
//!
//! The order of a CPython set is that of its table: power-of-two size, start at `hash & mask`, nine linear probes where they
//! fit, then a perturbed jump; growth to four times the used count (twice above 50,000) when three fifths are filled.
//! Programs can see it, so the same rules hold here; the code is our own.

use super::keys::{self, NeedsPython};
use super::kinds::{Heap, SetId, Value};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const MIN_SIZE: usize = 8;
/// Growth up to this many bytes is charged without asking first.
const SMALL_GROWTH: usize = 4096;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

/// A slot of the table.
#[derive(Clone, Copy, Debug, Default)]
pub enum Slot {
    /// Never used.
    #[default]
    Empty,
    /// Held a key that was removed.
    Removed,
    /// A key and its hash.
    Key(Value, u64),
}

/// A Python set; `frozenset` has the same data.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// Empty, or a power of two long.
    slots: Vec<Slot>,
    live: usize,
    filled: usize,
    /// Changes with every addition and removal, for running iterations.
    version: u32,
    /// Where `pop` looks next.
    finger: usize,
}

impl Set {
    /// Number of keys.
    #[inline]
    pub fn len(&self) -> usize {
        self.live
    }

    /// See the field.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The table, for iteration by slot number.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The key in slot `i`.
    #[inline]
    pub fn key_at(&self, i: usize) -> Option<Value> {
        match self.slots[i] {
            Slot::Key(key, _) => Some(key),
            Slot::Empty | Slot::Removed => None,
        }
    }

    /// Keys with their hashes, in iteration order.
    pub fn iter(&self) -> impl Iterator<Item = (Value, u64)> {
        self.slots.iter().filter_map(|slot| match *slot {
            Slot::Key(key, hash) => Some((key, hash)),
            Slot::Empty | Slot::Removed => None,
        })
    }

    /// Visits the slots in the probe order of `hash` until `stop` says so.
    fn probe<T>(&self, hash: u64, mut stop: impl FnMut(usize, Slot) -> Option<T>) -> Option<T> {
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut i = hash as usize & mask;
        loop {
            let linear = if i + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for at in i..=i + linear {
                if let Some(result) = stop(at, self.slots[at]) {
                    return Some(result);
                }
            }
            perturb >>= PERTURB_SHIFT;
            i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    /// The slot of `key`.
    pub fn find(&self, heap: &Heap, key: Value, hash: u64) -> Result<Option<usize>, NeedsPython> {
        self.find_at(heap, key, hash, 0)
    }

    /// As `find`, at some depth of nesting in a comparison.
    pub fn find_at(&self, heap: &Heap, key: Value, hash: u64, depth: usize) -> Result<Option<usize>, NeedsPython> {
        if self.slots.is_empty() {
            return Ok(None);
        }
        // The walk of `probe`, written out, because lookups are what sets are for.
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut i = hash as usize & mask;
        loop {
            let linear = if i + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for (at, slot) in (i..).zip(&self.slots[i..=i + linear]) {
                match slot {
                    Slot::Empty => return Ok(None),
                    Slot::Key(other, other_hash) => {
                        if *other_hash == hash && keys::equal_from(heap, *other, key, depth)? {
                            return Ok(Some(at));
                        }
                    }
                    Slot::Removed => {}
                }
            }
            perturb >>= PERTURB_SHIFT;
            i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    /// Slots whose keys have this hash: what the prelude compares when keys define `__eq__` in Python.
    pub fn candidates(&self, hash: u64) -> Vec<usize> {
        let mut found = Vec::new();
        if !self.slots.is_empty() {
            self.probe(hash, |i, slot| match slot {
                Slot::Empty => Some(()),
                Slot::Key(_, other) if other == hash => {
                    found.push(i);
                    None
                }
                Slot::Key(..) | Slot::Removed => None,
            });
        }
        found
    }

    /// Bytes that one more key may take: to charge before `push`.
    pub fn growth(&self) -> usize {
        if self.slots.is_empty() {
            MIN_SIZE * size_of::<Slot>()
        } else if self.full(self.filled + 1) {
            Set::size_for(self.live + 1) * size_of::<Slot>()
        } else {
            0
        }
    }

    fn full(&self, filled: usize) -> bool {
        filled * 5 >= (self.slots.len() - 1) * 3
    }

    fn size_for(used: usize) -> usize {
        Set::power_above(if used > 50_000 { used * 2 } else { used * 4 })
    }

    /// The smallest table size above `minimum`.
    fn power_above(minimum: usize) -> usize {
        let mut size = MIN_SIZE;
        while size <= minimum {
            size *= 2;
        }
        size
    }

    /// Adds a key that is not there. The caller has charged `growth`.
    pub fn push(&mut self, key: Value, hash: u64) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::Empty; MIN_SIZE];
        }
        self.place(key, hash);
        self.live += 1;
        self.version = self.version.wrapping_add(1);
        if self.full(self.filled) {
            self.resize(Set::size_for(self.live));
        }
    }

    fn place(&mut self, key: Value, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut i = hash as usize & mask;
        loop {
            let linear = if i + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            if let Some(slot) = self.slots[i..=i + linear].iter_mut().find(|slot| matches!(slot, Slot::Empty)) {
                *slot = Slot::Key(key, hash);
                self.filled += 1;
                return;
            }
            perturb >>= PERTURB_SHIFT;
            i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    fn resize(&mut self, size: usize) {
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        self.filled = 0;
        for slot in old {
            if let Slot::Key(key, hash) = slot {
                self.place(key, hash);
            }
        }
    }

    /// Removes the key in slot `i`.
    pub fn remove(&mut self, i: usize) {
        self.slots[i] = Slot::Removed;
        self.live -= 1;
        self.version = self.version.wrapping_add(1);
    }

    /// Removes and gives some key: the next one in iteration order after the one popped last.
    pub fn pop(&mut self) -> Option<Value> {
        let size = self.slots.len();
        let i = (0..size).map(|step| (self.finger + step) % size).find(|&i| self.key_at(i).is_some())?;
        let key = self.key_at(i);
        self.remove(i);
        self.finger = i + 1;
        key
    }

    /// A copy. The copy's table has the size that CPython gives it, which may be another one than the original's.
    pub fn copied(&self) -> Set {
        let mut copy = Set::default();
        copy.absorb(self);
        copy
    }

    /// Whether nothing was ever put into the table.
    pub fn is_untouched(&self) -> bool {
        self.filled == 0
    }

    /// Takes over the keys of `other`; nothing was put into this set yet.
    pub fn absorb(&mut self, other: &Set) {
        self.make_room(other.live);
        let size = self.slots.len().max(MIN_SIZE);
        if size == other.slots.len() && other.filled == other.live {
            self.slots.clone_from(&other.slots);
            (self.filled, self.live) = (other.filled, other.live);
        } else {
            for (key, hash) in other.iter() {
                self.push_in_place(key, hash);
            }
        }
        self.version = self.version.wrapping_add(1);
    }

    /// Bytes that [`Set::make_room`] may take.
    pub fn room(&self, extra: usize) -> usize {
        Set::power_above((self.live + extra) * 2) * size_of::<Slot>()
    }

    /// Makes the table large enough for `extra` more keys of another set or dict, so that they are added without growing.
    pub fn make_room(&mut self, extra: usize) {
        let mask = self.slots.len().max(MIN_SIZE) - 1;
        if (self.filled + extra) * 5 >= mask * 3 {
            self.resize(Set::power_above((self.live + extra) * 2));
        }
    }

    fn push_in_place(&mut self, key: Value, hash: u64) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::Empty; MIN_SIZE];
        }
        self.place(key, hash);
        self.live += 1;
    }

    /// Makes this table one that replaces `old`: whoever watches the version sees a change.
    pub fn replacing(self, old: &Set) -> Set {
        Set { version: old.version.wrapping_add(1), ..self }
    }

    /// After many removals: a smaller table when more than a quarter of it is traces of removed keys.
    pub fn tidy(&mut self) {
        if self.filled - self.live > self.slots.len().saturating_sub(1) / 4 {
            self.resize(Set::size_for(self.live));
        }
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        *self = Set { version: self.version.wrapping_add(1), ..Set::default() };
    }

    /// Bytes of the table.
    pub fn table_bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot>()
    }

    /// Whether bytes from outside describe a table that lookups can trust.
    pub fn is_sound(&self) -> bool {
        let size = self.slots.len();
        (size == 0 || size.is_power_of_two() && size >= MIN_SIZE && self.filled < size) && self.finger <= size
    }

    /// Fills in the hashes that the bytes did not have. `heap` is the loaded heap without this set.
    pub fn rehash(&mut self, heap: &Heap) {
        for slot in &mut self.slots {
            if let Slot::Key(key, hash) = slot
                && let Some(own) = keys::own_hash(heap, *key)
            {
                *hash = own;
            }
        }
    }
}

/// A slot as snapshots have it.
#[derive(Serialize, Deserialize)]
enum StoredSlot {
    Empty,
    Removed,
    Key(keys::Stored),
}

/// The table as it is: its order is visible. The counts follow from it.
impl Heap {
    /// Adds a str or an int to a set, where that needs no Python and no growth that must be asked for; says whether.
    #[inline]
    pub fn set_add_plain(&mut self, set: SetId, key: Value) -> bool {
        let Some(hash) = self.plain_hash(key) else { return false };
        match self[set].find(self, key, hash) {
            Ok(Some(_)) => return true,
            Ok(None) => {}
            Err(NeedsPython) => return false,
        }
        let growth = self[set].growth();
        if growth > SMALL_GROWTH {
            return false;
        }
        self.budget.charge(growth);
        self[set].push(key, hash);
        true
    }
}

impl Serialize for Set {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let slots = self.slots.iter().map(|slot| match *slot {
            Slot::Empty => StoredSlot::Empty,
            Slot::Removed => StoredSlot::Removed,
            Slot::Key(key, hash) => StoredSlot::Key(keys::Stored::of(key, hash)),
        });
        let mut tuple = serializer.serialize_tuple(3)?;
        tuple.serialize_element(&slots.collect::<Vec<_>>())?;
        tuple.serialize_element(&self.finger)?;
        tuple.serialize_element(&self.version)?;
        tuple.end()
    }
}

impl<'de> Deserialize<'de> for Set {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Set, D::Error> {
        let (stored, finger, version) = <(Vec<StoredSlot>, usize, u32)>::deserialize(deserializer)?;
        let slots: Vec<Slot> = stored
            .into_iter()
            .map(|slot| match slot {
                StoredSlot::Empty => Slot::Empty,
                StoredSlot::Removed => Slot::Removed,
                StoredSlot::Key(stored) => Slot::Key(stored.key, stored.hash),
            })
            .collect();
        let live = slots.iter().filter(|slot| matches!(slot, Slot::Key(..))).count();
        let filled = slots.iter().filter(|slot| !matches!(slot, Slot::Empty)).count();
        Ok(Set { slots, live, filled, version, finger })
    }
}
