//! Python's `float` beyond what `f64` does itself: its text, its division and power rules, its ratio.
//!
//! Owns: arithmetic with Python's signs and errors, `as_integer_ratio`, and in submodules text both ways
//! ([`text`], [`parse`], [`hex`]) and [`round`].
//! Never: conversion to and from big integers (see `bigint::floats`), format specs (see `format`).
//! Start reading at: [`text::repr`], then [`floor_div`].

use super::bigint::{self, IntValue};
use super::complex::{self, Complex};
use super::{Fail, Kind, Poll, division_by_zero, overflow_error, value_error};

pub(crate) mod hex;
pub(crate) mod parse;
pub(crate) mod round;
#[cfg(test)]
mod tests;
pub(crate) mod text;

/// `a / b`
pub(crate) fn true_div(a: f64, b: f64) -> Result<f64, Fail> {
    if b == 0.0 { Err(division_by_zero()) } else { Ok(a / b) }
}

/// `a // b`
pub(crate) fn floor_div(a: f64, b: f64) -> Result<f64, Fail> {
    divmod(a, b).map(|(quotient, _)| quotient)
}

/// `a % b`: the sign is that of `b`, also of a zero.
pub(crate) fn modulo(a: f64, b: f64) -> Result<f64, Fail> {
    if b == 0.0 { Err(division_by_zero()) } else { Ok(signed_remainder(a, b)) }
}

/// `divmod(a, b)`
pub(crate) fn divmod(a: f64, b: f64) -> Result<(f64, f64), Fail> {
    if b == 0.0 {
        return Err(division_by_zero());
    }
    let remainder = a % b;
    let modulo = signed_remainder(a, b);
    // `a - remainder` is a multiple of `b` but for rounding, so the division is within rounding of an integer.
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 && (remainder < 0.0) != (b < 0.0) {
        quotient -= 1.0;
    }
    Ok((nearest_integer_below(quotient, a / b), modulo))
}

/// `a` reduced to the half-open interval between zero and `b`.
fn signed_remainder(a: f64, b: f64) -> f64 {
    let remainder = a % b;
    if remainder == 0.0 {
        0.0_f64.copysign(b)
    } else if (remainder < 0.0) != (b < 0.0) {
        remainder + b
    } else {
        remainder
    }
}

/// Removes the rounding error from an almost integral quotient; a zero gets the sign of the exact quotient.
fn nearest_integer_below(quotient: f64, exact: f64) -> f64 {
    if quotient == 0.0 {
        return 0.0_f64.copysign(exact);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

/// What `float ** float` gives: a negative base with a fractional exponent leaves the reals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Power {
    /// A float.
    Real(f64),
    /// A complex number.
    Complex(Complex),
}

/// `a ** b`
pub(crate) fn pow(a: f64, b: f64) -> Result<Power, Fail> {
    // IEEE 754 and C agree with Python on every case with a NaN, an infinity or a one.
    if !a.is_finite() || !b.is_finite() {
        return Ok(Power::Real(a.powf(b)));
    }
    if a == 0.0 && b < 0.0 {
        return Err(Fail::Raise(Kind::ZeroDivision, "zero to a negative power".into()));
    }
    if a < 0.0 && b != b.floor() {
        return complex::pow(Complex::real(a), Complex::real(b)).map(Power::Complex);
    }
    let power = a.powf(b);
    if power.is_infinite() {
        return Err(Fail::Raise(Kind::Range, "Numerical result out of range".into()));
    }
    Ok(Power::Real(power))
}

/// `value.is_integer()`
pub(crate) fn is_integer(value: f64) -> bool {
    value.is_finite() && value.trunc() == value
}

/// `value.as_integer_ratio()`
pub(crate) fn as_integer_ratio(value: f64, poll: &mut Poll<'_>) -> Result<(IntValue, IntValue), Fail> {
    if value.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = decompose(value);
    let twos = i32::try_from(mantissa.trailing_zeros().min(52)).expect("it is at most 52");
    let odd = i64::try_from(mantissa >> twos).expect("a mantissa has at most 53 bits");
    let odd = if value < 0.0 { -odd } else { odd };
    let exponent = if odd == 0 { 0 } else { exponent + twos };
    let scale = i64::from(exponent.unsigned_abs());
    if exponent < 0 {
        Ok((IntValue::Small(odd), bigint::bits::shl(1.into(), scale.into(), poll)?))
    } else {
        Ok((bigint::bits::shl(odd.into(), scale.into(), poll)?, IntValue::Small(1)))
    }
}

/// The integer `m` and the exponent `e` with `|value| == m * 2**e`, for a finite value.
pub(crate) fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = i32::try_from((bits >> 52) & 0x7ff).expect("it has 11 bits");
    if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) }
}

/// The float nearest to `(mantissa + tail) * 2**exponent`, ties to even, where `0 < tail < 1` if `sticky` and else
/// `tail == 0`; `None` if it is too large. With `sticky`, the mantissa needs at least 55 significant bits.
pub(crate) fn compose(mantissa: u64, sticky: bool, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let shift = i64::from(mantissa.leading_zeros());
    let (mantissa, exponent) = (mantissa << shift, exponent.saturating_sub(shift));
    // The value is below 2**(exponent + 64). What is below half of the least float, 2**-1075, rounds to zero.
    if exponent.saturating_add(64) < -1074 {
        return Some(0.0);
    }
    if 1024 < exponent.saturating_add(64) {
        return None;
    }
    // Bits to drop: 11 for a normal number, more (64 at most) for a subnormal one.
    let drop = (-1074 - exponent).max(11);
    let (kept, rest) = if drop == 64 { (0, mantissa) } else { (mantissa >> drop, mantissa << (64 - drop)) };
    let half = 1 << 63;
    let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
    let kept = kept + u64::from(up);
    // A carry out of the mantissa moves into the exponent field, which is what the sum must do.
    let biased = u64::try_from(exponent + drop + 1074).expect("drop keeps it at least 0");
    let bits = if biased == 0 { kept } else { (biased << 52) + kept };
    let value = f64::from_bits(bits);
    value.is_finite().then_some(value)
}
