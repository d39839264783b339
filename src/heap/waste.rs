//! Memory that nobody needs any more, given back a piece at a time.
//!
//! Giving 100 MiB back takes the system some 5 ms, as long as an interrupt may wait. So a large block that is no longer needed
//! (the part of a result whose making was stopped, a list that a collection frees) comes here, and the machine gives it back between
//! instructions, with a look at the interrupt after each piece.
//! Never holds anything that a program can see, so snapshots and copies leave it out.
//! Start reading at [`Waste::put`].

use compact_str::CompactString;
use std::hint::black_box;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes given back in one go: some 0.2 ms. Smaller blocks are freed at once.
const PIECE: usize = 4 << 20;

/// Bytes that may wait, unless they are one block's. Where the instructions of one slice leave more, the oldest are freed at once: what
/// leaves that much reserves as much before, and what waits is given back then.
const WAITING: usize = 16 << 20;

/// Has the allocator put together what was freed in small blocks. glibc does so when it is next asked for a larger block, with all of
/// them in one go: 20 ms for a million, in the midst of whatever asks.
pub fn settle() {
    drop(black_box(Vec::<u8>::with_capacity(4096)));
}

/// Has the allocator keep some MiB that are free at the end of its memory, for the whole process. glibc gives all but 128 KiB of them
/// back to the system, to ask for them again page by page after each collection, until a block is freed that it got from the system for
/// itself: it learns from the size of that one what the process needs, and keeps twice as much.
pub fn keep_room() {
    drop(black_box(Vec::<u8>::with_capacity(4 << 20)));
}

/// A block of memory that can be made shorter without moving it.
pub trait Bulk: Send + 'static {
    /// Bytes it owns.
    fn bytes(&self) -> usize;
    /// Makes it shorter, to this many bytes or somewhat more.
    fn shorten(&mut self, bytes: usize);
}

impl<T: Copy + Send + 'static> Bulk for Vec<T> {
    fn bytes(&self) -> usize {
        self.capacity() * size_of::<T>()
    }

    fn shorten(&mut self, bytes: usize) {
        let items = bytes / size_of::<T>().max(1);
        self.truncate(items);
        self.shrink_to(items);
    }
}

impl Bulk for String {
    fn bytes(&self) -> usize {
        self.capacity()
    }

    fn shorten(&mut self, bytes: usize) {
        self.truncate(self.floor_char_boundary(bytes));
        self.shrink_to(bytes);
    }
}

impl Bulk for CompactString {
    fn bytes(&self) -> usize {
        if self.is_heap_allocated() { self.capacity() } else { 0 }
    }

    fn shorten(&mut self, bytes: usize) {
        self.truncate(self.floor_char_boundary(bytes));
        self.shrink_to(bytes);
    }
}

/// The waste of a run. Those who make it share it: natives by their meter, the heap by its watch. One thread at a time runs them.
#[derive(Clone, Default)]
pub struct Waste(Arc<Shared>);

#[derive(Default)]
struct Shared {
    some: AtomicBool,
    blocks: Mutex<Vec<Box<dyn Bulk>>>,
}

impl Waste {
    /// Takes a block that is not needed any more; a small one is freed at once.
    #[inline]
    pub fn put(&self, block: impl Bulk) {
        if PIECE < block.bytes() {
            self.keep(Box::new(block), WAITING);
        }
    }

    /// The same for what a collection frees: it was there before, so any number of blocks may wait. Gives the bytes freed at once.
    #[inline]
    pub fn put_swept(&self, block: impl Bulk) -> usize {
        let bytes = block.bytes();
        if bytes <= PIECE {
            return bytes;
        }
        self.keep(Box::new(block), usize::MAX);
        0
    }

    #[cold]
    fn keep(&self, block: Box<dyn Bulk>, most: usize) {
        let mut blocks = self.blocks();
        let mut waiting: usize = blocks.iter().map(|block| block.bytes()).sum();
        // What a large block grew out of may wait beside it.
        let largest = blocks.iter().map(|block| block.bytes()).fold(block.bytes(), usize::max);
        let most = most.max(2 * largest);
        while !blocks.is_empty() && most < waiting.saturating_add(block.bytes()) {
            waiting -= blocks.remove(0).bytes();
        }
        blocks.push(block);
        self.0.some.store(true, Ordering::Relaxed);
    }

    fn blocks(&self) -> std::sync::MutexGuard<'_, Vec<Box<dyn Bulk>>> {
        self.0.blocks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is the same as another one.
    pub fn is(&self, other: &Waste) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether there is any.
    #[inline]
    pub fn is_some(&self) -> bool {
        self.0.some.load(Ordering::Relaxed)
    }

    /// Gives all of it back, or what it comes to until `poll` fails.
    pub fn shed<E>(&self, mut poll: impl FnMut() -> Result<(), E>) -> Result<(), E> {
        let mut blocks = self.blocks();
        while let Some(block) = blocks.last_mut() {
            match block.bytes() {
                0..=PIECE => drop(blocks.pop()),
                bytes => block.shorten(bytes - PIECE),
            }
            poll()?;
        }
        self.0.some.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Frees all of it at once: the run is over.
    pub fn clear(&self) {
        if self.is_some() {
            self.blocks().clear();
            self.0.some.store(false, Ordering::Relaxed);
        }
    }
}

/// A result being made. Where its making is stopped, what there is of it goes to the waste.
pub struct Fresh<T: Bulk + Default> {
    made: T,
    waste: Option<Waste>,
}

impl<T: Bulk + Default> Fresh<T> {
    /// Memory for a result.
    #[inline]
    pub fn new(waste: &Waste, made: T) -> Fresh<T> {
        let waste = (PIECE < made.bytes()).then(|| waste.clone());
        Fresh { made, waste }
    }

    /// The result.
    #[inline]
    pub fn done(mut self) -> T {
        std::mem::take(&mut self.made)
    }
}

impl<T: Bulk + Default> Deref for Fresh<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &self.made
    }
}

impl<T: Bulk + Default> DerefMut for Fresh<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.made
    }
}

impl<T: Bulk + Default> Drop for Fresh<T> {
    #[inline]
    fn drop(&mut self) {
        if let Some(waste) = self.waste.take() {
            waste.put(std::mem::take(&mut self.made));
        }
    }
}
