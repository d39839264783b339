//! Long texts of numbers: filled, copied and changed piece by piece, with a poll before each piece.
//!
//! Never polls for a short text.
//! Start reading at [`push_text`].

use super::{Poll, Stop};

/// Bytes of one piece: some ten microseconds, fresh memory included.
const PIECE: usize = 1 << 16;

/// Work units of passing over a whole piece.
const UNITS: u64 = (PIECE / 64) as u64;

/// Appends a text.
pub(crate) fn push_text(out: &mut String, text: &str, poll: &mut Poll<'_>) -> Result<(), Stop> {
    let mut rest = text;
    while PIECE < rest.len() {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
        poll(UNITS)?;
        out.push_str(piece);
        rest = behind;
    }
    out.push_str(rest);
    Ok(())
}

/// Appends a character `count` times.
pub(crate) fn push_fill(out: &mut String, fill: char, count: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
    const BLOCK: usize = 64;
    if count < BLOCK {
        (0..count).for_each(|_| out.push(fill));
        return Ok(());
    }
    let block: String = std::iter::repeat_n(fill, BLOCK).collect();
    for number in 1..=count / BLOCK {
        out.push_str(&block);
        if number.is_multiple_of(PIECE / BLOCK) {
            poll(UNITS)?;
        }
    }
    (0..count % BLOCK).for_each(|_| out.push(fill));
    Ok(())
}

/// Makes ASCII letters capitals.
pub(crate) fn upper(text: &mut str, poll: &mut Poll<'_>) -> Result<(), Stop> {
    let mut rest = text;
    while PIECE < rest.len() {
        let (piece, behind) = rest.split_at_mut(rest.floor_char_boundary(PIECE));
        poll(UNITS)?;
        piece.make_ascii_uppercase();
        rest = behind;
    }
    rest.make_ascii_uppercase();
    Ok(())
}

/// Code points of a text.
pub(crate) fn chars(text: &str, poll: &mut Poll<'_>) -> Result<usize, Stop> {
    if text.len() <= PIECE {
        return Ok(text.chars().count());
    }
    let mut chars = 0;
    for piece in text.as_bytes().chunks(PIECE) {
        poll(UNITS)?;
        chars += piece.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
    }
    Ok(chars)
}

/// The byte offset behind the first `count` characters, and how many characters that are: fewer where the text ends before.
pub(crate) fn cut(text: &str, count: usize, poll: &mut Poll<'_>) -> Result<(usize, usize), Stop> {
    let mut left = count;
    for (at, byte) in text.bytes().enumerate() {
        if byte & 0xc0 != 0x80 {
            if left == 0 {
                return Ok((at, count));
            }
            left -= 1;
        }
        if at % PIECE == PIECE - 1 {
            poll(4 * UNITS)?;
        }
    }
    Ok((text.len(), count - left))
}
