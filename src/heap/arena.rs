//! One arena per kind: a vector of slots and a free list.
//!
//! A freed slot holds the kind's default, or what it held where that owns nothing else: using a stale id is a wrong answer inside one
//! run at worst, never memory unsafety; the verifier and the collector make sure that there are none.
//! Most strings own no memory beside their slot. A collection does not look at those: what it knows of them are bits.
//! Never shrinks during a run and never moves a live object.

use serde::de::{SeqAccess, Visitor};
use serde::ser::{SerializeSeq, SerializeTuple};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, needs_drop, take};
use std::ops::{Index, IndexMut};

use super::waste::settle;
use super::watch::{NoAnswer, Watch};

/// Words of slots after which what a sweep freed is put together: a fraction of a millisecond.
const SETTLE_EVERY: usize = 128;

/// Bytes that are freed between two looks at the interrupt, and those that take as long as a unit of work.
const MANY_BYTES: usize = 1 << 20;
const BYTES_PER_UNIT: usize = 256;

/// What the arena must know of the objects of a kind.
pub trait Slot: Default {
    /// Whether some own no memory beside their slot.
    const MAY_BE_BARE: bool = false;

    /// Whether this one owns no memory beside its slot, and never will.
    fn is_bare(&self) -> bool {
        false
    }
}

/// Slots of one kind, by index.
#[derive(Debug)]
pub struct Arena<T: Slot> {
    /// Dropped by the bits below.
    slots: Vec<ManuallyDrop<T>>,
    free: Vec<u32>,
    /// One bit per slot: in use.
    live: Vec<u64>,
    /// One bit per slot of a kind whose objects may be bare: this one is not.
    rich: Vec<u64>,
}

/// One bit per slot for what a collection has reached, and how far it has swept.
#[derive(Default)]
pub struct Bits {
    words: Vec<u64>,
    /// Words swept.
    swept: usize,
    /// Bytes of what stays in the slots swept.
    kept: usize,
}

impl Bits {
    /// Nothing of the arena is reached yet.
    pub fn begin<T: Slot>(&mut self, arena: &Arena<T>) {
        self.words.clear();
        self.words.resize(arena.live.len(), 0);
        self.swept = 0;
        self.kept = 0;
    }

    /// Whether slot `i` is marked.
    pub fn is_marked(&self, i: u32) -> bool {
        bit(&self.words, i as usize)
    }

    /// Marks slot `i`; whether it was not marked yet.
    #[inline]
    pub fn mark(&mut self, i: u32) -> bool {
        let word = &mut self.words[i as usize / 64];
        let bit = 1 << (i % 64);
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }
}

impl<T: Slot> Default for Arena<T> {
    fn default() -> Self {
        Arena { slots: Vec::new(), free: Vec::new(), live: Vec::new(), rich: Vec::new() }
    }
}

impl<T: Slot> Drop for Arena<T> {
    fn drop(&mut self) {
        self.drop_objects();
    }
}

/// The numbers of the bits that are set.
#[inline]
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let i = word.trailing_zeros() as usize;
        let set = word != 0;
        word &= word.wrapping_sub(1);
        set.then_some(i)
    })
}

fn bit(bits: &[u64], i: usize) -> bool {
    bits.get(i / 64).is_some_and(|word| word >> (i % 64) & 1 == 1)
}

impl<T: Slot> Arena<T> {
    /// Puts an object into a free slot, or a new one; its index.
    #[inline]
    pub fn insert(&mut self, object: T) -> u32 {
        let bare = T::MAY_BE_BARE && object.is_bare();
        let i = match self.free.pop() {
            Some(i) => {
                // What lies there owns nothing.
                self.slots[i as usize] = ManuallyDrop::new(object);
                i
            }
            None => self.push_slot(object),
        };
        self.use_slot(i, bare);
        i
    }

    #[inline]
    fn use_slot(&mut self, i: u32, bare: bool) {
        self.live[i as usize / 64] |= 1 << (i % 64);
        if T::MAY_BE_BARE && !bare {
            self.rich[i as usize / 64] |= 1 << (i % 64);
        }
    }

    /// The slots in use of a word whose objects may own memory.
    #[inline]
    fn rich(&self, word: usize) -> u64 {
        if T::MAY_BE_BARE { self.live[word] & self.rich[word] } else { self.live[word] }
    }

    /// Drops what may own memory. The bits are to be cleared then.
    fn drop_objects(&mut self) {
        if !needs_drop::<T>() {
            return;
        }
        // What came from bytes has no bits before it is unpacked.
        if self.live.is_empty() {
            self.slots.iter_mut().for_each(|slot| drop(ManuallyDrop::into_inner(take(slot))));
        }
        for word in 0..self.live.len() {
            for i in bits(self.rich(word)) {
                drop(ManuallyDrop::into_inner(take(&mut self.slots[word * 64 + i])));
            }
        }
    }

    fn push_slot(&mut self, object: T) -> u32 {
        let i = self.slots.len() as u32;
        if self.slots.len() == self.slots.capacity() {
            self.grow();
        }
        self.slots.push(ManuallyDrop::new(object));
        if i.is_multiple_of(64) {
            self.live.push(0);
            if T::MAY_BE_BARE {
                self.rich.push(0);
            }
        }
        i
    }

    /// Makes room for more slots. An arena of a mebibyte gets address space for 72 at once: pages that are not written to cost
    /// nothing, and from there on allocators remap instead of copying. (glibc may have come to do so for 32 MiB and more only, and
    /// to keep twice as much free, which it would give away for this.) Copying 16 MiB would take 3 ms and more.
    #[cold]
    fn grow(&mut self) {
        let (capacity, far) = (self.slots.capacity(), (72 << 20) / size_of::<T>().max(1));
        let near = far / 72;
        let wanted = if (near..far).contains(&capacity) { far } else { (2 * capacity).max(4) };
        self.slots.reserve_exact(wanted - capacity);
    }

    /// Frees everything, with the ids beginning anew; the buffers stay.
    #[inline(always)]
    pub fn clear(&mut self) {
        // A heap has many arenas, of which a run uses few.
        if !self.slots.is_empty() {
            self.clear_used();
        }
    }

    #[inline(never)]
    fn clear_used(&mut self) {
        self.drop_objects();
        self.slots.clear();
        self.free.clear();
        self.live.clear();
        self.rich.clear();
    }

    /// Whether the slot exists and is in use.
    pub fn is_live(&self, i: u32) -> bool {
        bit(&self.live, i as usize)
    }

    /// The object in slot `i`, if the slot is in use.
    pub fn get(&self, i: u32) -> Option<&T> {
        self.is_live(i).then(|| &*self.slots[i as usize])
    }

    /// Whether no slot was ever used.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Slots, in use or not.
    pub fn slots(&self) -> usize {
        self.slots.len()
    }

    /// Objects in use.
    pub fn count(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// Bytes of the slots themselves.
    pub fn slot_bytes(&self) -> usize {
        self.slots.len() * size_of::<T>()
    }

    /// Every object in use, with its index, in order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.slots.iter().enumerate().filter(|(i, _)| bit(&self.live, *i)).map(|(i, object)| (i as u32, &**object))
    }

    /// Frees what is not marked, going on where it was stopped. `discard` takes what is freed, unless it is bare, leaves the default
    /// there and gives the bytes that were elsewhere; the result is the sum of `extra` over what stays.
    pub fn sweep(
        &mut self,
        marks: &mut Bits,
        watch: &Watch,
        extra: impl Fn(&T) -> usize,
        discard: impl Fn(&mut T) -> usize,
    ) -> Result<usize, NoAnswer> {
        while marks.swept < self.live.len() {
            let word = marks.swept;
            let (mut dead, rich) = (self.live[word] & !marks.words[word], self.rich(word));
            let mut freed = 0;
            for i in bits(dead & rich) {
                freed += discard(&mut self.slots[word * 64 + i]);
                if MANY_BYTES < freed {
                    // Up to here it is done: the system takes its time over them, and so many more may follow.
                    let done = dead & (u64::MAX >> (63 - i));
                    dead &= !done;
                    self.live[word] &= !done;
                    if T::MAY_BE_BARE {
                        self.rich[word] &= !done;
                    }
                    self.free.extend(bits(done).map(|i| (word * 64 + i) as u32));
                    watch.spend((std::mem::take(&mut freed) / BYTES_PER_UNIT) as u64)?;
                }
            }
            self.live[word] &= marks.words[word];
            let kept = self.live[word] & rich;
            let work = 1 + u64::from(dead.count_ones()) * 2 + u64::from(kept.count_ones()) / 2 + (freed / BYTES_PER_UNIT) as u64;
            if T::MAY_BE_BARE {
                self.rich[word] = kept;
            }
            self.free.extend(bits(dead).map(|i| (word * 64 + i) as u32));
            for i in bits(kept) {
                marks.kept += extra(&self.slots[word * 64 + i]);
            }
            marks.swept += 1;
            if marks.swept.is_multiple_of(SETTLE_EVERY) {
                settle();
            }
            watch.spend(work)?;
        }
        Ok(marks.kept)
    }
}

impl<T: Slot> Index<u32> for Arena<T> {
    type Output = T;
    #[inline]
    fn index(&self, i: u32) -> &T {
        &self.slots[i as usize]
    }
}

impl<T: Slot> IndexMut<u32> for Arena<T> {
    #[inline]
    fn index_mut(&mut self, i: u32) -> &mut T {
        &mut self.slots[i as usize]
    }
}

impl<T: Slot + Clone> Clone for Arena<T> {
    fn clone(&self) -> Self {
        Arena { slots: self.slots.clone(), free: self.free.clone(), live: self.live.clone(), rich: self.rich.clone() }
    }
}

/// As the objects in order, and if there are any, the runs of slots they lie in: (free slots before, slots in use), ....
/// An arena read from bytes is packed: it has its objects and runs but no slots until [`Arena::unpack`].
impl<T: Serialize + Slot> Serialize for Arena<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Objects<'a, T: Slot>(&'a Arena<T>);
        impl<T: Serialize + Slot> Serialize for Objects<'_, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut seq = serializer.serialize_seq(Some(self.0.count()))?;
                for (_, object) in self.0.iter() {
                    seq.serialize_element(object)?;
                }
                seq.end()
            }
        }
        let mut tuple = serializer.serialize_tuple(2)?;
        tuple.serialize_element(&Objects(self))?;
        if self.count() > 0 {
            tuple.serialize_element(&self.runs())?;
        }
        tuple.end()
    }
}

/// What the slots of a heap that is read from bytes may come to.
#[derive(Debug)]
pub struct Allowance {
    /// Bytes.
    pub bytes: usize,
    /// Slots, of all kinds.
    pub slots: u64,
}

impl<T: Slot> Arena<T> {
    fn runs(&self) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        let mut next = 0;
        for (i, _) in self.iter() {
            match runs.last_mut() {
                Some(run) if i == next => run.1 += 1,
                _ => runs.push((i - next, 1)),
            }
            next = i + 1;
        }
        runs
    }

    /// Whether the slots that came from bytes may be made: before anything is reserved.
    pub fn allow(&self, allowance: &mut Allowance) -> Result<(), &'static str> {
        let total: u64 = self.free.iter().map(|&slots| u64::from(slots)).sum();
        let used: u64 = self.free.chunks_exact(2).map(|run| u64::from(run[1])).sum();
        if used != self.slots.len() as u64 {
            return Err("not as many objects as slots");
        }
        if total >= 1 << 31 {
            return Err("too many slots");
        }
        allowance.slots = allowance.slots.checked_sub(total).ok_or("more slots than there were objects")?;
        let bytes = allowance.bytes.checked_sub(total as usize * size_of::<T>());
        allowance.bytes = bytes.ok_or("more slots than the memory limit allows")?;
        Ok(())
    }

    /// Puts the objects that came from bytes into their slots, after [`Arena::allow`].
    pub fn unpack(&mut self) -> Result<(), &'static str> {
        if self.slots.is_empty() && self.free.is_empty() {
            return Ok(());
        }
        if let [0, len] = self.free[..]
            && len as usize == self.slots.len()
        {
            self.unpack_whole();
            return Ok(());
        }
        let runs = take(&mut self.free);
        let mut objects = take(&mut self.slots).into_iter();
        self.slots.reserve_exact(runs.iter().map(|&slots| slots as usize).sum());
        for run in runs.chunks_exact(2) {
            for _ in 0..run[0] {
                self.free.push(self.slots.len() as u32);
                self.push_slot(T::default());
            }
            for _ in 0..run[1] {
                let object = ManuallyDrop::into_inner(objects.next().ok_or("fewer objects than slots")?);
                let bare = T::MAY_BE_BARE && object.is_bare();
                let i = self.push_slot(object);
                self.use_slot(i, bare);
            }
        }
        self.free.reverse();
        Ok(())
    }

    /// The same without gaps: the objects are the slots.
    fn unpack_whole(&mut self) {
        let len = self.slots.len();
        self.slots.shrink_to_fit();
        self.free.clear();
        self.live.clear();
        self.live.resize(len.div_ceil(64), u64::MAX);
        if let (Some(last), used @ 1..) = (self.live.last_mut(), len % 64) {
            *last = (1 << used) - 1;
        }
        if T::MAY_BE_BARE {
            let word = |slots: &[ManuallyDrop<T>]| slots.iter().rev().fold(0, |word, slot| word << 1 | u64::from(!slot.is_bare()));
            self.rich = self.slots.chunks(64).map(word).collect();
        }
    }

    /// Forgets free slots at the end and orders the others, so that a loaded copy gives out the same ids as this arena.
    pub fn settle(&mut self) {
        if self.free.is_empty() {
            return;
        }
        self.free.sort_unstable_by(|a, b| b.cmp(a));
        let trailing = self.free.iter().zip((0..self.slots.len() as u32).rev()).take_while(|(free, last)| *free == last).count();
        self.free.drain(..trailing);
        self.slots.truncate(self.slots.len() - trailing);
        self.live.truncate(self.slots.len().div_ceil(64));
        self.rich.truncate(self.live.len());
    }
}

impl<'de, T: Deserialize<'de> + Slot> Deserialize<'de> for Arena<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Packed<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de> + Slot> Visitor<'de> for Packed<T> {
            type Value = Arena<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("the objects of one kind")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Arena<T>, A::Error> {
                let slots: Vec<T> = seq.next_element()?.unwrap_or_default();
                let mut runs: Vec<(u32, u32)> = Vec::new();
                if !slots.is_empty() {
                    runs = seq.next_element()?.unwrap_or_default();
                }
                let free = runs.into_iter().flat_map(|(gap, len)| [gap, len]).collect();
                let slots = slots.into_iter().map(ManuallyDrop::new).collect();
                Ok(Arena { slots, free, live: Vec::new(), rich: Vec::new() })
            }
        }
        deserializer.deserialize_tuple(2, Packed(PhantomData))
    }
}
