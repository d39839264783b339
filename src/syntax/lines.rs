//! Owns: from byte offsets to lines and columns as Python counts them (lines from 1, columns in code points).
//!
//! Never: knows tokens or trees.
//!
//! Start reading at: [`line_of`].

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The line of a byte offset, from 1.
pub(super) fn line_of(source: &str, offset: usize) -> u32 {
    let before = &source.as_bytes()[..offset.min(source.len())];
    before.iter().filter(|&&byte| byte == b'\n').count() as u32 + 1
}

/// Where the line of a byte offset begins.
pub(super) fn line_start(source: &str, offset: usize) -> usize {
    let before = &source.as_bytes()[..offset.min(source.len())];
    before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1)
}

/// The text from a line's beginning to its end, without the newline.
pub(super) fn line_at(source: &str, start: usize) -> &str {
    let rest = &source[start..];
    &rest[..rest.find('\n').unwrap_or(rest.len())]
}

/// A line as an error shows it: CPython reads it again, into a buffer of 1000 bytes with the zero at the end.
pub(super) fn shown(source: &str, start: usize) -> String {
    const ROOM: usize = 999;
    let line = line_at(source, start);
    String::from_utf8_lossy(&line.as_bytes()[..line.len().min(ROOM)]).into_owned()
}

/// The code points between two byte offsets. The second may lie one beyond the end: CPython supplies the newline that a
/// text lacks, and counts it.
pub(super) fn columns(source: &str, from: usize, to: usize) -> u32 {
    let beyond = to.saturating_sub(source.len());
    let text = &source.as_bytes()[from..to - beyond];
    let chars = text.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
    (chars + beyond) as u32
}

/// What `str.isprintable` says of one character.
pub(super) fn is_printable(c: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, SpaceSeparator, Surrogate, Unassigned};
    c == ' '
        || !matches!(
            c.general_category(),
            Control | Format | Surrogate | PrivateUse | Unassigned | LineSeparator | ParagraphSeparator | SpaceSeparator
        )
}
