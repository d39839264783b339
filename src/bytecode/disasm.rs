//! Owns: bytecode as text for people and for tests.
//!
//! Never: a format that something reads back. Never panics on a unit that has not been verified: what is out of range is shown
//! as a number.
//!
//! ```text
//! f  function registers 3 params a b
//!    0  2  Add d=r2 a=r0 b=r1
//!    1  2  Return a=r2
//! ```
//! The columns are the instruction's index, its line, its name and its operands.
//!
//! Start reading at: [`disassemble`].

use super::code::{Capture, Code, CodeFlags, Const, INDEX_BITS, StrBits, Unit};
use super::instr::{Instr, Operand};
use super::lines::line_of;
use crate::text::core;
use std::fmt::Write;

/// Every code of the unit, in the order of the unit.
pub fn disassemble(unit: &Unit) -> String {
    let mut out = String::new();
    for (i, code) in unit.codes.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        write_code(&mut out, unit, code);
    }
    out
}

fn write_code(out: &mut String, unit: &Unit, code: &Code) {
    let _ = write!(out, "{}  {} registers {}", text(unit, code.qualname), kind(code.flags), code.registers);
    if !code.params.is_empty() {
        out.push_str(" params");
    }
    for (i, &name) in code.params.iter().enumerate() {
        let i = i as u32;
        let (named, positional) = (u32::from(code.positional) + u32::from(code.kwonly), u32::from(code.positional));
        let first_star = named + u32::from(code.flags.contains(CodeFlags::VARARGS));
        let mark = match i {
            i if i < u32::from(code.posonly) => "/",
            i if i < positional => "",
            i if i < named => "=",
            i if i < first_star => "*",
            _ => "**",
        };
        let _ = write!(out, " {mark}{}", text(unit, name));
    }
    out.push('\n');
    for (capture, &name) in code.captures.iter().zip(&code.free_names) {
        let place = match capture {
            Capture::Register(reg) => format!("r{reg}"),
            Capture::Free(i) => format!("free {i}"),
        };
        let _ = writeln!(out, "   free {} from {place}", text(unit, name));
    }
    for (i, instr) in code.instrs.iter().enumerate() {
        let line = code.spans.get(i).map_or(0, |span| line_of(unit.lines(), span.start));
        let _ = write!(out, "{i:4} {line:2}  ");
        write_instr(out, unit, code, instr);
        out.push('\n');
    }
    for handler in &code.handlers {
        let _ = writeln!(out, "   {}..{} -> {} r{}", handler.start, handler.end, handler.target, handler.exc);
    }
}

fn kind(flags: CodeFlags) -> &'static str {
    match flags {
        _ if flags.contains(CodeFlags::MODULE) => "module",
        _ if flags.contains(CodeFlags::CLASS_BODY) => "class",
        _ if flags.contains(CodeFlags::GENERATOR) => "generator",
        _ if flags.contains(CodeFlags::COROUTINE) => "coroutine",
        _ if flags.contains(CodeFlags::ASYNC_GENERATOR) => "async generator",
        _ => "function",
    }
}

/// One instruction with its operands.
fn write_instr(out: &mut String, unit: &Unit, code: &Code, instr: &Instr) {
    out.push_str(instr.name());
    instr.operands(&mut |name, operand| {
        let _ = write!(out, " {name}=");
        write_operand(out, unit, code, operand);
    });
}

fn write_operand(out: &mut String, unit: &Unit, code: &Code, operand: Operand) {
    let shown = match operand {
        Operand::Dst(reg) | Operand::Src(reg) | Operand::Win(reg) => write!(out, "r{reg}"),
        Operand::Num(n) => write!(out, "{n}"),
        Operand::Name(i) => match code.names.get(usize::from(i)) {
            Some(&name) => write!(out, "{}", text(unit, name)),
            None => write!(out, "?{i}"),
        },
        Operand::ConstIdx(i) => match code.consts.get(usize::from(i)) {
            Some(value) => {
                write_const(out, unit, value, 0);
                Ok(())
            }
            None => write!(out, "?{i}"),
        },
        Operand::CacheIdx(i) | Operand::Free(i) => write!(out, "{i}"),
        Operand::Imm(i) => write!(out, "{i}"),
        Operand::Imm16(i) => write!(out, "{i}"),
        Operand::Jump(to) => write!(out, "{to}"),
        Operand::StrRef(bits) => write!(out, "{:?}", text(unit, bits)),
        Operand::BinOp(op) => write!(out, "{op:?}"),
        Operand::CodeIdx(i) => match code.codes.get(usize::from(i)).and_then(|&child| unit.codes.get(child as usize)) {
            Some(child) => write!(out, "{}", text(unit, child.qualname)),
            None => write!(out, "?{i}"),
        },
        Operand::KwNames(i) => match code.kwnames.get(usize::from(i)) {
            Some(names) => write!(out, "({})", names.iter().map(|&name| text(unit, name)).collect::<Vec<_>>().join(" ")),
            None => write!(out, "?{i}"),
        },
        Operand::Special(special) => write!(out, "{special:?}"),
        Operand::Intrinsic(intrinsic) => write!(out, "{intrinsic:?}"),
    };
    shown.expect("a String takes any text");
}

/// Deepest nesting that is shown.
const MAX_DEPTH: usize = 8;

fn write_const(out: &mut String, unit: &Unit, value: &Const, depth: usize) {
    let shown = match value {
        Const::None => write!(out, "None"),
        Const::Bool(b) => write!(out, "{}", if *b { "True" } else { "False" }),
        Const::Int(i) => write!(out, "{i}"),
        Const::Float(f) => write!(out, "{f:?}"),
        Const::Complex(re, im) => write!(out, "({re:?}, {im:?}j)"),
        Const::Str(bits) => write!(out, "{:?}", text(unit, *bits)),
        Const::Big(i) => write!(out, "{i:?}"),
        Const::Bytes(bytes) => write!(out, "b\"{}\"", bytes.escape_ascii()),
        Const::Ellipsis => write!(out, "..."),
        Const::Tuple(items) => return write_consts(out, unit, items, depth, ["(", ")"]),
        Const::FrozenSet(items) => return write_consts(out, unit, items, depth, ["{", "}"]),
    };
    shown.expect("a String takes any text");
}

fn write_consts(out: &mut String, unit: &Unit, items: &[Const], depth: usize, [open, close]: [&str; 2]) {
    out.push_str(open);
    if depth < MAX_DEPTH {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            write_const(out, unit, item, depth + 1);
        }
    } else {
        out.push_str("...");
    }
    out.push_str(close);
}

/// The text of a string of this unit or the core table.
fn text(unit: &Unit, bits: StrBits) -> &str {
    let index = (bits & ((1 << INDEX_BITS) - 1)) as usize;
    let table = if (bits << 1) >> (INDEX_BITS + 1) == 0 { core::table() } else { &unit.strings };
    table.get(index).map_or("?", |string| string.as_str())
}
