//! Python strings as immutable data: UTF-8 text that knows its length in code points, its hash, and how to index itself.
//!
//! Owns [`PyStr`] and the core string table ([`core`]).
//! Never knows the heap: a `PyStr` in a unit is shared by threads, so its lazily computed parts are atomics.

pub mod core;
#[cfg(test)]
mod tests;
pub mod unicode;
mod unicode_data;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Code points between two entries of a non-ASCII string's index: a lookup scans at most this many.
const STRIDE: usize = 64;

/// An immutable string. `chars == text.len()` exactly when it is ASCII, and then code points are bytes.
#[derive(Debug, Default)]
pub struct PyStr {
    text: Box<str>,
    chars: usize,
    /// 0 until first asked.
    hash: AtomicU64,
    /// Byte offset of every `STRIDE`th code point; made on the first indexing of non-ASCII text.
    index: OnceLock<Box<[u32]>>,
}

impl PyStr {
    /// Takes the text; counts its code points.
    pub fn new(text: impl Into<Box<str>>) -> PyStr {
        let text = text.into();
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        PyStr { text, chars, hash: AtomicU64::new(0), index: OnceLock::new() }
    }

    /// Takes a text whose code points were counted already.
    pub fn with_chars(text: impl Into<Box<str>>, chars: usize) -> PyStr {
        let text = text.into();
        debug_assert_eq!(text.chars().count(), chars, "the count is the caller's");
        PyStr { text, chars, hash: AtomicU64::new(0), index: OnceLock::new() }
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    #[inline]
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Whether every code point is one byte.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// The hash: never 0, the same on every machine.
    #[inline]
    pub fn hash(&self) -> u64 {
        match self.hash.load(Ordering::Relaxed) {
            0 => self.compute_hash(),
            hash => hash,
        }
    }

    #[cold]
    fn compute_hash(&self) -> u64 {
        let hash = hash_bytes(self.text.as_bytes());
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }

    /// Byte offset of code point `i`, which is at most `chars()`.
    pub fn byte_offset(&self, i: usize) -> usize {
        if self.is_ascii() {
            return i;
        }
        if i >= self.chars {
            return self.text.len();
        }
        let index = self.index.get_or_init(|| self.build_index());
        let start = index[i / STRIDE] as usize;
        let rest = self.text[start..].char_indices().nth(i % STRIDE);
        start + rest.expect("the index names a code point inside the text").0
    }

    fn build_index(&self) -> Box<[u32]> {
        self.text.char_indices().step_by(STRIDE).map(|(at, _)| at as u32).collect()
    }

    /// Code points before the byte offset `at` (a char boundary).
    pub fn char_index(&self, at: usize) -> usize {
        if self.is_ascii() {
            return at;
        }
        let index = self.index.get_or_init(|| self.build_index());
        let block = index.partition_point(|&start| start as usize <= at).saturating_sub(1);
        block * STRIDE + self.text[index[block] as usize..at].chars().count()
    }

    /// The code point at `i`, if there is one.
    #[inline]
    pub fn char_at(&self, i: usize) -> Option<char> {
        if self.is_ascii() {
            return self.text.as_bytes().get(i).map(|&b| b as char);
        }
        if i >= self.chars {
            return None;
        }
        self.text[self.byte_offset(i)..].chars().next()
    }

    /// The text of code points `lo..hi` (both at most `chars()`, in order).
    pub fn slice(&self, lo: usize, hi: usize) -> &str {
        &self.text[self.byte_offset(lo)..self.byte_offset(hi)]
    }

    /// Bytes of memory beside the struct itself.
    pub fn extra_bytes(&self) -> usize {
        self.text.len() + self.index.get().map_or(0, |index| index.len() * 4)
    }
}

/// The portable hash of a str's or bytes' content. Never 0 and never `u64::MAX` (Python reserves -1).
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    const A: u64 = 0x9e37_79b9_7f4a_7c15;
    const B: u64 = 0xd6e8_feb8_6659_fd93;
    let fold = |x: u64, y: u64| {
        let wide = u128::from(x) * u128::from(y);
        wide as u64 ^ (wide >> 64) as u64
    };
    let mut hash = fold(bytes.len() as u64 ^ B, A);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks are 8 bytes"));
        hash = fold(hash ^ word, A);
    }
    let rest = chunks.remainder();
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
            text: self.text.clone(),
            chars: self.chars,
            hash: AtomicU64::new(self.hash.load(Ordering::Relaxed)),
            index: OnceLock::new(),
        }
    }
}

impl PartialEq for PyStr {
    fn eq(&self, other: &PyStr) -> bool {
        self.text == other.text
    }
}

impl Serialize for PyStr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PyStr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PyStr, D::Error> {
        Ok(PyStr::new(Box::<str>::deserialize(deserializer)?))
    }
}
