//! `property`.
//!
//! Owns its rows. Attribute access through a property is the machine's; these are for programs that call the protocol by name.

use super::native::{Cx, Native, Outcome, Raise, getter, method, property as row, static_method};
use super::{args, function, raise, receive};
use crate::heap::kinds::{Heap, PropertyId, Value};
use crate::heap::objects::Property;
use crate::heap::value::ClassId;
use crate::text::shown;

pub(crate) static METHODS: &[Native] = &[
    method("__delete__", "self, instance, /", delete),
    row("__doc__", doc, set_doc).or("property_doc"),
    method("__get__", "self, instance, owner=None, /", get),
    method("__init__", "self, fget=None, fset=None, fdel=None, doc=None", init),
    getter("__isabstractmethod__", is_abstract).or("property_is_abstract"),
    row("__name__", name, set_name_attr).or("property_name"),
    static_method("__new__", "cls, fget=None, fset=None, fdel=None, doc=None", new),
    method("__set__", "self, instance, value, /", set),
    method("__set_name__", "self, /, *args", set_name),
    method("deleter", "self, fdel, /", deleter).or("property_deleter"),
    row("fdel", fdel, receive::read_only),
    row("fget", fget, receive::read_only),
    row("fset", fset, receive::read_only),
    method("getter", "self, fget, /", getter_method).or("property_getter"),
    method("setter", "self, fset, /", setter).or("property_setter"),
];

fn this(heap: &Heap, value: Value) -> Result<PropertyId, Raise> {
    match heap.unwrap(value) {
        Value::Property(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "property", value)),
    }
}

fn built(args: &[Value]) -> Property {
    Property { getter: args[1], setter: args[2], deleter: args[3], doc: args[4], name: Value::Unbound }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.new(built(args)).into())
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let name = cx.heap[id].name;
    cx.heap[id] = Property { name, ..built(args) };
    // The class of an instance of a subclass has a `__doc__` of its own, which would hide the property's.
    Ok(match args[0] {
        Value::Instance(_) => Outcome::kernel("property_keep_doc", vec![args[0], args[1].or_none(), args[4].or_none()]),
        _ => Value::None.into(),
    })
}

/// A copy with one function replaced; of an instance of a subclass, the kernel makes one by calling the class.
fn replaced(cx: &mut Cx, value: Value, change: impl FnOnce(&mut Property)) -> Result<Outcome, Raise> {
    let Value::Property(id) = value else { return Err(Raise::Python) };
    let mut copy = cx.heap[id].clone();
    change(&mut copy);
    Ok(cx.heap.new(copy).into())
}

fn getter_method(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    replaced(cx, args[0], |property| property.getter = args[1])
}

fn setter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    replaced(cx, args[0], |property| property.setter = args[1])
}

fn deleter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    replaced(cx, args[0], |property| property.deleter = args[1])
}

fn fget(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[this(&cx.heap, args[0])?].getter.or_none().into())
}

fn fset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[this(&cx.heap, args[0])?].setter.or_none().into())
}

fn fdel(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[this(&cx.heap, args[0])?].deleter.or_none().into())
}

/// The class that stands for one in C and has the property.
fn static_owner(cx: &Cx, id: PropertyId, class: ClassId) -> Option<ClassId> {
    let is_owner = |&&owner: &&ClassId| match cx.heap.class(owner).dict {
        Some(dict) => cx.heap.class(owner).is_static && cx.heap[dict].iter().any(|entry| entry.value.is(id.into())),
        None => false,
    };
    cx.heap.class(class).mro.iter().find(is_owner).copied()
}

/// The error of an access that the property does not provide.
pub fn missing(cx: &Cx, id: PropertyId, instance: Value, what: &str) -> Raise {
    let class = cx.heap.class_of(instance);
    if let Some(owner) = static_owner(cx, id, class)
        && let Value::Str(name) = cx.heap[id].name
    {
        let (text, owner) = (cx.heap.shown(name), cx.heap.message_name(owner));
        return raise::attribute_error(format!("attribute '{text}' of '{owner}' objects is not writable"));
    }
    let class = shown(super::repr::qualname(&cx.heap, class));
    let name = match (cx.heap[id].name, cx.heap[id].getter) {
        (Value::Str(name), _) => format!("property '{}' of '{class}' object", cx.heap.shown(name)),
        (_, Value::Function(getter)) => format!("property '{}' of '{class}' object", cx.heap.shown(function::name_of(&cx.heap, getter))),
        _ => format!("property of '{class}' object"),
    };
    raise::attribute_error(format!("{name} has no {what}"))
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    if args[1].is_none() {
        return Ok(args[0].into());
    }
    match cx.heap[id].getter.or_none() {
        Value::None => Err(missing(cx, id, args[1], "getter")),
        getter => Ok(Outcome::call(getter, [args[1]])),
    }
}

fn set(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    match cx.heap[id].setter.or_none() {
        Value::None => Err(missing(cx, id, args[1], "setter")),
        setter => Ok(Outcome::call(setter, [args[1], args[2]])),
    }
}

fn delete(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    match cx.heap[id].deleter.or_none() {
        Value::None => Err(missing(cx, id, args[1], "deleter")),
        deleter => Ok(Outcome::call(deleter, [args[1]])),
    }
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let [_, _, name] = *args else {
        let given = args.len() - 1;
        return Err(raise::type_error(format!("__set_name__() takes 2 positional arguments but {given} were given")));
    };
    cx.heap[id].name = name;
    Ok(Value::None.into())
}

fn set_name_attr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    cx.heap[id].name = args[1];
    Ok(Value::None.into())
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    match (cx.heap[id].name, cx.heap[id].getter) {
        (Value::Unbound, Value::Function(getter)) => Ok(Value::Str(function::name_of(&cx.heap, getter)).into()),
        (Value::Unbound, _) => Err(Raise::Python),
        (name, _) => Ok(name.into()),
    }
}

/// The text given, else that of the getter.
fn doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    match (cx.heap[id].doc.or_none(), cx.heap[id].getter.or_none()) {
        (Value::None, Value::Function(getter)) => Ok(function::doc_of(&cx.heap, getter).into()),
        (Value::None, Value::None) => Ok(Value::None.into()),
        (Value::None, _) => Err(Raise::Python),
        (doc, _) => Ok(doc.into()),
    }
}

fn set_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    cx.heap[id].doc = args[1].or_none();
    Ok(Value::None.into())
}

fn is_abstract(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}
