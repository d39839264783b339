//! How the engine asks its caller for time and memory.
//!
//! Owns: the poll function of one call, the work not yet reported, and memory asked for ahead.
//!
//! Never: decides anything; the caller's answer is final.
//!
//! Start reading at `Meter::step`.

/// The caller said no: a limit was met or the run was interrupted. The caller knows which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stop;

/// Asked with the work done since the last time (one unit is about one step of the machine, some nanoseconds) and the number
/// of bytes that are about to be taken. What a call took is free again when it returns, but for the pattern it made and the
/// scratch memory it filled, whose `size` tells.
pub(crate) type Poll<'a> = dyn FnMut(u64, usize) -> Result<(), Stop> + 'a;

/// The work between two polls. The dearest unit costs some ten nanoseconds, so this is below 20 microseconds.
const QUOTA: i64 = 1000;

/// Memory is asked for in blocks of at least this size while compiling.
const BLOCK: usize = 1024;

/// Bytes of a vector that move in one go when it grows, into fresh memory: half a millisecond.
const GROWN: usize = 1 << 20;

/// Bytes that move between two polls when a longer one grows.
const PIECE: usize = 1 << 16;

/// The books of one call.
pub(super) struct Meter<'p, 'f> {
    poll: &'p mut Poll<'f>,
    left: i64,
    credit: usize,
}

impl<'p, 'f> Meter<'p, 'f> {
    pub(super) fn new(poll: &'p mut Poll<'f>) -> Self {
        Self { poll, left: QUOTA, credit: 0 }
    }

    /// One unit of work.
    #[inline(always)]
    pub(super) fn step(&mut self) -> Result<(), Stop> {
        self.left -= 1;
        if self.left < 0 { self.flush() } else { Ok(()) }
    }

    /// Several units of work that have been done.
    #[inline]
    pub(super) fn work(&mut self, units: usize) -> Result<(), Stop> {
        self.left -= units as i64;
        if self.left < 0 { self.flush() } else { Ok(()) }
    }

    /// Reports the work that was not yet reported.
    #[cold]
    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        self.reserve(0)
    }

    /// Asks for exactly this many bytes.
    pub(super) fn reserve(&mut self, bytes: usize) -> Result<(), Stop> {
        let done = (QUOTA - self.left).max(0) as u64;
        self.left = QUOTA;
        (self.poll)(done, bytes)
    }

    /// Takes bytes from a block that was asked for before, or asks for another block.
    pub(super) fn charge(&mut self, bytes: usize) -> Result<(), Stop> {
        if self.credit < bytes {
            let block = bytes.max(BLOCK);
            self.reserve(block)?;
            self.credit += block;
        }
        self.credit -= bytes;
        Ok(())
    }

    /// Appends an item whose memory was asked for. A long vector moves in pieces.
    #[inline]
    pub(super) fn push<T: Copy>(&mut self, items: &mut Vec<T>, item: T) -> Result<(), Stop> {
        if items.len() == items.capacity() && GROWN < size_of_val(&items[..]) {
            self.grow(items)?;
        }
        items.push(item);
        Ok(())
    }

    #[cold]
    fn grow<T: Copy>(&mut self, items: &mut Vec<T>) -> Result<(), Stop> {
        let mut grown = Vec::with_capacity(2 * items.len());
        for piece in items.chunks(PIECE / size_of::<T>()) {
            grown.extend_from_slice(piece);
            self.work(PIECE / 64)?;
        }
        *items = grown;
        self.flush()
    }
}
