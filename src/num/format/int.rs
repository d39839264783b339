//! `format(int, spec)`, also for `bool`.
//!
//! Owns: the types `b c d o x X n`; the float types go to `float` after conversion.
//! Never: digits (see `bigint::text`).
//! Start reading at: [`format`].

use super::super::bigint::{self, IntRef, text::TextLimit};
use super::super::{Fail, Poll, long, overflow_error, value_error};
use super::layout::{self, Parts};
use super::{Spec, float, unknown_code};

/// Formats an int of the type named `type_name`; more decimal digits than `limit` allows raise `ValueError`.
pub(crate) fn format(value: IntRef<'_>, spec: &Spec, type_name: &str, limit: TextLimit, poll: &mut Poll<'_>) -> Result<String, Fail> {
    let code = spec.code.unwrap_or('d');
    match code {
        'b' | 'd' | 'n' | 'o' | 'x' | 'X' => {
            check(spec)?;
            let (base, prefix) = base_of(code);
            let mut text = bigint::text::to_text(value, base, limit, poll)?;
            if code == 'X' {
                long::upper(&mut text, poll)?;
            }
            let digits = text.strip_prefix('-').unwrap_or(&text);
            let prefix = if spec.alternate { prefix } else { "" };
            let group = if base == 10 { 3 } else { 4 };
            Ok(layout::number(spec, &Parts { negative: value.is_negative(), prefix, digits, rest: "", group }, poll)?)
        }
        'c' => {
            check(spec)?;
            format_char(value, spec, poll)
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => float::format(bigint::floats::to_f64(value)?, spec, type_name, poll),
        _ => Err(unknown_code(code, type_name)),
    }
}

/// An upper bound of the bytes of an int's own digits under this spec.
pub(crate) fn digits_bytes(value: IntRef<'_>, spec: &Spec) -> u64 {
    match spec.code {
        Some('b') => value.bit_length() + 3,
        Some('o' | 'x' | 'X') | None | Some('d' | 'n') => value.bit_length() / 3 + 4,
        Some(_) => float::content_bytes(spec),
    }
}

/// The base of a type letter and the prefix that `#` shows.
fn base_of(code: char) -> (u32, &'static str) {
    match code {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    }
}

fn check(spec: &Spec) -> Result<(), Fail> {
    if spec.precision.is_some() {
        return Err(value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

fn format_char(value: IntRef<'_>, spec: &Spec, poll: &mut Poll<'_>) -> Result<String, Fail> {
    if spec.sign.is_some() {
        return Err(value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let c = char_of(value)?;
    let rest = c.encode_utf8(&mut [0; 4]).to_owned();
    Ok(layout::number(spec, &Parts { negative: false, prefix: "", digits: "", rest: &rest, group: 3 }, poll)?)
}

/// The character of a code point.
///
/// A surrogate, which is no character of text here, is refused like a number out of range.
pub(super) fn char_of(value: IntRef<'_>) -> Result<char, Fail> {
    let IntRef::Small(code) = value else {
        return Err(overflow_error("Python int too large to convert to C long"));
    };
    u32::try_from(code).ok().and_then(char::from_u32).ok_or_else(|| overflow_error("%c arg not in range(0x110000)"))
}
