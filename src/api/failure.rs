//! What ended a run, as an [`Error`]: the exception with its chain and traceback, or the limit.
//!
//! Owns: collecting the facts. The text is written by `syntax::traceback`.
//! Never: trusts `str()` of the program's own exceptions: it runs under the run's limits, and its failure is a text.
//! Start reading at [`describe`].

use crate::bytecode::code::CodeFlags;
use crate::bytecode::lines::line_of;
use crate::error::{Error, ErrorKind, Frame};
use crate::heap::classes;
use crate::heap::kinds::{ExceptionId, Heap, Value};
use crate::heap::limit::{Limit, LimitHit};
use crate::heap::trace::TraceEntry;
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::host::border::Refusal;
use crate::host::border::export::{Raised, export_raised};
use crate::object::traceback::passed;
use crate::syntax::traceback::{self, Link};
use crate::text::core;
use crate::vm::traceback::shown_frame;
use crate::vm::{Exit, Vm};
use std::collections::HashMap;

/// Exceptions of a chain or group that a traceback shows.
const MAX_EXCEPTIONS: usize = 1000;
/// Frames of a traceback that the host gets one by one: of a longer one the outermost and the innermost.
const MAX_FRAMES: usize = 10_000;
/// What stands for the text of an exception whose `str()` fails, as in CPython.
const NO_TEXT: &str = "<exception str() failed>";

/// The exception that left the program.
pub(super) fn describe(vm: &mut Vm, value: Value) -> Error {
    vm.roots.push(value);
    let (values, index) = collect(vm, value);
    let texts = texts(vm, &values);
    let heap = &vm.cx.heap;
    let mut room = shown_frames(heap);
    let exceptions: Vec<_> =
        values.iter().zip(&texts).map(|(&value, text)| plain_exception(vm, value, &text.shown(), &index, &mut room)).collect();
    let text = traceback::render(&exceptions, 0);
    let trace = vm.exception_id(value).map(|id| passed(heap, id)).unwrap_or_default();
    let frames = ends(trace.len(), MAX_FRAMES).map(|i| frame(heap, trace[i])).collect();
    let name = heap.class_name(heap.class_of(value));
    let exit = exit_status(vm, value);
    let message = texts.into_iter().next().unwrap_or_default().text;
    let raised = Raised { message: &message, traceback: &text };
    let object = export_raised(vm, value, &raised);
    let mut error = Error::exception(name, message).with_traceback(frames, text);
    if let Ok(object) = object {
        error = error.with_exception(object);
    }
    match exit {
        Some(status) => error.with_exit_status(status),
        None => error,
    }
}

/// A limit ended the run.
pub(super) fn limit(vm: &Vm, limit: Limit) -> Error {
    let heap = &vm.cx.heap;
    let visible = vm.frames.iter().filter(|frame| !heap.code(frame.code).flags.contains(CodeFlags::HIDDEN));
    let entries: Vec<TraceEntry> = visible.map(|frame| TraceEntry { code: frame.code, pc: frame.pc.saturating_sub(1) }).collect();
    let hit = LimitHit(limit);
    let shown = stack(heap, entries.iter().copied(), &mut shown_frames(heap));
    let text = traceback::render(&[traceback::Exception { frames: shown, class: hit.to_string(), ..Default::default() }], 0);
    Error::from(hit).with_traceback(ends(entries.len(), MAX_FRAMES).map(|i| frame(heap, entries[i])).collect(), text)
}

/// The result does not cross the border.
pub(super) fn refused_result(refusal: &Refusal) -> Error {
    match refusal {
        Refusal::Limit(hit) => Error::from(*hit),
        Refusal::Deep | Refusal::Unhashable(_) | Refusal::UnknownFunction(_) => {
            Error::new(ErrorKind::Range, "the result is nested too deeply to cross to the host")
        }
    }
}

/// The exception that the program gets when its arguments do not cross the border.
pub(super) fn refusal_exception(vm: &mut Vm, refusal: &Refusal) -> Value {
    match refusal {
        Refusal::Limit(_) | Refusal::Deep => {
            vm.new_exception(classes::RECURSION_ERROR, "the arguments are nested too deeply to cross to the host")
        }
        Refusal::Unhashable(name) => vm.new_exception(classes::TYPE_ERROR, &format!("unhashable type: '{name}'")),
        Refusal::UnknownFunction(name) => vm.new_exception(classes::NAME_ERROR, &format!("name '{name}' is not defined")),
    }
}

/// The line that the innermost frame of the program is at.
pub(super) fn current_line(vm: &Vm) -> u32 {
    let heap = &vm.cx.heap;
    let visible = vm.frames.iter().rev().find(|frame| !heap.code(frame.code).flags.contains(CodeFlags::HIDDEN));
    visible.map_or(0, |frame| {
        let span = heap.code(frame.code).spans.get(frame.pc.saturating_sub(1) as usize).copied().unwrap_or_default();
        line_of(heap.unit(frame.code.unit()).lines(), span.start).max(1)
    })
}

/// The exception with all that it followed and all that are in its groups, and where each is in the list.
fn collect(vm: &Vm, value: Value) -> (Vec<Value>, HashMap<ExceptionId, usize>) {
    let mut values = Vec::new();
    let mut index = HashMap::new();
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        let Some(id) = vm.exception_id(value) else { continue };
        if index.contains_key(&id) || values.len() == MAX_EXCEPTIONS {
            continue;
        }
        index.insert(id, values.len());
        values.push(value);
        let exception = &vm.cx.heap[id];
        pending.extend(members(vm, value).into_iter().flatten().rev());
        pending.extend([exception.context, exception.cause]);
    }
    (values, index)
}

/// The exceptions of a group.
fn members(vm: &Vm, value: Value) -> Option<Vec<Value>> {
    let heap = &vm.cx.heap;
    if !heap.is_instance(value, classes::BASE_EXCEPTION_GROUP) {
        return None;
    }
    let args = match heap[vm.exception_id(value)?].args {
        Value::Tuple(args) => &heap[args].items,
        _ => return None,
    };
    match heap.unwrap(*args.get(1)?) {
        Value::Tuple(id) => Some(heap[id].items.to_vec()),
        Value::List(id) => Some(heap[id].items.clone()),
        _ => None,
    }
}

/// What an exception says of itself.
#[derive(Clone, Debug, Default)]
struct Text {
    /// `str()` of it.
    text: String,
    /// What only its traceback says: "Did you mean ...".
    hint: String,
}

impl Text {
    fn shown(&self) -> String {
        format!("{}{}", self.text, self.hint)
    }
}

/// The text of each.
fn texts(vm: &mut Vm, values: &[Value]) -> Vec<Text> {
    let mut texts: Vec<Option<String>> = Vec::with_capacity(values.len());
    for &value in values {
        texts.push(vm.retry(|cx| crate::object::repr::str(cx, value)).ok());
    }
    let in_python = |(&value, text): (&Value, &Option<String>)| (text.is_none() || may_have_hint(vm, value)).then_some(value);
    let missing: Vec<Value> = values.iter().zip(&texts).filter_map(in_python).collect();
    let mut found = if missing.is_empty() { HashMap::new() } else { python_texts(vm, missing) };
    let text = |(value, text): (&Value, Option<String>)| {
        let known = vm.exception_id(*value).and_then(|id| found.remove(&id));
        let hint = known.as_ref().map(|known| known.hint.clone()).unwrap_or_default();
        Text { text: text.or(known.map(|known| known.text)).unwrap_or_else(|| NO_TEXT.to_owned()), hint }
    };
    values.iter().zip(texts).map(text).collect()
}

/// Errors about unknown names may have a suggestion, which the kernel looks for.
fn may_have_hint(vm: &Vm, value: Value) -> bool {
    [classes::NAME_ERROR, classes::ATTRIBUTE_ERROR, classes::IMPORT_ERROR].iter().any(|&class| vm.cx.heap.is_instance(value, class))
}

/// The texts that the program's own `__str__` gives, and hints.
fn python_texts(vm: &mut Vm, values: Vec<Value>) -> HashMap<ExceptionId, Text> {
    let list = vm.cx.heap.new_list(values.clone());
    vm.roots.push(list);
    let Ok(function) = vm.kernel_function("exception_texts") else { return HashMap::new() };
    let exit = match vm.call_from_host(function, &[list], None) {
        Ok(()) => vm.run(u64::MAX),
        Err(exit) => exit,
    };
    let heap = &vm.cx.heap;
    let text = |value: Value| match heap.unwrap(value) {
        Value::Str(id) => heap.text(id).to_owned(),
        _ => NO_TEXT.to_owned(),
    };
    let texts = match exit {
        Exit::Done(Value::List(id)) => {
            let pairs = heap[id].items.chunks_exact(2).map(|pair| Text { text: text(pair[0]), hint: text(pair[1]) });
            values.iter().zip(pairs).filter_map(|(&value, text)| Some((vm.exception_id(value)?, text))).collect()
        }
        Exit::Done(_) | Exit::Failed(_) | Exit::Limit(_) | Exit::Call | Exit::Yielded | Exit::Interrupted => HashMap::new(),
    };
    vm.abandon();
    texts
}

/// Places that the text of a traceback may show: what it takes must not exceed what the program may.
fn shown_frames(heap: &Heap) -> usize {
    (heap.budget.limit / 1024).clamp(1_000, 50_000)
}

/// The numbers of `most` out of `len` things, from both ends.
fn ends(len: usize, most: usize) -> impl Iterator<Item = usize> {
    let half = most / 2;
    let (first, last) = if len <= most { (len, len) } else { (half, len - half) };
    (0..first).chain(last..len)
}

/// A stack, outermost first, of which `room` is left afterwards. A place that calls itself is there once.
fn stack<'a>(heap: &'a Heap, entries: impl Iterator<Item = TraceEntry>, room: &mut usize) -> Vec<traceback::Frame<'a>> {
    let mut places: Vec<(TraceEntry, usize)> = Vec::new();
    for entry in entries {
        match places.last_mut() {
            Some((last, times)) if (last.code, last.pc) == (entry.code, entry.pc) => *times += 1,
            _ => places.push((entry, 1)),
        }
    }
    let shown = ends(places.len(), (*room).max(100));
    let frames: Vec<_> = shown.map(|i| places[i]).map(|(entry, times)| traceback::Frame { times, ..shown_frame(heap, entry) }).collect();
    *room = room.saturating_sub(frames.len());
    frames
}

fn plain_exception<'a>(
    vm: &'a Vm,
    value: Value,
    text: &str,
    index: &HashMap<ExceptionId, usize>,
    room: &mut usize,
) -> traceback::Exception<'a> {
    let heap = &vm.cx.heap;
    let known = |value: Value| vm.exception_id(value).and_then(|id| index.get(&id).copied());
    let Some(id) = vm.exception_id(value) else { return traceback::Exception::default() };
    let exception = &heap[id];
    let before = match known(exception.cause) {
        Some(cause) => Some((Link::Cause, cause)),
        None if exception.suppress_context => None,
        None => known(exception.context).map(|context| (Link::Context, context)),
    };
    let members = members(vm, value).map(|members| members.into_iter().filter_map(known).collect());
    traceback::Exception {
        frames: stack(heap, passed(heap, id).into_iter(), room),
        class: qualified_name(heap, heap.class_of(value)),
        message: text.to_owned(),
        notes: notes(vm, value, id),
        before,
        members,
        syntax: None,
    }
}

/// The class's name as tracebacks have it.
fn qualified_name(heap: &Heap, class: ClassId) -> String {
    let data = heap.class(class);
    let name = match data.qualname {
        Value::Str(id) => heap.text(id),
        _ => "?",
    };
    let module = match data.dict.and_then(|dict| heap[dict].get_str(heap, StrId::from_bits(core::MODULE))) {
        Some(Value::Str(id)) => heap.text(id),
        _ => classes::builtin_module(class).unwrap_or("builtins"),
    };
    if matches!(module, "builtins" | "__main__") { name.to_owned() } else { format!("{module}.{name}") }
}

/// `__notes__`, when they are a list of strings.
fn notes(vm: &Vm, value: Value, id: ExceptionId) -> Vec<String> {
    let heap = &vm.cx.heap;
    let name = StrId::from_bits(core::NOTES);
    let in_dict = |dict: Value| match dict {
        Value::Dict(dict) => heap[dict].get_str(heap, name),
        _ => None,
    };
    let own = match value {
        Value::Instance(id) => {
            let instance = &heap[id];
            match instance.shape {
                ShapeId::DICT => in_dict(instance.dict.map_or(Value::Unbound, Value::Dict)),
                shape => heap.shape_slot(shape, name).and_then(|slot| instance.slots.get(slot).copied()),
            }
        }
        _ => None,
    };
    match own.or_else(|| in_dict(heap[id].dict)) {
        Some(Value::List(list)) => heap[list]
            .items
            .iter()
            .filter_map(|&note| match heap.unwrap(note) {
                Value::Str(id) => Some(heap.text(id).to_owned()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn frame(heap: &Heap, entry: TraceEntry) -> Frame {
    let plain = shown_frame(heap, entry);
    Frame {
        file: plain.file.to_owned(),
        function: plain.name.to_owned(),
        line: plain.line,
        column: plain.span.map_or(0, |span| span.column + 1),
        source: plain.text.lines().next().unwrap_or_default().trim().to_owned(),
    }
}

/// The exit status that `SystemExit` asks for: its code when that is an int, 0 for None, 1 for anything else.
fn exit_status(vm: &Vm, value: Value) -> Option<i32> {
    let heap = &vm.cx.heap;
    if !heap.is_instance(value, classes::SYSTEM_EXIT) {
        return None;
    }
    let code = match heap[vm.exception_id(value)?].args {
        Value::Tuple(args) => match *heap[args].items {
            [] => Value::None,
            [code] => code,
            _ => Value::Unbound,
        },
        _ => Value::None,
    };
    Some(match heap.unwrap(code) {
        Value::None => 0,
        Value::Bool(b) => i32::from(b.get()),
        Value::Int(i) => i as i32,
        _ => 1,
    })
}
