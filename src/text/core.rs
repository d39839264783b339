//! The core string table: unit 0. Strings that the library itself names (dunders, type names) and the first 256 characters, as
//! CPython shares them, so that they cost a run nothing and compare by id.
//!
//! Index 0..256 are the one-character strings up to U+00FF, 256 is the empty string, then the names below.

use super::PyStr;
use super::id::{StrBits, str_bits};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Index of the empty string.
pub const EMPTY: u32 = 256;

macro_rules! core_names {
    ($($konst:ident = $text:literal,)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code, reason = "an index per name, in order")]
        enum Index { $($konst),+ }
        $(#[doc = concat!("`", $text, "`")] #[allow(dead_code, reason = "a name here costs no run anything when a program uses it, whether Rust code names it or not")]
        pub const $konst: StrBits = str_bits(0, EMPTY + 1 + Index::$konst as u32);)+
        const NAMES: &[&str] = &[$($text),+];
    };
}

core_names! {
    INIT = "__init__", NEW = "__new__", CALL = "__call__", NAME = "__name__", QUALNAME = "__qualname__", DOC = "__doc__",
    MODULE = "__module__", DICT = "__dict__", CLASS = "__class__", SLOTS = "__slots__", BASES = "__bases__", MRO = "__mro__",
    GETATTR = "__getattr__", GETATTRIBUTE = "__getattribute__", SETATTR = "__setattr__", DELATTR = "__delattr__",
    GET = "__get__", SET = "__set__", DELETE = "__delete__", SET_NAME = "__set_name__", INIT_SUBCLASS = "__init_subclass__",
    CLASS_GETITEM = "__class_getitem__", PREPARE = "__prepare__", MRO_ENTRIES = "__mro_entries__", CLASSCELL = "__classcell__",
    REPR = "__repr__", STR = "__str__", FORMAT = "__format__", BYTES = "__bytes__", HASH = "__hash__", BOOL = "__bool__",
    LEN = "__len__", LENGTH_HINT = "__length_hint__", ITER = "__iter__", NEXT = "__next__", REVERSED = "__reversed__",
    CONTAINS = "__contains__", GETITEM = "__getitem__", SETITEM = "__setitem__", DELITEM = "__delitem__", MISSING = "__missing__",
    INDEX = "__index__", INT = "__int__", FLOAT = "__float__", COMPLEX = "__complex__", ROUND = "__round__", TRUNC = "__trunc__",
    FLOOR = "__floor__", CEIL = "__ceil__", ABS = "__abs__", NEG = "__neg__", POS = "__pos__", INVERT = "__invert__",
    LT = "__lt__", LE = "__le__", GT = "__gt__", GE = "__ge__", EQ = "__eq__", NE = "__ne__",
    ADD = "__add__", SUB = "__sub__", MUL = "__mul__", TRUEDIV = "__truediv__", FLOORDIV = "__floordiv__", MOD = "__mod__",
    POW = "__pow__", LSHIFT = "__lshift__", RSHIFT = "__rshift__", AND = "__and__", OR = "__or__", XOR = "__xor__",
    MATMUL = "__matmul__", DIVMOD = "__divmod__",
    RADD = "__radd__", RSUB = "__rsub__", RMUL = "__rmul__", RTRUEDIV = "__rtruediv__", RFLOORDIV = "__rfloordiv__",
    RMOD = "__rmod__", RPOW = "__rpow__", RLSHIFT = "__rlshift__", RRSHIFT = "__rrshift__", RAND = "__rand__", ROR = "__ror__",
    RXOR = "__rxor__", RMATMUL = "__rmatmul__", RDIVMOD = "__rdivmod__",
    IADD = "__iadd__", ISUB = "__isub__", IMUL = "__imul__", ITRUEDIV = "__itruediv__", IFLOORDIV = "__ifloordiv__",
    IMOD = "__imod__", IPOW = "__ipow__", ILSHIFT = "__ilshift__", IRSHIFT = "__irshift__", IAND = "__iand__", IOR = "__ior__",
    IXOR = "__ixor__", IMATMUL = "__imatmul__",
    ENTER = "__enter__", EXIT = "__exit__", AENTER = "__aenter__", AEXIT = "__aexit__", AWAIT = "__await__", AITER = "__aiter__",
    ANEXT = "__anext__", DEL = "__del__", INSTANCECHECK = "__instancecheck__", SUBCLASSCHECK = "__subclasscheck__",
    SUBCLASSHOOK = "__subclasshook__", MATCH_ARGS = "__match_args__", DIR = "__dir__", DEFAULTS = "__defaults__",
    KWDEFAULTS = "__kwdefaults__", ANNOTATIONS = "__annotations__", ANNOTATE = "__annotate__", ANNOTATE_FUNC = "__annotate_func__",
    TYPE_PARAMS = "__type_params__", CLOSURE = "__closure__", CODE = "__code__", GLOBALS = "__globals__", FUNC = "__func__",
    SELF = "__self__", WRAPPED = "__wrapped__", WEAKREF = "__weakref__", STATIC_ATTRIBUTES = "__static_attributes__",
    FIRSTLINENO = "__firstlineno__", CAUSE = "__cause__", CONTEXT = "__context__", SUPPRESS_CONTEXT = "__suppress_context__",
    TRACEBACK = "__traceback__", NOTES = "__notes__", MAIN = "__main__", FILE = "__file__", BUILTINS = "__builtins__",
    IMPORT = "__import__", SPEC = "__spec__", LOADER = "__loader__", PACKAGE = "__package__", PATH = "__path__", ALL = "__all__",
    ORIG_BASES = "__orig_bases__", ORIG_CLASS = "__orig_class__", ABSTRACTMETHODS = "__abstractmethods__",
    ISABSTRACTMETHOD = "__isabstractmethod__", DATACLASS_FIELDS = "__dataclass_fields__", SIZEOF = "__sizeof__",
    REDUCE = "__reduce__", REDUCE_EX = "__reduce_ex__", COPY = "__copy__", DEEPCOPY = "__deepcopy__", GETSTATE = "__getstate__",
    FSPATH = "__fspath__", SUBCLASSES = "__subclasses__", ORIGIN = "__origin__", ARGS_DUNDER = "__args__", PARAMETERS = "__parameters__",
    NAME_ATTR = "name", OBJ = "obj",
    LAMBDA = "<lambda>", GENEXPR = "<genexpr>", MODULE_NAME = "<module>", RETURN = "return",
    FIELDS = "_fields", SELF_NAME = "self", CLASSDICT = "__classdict__", CONDITIONAL_ANNOTATIONS = ".conditional_annotations",
}

/// The table in index order.
pub fn table() -> &'static [PyStr] {
    static TABLE: OnceLock<Box<[PyStr]>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let chars = (0..=255_u8).map(|b| PyStr::new((b as char).to_string()));
        let names = NAMES.iter().map(|&name| PyStr::new(name));
        chars.chain([PyStr::new("")]).chain(names).collect()
    })
}

/// The core string equal to `text`, if there is one.
pub fn find(text: &str) -> Option<StrBits> {
    static INDEX: OnceLock<HashMap<&'static str, u32, ahash::RandomState>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        // The table is fixed, so nobody can make its keys collide.
        let mut index = HashMap::with_hasher(ahash::RandomState::with_seeds(1, 2, 3, 4));
        index.extend(table().iter().enumerate().map(|(i, s)| (s.as_str(), i as u32)));
        index
    });
    index.get(text).map(|&i| str_bits(0, i))
}
