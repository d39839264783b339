//! `repr` of whole graphs.
//!
//! Owns: the text that Python would print for a value, and `Debug`. Never: recurses; never writes more than a bound,
//! as a graph of sixty nodes can stand for 2^60 items. Start reading at `write`.

use super::graph::{Identity, View};
use super::shape::{Children, Shape};
use super::text;
use crate::error::{Error, ErrorKind};
use crate::heap::limit::Limit;
use crate::num::float;
use std::collections::HashSet;

/// What any graph may be written with; larger graphs get more, see `text_limit`.
const TEXT_FLOOR: usize = 16 << 20;

/// How much text a graph may become: beyond this, shared parts are being written again and again.
pub(crate) fn text_limit(view: View<'_>) -> usize {
    TEXT_FLOOR + 4 * view.place().0.size()
}

/// The error of a text that would be longer.
pub(crate) fn too_long(limit: usize) -> Error {
    Error::new(ErrorKind::Limit, format!("the text of the value is longer than {limit} bytes")).with_limit(Limit::Memory)
}

/// A container that is being written.
struct Open<'a> {
    view: View<'a>,
    children: Children<'a>,
    next: usize,
    style: Style,
    close: &'static str,
}

/// What stands between the children.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `a, b`
    Items,
    /// `a: b, c: d`
    Dict,
    /// `a=b, c=d`, where keys are written bare.
    Fields,
}

/// What stands before a child.
fn separator(style: Style, i: usize) -> &'static str {
    match (style, i) {
        (_, 0) => "",
        (Style::Dict, i) if i % 2 == 1 => ": ",
        (Style::Fields, i) if i % 2 == 1 => "=",
        _ => ", ",
    }
}

impl View<'_> {
    /// See `Object::repr`.
    pub(crate) fn repr(self) -> Result<String, Error> {
        let mut out = String::new();
        write(self, text_limit(self), &mut out).map(|()| out)
    }
}

/// Writes until the end or until `limit` is passed; what was written stays in `out`.
pub(crate) fn write<'a>(view: View<'a>, limit: usize, out: &mut String) -> Result<(), Error> {
    let mut stack: Vec<Open<'a>> = Vec::new();
    let mut open: HashSet<Identity> = HashSet::new();
    let mut next = Some(view);
    loop {
        if let Some(view) = next.take()
            && let Some(entered) = enter(view, &open, out)?
        {
            open.insert(view.identity());
            stack.push(entered);
        }
        if limit < out.len() {
            return Err(too_long(limit));
        }
        let Some(top) = stack.last_mut() else {
            return Ok(());
        };
        let Some(child) = top.children.get(top.next) else {
            out.push_str(top.close);
            open.remove(&top.view.identity());
            stack.pop();
            continue;
        };
        out.push_str(separator(top.style, top.next));
        top.next += 1;
        match child.str() {
            Some(name) if top.style == Style::Fields && top.next % 2 == 1 => out.push_str(name),
            _ => next = Some(child),
        }
    }
}

/// Writes a leaf, or the start of a container.
fn enter<'a>(view: View<'a>, open: &HashSet<Identity>, out: &mut String) -> Result<Option<Open<'a>>, Error> {
    let inside = open.contains(&view.identity());
    let container = |children, style, close| Some(Open { view, children, next: 0, style, close });
    let (start, again, entered) = match view.shape() {
        Shape::List(items) => ("[", "[...]", container(items, Style::Items, "]")),
        Shape::Tuple(items) => ("(", "(...)", container(items, Style::Items, if items.len() == 1 { ",)" } else { ")" })),
        Shape::Dict(pairs) => ("{", "{...}", container(pairs.0, Style::Dict, "}")),
        Shape::Set(items) if items.len() == 0 => ("set()", "", None),
        Shape::Set(items) => ("{", "set(...)", container(items, Style::Items, "}")),
        Shape::FrozenSet(items) if items.len() == 0 => ("frozenset()", "", None),
        Shape::FrozenSet(items) => ("frozenset({", "frozenset(...)", container(items, Style::Items, "})")),
        Shape::Instance { dataclass: true, fields, .. } if !inside => {
            out.push_str(view.type_name());
            ("(", "", container(fields.0, Style::Fields, ")"))
        }
        Shape::Instance { dataclass: true, .. } => ("...", "...", None),
        Shape::Exception(parts) => {
            out.push_str(view.type_name());
            ("(", "(...)", container(Children::all(parts.args), Style::Items, ")"))
        }
        _ => {
            leaf(view, out)?;
            return Ok(None);
        }
    };
    out.push_str(if inside { again } else { start });
    Ok(entered.filter(|_| !inside))
}

fn leaf(view: View<'_>, out: &mut String) -> Result<(), Error> {
    match view.shape() {
        Shape::None => out.push_str("None"),
        Shape::Ellipsis => out.push_str("Ellipsis"),
        Shape::Bool(value) => out.push_str(if value { "True" } else { "False" }),
        Shape::Int(value) => out.push_str(&value.to_string()),
        Shape::BigInt { negative, magnitude } => {
            if !text::push_big_int(out, negative, magnitude) {
                return Err(Error::exception("ValueError", text::TOO_MANY_DIGITS));
            }
        }
        Shape::Float(value) => float::text::push_repr(out, value),
        Shape::Str(value) => text::push_str(out, value),
        Shape::Bytes(value) => text::push_bytes(out, value),
        Shape::Opaque { repr, .. } => out.push_str(repr.str().unwrap_or_default()),
        Shape::Function { name } => bracketed(out, &["function ", name.str().unwrap_or_default()]),
        Shape::Instance { .. } | Shape::HostObject { .. } => bracketed(out, &[view.type_name(), " object"]),
        Shape::List(_) | Shape::Tuple(_) | Shape::Dict(_) | Shape::Set(_) | Shape::FrozenSet(_) | Shape::Exception(_) => {}
    }
    Ok(())
}

/// Python adds the address, which no two runs share.
fn bracketed(out: &mut String, parts: &[&str]) {
    out.push('<');
    out.extend(parts.iter().copied());
    out.push('>');
}
