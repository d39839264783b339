//! Helpers that compiled code and the prelude call by name: natives that programs cannot see, and the numbers of
//! `CallIntrinsic`.

use super::Vm;
use super::frame::OnReturn;
use crate::bytecode::instr::Intrinsic;
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::value::StrId;
use crate::object::native::{Cx, FrameQuery, Native, Outcome, Raise, function};
use crate::object::{args, raise};

/// Natives for the prelude about classes and frames.
pub static INTRINSICS: &[Native] = &[
    function("_m_bound", "function, receiver, /", bound),
    function("_m_builtin", "name, /", builtin),
    function("_m_builtin_names", "", builtin_names),
    function("_m_class_lookup", "cls, name, default, /", class_lookup),
    function("_m_super", "cls, object, claimed, /", super::class::claimed_super),
    function("_m_disguise", "cls, generator, /", disguise),
    function("_m_is_builtin_class", "cls, /", is_builtin_class),
    function("_m_make_instance", "cls, /", make_instance),
    function("_m_module_name", "", module_name),
    function("_m_own_attrs", "cls, /", own_attrs),
    function("_m_plain_getattr", "object, name, /", plain_getattr),
    function("_m_plain_setattr", "object, name, value, /", plain_setattr),
    function("_m_plain_delattr", "object, name, /", plain_delattr),
    function("_m_property_set_name", "property, name, /", property_set_name),
    function("_m_set_mro", "cls, order, /", set_mro),
    function("_m_type_of", "object, /", type_of),
    function("_m_static", "*classes", make_static),
    function("_m_winning_metaclass", "metaclass, bases, /", winning_metaclass),
];

/// The kernel function of each `CallIntrinsic` number.
fn kernel_name(which: Intrinsic) -> &'static str {
    match which {
        Intrinsic::ImportStar => "import_star",
        Intrinsic::MatchIsSequence => "match_is_sequence",
        Intrinsic::MatchIsMapping => "match_is_mapping",
        Intrinsic::MatchKeys => "match_keys",
        Intrinsic::MatchRest => "match_rest",
        Intrinsic::MatchClass => "match_class",
        Intrinsic::ExceptStarMatch => "except_star_match",
        Intrinsic::ExceptStarFinish => "except_star_finish",
        Intrinsic::BuildTemplate => "build_template",
        Intrinsic::BuildInterpolation => "build_interpolation",
        Intrinsic::TypeVar => "make_typevar",
        Intrinsic::TypeVarTuple => "make_typevartuple",
        Intrinsic::ParamSpec => "make_paramspec",
        Intrinsic::TypeAlias => "make_type_alias",
        Intrinsic::GenericBase => "make_generic_base",
        Intrinsic::SetTypeParams => "set_type_params",
        Intrinsic::GetAiter => "get_aiter",
        Intrinsic::GetAnext => "get_anext",
        Intrinsic::Display => "display",
        Intrinsic::Len => "match_len",
        Intrinsic::MatchLen => "match_sequence_len",
        Intrinsic::MatchInstance => "match_instance",
        Intrinsic::TypeOf => "_m_type_of",
    }
}

impl Vm {
    /// `CallIntrinsic` by the kernel.
    pub fn call_intrinsic(&mut self, which: Intrinsic, first: u8, n: u8, on_return: OnReturn) -> Result<(), Raise> {
        let frame = self.frames.last().expect("an instruction is being executed");
        let base = frame.base as usize + first as usize;
        let (globals, given) = (frame.globals, base..base + n as usize);
        let mut args = self.stack[given].to_vec();
        if which == Intrinsic::ImportStar {
            args.push(globals.into());
        }
        self.call_kernel(kernel_name(which), &args, on_return)
    }
}

fn class_arg(cx: &Cx, value: Value) -> Result<crate::heap::value::ClassId, Raise> {
    match value {
        Value::Class(id) => Ok(id),
        other => Err(raise::type_error(format!("expected a class, not '{}'", cx.heap.type_name(other)))),
    }
}

/// The attribute of a class along its order of resolution, unbound by descriptors; the default if there is none.
fn class_lookup(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (class, name) = (class_arg(cx, args[0])?, args::attribute_name(&cx.heap, args[1])?);
    Ok(classes::lookup(&cx.heap, class, name).unwrap_or(args[2]).into())
}

/// Makes a generator object an instance of another built-in iterator type.
fn disguise(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_arg(cx, args[0])?;
    if let Value::Generator(id) = args[1] {
        cx.heap[id].class = class;
    }
    Ok(args[1].into())
}

fn is_builtin_class(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(matches!(args[0], Value::Class(id) if id.slot().is_none())).into())
}

/// The names of `builtins`, sorted, without those that the kernel alone makes.
fn builtin_names(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let names = super::natives::builtin_names().into_iter().map(|name| cx.str(name)).collect();
    Ok(cx.heap.new_list(names).into())
}

/// `object.__new__(cls)` without its checks of arguments.
fn make_instance(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_arg(cx, args[0])?;
    super::class::make_instance(cx, class, Value::Unbound).map(Outcome::Value)
}

/// (name, value) pairs of a class's own namespace.
fn own_attrs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_arg(cx, args[0])?;
    let pairs: Vec<(Value, Value)> = match cx.heap.class(class).dict {
        Some(dict) => cx.heap[dict].iter().map(|entry| (entry.key, entry.value)).collect(),
        None => classes::ClassTable::get().attrs(class).entries().iter().map(|&(name, value)| (name.into(), value)).collect(),
    };
    let items = pairs.into_iter().map(|(name, value)| cx.heap.new_tuple([name, value])).collect();
    Ok(cx.heap.new_list(items).into())
}

fn plain_getattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::PlainGetAttr(args[0], args::attribute_name(&cx.heap, args[1])?))
}

fn plain_setattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::PlainSetAttr(args[0], args::attribute_name(&cx.heap, args[1])?, args[2]))
}

fn plain_delattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::PlainSetAttr(args[0], args::attribute_name(&cx.heap, args[1])?, Value::Unbound))
}

/// The real class of a value.
fn type_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Class(cx.heap.class_of(args[0])).into())
}

fn winning_metaclass(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let metaclass = class_arg(cx, args[0])?;
    let Value::Tuple(bases) = args[1] else { return Err(raise::type_error("bases must be a tuple")) };
    // A base that is no class has one: a metaclass need not derive from `type`.
    let kinds = cx.heap[bases].items.iter().map(|&base| cx.heap.class_of(base));
    Ok(Value::Class(super::class::winning_metaclass(&cx.heap, metaclass, kinds)?).into())
}

/// The name that `__set_name__` gives a property.
fn property_set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Value::Property(id) = args[0] {
        cx.heap[id].name = args[1];
    }
    Ok(Value::None.into())
}

/// A name of `builtins`; NameError.
fn builtin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args::attribute_name(&cx.heap, args[0])?;
    let text = cx.heap.shown(name);
    match super::natives::builtin(text) {
        Some(value) => Ok(value.into()),
        None if text == "__name__" => Ok(Value::Str(StrId::from_bits(crate::text::core::MAIN)).into()),
        None => Err(raise::name_error(format!("name '{text}' is not defined"))),
    }
}

/// A method bound to its receiver, whatever the function is.
fn bound(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.new(crate::heap::objects::BoundMethod { func: args[0], receiver: args[1] }).into())
}

/// `__name__` of the module whose code called into the prelude.
fn module_name(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Frame(FrameQuery::ModuleName))
}

/// The order of resolution that `mro()` of a metaclass gives.
fn set_mro(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = class_arg(cx, args[0])?;
    let Value::Tuple(order) = args[1] else { return Err(raise::system_error("an order of resolution is a tuple")) };
    let mut classes = Vec::new();
    for &item in &cx.heap[order].items {
        let Value::Class(id) = item else {
            return Err(raise::type_error(format!("mro() returned a non-class ('{}')", cx.heap.type_name(item))));
        };
        classes.push(id);
    }
    super::layout::set_mro(cx, class, classes)?;
    Ok(Value::None.into())
}

/// The classes stand for ones that CPython has in C.
fn make_static(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    for &class in args {
        if let Value::Class(class) = class
            && let Some(slot) = class.slot()
        {
            cx.heap.classes[slot].is_static = true;
            super::layout::take_namespace(cx, class);
        }
    }
    Ok(Value::None.into())
}
