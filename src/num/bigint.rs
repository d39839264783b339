//! Python's `int`: a machine word where it fits, a big integer where not.
//!
//! Owns: [`BigInt`] (`dashu-int` behind our own type), the operators, and in submodules [`bits`], [`floats`],
//! [`power`], [`text`]; [`large`] splits what would take too long in one call of the library.
//! Never: the budget. Before an operation whose result may be large, charge its estimate ([`mul_bytes`],
//! [`div_bytes`], [`power::pow_bytes`], [`bits::shl_bytes`], ...); no operation gives more than [`MAX_BITS`] bits.
//! Start reading at: [`IntValue`] and [`IntRef`].

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use dashu_int::ops::{DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig, Word};
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{Fail, Poll, Stop, division_by_zero, overflow_error};

pub(crate) mod bits;
pub(crate) mod floats;
mod large;
pub(crate) mod power;
#[cfg(test)]
mod tests;
pub(crate) mod text;

/// The most bits an int may have: 10 million decimal digits.
///
/// Every step that takes time in proportion to the length of one int is then short enough (a millisecond or two, also where
/// memory is slow) to go without a poll inside. More raises `OverflowError`, as CPython does at a larger number.
pub(crate) const MAX_BITS: u64 = 1 << 25;

/// An int that does not fit `i64`; that it doesn't is an invariant.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct BigInt(IBig);

/// An int as the result of an operation: `Small` whenever it fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum IntValue {
    /// It fits.
    Small(i64),
    /// It doesn't.
    Big(BigInt),
}

/// An int as an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IntRef<'a> {
    /// A machine word.
    Small(i64),
    /// A big one.
    Big(&'a BigInt),
}

/// `a + b`
pub(crate) fn add(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        return Ok(i128::from(a).wrapping_add(i128::from(b)).into());
    }
    linear_result(a, b, poll)?;
    bounded(match (a, b) {
        (IntRef::Big(a), IntRef::Big(b)) => sum(&a.0, &b.0),
        (IntRef::Big(big), IntRef::Small(small)) | (IntRef::Small(small), IntRef::Big(big)) => &big.0 + small,
        (IntRef::Small(a), IntRef::Small(b)) => IBig::from(a) + b,
    })
}

/// The library adds word by word, and long ints take three times as long so.
fn sum(a: &IBig, b: &IBig) -> IBig {
    const LONG: usize = 24;
    let ((sign, x), (other, y)) = (a.as_sign_words(), b.as_sign_words());
    if sign == other && LONG < x.len().min(y.len()) { IBig::from_parts(sign, large::add(x, y)) } else { a + b }
}

/// `a - b`
pub(crate) fn sub(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        return Ok(i128::from(a).wrapping_sub(i128::from(b)).into());
    }
    linear_result(a, b, poll)?;
    bounded(match (a, b) {
        (IntRef::Big(a), IntRef::Big(b)) => &a.0 - &b.0,
        (IntRef::Big(a), IntRef::Small(b)) => &a.0 - b,
        (IntRef::Small(a), IntRef::Big(b)) => a - &b.0,
        (IntRef::Small(a), IntRef::Small(b)) => IBig::from(a) - b,
    })
}

/// `a * b`
pub(crate) fn mul(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        return Ok(i128::from(a).wrapping_mul(i128::from(b)).into());
    }
    if MAX_BITS + 1 < a.bit_length() + b.bit_length() {
        return Err(too_many_digits());
    }
    if large::mul_is_short(a.words(), b.words()) {
        return bounded(match (a, b) {
            (IntRef::Big(a), IntRef::Big(b)) => &a.0 * &b.0,
            (IntRef::Big(big), IntRef::Small(small)) | (IntRef::Small(small), IntRef::Big(big)) => &big.0 * small,
            (IntRef::Small(a), IntRef::Small(b)) => IBig::from(a) * b,
        });
    }
    let (a, b) = (a.to_ibig(), b.to_ibig());
    let magnitude = large::mul(a.as_sign_words().1, b.as_sign_words().1, poll)?;
    bounded(IBig::from_parts(a.sign() * b.sign(), magnitude))
}

/// `a // b`
pub(crate) fn floor_div(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    divmod(a, b, poll).map(|(quotient, _)| quotient)
}

/// `a % b`: the sign is that of `b`.
pub(crate) fn modulo(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if let (IntRef::Big(_), _) | (_, IntRef::Big(_)) = (a, b)
        && b != IntRef::Small(0)
    {
        let (a, b) = (a.to_ibig(), b.to_ibig());
        if large::div_is_short(words(&a), words(&b)) {
            let remainder = &*a % &*b;
            let done = remainder.is_zero() || remainder.sign() == b.sign();
            return Ok(if done { remainder } else { remainder + &*b }.into());
        }
    }
    divmod(a, b, poll).map(|(_, remainder)| remainder)
}

/// `divmod(a, b)`
pub(crate) fn divmod(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<(IntValue, IntValue), Fail> {
    if b == IntRef::Small(0) {
        return Err(division_by_zero());
    }
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        // In 128 bits, since the least i64 divided by -1 does not fit.
        let (a, b) = (i128::from(a), i128::from(b));
        let (mut quotient, mut remainder) = (a / b, a % b);
        if remainder != 0 && (remainder < 0) != (b < 0) {
            quotient -= 1;
            remainder += b;
        }
        return Ok((quotient.into(), remainder.into()));
    }
    let (a, b) = (a.to_ibig(), b.to_ibig());
    let (quotient, remainder) = floor_divmod(&a, &b, poll)?;
    Ok((quotient.into(), remainder.into()))
}

/// Floor division of what is not small; `b` is not zero.
fn floor_divmod(a: &IBig, b: &IBig, poll: &mut Poll<'_>) -> Result<(IBig, IBig), Stop> {
    let (quotient, remainder) = if large::div_is_short(words(a), words(b)) {
        a.div_rem(b)
    } else {
        large::passed(words(a), poll)?;
        let dividend = magnitude(a);
        large::passed(words(a), poll)?;
        let (quotient, remainder) = large::div_rem(dividend, &magnitude(b), poll)?;
        (IBig::from_parts(a.sign() * b.sign(), quotient), IBig::from_parts(a.sign(), remainder))
    };
    if remainder.is_zero() || remainder.sign() == b.sign() {
        return Ok((quotient, remainder));
    }
    large::passed(words(b), poll)?;
    Ok((quotient - IBig::ONE, remainder + b))
}

/// `-a`
pub(crate) fn neg(a: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    sub(IntRef::Small(0), a, poll)
}

/// `abs(a)`
pub(crate) fn abs(a: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if a.is_negative() { neg(a, poll) } else { add(a, IntRef::Small(0), poll) }
}

/// An upper bound of the bytes that [`add`], [`sub`], [`neg`], [`abs`] and the bitwise operators take; none for short operands.
pub(crate) fn linear_bytes(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    if are_short(a, b) {
        return 0;
    }
    // The bitwise operators copy an operand.
    a.bit_length().max(b.bit_length()) / 8 * 3 + 64
}

/// An upper bound of the bytes that [`mul`] takes, temporary ones included; none for short operands.
pub(crate) fn mul_bytes(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    if are_short(a, b) {
        return 0;
    }
    // The result as built and as given, and the sums and products inside; 5.5 times the result was measured.
    (a.bit_length() + b.bit_length()) / 8 * 6 + 64
}

/// An upper bound of the bytes that [`divmod`] takes, temporary ones included; none for short operands.
pub(crate) fn div_bytes(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    if are_short(a, b) {
        return 0;
    }
    let (a, b) = (a.bit_length(), b.bit_length());
    // With a quotient of a few words only the operands are copied.
    if a < b + 256 { b / 8 * 6 + 256 } else { a / 8 * 10 + 64 }
}

impl BigInt {
    /// Its least significant 64 bits as two's complement, for generators and masks that wrap around.
    pub(crate) fn low_bits(&self) -> u64 {
        let (sign, words) = self.0.as_sign_words();
        // Two words are enough, whether they have 64 bits or 32; what is above 64 bits falls off.
        let join = |low: u128, word: &Word| low << WORD_BITS | u128::from(*word);
        let low = words.iter().take(2).rev().fold(0, join) as u64;
        if sign == Sign::Negative { low.wrapping_neg() } else { low }
    }

    /// Whether it is below zero.
    pub(crate) fn is_negative(&self) -> bool {
        self.0.sign() == Sign::Negative
    }

    /// The bytes it occupies, for the budget.
    pub(crate) fn heap_bytes(&self) -> u64 {
        // The library keeps up to an eighth more than it needs, and two words.
        const WORD_BYTES: usize = WORD_BITS / 8;
        (words(&self.0) * WORD_BYTES * 9 / 8 + 32) as u64
    }

    /// `value.bit_length()`
    pub(crate) fn bit_length(&self) -> u64 {
        bit_length(&self.0)
    }

    /// Its magnitude modulo `2**bits - 1`, where `bits` is 61 or so; see `hash`.
    pub(crate) fn modulo_mersenne(&self, bits: u32) -> u64 {
        let modulus = (1_u64 << bits) - 1;
        let divisor = u128::from(modulus);
        let step = |rest: u64, word: &Word| {
            let value = u128::from(rest) << WORD_BITS | u128::from(*word);
            // Two folds bring 125 bits to 65, then to 62.
            let folded = (value & divisor) + (value >> bits);
            let folded = (folded & divisor) + (folded >> bits);
            u64::try_from(folded).expect("62 bits are left")
        };
        let words = self.0.as_sign_words().1;
        words.iter().rev().fold(0, step) % modulus
    }
}

impl<'a> IntRef<'a> {
    /// Whether it is below zero.
    pub(crate) fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Big(value) => value.is_negative(),
        }
    }

    /// `value.bit_length()`
    pub(crate) fn bit_length(self) -> u64 {
        match self {
            IntRef::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            IntRef::Big(value) => value.bit_length(),
        }
    }

    #[inline]
    fn words(self) -> usize {
        match self {
            IntRef::Small(_) => 1,
            IntRef::Big(value) => words(&value.0),
        }
    }

    /// It in 128 bits, where it fits.
    pub(crate) fn to_i128(self) -> Option<i128> {
        let big = match self {
            IntRef::Small(value) => return Some(i128::from(value)),
            IntRef::Big(big) => big,
        };
        let (sign, words) = big.0.as_sign_words();
        let magnitude = match *words {
            [low, high] => u128::from(high) << WORD_BITS | u128::from(low),
            ref words if words.len() * WORD_BITS <= 128 => words.iter().rev().fold(0, |high, &word| high << WORD_BITS | u128::from(word)),
            _ => return None,
        };
        let magnitude = i128::try_from(magnitude).ok()?;
        Some(if sign == Sign::Negative { -magnitude } else { magnitude })
    }

    fn to_magnitude(self) -> UBig {
        magnitude(&self.to_ibig())
    }

    fn to_ibig(self) -> Cow<'a, IBig> {
        match self {
            IntRef::Small(value) => Cow::Owned(IBig::from(value)),
            IntRef::Big(value) => Cow::Borrowed(&value.0),
        }
    }
}

impl IntValue {
    /// It as an operand.
    pub(crate) fn as_ref(&self) -> IntRef<'_> {
        match self {
            IntValue::Small(value) => IntRef::Small(*value),
            IntValue::Big(value) => IntRef::Big(value),
        }
    }
}

impl From<i64> for IntRef<'_> {
    fn from(value: i64) -> Self {
        IntRef::Small(value)
    }
}

impl<'a> From<&'a BigInt> for IntRef<'a> {
    fn from(value: &'a BigInt) -> Self {
        IntRef::Big(value)
    }
}

impl Ord for IntRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (IntRef::Small(a), IntRef::Small(b)) => a.cmp(b),
            (IntRef::Big(a), IntRef::Big(b)) => a.cmp(b),
            // A big int lies outside the range of the small ones, on the side of its sign.
            (IntRef::Big(a), IntRef::Small(_)) => {
                if a.is_negative() {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
            (IntRef::Small(_), IntRef::Big(_)) => other.cmp(self).reverse(),
        }
    }
}

impl PartialOrd for IntRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i64> for IntValue {
    fn from(value: i64) -> Self {
        IntValue::Small(value)
    }
}

impl From<i128> for IntValue {
    fn from(value: i128) -> Self {
        i64::try_from(value).map_or_else(|_| IntValue::Big(BigInt(IBig::from(value))), IntValue::Small)
    }
}

impl From<IBig> for IntValue {
    fn from(value: IBig) -> Self {
        // The library's conversion looks at more.
        if 64 < words(&value) * WORD_BITS {
            return IntValue::Big(BigInt(value));
        }
        i64::try_from(&value).map_or_else(|_| IntValue::Big(BigInt(value)), IntValue::Small)
    }
}

impl From<UBig> for IntValue {
    fn from(value: UBig) -> Self {
        IBig::from(value).into()
    }
}

impl fmt::Debug for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BigInt({:#x})", self.0)
    }
}

impl Serialize for BigInt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0.to_le_bytes())
    }
}

impl<'de> Deserialize<'de> for BigInt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<BigInt, D::Error> {
        deserializer.deserialize_bytes(BigIntBytes)
    }
}

/// Reads two's complement bytes, the least significant first.
struct BigIntBytes;

impl Visitor<'_> for BigIntBytes {
    type Value = BigInt;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes of an int that does not fit 64 bits")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<BigInt, E> {
        match IntValue::from(IBig::from_le_bytes(bytes)) {
            IntValue::Big(value) if value.bit_length() <= MAX_BITS => Ok(value),
            _ => Err(E::invalid_length(bytes.len(), &self)),
        }
    }
}

const WORD_BITS: usize = Word::BITS as usize;

/// [`MAX_BITS`] in words: they are full.
const MAX_WORDS: usize = MAX_BITS as usize / WORD_BITS;

/// What an operation on two ints of up to 2,048 bits allocates on its way is not worth an estimate; the object that its result
/// becomes is charged as every object.
const SHORT_WORDS: usize = 2048 / WORD_BITS;

#[inline]
fn are_short(a: IntRef<'_>, b: IntRef<'_>) -> bool {
    a.words() <= SHORT_WORDS && b.words() <= SHORT_WORDS
}

/// A copy of the absolute value.
fn magnitude(value: &IBig) -> UBig {
    value.unsigned_abs()
}

/// The words of its magnitude.
fn words(value: &IBig) -> usize {
    value.as_sign_words().1.len()
}

fn bit_length(value: &IBig) -> u64 {
    let words = value.as_sign_words().1;
    let unused = words.last().map_or(0, |top| u64::from(top.leading_zeros()));
    u64::try_from(words.len() * WORD_BITS).expect("a length fits 64 bits") - unused
}

/// The result, if it is not too long.
fn bounded(value: IBig) -> Result<IntValue, Fail> {
    if MAX_WORDS < words(&value) { Err(too_many_digits()) } else { Ok(value.into()) }
}

/// CPython's word for an int that it cannot represent.
fn too_many_digits() -> Fail {
    overflow_error("too many digits in integer")
}

/// Reports an operation that passes once over its operands.
fn linear_work(operands: &[IntRef<'_>], poll: &mut Poll<'_>) -> Result<(), Stop> {
    // About a nanosecond for a word.
    let units = operands.iter().map(|operand| operand.words() as u64).sum::<u64>() / 10;
    if units < 100 { Ok(()) } else { poll(units) }
}

/// Reports an operation that passes once over its operands and makes an int as long as the longer one.
#[inline]
fn linear_result(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<(), Stop> {
    if are_short(a, b) {
        return Ok(());
    }
    linear_work(&[a, b], poll)?;
    large::warm_up(a.words().max(b.words()), poll)
}
