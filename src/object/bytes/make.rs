//! Making bytes: the constructor, join, decode, translate, maketrans.
//!
//! Start reading at [`content`].

use super::super::arith::sequences::repeated;
use super::super::native::{Cx, Outcome, Raise};
use super::super::search::reserve;
use super::super::str::codec;
use super::super::str::encode::encoded;
use super::super::{args, buffer, bulk, iter, raise};
use super::{data, this};
use crate::bytecode::code::StrBits;
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;
use crate::text::core;

pub(super) fn new_bytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[_, source, encoding, errors] = args else { unreachable!("the row has four parameters") };
    if let (Value::Bytes(_), true) = (source, encoding.is_unbound() && errors.is_unbound()) {
        return Ok(source.into());
    }
    let data = content(cx, source, encoding, errors, "bytes")?;
    Ok(cx.heap.new_bytes(data).into())
}

/// The content that the arguments of a constructor describe.
pub(in crate::object) fn content(cx: &mut Cx, source: Value, encoding: Value, errors: Value, name: &str) -> Result<Vec<u8>, Raise> {
    let option = |heap: &Heap, value: Value, what: &str| match value {
        Value::Unbound => Ok(None),
        _ => args::str(heap, value, &format!("{name}() argument '{what}'")).map(Some),
    };
    let (encoding, errors) = (option(&cx.heap, encoding, "encoding")?, option(&cx.heap, errors, "errors")?);
    if name == "bytes" && encoding.is_none() && errors.is_none() && matches!(source, Value::Instance(_)) {
        match args::special(&cx.heap, source, core::BYTES) {
            Some(Value::None) => return Err(raise::type_error("'NoneType' object is not callable")),
            _ if args::in_python(&cx.heap, source, core::BYTES) => return Err(Raise::Python),
            _ => {}
        }
    }
    match (cx.heap.unwrap(source), encoding) {
        (Value::Str(id), Some(encoding)) => {
            let errors = errors.unwrap_or_else(|| literal(cx, "strict"));
            encoded(cx, id, encoding, errors)
        }
        (Value::Str(_), None) if errors.is_some() => Err(raise::type_error("string argument without an encoding")),
        (Value::Str(_), None) => Err(raise::type_error("string argument without an encoding")),
        (_, Some(_)) => Err(raise::type_error("encoding without a string argument")),
        (_, None) if errors.is_some() => Err(raise::type_error("errors without a string argument")),
        (Value::Unbound, None) => Ok(Vec::new()),
        (plain, None) => from_object(cx, source, plain, name),
    }
}

fn literal(cx: &mut Cx, text: &str) -> StrId {
    match cx.str(text) {
        Value::Str(id) => id,
        _ => unreachable!("a str was made"),
    }
}

/// A size, bytes, or an iterable of ints. `bytes` alone asks for `__bytes__`.
fn from_object(cx: &mut Cx, source: Value, plain: Value, name: &str) -> Result<Vec<u8>, Raise> {
    let asked: &[StrBits] = &[core::BYTES, core::INDEX, core::ITER, core::GETITEM];
    let asked = if name == "bytes" { asked } else { &asked[1..] };
    if matches!(source, Value::Instance(_)) && asked.iter().any(|&dunder| args::in_python(&cx.heap, source, dunder)) {
        return Err(Raise::Python);
    }
    if args::int(&cx.heap, plain).is_some() {
        let count = args::repeat_count(&cx.heap, plain)?;
        let count = usize::try_from(count).map_err(|_| raise::value_error("negative count"))?;
        let (heap, meter) = cx.parts();
        return repeated(heap, meter, &[0], count);
    }
    if let Some(data) = buffer::owned(cx, plain)? {
        return Ok(data);
    }
    let shown = cx.heap.type_name(source);
    let refuse = |raise: Raise| match raise {
        Raise::New(exception) if exception.message.as_deref().is_some_and(|text| text.ends_with("is not iterable")) => {
            raise::type_error(format!("cannot convert '{shown}' object to {name}"))
        }
        raise => raise,
    };
    let items = iter::collect(cx, source).map_err(refuse)?;
    from_items(cx, &items, &format!("{} must be in range(0, 256)", if name == "bytes" { "bytes" } else { "byte" }))
}

/// Ints as bytes.
pub(in crate::object) fn from_items(cx: &mut Cx, items: &[Value], out_of_range: &str) -> Result<Vec<u8>, Raise> {
    let (heap, meter) = cx.parts();
    reserve(heap, items.len())?;
    let mut bytes = Vec::with_capacity(items.len());
    for piece in items.chunks(bulk::PIECE) {
        meter.spend((piece.len() / 4) as u64)?;
        for &item in piece {
            match args::index(heap, item)? {
                Value::Int(i) => bytes.push(u8::try_from(i).map_err(|_| raise::value_error(out_of_range))?),
                _ => return Err(raise::value_error(out_of_range)),
            }
        }
    }
    Ok(bytes)
}

pub(super) fn decode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let encoding = args::str(&cx.heap, args[1], "decode() argument 'encoding'")?;
    let errors = args::str(&cx.heap, args[2], "decode() argument 'errors'")?;
    let data = buffer::owned(cx, this)?.unwrap_or_default();
    codec::decode_named(cx, &data, Some(encoding), Some(errors)).map(Outcome::Value)
}

pub(super) fn join(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let refuse = |raise: Raise| match raise {
        Raise::New(exception) if exception.message.as_deref().is_some_and(|text| text.ends_with("is not iterable")) => {
            raise::type_error("can only join an iterable")
        }
        raise => raise,
    };
    let items = iter::collect(cx, args[1]).map_err(refuse)?;
    let (heap, meter) = cx.parts();
    let separator = data(heap, this);
    let mut len = separator.len().saturating_mul(items.len().saturating_sub(1));
    for (i, &item) in items.iter().enumerate() {
        if i % 1_000 == 999 {
            meter.spend(1_000)?;
        }
        let Some(bytes) = buffer::content(heap, item)? else {
            let name = heap.type_name(item);
            return Err(raise::type_error(format!("sequence item {i}: expected a bytes-like object, {name} found")));
        };
        len = len.saturating_add(bytes.len());
    }
    reserve(heap, len)?;
    let mut out = meter.fresh(Vec::with_capacity(len));
    for (i, &item) in items.iter().enumerate() {
        if i > 0 {
            bulk::append(meter, &mut out, separator)?;
        }
        meter.spend(1)?;
        bulk::append(meter, &mut out, &buffer::required(heap, item)?)?;
    }
    Ok(buffer::like(cx, this, out.done()).into())
}

pub(super) fn maketrans(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (heap, meter) = cx.parts();
    let (from, to) = (buffer::required(heap, args[0])?, buffer::required(heap, args[1])?);
    if from.len() != to.len() {
        return Err(raise::value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    let mut to = to.iter();
    bulk::each_byte(meter, &from, |byte| table[usize::from(byte)] = to.next().copied().unwrap_or(byte))?;
    Ok(cx.heap.new_bytes(table).into())
}

pub(super) fn translate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    let (heap, meter) = cx.parts();
    let table = if args[1].is_none() { None } else { Some(buffer::required(heap, args[1])?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(raise::value_error("translation table must be 256 characters long"));
    }
    let mut deleted = [false; 256];
    if !args[2].is_unbound() {
        bulk::each_byte(meter, &buffer::required(heap, args[2])?, |byte| deleted[usize::from(byte)] = true)?;
    }
    let bytes = data(heap, this);
    reserve(heap, bytes.len())?;
    let mut out = meter.fresh(Vec::with_capacity(bytes.len()));
    for piece in bytes.chunks(1 << 14) {
        meter.spend((piece.len() / 4) as u64)?;
        let kept = piece.iter().filter(|&&b| !deleted[usize::from(b)]);
        out.extend(kept.map(|&b| table.as_ref().map_or(b, |table| table[usize::from(b)])));
    }
    Ok(buffer::like(cx, this, out.done()).into())
}
