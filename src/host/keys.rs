//! What may be a key, which keys are the same, and which values are.
//!
//! Owns: hashing and two equalities. *Keys* compare as in a Python dict: `1`, `1.0` and `True` are one key, tuples
//! and frozensets by content, everything with an identity by that. *Values* compare by kind and content, so `1` and
//! `True` differ and a graph equals its copy; dicts and sets in any order.
//!
//! Both run in a loop whatever the nesting, end on cycles, and take time near the size of what is compared even when
//! the graphs share much: pairs that were assumed equal are merged (union-find), so each node is entered once. That
//! assumption is sound, because one difference found anywhere ends the whole comparison.
//!
//! Never: changes a graph. Start reading at `Judge`.

use super::graph::{Data, Identity, View, leading_zeros};
use super::shape::{Children, Pairs, Shape};
use ahash::RandomState;
use hashbrown::HashTable;
use std::collections::HashMap;

/// Something in a key has no hash: the name of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unhashable<'a>(pub(crate) &'a str);

/// Which of the two equalities.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As keys of a Python dict.
    Keys,
    /// By kind and content.
    Values,
}

/// Hashes and compares; keeps what it learned about shared parts.
pub(crate) struct Judge<'a> {
    mode: Mode,
    hasher: RandomState,
    hashes: HashMap<Identity, Option<u64>, RandomState>,
    merged: Merged,
    frames: Vec<Compare<'a>>,
}

/// A tuple or frozenset being hashed.
struct Hashing<'a> {
    view: View<'a>,
    children: Children<'a>,
    ordered: bool,
    next: usize,
    hash: u64,
}

/// Pairs still to be compared.
enum Compare<'a> {
    /// Children of the same number.
    InOrder(Children<'a>, Children<'a>, usize),
    /// Members of sets and dicts, already matched.
    Matched(Vec<(View<'a>, View<'a>)>),
}

impl<'a> Judge<'a> {
    pub(crate) fn new(mode: Mode) -> Judge<'a> {
        Judge::with_hasher(mode, RandomState::new())
    }

    fn with_hasher(mode: Mode, hasher: RandomState) -> Judge<'a> {
        Judge {
            mode,
            hashes: HashMap::with_hasher(hasher.clone()),
            merged: Merged { ids: HashMap::with_hasher(hasher.clone()), parents: Vec::new() },
            hasher,
            frames: Vec::new(),
        }
    }

    /// The hash, equal for equal keys.
    pub(crate) fn hash(&mut self, view: View<'a>) -> Result<u64, Unhashable<'a>> {
        let mut stack = Vec::new();
        let mut done = self.enter(view, &mut stack)?;
        while let Some(top) = stack.last_mut() {
            if let Some(hash) = done.take() {
                top.hash = match top.ordered {
                    true => self.hasher.hash_one((top.hash, hash)),
                    false => top.hash.wrapping_add(self.hasher.hash_one(hash)),
                };
            }
            match top.children.get(top.next) {
                Some(child) => {
                    top.next += 1;
                    done = self.enter(child, &mut stack)?;
                }
                None => {
                    let hash = self.hasher.hash_one((top.hash, top.ordered, top.next));
                    self.hashes.insert(top.view.identity(), Some(hash));
                    stack.pop();
                    done = Some(hash);
                }
            }
        }
        Ok(done.unwrap_or_default())
    }

    /// The hash of a value without content of its own, or a new frame on `stack`.
    fn enter(&mut self, view: View<'a>, stack: &mut Vec<Hashing<'a>>) -> Result<Option<u64>, Unhashable<'a>> {
        let (children, ordered) = match view.shape() {
            Shape::Tuple(children) => (children, true),
            Shape::FrozenSet(children) => (children, false),
            _ => return self.hash_leaf(view).map(Some),
        };
        match self.hashes.get(&view.identity()) {
            Some(Some(hash)) => return Ok(Some(*hash)),
            // A tuple inside itself.
            Some(None) => return self.no_hash(view).map(Some),
            None => self.hashes.insert(view.identity(), None),
        };
        stack.push(Hashing { view, children, ordered, next: 0, hash: 0 });
        Ok(None)
    }

    fn hash_leaf(&self, view: View<'a>) -> Result<u64, Unhashable<'a>> {
        let hasher = &self.hasher;
        Ok(match view.shape() {
            Shape::None => hasher.hash_one(1u8),
            Shape::Ellipsis => hasher.hash_one(2u8),
            Shape::Bool(value) => self.hash_int(i64::from(value)),
            Shape::Int(value) => self.hash_int(value),
            Shape::BigInt { negative, magnitude } => hasher.hash_one((4u8, negative, magnitude)),
            // Each NaN object is a key of its own.
            Shape::Float(value) if value.is_nan() && self.mode == Mode::Keys => hasher.hash_one(view.identity()),
            Shape::Float(value) => self.hash_float(value),
            Shape::Str(text) => hasher.hash_one((5u8, text)),
            Shape::Bytes(bytes) => hasher.hash_one((6u8, bytes)),
            Shape::HostObject { name, id, .. } => hasher.hash_one((7u8, name.str(), id)),
            Shape::Instance { .. } | Shape::Exception(_) | Shape::Function { .. } | Shape::Opaque { .. } => match self.mode {
                Mode::Keys => hasher.hash_one(view.identity()),
                Mode::Values => hasher.hash_one((8u8, view.type_name(), view.edges().len())),
            },
            Shape::List(_) | Shape::Dict(_) | Shape::Set(_) | Shape::Tuple(_) | Shape::FrozenSet(_) => {
                return self.no_hash(view);
            }
        })
    }

    fn no_hash(&self, view: View<'a>) -> Result<u64, Unhashable<'a>> {
        match self.mode {
            Mode::Keys => Err(Unhashable(view.type_name())),
            Mode::Values => Ok(self.hasher.hash_one((9u8, view.type_name()))),
        }
    }

    fn hash_int(&self, value: i64) -> u64 {
        self.hasher.hash_one((3u8, value))
    }

    /// Whole floats hash as the int they equal.
    fn hash_float(&self, value: f64) -> u64 {
        match whole(value) {
            Some(Whole::Small(value)) => self.hash_int(value),
            Some(Whole::Big(magnitude)) => {
                let magnitude = &magnitude[leading_zeros(&magnitude)..];
                self.hasher.hash_one((4u8, value < 0.0, magnitude))
            }
            None if value.is_nan() => self.hasher.hash_one(10u8),
            None => self.hasher.hash_one((11u8, value.to_bits())),
        }
    }

    /// Whether both are the same key, or the same value.
    pub(crate) fn equal(&mut self, left: View<'a>, right: View<'a>) -> bool {
        self.frames.clear();
        if !self.compare(left, right) {
            return false;
        }
        while let Some(top) = self.frames.last_mut() {
            let next = match top {
                Compare::InOrder(left, right, next) => {
                    let pair = left.get(*next).zip(right.get(*next));
                    *next += 1;
                    pair
                }
                Compare::Matched(pairs) => pairs.pop(),
            };
            match next {
                Some((left, right)) if !self.compare(left, right) => return false,
                Some(_) => {}
                None => {
                    self.frames.pop();
                }
            }
        }
        true
    }

    /// Compares what the two are themselves; their children are left on `frames`.
    fn compare(&mut self, left: View<'a>, right: View<'a>) -> bool {
        if left.is(right) {
            return true;
        }
        match (left.shape(), right.shape()) {
            (Shape::Tuple(a), Shape::Tuple(b)) => self.in_order(left, right, a, b),
            (Shape::FrozenSet(a), Shape::FrozenSet(b)) => self.in_any_order(left, right, a, b),
            (Shape::HostObject { name, id, .. }, Shape::HostObject { name: other, id: same, .. }) if self.mode == Mode::Keys => {
                id == same && name.str() == other.str()
            }
            (a, b) => match self.mode {
                Mode::Keys => same_key(left, right),
                Mode::Values => self.same_value(left, right, a, b),
            },
        }
    }

    fn same_value(&mut self, left: View<'a>, right: View<'a>, a: Shape<'a>, b: Shape<'a>) -> bool {
        match (a, b) {
            (Shape::None, Shape::None) | (Shape::Ellipsis, Shape::Ellipsis) => true,
            (Shape::Bool(a), Shape::Bool(b)) => a == b,
            (Shape::Int(a), Shape::Int(b)) => a == b,
            (Shape::BigInt { negative: a, magnitude: x }, Shape::BigInt { negative: b, magnitude: y }) => a == b && x == y,
            (Shape::Float(a), Shape::Float(b)) => a == b || (a.is_nan() && b.is_nan()),
            (Shape::Str(a), Shape::Str(b)) => a == b,
            (Shape::Bytes(a), Shape::Bytes(b)) => a == b,
            (Shape::List(a), Shape::List(b)) => self.in_order(left, right, a, b),
            (Shape::Set(a), Shape::Set(b)) => self.in_any_order(left, right, a, b),
            (Shape::Dict(a), Shape::Dict(b)) => self.pairs_in_any_order(left, right, a, b),
            (Shape::Instance { dataclass: a, .. }, Shape::Instance { dataclass: b, .. }) => a == b && self.all_parts(left, right),
            (Shape::HostObject { .. }, Shape::HostObject { .. })
            | (Shape::Exception(_), Shape::Exception(_))
            | (Shape::Function { .. }, Shape::Function { .. })
            | (Shape::Opaque { .. }, Shape::Opaque { .. }) => self.all_parts(left, right),
            _ => false,
        }
    }

    /// Fixed parts and fields, in order: the fields of an object have the order of their making.
    fn all_parts(&mut self, left: View<'a>, right: View<'a>) -> bool {
        self.in_order(left, right, Children::all(left), Children::all(right))
    }

    fn in_order(&mut self, left: View<'a>, right: View<'a>, a: Children<'a>, b: Children<'a>) -> bool {
        if a.len() != b.len() {
            return false;
        }
        if self.merged.merge(left.identity(), right.identity()) {
            self.frames.push(Compare::InOrder(a, b, 0));
        }
        true
    }

    fn in_any_order(&mut self, left: View<'a>, right: View<'a>, a: Children<'a>, b: Children<'a>) -> bool {
        if a.len() != b.len() {
            return false;
        }
        if !self.merged.merge(left.identity(), right.identity()) {
            return true;
        }
        let (a, b) = (self.sorted(a.iter().enumerate()), self.sorted(b.iter().enumerate()));
        if a.iter().map(|(hash, ..)| hash).ne(b.iter().map(|(hash, ..)| hash)) {
            return false;
        }
        self.frames.push(Compare::Matched(a.iter().zip(&b).map(|(a, b)| (a.2, b.2)).collect()));
        true
    }

    fn pairs_in_any_order(&mut self, left: View<'a>, right: View<'a>, a: Pairs<'a>, b: Pairs<'a>) -> bool {
        if a.len() != b.len() {
            return false;
        }
        if !self.merged.merge(left.identity(), right.identity()) {
            return true;
        }
        let keys = |pairs: Pairs<'a>| pairs.iter().map(|(key, _)| key).enumerate();
        let (x, y) = (self.sorted(keys(a)), self.sorted(keys(b)));
        if x.iter().map(|(hash, ..)| hash).ne(y.iter().map(|(hash, ..)| hash)) {
            return false;
        }
        let mut matched = Vec::with_capacity(2 * x.len());
        for (x, y) in x.iter().zip(&y) {
            matched.push((x.2, y.2));
            if let (Some(a), Some(b)) = (a.get(x.1), b.get(y.1)) {
                matched.push((a.1, b.1));
            }
        }
        self.frames.push(Compare::Matched(matched));
        true
    }

    /// Members by hash, then by place, so that equal containers line up.
    fn sorted(&mut self, members: impl Iterator<Item = (usize, View<'a>)>) -> Vec<(u64, usize, View<'a>)> {
        let mut sorted: Vec<_> = members.map(|(i, view)| (self.hash(view).unwrap_or_default(), i, view)).collect();
        sorted.sort_unstable_by_key(|(hash, i, _)| (*hash, *i));
        sorted
    }
}

/// Whether two keys are the same, tuples and frozensets aside.
fn same_key(left: View<'_>, right: View<'_>) -> bool {
    match (number(left), number(right)) {
        (Some(a), Some(b)) => return same_number(a, b),
        (None, None) => {}
        _ => return false,
    }
    match (left.shape(), right.shape()) {
        (Shape::None, Shape::None) | (Shape::Ellipsis, Shape::Ellipsis) => true,
        (Shape::Str(a), Shape::Str(b)) => a == b,
        (Shape::Bytes(a), Shape::Bytes(b)) => a == b,
        _ => false,
    }
}

/// A number as keys see it.
enum Number<'a> {
    Small(i64),
    Big(bool, &'a [u8]),
    Float(f64),
}

fn number(view: View<'_>) -> Option<Number<'_>> {
    match view.shape() {
        Shape::Bool(value) => Some(Number::Small(i64::from(value))),
        Shape::Int(value) => Some(Number::Small(value)),
        Shape::BigInt { negative, magnitude } => Some(Number::Big(negative, magnitude)),
        Shape::Float(value) => Some(Number::Float(value)),
        _ => None,
    }
}

fn same_number(left: Number<'_>, right: Number<'_>) -> bool {
    match (left, right) {
        (Number::Small(a), Number::Small(b)) => a == b,
        (Number::Float(a), Number::Float(b)) => a == b,
        (Number::Big(a, x), Number::Big(b, y)) => a == b && x == y,
        (Number::Small(_), Number::Big(..)) | (Number::Big(..), Number::Small(_)) => false,
        (Number::Small(int), Number::Float(float)) | (Number::Float(float), Number::Small(int)) => {
            matches!(whole(float), Some(Whole::Small(value)) if value == int)
        }
        (Number::Big(negative, magnitude), Number::Float(float)) | (Number::Float(float), Number::Big(negative, magnitude)) => {
            match whole(float) {
                Some(Whole::Big(bytes)) => (float < 0.0) == negative && &bytes[leading_zeros(&bytes)..] == magnitude,
                _ => false,
            }
        }
    }
}

/// A float without a fraction, as the int it is.
enum Whole {
    Small(i64),
    /// The big-endian magnitude; the largest float has 1024 bits.
    Big([u8; 128]),
}

fn whole(value: f64) -> Option<Whole> {
    if !value.is_finite() || value.trunc() != value {
        return None;
    }
    // Every float in this range is exactly an i64, and 2^63 itself is not one.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&value) {
        return Some(Whole::Small(value as i64));
    }
    let bits = value.to_bits();
    let mantissa = (bits & ((1 << 52) - 1)) | (1 << 52);
    let shift = ((bits >> 52) & 0x7ff) as usize - 1075;
    let mut magnitude = [0; 128];
    // At most 60 bits after the shift within a byte, so eight bytes hold it.
    for (i, byte) in (mantissa << (shift % 8)).to_le_bytes().into_iter().enumerate() {
        match 127usize.checked_sub(shift / 8 + i) {
            Some(at) => magnitude[at] = byte,
            None => debug_assert_eq!(byte, 0),
        }
    }
    Some(Whole::Big(magnitude))
}

/// Classes of nodes that are taken to be equal.
struct Merged {
    ids: HashMap<Identity, u32, RandomState>,
    parents: Vec<u32>,
}

impl Merged {
    /// Puts both into one class. False when they were in one already.
    fn merge(&mut self, left: Identity, right: Identity) -> bool {
        let (left, right) = (self.id(left), self.id(right));
        let (left, right) = (self.root(left), self.root(right));
        self.parents[left as usize] = right;
        left != right
    }

    fn id(&mut self, identity: Identity) -> u32 {
        let next = self.parents.len() as u32;
        let id = *self.ids.entry(identity).or_insert(next);
        if id == next {
            self.parents.push(next);
        }
        id
    }

    /// The class, halving the path on the way.
    fn root(&mut self, mut id: u32) -> u32 {
        while self.parents[id as usize] != id {
            let grandparent = self.parents[self.parents[id as usize] as usize];
            self.parents[id as usize] = grandparent;
            id = grandparent;
        }
        id
    }
}

/// Finds keys that are there already.
#[derive(Debug, Default)]
pub(crate) struct KeyIndex {
    hasher: Option<RandomState>,
    table: HashTable<(u64, u32)>,
}

impl KeyIndex {
    /// The place of `key`, or None after noting that it will be at `at`. `key_at` gives the key of a place.
    pub(crate) fn find_or_note<'a>(
        &mut self,
        key: View<'a>,
        at: u32,
        key_at: impl Fn(u32) -> View<'a>,
    ) -> Result<Option<u32>, Unhashable<'a>> {
        let hasher = self.hasher.get_or_insert_with(RandomState::new).clone();
        let mut judge = Judge::with_hasher(Mode::Keys, hasher);
        let hash = judge.hash(key)?;
        // A fresh judge for each pair: what one comparison assumed before it failed must not help the next.
        let same = |entry: &(u64, u32)| entry.0 == hash && Judge::new(Mode::Keys).equal(key_at(entry.1), key);
        if let Some(entry) = self.table.find(hash, same) {
            return Ok(Some(entry.1));
        }
        self.table.insert_unique(hash, (hash, at), |entry| entry.0);
        Ok(None)
    }

    /// How many keys are noted.
    pub(crate) fn len(&self) -> usize {
        self.table.len()
    }
}

/// Why a container's keys are not those of a Python dict or set.
#[derive(Debug)]
pub(crate) enum KeyError<'a> {
    Unhashable(&'a str),
    /// The key at this place is one that came before.
    Duplicate(usize),
}

/// Up to this many keys are compared each with each, which takes less than hashing them.
const FEW: usize = 8;

/// Looks through `len` keys of a dict or members of a set. The judge, of mode `Keys`, keeps the hashes of shared
/// keys from one container to the next.
pub(crate) fn check<'a>(judge: &mut Judge<'a>, len: usize, key_at: impl Fn(usize) -> View<'a>) -> Result<(), KeyError<'a>> {
    if let Some(found) = check_few(len, &key_at) {
        return found.map_or(Ok(()), |i| Err(KeyError::Duplicate(i)));
    }
    let mut table: HashTable<(u64, View<'a>)> = HashTable::with_capacity(len);
    for i in 0..len {
        let key = key_at(i);
        let hash = judge.hash(key).map_err(|error| KeyError::Unhashable(error.0))?;
        let same = |entry: &(u64, View<'a>)| entry.0 == hash && Judge::new(Mode::Keys).equal(entry.1, key);
        if table.find(hash, same).is_some() {
            return Err(KeyError::Duplicate(i));
        }
        table.insert_unique(hash, (hash, key), |entry| entry.0);
    }
    Ok(())
}

/// The first key that was there before, among few keys without contents; None when these are not such.
fn check_few<'a>(len: usize, key_at: &impl Fn(usize) -> View<'a>) -> Option<Option<usize>> {
    if FEW < len || !(0..len).all(|i| is_plain(key_at(i))) {
        return None;
    }
    Some((1..len).find(|i| (0..*i).any(|j| same_plain(key_at(j), key_at(*i)))))
}

/// The same for the one key at `at`, given that those before it differ: where it was before.
pub(crate) fn find_few<'a>(at: usize, key_at: &impl Fn(usize) -> View<'a>) -> Option<Option<usize>> {
    if FEW <= at || !(0..=at).all(|i| is_plain(key_at(i))) {
        return None;
    }
    Some((0..at).find(|i| same_plain(key_at(*i), key_at(at))))
}

/// Whether two keys without contents are the same.
fn same_plain(left: View<'_>, right: View<'_>) -> bool {
    left.is(right) || same_key(left, right)
}

/// Whether a key has no contents, and is no host object, so that `same_plain` can tell.
fn is_plain(view: View<'_>) -> bool {
    matches!(
        view.data(),
        Data::None
            | Data::Ellipsis
            | Data::Bool(_)
            | Data::Int { .. }
            | Data::BigInt { .. }
            | Data::Float(_)
            | Data::Str(_)
            | Data::Bytes(_)
    )
}

/// Whether a value may be a key.
pub(crate) fn hashable(view: View<'_>) -> Result<(), Unhashable<'_>> {
    if is_plain(view) {
        return Ok(());
    }
    Judge::new(Mode::Keys).hash(view).map(|_| ())
}
