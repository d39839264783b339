//! Natives for the prelude's `collections`: named tuples, counting, the ends of a dict.

use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::Instance;
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::object::native::{Cx, Native, Outcome, Raise, function, static_method};
use crate::object::{dict, item, iter, raise, receive};
use crate::text::core;

pub(super) static INTRINSICS: &[Native] = &[
    function("_m_count_elements", "counts, iterable, /", count_elements),
    function("_m_dict_first", "mapping, /", dict_first),
    function("_m_dict_last", "mapping, /", dict_last),
    function("_m_dict_move_to_front", "mapping, key, /", move_to_front),
    function("_m_item_at", "key, obj, /", item_at).or("item_at_any"),
    static_method("_m_namedtuple_new", "cls, /, *args, **kwargs", namedtuple_new).or("namedtuple_new"),
];

/// Counts the items of an iterable into the dict; False, with nothing done, when that needs Python.
fn count_elements(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match counted(cx, args[0], args[1]) {
        Ok(()) => Ok(Value::bool(true).into()),
        Err(Raise::Python) => Ok(Value::bool(false).into()),
        Err(raise) => Err(raise),
    }
}

fn counted(cx: &mut Cx, counts: Value, iterable: Value) -> Result<(), Raise> {
    let class = cx.heap.class_of(counts);
    for name in [core::GETITEM, core::SETITEM] {
        if !matches!(receive::lookup(&cx.heap, class, name), Some(Value::Native(_))) {
            return Err(Raise::Python);
        }
    }
    let target = receive::dict(&cx.heap, counts)?;
    let items = iter::collect(cx, iterable)?;
    let mut new = dict::copied(cx, target)?;
    for (i, &key) in items.iter().enumerate() {
        if i % 256 == 255 {
            cx.poll(2000)?;
        }
        let hash = cx.hash(key)?;
        match new.find(&cx.heap, key, hash)? {
            Some(slot) => {
                let Value::Int(count) = new.slots()[slot].value else { return Err(Raise::Python) };
                new.set_value(slot, Value::Int(count.checked_add(1).ok_or(Raise::Python)?));
            }
            None => {
                let growth = new.growth();
                if growth > 1 << 16 {
                    cx.reserve(growth * 2)?;
                }
                new.push_watched(&cx.heap.watch, key, hash, Value::Int(1))?;
            }
        }
    }
    store(cx, target, new);
    Ok(())
}

/// Puts a dict made on the side in place of another.
fn store(cx: &mut Cx, target: crate::heap::kinds::DictId, new: Dict) {
    cx.heap.budget.charge(new.len() * 48);
    cx.heap[target].replace(new);
}

fn dict_first(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::dict(&cx.heap, args[0])?;
    cx.heap[id].first().map(|entry| entry.key.into()).ok_or_else(|| raise::key_error(Value::None))
}

fn dict_last(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::dict(&cx.heap, args[0])?;
    cx.heap[id].iter().next_back().map(|entry| entry.key.into()).ok_or_else(|| raise::key_error(Value::None))
}

/// Makes a key that is there the first.
fn move_to_front(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::dict(&cx.heap, args[0])?;
    let hash = dict::key_hash(cx, args[1])?;
    let Some(slot) = cx.heap[id].find(&cx.heap, args[1], hash)? else { return Err(raise::key_error(args[1])) };
    cx.reserve(cx.heap[id].len() * 64)?;
    cx.poll(cx.heap[id].len() as u64 * 4)?;
    let old = &cx.heap[id];
    let mut new = Dict::with_capacity(old.len());
    let entry = old.slots()[slot];
    new.push(entry.key, entry.hash, entry.value);
    for (i, entry) in old.slots().iter().enumerate() {
        if i != slot && !entry.key.is_unbound() {
            new.push(entry.key, entry.hash, entry.value);
        }
    }
    store(cx, id, new);
    Ok(Value::None.into())
}

/// `obj[key]`, the key first: bound to a key it is a getter.
fn item_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (key, obj) = (args[0], args[1]);
    if let (Value::Int(i), Value::Instance(id)) = (key, obj)
        && let Value::Tuple(tuple) = cx.heap[id].native
        && let Some(&value) = usize::try_from(i).ok().and_then(|i| cx.heap[tuple].items.get(i))
        && matches!(receive::lookup(&cx.heap, cx.heap[id].class, core::GETITEM), Some(Value::Native(_)))
    {
        return Ok(value.into());
    }
    item::get(cx, obj, key).map(Outcome::Value)
}

/// An instance of a class of the run with built-in data; None when the class does not make plain instances.
pub(super) fn plain_instance(heap: &mut Heap, class: ClassId, native: Value) -> Option<Value> {
    let slot = class.slot()?;
    if heap.classes[slot].is_abstract {
        return None;
    }
    if heap.classes[slot].root_shape == ShapeId::DICT {
        let shape = heap.shapes.root(class);
        heap.classes[slot].root_shape = shape;
    }
    let shape = heap.classes[slot].root_shape;
    let slots = vec![Value::Unbound; usize::from(heap.classes[slot].member_count)];
    Some(heap.new(Instance { class, shape, slots, dict: None, native }))
}

/// `__new__` of named tuples: as many positional arguments as fields. Everything else is the kernel's.
fn namedtuple_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Class(class) = args[0] else { return Err(Raise::Python) };
    let keywords = matches!(args[1], Value::Dict(kwargs) if !cx.heap[kwargs].is_empty());
    let fields = classes::lookup(&cx.heap, class, StrId::from_bits(core::FIELDS));
    let Some(Value::Tuple(fields)) = fields else { return Err(Raise::Python) };
    if keywords || cx.heap[fields].items.len() != args.len() - 2 {
        return Err(Raise::Python);
    }
    let tuple = cx.heap.new_tuple(&args[2..]);
    plain_instance(&mut cx.heap, class, tuple).map(Outcome::Value).ok_or(Raise::Python)
}
