//! Code objects and units: the compiler's product.
//!
//! A [`Unit`] is one compiled source text (the program, a fed snippet, a prelude module): immutable, shared by every run.
//! Strings live in the unit and are used in place: a string constant is the pair (unit number, index), see `heap::value::StrId`.
//! Never holds run state.

use super::instr::Instr;
use super::lines::line_starts;
use crate::num::bigint::BigInt;
use crate::text::PyStr;
pub use crate::text::id::{INDEX_BITS, PROGRAM_UNIT, STATIC_BIT, StrBits, UNIT_LIMIT, str_bits};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A constant as `LoadConst` makes it. Strings and small ints have instructions of their own but occur inside tuples.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Const {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// An int that fits.
    Int(i64),
    /// A float.
    Float(f64),
    /// An imaginary literal: (0, imag).
    Complex(f64, f64),
    /// A string of this or the core unit.
    Str(StrBits),
    /// An int that does not fit.
    Big(BigInt),
    /// A bytes literal.
    Bytes(Box<[u8]>),
    /// A tuple of constants.
    Tuple(Box<[Const]>),
    /// A frozenset of constants (`x in {1, 2}`).
    FrozenSet(Box<[Const]>),
    /// `...`
    Ellipsis,
}

impl Const {
    /// Whether both make the same value of the same type: `0.0` is not `-0.0`, and a NaN is itself.
    pub fn same(&self, other: &Const) -> bool {
        let all = |a: &[Const], b: &[Const]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b));
        match (self, other) {
            (Const::None, Const::None) | (Const::Ellipsis, Const::Ellipsis) => true,
            (Const::Bool(a), Const::Bool(b)) => a == b,
            (Const::Int(a), Const::Int(b)) => a == b,
            (Const::Float(a), Const::Float(b)) => a.to_bits() == b.to_bits(),
            (Const::Complex(a, b), Const::Complex(c, d)) => a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits(),
            (Const::Str(a), Const::Str(b)) => a == b,
            (Const::Big(a), Const::Big(b)) => a == b,
            (Const::Bytes(a), Const::Bytes(b)) => a == b,
            (Const::Tuple(a), Const::Tuple(b)) | (Const::FrozenSet(a), Const::FrozenSet(b)) => all(a, b),
            _ => false,
        }
    }
}

bitflags::bitflags! {
    /// Properties of a code object.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub struct CodeFlags: u16 {
        /// Has `*args` (register after the named parameters).
        const VARARGS = 1;
        /// Has `**kwargs` (register after that).
        const VARKEYWORDS = 2;
        /// `yield` inside, not async.
        const GENERATOR = 4;
        /// `async def` without `yield`.
        const COROUTINE = 8;
        /// `async def` with `yield`.
        const ASYNC_GENERATOR = 16;
        /// Class body: `r[0]` is the namespace.
        const CLASS_BODY = 32;
        /// Module body.
        const MODULE = 64;
        /// Not shown in tracebacks (prelude).
        const HIDDEN = 128;
        /// A module body that contains a top-level `await`.
        const TOP_AWAIT = 256;
    }
}

/// Where a child function finds a captured variable when it is made.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Capture {
    /// The cell in this register of the enclosing frame.
    Register(u8),
    /// A free variable of the enclosing function.
    Free(u16),
}

/// How a named local is found, for `locals()` and for error texts.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Place {
    /// A register.
    Register(u8),
    /// A register that holds a cell.
    Cell(u8),
    /// A free variable.
    Free(u16),
    /// An entry, under its name, of the dict in this register: the function has more locals than registers.
    Entry(u8),
}

impl Place {
    /// The register that holds the variable, its cell or its dict.
    pub fn register(self) -> Option<u8> {
        match self {
            Place::Register(register) | Place::Cell(register) | Place::Entry(register) => Some(register),
            Place::Free(_) => None,
        }
    }
}

/// One protected range: an exception raised by an instruction in `start..end` goes to `target` with the exception in
/// `r[exc]`. The first row that covers the instruction counts, so inner ranges come first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Where to go.
    pub target: u32,
    /// Register that receives the exception.
    pub exc: u8,
}

/// Byte range in the source of the unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A function body, class body, module body or generator expression.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Code {
    /// `__name__`
    pub name: StrBits,
    /// `__qualname__`
    pub qualname: StrBits,
    /// Properties.
    pub flags: CodeFlags,
    /// Positional-only parameters.
    pub posonly: u8,
    /// All positional parameters (positional-only included): registers `0..positional`.
    pub positional: u8,
    /// Keyword-only parameters: the registers after them. Then `*args`, then `**kwargs`.
    pub kwonly: u8,
    /// Names of the parameters in register order (including `*args`, `**kwargs`).
    pub params: Box<[StrBits]>,
    /// Registers used, at most 256.
    pub registers: u16,
    /// The instructions; the last one never falls through.
    pub instrs: Box<[Instr]>,
    /// Source range of each instruction.
    pub spans: Box<[Span]>,
    /// Constants.
    pub consts: Box<[Const]>,
    /// Attribute and global names.
    pub names: Box<[StrBits]>,
    /// Keyword lists of calls.
    pub kwnames: Box<[Box<[StrBits]>]>,
    /// Child code objects: indices into `Unit::codes`.
    pub codes: Box<[u32]>,
    /// Protected ranges, inner first.
    pub handlers: Box<[Handler]>,
    /// What each free variable of this code captures from the frame that makes the function.
    pub captures: Box<[Capture]>,
    /// Names of the free variables, parallel to `captures`.
    pub free_names: Box<[StrBits]>,
    /// Named locals and where they are (parameters first, then in order of first binding; free variables last).
    pub locals: Box<[(StrBits, Place)]>,
    /// Inline caches used.
    pub caches: u16,
    /// Docstring.
    pub doc: Option<StrBits>,
    /// Line of the `def` (or first decorator), from 1.
    pub first_line: u32,
}

/// One compiled source text. `codes[0]` is its body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// The unit number that string bits in it carry.
    pub number: u32,
    /// File name for tracebacks.
    pub filename: CompactString,
    /// The source, for tracebacks.
    pub source: CompactString,
    /// All code objects, parents before children.
    pub codes: Box<[Code]>,
    /// The string table.
    pub strings: Box<[PyStr]>,
    /// Byte offset of each line's start, once somebody asked: most programs raise nothing.
    #[serde(skip)]
    pub line_starts: OnceLock<Box<[u32]>>,
}

impl Unit {
    /// Byte offset of each line's start.
    pub fn lines(&self) -> &[u32] {
        self.line_starts.get_or_init(|| line_starts(&self.source).into())
    }
}
