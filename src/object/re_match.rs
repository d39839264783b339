//! `re.Match`: what a search found.
//!
//! Owns its rows. Groups are kept as byte offsets and become positions when they are asked for.
//! Start reading at [`group_number`] and [`text_of`].

use super::native::{Cx, Native, Outcome, Raise, class_method, getter, method};
use super::{args, dict, generic_alias, item, pattern, raise, repr};
use crate::heap::dict::Dict;
use crate::heap::kinds::{Heap, MatchId, PatternId, Value};
use crate::regex;
use std::sync::Arc;

pub(crate) static METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", generic_alias::class_getitem),
    method("__copy__", "self, /", itself),
    method("__deepcopy__", "self, memo, /", itself),
    item::GETITEM,
    repr::REPR,
    method("end", "self, group=0, /", end),
    getter("endpos", endpos),
    method("expand", "self, template", expand),
    method("group", "self, /, *args", group),
    method("groupdict", "self, default=None", groupdict),
    method("groups", "self, default=None", groups),
    getter("lastgroup", lastgroup),
    getter("lastindex", lastindex),
    getter("pos", pos),
    getter("re", re),
    getter("regs", regs),
    method("span", "self, group=0, /", span),
    method("start", "self, group=0, /", start),
    getter("string", string),
];

const ABSENT: usize = usize::MAX;

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(args[0].into())
}

fn this(heap: &Heap, value: Value) -> Result<MatchId, Raise> {
    match value {
        Value::Match(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "re.Match", value)),
    }
}

fn compiled(cx: &mut Cx, id: MatchId) -> Result<Arc<regex::Pattern>, Raise> {
    let pattern = pattern_of(cx, id)?;
    pattern::compiled(cx, pattern)
}

fn pattern_of(cx: &Cx, id: MatchId) -> Result<PatternId, Raise> {
    pattern::this(cx, cx.heap[id].pattern)
}

/// The number of the group that `key` names or numbers.
fn group_number(cx: &mut Cx, id: MatchId, key: Value) -> Result<usize, Raise> {
    let groups = cx.heap[id].spans.len();
    let number = match (key, args::int(&cx.heap, key)) {
        (Value::Int(i), _) | (_, Some(Value::Int(i))) => usize::try_from(i).ok(),
        (_, Some(_)) => None,
        _ => match cx.heap.unwrap(key) {
            Value::Str(name) => {
                let compiled = compiled(cx, id)?;
                compiled.group_index(cx.heap.text(name))
            }
            _ if args::in_python(&cx.heap, key, crate::text::core::INDEX) => return Err(Raise::Python),
            _ => None,
        },
    };
    number.filter(|&number| number < groups).ok_or_else(|| raise::index_error("no such group"))
}

/// The text of a group, or `default` when it took no part.
fn text_of(cx: &mut Cx, id: MatchId, number: usize, default: Value) -> Result<Value, Raise> {
    let (subject, span) = (cx.heap[id].subject, cx.heap[id].spans[number]);
    if span.1 == ABSENT { Ok(default) } else { pattern::piece(cx, subject, span) }
}

/// `match[key]`
pub(super) fn item(cx: &mut Cx, value: Value, key: Value) -> Result<Value, Raise> {
    let id = this(&cx.heap, value)?;
    let number = group_number(cx, id, key)?;
    text_of(cx, id, number, Value::None)
}

fn group(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    match args[1..] {
        [] => Ok(text_of(cx, id, 0, Value::None)?.into()),
        [key] => {
            let number = group_number(cx, id, key)?;
            Ok(text_of(cx, id, number, Value::None)?.into())
        }
        ref keys => {
            let mut items = Vec::with_capacity(keys.len());
            for &key in keys {
                let number = group_number(cx, id, key)?;
                items.push(text_of(cx, id, number, Value::None)?);
            }
            Ok(cx.heap.new_tuple(items).into())
        }
    }
}

fn groups(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let count = cx.heap[id].spans.len();
    let items = (1..count).map(|number| text_of(cx, id, number, args[1])).collect::<Result<Vec<Value>, Raise>>()?;
    Ok(cx.heap.new_tuple(items).into())
}

fn groupdict(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let compiled = compiled(cx, id)?;
    let mut found = Dict::with_capacity(compiled.names.len());
    for (name, number) in &compiled.names {
        let key = cx.str(name.as_str());
        let value = text_of(cx, id, *number, args[1])?;
        let hash = dict::key_hash(cx, key)?;
        found.push(key, hash, value);
    }
    Ok(cx.heap.new(found).into())
}

/// A byte offset as Python counts it.
fn position(heap: &Heap, subject: Value, at: usize) -> Result<Value, Raise> {
    Ok(Value::Int(match (subject, at) {
        (_, ABSENT) => -1,
        (Value::Str(id), at) => heap.indexed_str(id)?.char_index(at) as i64,
        (_, at) => at as i64,
    }))
}

fn positions(cx: &mut Cx, args: &[Value]) -> Result<(Value, Value), Raise> {
    let id = this(&cx.heap, args[0])?;
    let number = group_number(cx, id, args[1])?;
    let (subject, span) = (cx.heap[id].subject, cx.heap[id].spans[number]);
    Ok((position(&cx.heap, subject, span.0)?, position(&cx.heap, subject, span.1)?))
}

fn start(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    positions(cx, args).map(|(start, _)| start.into())
}

fn end(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    positions(cx, args).map(|(_, end)| end.into())
}

fn span(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (start, end) = positions(cx, args)?;
    Ok(cx.heap.new_tuple([start, end]).into())
}

fn regs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let subject = cx.heap[id].subject;
    let spans = cx.heap[id].spans.clone();
    let mut items = Vec::with_capacity(spans.len());
    for span in &spans {
        let pair = [position(&cx.heap, subject, span.0)?, position(&cx.heap, subject, span.1)?];
        items.push(cx.heap.new_tuple(pair));
    }
    Ok(cx.heap.new_tuple(items).into())
}

fn expand(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let compiled = compiled(cx, id)?;
    let template = match pattern::template(cx, &compiled, args[1])? {
        Ok(template) => template,
        Err(outcome) => return Ok(outcome),
    };
    let (subject, spans) = (cx.heap[id].subject, cx.heap[id].spans.clone());
    let filled = pattern::polled(cx, |heap, poll| {
        let mut out = Vec::new();
        pattern::fill(heap, &mut out, &template, pattern::subject_bytes(heap, subject), &spans, poll)?;
        Ok::<_, regex::meter::Stop>(out)
    })?;
    let data = filled.map_err(|_| raise::system_error("the engine stopped without being told to"))?;
    pattern::text_like(cx, subject, data).map(Outcome::Value)
}

fn lastindex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let last = cx.heap[id].last_index;
    Ok(if last == 0 { Value::None } else { Value::Int(last as i64) }.into())
}

fn lastgroup(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let compiled = compiled(cx, id)?;
    let name = compiled.group_name(cx.heap[id].last_index);
    Ok(name.map_or(Value::None, |name| cx.str(name)).into())
}

fn pos(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    Ok(Value::Int(cx.heap[id].pos as i64).into())
}

fn endpos(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    Ok(Value::Int(cx.heap[id].endpos as i64).into())
}

fn re(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    Ok(cx.heap[id].pattern.into())
}

fn string(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    Ok(cx.heap[id].subject.into())
}

/// `repr(match)`
pub(super) fn repr_text(cx: &mut Cx, value: Value) -> Result<String, Raise> {
    let id = this(&cx.heap, value)?;
    let (subject, span) = (cx.heap[id].subject, cx.heap[id].spans[0]);
    let text = text_of(cx, id, 0, Value::None)?;
    let shown: String = repr::repr(cx, text)?.chars().take(50).collect();
    let place = |at| match position(&cx.heap, subject, at)? {
        Value::Int(i) => Ok::<i64, Raise>(i),
        _ => Ok(-1),
    };
    Ok(format!("<re.Match object; span=({}, {}), match={shown}>", place(span.0)?, place(span.1)?))
}
