//! `re.Pattern`: searching, splitting and replacing with a compiled regular expression.
//!
//! Owns the rows, the compiled form of a pattern object (made again after a load), and how the engine asks for time and memory.
//! Never calls a replacement function: `re_sub` of the kernel does.
//! Start reading at [`compiled`] and [`polled`].

use super::native::{Cx, Native, Outcome, Raise, class_method, function, getter, method};
use super::{args, bulk, generic_alias, raise, receive};
use crate::heap::kinds::{Heap, IterId, PatternId, Value};
use crate::heap::objects::{Iter, Match, Pattern};
use crate::heap::waste::Fresh;
use crate::regex::error::CompileError;
use crate::regex::meter::{Poll, Stop};
use crate::regex::template::{Part, Template, count_special, escape_bytes, parse_template};
use crate::regex::{self, Flags, Mode, Request, Scratch, Source};
use std::sync::Arc;

const BOUNDS: &str = "self, string, pos=0, endpos=9223372036854775807";

pub(crate) static METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", generic_alias::class_getitem),
    method("__copy__", "self, /", itself),
    method("__deepcopy__", "self, memo, /", itself),
    method("__repr__", "self, /", in_kernel).or("re_pattern_repr"),
    method("findall", BOUNDS, findall),
    method("finditer", BOUNDS, finditer),
    getter("flags", flags),
    method("fullmatch", BOUNDS, fullmatch),
    getter("groupindex", groupindex),
    getter("groups", groups),
    method("match", BOUNDS, match_),
    getter("pattern", pattern),
    method("search", BOUNDS, search),
    method("split", "self, string, maxsplit=0", split),
    method("sub", "self, repl, string, count=0", sub).or("re_sub"),
    method("subn", "self, repl, string, count=0", subn).or("re_subn"),
];

/// Natives for the prelude's `re`.
pub(crate) static INTRINSICS: &[Native] =
    &[function("_m_re_compile", "pattern, flags, /", compile), function("_m_re_escape", "pattern, /", escape_text)];

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(args[0].into())
}

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// The pattern behind a receiver.
pub(super) fn this(cx: &Cx, value: Value) -> Result<PatternId, Raise> {
    match value {
        Value::Pattern(id) => Ok(id),
        _ => Err(args::wrong_receiver(&cx.heap, "re.Pattern", value)),
    }
}

/// Runs the engine with a poll function that spends the run's fuel and asks for its memory. The heap is only read meanwhile.
pub(super) fn polled<T, E: From<Stop> + IsStop>(
    cx: &mut Cx,
    run: impl FnOnce(&Heap, &mut Poll<'_>) -> Result<T, E>,
) -> Result<Result<T, E>, Raise> {
    let (heap, meter) = cx.parts();
    let mut failed = None;
    let mut poll = |work: u64, bytes: usize| {
        let asked = meter.spend(work).and_then(|()| super::search::reserve(heap, bytes));
        asked.map_err(|raise| {
            failed = Some(raise);
            Stop
        })
    };
    let result = run(heap, &mut poll);
    match (result, failed) {
        (Err(error), Some(raise)) if error.is_stop() => Err(raise),
        (result, _) => Ok(result),
    }
}

/// Errors among which is the engine's "stop".
pub(super) trait IsStop {
    /// Whether it is.
    fn is_stop(&self) -> bool;
}

impl IsStop for Stop {
    fn is_stop(&self) -> bool {
        true
    }
}

impl IsStop for CompileError {
    fn is_stop(&self) -> bool {
        matches!(self, CompileError::Stop(_))
    }
}

/// As [`polled`] where stopping is all that can go wrong.
fn ran<T>(cx: &mut Cx, run: impl FnOnce(&Heap, &mut Poll<'_>) -> Result<T, Stop>) -> Result<T, Raise> {
    polled(cx, run)?.map_err(|Stop| raise::system_error("the engine stopped without being told to"))
}

/// The bytes of a pattern or template, and whether it is a str.
fn source<'a>(heap: &'a Heap, value: Value) -> Option<Source<'a>> {
    match heap.unwrap(value) {
        Value::Str(id) => Some(Source::Str(heap.text(id).as_bytes())),
        plain => receive::bytes(heap, plain).map(Source::Bytes),
    }
}

/// `_m_re_compile(pattern, flags)`: a pattern, or (0, message, position) of a pattern error, (1, message, None) of a ValueError,
/// (2, message, None) of an OverflowError.
fn compile(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let flags = Flags(args::ssize(&cx.heap, args[1])? as u32);
    let text = args[0];
    let result = polled(cx, |heap, poll| {
        let source = source(heap, text).unwrap_or(Source::Str(b""));
        regex::compile(source, flags, poll)
    })?;
    let (kind, message, pos) = match result {
        Ok(compiled) => {
            let pattern = Pattern { source: cx.heap.unwrap(text), flags: flags.0, compiled: Some(Arc::new(compiled)) };
            return Ok(cx.heap.new(pattern).into());
        }
        Err(CompileError::Pattern(error)) => (0, error.msg, error.pos),
        Err(CompileError::Value(message)) => (1, message.to_owned(), None),
        Err(CompileError::Overflow(message)) => (2, message.to_owned(), None),
        Err(CompileError::Index(message)) => (1, message, None),
        Err(CompileError::Stop(_)) => return Err(raise::system_error("the engine stopped without being told to")),
    };
    let message = cx.str(message);
    let pos = pos.map_or(Value::None, |pos| Value::Int(pos as i64));
    Ok(cx.heap.new_tuple([Value::Int(kind), message, pos]).into())
}

/// The compiled form; made again when the pattern comes from a snapshot.
pub(super) fn compiled(cx: &mut Cx, id: PatternId) -> Result<Arc<regex::Pattern>, Raise> {
    if let Some(compiled) = &cx.heap[id].compiled {
        return Ok(Arc::clone(compiled));
    }
    let (text, flags) = (cx.heap[id].source, Flags(cx.heap[id].flags));
    let made = polled(cx, |heap, poll| regex::compile(source(heap, text).unwrap_or(Source::Str(b"")), flags, poll))?;
    let made = Arc::new(made.map_err(|_| raise::system_error("a pattern that was compiled before compiles again"))?);
    cx.heap[id].compiled = Some(Arc::clone(&made));
    Ok(made)
}

/// The bytes of a subject.
pub(super) fn subject_bytes(heap: &Heap, subject: Value) -> &[u8] {
    match subject {
        Value::Str(id) => heap.text(id).as_bytes(),
        _ => receive::bytes(heap, subject).unwrap_or(&[]),
    }
}

/// What is searched: plain data of the right kind, with the bounds in bytes and as Python counts them.
struct Subject {
    value: Value,
    start: usize,
    end: usize,
    pos: usize,
    endpos: usize,
}

fn subject(cx: &Cx, pattern: &regex::Pattern, value: Value) -> Result<Value, Raise> {
    let heap = &cx.heap;
    let plain = heap.unwrap(value);
    match plain {
        Value::Str(_) if pattern.is_bytes => Err(raise::type_error("cannot use a bytes pattern on a string-like object")),
        Value::Str(_) => Ok(plain),
        _ if receive::bytes(heap, plain).is_none() => {
            let name = heap.type_name(value);
            Err(raise::type_error(format!("expected string or bytes-like object, got '{name}'")))
        }
        _ if !pattern.is_bytes => Err(raise::type_error("cannot use a string pattern on a bytes-like object")),
        _ => Ok(plain),
    }
}

fn bounded(cx: &Cx, pattern: &regex::Pattern, value: Value, pos: Value, endpos: Value) -> Result<Subject, Raise> {
    let value = subject(cx, pattern, value)?;
    let heap = &cx.heap;
    let len = match value {
        Value::Str(id) => heap.str(id).chars(),
        _ => subject_bytes(heap, value).len(),
    };
    let clamp = |bound: Value| Ok::<usize, Raise>(args::size(args::ssize(heap, bound)?).min(len));
    let (pos, endpos) = (clamp(pos)?, clamp(endpos)?);
    let byte = |at: usize| match value {
        Value::Str(id) if 0 < at && at < len => Ok::<usize, Raise>(heap.indexed_str(id)?.byte_offset(at)),
        Value::Str(id) if at > 0 => Ok(heap.text(id).len()),
        _ => Ok(at),
    };
    Ok(Subject { value, start: byte(pos)?, end: byte(endpos.max(pos))?, pos, endpos })
}

/// A match object of the groups found.
fn made_match(cx: &mut Cx, pattern: PatternId, subject: Value, pos: usize, endpos: usize, scratch: &Scratch, groups: usize) -> Value {
    let span = |group| scratch.span(group).map_or((usize::MAX, usize::MAX), |range| (range.start, range.end));
    let spans = (0..=groups).map(span).collect();
    let last_index = scratch.lastindex().unwrap_or(0);
    cx.heap.new(Match { pattern: pattern.into(), subject, spans, pos, endpos, last_index })
}

fn find(cx: &mut Cx, args: &[Value], mode: Mode) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    let subject = bounded(cx, &pattern, args[1], args[2], args[3])?;
    if subject.endpos < subject.pos {
        return Ok(Value::None.into());
    }
    let mut scratch = Scratch::default();
    let found = ran(cx, |heap, poll| {
        let request =
            Request { text: subject_bytes(heap, subject.value), pos: subject.start, endpos: subject.end, mode, must_advance: false };
        pattern.run(&mut scratch, request, poll)
    })?;
    if !found {
        return Ok(Value::None.into());
    }
    Ok(made_match(cx, id, subject.value, subject.pos, subject.endpos, &scratch, pattern.groups).into())
}

fn match_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    find(cx, args, Mode::Match)
}

fn fullmatch(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    find(cx, args, Mode::FullMatch)
}

fn search(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    find(cx, args, Mode::Search)
}

fn finditer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    let subject = bounded(cx, &pattern, args[1], args[2], args[3])?;
    let iter = match subject.endpos < subject.pos {
        true => Iter::Done,
        false => Iter::Matches { pattern: id, subject: subject.value, next: subject.start, end: subject.end, last_end: None },
    };
    Ok(cx.heap.new(iter).into())
}

/// The next match of a `finditer`.
pub(super) fn next_match(cx: &mut Cx, iter: IterId) -> Result<Option<Value>, Raise> {
    let Iter::Matches { pattern: id, subject, next, end, last_end } = cx.heap[iter] else { return Ok(None) };
    let pattern = compiled(cx, id)?;
    let mut scratch = Scratch::default();
    let found = ran(cx, |heap, poll| {
        let text = subject_bytes(heap, subject);
        let request =
            Request { text, pos: next.min(text.len()), endpos: end.min(text.len()), mode: Mode::Search, must_advance: last_end.is_some() };
        pattern.run(&mut scratch, request, poll)
    })?;
    if !found {
        return Ok(None);
    }
    let whole = scratch.span(0).expect("a match has its whole span");
    let last_end = whole.is_empty().then_some(whole.end);
    cx.heap[iter] = Iter::Matches { pattern: id, subject, next: whole.end, end, last_end };
    let (pos, endpos) = match subject {
        Value::Str(id) if end < cx.heap.text(id).len() => (0, cx.heap.indexed_str(id)?.char_index(end)),
        Value::Str(id) => (0, cx.heap.str(id).chars()),
        _ => (0, end),
    };
    Ok(Some(made_match(cx, id, subject, pos, endpos, &scratch, pattern.groups)))
}

/// Spans of matches, `width` to each: group 0, then the others asked for.
struct Found {
    spans: Vec<(usize, usize)>,
    count: usize,
}

/// Makes room for so many items more, in pieces: the allocator would move what is there without a poll.
fn grow<T: Copy + Send + 'static>(heap: &Heap, items: &mut Vec<T>, more: usize, poll: &mut Poll<'_>) -> Result<(), Stop> {
    let capacity = items.len() * 2 + more;
    poll(0, (capacity + items.len()) * size_of::<T>())?;
    let mut grown = Fresh::new(&heap.watch.waste, Vec::with_capacity(capacity));
    for piece in items.chunks(bulk::PIECE) {
        grown.extend_from_slice(piece);
        poll((size_of_val(piece) / 16) as u64, 0)?;
    }
    heap.watch.waste.put(std::mem::replace(items, grown.done()));
    Ok(())
}

const ABSENT: (usize, usize) = (usize::MAX, usize::MAX);

/// All matches from the left, at most `most` of them.
fn all(cx: &mut Cx, pattern: &regex::Pattern, subject: Value, start: usize, end: usize, most: usize) -> Result<Found, Raise> {
    let width = pattern.groups + 1;
    ran(cx, |heap, poll| {
        let text = subject_bytes(heap, subject);
        let mut scratch = Scratch::default();
        let mut found = Found { spans: Vec::new(), count: 0 };
        let mut finder = regex::Finder::new(start, end);
        let mut find = || {
            while found.count < most && finder.next(pattern, &mut scratch, text, Mode::Search, poll)? {
                if found.spans.capacity() < found.spans.len() + width {
                    grow(heap, &mut found.spans, width, poll)?;
                }
                for group in 0..width {
                    found.spans.push(scratch.span(group).map_or(ABSENT, |range| (range.start, range.end)));
                }
                found.count += 1;
            }
            Ok(())
        };
        match find() {
            Ok(()) => Ok(found),
            Err(stop) => {
                heap.watch.waste.put(found.spans);
                Err(stop)
            }
        }
    })
}

/// The piece of a subject as a new object of its kind.
pub(super) fn piece(cx: &mut Cx, subject: Value, span: (usize, usize)) -> Result<Value, Raise> {
    let len = span.1.saturating_sub(span.0);
    if len > bulk::BYTES {
        cx.reserve(len)?;
    }
    bulk::poll(&mut cx.meter, len)?;
    match subject {
        Value::Str(id) => {
            // A subclass of str may have been searched, or a text that is shorter now: then there is nothing there.
            let span = if cx.heap.text(id).get(span.0..span.1).is_some() { span } else { (0, 0) };
            super::str::part(cx, id, span)
        }
        _ => {
            let (heap, meter) = cx.parts();
            let data = subject_bytes(heap, subject).get(span.0..span.1).unwrap_or(&[]);
            let data = if len <= bulk::BYTES { data.to_vec() } else { bulk::copied(meter, data)? };
            Ok(cx.heap.new_bytes(data))
        }
    }
}

/// Bytes that a new small object takes: asked for before many are made.
const OBJECT: usize = 96;

fn findall(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    let subject = bounded(cx, &pattern, args[1], args[2], args[3])?;
    if subject.endpos < subject.pos {
        return Ok(cx.heap.new_list(Vec::new()).into());
    }
    let found = all(cx, &pattern, subject.value, subject.start, subject.end, usize::MAX)?;
    let spans = cx.meter.fresh(found.spans);
    let mut text = 0;
    for piece in spans.chunks(bulk::PIECE) {
        bulk::poll(&mut cx.meter, size_of_val(piece))?;
        text += piece.iter().filter(|&&span| span != ABSENT).map(|span| span.1 - span.0).sum::<usize>();
    }
    cx.reserve(spans.len() * OBJECT + text + found.count * 16)?;
    let width = pattern.groups + 1;
    let empty = piece(cx, subject.value, (0, 0))?;
    let mut items = cx.meter.fresh(Vec::with_capacity(found.count));
    for (i, spans) in spans.chunks_exact(width).enumerate() {
        if i % 1024 == 1023 {
            cx.poll(10_000)?;
        }
        let mut text_of = |span| if span == ABSENT { Ok(empty) } else { piece(cx, subject.value, span) };
        let item = match spans {
            [whole] => text_of(*whole)?,
            [_, group] => text_of(*group)?,
            [_, groups @ ..] => {
                let groups = groups.iter().map(|&span| text_of(span)).collect::<Result<Vec<Value>, Raise>>()?;
                cx.heap.new_tuple(groups)
            }
            [] => Value::None,
        };
        items.push(item);
    }
    Ok(cx.heap.new_list(items.done()).into())
}

fn split(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    let value = subject(cx, &pattern, args[1])?;
    let most = match args::ssize(&cx.heap, args[2])? {
        0 => usize::MAX,
        most => args::size(most),
    };
    let len = subject_bytes(&cx.heap, value).len();
    let found = all(cx, &pattern, value, 0, len, most)?;
    cx.reserve(found.spans.len() * OBJECT + OBJECT + len + found.count * 16)?;
    let mut items = Vec::with_capacity(found.spans.len() + 1);
    let mut end = 0;
    for (i, spans) in found.spans.chunks_exact(pattern.groups + 1).enumerate() {
        if i % 1024 == 1023 {
            cx.poll(10_000)?;
        }
        items.push(piece(cx, value, (end, spans[0].0))?);
        for &span in &spans[1..] {
            items.push(if span == ABSENT { Value::None } else { piece(cx, value, span)? });
        }
        end = spans[0].1;
    }
    items.push(piece(cx, value, (end, len))?);
    cx.meter.waste.put(found.spans);
    Ok(cx.heap.new_list(items).into())
}

/// Reads a replacement template; Err(Ok(outcome)) when it is wrong, for the kernel to raise.
pub(super) fn template(cx: &mut Cx, pattern: &regex::Pattern, text: Value) -> Result<Result<Template, Outcome>, Raise> {
    let plain = cx.heap.unwrap(text);
    let result = polled(cx, |heap, poll| {
        let source = source(heap, plain).unwrap_or(Source::Str(b""));
        let (Source::Str(bytes) | Source::Bytes(bytes)) = source;
        if is_literal(bytes, poll)? {
            let mut literal = Vec::new();
            push(heap, &mut literal, bytes, poll)?;
            return Ok(Template { parts: vec![Part::Literal(literal)] });
        }
        parse_template(source, pattern, poll)
    })?;
    let (message, pos) = match result {
        Ok(template) => return Ok(Ok(template)),
        Err(CompileError::Pattern(error)) => (error.msg, error.pos),
        Err(CompileError::Index(message)) => (message, None),
        Err(CompileError::Value(message) | CompileError::Overflow(message)) => (message.to_owned(), None),
        Err(CompileError::Stop(_)) => return Err(raise::system_error("the engine stopped without being told to")),
    };
    let message = cx.str(message);
    let pos = pos.map_or(Value::None, |pos| Value::Int(pos as i64));
    Ok(Err(Outcome::kernel("re_raise", [message, text, pos])))
}

/// Whether a template has no escapes.
fn is_literal(bytes: &[u8], poll: &mut Poll<'_>) -> Result<bool, Stop> {
    for piece in bytes.chunks(bulk::BYTES) {
        poll((piece.len() / 64) as u64, 0)?;
        if piece.contains(&b'\\') {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds a template, filled from the groups of one match.
pub(super) fn fill(
    heap: &Heap,
    out: &mut Vec<u8>,
    template: &Template,
    text: &[u8],
    spans: &[(usize, usize)],
    poll: &mut Poll<'_>,
) -> Result<(), Stop> {
    for part in &template.parts {
        let bytes = match part {
            Part::Literal(bytes) => &bytes[..],
            Part::Group(group) => spans.get(*group).and_then(|span| text.get(span.0..span.1)).unwrap_or(&[]),
        };
        push(heap, out, bytes, poll)?;
    }
    Ok(())
}

fn push(heap: &Heap, out: &mut Vec<u8>, bytes: &[u8], poll: &mut Poll<'_>) -> Result<(), Stop> {
    if out.capacity() < out.len() + bytes.len() {
        grow(heap, out, bytes.len(), poll)?;
    }
    poll(1, 0)?;
    for piece in bytes.chunks(bulk::BYTES) {
        out.extend_from_slice(piece);
        poll((piece.len() / 64) as u64, 0)?;
    }
    Ok(())
}

/// The text with the matches replaced by the template.
fn filled(
    heap: &Heap,
    pattern: &regex::Pattern,
    value: Value,
    spans: &[(usize, usize)],
    template: &Template,
    poll: &mut Poll<'_>,
) -> Result<Vec<u8>, Stop> {
    let text = subject_bytes(heap, value);
    let mut out = Vec::new();
    let mut run = || {
        let mut end = 0;
        for spans in spans.chunks_exact(pattern.groups + 1) {
            push(heap, &mut out, &text[end..spans[0].0], poll)?;
            fill(heap, &mut out, template, text, spans, poll)?;
            end = spans[0].1;
        }
        push(heap, &mut out, &text[end..], poll)
    };
    match run() {
        Ok(()) => Ok(out),
        Err(stop) => {
            heap.watch.waste.put(out);
            Err(stop)
        }
    }
}

/// New text of the kind of a subject.
pub(super) fn text_like(cx: &mut Cx, subject: Value, data: Vec<u8>) -> Result<Value, Raise> {
    cx.reserve(data.len())?;
    match subject {
        Value::Str(_) => {
            let text = bulk::utf8(&mut cx.meter, data)?;
            cx.text(text)
        }
        _ => Ok(cx.heap.new_bytes(data)),
    }
}

/// The text with matches replaced, and how many; or what to do instead.
fn replaced(cx: &mut Cx, args: &[Value]) -> Result<Result<(Value, usize), Outcome>, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    let value = subject(cx, &pattern, args[2])?;
    let is_text = |value: Value| matches!(value, Value::Str(_)) || receive::bytes(&cx.heap, value).is_some();
    if !is_text(cx.heap.unwrap(args[1])) {
        return Err(Raise::Python);
    }
    let most = match args::ssize(&cx.heap, args[3])? {
        0 => usize::MAX,
        most => args::size(most),
    };
    let template = match template(cx, &pattern, args[1])? {
        Ok(template) => template,
        Err(outcome) => return Ok(Err(outcome)),
    };
    if pattern.is_bytes == matches!(cx.heap.unwrap(args[1]), Value::Str(_)) {
        let (wanted, found) = if pattern.is_bytes { ("a bytes-like object", "str") } else { ("str instance", "bytes") };
        return Err(raise::type_error(format!("sequence item 0: expected {wanted}, {found} found")));
    }
    let len = subject_bytes(&cx.heap, value).len();
    let found = all(cx, &pattern, value, 0, len, most)?;
    if found.count == 0 {
        return Ok(Ok((value, 0)));
    }
    let spans = cx.meter.fresh(found.spans);
    let data = ran(cx, |heap, poll| filled(heap, &pattern, value, &spans, &template, poll))?;
    Ok(Ok((text_like(cx, value, data)?, found.count)))
}

fn sub(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(match replaced(cx, args)? {
        Ok((text, _)) => text.into(),
        Err(outcome) => outcome,
    })
}

fn subn(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(match replaced(cx, args)? {
        Ok((text, count)) => cx.heap.new_tuple([text, Value::Int(count as i64)]).into(),
        Err(outcome) => outcome,
    })
}

fn flags(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    Ok(Value::Int(i64::from(pattern.flags.0)).into())
}

fn groups(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    Ok(Value::Int(pattern.groups as i64).into())
}

fn groupindex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let pattern = compiled(cx, id)?;
    let pairs: Vec<(&str, Value)> = pattern.names.iter().map(|(name, group)| (name.as_str(), Value::Int(*group as i64))).collect();
    let dict = super::dict::of_names(cx, &pairs);
    if pairs.is_empty() {
        // So it is in CPython.
        return Ok(dict.into());
    }
    Ok(cx.heap.new(crate::heap::objects::Proxy { mapping: dict.into() }).into())
}

fn pattern(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    Ok(cx.heap[id].source.into())
}

fn escape_text(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    if !matches!(plain, Value::Str(_)) && receive::bytes(&cx.heap, plain).is_none() {
        let name = cx.heap.type_name(plain);
        return Err(raise::type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    }
    let len = subject_bytes(&cx.heap, plain).len();
    cx.reserve(len)?;
    let (heap, meter) = cx.parts();
    let text = subject_bytes(heap, plain);
    // Special characters are ASCII, so the bytes of a str can be taken one by one too.
    let mut room = len;
    for piece in text.chunks(bulk::PIECE) {
        meter.spend((piece.len() / 8) as u64)?;
        room += count_special(piece);
    }
    super::search::reserve(heap, room)?;
    let mut data = meter.fresh(Vec::with_capacity(room));
    for piece in text.chunks(bulk::PIECE) {
        meter.spend((piece.len() / 4) as u64)?;
        escape_bytes(piece, &mut data);
    }
    let data = data.done();
    text_like(cx, plain, data).map(Outcome::Value)
}
