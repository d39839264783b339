//! Encodings: their names, and bytes to text.
//!
//! Owns the codecs' names and aliases, the error handlers, and decoding. Text to bytes is `encode`, `\`-escapes are `escape`.
//! Never gives lone surrogates: `surrogateescape` and `surrogatepass` refuse what would need one.
//! Start reading at [`decode`].

use super::super::builder::Builder;
use super::super::native::{Cx, Raise};
use super::super::{bulk, raise};
use super::{charmap, escape};
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::value::StrId;
use crate::text::shown;
use std::fmt::Write;

/// How wide the units of a UTF encoding are, and which byte comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Units {
    /// The order is that of the byte order mark, or little.
    Marked,
    /// The most significant byte first.
    Big,
    /// The least significant byte first.
    Little,
}

/// An encoding.
#[derive(Clone, Copy, Debug)]
pub enum Codec {
    /// UTF-8
    Utf8,
    /// UTF-8 with a byte order mark
    Utf8Sig,
    /// UTF-16
    Utf16(Units),
    /// UTF-32
    Utf32(Units),
    /// ASCII
    Ascii,
    /// ISO 8859-1
    Latin1,
    /// A row of `charmap::TABLES`
    Charmap(&'static [u16; 128]),
    /// Python's escapes
    UnicodeEscape,
    /// `\u` escapes only
    RawUnicodeEscape,
}

/// Other names of encodings, sorted; names are compared in lower case with `_` for whatever is no letter, digit or point.
const ALIASES: [(&str, &str); 52] = [
    ("1250", "cp1250"),
    ("1251", "cp1251"),
    ("1252", "cp1252"),
    ("437", "cp437"),
    ("646", "ascii"),
    ("850", "cp850"),
    ("866", "cp866"),
    ("8859", "latin_1"),
    ("ansi_x3.4_1968", "ascii"),
    ("ansi_x3_4_1968", "ascii"),
    ("cp367", "ascii"),
    ("cp65001", "utf_8"),
    ("cp819", "latin_1"),
    ("cyrillic", "iso8859_5"),
    ("greek", "iso8859_7"),
    ("ibm437", "cp437"),
    ("ibm850", "cp850"),
    ("ibm866", "cp866"),
    ("iso8859", "latin_1"),
    ("iso8859_1", "latin_1"),
    ("iso_8859_1", "latin_1"),
    ("iso_8859_15", "iso8859_15"),
    ("iso_8859_2", "iso8859_2"),
    ("iso_8859_5", "iso8859_5"),
    ("iso_8859_7", "iso8859_7"),
    ("iso_8859_9", "iso8859_9"),
    ("l1", "latin_1"),
    ("l2", "iso8859_2"),
    ("l5", "iso8859_9"),
    ("l9", "iso8859_15"),
    ("latin", "latin_1"),
    ("latin1", "latin_1"),
    ("latin2", "iso8859_2"),
    ("latin5", "iso8859_9"),
    ("latin9", "iso8859_15"),
    ("latin_2", "iso8859_2"),
    ("macintosh", "mac_roman"),
    ("macroman", "mac_roman"),
    ("rawunicodeescape", "raw_unicode_escape"),
    ("u16", "utf_16"),
    ("u32", "utf_32"),
    ("u8", "utf_8"),
    ("unicodeescape", "unicode_escape"),
    ("us_ascii", "ascii"),
    ("utf16", "utf_16"),
    ("utf32", "utf_32"),
    ("utf8", "utf_8"),
    ("utf8_sig", "utf_8_sig"),
    ("utf_8_ucs2", "utf_8"),
    ("windows_1250", "cp1250"),
    ("windows_1251", "cp1251"),
    ("windows_1252", "cp1252"),
];

impl Codec {
    /// The encoding of a name.
    pub fn find(name: &str) -> Option<Codec> {
        /// No encoding has a name as long as this.
        const LONG: usize = 256;
        if name.len() > LONG {
            return None;
        }
        let folded = folded(name);
        let known = ALIASES.binary_search_by_key(&folded.as_str(), |row| row.0).map_or(folded.as_str(), |i| ALIASES[i].1);
        Some(match known {
            "ascii" => Codec::Ascii,
            "latin_1" => Codec::Latin1,
            "raw_unicode_escape" => Codec::RawUnicodeEscape,
            "unicode_escape" => Codec::UnicodeEscape,
            "utf_16" => Codec::Utf16(Units::Marked),
            "utf_16_be" | "utf_16be" => Codec::Utf16(Units::Big),
            "utf_16_le" | "utf_16le" => Codec::Utf16(Units::Little),
            "utf_32" => Codec::Utf32(Units::Marked),
            "utf_32_be" | "utf_32be" => Codec::Utf32(Units::Big),
            "utf_32_le" | "utf_32le" => Codec::Utf32(Units::Little),
            "utf_8" => Codec::Utf8,
            "utf_8_sig" => Codec::Utf8Sig,
            other => {
                let row = charmap::TABLES.binary_search_by_key(&other, |row| row.0).ok()?;
                Codec::Charmap(&charmap::TABLES[row].1)
            }
        })
    }

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Utf16(Units::Marked) => "utf-16",
            Codec::Utf16(Units::Big) => "utf-16-be",
            Codec::Utf16(Units::Little) => "utf-16-le",
            Codec::Utf32(Units::Marked) => "utf-32",
            Codec::Utf32(Units::Big) => "utf-32-be",
            Codec::Utf32(Units::Little) => "utf-32-le",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Charmap(_) => "charmap",
            Codec::UnicodeEscape => "unicodeescape",
            Codec::RawUnicodeEscape => "rawunicodeescape",
        }
    }
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' | '.' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            _ if out.ends_with('_') => {}
            _ => out.push('_'),
        }
    }
    out
}

/// What to do with what cannot be encoded or decoded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Handler<'t> {
    /// Raise.
    Strict,
    /// Leave out.
    Ignore,
    /// Put a replacement character.
    Replace,
    /// Put escapes.
    Backslash,
    /// Put XML character references (encoding only).
    Xml,
    /// Put `\N{...}` (encoding only).
    Name,
    /// A name that no handler has: refused when it is needed.
    Unknown(&'t str),
}

impl<'t> Handler<'t> {
    /// The handler of a name.
    pub fn find(name: &'t str) -> Handler<'t> {
        match name {
            "strict" | "surrogateescape" | "surrogatepass" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::Backslash,
            "xmlcharrefreplace" => Handler::Xml,
            "namereplace" => Handler::Name,
            _ => Handler::Unknown(name),
        }
    }
}

/// The refusal of an unknown encoding.
pub fn unknown_encoding(name: &str) -> Raise {
    raise::lookup_error(format!("unknown encoding: {}", shown(name)))
}

/// The refusal of an unknown error handler.
pub fn unknown_handler(name: &str) -> Raise {
    raise::lookup_error(format!("unknown error handler name '{}'", shown(name)))
}

/// `data.decode(encoding, errors)`; None stands for the default.
pub fn decode_named(cx: &mut Cx, data: &[u8], encoding: Option<StrId>, errors: Option<StrId>) -> Result<Value, Raise> {
    if data.is_empty() {
        return Ok(cx.str(""));
    }
    let name = encoding.map_or("utf-8", |id| cx.heap.shown(id)).to_owned();
    let errors = errors.map_or("strict", |id| cx.heap.shown(id)).to_owned();
    let codec = Codec::find(&name).ok_or_else(|| unknown_encoding(&name))?;
    let text = decode(cx, data, codec, Handler::find(&errors))?;
    cx.text(text)
}

/// What a codec makes of the bytes at a place.
pub enum Step<'d> {
    /// Text that the next so many bytes are.
    Text(&'d str),
    /// A character that the next so many bytes mean.
    Char(char, usize),
    /// Bytes that mean nothing (a byte order mark), so many.
    Skip(usize),
    /// So many bytes that are wrong, and why.
    Wrong(usize, &'static str),
}

/// Bytes as text.
pub fn decode(cx: &mut Cx, data: &[u8], codec: Codec, handler: Handler<'_>) -> Result<String, Raise> {
    let mut out = Builder::default();
    let mut codec = codec;
    let (mut at, mut polled) = (0, 0);
    while at < data.len() {
        if at - polled > 1 << 14 {
            cx.poll((at - polled) as u64 / 4)?;
            polled = at;
        }
        let (step, next) = step(data, at, codec);
        codec = next;
        at += match step {
            Step::Text(text) => {
                cx.meter.spend((text.len() / 32) as u64)?;
                polled += text.len();
                out.push(cx, text)?;
                text.len()
            }
            Step::Char(c, len) => {
                out.push(cx, c.encode_utf8(&mut [0; 4]))?;
                len
            }
            Step::Skip(len) => len,
            Step::Wrong(len, reason) => {
                let len = len.min(data.len() - at);
                let bad = Bad { codec, data, start: at, end: at + len, reason };
                handled(cx, &bad, handler, &mut out)?;
                len
            }
        };
        polled = polled.min(at);
    }
    Ok(out.finish())
}

/// The step at `at`, and the codec that the rest is in.
fn step(data: &[u8], at: usize, codec: Codec) -> (Step<'_>, Codec) {
    let rest = &data[at..];
    match codec {
        Codec::Utf8Sig => (Step::Skip(if rest.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }), Codec::Utf8),
        Codec::Utf16(Units::Marked) => marked(rest, 2, &[0xff, 0xfe], &[0xfe, 0xff], Codec::Utf16),
        Codec::Utf32(Units::Marked) => marked(rest, 4, &[0xff, 0xfe, 0, 0], &[0, 0, 0xfe, 0xff], Codec::Utf32),
        Codec::Utf8 => (utf8_step(rest), codec),
        Codec::Utf16(units) => (utf16_step(rest, units), codec),
        Codec::Utf32(units) => (utf32_step(rest, units), codec),
        Codec::Ascii => (ascii_run(rest).unwrap_or(Step::Wrong(1, "ordinal not in range(128)")), codec),
        Codec::Latin1 => (ascii_run(rest).unwrap_or(Step::Char(char::from(rest[0]), 1)), codec),
        Codec::Charmap(table) => (ascii_run(rest).unwrap_or_else(|| charmap_step(rest[0], table)), codec),
        Codec::UnicodeEscape => (escape::step(rest), codec),
        Codec::RawUnicodeEscape => (escape::raw_step(rest), codec),
    }
}

/// The byte order mark decides the order.
fn marked<'d>(rest: &[u8], len: usize, little: &[u8], big: &[u8], make: fn(Units) -> Codec) -> (Step<'d>, Codec) {
    if rest.starts_with(big) {
        return (Step::Skip(len), make(Units::Big));
    }
    (Step::Skip(if rest.starts_with(little) { len } else { 0 }), make(Units::Little))
}

fn ascii_run(rest: &[u8]) -> Option<Step<'_>> {
    let rest = &rest[..rest.len().min(bulk::BYTES)];
    let len = rest.iter().position(|b| !b.is_ascii()).unwrap_or(rest.len());
    let text = std::str::from_utf8(&rest[..len]).expect("it is ASCII");
    (len > 0).then_some(Step::Text(text))
}

/// The longest valid text, or what is wrong at its end. A piece at a time, so that the poll is reached.
fn utf8_step(rest: &[u8]) -> Step<'_> {
    const PIECE: usize = 1 << 18;
    let piece = &rest[..rest.len().min(PIECE)];
    let error = match std::str::from_utf8(piece) {
        Ok(text) => return Step::Text(text),
        Err(error) => error,
    };
    if error.valid_up_to() > 0 {
        let text = std::str::from_utf8(&piece[..error.valid_up_to()]).expect("it was just found valid");
        return Step::Text(text);
    }
    match error.error_len() {
        None => Step::Wrong(rest.len(), "unexpected end of data"),
        Some(_) if matches!(rest[0], 0x80..=0xc1 | 0xf5..) => Step::Wrong(1, "invalid start byte"),
        Some(len) => Step::Wrong(len, "invalid continuation byte"),
    }
}

fn utf16_step<'d>(rest: &[u8], units: Units) -> Step<'d> {
    let unit = |at: usize| {
        let pair: [u8; 2] = rest.get(at..at + 2)?.try_into().ok()?;
        Some(if units == Units::Big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let Some(first) = unit(0) else { return Step::Wrong(1, "truncated data") };
    match first {
        0xd800..=0xdbff => match unit(2) {
            Some(second @ 0xdc00..=0xdfff) => {
                let code = 0x10000 + (u32::from(first - 0xd800) << 10) + u32::from(second - 0xdc00);
                Step::Char(char::from_u32(code).expect("a pair of surrogates is a character"), 4)
            }
            Some(_) => Step::Wrong(2, "illegal UTF-16 surrogate"),
            None => Step::Wrong(rest.len(), "unexpected end of data"),
        },
        0xdc00..=0xdfff => Step::Wrong(2, "illegal encoding"),
        code => Step::Char(char::from_u32(u32::from(code)).expect("it is no surrogate"), 2),
    }
}

fn utf32_step<'d>(rest: &[u8], units: Units) -> Step<'d> {
    let Some(quad) = rest.get(..4).and_then(|quad| <[u8; 4]>::try_from(quad).ok()) else {
        return Step::Wrong(rest.len(), "truncated data");
    };
    let code = if units == Units::Big { u32::from_be_bytes(quad) } else { u32::from_le_bytes(quad) };
    match char::from_u32(code) {
        Some(c) => Step::Char(c, 4),
        None if code < 0x11_0000 => Step::Wrong(4, "code point in surrogate code point range(0xd800, 0xe000)"),
        None => Step::Wrong(4, "code point not in range(0x110000)"),
    }
}

fn charmap_step<'d>(b: u8, table: &[u16; 128]) -> Step<'d> {
    match table[usize::from(b - 128)] {
        0 => Step::Wrong(1, "character maps to <undefined>"),
        code => Step::Char(char::from_u32(u32::from(code)).unwrap_or(char::REPLACEMENT_CHARACTER), 1),
    }
}

/// Bytes that are wrong.
struct Bad<'d> {
    codec: Codec,
    data: &'d [u8],
    start: usize,
    end: usize,
    reason: &'static str,
}

fn handled(cx: &mut Cx, bad: &Bad<'_>, handler: Handler<'_>, out: &mut Builder) -> Result<(), Raise> {
    match handler {
        Handler::Ignore => Ok(()),
        Handler::Replace => out.push(cx, "\u{fffd}"),
        Handler::Backslash => {
            let mut escapes = String::new();
            for b in &bad.data[bad.start..bad.end] {
                write!(escapes, "\\x{b:02x}").expect("writing to a String cannot fail");
            }
            out.push(cx, &escapes)
        }
        Handler::Xml | Handler::Name => Err(raise::type_error("don't know how to handle UnicodeDecodeError in error callback")),
        Handler::Unknown(name) => Err(unknown_handler(name)),
        Handler::Strict => {
            cx.reserve(bad.data.len())?;
            let object = cx.heap.new_bytes(bad.data);
            let (encoding, reason) = (cx.str(bad.codec.name()), cx.str(bad.reason));
            let span = [Value::Int(bad.start as i64), Value::Int(bad.end as i64)];
            Err(raise::with_args(classes::UNICODE_DECODE_ERROR, vec![encoding, object, span[0], span[1], reason]))
        }
    }
}
