//! How single values are written: ints, strs and bytes as Python prints them.
//!
//! Owns: the text of values without children, floats aside (`num::float::text`). Never: walks a graph. Start reading at `push_str`.

use dashu_int::UBig;
use std::fmt::Write;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The most digits of an int that are written, as `sys.get_int_max_str_digits()` has it.
const MAX_DIGITS: usize = 4300;
/// Magnitudes longer than this have more digits in any case: 10**4300 has 14285 bits.
const MAX_MAGNITUDE: usize = 14285 / 8 + 1;

/// Python's words for an int that is too long to write.
pub(crate) const TOO_MANY_DIGITS: &str = "Exceeds the limit (4300 digits) for integer string conversion; use \
                                          sys.set_int_max_str_digits() to increase the limit";

/// A big int in decimal. False, with nothing written, when Python would refuse as well.
pub(crate) fn push_big_int(out: &mut String, negative: bool, magnitude: &[u8]) -> bool {
    if MAX_MAGNITUDE < magnitude.len() {
        return false;
    }
    let digits = UBig::from_be_bytes(magnitude).to_string();
    if MAX_DIGITS < digits.len() {
        return false;
    }
    if negative {
        out.push('-');
    }
    out.push_str(&digits);
    true
}

/// A str in quotes.
pub(crate) fn push_str(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if c == quote => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ if is_printable(c) => out.push(c),
            _ => push_escape(out, c as u32),
        }
    }
    out.push(quote);
}

fn push_escape(out: &mut String, code: u32) {
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// "Nonprintable characters are those in group Separator or Other, excepting the ASCII space" (`str.isprintable`).
fn is_printable(c: char) -> bool {
    !matches!(
        c.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::SpaceSeparator
    )
}

/// A bytes as its literal.
pub(crate) fn push_bytes(out: &mut String, bytes: &[u8]) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    out.extend(['b', quote]);
    for byte in bytes {
        let c = char::from(*byte);
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if c == quote => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ => push_escape(out, u32::from(*byte)),
        }
    }
    out.push(quote);
}

/// A str as JSON writes it, in UTF-8.
pub(crate) fn push_json_str(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
