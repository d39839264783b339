//! `bytearray`: the table of its methods, its constructor, and the methods that change it.
//!
//! A change is made on the side and stored at the end, and every growth is charged.
//! Start reading at [`METHODS`].

use super::arith::sequences::{append_bytes, repeated};
use super::arith::slots;
use super::bytes::{self, data, find, hex, make};
use super::native::{Cx, Native, Outcome, Raise, class_method, method, static_method};
use super::{args, buffer, bulk, compare, item, iter, memoryview, object, raise, receive, repr};
use crate::heap::kinds::{ByteArrayId, Heap, Value};
use crate::heap::objects::ByteArray;

pub(crate) static METHODS: &[Native] = &[
    slots::SEQ_ADD,
    method("__alloc__", "self, /", alloc),
    item::CONTAINS,
    item::DELITEM,
    compare::EQ,
    compare::GE,
    item::GETITEM,
    compare::GT,
    slots::SEQ_IADD,
    slots::SEQ_IMUL,
    method("__init__", "self, source=..., encoding=..., errors=...", init).or("bytearray_init"),
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    slots::TEXT_MOD,
    slots::SEQ_MUL,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new).or("bytearray_new"),
    method("__reduce__", "self, /", reduce).or("bytearray_reduce"),
    method("__reduce_ex__", "self, proto=0, /", reduce).or("bytearray_reduce_ex"),
    repr::REPR,
    slots::TEXT_RMOD,
    slots::SEQ_RMUL,
    item::SETITEM,
    method("__sizeof__", "self, /", object::sizeof),
    repr::STR,
    method("append", "self, item, /", append).or("bytearray_append"),
    bytes::CAPITALIZE,
    bytes::CENTER,
    method("clear", "self, /", clear),
    method("copy", "self, /", copy),
    bytes::COUNT,
    bytes::DECODE,
    bytes::ENDSWITH,
    bytes::EXPANDTABS,
    method("extend", "self, iterable_of_ints, /", extend).or("bytearray_extend"),
    bytes::FIND,
    class_method("fromhex", "cls, string, /", hex::bytearray_fromhex),
    bytes::HEX,
    bytes::INDEX,
    method("insert", "self, index, item, /", insert).or("bytearray_insert"),
    bytes::ISALNUM,
    bytes::ISALPHA,
    bytes::ISASCII,
    bytes::ISDIGIT,
    bytes::ISLOWER,
    bytes::ISSPACE,
    bytes::ISTITLE,
    bytes::ISUPPER,
    bytes::JOIN,
    bytes::LJUST,
    bytes::LOWER,
    bytes::LSTRIP,
    bytes::MAKETRANS,
    bytes::PARTITION,
    method("pop", "self, index=-1, /", pop).or("bytearray_pop"),
    method("remove", "self, value, /", remove).or("bytearray_remove"),
    bytes::REMOVEPREFIX,
    bytes::REMOVESUFFIX,
    bytes::REPLACE,
    method("resize", "self, size, /", resize).or("bytearray_resize"),
    method("reverse", "self, /", reverse),
    bytes::RFIND,
    bytes::RINDEX,
    bytes::RJUST,
    bytes::RPARTITION,
    bytes::RSPLIT,
    bytes::RSTRIP,
    bytes::SPLIT,
    bytes::SPLITLINES,
    bytes::STARTSWITH,
    bytes::STRIP,
    bytes::SWAPCASE,
    bytes::TITLE,
    bytes::TRANSLATE,
    bytes::UPPER,
    bytes::ZFILL,
];

fn this(heap: &Heap, value: Value) -> Result<ByteArrayId, Raise> {
    match heap.unwrap(value) {
        Value::ByteArray(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "bytearray", value)),
    }
}

/// `[cls, kwargs, *args]`; a class whose `__init__` is Python fills the new object itself.
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let empty = ByteArray::default();
    if matches!(args[0], Value::Class(class) if receive::init_in_python(&cx.heap, class)) {
        return Ok(cx.heap.new(empty).into());
    }
    let mut sources = [Value::Unbound; 3];
    if args.len() > 5 {
        return Err(raise::type_error(format!("bytearray() takes at most 3 arguments ({} given)", args.len() - 2)));
    }
    sources[..args.len() - 2].copy_from_slice(&args[2..]);
    if let Value::Dict(kwargs) = args[1] {
        for entry in cx.heap[kwargs].iter() {
            let Value::Str(name) = entry.key else { continue };
            let name = cx.heap.shown(name);
            let Some(place) = ["source", "encoding", "errors"].iter().position(|&known| known == name) else {
                return Err(raise::type_error(format!("bytearray() got an unexpected keyword argument '{name}'")));
            };
            if !sources[place].is_unbound() {
                let place = place + 1;
                return Err(raise::type_error(format!("argument for bytearray() given by name ('{name}') and position ({place})")));
            }
            sources[place] = entry.value;
        }
    }
    let data = make::content(cx, sources[0], sources[1], sources[2], "bytearray")?;
    Ok(cx.heap.new(ByteArray { data, exports: 0 }).into())
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let data = make::content(cx, args[1], args[2], args[3], "bytearray")?;
    if data.len() != cx.heap[id].data.len() {
        memoryview::resizable(cx, id)?;
    }
    store(cx, id, data);
    Ok(Value::None.into())
}

/// Replaces the content, and charges it.
fn store(cx: &mut Cx, id: ByteArrayId, data: Vec<u8>) {
    cx.heap.budget.charge(data.capacity());
    cx.heap[id].data = data;
}

fn alloc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    Ok(Value::Int(cx.heap[id].data.capacity() as i64 + 1).into())
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    if let Value::Instance(_) = args[0] {
        return Err(Raise::Python);
    }
    let class = cx.heap.class_of(args[0]);
    let len = cx.heap[id].data.len();
    cx.reserve(len * 2)?;
    let mut text = String::with_capacity(len);
    let (heap, meter) = cx.parts();
    for piece in heap[id].data.chunks(bulk::PIECE) {
        meter.spend((piece.len() / 8) as u64)?;
        text.extend(piece.iter().map(|&b| char::from(b)));
    }
    let parts = [cx.text(text)?, cx.str("latin-1")];
    let parts = cx.heap.new_tuple(parts);
    Ok(cx.heap.new_tuple(vec![class.into(), parts, Value::None]).into())
}

/// An item: an int that is a byte.
fn byte(heap: &Heap, value: Value) -> Result<u8, Raise> {
    find::byte(args::index(heap, value)?)
}

fn append(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let b = byte(&cx.heap, args[1])?;
    memoryview::resizable(cx, id)?;
    append_bytes(cx, id, &[b])?;
    Ok(Value::None.into())
}

fn extend(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let added = match buffer::owned(cx, args[1])? {
        Some(bytes) => bytes,
        None => ints(cx, args[1])?,
    };
    if added.is_empty() {
        return Ok(Value::None.into());
    }
    let len = cx.heap[id].data.len();
    cx.reserve(added.len() * 2 + len)?;
    memoryview::resizable(cx, id)?;
    append_bytes(cx, id, &added)?;
    Ok(Value::None.into())
}

fn ints(cx: &mut Cx, source: Value) -> Result<Vec<u8>, Raise> {
    let name = cx.heap.type_name(source);
    if let Value::Str(id) = cx.heap.unwrap(source) {
        if cx.heap.text(id).is_empty() {
            return Ok(Vec::new());
        }
        return Err(raise::type_error(format!("expected iterable of integers; got: '{name}'")));
    }
    let refuse = |raise: Raise| match raise {
        Raise::New(exception) if exception.message.as_deref().is_some_and(|text| text.ends_with("is not iterable")) => {
            raise::type_error(format!("can't extend bytearray with {name}"))
        }
        raise => raise,
    };
    let items = iter::collect(cx, source).map_err(refuse)?;
    make::from_items(cx, &items, "byte must be in range(0, 256)")
}

fn insert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let at = args::ssize(&cx.heap, args[1])?;
    let b = byte(&cx.heap, args[2])?;
    memoryview::resizable(cx, id)?;
    let len = cx.heap[id].data.len();
    cx.reserve(len + 16)?;
    let signed = i64::try_from(len).unwrap_or(i64::MAX);
    let at = args::size(if at < 0 { at.saturating_add(signed) } else { at.min(signed) });
    let capacity = cx.heap[id].data.capacity();
    bulk::splice(cx, |heap| &mut heap[id].data, at..at, &[b])?;
    let grown = cx.heap[id].data.capacity().saturating_sub(capacity);
    cx.heap.budget.charge(grown);
    Ok(Value::None.into())
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let at = args::ssize(&cx.heap, args[1])?;
    let len = cx.heap[id].data.len();
    if len == 0 {
        return Err(raise::index_error("pop from empty bytearray"));
    }
    let signed = i64::try_from(len).unwrap_or(i64::MAX);
    let at = if at < 0 { at.saturating_add(signed) } else { at };
    let at = usize::try_from(at).ok().filter(|&at| at < len).ok_or_else(|| raise::index_error("pop index out of range"))?;
    memoryview::resizable(cx, id)?;
    let b = cx.heap[id].data[at];
    bulk::splice(cx, |heap| &mut heap[id].data, at..at + 1, &[])?;
    Ok(Value::Int(i64::from(b)).into())
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let b = byte(&cx.heap, args[1])?;
    let (heap, meter) = cx.parts();
    let at = super::search::find(&heap[id].data, &[b], 0, meter)?.ok_or_else(|| raise::value_error("value not found in bytearray"))?;
    memoryview::resizable(cx, id)?;
    bulk::splice(cx, |heap| &mut heap[id].data, at..at + 1, &[])?;
    Ok(Value::None.into())
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    if !cx.heap[id].data.is_empty() {
        memoryview::resizable(cx, id)?;
    }
    cx.heap[id].data = Vec::new();
    Ok(Value::None.into())
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let len = data(&cx.heap, id.into()).len();
    cx.reserve(len)?;
    let (heap, meter) = cx.parts();
    let data = bulk::copied(meter, &heap[id].data)?;
    Ok(cx.heap.new(ByteArray { data, exports: 0 }).into())
}

fn reverse(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    bulk::reverse_in_place(cx, |heap| &mut heap[id].data, 0)?;
    Ok(Value::None.into())
}

fn resize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    let size = args::ssize(&cx.heap, args[1])?;
    if size < 0 {
        return Err(raise::value_error(format!("Can only resize to positive sizes, got {size}")));
    }
    let (size, len) = (args::size(size), cx.heap[id].data.len());
    if size != len {
        memoryview::resizable(cx, id)?;
    }
    if size <= len {
        cx.heap[id].data.truncate(size);
        return Ok(Value::None.into());
    }
    let (heap, meter) = cx.parts();
    super::search::reserve(heap, size.saturating_mul(2))?;
    let zeros = repeated(heap, meter, &[0], size - len)?;
    append_bytes(cx, id, &zeros)?;
    Ok(Value::None.into())
}
