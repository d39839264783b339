//! Python's backslash escapes as encodings: `unicode_escape` and `raw_unicode_escape`.
//!
//! Start reading at [`push`] and [`step`].

use super::codec::Step;
use std::fmt::Write;

/// `\xe9`, `\u20ac` or `\U0001f600`
pub fn backslash(c: char) -> String {
    let code = u32::from(c);
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

/// Appends a character as `unicode_escape` writes it.
pub fn push(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' => out.push_str("\\\\"),
        ' '..='~' => out.push(c),
        _ => out.push_str(&backslash(c)),
    }
}

/// Appends a character as `raw_unicode_escape` writes it: only what is not Latin-1 is escaped.
pub fn push_raw(out: &mut String, c: char) {
    let code = u32::from(c);
    match code {
        0..=0xff => out.push(c),
        0x100..=0xffff => write!(out, "\\u{code:04x}").expect("writing to a String cannot fail"),
        _ => write!(out, "\\U{code:08x}").expect("writing to a String cannot fail"),
    }
}

/// What `unicode_escape` makes of the bytes at the start of `rest`, which is not empty.
pub fn step<'d>(rest: &[u8]) -> Step<'d> {
    if rest[0] != b'\\' {
        return Step::Char(char::from(rest[0]), 1);
    }
    let plain = |c| Step::Char(c, 2);
    match rest.get(1) {
        None => Step::Wrong(1, "\\ at end of string"),
        Some(b'\n') => Step::Skip(2),
        Some(b'\\') => plain('\\'),
        Some(b'\'') => plain('\''),
        Some(b'"') => plain('"'),
        Some(b'a') => plain('\x07'),
        Some(b'b') => plain('\x08'),
        Some(b'f') => plain('\x0c'),
        Some(b'n') => plain('\n'),
        Some(b'r') => plain('\r'),
        Some(b't') => plain('\t'),
        Some(b'v') => plain('\x0b'),
        Some(b'0'..=b'7') => octal(rest),
        Some(b'x') => hex(rest, 2, "truncated \\xXX escape"),
        Some(b'u') => hex(rest, 4, "truncated \\uXXXX escape"),
        Some(b'U') => hex(rest, 8, "truncated \\UXXXXXXXX escape"),
        Some(b'N') => named(rest),
        // An unknown escape stays as it is; its character comes next.
        Some(_) => Step::Char('\\', 1),
    }
}

/// What `raw_unicode_escape` makes of them.
pub fn raw_step<'d>(rest: &[u8]) -> Step<'d> {
    match rest {
        [b'\\', b'u', ..] => hex(rest, 4, "truncated \\uXXXX escape"),
        [b'\\', b'U', ..] => hex(rest, 8, "truncated \\UXXXXXXXX escape"),
        _ => Step::Char(char::from(rest[0]), 1),
    }
}

fn octal<'d>(rest: &[u8]) -> Step<'d> {
    let digits = rest[1..].iter().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
    let code = rest[1..=digits].iter().fold(0, |code, b| code * 8 + u32::from(b - b'0'));
    Step::Char(char::from_u32(code).expect("three octal digits are below 512"), 1 + digits)
}

/// A letter and `wanted` hexadecimal digits behind the backslash.
fn hex<'d>(rest: &[u8], wanted: usize, truncated: &'static str) -> Step<'d> {
    let digits = rest[2..].iter().take(wanted).take_while(|b| b.is_ascii_hexdigit()).count();
    if digits < wanted {
        return Step::Wrong(2 + digits, truncated);
    }
    let code = rest[2..2 + wanted].iter().fold(0_u32, |code, &b| code << 4 | char::from(b).to_digit(16).unwrap_or(0));
    match char::from_u32(code) {
        Some(c) => Step::Char(c, 2 + wanted),
        None => Step::Wrong(2 + wanted, "illegal Unicode character"),
    }
}

/// `\N{name}`
fn named<'d>(rest: &[u8]) -> Step<'d> {
    let inside = rest.get(2..).and_then(|rest| rest.strip_prefix(b"{"));
    let end = inside.and_then(|inside| memchr::memchr(b'}', &inside[..inside.len().min(128)]));
    let (Some(inside), Some(end)) = (inside, end) else { return Step::Wrong(2, "malformed \\N character escape") };
    let name = std::str::from_utf8(&inside[..end]).ok();
    match name.and_then(unicode_names2::character) {
        Some(c) => Step::Char(c, end + 4),
        None => Step::Wrong(end + 4, "unknown Unicode character name"),
    }
}
