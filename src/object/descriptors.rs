//! `staticmethod`, `classmethod`, and the members that `__slots__` makes.
//!
//! Owns their rows. Attribute access through them is the machine's.

use super::native::{Cx, Native, Outcome, Raise, class_method, getter, method, static_method};
use super::{args, function, generic_alias, raise, repr};
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, MemberId, Value};
use crate::heap::objects::{BoundMethod, ClassMethod, Member, StaticMethod};
use crate::heap::value::StrId;
use crate::text::core;

pub(crate) static STATIC_METHODS: &[Native] = &[
    method("__call__", "self, /, *args, **kwargs", call_wrapped),
    class_method("__class_getitem__", "cls, object, /", generic_alias::class_getitem),
    getter("__dict__", dict),
    getter("__doc__", doc_of),
    getter("__func__", func),
    method("__get__", "self, instance, owner=None, /", static_get),
    getter("__isabstractmethod__", in_kernel).or("wrapper_is_abstract"),
    getter("__module__", module_of),
    getter("__name__", name_of),
    static_method("__new__", "cls, function, /", static_new),
    getter("__qualname__", qualname_of),
    repr::REPR,
    getter("__wrapped__", func),
];

pub(crate) static CLASS_METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", generic_alias::class_getitem),
    getter("__dict__", dict),
    getter("__doc__", doc_of),
    getter("__func__", func),
    method("__get__", "self, instance, owner=None, /", class_get),
    getter("__isabstractmethod__", in_kernel).or("wrapper_is_abstract"),
    getter("__module__", module_of),
    getter("__name__", name_of),
    static_method("__new__", "cls, function, /", class_new),
    getter("__qualname__", qualname_of),
    repr::REPR,
    getter("__wrapped__", func),
];

pub(crate) static MEMBER_METHODS: &[Native] = &[
    method("__delete__", "self, instance, /", member_delete),
    method("__get__", "self, instance, owner=None, /", member_get),
    getter("__name__", member_name),
    getter("__objclass__", member_class),
    getter("__qualname__", member_qualname),
    repr::REPR,
    method("__set__", "self, instance, value, /", member_set),
];

fn of_wrapped(cx: &mut Cx, args: &[Value], name: u32) -> Result<Outcome, Raise> {
    Ok(Outcome::GetAttr(wrapped(cx, args[0])?, StrId::from_bits(name)))
}

fn module_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    of_wrapped(cx, args, core::MODULE)
}

fn doc_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    of_wrapped(cx, args, core::DOC)
}

fn name_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    of_wrapped(cx, args, core::NAME)
}

fn qualname_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    of_wrapped(cx, args, core::QUALNAME)
}

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// What a wrapper wraps.
fn wrapped(cx: &Cx, value: Value) -> Result<Value, Raise> {
    match cx.heap.unwrap(value) {
        Value::StaticMethod(id) => Ok(cx.heap[id].func),
        Value::ClassMethod(id) => Ok(cx.heap[id].func),
        _ => Err(args::wrong_receiver(&cx.heap, "staticmethod", value)),
    }
}

fn func(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    wrapped(cx, args[0]).map(Outcome::Value)
}

fn dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    namespace(cx, args[0]).map(|dict| Value::Dict(dict).into())
}

/// `__dict__` of a wrapper, made on first use.
pub fn namespace(cx: &mut Cx, value: Value) -> Result<DictId, Raise> {
    wrapped(cx, value)?;
    let fresh = Dict::default().alloc(&mut cx.heap);
    let slot = match cx.heap.unwrap(value) {
        Value::StaticMethod(id) => &mut cx.heap[id].dict,
        Value::ClassMethod(id) => &mut cx.heap[id].dict,
        _ => return Ok(fresh),
    };
    if let Value::Dict(known) = *slot {
        return Ok(known);
    }
    *slot = fresh.into();
    Ok(fresh)
}

fn static_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.new(StaticMethod { func: args[1], dict: Value::Unbound }).into())
}

fn class_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.new(ClassMethod { func: args[1], dict: Value::Unbound }).into())
}

fn call_wrapped(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut all = args.to_vec();
    all[0] = wrapped(cx, args[0])?;
    function::call(cx, &all)
}

fn static_get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    wrapped(cx, args[0]).map(Outcome::Value)
}

fn class_get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let func = wrapped(cx, args[0])?;
    let receiver = if args[2].is_none() { Value::Class(cx.heap.class_of(args[1])) } else { args[2] };
    Ok(cx.heap.new(BoundMethod { func, receiver }).into())
}

impl Member {
    /// Whether it is `__dict__` or `__weakref__`, which every class without `__slots__` gives its instances.
    pub fn is_namespace(&self) -> bool {
        matches!(self.name, Value::Str(name) if name == StrId::from_bits(core::DICT) || name == StrId::from_bits(core::WEAKREF))
    }
}

fn member(cx: &Cx, value: Value) -> Result<MemberId, Raise> {
    match value {
        Value::Member(id) => Ok(id),
        _ => Err(args::wrong_receiver(&cx.heap, "member_descriptor", value)),
    }
}

/// The member's attribute of an instance is an ordinary one under its name.
fn member_access(cx: &mut Cx, args: &[Value], value: Option<Value>) -> Result<Outcome, Raise> {
    let id = member(cx, args[0])?;
    let class = cx.heap[id].class;
    let Value::Str(name) = cx.heap[id].name else { return Err(raise::system_error("a member has a name")) };
    if !cx.heap.is_instance(args[1], class) {
        let (text, owner, own) = (cx.heap.shown(name), cx.heap.class_name(class), cx.heap.type_name(args[1]));
        return Err(raise::type_error(format!("descriptor '{text}' for '{owner}' objects doesn't apply to a '{own}' object")));
    }
    Ok(match value {
        Some(value) => Outcome::PlainSetAttr(args[1], name, value),
        None => Outcome::PlainGetAttr(args[1], name),
    })
}

fn member_get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_none() { Ok(args[0].into()) } else { member_access(cx, args, None) }
}

fn member_set(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    member_access(cx, args, Some(args[2]))
}

fn member_delete(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    member_access(cx, args, Some(Value::Unbound))
}

fn member_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap[member(cx, args[0])?].name.into())
}

fn member_class(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Class(cx.heap[member(cx, args[0])?].class).into())
}

fn member_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = member(cx, args[0])?;
    let name = match cx.heap[id].name {
        Value::Str(name) => cx.heap.text(name).to_owned(),
        _ => String::new(),
    };
    let text = format!("{}.{name}", repr::qualname(&cx.heap, cx.heap[id].class));
    Ok(cx.heap.new_str(text).into())
}
