//! `float`: the table of its methods and its constructor.
//!
//! Start reading at [`METHODS`].

use super::arith::slots;
use super::bytes::hex::as_class;
use super::native::{Cx, Native, Outcome, Raise, class_method, getter, method, static_method};
use super::{args, buffer, compare, format, int, item, number, object, raise, receive, repr};
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::num::float::{self, hex, parse, round as rounding};
use crate::text::{core, shown};

pub(crate) static METHODS: &[Native] = &[
    slots::ABS,
    slots::ADD,
    item::BOOL,
    method("__ceil__", "self, /", ceil),
    slots::DIVMOD,
    compare::EQ,
    method("__float__", "self, /", plain),
    method("__floor__", "self, /", floor),
    slots::FLOORDIV,
    format::FORMAT,
    compare::GE,
    class_method("__getformat__", "cls, typestr, /", getformat),
    method("__getnewargs__", "self, /", getnewargs),
    compare::GT,
    object::HASH,
    method("__int__", "self, /", trunc),
    compare::LE,
    compare::LT,
    slots::MOD,
    slots::MUL,
    compare::NE,
    slots::NEG,
    static_method("__new__", "cls, x=..., /, **kwargs", new).or("float_new"),
    slots::POS,
    slots::POW,
    slots::RADD,
    slots::RDIVMOD,
    repr::REPR,
    slots::RFLOORDIV,
    slots::RMOD,
    slots::RMUL,
    method("__round__", "self, ndigits=None, /", round).or("round_any"),
    slots::RPOW,
    slots::RSUB,
    slots::RTRUEDIV,
    slots::SUB,
    slots::TRUEDIV,
    method("__trunc__", "self, /", trunc),
    method("as_integer_ratio", "self, /", as_integer_ratio),
    method("conjugate", "self, /", plain),
    class_method("from_number", "cls, number, /", from_number).or("float_from_number"),
    class_method("fromhex", "cls, string, /", fromhex),
    method("hex", "self, /", to_hex),
    getter("imag", imag),
    method("is_integer", "self, /", is_integer),
    getter("real", plain),
];

/// The float behind a receiver.
fn this(cx: &Cx, value: Value) -> Result<f64, Raise> {
    match cx.heap.unwrap(value) {
        Value::Float(f) => Ok(f.get()),
        _ => Err(args::wrong_receiver(&cx.heap, "float", value)),
    }
}

fn plain(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(cx, args[0]).map(|f| Value::float(f).into())
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    Ok(cx.heap.new_tuple(vec![Value::float(f)]).into())
}

fn getformat(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = args::str(&cx.heap, args[1], "__getformat__() argument")?;
    match cx.heap.text(id) {
        "double" | "float" => Ok(cx.str("IEEE, little-endian").into()),
        _ => Err(raise::value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let x = args[1];
    if matches!(args[2], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty())
        && !matches!(args[0], Value::Class(class) if receive::init_in_python(&cx.heap, class))
    {
        return Err(raise::type_error("float() takes no keyword arguments"));
    }
    if x.is_unbound() {
        return Ok(Value::float(0.0).into());
    }
    if let Some(f) = real(cx, x)? {
        return Ok(Value::float(f).into());
    }
    match parsed(cx, x)? {
        Some(f) => Ok(cx.heap.new_float(f).into()),
        None => {
            let name = cx.heap.type_name(x);
            Err(raise::type_error(format!("float() argument must be a string or a real number, not '{name}'")))
        }
    }
}

/// A real number (or what converts itself in Python) as a float; None for anything else.
pub fn real(cx: &mut Cx, x: Value) -> Result<Option<f64>, Raise> {
    if [core::FLOAT, core::INDEX].into_iter().any(|dunder| args::in_python(&cx.heap, x, dunder)) {
        return Err(Raise::Python);
    }
    match cx.heap.unwrap(x) {
        plain @ (Value::Float(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) => {
            let plain = args::int(&cx.heap, plain).unwrap_or(plain);
            number::real(cx, plain).map(Some)
        }
        _ => Ok(None),
    }
}

/// The float that a text (str or bytes-like) means; None for what is no text.
fn parsed(cx: &mut Cx, x: Value) -> Result<Option<f64>, Raise> {
    let (heap, meter) = cx.parts();
    let found = match heap.unwrap(x) {
        Value::Str(id) => {
            super::search::reserve(heap, heap.text(id).len())?;
            parse::parse(heap.text(id), &mut meter.poller())
        }
        plain => match buffer::bytes(heap, plain) {
            Some(bytes) => parse::parse_ascii(&bytes, &mut meter.poller()),
            None => return Ok(None),
        },
    };
    match found {
        Ok(Some(f)) => Ok(Some(f)),
        Ok(None) => {
            let repr = repr::repr(cx, x)?;
            Err(raise::value_error(format!("could not convert string to float: {}", shown(&repr))))
        }
        Err(_) => Err(cx.stopped()),
    }
}

/// A whole float as an int.
fn whole(cx: &mut Cx, f: f64) -> Result<Outcome, Raise> {
    int::truncated(cx, f).map(Outcome::Value)
}

fn ceil(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    whole(cx, f.ceil())
}

fn floor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    whole(cx, f.floor())
}

fn trunc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    whole(cx, f)
}

fn round(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    rounded(cx, f, args[1]).map(Outcome::Value)
}

/// `round(float, ndigits)`: an int without `ndigits`.
pub fn rounded(cx: &mut Cx, f: f64, ndigits: Value) -> Result<Value, Raise> {
    if ndigits.is_none() {
        return int::truncated(cx, f.round_ties_even());
    }
    let places = match args::index(&cx.heap, ndigits)? {
        Value::Int(places) => places,
        Value::BigInt(id) if cx.heap[id].is_negative() => i64::MIN,
        _ => i64::MAX,
    };
    number::finish(cx, rounding::round_digits(f, places)).map(Value::float)
}

fn as_integer_ratio(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    let (above, below) = number::polled(cx, |poll| float::as_integer_ratio(f, poll))?;
    let parts = [number::store(&mut cx.heap, above), number::store(&mut cx.heap, below)];
    Ok(cx.heap.new_tuple(parts).into())
}

fn from_number(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match real(cx, args[1])? {
        Some(f) => as_class(args[0], classes::FLOAT, Value::float(f)),
        None => Err(raise::type_error(format!("must be real number, not {}", cx.heap.type_name(args[1])))),
    }
}

fn fromhex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (heap, meter) = cx.parts();
    let Value::Str(id) = heap.unwrap(args[1]) else {
        return Err(raise::type_error("bad argument type for built-in operation"));
    };
    let f = hex::from_hex(heap.text(id), &mut meter.poller());
    let f = number::finish(cx, f)?;
    as_class(args[0], classes::FLOAT, Value::float(f))
}

fn to_hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    Ok(cx.str(hex::hex(f)).into())
}

fn imag(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::float(0.0).into())
}

fn is_integer(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let f = this(cx, args[0])?;
    Ok(Value::bool(float::is_integer(f)).into())
}
