//! Built-in functions of numbers and of their text: abs, divmod, pow, round, sum, bin, hex, oct, chr, ord, ascii, format.
//!
//! Start reading at [`FUNCTIONS`]; the sum is [`Sum`].

use crate::bytecode::instr::BinOp;
use crate::heap::kinds::{Heap, Value};
use crate::num::complex::Complex;
use crate::object::arith::{self, numbers, power};
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{args, buffer, bulk, float, format as formatting, int, iter, number, raise, repr};
use crate::text::core;

pub(crate) static FUNCTIONS: &[Native] = &[
    function("abs", "number, /", abs).or("abs_any"),
    function("ascii", "obj, /", ascii).or("ascii_any"),
    function("bin", "number, /", bin).or("bin_any"),
    function("chr", "i, /", chr).or("chr_any"),
    function("divmod", "x, y, /", divmod).or("divmod_any"),
    function("format", "value, format_spec='', /", format).or("format_any"),
    function("hex", "number, /", hex).or("hex_any"),
    function("oct", "number, /", oct).or("oct_any"),
    function("ord", "character, /", ord),
    function("pow", "base, exp, mod=None", pow).or("pow_any"),
    function("round", "number, ndigits=None", round).or("round_any"),
    function("sum", "iterable, /, start=0", sum).or("sum_any"),
];

/// What the kernel needs for `ascii`.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_ascii_only", "text, /", ascii_only)];

fn abs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Value::Int(i) = args[0]
        && let Some(size) = i.checked_abs()
    {
        return Ok(Value::Int(size).into());
    }
    match arith::abs(cx, args[0])? {
        Value::NotImplemented => Err(raise::type_error(format!("bad operand type for abs(): '{}'", cx.heap.type_name(args[0])))),
        value => Ok(value.into()),
    }
}

fn ascii(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = repr::ascii(cx, args[0])?;
    Ok(cx.text(text)?.into())
}

fn ascii_only(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, args[0])?;
    let text = bulk::owned(cx, id)?;
    let text = repr::ascii_only(cx, text)?;
    Ok(cx.text(text)?.into())
}

/// The digits of an index with the prefix of their base behind the sign.
fn prefixed(cx: &mut Cx, value: Value, base: u32, prefix: &str) -> Result<Outcome, Raise> {
    let index = args::index(&cx.heap, value)?;
    let digits = number::int_text(cx, index, base)?;
    cx.reserve(digits.len() + 3)?;
    let mut text = String::from(if digits.starts_with('-') { "-" } else { "" });
    text.push_str(prefix);
    bulk::push_text(&mut cx.meter, &mut text, digits.trim_start_matches('-'))?;
    Ok(cx.text(text)?.into())
}

fn bin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    prefixed(cx, args[0], 2, "0b")
}

fn hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    prefixed(cx, args[0], 16, "0x")
}

fn oct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    prefixed(cx, args[0], 8, "0o")
}

/// Surrogates are no characters here and refused like numbers beyond Unicode.
fn chr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let c = match args::index(&cx.heap, args[0])? {
        Value::Int(i) => u32::try_from(i).ok().and_then(char::from_u32),
        _ => None,
    };
    match c {
        Some(c) => Ok(cx.heap.new_char(c).into()),
        None => Err(raise::value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    let len = match plain {
        Value::Str(id) => match (cx.heap.str(id).chars(), cx.heap.str(id).char_at(0)) {
            (1, Some(c)) => return Ok(Value::Int(i64::from(u32::from(c))).into()),
            (len, _) => len,
        },
        Value::Bytes(_) | Value::ByteArray(_) => match buffer::bytes(&cx.heap, plain).as_deref() {
            Some(&[b]) => return Ok(Value::Int(i64::from(b)).into()),
            bytes => bytes.map_or(0, <[u8]>::len),
        },
        _ => {
            let name = cx.heap.type_name(args[0]);
            return Err(raise::type_error(format!("ord() expected string of length 1, but {name} found")));
        }
    };
    Err(raise::type_error(format!("ord() expected a character, but string of length {len} found")))
}

/// Whether a class of the program takes part in an operator with these dunders.
fn is_user(heap: &Heap, a: Value, left: u32, b: Value, right: u32) -> bool {
    args::in_python(heap, a, left) || args::in_python(heap, b, right)
}

fn divmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[a, b] = args else { unreachable!("the row has two parameters") };
    if is_user(&cx.heap, a, core::DIVMOD, b, core::RDIVMOD) {
        return Err(Raise::Python);
    }
    let (x, y) = (cx.heap.unwrap(a), cx.heap.unwrap(b));
    match numbers::divmod(cx, x, y)? {
        Value::NotImplemented => {
            let (left, right) = (cx.heap.type_name(a), cx.heap.type_name(b));
            Err(raise::type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'")))
        }
        value => Ok(value.into()),
    }
}

fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[base, exp, modulus] = args else { unreachable!("the row has three parameters") };
    let result = if modulus.is_none() {
        arith::binary(cx, BinOp::Pow, base, exp)?
    } else if is_user(&cx.heap, base, core::POW, exp, core::RPOW) {
        return Err(Raise::Python);
    } else {
        let (x, y, z) = (cx.heap.unwrap(base), cx.heap.unwrap(exp), cx.heap.unwrap(modulus));
        power::with_modulus(cx, x, y, z)?
    };
    if !matches!(result, Value::NotImplemented) {
        return Ok(result.into());
    }
    let names: Vec<String> = args.iter().map(|&arg| format!("'{}'", cx.heap.type_name(arg))).collect();
    let names = if modulus.is_none() { format!("{} and {}", names[0], names[1]) } else { names.join(", ") };
    Err(raise::type_error(format!("unsupported operand type(s) for ** or pow(): {names}")))
}

fn round(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args::in_python(&cx.heap, args[0], core::ROUND) {
        return Err(Raise::Python);
    }
    let plain = cx.heap.unwrap(args[0]);
    match plain {
        Value::Float(f) => float::rounded(cx, f.get(), args[1]).map(Outcome::Value),
        _ => match args::int(&cx.heap, plain) {
            Some(plain) => int::rounded(cx, plain, args[1]).map(Outcome::Value),
            None => {
                let name = cx.heap.type_name(args[0]);
                Err(raise::type_error(format!("type {name} doesn't define __round__ method")))
            }
        },
    }
}

fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Str(spec) = cx.heap.unwrap(args[1]) else {
        let name = args::shown(&cx.heap, args[1]);
        return Err(raise::type_error(format!("format() argument 2 must be str, not {name}")));
    };
    let spec = bulk::owned(cx, spec)?;
    let text = formatting::format(cx, args[0], &spec)?;
    Ok(cx.text(text)?.into())
}

fn sum(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let advice = match cx.heap.unwrap(args[1]) {
        Value::Str(_) => Some("strings [use ''.join(seq) instead]"),
        Value::Bytes(_) => Some("bytes [use b''.join(seq) instead]"),
        Value::ByteArray(_) => Some("bytearray [use b''.join(seq) instead]"),
        // An iterator cannot be started again when an item turns out to be the kernel's.
        _ if matches!(args[0], Value::Iter(_)) => return Err(Raise::Python),
        _ => None,
    };
    if let Some(advice) = advice {
        iter::iter(cx, args[0])?;
        return Err(raise::type_error(format!("sum() can't sum {advice}")));
    }
    let mut sum = Sum::of(cx, args[1]);
    iter::consume(cx, args[0], |cx, item| {
        sum.add(cx, item)?;
        Ok(None::<()>)
    })?;
    Ok(sum.value(cx).into())
}

/// A float with the error of its additions so far: Neumaier's variant of Kahan's summation.
#[derive(Clone, Copy)]
struct Exact {
    sum: f64,
    lost: f64,
}

impl Exact {
    fn of(sum: f64) -> Exact {
        Exact { sum, lost: 0.0 }
    }

    #[inline]
    fn add(&mut self, x: f64) {
        let added = self.sum + x;
        self.lost += if x.abs() <= self.sum.abs() { self.sum - added + x } else { x - added + self.sum };
        self.sum = added;
    }

    /// An infinite or undefined error says nothing.
    fn value(self) -> f64 {
        if self.lost != 0.0 && self.lost.is_finite() { self.sum + self.lost } else { self.sum }
    }
}

/// A sum so far, in the form of its type.
enum Sum {
    Int(i64),
    Float(Exact),
    Complex(Exact, Exact),
    Other(Value),
}

impl Sum {
    fn of(cx: &Cx, value: Value) -> Sum {
        match value {
            Value::Int(i) => Sum::Int(i),
            Value::Float(f) => Sum::Float(Exact::of(f.get())),
            Value::Complex(id) => Sum::Complex(Exact::of(cx.heap[id].real), Exact::of(cx.heap[id].imag)),
            _ => Sum::Other(value),
        }
    }

    fn value(&self, cx: &mut Cx) -> Value {
        match *self {
            Sum::Int(i) => Value::Int(i),
            Sum::Float(sum) => Value::float(sum.value()),
            Sum::Complex(real, imag) => cx.heap.new(Complex::new(real.value(), imag.value())),
            Sum::Other(value) => value,
        }
    }

    #[inline]
    fn add(&mut self, cx: &mut Cx, item: Value) -> Result<(), Raise> {
        match (&mut *self, item) {
            (Sum::Int(sum), Value::Int(i)) => {
                if let Some(added) = sum.checked_add(i) {
                    *sum = added;
                    return Ok(());
                }
            }
            (Sum::Float(sum), Value::Float(f)) => {
                sum.add(f.get());
                return Ok(());
            }
            (Sum::Float(sum), Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) => {
                sum.add(number::real(cx, item)?);
                return Ok(());
            }
            (Sum::Complex(real, imag), Value::Complex(id)) => {
                real.add(cx.heap[id].real);
                imag.add(cx.heap[id].imag);
                return Ok(());
            }
            (Sum::Complex(real, _), Value::Float(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) => {
                real.add(number::real(cx, item)?);
                return Ok(());
            }
            _ => {}
        }
        self.add_other(cx, item)
    }

    #[cold]
    fn add_other(&mut self, cx: &mut Cx, item: Value) -> Result<(), Raise> {
        let sum = self.value(cx);
        match arith::binary(cx, BinOp::Add, sum, item)? {
            Value::NotImplemented => {
                let (left, right) = (cx.heap.type_name(sum), cx.heap.type_name(item));
                Err(raise::type_error(format!("unsupported operand type(s) for +: '{left}' and '{right}'")))
            }
            added => {
                *self = Sum::of(cx, added);
                Ok(())
            }
        }
    }
}
