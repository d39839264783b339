//! Generators, coroutines and async generators as objects.
//!
//! Owns their rows. Resuming is the machine's: a row answers with `Outcome::Send` or `Outcome::Throw`. What `close`, `throw` and
//! the awaitables of async generators do around a resumption is the kernel's `generators.py`.
//! Start reading at [`GENERATOR_METHODS`].

use super::native::{Cx, Native, Outcome, Raise, class_method, function, getter, method, property};
use super::{args, raise, receive, repr};
use crate::heap::classes;
use crate::heap::kinds::{GeneratorId, Heap, Value};
use crate::heap::objects::{CodeObject, GeneratorKind, GeneratorState};
use crate::heap::step::GeneratorStep;
use crate::heap::value::StrId;

pub(crate) static GENERATOR_METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    method("__iter__", "self, /", iter_self),
    property("__name__", name, set_name),
    method("__next__", "self, /", next),
    property("__qualname__", get_qualname, set_qualname),
    repr::REPR,
    method("close", "self, /", close).or("generator_close"),
    getter("gi_code", code),
    getter("gi_frame", frame),
    getter("gi_running", running),
    getter("gi_suspended", suspended),
    getter("gi_yieldfrom", delegate),
    method("send", "self, object, /", send),
    method("throw", "self, type, value=..., traceback=..., /", throw).or("generator_throw"),
];

pub(crate) static COROUTINE_METHODS: &[Native] = &[
    method("__await__", "self, /", in_kernel).or("coroutine_await"),
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    property("__name__", name, set_name),
    property("__qualname__", get_qualname, set_qualname),
    repr::REPR,
    method("close", "self, /", close).or("generator_close"),
    getter("cr_await", delegate),
    getter("cr_code", code),
    getter("cr_frame", frame),
    getter("cr_origin", none),
    getter("cr_running", running),
    getter("cr_suspended", suspended),
    method("send", "self, object, /", send),
    method("throw", "self, type, value=..., traceback=..., /", throw).or("generator_throw"),
];

/// The awaitables that the methods of async generators give.
pub(crate) static AWAITABLE_METHODS: &[Native] = &[
    method("__await__", "self, /", iter_self),
    method("__iter__", "self, /", iter_self),
    method("__next__", "self, /", next),
    repr::REPR,
    method("close", "self, /", close).or("generator_close"),
    method("send", "self, object, /", in_kernel).or("awaitable_send"),
    method("throw", "self, type, value=..., traceback=..., /", in_kernel).or("awaitable_throw"),
];

/// What `__await__` of a coroutine gives.
pub(crate) static WRAPPER_METHODS: &[Native] = &[
    method("__iter__", "self, /", iter_self),
    method("__next__", "self, /", next),
    repr::REPR,
    method("close", "self, /", close).or("generator_close"),
    method("send", "self, object, /", send),
    method("throw", "self, type, value=..., traceback=..., /", throw).or("generator_throw"),
];

pub(crate) static ASYNC_GENERATOR_METHODS: &[Native] = &[
    method("__aiter__", "self, /", iter_self),
    method("__anext__", "self, /", in_kernel).or("async_generator_anext"),
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    property("__name__", name, set_name),
    property("__qualname__", get_qualname, set_qualname),
    repr::REPR,
    method("aclose", "self, /", in_kernel).or("async_generator_aclose"),
    getter("ag_await", delegate),
    getter("ag_code", code),
    getter("ag_frame", frame),
    getter("ag_running", running),
    getter("ag_suspended", suspended),
    method("asend", "self, value, /", in_kernel).or("async_generator_asend"),
    method("athrow", "self, type, value=..., traceback=..., /", in_kernel).or("async_generator_athrow"),
];

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

fn none(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::None.into())
}

/// `__qualname__`, or the name of a prelude iterator's function.
pub fn qualname(heap: &Heap, id: GeneratorId) -> &str {
    match heap[id].qualname {
        Value::Str(name) => heap.text(name),
        _ => match heap[id].function {
            Value::Function(function) => heap.text(super::function::qualname_of(heap, function)),
            _ => heap.text(StrId::from_bits(heap.code(heap[id].code).qualname)),
        },
    }
}

fn get_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    let text = qualname(&cx.heap, id).to_owned();
    Ok(cx.heap.new_str(text).into())
}

fn set_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    if cx.str_arg(args[1]).is_none() {
        return Err(raise::type_error("__qualname__ must be set to a string object"));
    }
    cx.heap[id].qualname = args[1];
    Ok(Value::None.into())
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    Ok(match (cx.heap[id].name, cx.heap[id].function) {
        (name @ Value::Str(_), _) => name.into(),
        (_, Value::Function(function)) => Value::Str(super::function::name_of(&cx.heap, function)).into(),
        _ => Value::Str(StrId::from_bits(cx.heap.code(cx.heap[id].code).name)).into(),
    })
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    if cx.str_arg(args[1]).is_none() {
        return Err(raise::type_error("__name__ must be set to a string object"));
    }
    cx.heap[id].name = args[1];
    Ok(Value::None.into())
}

/// `__iter__` and `__aiter__`.
pub(super) fn iter_self(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(args[0].into())
}

pub(super) fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Send(receive::generator(&cx.heap, args[0])?, Value::None))
}

fn send(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Send(receive::generator(&cx.heap, args[0])?, args[1]))
}

fn throw(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    let is_exception = receive::exception_data(&cx.heap, args[1]).is_some();
    if is_exception && args[2].is_unbound() && args[3].is_unbound() { Ok(Outcome::Throw(id, args[1])) } else { Err(Raise::Python) }
}

/// A generator that is not started or has ended has nothing to clean up.
fn close(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    match cx.heap[id].state {
        GeneratorState::Created => finish(&mut cx.heap, id),
        GeneratorState::Closed => {}
        GeneratorState::Suspended | GeneratorState::Running => return Err(Raise::Python),
    }
    Ok(Value::None.into())
}

/// Ends a generator whose frame is not on the stack.
fn finish(heap: &mut Heap, id: GeneratorId) {
    let generator = &mut heap[id];
    generator.state = GeneratorState::Closed;
    generator.registers = Box::default();
    generator.function = Value::None;
    generator.handled = Value::None;
    generator.handling = false;
}

fn code(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    let code = cx.heap[id].code;
    Ok(cx.heap.new(CodeObject { code }).into())
}

/// The frame of a generator that can still run, as far as it can be looked at.
fn frame(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    if cx.heap[id].state == GeneratorState::Closed {
        return Ok(Value::None.into());
    }
    let code = cx.heap[id].code;
    let line = Value::Int(i64::from(cx.heap.code(code).first_line));
    let code = cx.heap.new(CodeObject { code });
    let dict = super::dict::of_names(cx, &[("f_back", Value::None), ("f_code", code), ("f_lineno", line)]);
    let frame = crate::heap::objects::Instance { class: crate::heap::classes::FRAME, dict: Some(dict), ..Default::default() };
    Ok(cx.heap.new(frame).into())
}

fn running(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    let generator = &cx.heap[id];
    let awaiting = generator.kind == GeneratorKind::AsyncGenerator && generator.state == GeneratorState::Suspended && generator.delegating;
    Ok(Value::bool(generator.state == GeneratorState::Running || awaiting).into())
}

fn suspended(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    Ok(Value::bool(cx.heap[id].state == GeneratorState::Suspended).into())
}

/// What a suspended `yield from` or `await` waits for.
fn delegate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    let generator = &cx.heap[id];
    if generator.state != GeneratorState::Suspended || !generator.delegating {
        return Ok(Value::None.into());
    }
    let code = cx.heap.code(generator.code);
    match code.instrs.get(generator.pc as usize) {
        Some(crate::bytecode::instr::Instr::YieldFrom { it, .. }) => {
            Ok(generator.registers.get(*it as usize).copied().unwrap_or(Value::None).into())
        }
        _ => Ok(Value::None.into()),
    }
}

/// What the kernel resumes generators with.
pub(crate) static INTRINSICS: &[Native] = &[
    function("_m_as_awaitable", "cls, generator, /", as_awaitable),
    function("_m_async_item", "value, /", async_item),
    function("_m_generator_finish", "generator, /", finish_native),
    function("_m_generator_send", "generator, value, /", send),
    function("_m_generator_state", "generator, /", state),
    function("_m_generator_throw", "generator, error, /", throw_native),
    function("_m_is_async_item", "value, /", is_async_item),
    function("_m_is_iterable_coroutine", "generator, /", is_iterable),
    function("_m_iterable_coroutine", "function, /", make_iterable),
    function("_m_lazy", "cls, generator, /", lazy),
    function("_m_lazy_calls", "cls, generator, /", lazy_calls),
];

/// Makes a generator not started yet a lazy iterator of a built-in type (`map`, `zip`): an exception does not end it, it goes on
/// with the next items. That is done by starting its body again: what the body has to remember is in its arguments.
fn lazy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    let id = receive::generator(&cx.heap, args[1])?;
    let registers = cx.heap[id].registers.clone();
    let info = cx.heap.new_tuple(registers);
    let generator = &mut cx.heap[id];
    generator.class = class;
    generator.info = info;
    Ok(args[1].into())
}

/// The same for the generator of a `map` or `filter` whose arguments are a function and an iterator.
fn lazy_calls(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    let id = receive::generator(&cx.heap, args[1])?;
    cx.heap[id].step = if class == classes::FILTER { GeneratorStep::Filter } else { GeneratorStep::Call };
    lazy(cx, args)
}

/// After an exception left the body of a lazy iterator: puts it at its start again. Whether it is one.
pub fn start_again(heap: &mut Heap, id: GeneratorId) -> bool {
    let Value::Tuple(info) = heap[id].info else { return false };
    let registers = heap[info].items.to_vec().into();
    let generator = &mut heap[id];
    generator.state = GeneratorState::Created;
    generator.pc = 0;
    generator.delegating = false;
    generator.registers = registers;
    true
}

/// Lets a plain generator be awaited, as an object of a class.
fn as_awaitable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = receive::class(&cx.heap, args[0])?;
    let id = receive::generator(&cx.heap, args[1])?;
    cx.heap[id].kind = GeneratorKind::Coroutine;
    cx.heap[id].class = class;
    Ok(args[1].into())
}

/// Whether a generator's function went through `types.coroutine`.
pub fn is_iterable_coroutine(heap: &Heap, id: GeneratorId) -> bool {
    match heap[id].function {
        Value::Function(function) => heap[function].extra.as_ref().is_some_and(|extra| extra.iterable_coroutine),
        _ => false,
    }
}

fn is_iterable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(matches!(args[0], Value::Generator(id) if is_iterable_coroutine(&cx.heap, id))).into())
}

/// `types.coroutine` of a generator function.
fn make_iterable(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Value::Function(id) = args[0] {
        cx.heap[id].extra_mut().iterable_coroutine = true;
    }
    Ok(args[0].into())
}

/// Whether an async generator yielded an item, not what one of its awaits yields: items come in a cell.
fn is_async_item(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(matches!(args[0], Value::Cell(_))).into())
}

fn async_item(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::Cell(id) => Ok(cx.heap[id].value.or_none().into()),
        other => Err(args::wrong_receiver(&cx.heap, "cell", other)),
    }
}

/// 0 not started, 1 at a yield, 2 running, 3 ended, 4 inside `yield from` or `await`.
fn state(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    let state = match cx.heap[id].state {
        GeneratorState::Created => 0,
        GeneratorState::Suspended if cx.heap[id].delegating => 4,
        GeneratorState::Suspended => 1,
        GeneratorState::Running => 2,
        GeneratorState::Closed => 3,
    };
    Ok(Value::Int(state).into())
}

fn throw_native(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Throw(receive::generator(&cx.heap, args[0])?, args[1]))
}

fn finish_native(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::generator(&cx.heap, args[0])?;
    if cx.heap[id].state != GeneratorState::Running {
        finish(&mut cx.heap, id);
    }
    Ok(Value::None.into())
}
