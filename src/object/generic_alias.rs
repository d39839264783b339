//! `list[int]` and `int | str`.
//!
//! Owns the rows of both and their text. Type variables among the arguments are Python objects of the prelude's `typing`:
//! finding and replacing them is the kernel's.
//! Start reading at [`make`] and [`push_repr`].

use super::native::{CallRequest, Cx, Native, Outcome, Raise, class_method, function, getter, method, property, static_method};
use super::{arith, compare, object, raise, receive, repr};
use crate::heap::classes;
use crate::heap::kinds::{GenericAliasId, Value};
use crate::heap::objects::GenericAlias;

pub(crate) static METHODS: &[Native] = &[
    property("__args__", arguments, receive::read_only),
    method("__call__", "self, /, *args, **kwargs", call).or("alias_call"),
    compare::EQ,
    compare::GE,
    method("__getitem__", "self, key, /", in_kernel).or("alias_getitem"),
    compare::GT,
    object::HASH,
    method("__instancecheck__", "self, instance, /", no_instance_check),
    method("__iter__", "self, /", in_kernel).or("alias_iter"),
    compare::LE,
    compare::LT,
    method("__mro_entries__", "self, bases, /", mro_entries),
    compare::NE,
    static_method("__new__", "cls, origin, args, /", new),
    method("__or__", "self, value, /", or),
    property("__origin__", origin, receive::read_only),
    getter("__parameters__", in_kernel).or("alias_parameters"),
    method("__reduce__", "self, /", reduce),
    repr::REPR,
    method("__ror__", "self, value, /", ror),
    method("__subclasscheck__", "self, cls, /", no_subclass_check),
    getter("__typing_unpacked_tuple_args__", unpacked_args),
    getter("__unpacked__", unpacked),
];

pub(crate) static UNION_METHODS: &[Native] = &[
    getter("__args__", arguments),
    class_method("__class_getitem__", "cls, params, /", in_kernel).or("union_getitem"),
    compare::EQ,
    compare::GE,
    method("__getitem__", "self, key, /", in_kernel).or("alias_getitem"),
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    compare::NE,
    method("__mro_entries__", "self, bases, /", no_base),
    method("__or__", "self, value, /", or).or("union_or"),
    getter("__origin__", union_class),
    getter("__parameters__", in_kernel).or("alias_parameters"),
    repr::REPR,
    method("__ror__", "self, value, /", ror).or("union_ror"),
];

/// What the kernel and the prelude's `typing` make aliases and unions with.
pub(crate) static INTRINSICS: &[Native] =
    &[function("_m_union", "members, /", union_of), function("_m_unpacked_alias", "alias, /", unpacked_alias)];

/// Aliases nested deeper than this are written by the kernel.
const MAX_DEPTH: usize = 32;

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// `origin[key]`
pub fn make(cx: &mut Cx, origin: Value, key: Value) -> Result<Value, Raise> {
    let args = match key {
        Value::Tuple(_) => key,
        _ => cx.heap.new_tuple([key]),
    };
    Ok(cx.heap.new(GenericAlias { origin, args, unpacked: false }))
}

/// `__class_getitem__` of the built-in containers.
pub(crate) fn class_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    make(cx, args[0], args[1]).map(Outcome::Value)
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    make(cx, args[1], args[2]).map(Outcome::Value)
}

fn this(cx: &Cx, value: Value) -> Result<GenericAliasId, Raise> {
    match value {
        Value::GenericAlias(id) => Ok(id),
        _ => Err(super::args::wrong_receiver(&cx.heap, "types.GenericAlias", value)),
    }
}

fn arguments(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::Union(id) => {
            let members = cx.heap[id].args.clone();
            Ok(cx.heap.new_tuple(members).into())
        }
        other => Ok(cx.heap[this(cx, other)?].args.into()),
    }
}

fn origin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[this(cx, args[0])?].origin.into())
}

fn union_class(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Class(classes::UNION).into())
}

fn unpacked(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(cx.heap[this(cx, args[0])?].unpacked).into())
}

/// `*tuple[int]`
fn unpacked_alias(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let alias = cx.heap[this(cx, args[0])?].clone();
    Ok(cx.heap.new(GenericAlias { unpacked: true, ..alias }).into())
}

/// A union of the members of a tuple, as they are.
fn union_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let members = receive::items(&cx.heap, args[0]).into();
    Ok(cx.heap.new(crate::heap::objects::Union { args: members }).into())
}

/// The arguments of an unpacked `*tuple[...]`, for `typing`.
fn unpacked_args(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let alias = &cx.heap[this(cx, args[0])?];
    let is_tuple = matches!(alias.origin, Value::Class(classes::TUPLE));
    Ok(if alias.unpacked && is_tuple { alias.args.into() } else { Value::None.into() })
}

fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let callee = cx.heap[this(cx, args[0])?].origin;
    if matches!(callee, Value::Class(class) if class.slot().is_some()) {
        return Err(Raise::Python);
    }
    let kwargs = match args[1] {
        Value::Dict(kwargs) => Some(kwargs),
        _ => None,
    };
    Ok(Outcome::Call(Box::new(CallRequest { callee, args: args[2..].to_vec(), kwargs })))
}

fn mro_entries(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let origin = cx.heap[this(cx, args[0])?].origin;
    Ok(cx.heap.new_tuple([origin]).into())
}

fn no_base(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut text = String::new();
    push_repr(cx, args[0], &mut text)?;
    Err(raise::type_error(format!("Cannot subclass {text}")))
}

fn no_instance_check(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(raise::type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn no_subclass_check(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(raise::type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

/// `type | value`, also of unions and aliases.
pub(crate) fn or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    arith::unions::or(cx, args[0], args[1]).map(Outcome::Value)
}

/// `value | type`
pub(crate) fn ror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    arith::unions::or(cx, args[1], args[0]).map(Outcome::Value)
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let alias = &cx.heap[this(cx, args[0])?];
    let parts = [alias.origin, alias.args];
    let parts = cx.heap.new_tuple(parts);
    Ok(cx.heap.new_tuple([Value::Class(classes::GENERIC_ALIAS), parts]).into())
}

/// Appends the text of an alias or union.
pub fn push_repr(cx: &mut Cx, value: Value, out: &mut String) -> Result<(), Raise> {
    push(cx, value, out, 0)
}

fn push(cx: &mut Cx, value: Value, out: &mut String, depth: usize) -> Result<(), Raise> {
    if depth > MAX_DEPTH {
        return Err(Raise::Python);
    }
    cx.poll(4)?;
    match value {
        Value::GenericAlias(id) => {
            let alias = cx.heap[id].clone();
            if matches!(alias.origin, Value::Class(class) if repr::full_name(&cx.heap, class) == "collections.abc.Callable") {
                return Err(Raise::Python);
            }
            if alias.unpacked {
                out.push('*');
            }
            push(cx, alias.origin, out, depth + 1)?;
            out.push('[');
            let arguments = receive::items(&cx.heap, alias.args).to_vec();
            if arguments.is_empty() {
                out.push_str("()");
            }
            push_all(cx, &arguments, out, ", ", depth)?;
            out.push(']');
        }
        Value::Union(id) => {
            let members = cx.heap[id].args.clone();
            push_all(cx, &members, out, " | ", depth)?;
        }
        Value::Class(classes::NONE_TYPE) => out.push_str("None"),
        Value::Class(id) if !super::args::in_python(&cx.heap, value, crate::text::core::REPR) => {
            out.push_str(&repr::full_name(&cx.heap, id))
        }
        Value::Ellipsis => out.push_str("..."),
        Value::List(_) => {
            let items = receive::items(&cx.heap, value).to_vec();
            out.push('[');
            push_all(cx, &items, out, ", ", depth)?;
            out.push(']');
        }
        Value::Function(id) => {
            let name = cx.heap.shown(super::function::qualname_of(&cx.heap, id));
            out.push_str(name);
        }
        _ => {
            let text = repr::repr(cx, value)?;
            out.push_str(&text);
        }
    }
    cx.reserve(out.len() * 2)
}

fn push_all(cx: &mut Cx, items: &[Value], out: &mut String, between: &str, depth: usize) -> Result<(), Raise> {
    for (i, &item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        push(cx, item, out, depth + 1)?;
    }
    Ok(())
}
