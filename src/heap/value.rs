//! Ids that are not arena indices: strings and classes that live in shared tables, natives, host functions, code, shapes.

use crate::bytecode::code::PROGRAM_UNIT;
use crate::bytecode::code::{INDEX_BITS, STATIC_BIT, StrBits};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::num::NonZeroU32;

/// A string: in the heap, or (bit 31) string `index` of unit `unit`, used in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StrId(NonZeroU32);

impl StrId {
    /// The string of a unit that `bits` name.
    #[inline]
    pub const fn from_bits(bits: StrBits) -> StrId {
        match NonZeroU32::new(bits | STATIC_BIT) {
            Some(bits) => StrId(bits),
            None => unreachable!(),
        }
    }

    /// The string with these raw bits, of a unit or of the heap.
    #[inline]
    pub fn from_bits_any(bits: u32) -> StrId {
        StrId(NonZeroU32::new(bits).unwrap_or(NonZeroU32::MIN))
    }

    /// The heap string in slot `i`.
    #[inline]
    pub fn from_slot(i: u32) -> StrId {
        StrId(NonZeroU32::MIN.saturating_add(i))
    }

    /// The heap slot, unless the string belongs to a unit.
    #[inline]
    pub fn slot(self) -> Option<u32> {
        if self.0.get() & STATIC_BIT == 0 { Some(self.0.get() - 1) } else { None }
    }

    /// The raw bits.
    #[inline]
    pub fn bits(self) -> u32 {
        self.0.get()
    }

    /// Unit number of a unit's string.
    #[inline]
    pub fn unit(self) -> u32 {
        (self.0.get() & !STATIC_BIT) >> INDEX_BITS
    }

    /// Index of a unit's string.
    #[inline]
    pub fn index(self) -> u32 {
        self.0.get() & ((1 << INDEX_BITS) - 1)
    }
}

/// A class: of the run, or (bit 31) a built-in one, shared by all runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(NonZeroU32);

impl ClassId {
    /// Built-in class number `i` of `heap::classes`.
    pub const fn builtin(i: u32) -> ClassId {
        match NonZeroU32::new(i | STATIC_BIT) {
            Some(bits) => ClassId(bits),
            None => unreachable!(),
        }
    }

    /// The run's class in slot `i`.
    #[inline]
    pub fn from_slot(i: u32) -> ClassId {
        ClassId(NonZeroU32::MIN.saturating_add(i))
    }

    /// The heap slot, unless built in.
    #[inline]
    pub fn slot(self) -> Option<u32> {
        if self.0.get() & STATIC_BIT == 0 { Some(self.0.get() - 1) } else { None }
    }

    /// The number of a built-in class.
    #[inline]
    pub fn builtin_index(self) -> Option<usize> {
        if self.0.get() & STATIC_BIT == 0 { None } else { Some((self.0.get() & !STATIC_BIT) as usize) }
    }

    /// The raw bits.
    #[inline]
    pub fn bits(self) -> u32 {
        self.0.get()
    }
}

/// A native function: index into the library's table of natives, which is the same in every process of one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NativeId(pub u32);

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
            None => (self.0.get() & !STATIC_BIT) << 1 | 1,
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
