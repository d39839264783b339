//! The built-in classes as a table, and attribute lookup along the order of resolution.
//!
//! Built-in classes are immutable and shared by all runs; their methods are attached once per process by `object/` through
//! [`ClassTable::install`]. Never holds anything of a run.

use super::kinds::{Heap, Value};
use super::objects::Class;
use super::value::{ClassId, StrId};
use crate::bytecode::code::str_bits;
use crate::text::{PyStr, Text, core};
use hashbrown::HashTable;
use std::sync::OnceLock;

macro_rules! builtin_classes {
    ($($konst:ident = $name:literal : $base:ident in $module:literal,)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code, reason = "an index per class, in order")]
        enum Index { $($konst),+ }
        $(#[doc = concat!("`", $name, "`")] #[allow(dead_code, reason = "the row makes the class; few of the warnings are named by Rust code")]
        pub const $konst: ClassId = ClassId::builtin(Index::$konst as u32);)+
        /// (name, base, module) in index order.
        pub const ROWS: &[(&str, ClassId, &str)] = &[$(($name, $base, $module)),+];
    };
}

builtin_classes! {
    OBJECT = "object": OBJECT in "builtins",
    TYPE = "type": OBJECT in "builtins",
    INT = "int": OBJECT in "builtins",
    BOOL = "bool": INT in "builtins",
    FLOAT = "float": OBJECT in "builtins",
    COMPLEX = "complex": OBJECT in "builtins",
    STR = "str": OBJECT in "builtins",
    BYTES = "bytes": OBJECT in "builtins",
    BYTEARRAY = "bytearray": OBJECT in "builtins",
    MEMORYVIEW = "memoryview": OBJECT in "builtins",
    LIST = "list": OBJECT in "builtins",
    TUPLE = "tuple": OBJECT in "builtins",
    DICT = "dict": OBJECT in "builtins",
    SET = "set": OBJECT in "builtins",
    FROZENSET = "frozenset": OBJECT in "builtins",
    RANGE = "range": OBJECT in "builtins",
    SLICE = "slice": OBJECT in "builtins",
    PROPERTY = "property": OBJECT in "builtins",
    STATICMETHOD = "staticmethod": OBJECT in "builtins",
    CLASSMETHOD = "classmethod": OBJECT in "builtins",
    SUPER = "super": OBJECT in "builtins",
    ENUMERATE = "enumerate": OBJECT in "builtins",
    ZIP = "zip": OBJECT in "builtins",
    MAP = "map": OBJECT in "builtins",
    FILTER = "filter": OBJECT in "builtins",
    REVERSED = "reversed": OBJECT in "builtins",
    NONE_TYPE = "NoneType": OBJECT in "builtins",
    NOT_IMPLEMENTED_TYPE = "NotImplementedType": OBJECT in "builtins",
    ELLIPSIS_TYPE = "ellipsis": OBJECT in "builtins",
    FUNCTION = "function": OBJECT in "builtins",
    BUILTIN_FUNCTION = "builtin_function_or_method": OBJECT in "builtins",
    METHOD = "method": OBJECT in "builtins",
    METHOD_DESCRIPTOR = "method_descriptor": OBJECT in "builtins",
    WRAPPER_DESCRIPTOR = "wrapper_descriptor": OBJECT in "builtins",
    METHOD_WRAPPER = "method-wrapper": OBJECT in "builtins",
    GETSET_DESCRIPTOR = "getset_descriptor": OBJECT in "builtins",
    MEMBER_DESCRIPTOR = "member_descriptor": OBJECT in "builtins",
    CLASSMETHOD_DESCRIPTOR = "classmethod_descriptor": OBJECT in "builtins",
    CELL = "cell": OBJECT in "builtins",
    CODE = "code": OBJECT in "builtins",
    TRACEBACK = "traceback": OBJECT in "builtins",
    FRAME = "frame": OBJECT in "builtins",
    GENERATOR = "generator": OBJECT in "builtins",
    COROUTINE = "coroutine": OBJECT in "builtins",
    ASYNC_GENERATOR = "async_generator": OBJECT in "builtins",
    ASYNC_GENERATOR_ASEND = "async_generator_asend": OBJECT in "builtins",
    ASYNC_GENERATOR_ATHROW = "async_generator_athrow": OBJECT in "builtins",
    COROUTINE_WRAPPER = "coroutine_wrapper": OBJECT in "builtins",
    MODULE = "module": OBJECT in "builtins",
    MAPPINGPROXY = "mappingproxy": OBJECT in "builtins",
    GENERIC_ALIAS = "GenericAlias": OBJECT in "types",
    UNION = "Union": OBJECT in "typing",
    DICT_KEYS = "dict_keys": OBJECT in "builtins",
    DICT_VALUES = "dict_values": OBJECT in "builtins",
    DICT_ITEMS = "dict_items": OBJECT in "builtins",
    LIST_ITERATOR = "list_iterator": OBJECT in "builtins",
    LIST_REVERSEITERATOR = "list_reverseiterator": OBJECT in "builtins",
    TUPLE_ITERATOR = "tuple_iterator": OBJECT in "builtins",
    STR_ITERATOR = "str_iterator": OBJECT in "builtins",
    STR_ASCII_ITERATOR = "str_ascii_iterator": OBJECT in "builtins",
    BYTES_ITERATOR = "bytes_iterator": OBJECT in "builtins",
    BYTEARRAY_ITERATOR = "bytearray_iterator": OBJECT in "builtins",
    RANGE_ITERATOR = "range_iterator": OBJECT in "builtins",
    LONGRANGE_ITERATOR = "longrange_iterator": OBJECT in "builtins",
    DICT_KEYITERATOR = "dict_keyiterator": OBJECT in "builtins",
    DICT_VALUEITERATOR = "dict_valueiterator": OBJECT in "builtins",
    DICT_ITEMITERATOR = "dict_itemiterator": OBJECT in "builtins",
    DICT_REVERSEKEYITERATOR = "dict_reversekeyiterator": OBJECT in "builtins",
    DICT_REVERSEVALUEITERATOR = "dict_reversevalueiterator": OBJECT in "builtins",
    DICT_REVERSEITEMITERATOR = "dict_reverseitemiterator": OBJECT in "builtins",
    SET_ITERATOR = "set_iterator": OBJECT in "builtins",
    CALLABLE_ITERATOR = "callable_iterator": OBJECT in "builtins",
    SEQUENCE_ITERATOR = "iterator": OBJECT in "builtins",
    SCANNER = "callable_iterator": OBJECT in "builtins",
    PATTERN = "Pattern": OBJECT in "re",
    MATCH = "Match": OBJECT in "re",
    DEQUE = "deque": OBJECT in "collections",
    DEQUE_ITERATOR = "_deque_iterator": OBJECT in "collections",
    DEQUE_REVERSE_ITERATOR = "_deque_reverse_iterator": OBJECT in "collections",
    ACCUMULATE = "accumulate": OBJECT in "itertools",
    BATCHED = "batched": OBJECT in "itertools",
    CHAIN = "chain": OBJECT in "itertools",
    COMBINATIONS = "combinations": OBJECT in "itertools",
    COMBINATIONS_WITH_REPLACEMENT = "combinations_with_replacement": OBJECT in "itertools",
    COMPRESS = "compress": OBJECT in "itertools",
    COUNT = "count": OBJECT in "itertools",
    CYCLE = "cycle": OBJECT in "itertools",
    DROPWHILE = "dropwhile": OBJECT in "itertools",
    FILTERFALSE = "filterfalse": OBJECT in "itertools",
    GROUPBY = "groupby": OBJECT in "itertools",
    GROUPER = "_grouper": OBJECT in "itertools",
    ISLICE = "islice": OBJECT in "itertools",
    PAIRWISE = "pairwise": OBJECT in "itertools",
    PERMUTATIONS = "permutations": OBJECT in "itertools",
    PRODUCT = "product": OBJECT in "itertools",
    REPEAT = "repeat": OBJECT in "itertools",
    STARMAP = "starmap": OBJECT in "itertools",
    TAKEWHILE = "takewhile": OBJECT in "itertools",
    TEE = "_tee": OBJECT in "itertools",
    ZIP_LONGEST = "zip_longest": OBJECT in "itertools",
    HOST_FUNCTION = "host_function": OBJECT in "builtins",
    BASE_EXCEPTION = "BaseException": OBJECT in "builtins",
    EXCEPTION = "Exception": BASE_EXCEPTION in "builtins",
    BASE_EXCEPTION_GROUP = "BaseExceptionGroup": BASE_EXCEPTION in "builtins",
    EXCEPTION_GROUP = "ExceptionGroup": BASE_EXCEPTION_GROUP in "builtins",
    GENERATOR_EXIT = "GeneratorExit": BASE_EXCEPTION in "builtins",
    KEYBOARD_INTERRUPT = "KeyboardInterrupt": BASE_EXCEPTION in "builtins",
    SYSTEM_EXIT = "SystemExit": BASE_EXCEPTION in "builtins",
    ARITHMETIC_ERROR = "ArithmeticError": EXCEPTION in "builtins",
    FLOATING_POINT_ERROR = "FloatingPointError": ARITHMETIC_ERROR in "builtins",
    OVERFLOW_ERROR = "OverflowError": ARITHMETIC_ERROR in "builtins",
    ZERO_DIVISION_ERROR = "ZeroDivisionError": ARITHMETIC_ERROR in "builtins",
    ASSERTION_ERROR = "AssertionError": EXCEPTION in "builtins",
    ATTRIBUTE_ERROR = "AttributeError": EXCEPTION in "builtins",
    BUFFER_ERROR = "BufferError": EXCEPTION in "builtins",
    EOF_ERROR = "EOFError": EXCEPTION in "builtins",
    IMPORT_ERROR = "ImportError": EXCEPTION in "builtins",
    MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError": IMPORT_ERROR in "builtins",
    LOOKUP_ERROR = "LookupError": EXCEPTION in "builtins",
    INDEX_ERROR = "IndexError": LOOKUP_ERROR in "builtins",
    KEY_ERROR = "KeyError": LOOKUP_ERROR in "builtins",
    MEMORY_ERROR = "MemoryError": EXCEPTION in "builtins",
    NAME_ERROR = "NameError": EXCEPTION in "builtins",
    UNBOUND_LOCAL_ERROR = "UnboundLocalError": NAME_ERROR in "builtins",
    OS_ERROR = "OSError": EXCEPTION in "builtins",
    BLOCKING_IO_ERROR = "BlockingIOError": OS_ERROR in "builtins",
    CHILD_PROCESS_ERROR = "ChildProcessError": OS_ERROR in "builtins",
    CONNECTION_ERROR = "ConnectionError": OS_ERROR in "builtins",
    BROKEN_PIPE_ERROR = "BrokenPipeError": CONNECTION_ERROR in "builtins",
    CONNECTION_ABORTED_ERROR = "ConnectionAbortedError": CONNECTION_ERROR in "builtins",
    CONNECTION_REFUSED_ERROR = "ConnectionRefusedError": CONNECTION_ERROR in "builtins",
    CONNECTION_RESET_ERROR = "ConnectionResetError": CONNECTION_ERROR in "builtins",
    FILE_EXISTS_ERROR = "FileExistsError": OS_ERROR in "builtins",
    FILE_NOT_FOUND_ERROR = "FileNotFoundError": OS_ERROR in "builtins",
    INTERRUPTED_ERROR = "InterruptedError": OS_ERROR in "builtins",
    IS_A_DIRECTORY_ERROR = "IsADirectoryError": OS_ERROR in "builtins",
    NOT_A_DIRECTORY_ERROR = "NotADirectoryError": OS_ERROR in "builtins",
    PERMISSION_ERROR = "PermissionError": OS_ERROR in "builtins",
    PROCESS_LOOKUP_ERROR = "ProcessLookupError": OS_ERROR in "builtins",
    TIMEOUT_ERROR = "TimeoutError": OS_ERROR in "builtins",
    REFERENCE_ERROR = "ReferenceError": EXCEPTION in "builtins",
    RUNTIME_ERROR = "RuntimeError": EXCEPTION in "builtins",
    NOT_IMPLEMENTED_ERROR = "NotImplementedError": RUNTIME_ERROR in "builtins",
    PYTHON_FINALIZATION_ERROR = "PythonFinalizationError": RUNTIME_ERROR in "builtins",
    RECURSION_ERROR = "RecursionError": RUNTIME_ERROR in "builtins",
    STOP_ASYNC_ITERATION = "StopAsyncIteration": EXCEPTION in "builtins",
    STOP_ITERATION = "StopIteration": EXCEPTION in "builtins",
    SYNTAX_ERROR = "SyntaxError": EXCEPTION in "builtins",
    INDENTATION_ERROR = "IndentationError": SYNTAX_ERROR in "builtins",
    TAB_ERROR = "TabError": INDENTATION_ERROR in "builtins",
    SYSTEM_ERROR = "SystemError": EXCEPTION in "builtins",
    TYPE_ERROR = "TypeError": EXCEPTION in "builtins",
    VALUE_ERROR = "ValueError": EXCEPTION in "builtins",
    UNICODE_ERROR = "UnicodeError": VALUE_ERROR in "builtins",
    UNICODE_DECODE_ERROR = "UnicodeDecodeError": UNICODE_ERROR in "builtins",
    UNICODE_ENCODE_ERROR = "UnicodeEncodeError": UNICODE_ERROR in "builtins",
    UNICODE_TRANSLATE_ERROR = "UnicodeTranslateError": UNICODE_ERROR in "builtins",
    WARNING = "Warning": EXCEPTION in "builtins",
    BYTES_WARNING = "BytesWarning": WARNING in "builtins",
    DEPRECATION_WARNING = "DeprecationWarning": WARNING in "builtins",
    ENCODING_WARNING = "EncodingWarning": WARNING in "builtins",
    FUTURE_WARNING = "FutureWarning": WARNING in "builtins",
    IMPORT_WARNING = "ImportWarning": WARNING in "builtins",
    PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning": WARNING in "builtins",
    RESOURCE_WARNING = "ResourceWarning": WARNING in "builtins",
    RUNTIME_WARNING = "RuntimeWarning": WARNING in "builtins",
    SYNTAX_WARNING = "SyntaxWarning": WARNING in "builtins",
    UNICODE_WARNING = "UnicodeWarning": WARNING in "builtins",
    USER_WARNING = "UserWarning": WARNING in "builtins",
}

/// Attributes of one built-in class.
#[derive(Debug, Default)]
pub struct Attrs {
    entries: Vec<(StrId, Value)>,
    table: HashTable<u32>,
}

impl Attrs {
    /// In order of definition.
    pub fn entries(&self) -> &[(StrId, Value)] {
        &self.entries
    }
}

/// All built-in classes with their attributes.
pub struct ClassTable {
    classes: Vec<Class>,
    attrs: Vec<Attrs>,
    /// Names of attributes and classes that are not core strings: unit 0 continues here (index `core::table().len()` and up).
    names: Vec<PyStr>,
    /// The class of each native as a value, by number, and of the native bound to a receiver.
    natives: Vec<(ClassId, ClassId)>,
    /// Where in `names` each is.
    index: HashTable<u32>,
}

static TABLE: OnceLock<ClassTable> = OnceLock::new();

impl ClassTable {
    /// The table; made by `make` when this is the first use in the process.
    pub fn install(make: impl FnOnce() -> ClassTable) -> &'static ClassTable {
        TABLE.get_or_init(make)
    }

    /// The installed table.
    #[inline]
    pub fn get() -> &'static ClassTable {
        TABLE.get().expect("the library installs the class table before it makes a heap")
    }

    /// The classes with no attributes yet.
    pub fn new() -> ClassTable {
        let mut table =
            ClassTable { classes: Vec::new(), attrs: Vec::new(), names: Vec::new(), natives: Vec::new(), index: HashTable::new() };
        for (i, &(name, base, _)) in ROWS.iter().enumerate() {
            let id = ClassId::builtin(i as u32);
            let mut mro = vec![id];
            if id != OBJECT {
                mro.extend_from_slice(&table.class(base).mro);
            }
            if id == EXCEPTION_GROUP {
                mro = vec![id, BASE_EXCEPTION_GROUP, EXCEPTION, BASE_EXCEPTION, OBJECT];
            }
            let bases: Vec<ClassId> = match id {
                OBJECT => vec![],
                EXCEPTION_GROUP => vec![BASE_EXCEPTION_GROUP, EXCEPTION],
                _ => vec![base],
            };
            let name = Value::Str(table.intern(name));
            let layout = if mro.contains(&BASE_EXCEPTION) {
                BASE_EXCEPTION
            } else if id == BOOL {
                INT
            } else {
                id
            };
            let subclasses = Vec::new();
            for base in &bases {
                let i = base.builtin_index().expect("bases of built-in classes are built in");
                table.classes[i].subclasses.push(id);
            }
            table.classes.push(Class {
                name,
                qualname: name,
                bases: bases.into(),
                mro: mro.into(),
                layout,
                subclasses,
                ..Class::default()
            });
            table.attrs.push(Attrs::default());
        }
        table
    }

    /// A name as a string of unit 0.
    pub fn intern(&mut self, name: &str) -> StrId {
        if let Some(bits) = core::find(name) {
            return StrId::from_bits(bits);
        }
        let (base, hash) = (core::table().len() as u32, crate::text::hash_bytes(name.as_bytes()));
        let names = &mut self.names;
        if let Some(at) = self.index.find(hash, |&at| names[at as usize].as_str() == name) {
            return StrId::from_bits(str_bits(0, base + at));
        }
        let at = names.len() as u32;
        names.push(PyStr::new(name));
        self.index.insert_unique(hash, at, |&at| crate::text::hash_bytes(names[at as usize].as_str().as_bytes()));
        StrId::from_bits(str_bits(0, base + at))
    }

    /// Attaches an attribute.
    pub fn define(&mut self, class: ClassId, name: &str, value: Value) {
        let name_id = self.intern(name);
        let hash = crate::text::hash_bytes(name.as_bytes());
        let i = class.builtin_index().expect("attributes are attached to built-in classes");
        let attrs = &mut self.attrs[i];
        let known = attrs.table.find(hash, |&i| attrs.entries[i as usize].0 == name_id);
        assert!(known.is_none(), "{} is defined twice", name);
        attrs.entries.push((name_id, value));
        let index = attrs.entries.len() as u32 - 1;
        let names = &self.names;
        let text_hash = |id: StrId| crate::text::hash_bytes(name_of(names, id).as_bytes());
        attrs.table.insert_unique(hash, index, |&i| text_hash(attrs.entries[i as usize].0));
    }

    /// Says what the next native is as a value, and bound.
    pub fn add_native(&mut self, free: ClassId, bound: ClassId) {
        self.natives.push((free, bound));
    }

    /// The class of a native, and of a bound one.
    pub fn native(&self, id: super::value::NativeId) -> (ClassId, ClassId) {
        self.natives[id.index() as usize]
    }

    /// A built-in class.
    #[inline]
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.builtin_index().expect("only built-in ids have bit 31")]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Attributes of a built-in class.
    pub fn attrs(&self, id: ClassId) -> &Attrs {
        &self.attrs[id.builtin_index().expect("only built-in ids have bit 31")]
    }

    /// A built-in class's own attribute.
    pub fn own_attr(&self, id: ClassId, name: Text<'_>) -> Option<Value> {
        let attrs = self.attrs(id);
        let found = attrs.table.find(name.hash(), |&i| name_of(&self.names, attrs.entries[i as usize].0) == name.as_str());
        found.map(|&i| attrs.entries[i as usize].1)
    }

    /// String `index` of unit 0 beyond the core table.
    pub fn extra_name(&self, index: usize) -> &PyStr {
        &self.names[index]
    }

    /// Number of such strings.
    pub fn extra_len(&self) -> usize {
        self.names.len()
    }
}

impl Default for ClassTable {
    fn default() -> Self {
        ClassTable::new()
    }
}

fn name_of(names: &[PyStr], id: StrId) -> &str {
    let (core, i) = (core::table(), id.index() as usize);
    core.get(i).unwrap_or_else(|| &names[i - core.len()]).as_str()
}

/// The module a built-in class names as its own.
pub fn builtin_module(id: ClassId) -> Option<&'static str> {
    id.builtin_index().map(|i| ROWS[i].2)
}

/// The built-in class of that name in `builtins` (not the hidden ones such as `function`).
pub fn public_builtins() -> impl Iterator<Item = (&'static str, ClassId)> {
    ROWS.iter().enumerate().map(|(i, row)| (row.0, ClassId::builtin(i as u32))).filter(|&(_, id)| {
        let i = id.builtin_index().unwrap_or(0);
        i <= REVERSED.builtin_index().unwrap_or(0) || heap_is_exception(id)
    })
}

fn heap_is_exception(id: ClassId) -> bool {
    id.builtin_index() >= BASE_EXCEPTION.builtin_index()
}

/// The attribute `name` of the first class in `class`'s order of resolution that has it.
pub fn lookup(heap: &Heap, class: ClassId, name: StrId) -> Option<Value> {
    lookup_from(heap, &heap.class(class).mro, name)
}

/// As `lookup`, along a part of an order of resolution.
pub fn lookup_from(heap: &Heap, mro: &[ClassId], name: StrId) -> Option<Value> {
    mro.iter().find_map(|&class| own_attr(heap, class, name))
}

/// As `lookup`, with the class that has it.
pub fn lookup_where(heap: &Heap, class: ClassId, name: StrId) -> Option<(ClassId, Value)> {
    heap.class(class).mro.iter().find_map(|&class| own_attr(heap, class, name).map(|value| (class, value)))
}

/// An attribute in a class's own namespace.
pub fn own_attr(heap: &Heap, class: ClassId, name: StrId) -> Option<Value> {
    match heap.class(class).dict {
        Some(dict) => heap[dict].get_str(heap, name),
        None => ClassTable::get().own_attr(class, heap.str(name)),
    }
}

/// The class of a value.
pub fn class_of(heap: &Heap, value: Value) -> ClassId {
    use super::objects::{GeneratorKind, Iter, ViewKind};
    match value {
        Value::Unbound | Value::None => NONE_TYPE,
        Value::NotImplemented => NOT_IMPLEMENTED_TYPE,
        Value::Ellipsis => ELLIPSIS_TYPE,
        Value::Bool(_) => BOOL,
        Value::Int(_) | Value::BigInt(_) => INT,
        Value::Float(_) => FLOAT,
        Value::Complex(_) => COMPLEX,
        Value::Str(_) => STR,
        Value::Bytes(_) => BYTES,
        Value::ByteArray(_) => BYTEARRAY,
        Value::MemoryView(_) => MEMORYVIEW,
        Value::List(_) => LIST,
        Value::Tuple(_) => TUPLE,
        Value::Dict(_) => DICT,
        Value::Set(_) => SET,
        Value::FrozenSet(_) => FROZENSET,
        Value::Deque(_) => DEQUE,
        Value::Range(_) => RANGE,
        Value::Slice(_) => SLICE,
        Value::Native(id) => ClassTable::get().native(id).0,
        Value::Host(_) => HOST_FUNCTION,
        Value::Function(_) => FUNCTION,
        Value::BoundMethod(id) => match heap[id].func {
            Value::Native(id) => ClassTable::get().native(id).1,
            _ => METHOD,
        },
        Value::Cell(_) => CELL,
        Value::Class(id) => heap.class(id).metaclass,
        Value::Instance(id) => heap[id].class,
        Value::Exception(id) => heap[id].class,
        Value::Generator(id) => match heap[id].kind {
            GeneratorKind::Generator | GeneratorKind::Coroutine | GeneratorKind::AsyncGenerator => heap[id].class,
        },
        Value::Iter(id) => match &heap[id] {
            Iter::Done | Iter::List { .. } => LIST_ITERATOR,
            Iter::ListReversed { .. } => LIST_REVERSEITERATOR,
            Iter::Deque { .. } => DEQUE_ITERATOR,
            Iter::DequeReversed { .. } => DEQUE_REVERSE_ITERATOR,
            Iter::Tuple { .. } => TUPLE_ITERATOR,
            Iter::Str { string, .. } if heap.str(*string).is_ascii() => STR_ASCII_ITERATOR,
            Iter::Str { .. } => STR_ITERATOR,
            Iter::Bytes { .. } => BYTES_ITERATOR,
            Iter::ByteArray { .. } => BYTEARRAY_ITERATOR,
            Iter::Range { .. } => RANGE_ITERATOR,
            Iter::BigRange { .. } => LONGRANGE_ITERATOR,
            Iter::Dict { what: ViewKind::Keys, .. } => DICT_KEYITERATOR,
            Iter::Dict { what: ViewKind::Values, .. } => DICT_VALUEITERATOR,
            Iter::Dict { what: ViewKind::Items, .. } => DICT_ITEMITERATOR,
            Iter::DictReversed { what: ViewKind::Keys, .. } => DICT_REVERSEKEYITERATOR,
            Iter::DictReversed { what: ViewKind::Values, .. } => DICT_REVERSEVALUEITERATOR,
            Iter::DictReversed { what: ViewKind::Items, .. } => DICT_REVERSEITEMITERATOR,
            Iter::Set { .. } | Iter::FrozenSet { .. } => SET_ITERATOR,
            Iter::Enumerate { .. } => ENUMERATE,
            Iter::Zip { .. } => ZIP,
            Iter::TupleReversed { .. } | Iter::StrReversed { .. } => REVERSED,
            Iter::Matches { .. } => SCANNER,
        },
        Value::View(id) => match heap[id].what {
            ViewKind::Keys => DICT_KEYS,
            ViewKind::Values => DICT_VALUES,
            ViewKind::Items => DICT_ITEMS,
        },
        Value::Proxy(_) => MAPPINGPROXY,
        Value::Module(_) => MODULE,
        Value::Property(_) => PROPERTY,
        Value::StaticMethod(_) => STATICMETHOD,
        Value::ClassMethod(_) => CLASSMETHOD,
        Value::Member(_) => MEMBER_DESCRIPTOR,
        Value::Super(_) => SUPER,
        Value::GenericAlias(_) => GENERIC_ALIAS,
        Value::Union(_) => UNION,
        Value::Traceback(_) => TRACEBACK,
        Value::Code(_) => CODE,
        Value::Pattern(_) => PATTERN,
        Value::Match(_) => MATCH,
    }
}

/// Whether `class` is `base` or derives from it.
pub fn is_subclass(heap: &Heap, class: ClassId, base: ClassId) -> bool {
    class == base || heap.class(class).mro.contains(&base)
}
