//! The bytes behind bytes, bytearray and memoryview, and results of the same type as an operand.
//!
//! Start reading at [`bytes`].

use super::native::{Cx, Raise};
use super::{bulk, memoryview, raise, receive};
use crate::heap::kinds::{Heap, MemoryViewId, Value};
use crate::heap::objects::ByteArray;
use std::borrow::Cow;

/// The bytes of a bytes-like object; a memory view with gaps is copied.
pub fn bytes(heap: &Heap, value: Value) -> Option<Cow<'_, [u8]>> {
    match (receive::bytes(heap, value), value) {
        (Some(bytes), _) => Some(Cow::Borrowed(bytes)),
        (None, Value::MemoryView(id)) => gathered(heap, id).map(Cow::Owned),
        (None, _) => None,
    }
}

/// The items of a view one by one.
fn gathered(heap: &Heap, id: MemoryViewId) -> Option<Vec<u8>> {
    let view = &heap[id];
    let (base, size) = (receive::bytes(heap, view.base)?, memoryview::item_size(view.format));
    let mut out = Vec::with_capacity(view.len * size);
    for i in 0..view.len {
        let at = view.start as i64 + i as i64 * view.step * size as i64;
        out.extend_from_slice(base.get(usize::try_from(at).ok()?..)?.get(..size)?);
    }
    Some(out)
}

/// The bytes of an argument that must be bytes-like.
pub fn required(heap: &Heap, value: Value) -> Result<Cow<'_, [u8]>, Raise> {
    bytes(heap, value).ok_or_else(|| raise::type_error(format!("a bytes-like object is required, not '{}'", heap.type_name(value))))
}

/// A copy of the bytes of a bytes-like object, its memory reserved.
pub fn owned(cx: &mut Cx, value: Value) -> Result<Option<Vec<u8>>, Raise> {
    let Some(len) = bytes(&cx.heap, value).map(|bytes| bytes.len()) else { return Ok(None) };
    cx.reserve(len)?;
    let (heap, meter) = cx.parts();
    match bytes(heap, value) {
        Some(Cow::Borrowed(bytes)) => bulk::copied(meter, bytes).map(Some),
        Some(Cow::Owned(bytes)) => {
            bulk::poll(meter, len)?;
            Ok(Some(bytes))
        }
        None => Ok(None),
    }
}

/// New bytes, or a new bytearray if `model` is one.
pub fn like(cx: &mut Cx, model: Value, data: Vec<u8>) -> Value {
    match model {
        Value::ByteArray(_) => cx.heap.new(ByteArray { data, exports: 0 }),
        _ => cx.heap.new_bytes(data),
    }
}
