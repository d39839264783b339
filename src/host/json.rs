//! Values as JSON text, where nothing is lost by it.
//!
//! Owns: `to_json`. Lossless means that reading the text back as Python would gives an equal value of the same
//! types: so no tuples, sets, bytes, NaN, keys that are not str, and no list or dict in two places (it would become
//! two). Everything else is an error that names the place. Never: recurses. Start reading at `to_json`.

use super::graph::{Identity, View};
use super::repr;
use super::shape::{Children, Shape};
use super::text;
use crate::error::{Error, ErrorKind};
use crate::num::float;
use std::collections::HashSet;
use std::fmt::Write;

impl View<'_> {
    /// See `Object::to_json`.
    pub(crate) fn to_json(self) -> Result<String, Error> {
        to_json(self)
    }
}

struct Open<'a> {
    children: Children<'a>,
    next: usize,
    is_dict: bool,
}

/// `json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)`.
fn to_json(view: View<'_>) -> Result<String, Error> {
    let limit = repr::text_limit(view);
    let mut writer = Writer { out: String::new(), stack: Vec::new(), seen: HashSet::new() };
    writer.value(view)?;
    while let Some(top) = writer.stack.last_mut() {
        match top.children.get(top.next) {
            None => {
                writer.out.push(if top.is_dict { '}' } else { ']' });
                writer.stack.pop();
            }
            Some(child) => {
                let (i, is_key) = (top.next, top.is_dict && top.next % 2 == 0);
                writer.out.push_str(match (i, top.is_dict) {
                    (0, _) => "",
                    (i, true) if i % 2 == 1 => ":",
                    _ => ",",
                });
                top.next += 1;
                match child.str() {
                    None if is_key => {
                        writer.stack.pop();
                        return Err(writer.refuse(format!("a key of type {}", child.type_name())));
                    }
                    _ => writer.value(child)?,
                }
            }
        }
        if limit < writer.out.len() {
            return Err(repr::too_long(limit));
        }
    }
    Ok(writer.out)
}

struct Writer<'a> {
    out: String,
    stack: Vec<Open<'a>>,
    seen: HashSet<Identity>,
}

impl<'a> Writer<'a> {
    fn value(&mut self, view: View<'a>) -> Result<(), Error> {
        let out = &mut self.out;
        match view.shape() {
            Shape::None => out.push_str("null"),
            Shape::Bool(value) => out.push_str(if value { "true" } else { "false" }),
            Shape::Int(value) => {
                let _ = write!(out, "{value}");
            }
            Shape::BigInt { negative, magnitude } => {
                if !text::push_big_int(out, negative, magnitude) {
                    return Err(self.refuse(format!("an int: {}", text::TOO_MANY_DIGITS)));
                }
            }
            Shape::Float(value) if value.is_finite() => float::text::push_repr(out, value),
            Shape::Float(_) => return Err(self.refuse("a float that is not finite".to_owned())),
            Shape::Str(value) => text::push_json_str(out, value),
            Shape::List(children) => self.enter(view, children, false)?,
            Shape::Dict(pairs) => self.enter(view, pairs.0, true)?,
            Shape::Ellipsis
            | Shape::Bytes(_)
            | Shape::Tuple(_)
            | Shape::Set(_)
            | Shape::FrozenSet(_)
            | Shape::Instance { .. }
            | Shape::HostObject { .. }
            | Shape::Exception(_)
            | Shape::Function { .. }
            | Shape::Opaque { .. } => {
                return Err(self.refuse(format!("a value of type {}", view.type_name())));
            }
        }
        Ok(())
    }

    fn enter(&mut self, view: View<'a>, children: Children<'a>, is_dict: bool) -> Result<(), Error> {
        if !self.seen.insert(view.identity()) {
            return Err(self.refuse(format!("a {} that is in two places", view.type_name())));
        }
        self.out.push(if is_dict { '{' } else { '[' });
        self.stack.push(Open { children, next: 0, is_dict });
        Ok(())
    }

    /// The error, with the way to the value as a Python subscript.
    fn refuse(&self, what: String) -> Error {
        let mut path = String::new();
        for open in &self.stack {
            match open.is_dict {
                false => drop(write!(path, "[{}]", open.next.saturating_sub(1))),
                true => {
                    path.push('[');
                    let key = open.children.get(open.next.saturating_sub(1) & !1).and_then(View::str);
                    let short: String = key.unwrap_or("?").chars().take(40).collect();
                    text::push_str(&mut path, &short);
                    path.push(']');
                }
            }
            if 200 < path.len() {
                path.push_str("...");
                break;
            }
        }
        let place = if path.is_empty() { String::new() } else { format!(" at {path}") };
        Error::new(ErrorKind::Unsupported, format!("JSON cannot hold {what}{place}"))
    }
}
