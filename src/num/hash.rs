//! The values of `hash()` for numbers and tuples of them.
//!
//! Numbers, tuples and frozensets of them hash as in 64-bit CPython; the rule for numbers is in the language
//! documentation ("Hashing of numeric types").
//! Owns: the formulas.
//! Never: objects, tables, texts; the hash of a NaN, which depends on the object's identity.
//! Start reading at: [`int`], [`float`].

use super::bigint::IntRef;
use super::complex::Complex;
use super::float::decompose;

#[cfg(test)]
mod tests;

/// Numbers are hashed modulo this Mersenne prime: `2**61 - 1`.
const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;

/// `hash(float("inf"))`; the negative infinity has the negative hash.
const INFINITY: i64 = 314_159;

/// `hash(int)`
#[inline]
pub(crate) fn int(value: IntRef<'_>) -> i64 {
    match value {
        IntRef::Small(value) => {
            let magnitude = value.unsigned_abs();
            if magnitude < MODULUS { not_minus_one(value) } else { signed(reduce(magnitude), value < 0) }
        }
        IntRef::Big(value) => signed(value.modulo_mersenne(BITS), value.is_negative()),
    }
}

/// `hash(float)`; `None` for a NaN.
pub(crate) fn float(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if 0.0 < value { INFINITY } else { -INFINITY });
    }
    // Modulo 2**61 - 1 a power of two is a rotation of 61 bits, also a negative power.
    let (mantissa, exponent) = decompose(value);
    let turn = exponent.rem_euclid(61).unsigned_abs();
    let turned = (mantissa << turn & MODULUS) | mantissa >> (BITS - turn);
    Some(signed(reduce(turned), value < 0.0))
}

/// `hash(complex)`; `None` with a NaN in it.
pub(crate) fn complex(value: Complex) -> Option<i64> {
    let imag = float(value.imag)?.wrapping_mul(1_000_003);
    Some(not_minus_one(float(value.real)?.wrapping_add(imag)))
}

/// A number below `2**64` modulo `2**61 - 1`.
fn reduce(value: u64) -> u64 {
    let folded = (value & MODULUS) + (value >> BITS);
    if MODULUS <= folded { folded - MODULUS } else { folded }
}

fn signed(magnitude: u64, negative: bool) -> i64 {
    let hash = magnitude.cast_signed();
    not_minus_one(if negative { -hash } else { hash })
}

/// No hash is -1, which is an error code in CPython's C interface.
pub(crate) fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(tuple)`, from the hashes of its items in order.
#[derive(Debug, Clone)]
pub(crate) struct TupleHash {
    state: u64,
    len: u64,
}

// The primes of xxHash64.
const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl TupleHash {
    /// The hash of no items so far.
    pub(crate) fn new() -> TupleHash {
        TupleHash { state: PRIME_5, len: 0 }
    }

    /// Takes the hash of the next item.
    pub(crate) fn push(&mut self, hash: i64) {
        let lane = hash.cast_unsigned().wrapping_mul(PRIME_2);
        self.state = self.state.wrapping_add(lane).rotate_left(31).wrapping_mul(PRIME_1);
        self.len += 1;
    }

    /// The hash of the items taken.
    pub(crate) fn finish(&self) -> i64 {
        match self.state.wrapping_add(self.len ^ PRIME_5 ^ 3_527_539).cast_signed() {
            -1 => 1_546_275_796,
            hash => hash,
        }
    }
}

/// `hash(frozenset)`, from the hashes of its items in any order.
#[derive(Debug, Clone, Default)]
pub(crate) struct SetHash {
    state: u64,
    len: u64,
}

impl SetHash {
    /// Takes the hash of an item.
    pub(crate) fn push(&mut self, hash: i64) {
        let hash = hash.cast_unsigned();
        self.state ^= (hash ^ 89_869_747 ^ hash << 16).wrapping_mul(3_644_798_167);
        self.len += 1;
    }

    /// The hash of the items taken.
    pub(crate) fn finish(&self) -> i64 {
        let mut hash = self.state ^ self.len.wrapping_add(1).wrapping_mul(1_927_868_237);
        hash ^= hash >> 11 ^ hash >> 25;
        match hash.wrapping_mul(69_069).wrapping_add(907_133_923).cast_signed() {
            -1 => 590_923_713,
            hash => hash,
        }
    }
}
