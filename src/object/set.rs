//! `set`, and the algebra that `frozenset` and the dict views share with it.
//!
//! Owns the methods and operators. The table, with CPython's order of iteration, is `heap::set`.
//! Never compares keys whose `__eq__` is Python code: `Raise::Python`, and the kernel probes slot by slot over the intrinsics
//! at the end of this file.
//! A result is made on the side and stored at the end, or what an update has done already is left alone when it is started again:
//! an operation may be stopped anywhere.
//! Start reading at [`from_iterable`] and [`Algebra`].

use super::native::{Cx, Native, Outcome, Raise, class_method, function, method, static_method};
use super::{compare, dict, item, iter, raise, receive, repr};
use crate::heap::keys;
use crate::heap::kinds::{Heap, SetId, Value};
use crate::heap::objects::{FrozenSet, ViewKind};
use crate::heap::set::Set;
use crate::heap::waste::Fresh;
use crate::heap::watch::NoAnswer;

pub(crate) const AND: Native = method("__and__", "self, value, /", and).or("set_and");
pub(crate) const OR: Native = method("__or__", "self, value, /", or).or("set_or");
pub(crate) const SUB: Native = method("__sub__", "self, value, /", sub).or("set_sub");
pub(crate) const XOR: Native = method("__xor__", "self, value, /", xor).or("set_xor");
pub(crate) const RAND: Native = method("__rand__", "self, value, /", rand).or("set_rand");
pub(crate) const ROR: Native = method("__ror__", "self, value, /", ror).or("set_ror");
pub(crate) const RSUB: Native = method("__rsub__", "self, value, /", rsub).or("set_rsub");
pub(crate) const RXOR: Native = method("__rxor__", "self, value, /", rxor).or("set_rxor");
pub(crate) const CONTAINS: Native = method("__contains__", "self, object, /", slot_contains).or("set_contains");

pub(crate) static METHODS: &[Native] = &[
    AND,
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    CONTAINS,
    compare::EQ,
    compare::GE,
    compare::GT,
    method("__iand__", "self, value, /", iand).or("set_iand"),
    method("__init__", "self, /, *args, **kwargs", init).or("set_init"),
    method("__ior__", "self, value, /", ior).or("set_ior"),
    method("__isub__", "self, value, /", isub).or("set_isub"),
    iter::ITER,
    method("__ixor__", "self, value, /", ixor).or("set_ixor"),
    compare::LE,
    item::LEN,
    compare::LT,
    compare::NE,
    static_method("__new__", "cls, /, *args, **kwargs", new).or("set_new"),
    OR,
    RAND,
    method("__reduce__", "self, /", reduce).or("set_reduce"),
    repr::REPR,
    ROR,
    RSUB,
    RXOR,
    method("__sizeof__", "self, /", super::object::sizeof),
    SUB,
    XOR,
    method("add", "self, object, /", add).or("set_add"),
    method("clear", "self, /", clear),
    method("copy", "self, /", copy),
    method("difference", "self, /, *others", difference).or("set_difference"),
    method("difference_update", "self, /, *others", difference_update).or("set_difference_update"),
    method("discard", "self, object, /", discard).or("set_discard"),
    method("intersection", "self, /, *others", intersection).or("set_intersection"),
    method("intersection_update", "self, /, *others", intersection_update).or("set_intersection_update"),
    method("isdisjoint", "self, other, /", isdisjoint).or("set_isdisjoint"),
    method("issubset", "self, other, /", issubset).or("set_issubset"),
    method("issuperset", "self, other, /", issuperset).or("set_issuperset"),
    method("pop", "self, /", pop),
    method("remove", "self, object, /", remove).or("set_remove"),
    method("symmetric_difference", "self, other, /", symmetric_difference).or("set_symmetric_difference"),
    method("symmetric_difference_update", "self, other, /", symmetric_difference_update).or("set_symmetric_difference_update"),
    method("union", "self, /, *others", union).or("set_union"),
    method("update", "self, /, *others", update).or("set_update"),
];

/// Keys between two polls.
const POLL_EVERY: usize = 256;

/// The hash of a set element.
#[inline]
pub fn key_hash(cx: &mut Cx, key: Value) -> Result<u64, Raise> {
    keys::hash(&cx.heap, key).map_err(|error| dict::unhashable(cx, key, error, "a set element"))
}

/// `item in set`. A set stands for the frozenset with its elements, as CPython has it.
pub fn contains(cx: &mut Cx, table: Value, item: Value) -> Result<bool, Raise> {
    let hash = element_hash(cx, item)?;
    let set = receive::set_table(&cx.heap, table).expect("the caller has a set");
    Ok(set.find(&cx.heap, item, hash)?.is_some())
}

/// The hash of what a membership test or removal asks for.
fn element_hash(cx: &mut Cx, item: Value) -> Result<u64, Raise> {
    match cx.heap.unwrap(item) {
        Value::Set(_) => Err(Raise::Python),
        _ => key_hash(cx, item),
    }
}

/// A set of the items of any iterable.
pub fn from_iterable(cx: &mut Cx, source: Value) -> Result<Set, Raise> {
    let mut set = Set::default();
    let united = unite(cx, &mut set, source);
    whole(cx, set, united)
}

/// A set, if making it was not stopped.
fn whole(cx: &Cx, set: Set, made: Result<(), Raise>) -> Result<Set, Raise> {
    match made {
        Ok(()) => Ok(set),
        Err(stopped) => {
            cx.meter.waste.put(set);
            Err(stopped)
        }
    }
}

/// Adds the items of any iterable to a set that is no object yet.
fn unite(cx: &mut Cx, set: &mut Set, source: Value) -> Result<(), Raise> {
    let plain = receive::builtin(&cx.heap, source, crate::text::core::ITER)?;
    if let Some(other) = receive::set_table(&cx.heap, plain) {
        let bytes = set.room(other.len());
        cx.reserve(bytes)?;
        return Ok(set.merge(&cx.heap, receive::set_table(&cx.heap, plain).expect("it is still a set"))?);
    }
    if let Value::Dict(id) = plain {
        let len = cx.heap[id].len();
        cx.reserve(set.room(len))?;
        set.make_room(&cx.heap.watch, len)?;
        for slot in 0..cx.heap[id].slots().len() {
            let entry = cx.heap[id].slots()[slot];
            if !entry.key.is_unbound() {
                poll_at(cx, slot)?;
                push_new(cx, set, entry.key, entry.hash)?;
            }
        }
        return Ok(());
    }
    iter::consume(cx, source, |cx, item| {
        let hash = key_hash(cx, item)?;
        push_new(cx, set, item, hash)?;
        Ok(None::<()>)
    })?;
    Ok(())
}

/// The keys of an operand.
enum Keys {
    /// Those of a set or frozenset.
    Of(Value),
    /// Those of any other iterable.
    Made(Fresh<Set>),
}

impl Keys {
    fn new(cx: &mut Cx, source: Value) -> Result<Keys, Raise> {
        let plain = receive::builtin(&cx.heap, source, crate::text::core::ITER)?;
        if receive::set_table(&cx.heap, plain).is_some() {
            return Ok(Keys::Of(plain));
        }
        let set = from_iterable(cx, source)?;
        Ok(Keys::Made(cx.meter.fresh(set)))
    }

    fn is(&self, other: &Keys) -> bool {
        matches!((self, other), (Keys::Of(a), Keys::Of(b)) if a.is(*b))
    }

    fn table<'a>(&'a self, heap: &'a Heap) -> &'a Set {
        match self {
            Keys::Of(value) => receive::set_table(heap, *value).expect("a set stays a set"),
            Keys::Made(set) => set,
        }
    }

    /// A copy with room for `extra` keys.
    fn copied(self, cx: &mut Cx, extra: usize) -> Result<Set, Raise> {
        match self {
            Keys::Of(_) => {
                let bytes = self.table(&cx.heap).room(extra);
                cx.reserve(bytes)?;
                Ok(self.table(&cx.heap).copied_with_room(&cx.heap.watch, extra)?)
            }
            Keys::Made(set) => Ok(set.done()),
        }
    }
}

/// Adds a key if it is not there; the memory must be free, and is charged when the set becomes an object.
fn push_new(cx: &mut Cx, set: &mut Set, key: Value, hash: u64) -> Result<(), Raise> {
    match set.add_in_room(&cx.heap, key, hash)? {
        Some(()) => Ok(()),
        None => push_unique(cx, set, key, hash),
    }
}

/// Adds a key that is not there.
fn push_unique(cx: &mut Cx, set: &mut Set, key: Value, hash: u64) -> Result<(), Raise> {
    if set.push_in_room(key, hash) {
        return Ok(());
    }
    let growth = set.growth();
    if growth > 0 {
        cx.reserve(growth + set.table_bytes())?;
    }
    set.push_watched(&cx.heap.watch, key, hash)?;
    Ok(())
}

/// The four operations on two sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algebra {
    /// `a | b`
    Union,
    /// `a & b`
    Intersection,
    /// `a - b`
    Difference,
    /// `a ^ b`
    Symmetric,
}

/// The result of an operation on two iterables. Its table grows and the operands are walked as CPython does it, so that the results
/// iterate in its order.
fn new_combined(cx: &mut Cx, op: Algebra, a: Value, b: Value) -> Result<Set, Raise> {
    match op {
        Algebra::Union => {
            let extra = receive::set_table(&cx.heap, cx.heap.unwrap(b)).map_or(0, Set::len);
            let mut result = Keys::new(cx, a)?.copied(cx, extra)?;
            let united = unite(cx, &mut result, b);
            whole(cx, result, united)
        }
        // The result begins as the right operand, in which the keys of the left one are toggled.
        Algebra::Symmetric => {
            let left = Keys::new(cx, a)?;
            let mut result = Keys::new(cx, b)?.copied(cx, 0)?;
            let toggled = toggle(cx, &mut result, &left);
            whole(cx, result, toggled)
        }
        Algebra::Intersection | Algebra::Difference => {
            let (left, right) = (Keys::new(cx, a)?, Keys::new(cx, b)?);
            combined(cx, op, left, &right)
        }
    }
}

/// `left & right` or `left - right`
fn combined(cx: &mut Cx, op: Algebra, left: Keys, right: &Keys) -> Result<Set, Raise> {
    let (m, n) = (left.table(&cx.heap).len(), right.table(&cx.heap).len());
    match op {
        Algebra::Intersection if left.is(right) => left.copied(cx, 0),
        // The smaller one is walked: its keys are the ones kept.
        Algebra::Intersection if n > m => sifted(cx, &left, right, true),
        Algebra::Intersection => sifted(cx, right, &left, true),
        _ if m >> 2 <= n => sifted(cx, &left, right, false),
        _ => {
            let mut result = left.copied(cx, 0)?;
            let subtracted = result.subtract(&cx.heap, right.table(&cx.heap)).map_err(Raise::from);
            whole(cx, result, subtracted)
        }
    }
}

/// The keys of one operand that are (or are not) in the other one.
fn sifted(cx: &mut Cx, walked: &Keys, other: &Keys, wanted: bool) -> Result<Set, Raise> {
    let mut result = Set::default();
    let done = sift(cx, &mut result, walked, other, wanted);
    whole(cx, result, done)
}

fn sift(cx: &mut Cx, result: &mut Set, walked: &Keys, other: &Keys, wanted: bool) -> Result<(), Raise> {
    let mut at = 0;
    loop {
        let table = walked.table(&cx.heap);
        at = result.sift(&cx.heap, table, at, other.table(&cx.heap), wanted)?;
        let Some(slot) = table.slots().get(at) else { return Ok(()) };
        let (key, hash) = slot.get().expect("it stopped at a key");
        push_unique(cx, result, key, hash)?;
        at += 1;
    }
}

/// `set ^= keys`
fn toggle(cx: &mut Cx, set: &mut Set, keys: &Keys) -> Result<(), Raise> {
    let mut at = 0;
    loop {
        let table = keys.table(&cx.heap);
        at = set.toggle(&cx.heap, table, at)?;
        let Some(slot) = table.slots().get(at) else { return Ok(()) };
        let (key, hash) = slot.get().expect("it stopped at a key");
        push_unique(cx, set, key, hash)?;
        at += 1;
    }
}

/// `set op= other`, for a set that is no object yet.
fn combine_in_place(cx: &mut Cx, op: Algebra, mut set: Set, other: Value) -> Result<Set, Raise> {
    let combine = |cx: &mut Cx, set: &mut Set| match op {
        Algebra::Union => unite(cx, set, other),
        Algebra::Intersection => {
            let keys = Keys::new(cx, other)?;
            let own = cx.meter.fresh(std::mem::take(set));
            *set = combined(cx, op, Keys::Made(own), &keys)?;
            Ok(())
        }
        Algebra::Difference => {
            let keys = Keys::new(cx, other)?;
            Ok(set.subtract(&cx.heap, keys.table(&cx.heap))?)
        }
        Algebra::Symmetric => {
            let keys = Keys::new(cx, other)?;
            toggle(cx, set, &keys)
        }
    };
    let done = combine(cx, &mut set);
    whole(cx, set, done)
}

fn poll_at(cx: &mut Cx, i: usize) -> Result<(), Raise> {
    if i % POLL_EVERY == POLL_EVERY - 1 { cx.poll(POLL_EVERY as u64 * 4) } else { Ok(()) }
}

/// Whether a value is an operand of the set operators beside `other`: views take any iterable.
fn is_operand(heap: &Heap, value: Value) -> bool {
    match heap.unwrap(value) {
        Value::Set(_) | Value::FrozenSet(_) => true,
        Value::View(id) => heap[id].what != ViewKind::Values,
        _ => false,
    }
}

/// `a | b` and the other operators on sets, frozensets and views; `NotImplemented` for other operands.
pub fn binary(cx: &mut Cx, op: Algebra, a: Value, b: Value) -> Result<Value, Raise> {
    let is_view = |value: Value| matches!(value, Value::View(id) if cx.heap[id].what != ViewKind::Values);
    let has_view = is_view(a) || is_view(b);
    let both = is_operand(&cx.heap, a) && is_operand(&cx.heap, b);
    let one = is_operand(&cx.heap, a) || is_operand(&cx.heap, b);
    if !(both || has_view && one) {
        return Ok(Value::NotImplemented);
    }
    let frozen = !has_view && matches!(cx.heap.unwrap(a), Value::FrozenSet(_));
    let (a, b) = (cx.heap.unwrap(a), cx.heap.unwrap(b));
    // Views toggle the keys of the right operand in the left one; sets the other way round.
    let (a, b) = if has_view && op == Algebra::Symmetric { (b, a) } else { (a, b) };
    let result = new_combined(cx, op, a, b)?;
    Ok(stored(cx, result, frozen))
}

/// A new set or frozenset object.
fn stored(cx: &mut Cx, set: Set, frozen: bool) -> Value {
    if frozen { cx.heap.new(FrozenSet(set)) } else { cx.heap.new(set) }
}

fn and(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, Algebra::Intersection, args[0], args[1]).map(Outcome::Value)
}

fn or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, Algebra::Union, args[0], args[1]).map(Outcome::Value)
}

fn sub(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, Algebra::Difference, args[0], args[1]).map(Outcome::Value)
}

fn xor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, Algebra::Symmetric, args[0], args[1]).map(Outcome::Value)
}

fn rand(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    and(cx, &[args[1], args[0]])
}

fn ror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    or(cx, &[args[1], args[0]])
}

fn rsub(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    sub(cx, &[args[1], args[0]])
}

fn rxor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    xor(cx, &[args[1], args[0]])
}

/// The set that a method of `set` changes.
fn receiver(cx: &Cx, value: Value) -> Result<SetId, Raise> {
    match cx.heap.unwrap(value) {
        Value::Set(id) => Ok(id),
        _ => Err(super::args::wrong_receiver(&cx.heap, "set", value)),
    }
}

/// Puts a new table into a set.
fn replace(cx: &mut Cx, id: SetId, set: Set) {
    cx.heap.budget.charge(set.table_bytes());
    let set = set.replacing(&cx.heap[id]);
    let old = std::mem::replace(&mut cx.heap[id], set);
    cx.meter.waste.put(old);
}

/// `a |= b` and the others; `NotImplemented` unless `b` is a set.
pub fn inplace(cx: &mut Cx, op: Algebra, a: Value, b: Value) -> Result<Value, Raise> {
    let id = receiver(cx, a)?;
    if receive::set_table(&cx.heap, cx.heap.unwrap(b)).is_none() {
        return Ok(Value::NotImplemented);
    }
    update_one(cx, op, id, b)?;
    Ok(a)
}

/// `set op= other`. What can be done a second time with the same result is done in place.
fn update_one(cx: &mut Cx, op: Algebra, id: SetId, other: Value) -> Result<(), Raise> {
    let plain = receive::builtin(&cx.heap, other, crate::text::core::ITER)?;
    let is_set = receive::set_table(&cx.heap, plain).is_some();
    match op {
        Algebra::Union if plain.is(id.into()) => Ok(()),
        Algebra::Union if is_set => {
            let bytes = cx.heap[id].room(receive::set_table(&cx.heap, plain).map_or(0, Set::len));
            cx.reserve(bytes)?;
            in_place(cx, id, plain, Set::merge)
        }
        Algebra::Union if !matches!(plain, Value::Dict(_)) => {
            iter::consume(cx, other, |cx, item| add_item(cx, id, item).map(|()| None::<()>))?;
            Ok(())
        }
        Algebra::Difference if plain.is(id.into()) => {
            replace(cx, id, Set::default());
            Ok(())
        }
        Algebra::Difference if is_set => in_place(cx, id, plain, Set::subtract),
        Algebra::Intersection => {
            let result = new_combined(cx, op, id.into(), other)?;
            replace(cx, id, result);
            Ok(())
        }
        _ => {
            let own = cx.heap[id].duplicate(&cx.heap.watch)?;
            let result = combine_in_place(cx, op, own, other)?;
            replace(cx, id, result);
            Ok(())
        }
    }
}

/// Changes a set, given another one.
fn in_place(cx: &mut Cx, id: SetId, other: Value, run: impl FnOnce(&mut Set, &Heap, &Set) -> Result<(), NoAnswer>) -> Result<(), Raise> {
    // A set is never part of a key, so that nobody misses it.
    let mut own = std::mem::take(&mut cx.heap[id]);
    let before = own.table_bytes();
    let done = run(&mut own, &cx.heap, receive::set_table(&cx.heap, other).expect("the caller has a set"));
    if own.table_bytes() != before {
        cx.heap.budget.charge(own.table_bytes());
    }
    cx.heap[id] = own;
    Ok(done?)
}

fn iand(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, Algebra::Intersection, args[0], args[1]).map(Outcome::Value)
}

fn ior(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, Algebra::Union, args[0], args[1]).map(Outcome::Value)
}

fn isub(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, Algebra::Difference, args[0], args[1]).map(Outcome::Value)
}

fn ixor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, Algebra::Symmetric, args[0], args[1]).map(Outcome::Value)
}

fn slot_contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    if receive::set_table(&cx.heap, plain).is_none() {
        return Err(super::args::wrong_receiver(&cx.heap, "set", args[0]));
    }
    Ok(Value::bool(contains(cx, plain, args[1])?).into())
}

/// The set that a constructor call describes: `[cls, kwargs, *positional]`.
pub(super) fn constructed(cx: &mut Cx, args: &[Value], name: &str) -> Result<Set, Raise> {
    if let Value::Dict(kwargs) = args[1]
        && !cx.heap[kwargs].is_empty()
        && !matches!(args[0], Value::Class(class) if receive::init_in_python(&cx.heap, class))
    {
        return Err(raise::type_error(format!("{name}() takes no keyword arguments")));
    }
    match args[2..] {
        [] => Ok(Set::default()),
        [source] => from_iterable(cx, source),
        _ => Err(raise::type_error(format!("{name} expected at most 1 argument, got {}", args.len() - 2))),
    }
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if matches!(args[0], Value::Class(class) if receive::init_in_python(&cx.heap, class)) {
        return Ok(cx.heap.new(Set::default()).into());
    }
    let set = constructed(cx, args, "set")?;
    Ok(cx.heap.new(set).into())
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receiver(cx, args[0])?;
    let set = constructed(cx, args, "set")?;
    replace(cx, id, set);
    Ok(Value::None.into())
}

fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receiver(cx, args[0])?;
    add_item(cx, id, args[1])?;
    Ok(Value::None.into())
}

/// `set.add(item)`
pub fn add_item(cx: &mut Cx, id: SetId, item: Value) -> Result<(), Raise> {
    let hash = key_hash(cx, item)?;
    if !cx.heap.set_add_in_room(id, item, hash)? {
        push(cx, id, item, hash)?;
    }
    Ok(())
}

/// `set.update(source)` for a set of the machine's own.
pub fn update_from(cx: &mut Cx, id: SetId, source: Value) -> Result<(), Raise> {
    update_one(cx, Algebra::Union, id, source)
}

fn push(cx: &mut Cx, id: SetId, key: Value, hash: u64) -> Result<(), Raise> {
    let growth = cx.heap[id].growth();
    if growth > 1 << 16 {
        cx.reserve(growth)?;
    }
    cx.heap.budget.charge(growth);
    cx.heap.set_push(id, key, hash)?;
    Ok(())
}

fn clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receiver(cx, args[0])?;
    replace(cx, id, Set::default());
    Ok(Value::None.into())
}

fn copy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    let set = from_iterable(cx, plain)?;
    Ok(stored(cx, set, matches!(plain, Value::FrozenSet(_))).into())
}

/// A method over any number of iterables: the receiver's table, combined with each in turn.
fn folded(cx: &mut Cx, op: Algebra, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    let mut set = match args[1..] {
        [] => from_iterable(cx, plain)?,
        [first, ..] => new_combined(cx, op, plain, first)?,
    };
    for &other in args[1..].iter().skip(1) {
        set = combine_in_place(cx, op, set, other)?;
    }
    Ok(stored(cx, set, matches!(plain, Value::FrozenSet(_))).into())
}

pub(super) fn union(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, Algebra::Union, args)
}

pub(super) fn difference(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, Algebra::Difference, args)
}

pub(super) fn intersection(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, Algebra::Intersection, args)
}

pub(super) fn symmetric_difference(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, Algebra::Symmetric, args)
}

fn folded_update(cx: &mut Cx, op: Algebra, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receiver(cx, args[0])?;
    if let (Algebra::Intersection, [_, first, rest @ ..]) = (op, args) {
        let mut set = new_combined(cx, op, id.into(), *first)?;
        for &other in rest {
            set = combine_in_place(cx, op, set, other)?;
        }
        replace(cx, id, set);
        return Ok(Value::None.into());
    }
    // One after the other: what was done stays when a later operand is refused.
    for &other in &args[1..] {
        update_one(cx, op, id, other)?;
    }
    Ok(Value::None.into())
}

fn update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded_update(cx, Algebra::Union, args)
}

fn difference_update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded_update(cx, Algebra::Difference, args)
}

fn intersection_update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded_update(cx, Algebra::Intersection, args)
}

fn symmetric_difference_update(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded_update(cx, Algebra::Symmetric, args)
}

/// Whether each key of the first operand is in the second one (or none is).
fn agree(cx: &mut Cx, a: &Keys, b: &Keys, wanted: bool) -> Result<Outcome, Raise> {
    Ok(Value::bool(a.table(&cx.heap).agrees(&cx.heap, b.table(&cx.heap), wanted)?).into())
}

fn contained(cx: &mut Cx, a: &Keys, b: &Keys) -> Result<Outcome, Raise> {
    if b.table(&cx.heap).len() < a.table(&cx.heap).len() { Ok(Value::bool(false).into()) } else { agree(cx, a, b, true) }
}

pub(super) fn isdisjoint(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (a, b) = (Keys::new(cx, args[0])?, Keys::new(cx, args[1])?);
    let in_order = a.table(&cx.heap).len() < b.table(&cx.heap).len();
    if in_order { agree(cx, &a, &b, false) } else { agree(cx, &b, &a, false) }
}

pub(super) fn issubset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (a, b) = (Keys::new(cx, args[0])?, Keys::new(cx, args[1])?);
    contained(cx, &a, &b)
}

pub(super) fn issuperset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (a, b) = (Keys::new(cx, args[0])?, Keys::new(cx, args[1])?);
    contained(cx, &b, &a)
}

fn discard(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    take(cx, args)?;
    Ok(Value::None.into())
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if take(cx, args)? { Ok(Value::None.into()) } else { Err(raise::key_error(args[1])) }
}

/// Removes an element; whether it was there.
fn take(cx: &mut Cx, args: &[Value]) -> Result<bool, Raise> {
    let id = receiver(cx, args[0])?;
    let hash = element_hash(cx, args[1])?;
    let found = cx.heap[id].find(&cx.heap, args[1], hash)?;
    if let Some(slot) = found {
        cx.heap[id].remove(slot);
    }
    Ok(found.is_some())
}

fn pop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receiver(cx, args[0])?;
    let mut set = std::mem::take(&mut cx.heap[id]);
    let popped = set.pop(&cx.heap.watch);
    cx.heap[id] = set;
    match popped? {
        Some(key) => Ok(key.into()),
        None => {
            let text = cx.heap.new_str("pop from an empty set");
            Err(raise::key_error(text))
        }
    }
}

pub(super) fn reduce(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// What the kernel probes with when keys compare in Python.
pub(crate) static INTRINSICS: &[Native] = &[
    function("_m_set_candidates", "set, hash, /", candidates),
    function("_m_set_freeze", "set, /", freeze),
    function("_m_set_key", "set, slot, /", key_at),
    function("_m_set_put", "set, key, hash, /", put),
    function("_m_set_remove", "set, slot, /", remove_slot),
    function("_m_set_replace", "set, other, /", replace_with),
    function("_m_set_version", "set, /", version),
];

fn table(cx: &Cx, value: Value) -> Result<&Set, Raise> {
    receive::set_table(&cx.heap, cx.heap.unwrap(value)).ok_or_else(|| super::args::wrong_receiver(&cx.heap, "set", value))
}

fn candidates(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let slots = table(cx, args[0])?.candidates(dict::hash_bits(args[1]));
    Ok(cx.heap.new_list(slots.into_iter().map(|slot| Value::Int(slot as i64)).collect()).into())
}

fn key_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = table(cx, args[0])?;
    let slot = dict::slot(args[1]).and_then(|slot| set.slots().get(slot));
    match slot.and_then(|slot| slot.get()) {
        Some((key, _)) => Ok(key.into()),
        None => Err(raise::runtime_error("set changed during the operation")),
    }
}

fn put(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receiver(cx, args[0])?;
    push(cx, id, args[1], dict::hash_bits(args[2]))?;
    Ok(Value::None.into())
}

fn remove_slot(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    key_at(cx, args)?;
    let id = receiver(cx, args[0])?;
    if let Some(slot) = dict::slot(args[1]) {
        cx.heap[id].remove(slot);
    }
    Ok(Value::None.into())
}

/// `(set, other)`: the first gets the elements of the second.
fn replace_with(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receiver(cx, args[0])?;
    let bytes = table(cx, args[1])?.table_bytes();
    cx.reserve(bytes)?;
    let set = table(cx, args[1])?.duplicate(&cx.heap.watch)?;
    replace(cx, id, set);
    Ok(Value::None.into())
}

fn freeze(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let set = from_iterable(cx, args[0])?;
    Ok(stored(cx, set, true).into())
}

fn version(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let version = table(cx, args[0])?.version();
    Ok(Value::Int(i64::from(version)).into())
}
