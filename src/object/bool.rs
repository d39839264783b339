//! `bool`: an int with two values.
//!
//! Start reading at [`METHODS`].

use super::arith::slots;
use super::native::{Cx, Native, Outcome, Raise, static_method};
use super::{item, repr};
use crate::heap::kinds::Value;

pub(crate) static METHODS: &[Native] = &[
    slots::AND,
    slots::INVERT,
    static_method("__new__", "cls, object=False, /", new).or("bool_new"),
    slots::OR,
    slots::RAND,
    repr::REPR,
    slots::ROR,
    slots::RXOR,
    slots::XOR,
];

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    item::truth(cx, args[1]).map(|truth| Value::bool(truth).into())
}
