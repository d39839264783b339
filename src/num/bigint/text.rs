//! Ints as text: `int(text, base)`, and digits in any base.
//!
//! Owns: the grammar of int text, the limit on decimal digits, conversion of long numbers in pieces.
//! Never: the message of a malformed text (it quotes the text as `repr` does; the caller has `repr`).
//! Start reading at: [`parse`] and [`to_text`].

use std::iter;

use dashu_int::ops::BitTest;
use dashu_int::{IBig, UBig};

use super::super::unicode::{ascii_number, trim_ascii};
use super::super::{Fail, Meter, Poll, Stop, value_error};
use super::large::{div_rem, mul_big};
use super::{IntRef, IntValue, MAX_BITS, WORD_BITS, bounded, too_many_digits};

/// The most digits of an int's text in a base that is no power of two; `None` for no limit.
///
/// It is `sys.get_int_max_str_digits()`, where zero stands for no limit.
pub(crate) type TextLimit = Option<usize>;

/// The limit that Python starts with.
pub(crate) const DEFAULT_LIMIT: TextLimit = Some(4_300);

/// The int that `int(text, base)` gives, or `None` where the text is malformed.
pub(crate) fn parse(text: &str, base: u32, limit: TextLimit, poll: &mut Poll<'_>) -> Result<Option<IntValue>, Fail> {
    let ascii = ascii_number(text, poll)?;
    parse_ascii(&ascii, base, limit, poll)
}

/// [`parse`] for the bytes of a bytes-like object.
pub(crate) fn parse_ascii(bytes: &[u8], base: u32, limit: TextLimit, poll: &mut Poll<'_>) -> Result<Option<IntValue>, Fail> {
    if base == 1 || 36 < base {
        return Err(value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let bytes = trim_ascii(bytes, poll)?;
    let (negative, unsigned) = match bytes.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, bytes),
    };
    let (base, unsigned, only_zero) = resolve_base(unsigned, base);
    let Some(run) = DigitRun::read(unsigned, base, poll)? else {
        return Ok(None);
    };
    if run.len != unsigned.len() {
        return Ok(None);
    }
    check_limit(run.count, base, limit)?;
    let magnitude = from_digits(&unsigned[..run.len], run.count, base, poll)?;
    if only_zero && !magnitude.is_zero() {
        return Ok(None);
    }
    let value = IBig::from(magnitude);
    bounded(if negative { -value } else { value }).map(Some)
}

/// An upper bound of the bytes that parsing a text of this length takes, temporary ones included.
pub(crate) fn parse_bytes(text_len: usize) -> u64 {
    u64::try_from(text_len).unwrap_or(u64::MAX).saturating_mul(6).saturating_add(64)
}

/// The base that base 0 stands for, the text behind a prefix, and whether only zero may follow.
fn resolve_base(text: &[u8], base: u32) -> (u32, &[u8], bool) {
    let prefix_base = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefix_base != 0 && (base == 0 || base == prefix_base) {
        let rest = &text[2..];
        // One underscore may follow the prefix.
        return (prefix_base, rest.strip_prefix(b"_").unwrap_or(rest), false);
    }
    if base == 0 { (10, text, text.first() == Some(&b'0')) } else { (base, text, false) }
}

/// The longest run of digits at the start of a text, with single underscores between them.
struct DigitRun {
    /// Its bytes.
    len: usize,
    /// Its digits.
    count: usize,
}

impl DigitRun {
    /// `None` if there is no digit, or an underscore that is not between two digits.
    fn read(text: &[u8], base: u32, poll: &mut Poll<'_>) -> Result<Option<DigitRun>, Stop> {
        let mut meter = Meter::new(poll);
        let mut run = DigitRun { len: 0, count: 0 };
        let mut after_digit = false;
        for &b in text {
            meter.work(1)?;
            let digit = char::from(b).is_digit(base);
            if !digit && (b != b'_' || !after_digit) {
                if b == b'_' {
                    return Ok(None);
                }
                break;
            }
            after_digit = digit;
            run.len += 1;
            run.count += usize::from(digit);
        }
        Ok(after_digit.then_some(run))
    }
}

fn check_limit(digits: usize, base: u32, limit: TextLimit) -> Result<(), Fail> {
    match limit {
        Some(limit) if limit < digits && !base.is_power_of_two() => Err(value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))),
        _ => Ok(()),
    }
}

/// Bits that the library converts to digits in one call, in some 100 microseconds at most.
const SHORT: usize = 16_384;

/// Digits in the pieces of a longer number.
const PIECE: usize = 4_000;

/// The number that a run of digits means.
fn from_digits(run: &[u8], count: usize, base: u32, poll: &mut Poll<'_>) -> Result<UBig, Fail> {
    let bits = u64::try_from(count).unwrap_or(u64::MAX).saturating_mul(u64::from(base.ilog2()));
    if MAX_BITS + 6 < bits {
        return Err(too_many_digits());
    }
    let mut meter = Meter::new(poll);
    let mut digits = String::with_capacity(run.len());
    for &b in run.iter().filter(|&&b| b != b'_') {
        meter.work(1)?;
        digits.push(char::from(b));
    }
    if base.is_power_of_two() {
        return Ok(join_aligned(digits.as_bytes(), base, &mut meter)?);
    }
    let mut pieces = Vec::with_capacity(count / PIECE + 1);
    for piece in digits.as_bytes().rchunks(PIECE) {
        pieces.push(parse_piece(piece, base));
        meter.work(1 + u64::try_from(piece.len()).expect("a piece is short"))?;
    }
    join_pieces(pieces, base, poll).map_err(Fail::from)
}

/// Words that hold a whole number of digits in each base that is a power of two.
const ALIGNED: usize = 480;

/// Digits of a base that is a power of two: pieces of [`ALIGNED`] words, side by side.
fn join_aligned(digits: &[u8], base: u32, meter: &mut Meter<'_, '_>) -> Result<UBig, Stop> {
    let piece_digits = aligned_digits(base);
    let mut words = vec![0; digits.len().div_ceil(piece_digits) * ALIGNED];
    for (piece, words) in digits.rchunks(piece_digits).zip(words.chunks_mut(ALIGNED)) {
        let value = parse_piece(piece, base);
        words[..value.as_words().len()].copy_from_slice(value.as_words());
        meter.work(1 + u64::try_from(piece.len() / 4).expect("a piece is short"))?;
    }
    Ok(UBig::from_words(&words))
}

fn aligned_digits(base: u32) -> usize {
    ALIGNED * WORD_BITS / usize::try_from(base.ilog2()).expect("it is at most 5")
}

fn parse_piece(piece: &[u8], base: u32) -> UBig {
    let piece = std::str::from_utf8(piece).expect("they are ASCII digits");
    UBig::from_str_radix(piece, base).expect("they are digits of the base")
}

/// Joins pieces of equal length, the lowest first, two by two.
fn join_pieces(mut pieces: Vec<UBig>, base: u32, poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    let mut power = UBig::ZERO;
    while 1 < pieces.len() {
        power = if power.is_zero() { UBig::from(base).pow(PIECE) } else { mul_big(&power, &power, poll)? };
        let mut joined = Vec::with_capacity(pieces.len().div_ceil(2));
        for pair in pieces.chunks(2) {
            joined.push(match pair {
                [low, high] => mul_big(high, &power, poll)? + low,
                _ => pair[0].clone(),
            });
        }
        pieces = joined;
    }
    Ok(pieces.pop().unwrap_or(UBig::ZERO))
}

/// The digits in a base from 2 to 36, in lower case, with a minus for a negative number.
pub(crate) fn to_text(a: IntRef<'_>, base: u32, limit: TextLimit, poll: &mut Poll<'_>) -> Result<String, Fail> {
    if let IntRef::Small(a) = a
        && base == 10
        && limit.is_none_or(|limit| 20 <= limit)
    {
        return Ok(a.to_string());
    }
    let too_long = |limit: usize| {
        value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    let limit = limit.filter(|_| !base.is_power_of_two());
    // A number of so many bits has more digits for certain; the exact count is known only after conversion.
    let digit_bits = u64::from(base.ilog2() + 1);
    let surely_longer = |limit: usize| u64::try_from(limit).unwrap_or(u64::MAX).saturating_mul(digit_bits) < a.bit_length();
    if let Some(limit) = limit.filter(|&limit| surely_longer(limit)) {
        return Err(too_long(limit));
    }
    let most = a.bit_length() / u64::from(base.ilog2()) + 2;
    let mut text = String::with_capacity(usize::try_from(most).expect("an int is not that long"));
    if a.is_negative() {
        text.push('-');
    }
    let start = text.len();
    Digits { base, powers: Vec::new() }.push(&mut text, a.to_magnitude(), poll)?;
    match limit {
        Some(limit) if limit < text.len() - start => Err(too_long(limit)),
        _ => Ok(text),
    }
}

/// An upper bound of the bytes that [`to_text`] takes, temporary ones included.
pub(crate) fn text_bytes(a: IntRef<'_>, base: u32) -> u64 {
    a.bit_length() / u64::from(base.ilog2().max(1)) + a.bit_length() / 8 * 12 + 64
}

/// Conversion by halves: `powers[i]` is `base ** (PIECE << i)`.
struct Digits {
    base: u32,
    powers: Vec<UBig>,
}

impl Digits {
    fn push(&mut self, out: &mut String, value: UBig, poll: &mut Poll<'_>) -> Result<(), Stop> {
        if value.bit_len() <= SHORT {
            return self.push_short(out, &value, 0, poll);
        }
        if self.base.is_power_of_two() {
            return self.push_aligned(out, &value, poll);
        }
        // The first power whose square exceeds the value splits it into halves of about equal length.
        let mut level = 0;
        while self.power(level, poll)?.bit_len() * 2 <= value.bit_len() {
            level += 1;
        }
        self.push_level(out, value, level + 1, false, poll)
    }

    /// Appends a value piece by piece, in a base that is a power of two.
    fn push_aligned(&self, out: &mut String, value: &UBig, poll: &mut Poll<'_>) -> Result<(), Stop> {
        let mut width = 0;
        for piece in value.as_words().chunks(ALIGNED).rev() {
            self.push_short(out, &UBig::from_words(piece), width, poll)?;
            width = aligned_digits(self.base);
        }
        Ok(())
    }

    /// Appends a value below `powers[level]`, with zeros before it to the full length if `padded`.
    fn push_level(&mut self, out: &mut String, value: UBig, level: usize, padded: bool, poll: &mut Poll<'_>) -> Result<(), Stop> {
        if level == 0 {
            return self.push_short(out, &value, if padded { PIECE } else { 0 }, poll);
        }
        let power = self.power(level - 1, poll)?.clone();
        let (high, low) = div_rem(value, &power, poll)?;
        let low_padded = padded || !high.is_zero();
        if low_padded {
            self.push_level(out, high, level - 1, padded, poll)?;
        }
        self.push_level(out, low, level - 1, low_padded, poll)
    }

    /// Appends a value that the library converts in one call, with zeros before it up to a width.
    fn push_short(&self, out: &mut String, value: &UBig, width: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
        if 256 < value.bit_len() {
            // Digits of a power of two are cut out; others are divided out.
            let share = if self.base.is_power_of_two() { 16 } else { 4 };
            poll(u64::try_from(value.bit_len() / share).expect("it is short"))?;
        }
        let digits = value.in_radix(self.base).to_string();
        out.extend(iter::repeat_n('0', width.saturating_sub(digits.len())));
        out.push_str(&digits);
        Ok(())
    }

    fn power(&mut self, level: usize, poll: &mut Poll<'_>) -> Result<&UBig, Stop> {
        while self.powers.len() <= level {
            let next = match self.powers.last() {
                Some(last) => mul_big(last, last, poll)?,
                None => UBig::from(self.base).pow(PIECE),
            };
            self.powers.push(next);
        }
        Ok(&self.powers[level])
    }
}
