//! The bytes behind bytes, bytearray and memoryview, and results of the same type as an operand.
//!
//! Start reading at [`bytes`].

use super::native::{Cx, Raise};
use super::{bulk, memoryview, raise, receive, search};
use crate::heap::kinds::{Heap, MemoryViewId, Value};
use crate::heap::objects::ByteArray;
use crate::heap::waste::Fresh;
use crate::heap::watch::NoAnswer;
use std::borrow::Cow;

/// The bytes of a bytes-like object; a memory view with gaps is copied, without a poll.
pub fn bytes(heap: &Heap, value: Value) -> Option<Cow<'_, [u8]>> {
    looked_at(heap, value, &mut |_| Ok(())).unwrap_or_default()
}

/// As [`bytes`], with polls, and the memory of a copy reserved.
pub fn content(heap: &Heap, value: Value) -> Result<Option<Cow<'_, [u8]>>, Raise> {
    if let (Value::MemoryView(id), None) = (value, receive::bytes(heap, value)) {
        search::reserve(heap, heap[id].len * memoryview::item_size(heap[id].format))?;
    }
    Ok(looked_at(heap, value, &mut |units| heap.watch.spend(units))?)
}

/// Accounts for work.
type Spend<'a> = &'a mut dyn FnMut(u64) -> Result<(), NoAnswer>;

fn looked_at<'h>(heap: &'h Heap, value: Value, spend: Spend<'_>) -> Result<Option<Cow<'h, [u8]>>, NoAnswer> {
    match (receive::bytes(heap, value), value) {
        (Some(bytes), _) => Ok(Some(Cow::Borrowed(bytes))),
        (None, Value::MemoryView(id)) => Ok(gathered(heap, id, spend)?.map(Cow::Owned)),
        (None, _) => Ok(None),
    }
}

/// Items copied between two accounts.
const OFTEN: usize = 1_024;

/// The items of a view one by one.
fn gathered(heap: &Heap, id: MemoryViewId, spend: Spend<'_>) -> Result<Option<Vec<u8>>, NoAnswer> {
    let view = &heap[id];
    let size = memoryview::item_size(view.format);
    let Some(base) = receive::bytes(heap, view.base) else { return Ok(None) };
    let mut out = Fresh::new(&heap.watch.waste, Vec::with_capacity(view.len * size));
    for i in 0..view.len {
        if i % OFTEN == OFTEN - 1 {
            spend(OFTEN as u64 / 2)?;
        }
        let at = view.start as i64 + i as i64 * view.step * size as i64;
        let item = usize::try_from(at).ok().and_then(|at| base.get(at..at + size));
        let Some(item) = item else { return Ok(None) };
        out.extend_from_slice(item);
    }
    Ok(Some(out.done()))
}

/// The bytes of an argument that must be bytes-like.
pub fn required(heap: &Heap, value: Value) -> Result<Cow<'_, [u8]>, Raise> {
    content(heap, value)?.ok_or_else(|| raise::type_error(format!("a bytes-like object is required, not '{}'", heap.type_name(value))))
}

/// A copy of the bytes of a bytes-like object, its memory reserved.
pub fn owned(cx: &mut Cx, value: Value) -> Result<Option<Vec<u8>>, Raise> {
    let (heap, meter) = cx.parts();
    match content(heap, value)? {
        Some(Cow::Borrowed(bytes)) => {
            search::reserve(heap, bytes.len())?;
            bulk::copied(meter, bytes).map(Some)
        }
        Some(Cow::Owned(bytes)) => {
            search::reserve(heap, bytes.len())?;
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
