//! `bytes`: the table of its methods and its constructor. `bytearray` shares the methods that change nothing.
//!
//! A method reads the receiver's bytes and makes results of the receiver's type.
//! Start reading at [`METHODS`], then the file of the topic.

pub mod case;
pub mod find;
pub mod hex;
pub mod make;
pub mod pad;
pub mod split;

use super::arith::slots;
use super::native::{Cx, Native, Outcome, Raise, class_method, method, static_method};
use super::{args, compare, item, iter, object, repr};
use crate::heap::kinds::{Heap, Value};

pub(crate) static METHODS: &[Native] = &[
    slots::SEQ_ADD,
    method("__bytes__", "self, /", dunder_bytes),
    item::CONTAINS,
    compare::EQ,
    compare::GE,
    item::GETITEM,
    method("__getnewargs__", "self, /", getnewargs),
    compare::GT,
    object::HASH,
    iter::ITER,
    compare::LE,
    item::LEN,
    compare::LT,
    slots::TEXT_MOD,
    slots::SEQ_MUL,
    compare::NE,
    static_method("__new__", "cls, source=..., encoding=..., errors=...", make::new_bytes).or("bytes_new"),
    repr::REPR,
    slots::TEXT_RMOD,
    slots::SEQ_RMUL,
    repr::STR,
    CAPITALIZE,
    CENTER,
    COUNT,
    DECODE,
    ENDSWITH,
    EXPANDTABS,
    FIND,
    class_method("fromhex", "cls, string, /", hex::bytes_fromhex),
    HEX,
    INDEX,
    ISALNUM,
    ISALPHA,
    ISASCII,
    ISDIGIT,
    ISLOWER,
    ISSPACE,
    ISTITLE,
    ISUPPER,
    JOIN,
    LJUST,
    LOWER,
    LSTRIP,
    MAKETRANS,
    PARTITION,
    REMOVEPREFIX,
    REMOVESUFFIX,
    REPLACE,
    RFIND,
    RINDEX,
    RJUST,
    RPARTITION,
    RSPLIT,
    RSTRIP,
    SPLIT,
    SPLITLINES,
    STARTSWITH,
    STRIP,
    SWAPCASE,
    TITLE,
    TRANSLATE,
    UPPER,
    ZFILL,
];

pub(super) const CAPITALIZE: Native = method("capitalize", "self, /", case::capitalize);
pub(super) const CENTER: Native = method("center", "self, width, fillchar=..., /", pad::center).or("bytes_center");
pub(super) const COUNT: Native = method("count", "self, sub, start=None, end=None, /", find::count).or("bytes_count");
pub(super) const DECODE: Native = method("decode", "self, encoding='utf-8', errors='strict'", make::decode);
pub(super) const ENDSWITH: Native = method("endswith", "self, suffix, start=None, end=None, /", find::endswith).or("bytes_endswith");
pub(super) const EXPANDTABS: Native = method("expandtabs", "self, tabsize=8", pad::expandtabs).or("bytes_expandtabs");
pub(super) const FIND: Native = method("find", "self, sub, start=None, end=None, /", find::find).or("bytes_find");
pub(super) const HEX: Native = method("hex", "self, sep=..., bytes_per_sep=1", hex::hex).or("bytes_hex");
pub(super) const INDEX: Native = method("index", "self, sub, start=None, end=None, /", find::index).or("bytes_index");
pub(super) const ISALNUM: Native = method("isalnum", "self, /", case::isalnum);
pub(super) const ISALPHA: Native = method("isalpha", "self, /", case::isalpha);
pub(super) const ISASCII: Native = method("isascii", "self, /", case::isascii);
pub(super) const ISDIGIT: Native = method("isdigit", "self, /", case::isdigit);
pub(super) const ISLOWER: Native = method("islower", "self, /", case::islower);
pub(super) const ISSPACE: Native = method("isspace", "self, /", case::isspace);
pub(super) const ISTITLE: Native = method("istitle", "self, /", case::istitle);
pub(super) const ISUPPER: Native = method("isupper", "self, /", case::isupper);
pub(super) const JOIN: Native = method("join", "self, iterable_of_bytes, /", make::join).or("bytes_join");
pub(super) const LJUST: Native = method("ljust", "self, width, fillchar=..., /", pad::ljust).or("bytes_ljust");
pub(super) const LOWER: Native = method("lower", "self, /", case::lower);
pub(super) const LSTRIP: Native = method("lstrip", "self, bytes=None, /", split::lstrip);
pub(super) const MAKETRANS: Native = static_method("maketrans", "frm, to, /", make::maketrans);
pub(super) const PARTITION: Native = method("partition", "self, sep, /", split::partition);
pub(super) const REMOVEPREFIX: Native = method("removeprefix", "self, prefix, /", split::removeprefix);
pub(super) const REMOVESUFFIX: Native = method("removesuffix", "self, suffix, /", split::removesuffix);
pub(super) const REPLACE: Native = method("replace", "self, old, new, count=-1, /", find::replace).or("bytes_replace");
pub(super) const RFIND: Native = method("rfind", "self, sub, start=None, end=None, /", find::rfind).or("bytes_rfind");
pub(super) const RINDEX: Native = method("rindex", "self, sub, start=None, end=None, /", find::rindex).or("bytes_rindex");
pub(super) const RJUST: Native = method("rjust", "self, width, fillchar=..., /", pad::rjust).or("bytes_rjust");
pub(super) const RPARTITION: Native = method("rpartition", "self, sep, /", split::rpartition);
pub(super) const RSPLIT: Native = method("rsplit", "self, sep=None, maxsplit=-1", split::rsplit).or("bytes_rsplit");
pub(super) const RSTRIP: Native = method("rstrip", "self, bytes=None, /", split::rstrip);
pub(super) const SPLIT: Native = method("split", "self, sep=None, maxsplit=-1", split::split).or("bytes_split");
pub(super) const SPLITLINES: Native = method("splitlines", "self, keepends=False", split::splitlines).or("bytes_splitlines");
pub(super) const STARTSWITH: Native =
    method("startswith", "self, prefix, start=None, end=None, /", find::startswith).or("bytes_startswith");
pub(super) const STRIP: Native = method("strip", "self, bytes=None, /", split::strip);
pub(super) const SWAPCASE: Native = method("swapcase", "self, /", case::swapcase);
pub(super) const TITLE: Native = method("title", "self, /", case::title);
pub(super) const TRANSLATE: Native = method("translate", "self, table, /, delete=...", make::translate);
pub(super) const UPPER: Native = method("upper", "self, /", case::upper);
pub(super) const ZFILL: Native = method("zfill", "self, width, /", pad::zfill).or("bytes_zfill");

/// The bytes or bytearray behind a receiver.
pub(super) fn this(heap: &Heap, value: Value) -> Result<Value, Raise> {
    match heap.unwrap(value) {
        this @ (Value::Bytes(_) | Value::ByteArray(_)) => Ok(this),
        _ => Err(args::wrong_receiver(heap, "bytes", value)),
    }
}

/// The content of a plain bytes or bytearray.
pub(super) fn data(heap: &Heap, this: Value) -> &[u8] {
    match this {
        Value::Bytes(id) => &heap[id].data,
        Value::ByteArray(id) => &heap[id].data,
        _ => &[],
    }
}

/// White space of bytes: that of ASCII.
pub(super) fn is_space(b: u8) -> bool {
    matches!(b, b'\t'..=b'\r' | b' ')
}

fn dunder_bytes(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    this(&cx.heap, args[0]).map(Outcome::Value)
}

fn getnewargs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = this(&cx.heap, args[0])?;
    Ok(cx.heap.new_tuple(vec![this]).into())
}
