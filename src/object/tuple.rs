//! `tuple`.
//!
//! Owns its methods. Never changes one.
//! Start reading at [`METHODS`].

use super::arith::slots;
use super::native::{Cx, Native, Outcome, Raise, class_method, method, static_method};
use super::{compare, item, iter, list, object, raise, receive, repr};
use crate::heap::classes;
use crate::heap::kinds::Value;

pub(crate) static METHODS: &[Native] = &[
    slots::SEQ_ADD,
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    method("__contains__", "self, key, /", contains).or("sequence_contains"),
    compare::EQ,
    compare::GE,
    method("__getitem__", "self, key, /", getitem).or("sequence_getitem"),
    method("__getnewargs__", "self, /", getnewargs),
    compare::GT,
    object::HASH,
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    slots::SEQ_MUL,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new).or("tuple_new"),
    repr::REPR,
    slots::SEQ_RMUL,
    method("count", "self, value, /", list::count).or("sequence_count"),
    method("index", "self, value, start=0, stop=9223372036854775807, /", index).or("tuple_index"),
];

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let (Value::Class(classes::TUPLE), [_, _, same @ Value::Tuple(_)]) = (args[0], args) {
        return Ok((*same).into());
    }
    let items = list::constructed(cx, args, "tuple", classes::TUPLE)?;
    Ok(cx.heap.new_tuple(items).into())
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let tuple = receive::tuple(&cx.heap, args[0])?;
    Ok(Value::bool(compare::contains(cx, tuple.into(), args[1])?).into())
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let tuple = receive::tuple(&cx.heap, args[0])?;
    item::get(cx, tuple.into(), args[1]).map(Outcome::Value)
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let tuple = receive::tuple(&cx.heap, args[0])?;
    Ok(cx.heap.new_tuple([Value::Tuple(tuple)]).into())
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let tuple = receive::tuple(&cx.heap, args[0])?;
    match list::position(cx, tuple.into(), args)? {
        Some(i) => Ok(Value::Int(i as i64).into()),
        None => Err(raise::value_error("tuple.index(x): x not in tuple")),
    }
}
