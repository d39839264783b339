//! `dict`.
//!
//! Owns its methods and the operations that the machine and other natives do on dicts. The table itself, with the order of
//! entries, is `heap::dict`.
//! Never compares keys whose `__eq__` is Python code: `Raise::Python`, and the kernel probes entry by entry over the intrinsics
//! at the end of this file.
//! Start reading at [`get_item`] and [`set_item`].

use super::native::{Cx, Native, Outcome, Raise, class_method, function, method, static_method};
use super::{args, bulk, compare, item, iter, raise, receive, repr, view};
use crate::heap::dict::Dict;
use crate::heap::keys::{self, HashError};
use crate::heap::kinds::{Alloc, DictId, InstanceId, Value};
use crate::heap::objects::ViewKind;
use crate::text::core;

pub(crate) static METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    method("__contains__", "self, key, /", contains).or("dict_contains"),
    method("__delitem__", "self, key, /", delitem).or("dict_delitem"),
    compare::EQ,
    compare::GE,
    method("__getitem__", "self, key, /", getitem).or("dict_getitem"),
    compare::GT,
    method("__init__", "self, /, *args, **kwargs", init).or("dict_init"),
    method("__ior__", "self, value, /", ior).or("dict_ior"),
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new).or("dict_new"),
    method("__or__", "self, value, /", or).or("dict_or"),
    repr::REPR,
    method("__reversed__", "self, /", reversed),
    method("__ror__", "self, value, /", ror).or("dict_ror"),
    method("__setitem__", "self, key, value, /", setitem).or("dict_setitem"),
    method("__sizeof__", "self, /", super::object::sizeof),
    method("clear", "self, /", clear),
    method("copy", "self, /", copy),
    class_method("fromkeys", "cls, iterable, value=None, /", fromkeys).or("dict_fromkeys"),
    method("get", "self, key, default=None, /", get).or("dict_get"),
    method("items", "self, /", items),
    method("keys", "self, /", keys),
    method("pop", "self, key, default=..., /", pop).or("dict_pop"),
    method("popitem", "self, /", popitem),
    method("setdefault", "self, key, default=None, /", setdefault).or("dict_setdefault"),
    method("update", "self, /, *args, **kwargs", update).or("dict_update"),
    method("values", "self, /", values),
];

/// Growth below this is charged without asking first.
const SMALL_GROWTH: usize = 1 << 16;

/// The hash of a key; the TypeError names the key's type as well.
#[inline]
pub fn key_hash(cx: &mut Cx, key: Value) -> Result<u64, Raise> {
    keys::hash(&cx.heap, key).map_err(|error| unhashable(cx, key, error, "a dict key"))
}

#[cold]
pub(super) fn unhashable(cx: &Cx, key: Value, error: HashError, what: &str) -> Raise {
    match error {
        HashError::NoAnswer(why) => why.into(),
        HashError::Unhashable(value) => {
            let (outer, inner) = (cx.heap.type_name(key), cx.heap.type_name(value));
            raise::type_error(format!("cannot use '{outer}' as {what} (unhashable type: '{inner}')"))
        }
    }
}

/// The value of a key, if it is there.
#[inline]
pub fn find(cx: &mut Cx, dict: DictId, key: Value) -> Result<Option<Value>, Raise> {
    if let Some(found) = cx.heap.dict_find(dict, key) {
        return Ok(found.map(|slot| cx.heap[dict].slots()[slot].value));
    }
    let hash = key_hash(cx, key)?;
    let found = cx.heap[dict].find(&cx.heap, key, hash)?;
    Ok(found.map(|slot| cx.heap[dict].slots()[slot].value))
}

/// `dict[key]`
#[inline]
pub fn get_item(cx: &mut Cx, dict: DictId, key: Value) -> Result<Value, Raise> {
    find(cx, dict, key)?.ok_or_else(|| raise::key_error(key))
}

/// `dict[key] = value`
#[inline]
pub fn set_item(cx: &mut Cx, dict: DictId, key: Value, value: Value) -> Result<(), Raise> {
    let hash = key_hash(cx, key)?;
    set_hashed(cx, dict, key, hash, value)
}

/// `dict[key] = value` with the hash known.
pub fn set_hashed(cx: &mut Cx, dict: DictId, key: Value, hash: u64, value: Value) -> Result<(), Raise> {
    match cx.heap[dict].find(&cx.heap, key, hash)? {
        Some(slot) => cx.heap[dict].set_value(slot, value),
        None => push(cx, dict, key, hash, value)?,
    }
    Ok(())
}

/// Adds a key that is not there.
fn push(cx: &mut Cx, dict: DictId, key: Value, hash: u64, value: Value) -> Result<(), Raise> {
    let growth = cx.heap[dict].growth();
    if growth > SMALL_GROWTH {
        cx.reserve(growth)?;
    }
    cx.heap.budget.charge(growth);
    cx.heap.dict_push(dict, key, hash, value)?;
    Ok(())
}

/// `del dict[key]`
pub fn delete_item(cx: &mut Cx, dict: DictId, key: Value) -> Result<(), Raise> {
    let hash = key_hash(cx, key)?;
    match cx.heap[dict].find(&cx.heap, key, hash)? {
        Some(slot) => {
            cx.heap[dict].remove(slot);
            Ok(())
        }
        None => Err(raise::key_error(key)),
    }
}

/// `dict[key]` for an instance of a subclass, which may define `__missing__`.
pub fn get_or_missing(cx: &mut Cx, instance: InstanceId, dict: DictId, key: Value) -> Result<Outcome, Raise> {
    if let Some(value) = find(cx, dict, key)? {
        return Ok(value.into());
    }
    match args::special(&cx.heap, instance.into(), core::MISSING) {
        Some(missing @ Value::Function(_)) => Ok(Outcome::call(missing, [Value::Instance(instance), key])),
        Some(_) => Ok(Outcome::kernel("dict_missing", [Value::Instance(instance), key])),
        None => Err(raise::key_error(key)),
    }
}

/// A copy with the same keys, values and order; the budget is charged.
pub fn copied(cx: &mut Cx, dict: DictId) -> Result<Dict, Raise> {
    let len = cx.heap[dict].len();
    cx.reserve(len * 48)?;
    Ok(cx.heap[dict].copied(&cx.heap.watch)?)
}

/// The class that a class method or constructor was called on.
fn called_class(value: Value) -> Option<crate::heap::value::ClassId> {
    match value {
        Value::Class(id) => Some(id),
        _ => None,
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if called_class(args[0]).is_some_and(|class| receive::init_in_python(&cx.heap, class)) {
        return Ok(cx.heap.new(Dict::default()).into());
    }
    let made = built(cx, args)?;
    Ok(cx.heap.new(made).into())
}

/// A dict from the arguments of the constructor: `args[1]` are the keywords, then at most one positional argument.
fn built(cx: &mut Cx, args: &[Value]) -> Result<Dict, Raise> {
    let only = match *args {
        [_, Value::Dict(keywords)] => Some(keywords),
        [_, Value::Dict(keywords), Value::Dict(source)] if cx.heap[keywords].is_empty() => Some(source),
        [_, _, Value::Dict(source)] if !matches!(args[1], Value::Dict(_)) => Some(source),
        _ => None,
    };
    if let Some(source) = only {
        // Keys of a dict differ already: nothing to compare.
        return copied(cx, source);
    }
    let pairs = update_pairs(cx, "dict", args)?;
    let mut dict = Dict::with_capacity(pairs.len());
    for &(key, hash, value) in &pairs {
        insert(cx, &mut dict, key, hash, value)?;
    }
    Ok(dict)
}

fn insert(cx: &Cx, dict: &mut Dict, key: Value, hash: u64, value: Value) -> Result<(), Raise> {
    cx.heap.watch.spend(2)?;
    match dict.find(&cx.heap, key, hash)? {
        Some(slot) => dict.set_value(slot, value),
        None => dict.push_watched(&cx.heap.watch, key, hash, value)?,
    }
    Ok(())
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    update_with(cx, "dict", args)
}

fn update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    update_with(cx, "update", args)
}

fn update_with(cx: &mut Cx, name: &str, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let pairs = update_pairs(cx, name, args)?;
    store_all(cx, dict, &pairs)?;
    Ok(Value::None.into())
}

/// A key, its hash, and the value.
type Pair = (Value, u64, Value);

/// What a constructor or `update` call names: `[receiver, kwargs, *positional]`.
fn update_pairs(cx: &mut Cx, name: &str, args: &[Value]) -> Result<Vec<Pair>, Raise> {
    if args.len() > 3 {
        return Err(raise::type_error(format!("{name} expected at most 1 argument, got {}", args.len() - 2)));
    }
    let mut pairs = match args.get(2) {
        Some(&source) => pairs_of(cx, source)?,
        None => Vec::new(),
    };
    if let Value::Dict(kwargs) = args[1] {
        pairs.extend(cx.heap[kwargs].iter().map(|entry| (entry.key, entry.hash, entry.value)));
    }
    Ok(pairs)
}

/// The pairs of a mapping, or of an iterable of pairs.
pub fn pairs_of(cx: &mut Cx, source: Value) -> Result<Vec<Pair>, Raise> {
    let mapping = match source {
        Value::Proxy(id) => receive::proxied_dict(&cx.heap, id),
        _ => match receive::builtin(&cx.heap, source, core::ITER)? {
            Value::Dict(id) => Some(id),
            _ => None,
        },
    };
    if let Some(dict) = mapping {
        let len = cx.heap[dict].len();
        cx.reserve(len * size_of::<Pair>())?;
        let mut pairs = Vec::with_capacity(len);
        let (heap, meter) = cx.parts();
        for piece in heap[dict].slots().chunks(bulk::PIECE) {
            bulk::poll(meter, size_of_val(piece))?;
            pairs.extend(piece.iter().filter(|entry| !entry.key.is_unbound()).map(|entry| (entry.key, entry.hash, entry.value)));
        }
        return Ok(pairs);
    }
    if matches!(source, Value::Instance(_) | Value::Module(_) | Value::Class(_)) {
        return Err(Raise::Python);
    }
    pairs_of_items(cx, source)
}

fn pairs_of_items(cx: &mut Cx, source: Value) -> Result<Vec<Pair>, Raise> {
    let mut pairs: Vec<Pair> = Vec::new();
    iter::consume(cx, source, |cx, item| {
        let (key, value) = pair(cx, item)?;
        if pairs.len() == pairs.capacity() {
            let doubled = (2 * pairs.len()).max(4);
            cx.reserve(doubled * size_of::<Pair>())?;
            cx.heap.watch.grow(&mut pairs, doubled)?;
        }
        let hash = key_hash(cx, key).map_err(|raise| if let Raise::New(_) = raise { Raise::Python } else { raise })?;
        pairs.push((key, hash, value));
        Ok(None::<()>)
    })?;
    Ok(pairs)
}

/// One element of a sequence of pairs. What is none is the kernel's, which has stored the pairs before it when it says so.
fn pair(cx: &mut Cx, item: Value) -> Result<(Value, Value), Raise> {
    if !receive::is_sequence(item) && !matches!(item, Value::Str(_) | Value::Bytes(_)) {
        return Err(Raise::Python);
    }
    match iter::collect(cx, item)?[..] {
        [key, value] => Ok((key, value)),
        _ => Err(Raise::Python),
    }
}

/// Stores all pairs, or none when Python must compare keys.
fn store_all(cx: &mut Cx, dict: DictId, pairs: &[Pair]) -> Result<(), Raise> {
    for &(key, hash, _) in pairs {
        cx.heap[dict].find(&cx.heap, key, hash)?;
        cx.heap.watch.spend(2)?;
    }
    cx.reserve(pairs.len() * 48)?;
    // Stopped on the way, the same pairs are stored once more.
    let before = cx.heap[dict].growth();
    for &(key, hash, value) in pairs {
        match cx.heap[dict].find(&cx.heap, key, hash)? {
            Some(slot) => cx.heap[dict].set_value(slot, value),
            None => cx.heap.dict_push(dict, key, hash, value)?,
        }
        cx.heap.watch.spend(2)?;
    }
    cx.heap.budget.charge(before + pairs.len() * 40);
    Ok(())
}

/// `target.update(source)` for a dict of the machine's own.
pub fn update_from(cx: &mut Cx, target: DictId, source: Value) -> Result<(), Raise> {
    let pairs = pairs_of(cx, source)?;
    let stored = store_all(cx, target, &pairs);
    cx.meter.waste.put(pairs);
    stored
}

/// The dict operand of `|`; None for anything else.
fn operand(cx: &Cx, value: Value) -> Option<DictId> {
    match cx.heap.unwrap(value) {
        Value::Dict(id) => Some(id),
        _ => None,
    }
}

/// `a | b` of two dicts.
pub fn union(cx: &mut Cx, a: DictId, b: DictId) -> Result<Value, Raise> {
    let pairs = pairs_of(cx, b.into())?;
    let mut merged = copied(cx, a)?;
    cx.reserve(pairs.len() * 48)?;
    for &(key, hash, value) in &pairs {
        insert(cx, &mut merged, key, hash, value)?;
    }
    Ok(cx.heap.new(merged))
}

fn or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match (operand(cx, args[0]), operand(cx, args[1])) {
        (Some(a), Some(b)) => union(cx, a, b).map(Outcome::Value),
        _ => Ok(Value::NotImplemented.into()),
    }
}

fn ror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    or(cx, &[args[1], args[0]])
}

fn ior(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let pairs = pairs_of(cx, args[1])?;
    store_all(cx, dict, &pairs)?;
    Ok(args[0].into())
}

/// `a |= b`
pub fn inplace_or(cx: &mut Cx, dict: DictId, other: Value) -> Result<Value, Raise> {
    update_from(cx, dict, other)?;
    Ok(dict.into())
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    Ok(Value::bool(find(cx, dict, args[1])?.is_some()).into())
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    match args[0] {
        Value::Instance(instance) => get_or_missing(cx, instance, dict, args[1]),
        _ => get_item(cx, dict, args[1]).map(Outcome::Value),
    }
}

fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    set_item(cx, dict, args[1], args[2])?;
    Ok(Value::None.into())
}

fn delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    delete_item(cx, dict, args[1])?;
    Ok(Value::None.into())
}

fn reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let made = iter::reversed(cx, dict.into()).expect("dicts can be reversed");
    Ok(cx.heap.new(made).into())
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    cx.heap[dict].clear();
    Ok(Value::None.into())
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let copy = copied(cx, dict)?;
    Ok(cx.heap.new(copy).into())
}

/// The keys of a set or dict with their hashes, which need not be asked for again.
fn hashed_keys(cx: &mut Cx, source: Value) -> Result<Option<Vec<(Value, u64)>>, Raise> {
    let len = match source {
        Value::Dict(id) => cx.heap[id].len(),
        _ => match receive::set_table(&cx.heap, source) {
            Some(set) => set.len(),
            None => return Ok(None),
        },
    };
    cx.reserve(len * 72)?;
    let (heap, meter) = cx.parts();
    let mut keys = meter.fresh(Vec::with_capacity(len));
    let mut add = |key: (Value, u64)| -> Result<(), Raise> {
        if keys.len() % bulk::PIECE == bulk::PIECE - 1 {
            bulk::poll(meter, bulk::PIECE * size_of::<(Value, u64)>())?;
        }
        keys.push(key);
        Ok(())
    };
    match source {
        Value::Dict(id) => heap[id].iter().try_for_each(|entry| add((entry.key, entry.hash)))?,
        _ => receive::set_table(heap, source).into_iter().flat_map(|set| set.iter()).try_for_each(add)?,
    }
    Ok(Some(keys.done()))
}

fn fromkeys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].identity() != Value::Class(crate::heap::classes::DICT).identity() {
        return Err(Raise::Python);
    }
    if let Some(keys) = hashed_keys(cx, args[1])? {
        let mut dict = Dict::with_capacity(keys.len());
        for &(key, hash) in &keys {
            dict.push_watched(&cx.heap.watch, key, hash, args[2])?;
            cx.heap.watch.spend(2)?;
        }
        cx.meter.waste.put(keys);
        return Ok(cx.heap.new(dict).into());
    }
    let keys = iter::collect_fresh(cx, args[1])?;
    cx.reserve(keys.len() * 48)?;
    let mut dict = Dict::with_capacity(keys.len());
    for key in keys.done() {
        let hash = key_hash(cx, key)?;
        insert(cx, &mut dict, key, hash, args[2])?;
    }
    Ok(cx.heap.new(dict).into())
}

fn get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    Ok(find(cx, dict, args[1])?.unwrap_or(args[2]).into())
}

fn keys(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    made_view(cx, args[0], ViewKind::Keys)
}

fn values(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    made_view(cx, args[0], ViewKind::Values)
}

fn items(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    made_view(cx, args[0], ViewKind::Items)
}

fn made_view(cx: &mut Cx, dict: Value, what: ViewKind) -> Result<Outcome, Raise> {
    receive::dict(&cx.heap, dict)?;
    Ok(view::make(cx, dict, what).into())
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let missing = || if args[2].is_unbound() { Err(raise::key_error(args[1])) } else { Ok(args[2].into()) };
    if cx.heap[dict].is_empty() {
        return missing();
    }
    let hash = key_hash(cx, args[1])?;
    match cx.heap[dict].find(&cx.heap, args[1], hash)? {
        Some(slot) => Ok(cx.heap[dict].remove(slot).value.into()),
        None => missing(),
    }
}

fn popitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let Some(entry) = cx.heap[dict].pop() else {
        let text = cx.heap.new_str("popitem(): dictionary is empty");
        return Err(raise::key_error(text));
    };
    Ok(cx.heap.new_tuple([entry.key, entry.value]).into())
}

fn setdefault(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let hash = key_hash(cx, args[1])?;
    match cx.heap[dict].find(&cx.heap, args[1], hash)? {
        Some(slot) => Ok(cx.heap[dict].slots()[slot].value.into()),
        None => {
            push(cx, dict, args[1], hash, args[2])?;
            Ok(args[2].into())
        }
    }
}

/// What the kernel probes with when keys compare in Python. Slots are entry numbers, valid while the version stays.
pub(crate) static INTRINSICS: &[Native] = &[
    function("_m_dict_candidates", "dict, hash, /", candidates),
    function("_m_dict_key", "dict, slot, /", key_at),
    function("_m_dict_put", "dict, slot, key, hash, value, /", put),
    function("_m_dict_remove", "dict, slot, /", remove),
    function("_m_dict_value", "dict, slot, /", value_at),
    function("_m_dict_version", "dict, /", version),
];

/// A hash as the kernel passes it around: the signed int that `hash()` gives.
pub(super) fn hash_bits(value: Value) -> u64 {
    match value {
        Value::Int(i) => i as u64,
        _ => 0,
    }
}

/// A slot as the kernel passes it around; None for -1.
pub(super) fn slot(value: Value) -> Option<usize> {
    match value {
        Value::Int(i) => usize::try_from(i).ok(),
        _ => None,
    }
}

fn candidates(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let slots = cx.heap[dict].candidates(hash_bits(args[1]));
    Ok(cx.heap.new_list(slots.into_iter().map(|slot| Value::Int(slot as i64)).collect()).into())
}

fn entry_at(cx: &Cx, args: &[Value]) -> Result<crate::heap::dict::Entry, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    let entry = slot(args[1]).and_then(|slot| cx.heap[dict].slots().get(slot).copied());
    entry.filter(|entry| !entry.key.is_unbound()).ok_or_else(|| raise::runtime_error("dictionary changed during the operation"))
}

fn key_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(entry_at(cx, args)?.key.into())
}

fn value_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(entry_at(cx, args)?.value.into())
}

fn put(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    match slot(args[1]) {
        Some(slot) => {
            entry_at(cx, args)?;
            cx.heap[dict].set_value(slot, args[4]);
        }
        None => push(cx, dict, args[2], hash_bits(args[3]), args[4])?,
    }
    Ok(Value::None.into())
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let entry = entry_at(cx, args)?;
    let dict = receive::dict(&cx.heap, args[0])?;
    if let Some(slot) = slot(args[1]) {
        cx.heap[dict].remove(slot);
    }
    Ok(entry.value.into())
}

fn version(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let dict = receive::dict(&cx.heap, args[0])?;
    Ok(Value::Int(i64::from(cx.heap[dict].version())).into())
}

/// A new dict of pairs whose keys are strings of the library.
pub fn of_names(cx: &mut Cx, pairs: &[(&str, Value)]) -> DictId {
    let dict = Dict::default().alloc(&mut cx.heap);
    for &(name, value) in pairs {
        if let Value::Str(name) = cx.heap.new_str(name) {
            cx.heap.dict_set_str(dict, name, value);
        }
    }
    dict
}
