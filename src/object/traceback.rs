//! Tracebacks: the frames that an exception passed, as objects.
//!
//! Owns: the chain of traceback objects that an exception has ([`of`]), what is in one ([`entries`]), and the rows of their type.
//! Never makes text of them (`vm/traceback.rs`), nor adds frames to an exception (`vm/unwind.rs`).
//! Start reading at [`of`].
//!
//! An exception keeps its frames in a list. The object for them is made when somebody asks, and stands for all frames up to then;
//! when the exception passes others, the next object goes on with the one before:
//!
//! ```text
//! entries: [outer, middle] -- tail --> entries: [inner, innermost]
//! ```

use super::native::{Cx, Native, Outcome, Raise, function, getter, property, static_method};
use super::{args, raise};
use crate::bytecode::code::Span;
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{ExceptionId, Heap, TracebackId, Value};
use crate::heap::objects::{CodeObject, Instance, Traceback};
use crate::heap::trace::TraceEntry;
use crate::heap::value::StrId;

pub(crate) static METHODS: &[Native] = &[
    static_method("__new__", "cls, tb_next, tb_frame, tb_lasti, tb_lineno", new),
    getter("tb_frame", tb_frame),
    getter("tb_lasti", tb_lasti),
    getter("tb_lineno", tb_lineno),
    property("tb_next", tb_next, set_tb_next),
];

/// What the `traceback` module reads.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_trace_entries", "traceback, /", trace_entries)];

/// The traceback object of an exception: the same one until the exception passes another frame.
pub fn of(heap: &mut Heap, id: ExceptionId) -> Value {
    let (known, passed) = (heap[id].covered, heap[id].trace.len());
    if passed == 0 {
        return Value::None;
    }
    if known < passed {
        let entries = heap[id].trace[known..].iter().rev().copied().collect();
        let tail = heap[id].traceback.or_none();
        heap[id].traceback = heap.new(Traceback { entries, tail, ..Traceback::default() });
        heap[id].covered = passed;
    }
    heap[id].traceback
}

/// The frames that an exception passed, outermost first.
pub fn passed(heap: &Heap, id: ExceptionId) -> Vec<TraceEntry> {
    let exception = &heap[id];
    let mut all: Vec<TraceEntry> = exception.trace[exception.covered..].iter().rev().copied().collect();
    all.extend(entries(heap, exception.traceback));
    all
}

/// The frames of a traceback object, outermost first; none of anything else.
pub fn entries(heap: &Heap, traceback: Value) -> Vec<TraceEntry> {
    let mut all = Vec::new();
    let mut at = traceback;
    // No chain has more links than there are objects.
    for _ in 0..=heap.tracebacks.count() {
        let Value::Traceback(id) = at else { break };
        let link = &heap[id];
        if link.next.is_unbound() {
            all.extend_from_slice(&link.entries);
            at = link.tail;
        } else {
            all.extend(link.entries.first());
            at = link.next;
        }
    }
    all
}

/// The frames of a traceback object that is an argument; None has none.
pub fn entries_of(cx: &Cx, value: Value) -> Result<Vec<TraceEntry>, Raise> {
    match value {
        Value::Traceback(_) | Value::None => Ok(entries(&cx.heap, value)),
        _ => Err(args::wrong_receiver(&cx.heap, "traceback", value)),
    }
}

fn this(cx: &Cx, value: Value) -> Result<TracebackId, Raise> {
    match value {
        Value::Traceback(id) => Ok(id),
        _ => Err(args::wrong_receiver(&cx.heap, "traceback", value)),
    }
}

/// What part of the source an entry is at; where it names no instruction, the beginning of its line.
pub fn span_of(heap: &Heap, entry: TraceEntry) -> Span {
    let code = heap.code(entry.code);
    let line = match entry.line() {
        Some(line) => line,
        None if entry.pc == TraceEntry::NOT_BEGUN => code.first_line,
        None => return code.spans.get(entry.pc as usize).copied().unwrap_or_default(),
    };
    let lines = heap.unit(entry.code.unit()).lines();
    let start = lines.get((line as usize).saturating_sub(1)).copied().unwrap_or(0);
    Span { start, end: start }
}

/// Line and column (both from 1; the column in bytes) of a byte of a unit's source.
fn place(lines: &[u32], at: u32) -> (i64, i64) {
    let line = lines.partition_point(|&start| start <= at).max(1);
    let start = lines.get(line - 1).copied().unwrap_or(0);
    (line as i64, i64::from(at - start.min(at)))
}

/// (file name, line, end line, column, end column, function name) of each frame, outermost first.
fn trace_entries(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut rows = Vec::new();
    for entry in entries_of(cx, args[0])? {
        let unit = cx.heap.unit(entry.code.unit());
        let code = cx.heap.code(entry.code);
        let span = span_of(&cx.heap, entry);
        let ((line, column), (end_line, end_column)) = (place(unit.lines(), span.start), place(unit.lines(), span.end));
        let name = Value::Str(StrId::from_bits(code.name));
        let file = unit.filename.clone();
        let file = cx.heap.new_str(file);
        let numbers = [line, end_line, column, end_column].map(Value::Int);
        rows.push(cx.heap.new_tuple([file, numbers[0], numbers[1], numbers[2], numbers[3], name]));
    }
    Ok(cx.heap.new_list(rows).into())
}

fn line_of(heap: &Heap, entry: TraceEntry) -> i64 {
    let lines = heap.unit(entry.code.unit()).lines();
    entry.line().map_or_else(|| place(lines, span_of(heap, entry).start).0, i64::from)
}

fn tb_lineno(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let line = cx.heap[id].entries.first().map_or(0, |&entry| line_of(&cx.heap, entry));
    Ok(Value::Int(line).into())
}

fn tb_lasti(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let link = &cx.heap[this(cx, args[0])?];
    let last = link.last.or_else(|| link.entries.first().map(|entry| i64::from(entry.pc) * 2));
    Ok(Value::Int(last.unwrap_or(0)).into())
}

fn tb_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    if cx.heap[id].next.is_unbound() {
        let link = &cx.heap[id];
        let next = match link.entries.get(1..) {
            Some(rest) if !rest.is_empty() => {
                let rest = Traceback { entries: rest.into(), tail: link.tail, ..Traceback::default() };
                cx.heap.new(rest)
            }
            _ => link.tail,
        };
        cx.heap[id].next = next;
    }
    Ok(cx.heap[id].next.into())
}

/// A value that may be the rest of a traceback; the refusal names what is `expected`.
fn rest(cx: &Cx, value: Value, expected: &str) -> Result<Value, Raise> {
    match value {
        Value::Traceback(_) | Value::None => Ok(value),
        _ => Err(raise::type_error(format!("expected {expected}, got '{}'", cx.heap.type_name(value)))),
    }
}

fn set_tb_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    if args[1].is_unbound() {
        return Err(raise::type_error("can't delete tb_next attribute"));
    }
    let next = rest(cx, args[1], "traceback object")?;
    let mut at = next;
    while let Value::Traceback(link) = at {
        if link == id {
            return Err(raise::value_error("traceback loop detected"));
        }
        let link = &cx.heap[link];
        at = if link.next.is_unbound() { link.tail } else { link.next };
        cx.poll(1)?;
    }
    cx.heap[id].next = next;
    Ok(Value::None.into())
}

/// The frame as far as it outlives its run: its code and line.
fn tb_frame(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    if cx.heap[id].frame.is_unbound() {
        let frame = match cx.heap[id].entries.first().copied() {
            Some(entry) => new_frame(cx, entry),
            None => Value::None,
        };
        cx.heap[id].frame = frame;
    }
    Ok(cx.heap[id].frame.into())
}

fn new_frame(cx: &mut Cx, entry: TraceEntry) -> Value {
    let line = Value::Int(line_of(&cx.heap, entry));
    let last = Value::Int(i64::from(entry.pc) * 2);
    let code = cx.heap.new(CodeObject { code: entry.code });
    let (locals, globals) = (cx.heap.new(Dict::default()), cx.heap.new(Dict::default()));
    let attributes =
        [("f_back", Value::None), ("f_code", code), ("f_globals", globals), ("f_lasti", last), ("f_lineno", line), ("f_locals", locals)];
    let dict = super::dict::of_names(cx, &attributes);
    cx.heap.new(Instance { class: classes::FRAME, dict: Some(dict), ..Default::default() })
}

/// `[cls, tb_next, tb_frame, tb_lasti, tb_lineno]`
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = |value: Value| match value {
        Value::Int(n) => i32::try_from(n).map_err(|_| raise::overflow_error("Python int too large to convert to C int")),
        other => Err(raise::type_error(format!("'{}' object cannot be interpreted as an integer", cx.heap.type_name(other)))),
    };
    let refused =
        |value: Value| raise::type_error(format!("traceback() argument 'tb_frame' must be frame, not {}", cx.heap.type_name(value)));
    let Value::Instance(frame) = args[2] else { return Err(refused(args[2])) };
    let code = match cx.heap[frame].dict.and_then(|dict| Some(cx.heap[dict].slots()[cx.heap[dict].find_text(&cx.heap, "f_code")?].value)) {
        Some(Value::Code(code)) if cx.heap[frame].class == classes::FRAME => cx.heap[code].code,
        _ => return Err(refused(args[2])),
    };
    let (last, line) = (number(args[3])?, number(args[4])?);
    let next = rest(cx, args[1], "traceback object or None")?;
    // An instruction of that line has its place in it; else there is only the line.
    let at = TraceEntry { code, pc: u32::try_from(last / 2).unwrap_or(0) };
    let known = (at.pc as usize) < cx.heap.code(code).spans.len() && line_of(&cx.heap, at) == i64::from(line);
    let entry = if known { at } else { TraceEntry::at_line(code, u32::try_from(line).unwrap_or(0)) };
    let made = Traceback { entries: [entry].into(), next, frame: args[2], last: Some(i64::from(last)), ..Traceback::default() };
    Ok(cx.heap.new(made).into())
}
