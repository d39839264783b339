//! Hashing and equality of dictionary and set keys, as far as they need no Python code.
//!
//! Numbers, None and tuples of them hash as on 64-bit CPython. What has a Python-level `__eq__` or `__hash__` is answered with
//! [`NoAnswer::Python`], and the prelude goes on from there. Every part that is visited is work for the heap's watch: tuples that
//! share their parts may take exponential time.

use super::classes;
use super::kinds::{Heap, Value};
use super::set::Set;
use super::value::{ClassId, StrId};
use super::watch::{NoAnswer, same_bytes};
use crate::num::bigint::IntRef;
use crate::num::bigint::floats::compare_f64;
use crate::num::hash as numeric;
use crate::text::core;
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a key has no native hash.
#[derive(Clone, Copy, Debug)]
pub enum HashError {
    /// `TypeError: unhashable type`; the value that is.
    Unhashable(Value),
    /// Its `__hash__` is Python code, or the work is stopped.
    NoAnswer(NoAnswer),
}

impl From<NoAnswer> for HashError {
    fn from(why: NoAnswer) -> HashError {
        HashError::NoAnswer(why)
    }
}

/// Tuples nested deeper than this are compared and hashed by the prelude, whose depth the recursion limit bounds.
const MAX_DEPTH: usize = 32;

/// The hash of an object that has only its identity.
fn identity_hash(tag: u64, value: Value) -> u64 {
    (value.identity() << 6 | tag) & 0x7fff_ffff_ffff_ffff
}

/// `object.__hash__(value)`: by identity, whatever the class says.
pub fn object_hash(value: Value) -> u64 {
    identity_hash(if matches!(value, Value::Class(_)) { 4 } else { 1 }, value)
}

/// Python's `hash(value)`, as bits of the signed result.
#[inline]
pub fn hash(heap: &Heap, value: Value) -> Result<u64, HashError> {
    match value {
        Value::Str(id) => hash_text(heap, id),
        Value::Int(i) => Ok(hash_int(i)),
        _ => hash_at(heap, value, 0),
    }
}

#[inline]
fn hash_text(heap: &Heap, id: StrId) -> Result<u64, HashError> {
    Ok(str_hash(heap, id)?)
}

/// The hash of a string, computed where it is not known.
#[inline]
pub fn str_hash(heap: &Heap, id: StrId) -> Result<u64, NoAnswer> {
    match heap.quick_str_hash(id) {
        Some(hash) => Ok(hash),
        None => heap.str(id).hash_in_pieces(|bytes| heap.watch.spend((bytes / 32) as u64)),
    }
}

/// Parts hashed or compared between two accounts.
const PIECE: usize = 1024;

/// CPython's hash of an int: reduced modulo 2**61 - 1, with -1 taken.
#[inline]
pub fn hash_int(i: i64) -> u64 {
    const MODULUS: u64 = (1 << 61) - 1;
    if (i as u64) < MODULUS {
        return i as u64;
    }
    if -(MODULUS as i64) < i && i < -1 {
        return i as u64;
    }
    let reduced = (i.unsigned_abs() % MODULUS) as i64;
    let signed = if i < 0 { -reduced } else { reduced };
    if signed == -1 { -2_i64 as u64 } else { signed as u64 }
}

#[expect(clippy::too_many_lines, reason = "one arm per kind")]
fn hash_at(heap: &Heap, value: Value, depth: usize) -> Result<u64, HashError> {
    if depth > MAX_DEPTH {
        return Err(NoAnswer::Python.into());
    }
    Ok(match value {
        Value::Unbound | Value::None => 0xfca8_6420,
        Value::NotImplemented => 0xfca8_6421,
        Value::Ellipsis => 0xfca8_6422,
        Value::Bool(b) => u64::from(b.get()),
        Value::Int(i) => hash_int(i),
        Value::Float(f) => numeric::float(f.get()).map_or_else(|| object_hash(value), i64::cast_unsigned),
        Value::BigInt(id) => {
            heap.watch.spend(heap[id].heap_bytes() / 16)?;
            numeric::int(IntRef::Big(&heap[id])) as u64
        }
        Value::Complex(id) => numeric::complex(heap[id]).unwrap_or(1) as u64,
        Value::Str(id) => hash_text(heap, id)?,
        Value::Bytes(id) => crate::text::hash_bytes_in_pieces(&heap[id].data, |bytes| heap.watch.spend((bytes / 32) as u64))?,
        Value::Tuple(id) => {
            let items = &heap[id].items;
            let mut hashes = numeric::TupleHash::new();
            for piece in items.chunks(PIECE) {
                heap.watch.spend(piece.len() as u64)?;
                for &item in piece {
                    hashes.push(hash_at(heap, item, depth + 1)? as i64);
                }
            }
            hashes.finish() as u64
        }
        Value::FrozenSet(id) => {
            let set = &heap[id].0;
            let mut hashes = numeric::SetHash::default();
            for piece in set.slots().chunks(PIECE) {
                heap.watch.spend(piece.len() as u64 / 4)?;
                Set::keys_in(piece).for_each(|(_, hash)| hashes.push(hash as i64));
            }
            hashes.finish() as u64
        }
        Value::Range(id) => {
            let range = &heap[id];
            let (Some(len), Some(first)) = (range.len_i64(), range.first()) else { return Err(NoAnswer::Python.into()) };
            let parts = match len {
                0 => [Value::Int(0), Value::None, Value::None],
                1 => [Value::Int(1), first, Value::None],
                _ => [Value::Int(len), first, range.step],
            };
            let mut hashes = numeric::TupleHash::new();
            for part in parts {
                hashes.push(hash_at(heap, part, depth + 1)? as i64);
            }
            hashes.finish() as u64
        }
        Value::Slice(id) => {
            let slice = &heap[id];
            let mut hashes = numeric::TupleHash::new();
            for part in [slice.start, slice.stop, slice.step] {
                hashes.push(hash_at(heap, part, depth + 1)? as i64);
            }
            hashes.finish() as u64
        }
        Value::BoundMethod(id) => {
            let method = &heap[id];
            hash_at(heap, method.func, depth + 1)? ^ identity_hash(3, method.receiver)
        }
        Value::GenericAlias(id) => hash_at(heap, heap[id].origin, depth + 1)? ^ hash_at(heap, heap[id].args, depth + 1)?,
        Value::Union(id) => {
            let mut all = 0;
            heap.watch.spend(heap[id].args.len() as u64)?;
            for &item in &heap[id].args {
                all ^= hash_at(heap, item, depth + 1)?;
            }
            all
        }
        Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Deque(_) | Value::ByteArray(_) => {
            return Err(HashError::Unhashable(value));
        }
        Value::View(id) => match heap[id].what {
            super::objects::ViewKind::Values => identity_hash(5, value),
            super::objects::ViewKind::Keys | super::objects::ViewKind::Items => return Err(HashError::Unhashable(value)),
        },
        Value::Proxy(_) | Value::MemoryView(_) => return Err(NoAnswer::Python.into()),
        Value::Instance(id) => {
            let instance = &heap[id];
            match classes::lookup(heap, instance.class, StrId::from_bits(core::HASH)) {
                Some(Value::Native(_)) | None if instance.native.is_unbound() => identity_hash(1, value),
                Some(Value::Native(_)) if matches!(instance.native, Value::Float(number) if number.get().is_nan()) => object_hash(value),
                Some(Value::Native(_)) if !matches!(instance.native, Value::Exception(_)) => hash_at(heap, instance.native, depth + 1)?,
                Some(Value::Native(_)) | None => identity_hash(1, value),
                Some(Value::None) => return Err(HashError::Unhashable(value)),
                Some(_) => return Err(NoAnswer::Python.into()),
            }
        }
        Value::Class(id) if heap.class(id).metaclass != classes::TYPE => {
            match classes::lookup(heap, heap.class(id).metaclass, StrId::from_bits(core::HASH)) {
                Some(Value::Native(_)) | None => identity_hash(4, value),
                Some(_) => return Err(NoAnswer::Python.into()),
            }
        }
        Value::Class(_) => identity_hash(4, value),
        Value::Native(_)
        | Value::Host(_)
        | Value::Function(_)
        | Value::Cell(_)
        | Value::Exception(_)
        | Value::Generator(_)
        | Value::Iter(_)
        | Value::Module(_)
        | Value::Property(_)
        | Value::StaticMethod(_)
        | Value::ClassMethod(_)
        | Value::Member(_)
        | Value::Super(_)
        | Value::Traceback(_)
        | Value::Code(_)
        | Value::Pattern(_)
        | Value::Match(_) => object_hash(value),
    })
}

/// Whether the class leaves `==` to identity or to its built-in base.
fn has_native_eq(heap: &Heap, class: ClassId) -> bool {
    let eq = classes::lookup(heap, class, StrId::from_bits(core::EQ));
    matches!(eq, Some(Value::Native(_)) | None)
}

/// Python's `a is b or a == b`.
#[inline]
pub fn equal(heap: &Heap, a: Value, b: Value) -> Result<bool, NoAnswer> {
    equal_from(heap, a, b, 0)
}

/// `equal` at some depth of nesting in a comparison, with the common kinds first.
#[inline]
pub fn equal_from(heap: &Heap, a: Value, b: Value, depth: usize) -> Result<bool, NoAnswer> {
    match (a, b) {
        (Value::Str(x), Value::Str(y)) => Ok(x == y || same_text(heap, x, y)?),
        (Value::Int(x), Value::Int(y)) => Ok(x == y),
        _ => equal_at(heap, a, b, depth),
    }
}

#[inline]
fn same_text(heap: &Heap, x: StrId, y: StrId) -> Result<bool, NoAnswer> {
    same_bytes(&heap.watch, heap.text(x).as_bytes(), heap.text(y).as_bytes())
}

fn all_equal(heap: &Heap, a: &[Value], b: &[Value], depth: usize) -> Result<bool, NoAnswer> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (a, b) in a.chunks(PIECE).zip(b.chunks(PIECE)) {
        heap.watch.spend(a.len() as u64)?;
        for (&x, &y) in a.iter().zip(b) {
            if !equal_at(heap, x, y, depth + 1)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// `equal` for values at some depth of nesting in a comparison.
pub fn equal_at(heap: &Heap, a: Value, b: Value, depth: usize) -> Result<bool, NoAnswer> {
    if a.is(b) {
        return Ok(true);
    }
    if depth > MAX_DEPTH {
        return Err(NoAnswer::Python);
    }
    match (a, b) {
        (Value::Str(x), Value::Str(y)) => same_text(heap, x, y),
        (Value::Bytes(x), Value::Bytes(y)) => same_bytes(&heap.watch, &heap[x].data, &heap[y].data),
        (Value::Tuple(x), Value::Tuple(y)) => all_equal(heap, &heap[x].items, &heap[y].items, depth),
        (Value::List(x), Value::List(y)) => all_equal(heap, &heap[x].items, &heap[y].items, depth),
        // A lookup counts its depth from zero again: sets inside sets are compared by the kernel, which has no depth.
        (Value::FrozenSet(x), Value::FrozenSet(_)) if has_nested_keys(heap, &heap[x].0)? => Err(NoAnswer::Python),
        (Value::FrozenSet(x), Value::FrozenSet(y)) => sets_equal(heap, &heap[x].0, &heap[y].0),
        (Value::Instance(x), _) if !has_native_eq(heap, heap[x].class) => Err(NoAnswer::Python),
        (_, Value::Instance(y)) if !has_native_eq(heap, heap[y].class) => Err(NoAnswer::Python),
        (Value::Instance(x), Value::Instance(y)) if heap[x].native.is_unbound() || heap[y].native.is_unbound() => Ok(false),
        (Value::Instance(x), _) => match heap[x].native {
            Value::Unbound | Value::Exception(_) => Ok(false),
            native => equal_at(heap, native, b, depth + 1),
        },
        (_, Value::Instance(y)) => match heap[y].native {
            Value::Unbound | Value::Exception(_) => Ok(false),
            native => equal_at(heap, a, native, depth + 1),
        },
        (Value::Class(x), _) if !has_native_eq(heap, heap.class(x).metaclass) => Err(NoAnswer::Python),
        (_, Value::Class(y)) if !has_native_eq(heap, heap.class(y).metaclass) => Err(NoAnswer::Python),
        (Value::Range(x), Value::Range(y)) => match (heap[x].len_i64(), heap[y].len_i64()) {
            (Some(n), Some(m)) => Ok(n == m
                && (n == 0
                    || equal_at(heap, heap[x].start, heap[y].start, depth + 1)?
                        && (n == 1 || equal_at(heap, heap[x].step, heap[y].step, depth + 1)?))),
            _ => Err(NoAnswer::Python),
        },
        (Value::BoundMethod(x), Value::BoundMethod(y)) => {
            Ok(heap[x].receiver.is(heap[y].receiver) && equal_at(heap, heap[x].func, heap[y].func, depth + 1)?)
        }
        (Value::GenericAlias(x), Value::GenericAlias(y)) => {
            Ok(equal_at(heap, heap[x].origin, heap[y].origin, depth + 1)? && equal_at(heap, heap[x].args, heap[y].args, depth + 1)?)
        }
        (Value::Union(x), Value::Union(y)) => unions_equal(heap, &heap[x].args, &heap[y].args, depth),
        (Value::Slice(x), Value::Slice(y)) => {
            let (x, y) = (&heap[x], &heap[y]);
            all_equal(heap, &[x.start, x.stop, x.step], &[y.start, y.stop, y.step], depth)
        }
        (Value::Dict(_), Value::Dict(_))
        | (Value::Set(_), Value::Set(_) | Value::FrozenSet(_))
        | (Value::FrozenSet(_), Value::Set(_))
        | (Value::ByteArray(_) | Value::MemoryView(_), _)
        | (_, Value::ByteArray(_) | Value::MemoryView(_))
        | (Value::View(_), _)
        | (_, Value::View(_))
        | (Value::Proxy(_), _)
        | (_, Value::Proxy(_)) => Err(NoAnswer::Python),
        _ => {
            number_work(heap, a, b)?;
            Ok(numbers_equal(heap, a, b))
        }
    }
}

fn has_nested_keys(heap: &Heap, set: &Set) -> Result<bool, NoAnswer> {
    for piece in set.slots().chunks(PIECE) {
        heap.watch.spend(piece.len() as u64)?;
        if Set::keys_in(piece).any(|(key, _)| !has_own_hash(key)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn unions_equal(heap: &Heap, a: &[Value], b: &[Value], depth: usize) -> Result<bool, NoAnswer> {
    for &x in a {
        let mut found = false;
        heap.watch.spend(b.len() as u64)?;
        for &y in b {
            found = found || equal_at(heap, x, y, depth + 1)?;
        }
        if !found {
            return Ok(false);
        }
    }
    Ok(a.len() == b.len())
}

/// Whether two sets have equal keys.
pub fn sets_equal(heap: &Heap, a: &Set, b: &Set) -> Result<bool, NoAnswer> {
    Ok(a.len() == b.len() && a.agrees(heap, b, true)?)
}

/// Whether a key that a table has under the same hash is the one looked for. One that is not costs: a program can make as many
/// keys of one hash as it likes.
#[inline]
pub fn equal_in_table(heap: &Heap, known: Value, key: Value) -> Result<bool, NoAnswer> {
    let equal = equal(heap, known, key)?;
    if !equal {
        heap.watch.spend(1)?;
    }
    Ok(equal)
}

/// Accounts for a comparison of two numbers.
#[inline]
pub fn number_work(heap: &Heap, a: Value, b: Value) -> Result<(), NoAnswer> {
    match (a, b) {
        (Value::BigInt(x), Value::BigInt(y)) => heap.watch.spend(heap[x].heap_bytes().min(heap[y].heap_bytes()) / 64),
        _ => Ok(()),
    }
}

/// Numeric equality across bool, int, float and complex, exactly; false for anything else.
pub fn numbers_equal(heap: &Heap, a: Value, b: Value) -> bool {
    match (widen(a), widen(b)) {
        (Value::Int(x), Value::Int(y)) => x == y,
        (Value::Float(x), Value::Float(y)) => x.get() == y.get(),
        (Value::Int(x), Value::Float(y)) | (Value::Float(y), Value::Int(x)) => int_equals_float(x, y.get()),
        (Value::BigInt(x), Value::BigInt(y)) => heap[x] == heap[y],
        (Value::BigInt(x), Value::Float(y)) | (Value::Float(y), Value::BigInt(x)) => {
            compare_f64(IntRef::Big(&heap[x]), y.get()) == Some(std::cmp::Ordering::Equal)
        }
        (Value::Complex(x), Value::Complex(y)) => heap[x].real == heap[y].real && heap[x].imag == heap[y].imag,
        (Value::Complex(x), other) | (other, Value::Complex(x)) => {
            heap[x].imag == 0.0 && !matches!(other, Value::Complex(_)) && numbers_equal_real(heap, heap[x].real, other)
        }
        _ => false,
    }
}

fn numbers_equal_real(heap: &Heap, re: f64, other: Value) -> bool {
    match other {
        Value::Int(i) => int_equals_float(i, re),
        Value::Float(f) => f.get() == re,
        Value::BigInt(id) => compare_f64(IntRef::Big(&heap[id]), re) == Some(std::cmp::Ordering::Equal),
        _ => false,
    }
}

fn widen(value: Value) -> Value {
    match value {
        Value::Bool(b) => Value::Int(i64::from(b.get())),
        other => other,
    }
}

/// Exact comparison: no rounding of large ints.
pub fn int_equals_float(i: i64, f: f64) -> bool {
    f == i as f64 && (f as i128) == i128::from(i)
}

/// Whether the kind alone of a key says how it is hashed; otherwise its class or its parts have a say.
fn has_own_hash(key: Value) -> bool {
    matches!(key, Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) | Value::Bytes(_) | Value::BigInt(_))
}

/// The hash of a key whose kind alone says how it is hashed, while nothing watches; None for other kinds.
pub fn own_hash(heap: &Heap, key: Value) -> Option<u64> {
    if has_own_hash(key) { hash(heap, key).ok() } else { None }
}

/// A key with its hash as snapshots have it: the hash stands there only where it does not follow from the key alone.
#[derive(Clone, Copy, Debug)]
pub struct Stored {
    /// The key.
    pub key: Value,
    /// Its hash, or 0 until it is computed.
    pub hash: u64,
}

impl Stored {
    /// The key of an entry.
    pub fn of(key: Value, hash: u64) -> Stored {
        Stored { key, hash }
    }

    fn has_hash(key: Value) -> bool {
        !has_own_hash(key) && !key.is_unbound()
    }
}

impl Serialize for Stored {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(2)?;
        tuple.serialize_element(&self.key)?;
        if Stored::has_hash(self.key) {
            tuple.serialize_element(&self.hash)?;
        }
        tuple.end()
    }
}

impl<'de> Deserialize<'de> for Stored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Stored, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Stored;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a key and perhaps its hash")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Stored, A::Error> {
                let key: Value = seq.next_element()?.ok_or_else(|| A::Error::custom("a key is missing"))?;
                let hash =
                    if Stored::has_hash(key) { seq.next_element()?.ok_or_else(|| A::Error::custom("a hash is missing"))? } else { 0 };
                Ok(Stored { key, hash })
            }
        }
        deserializer.deserialize_tuple(2, Parts)
    }
}
