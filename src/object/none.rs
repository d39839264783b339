//! `NoneType`, `ellipsis`, `NotImplementedType`: types of one value each.

use super::native::{Cx, Native, Outcome, Raise, method, static_method};
use super::{compare, item, object, raise, repr};
use crate::heap::kinds::Value;

pub(crate) static NONE_METHODS: &[Native] = &[
    item::BOOL,
    compare::EQ,
    compare::GE,
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", none_new),
    repr::REPR,
];

pub(crate) static ELLIPSIS_METHODS: &[Native] =
    &[static_method("__new__", "cls, /, *args, **kwargs", ellipsis_new), method("__reduce__", "self, /", reduce), repr::REPR];

pub(crate) static NOT_IMPLEMENTED_METHODS: &[Native] = &[
    item::BOOL,
    static_method("__new__", "cls, /, *args, **kwargs", not_implemented_new),
    method("__reduce__", "self, /", reduce),
    repr::REPR,
];

fn no_arguments(cx: &Cx, args: &[Value], name: &str) -> Result<(), Raise> {
    let keywords = matches!(args[1], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty());
    if args.len() > 2 || keywords { Err(raise::type_error(format!("{name} takes no arguments"))) } else { Ok(()) }
}

fn none_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    no_arguments(cx, args, "NoneType")?;
    Ok(Value::None.into())
}

fn ellipsis_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    no_arguments(cx, args, "EllipsisType")?;
    Ok(Value::Ellipsis.into())
}

fn not_implemented_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    no_arguments(cx, args, "NotImplementedType")?;
    Ok(Value::NotImplemented.into())
}

/// The name under which the value is found again.
fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = repr::repr(cx, args[0])?;
    Ok(cx.heap.new_str(name).into())
}
