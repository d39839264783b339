//! Multiplication and division of operands too long for one call of the library.
//!
//! Owns: the splitting (Karatsuba, recursive division) down to pieces that take about 100 microseconds, with a poll
//! between pieces.
//! Never: signs, limits of the result's size.
//! Start reading at: [`mul`], then [`div_rem`].

use std::hint::black_box;

use dashu_int::ops::DivRem;
use dashu_int::{UBig, Word};

use super::super::{Meter, Poll, Stop};
use super::WORD_BITS;

/// The most word products of one call of the library: 512 by 512 words took 98 microseconds, one by 2**18 words 170.
const PIECE: usize = 1 << 18;

/// The most words of the longer operand, where the other one is short: what they take is copied several times.
const BLOCK: usize = 1 << 14;

/// Below this many word products an operation takes a few microseconds and reports no work at all.
const FREE: usize = 1 << 12;

/// Whether a product needs neither splitting nor a poll.
pub(super) fn mul_is_short(a: usize, b: usize) -> bool {
    a.saturating_mul(b) <= FREE
}

/// Whether a division needs neither splitting nor a poll.
pub(super) fn div_is_short(a: usize, b: usize) -> bool {
    div_products(a, b) <= FREE
}

/// The product of two magnitudes.
pub(super) fn mul(a: &[Word], b: &[Word], poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    let mut meter = Meter::new(poll);
    let mut product = vec![0; a.len() + b.len()];
    mul_into(&mut product, a, b, &mut meter)?;
    warm_up(product.len(), poll)?;
    Ok(UBig::from_words(&product))
}

/// The product of two big values.
pub(super) fn mul_big(a: &UBig, b: &UBig, poll: &mut Poll<'_>) -> Result<UBig, Stop> {
    if mul_is_short(a.as_words().len(), b.as_words().len()) {
        return Ok(a * b);
    }
    mul(a.as_words(), b.as_words(), poll)
}

/// Writes `a * b` over `out`, which is as long as both together.
fn mul_into(out: &mut [Word], a: &[Word], b: &[Word], meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if long.len().saturating_mul(short.len()) <= PIECE && long.len() <= 2 * BLOCK {
        mul_piece(out, long, short);
        return meter.work(units(long.len() * short.len(), 24));
    }
    let half = long.len().div_ceil(2);
    if short.len() <= half {
        return mul_blocks(out, long, short, meter);
    }
    karatsuba(out, long, short, half, meter)
}

fn mul_piece(out: &mut [Word], a: &[Word], b: &[Word]) {
    let product = UBig::from_words(a) * UBig::from_words(b);
    copy_words(out, product.as_words());
}

/// Copies `words` and zeros behind them.
fn copy_words(out: &mut [Word], words: &[Word]) {
    let (low, high) = out.split_at_mut(words.len());
    low.copy_from_slice(words);
    high.fill(0);
}

/// The long operand in blocks, each multiplied by the whole short one.
fn mul_blocks(out: &mut [Word], long: &[Word], short: &[Word], meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
    let block = short.len().max(BLOCK.min(PIECE / short.len()));
    for words in out.chunks_mut(WINDOW) {
        words.fill(0);
        meter.work(units(words.len(), 10))?;
    }
    let mut product = vec![0; block + short.len()];
    for (i, part) in long.chunks(block).enumerate() {
        let product = &mut product[..part.len() + short.len()];
        mul_into(product, part, short, meter)?;
        add_assign(&mut out[i * block..], product);
    }
    Ok(())
}

/// Three products of halves: low, high, and of the sums, which has the other two products added to the middle.
fn karatsuba(out: &mut [Word], a: &[Word], b: &[Word], half: usize, meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
    let (a_low, a_high) = a.split_at(half);
    let (b_low, b_high) = b.split_at(half);
    let (low, high) = out.split_at_mut(2 * half);
    mul_into(low, a_low, b_low, meter)?;
    mul_into(high, a_high, b_high, meter)?;
    let mut middle = vec![0; 2 * (half + 1)];
    let (a_sum, b_sum) = (sum(a_low, a_high), sum(b_low, b_high));
    mul_into(&mut middle, &a_sum, &b_sum, meter)?;
    sub_assign(&mut middle, low);
    sub_assign(&mut middle, high);
    meter.work(units(half * 8, 10))?;
    let len = middle.iter().rposition(|&word| word != 0).map_or(0, |last| last + 1);
    add_assign(&mut out[half..], &middle[..len]);
    Ok(())
}

/// Words whose carries the processor passes on by itself: a loop over single ones takes three times as long.
const CHAIN: usize = 8;

/// Words of a sum that is made on the stack.
const ON_STACK: usize = 256;

/// The sum of two magnitudes that are not short.
pub(super) fn add(a: &[Word], b: &[Word]) -> UBig {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if long.len() < ON_STACK {
        let mut words = [0; ON_STACK];
        words[..long.len()].copy_from_slice(long);
        let words = &mut words[..=long.len()];
        add_assign(words, short);
        return UBig::from_words(words);
    }
    UBig::from_words(&sum(long, short))
}

/// `long + short`, one word longer than `long`.
fn sum(long: &[Word], short: &[Word]) -> Vec<Word> {
    let mut sum = Vec::with_capacity(long.len() + 1);
    sum.extend_from_slice(long);
    sum.push(0);
    add_assign(&mut sum, short);
    sum
}

/// Adds into the low end of `a`, which has room for the carry.
fn add_assign(a: &mut [Word], b: &[Word]) {
    let (low, high) = a.split_at_mut(b.len());
    let mut carry = false;
    let ((many, few), (many_added, few_added)) = (low.as_chunks_mut::<CHAIN>(), b.as_chunks::<CHAIN>());
    for (x, y) in many.iter_mut().zip(many_added) {
        for i in 0..CHAIN {
            (x[i], carry) = x[i].carrying_add(y[i], carry);
        }
    }
    for (x, &y) in few.iter_mut().zip(few_added) {
        (*x, carry) = x.carrying_add(y, carry);
    }
    for x in high {
        if !carry {
            break;
        }
        (*x, carry) = x.overflowing_add(1);
    }
}

/// Subtracts from the low end of `a`, which is not less.
fn sub_assign(a: &mut [Word], b: &[Word]) {
    let (low, high) = a.split_at_mut(b.len());
    let mut borrow = false;
    for (x, &y) in low.iter_mut().zip(b) {
        let (difference, first) = x.overflowing_sub(y);
        let (difference, second) = difference.overflowing_sub(Word::from(borrow));
        (*x, borrow) = (difference, first | second);
    }
    for x in high {
        if !borrow {
            break;
        }
        (*x, borrow) = x.overflowing_sub(1);
    }
}

/// Quotient and remainder of magnitudes; `b` is not zero.
pub(super) fn div_rem(a: UBig, b: &UBig, poll: &mut Poll<'_>) -> Result<(UBig, UBig), Stop> {
    let (a_len, b_len) = (a.as_words().len(), b.as_words().len());
    let products = div_products(a_len, b_len);
    if products <= PIECE {
        if FREE < products {
            poll(units(products, 16))?;
        }
        return Ok(a.div_rem(b));
    }
    let quotient_len = a_len - b_len + 1;
    if b_len * b_len <= PIECE {
        return div_in_blocks(&a, b, poll);
    }
    if quotient_len + 1 < b_len { div_by_top(a, b, b_len - quotient_len - 1, poll) } else { div_in_halves(a, b, quotient_len / 2, poll) }
}

/// The word products of a division by the schoolbook: quotient by divisor.
fn div_products(a: usize, b: usize) -> usize {
    if a < b { 0 } else { (a - b + 1).saturating_mul(b) }
}

/// A short quotient by a long divisor: divides the top words alone, dropping `dropped` words of both, then corrects.
///
/// The divisor keeps a word more than the quotient has, so the quotient comes out right or slightly too large.
fn div_by_top(a: UBig, b: &UBig, dropped: usize, poll: &mut Poll<'_>) -> Result<(UBig, UBig), Stop> {
    let bits = dropped * WORD_BITS;
    let len = a.as_words().len();
    passed(len, poll)?;
    let (a_low, a_high) = a.split_bits(bits);
    passed(len, poll)?;
    let divisor = b.clone();
    passed(len, poll)?;
    let (b_low, b_high) = divisor.split_bits(bits);
    let (mut quotient, rest) = div_rem(a_high, &b_high, poll)?;
    passed(len, poll)?;
    let mut rest = (rest << bits) + a_low;
    let mut owed = mul_big(&quotient, &b_low, poll)?;
    while rest < owed {
        quotient -= UBig::ONE;
        // Either step brings the two nearer by one divisor; the second avoids a negative number.
        if owed < *b {
            rest += b
        } else {
            owed -= b
        }
        passed(len, poll)?;
    }
    Ok((quotient, rest - owed))
}

/// A divisor that is short: long division, with so many words at a time for digits.
fn div_in_blocks(a: &UBig, b: &UBig, poll: &mut Poll<'_>) -> Result<(UBig, UBig), Stop> {
    let (words, b_len) = (a.as_words(), b.as_words().len());
    let block = BLOCK.min(PIECE / b_len);
    let mut quotient = vec![0; words.len()];
    let mut rest = UBig::ZERO;
    let mut dividend = Vec::with_capacity(block + b_len);
    for (out, part) in quotient.rchunks_mut(block).zip(words.rchunks(block)) {
        poll(units(part.len() * (b_len + 4), 16))?;
        dividend.clear();
        dividend.extend_from_slice(part);
        dividend.extend_from_slice(rest.as_words());
        let (digit, left) = UBig::from_words(&dividend).div_rem(b);
        copy_words(out, digit.as_words());
        rest = left;
    }
    warm_up(quotient.len(), poll)?;
    Ok((UBig::from_words(&quotient), rest))
}

/// The high part of the quotient, then its low `half` words.
fn div_in_halves(a: UBig, b: &UBig, half: usize, poll: &mut Poll<'_>) -> Result<(UBig, UBig), Stop> {
    let bits = half * WORD_BITS;
    let len = a.as_words().len();
    passed(len, poll)?;
    let (low, high) = a.split_bits(bits);
    let (quotient_high, rest) = div_rem(high, b, poll)?;
    passed(len, poll)?;
    let low_dividend = (rest << bits) + low;
    let (quotient_low, rest) = div_rem(low_dividend, b, poll)?;
    passed(quotient_high.as_words().len() + half, poll)?;
    Ok(((quotient_high << bits) + quotient_low, rest))
}

/// Words of an int whose memory takes the system a millisecond where it is slow.
const LONG: usize = 1 << 15;

/// Words written between two polls, into memory that is used for the first time: some 30 microseconds.
const WINDOW: usize = 1 << 12;

/// Has the allocator at hand what the copy of so many words takes, as memory that was used before: making
/// memory usable that is fresh is most of what copying into it takes, and can be polled only here. Nothing for a short one.
pub(super) fn warm_up(words: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
    if words < LONG {
        return Ok(());
    }
    // The library's reserve.
    let capacity = words + words / 8 + 2;
    // Allocators learn from a block that comes back to keep the next one.
    drop(black_box(Vec::<Word>::with_capacity(capacity)));
    let mut memory: Vec<Word> = Vec::with_capacity(capacity);
    while memory.len() + WINDOW < capacity {
        poll(units(WINDOW, 10))?;
        memory.resize(memory.len() + WINDOW, 1);
    }
    drop(black_box(memory));
    Ok(())
}

/// Reports one pass over so many words that makes an int as long: about a nanosecond for each, and as much again for fresh memory,
/// which is made usable before.
///
/// A pass over few of them is free.
pub(super) fn passed(words: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
    if words < 64 {
        return Ok(());
    }
    poll(units(words, 5))?;
    warm_up(words, poll)
}

/// Work units of so many steps, of which `in_a_unit` take 10 ns.
fn units(steps: usize, in_a_unit: usize) -> u64 {
    u64::try_from(steps / in_a_unit).unwrap_or(u64::MAX)
}
