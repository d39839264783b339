//! `json`: reading texts, and writing plain values.
//!
//! Never recurses: reading and writing keep stacks of their own, so depth costs memory only.
//! Start reading at [`read`] and [`write`].

pub mod read;
pub mod write;

use crate::heap::kinds::Value;
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{args as arguments, bulk, raise};

pub(super) static INTRINSICS: &[Native] = &[
    function("_m_json_dumps", "obj, ensure_ascii, allow_nan, indent, separators, sort_keys, /", write::dumps),
    function("_m_json_loads", "text, /", loads),
    function("_m_json_parse", "text, start, strict, mark_objects, mark_numbers, mark_constants, /", parse),
    function("_m_json_quote", "text, ensure_ascii, /", write::quote),
    function("_m_json_skip_space", "text, start, /", skip_space),
];

/// The error of a text, for the kernel to raise.
fn failed(cx: &mut Cx, text: Value, error: read::Error) -> Result<Outcome, Raise> {
    match error {
        read::Error::Syntax { message, at } => {
            let Value::Str(id) = cx.heap.unwrap(text) else { return Err(raise::system_error("JSON is read from a str")) };
            let position = cx.heap.indexed_str(id)?.char_index(at);
            let message = cx.str(message);
            Ok(Outcome::kernel("json_raise", [message, text, Value::Int(position as i64)]))
        }
        read::Error::Raise(raise) => Err(raise),
    }
}

fn loads(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = arguments::str(&cx.heap, args[0], "s")?;
    match read::document(cx, id) {
        Ok(value) => Ok(value.into()),
        Err(error) => failed(cx, args[0], error),
    }
}

/// `(value, end)` of the value that begins at `start`; what hooks must see comes marked, see `json.decoder`.
fn parse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = arguments::str(&cx.heap, args[0], "s")?;
    let start = arguments::size(arguments::ssize(&cx.heap, args[1])?);
    let flag = |i: usize| args[i].is_true();
    let options = read::Options { strict: !args[2].is_false(), objects: flag(3), numbers: flag(4), constants: flag(5) };
    let string = cx.heap.indexed_str(id)?;
    let at = string.byte_offset(start.min(string.chars()));
    match read::value(cx, id, at, options) {
        Ok((value, end)) => {
            let end = cx.heap.str(id).char_index(end);
            Ok(cx.heap.new_tuple([value, Value::Int(end as i64)]).into())
        }
        Err(error) => failed(cx, args[0], error),
    }
}

fn skip_space(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = arguments::str(&cx.heap, args[0], "s")?;
    let start = arguments::size(arguments::ssize(&cx.heap, args[1])?);
    let (heap, meter) = cx.parts();
    let string = heap.indexed_str(id)?;
    let at = string.byte_offset(start.min(string.chars()));
    let spaces = bulk::leading(meter, &string.as_str().as_bytes()[at..], read::is_space)?;
    Ok(Value::Int((start + spaces) as i64).into())
}
