//! Virtual files from the host's side: put into a run and read out of it. How a run keeps them says `object::files`.

use super::{Refusal, reserve};
use crate::heap::kinds::Value;
use crate::heap::objects::{ByteArray, Bytes};
use crate::object::files;
use crate::vm::Vm;

/// What the entry of a file takes beside its content and its path.
const ENTRY: usize = 1 << 10;

/// Puts a file with that content, or a directory, under a path, in the place of what was there.
pub(crate) fn mount(vm: &mut Vm, path: &str, data: Option<&[u8]>, writable: bool) -> Result<(), Refusal> {
    let key = files::key(path);
    reserve(vm, data.map_or(0, <[u8]>::len) + key.len() + ENTRY)?;
    let table = files::table(&mut vm.cx);
    let heap = &mut vm.cx.heap;
    let entry = match data {
        None => Value::bool(writable),
        Some(data) if writable => heap.new(ByteArray { data: data.to_vec(), exports: 0 }),
        Some(data) => heap.new(Bytes { data: data.into() }),
    };
    if let Value::Str(key) = heap.new_str(key) {
        heap.dict_set_str(table, key, entry);
    }
    Ok(())
}

/// The content of a file; None where there is none.
pub(crate) fn read<'v>(vm: &'v Vm, path: &str) -> Option<&'v [u8]> {
    let heap = &vm.cx.heap;
    let table = &heap[vm.cx.files?];
    match table.slots()[table.find_text(heap, &files::key(path))?].value {
        Value::Bytes(id) => Some(&heap[id].data),
        Value::ByteArray(id) => Some(&heap[id].data),
        _ => None,
    }
}
