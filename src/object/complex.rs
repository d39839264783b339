//! `complex`: the table of its methods and its constructor.
//!
//! Start reading at [`METHODS`].

use super::arith::slots;
use super::bytes::hex::as_class;
use super::native::{Cx, Native, Outcome, Raise, class_method, getter, method, static_method};
use super::{args, compare, float, format, item, object, raise, repr};
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::num::complex::{self, Complex, Parsed};
use crate::text::{core, shown};

pub(crate) static METHODS: &[Native] = &[
    slots::ABS,
    slots::ADD,
    item::BOOL,
    method("__complex__", "self, /", plain),
    compare::EQ,
    format::FORMAT,
    compare::GE,
    method("__getnewargs__", "self, /", getnewargs),
    compare::GT,
    object::HASH,
    compare::LE,
    compare::LT,
    slots::MUL,
    compare::NE,
    slots::NEG,
    static_method("__new__", "cls, real=..., imag=...", new).or("complex_new"),
    slots::POS,
    slots::POW,
    slots::RADD,
    repr::REPR,
    slots::RMUL,
    slots::RPOW,
    slots::RSUB,
    slots::RTRUEDIV,
    slots::SUB,
    slots::TRUEDIV,
    method("conjugate", "self, /", conjugate),
    class_method("from_number", "cls, number, /", from_number).or("complex_from_number"),
    getter("imag", imag),
    getter("real", real),
];

fn this(cx: &Cx, value: Value) -> Result<Complex, Raise> {
    match cx.heap.unwrap(value) {
        Value::Complex(id) => Ok(cx.heap[id]),
        _ => Err(args::wrong_receiver(&cx.heap, "complex", value)),
    }
}

fn plain(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = this(cx, args[0])?;
    Ok(cx.heap.new(number).into())
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = this(cx, args[0])?;
    Ok(cx.heap.new_tuple(vec![Value::float(number.real), Value::float(number.imag)]).into())
}

fn conjugate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = this(cx, args[0])?;
    Ok(cx.heap.new(Complex::new(number.real, -number.imag)).into())
}

fn real(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(cx, args[0]).map(|number| Value::float(number.real).into())
}

fn imag(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(cx, args[0]).map(|number| Value::float(number.imag).into())
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[_, real, imag] = args else { unreachable!("the row has three parameters") };
    let number = match (real, imag) {
        (Value::Unbound, Value::Unbound) => Complex::real(0.0),
        (_, Value::Unbound) => match cx.heap.unwrap(real) {
            Value::Str(id) => parsed(cx, real, id)?,
            _ => part(cx, real)?.ok_or_else(|| {
                let name = cx.heap.type_name(real);
                raise::type_error(format!("complex() argument must be a string or a number, not {name}"))
            })?,
        },
        _ => {
            let wrong = |cx: &Cx, value: Value, name: &str| {
                let other = cx.heap.type_name(value);
                raise::type_error(format!("complex() argument '{name}' must be a real number, not {other}"))
            };
            let above = if real.is_unbound() { Some(Complex::real(0.0)) } else { part(cx, real)? };
            let above = above.ok_or_else(|| wrong(cx, real, "real"))?;
            let beside = part(cx, imag)?.ok_or_else(|| wrong(cx, imag, "imag"))?;
            joined(cx, real, above, imag, beside)
        }
    };
    Ok(cx.heap.new(number).into())
}

/// `real + imag * 1j`; a part that is no complex number leaves the sign of a zero alone.
fn joined(cx: &Cx, real: Value, above: Complex, imag: Value, beside: Complex) -> Complex {
    let is_complex = |value| matches!(cx.heap.unwrap(value), Value::Complex(_));
    let shifted = if is_complex(imag) { above.real - beside.imag } else { above.real };
    Complex::new(shifted, if is_complex(real) { beside.real + above.imag } else { beside.real })
}

/// A number as a complex one; None for what is no number.
fn part(cx: &mut Cx, value: Value) -> Result<Option<Complex>, Raise> {
    if args::in_python(&cx.heap, value, core::COMPLEX) {
        return Err(Raise::Python);
    }
    match cx.heap.unwrap(value) {
        Value::Complex(id) => Ok(Some(cx.heap[id])),
        _ => Ok(float::real(cx, value)?.map(Complex::real)),
    }
}

fn parsed(cx: &mut Cx, value: Value, id: crate::heap::value::StrId) -> Result<Complex, Raise> {
    let (heap, meter) = cx.parts();
    super::search::reserve(heap, heap.text(id).len())?;
    let found = complex::parse(heap.text(id), &mut meter.poller());
    match found {
        Ok(Parsed::Value(number)) => Ok(number),
        Ok(Parsed::Malformed) => Err(raise::value_error("complex() arg is a malformed string")),
        Ok(Parsed::Underscores) => {
            let repr = repr::repr(cx, value)?;
            Err(raise::value_error(format!("could not convert string to complex: {}", shown(&repr))))
        }
        Err(_) => Err(cx.stopped()),
    }
}

fn from_number(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match part(cx, args[1])? {
        Some(number) => {
            let number = cx.heap.new(number);
            as_class(args[0], classes::COMPLEX, number)
        }
        None => Err(raise::type_error(format!("must be real number, not {}", cx.heap.type_name(args[1])))),
    }
}
