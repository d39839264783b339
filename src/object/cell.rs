//! `cell`: a variable shared by functions, as `__closure__` shows it.

use super::native::{Cx, Native, Outcome, Raise, property, static_method};
use super::{args, compare, raise, repr};
use crate::heap::kinds::{CellId, Value};
use crate::heap::objects::Cell;

pub(crate) static METHODS: &[Native] = &[
    compare::EQ,
    compare::GE,
    compare::GT,
    compare::LE,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, contents=..., /", new),
    repr::REPR,
    property("cell_contents", contents, set_contents),
];

fn this(cx: &Cx, value: Value) -> Result<CellId, Raise> {
    match value {
        Value::Cell(id) => Ok(id),
        _ => Err(args::wrong_receiver(&cx.heap, "cell", value)),
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.new(Cell { value: args[1] }).into())
}

fn contents(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.heap[this(cx, args[0])?].value {
        Value::Unbound => Err(raise::value_error("Cell is empty")),
        value => Ok(value.into()),
    }
}

fn set_contents(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    cx.heap[id].value = args[1];
    Ok(Value::None.into())
}
