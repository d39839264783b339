//! Python strings as immutable data: UTF-8 text that knows its length in code points, its hash, and how to index itself.
//!
//! Owns [`PyStr`], [`Text`] (a string with its text at hand) and the core string table ([`core`]).
//! Never knows the heap: a `PyStr` in a unit is shared by threads, so its lazily computed parts are atomics.

pub mod core;
pub mod id;
pub mod pieces;
pub mod suggest;
#[cfg(test)]
mod tests;
pub mod unicode;
mod unicode_data;

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::convert::Infallible;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of a text that a message quotes. Nobody reads more, and making such a message takes no time that counts.
const SHOWN: usize = 1 << 16;

/// A text as a message quotes it: all of it, or as much of its beginning as CPython's `%.200s` would show if it were as generous.
#[inline]
pub fn shown(text: &str) -> &str {
    if text.len() <= SHOWN { text } else { &text[..text.floor_char_boundary(SHOWN)] }
}

/// Code points between two entries of a non-ASCII string's index: a lookup scans at most this many.
const STRIDE: usize = 16;

/// An immutable string. `chars` is the length in bytes exactly when it is ASCII, and then code points are bytes.
#[derive(Debug, Default)]
pub struct PyStr {
    body: Body,
    chars: usize,
    /// 0 until first asked.
    hash: AtomicU64,
    /// Byte offset of every `STRIDE`th code point; made on the first indexing of non-ASCII text.
    index: OnceLock<Box<[u32]>>,
}

/// Where a string's text is.
#[derive(Clone, Debug)]
enum Body {
    /// Here; up to 24 bytes without an allocation.
    Own(CompactString),
    /// The first `len` bytes of a text that grows behind them: what `+=` makes, see `heap::text`.
    Prefix { buffer: u32, len: u32 },
}

const _: () = assert!(size_of::<Body>() == 24, "a short text takes no more room than a long one's address");

impl Default for Body {
    fn default() -> Body {
        Body::Own(CompactString::const_new(""))
    }
}

/// Gives back what a text has reserved and does not use, unless that is little.
#[inline(never)]
fn shrink(text: &mut CompactString) {
    if text.capacity() > text.len() + text.len() / 8 {
        text.shrink_to_fit();
    }
}

impl PyStr {
    /// Takes the text; counts its code points.
    pub fn new(text: impl Into<CompactString>) -> PyStr {
        let text = text.into();
        let Ok(chars) = pieces::count(&text, |_| Ok::<(), Infallible>(()));
        PyStr::with_chars(text, chars)
    }

    /// Takes a text whose code points were counted already.
    #[inline]
    pub fn with_chars(text: impl Into<CompactString>, chars: usize) -> PyStr {
        let mut text = text.into();
        debug_assert!(text.len() > HASH_PIECE || text.chars().count() == chars, "the count is the caller's");
        if text.is_heap_allocated() {
            shrink(&mut text);
        }
        PyStr { body: Body::Own(text), chars, hash: AtomicU64::new(0), index: OnceLock::new() }
    }

    /// The first `len` bytes of the text buffer `buffer`, which are `chars` code points.
    #[inline]
    pub fn prefix_of(buffer: u32, len: u32, chars: usize) -> PyStr {
        PyStr { body: Body::Prefix { buffer, len }, chars, hash: AtomicU64::new(0), index: OnceLock::new() }
    }

    /// The buffer whose first bytes are the text, and how many.
    #[inline]
    pub fn prefix(&self) -> Option<(u32, u32)> {
        match self.body {
            Body::Own(_) => None,
            Body::Prefix { buffer, len } => Some((buffer, len)),
        }
    }

    /// The text of a string that has its own, as those of units do.
    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.body {
            Body::Own(text) => text,
            Body::Prefix { .. } => "",
        }
    }

    /// The string with its text.
    #[inline]
    pub fn view(&self) -> Text<'_> {
        Text { text: self.as_str(), facts: self }
    }

    /// Length in code points.
    #[inline]
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Counts the code points of a string that came from bytes without their number.
    pub fn set_chars(&mut self, chars: usize) {
        self.chars = chars;
    }

    /// The hash, if somebody asked before.
    #[inline]
    pub fn known_hash(&self) -> Option<u64> {
        match self.hash.load(Ordering::Relaxed) {
            0 => None,
            hash => Some(hash),
        }
    }

    /// Makes it the empty string; gives the text that was elsewhere in memory, to be freed.
    #[inline]
    pub fn vacate(&mut self) -> Option<CompactString> {
        if self.is_alone() {
            // Nothing to free: written over without another look.
            std::mem::forget(std::mem::take(self));
            return None;
        }
        match std::mem::take(self).body {
            Body::Own(text) => Some(text),
            Body::Prefix { .. } => None,
        }
    }

    /// Whether it owns no memory beside the struct itself, and never will: text that is not ASCII may get an index.
    #[inline]
    pub fn is_bare(&self) -> bool {
        match &self.body {
            Body::Own(text) => !text.is_heap_allocated() && text.len() == self.chars,
            Body::Prefix { len, .. } => *len as usize == self.chars,
        }
    }

    /// Whether it owns no memory beside the struct itself.
    #[inline]
    fn is_alone(&self) -> bool {
        let text = match &self.body {
            Body::Own(text) => text.is_heap_allocated(),
            Body::Prefix { .. } => false,
        };
        !text && self.index.get().is_none()
    }

    /// Bytes of memory beside the struct itself.
    #[inline]
    pub fn extra_bytes(&self) -> usize {
        if self.is_alone() { 0 } else { self.bytes_elsewhere() }
    }

    #[inline(never)]
    fn bytes_elsewhere(&self) -> usize {
        let text = match &self.body {
            Body::Own(text) if text.is_heap_allocated() => text.capacity(),
            Body::Own(_) | Body::Prefix { .. } => 0,
        };
        text + self.index.get().map_or(0, |index| index.len() * 4)
    }
}

/// A string and its text side by side: how strings are read, wherever their text is.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    text: &'a str,
    facts: &'a PyStr,
}

impl<'a> Text<'a> {
    /// `facts` with the text that its buffer has.
    #[inline]
    pub fn new(text: &'a str, facts: &'a PyStr) -> Text<'a> {
        Text { text, facts }
    }

    /// The text.
    #[inline]
    pub fn as_str(self) -> &'a str {
        self.text
    }

    /// Length in code points.
    #[inline]
    pub fn chars(self) -> usize {
        self.facts.chars
    }

    /// Whether every code point is one byte.
    #[inline]
    pub fn is_ascii(self) -> bool {
        self.facts.chars == self.text.len()
    }

    /// The hash: the same on every machine.
    #[inline]
    pub fn hash(self) -> u64 {
        match self.facts.hash.load(Ordering::Relaxed) {
            0 => self.compute_hash(),
            hash => hash,
        }
    }

    #[cold]
    fn compute_hash(self) -> u64 {
        let hash = hash_bytes(self.text.as_bytes());
        self.facts.hash.store(hash, Ordering::Relaxed);
        hash
    }

    /// The hash if it is known or takes no time worth a poll.
    #[inline]
    pub fn quick_hash(self) -> Option<u64> {
        match self.facts.hash.load(Ordering::Relaxed) {
            0 if self.text.len() > HASH_PIECE => None,
            0 => Some(self.compute_hash()),
            hash => Some(hash),
        }
    }

    /// The hash, with a call of `pause` for each piece of a long text that it passes over.
    pub fn hash_in_pieces<E>(self, pause: impl FnMut(usize) -> Result<(), E>) -> Result<u64, E> {
        if let Some(hash) = self.quick_hash() {
            return Ok(hash);
        }
        let hash = hash_bytes_in_pieces(self.text.as_bytes(), pause)?;
        self.facts.hash.store(hash, Ordering::Relaxed);
        Ok(hash)
    }

    /// Byte offset of code point `i`, which is at most `chars()`.
    pub fn byte_offset(self, i: usize) -> usize {
        if self.is_ascii() || i == 0 {
            return i;
        }
        if i >= self.facts.chars {
            return self.text.len();
        }
        let index = self.index();
        pieces::skip(self.text.as_bytes(), index[i / STRIDE] as usize, i % STRIDE)
    }

    fn index(self) -> &'a [u32] {
        let Ok(()) = self.make_index(|_| Ok::<(), Infallible>(()));
        self.facts.index.get().expect("it was made just now")
    }

    /// Makes what indexing a text that is not ASCII needs, with a call of `pause` for each piece of it.
    pub fn make_index<E>(self, pause: impl FnMut(usize) -> Result<(), E>) -> Result<(), E> {
        if !self.is_ascii() && self.facts.index.get().is_none() {
            let index = pieces::index(self.text, self.facts.chars, STRIDE, pause)?;
            self.facts.index.get_or_init(|| index);
        }
        Ok(())
    }

    /// Whether indexing takes no time worth a poll.
    #[inline]
    pub fn is_indexed(self) -> bool {
        self.text.len() <= pieces::PIECE || self.is_ascii() || self.facts.index.get().is_some()
    }

    /// Code points before the byte offset `at` (a char boundary).
    pub fn char_index(self, at: usize) -> usize {
        if self.is_ascii() || at == 0 {
            return at;
        }
        if at == self.text.len() {
            return self.facts.chars;
        }
        let index = self.index();
        let block = index.partition_point(|&start| start as usize <= at).saturating_sub(1);
        block * STRIDE + self.text[index[block] as usize..at].chars().count()
    }

    /// The code point at `i`, if there is one.
    #[inline]
    pub fn char_at(self, i: usize) -> Option<char> {
        if self.is_ascii() {
            return self.text.as_bytes().get(i).map(|&b| b as char);
        }
        if i >= self.facts.chars {
            return None;
        }
        self.text[self.byte_offset(i)..].chars().next()
    }

    /// The text of code points `lo..hi` (both at most `chars()`, in order).
    pub fn slice(self, lo: usize, hi: usize) -> &'a str {
        let start = self.byte_offset(lo);
        if hi - lo <= STRIDE && !self.is_ascii() {
            return &self.text[start..pieces::skip(self.text.as_bytes(), start, hi - lo)];
        }
        &self.text[start..self.byte_offset(hi)]
    }
}

const A: u64 = 0x9e37_79b9_7f4a_7c15;
const B: u64 = 0xd6e8_feb8_6659_fd93;

/// Bytes hashed between two pauses: a multiple of a word.
const HASH_PIECE: usize = 1 << 16;

#[inline]
fn fold(x: u64, y: u64) -> u64 {
    let wide = u128::from(x) * u128::from(y);
    wide as u64 ^ (wide >> 64) as u64
}

/// The portable hash of a str's or bytes' content. 0 for nothing alone, as in CPython; never `u64::MAX` (Python reserves -1).
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let (words, rest) = bytes.split_at(bytes.len() & !7);
    finish_hash(hash_words(fold(bytes.len() as u64 ^ B, A), words), rest)
}

/// The same, with a call of `pause` for each piece of a long text.
pub fn hash_bytes_in_pieces<E>(bytes: &[u8], mut pause: impl FnMut(usize) -> Result<(), E>) -> Result<u64, E> {
    if bytes.is_empty() {
        return Ok(0);
    }
    let (words, rest) = bytes.split_at(bytes.len() & !7);
    let mut hash = fold(bytes.len() as u64 ^ B, A);
    for piece in words.chunks(HASH_PIECE) {
        pause(piece.len())?;
        hash = hash_words(hash, piece);
    }
    Ok(finish_hash(hash, rest))
}

#[inline]
fn hash_words(mut hash: u64, words: &[u8]) -> u64 {
    for chunk in words.chunks_exact(8) {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks are 8 bytes"));
        hash = fold(hash ^ word, A);
    }
    hash
}

#[inline]
fn finish_hash(mut hash: u64, rest: &[u8]) -> u64 {
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = fold(hash ^ u64::from_le_bytes(last), B);
    }
    hash ^= hash >> 32;
    if hash == 0 || hash == u64::MAX { A } else { hash }
}

impl Clone for PyStr {
    fn clone(&self) -> PyStr {
        PyStr {
            body: self.body.clone(),
            chars: self.chars,
            hash: AtomicU64::new(self.hash.load(Ordering::Relaxed)),
            index: OnceLock::new(),
        }
    }
}

impl PartialEq for PyStr {
    fn eq(&self, other: &PyStr) -> bool {
        self.prefix() == other.prefix() && self.as_str() == other.as_str()
    }
}

/// What of a string is written: the rest follows from it.
#[derive(Serialize)]
enum Written<'a> {
    Own(&'a str),
    Prefix(u32, u32),
}

/// The same, as read.
#[derive(Deserialize)]
enum Read {
    Own(Box<str>),
    Prefix(u32, u32),
}

impl Serialize for PyStr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = match &self.body {
            Body::Own(text) => Written::Own(text),
            &Body::Prefix { buffer, len } => Written::Prefix(buffer, len),
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PyStr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PyStr, D::Error> {
        Ok(match Read::deserialize(deserializer)? {
            Read::Own(text) => PyStr::new(text),
            Read::Prefix(buffer, len) => PyStr::prefix_of(buffer, len, 0),
        })
    }
}
