//! Built-in functions that look at objects.

use crate::heap::classes;
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::{ClassId, StrId};
use crate::object::native::{Cx, FrameQuery, Native, Outcome, Raise, function};
use crate::object::{args, object, raise, repr};
use crate::text::core;

/// Rows of `builtins`.
pub static FUNCTIONS: &[Native] = &[
    function("callable", "obj, /", callable),
    function("delattr", "obj, name, /", delattr),
    function("dir", "object=..., /", dir),
    function("getattr", "object, name, default=..., /", getattr),
    function("globals", "", globals),
    function("hasattr", "obj, name, /", hasattr).or("hasattr_any"),
    function("hash", "obj, /", hash).or("hash_any"),
    function("id", "obj, /", id),
    function("isinstance", "obj, class_or_tuple, /", isinstance).or("isinstance_any"),
    function("issubclass", "cls, class_or_tuple, /", issubclass).or("issubclass_any"),
    function("locals", "", locals),
    function("repr", "obj, /", repr_).or("repr_any"),
    function("setattr", "obj, name, value, /", setattr),
    function("vars", "object=..., /", vars),
];

/// Helpers of the kernel.
pub static INTRINSICS: &[Native] = &[
    function("_m_attr_names", "object, /", attr_names),
    function("_m_hash_int", "value, /", hash_int),
    function("_m_is_native", "value, /", is_native),
    function("_m_is_subclass", "cls, base, /", is_subclass),
    function("_m_own_names", "object, /", own_names),
    function("_m_tuple_hash", "hashes, /", tuple_hash),
    function("_m_write_stdout", "text, /", write_stdout),
];

fn callable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is = match args[0] {
        Value::Function(_)
        | Value::Native(_)
        | Value::Host(_)
        | Value::BoundMethod(_)
        | Value::Class(_)
        | Value::StaticMethod(_)
        | Value::GenericAlias(_) => true,
        Value::Instance(id) => classes::lookup(&cx.heap, cx.heap[id].class, StrId::from_bits(core::CALL)).is_some(),
        _ => false,
    };
    Ok(Value::bool(is).into())
}

fn getattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args::attribute_name(&cx.heap, args[1])?;
    if args[2].is_unbound() {
        return Ok(Outcome::GetAttr(args[0], name));
    }
    Ok(Outcome::kernel("getattr_default", vec![args[0], name.into(), args[2]]))
}

fn hasattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    args::attribute_name(&cx.heap, args[1])?;
    Err(Raise::Python)
}

fn setattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args::attribute_name(&cx.heap, args[1])?;
    Ok(Outcome::SetAttr(args[0], name, args[2]))
}

fn delattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args::attribute_name(&cx.heap, args[1])?;
    Ok(Outcome::SetAttr(args[0], name, Value::Unbound))
}

fn dir(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::Unbound => Ok(Outcome::Frame(FrameQuery::LocalNames)),
        object => Ok(Outcome::kernel("dir_any", vec![object])),
    }
}

fn vars(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::Unbound => Ok(Outcome::Frame(FrameQuery::Locals)),
        object => Ok(Outcome::kernel("vars_any", vec![object])),
    }
}

fn globals(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Frame(FrameQuery::Globals))
}

fn locals(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Frame(FrameQuery::Locals))
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hash = cx.hash(args[0])?;
    Ok(Value::Int(hash as i64).into())
}

fn id(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Int(repr::identity(args[0]) as i64).into())
}

fn repr_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = repr::repr(cx, args[0])?;
    Ok(cx.text(text)?.into())
}

/// Whether classes decide instance checks by themselves: the metaclass has no `__instancecheck__` of its own.
fn is_plain(heap: &Heap, class: ClassId, hook: u32) -> bool {
    let metaclass = heap.class(class).metaclass;
    metaclass == classes::TYPE || matches!(classes::lookup(heap, metaclass, StrId::from_bits(hook)), None | Some(Value::Native(_)))
}

/// `isinstance` against plain classes, tuples and unions of them.
fn is_instance_of(cx: &Cx, class: ClassId, what: Value, hook: u32, depth: usize) -> Result<bool, Raise> {
    if depth > 32 {
        return Err(Raise::Python);
    }
    match what {
        Value::Class(id) if is_plain(&cx.heap, id, hook) => Ok(classes::is_subclass(&cx.heap, class, id)),
        Value::Tuple(id) => any_of(cx, class, &cx.heap[id].items, hook, depth),
        Value::Union(id) => any_of(cx, class, &cx.heap[id].args, hook, depth),
        Value::None if depth > 0 => Ok(class == classes::NONE_TYPE),
        _ => Err(Raise::Python),
    }
}

fn any_of(cx: &Cx, class: ClassId, items: &[Value], hook: u32, depth: usize) -> Result<bool, Raise> {
    for &item in items {
        if is_instance_of(cx, class, item, hook, depth + 1)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn isinstance(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.heap.class_of(args[0]);
    if matches!(args[1], Value::Class(id) if id == class) {
        // No hook is asked about the object's own class.
        return Ok(Value::bool(true).into());
    }
    let found = is_instance_of(cx, class, args[1], core::INSTANCECHECK, 0)?;
    if !found && matches!(args[0], Value::Instance(_)) && object::claims_class(&cx.heap, args[0]) {
        return Err(Raise::Python);
    }
    Ok(Value::bool(found).into())
}

fn issubclass(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Class(class) = args[0] else { return Err(Raise::Python) };
    Ok(Value::bool(is_instance_of(cx, class, args[1], core::SUBCLASSCHECK, 0)?).into())
}

/// Whether a class is another or derives from it, without hooks.
fn is_subclass(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is = match (args[0], args[1]) {
        (Value::Class(class), Value::Class(base)) => classes::is_subclass(&cx.heap, class, base),
        _ => false,
    };
    Ok(Value::bool(is).into())
}

/// Names in the object's own namespace.
fn own_names(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut names: Vec<Value> = Vec::new();
    let mut add_dict = |cx: &Cx, dict: Value| {
        if let Value::Dict(dict) = dict {
            names.extend(cx.heap[dict].iter().map(|entry| entry.key));
        }
    };
    match args[0] {
        Value::Instance(id) => {
            let instance = &cx.heap[id];
            match instance.dict {
                Some(dict) => add_dict(cx, dict.into()),
                None if instance.shape != crate::heap::value::ShapeId::DICT => {
                    let keys = &cx.heap.shapes.get(instance.shape).keys;
                    let set = keys.iter().zip(&instance.slots).filter(|(_, value)| !value.is_unbound());
                    names.extend(set.map(|(&key, _)| Value::Str(key)));
                }
                None => {}
            }
        }
        Value::Module(id) => add_dict(cx, cx.heap[id].dict.into()),
        Value::Function(id) => add_dict(cx, cx.heap[id].extra.as_ref().map_or(Value::None, |extra| extra.dict)),
        Value::Exception(id) => add_dict(cx, cx.heap[id].dict),
        _ => {}
    }
    Ok(cx.heap.new_list(names).into())
}

/// Names of a class and its bases, and of the object's own namespace: `object.__dir__`.
fn attr_names(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mro = match args[0] {
        Value::Class(id) => cx.heap.class(id).mro.to_vec(),
        other => cx.heap.class(cx.heap.class_of(other)).mro.to_vec(),
    };
    let mut names = Vec::new();
    for class in mro {
        match cx.heap.class(class).dict {
            Some(dict) => names.extend(cx.heap[dict].iter().map(|entry| entry.key)),
            None => names.extend(classes::ClassTable::get().attrs(class).entries().iter().map(|&(name, _)| Value::Str(name))),
        }
    }
    Ok(cx.heap.new_list(names).into())
}

/// What a Python-level `__hash__` returned as a hash: an int that fits is taken as it is, -1 becomes -2.
fn hash_int(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = cx.heap.unwrap(args[0]);
    Ok(match value {
        Value::Int(-1) => Value::Int(-2),
        Value::Int(_) => value,
        other => Value::Int(cx.hash(other)? as i64),
    }
    .into())
}

/// Whether a value is a function written in Rust.
fn is_native(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(matches!(args[0], Value::Native(_))).into())
}

/// The hash of a tuple whose items have these hashes.
fn tuple_hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::List(id) = args[0] else { return Err(raise::system_error("hashes come in a list")) };
    let mut hashes = crate::num::hash::TupleHash::new();
    for &item in &cx.heap[id].items {
        if let Value::Int(hash) = item {
            hashes.push(hash);
        }
    }
    Ok(Value::Int(hashes.finish()).into())
}

/// Prints to standard output as it is.
fn write_stdout(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Value::Str(id) = cx.heap.unwrap(args[0]) {
        let text = cx.heap.text(id).to_owned();
        cx.write(&text, false)?;
    }
    Ok(Value::None.into())
}
