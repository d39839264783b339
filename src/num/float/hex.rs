//! `float.hex` and `float.fromhex`: floats with all their bits as text.
//!
//! Owns: both directions of the C99 form `0x1.8p+3`.
//! Never: decimal text (see `text` and `parse`).
//! Start reading at: [`hex`].

use super::super::unicode::trim_ascii;
use super::super::{Fail, Meter, Poll, overflow_error, value_error};
use super::{compose, decompose};

/// `value.hex()`
pub(crate) fn hex(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decompose(value);
    let (first, fraction) = (mantissa >> 52, mantissa & ((1 << 52) - 1));
    format!("{sign}0x{first}.{fraction:013x}p{:+}", exponent + 52)
}

/// `float.fromhex(text)`
pub(crate) fn from_hex(text: &str, poll: &mut Poll<'_>) -> Result<f64, Fail> {
    let bytes = trim_ascii(text.as_bytes(), poll)?;
    let (negative, unsigned) = match bytes.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, bytes),
    };
    let is = |word: &[u8]| unsigned.eq_ignore_ascii_case(word);
    let value = if is(b"inf") || is(b"infinity") {
        f64::INFINITY
    } else if is(b"nan") {
        f64::NAN
    } else {
        HexNumber::parse(unsigned, poll)?.value()?
    };
    Ok(if negative { -value } else { value })
}

/// A hexadecimal number of any length, kept to what decides its rounding: `(mantissa + tail) * 2**exponent`.
#[derive(Default)]
struct HexNumber {
    mantissa: u64,
    sticky: bool,
    exponent: i64,
    any_digit: bool,
}

impl HexNumber {
    /// Reads `[0x]digits[.digits][p[sign]decimal]`.
    fn parse(bytes: &[u8], poll: &mut Poll<'_>) -> Result<HexNumber, Fail> {
        let malformed = || value_error("invalid hexadecimal floating-point string");
        let mut meter = Meter::new(poll);
        let mut number = HexNumber::default();
        let mut at = if matches!(bytes, [b'0', b'x' | b'X', ..]) { 2 } else { 0 };
        let mut in_fraction = false;
        loop {
            meter.work(1)?;
            match bytes.get(at) {
                Some(b'.') if !in_fraction => in_fraction = true,
                Some(b) => match char::from(*b).to_digit(16) {
                    Some(digit) => number.push(u64::from(digit), in_fraction),
                    None => break,
                },
                None => break,
            }
            at += 1;
        }
        if matches!(bytes.get(at), Some(b'p' | b'P')) {
            let (exponent, end) = decimal_exponent(bytes, at + 1, &mut meter)?.ok_or_else(malformed)?;
            number.exponent = number.exponent.saturating_add(exponent);
            at = end;
        }
        if number.any_digit && at == bytes.len() { Ok(number) } else { Err(malformed()) }
    }

    fn push(&mut self, digit: u64, in_fraction: bool) {
        self.any_digit = true;
        let full = self.mantissa >> 60 != 0;
        if full {
            self.sticky |= digit != 0;
        } else {
            self.mantissa = self.mantissa << 4 | digit;
        }
        // A digit that was kept moves the others left, one in the fraction moves the point.
        self.exponent += 4 * (i64::from(full) - i64::from(in_fraction));
    }

    fn value(&self) -> Result<f64, Fail> {
        compose(self.mantissa, self.sticky, self.exponent)
            .ok_or_else(|| overflow_error("hexadecimal value too large to represent as a float"))
    }
}

/// `[sign]digits`: the saturated exponent and where it ends.
fn decimal_exponent(bytes: &[u8], at: usize, meter: &mut Meter<'_, '_>) -> Result<Option<(i64, usize)>, Fail> {
    let negative = bytes.get(at) == Some(&b'-');
    let start = at + usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
    let mut exponent: i64 = 0;
    let mut end = start;
    while let Some(digit) = bytes.get(end).filter(|b| b.is_ascii_digit()) {
        meter.work(1)?;
        exponent = exponent.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
        end += 1;
    }
    Ok((start < end).then_some((if negative { -exponent } else { exponent }, end)))
}
