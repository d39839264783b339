//! `print`, `input` and `open`.
//!
//! Printing to anything but the run's own output is the prelude's work: it calls the file's `write`.

use crate::heap::kinds::Value;
use crate::heap::limit::Limit;
use crate::object::native::{Cx, Meter, Native, Outcome, Raise, function};
use crate::object::{args as arguments, bulk, raise, repr};

/// Rows of `builtins`.
pub static FUNCTIONS: &[Native] = &[
    function("input", "prompt='', /", input).or("input_any"),
    function("open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", open),
    function("print", "*objects, sep=None, end=None, file=None, flush=False", print).or("print_any"),
];

/// Helpers of the kernel.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_input", "prompt, /", ask_host), function("_m_sys_namespace", "", sys_namespace)];

/// The namespace of `sys`, or None before it was imported.
fn sys_namespace(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.output.redirect.map_or(Value::None, |(namespace, _)| namespace.into()).into())
}

fn separator<'a>(cx: &'a Cx, value: Value, default: &'a str, name: &str) -> Result<&'a str, Raise> {
    match cx.heap.unwrap(value) {
        Value::None => Ok(default),
        Value::Str(id) => Ok(cx.heap.text(id)),
        other => Err(raise::type_error(format!("{name} must be None or a string, not {}", cx.heap.type_name(other)))),
    }
}

fn print(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let [sep, end, file, _flush, ref objects @ ..] = *args else { return Err(raise::system_error("print has four named parameters")) };
    if !file.is_none() || cx.redirected_stdout().is_some() {
        return Err(Raise::Python);
    }
    let between = separator(cx, sep, " ", "sep")?.len();
    separator(cx, end, "\n", "end")?;
    // What is over the limit is found out before it is put together.
    let separators = between.saturating_mul(objects.len().saturating_sub(1));
    if separators as u64 > cx.output.limit {
        return Err(Raise::Limit(Limit::Output));
    }
    cx.reserve(separators)?;
    let mut line = String::new();
    for (i, &object) in objects.iter().enumerate() {
        if i > 0 {
            line.push_str(separator(cx, sep, " ", "sep")?);
        }
        if i % 1_000 == 999 {
            cx.poll(8_000)?;
        }
        match object {
            Value::Str(id) => {
                cx.heap.budget.reserve(2 * line.len() + cx.heap.text(id).len()).map_err(|needed| Raise::Collect(needed.bytes))?;
                let (heap, meter) = cx.parts();
                push(meter, &mut line, heap.text(id))?;
            }
            _ => {
                let text = repr::str(cx, object)?;
                push(&mut cx.meter, &mut line, &text)?;
                cx.meter.waste.put(text);
            }
        }
        if line.len() as u64 > cx.output.limit {
            return Err(Raise::Limit(Limit::Output));
        }
    }
    line.push_str(separator(cx, end, "\n", "end")?);
    cx.write(&line, false)?;
    cx.meter.waste.put(line);
    Ok(Value::None.into())
}

/// Appends to the line; the memory is reserved.
#[inline]
fn push(meter: &mut Meter, line: &mut String, text: &str) -> Result<(), Raise> {
    bulk::make_room(meter, line, text.len())?;
    bulk::push_text(meter, line, text)
}

fn input(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    // Who has `sys` may have put other files into it.
    if cx.output.redirect.is_some() {
        return Err(Raise::Python);
    }
    ask_host(cx, args)
}

fn ask_host(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let prompt = repr::str(cx, args[0])?;
    let prompt = cx.str(prompt);
    Ok(Outcome::Host("input", vec![prompt]))
}

/// The prelude's `_streams` knows the files.
fn open(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    arguments::str(&cx.heap, args[1], "open() argument 'mode'")?;
    Ok(Outcome::Kernel("open_file", args.to_vec()))
}
