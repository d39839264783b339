//! `mappingproxy`: a mapping that cannot be changed through it.
//!
//! Owns its rows: each asks the mapping, through the kernel where the mapping's class may be the program's.

use super::native::{Cx, Native, Outcome, Raise, class_method, function, method, static_method};
use super::{args, compare, generic_alias, item, raise, repr};
use crate::heap::kinds::{ProxyId, Value};
use crate::heap::objects::Proxy;
use crate::text::core;

pub(crate) static METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", generic_alias::class_getitem),
    item::CONTAINS,
    compare::EQ,
    compare::GE,
    item::GETITEM,
    compare::GT,
    method("__hash__", "self, /", hash),
    method("__ior__", "self, value, /", ior),
    method("__iter__", "self, /", iter),
    compare::LE,
    item::LEN.or("proxy_len"),
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, mapping", new),
    method("__or__", "self, value, /", or).or("proxy_or"),
    repr::REPR,
    method("__reversed__", "self, /", reversed),
    method("__ror__", "self, value, /", or).or("proxy_ror"),
    method("__str__", "self, /", str),
    method("copy", "self, /", copy),
    method("get", "self, key, default=None, /", get),
    method("items", "self, /", items),
    method("keys", "self, /", keys),
    method("values", "self, /", values),
];

/// What the kernel looks through proxies with.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_proxy_mapping", "proxy, /", proxied)];

fn proxied(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[this(cx, args[0])?].mapping.into())
}

fn this(cx: &Cx, value: Value) -> Result<ProxyId, Raise> {
    match value {
        Value::Proxy(id) => Ok(id),
        _ => Err(args::wrong_receiver(&cx.heap, "mappingproxy", value)),
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mapping = args[1];
    let is_mapping = match mapping {
        Value::Dict(_) | Value::Proxy(_) => true,
        Value::Instance(_) => {
            let plain = cx.heap.unwrap(mapping);
            !matches!(plain, Value::List(_) | Value::Tuple(_)) && args::special(&cx.heap, mapping, core::GETITEM).is_some()
        }
        _ => false,
    };
    if !is_mapping {
        let name = cx.heap.type_name(mapping);
        return Err(raise::type_error(format!("mappingproxy() argument must be a mapping, not {name}")));
    }
    Ok(cx.heap.new(Proxy { mapping }).into())
}

/// `mapping.name(*args)`
fn ask(cx: &mut Cx, args: &[Value], name: &str) -> Result<Outcome, Raise> {
    let mapping = cx.heap[this(cx, args[0])?].mapping;
    let name = cx.heap.new_str(name);
    let rest = cx.heap.new_tuple(&args[1..]);
    Ok(Outcome::kernel("call_method", [mapping, name, rest]))
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mapping = cx.heap[this(cx, args[0])?].mapping;
    Ok(Outcome::kernel("hash_any", [mapping]))
}

fn iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mapping = cx.heap[this(cx, args[0])?].mapping;
    Ok(Outcome::kernel("iter_any", [mapping]))
}

fn ior(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(cx, args[0])?;
    Err(raise::type_error("'|=' is not supported by mappingproxy; use '|' instead"))
}

fn or(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, "__reversed__")
}

fn str(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, "__str__")
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, "copy")
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, "get")
}

fn items(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, "items")
}

fn keys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, "keys")
}

fn values(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, args, "values")
}
