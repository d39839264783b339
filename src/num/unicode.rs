//! Numbers written in any script: Unicode decimal digits and Python's white space, brought to ASCII.
//!
//! Owns: the table of decimal digits and the clean-up that `int()`, `float()` and `complex()` share.
//! Never: the grammar of numbers; that is with each type.
//! Start reading at: [`ascii_number`].

use std::borrow::Cow;

use super::{Meter, Poll, Stop};

#[cfg(test)]
mod tests;

/// The zeros of all runs of decimal digits (general category Nd, Unicode 16); the digit of value `d` is `d` code
/// points after its zero.
const DIGIT_ZEROS: [u32; 76] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20,
    0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0,
    0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0,
    0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70,
    0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The value of a decimal digit of any script, as `unicodedata.decimal` gives it.
pub(crate) fn decimal_digit(c: char) -> Option<u8> {
    let code = u32::from(c);
    let run = DIGIT_ZEROS.partition_point(|&zero| zero <= code);
    let value = code - DIGIT_ZEROS.get(run.checked_sub(1)?)?;
    (value < 10).then(|| u8::try_from(value).expect("it is below 10"))
}

/// Trims white space and writes every decimal digit in ASCII, as the number constructors of `str` do first.
///
/// The ASCII separators `\x1c` to `\x1f` are white space to `str.isspace` but not here. Other characters that are not
/// ASCII become `?`, which no grammar of numbers accepts.
pub(crate) fn ascii_number<'t>(text: &'t str, poll: &mut Poll<'_>) -> Result<Cow<'t, [u8]>, Stop> {
    let mut meter = Meter::new(poll);
    let text = trimmed(text, &mut meter)?;
    if all(text.as_bytes(), &mut meter, <[u8]>::is_ascii)? {
        return Ok(Cow::Borrowed(text.as_bytes()));
    }
    let mut ascii = Vec::with_capacity(text.len());
    for c in text.chars() {
        meter.work(1)?;
        ascii.push(match decimal_digit(c) {
            Some(digit) => b'0' + digit,
            None => u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(b'?'),
        });
    }
    Ok(Cow::Owned(ascii))
}

/// Bytes looked at between two accounts.
const PIECE: usize = 4096;

/// Whether all pieces of a text pass.
fn all(bytes: &[u8], meter: &mut Meter<'_, '_>, pass: impl Fn(&[u8]) -> bool) -> Result<bool, Stop> {
    for piece in bytes.chunks(PIECE) {
        meter.work((piece.len() / 16) as u64)?;
        if !pass(piece) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `text.trim()`
fn trimmed<'t>(mut text: &'t str, meter: &mut Meter<'_, '_>) -> Result<&'t str, Stop> {
    while let Some(c) = text.chars().next().filter(|c| c.is_whitespace()) {
        meter.work(1)?;
        text = &text[c.len_utf8()..];
    }
    while let Some(c) = text.chars().next_back().filter(|c| c.is_whitespace()) {
        meter.work(1)?;
        text = &text[..text.len() - c.len_utf8()];
    }
    Ok(text)
}

/// Trims the ASCII white space that number constructors ignore around `bytes`.
pub(crate) fn trim_ascii<'t>(mut bytes: &'t [u8], poll: &mut Poll<'_>) -> Result<&'t [u8], Stop> {
    let mut meter = Meter::new(poll);
    while let [b'\t'..=b'\r' | b' ', rest @ ..] = bytes {
        meter.work(1)?;
        bytes = rest;
    }
    while let [rest @ .., b'\t'..=b'\r' | b' '] = bytes {
        meter.work(1)?;
        bytes = rest;
    }
    Ok(bytes)
}
