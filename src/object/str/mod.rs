//! `str`: the table of its methods, its constructor, and what the methods share.
//!
//! A str is immutable UTF-8 text. Methods work on byte offsets and turn them into code points at the border only, which costs
//! nothing for ASCII. Every method that takes an index or count has a kernel function for objects with `__index__`.
//! Never holds lone surrogates: `chr(0xd800)` and the like are refused.
//! Start reading at [`METHODS`], then the file of the topic.

pub mod case;
mod charmap;
pub mod codec;
pub mod encode;
pub mod escape;
pub mod fields;
pub mod find;
pub mod format_method;
pub mod pad;
pub mod split;
pub mod test;
pub mod translate;
pub mod trim;

use super::arith::slots;
use super::native::{Cx, Native, Outcome, Raise, method, static_method};
use super::search::{Span, reserve};
use super::{args, buffer, bulk, compare, format, item, iter, object, raise, repr};
use crate::heap::kinds::Value;
use crate::heap::value::StrId;
use crate::text::PyStr;
use compact_str::CompactString;

pub(crate) static METHODS: &[Native] = &[
    slots::SEQ_ADD,
    item::CONTAINS,
    compare::EQ,
    format::FORMAT,
    compare::GE,
    item::GETITEM,
    method("__getnewargs__", "self, /", getnewargs),
    compare::GT,
    object::HASH,
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    slots::TEXT_MOD,
    slots::SEQ_MUL,
    compare::NE,
    static_method("__new__", "cls, object=..., encoding=..., errors=...", new).or("str_new"),
    repr::REPR,
    slots::TEXT_RMOD,
    slots::SEQ_RMUL,
    method("__sizeof__", "self, /", object::sizeof),
    method("__str__", "self, /", itself),
    method("capitalize", "self, /", case::capitalize),
    method("casefold", "self, /", case::casefold),
    method("center", "self, width, fillchar=' ', /", pad::center).or("str_center"),
    method("count", "self, sub, start=None, end=None, /", find::count).or("str_count"),
    method("encode", "self, encoding='utf-8', errors='strict'", encode::encode),
    method("endswith", "self, suffix, start=None, end=None, /", find::endswith).or("str_endswith"),
    method("expandtabs", "self, tabsize=8", pad::expandtabs).or("str_expandtabs"),
    method("find", "self, sub, start=None, end=None, /", find::find).or("str_find"),
    method("format", "self, /, *args, **kwargs", format_method::format).or("str_format"),
    method("format_map", "self, mapping, /", format_method::format_map).or("str_format_map"),
    method("index", "self, sub, start=None, end=None, /", find::index).or("str_index"),
    method("isalnum", "self, /", test::isalnum),
    method("isalpha", "self, /", test::isalpha),
    method("isascii", "self, /", test::isascii),
    method("isdecimal", "self, /", test::isdecimal),
    method("isdigit", "self, /", test::isdigit),
    method("isidentifier", "self, /", test::isidentifier),
    method("islower", "self, /", test::islower),
    method("isnumeric", "self, /", test::isnumeric),
    method("isprintable", "self, /", test::isprintable),
    method("isspace", "self, /", test::isspace),
    method("istitle", "self, /", test::istitle),
    method("isupper", "self, /", test::isupper),
    method("join", "self, iterable, /", join).or("str_join"),
    method("ljust", "self, width, fillchar=' ', /", pad::ljust).or("str_ljust"),
    method("lower", "self, /", case::lower),
    method("lstrip", "self, chars=None, /", trim::lstrip),
    static_method("maketrans", "x, y=..., z=..., /", translate::maketrans),
    method("partition", "self, sep, /", split::partition),
    method("removeprefix", "self, prefix, /", trim::removeprefix),
    method("removesuffix", "self, suffix, /", trim::removesuffix),
    method("replace", "self, old, new, /, count=-1", find::replace).or("str_replace"),
    method("rfind", "self, sub, start=None, end=None, /", find::rfind).or("str_rfind"),
    method("rindex", "self, sub, start=None, end=None, /", find::rindex).or("str_rindex"),
    method("rjust", "self, width, fillchar=' ', /", pad::rjust).or("str_rjust"),
    method("rpartition", "self, sep, /", split::rpartition),
    method("rsplit", "self, sep=None, maxsplit=-1", split::rsplit).or("str_rsplit"),
    method("rstrip", "self, chars=None, /", trim::rstrip),
    method("split", "self, sep=None, maxsplit=-1", split::split).or("str_split"),
    method("splitlines", "self, keepends=False", split::splitlines).or("str_splitlines"),
    method("startswith", "self, prefix, start=None, end=None, /", find::startswith).or("str_startswith"),
    method("strip", "self, chars=None, /", trim::strip),
    method("swapcase", "self, /", case::swapcase),
    method("title", "self, /", case::title),
    method("translate", "self, table, /", translate::translate).or("str_translate"),
    method("upper", "self, /", case::upper),
    method("zfill", "self, width, /", pad::zfill).or("str_zfill"),
];

/// What one str object takes beside its text.
pub const OBJECT_BYTES: usize = size_of::<PyStr>() + size_of::<Value>();

/// A plain str, also of an object of a derived class.
fn itself(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Str(args::this_str(&cx.heap, args[0])?).into())
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = args::this_str(&cx.heap, args[0])?;
    Ok(cx.heap.new_tuple(vec![Value::Str(id)]).into())
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[_, object, encoding, errors] = args else { unreachable!("the row has four parameters") };
    if encoding.is_unbound() && errors.is_unbound() {
        return match object {
            Value::Unbound => Ok(cx.heap.new_str("").into()),
            Value::Str(_) => Ok(object.into()),
            _ => {
                let text = repr::str(cx, object)?;
                Ok(cx.text(text)?.into())
            }
        };
    }
    let option = |value, name| match value {
        Value::Unbound => Ok(None),
        Value::None => Err(raise::type_error(format!("{name} must be str, not NoneType"))),
        _ => args::str(&cx.heap, value, name).map(Some),
    };
    let (encoding, errors) = (option(encoding, "str() argument 'encoding'")?, option(errors, "str() argument 'errors'")?);
    if object.is_unbound() {
        return Ok(cx.heap.new_str("").into());
    }
    if matches!(cx.heap.unwrap(object), Value::Str(_)) {
        return Err(raise::type_error("decoding str is not supported"));
    }
    let Some(data) = buffer::owned(cx, object)? else {
        let name = cx.heap.type_name(object);
        return Err(raise::type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    };
    codec::decode_named(cx, &data, encoding, errors).map(Outcome::Value)
}

/// The text of bytes `lo..hi` of a str, as a str.
pub fn part(cx: &mut Cx, id: StrId, (lo, hi): Span) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let text = &heap.text(id)[lo..hi];
    if hi - lo == heap.text(id).len() {
        return Ok(Value::Str(id));
    }
    if hi - lo <= bulk::BYTES {
        let text = CompactString::from(text);
        return Ok(cx.str(text));
    }
    let mut part = String::with_capacity(hi - lo);
    bulk::push_text(meter, &mut part, text)?;
    cx.text(part)
}

/// A list of parts of a str, whose memory is reserved.
pub fn parts(cx: &mut Cx, id: StrId, spans: &[Span]) -> Result<Value, Raise> {
    let mut values = cx.meter.fresh(Vec::with_capacity(spans.len()));
    for chunk in spans.chunks(1_000) {
        cx.meter.spend(chunk.len() as u64 * 8)?;
        for &span in chunk {
            values.push(part(cx, id, span)?);
        }
    }
    Ok(cx.heap.new_list(values.done()))
}

fn join(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let separator = args::this_str(&cx.heap, args[0])?;
    let collected;
    let items = match args[1] {
        Value::List(_) | Value::Tuple(_) => args[1],
        other => {
            collected = iter::collect(cx, other).map_err(not_iterable)?;
            cx.heap.new_list(collected)
        }
    };
    join_items(cx, separator, items).map(Outcome::Value)
}

/// The message of `join` for what cannot be iterated.
fn not_iterable(raise: Raise) -> Raise {
    match raise {
        Raise::New(exception) if exception.message.as_deref().is_some_and(|text| text.ends_with("is not iterable")) => {
            raise::type_error("can only join an iterable")
        }
        raise => raise,
    }
}

/// Texts up to this many bytes are joined with a look at the limits once for [`PARTS`] of them.
const SHORT: usize = 1 << 12;

/// How many parts are joined between two looks at the limits.
const PARTS: usize = 256;

/// `separator.join(items)` for a list or tuple of str.
pub fn join_items(cx: &mut Cx, separator: StrId, items: Value) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    let items: &[Value] = match items {
        Value::List(id) => &heap[id].items,
        Value::Tuple(id) => &heap[id].items,
        _ => &[],
    };
    if let &[Value::Str(only)] = items {
        return Ok(Value::Str(only));
    }
    let between = heap.str(separator);
    let gaps = items.len().saturating_sub(1);
    let (mut len, mut chars) = (between.as_str().len().saturating_mul(gaps), between.chars().saturating_mul(gaps));
    for (number, piece) in items.chunks(PARTS).enumerate() {
        for (i, &item) in piece.iter().enumerate() {
            let Value::Str(id) = heap.unwrap(item) else {
                let (i, name) = (number * PARTS + i, heap.type_name(item));
                return Err(raise::type_error(format!("sequence item {i}: expected str instance, {name} found")));
            };
            let string = heap.str(id);
            (len, chars) = (len.saturating_add(string.as_str().len()), chars + string.chars());
        }
        if piece.len() == PARTS {
            meter.spend(PARTS as u64)?;
        }
    }
    reserve(heap, len)?;
    let mut text = meter.fresh(String::with_capacity(len));
    let mut before = "";
    for piece in items.chunks(PARTS) {
        let mut polled = text.len();
        for &item in piece {
            let item = if let Value::Str(id) = heap.unwrap(item) { heap.text(id) } else { "" };
            if between.as_str().len().max(item.len()) > SHORT {
                bulk::push_text(meter, &mut text, before)?;
                bulk::push_text(meter, &mut text, item)?;
                polled = text.len();
            } else {
                text.push_str(before);
                text.push_str(item);
            }
            before = between.as_str();
        }
        let copied = text.len() - polled;
        if piece.len() == PARTS || copied > 1 << 18 {
            meter.spend((copied / 64) as u64 + piece.len() as u64)?;
        }
    }
    if chars <= 1 {
        return Ok(cx.heap.new_str(text.done()));
    }
    Ok(Value::Str(cx.heap.alloc_str(PyStr::with_chars(text.done(), chars))))
}
