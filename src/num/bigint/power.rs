//! Powers and roots of ints, and what the extended Euclidean algorithm gives.
//!
//! Owns: `pow` with two and three arguments, `math.isqrt`, `math.gcd`, modular inverses.
//! Never: a negative exponent without a modulus; the caller makes it a float power.
//! Start reading at: [`pow`], [`pow_mod`].

use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{BitTest, SquareRootRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

use super::super::{Fail, Meter, Poll, Stop, value_error};
use super::bits::{shifted_left, trailing_zeros};
use super::large::{div_rem, mul_big, passed};
use super::{IntRef, IntValue, MAX_BITS, bounded, floor_divmod, too_many_digits};

/// `base ** exponent`; the exponent is not negative.
pub(crate) fn pow(base: IntRef<'_>, exponent: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    let odd = match exponent {
        IntRef::Small(exponent) => exponent % 2 != 0,
        IntRef::Big(exponent) => exponent.low_bits() % 2 != 0,
    };
    match (base, exponent) {
        (_, IntRef::Small(0)) | (IntRef::Small(1), _) => return Ok(IntValue::Small(1)),
        (IntRef::Small(0), _) => return Ok(IntValue::Small(0)),
        (IntRef::Small(-1), _) => return Ok(IntValue::Small(if odd { -1 } else { 1 })),
        (base, IntRef::Small(1)) => return super::add(base, IntRef::Small(0), poll),
        _ => {}
    }
    // From here on the result has at least as many bits as the exponent says.
    let exponent = match exponent {
        IntRef::Small(exponent) => u32::try_from(exponent).map_err(|_| too_many_digits())?,
        IntRef::Big(_) => return Err(too_many_digits()),
    };
    if let IntRef::Small(small) = base
        && let Some(power) = small.checked_pow(exponent)
    {
        return Ok(IntValue::Small(power));
    }
    if MAX_BITS < (base.bit_length() - 1).saturating_mul(u64::from(exponent)) {
        return Err(too_many_digits());
    }
    let base = base.to_ibig();
    let magnitude = pow_magnitude(super::magnitude(&base), exponent, poll)?;
    let sign = if odd { base.sign() } else { Sign::Positive };
    bounded(IBig::from_parts(sign, magnitude))
}

/// An upper bound of the bytes that [`pow`] takes, temporary ones included.
pub(crate) fn pow_bytes(base: IntRef<'_>, exponent: IntRef<'_>) -> u64 {
    if base.bit_length() <= 1 {
        return 0;
    }
    let exponent = match exponent {
        IntRef::Small(exponent) => u64::try_from(exponent).unwrap_or(0),
        IntRef::Big(_) => u64::MAX,
    };
    // A result that is too long is refused before any work.
    if MAX_BITS < (base.bit_length() - 1).saturating_mul(exponent) {
        return 0;
    }
    let bits = base.bit_length().saturating_mul(exponent).min(MAX_BITS + base.bit_length());
    if bits <= 64 { 0 } else { bits / 8 * 7 + 64 }
}

/// Bits of a shift that takes more than some microseconds.
const LONG_SHIFT: usize = 1 << 16;

/// A power of two is only shifted: `10 ** n` is `5 ** n << n`.
fn pow_magnitude(base: UBig, exponent: u32, poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    let twos = trailing_zeros(&base);
    let odd = base >> twos;
    let mut power = odd.clone();
    for bit in (0..exponent.ilog2()).rev() {
        power = mul_big(&power, &power, poll)?;
        if exponent >> bit & 1 == 1 {
            power = mul_big(&power, &odd, poll)?;
        }
    }
    let shift = twos * usize::try_from(exponent).expect("usize has at least 32 bits");
    if shift < LONG_SHIFT { Ok(power << shift) } else { shifted_left(power.as_words(), shift, poll) }
}

/// `pow(base, exponent, modulus)`
pub(crate) fn pow_mod(base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if modulus == IntRef::Small(0) {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    if let IntRef::Small(1 | -1) = modulus {
        return Ok(IntValue::Small(0));
    }
    let magnitude = modulus.to_magnitude();
    let mut reduced = base.to_magnitude();
    if base.is_negative() || magnitude <= reduced {
        reduced = floor_divmod(&base.to_ibig(), &IBig::from(magnitude.clone()), poll)?.1.unsigned_abs();
    }
    if exponent.is_negative() {
        reduced = inverse(reduced, &magnitude, poll)?;
    }
    let power = power_in_ring(reduced, &exponent.to_magnitude(), magnitude, poll)?;
    // The result has the sign of the modulus.
    if modulus.is_negative() && !power.is_zero() {
        return Ok((IBig::from(power) + &*modulus.to_ibig()).into());
    }
    Ok(power.into())
}

/// An upper bound of the bytes that [`pow_mod`] takes, temporary ones included.
pub(crate) fn pow_mod_bytes(base: IntRef<'_>, modulus: IntRef<'_>) -> u64 {
    super::div_bytes(base, modulus) + modulus.bit_length() / 8 * 16 + 256
}

/// `base ** exponent` modulo `modulus`; the base is below the modulus, which is above one.
fn power_in_ring(base: UBig, exponent: &UBig, modulus: UBig, poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    let words = modulus.as_words().len();
    if words == 1
        && let (Ok(base), Ok(modulus)) = (u64::try_from(&base), u64::try_from(&modulus))
    {
        return word_power(base, exponent, modulus, poll).map(UBig::from);
    }
    if RING_WORDS < words {
        return long_power(&base, exponent, &modulus, poll);
    }
    let mut meter = Meter::new(poll);
    let Some(below) = exponent.bit_len().checked_sub(1) else { return Ok(UBig::ONE) };
    let ring = ConstDivisor::new(modulus);
    let base = ring.reduce(base);
    let mut power = base.clone();
    let step = 10 + u64::try_from(words * words / 8).expect("the modulus is short");
    for bit in (0..below).rev() {
        meter.work(step)?;
        power = power.sqr();
        if exponent.bit(bit) {
            meter.work(step)?;
            power *= &base;
        }
    }
    Ok(power.residue())
}

/// A modulus of up to this many words is reduced by the library: one step then takes some 50 microseconds.
const RING_WORDS: usize = 128;

fn word_power(base: u64, exponent: &UBig, modulus: u64, poll: &mut Poll<'_>) -> Result<u64, Stop> {
    let mut meter = Meter::new(poll);
    let times = |a: u64, b: u64| u64::try_from(u128::from(a) * u128::from(b) % u128::from(modulus)).expect("it is below the modulus");
    let mut power = 1;
    for bit in (0..exponent.bit_len()).rev() {
        meter.work(4)?;
        power = times(power, power);
        if exponent.bit(bit) {
            power = times(power, base);
        }
    }
    Ok(power)
}

fn long_power(base: &UBig, exponent: &UBig, modulus: &UBig, poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    let mut power = UBig::ONE;
    for bit in (0..exponent.bit_len()).rev() {
        power = div_rem(mul_big(&power, &power, poll)?, modulus, poll)?.1;
        if exponent.bit(bit) {
            power = div_rem(mul_big(&power, base, poll)?, modulus, poll)?.1;
        }
    }
    Ok(power)
}

/// The number that gives one when multiplied by `value` modulo `modulus`.
fn inverse(value: UBig, modulus: &UBig, poll: &mut Poll<'_>) -> Result<UBig, Fail> {
    let mut pair = Euclid::new(IBig::from(modulus.clone()), IBig::from(value));
    pair.run(poll)?;
    if !pair.a.is_one() {
        return Err(value_error("base is not invertible for the given modulus"));
    }
    let (_, inverse) = floor_divmod(&pair.a_factor, &IBig::from(modulus.clone()), poll)?;
    Ok(inverse.unsigned_abs())
}

/// `math.gcd(a, b)`
pub(crate) fn gcd(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        return Ok(i128::from(word_gcd(a.unsigned_abs(), b.unsigned_abs())).into());
    }
    let (a, b) = (a.to_magnitude(), b.to_magnitude());
    let (long, short) = if a < b { (b, a) } else { (a, b) };
    let mut pair = Euclid::new(long.into(), short.into());
    pair.factors_wanted = false;
    pair.run(poll)?;
    Ok(pair.a.into())
}

/// An upper bound of the bytes that [`gcd`] takes, temporary ones included.
pub(crate) fn gcd_bytes(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    a.bit_length().max(b.bit_length()) / 8 * 8 + 256
}

fn word_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Euclid's algorithm on `a >= b`, many steps at a time (Lehmer).
///
/// With factors, `a_factor * b0 - a` and `b_factor * b0 - b` stay multiples of the first `a`, where `b0` is the
/// first `b`.
struct Euclid {
    a: IBig,
    b: IBig,
    a_factor: IBig,
    b_factor: IBig,
    factors_wanted: bool,
}

impl Euclid {
    fn new(a: IBig, b: IBig) -> Euclid {
        Euclid { a, b, a_factor: IBig::ZERO, b_factor: IBig::ONE, factors_wanted: true }
    }

    /// Goes on until `b` is zero; `a` is then the greatest common divisor.
    fn run(&mut self, poll: &mut Poll<'_>) -> Result<(), Stop> {
        while !self.b.is_zero() {
            match Steps::from_tops(&self.a, &self.b) {
                Some(steps) => self.apply(&steps, poll)?,
                None => self.divide(poll)?,
            }
        }
        Ok(())
    }

    fn apply(&mut self, steps: &Steps, poll: &mut Poll<'_>) -> Result<(), Stop> {
        (self.a, self.b) = steps.of(&self.a, &self.b, poll)?;
        if self.factors_wanted {
            (self.a_factor, self.b_factor) = steps.of(&self.a_factor, &self.b_factor, poll)?;
        }
        Ok(())
    }

    fn divide(&mut self, poll: &mut Poll<'_>) -> Result<(), Stop> {
        let (quotient, rest) = floor_divmod(&self.a, &self.b, poll)?;
        self.a = std::mem::replace(&mut self.b, rest);
        if self.factors_wanted {
            let product = mul_big(&quotient.unsigned_abs(), &super::magnitude(&self.b_factor), poll)?;
            let next = &self.a_factor - IBig::from_parts(self.b_factor.sign(), product);
            self.a_factor = std::mem::replace(&mut self.b_factor, next);
        }
        Ok(())
    }
}

/// Several steps of Euclid's algorithm as a matrix.
struct Steps([[i128; 2]; 2]);

impl Steps {
    /// The steps that the top 62 bits of both numbers decide; `None` if they decide not even one.
    ///
    /// A quotient is certain if it is the same whatever the cut-off bits are, which the two divisions try.
    fn from_tops(a: &IBig, b: &IBig) -> Option<Steps> {
        let shift = usize::try_from(super::bit_length(a)).expect("an int in memory").saturating_sub(62);
        let mut x = i128::try_from(a >> shift).expect("62 bits are left");
        let mut y = i128::try_from(b >> shift).expect("it is not above the other");
        let mut m = [[1, 0], [0, 1]];
        while y + m[1][0] != 0 && y + m[1][1] != 0 {
            let quotient = (x + m[0][0]) / (y + m[1][0]);
            if quotient != (x + m[0][1]) / (y + m[1][1]) {
                break;
            }
            m = [m[1], [m[0][0] - quotient * m[1][0], m[0][1] - quotient * m[1][1]]];
            (x, y) = (y, x - quotient * y);
        }
        (m[0][1] != 0).then_some(Steps(m))
    }

    fn of(&self, a: &IBig, b: &IBig, poll: &mut Poll<'_>) -> Result<(IBig, IBig), Stop> {
        let words = super::words(a).max(super::words(b));
        let mut row = |r: [i128; 2]| {
            let first = a * IBig::from(r[0]);
            passed(words, poll)?;
            let second = b * IBig::from(r[1]);
            passed(words, poll)?;
            Ok(first + second)
        };
        Ok((row(self.0[0])?, row(self.0[1])?))
    }
}

/// `math.isqrt(a)`
pub(crate) fn isqrt(a: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if a.is_negative() {
        return Err(value_error("isqrt() argument must be nonnegative"));
    }
    match a {
        IntRef::Small(a) => Ok(IntValue::Small(a.isqrt())),
        IntRef::Big(_) => Ok(sqrt_rem(a.to_magnitude(), poll)?.0.into()),
    }
}

/// An upper bound of the bytes that [`isqrt`] takes, temporary ones included.
pub(crate) fn isqrt_bytes(a: IntRef<'_>) -> u64 {
    a.bit_length() / 8 * 5 + 64
}

/// Root and remainder, from those of the upper half by one division (Zimmermann's Karatsuba square root).
fn sqrt_rem(value: UBig, poll: &mut Poll<'_>) -> Result<(UBig, UBig), Stop> {
    let len = value.as_words().len();
    if len <= 256 {
        if 16 < len {
            poll(u64::try_from(len * len / 16).expect("it is short"))?;
        }
        return Ok(value.sqrt_rem());
    }
    // The upper part keeps an even number of bits below it, and is at least half as long again as the quarter, so
    // that the quotient below is at most one too large.
    let quarter = value.bit_len() / 4;
    let (low, rest) = value.split_bits(quarter);
    passed(len, poll)?;
    let (middle, high) = rest.split_bits(quarter);
    passed(len, poll)?;
    let (high_root, high_rest) = sqrt_rem(high, poll)?;
    let dividend = (high_rest << quarter) + middle;
    passed(len, poll)?;
    let (quotient, rest) = div_rem(dividend, &(&high_root << 1), poll)?;
    let mut root = (high_root << quarter) + &quotient;
    let rest = IBig::from((rest << quarter) + low);
    passed(len, poll)?;
    let mut rest = rest - IBig::from(mul_big(&quotient, &quotient, poll)?);
    while rest.sign() == Sign::Negative {
        rest += IBig::from(&root << 1) - IBig::ONE;
        root -= UBig::ONE;
    }
    Ok((root, rest.unsigned_abs()))
}
