//! `code`: what a function runs, as an object to look at.
//!
//! Never gives the instructions: they are not CPython's.

use super::native::{Cx, Native, Outcome, Raise, getter};
use super::{args, compare, object, repr};
use crate::bytecode::code::{Code, CodeFlags, Place};
use crate::heap::kinds::Value;
use crate::heap::value::{CodeRef, StrId};

pub(crate) static METHODS: &[Native] = &[
    compare::EQ,
    compare::GE,
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    compare::NE,
    repr::REPR,
    getter("co_argcount", argcount),
    getter("co_cellvars", cellvars),
    getter("co_consts", consts),
    getter("co_filename", filename),
    getter("co_firstlineno", firstlineno),
    getter("co_flags", flags),
    getter("co_freevars", freevars),
    getter("co_kwonlyargcount", kwonlyargcount),
    getter("co_name", name),
    getter("co_names", names),
    getter("co_nlocals", nlocals),
    getter("co_posonlyargcount", posonlyargcount),
    getter("co_qualname", qualname),
    getter("co_stacksize", stacksize),
    getter("co_varnames", varnames),
];

fn this(cx: &Cx, value: Value) -> Result<CodeRef, Raise> {
    match value {
        Value::Code(id) => Ok(cx.heap[id].code),
        _ => Err(args::wrong_receiver(&cx.heap, "code", value)),
    }
}

fn number(cx: &mut Cx, args: &[Value], pick: fn(&Code) -> i64) -> Result<Outcome, Raise> {
    let code = this(cx, args[0])?;
    Ok(Value::Int(pick(cx.heap.code(code))).into())
}

fn names_tuple(cx: &mut Cx, args: &[Value], pick: fn(&Code) -> Vec<u32>) -> Result<Outcome, Raise> {
    let code = this(cx, args[0])?;
    let names: Vec<Value> = pick(cx.heap.code(code)).into_iter().map(|bits| Value::Str(StrId::from_bits(bits))).collect();
    Ok(cx.heap.new_tuple(names).into())
}

fn argcount(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    number(cx, args, |code| i64::from(code.positional))
}

fn posonlyargcount(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    number(cx, args, |code| i64::from(code.posonly))
}

fn kwonlyargcount(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    number(cx, args, |code| i64::from(code.kwonly))
}

fn firstlineno(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    number(cx, args, |code| i64::from(code.first_line))
}

fn nlocals(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    number(cx, args, |code| local_names(code).len() as i64)
}

fn stacksize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    number(cx, args, |code| i64::from(code.registers))
}

/// CPython's flag bits: OPTIMIZED, NEWLOCALS, VARARGS, VARKEYWORDS, NESTED, GENERATOR, COROUTINE, ASYNC_GENERATOR.
fn flags(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    number(cx, args, |code| {
        let known = [
            (CodeFlags::VARARGS, 0x4),
            (CodeFlags::VARKEYWORDS, 0x8),
            (CodeFlags::GENERATOR, 0x20),
            (CodeFlags::COROUTINE, 0x80),
            (CodeFlags::ASYNC_GENERATOR, 0x200),
        ];
        let base = if code.flags.intersects(CodeFlags::MODULE | CodeFlags::CLASS_BODY) { 0 } else { 0x3 };
        let nested = if code.captures.is_empty() { 0 } else { 0x10 };
        known.into_iter().filter(|(flag, _)| code.flags.contains(*flag)).fold(base | nested, |bits, (_, bit)| bits | bit)
    })
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = this(cx, args[0])?;
    Ok(Value::Str(StrId::from_bits(cx.heap.code(code).name)).into())
}

fn qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = this(cx, args[0])?;
    Ok(Value::Str(StrId::from_bits(cx.heap.code(code).qualname)).into())
}

fn filename(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = this(cx, args[0])?;
    let name = cx.heap.unit(code.unit()).filename.clone();
    Ok(cx.heap.new_str(name).into())
}

/// Parameters, then the other locals that are not free variables.
fn local_names(code: &Code) -> Vec<u32> {
    code.locals.iter().filter(|(_, place)| matches!(place, Place::Register(_) | Place::Cell(_))).map(|&(name, _)| name).collect()
}

fn varnames(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    names_tuple(cx, args, local_names)
}

fn cellvars(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    names_tuple(cx, args, |code| code.locals.iter().filter(|(_, place)| matches!(place, Place::Cell(_))).map(|&(name, _)| name).collect())
}

fn freevars(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    names_tuple(cx, args, |code| code.free_names.to_vec())
}

fn names(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    names_tuple(cx, args, |code| code.names.to_vec())
}

/// The docstring alone, where CPython has it: the other constants are the machine's own.
fn consts(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = this(cx, args[0])?;
    let doc = cx.heap.code(code).doc.map_or(Value::None, |doc| Value::Str(StrId::from_bits(doc)));
    Ok(cx.heap.new_tuple([doc]).into())
}
