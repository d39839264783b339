//! `memoryview` over bytes and bytearrays, in one dimension.
//!
//! Owns its methods, the element formats, and reading and writing items in place.
//! A bytearray may not change its length while there is a view of it. Nothing says when a view is forgotten, so whoever finds that
//! there were any ([`resizable`]) asks for a collection, which looks whether one is reached from a name. A view that only an
//! expression holds does not count; where it finds its bytes gone it raises IndexError.
//! Start reading at [`item_size`] and [`get`].

use super::native::{Cx, Meter, Native, Outcome, Raise, class_method, getter, method, static_method};
use super::{args, bulk, compare, item, iter, raise, receive, repr};
use crate::heap::classes;
use crate::heap::kinds::{ByteArrayId, Heap, MemoryViewId, Value};
use crate::heap::objects::MemoryView;

pub(crate) static METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    method("__delitem__", "self, key, /", delitem),
    method("__enter__", "self, /", enter),
    compare::EQ,
    method("__exit__", "self, /, *exc_info", release),
    compare::GE,
    item::GETITEM,
    compare::GT,
    method("__hash__", "self, /", hash),
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, object", new),
    repr::REPR,
    item::SETITEM,
    getter("c_contiguous", contiguous),
    method("cast", "self, format, shape=...", cast),
    getter("contiguous", contiguous),
    method("count", "self, value, /", count).or("sequence_count"),
    getter("f_contiguous", contiguous),
    getter("format", format),
    method("hex", "self, sep=..., bytes_per_sep=1", hex).or("memoryview_hex"),
    method("index", "self, value, start=0, stop=9223372036854775807, /", index).or("memoryview_index"),
    getter("itemsize", itemsize),
    getter("nbytes", nbytes),
    getter("ndim", ndim),
    getter("obj", obj),
    getter("readonly", readonly),
    method("release", "self, /", release_method),
    getter("shape", shape),
    getter("strides", strides),
    getter("suboffsets", suboffsets),
    method("tobytes", "self, order='C'", tobytes),
    method("tolist", "self, /", tolist),
    method("toreadonly", "self, /", toreadonly),
];

/// Bytes of one item of a format.
pub fn item_size(format: u8) -> usize {
    match format {
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
        _ => 1,
    }
}

/// A new view.
fn make(cx: &mut Cx, view: MemoryView) -> Value {
    if let Value::ByteArray(base) = view.base {
        let exports = &mut cx.heap[base].exports;
        *exports = exports.saturating_add(1);
    }
    cx.heap.new(view)
}

/// Refuses to change the length of a bytearray that a view looks at. Ask after everything else that may fail: the native is started
/// again after a collection.
pub fn resizable(cx: &mut Cx, id: ByteArrayId) -> Result<(), Raise> {
    if cx.heap[id].exports == 0 {
        return Ok(());
    }
    match cx.heap.resizing.take() {
        Some((asked, true)) if asked == id => Err(raise::buffer_error("Existing exports of data: object cannot be re-sized")),
        _ => {
            cx.heap.resizing = Some((id, false));
            Err(Raise::Collect(0))
        }
    }
}

/// Whether a value is a view that was released: it equals nothing but itself.
pub fn is_released(heap: &Heap, value: Value) -> bool {
    matches!(value, Value::MemoryView(id) if heap[id].base.is_unbound())
}

fn view(heap: &Heap, value: Value) -> Result<MemoryViewId, Raise> {
    match value {
        Value::MemoryView(id) if heap[id].base.is_unbound() => Err(raise::value_error("operation forbidden on released memoryview object")),
        Value::MemoryView(id) => Ok(id),
        _ => Err(args::wrong_receiver(heap, "memoryview", value)),
    }
}

/// The bytes of item `i`.
fn raw(heap: &Heap, id: MemoryViewId, i: usize) -> Result<&[u8], Raise> {
    let view = &heap[id];
    let size = item_size(view.format);
    let at = view.start as i64 + i as i64 * view.step * size as i64;
    let data = receive::bytes(heap, view.base).unwrap_or_default();
    let found = usize::try_from(at).ok().and_then(|at| data.get(at..at + size));
    found.ok_or_else(|| raise::index_error("index out of bounds on dimension 1"))
}

/// An item as a Python value.
fn unpacked(cx: &mut Cx, id: MemoryViewId, i: usize) -> Result<Value, Raise> {
    let format = cx.heap[id].format;
    let raw = raw(&cx.heap, id, i)?;
    let mut wide = [0; 8];
    wide[..raw.len()].copy_from_slice(raw);
    let unsigned = u64::from_le_bytes(wide);
    let shift = 64 - 8 * raw.len() as u32;
    let signed = (unsigned << shift).cast_signed() >> shift;
    Ok(match format {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Value::Int(signed),
        b'?' => Value::bool(unsigned != 0),
        b'c' => {
            let byte = [raw[0]];
            cx.heap.new_bytes(byte)
        }
        b'f' => Value::float(f64::from(f32::from_bits(unsigned as u32))),
        b'd' => Value::float(f64::from_bits(unsigned)),
        _ => super::number::unsigned(&mut cx.heap, unsigned),
    })
}

/// Items between two accounts.
const OFTEN: usize = 1_024;

/// All items as values.
pub fn items(cx: &mut Cx, value: Value) -> Result<Vec<Value>, Raise> {
    let id = view(&cx.heap, value)?;
    let len = cx.heap[id].len;
    cx.reserve(len * size_of::<Value>())?;
    let mut items = cx.meter.fresh(Vec::with_capacity(len));
    for i in 0..len {
        if i % OFTEN == 0 {
            cx.meter.spend(2 * OFTEN.min(len) as u64)?;
        }
        items.push(unpacked(cx, id, i)?);
    }
    Ok(items.done())
}

/// `len(view)`
pub fn len(heap: &Heap, id: MemoryViewId) -> Result<usize, Raise> {
    view(heap, id.into()).map(|id| heap[id].len)
}

/// `view[key]`
pub fn get(cx: &mut Cx, id: MemoryViewId, key: Value) -> Result<Value, Raise> {
    view(&cx.heap, id.into())?;
    match key {
        Value::Slice(slice) => {
            let bounds = item::slice_bounds(&cx.heap, slice, cx.heap[id].len)?;
            let part = cut(&cx.heap, id, bounds);
            Ok(make(cx, part))
        }
        _ => {
            let at = position(&cx.heap, id, key)?;
            unpacked(cx, id, at)
        }
    }
}

/// The view of a part.
fn cut(heap: &Heap, id: MemoryViewId, bounds: item::Bounds) -> MemoryView {
    let view = &heap[id];
    let offset = bounds.start * view.step * item_size(view.format) as i64;
    let start = (view.start as i64 + offset).max(0) as usize;
    MemoryView { start, len: bounds.count, step: view.step * bounds.step, hash: None, ..view.clone() }
}

/// What a tuple says: a view has one dimension.
fn only_index(heap: &Heap, key: Value) -> Result<Value, Raise> {
    let Value::Tuple(tuple) = key else { return Ok(key) };
    let items = &heap[tuple].items;
    let indices =
        items.iter().filter(|&&item| args::int(heap, item).is_some() || args::in_python(heap, item, crate::text::core::INDEX)).count();
    let slices = items.iter().filter(|item| matches!(item, Value::Slice(_))).count();
    match items[..] {
        [] => Err(raise::new(classes::NOT_IMPLEMENTED_ERROR, "sub-views are not implemented")),
        [one] if indices == 1 => Ok(one),
        _ if indices == items.len() => Err(raise::type_error(format!("cannot index 1-dimension view with {indices}-element tuple"))),
        _ if slices == items.len() => Err(raise::new(classes::NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented")),
        _ => Err(raise::type_error("memoryview: invalid slice key")),
    }
}

fn position(heap: &Heap, id: MemoryViewId, key: Value) -> Result<usize, Raise> {
    let key = only_index(heap, key)?;
    let Some(int) = args::int(heap, key) else {
        if args::in_python(heap, key, crate::text::core::INDEX) {
            return Err(Raise::Python);
        }
        return Err(raise::type_error("memoryview: invalid slice key"));
    };
    let len = heap[id].len as i64;
    let found = match int {
        Value::Int(i) if i < 0 => i + len,
        Value::Int(i) => i,
        _ => -1,
    };
    if 0 <= found && found < len { Ok(found as usize) } else { Err(raise::index_error("index out of bounds on dimension 1")) }
}

/// `view[key] = value`
pub fn set(cx: &mut Cx, id: MemoryViewId, key: Value, value: Value) -> Result<(), Raise> {
    view(&cx.heap, id.into())?;
    let Value::ByteArray(base) = cx.heap[id].base else { return Err(raise::type_error("cannot modify read-only memory")) };
    if let Value::Slice(slice) = key {
        return set_slice(cx, id, slice, value);
    }
    let at = position(&cx.heap, id, key)?;
    let format = cx.heap[id].format;
    let packed = packed(cx, format, value)?;
    write(cx, base, id, at, &packed);
    Ok(())
}

fn write(cx: &mut Cx, base: crate::heap::kinds::ByteArrayId, id: MemoryViewId, at: usize, packed: &[u8]) {
    let view = &cx.heap[id];
    let offset = view.start as i64 + at as i64 * view.step * packed.len() as i64;
    if let Some(target) = usize::try_from(offset).ok().and_then(|offset| cx.heap[base].data.get_mut(offset..offset + packed.len())) {
        target.copy_from_slice(packed);
    }
}

fn set_slice(cx: &mut Cx, id: MemoryViewId, slice: crate::heap::kinds::SliceId, value: Value) -> Result<(), Raise> {
    let Some(new) = receive::bytes(&cx.heap, value).map(<[u8]>::len) else {
        let name = cx.heap.type_name(value);
        return Err(raise::type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let bounds = item::slice_bounds(&cx.heap, slice, cx.heap[id].len)?;
    let size = item_size(cx.heap[id].format);
    if new != bounds.count * size {
        return Err(raise::value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    let Value::ByteArray(base) = cx.heap[id].base else { return Ok(()) };
    let view = &cx.heap[id];
    let steps = view.step * size as i64;
    let place = Place { first: view.start as i64 + bounds.start * steps, step: bounds.step * steps, size };
    if new <= bulk::BYTES {
        let new = receive::bytes(&cx.heap, value).unwrap_or_default().to_vec();
        return place.write(&mut cx.heap[base].data, &new, &mut cx.meter);
    }
    // What is copied from the same bytes is not the same any more when a copy in place was stopped.
    if same_base(&cx.heap, value, base) {
        cx.reserve(cx.heap[base].data.len())?;
        let (heap, meter) = cx.parts();
        let copied = bulk::copied(meter, &heap[base].data)?;
        let mut data = meter.fresh(copied);
        place.write(&mut data, receive::bytes(heap, value).unwrap_or_default(), meter)?;
        let old = std::mem::replace(&mut cx.heap[base].data, data.done());
        cx.meter.waste.put(old);
        return Ok(());
    }
    let mut data = std::mem::take(&mut cx.heap[base].data);
    let (heap, meter) = cx.parts();
    let written = place.write(&mut data, receive::bytes(heap, value).unwrap_or_default(), meter);
    cx.heap[base].data = data;
    written
}

/// Whether the bytes of a value are those of a bytearray.
fn same_base(heap: &Heap, value: Value, base: ByteArrayId) -> bool {
    let owner = match heap.unwrap(value) {
        Value::MemoryView(id) => heap[id].base,
        plain => plain,
    };
    owner.is(base.into())
}

/// Where in a bytearray the items of a slice lie.
struct Place {
    first: i64,
    step: i64,
    size: usize,
}

impl Place {
    /// Writes the items; those outside of the bytearray, which has become shorter, are left out. Done again it comes to the same.
    fn write(&self, data: &mut [u8], new: &[u8], meter: &mut Meter) -> Result<(), Raise> {
        // Where the items lie side by side, many are one.
        let size = if self.step == self.size as i64 { bulk::BYTES } else { self.size };
        let step = if size == self.size { self.step } else { size as i64 };
        for (i, packed) in new.chunks(size).enumerate() {
            let at = usize::try_from(self.first + i as i64 * step).ok();
            if let Some(target) = at.and_then(|at| data.get_mut(at..at + packed.len())) {
                target.copy_from_slice(packed);
            }
            meter.spend(1 + packed.len() as u64 / 64)?;
        }
        Ok(())
    }
}

/// A value as the bytes of an item.
fn packed(cx: &mut Cx, format: u8, value: Value) -> Result<Vec<u8>, Raise> {
    let shown = format as char;
    let wrong_type = || raise::type_error(format!("memoryview: invalid type for format '{shown}'"));
    let wrong_value = || raise::value_error(format!("memoryview: invalid value for format '{shown}'"));
    let size = item_size(format);
    match format {
        b'f' | b'd' => {
            let real = match cx.heap.unwrap(value) {
                Value::Float(real) => real.get(),
                Value::Int(i) => i as f64,
                _ => return Err(wrong_type()),
            };
            Ok(if format == b'f' { (real as f32).to_le_bytes().to_vec() } else { real.to_le_bytes().to_vec() })
        }
        b'?' => Ok(vec![u8::from(item::truth(cx, value)?)]),
        b'c' => match receive::bytes(&cx.heap, value) {
            Some(&[byte]) => Ok(vec![byte]),
            Some(_) => Err(wrong_value()),
            None => Err(wrong_type()),
        },
        _ => {
            let wide = match args::int(&cx.heap, value) {
                Some(Value::Int(i)) => i128::from(i),
                Some(Value::BigInt(id)) if !cx.heap[id].is_negative() && cx.heap[id].bit_length() <= 64 => {
                    i128::from(cx.heap[id].low_bits())
                }
                Some(_) => return Err(wrong_value()),
                None if args::in_python(&cx.heap, value, crate::text::core::INDEX) => return Err(Raise::Python),
                None => return Err(wrong_type()),
            };
            let bits = 8 * size as u32;
            let signed = format.is_ascii_lowercase();
            let (low, high) = if signed { (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1) } else { (0, (1_i128 << bits) - 1) };
            if wide < low || high < wide { Err(wrong_value()) } else { Ok(wide.to_le_bytes()[..size].to_vec()) }
        }
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[1]);
    let made = match plain {
        Value::Bytes(id) => MemoryView { base: plain, start: 0, len: cx.heap[id].data.len(), step: 1, format: b'B', hash: None },
        Value::ByteArray(id) => MemoryView { base: plain, start: 0, len: cx.heap[id].data.len(), step: 1, format: b'B', hash: None },
        Value::MemoryView(_) => cx.heap[view(&cx.heap, plain)?].clone(),
        _ => {
            let name = cx.heap.type_name(args[1]);
            return Err(raise::type_error(format!("memoryview: a bytes-like object is required, not '{name}'")));
        }
    };
    Ok(make(cx, made).into())
}

fn delitem(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(raise::type_error("cannot delete memory"))
}

fn enter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    view(&cx.heap, args[0])?;
    Ok(args[0].into())
}

fn release(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0] {
        Value::MemoryView(id) => {
            if let Value::ByteArray(base) = std::mem::take(&mut cx.heap[id].base) {
                cx.heap[base].exports = cx.heap[base].exports.saturating_sub(1);
            }
        }
        other => return Err(args::wrong_receiver(&cx.heap, "memoryview", other)),
    }
    Ok(Value::None.into())
}

fn release_method(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    release(cx, args)
}

/// The content in order.
pub fn content(cx: &mut Cx, id: MemoryViewId) -> Result<Vec<u8>, Raise> {
    view(&cx.heap, id.into())?;
    let len = cx.heap[id].len;
    cx.reserve(len * item_size(cx.heap[id].format))?;
    let mut data = Vec::with_capacity(len * item_size(cx.heap[id].format));
    for i in 0..len {
        if i % OFTEN == 0 {
            cx.meter.spend(OFTEN.min(len) as u64)?;
        }
        data.extend_from_slice(raw(&cx.heap, id, i)?);
    }
    Ok(data)
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Value::MemoryView(id) = args[0]
        && let Some(hash) = cx.heap[id].hash
    {
        return Ok(Value::Int(hash).into());
    }
    let id = view(&cx.heap, args[0])?;
    if matches!(cx.heap[id].base, Value::ByteArray(_)) {
        return Err(raise::value_error("cannot hash writable memoryview object"));
    }
    let data = content(cx, id)?;
    let bytes = cx.heap.new_bytes(data);
    let hash = cx.hash(bytes)?.cast_signed();
    cx.heap[id].hash = Some(hash);
    Ok(Value::Int(hash).into())
}

fn contiguous(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    Ok(Value::bool(cx.heap[id].step == 1 || cx.heap[id].len <= 1).into())
}

fn cast(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    let Some(text) = cx.str_arg(args[1]) else {
        let name = args::shown(&cx.heap, args[1]);
        return Err(raise::type_error(format!("cast() argument 'format' must be str, not {name}")));
    };
    let format = match *text.as_str().as_bytes() {
        [format] | [b'@', format] if b"bBchHiIlLqQnNfd?P".contains(&format) => format,
        _ => {
            return Err(raise::value_error(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'",
            ));
        }
    };
    let source = cx.heap[id].clone();
    if source.step != 1 && source.len > 1 {
        return Err(raise::type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let (from, to) = (item_size(source.format), item_size(format));
    if !b"Bbc".contains(&source.format) && !b"Bbc".contains(&format) {
        return Err(raise::type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = source.len * from;
    if !bytes.is_multiple_of(to) {
        return Err(raise::type_error("memoryview: length is not a multiple of itemsize"));
    }
    Ok(make(cx, MemoryView { len: bytes / to, step: 1, format, hash: None, ..source }).into())
}

fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut found = 0;
    for (i, item) in items(cx, args[0])?.into_iter().enumerate() {
        if i % OFTEN == OFTEN - 1 {
            cx.meter.spend(OFTEN as u64)?;
        }
        found += i64::from(compare::same(cx, item, args[1])?);
    }
    Ok(Value::Int(found).into())
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = items(cx, args[0])?;
    let (start, stop) = args::bounds(&cx.heap, args[2], args[3], items.len())?;
    for (i, &item) in items.iter().enumerate().take(stop).skip(start) {
        if i % OFTEN == OFTEN - 1 {
            cx.meter.spend(OFTEN as u64)?;
        }
        if compare::same(cx, item, args[1])? {
            return Ok(Value::Int(i as i64).into());
        }
    }
    Err(raise::value_error("memoryview.index(x): x not found"))
}

fn hex(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if !args[1].is_unbound() {
        return Err(Raise::Python);
    }
    let id = view(&cx.heap, args[0])?;
    let data = content(cx, id)?;
    cx.reserve(data.len() * 2)?;
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    let mut text = String::with_capacity(data.len() * 2);
    for piece in data.chunks(OFTEN) {
        cx.meter.spend(piece.len() as u64)?;
        text.extend(piece.iter().flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)]));
    }
    Ok(cx.text(text)?.into())
}

fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    let format = cx.heap[id].format;
    Ok(cx.heap.new_char(format as char).into())
}

fn itemsize(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    Ok(Value::Int(item_size(cx.heap[id].format) as i64).into())
}

fn nbytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    Ok(Value::Int((cx.heap[id].len * item_size(cx.heap[id].format)) as i64).into())
}

fn ndim(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    view(&cx.heap, args[0])?;
    Ok(Value::Int(1).into())
}

fn obj(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    Ok(cx.heap[id].base.into())
}

fn readonly(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    Ok(Value::bool(!matches!(cx.heap[id].base, Value::ByteArray(_))).into())
}

fn shape(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    let len = Value::Int(cx.heap[id].len as i64);
    Ok(cx.heap.new_tuple([len]).into())
}

fn strides(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    let stride = Value::Int(cx.heap[id].step * item_size(cx.heap[id].format) as i64);
    Ok(cx.heap.new_tuple([stride]).into())
}

fn suboffsets(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    view(&cx.heap, args[0])?;
    Ok(cx.heap.new_tuple([]).into())
}

fn tobytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    let data = content(cx, id)?;
    Ok(cx.heap.new_bytes(data).into())
}

fn tolist(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = items(cx, args[0])?;
    Ok(cx.heap.new_list(items).into())
}

/// A view of a copy: what is behind it can no longer change through the view.
fn toreadonly(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = view(&cx.heap, args[0])?;
    let source = cx.heap[id].clone();
    if matches!(source.base, Value::Bytes(_)) {
        return Ok(cx.heap.new(source).into());
    }
    let data = content(cx, id)?;
    let base = cx.heap.new_bytes(data);
    Ok(cx.heap.new(MemoryView { base, start: 0, step: 1, hash: None, ..source }).into())
}
