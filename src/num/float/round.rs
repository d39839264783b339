//! `round(x, n)`: rounding of the exact binary value, half to even.
//!
//! Owns: rounding to a place of the decimal text.
//! Never: text of floats as such (see `text`).
//! Start reading at: [`round_digits`].

use super::super::{Fail, overflow_error};

/// `round(value, places)`
///
/// The caller clamps a count of places that is no `i64` to the nearest one.
pub(crate) fn round_digits(value: f64, places: i64) -> Result<f64, Fail> {
    // No float has a digit further right than 10**-1074, but from 323 places on all floats that small are subnormal
    // or print the same; none reaches 10**309.
    if !value.is_finite() || value == 0.0 || 323 < places {
        return Ok(value);
    }
    if places < -308 {
        return Ok(0.0 * value);
    }
    let text = match usize::try_from(places) {
        Ok(places) => format!("{value:.places$}"),
        Err(_) => round_whole(value, usize::try_from(-places).expect("it is at most 308")),
    };
    let rounded: f64 = text.parse().expect("it is decimal text");
    if rounded.is_infinite() {
        return Err(overflow_error("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// The text of `value` rounded to a multiple of `10**zeros`, where `0 < zeros`.
fn round_whole(value: f64, zeros: usize) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let whole = format!("{:.0}", value.abs().trunc());
    let Some(kept_len) = whole.len().checked_sub(zeros) else {
        return format!("{sign}0");
    };
    let (kept, dropped) = whole.split_at(kept_len);
    let tail = dropped[1..].bytes().any(|b| b != b'0') || value.fract() != 0.0;
    let odd = kept.bytes().next_back().is_some_and(|b| b % 2 == 1);
    let up = match dropped.as_bytes()[0] {
        b'5' => tail || odd,
        first => b'5' < first,
    };
    let kept = if up { increment(kept) } else { kept.to_owned() };
    format!("{sign}0{kept}e{zeros}")
}

/// The decimal text of a number plus one.
fn increment(digits: &str) -> String {
    let nines = digits.len() - digits.trim_end_matches('9').len();
    let (head, tail) = digits.split_at(digits.len() - nines);
    let (head, last) = head.split_at(head.len().saturating_sub(1));
    let last = last.bytes().next().map_or('1', |b| char::from(b + 1));
    format!("{head}{last}{}", "0".repeat(tail.len()))
}
