//! `dict_keys`, `dict_values`, `dict_items`.
//!
//! Owns the views' rows; their set operators make sets.
//! Never holds entries: a view names its dict and looks when it is asked.
//! Start reading at [`contains`].

use super::native::{Cx, Native, Outcome, Raise, function, getter, method};
use super::{compare, dict, item, iter, receive, repr, set};
use crate::heap::kinds::{Value, ViewId};
use crate::heap::objects::{Proxy, View, ViewKind};

pub(crate) static KEYS_METHODS: &[Native] = SET_METHODS;
pub(crate) static ITEMS_METHODS: &[Native] = SET_METHODS;

static SET_METHODS: &[Native] = &[
    set::AND,
    item::CONTAINS,
    compare::EQ,
    compare::GE,
    compare::GT,
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    compare::NE,
    set::OR,
    set::RAND,
    repr::REPR,
    method("__reversed__", "self, /", reversed),
    set::ROR,
    set::RSUB,
    set::RXOR,
    set::SUB,
    set::XOR,
    method("isdisjoint", "self, other, /", set::isdisjoint).or("set_isdisjoint"),
    getter("mapping", mapping),
];

pub(crate) static VALUES_METHODS: &[Native] =
    &[iter::ITER, item::LEN, repr::REPR, method("__reversed__", "self, /", reversed), getter("mapping", mapping)];

/// What the kernel looks through views with.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_view_dict", "view, /", shown_dict)];

fn shown_dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::View(id) => Ok(cx.heap[id].dict.into()),
        other => Err(super::args::wrong_receiver(&cx.heap, "dict_keys", other)),
    }
}

/// A view of a dict (or of an instance of a subclass).
pub fn make(cx: &mut Cx, dict: Value, what: ViewKind) -> Value {
    cx.heap.new(View { dict, what })
}

/// `item in view`
pub fn contains(cx: &mut Cx, view: ViewId, item: Value) -> Result<bool, Raise> {
    let dict = receive::view_dict(&cx.heap, view);
    match cx.heap[view].what {
        ViewKind::Keys => Ok(dict::find(cx, dict, item)?.is_some()),
        ViewKind::Values => {
            iter::consume(cx, view.into(), |cx, x| compare::same(cx, x, item).map(|found| found.then_some(()))).map(|found| found.is_some())
        }
        ViewKind::Items => {
            let Value::Tuple(pair) = cx.heap.unwrap(item) else { return Ok(false) };
            let [key, value] = cx.heap[pair].items[..] else { return Ok(false) };
            match dict::find(cx, dict, key)? {
                Some(found) => compare::same(cx, found, value),
                None => Ok(false),
            }
        }
    }
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match iter::reversed(cx, args[0]) {
        Some(made) => Ok(cx.heap.new(made).into()),
        None => Err(super::args::wrong_receiver(&cx.heap, "dict_keys", args[0])),
    }
}

fn mapping(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::View(id) => {
            let mapping = cx.heap[id].dict;
            Ok(cx.heap.new(Proxy { mapping }).into())
        }
        _ => Err(super::args::wrong_receiver(&cx.heap, "dict_keys", args[0])),
    }
}
