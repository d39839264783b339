//! `format(value, spec)`: what f-strings, `str.format` and the function `format` share.
//!
//! Owns which formatter a type has; the formatters are `num::format`.
//! Never runs a `__format__` or `__str__` of the program: `Raise::Python`.
//! Start reading at [`push`].

use super::builder::Builder;
use super::native::{Cx, Native, Outcome, Raise, method};
use super::{args, bulk, number, raise, repr};
use crate::heap::kinds::{Heap, Value};
use crate::num::format::quick::{self, Plain};
use crate::num::format::{Spec, Subject, complex, float, int, text};
use crate::text::core;
use std::fmt::Write;

/// Texts up to this many bytes are copied without asking the budget first.
const SHORT: usize = 4096;

/// `__format__` of every type.
pub(crate) const FORMAT: Native = method("__format__", "self, format_spec, /", slot_format).or("object_format");

/// `format(value, spec)`
pub fn format(cx: &mut Cx, value: Value, spec: &str) -> Result<String, Raise> {
    if args::in_python(&cx.heap, value, core::FORMAT) {
        return Err(Raise::Python);
    }
    format_builtin(cx, value, spec)
}

/// Appends `format(value, spec)`.
pub fn push(cx: &mut Cx, out: &mut Builder, value: Value, spec: &str) -> Result<(), Raise> {
    match (value, spec) {
        (Value::Str(id), "") => out.push_str(cx, id),
        (Value::Int(i), "") => {
            let mut digits = String::new();
            write!(digits, "{i}").expect("writing to a String cannot fail");
            out.push(cx, &digits)
        }
        _ => {
            let text = format(cx, value, spec)?;
            out.push(cx, &text)
        }
    }
}

/// `value.__format__(spec)` of the built-in types.
fn format_builtin(cx: &mut Cx, value: Value, spec: &str) -> Result<String, Raise> {
    if spec.is_empty() {
        return repr::str(cx, value);
    }
    let mut text = String::new();
    if quick(&cx.heap, &mut text, value, spec) {
        return Ok(text);
    }
    match cx.heap.unwrap(value) {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => format_int(cx, value, spec),
        Value::Float(f) => {
            let (spec, name) = parsed(cx, spec, Subject::Float, value)?;
            cx.reserve(number::bytes(spec.estimate(float::content_bytes(&spec))))?;
            number::polled(cx, |poll| float::format(f.get(), &spec, &name, poll))
        }
        Value::Complex(id) => {
            let (spec, name) = parsed(cx, spec, Subject::Complex, value)?;
            cx.reserve(number::bytes(spec.estimate(2 * float::content_bytes(&spec))))?;
            let number = cx.heap[id];
            number::polled(cx, |poll| complex::format(number, &spec, &name, poll))
        }
        Value::Str(id) => {
            let (spec, name) = parsed(cx, spec, Subject::Str, value)?;
            let len = cx.heap.text(id).len();
            cx.reserve(number::bytes(spec.estimate(len as u64)))?;
            let (heap, meter) = cx.parts();
            let formatted = text::format(heap.text(id), &spec, &name, &mut meter.poller());
            number::finish(cx, formatted)
        }
        _ => {
            let name = cx.heap.type_name(value);
            Err(raise::type_error(format!("unsupported format string passed to {name}.__format__")))
        }
    }
}

/// Appends `format(value, spec)` where value and spec are of the common kinds that need no memory worth charging; says whether.
pub fn quick(heap: &Heap, out: &mut String, value: Value, spec: &str) -> bool {
    let plain = match value {
        Value::Int(i) => Plain::Int(i),
        Value::Float(f) => Plain::Float(f.get()),
        Value::Str(id) if heap.text(id).len() <= SHORT => Plain::Str(heap.text(id), heap.str(id).chars()),
        _ => return false,
    };
    quick::push(out, plain, spec)
}

/// The spec, and the type's name for messages.
fn parsed(cx: &mut Cx, spec: &str, subject: Subject, value: Value) -> Result<(Spec, String), Raise> {
    let name = cx.heap.type_name(value);
    let spec = Spec::parse(spec, subject, &name);
    number::finish(cx, spec).map(|spec| (spec, name))
}

fn format_int(cx: &mut Cx, value: Value, spec: &str) -> Result<String, Raise> {
    let (spec, name) = parsed(cx, spec, Subject::Int, value)?;
    let (heap, meter) = cx.parts();
    let number = number::int(heap, heap.unwrap(value)).expect("the caller found an int");
    super::search::reserve(heap, number::bytes(spec.estimate(int::digits_bytes(number, &spec))))?;
    let formatted = int::format(number, &spec, &name, heap.text_limit(), &mut meter.poller());
    number::finish(cx, formatted)
}

fn slot_format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Str(spec) = cx.heap.unwrap(args[1]) else {
        let name = args::shown(&cx.heap, args[1]);
        return Err(raise::type_error(format!("__format__() argument must be str, not {name}")));
    };
    let spec = bulk::owned(cx, spec)?;
    let text = format_builtin(cx, args[0], &spec)?;
    Ok(cx.text(text)?.into())
}
