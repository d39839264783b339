//! `int`: the table of its methods and its constructor.
//!
//! Small ints are values, big ones heap objects; both are "an int" here ([`number::int`]).
//! Start reading at [`METHODS`].

use super::arith::{numbers, slots};
use super::bytes::make;
use super::native::{Cx, Native, Outcome, Raise, class_method, getter, method, static_method};
use super::{args, buffer, compare, format, item, number, object, raise, repr, search};
use crate::bytecode::instr::BinOp;
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::num::bigint::bits::{self, ByteOrder};
use crate::num::bigint::{IntRef, floats, text};
use crate::text::core;

pub(crate) static METHODS: &[Native] = &[
    slots::ABS,
    slots::ADD,
    slots::AND,
    item::BOOL,
    method("__ceil__", "self, /", plain),
    slots::DIVMOD,
    compare::EQ,
    method("__float__", "self, /", float),
    method("__floor__", "self, /", plain),
    slots::FLOORDIV,
    format::FORMAT,
    compare::GE,
    method("__getnewargs__", "self, /", getnewargs),
    compare::GT,
    object::HASH,
    method("__index__", "self, /", plain),
    method("__int__", "self, /", plain),
    slots::INVERT,
    compare::LE,
    slots::LSHIFT,
    compare::LT,
    slots::MOD,
    slots::MUL,
    compare::NE,
    slots::NEG,
    static_method("__new__", "cls, x=..., /, base=...", new).or("int_new"),
    slots::OR,
    slots::POS,
    slots::POW,
    slots::RADD,
    slots::RAND,
    slots::RDIVMOD,
    repr::REPR,
    slots::RFLOORDIV,
    slots::RLSHIFT,
    slots::RMOD,
    slots::RMUL,
    slots::ROR,
    method("__round__", "self, ndigits=None, /", round).or("round_any"),
    slots::RPOW,
    slots::RRSHIFT,
    slots::RSHIFT,
    slots::RSUB,
    slots::RTRUEDIV,
    slots::RXOR,
    method("__sizeof__", "self, /", object::sizeof),
    slots::SUB,
    slots::TRUEDIV,
    method("__trunc__", "self, /", plain),
    slots::XOR,
    method("as_integer_ratio", "self, /", as_integer_ratio),
    method("bit_count", "self, /", bit_count),
    method("bit_length", "self, /", bit_length),
    method("conjugate", "self, /", plain),
    getter("denominator", denominator),
    class_method("from_bytes", "cls, bytes, byteorder='big', *, signed=False", from_bytes).or("int_from_bytes"),
    getter("imag", imag),
    method("is_integer", "self, /", is_integer),
    getter("numerator", plain),
    getter("real", plain),
    method("to_bytes", "self, length=1, byteorder='big', *, signed=False", to_bytes).or("int_to_bytes"),
];

/// The plain int behind a receiver.
fn this(cx: &Cx, value: Value) -> Result<Value, Raise> {
    args::int(&cx.heap, value).ok_or_else(|| args::wrong_receiver(&cx.heap, "int", value))
}

/// The receiver as an operand.
fn operand(cx: &Cx, value: Value) -> Result<IntRef<'_>, Raise> {
    number::int(&cx.heap, cx.heap.unwrap(value)).ok_or_else(|| args::wrong_receiver(&cx.heap, "int", value))
}

fn plain(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(cx, args[0]).map(Outcome::Value)
}

fn float(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(cx, args[0])?;
    number::real(cx, this).map(|f| Value::float(f).into())
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(cx, args[0])?;
    Ok(cx.heap.new_tuple(vec![this]).into())
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[class, x, base] = args else { unreachable!("the row has three parameters") };
    if let Value::Class(classes::BOOL) = class {
        return Err(raise::type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    match (x, base) {
        (Value::Unbound, Value::Unbound) => Ok(Value::Int(0).into()),
        (Value::Unbound, _) => Err(raise::type_error("int() missing string argument")),
        (_, Value::Unbound) => converted(cx, x).map(Outcome::Value),
        _ => {
            let base = base_of(cx, base)?;
            if let Value::MemoryView(_) = x {
                return Err(raise::type_error("int() can't convert non-string with explicit base"));
            }
            match parsed(cx, x, base)? {
                Some(value) => Ok(value.into()),
                None => Err(raise::type_error("int() can't convert non-string with explicit base")),
            }
        }
    }
}

fn base_of(cx: &Cx, base: Value) -> Result<u32, Raise> {
    let found = match args::index(&cx.heap, base)? {
        Value::Int(i) => u32::try_from(i).ok().filter(|&base| base == 0 || (2..=36).contains(&base)),
        _ => None,
    };
    found.ok_or_else(|| raise::value_error("int() base must be >= 2 and <= 36, or 0"))
}

/// `int(x)`
fn converted(cx: &mut Cx, x: Value) -> Result<Value, Raise> {
    if [core::INT, core::INDEX].into_iter().any(|dunder| args::in_python(&cx.heap, x, dunder)) {
        return Err(Raise::Python);
    }
    match cx.heap.unwrap(x) {
        Value::Bool(b) => Ok(Value::Int(i64::from(b.get()))),
        plain @ (Value::Int(_) | Value::BigInt(_)) => Ok(plain),
        Value::Float(f) => truncated(cx, f.get()),
        _ => match parsed(cx, x, 10)? {
            Some(value) => Ok(value),
            None => {
                let name = cx.heap.type_name(x);
                let text = format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'");
                Err(raise::type_error(text))
            }
        },
    }
}

/// `int(float)`
pub fn truncated(cx: &mut Cx, f: f64) -> Result<Value, Raise> {
    // All floats below this are exact in 64 bits.
    if f.abs() < 9e18 {
        return Ok(Value::Int(f as i64));
    }
    let int = number::polled(cx, |poll| floats::from_f64(f, poll))?;
    Ok(number::store(&mut cx.heap, int))
}

/// The int that a text (str or bytes-like) means; None for what is no text.
fn parsed(cx: &mut Cx, x: Value, base: u32) -> Result<Option<Value>, Raise> {
    let (heap, meter) = cx.parts();
    let found = match heap.unwrap(x) {
        Value::Str(id) => {
            let text = heap.text(id);
            if let (Some(small), 10) = (small(text.as_bytes()), base) {
                return Ok(Some(Value::Int(small)));
            }
            search::reserve(heap, number::bytes(text::parse_bytes(text.len())))?;
            text::parse(text, base, heap.text_limit(), &mut meter.poller())
        }
        plain => match buffer::bytes(heap, plain) {
            Some(bytes) => {
                search::reserve(heap, number::bytes(text::parse_bytes(bytes.len())))?;
                text::parse_ascii(&bytes, base, heap.text_limit(), &mut meter.poller())
            }
            None => return Ok(None),
        },
    };
    match number::finish(cx, found)? {
        Some(int) => Ok(Some(number::store(&mut cx.heap, int))),
        None => {
            let shown = match buffer::owned(cx, x)? {
                Some(bytes) => cx.heap.new_bytes(bytes),
                None => x,
            };
            let shown = repr::repr(cx, shown)?;
            let shown: String = shown.chars().take(200).collect();
            Err(raise::value_error(format!("invalid literal for int() with base {base}: {shown}")))
        }
    }
}

/// The common case without anything but few digits and a minus.
fn small(text: &[u8]) -> Option<i64> {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0;
    for b in digits {
        value = value * 10 + i64::from(b.is_ascii_digit().then(|| b - b'0')?);
    }
    Some(if digits.len() < text.len() { -value } else { value })
}

fn round(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(cx, args[0])?;
    rounded(cx, this, args[1]).map(Outcome::Value)
}

/// `round(int, ndigits)`: to a multiple of a power of ten, half to even.
pub fn rounded(cx: &mut Cx, this: Value, ndigits: Value) -> Result<Value, Raise> {
    if ndigits.is_none() {
        return Ok(this);
    }
    let places = match args::index(&cx.heap, ndigits)? {
        Value::Int(places) if places < 0 => places.unsigned_abs(),
        Value::BigInt(id) if cx.heap[id].is_negative() => u64::MAX,
        _ => return Ok(this),
    };
    // A number of n bits has fewer than n / 3 + 1 decimal digits.
    if places > operand(cx, this)?.bit_length() / 3 + 1 {
        return Ok(Value::Int(0));
    }
    let places = Value::Int(i64::try_from(places).unwrap_or(i64::MAX));
    let unit = binary(cx, BinOp::Pow, Value::Int(10), places)?;
    let mut quotient = binary(cx, BinOp::FloorDiv, this, unit)?;
    let rest = binary(cx, BinOp::Mod, this, unit)?;
    let twice = binary(cx, BinOp::Mul, rest, Value::Int(2))?;
    let up = match operand(cx, twice)?.cmp(&operand(cx, unit)?) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => binary(cx, BinOp::Mod, quotient, Value::Int(2))?.is(Value::Int(1)),
    };
    if up {
        quotient = binary(cx, BinOp::Add, quotient, Value::Int(1))?;
    }
    binary(cx, BinOp::Mul, quotient, unit)
}

fn binary(cx: &mut Cx, op: BinOp, a: Value, b: Value) -> Result<Value, Raise> {
    Ok(numbers::binary(cx, op, a, b)?.unwrap_or(Value::NotImplemented))
}

fn as_integer_ratio(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(cx, args[0])?;
    Ok(cx.heap.new_tuple(vec![this, Value::Int(1)]).into())
}

fn bit_count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(cx, args[0])?;
    let (heap, meter) = cx.parts();
    let counted = bits::bit_count(number::int(heap, this).expect("it is a plain int"), &mut meter.poller());
    let count = counted.map_err(|_| cx.stopped())?;
    Ok(number::unsigned(&mut cx.heap, count).into())
}

fn bit_length(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let length = operand(cx, args[0])?.bit_length();
    Ok(number::unsigned(&mut cx.heap, length).into())
}

fn denominator(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Int(1).into())
}

fn imag(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Int(0).into())
}

fn is_integer(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(true).into())
}

/// The `byteorder` argument.
fn byte_order(cx: &Cx, value: Value, function: &str) -> Result<ByteOrder, Raise> {
    let id = args::str(&cx.heap, value, &format!("{function}() argument 'byteorder'"))?;
    match cx.heap.text(id) {
        "big" => Ok(ByteOrder::Big),
        "little" => Ok(ByteOrder::Little),
        _ => Err(raise::value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let length = args::ssize(&cx.heap, args[1])?;
    let order = byte_order(cx, args[2], "to_bytes")?;
    let signed = item::truth(cx, args[3])?;
    let length = usize::try_from(length).map_err(|_| raise::value_error("length argument must be non-negative"))?;
    cx.reserve(length.saturating_mul(2))?;
    let this = this(cx, args[0])?;
    let (heap, meter) = cx.parts();
    let int = number::int(heap, this).expect("it is a plain int");
    let bytes = bits::to_bytes(int, length, order, signed, &mut meter.poller());
    let bytes = number::finish(cx, bytes)?;
    Ok(cx.heap.new_bytes(bytes).into())
}

fn from_bytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let order = byte_order(cx, args[2], "from_bytes")?;
    let signed = item::truth(cx, args[3])?;
    let bytes = match cx.heap.unwrap(args[1]) {
        Value::Str(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => {
            let name = cx.heap.type_name(args[1]);
            return Err(raise::type_error(format!("cannot convert '{name}' object to bytes")));
        }
        _ => make::content(cx, args[1], Value::Unbound, Value::Unbound, "bytes")?,
    };
    cx.reserve(bytes.len() * 2)?;
    let int = number::polled(cx, |poll| bits::from_bytes(&bytes, order, signed, poll))?;
    let int = number::store(&mut cx.heap, int);
    super::bytes::hex::as_class(args[0], crate::heap::classes::INT, int)
}
