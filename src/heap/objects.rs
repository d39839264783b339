//! The data of each kind of object. What they do is `object/`.

use super::kinds::*;
use super::set::Set;
use super::step::GeneratorStep;
use super::trace::TraceEntry;
use super::value::{ClassId, CodeRef, ShapeId, StrId};
use super::waste::Waste;
use crate::num::bigint::BigInt;
use crate::num::complex::Complex;
use serde::{Deserialize, Serialize};

/// Bytes of a slice's content.
fn values_bytes(len: usize) -> usize {
    len * size_of::<Value>()
}

/// Values visited in one part.
const PART: usize = 1024;

/// Visits the part of `items` that begins at `from`; where the next one does.
fn part<T>(items: &[T], from: usize, visit: impl FnMut(&T)) -> Option<usize> {
    let end = items.len().min(from + PART);
    items[from..end].iter().for_each(visit);
    (end < items.len()).then_some(end)
}

macro_rules! kind {
    // A kind that may hold very many values is traced in parts; the last expression is the memory that they take.
    ($name:ty, |$self:ident, $visit:ident, $from:ident| $part:expr, $extra:expr, $bulk:expr) => {
        impl Kind for $name {
            fn trace(&self, visit: &mut dyn FnMut(Value)) {
                let mut from = Some(0);
                while let Some(at) = from {
                    from = self.trace_part(at, visit);
                }
            }
            fn trace_part(&self, $from: usize, $visit: &mut dyn FnMut(Value)) -> Option<usize> {
                let $self = self;
                $part
            }
            fn extra_bytes(&self) -> usize {
                let $self = self;
                $extra
            }
            fn discard(self, waste: &Waste) {
                let $self = self;
                waste.put_swept($bulk);
            }
        }
    };
    ($name:ty, |$self:ident, $visit:ident| $trace:expr, $extra:expr $(, $bulk:expr)?) => {
        impl Kind for $name {
            fn trace(&self, visit: &mut dyn FnMut(Value)) {
                let ($self, $visit) = (self, visit);
                let _ = (&$self, &$visit);
                $trace
            }
            fn extra_bytes(&self) -> usize {
                let $self = self;
                let _ = $self;
                $extra
            }
            $(fn discard(self, waste: &Waste) {
                let $self = self;
                waste.put_swept($bulk);
            })?
        }
    };
}

/// Visits ids and values alike.
macro_rules! visit_all {
    ($visit:ident: $($value:expr),*) => { { $( $visit($value.into()); )* } };
}

kind!(BigInt, |this, visit| (), usize::try_from(this.heap_bytes()).unwrap_or(usize::MAX));
kind!(Complex, |this, visit| (), 0);

/// `bytes`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Bytes {
    /// The content.
    pub data: Box<[u8]>,
}
kind!(Bytes, |this, visit| (), this.data.len(), Vec::from(this.data));

/// `bytearray`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ByteArray {
    /// The content.
    pub data: Vec<u8>,
    /// Memory views made of it and not released: none forbids it to change its length; some that are forgotten may be among them.
    pub exports: u32,
}
kind!(ByteArray, |this, visit| (), this.data.capacity(), this.data);

/// `memoryview` over bytes or a bytearray.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct MemoryView {
    /// The object viewed; unbound after `release`.
    pub base: Value,
    /// First byte.
    pub start: usize,
    /// Items.
    pub len: usize,
    /// Distance of items in items.
    pub step: i64,
    /// Struct format character of an item.
    pub format: u8,
    /// The hash, once it was asked for: it outlives a `release`.
    pub hash: Option<i64>,
}
kind!(MemoryView, |this, visit| visit(this.base), 0);

/// `list`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct List {
    /// The items.
    pub items: Vec<Value>,
}
kind!(List, |this, visit, from| part(&this.items, from, |&value| visit(value)), values_bytes(this.items.capacity()), this.items);

/// The items of a tuple: few of them lie in the object itself, since most tuples are short and live shortly.
#[derive(Clone, Debug)]
pub enum Items {
    /// One.
    One([Value; 1]),
    /// Two.
    Two([Value; 2]),
    /// Three.
    Three([Value; 3]),
    /// None, or more.
    Many(Box<[Value]>),
}

impl Items {
    /// Bytes beside the object.
    fn extra_bytes(&self) -> usize {
        match self {
            Items::Many(items) => values_bytes(items.len()),
            Items::One(_) | Items::Two(_) | Items::Three(_) => 0,
        }
    }

    /// The memory beside the object.
    fn into_bulk(self) -> Vec<Value> {
        match self {
            Items::Many(items) => items.into(),
            Items::One(_) | Items::Two(_) | Items::Three(_) => Vec::new(),
        }
    }
}

impl std::ops::Deref for Items {
    type Target = [Value];
    #[inline]
    fn deref(&self) -> &[Value] {
        match self {
            Items::One(items) => items,
            Items::Two(items) => items,
            Items::Three(items) => items,
            Items::Many(items) => items,
        }
    }
}

impl Default for Items {
    fn default() -> Items {
        Items::Many(Box::default())
    }
}

impl From<&[Value]> for Items {
    #[inline]
    fn from(items: &[Value]) -> Items {
        match *items {
            [a] => Items::One([a]),
            [a, b] => Items::Two([a, b]),
            [a, b, c] => Items::Three([a, b, c]),
            _ => Items::Many(items.into()),
        }
    }
}

impl From<Box<[Value]>> for Items {
    #[inline]
    fn from(items: Box<[Value]>) -> Items {
        if matches!(items.len(), 1..=3) { Items::from(&*items) } else { Items::Many(items) }
    }
}

impl From<Vec<Value>> for Items {
    #[inline]
    fn from(items: Vec<Value>) -> Items {
        if matches!(items.len(), 1..=3) { Items::from(&*items) } else { Items::Many(items.into()) }
    }
}

impl<const N: usize> From<[Value; N]> for Items {
    #[inline]
    fn from(items: [Value; N]) -> Items {
        Items::from(&items[..])
    }
}

impl FromIterator<Value> for Items {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Items {
        Items::from(items.into_iter().collect::<Box<[Value]>>())
    }
}

impl<'a> IntoIterator for &'a Items {
    type Item = &'a Value;
    type IntoIter = std::slice::Iter<'a, Value>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Items {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Items, D::Error> {
        Ok(Items::from(Vec::deserialize(deserializer)?))
    }
}

/// `tuple`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tuple {
    /// The items.
    pub items: Items,
}
kind!(Tuple, |this, visit, from| part(&this.items, from, |&value| visit(value)), this.items.extra_bytes(), this.items.into_bulk());

kind!(
    Set,
    |this, visit, from| part(this.slots(), from, |slot| {
        if let Some((key, _)) = slot.get() {
            visit(key);
        }
    }),
    Set::table_bytes(this),
    this.into_bulk()
);

/// `frozenset`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FrozenSet(pub Set);
kind!(FrozenSet, |this, visit, from| this.0.trace_part(from, visit), this.0.extra_bytes(), this.0.into_bulk());

/// `collections.deque`: the items are `buffer[head..]`, so that they lie in one piece; slots before are unbound.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Deque {
    /// Room at the left, then the items.
    pub buffer: Vec<Value>,
    /// Where the items begin.
    pub head: usize,
    /// `maxlen`
    pub maxlen: Option<usize>,
    /// Changes with every mutation of the length: running iterations compare it.
    pub version: u32,
}
kind!(Deque, |this, visit, from| part(this.items(), from, |&value| visit(value)), values_bytes(this.buffer.capacity()), this.buffer);

impl Deque {
    /// A deque of these items.
    pub fn new(items: Vec<Value>, maxlen: Option<usize>) -> Deque {
        Deque { buffer: items, head: 0, maxlen, version: 0 }
    }

    /// The items, left to right.
    #[inline]
    pub fn items(&self) -> &[Value] {
        self.buffer.get(self.head..).unwrap_or_default()
    }

    /// The items, to be changed in place.
    #[inline]
    pub fn items_mut(&mut self) -> &mut [Value] {
        self.buffer.get_mut(self.head..).unwrap_or_default()
    }

    /// Number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.buffer.len().saturating_sub(self.head)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Removes the first item.
    #[inline]
    pub fn pop_front(&mut self) -> Option<Value> {
        let item = *self.items().first()?;
        self.buffer[self.head] = Value::Unbound;
        self.head += 1;
        self.version = self.version.wrapping_add(1);
        // The room at the left is given back when it is three times what the items take, so each item moves rarely.
        if self.head > 3 * self.len() + 16 {
            self.buffer.drain(..self.head);
            self.head = 0;
        }
        Some(item)
    }

    /// Removes the last item.
    #[inline]
    pub fn pop_back(&mut self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        self.version = self.version.wrapping_add(1);
        self.buffer.pop()
    }

    /// Adds an item at the right end.
    #[inline]
    pub fn push_back(&mut self, item: Value) {
        self.buffer.push(item);
        self.version = self.version.wrapping_add(1);
    }

    /// Adds an item at the left end, making room there when there is none.
    pub fn push_front(&mut self, item: Value) {
        if self.head == 0 {
            let room = self.buffer.len() + 8;
            self.buffer.splice(..0, std::iter::repeat_n(Value::Unbound, room));
            self.head = room;
        }
        self.head -= 1;
        self.buffer[self.head] = item;
        self.version = self.version.wrapping_add(1);
    }
}

/// `range`: three ints, of any size.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Range {
    /// First value.
    pub start: Value,
    /// Bound, excluded.
    pub stop: Value,
    /// Difference, not 0.
    pub step: Value,
}
kind!(Range, |this, visit| visit_all!(visit: this.start, this.stop, this.step), 0);

impl Range {
    /// The three numbers if all fit 64 bits.
    #[inline]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        match (self.start, self.stop, self.step) {
            (Value::Int(start), Value::Int(stop), Value::Int(step)) => Some((start, stop, step)),
            _ => None,
        }
    }

    /// Number of values if that and the bounds fit 64 bits.
    pub fn len_i64(&self) -> Option<i64> {
        let (start, stop, step) = self.small()?;
        // Most ranges count up by one.
        if let (1, Some(len)) = (step, stop.checked_sub(start)) {
            return Some(len.max(0));
        }
        let (start, stop, step) = (i128::from(start), i128::from(stop), i128::from(step));
        let len = if step > 0 { (stop - start + step - 1) / step } else { (start - stop - step - 1) / -step };
        i64::try_from(len.max(0)).ok()
    }

    /// The first value, if small.
    pub fn first(&self) -> Option<Value> {
        self.small().map(|(start, ..)| Value::Int(start))
    }
}

/// `slice`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Slice {
    /// Lower bound or None.
    pub start: Value,
    /// Upper bound or None.
    pub stop: Value,
    /// Step or None.
    pub step: Value,
}
kind!(Slice, |this, visit| visit_all!(visit: this.start, this.stop, this.step), 0);

/// A function.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Function {
    /// What it runs.
    pub code: CodeRef,
    /// Its module's namespace.
    pub globals: DictId,
    /// Captured variables, in the order of `Code::captures`.
    pub closure: Box<[CellId]>,
    /// Tuple of positional defaults, or None.
    pub defaults: Value,
    /// Dict of keyword-only defaults, or None.
    pub kwdefaults: Value,
    /// What programs seldom set.
    pub extra: Option<Box<FunctionExtra>>,
    /// The machine's side tables for the code (number plus one), once it was called in this process.
    #[serde(skip)]
    pub runtime: u32,
}

/// Function attributes beyond the code's own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FunctionExtra {
    /// `__name__` if set.
    pub name: Value,
    /// `__qualname__` if set.
    pub qualname: Value,
    /// `__doc__` if set.
    pub doc: Value,
    /// `__module__` if set.
    pub module: Value,
    /// `__annotate__`: function, None or unbound.
    pub annotate: Value,
    /// `__annotations__` once made.
    pub annotations: Value,
    /// `__type_params__`
    pub type_params: Value,
    /// `__dict__`: dict or unbound.
    pub dict: Value,
    /// `types.coroutine` made its generators awaitable.
    pub iterable_coroutine: bool,
}

impl Default for Function {
    fn default() -> Function {
        Function {
            code: CodeRef::new(0, 0),
            globals: DictId::from_slot(0),
            closure: Box::default(),
            defaults: Value::None,
            kwdefaults: Value::None,
            extra: None,
            runtime: 0,
        }
    }
}

impl Function {
    /// The rare attributes, made on first use.
    pub fn extra_mut(&mut self) -> &mut FunctionExtra {
        self.extra.get_or_insert_default()
    }
}
kind!(
    Function,
    |this, visit| {
        visit_all!(visit: this.globals, this.defaults, this.kwdefaults);
        this.closure.iter().for_each(|&cell| visit(cell.into()));
        if let Some(extra) = &this.extra {
            visit_all!(visit: extra.name, extra.qualname, extra.doc, extra.module, extra.annotate, extra.annotations, extra.type_params, extra.dict);
        }
    },
    this.closure.len() * 4 + this.extra.as_ref().map_or(0, |_| size_of::<FunctionExtra>())
);

/// A bound method.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct BoundMethod {
    /// Function or native.
    pub func: Value,
    /// First argument.
    pub receiver: Value,
}
kind!(BoundMethod, |this, visit| visit_all!(visit: this.func, this.receiver), 0);

/// A captured variable.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// Its value, or unbound.
    pub value: Value,
}
kind!(Cell, |this, visit| visit(this.value), 0);

/// A class: of the run, or built in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Class {
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// `__bases__`
    pub bases: Box<[ClassId]>,
    /// Method resolution order, the class itself first.
    pub mro: Box<[ClassId]>,
    /// The namespace; None for built-in classes, whose attributes are in the class table.
    pub dict: Option<DictId>,
    /// Its class.
    pub metaclass: ClassId,
    /// The built-in class whose data instances carry (`object` when none).
    pub layout: ClassId,
    /// Layout of instances without attributes; `ShapeId::DICT` until the first instance.
    pub root_shape: ShapeId,
    /// Instances have no `__dict__` (`__slots__` all the way up).
    pub no_dict: bool,
    /// Number of `__slots__` members: the first attributes of the root shape.
    pub member_count: u16,
    /// Direct subclasses in order of creation.
    pub subclasses: Vec<ClassId>,
    /// `__dict__` slots known of the last instance made: capacity hint.
    pub attrs_hint: u8,
    /// Abstract methods remain: instantiation is refused.
    pub is_abstract: bool,
    /// `Heap::epoch` when it was seen that its instances compare as those of `object` do.
    #[serde(skip)]
    pub identity: u32,
    /// A class of the library that stands for one of CPython's in C: it cannot be changed, and messages name it with its module.
    pub is_static: bool,
}

impl Default for Class {
    fn default() -> Class {
        Class {
            name: Value::None,
            qualname: Value::None,
            bases: Box::default(),
            mro: Box::default(),
            dict: None,
            metaclass: super::classes::TYPE,
            layout: super::classes::OBJECT,
            root_shape: ShapeId::DICT,
            no_dict: false,
            member_count: 0,
            subclasses: Vec::new(),
            attrs_hint: 0,
            is_abstract: false,
            identity: 0,
            is_static: false,
        }
    }
}
kind!(
    Class,
    |this, visit| {
        visit_all!(visit: this.name, this.qualname, this.metaclass);
        this.bases.iter().chain(&this.mro).chain(&this.subclasses).for_each(|&class| visit(class.into()));
        if let Some(dict) = this.dict {
            visit(dict.into());
        }
    },
    (this.bases.len() + this.mro.len() + this.subclasses.capacity()) * 4
);

/// An instance of a class of the run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Instance {
    /// Its class.
    pub class: ClassId,
    /// Layout of `slots`, or `ShapeId::DICT`.
    pub shape: ShapeId,
    /// Attribute values in the shape's order; unbound where deleted or (for `__slots__`) never set.
    pub slots: Vec<Value>,
    /// The attributes when `shape` is `DICT`.
    pub dict: Option<DictId>,
    /// The data of the built-in base class (a dict for `class D(dict)`), or unbound.
    pub native: Value,
}

impl Default for Instance {
    fn default() -> Instance {
        Instance { class: super::classes::OBJECT, shape: ShapeId::DICT, slots: Vec::new(), dict: None, native: Value::Unbound }
    }
}
kind!(
    Instance,
    |this, visit| {
        visit_all!(visit: this.class, this.native);
        this.slots.iter().for_each(|&value| visit(value));
        if let Some(dict) = this.dict {
            visit(dict.into());
        }
    },
    values_bytes(this.slots.capacity())
);

/// An exception.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exception {
    /// Its class (built in; for derived classes the nearest built-in one).
    pub class: ClassId,
    /// `args`: a tuple.
    pub args: Value,
    /// `__cause__`
    pub cause: Value,
    /// `__context__`
    pub context: Value,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Frames passed, innermost last... first entry is where it was raised.
    pub trace: Vec<TraceEntry>,
    /// The traceback object that somebody asked for last; unbound before.
    pub traceback: Value,
    /// How many frames of `trace` it stands for.
    pub covered: usize,
    /// Attributes: dict or unbound.
    pub dict: Value,
    /// The instance that it is the built-in part of, or unbound.
    pub owner: Value,
    /// What its class keeps beside the arguments (`name`, `errno`, ...), in the order of `object/exception.rs`; empty while all are None.
    pub fields: Box<[Value]>,
}

impl Default for Exception {
    fn default() -> Exception {
        Exception {
            class: super::classes::BASE_EXCEPTION,
            args: Value::Unbound,
            cause: Value::None,
            context: Value::None,
            suppress_context: false,
            trace: Vec::new(),
            traceback: Value::Unbound,
            covered: 0,
            dict: Value::Unbound,
            owner: Value::Unbound,
            fields: Box::default(),
        }
    }
}
kind!(
    Exception,
    |this, visit| {
        visit_all!(visit: this.class, this.args, this.cause, this.context, this.traceback, this.dict, this.owner);
        this.fields.iter().for_each(|&value| visit(value));
    },
    this.trace.capacity() * size_of::<TraceEntry>() + values_bytes(this.fields.len())
);

/// What a generator object is to the language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GeneratorKind {
    /// `def` with `yield`
    #[default]
    Generator,
    /// `async def`
    Coroutine,
    /// `async def` with `yield`
    AsyncGenerator,
}

/// Where a generator is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GeneratorState {
    /// Not started.
    #[default]
    Created,
    /// At a `yield`.
    Suspended,
    /// Its frame is on the stack.
    Running,
    /// Finished.
    Closed,
}

/// A suspended function body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Generator {
    /// What it is.
    pub kind: GeneratorKind,
    /// What a loop may do instead of running its body.
    pub step: GeneratorStep,
    /// `generator`, `coroutine`, ... or the type that a prelude iterator stands for (`map`).
    pub class: ClassId,
    /// Where it is.
    pub state: GeneratorState,
    /// The function; None after the end.
    pub function: Value,
    /// Its code.
    pub code: CodeRef,
    /// Next instruction.
    pub pc: u32,
    /// Suspended inside `yield from` or `await`: the instruction at `pc` is the delegating one and runs again on resumption.
    pub delegating: bool,
    /// The registers while suspended.
    pub registers: Box<[Value]>,
    /// How the loop resumes it, once a plain generator ran in this process.
    #[serde(skip)]
    pub entry: Option<super::step::Entry>,
    /// While it is suspended: the exception its body is handling, or None. While it runs: the one that its resumer is handling.
    pub handled: Value,
    /// Its body is in a handler of its own.
    pub handling: bool,
    /// `__name__`, `__qualname__` if set.
    pub name: Value,
    /// See `name`.
    pub qualname: Value,
    /// Arguments that a disguised iterator shows in `repr` or pickles; unbound otherwise.
    pub info: Value,
}

impl Default for Generator {
    fn default() -> Generator {
        Generator {
            kind: GeneratorKind::Generator,
            step: GeneratorStep::Body,
            class: super::classes::GENERATOR,
            state: GeneratorState::Closed,
            function: Value::None,
            code: CodeRef::new(0, 0),
            pc: 0,
            delegating: false,
            registers: Box::default(),
            entry: None,
            handled: Value::None,
            handling: false,
            name: Value::Unbound,
            qualname: Value::Unbound,
            info: Value::Unbound,
        }
    }
}
kind!(
    Generator,
    |this, visit| {
        visit_all!(visit: this.class, this.function, this.handled, this.name, this.qualname, this.info);
        this.registers.iter().for_each(|&value| visit(value));
    },
    values_bytes(this.registers.len())
);

/// A native iterator over built-in containers, with nothing in it that could need Python.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub enum Iter {
    /// Exhausted.
    #[default]
    Done,
    /// Over a list by index.
    List { list: ListId, next: usize },
    /// Over a deque: items given; `version` detects changes.
    Deque { deque: DequeId, next: usize, version: u32 },
    /// Over a deque backwards: items left.
    DequeReversed { deque: DequeId, left: usize, version: u32 },
    /// Over a list backwards: items left.
    ListReversed { list: ListId, left: usize },
    /// Over a tuple.
    Tuple { tuple: TupleId, next: usize },
    /// Over a str by byte offset.
    Str { string: StrId, next: usize },
    /// Over bytes.
    Bytes { bytes: BytesId, next: usize },
    /// Over a bytearray.
    ByteArray { bytes: ByteArrayId, next: usize },
    /// Over a range of small ints: `left` values from `next`.
    Range { next: i64, step: i64, left: u64 },
    /// Over a range with big ints: next value, stop, step.
    BigRange { next: Value, stop: Value, step: Value },
    /// Over a dict: slot number, what it gives, the dict's length, and the entries still to come: both show changes.
    Dict { dict: DictId, next: usize, what: ViewKind, len: usize, left: usize },
    /// Over a dict backwards: slots left.
    DictReversed { dict: DictId, left: usize, what: ViewKind, len: usize },
    /// Over a set.
    Set { set: SetId, next: usize, len: usize },
    /// Over a frozenset.
    FrozenSet { set: FrozenSetId, next: usize },
    /// `enumerate` over a native iterator.
    Enumerate { inner: IterId, index: Value },
    /// `zip` over native iterators.
    Zip { inner: Box<[IterId]>, strict: bool },
    /// Over any tuple-like sequence backwards: items left.
    TupleReversed { tuple: TupleId, left: usize },
    /// Over a str backwards: bytes left.
    StrReversed { string: StrId, left: usize },
    /// Matches of a regular expression: pattern, subject, next start, end, last match was empty at.
    Matches { pattern: PatternId, subject: Value, next: usize, end: usize, last_end: Option<usize> },
}
kind!(
    Iter,
    |this, visit| match this {
        Iter::Done | Iter::Range { .. } => {}
        Iter::List { list, .. } | Iter::ListReversed { list, .. } => visit((*list).into()),
        Iter::Deque { deque, .. } | Iter::DequeReversed { deque, .. } => visit((*deque).into()),
        Iter::Tuple { tuple, .. } | Iter::TupleReversed { tuple, .. } => visit((*tuple).into()),
        Iter::Str { string, .. } | Iter::StrReversed { string, .. } => visit((*string).into()),
        Iter::Bytes { bytes, .. } => visit((*bytes).into()),
        Iter::ByteArray { bytes, .. } => visit((*bytes).into()),
        Iter::BigRange { next, stop, step } => visit_all!(visit: *next, *stop, *step),
        Iter::Dict { dict, .. } | Iter::DictReversed { dict, .. } => visit((*dict).into()),
        Iter::Set { set, .. } => visit((*set).into()),
        Iter::FrozenSet { set, .. } => visit((*set).into()),
        Iter::Enumerate { inner, index } => visit_all!(visit: *inner, *index),
        Iter::Zip { inner, .. } => inner.iter().for_each(|&iter| visit(iter.into())),
        Iter::Matches { pattern, subject, .. } => visit_all!(visit: *pattern, *subject),
    },
    if let Iter::Zip { inner, .. } = this { inner.len() * 4 } else { 0 }
);

/// What a dict view or iterator gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ViewKind {
    /// Keys.
    #[default]
    Keys,
    /// Values.
    Values,
    /// Pairs.
    Items,
}

/// `dict_keys`, `dict_values`, `dict_items`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct View {
    /// The dict (or instance of a subclass).
    pub dict: Value,
    /// What it gives.
    pub what: ViewKind,
}
kind!(View, |this, visit| visit(this.dict), 0);

/// `mappingproxy`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Proxy {
    /// The mapping.
    pub mapping: Value,
}
kind!(Proxy, |this, visit| visit(this.mapping), 0);

/// A module.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Module {
    /// `__name__` at import.
    pub name: Value,
    /// Its namespace.
    pub dict: DictId,
}

impl Default for Module {
    fn default() -> Module {
        Module { name: Value::None, dict: DictId::from_slot(0) }
    }
}
kind!(Module, |this, visit| visit_all!(visit: this.name, this.dict), 0);

/// `property`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Property {
    /// Getter or None.
    pub getter: Value,
    /// Setter or None.
    pub setter: Value,
    /// Deleter or None.
    pub deleter: Value,
    /// `__doc__`
    pub doc: Value,
    /// The name `__set_name__` gave.
    pub name: Value,
}
kind!(Property, |this, visit| visit_all!(visit: this.getter, this.setter, this.deleter, this.doc, this.name), 0);

/// `staticmethod`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct StaticMethod {
    /// What it wraps.
    pub func: Value,
    /// `__dict__` or unbound.
    pub dict: Value,
}
kind!(StaticMethod, |this, visit| visit_all!(visit: this.func, this.dict), 0);

/// `classmethod`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ClassMethod {
    /// What it wraps.
    pub func: Value,
    /// `__dict__` or unbound.
    pub dict: Value,
}
kind!(ClassMethod, |this, visit| visit_all!(visit: this.func, this.dict), 0);

/// A `__slots__` member: attribute `slot` of every instance of `class` and its subclasses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Member {
    /// Its name.
    pub name: Value,
    /// The class that declared it.
    pub class: ClassId,
}

impl Default for Member {
    fn default() -> Member {
        Member { name: Value::None, class: super::classes::OBJECT }
    }
}
kind!(Member, |this, visit| visit_all!(visit: this.name, this.class), 0);

/// `super(class, object)`
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Super {
    /// Lookup begins after this class.
    pub class: ClassId,
    /// The object or class bound, or unbound.
    pub object: Value,
    /// Whose order of resolution is used.
    pub object_class: ClassId,
}

impl Default for Super {
    fn default() -> Super {
        Super { class: super::classes::OBJECT, object: Value::Unbound, object_class: super::classes::OBJECT }
    }
}
kind!(Super, |this, visit| visit_all!(visit: this.class, this.object, this.object_class), 0);

/// `list[int]`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct GenericAlias {
    /// The class.
    pub origin: Value,
    /// Tuple of arguments.
    pub args: Value,
    /// `*tuple[int]`
    pub unpacked: bool,
}
kind!(GenericAlias, |this, visit| visit_all!(visit: this.origin, this.args), 0);

/// `int | str`
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Union {
    /// The members.
    pub args: Box<[Value]>,
}
kind!(Union, |this, visit| this.args.iter().for_each(|&v| visit(v)), values_bytes(this.args.len()));

/// A traceback object: the frames of an exception from one on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Traceback {
    /// Outermost first.
    pub entries: Box<[TraceEntry]>,
    /// The traceback object that goes on where the entries end, or None.
    pub tail: Value,
    /// `tb_next`, once it was asked for or set: then of the entries only the first counts.
    pub next: Value,
    /// `tb_frame`, once it was asked for.
    pub frame: Value,
    /// `tb_lasti`, where a program said so.
    pub last: Option<i64>,
}
kind!(Traceback, |this, visit| visit_all!(visit: this.tail, this.next, this.frame), this.entries.len() * size_of::<TraceEntry>());

/// A code object as a value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeObject {
    /// Which.
    pub code: CodeRef,
}

impl Default for CodeObject {
    fn default() -> CodeObject {
        CodeObject { code: CodeRef::new(0, 0) }
    }
}
kind!(CodeObject, |this, visit| (), 0);

/// A compiled regular expression: the text and flags it was made from; the compiled form is remade on first use after a load.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Pattern {
    /// Pattern text: str or bytes.
    pub source: Value,
    /// Flags as given.
    pub flags: u32,
    /// The compiled form.
    #[serde(skip)]
    pub compiled: Option<std::sync::Arc<crate::regex::Pattern>>,
}
kind!(Pattern, |this, visit| visit(this.source), this.compiled.as_ref().map_or(0, |compiled| compiled.size()));

/// A match of a regular expression.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Match {
    /// The pattern object.
    pub pattern: Value,
    /// The str or bytes searched.
    pub subject: Value,
    /// Byte offsets of each group, `usize::MAX` where it took no part.
    pub spans: Box<[(usize, usize)]>,
    /// Search bounds in code points.
    pub pos: usize,
    /// See `pos`.
    pub endpos: usize,
    /// Last group closed, 0 if none.
    pub last_index: usize,
}
kind!(Match, |this, visit| visit_all!(visit: this.pattern, this.subject), this.spans.len() * 16);
