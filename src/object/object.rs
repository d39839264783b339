//! `object` and `type`: what every value and every class can do.
//!
//! Owns their rows but those that make or look into instances (`__new__`, `__getattribute__`, ...), which are the machine's.
//! Start reading at [`METHODS`] and [`TYPE_METHODS`].

use super::native::{Cx, Native, Outcome, Raise, class_method, getter, method, property, static_method};
use super::{args, generic_alias, raise, receive, repr};
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::keys;
use crate::heap::kinds::{Alloc, Heap, ModuleId, Value};
use crate::heap::value::{ClassId, StrId};
use crate::text::{core, shown};

pub(crate) const HASH: Native = method("__hash__", "self, /", slot_hash).or("hash_built_in");

pub(crate) static METHODS: &[Native] = &[
    method("__dir__", "self, /", in_kernel).or("object_dir"),
    method("__eq__", "self, value, /", eq),
    method("__format__", "self, format_spec, /", format).or("object_format"),
    method("__ge__", "self, value, /", unordered),
    method("__getstate__", "self, /", in_kernel).or("object_getstate"),
    method("__gt__", "self, value, /", unordered),
    method("__hash__", "self, /", identity_hash),
    method("__init__", "self, /, *args, **kwargs", init),
    class_method("__init_subclass__", "cls, /, *args, **kwargs", init_subclass),
    method("__le__", "self, value, /", unordered),
    method("__lt__", "self, value, /", unordered),
    super::compare::NE,
    method("__reduce__", "self, /", reduce),
    method("__reduce_ex__", "self, protocol, /", reduce_ex),
    method("__repr__", "self, /", default_repr),
    method("__sizeof__", "self, /", sizeof),
    repr::STR,
    class_method("__subclasshook__", "cls, object, /", subclass_hook),
];

pub(crate) static TYPE_METHODS: &[Native] = &[
    property("__abstractmethods__", get_abstract_methods, set_abstract_methods),
    property("__annotate__", get_annotate, set_annotate),
    property("__annotations__", get_annotations, set_annotations).or("class_annotations"),
    getter("__base__", base),
    getter("__basicsize__", basic_size),
    method("__dir__", "self, /", in_kernel).or("type_dir"),
    getter("__flags__", flags),
    method("__init__", "self, /, *args, **kwargs", type_init),
    method("__instancecheck__", "self, instance, /", instance_check).or("type_instance_check"),
    method("__or__", "self, value, /", generic_alias::or),
    class_method("__prepare__", "cls, /, *args, **kwargs", prepare),
    method("__repr__", "self, /", type_repr),
    method("__ror__", "self, value, /", generic_alias::ror),
    method("__subclasscheck__", "self, subclass, /", subclass_check).or("type_subclass_check"),
    method("__subclasses__", "self, /", subclasses),
    property("__type_params__", get_type_params, set_type_params),
    method("mro", "self, /", mro),
];

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// The built-in `__hash__` of a value's type, without asking its class.
fn slot_hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let hash = match cx.heap.unwrap(args[0]) {
        Value::Instance(_) | Value::Exception(_) | Value::Class(_) => keys::object_hash(args[0]),
        Value::Float(number) if number.get().is_nan() => keys::object_hash(args[0]),
        plain => cx.hash(plain)?,
    };
    Ok(Value::Int(hash.cast_signed()).into())
}

fn identity_hash(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Int(keys::object_hash(args[0]).cast_signed()).into())
}

fn eq(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(if args[0].is(args[1]) { Value::bool(true).into() } else { Value::NotImplemented.into() })
}

fn unordered(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::NotImplemented.into())
}

fn default_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = repr::full_name(&cx.heap, cx.heap.class_of(args[0]));
    let text = format!("<{name} object at {:#x}>", repr::identity(args[0]));
    Ok(cx.heap.new_str(text).into())
}

fn type_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    let text = format!("<class '{}'>", repr::full_name(&cx.heap, class));
    Ok(cx.heap.new_str(text).into())
}

fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(spec) = cx.str_arg(args[1]) else {
        let name = args::shown(&cx.heap, args[1]);
        return Err(raise::type_error(format!("__format__() argument must be str, not {name}")));
    };
    if !spec.as_str().is_empty() {
        let name = cx.heap.type_name(args[0]);
        return Err(raise::type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    let text = repr::str(cx, args[0])?;
    Ok(cx.heap.new_str(text).into())
}

/// Refuses arguments that neither `__new__` nor `__init__` of the class takes.
fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let has_keywords = matches!(args[1], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty());
    if args.len() > 2 || has_keywords {
        let class = cx.heap.class_of(args[0]);
        let is_own =
            |bits: u32| classes::lookup_where(&cx.heap, class, StrId::from_bits(bits)).is_some_and(|(owner, _)| owner != classes::OBJECT);
        if is_own(core::INIT) {
            return Err(raise::type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        if !is_own(core::NEW) {
            let name = cx.heap.class_name(class);
            return Err(raise::type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)")));
        }
    }
    Ok(Value::None.into())
}

fn init_subclass(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = match args[0] {
        Value::Class(id) => shown(super::repr::qualname(&cx.heap, id)).to_owned(),
        other => cx.heap.type_name(other),
    };
    if args.len() > 2 {
        return Err(raise::type_error(format!("{name}.__init_subclass__() takes no arguments ({} given)", args.len() - 2)));
    }
    if matches!(args[1], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty()) {
        return Err(raise::type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    Ok(Value::None.into())
}

fn reduce(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::kernel("object_reduce", [args[0], Value::Int(0)]))
}

fn reduce_ex(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::kernel("object_reduce_ex", [args[0], args[1]]))
}

/// About what CPython says.
pub(crate) fn sizeof(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let heap = &cx.heap;
    let size = match heap.unwrap(args[0]) {
        Value::List(id) => 40 + 8 * heap[id].items.len(),
        Value::Tuple(id) => 24 + 8 * heap[id].items.len(),
        Value::Str(id) => 41 + heap.text(id).len(),
        Value::Bytes(id) => 33 + heap[id].data.len(),
        Value::ByteArray(id) => 57 + heap[id].data.len(),
        Value::Dict(id) => 48 + 24 * heap[id].len().next_power_of_two(),
        Value::Set(id) => 200 + heap[id].table_bytes(),
        Value::FrozenSet(id) => 200 + heap[id].0.table_bytes(),
        Value::Int(_) | Value::Bool(_) => 28,
        Value::BigInt(id) => 24 + heap[id].bit_length().div_ceil(30) as usize * 4,
        Value::Float(_) => 24,
        _ => 32,
    };
    Ok(Value::Int(size as i64).into())
}

fn subclass_hook(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::NotImplemented.into())
}

fn type_init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args.len() - 2 {
        1 | 3 => {}
        _ => return Err(raise::type_error("type.__init__() takes 1 or 3 arguments")),
    }
    receive::class(&cx.heap, args[0])?;
    Ok(Value::None.into())
}

fn base(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.heap.class(receive::class(&cx.heap, args[0])?);
    let heavy = class.bases.iter().find(|&&base| cx.heap.class(base).layout == class.layout);
    Ok(heavy.or(class.bases.first()).map_or(Value::None, |&base| Value::Class(base)).into())
}

fn basic_size(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Int(16).into())
}

/// The bits programs test: a heap type, a base type, abstract.
fn flags(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::class(&cx.heap, args[0])?;
    let heap_type = if id.slot().is_some() { 1 << 9 } else { 0 };
    let is_abstract = if cx.heap.class(id).is_abstract { 1 << 20 } else { 0 };
    Ok(Value::Int(heap_type | 1 << 10 | is_abstract).into())
}

fn instance_check(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    if cx.heap.is_instance(args[1], class) {
        return Ok(Value::bool(true).into());
    }
    // A class attribute or property `__class__` may claim another class.
    if matches!(args[1], Value::Instance(_)) && claims_class(&cx.heap, args[1]) {
        return Err(Raise::Python);
    }
    Ok(Value::bool(false).into())
}

/// Whether the class of an instance defines `__class__` or answers for any attribute.
pub fn claims_class(heap: &Heap, value: Value) -> bool {
    args::special(heap, value, core::CLASS).is_some() || args::in_python(heap, value, core::GETATTRIBUTE)
}

fn subclass_check(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    match args[1] {
        Value::Class(subclass) => Ok(Value::bool(classes::is_subclass(&cx.heap, subclass, class)).into()),
        Value::Instance(_) => Err(Raise::Python),
        _ => Err(raise::type_error("issubclass() arg 1 must be a class")),
    }
}

fn prepare(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.new(Dict::default()).into())
}

fn class_list(cx: &mut Cx, classes: Vec<ClassId>) -> Outcome {
    cx.heap.new_list(classes.into_iter().map(Value::Class).collect()).into()
}

fn subclasses(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::class(&cx.heap, args[0])?;
    let mut all = cx.heap.class(id).subclasses.clone();
    // The table of built-in classes is shared: it cannot list those of one run.
    if id.builtin_index().is_some() {
        let derived = cx.heap.classes.iter().filter(|(_, class)| class.bases.contains(&id));
        all.extend(derived.map(|(slot, _)| ClassId::from_slot(slot)));
    }
    Ok(class_list(cx, all))
}

fn mro(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::class(&cx.heap, args[0])?;
    let order = cx.heap.class(id).mro.to_vec();
    Ok(class_list(cx, order))
}

/// An attribute in the namespace of a class of the run.
fn own(cx: &Cx, class: ClassId, name: StrId) -> Option<Value> {
    let dict = cx.heap.class(class).dict?;
    cx.heap[dict].get_str(&cx.heap, name)
}

/// Sets an attribute in the namespace of a class of the run; removes it when the value is unbound.
fn set_own(cx: &mut Cx, class: ClassId, name: StrId, value: Value) -> Result<Outcome, Raise> {
    let Some(dict) = cx.heap.class(class).dict else {
        let (text, class) = (cx.heap.shown(name), cx.heap.message_name(class));
        return Err(raise::type_error(format!("cannot set '{text}' attribute of immutable type '{class}'")));
    };
    match value {
        Value::Unbound => {
            let Some(slot) = cx.heap[dict].find_str(&cx.heap, name) else {
                return Err(raise::attribute_error(cx.heap.shown(name).to_owned()));
            };
            cx.heap[dict].remove(slot);
        }
        _ => cx.heap.dict_set_str(dict, name, value),
    }
    Ok(Value::None.into())
}

fn get_abstract_methods(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    match own(cx, class, receive::name(core::ABSTRACTMETHODS)) {
        Some(names) => Ok(names.into()),
        None => Err(raise::attribute_error("__abstractmethods__")),
    }
}

fn set_abstract_methods(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    let some = !args[1].is_unbound() && super::item::truth(cx, args[1])?;
    let outcome = set_own(cx, class, receive::name(core::ABSTRACTMETHODS), args[1])?;
    if let Some(slot) = class.slot() {
        cx.heap.classes[slot].is_abstract = some;
    }
    Ok(outcome)
}

fn get_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    Ok(own(cx, class, receive::name(core::ANNOTATE_FUNC))
        .or_else(|| own(cx, class, receive::name(core::ANNOTATE)))
        .unwrap_or(Value::None)
        .into())
}

fn set_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    if args[1].is_unbound() {
        return Err(raise::type_error("cannot delete __annotate__ attribute"));
    }
    if let Some(dict) = cx.heap.class(class).dict
        && let Some(slot) = cx.heap[dict].find_str(&cx.heap, receive::name(core::ANNOTATIONS))
    {
        cx.heap[dict].remove(slot);
    }
    set_own(cx, class, receive::name(core::ANNOTATE_FUNC), args[1])
}

/// The dict once made; the kernel calls the annotate function the first time.
fn get_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    if cx.heap.class(class).dict.is_none() {
        let name = cx.heap.class_name(class);
        return Err(raise::attribute_error(format!("type object '{name}' has no attribute '__annotations__'")));
    }
    match own(cx, class, receive::name(core::ANNOTATIONS)) {
        Some(found) => Ok(found.into()),
        None => Err(Raise::Python),
    }
}

fn set_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    set_own(cx, class, receive::name(core::ANNOTATIONS), args[1])
}

fn get_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    match own(cx, class, receive::name(core::TYPE_PARAMS)) {
        Some(params) => Ok(params.into()),
        None => Ok(cx.heap.new_tuple([]).into()),
    }
}

fn set_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    set_own(cx, class, receive::name(core::TYPE_PARAMS), args[1])
}

/// Rows of `module`.
pub(crate) static MODULE_METHODS: &[Native] = &[
    method("__dir__", "self, /", in_kernel).or("module_dir"),
    method("__init__", "self, name, doc=None", module_init),
    static_method("__new__", "cls, name=..., doc=None, *args, **kwargs", module_new),
    repr::REPR,
];

/// `[cls, name, doc, kwargs, *args]`: a class derived from `module` may give its `__init__` other arguments.
fn module_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = Dict::default().alloc(&mut cx.heap);
    let module = crate::heap::objects::Module { name: Value::None, dict }.alloc(&mut cx.heap);
    let is_plain = matches!(args[0], Value::Class(classes::MODULE));
    // A class with an `__init__` of its own says itself what it needs.
    let init = receive::class(&cx.heap, args[0]).map(|class| classes::lookup(&cx.heap, class, StrId::from_bits(core::INIT)));
    if args[1].is_unbound() && matches!(init, Ok(Some(Value::Native(_)))) {
        return Err(raise::type_error("module() missing required argument 'name' (pos 1)"));
    }
    if is_plain || cx.str_arg(args[1]).is_some() {
        name_module(cx, module, args[1], args[2])?;
    }
    Ok(Value::Module(module).into())
}

fn module_init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Module(id) = cx.heap.unwrap(args[0]) else { return Err(args::wrong_receiver(&cx.heap, "module", args[0])) };
    name_module(cx, id, args[1], args[2])?;
    Ok(Value::None.into())
}

fn name_module(cx: &mut Cx, id: ModuleId, name: Value, doc: Value) -> Result<(), Raise> {
    if cx.str_arg(name).is_none() {
        let name = args::shown(&cx.heap, name);
        return Err(raise::type_error(format!("module() argument 'name' must be str, not {name}")));
    }
    let dict = cx.heap[id].dict;
    cx.heap[id].name = name;
    let none = Value::None;
    for (attr, value) in [("__name__", name), ("__doc__", doc), ("__package__", none), ("__loader__", none), ("__spec__", none)] {
        if let Value::Str(attr) = cx.heap.new_str(attr) {
            cx.heap.dict_set_str(dict, attr, value);
        }
    }
    Ok(())
}
