//! Dictionaries: entries in insertion order, and above eight of them a hash table of entry numbers beside.
//!
//! Owns order, versions and the table; equality and hashing of keys come from [`super::keys`].
//! Never calls Python: a lookup that would need a Python `__eq__` says so.

use super::keys;
use super::kinds::{DictId, Heap, Kind, Value};
use super::value::StrId;
use super::waste::{Fresh, Waste};
use super::watch::{NoAnswer, Watch};
use hashbrown::HashTable;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Growth up to this many bytes is charged without asking first.
const SMALL_GROWTH: usize = 4096;

/// Up to this many entries are searched in order.
const LINEAR: usize = 8;

/// From this many entries on, what passes over all of them does so in pieces.
const LARGE: usize = 1 << 13;

/// Entries of a piece.
const PIECE: usize = 1 << 10;

/// One key and its value. A removed entry has an unbound key until the next compaction.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The key, or unbound.
    pub key: Value,
    /// The value.
    pub value: Value,
    /// The key's hash.
    pub hash: u64,
}

/// A Python dict.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    entries: Vec<Entry>,
    table: HashTable<u32>,
    live: usize,
    /// No entry before this slot is in use: where `first` begins to look.
    first: usize,
    /// Changes when keys come or go, never when only a value changes: caches of entry numbers and running iterations compare it.
    version: u32,
}

/// Spreads a hash over all bits: int hashes are the ints themselves.
#[inline]
fn mix(hash: u64) -> u64 {
    let wide = u128::from(hash ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93_u128;
    wide as u64 ^ (wide >> 64) as u64
}

impl Dict {
    /// An empty dict with room for `capacity` entries, which the caller has charged.
    pub fn with_capacity(capacity: usize) -> Dict {
        Dict { entries: Vec::with_capacity(capacity), ..Dict::default() }
    }

    /// The same where so many keys are certain to come that their table is better made now.
    pub fn with_room(capacity: usize) -> Dict {
        let table = if capacity <= LINEAR { HashTable::new() } else { HashTable::with_capacity(capacity) };
        Dict { entries: Vec::with_capacity(capacity), table, ..Dict::default() }
    }

    /// Number of keys.
    #[inline]
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// See the field.
    #[inline]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// All entry slots in insertion order, removed ones with unbound keys: iteration by slot number.
    #[inline]
    pub fn slots(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries in insertion order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unbound())
    }

    /// Replaces the value of entry `slot`.
    #[inline]
    pub fn set_value(&mut self, slot: usize, value: Value) {
        self.entries[slot].value = value;
    }

    /// The entry number of `key`.
    #[inline]
    pub fn find(&self, heap: &Heap, key: Value, hash: u64) -> Result<Option<usize>, NoAnswer> {
        match key {
            Value::Str(name) => self.find_name(heap, name, hash),
            _ => self.find_any(heap, key, hash),
        }
    }

    /// The entry number of a string: a key of its hash is nearly always that string or one of the same short text.
    #[inline(never)]
    fn find_name(&self, heap: &Heap, name: StrId, hash: u64) -> Result<Option<usize>, NoAnswer> {
        const SHORT: usize = 1 << 10;
        let found = if self.table.is_empty() {
            self.entries.iter().position(|entry| entry.hash == hash)
        } else {
            self.table.find(mix(hash), |&i| self.entries[i as usize].hash == hash).map(|&i| i as usize)
        };
        let Some(slot) = found else { return Ok(None) };
        if let Value::Str(id) = self.entries[slot].key {
            let text = heap.text(name);
            if id == name || text.len() <= SHORT && heap.text(id) == text {
                return Ok(found);
            }
        }
        self.find_any(heap, Value::Str(name), hash)
    }

    #[inline(never)]
    fn find_any(&self, heap: &Heap, key: Value, hash: u64) -> Result<Option<usize>, NoAnswer> {
        if self.table.is_empty() {
            for (i, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash && !entry.key.is_unbound() && keys::equal_in_table(heap, entry.key, key)? {
                    return Ok(Some(i));
                }
            }
            return Ok(None);
        }
        let mut undecided = None;
        let found = self.table.find(mix(hash), |&i| {
            let entry = &self.entries[i as usize];
            entry.hash == hash
                && (is_same_key(entry.key, key)
                    || keys::equal_in_table(heap, entry.key, key).unwrap_or_else(|why| {
                        undecided = Some(why);
                        true
                    }))
        });
        match undecided {
            None => Ok(found.map(|&i| i as usize)),
            Some(why) => Err(why),
        }
    }

    /// The entry number of a string key: never needs Python unless a stored key with the same hash does.
    pub fn find_str(&self, heap: &Heap, name: StrId) -> Option<usize> {
        let hash = heap.str_hash(name);
        self.find_named(heap, hash, |id| id == name || heap.text(id) == heap.text(name))
    }

    /// Does not poll, however many keys have one hash: a chain takes half the square of its length to build, so one that is searched
    /// for 5 ms (some 1.5 million keys) takes an hour of a program that does nothing else.
    #[inline]
    fn find_named(&self, _: &Heap, hash: u64, is_name: impl Fn(StrId) -> bool) -> Option<usize> {
        let same = |key: Value| match key {
            Value::Str(id) => is_name(id),
            _ => false,
        };
        if self.table.is_empty() {
            return self.entries.iter().position(|entry| entry.hash == hash && same(entry.key));
        }
        let found = self.table.find(mix(hash), |&i| {
            let entry = &self.entries[i as usize];
            entry.hash == hash && same(entry.key)
        });
        found.map(|&i| i as usize)
    }

    /// The entry number of a string key given as text.
    pub fn find_text(&self, heap: &Heap, name: &str) -> Option<usize> {
        let hash = crate::text::hash_bytes(name.as_bytes());
        self.find_named(heap, hash, |id| heap.text(id) == name)
    }

    /// The value of a string key.
    pub fn get_str(&self, heap: &Heap, name: StrId) -> Option<Value> {
        self.find_str(heap, name).map(|i| self.entries[i].value)
    }

    /// Entry numbers whose keys have this hash: what the prelude compares one by one when keys define `__eq__` in Python.
    pub fn candidates(&self, hash: u64) -> Vec<usize> {
        let same = |entry: &Entry| entry.hash == hash && !entry.key.is_unbound();
        if self.table.is_empty() {
            return (0..self.entries.len()).filter(|&i| same(&self.entries[i])).collect();
        }
        let mut found: Vec<usize> = self.table.iter_hash(mix(hash)).map(|&i| i as usize).filter(|&i| same(&self.entries[i])).collect();
        found.sort_unstable();
        found
    }

    /// Bytes that one more key may take: to charge before `push`.
    pub fn growth(&self) -> usize {
        let entries = if self.entries.len() == self.entries.capacity() { (self.entries.capacity() + 4) * size_of::<Entry>() } else { 0 };
        let table =
            if self.entries.len() < LINEAR || self.table.len() < self.table.capacity() { 0 } else { (self.table.capacity() + 8) * 5 };
        entries + table
    }

    /// Whether one more key makes this large dict pass over all its entries.
    #[inline]
    fn needs_room(&self) -> bool {
        self.entries.len() >= LARGE && (self.entries.len() == self.entries.capacity() || self.table.len() == self.table.capacity())
    }

    /// Makes room for one more key, in pieces; nothing is changed when it is stopped.
    fn make_room(&mut self, watch: &Watch) -> Result<(), NoAnswer> {
        watch.shed()?;
        if self.entries.len() == self.entries.capacity() && self.live < self.entries.len() / 2 {
            let entries = self.compacted(watch, self.live * 2)?;
            self.table = index(&entries, self.live, watch)?;
            watch.waste.put(std::mem::replace(&mut self.entries, entries.done()));
            self.first = 0;
            self.version = self.version.wrapping_add(1);
            return Ok(());
        }
        if self.table.len() == self.table.capacity() {
            self.table = index(&self.entries, self.live, watch)?;
        }
        if self.entries.len() == self.entries.capacity() {
            let doubled = 2 * self.entries.len();
            watch.grow(&mut self.entries, doubled)?;
        }
        Ok(())
    }

    /// The entries in use, with room for `capacity` of them.
    fn compacted(&self, watch: &Watch, capacity: usize) -> Result<Fresh<Vec<Entry>>, NoAnswer> {
        let mut entries = Fresh::new(&watch.waste, Vec::with_capacity(capacity));
        for piece in self.entries.chunks(PIECE) {
            watch.spend(piece.len() as u64 / 2)?;
            entries.extend(piece.iter().filter(|entry| !entry.key.is_unbound()).copied());
        }
        Ok(entries)
    }

    /// As [`Dict::push`] for a dict that is no object yet; stopped while it makes room, it is as before.
    pub fn push_watched(&mut self, watch: &Watch, key: Value, hash: u64, value: Value) -> Result<(), NoAnswer> {
        if self.needs_room() {
            self.make_room(watch)?;
        }
        self.push(key, hash, value);
        Ok(())
    }

    /// A copy without the traces of removed keys. The caller has charged it.
    pub fn copied(&self, watch: &Watch) -> Result<Dict, NoAnswer> {
        let entries = self.compacted(watch, self.live)?;
        let table = if entries.len() <= LINEAR { HashTable::new() } else { index(&entries, self.live, watch)? };
        Ok(Dict { entries: entries.done(), table, live: self.live, first: 0, version: self.live as u32 })
    }

    /// Adds a key that is not there. The caller has charged `growth`.
    pub fn push(&mut self, key: Value, hash: u64, value: Value) {
        if self.entries.len() == self.entries.capacity() && self.live < self.entries.len() / 2 {
            self.compact();
        }
        let i = self.entries.len();
        self.entries.push(Entry { key, value, hash });
        self.live += 1;
        self.version = self.version.wrapping_add(1);
        if !self.table.is_empty() {
            self.table.insert_unique(mix(hash), i as u32, |&i| mix(self.entries[i as usize].hash));
        } else if self.entries.len() > LINEAR {
            self.rebuild();
        }
    }

    /// Removes entry `slot`; its value.
    pub fn remove(&mut self, slot: usize) -> Entry {
        let entry = self.entries[slot];
        if let Ok(occupied) = self.table.find_entry(mix(entry.hash), |&i| i as usize == slot) {
            occupied.remove();
        }
        self.entries[slot].key = Value::Unbound;
        self.entries[slot].value = Value::Unbound;
        self.live -= 1;
        self.version = self.version.wrapping_add(1);
        if self.live == 0 {
            self.table.clear();
            if self.entries.len() > LINEAR {
                self.entries.clear();
                self.first = 0;
            }
        }
        entry
    }

    /// Removes the last entry. What comes next takes its place: only here, since a running iteration passes over the place of a
    /// key that was deleted, and would miss the next one there.
    pub fn pop(&mut self) -> Option<Entry> {
        self.trim();
        let last = self.entries.len().checked_sub(1)?;
        let entry = self.remove(last);
        self.trim();
        Some(entry)
    }

    /// Gives the places of removed entries at the end back.
    fn trim(&mut self) {
        while self.entries.last().is_some_and(|entry| entry.key.is_unbound()) {
            self.entries.pop();
        }
        self.first = self.first.min(self.entries.len());
    }

    /// The first entry. Slots before it that were emptied are passed over once, not each time.
    pub fn first(&mut self) -> Option<Entry> {
        while self.entries.get(self.first).is_some_and(|entry| entry.key.is_unbound()) {
            self.first += 1;
        }
        self.entries.get(self.first).copied()
    }

    /// Takes over the content of another dict, which counts as a change of keys.
    pub fn replace(&mut self, new: Dict) {
        let version = self.version.wrapping_add(1);
        *self = Dict { version, ..new };
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        let version = self.version.wrapping_add(1);
        *self = Dict { version, ..Dict::default() };
    }

    /// Drops removed entries; entry numbers change.
    fn compact(&mut self) {
        self.entries.retain(|entry| !entry.key.is_unbound());
        self.first = 0;
        self.version = self.version.wrapping_add(1);
        self.rebuild();
    }

    fn rebuild(&mut self) {
        self.table.clear();
        if self.entries.len() <= LINEAR {
            return;
        }
        self.table.reserve(self.entries.len(), |_| unreachable!("the table is empty"));
        for (i, entry) in self.entries.iter().enumerate() {
            if !entry.key.is_unbound() {
                self.table.insert_unique(mix(entry.hash), i as u32, |&i| mix(self.entries[i as usize].hash));
            }
        }
    }
}

/// Where a key was found last. Programs ask for the same key twice in a row: `if key in d: d[key] += 1`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Recent {
    /// The dict, or None: dicts come and go at collections, which forget this.
    dict: Option<DictId>,
    version: u32,
    slot: u32,
    key: Value,
}

/// Whether two keys are the same int or the same str object.
#[inline]
fn is_same_key(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Str(a), Value::Str(b)) => a == b,
        _ => false,
    }
}

impl Heap {
    /// The entry number of a key that is a str or an int, if it is there; the outer None where only the general search can tell.
    #[inline]
    pub fn dict_find(&mut self, dict: DictId, key: Value) -> Option<Option<usize>> {
        match self.recent_slot(dict, key) {
            None => self.find_plain(dict, key).map(Result::ok),
            slot => Some(slot),
        }
    }

    #[inline]
    fn recent_slot(&self, dict: DictId, key: Value) -> Option<usize> {
        let recent = &self.recent;
        let same = recent.dict == Some(dict) && is_same_key(recent.key, key) && recent.version == self[dict].version;
        same.then_some(recent.slot as usize)
    }

    /// The entry number of a str or an int, or its hash when it is not there; None where this may need Python.
    #[inline]
    fn find_plain(&mut self, dict: DictId, key: Value) -> Option<Result<usize, u64>> {
        let hash = self.plain_hash(key)?;
        let Some(slot) = self[dict].find(self, key, hash).ok()? else { return Some(Err(hash)) };
        self.remember(dict, key, slot);
        Some(Ok(slot))
    }

    #[inline]
    fn remember(&mut self, dict: DictId, key: Value, slot: usize) {
        self.recent = Recent { dict: Some(dict), version: self[dict].version, slot: slot as u32, key };
    }

    /// Sets a key that is a str or an int, where that needs no Python and no growth that must be asked for; says whether.
    #[inline]
    pub fn dict_set_plain(&mut self, dict: DictId, key: Value, value: Value) -> bool {
        let found = match self.recent_slot(dict, key) {
            Some(slot) => Ok(slot),
            None => match self.find_plain(dict, key) {
                Some(found) => found,
                None => return false,
            },
        };
        match found {
            Ok(slot) => {
                self[dict].set_value(slot, value);
                true
            }
            Err(hash) => self.dict_add_plain(dict, key, hash, value),
        }
    }

    fn dict_add_plain(&mut self, dict: DictId, key: Value, hash: u64, value: Value) -> bool {
        let growth = self[dict].growth();
        if growth > SMALL_GROWTH {
            return false;
        }
        if self[dict].needs_room() {
            return false;
        }
        self.budget.charge(growth);
        self[dict].push(key, hash, value);
        let slot = self[dict].entries.len() - 1;
        self.remember(dict, key, slot);
        true
    }

    /// The hash of a str or an int.
    #[inline]
    pub fn plain_hash(&self, key: Value) -> Option<u64> {
        match key {
            Value::Str(id) => self.quick_str_hash(id),
            Value::Int(i) => Some(keys::hash_int(i)),
            _ => None,
        }
    }

    /// Forgets where keys were found: before objects are freed.
    pub(super) fn forget_recent(&mut self) {
        self.recent = Recent::default();
        self.chars.clear();
    }
}

/// A table of the entries that are in use, with room for half as many more.
fn index(entries: &[Entry], live: usize, watch: &Watch) -> Result<HashTable<u32>, NoAnswer> {
    let mut table = HashTable::with_capacity(live + live / 2 + 1);
    for (number, piece) in entries.chunks(PIECE).enumerate() {
        watch.spend(piece.len() as u64 * 4)?;
        for (i, entry) in piece.iter().enumerate().filter(|(_, entry)| !entry.key.is_unbound()) {
            table.insert_unique(mix(entry.hash), (number * PIECE + i) as u32, |_| unreachable!("there is room for all"));
        }
    }
    Ok(table)
}

impl Heap {
    /// Adds a key that is not in the dict, charged by the caller; stopped while a large dict makes room, it is as before.
    #[inline]
    pub fn dict_push(&mut self, id: DictId, key: Value, hash: u64, value: Value) -> Result<(), NoAnswer> {
        if self[id].needs_room() {
            let mut dict = std::mem::take(&mut self[id]);
            let made = dict.make_room(&self.watch);
            self[id] = dict;
            made?;
        }
        self[id].push(key, hash, value);
        Ok(())
    }

    /// Sets a string key. Names are few: charged, never refused.
    pub fn dict_set_str(&mut self, dict: DictId, name: StrId, value: Value) {
        match self[dict].find_str(self, name) {
            Some(slot) => self[dict].set_value(slot, value),
            None => {
                let hash = self.str_hash(name);
                self.budget.charge(self[dict].growth());
                self[dict].push(Value::Str(name), hash, value);
            }
        }
    }
}

impl Kind for Dict {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        let mut from = Some(0);
        while let Some(at) = from {
            from = self.trace_part(at, visit);
        }
    }

    fn trace_part(&self, from: usize, visit: &mut dyn FnMut(Value)) -> Option<usize> {
        let end = self.entries.len().min(from + PIECE);
        for entry in &self.entries[from..end] {
            visit(entry.key);
            visit(entry.value);
        }
        (end < self.entries.len()).then_some(end)
    }

    fn extra_bytes(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>() + self.table.capacity() * 5
    }

    fn discard(self, waste: &Waste) {
        waste.put_swept(self.entries);
    }
}

/// Hashes that follow from the key alone are left out: a loaded dict has its hashes and its table after [`Dict::rehash`].
impl Serialize for Dict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Entries<'a>(&'a [Entry]);
        impl Serialize for Entries<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.iter().map(|entry| (keys::Stored::of(entry.key, entry.hash), entry.value)))
            }
        }
        (Entries(&self.entries), self.version).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Dict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Dict, D::Error> {
        let (entries, version) = <(Vec<(keys::Stored, Value)>, u32)>::deserialize(deserializer)?;
        let entries: Vec<Entry> = entries.into_iter().map(|(stored, value)| Entry { key: stored.key, value, hash: stored.hash }).collect();
        let live = entries.iter().filter(|entry| !entry.key.is_unbound()).count();
        Ok(Dict { entries, table: HashTable::new(), live, first: 0, version })
    }
}

impl Dict {
    /// Fills in the hashes that the bytes did not have, and makes the table. `heap` is the loaded heap without this dict.
    pub fn rehash(&mut self, heap: &Heap) {
        for entry in &mut self.entries {
            if let Some(hash) = keys::own_hash(heap, entry.key) {
                entry.hash = hash;
            }
        }
        self.rebuild();
    }
}
