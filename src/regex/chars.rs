//! Single characters: their place in UTF-8 and their Python classes.
//!
//! Owns: decoding, stepping and encoding; `\w`, `\d`, `\s` as `str.isalnum`, `str.isdecimal`, `str.isspace` see them.
//!
//! Never: panics on bytes that are not UTF-8; a wrong sequence decodes to some character and steps by at least one byte.
//! Characters are `u32`, as a Python string may hold lone surrogates.
//!
//! Start reading at `decode`.

use std::sync::OnceLock;

use unicode_properties::{GeneralCategory, GeneralCategoryGroup as Group, UnicodeGeneralCategory};

/// The last code point.
pub(super) const MAX: u32 = 0x10_ffff;

/// The white space of Unicode `\s` as ranges.
pub(super) const SPACES: [(u32, u32); 10] = [
    (0x09, 0x0d),
    (0x1c, 0x20),
    (0x85, 0x85),
    (0xa0, 0xa0),
    (0x1680, 0x1680),
    (0x2000, 0x200a),
    (0x2028, 0x2029),
    (0x202f, 0x202f),
    (0x205f, 0x205f),
    (0x3000, 0x3000),
];

/// The length of the character that starts with this byte.
#[inline]
pub(super) fn width(lead: u8) -> usize {
    match lead {
        0..=0xbf => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xff => 4,
    }
}

/// The character at `pos`, which lies inside of the text, and the place after it.
#[inline]
pub(super) fn decode(text: &[u8], pos: usize) -> (u32, usize) {
    let lead = text[pos];
    let rest = |at: usize| text.get(pos + at).map_or(0, |b| u32::from(b & 0x3f));
    let code = match width(lead) {
        1 => return (u32::from(lead), pos + 1),
        2 => u32::from(lead & 0x1f) << 6 | rest(1),
        3 => u32::from(lead & 0x0f) << 12 | rest(1) << 6 | rest(2),
        _ => u32::from(lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3),
    };
    (code, (pos + width(lead)).min(text.len()))
}

/// The start of the character that ends at `pos`, which is not 0.
#[inline]
pub(super) fn back(text: &[u8], pos: usize) -> usize {
    let mut at = pos - 1;
    while at > 0 && text[at] & 0xc0 == 0x80 {
        at -= 1;
    }
    at
}

/// The start of the first character at or after `pos`.
#[inline]
pub(super) fn align(text: &[u8], mut pos: usize) -> usize {
    while text.get(pos).is_some_and(|b| b & 0xc0 == 0x80) {
        pos += 1;
    }
    pos
}

/// Appends a character in UTF-8, a surrogate in the same scheme.
pub(super) fn encode(code: u32, out: &mut Vec<u8>) {
    let tail = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
    match code {
        0..=0x7f => out.push(code as u8),
        0x80..=0x7ff => out.extend([0xc0 | (code >> 6) as u8, tail(0)]),
        0x800..=0xffff => out.extend([0xe0 | (code >> 12) as u8, tail(6), tail(0)]),
        _ => out.extend([0xf0 | (code >> 18) as u8, tail(12), tail(6), tail(0)]),
    }
}

/// The first byte of a character in UTF-8.
pub(super) fn lead(code: u32) -> u8 {
    match code {
        0..=0x7f => code as u8,
        0x80..=0x7ff => 0xc0 | (code >> 6) as u8,
        0x800..=0xffff => 0xe0 | (code >> 12) as u8,
        _ => 0xf0 | (code >> 18) as u8,
    }
}

/// ASCII `\w`.
#[inline]
pub(super) fn is_ascii_word(code: u32) -> bool {
    code < 0x80 && ((code as u8).is_ascii_alphanumeric() || code == u32::from('_'))
}

/// Unicode `\w`: letters and everything numeric, and the underscore.
#[inline]
pub(super) fn is_word(code: u32) -> bool {
    if code < 0x80 { is_ascii_word(code) } else { page_of(code).is_some_and(|page| bit(&page.words, code)) }
}

/// Unicode `\d`: decimal digits.
#[inline]
pub(super) fn is_digit(code: u32) -> bool {
    if code < 0x80 { (code as u8).is_ascii_digit() } else { page_of(code).is_some_and(|page| bit(&page.digits, code)) }
}

/// What of 256 characters is a word character and what a digit.
struct Page {
    words: [u64; 4],
    digits: [u64; 4],
}

/// Pages are made when a character of theirs is asked for: 256 searches in the tables of the property crate, some 5
/// microseconds, after which a character costs 2 nanoseconds instead of 20 to 30.
static PAGES: [OnceLock<Box<Page>>; 0x1100] = [const { OnceLock::new() }; 0x1100];

fn page_of(code: u32) -> Option<&'static Page> {
    let page = PAGES.get((code >> 8) as usize)?;
    Some(page.get_or_init(|| {
        let mut page = Page { words: [0; 4], digits: [0; 4] };
        for (at, code) in (code & !0xff..=code | 0xff).enumerate() {
            let category = char::from_u32(code).map(UnicodeGeneralCategory::general_category);
            let set = |bits: &mut [u64; 4], on: bool| bits[at / 64] |= u64::from(on) << (at % 64);
            set(&mut page.words, matches!(group(code), Some(Group::Letter | Group::Number)));
            set(&mut page.digits, category == Some(GeneralCategory::DecimalNumber));
        }
        Box::new(page)
    }))
}

fn bit(bits: &[u64; 4], code: u32) -> bool {
    bits[(code >> 6 & 3) as usize] >> (code & 63) & 1 != 0
}

/// `str.isprintable` for one character.
pub(super) fn is_printable(code: u32) -> bool {
    code == 0x20 || !matches!(group(code), None | Some(Group::Separator | Group::Other))
}

/// `str.isalpha` for one character.
pub(super) fn is_alpha(code: u32) -> bool {
    group(code) == Some(Group::Letter)
}

/// `str.isidentifier`.
pub(super) fn is_identifier(name: &[u32]) -> bool {
    let test = |code: u32, class: fn(char) -> bool| char::from_u32(code).is_some_and(class);
    match name {
        [first, rest @ ..] => {
            (*first == u32::from('_') || test(*first, unicode_ident::is_xid_start))
                && rest.iter().all(|&code| test(code, unicode_ident::is_xid_continue))
        }
        [] => false,
    }
}

fn group(code: u32) -> Option<Group> {
    char::from_u32(code).map(UnicodeGeneralCategory::general_category_group)
}
