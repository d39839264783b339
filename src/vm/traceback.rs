//! Frames as tracebacks show them: where an entry of a trace is in the source, and its text with carets.
//!
//! Owns: what `traceback` of the library and the report of an uncaught exception (`api`) have in common.
//! Never: follows chains of exceptions.
//! Start reading at [`shown_frame`].

use super::Vm;
use crate::bytecode::code::{CodeFlags, Unit};
use crate::bytecode::lines::line_of;
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::Traceback;
use crate::heap::trace::TraceEntry;
use crate::heap::value::StrId;
use crate::object::native::{Cx, FrameQuery, Native, Outcome, Raise, function};
use crate::object::raise;
use crate::object::traceback::{entries_of, span_of};
use crate::syntax::traceback::{self, Frame, Span};

/// What the prelude's `traceback` is made of.
pub static INTRINSICS: &[Native] = &[
    function("_m_format_frame", "file, line, name, text, end_line, column, end_column, /", format_frame),
    function("_m_source_line", "code, line, /", source_line),
    function("_m_stack", "", stack),
    function("_m_trace_rows", "traceback, /", trace_rows),
];

/// The frame of a traceback entry, borrowed from the unit.
pub fn shown_frame(heap: &Heap, entry: TraceEntry) -> Frame<'_> {
    let unit = heap.unit(entry.code.unit());
    let code = heap.code(entry.code);
    let span = span_of(heap, entry);
    let (line, column) = position(unit, span.start);
    let (end_line, end_column) = position(unit, span.end);
    let start = unit.lines().get(line as usize - 1).map_or(0, |&at| at as usize);
    let end = unit.lines().get(end_line as usize).map_or(unit.source.len(), |&at| at as usize);
    let is_outside = entry.line().is_some_and(|line| line == 0 || line as usize > unit.lines().len());
    Frame {
        file: &unit.filename,
        line: entry.line().unwrap_or(line),
        name: heap.shown(StrId::from_bits(code.name)),
        text: if is_outside { "" } else { unit.source[start..end].trim_end_matches(['\n', '\r']) },
        span: (entry.pc != TraceEntry::NOT_BEGUN && entry.line().is_none()).then_some(Span { end_line, column, end_column }),
        times: 1,
    }
}

/// Line from 1 and column from 0, in characters.
fn position(unit: &Unit, offset: u32) -> (u32, u32) {
    let line = line_of(unit.lines(), offset).max(1);
    let start = unit.lines().get(line as usize - 1).copied().unwrap_or(0);
    let before = unit.source.get(start as usize..offset as usize).unwrap_or_default();
    (line, before.chars().count() as u32)
}

impl Vm {
    /// The program's frames as a traceback object, outermost first.
    pub fn current_stack(&mut self) -> Value {
        let visible = self.frames.iter().filter(|frame| !self.cx.heap.code(frame.code).flags.contains(CodeFlags::HIDDEN));
        let entries = visible.map(|frame| TraceEntry { code: frame.code, pc: frame.pc.saturating_sub(1) }).collect();
        self.cx.heap.new(Traceback { entries, tail: Value::None, ..Traceback::default() })
    }
}

fn stack(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Frame(FrameQuery::Stack))
}

/// (file name, line, function name, source text, end line, column, end column) of each frame, outermost first; columns are
/// characters from 0.
fn trace_rows(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let entries = entries_of(cx, args[0])?;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        cx.poll(100)?;
        let frame = shown_frame(&cx.heap, entry);
        let texts = [frame.file, frame.name, frame.text].map(str::to_owned);
        let span = frame.span.unwrap_or(Span { end_line: frame.line, column: 0, end_column: 0 });
        let line = Value::Int(i64::from(frame.line));
        let [end_line, column, end_column] = [span.end_line, span.column, span.end_column].map(|n| Value::Int(i64::from(n)));
        let [file, name, text] = texts.map(|text| cx.heap.new_str(text));
        rows.push(cx.heap.new_tuple([file, line, name, text, end_line, column, end_column]));
    }
    Ok(cx.heap.new_list(rows).into())
}

/// The text of one frame as a traceback has it.
fn format_frame(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = |i: usize| cx.str_arg(args[i]).map(|text| text.as_str()).ok_or_else(|| raise::type_error("a frame's texts are str"));
    let number = |i: usize| match args[i] {
        Value::Int(n) => u32::try_from(n).ok(),
        _ => None,
    };
    let span = match (number(4), number(5), number(6)) {
        (Some(end_line), Some(column), Some(end_column)) => Some(Span { end_line, column, end_column }),
        _ => None,
    };
    let frame = Frame { file: text(0)?, line: number(1).unwrap_or(0), name: text(2)?, text: text(3)?, span, times: 1 };
    let shown = traceback::render_frame(&frame);
    Ok(cx.str(shown).into())
}

/// The text of a line of the source that a code object is of.
fn source_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Value::Code(id), Value::Int(line)) = (args[0], args[1]) else { return Ok(Value::None.into()) };
    let unit = cx.heap.unit(cx.heap[id].code.unit());
    let start = |line: i64| usize::try_from(line).ok().and_then(|line| unit.lines().get(line)).map(|&at| at as usize);
    let Some(begin) = start(line - 1) else { return Ok(Value::None.into()) };
    let text = unit.source[begin..start(line).unwrap_or(unit.source.len())].trim_end_matches(['\n', '\r']).to_owned();
    Ok(cx.heap.new_str(text).into())
}
