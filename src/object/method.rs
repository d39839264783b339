//! Bound methods, and natives as objects (`builtin_function_or_method`).
//!
//! Owns their rows. Attributes that a bound method has not itself are those of its function: the machine looks there.
//! Start reading at [`METHODS`].

use super::native::{Cx, Native, NativeInfo, NativeKind, Outcome, Raise, describe, getter, method, property, static_method};
use super::{args, compare, function, object, raise, receive, repr};
use crate::heap::classes;
use crate::heap::kinds::{BoundMethodId, Value};
use crate::heap::objects::BoundMethod;
use crate::heap::value::{ClassId, NativeId};

pub(crate) static METHODS: &[Native] = &[
    method("__call__", "self, /, *args, **kwargs", function::call),
    getter("__doc__", doc),
    compare::EQ,
    property("__func__", func, receive::read_only),
    compare::GE,
    method("__get__", "self, instance, owner=None, /", get),
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, function, instance, /", new),
    method("__reduce__", "self, /", reduce).or("method_reduce"),
    repr::REPR,
    property("__self__", receiver, receive::read_only),
];

/// Rows of built-in functions, and of built-in methods with their object.
pub(crate) static BUILTIN_METHODS: &[Native] = &[
    method("__call__", "self, /, *args, **kwargs", function::call),
    compare::EQ,
    compare::GE,
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    getter("__module__", native_module),
    getter("__name__", native_name),
    compare::NE,
    getter("__qualname__", native_qualname),
    method("__reduce__", "self, /", reduce).or("method_reduce"),
    repr::REPR,
    getter("__self__", native_receiver),
    getter("__text_signature__", native_signature),
];

/// Rows of slots with their object.
pub(crate) static WRAPPER_METHODS: &[Native] = &[
    method("__call__", "self, /, *args, **kwargs", function::call),
    compare::EQ,
    compare::GE,
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    getter("__name__", native_name),
    compare::NE,
    getter("__objclass__", native_class),
    getter("__qualname__", native_qualname),
    method("__reduce__", "self, /", reduce).or("method_reduce"),
    repr::REPR,
    getter("__self__", native_receiver),
    getter("__text_signature__", native_signature),
];

/// Rows of methods and slots as classes have them.
pub(crate) static DESCRIPTOR_METHODS: &[Native] = &[
    method("__call__", "self, /, *args, **kwargs", function::call),
    method("__get__", "self, instance, owner=None, /", native_get),
    getter("__name__", native_name),
    getter("__objclass__", native_class),
    getter("__qualname__", native_qualname),
    method("__reduce__", "self, /", reduce).or("method_reduce"),
    repr::REPR,
    getter("__text_signature__", native_signature),
];

/// Rows of the attributes of built-in classes.
pub(crate) static GETTER_METHODS: &[Native] = &[
    method("__get__", "self, instance, owner=None, /", native_get),
    getter("__name__", native_name),
    getter("__objclass__", native_class),
    getter("__qualname__", native_qualname),
    repr::REPR,
];

pub(crate) static SUPER_METHODS: &[Native] = &[
    repr::REPR,
    property("__self__", super_object, receive::read_only),
    property("__self_class__", super_object_class, receive::read_only),
    property("__thisclass__", super_class, receive::read_only),
];

fn super_parts(cx: &Cx, value: Value) -> Result<crate::heap::objects::Super, Raise> {
    match cx.heap.unwrap(value) {
        Value::Super(id) => Ok(cx.heap[id].clone()),
        _ => Err(args::wrong_receiver(&cx.heap, "super", value)),
    }
}

fn super_object(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(super_parts(cx, args[0])?.object.or_none().into())
}

fn super_object_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let parts = super_parts(cx, args[0])?;
    Ok(if parts.object.is_unbound() { Value::None.into() } else { Value::Class(parts.object_class).into() })
}

fn super_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Class(super_parts(cx, args[0])?.class).into())
}

fn this(cx: &Cx, value: Value) -> Result<BoundMethodId, Raise> {
    match value {
        Value::BoundMethod(id) => Ok(id),
        _ => Err(args::wrong_receiver(&cx.heap, "method", value)),
    }
}

fn func(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[this(cx, args[0])?].func.into())
}

fn receiver(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[this(cx, args[0])?].receiver.into())
}

/// That of the function.
fn doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let func = cx.heap[this(cx, args[0])?].func;
    Ok(Outcome::GetAttr(func, receive::name(crate::text::core::DOC)))
}

/// A method is bound already.
fn get(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(args[0].into())
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (func, receiver) = (args[1], args[2]);
    let is_callable = match func {
        Value::Instance(_) => args::special(&cx.heap, func, crate::text::core::CALL).is_some(),
        Value::Function(_)
        | Value::Native(_)
        | Value::BoundMethod(_)
        | Value::Class(_)
        | Value::Host(_)
        | Value::StaticMethod(_)
        | Value::GenericAlias(_) => true,
        _ => false,
    };
    if !is_callable {
        return Err(raise::type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(raise::type_error("instance must not be None"));
    }
    Ok(cx.heap.new(BoundMethod { func, receiver }).into())
}

fn reduce(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// The native behind a builtin function or method.
fn native(cx: &Cx, value: Value) -> Result<NativeId, Raise> {
    match value {
        Value::Native(id) => Ok(id),
        Value::BoundMethod(method) => match cx.heap[method].func {
            Value::Native(id) => Ok(id),
            _ => Err(args::wrong_receiver(&cx.heap, "builtin_function_or_method", value)),
        },
        _ => Err(args::wrong_receiver(&cx.heap, "builtin_function_or_method", value)),
    }
}

/// Binds a method; a function or a method bound already stays as it is.
fn native_get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::Native(id) if !args[1].is_none() => match describe(id) {
            NativeInfo { row: Native { kind: NativeKind::Method, .. }, .. } => {
                check_owner(cx, id, args[1])?;
                Ok(cx.heap.new(BoundMethod { func: args[0], receiver: args[1] }).into())
            }
            NativeInfo { row: Native { kind: NativeKind::Getter { .. }, func, .. }, .. } => {
                check_owner(cx, id, args[1])?;
                func(cx, &args[1..2])
            }
            _ => Ok(args[0].into()),
        },
        func => Ok(func.into()),
    }
}

/// Refuses an object that has no such attribute.
fn check_owner(cx: &Cx, id: NativeId, instance: Value) -> Result<(), Raise> {
    let NativeInfo { row, class, .. } = describe(id);
    match class {
        Some(class) if !cx.heap.is_instance(instance, class) => {
            let (owner, own) = (cx.heap.class_name(class), cx.heap.type_name(instance));
            Err(raise::type_error(format!("descriptor '{}' for '{owner}' objects doesn't apply to a '{own}' object", row.name)))
        }
        _ => Ok(()),
    }
}

fn native_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = describe(native(cx, args[0])?).row.name;
    Ok(cx.heap.new_str(name).into())
}

fn native_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let info = describe(native(cx, args[0])?);
    let name = match info.class {
        Some(class) => format!("{}.{}", cx.heap.class_name(class), info.row.name),
        None => info.row.name.to_owned(),
    };
    Ok(cx.heap.new_str(name).into())
}

fn native_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match describe(native(cx, args[0])?).module {
        Some(module) => Ok(cx.heap.new_str(module).into()),
        None => Ok(Value::None.into()),
    }
}

fn native_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match describe(native(cx, args[0])?).class {
        Some(class) => Ok(Value::Class(class).into()),
        None => Err(raise::attribute_error("'builtin_function_or_method' object has no attribute '__objclass__'")),
    }
}

fn native_receiver(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::BoundMethod(id) => Ok(cx.heap[id].receiver.into()),
        _ => Ok(Value::None.into()),
    }
}

fn native_signature(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let signature = describe(native(cx, args[0])?).row.signature;
    Ok(cx.heap.new_str(format!("({signature})")).into())
}

/// Methods that a class has for a slot of its type, where it has them in C: CPython shows those as wrappers.
/// <https://docs.python.org/3/c-api/typeobj.html>
const SLOTS: &[&str] = &[
    "__abs__",
    "__add__",
    "__aiter__",
    "__and__",
    "__anext__",
    "__await__",
    "__bool__",
    "__call__",
    "__contains__",
    "__del__",
    "__delattr__",
    "__delete__",
    "__delitem__",
    "__divmod__",
    "__eq__",
    "__float__",
    "__floordiv__",
    "__ge__",
    "__get__",
    "__getattr__",
    "__getattribute__",
    "__getitem__",
    "__gt__",
    "__hash__",
    "__iadd__",
    "__iand__",
    "__ifloordiv__",
    "__ilshift__",
    "__imatmul__",
    "__imod__",
    "__imul__",
    "__index__",
    "__init__",
    "__int__",
    "__invert__",
    "__ior__",
    "__ipow__",
    "__irshift__",
    "__isub__",
    "__iter__",
    "__itruediv__",
    "__ixor__",
    "__le__",
    "__len__",
    "__lshift__",
    "__lt__",
    "__matmul__",
    "__mod__",
    "__mul__",
    "__ne__",
    "__neg__",
    "__next__",
    "__or__",
    "__pos__",
    "__pow__",
    "__radd__",
    "__rand__",
    "__rdivmod__",
    "__repr__",
    "__rfloordiv__",
    "__rlshift__",
    "__rmatmul__",
    "__rmod__",
    "__rmul__",
    "__ror__",
    "__rpow__",
    "__rrshift__",
    "__rshift__",
    "__rsub__",
    "__rtruediv__",
    "__rxor__",
    "__set__",
    "__setattr__",
    "__setitem__",
    "__str__",
    "__sub__",
    "__truediv__",
    "__xor__",
];

/// Whether CPython has the method as a slot of the type, shown as a wrapper.
pub fn is_slot(class: ClassId, name: &str) -> bool {
    let is_method = match name {
        "__getitem__" => matches!(class, classes::LIST | classes::DICT),
        "__contains__" => matches!(class, classes::DICT | classes::SET | classes::FROZENSET),
        _ => false,
    };
    !is_method && SLOTS.binary_search(&name).is_ok()
}
