//! Sets: an open-addressing table laid out so that iteration gives the order CPython gives (`{3, 1, 2}` prints `{1, 2, 3}`).
//!
//! The order of a CPython set is that of its table: power-of-two size, start at `hash & mask`, nine linear probes where they
//! fit, then a perturbed jump; growth to four times the used count (twice above 50,000) when three fifths are filled.
//! Programs can see it, so the same rules hold here; the code is our own.

use super::keys;
use super::kinds::{Heap, SetId, Value};
use super::value::StrId;
use super::waste::{Bulk, Fresh};
use super::watch::{NoAnswer, Watch};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod algebra;

const MIN_SIZE: usize = 8;
/// Growth up to this many bytes is charged without asking first.
const SMALL_GROWTH: usize = 4096;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

/// Slots that a walk looks at in a row where so many follow.
const GROUP: usize = LINEAR_PROBES + 1;

/// From this many slots on, a table grows in pieces.
const LARGE: usize = 1 << 13;

/// Slots of a piece.
const PIECE: usize = 1 << 10;

/// A slot of the table: a key and its hash, or no key, and then a hash that says whether there was one.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    hash: u64,
    key: Value,
}

impl Slot {
    /// Never used.
    const EMPTY: Slot = Slot { hash: 0, key: Value::Unbound };
    /// Held a key that was removed.
    const REMOVED: Slot = Slot { hash: u64::MAX, key: Value::Unbound };

    /// The key and its hash.
    #[inline]
    pub fn get(self) -> Option<(Value, u64)> {
        if self.key.is_unbound() { None } else { Some((self.key, self.hash)) }
    }

    #[inline]
    fn is_empty(self) -> bool {
        self.hash == 0 && self.key.is_unbound()
    }
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
        self.slots[i].get().map(|(key, _)| key)
    }

    /// The memory of the table.
    pub(super) fn into_bulk(self) -> Vec<Slot> {
        self.slots
    }

    /// Keys with their hashes, in iteration order.
    pub fn iter(&self) -> impl Iterator<Item = (Value, u64)> {
        Set::keys_in(&self.slots)
    }

    /// The keys with their hashes in a piece of the table.
    pub fn keys_in(piece: &[Slot]) -> impl Iterator<Item = (Value, u64)> {
        piece.iter().filter_map(|slot| slot.get())
    }

    /// The first slot in use from `from` on, or the end of the table.
    pub fn used_from(&self, watch: &Watch, from: usize) -> Result<usize, NoAnswer> {
        let mut at = from;
        while at < self.slots.len() && self.slots[at].key.is_unbound() {
            at += 1;
            if at.is_multiple_of(PIECE) {
                watch.spend(PIECE as u64 / 4)?;
            }
        }
        Ok(at)
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
    #[inline(always)]
    pub fn find(&self, heap: &Heap, key: Value, hash: u64) -> Result<Option<usize>, NoAnswer> {
        let (met, at) = self.seek(heap, key, hash).answer()?;
        Ok(if matches!(met, Met::Found) { Some(at) } else { None })
    }

    /// Where `key` is, or where it comes when it is added and the table does not grow.
    #[inline(always)]
    fn seek(&self, heap: &Heap, key: Value, hash: u64) -> Sought {
        let i = hash as usize & self.slots.len().wrapping_sub(1);
        // Most are where they are looked for first, or not there.
        match self.slots.get(i) {
            None => Sought(Met::Free, 0),
            Some(first) if first.hash == hash && is_identical(first.key, key) => Sought(Met::Found, i),
            Some(first) if first.is_empty() => Sought(Met::Free, i),
            Some(_) => self.seek_on(heap, key, hash),
        }
    }

    /// The walk of `probe`, written out, because lookups are what sets are for.
    #[inline(never)]
    fn seek_on(&self, heap: &Heap, key: Value, hash: u64) -> Sought {
        let slots = &self.slots[..];
        let mask = slots.len() - 1;
        let mut perturb = hash;
        let mut i = hash as usize & mask;
        loop {
            let (mut at, end) = match slots[i..].first_chunk::<GROUP>() {
                // Most hashes differ, and say so without a look at the key.
                Some(group) => (i + group.iter().position(|slot| slot.hash == hash || slot.hash == 0).unwrap_or(GROUP), i + GROUP),
                None => (i, i + 1),
            };
            while at < end {
                let slot = slots[at];
                if slot.is_empty() {
                    return Sought(Met::Free, at);
                }
                if slot.hash == hash && !slot.key.is_unbound() {
                    match is_equal(heap, slot.key, key) {
                        Ok(true) => return Sought(Met::Found, at),
                        Ok(false) => {}
                        Err(why) => return Sought(Met::Stopped(why), 0),
                    }
                }
                at += 1;
            }
            perturb >>= PERTURB_SHIFT;
            i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    /// Adds a key where it is not there yet, if that needs no larger table: None then.
    #[inline]
    pub fn add_in_room(&mut self, heap: &Heap, key: Value, hash: u64) -> Result<Option<()>, NoAnswer> {
        match self.seek(heap, key, hash).answer()? {
            (Met::Free, at) if self.has_room() => self.put(at, key, hash),
            (Met::Free, _) => return Ok(None),
            _ => {}
        }
        Ok(Some(()))
    }

    /// Adds a key that is not there, if that needs no larger table; says whether.
    #[inline]
    pub fn push_in_room(&mut self, key: Value, hash: u64) -> bool {
        let room = self.has_room();
        if room {
            self.push_in_place(key, hash);
            self.version = self.version.wrapping_add(1);
        }
        room
    }

    /// Whether one more key fits without another table.
    #[inline]
    fn has_room(&self) -> bool {
        !self.slots.is_empty() && !self.full(self.filled + 1)
    }

    #[inline]
    fn put(&mut self, at: usize, key: Value, hash: u64) {
        self.slots[at] = Slot { hash, key };
        self.filled += 1;
        self.live += 1;
        self.version = self.version.wrapping_add(1);
    }

    /// Slots whose keys have this hash: what the prelude compares when keys define `__eq__` in Python.
    pub fn candidates(&self, hash: u64) -> Vec<usize> {
        let mut found = Vec::new();
        if !self.slots.is_empty() {
            self.probe(hash, |i, slot| {
                if slot.get().is_some_and(|(_, other)| other == hash) {
                    found.push(i);
                }
                slot.is_empty().then_some(())
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

    #[inline]
    fn full(&self, filled: usize) -> bool {
        is_filled(self.slots.len(), filled)
    }

    fn size_for(used: usize) -> usize {
        power_above(if used > 50_000 { used * 2 } else { used * 4 })
    }

    /// Adds a key that is not there. The caller has charged `growth`.
    pub fn push(&mut self, key: Value, hash: u64) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::EMPTY; MIN_SIZE];
        }
        self.place(key, hash);
        self.live += 1;
        self.version = self.version.wrapping_add(1);
        if self.full(self.filled) {
            self.resize(Set::size_for(self.live));
        }
    }

    /// Whether one more key makes this large table another one.
    #[inline]
    fn grows_long(&self) -> bool {
        self.slots.len() >= LARGE && self.full(self.filled + 1)
    }

    /// As [`Set::push`]; a large table grows in pieces, and when it is stopped the set is as before.
    pub fn push_watched(&mut self, watch: &Watch, key: Value, hash: u64) -> Result<(), NoAnswer> {
        if !self.grows_long() {
            self.push(key, hash);
            return Ok(());
        }
        let at = self.free_slot(hash);
        self.slots[at] = Slot { hash, key };
        let grown = self.resized(watch, Set::size_for(self.live + 1));
        self.slots[at] = Slot::EMPTY;
        watch.waste.put(std::mem::replace(&mut self.slots, grown?));
        self.live += 1;
        self.filled = self.live;
        self.version = self.version.wrapping_add(1);
        Ok(())
    }

    fn free_slot(&self, hash: u64) -> usize {
        self.probe(hash, |i, slot| slot.is_empty().then_some(i)).expect("the table always has an empty slot")
    }

    #[inline]
    fn place(&mut self, key: Value, hash: u64) {
        place(&mut self.slots, key, hash);
        self.filled += 1;
    }

    fn resize(&mut self, size: usize) {
        self.slots = self.resized(&Watch::default(), size).expect("nothing watches");
        self.filled = self.live;
    }

    /// The keys in a table of another size.
    fn resized(&self, watch: &Watch, size: usize) -> Result<Vec<Slot>, NoAnswer> {
        let mut new = empty(watch, size)?;
        place_all(watch, &self.slots, &mut new)?;
        Ok(new.done())
    }

    /// A copy, table and all.
    pub fn duplicate(&self, watch: &Watch) -> Result<Set, NoAnswer> {
        let mut slots = Fresh::new(&watch.waste, Vec::with_capacity(self.slots.len()));
        for piece in self.slots.chunks(PIECE) {
            watch.spend(piece.len() as u64 / 2)?;
            slots.extend_from_slice(piece);
        }
        Ok(Set { slots: slots.done(), ..*self })
    }

    /// Removes the key in slot `i`.
    pub fn remove(&mut self, i: usize) {
        self.slots[i] = Slot::REMOVED;
        self.live -= 1;
        self.version = self.version.wrapping_add(1);
    }

    /// Removes and gives some key: the next one in iteration order after the one popped last.
    pub fn pop(&mut self, watch: &Watch) -> Result<Option<Value>, NoAnswer> {
        if self.live == 0 {
            return Ok(None);
        }
        let mut i = self.used_from(watch, self.finger)?;
        if i == self.slots.len() {
            i = self.used_from(watch, 0)?;
        }
        let key = self.key_at(i);
        self.remove(i);
        self.finger = i + 1;
        Ok(key)
    }

    /// A copy. The copy's table has the size that CPython gives it, which may be another one than the original's.
    pub fn copied(&self, watch: &Watch) -> Result<Set, NoAnswer> {
        let mut copy = Set::default();
        copy.absorb(watch, self)?;
        Ok(copy)
    }

    /// Whether nothing was ever put into the table.
    pub fn is_untouched(&self) -> bool {
        self.filled == 0
    }

    /// Takes over the keys of `other`; nothing was put into this set yet.
    pub fn absorb(&mut self, watch: &Watch, other: &Set) -> Result<(), NoAnswer> {
        let version = self.version.wrapping_add(1);
        if self.size_with(other.live) == other.slots.len() && other.filled == other.live {
            let finger = self.finger;
            *self = Set { version, finger, ..other.duplicate(watch)? };
            return Ok(());
        }
        let mut slots = empty(watch, self.size_with(other.live))?;
        place_all(watch, &other.slots, &mut slots)?;
        *self = Set { slots: slots.done(), live: other.live, filled: other.live, version, finger: self.finger };
        Ok(())
    }

    /// A copy with room for `extra` more keys: as if it was copied and got the room then.
    pub fn copied_with_room(&self, watch: &Watch, extra: usize) -> Result<Set, NoAnswer> {
        let size = size_with(MIN_SIZE, 0, 0, self.live);
        let larger = size_with(size, self.live, self.live, extra);
        if size < larger && size == self.slots.len() && self.filled == self.live {
            return Ok(Set { slots: self.resized(watch, larger)?, live: self.live, filled: self.live, ..Set::default() });
        }
        let mut copy = self.copied(watch)?;
        copy.make_room(watch, extra)?;
        Ok(copy)
    }

    /// The size of the table when there is room for `extra` more keys.
    fn size_with(&self, extra: usize) -> usize {
        size_with(self.slots.len().max(MIN_SIZE), self.live, self.filled, extra)
    }

    /// Bytes that [`Set::make_room`] may take.
    pub fn room(&self, extra: usize) -> usize {
        power_above((self.live + extra) * 2) * size_of::<Slot>()
    }

    /// Makes the table large enough for `extra` more keys of another set or dict, so that they are added without growing.
    pub fn make_room(&mut self, watch: &Watch, extra: usize) -> Result<(), NoAnswer> {
        let size = self.size_with(extra);
        if size != self.slots.len() || is_filled(size, self.filled + extra) {
            let slots = self.resized(watch, size)?;
            watch.waste.put(std::mem::replace(&mut self.slots, slots));
            self.filled = self.live;
        }
        Ok(())
    }

    fn push_in_place(&mut self, key: Value, hash: u64) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::EMPTY; MIN_SIZE];
        }
        self.place(key, hash);
        self.live += 1;
    }

    /// Makes this table one that replaces `old`: whoever watches the version sees a change.
    pub fn replacing(self, old: &Set) -> Set {
        Set { version: old.version.wrapping_add(1), ..self }
    }

    /// After many removals: a smaller table when more than a quarter of it is traces of removed keys.
    pub fn tidy(&mut self, watch: &Watch) -> Result<(), NoAnswer> {
        if self.filled - self.live > self.slots.len().saturating_sub(1) / 4 {
            let slots = self.resized(watch, Set::size_for(self.live))?;
            watch.waste.put(std::mem::replace(&mut self.slots, slots));
            self.filled = self.live;
        }
        Ok(())
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
            if !slot.key.is_unbound()
                && let Some(own) = keys::own_hash(heap, slot.key)
            {
                slot.hash = own;
            }
        }
    }
}

/// A set that nothing holds: it is only made shorter to be thrown away.
impl Bulk for Set {
    fn bytes(&self) -> usize {
        self.table_bytes()
    }

    fn shorten(&mut self, bytes: usize) {
        self.slots.shorten(bytes);
    }
}

/// Whether a table of this size is to grow.
#[inline]
fn is_filled(size: usize, filled: usize) -> bool {
    filled * 5 >= (size - 1) * 3
}

/// The smallest table size above `minimum`.
fn power_above(minimum: usize) -> usize {
    let mut size = MIN_SIZE;
    while size <= minimum {
        size *= 2;
    }
    size
}

/// The size that a table of some size gets before `extra` more keys come.
fn size_with(size: usize, live: usize, filled: usize, extra: usize) -> usize {
    if is_filled(size, filled + extra) { power_above((live + extra) * 2) } else { size }
}

/// What a walk over the slots of a hash comes to.
#[derive(Clone, Copy)]
enum Met {
    /// The key.
    Found,
    /// The first slot on the way that was never used: the key is not there.
    Free,
    /// A key that only Python can compare it with, or a limit.
    Stopped(NoAnswer),
}

/// What was met, and where: small enough for two registers.
struct Sought(Met, usize);

impl Sought {
    #[inline(always)]
    fn answer(self) -> Result<(Met, usize), NoAnswer> {
        match self.0 {
            Met::Stopped(why) => Err(why),
            met => Ok((met, self.1)),
        }
    }
}

/// Texts longer than this are compared by `keys`, piece by piece.
const SHORT_TEXT: usize = 1 << 10;

/// Whether two keys are the same int or the same string.
#[inline(always)]
fn is_identical(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Str(a), Value::Str(b)) => a == b,
        _ => false,
    }
}

/// Whether two keys of one hash are equal. Those that are not cost: a program can make as many as it likes.
#[inline]
fn is_equal(heap: &Heap, a: Value, b: Value) -> Result<bool, NoAnswer> {
    let equal = is_identical(a, b) || is_equal_key(heap, a, b)?;
    if !equal {
        heap.watch.spend(1)?;
    }
    Ok(equal)
}

#[inline(never)]
fn is_equal_key(heap: &Heap, a: Value, b: Value) -> Result<bool, NoAnswer> {
    match (a, b) {
        (Value::Str(x), Value::Str(y)) if is_same_text(heap, x, y) => Ok(true),
        _ => keys::equal(heap, a, b),
    }
}

fn is_same_text(heap: &Heap, a: StrId, b: StrId) -> bool {
    let (a, b) = (heap.text(a), heap.text(b));
    a.len() <= SHORT_TEXT && a == b
}

/// Puts a key into the first slot of its probe order that was never used.
#[inline(always)]
fn place(slots: &mut [Slot], key: Value, hash: u64) {
    let i = hash as usize & slots.len().wrapping_sub(1);
    match slots.get_mut(i) {
        Some(first) if first.is_empty() => *first = Slot { hash, key },
        _ => place_behind(slots, key, hash),
    }
}

/// The same where the first slot is used.
#[inline(never)]
fn place_behind(slots: &mut [Slot], key: Value, hash: u64) {
    let mask = slots.len() - 1;
    let mut perturb = hash;
    let mut i = hash as usize & mask;
    loop {
        let found = match slots[i..].first_chunk::<GROUP>() {
            Some(group) => group.iter().position(|slot| slot.is_empty()),
            None => slots[i].is_empty().then_some(0),
        };
        if let Some(n) = found {
            slots[i + n] = Slot { hash, key };
            return;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
    }
}

/// Puts the keys of a table into another one that has none of them, and room.
fn place_all(watch: &Watch, from: &[Slot], to: &mut [Slot]) -> Result<(), NoAnswer> {
    for piece in from.chunks(PIECE) {
        watch.spend(piece.len() as u64 * 2)?;
        for slot in piece {
            if !slot.key.is_unbound() {
                place(to, slot.key, slot.hash);
            }
        }
    }
    Ok(())
}

/// An empty table.
fn empty(watch: &Watch, size: usize) -> Result<Fresh<Vec<Slot>>, NoAnswer> {
    if size <= PIECE {
        return Ok(Fresh::new(&watch.waste, vec![Slot::EMPTY; size]));
    }
    watch.shed()?;
    // Copied from slots that are empty: that is a move of memory.
    const EMPTY: [Slot; 64] = [Slot::EMPTY; 64];
    let mut slots = Fresh::new(&watch.waste, Vec::with_capacity(size));
    while slots.len() < size {
        for _ in 0..PIECE / EMPTY.len() {
            slots.extend_from_slice(&EMPTY);
        }
        watch.spend(PIECE as u64 / 4)?;
    }
    Ok(slots)
}

impl Heap {
    /// Adds a key where it is not there yet, if that needs no larger table: false then, and the key is not there.
    #[inline]
    pub fn set_add_in_room(&mut self, id: SetId, key: Value, hash: u64) -> Result<bool, NoAnswer> {
        let (met, at) = self[id].seek(self, key, hash).answer()?;
        let set = &mut self[id];
        let free = matches!(met, Met::Free);
        if free && !set.has_room() {
            return Ok(false);
        }
        if free {
            set.put(at, key, hash);
        }
        Ok(true)
    }

    /// Adds a key that is not in the set, charged by the caller; stopped while a large set grows, it is as before.
    #[inline]
    pub fn set_push(&mut self, id: SetId, key: Value, hash: u64) -> Result<(), NoAnswer> {
        if !self[id].grows_long() {
            self[id].push(key, hash);
            return Ok(());
        }
        let mut set = std::mem::take(&mut self[id]);
        let pushed = set.push_watched(&self.watch, key, hash);
        self[id] = set;
        pushed
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
        match self.set_add_in_room(set, key, hash) {
            Ok(false) => {}
            added => return added.is_ok(),
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
        let slots = self.slots.iter().map(|slot| match slot.get() {
            Some((key, hash)) => StoredSlot::Key(keys::Stored::of(key, hash)),
            None if slot.is_empty() => StoredSlot::Empty,
            None => StoredSlot::Removed,
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
                StoredSlot::Empty => Slot::EMPTY,
                StoredSlot::Removed => Slot::REMOVED,
                StoredSlot::Key(stored) => Slot { hash: stored.hash, key: stored.key },
            })
            .collect();
        let live = slots.iter().filter(|slot| slot.get().is_some()).count();
        let filled = slots.iter().filter(|slot| !slot.is_empty()).count();
        Ok(Set { slots, live, filled, version, finger })
    }
}
