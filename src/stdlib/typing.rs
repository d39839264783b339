//! Natives for the prelude's `typing`, `types` and `dataclasses`: aliases, unions, the text of annotations, cells.

use crate::bytecode::instr::Instr;
use crate::heap::classes;
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::{GenericAlias, Union};
use crate::heap::value::{CodeRef, StrId};
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{dict, generic_alias, receive};
use crate::text::core;

pub(super) static INTRINSICS: &[Native] = &[
    function("_m_annotation_texts", "source, /", annotation_texts),
    function("_m_builtin_part", "value, /", builtin_part),
    function("_m_callable_alias", "cls, params, /", callable_alias),
    function("_m_generic_alias", "cls, params, /", make_alias),
    function("_m_raw_union", "members, /", raw_union),
    function("_m_replace_class_cell", "old, new, functions, /", replace_class_cell),
    function("_m_set_cell", "cell, value, /", set_cell),
];

fn make_alias(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    generic_alias::make(cx, args[0], args[1]).map(Outcome::Value)
}

fn callable_alias(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.new(GenericAlias { origin: args[0], args: args[1], unpacked: false }).into())
}

fn raw_union(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let members = receive::items(&cx.heap, args[0]).into();
    Ok(cx.heap.new(Union { args: members }).into())
}

/// The plain data of an instance of a class derived from a built-in one.
fn builtin_part(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.heap.unwrap(args[0]).into())
}

/// The function that evaluates the annotations of a class, or of which the argument is one.
fn annotate_code(heap: &Heap, source: Value) -> Option<CodeRef> {
    let function = match source {
        Value::Class(class) => classes::own_attr(heap, class, StrId::from_bits(core::ANNOTATE_FUNC))?,
        other => other,
    };
    match function {
        Value::Function(id) => Some(heap[id].code),
        _ => None,
    }
}

/// {name: source text} of annotations, without evaluating them.
fn annotation_texts(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut found: Vec<(String, String)> = Vec::new();
    if let Some(code_ref) = annotate_code(&cx.heap, args[0]) {
        let code = cx.heap.code(code_ref);
        let source = &cx.heap.unit(code_ref.unit()).source;
        for (i, instr) in code.instrs.iter().enumerate() {
            // Each annotation ends by storing its value under its name; the instruction stands where the annotation does.
            let Instr::DictSet { k, .. } = *instr else { continue };
            let span = code.spans[i];
            let name = code.instrs[..i].iter().rev().find_map(|earlier| match *earlier {
                Instr::LoadStr { d, s } if d == k => Some(s),
                _ => None,
            });
            if let (Some(name), Some(text)) = (name, source.get(span.start as usize..span.end as usize)) {
                found.push((cx.heap.text(StrId::from_bits(name)).to_owned(), text.to_owned()));
            }
        }
    }
    let pairs: Vec<(&str, Value)> = found
        .iter()
        .map(|(name, text)| {
            let text = cx.str(text.as_str());
            (name.as_str(), text)
        })
        .collect();
    Ok(Value::Dict(dict::of_names(cx, &pairs)).into())
}

fn set_cell(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Value::Cell(id) = args[0] {
        cx.heap[id].value = args[1];
    }
    Ok(Value::None.into())
}

/// The functions in what a class namespace may hold.
fn functions(heap: &Heap, value: Value) -> Vec<Value> {
    match value {
        Value::StaticMethod(id) => vec![heap[id].func],
        Value::ClassMethod(id) => vec![heap[id].func],
        Value::Property(id) => vec![heap[id].getter, heap[id].setter, heap[id].deleter],
        value => vec![value],
    }
}

/// Lets functions that name `__class__` mean the class that replaced theirs.
fn replace_class_cell(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let all: Vec<Value> = receive::items(&cx.heap, args[2]).iter().flat_map(|&value| functions(&cx.heap, value)).collect();
    for function in all {
        let Value::Function(id) = function else { continue };
        let cells = cx.heap[id].closure.clone();
        for cell in cells {
            if cx.heap[cell].value.is(args[0]) {
                cx.heap[cell].value = args[1];
            }
        }
    }
    Ok(Value::None.into())
}
