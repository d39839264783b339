//! Long texts piece by piece: a pass over one calls its `pause` before each piece, which may end the pass.
//!
//! Owns passes over a text and copies of it. The caller's `pause` is a look at interrupt and limits.
//! Start reading at [`count`].

/// Bytes of one piece: some microseconds.
pub const PIECE: usize = 1 << 16;

/// Bytes that an allocator may move in one go: half a millisecond where memory is slow.
const MOVED: usize = 1 << 20;

/// Code points of a text.
#[inline]
pub fn count<E>(text: &str, pause: impl FnMut(usize) -> Result<(), E>) -> Result<usize, E> {
    if text.len() <= PIECE { Ok(count_bytes(text.as_bytes())) } else { count_long(text, pause) }
}

#[cold]
fn count_long<E>(text: &str, mut pause: impl FnMut(usize) -> Result<(), E>) -> Result<usize, E> {
    let mut chars = 0;
    for piece in text.as_bytes().chunks(PIECE) {
        pause(piece.len())?;
        chars += count_bytes(piece);
    }
    Ok(chars)
}

/// The code points that begin in some bytes.
fn count_bytes(bytes: &[u8]) -> usize {
    if bytes.is_ascii() { bytes.len() } else { bytes.iter().filter(|&&byte| begins(byte)).count() }
}

/// Whether a code point begins with a byte.
#[inline]
pub fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// Where code point number `n` from the one that begins at byte `at` begins, or the end of the text.
#[inline]
pub fn skip(text: &[u8], mut at: usize, mut n: usize) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    while let Some(word) = text.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*word);
        // The high bit of each byte that begins one.
        let mut begins = (!word | word << 1) & HIGH;
        let count = ((begins >> 7).wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize;
        if n < count {
            for _ in 0..n {
                begins &= begins - 1;
            }
            return at + begins.trailing_zeros() as usize / 8;
        }
        n -= count;
        at += 8;
    }
    while let Some(&byte) = text.get(at) {
        if begins(byte) {
            if n == 0 {
                return at;
            }
            n -= 1;
        }
        at += 1;
    }
    text.len()
}

/// Byte offset of every `stride`th code point of a text, which has `chars` of them.
pub fn index<E>(text: &str, chars: usize, stride: usize, mut pause: impl FnMut(usize) -> Result<(), E>) -> Result<Box<[u32]>, E> {
    let mut made = Vec::with_capacity(chars.div_ceil(stride));
    let (mut at, mut skip) = (0, 0);
    for piece in text.as_bytes().chunks(PIECE) {
        pause(piece.len())?;
        for &byte in piece {
            if begins(byte) {
                if skip == 0 {
                    made.push(at);
                    skip = stride;
                }
                skip -= 1;
            }
            at += 1;
        }
    }
    Ok(made.into_boxed_slice())
}

/// Where the first character that passes stands, from byte `at` on, or the end of the text.
#[inline]
pub fn find<E>(text: &str, at: usize, pass: impl Fn(char) -> bool, mut pause: impl FnMut(usize) -> Result<(), E>) -> Result<usize, E> {
    let mut at = at;
    while at < text.len() {
        let end = if text.len() - at <= PIECE { text.len() } else { text.floor_char_boundary(at + PIECE) };
        if let Some(found) = text[at..end].find(&pass) {
            return Ok(at + found);
        }
        pause(end - at)?;
        at = end;
    }
    Ok(at)
}

/// The end of the last character that passes, before byte `end`, or 0.
#[inline]
pub fn rfind<E>(text: &str, end: usize, pass: impl Fn(char) -> bool, mut pause: impl FnMut(usize) -> Result<(), E>) -> Result<usize, E> {
    let mut end = end;
    while end > 0 {
        let begin = if end <= PIECE { 0 } else { text.floor_char_boundary(end - PIECE) };
        if let Some((at, passed)) = text[begin..end].char_indices().rfind(|&(_, c)| pass(c)) {
            return Ok(begin + at + passed.len_utf8());
        }
        pause(end - begin)?;
        end = begin;
    }
    Ok(0)
}

/// Appends a text.
#[inline]
pub fn push<E>(out: &mut String, text: &str, mut pause: impl FnMut(usize) -> Result<(), E>) -> Result<(), E> {
    if text.len() <= PIECE {
        out.push_str(text);
        return Ok(());
    }
    push_long(out, text, &mut pause)
}

#[cold]
fn push_long<E>(out: &mut String, text: &str, pause: &mut dyn FnMut(usize) -> Result<(), E>) -> Result<(), E> {
    let len = out.len() + text.len();
    if out.capacity() < len && out.len() > MOVED {
        // The allocator would move what is there without a pause.
        let mut moved = String::with_capacity(len.max(2 * out.len()));
        push_long(&mut moved, out, pause)?;
        *out = moved;
    }
    out.reserve(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
        pause(piece.len())?;
        out.push_str(piece);
        rest = behind;
    }
    Ok(())
}

/// Appends the first `len` bytes of a text to itself.
pub fn push_own<E>(text: &mut String, len: usize, mut pause: impl FnMut(usize) -> Result<(), E>) -> Result<(), E> {
    let mut at = 0;
    while at < len {
        let end = text.floor_char_boundary(len.min(at + PIECE));
        pause(end - at)?;
        text.extend_from_within(at..end);
        at = end;
    }
    Ok(())
}
