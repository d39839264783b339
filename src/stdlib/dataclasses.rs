//! Natives for the prelude's `dataclasses`.

use crate::heap::classes;
use crate::heap::kinds::{Heap, InstanceId, Value};
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{args as arguments, receive};
use crate::text::core;

pub(super) static INTRINSICS: &[Native] = &[function("_m_dataclass_fill", "self, names, defaults, values, frozen, /", fill)];

/// Whether attributes named so go straight into instances: the class has nothing of that name, or plain data.
fn is_plain(heap: &Heap, class: ClassId, name: StrId) -> bool {
    match classes::lookup(heap, class, name) {
        None => true,
        Some(value) => !matches!(value, Value::Property(_) | Value::Member(_) | Value::Instance(_) | Value::Native(_)),
    }
}

fn items(heap: &Heap, value: Value) -> &[Value] {
    receive::items(heap, value)
}

/// The instance, if `__init__` finds it as `__new__` made it and nothing hooks the setting of its attributes.
fn fresh(heap: &Heap, value: Value, frozen: bool) -> Option<InstanceId> {
    let Value::Instance(id) = value else { return None };
    let instance = &heap[id];
    let hooked = !frozen && arguments::in_python(heap, value, core::SETATTR);
    (instance.slots.is_empty() && instance.shape != ShapeId::DICT && !hooked).then_some(id)
}

/// Sets the attributes `names` of a new instance to `values`, the last ones to `defaults` where values are missing. False, with
/// nothing done, when it is not that simple.
fn fill(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(filled(&mut cx.heap, args)).into())
}

fn filled(heap: &mut Heap, args: &[Value]) -> bool {
    let Some(id) = fresh(heap, args[0], args[4].is_true()) else { return false };
    let (names, defaults, values) = (items(heap, args[1]), items(heap, args[2]), items(heap, args[3]));
    if names.len() < values.len() || values.len() + defaults.len() < names.len() {
        return false;
    }
    let missing = names.len() - values.len();
    let all: Vec<Value> = values.iter().chain(&defaults[defaults.len() - missing..]).copied().collect();
    let names: Vec<StrId> = names.iter().filter_map(|&name| if let Value::Str(id) = name { Some(id) } else { None }).collect();
    let class = heap[id].class;
    if heap.class(class).no_dict || names.len() != all.len() || !names.iter().all(|&name| is_plain(heap, class, name)) {
        return false;
    }
    let mut shape = heap[id].shape;
    for &name in &names {
        shape = heap.shape_with(shape, name);
        if shape == ShapeId::DICT {
            return false;
        }
    }
    heap.budget.charge(all.len() * size_of::<Value>());
    let instance = &mut heap[id];
    instance.slots = all;
    instance.shape = shape;
    true
}
