//! Ints as bits: shifts, bitwise operators on infinite two's complement, counts, bytes.
//!
//! Owns: `<<`, `>>`, `&`, `|`, `^`, `~`, `bit_count`, `to_bytes`, `from_bytes`.
//! Never: text in base 2 (see `text`).
//! Start reading at: [`shl`].

use dashu_int::{IBig, Sign, UBig, Word};

use super::super::{Fail, Poll, Stop, overflow_error, value_error};
use super::{IntRef, IntValue, MAX_BITS, WORD_BITS, bounded, large, linear_result, linear_work, too_many_digits};

/// `a << count`
pub(crate) fn shl(a: IntRef<'_>, count: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if count.is_negative() {
        return Err(value_error("negative shift count"));
    }
    if a == IntRef::Small(0) {
        return Ok(IntValue::Small(0));
    }
    let count = small_count(count).filter(|&count| count + a.bit_length() <= MAX_BITS).ok_or_else(too_many_digits)?;
    if let (IntRef::Small(a), 0..=63) = (a, count) {
        return Ok((i128::from(a) << count).into());
    }
    let (a, count) = (a.to_ibig(), to_usize(count));
    let (sign, words) = a.as_sign_words();
    if count / WORD_BITS + words.len() < WINDOW {
        return bounded(&*a << count);
    }
    bounded(IBig::from_parts(sign, shifted_left(words, count, poll)?))
}

/// `a >> count`
pub(crate) fn shr(a: IntRef<'_>, count: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if count.is_negative() {
        return Err(value_error("negative shift count"));
    }
    let beyond = IntValue::Small(if a.is_negative() { -1 } else { 0 });
    let Some(count) = small_count(count).filter(|&count| count < a.bit_length()) else {
        return Ok(beyond);
    };
    match a {
        IntRef::Small(a) => Ok(IntValue::Small(a >> count)),
        IntRef::Big(big) => {
            let (sign, words) = big.0.as_sign_words();
            if words.len() < WINDOW {
                return Ok((&big.0 >> to_usize(count)).into());
            }
            Ok(IBig::from_parts(sign, shifted_right(words, to_usize(count), sign, poll)?).into())
        }
    }
}

/// Words written between two polls, into memory that is used for the first time: some 30 microseconds.
const WINDOW: usize = 1 << 12;

/// A magnitude times `2 ** count`.
///
/// The library passes over a long one three times without a poll: zeros, a copy, the shift. Here it only copies the result.
pub(super) fn shifted_left(words: &[Word], count: usize, poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    if words.len() < WINDOW {
        poll_window(count / WORD_BITS, poll)?;
        return Ok(UBig::from_words(words) << count);
    }
    let (skipped, bits) = (count / WORD_BITS, count % WORD_BITS);
    // The zeros are memory that nobody has touched.
    let mut shifted = vec![0; skipped + words.len() + 1];
    let mut carried = 0;
    for (target, source) in shifted[skipped..].chunks_mut(WINDOW).zip(words.chunks(WINDOW)) {
        poll_window(source.len(), poll)?;
        for (target, &word) in target.iter_mut().zip(source) {
            *target = word << bits | carried;
            carried = if bits == 0 { 0 } else { word >> (WORD_BITS - bits) };
        }
    }
    shifted[skipped + words.len()] = carried;
    large::warm_up(shifted.len(), poll)?;
    Ok(UBig::from_words(&shifted))
}

/// A long magnitude divided by `2 ** count`, rounded up for a negative number: `>>` rounds towards minus infinity.
fn shifted_right(words: &[Word], count: usize, sign: Sign, poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    let (skipped, bits) = (count / WORD_BITS, count % WORD_BITS);
    let (lost, kept) = words.split_at(skipped);
    let low = kept[0] & ((1 << bits) - 1);
    let round_up = sign == Sign::Negative && (low != 0 || lost.iter().any(|&word| word != 0));
    large::warm_up(kept.len(), poll)?;
    let copy = UBig::from_words(kept);
    poll_window(kept.len(), poll)?;
    let shifted = copy >> bits;
    Ok(if round_up { shifted + UBig::ONE } else { shifted })
}

/// Reports one pass over so many words: a nanosecond for each.
fn poll_window(words: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
    if words < WINDOW { Ok(()) } else { poll(u64::try_from(words / 10).expect("an int is not that long")) }
}

/// An upper bound of the bytes that [`shl`] takes.
pub(crate) fn shl_bytes(a: IntRef<'_>, count: IntRef<'_>) -> u64 {
    if a == IntRef::Small(0) {
        return 0;
    }
    let bits = small_count(count).map_or(MAX_BITS, |count| (count + a.bit_length()).min(MAX_BITS));
    bits / 8 * 2 + 64
}

/// A shift count that may not be absurd.
fn small_count(count: IntRef<'_>) -> Option<u64> {
    match count {
        IntRef::Small(count) => u64::try_from(count).ok().filter(|&count| count <= 1 << 60),
        IntRef::Big(_) => None,
    }
}

fn to_usize(count: u64) -> usize {
    usize::try_from(count).expect("it was compared with the length of an int")
}

/// `a & b`
pub(crate) fn and(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Ok(IntValue::Small(a & b)),
        // The common mask `& 0xffff...`: the result has no more bits than the mask.
        (IntRef::Big(big), IntRef::Small(mask @ 0..)) | (IntRef::Small(mask @ 0..), IntRef::Big(big)) => {
            Ok(IntValue::Small(mask & big.low_bits().cast_signed()))
        }
        _ => {
            linear_result(a, b, poll)?;
            Ok((&*a.to_ibig() & &*b.to_ibig()).into())
        }
    }
}

/// `a | b`
pub(crate) fn or(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        return Ok(IntValue::Small(a | b));
    }
    linear_result(a, b, poll)?;
    Ok((&*a.to_ibig() | &*b.to_ibig()).into())
}

/// `a ^ b`
pub(crate) fn xor(a: IntRef<'_>, b: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        return Ok(IntValue::Small(a ^ b));
    }
    linear_result(a, b, poll)?;
    Ok((&*a.to_ibig() ^ &*b.to_ibig()).into())
}

/// `~a`
pub(crate) fn invert(a: IntRef<'_>, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    super::sub(IntRef::Small(-1), a, poll)
}

/// `a.bit_count()`
pub(crate) fn bit_count(a: IntRef<'_>, poll: &mut Poll<'_>) -> Result<u64, Stop> {
    Ok(match a {
        IntRef::Small(a) => u64::from(a.unsigned_abs().count_ones()),
        IntRef::Big(big) => {
            linear_work(&[a], poll)?;
            big.0.as_sign_words().1.iter().map(|word| u64::from(word.count_ones())).sum()
        }
    })
}

/// Which end of the bytes is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByteOrder {
    /// `"big"`
    Big,
    /// `"little"`
    Little,
}

/// `a.to_bytes(length, order, signed=signed)`; the caller has charged `length` and checked that it is not negative.
pub(crate) fn to_bytes(a: IntRef<'_>, length: usize, order: ByteOrder, signed: bool, poll: &mut Poll<'_>) -> Result<Vec<u8>, Fail> {
    let negative = a.is_negative();
    if negative && !signed {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    // Signed numbers need a bit for the sign, but -2**n has it in its own highest bit.
    let power_of_two = negative && a.to_magnitude().count_ones() == 1;
    let needed = a.bit_length() + u64::from(signed && !power_of_two && a != IntRef::Small(0));
    if u64::try_from(length).unwrap_or(u64::MAX) < needed.div_ceil(8) {
        return Err(overflow_error("int too big to convert"));
    }
    linear_work(&[a], poll)?;
    let digits: Box<[u8]> = match a {
        IntRef::Small(value) => Box::new(value.to_le_bytes()),
        IntRef::Big(value) => value.0.to_le_bytes(),
    };
    // What has no room repeats the sign, and so does what is beyond.
    let digits = &digits[..length.min(digits.len())];
    let (sign, beyond) = (if negative { 0xff } else { 0 }, length - digits.len());
    let mut bytes = Vec::with_capacity(length);
    match order {
        ByteOrder::Little => {
            for piece in digits.chunks(PIECE) {
                poll_piece(piece.len(), poll)?;
                bytes.extend_from_slice(piece);
            }
            push_sign(&mut bytes, sign, beyond, poll)?;
        }
        ByteOrder::Big => {
            push_sign(&mut bytes, sign, beyond, poll)?;
            for piece in digits.rchunks(PIECE) {
                poll_piece(piece.len(), poll)?;
                bytes.extend(piece.iter().rev());
            }
        }
    }
    Ok(bytes)
}

/// Bytes written between two polls.
const PIECE: usize = 1 << 16;

fn poll_piece(len: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
    if len < PIECE { Ok(()) } else { poll(u64::try_from(len / 64).expect("a piece is short")) }
}

fn push_sign(bytes: &mut Vec<u8>, sign: u8, count: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
    let end = bytes.len() + count;
    while bytes.len() < end {
        let len = PIECE.min(end - bytes.len());
        poll_piece(len, poll)?;
        bytes.resize(bytes.len() + len, sign);
    }
    Ok(())
}

/// `int.from_bytes(bytes, order, signed=signed)`
pub(crate) fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if MAX_BITS / 8 < u64::try_from(bytes.len()).unwrap_or(u64::MAX) {
        return Err(too_many_digits());
    }
    poll(u64::try_from(bytes.len() / 4).expect("it was just compared"))?;
    Ok(match (order, signed) {
        (ByteOrder::Big, true) => IBig::from_be_bytes(bytes).into(),
        (ByteOrder::Big, false) => UBig::from_be_bytes(bytes).into(),
        (ByteOrder::Little, true) => IBig::from_le_bytes(bytes).into(),
        (ByteOrder::Little, false) => UBig::from_le_bytes(bytes).into(),
    })
}

/// The exponent of the highest power of two that divides a magnitude which is not zero.
pub(super) fn trailing_zeros(value: &UBig) -> usize {
    value.trailing_zeros().expect("the value is not zero")
}
