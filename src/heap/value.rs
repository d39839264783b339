//! Ids that are not arena indices: strings and classes that live in shared tables, natives, host functions, code, shapes.

use crate::bytecode::code::PROGRAM_UNIT;
use crate::bytecode::code::{INDEX_BITS, STATIC_BIT, StrBits};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::num::NonZeroU64;

/// 32 bits in a 64-bit integer that is never zero: all payloads of a `Value` have one width (see there), and options of ids
/// cost no more than ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wide(NonZeroU64);

impl Wide {
    /// The 32 bits, widened.
    #[inline]
    pub const fn new(low: u32) -> Wide {
        match NonZeroU64::new(1 << 32 | low as u64) {
            Some(bits) => Wide(bits),
            None => unreachable!(),
        }
    }

    /// The 32 bits.
    #[inline]
    pub const fn low(self) -> u32 {
        self.0.get() as u32
    }
}

impl Serialize for Wide {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.low().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Wide {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(Wide::new)
    }
}

/// The payload of `True` and `False`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag(u64);

impl Flag {
    /// `True`
    pub const TRUE: Flag = Flag(1);
    /// `False`
    pub const FALSE: Flag = Flag(0);

    /// The flag of a truth.
    #[inline]
    pub const fn new(b: bool) -> Flag {
        Flag(b as u64)
    }

    /// The truth.
    #[inline]
    pub const fn get(self) -> bool {
        self.0 != 0
    }

    /// 0 or 1.
    #[inline]
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bool::deserialize(deserializer).map(Flag::new)
    }
}

/// The payload of a float: its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Real(u64);

impl Real {
    /// The payload of a number.
    #[inline]
    pub const fn new(f: f64) -> Real {
        Real(f.to_bits())
    }

    /// The number.
    #[inline]
    pub const fn get(self) -> f64 {
        f64::from_bits(self.0)
    }

    /// The bits of the number.
    #[inline]
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl Serialize for Real {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Real {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Real::new)
    }
}

/// A string: in the heap, or (bit 31) string `index` of unit `unit`, used in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StrId(Wide);

impl StrId {
    /// The string of a unit that `bits` name.
    #[inline]
    pub const fn from_bits(bits: StrBits) -> StrId {
        StrId(Wide::new(bits | STATIC_BIT))
    }

    /// The string with these raw bits, of a unit or of the heap.
    #[inline]
    pub fn from_bits_any(bits: u32) -> StrId {
        StrId(Wide::new(bits))
    }

    /// The heap string in slot `i`.
    #[inline]
    pub fn from_slot(i: u32) -> StrId {
        StrId(Wide::new(i + 1))
    }

    /// The heap slot, unless the string belongs to a unit.
    #[inline]
    pub fn slot(self) -> Option<u32> {
        if self.bits() & STATIC_BIT == 0 { Some(self.bits() - 1) } else { None }
    }

    /// The raw bits.
    #[inline]
    pub fn bits(self) -> u32 {
        self.0.low()
    }

    /// The character, of one of the strings of the first 256.
    #[inline]
    pub fn core_char(self) -> Option<u8> {
        u8::try_from(self.bits() ^ STATIC_BIT).ok()
    }

    /// Unit number of a unit's string.
    #[inline]
    pub fn unit(self) -> u32 {
        (self.bits() & !STATIC_BIT) >> INDEX_BITS
    }

    /// Index of a unit's string.
    #[inline]
    pub fn index(self) -> u32 {
        self.bits() & ((1 << INDEX_BITS) - 1)
    }
}

/// A class: of the run, or (bit 31) a built-in one, shared by all runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(Wide);

impl ClassId {
    /// Built-in class number `i` of `heap::classes`.
    pub const fn builtin(i: u32) -> ClassId {
        ClassId(Wide::new(i | STATIC_BIT))
    }

    /// The run's class in slot `i`.
    #[inline]
    pub fn from_slot(i: u32) -> ClassId {
        ClassId(Wide::new(i + 1))
    }

    /// The heap slot, unless built in.
    #[inline]
    pub fn slot(self) -> Option<u32> {
        if self.bits() & STATIC_BIT == 0 { Some(self.bits() - 1) } else { None }
    }

    /// The number of a built-in class.
    #[inline]
    pub fn builtin_index(self) -> Option<usize> {
        if self.bits() & STATIC_BIT == 0 { None } else { Some((self.bits() & !STATIC_BIT) as usize) }
    }

    /// The raw bits.
    #[inline]
    pub fn bits(self) -> u32 {
        self.0.low()
    }
}

/// A native function: index into the library's table of natives, which is the same in every process of one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NativeId(Wide);

impl NativeId {
    /// The native with this number.
    pub const fn new(index: u32) -> NativeId {
        NativeId(Wide::new(index))
    }

    /// Its number.
    #[inline]
    pub const fn index(self) -> u32 {
        self.0.low()
    }
}

/// A host function that the program declared, by its number in the run's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HostId(Wide);

impl HostId {
    /// The host function with this number.
    pub const fn new(index: u32) -> HostId {
        HostId(Wide::new(index))
    }

    /// Its number.
    #[inline]
    pub const fn index(self) -> u32 {
        self.0.low()
    }
}

/// A code object: 12 bits of unit, 20 bits of index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CodeRef(u32);

impl CodeRef {
    /// Code `index` of unit `unit`.
    #[inline]
    pub fn new(unit: u32, index: u32) -> CodeRef {
        CodeRef(unit << 20 | index)
    }

    /// The unit number.
    #[inline]
    pub fn unit(self) -> u32 {
        self.0 >> 20
    }

    /// Index into the unit's codes.
    #[inline]
    pub fn index(self) -> u32 {
        self.0 & ((1 << 20) - 1)
    }
}

/// A layout of instance attributes (`heap::shape`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShapeId(pub u32);

/// Numbers of two parts as bytes: the parts that occur all the time, unit 0 and the program's, take two bits.
fn pack(unit: u32, index: u32) -> u64 {
    match unit {
        0 => u64::from(index) << 2 | 1,
        PROGRAM_UNIT => u64::from(index) << 2 | 2,
        other => (u64::from(index) << 12 | u64::from(other)) << 2 | 3,
    }
}

/// Unit and index, when they are in range.
fn unpack(bits: u64, limit: u32) -> Option<(u32, u32)> {
    let (unit, index) = match bits & 3 {
        1 => (0, bits >> 2),
        2 => (PROGRAM_UNIT, bits >> 2),
        3 => ((bits >> 2) as u32 & 0xfff, bits >> 14),
        _ => return None,
    };
    u32::try_from(index).ok().filter(|&index| index < limit).map(|index| (unit, index))
}

impl Serialize for StrId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(match self.slot() {
            Some(slot) => u64::from(slot) << 2,
            None => pack(self.unit(), self.index()),
        })
    }
}

impl<'de> Deserialize<'de> for StrId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StrId, D::Error> {
        let bits = u64::deserialize(deserializer)?;
        let id = match bits & 3 {
            0 => u32::try_from(bits >> 2).ok().filter(|&slot| slot < STATIC_BIT - 1).map(StrId::from_slot),
            _ => unpack(bits, 1 << INDEX_BITS).map(|(unit, index)| StrId::from_bits(unit << INDEX_BITS | index)),
        };
        id.ok_or_else(|| D::Error::custom("no string has this number"))
    }
}

impl Serialize for ClassId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(match self.slot() {
            Some(slot) => slot << 1,
            None => (self.bits() & !STATIC_BIT) << 1 | 1,
        })
    }
}

impl<'de> Deserialize<'de> for ClassId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ClassId, D::Error> {
        let bits = u32::deserialize(deserializer)?;
        Ok(if bits & 1 == 0 { ClassId::from_slot((bits >> 1).min(STATIC_BIT - 2)) } else { ClassId::builtin(bits >> 1) })
    }
}

impl Serialize for CodeRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(pack(self.unit(), self.index()))
    }
}

impl<'de> Deserialize<'de> for CodeRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<CodeRef, D::Error> {
        let (unit, index) = unpack(u64::deserialize(deserializer)?, 1 << 20).ok_or_else(|| D::Error::custom("no code has this number"))?;
        Ok(CodeRef::new(unit, index))
    }
}
