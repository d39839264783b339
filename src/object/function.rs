//! Functions of the program: their attributes.
//!
//! Owns the rows of `function`. Calling one is the machine's.
//! Never evaluates annotations: the kernel calls the annotate function when they are first asked for.
//! Start reading at [`METHODS`].

use super::native::{CallRequest, Cx, Native, Outcome, Raise, function, method, property, static_method};
use super::{raise, receive, repr};
use crate::heap::dict::Dict;
use crate::heap::kinds::{FunctionId, Heap, Value};
use crate::heap::objects::{BoundMethod, CodeObject, Function, FunctionExtra};
use crate::heap::value::StrId;
use crate::text::core;

pub(crate) static METHODS: &[Native] = &[
    property("__annotate__", get_annotate, set_annotate),
    property("__annotations__", get_annotations, set_annotations).or("function_annotations"),
    property("__builtins__", builtins, receive::read_only).or("builtins_namespace"),
    method("__call__", "self, /, *args, **kwargs", call),
    property("__closure__", closure, receive::read_only),
    property("__code__", code, set_code),
    property("__defaults__", get_defaults, set_defaults),
    property("__dict__", get_dict, set_dict),
    property("__doc__", get_doc, set_doc),
    method("__get__", "self, instance, owner=None, /", get),
    property("__globals__", globals, receive::read_only),
    property("__kwdefaults__", get_kwdefaults, set_kwdefaults),
    property("__module__", get_module, set_module),
    property("__name__", get_name, set_name),
    static_method("__new__", "cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None", new),
    property("__qualname__", get_qualname, set_qualname),
    repr::REPR,
    property("__type_params__", get_type_params, set_type_params),
];

/// What the kernel keeps evaluated annotations with.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_function_annotations", "function, annotations, /", keep_annotations)];

fn keep_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    cx.heap[id].extra_mut().annotations = args[1];
    Ok(Value::None.into())
}

fn extra(heap: &Heap, id: FunctionId) -> Option<&FunctionExtra> {
    heap[id].extra.as_deref()
}

/// A rare attribute; unbound when it was never set.
fn rare(heap: &Heap, id: FunctionId, pick: fn(&FunctionExtra) -> Value) -> Value {
    extra(heap, id).map_or(Value::Unbound, pick)
}

/// `__name__`
pub fn name_of(heap: &Heap, id: FunctionId) -> StrId {
    match rare(heap, id, |extra| extra.name) {
        Value::Str(name) => name,
        _ => StrId::from_bits(heap.code(heap[id].code).name),
    }
}

/// `__qualname__`
pub fn qualname_of(heap: &Heap, id: FunctionId) -> StrId {
    match rare(heap, id, |extra| extra.qualname) {
        Value::Str(name) => name,
        _ => StrId::from_bits(heap.code(heap[id].code).qualname),
    }
}

/// `__doc__`
pub fn doc_of(heap: &Heap, id: FunctionId) -> Value {
    match rare(heap, id, |extra| extra.doc) {
        Value::Unbound => heap.code(heap[id].code).doc.map_or(Value::None, |doc| Value::Str(StrId::from_bits(doc))),
        doc => doc,
    }
}

fn this(cx: &Cx, args: &[Value]) -> Result<FunctionId, Raise> {
    receive::function(&cx.heap, args[0])
}

/// Refuses anything but a str.
fn text(cx: &Cx, value: Value, what: &str) -> Result<Value, Raise> {
    match cx.heap.unwrap(value) {
        text @ Value::Str(_) => Ok(text),
        _ => Err(raise::type_error(format!("{what} must be set to a string object"))),
    }
}

fn get_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Str(name_of(&cx.heap, this(cx, args)?)).into())
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (id, name) = (this(cx, args)?, text(cx, args[1], "__name__")?);
    cx.heap[id].extra_mut().name = name;
    Ok(Value::None.into())
}

fn get_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Str(qualname_of(&cx.heap, this(cx, args)?)).into())
}

fn set_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (id, name) = (this(cx, args)?, text(cx, args[1], "__qualname__")?);
    cx.heap[id].extra_mut().qualname = name;
    Ok(Value::None.into())
}

fn get_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(doc_of(&cx.heap, this(cx, args)?).into())
}

fn set_doc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    cx.heap[id].extra_mut().doc = args[1].or_none();
    Ok(Value::None.into())
}

fn get_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    let globals = cx.heap[id].globals;
    Ok(match rare(&cx.heap, id, |extra| extra.module) {
        Value::Unbound => {
            cx.heap[globals].get_str(&cx.heap, receive::name(core::NAME)).unwrap_or(Value::Str(receive::name(core::MAIN))).into()
        }
        module => module.into(),
    })
}

fn set_module(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    cx.heap[id].extra_mut().module = args[1].or_none();
    Ok(Value::None.into())
}

fn get_dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    if rare(&cx.heap, id, |extra| extra.dict).is_unbound() {
        let dict = cx.heap.new(Dict::default());
        cx.heap[id].extra_mut().dict = dict;
    }
    Ok(rare(&cx.heap, id, |extra| extra.dict).into())
}

fn set_dict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    match args[1] {
        Value::Unbound => return Err(raise::type_error("cannot delete __dict__")),
        dict @ Value::Dict(_) => cx.heap[id].extra_mut().dict = dict,
        other => {
            let name = cx.heap.type_name(other);
            return Err(raise::type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
        }
    }
    Ok(Value::None.into())
}

fn get_defaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    Ok(cx.heap[id].defaults.or_none().into())
}

fn set_defaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    match args[1].or_none() {
        defaults @ (Value::None | Value::Tuple(_)) => cx.heap[id].defaults = defaults,
        _ => return Err(raise::type_error("__defaults__ must be set to a tuple object")),
    }
    Ok(Value::None.into())
}

fn get_kwdefaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    Ok(cx.heap[id].kwdefaults.or_none().into())
}

fn set_kwdefaults(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    match args[1].or_none() {
        defaults @ (Value::None | Value::Dict(_)) => cx.heap[id].kwdefaults = defaults,
        _ => return Err(raise::type_error("__kwdefaults__ must be set to a dict object")),
    }
    Ok(Value::None.into())
}

fn get_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    Ok(rare(&cx.heap, id, |extra| extra.annotate).or_none().into())
}

fn set_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    match args[1] {
        Value::Unbound => return Err(raise::type_error("__annotate__ cannot be deleted")),
        Value::None => cx.heap[id].extra_mut().annotate = Value::None,
        function @ (Value::Function(_) | Value::BoundMethod(_) | Value::Native(_) | Value::Instance(_) | Value::Class(_)) => {
            let extra = cx.heap[id].extra_mut();
            extra.annotate = function;
            extra.annotations = Value::Unbound;
        }
        _ => return Err(raise::type_error("__annotate__ must be callable or None")),
    }
    Ok(Value::None.into())
}

/// The dict once made; without annotations an empty one is made here.
fn get_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    match (rare(&cx.heap, id, |extra| extra.annotations), rare(&cx.heap, id, |extra| extra.annotate)) {
        (dict @ Value::Dict(_), _) => Ok(dict.into()),
        (_, Value::None | Value::Unbound) => {
            let dict = cx.heap.new(Dict::default());
            cx.heap[id].extra_mut().annotations = dict;
            Ok(dict.into())
        }
        _ => Err(Raise::Python),
    }
}

fn set_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    match args[1].or_none() {
        Value::None => cx.heap[id].extra_mut().annotations = Value::Unbound,
        dict @ Value::Dict(_) => cx.heap[id].extra_mut().annotations = dict,
        _ => return Err(raise::type_error("__annotations__ must be set to a dict object")),
    }
    // What is set by hand is no longer what the annotate function says.
    if !matches!(rare(&cx.heap, id, |extra| extra.annotate), Value::Unbound) {
        cx.heap[id].extra_mut().annotate = Value::None;
    }
    Ok(Value::None.into())
}

fn get_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    Ok(match rare(&cx.heap, id, |extra| extra.type_params) {
        Value::Unbound => cx.heap.new_tuple([]).into(),
        params => params.into(),
    })
}

fn set_type_params(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    match args[1] {
        params @ Value::Tuple(_) => cx.heap[id].extra_mut().type_params = params,
        _ => return Err(raise::type_error("__type_params__ must be set to a tuple")),
    }
    Ok(Value::None.into())
}

fn builtins(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

fn globals(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    Ok(Value::Dict(cx.heap[id].globals).into())
}

fn closure(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    let cells: Vec<Value> = cx.heap[id].closure.iter().map(|&cell| cell.into()).collect();
    Ok(if cells.is_empty() { Value::None.into() } else { cx.heap.new_tuple(cells).into() })
}

fn code(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    let code = cx.heap[id].code;
    Ok(cx.heap.new(CodeObject { code }).into())
}

fn set_code(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args)?;
    let Value::Code(new) = args[1] else { return Err(raise::type_error("__code__ must be set to a code object")) };
    let code = cx.heap[new].code;
    let (have, wanted) = (cx.heap[id].closure.len(), cx.heap.code(code).captures.len());
    if have != wanted {
        let name = cx.heap.shown(name_of(&cx.heap, id));
        return Err(raise::value_error(format!("{name}() requires a code object with {have} free vars, not {wanted}")));
    }
    // The names are the function's own.
    let (name, qualname) = (name_of(&cx.heap, id), qualname_of(&cx.heap, id));
    let function = &mut cx.heap[id];
    (function.extra_mut().name, function.extra_mut().qualname) = (name.into(), qualname.into());
    (function.code, function.runtime) = (code, 0);
    Ok(Value::None.into())
}

/// `function.__call__(*args, **kwargs)`; also of methods and builtin functions.
pub(super) fn call(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let kwargs = match args[1] {
        Value::Dict(kwargs) => Some(kwargs),
        _ => None,
    };
    Ok(Outcome::Call(Box::new(CallRequest { callee: args[0], args: args[2..].to_vec(), kwargs })))
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let func = args[0];
    match (args[1], args[2]) {
        (Value::None, Value::None) => Err(raise::type_error("__get__(None, None) is invalid")),
        (Value::None, _) => Ok(func.into()),
        (receiver, _) => Ok(cx.heap.new(BoundMethod { func, receiver }).into()),
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let [_, code, globals, name, defaults, closure, kwdefaults] = *args else {
        return Err(raise::system_error("function() has six parameters"));
    };
    let Value::Code(code) = code else {
        let name = cx.heap.type_name(code);
        return Err(raise::type_error(format!("function() argument 'code' must be code, not {name}")));
    };
    let Value::Dict(globals) = globals else {
        let name = cx.heap.type_name(globals);
        return Err(raise::type_error(format!("function() argument 'globals' must be dict, not {name}")));
    };
    let code = cx.heap[code].code;
    let cells: Vec<_> =
        receive::items(&cx.heap, closure).iter().filter_map(|&cell| if let Value::Cell(id) = cell { Some(id) } else { None }).collect();
    let wanted = cx.heap.code(code).captures.len();
    if cells.len() != wanted {
        return Err(raise::value_error(format!(
            "{} requires closure of length {wanted}, not {}",
            cx.heap.shown(StrId::from_bits(cx.heap.code(code).name)),
            cells.len()
        )));
    }
    let mut made = Function { code, globals, closure: cells.into(), defaults, kwdefaults, ..Function::default() };
    if let Value::Str(_) = name {
        made.extra_mut().name = name;
    }
    Ok(cx.heap.new(made).into())
}
