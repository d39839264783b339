//! Owns: the proof that a unit from outside is safe to run: everything the machine relies on without looking.
//!
//! Never: judges whether the code means anything; a register may hold any kind of value, and instructions check kinds.
//!
//! Written over operand kinds, so that a new row of the table is covered. What a kind cannot say, the length of a window and
//! the range of a small number, is in [`window_length`] and [`small_operands`].
//!
//! Start reading at: [`verify`].

use super::code::{Capture, Code, CodeFlags, Const, INDEX_BITS, Place, STATIC_BIT, StrBits, UNIT_LIMIT, Unit};
use super::instr::{FORMAT_DEFERRED, Instr, Operand};
use crate::text::core;
use std::fmt;
use std::mem::{Discriminant, discriminant};

/// Why a unit is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// Index of the code object; 0 also for faults of the unit itself.
    pub code: usize,
    /// Index of the instruction, where there is one.
    pub instr: Option<usize>,
    /// What is wrong.
    pub what: &'static str,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "code {}", self.code)?;
        if let Some(instr) = self.instr {
            write!(f, ", instruction {instr}")?;
        }
        write!(f, ": {}", self.what)
    }
}

impl std::error::Error for VerifyError {}

/// Deepest nesting of constant tuples. The syntax module allows no deeper expression.
const MAX_CONST_DEPTH: usize = 256;

type Check = Result<(), &'static str>;

fn require(holds: bool, what: &'static str) -> Check {
    if holds { Ok(()) } else { Err(what) }
}

/// Checks a unit from untrusted bytes. Takes time in proportion to its size.
pub fn verify(unit: &Unit) -> Result<(), VerifyError> {
    let at = |code: usize, instr: Option<usize>| move |what| VerifyError { code, instr, what };
    verify_unit(unit).map_err(at(0, None))?;
    for (index, code) in unit.codes.iter().enumerate() {
        verify_code(unit, index, code).map_err(at(index, None))?;
        for (i, instr) in code.instrs.iter().enumerate() {
            verify_instr(unit, code, instr).map_err(at(index, Some(i)))?;
        }
    }
    Ok(())
}

fn verify_unit(unit: &Unit) -> Check {
    require(0 < unit.number && unit.number < UNIT_LIMIT, "unit number out of range")?;
    require(unit.strings.len() <= 1 << INDEX_BITS, "too many strings")?;
    // A buffer is in the heap of one run, and a unit belongs to many.
    require(unit.strings.iter().all(|string| string.prefix().is_none()), "a string without its text")?;
    require(u32::try_from(unit.source.len()).is_ok(), "source too long")?;
    verify_tree(unit)
}

/// Every code but the first is the child of exactly one code before it, and captures what that one has.
fn verify_tree(unit: &Unit) -> Check {
    let Some(body) = unit.codes.first() else { return Err("no code") };
    require(body.flags.contains(CodeFlags::MODULE) && body.captures.is_empty(), "the first code is not a module body")?;
    let mut has_parent = vec![false; unit.codes.len()];
    for (index, code) in unit.codes.iter().enumerate() {
        for &child in &code.codes {
            let child = child as usize;
            require(index < child && child < unit.codes.len(), "child code out of range")?;
            require(!std::mem::replace(&mut has_parent[child], true), "code has two parents")?;
            verify_captures(code, &unit.codes[child])?;
        }
    }
    require(has_parent.iter().skip(1).all(|&has| has), "code has no parent")
}

fn verify_captures(parent: &Code, child: &Code) -> Check {
    require(!child.flags.contains(CodeFlags::MODULE), "a module body inside another code")?;
    child.captures.iter().try_for_each(|capture| match *capture {
        Capture::Register(reg) => require(u16::from(reg) < parent.registers, "captured register out of range"),
        Capture::Free(i) => require(usize::from(i) < parent.captures.len(), "captured free variable out of range"),
    })
}

fn verify_string(unit: &Unit, bits: StrBits) -> Check {
    let number = (bits & !STATIC_BIT) >> INDEX_BITS;
    let index = (bits & ((1 << INDEX_BITS) - 1)) as usize;
    let count = match number {
        0 => core::table().len(),
        n if n == unit.number => unit.strings.len(),
        _ => 0,
    };
    require(bits & STATIC_BIT != 0 && index < count, "string out of range")
}

fn verify_strings(unit: &Unit, strings: &[StrBits]) -> Check {
    strings.iter().try_for_each(|&bits| verify_string(unit, bits))
}

fn verify_code(unit: &Unit, index: usize, code: &Code) -> Check {
    require(index == 0 || !code.flags.contains(CodeFlags::MODULE), "a second module body")?;
    verify_strings(unit, &[code.name, code.qualname])?;
    verify_strings(unit, &code.params)?;
    verify_strings(unit, &code.names)?;
    verify_strings(unit, &code.free_names)?;
    verify_strings(unit, code.doc.as_slice())?;
    code.kwnames.iter().try_for_each(|names| verify_strings(unit, names))?;
    verify_shape(code)?;
    verify_consts(unit, &code.consts)?;
    let first_line = code.first_line as usize;
    require(0 < first_line && first_line <= unit.lines().len(), "first line out of range")?;
    require(code.spans.len() == code.instrs.len(), "as many spans as instructions are needed")?;
    for span in &code.spans {
        let (start, end) = (span.start as usize, span.end as usize);
        let fits = start <= end && unit.source.is_char_boundary(start) && unit.source.is_char_boundary(end);
        require(fits, "span outside the source")?;
    }
    verify_flow(code)?;
    verify_caches(code)?;
    verify_locals(unit, code)
}

fn verify_shape(code: &Code) -> Check {
    let flags = code.flags;
    require(0 < code.registers && code.registers <= 256, "bad number of registers")?;
    let stars = usize::from(flags.contains(CodeFlags::VARARGS)) + usize::from(flags.contains(CodeFlags::VARKEYWORDS));
    let params = usize::from(code.positional) + usize::from(code.kwonly) + stars;
    require(code.posonly <= code.positional, "more positional-only parameters than positional ones")?;
    require(params == code.params.len() && params <= usize::from(code.registers), "bad parameters")?;
    let suspending = flags & (CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR);
    require(suspending.bits().count_ones() <= 1, "more than one kind of generator")?;
    let body = flags & (CodeFlags::MODULE | CodeFlags::CLASS_BODY);
    require(body.is_empty() || params == 0 && suspending.is_empty(), "a body with parameters")?;
    require(body.bits().count_ones() <= 1, "a body of two kinds")?;
    require(!flags.contains(CodeFlags::TOP_AWAIT) || flags.contains(CodeFlags::MODULE), "top-level await in a function")?;
    require(code.free_names.len() == code.captures.len(), "as many free names as captures are needed")
}

/// Constants, in a loop: bytes from outside may nest deeply.
fn verify_consts(unit: &Unit, consts: &[Const]) -> Check {
    let mut pending: Vec<(&[Const], usize)> = vec![(consts, 0)];
    while let Some((consts, depth)) = pending.pop() {
        require(depth <= MAX_CONST_DEPTH, "constants nested too deeply")?;
        for value in consts {
            match value {
                Const::Str(bits) => verify_string(unit, *bits)?,
                Const::Tuple(items) | Const::FrozenSet(items) => pending.push((items, depth + 1)),
                Const::None
                | Const::Bool(_)
                | Const::Int(_)
                | Const::Float(_)
                | Const::Complex(..)
                | Const::Big(_)
                | Const::Bytes(_)
                | Const::Ellipsis => {}
            }
        }
    }
    Ok(())
}

fn verify_flow(code: &Code) -> Check {
    let len = code.instrs.len();
    let ends = matches!(
        code.instrs.last(),
        Some(
            Instr::Jump { .. }
                | Instr::Return { .. }
                | Instr::ReturnNone {}
                | Instr::RaiseValue { .. }
                | Instr::RaiseFrom { .. }
                | Instr::RaiseCurrent {}
                | Instr::Rethrow { .. }
        )
    );
    require(ends, "the last instruction falls through")?;
    for handler in &code.handlers {
        let range = handler.start < handler.end && handler.end as usize <= len;
        require(range && (handler.target as usize) < len, "handler out of range")?;
        require(u16::from(handler.exc) < code.registers, "exception register out of range")?;
    }
    Ok(())
}

/// What one instruction put into a cache is believed by all that share it: these are of one kind, and of one name.
fn verify_caches(code: &Code) -> Check {
    require(usize::from(code.caches) <= code.instrs.len(), "more caches than instructions")?;
    let set_attr = discriminant(&Instr::SetAttr { a: 0, v: 0, name: 0, cache: 0 });
    let mut users: Vec<Option<(Discriminant<Instr>, Option<u16>)>> = vec![None; code.caches.into()];
    for instr in &code.instrs {
        let (mut name, mut cache) = (None, None);
        instr.operands(&mut |_, operand| match operand {
            Operand::Name(i) => name = Some(i),
            Operand::CacheIdx(i) => cache = Some(i),
            _ => {}
        });
        let Some(cache) = cache else { continue };
        let Some(user) = users.get_mut(usize::from(cache)) else { return Err("cache out of range") };
        // They look into the cache of the SetAttr whose work they do, and have no name themselves.
        let unnamed = matches!(instr, Instr::InplaceAttr { .. } | Instr::AddImmAttr { .. });
        let kind = if unnamed { set_attr } else { discriminant(instr) };
        let (first, known) = user.get_or_insert((kind, name));
        require(*first == kind && (unnamed || known.is_none() || *known == name), "a cache for two purposes")?;
        *known = known.or(name);
    }
    Ok(())
}

fn verify_locals(unit: &Unit, code: &Code) -> Check {
    code.locals.iter().try_for_each(|&(name, place)| {
        verify_string(unit, name)?;
        match place {
            Place::Register(reg) | Place::Cell(reg) | Place::Entry(reg) => require(u16::from(reg) < code.registers, "local out of range"),
            Place::Free(i) => require(usize::from(i) < code.captures.len(), "local out of range"),
        }
    })
}

fn verify_instr(unit: &Unit, code: &Code, instr: &Instr) -> Check {
    let mut result = Ok(());
    let window = window_length(instr);
    instr.operands(&mut |_, operand| {
        if result.is_ok() {
            result = verify_operand(unit, code, operand, window);
        }
    });
    result?;
    small_operands(code, instr)
}

fn verify_operand(unit: &Unit, code: &Code, operand: Operand, window: usize) -> Check {
    let below = |index: usize, count: usize, what| require(index < count, what);
    let registers = usize::from(code.registers);
    match operand {
        Operand::Dst(reg) | Operand::Src(reg) => below(reg.into(), registers, "register out of range"),
        Operand::Win(reg) => {
            below(reg.into(), registers, "register out of range")?;
            require(usize::from(reg) + window <= registers, "window out of range")
        }
        Operand::Name(i) => below(i.into(), code.names.len(), "name out of range"),
        Operand::ConstIdx(i) => below(i.into(), code.consts.len(), "constant out of range"),
        Operand::Jump(to) => below(to as usize, code.instrs.len(), "jump out of range"),
        Operand::StrRef(bits) => verify_string(unit, bits),
        Operand::CodeIdx(i) => below(i.into(), code.codes.len(), "code out of range"),
        Operand::KwNames(i) => below(i.into(), code.kwnames.len(), "keyword names out of range"),
        Operand::Free(i) => below(i.into(), code.captures.len(), "free variable out of range"),
        // In [`verify_caches`].
        Operand::CacheIdx(_) => Ok(()),
        Operand::Num(_) | Operand::Imm(_) | Operand::Imm16(_) | Operand::BinOp(_) | Operand::Special(_) | Operand::Intrinsic(_) => Ok(()),
    }
}

/// Registers of the group that the row's window operand names.
#[allow(clippy::wildcard_enum_match_arm, reason = "the other rows have no window")]
fn window_length(instr: &Instr) -> usize {
    match *instr {
        Instr::ForPrep { .. } | Instr::ForNext { .. } => 3,
        Instr::BuildSlice { .. }
        | Instr::GetStride { .. }
        | Instr::SetSlice { .. }
        | Instr::CallEx { .. }
        | Instr::MakeFunction { .. }
        | Instr::LoadExcInfo { .. } => 3,
        Instr::UnpackPair { .. } | Instr::GetSlice { .. } | Instr::LoadMethod { .. } | Instr::LoadSpecial { .. } => 2,
        Instr::BuildList { n, .. }
        | Instr::BuildTuple { n, .. }
        | Instr::BuildSet { n, .. }
        | Instr::BuildString { n, .. }
        | Instr::UnpackSequence { n, .. }
        | Instr::CallIntrinsic { n, .. } => n.into(),
        Instr::BuildDict { n, .. } => 2 * usize::from(n),
        Instr::UnpackEx { before, after, .. } => usize::from(before) + 1 + usize::from(after),
        Instr::Call { n, .. } | Instr::CallKw { n, .. } | Instr::CallMethod { n, .. } | Instr::CallMethodKw { n, .. } => 1 + usize::from(n),
        Instr::LoadSuper { .. } => 1,
        _ => 0,
    }
}

/// Numbers that choose a behaviour or count arguments, and instructions that only some codes may have.
#[allow(clippy::wildcard_enum_match_arm, reason = "the other rows have no number")]
fn small_operands(code: &Code, instr: &Instr) -> Check {
    let keywords = |k: u16| code.kwnames[usize::from(k)].len();
    match *instr {
        Instr::LoadBool { b, .. } => require(b < 2, "bad bool"),
        Instr::AddImmAttr { form, .. } => require(form < 4, "bad immediate"),
        Instr::AddImm { form, imm, .. } => require(form < 4 && 0 <= imm, "bad immediate"),
        Instr::Format { conv, .. } => require(conv <= FORMAT_DEFERRED, "bad conversion"),
        Instr::FormatSpec { conv, .. } => require(conv < 4, "bad conversion"),
        Instr::ImportName { deep, .. } => require(deep < 2, "bad import"),
        Instr::LoadErrorClass { which, .. } => require(which < 3, "bad class number"),
        Instr::CallKw { n, k, .. } => require(keywords(k) <= n.into(), "more keywords than arguments"),
        Instr::CallMethod { n, .. } => require(1 <= n, "a method call without its receiver's slot"),
        Instr::CallMethodKw { n, k, .. } => require(keywords(k) < n.into(), "more keywords than arguments"),
        Instr::Yield { .. } => {
            require(code.flags.intersects(CodeFlags::GENERATOR | CodeFlags::ASYNC_GENERATOR), "yield outside a generator")
        }
        Instr::YieldFrom { .. } => {
            let suspending = CodeFlags::GENERATOR | CodeFlags::ASYNC_GENERATOR | CodeFlags::COROUTINE | CodeFlags::TOP_AWAIT;
            require(code.flags.intersects(suspending), "delegation outside a generator")
        }
        _ => Ok(()),
    }
}
