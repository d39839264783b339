//! `frozenset`: the rows; what they do is [`super::set`].

use super::native::{Cx, Native, Outcome, Raise, class_method, method, static_method};
use super::{compare, item, iter, object, repr, set};
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::objects::FrozenSet;

pub(crate) static METHODS: &[Native] = &[
    set::AND,
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    set::CONTAINS,
    compare::EQ,
    compare::GE,
    compare::GT,
    object::HASH,
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new).or("frozenset_new"),
    set::OR,
    set::RAND,
    method("__reduce__", "self, /", set::reduce).or("set_reduce"),
    repr::REPR,
    set::ROR,
    set::RSUB,
    set::RXOR,
    method("__sizeof__", "self, /", object::sizeof),
    set::SUB,
    set::XOR,
    method("copy", "self, /", copy),
    method("difference", "self, /, *others", set::difference).or("set_difference"),
    method("intersection", "self, /, *others", set::intersection).or("set_intersection"),
    method("isdisjoint", "self, other, /", set::isdisjoint).or("set_isdisjoint"),
    method("issubset", "self, other, /", set::issubset).or("set_issubset"),
    method("issuperset", "self, other, /", set::issuperset).or("set_issuperset"),
    method("symmetric_difference", "self, other, /", set::symmetric_difference).or("set_symmetric_difference"),
    method("union", "self, /, *others", set::union).or("set_union"),
];

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let (Value::Class(classes::FROZENSET), [_, _, same @ Value::FrozenSet(_)]) = (args[0], args) {
        return Ok((*same).into());
    }
    let set = set::constructed(cx, args, "frozenset")?;
    Ok(cx.heap.new(FrozenSet(set)).into())
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.unwrap(args[0]).into())
}
