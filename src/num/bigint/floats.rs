//! Between ints and floats: conversion, division and comparison, all of the exact values.
//!
//! Owns: rounding an int or a ratio of ints once, half to even.
//! Never: arithmetic of floats.
//! Start reading at: [`to_f64`].

use std::cmp::Ordering;

use dashu_int::ops::BitTest;
use dashu_int::{IBig, UBig};

use super::super::float::{compose, decompose};
use super::super::{Fail, Poll, division_by_zero, overflow_error, value_error};
use super::{BigInt, IntRef, IntValue, large};

/// `float(a)`
pub(crate) fn to_f64(a: IntRef<'_>) -> Result<f64, Fail> {
    match a {
        // The conversion rounds half to even, as it must.
        IntRef::Small(a) => Ok(a as f64),
        IntRef::Big(a) => big_to_f64(a).ok_or_else(|| overflow_error("int too large to convert to float")),
    }
}

fn big_to_f64(a: &BigInt) -> Option<f64> {
    // A big int has 64 bits at least. Those beyond 1024 are too many whatever they are.
    if 1_024 < a.bit_length() {
        return None;
    }
    let magnitude = super::magnitude(&a.0);
    let shift = magnitude.bit_len() - 64;
    let sticky = magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift);
    let top = u64::try_from(magnitude >> shift).expect("64 bits are left");
    let value = compose(top, sticky, i64::try_from(shift).expect("it is at most 960"))?;
    Some(if a.is_negative() { -value } else { value })
}

/// `int(value)`: towards zero.
pub(crate) fn from_f64(value: f64, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if value.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(overflow_error("cannot convert float infinity to integer"));
    }
    let (mantissa, exponent) = decompose(value.trunc());
    let magnitude = if exponent <= 0 { mantissa >> exponent.unsigned_abs().min(63) } else { mantissa };
    let magnitude = i64::try_from(magnitude).expect("a mantissa has 53 bits");
    let signed = if value < 0.0 { -magnitude } else { magnitude };
    super::bits::shl(signed.into(), i64::from(exponent.max(0)).into(), poll)
}

/// `a / b`, correctly rounded.
pub(crate) fn true_div(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<f64, Fail> {
    if b == IntRef::Small(0) {
        return Err(division_by_zero());
    }
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && a.unsigned_abs() <= 1 << 53
        && b.unsigned_abs() <= 1 << 53
    {
        return Ok(a as f64 / b as f64);
    }
    let magnitude = if a == IntRef::Small(0) { Some(0.0) } else { quotient(&a.to_ibig(), &b.to_ibig(), poll)? };
    let magnitude = magnitude.ok_or_else(|| overflow_error("integer division result too large for a float"))?;
    Ok(if a.is_negative() == b.is_negative() { magnitude } else { -magnitude })
}

/// The float nearest to the quotient of the magnitudes; `None` if too large. Neither is zero.
fn quotient(a: &IBig, b: &IBig, poll: &mut Poll<'_>) -> Result<Option<f64>, Fail> {
    let signed = |bits: u64| i64::try_from(bits).expect("no int is that long");
    let excess = signed(super::bit_length(a)) - signed(super::bit_length(b));
    if 1_025 < excess {
        return Ok(None);
    }
    if excess < -1_100 {
        return Ok(Some(0.0));
    }
    // Scaled so, the quotient has 63 or 64 bits: enough to be rounded once more, with the remainder as a sticky bit.
    let shift = 63 - excess;
    let scale = usize::try_from(shift.unsigned_abs()).expect("it is at most 1163");
    let (numerator, lost) = scaled(super::magnitude(a), scale, 0 < shift);
    let (quotient, remainder) = large::div_rem(numerator, &super::magnitude(b), poll)?;
    let quotient = u64::try_from(quotient).expect("it has at most 64 bits");
    Ok(compose(quotient, lost || !remainder.is_zero(), -shift))
}

/// `a` times or divided by `2**scale`, and whether bits were lost.
fn scaled(a: UBig, scale: usize, up: bool) -> (UBig, bool) {
    if up {
        return (a << scale, false);
    }
    let lost = a.trailing_zeros().is_some_and(|zeros| zeros < scale);
    (a >> scale, lost)
}

/// Compares an int with a float exactly; `None` for a NaN.
pub(crate) fn compare_f64(a: IntRef<'_>, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if 0.0 < b { Ordering::Less } else { Ordering::Greater });
    }
    Some(match a {
        IntRef::Small(a) => compare_small(a, b),
        IntRef::Big(a) => compare_big(a, b),
    })
}

/// 2**63, the end of the range of `i64`.
const SMALL_END: f64 = 9_223_372_036_854_775_808.0;

fn compare_small(a: i64, b: f64) -> Ordering {
    if SMALL_END <= b {
        return Ordering::Less;
    }
    if b < -SMALL_END {
        return Ordering::Greater;
    }
    let whole = b.trunc();
    a.cmp(&(whole as i64)).then_with(|| whole.partial_cmp(&b).expect("both are finite"))
}

fn compare_big(a: &BigInt, b: f64) -> Ordering {
    let outside = if a.is_negative() { Ordering::Less } else { Ordering::Greater };
    // A big int lies beyond every float of the small range, and one of over 1024 bits beyond every float.
    if (-SMALL_END..SMALL_END).contains(&b) || 1_024 < a.bit_length() {
        return outside;
    }
    let (mantissa, exponent) = decompose(b);
    let exponent = usize::try_from(exponent).expect("a float of at least 2**63 is a multiple of 2**11");
    let whole = IBig::from(mantissa) << exponent;
    a.0.cmp(&if b < 0.0 { -whole } else { whole })
}
