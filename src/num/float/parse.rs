//! `float(text)`: the grammar of float text and its correctly rounded value.
//!
//! Owns: signs, digits with underscores, exponents, `inf`, `infinity` and `nan`.
//! Never: the message of a malformed text (it quotes the text as `repr` does; the caller has `repr`).
//! Start reading at: [`parse`].

use super::super::unicode::{ascii_number, trim_ascii};
use super::super::{Meter, Poll, Stop};

/// The float that `float(text)` gives, or `None` where it raises `ValueError`.
pub(crate) fn parse(text: &str, poll: &mut Poll<'_>) -> Result<Option<f64>, Stop> {
    let ascii = ascii_number(text, poll)?;
    parse_ascii(&ascii, poll)
}

/// [`parse`] for the bytes of a bytes-like object.
pub(crate) fn parse_ascii(bytes: &[u8], poll: &mut Poll<'_>) -> Result<Option<f64>, Stop> {
    let bytes = trim_ascii(bytes, poll)?;
    Ok(scan(bytes, poll)?.filter(|&(_, len)| len == bytes.len()).map(|(value, _)| value))
}

/// Reads the longest float at the start of `bytes`: its value and length.
pub(crate) fn scan(bytes: &[u8], poll: &mut Poll<'_>) -> Result<Option<(f64, usize)>, Stop> {
    let (negative, start) = match bytes.first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        _ => (false, 0),
    };
    let unsigned = match word(&bytes[start..]) {
        Some(found) => Some(found),
        None => number(&bytes[start..], poll)?,
    };
    Ok(unsigned.map(|(value, len)| (if negative { -value } else { value }, start + len)))
}

/// `inf`, `infinity` or `nan` in any case.
fn word(bytes: &[u8]) -> Option<(f64, usize)> {
    let starts = |word: &str| bytes.get(..word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word.as_bytes()));
    if starts("infinity") {
        Some((f64::INFINITY, 8))
    } else if starts("inf") {
        Some((f64::INFINITY, 3))
    } else if starts("nan") {
        Some((f64::NAN, 3))
    } else {
        None
    }
}

/// More significant digits than any tie between two floats has; one further digit tells the sides of a tie.
const SIGNIFICANT: usize = 800;

/// `digits[.digits][e[sign]digits]` with a digit before or after the point.
fn number(bytes: &[u8], poll: &mut Poll<'_>) -> Result<Option<(f64, usize)>, Stop> {
    let mut meter = Meter::new(poll);
    let mut decimal = Decimal::default();
    let mut at = decimal.digits(bytes, 0, &mut meter)?;
    let mut any = 0 < at;
    if bytes.get(at) == Some(&b'.') {
        decimal.in_fraction = true;
        let end = decimal.digits(bytes, at + 1, &mut meter)?;
        any |= at + 1 < end;
        at = end;
    }
    if !any {
        return Ok(None);
    }
    if let Some((exponent, end)) = exponent(bytes, at, &mut meter)? {
        decimal.exponent = decimal.exponent.saturating_add(exponent);
        at = end;
    }
    Ok(Some((decimal.value(), at)))
}

/// `e[sign]digits` at `at`: the exponent (saturated) and where it ends.
fn exponent(bytes: &[u8], at: usize, meter: &mut Meter<'_, '_>) -> Result<Option<(i64, usize)>, Stop> {
    if !matches!(bytes.get(at), Some(b'e' | b'E')) {
        return Ok(None);
    }
    let negative = bytes.get(at + 1) == Some(&b'-');
    let start = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
    let mut exponent: i64 = 0;
    let end = each_digit(bytes, start, meter, |digit| {
        exponent = exponent.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
    })?;
    let exponent = if negative { -exponent } else { exponent };
    Ok((start < end).then_some((exponent, end)))
}

/// Calls `take` for each digit from `start` on; a single underscore between two digits is skipped. Gives the end.
fn each_digit(bytes: &[u8], start: usize, meter: &mut Meter<'_, '_>, mut take: impl FnMut(u8)) -> Result<usize, Stop> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    loop {
        meter.work(1)?;
        if is_digit(at) {
            take(bytes[at]);
            at += 1;
        } else if bytes.get(at) == Some(&b'_') && start < at && is_digit(at + 1) {
            at += 1;
        } else {
            return Ok(at);
        }
    }
}

/// A decimal number of any length, kept to what decides its rounding: `0.DIGITS * 10**exponent`.
#[derive(Default)]
struct Decimal {
    digits: String,
    dropped_not_zero: bool,
    in_fraction: bool,
    exponent: i64,
}

impl Decimal {
    fn digits(&mut self, bytes: &[u8], start: usize, meter: &mut Meter<'_, '_>) -> Result<usize, Stop> {
        each_digit(bytes, start, meter, |digit| self.push(digit))
    }

    fn push(&mut self, digit: u8) {
        let leading_zero = self.digits.is_empty() && digit == b'0';
        if leading_zero {
            self.exponent -= i64::from(self.in_fraction);
            return;
        }
        self.exponent += i64::from(!self.in_fraction);
        if self.digits.len() < SIGNIFICANT {
            self.digits.push(char::from(digit));
        } else {
            self.dropped_not_zero |= digit != b'0';
        }
    }

    fn value(mut self) -> f64 {
        if self.digits.is_empty() {
            return 0.0;
        }
        if self.dropped_not_zero {
            self.digits.push('1');
        }
        let text = format!("0.{}e{}", self.digits, self.exponent.clamp(-100_000, 100_000));
        text.parse().expect("it is a decimal number with an exponent")
    }
}
