//! How code names a string without holding it: the number of a compiled unit, and an index into the strings of that unit.
//!
//! Owns: the layout of these bits. Never: the strings, or who has which unit number.

/// Raw bits of a `heap::value::StrId` that names a string of a unit: bit 31 set, 12 bits of unit number, 19 bits of index into
/// its table. Unit 0 is the core table ([`super::core`]).
pub type StrBits = u32;

/// Bit 31: the string lives in a unit, not in the heap.
pub const STATIC_BIT: u32 = 1 << 31;
/// Bits of the index within a unit.
pub const INDEX_BITS: u32 = 19;
/// The unit number of a program. Smaller numbers are the core table and the prelude, larger ones snippets fed later.
pub const PROGRAM_UNIT: u32 = 1024;
/// One past the largest unit number.
pub const UNIT_LIMIT: u32 = 1 << 12;

/// The bits of string `index` of unit `unit`.
pub const fn str_bits(unit: u32, index: u32) -> StrBits {
    STATIC_BIT | unit << INDEX_BITS | index
}
