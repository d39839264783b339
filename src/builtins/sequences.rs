//! Built-in functions over iterables.
//!
//! Each has a native path for built-in iterables of values without Python behaviour; the kernel's `iteration.py` does the rest.

use crate::bytecode::instr::CmpOp;
use crate::heap::classes;
use crate::heap::kinds::{Alloc, Value};
use crate::heap::objects::Iter;
use crate::heap::value::{ClassId, StrId};
use crate::object::native::{Cx, Native, Outcome, Raise, function, static_method};
use crate::object::{compare, item, iter, raise};
use crate::text::core;

/// Rows of `builtins`.
pub static FUNCTIONS: &[Native] = &[
    function("all", "iterable, /", all).or("all_any"),
    function("any", "iterable, /", any).or("any_any"),
    function("iter", "object, sentinel=..., /", iter_).or("iter_builtin"),
    function("len", "obj, /", len).or("len_any"),
    function("max", "*args, default=..., key=None", max).or("max_any"),
    function("min", "*args, default=..., key=None", min).or("min_any"),
    function("next", "iterator, default=..., /", next).or("next_any"),
    function("sorted", "*args, **kwargs", sorted).or("sorted_any"),
];

/// Constructors of the lazy iterators.
pub static TYPES: &[(ClassId, &[Native])] = &[
    (classes::ENUMERATE, &[static_method("__new__", "cls, iterable=..., start=0", enumerate).or("enumerate_any")]),
    (classes::FILTER, &[static_method("__new__", "cls, function, iterable, /", python).or("filter_any")]),
    (classes::MAP, &[static_method("__new__", "cls, /, *args, strict=False", map).or("map_any")]),
    (classes::REVERSED, &[static_method("__new__", "cls, object, /", reversed).or("reversed_any")]),
    (classes::ZIP, &[static_method("__new__", "cls, *iterables, strict=False", zip).or("zip_any")]),
];

/// Helpers of the kernel.
pub static INTRINSICS: &[Native] =
    &[function("_m_is_unbound", "value=..., /", is_unbound), function("_m_unbound", "value=..., /", unbound)];

/// Whether an optional parameter got no argument.
fn is_unbound(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(args[0].is_unbound()).into())
}

fn unbound(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(args[0].into())
}

/// Always the kernel's work: the result calls user code.
fn python(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// `[cls, strict, function, *iterables]`
fn map(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args.len() < 4 {
        return Err(raise::type_error("map() must have at least two arguments."));
    }
    Err(Raise::Python)
}

fn truth_of(cx: &mut Cx, value: Value) -> Result<bool, Raise> {
    item::truth(cx, value)
}

/// Walks a list or tuple without an iterator; other iterables are the kernel's.
fn items_of(cx: &Cx, value: Value) -> Result<&[Value], Raise> {
    match cx.heap.unwrap(value) {
        Value::List(id) if !matches!(value, Value::Instance(_)) => Ok(&cx.heap[id].items),
        Value::Tuple(id) if !matches!(value, Value::Instance(_)) => Ok(&cx.heap[id].items),
        _ => Err(Raise::Python),
    }
}

fn all(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    find_truth(cx, args[0], false).map(|found| Value::bool(!found).into())
}

fn any(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    find_truth(cx, args[0], true).map(|found| Value::bool(found).into())
}

fn find_truth(cx: &mut Cx, iterable: Value, wanted: bool) -> Result<bool, Raise> {
    let len = items_of(cx, iterable)?.len();
    for i in 0..len {
        if i % 4096 == 4095 {
            cx.poll(4096)?;
        }
        let value = items_of(cx, iterable)?[i];
        if truth_of(cx, value)? == wanted {
            return Ok(true);
        }
    }
    Ok(false)
}

fn iter_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if !args[1].is_unbound() || matches!(args[0], Value::Instance(_) | Value::Class(_)) {
        return Err(Raise::Python);
    }
    iter::iter(cx, args[0]).map(Outcome::Value)
}

fn len(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let len = item::len(cx, args[0])?;
    Ok(Value::Int(len as i64).into())
}

fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::Iter(id) => match iter::next(cx, id)? {
            Some(value) => Ok(value.into()),
            None if args[1].is_unbound() => Err(raise::stop_iteration()),
            None => Ok(args[1].into()),
        },
        Value::Generator(id) if args[1].is_unbound() => Ok(Outcome::Send(id, Value::None)),
        Value::Generator(_) => Err(Raise::Python),
        value => {
            let class = cx.heap.class_of(value);
            match classes::lookup(&cx.heap, class, StrId::from_bits(core::NEXT)) {
                None => Err(raise::type_error(format!("'{}' object is not an iterator", cx.heap.class_name(class)))),
                Some(function @ (Value::Function(_) | Value::Native(_))) if args[1].is_unbound() => {
                    Ok(Outcome::call(function, vec![value]))
                }
                Some(_) => Err(Raise::Python),
            }
        }
    }
}

fn max(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    extreme(cx, args, "max")
}

fn min(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    extreme(cx, args, "min")
}

/// `min` and `max` without a key over natively comparable values.
fn extreme(cx: &mut Cx, args: &[Value], name: &str) -> Result<Outcome, Raise> {
    let [default, key, ref values @ ..] = *args else { return Err(raise::system_error("min and max have two named parameters")) };
    if values.is_empty() {
        return Err(raise::type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    if values.len() > 1 && !default.is_unbound() {
        return Err(raise::type_error(format!("Cannot specify a default for {name}() with multiple positional arguments")));
    }
    if !key.is_none() {
        return Err(Raise::Python);
    }
    let one = values.len() == 1;
    let len = if one { items_of(cx, values[0])?.len() } else { values.len() };
    let at = |cx: &Cx, i: usize| if one { items_of(cx, values[0]).map(|items| items[i]) } else { Ok(values[i]) };
    if len == 0 {
        return match default {
            Value::Unbound => Err(raise::value_error(format!("{name}() iterable argument is empty"))),
            default => Ok(default.into()),
        };
    }
    let op = if name == "max" { CmpOp::Gt } else { CmpOp::Lt };
    let mut best = at(cx, 0)?;
    for i in 1..len {
        if i % 1024 == 1023 {
            cx.poll(4096)?;
        }
        let value = at(cx, i)?;
        if compare::ordered(cx, op, value, best)? {
            best = value;
        }
    }
    Ok(best.into())
}

/// `[kwargs, iterable]`; the keywords are those of `list.sort`, which says so when it does not know one.
fn sorted(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[kwargs, iterable] = args else {
        return Err(raise::type_error(format!("sorted expected 1 argument, got {}", args.len() - 1)));
    };
    if matches!(kwargs, Value::Dict(kwargs) if !cx.heap[kwargs].is_empty()) {
        return Err(Raise::Python);
    }
    let items = iter::collect(cx, iterable)?;
    let list = cx.heap.new_list(items);
    let items = crate::object::sort::sorted(cx, list, false)?;
    Ok(cx.heap.new_list(items).into())
}

fn enumerate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_unbound() {
        return Err(raise::type_error("enumerate() missing required argument 'iterable'"));
    }
    let index = match args[2] {
        start @ (Value::Int(_) | Value::BigInt(_)) => start,
        Value::Bool(b) => Value::Int(i64::from(b.get())),
        Value::Instance(_) => return Err(Raise::Python),
        other => return Err(raise::type_error(format!("'{}' object cannot be interpreted as an integer", cx.heap.type_name(other)))),
    };
    let inner = iter::enumerable(cx, args[1])?;
    Ok(Value::Iter(Iter::Enumerate { inner, index }.alloc(&mut cx.heap)).into())
}

fn zip(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let [_, strict, ref iterables @ ..] = *args else { return Err(raise::system_error("zip has two named parameters")) };
    let strict = item::truth(cx, strict)?;
    let mut inner = Vec::with_capacity(iterables.len());
    for &iterable in iterables {
        inner.push(iter::zippable(cx, iterable)?);
    }
    Ok(Value::Iter(Iter::Zip { inner: inner.into(), strict }.alloc(&mut cx.heap)).into())
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Value::Instance(_) | Value::Class(_) = args[1] {
        return Err(Raise::Python);
    }
    match iter::reversed(cx, args[1]) {
        Some(iter) => Ok(Value::Iter(iter.alloc(&mut cx.heap)).into()),
        None => {
            let class = cx.heap.class_of(args[1]);
            match classes::lookup(&cx.heap, class, StrId::from_bits(core::REVERSED)) {
                Some(function) => Ok(Outcome::call(function, vec![args[1]])),
                None if classes::lookup(&cx.heap, class, StrId::from_bits(core::GETITEM)).is_some() => Err(Raise::Python),
                None => Err(raise::type_error(format!("'{}' object is not reversible", cx.heap.class_name(class)))),
            }
        }
    }
}
