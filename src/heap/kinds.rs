//! The table of heap kinds. One row per kind gives its id type, its `Value` variant, its arena, and its part in marking,
//! sweeping and verification.

use super::arena::{Allowance, Arena, Bits, Slot};
use super::budget::Budget;
use super::classes::ClassTable;
use super::collect::Unfinished;
use super::dict::{Dict, Recent};
use super::objects::*;
use super::set::Set;
use super::shape::Shapes;
use super::text::TextBuffer;
use super::units::Units;
use super::value::{ClassId, Flag, HostId, NativeId, Real, StrId, Wide};
use super::waste::Waste;
use super::watch::{NoAnswer, Watch};
use crate::num::bigint::BigInt;
use crate::num::complex::Complex;
use crate::text::PyStr;
use serde::de::{self, DeserializeSeed, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What an object of a kind must say about itself.
pub trait Kind {
    /// Visits every value it holds.
    fn trace(&self, visit: &mut dyn FnMut(Value));
    /// Visits the values of one part of a kind that may hold very many, and says where the next part begins. The first begins at 0.
    fn trace_part(&self, _from: usize, visit: &mut dyn FnMut(Value)) -> Option<usize> {
        self.trace(visit);
        None
    }
    /// Bytes it owns beside its slot.
    fn extra_bytes(&self) -> usize;
    /// Frees it. What may own very much memory gives that to the waste.
    fn discard(self, _waste: &Waste)
    where
        Self: Sized,
    {
    }
}

/// `sys.get_int_max_str_digits()` of a new run.
const DEFAULT_DIGITS: u32 = match crate::num::bigint::text::DEFAULT_LIMIT {
    Some(digits) => digits as u32,
    None => 0,
};

macro_rules! heap_kinds {
    ($( $(#[doc = $doc:literal])+ $variant:ident($id:ident) => $arena:ident : $object:ty, )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
            pub struct $id(Wide);

            impl $id {
                /// The arena slot.
                #[inline]
                pub fn slot(self) -> u32 { self.0.low() }
                /// The id of a slot.
                #[inline]
                pub fn from_slot(i: u32) -> $id { $id(Wide::new(i)) }
            }
        )+

        /// A Python value: 16 bytes, `Copy`. The type of a value is known from its tag, except for instances of the program's
        /// classes, exceptions and disguised generators, whose object names its class.
        ///
        /// Every payload is one 64-bit integer and the tag one byte, so that the compiler passes a value in two registers and
        /// copies it by its two parts. As one 16-byte word a copy would wait some 12 cycles for the two stores that had
        /// written the value to leave the store buffer.
        #[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Value {
            /// Not a Python value: an unbound variable, a missing argument, an empty slot.
            #[default]
            Unbound,
            /// `None`
            None,
            /// `NotImplemented`
            NotImplemented,
            /// `...`
            Ellipsis,
            /// `True`, `False`
            Bool(Flag),
            /// An int that fits 64 bits (never a heap int).
            Int(i64),
            /// A float.
            Float(Real),
            /// A function written in Rust.
            Native(NativeId),
            /// A host function that the program declared, by its number in the run's table.
            Host(HostId),
            /// `str`
            Str(StrId),
            /// A class.
            Class(ClassId),
            $( $(#[doc = $doc])+ $variant($id), )+
        }

        /// The variants of `Value` as numbers.
        #[allow(missing_docs, dead_code, reason = "the names are those of the variants; some values never ask for theirs")]
        #[derive(Clone, Copy)]
        enum Tag { Unbound, None, NotImplemented, Ellipsis, Bool, Int, Float, Native, Host, Str, Class, $($variant),+ }

        impl Value {
            /// The number of the variant.
            pub fn tag(self) -> u64 {
                let tag = match self {
                    Value::Unbound => Tag::Unbound,
                    Value::None => Tag::None,
                    Value::NotImplemented => Tag::NotImplemented,
                    Value::Ellipsis => Tag::Ellipsis,
                    Value::Bool(_) => Tag::Bool,
                    Value::Int(_) => Tag::Int,
                    Value::Float(_) => Tag::Float,
                    Value::Native(_) => Tag::Native,
                    Value::Host(_) => Tag::Host,
                    Value::Str(_) => Tag::Str,
                    Value::Class(_) => Tag::Class,
                    $( Value::$variant(_) => Tag::$variant, )+
                };
                tag as u64
            }

            /// A number that, with the tag, identifies the object.
            #[inline]
            pub fn identity(self) -> u64 {
                match self {
                    Value::Unbound | Value::None | Value::NotImplemented | Value::Ellipsis => 0,
                    Value::Bool(b) => b.bits(),
                    Value::Int(i) => i as u64,
                    Value::Float(f) => f.bits(),
                    Value::Native(id) => u64::from(id.index()),
                    Value::Host(id) => u64::from(id.index()),
                    Value::Str(id) => u64::from(id.bits()),
                    Value::Class(id) => u64::from(id.bits()),
                    $( Value::$variant(id) => u64::from(id.slot()), )+
                }
            }
        }

        /// All objects of one run.
        #[derive(Clone)]
        pub struct Heap {
            /// Strings.
            pub strs: Arena<PyStr>,
            /// Texts that grow, of which strings are beginnings.
            pub buffers: Arena<TextBuffer>,
            /// Classes that the run made.
            pub classes: Arena<Class>,
            $( $(#[doc = $doc])+ pub $arena: Arena<$object>, )+
            /// Attribute layouts.
            pub shapes: Shapes,
            /// Accounts.
            pub budget: Budget,
            /// Changes whenever a cached attribute lookup could have become wrong.
            pub epoch: u32,
            /// Containers whose `repr` is being made by kernel functions, which keep them alive: met again they are `...`.
            pub repr_guard: Vec<Value>,
            /// How many NaNs were made from text: each gets bits of its own.
            pub nans: u64,
            /// `sys.get_int_max_str_digits()`; 0 for no limit.
            pub int_digits: u32,
            /// Where a dict lookup found its key last.
            pub recent: Recent,
            /// Strings of characters that were made since the last collection, by code; empty before the first.
            pub(super) chars: Vec<(char, StrId)>,
            /// Compiled sources beside core and prelude: the program, then fed snippets.
            pub units: Units,
            /// What may stop long work in here.
            pub watch: Watch,
            /// A collection that was stopped on its way.
            pub(super) collection: Unfinished,
            /// A bytearray that is to change its length though there were views of it, and whether the last collection found one.
            pub resizing: Option<(ByteArrayId, bool)>,
        }

        /// What a collection has reached, by arena.
        #[derive(Default)]
        pub(super) struct Marks {
            strs: Bits,
            buffers: Bits,
            /// The longest beginning of each text buffer that is in use.
            needed: Vec<u32>,
            classes: Bits,
            $( $arena: Bits, )+
        }

        impl Marks {
            /// Nothing is reached yet.
            pub(super) fn begin(&mut self, heap: &Heap) {
                let Marks { strs, buffers, needed, classes, $($arena,)+ } = self;
                strs.begin(&heap.strs);
                buffers.begin(&heap.buffers);
                needed.clear();
                needed.resize(heap.buffers.slots(), 0);
                classes.begin(&heap.classes);
                $( $arena.begin(&heap.$arena); )+
            }

            /// Marks `value`'s object; whether it is an object that was not marked before and may hold others.
            #[inline]
            pub(super) fn mark(&mut self, heap: &Heap, value: Value) -> bool {
                match value {
                    Value::Unbound | Value::None | Value::NotImplemented | Value::Ellipsis | Value::Bool(_) | Value::Int(_)
                    | Value::Float(_) | Value::Native(_) | Value::Host(_) => false,
                    Value::Str(id) => { if let Some(i) = id.slot() { self.mark_str(heap, i); } false }
                    Value::Class(id) => id.slot().is_some_and(|i| self.classes.mark(i)),
                    $( Value::$variant(id) => self.$arena.mark(id.slot()), )+
                }
            }

            /// Whether a view of a bytearray was reached.
            pub(super) fn have_view(&self, heap: &Heap, of: ByteArrayId) -> bool {
                let is_of = |view: &MemoryView| matches!(view.base, Value::ByteArray(id) if id == of);
                heap.memory_views.iter().any(|(i, view)| is_of(view) && self.memory_views.is_marked(i))
            }

            /// Marks the string in slot `i`, and what its buffer has to keep.
            #[inline]
            fn mark_str(&mut self, heap: &Heap, i: u32) {
                if self.strs.mark(i)
                    && !heap.buffers.is_empty()
                    && let Some((buffer, len)) = heap.strs[i].prefix()
                {
                    self.buffers.mark(buffer);
                    let needed = &mut self.needed[buffer as usize];
                    *needed = (*needed).max(len);
                }
            }

            /// Frees what lies far behind the longest string that needs a buffer.
            fn trim_buffers(&self, buffers: &mut Arena<TextBuffer>) {
                for (i, &needed) in self.needed.iter().enumerate().filter(|(_, needed)| **needed > 0) {
                    let text = &mut buffers[i as u32].text;
                    if (needed as usize) < text.len() / 2 {
                        text.truncate(needed as usize);
                        text.shrink_to_fit();
                    }
                }
            }
        }

        /// How many arenas there are.
        const KINDS: usize = 3 + [$(stringify!($arena)),+].len();
        const _: () = assert!(KINDS <= 64, "a bit for each");

        /// Which kinds have objects, as bits; the arenas of those; the rest. A run uses few kinds, so this is short and quick.
        impl Serialize for Heap {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                // Every field by name: one more must be thought of here. Those that are left out are made anew by who loads.
                let Heap { strs, buffers, classes, $($arena,)+ shapes, budget, epoch, repr_guard, nans, int_digits, recent: _, chars: _, units: _, watch: _, collection: _, resizing: _ } = self;
                let used = [strs.count() > 0, buffers.count() > 0, classes.count() > 0, $($arena.count() > 0),+];
                let bits = used.iter().rev().fold(0_u64, |bits, &used| bits << 1 | u64::from(used));
                let mut parts = serializer.serialize_tuple(KINDS + 7)?;
                parts.serialize_element(&bits)?;
                let mut used = used.into_iter();
                if used.next() == Some(true) {
                    parts.serialize_element(strs)?;
                }
                if used.next() == Some(true) {
                    parts.serialize_element(buffers)?;
                }
                if used.next() == Some(true) {
                    parts.serialize_element(classes)?;
                }
                $(
                    if used.next() == Some(true) {
                        parts.serialize_element($arena)?;
                    }
                )+
                parts.serialize_element(shapes)?;
                parts.serialize_element(budget)?;
                parts.serialize_element(epoch)?;
                parts.serialize_element(repr_guard)?;
                parts.serialize_element(nans)?;
                parts.serialize_element(int_digits)?;
                parts.end()
            }
        }

        /// Reads a heap from bytes, in the place of one that was cleared: a heap is large to move.
        pub struct ReadInto<'h>(pub &'h mut Heap);

        impl<'de> DeserializeSeed<'de> for ReadInto<'_> {
            type Value = ();
            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_tuple(KINDS + 7, self)
            }
        }

        impl<'de> Visitor<'de> for ReadInto<'_> {
            type Value = ();
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("the objects of a run")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
                let ReadInto(heap) = self;
                let mut bits: u64 = part(&mut seq)?;
                let mut used = || {
                    let used = bits & 1 == 1;
                    bits >>= 1;
                    used
                };
                if used() {
                    heap.strs = part(&mut seq)?;
                }
                if used() {
                    heap.buffers = part(&mut seq)?;
                }
                if used() {
                    heap.classes = part(&mut seq)?;
                }
                $(
                    if used() {
                        heap.$arena = part(&mut seq)?;
                    }
                )+
                if bits != 0 {
                    return Err(de::Error::custom("objects of no kind"));
                }
                heap.shapes = part(&mut seq)?;
                heap.budget = part(&mut seq)?;
                heap.epoch = part(&mut seq)?;
                heap.repr_guard = part(&mut seq)?;
                heap.nans = part(&mut seq)?;
                heap.int_digits = part(&mut seq)?;
                Ok(())
            }
        }

        impl Heap {
            /// An empty heap within the given limits.
            #[inline]
            pub fn empty(memory: usize, allocations: u64) -> Heap {
                Heap {
                    strs: Arena::default(),
                    buffers: Arena::default(),
                    classes: Arena::default(),
                    $($arena: Arena::default(),)+
                    shapes: Shapes::default(),
                    budget: Budget::new(memory, allocations),
                    epoch: 1,
                    units: Units::default(),
                    repr_guard: Vec::new(),
                    nans: 0,
                    int_digits: DEFAULT_DIGITS,
                    recent: Recent::default(),
                    chars: Vec::new(),
                    watch: Watch::default(),
                    collection: Unfinished::default(),
                    resizing: None,
                }
            }

            /// Puts the objects of a heap that came from bytes into their slots, which may take so many bytes.
            pub fn unpack(&mut self, bytes: usize) -> Result<(), &'static str> {
                // Every slot had an object once: bytes that claim more are refused before there are any slots.
                let allowance = &mut Allowance { bytes, slots: self.budget.allocations };
                self.strs.allow(allowance)?;
                self.buffers.allow(allowance)?;
                self.classes.allow(allowance)?;
                $( self.$arena.allow(allowance)?; )+
                self.strs.unpack()?;
                self.buffers.unpack()?;
                self.classes.unpack()?;
                $( self.$arena.unpack()?; )+
                self.count_prefixes()
            }

            /// The most digits of an int's decimal text.
            pub fn text_limit(&self) -> Option<usize> {
                (self.int_digits != 0).then_some(self.int_digits as usize)
            }

            /// Orders the free slots, so that a loaded copy gives out the same ids.
            pub fn settle(&mut self) {
                self.strs.settle();
                self.buffers.settle();
                self.classes.settle();
                $( self.$arena.settle(); )+
            }

            /// Bytes of all objects, as a collection would count them.
            pub fn live_bytes(&self) -> usize {
                let mut bytes = self.strs.slot_bytes() + self.strs.iter().map(|(_, string)| string.extra_bytes()).sum::<usize>();
                bytes += self.buffers.slot_bytes() + self.buffers.iter().map(|(_, buffer)| buffer.text.capacity()).sum::<usize>();
                bytes += self.classes.slot_bytes() + self.classes.iter().map(|(_, class)| class.extra_bytes()).sum::<usize>();
                $( bytes += self.$arena.slot_bytes() + self.$arena.iter().map(|(_, object)| object.extra_bytes()).sum::<usize>(); )+
                bytes
            }

            /// Frees everything and begins the accounts anew; the limits, the units and the buffers stay.
            pub fn clear(&mut self) {
                // Every field by name: one more must be thought of here.
                let Heap { strs, buffers, classes, $($arena,)+ shapes, budget, epoch, repr_guard, nans, int_digits, recent,chars, units: _, watch: _, collection, resizing } = self;
                strs.clear();
                buffers.clear();
                classes.clear();
                $( $arena.clear(); )+
                *shapes = Shapes::default();
                *budget = Budget::new(budget.limit, budget.allocation_limit);
                *epoch = 1;
                repr_guard.clear();
                *nans = 0;
                *int_digits = DEFAULT_DIGITS;
                *recent = Recent::default();
                chars.clear();
                collection.clear();
                *resizing = None;
            }

            /// Visits a part of what `value`'s object holds; where the next part begins.
            pub(super) fn trace_part(&self, value: Value, from: usize, visit: &mut dyn FnMut(Value)) -> Option<usize> {
                match value {
                    Value::Unbound | Value::None | Value::NotImplemented | Value::Ellipsis | Value::Bool(_) | Value::Int(_)
                    | Value::Float(_) | Value::Native(_) | Value::Host(_) | Value::Str(_) => None,
                    Value::Class(id) => id.slot().and_then(|i| self.classes[i].trace_part(from, visit)),
                    $( Value::$variant(id) => self.$arena[id.slot()].trace_part(from, visit), )+
                }
            }

            /// Visits every value that any live object holds.
            pub fn trace_all(&self, visit: &mut dyn FnMut(Value)) {
                for (_, object) in self.classes.iter() { object.trace(visit); }
                $( for (_, object) in self.$arena.iter() { object.trace(visit); } )+
                self.shapes.trace(visit);
            }

            /// Whether `value` names a live object of the kind its tag says, or no object at all.
            /// Strings of units, natives and host functions are checked by the caller.
            pub fn is_valid(&self, value: Value) -> bool {
                match value {
                    Value::Unbound | Value::None | Value::NotImplemented | Value::Ellipsis | Value::Bool(_) | Value::Int(_)
                    | Value::Float(_) | Value::Native(_) | Value::Host(_) => true,
                    Value::Str(id) => id.slot().is_none_or(|i| self.strs.is_live(i)),
                    Value::Class(id) => id.slot().is_none_or(|i| self.classes.is_live(i)),
                    $( Value::$variant(id) => self.$arena.is_live(id.slot()), )+
                }
            }

            /// Frees everything unmarked; the bytes of what stays.
            pub(super) fn sweep(&mut self, marks: &mut Marks) -> Result<usize, NoAnswer> {
                let (watch, waste) = (&self.watch, &self.watch.waste);
                let mut bytes = self.strs.sweep(&mut marks.strs, watch, PyStr::extra_bytes, |string| string.vacate().map_or(0, |text| waste.put_swept(text)))? + self.strs.slot_bytes();
                marks.trim_buffers(&mut self.buffers);
                bytes += self.buffers.sweep(&mut marks.buffers, watch, |buffer| buffer.text.capacity(), |buffer| waste.put_swept(std::mem::take(&mut buffer.text)))? + self.buffers.slot_bytes();
                bytes += self.classes.sweep(&mut marks.classes, watch, Kind::extra_bytes, |class| { drop(std::mem::take(class)); 0 })? + self.classes.slot_bytes();
                $( bytes += self.$arena.sweep(&mut marks.$arena, watch, Kind::extra_bytes, |object| {
                    let bytes = Kind::extra_bytes(object);
                    std::mem::take(object).discard(waste);
                    bytes
                })? + self.$arena.slot_bytes(); )+
                Ok(bytes)
            }
        }

        $(
            impl std::ops::Index<$id> for Heap {
                type Output = $object;
                #[inline]
                fn index(&self, id: $id) -> &$object { &self.$arena[id.slot()] }
            }
            impl std::ops::IndexMut<$id> for Heap {
                #[inline]
                fn index_mut(&mut self, id: $id) -> &mut $object { &mut self.$arena[id.slot()] }
            }
            impl Slot for $object {}
            impl Alloc for $object {
                type Id = $id;
                #[inline]
                fn alloc(self, heap: &mut Heap) -> $id {
                    heap.budget.charge_object(size_of::<$object>() + Kind::extra_bytes(&self));
                    $id::from_slot(heap.$arena.insert(self))
                }
            }
            impl From<$id> for Value {
                #[inline]
                fn from(id: $id) -> Value { Value::$variant(id) }
            }
        )+
    };
}

/// The next part of what is read.
fn part<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(seq: &mut A) -> Result<T, A::Error> {
    seq.next_element()?.ok_or_else(|| de::Error::custom("a part is missing"))
}

/// Moving an object into the heap.
pub trait Alloc {
    /// The id type of the kind.
    type Id: Into<Value> + Copy;
    /// Charges the object and puts it into its arena.
    fn alloc(self, heap: &mut Heap) -> Self::Id;
}

impl Slot for Class {}

heap_kinds! {
    /// `int` beyond 64 bits
    BigInt(BigIntId) => big_ints: BigInt,
    /// `complex`
    Complex(ComplexId) => complexes: Complex,
    /// `bytes`
    Bytes(BytesId) => bytes: Bytes,
    /// `bytearray`
    ByteArray(ByteArrayId) => byte_arrays: ByteArray,
    /// `memoryview`
    MemoryView(MemoryViewId) => memory_views: MemoryView,
    /// `list`
    List(ListId) => lists: List,
    /// `tuple`
    Tuple(TupleId) => tuples: Tuple,
    /// `dict`
    Dict(DictId) => dicts: Dict,
    /// `set`
    Set(SetId) => sets: Set,
    /// `frozenset`
    FrozenSet(FrozenSetId) => frozen_sets: FrozenSet,
    /// `collections.deque`
    Deque(DequeId) => deques: Deque,
    /// `range`
    Range(RangeId) => ranges: Range,
    /// `slice`
    Slice(SliceId) => slices: Slice,
    /// A function of the program or the prelude
    Function(FunctionId) => functions: Function,
    /// A method bound to its receiver
    BoundMethod(BoundMethodId) => bound_methods: BoundMethod,
    /// A variable shared by functions
    Cell(CellId) => cells: Cell,
    /// An instance of a class of the run
    Instance(InstanceId) => instances: Instance,
    /// An exception of a built-in class, or the built-in part of an instance of a derived one
    Exception(ExceptionId) => exceptions: Exception,
    /// Generator, coroutine, async generator, or a prelude iterator disguised as another type
    Generator(GeneratorId) => generators: Generator,
    /// A native iterator
    Iter(IterId) => iters: Iter,
    /// `dict_keys`, `dict_values`, `dict_items`
    View(ViewId) => views: View,
    /// `mappingproxy`
    Proxy(ProxyId) => proxies: Proxy,
    /// A module
    Module(ModuleId) => modules: Module,
    /// `property`
    Property(PropertyId) => properties: Property,
    /// `staticmethod`
    StaticMethod(StaticMethodId) => static_methods: StaticMethod,
    /// `classmethod`
    ClassMethod(ClassMethodId) => class_methods: ClassMethod,
    /// `__slots__` member
    Member(MemberId) => members: Member,
    /// `super` object
    Super(SuperId) => supers: Super,
    /// `list[int]`
    GenericAlias(GenericAliasId) => generic_aliases: GenericAlias,
    /// `int | str`
    Union(UnionId) => unions: Union,
    /// A traceback
    Traceback(TracebackId) => tracebacks: Traceback,
    /// A code object as a value
    Code(CodeId) => codes: CodeObject,
    /// A compiled regular expression
    Pattern(PatternId) => patterns: Pattern,
    /// A regular expression match
    Match(MatchId) => matches: Match,
}

const _: () = assert!(size_of::<Value>() == 16, "a value is 16 bytes");
const _: () = assert!(size_of::<Option<ListId>>() == 8, "an optional id is 8 bytes");

impl Value {
    /// `True` or `False`.
    #[inline]
    pub const fn bool(b: bool) -> Value {
        Value::Bool(Flag::new(b))
    }

    /// A float.
    #[inline]
    pub const fn float(f: f64) -> Value {
        Value::Float(Real::new(f))
    }

    /// `True` or `False` etc.: the same object in Python's sense of `is`.
    #[inline]
    pub fn is(self, other: Value) -> bool {
        match (self, other) {
            (Value::Float(a), Value::Float(b)) => a == b,
            (Value::Str(a), Value::Str(b)) => a == b,
            (Value::Class(a), Value::Class(b)) => a == b,
            (a, b) => a.identity() == b.identity() && std::mem::discriminant(&a) == std::mem::discriminant(&b),
        }
    }

    /// Whether it is the marker of no value.
    #[inline]
    pub fn is_unbound(self) -> bool {
        matches!(self, Value::Unbound)
    }

    /// Whether it is `True`.
    #[inline]
    pub fn is_true(self) -> bool {
        matches!(self, Value::Bool(Flag::TRUE))
    }

    /// Whether it is `False`.
    #[inline]
    pub fn is_false(self) -> bool {
        matches!(self, Value::Bool(Flag::FALSE))
    }

    /// Whether it is `None`.
    #[inline]
    pub fn is_none(self) -> bool {
        matches!(self, Value::None)
    }

    /// `None` for the marker of no value.
    #[inline]
    pub fn or_none(self) -> Value {
        if self.is_unbound() { Value::None } else { self }
    }
}

impl From<bool> for Value {
    #[inline]
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}

impl From<i64> for Value {
    #[inline]
    fn from(i: i64) -> Value {
        Value::Int(i)
    }
}

impl From<f64> for Value {
    #[inline]
    fn from(f: f64) -> Value {
        Value::float(f)
    }
}

impl From<StrId> for Value {
    #[inline]
    fn from(id: StrId) -> Value {
        Value::Str(id)
    }
}

impl From<ClassId> for Value {
    #[inline]
    fn from(id: ClassId) -> Value {
        Value::Class(id)
    }
}

impl Heap {
    /// Whether two values are the same object. Code is wrapped anew each time that somebody asks for it: what is in it counts.
    #[inline]
    pub fn same(&self, a: Value, b: Value) -> bool {
        match (a, b) {
            (Value::Code(a), Value::Code(b)) => {
                std::hint::cold_path();
                self[a].code == self[b].code
            }
            _ => a.is(b),
        }
    }

    /// Puts a class into the heap.
    pub fn alloc_class(&mut self, class: Class) -> ClassId {
        self.budget.charge_object(size_of::<Class>() + class.extra_bytes());
        ClassId::from_slot(self.classes.insert(class))
    }

    /// Any object into the heap, as a value.
    #[expect(clippy::new_ret_no_self, clippy::wrong_self_convention, reason = "what is new is in the heap: `heap.new(object)`")]
    #[inline]
    pub fn new<T: Alloc>(&mut self, object: T) -> Value {
        object.alloc(self).into()
    }

    /// A float as a new object: floats are their own bits here, so a NaN, which is equal to nothing but identical to itself,
    /// gets bits that no other one has.
    pub fn new_float(&mut self, f: f64) -> Value {
        if !f.is_nan() {
            return Value::float(f);
        }
        let bits = f64::NAN.to_bits() | (self.nans & 0x7_ffff_ffff_ffff) | (f.to_bits() & 1 << 63);
        self.nans += 1;
        Value::float(f64::from_bits(bits))
    }

    /// A new list.
    pub fn new_list(&mut self, items: Vec<Value>) -> Value {
        self.new(List { items })
    }

    /// A new tuple.
    pub fn new_tuple(&mut self, items: impl Into<Items>) -> Value {
        self.new(Tuple { items: items.into() })
    }

    /// A new bytes object.
    pub fn new_bytes(&mut self, data: impl Into<Box<[u8]>>) -> Value {
        self.new(Bytes { data: data.into() })
    }

    /// The class object, built in or of the run.
    #[inline]
    pub fn class(&self, id: ClassId) -> &Class {
        match id.slot() {
            Some(i) => &self.classes[i],
            None => ClassTable::get().class(id),
        }
    }
}
