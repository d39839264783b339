//! Exceptions: construction, attributes, text.
//!
//! Owns the rows of `BaseException` and of the built-in classes that keep more than their arguments, and the table of what they
//! keep ([`fields`]). Raising, handlers and tracebacks' growth are the machine's.
//! Never runs the checks of a class of the program: its `__init__` does.
//! Start reading at [`new`] and [`text`].

use super::native::{Cx, Native, Outcome, Raise, class_method, function, method, property, static_method};
use super::{args, bulk, iter, raise, receive, repr, traceback};
use crate::heap::classes::{self, ClassTable, is_subclass};
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, ExceptionId, Heap, Value};
use crate::heap::objects::Exception;
use crate::heap::trace::TraceEntry;
use crate::heap::value::{ClassId, StrId};
use crate::text::{core, suggest};
use std::sync::OnceLock;

pub(crate) static BASE_METHODS: &[Native] = &[
    property("__cause__", get_cause, set_cause),
    property("__context__", get_context, set_context),
    method("__init__", "self, /, *args, **kwargs", init),
    static_method("__new__", "cls, /, *args, **kwargs", new).or("exception_new"),
    method("__reduce__", "self, /", reduce).or("exception_reduce"),
    repr::REPR,
    method("__setstate__", "self, state, /", set_state).or("exception_set_state"),
    method("__str__", "self, /", slot_str).or("exception_str"),
    property("__suppress_context__", get_suppress_context, set_suppress_context),
    property("__traceback__", get_traceback, set_traceback),
    method("add_note", "self, note, /", add_note).or("exception_add_note"),
    property("args", get_args, set_args),
    method("with_traceback", "self, tb, /", with_traceback),
];

/// Not an attribute: what a suggestion needs of the frame that raised the exception (`vm/unwind.rs`).
const SCOPE: &str = "(scope)";

/// The attributes that a built-in class and those derived from it keep beside `args`.
const FIELDS: &[(ClassId, &[&str])] = &[
    (classes::ATTRIBUTE_ERROR, &["name", "obj", SCOPE]),
    (classes::NAME_ERROR, &["name", SCOPE]),
    (classes::IMPORT_ERROR, &["msg", "name", "path", "name_from"]),
    (classes::STOP_ITERATION, &["value"]),
    (classes::SYSTEM_EXIT, &["code"]),
    (classes::OS_ERROR, &["errno", "strerror", "filename", "filename2", "characters_written"]),
    (classes::SYNTAX_ERROR, &["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"]),
    (classes::UNICODE_DECODE_ERROR, UNICODE_FIELDS),
    (classes::UNICODE_ENCODE_ERROR, UNICODE_FIELDS),
    (classes::UNICODE_TRANSLATE_ERROR, UNICODE_FIELDS),
    (classes::BASE_EXCEPTION_GROUP, &["message", "exceptions"]),
];

const UNICODE_FIELDS: &[&str] = &["encoding", "object", "start", "end", "reason"];

pub(crate) static ATTRIBUTE_ERROR_METHODS: &[Native] = &[field::<0>("name"), field::<1>("obj")];
pub(crate) static NAME_ERROR_METHODS: &[Native] = &[field::<0>("name")];
pub(crate) static IMPORT_ERROR_METHODS: &[Native] = &[field::<0>("msg"), field::<1>("name"), field::<3>("name_from"), field::<2>("path")];
pub(crate) static STOP_ITERATION_METHODS: &[Native] = &[field::<0>("value")];
pub(crate) static SYSTEM_EXIT_METHODS: &[Native] = &[field::<0>("code")];
pub(crate) static OS_ERROR_METHODS: &[Native] = &[
    property("characters_written", characters_written, set_field::<4>),
    field::<0>("errno"),
    field::<2>("filename"),
    field::<3>("filename2"),
    field::<1>("strerror"),
];
pub(crate) static SYNTAX_ERROR_METHODS: &[Native] = &[
    field::<5>("end_lineno"),
    field::<6>("end_offset"),
    field::<1>("filename"),
    field::<2>("lineno"),
    field::<0>("msg"),
    field::<3>("offset"),
    field::<7>("print_file_and_line"),
    field::<4>("text"),
];
pub(crate) static UNICODE_METHODS: &[Native] =
    &[field::<0>("encoding"), field::<3>("end"), field::<1>("object"), field::<4>("reason"), field::<2>("start")];
pub(crate) static GROUP_METHODS: &[Native] = &[
    class_method("__class_getitem__", "cls, object, /", super::generic_alias::class_getitem),
    method("derive", "self, excs, /", in_kernel).or("group_derive"),
    property("exceptions", get_field::<1>, receive::read_only),
    property("message", get_field::<0>, receive::read_only),
    method("split", "self, matcher_value, /", in_kernel).or("group_split"),
    method("subgroup", "self, matcher_value, /", in_kernel).or("group_subgroup"),
];

const fn field<const I: usize>(name: &'static str) -> Native {
    property(name, get_field::<I>, set_field::<I>)
}

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// The class of [`FIELDS`] that a built-in exception class belongs to, with its fields.
fn family(heap: &Heap, class: ClassId) -> Option<(ClassId, &'static [&'static str])> {
    /// By number of the built-in class: the row of `FIELDS`.
    static ROWS: OnceLock<Box<[usize]>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let row = |class| FIELDS.iter().position(|&(base, _)| is_subclass(heap, class, base)).unwrap_or(usize::MAX);
        (0..ClassTable::get().len()).map(|i| row(ClassId::builtin(i as u32))).collect()
    });
    FIELDS.get(rows[built_in_base(heap, class).builtin_index()?]).copied()
}

/// The built-in class nearest to a class of exceptions.
pub fn built_in_base(heap: &Heap, class: ClassId) -> ClassId {
    if class.builtin_index().is_some() {
        return class;
    }
    heap.class(class).mro.iter().copied().find(|class| class.builtin_index().is_some()).unwrap_or(classes::BASE_EXCEPTION)
}

fn get_field<const I: usize>(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    Ok(cx.heap[id].fields.get(I).copied().unwrap_or_default().or_none().into())
}

fn set_field<const I: usize>(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    put_field(&mut cx.heap, id, I, args[1]);
    Ok(Value::None.into())
}

fn characters_written(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    match cx.heap[id].fields.get(4) {
        Some(&value @ Value::Int(_)) => Ok(value.into()),
        _ => Err(raise::attribute_error("characters_written")),
    }
}

fn put_field(heap: &mut Heap, id: ExceptionId, i: usize, value: Value) {
    if heap[id].fields.len() <= i {
        let size = family(heap, heap[id].class).map_or(i + 1, |(_, names)| names.len().max(i + 1));
        let mut fields = vec![Value::Unbound; size];
        fields[..heap[id].fields.len()].copy_from_slice(&heap[id].fields);
        heap.budget.charge(size * size_of::<Value>());
        heap[id].fields = fields.into();
    }
    heap[id].fields[i] = value;
}

/// The value of a field by name; unbound when the class has none of that name or it is not set.
pub fn field_named(heap: &Heap, id: ExceptionId, name: &str) -> Value {
    let names = family(heap, heap[id].class).map_or(&[][..], |(_, names)| names);
    let at = names.iter().position(|&known| known == name);
    at.and_then(|at| heap[id].fields.get(at).copied()).unwrap_or_default()
}

/// An exception of a built-in class, as natives and the machine raise it.
pub fn create(heap: &mut Heap, class: ClassId, arguments: Vec<Value>) -> ExceptionId {
    let args = heap.new_tuple(arguments.clone());
    let id = Exception { class, args, ..Exception::default() }.alloc(heap);
    match (class, arguments.as_slice()) {
        (classes::STOP_ITERATION | classes::SYSTEM_EXIT | classes::IMPORT_ERROR | classes::MODULE_NOT_FOUND_ERROR, &[first]) => {
            put_field(heap, id, 0, first)
        }
        _ if is_subclass(heap, class, classes::OS_ERROR) => fill_os_error(heap, id, &arguments),
        _ if family(heap, class).is_some_and(|(_, names)| names == UNICODE_FIELDS || names[0] == "msg") => {
            arguments.iter().enumerate().for_each(|(i, &value)| put_field(heap, id, i, value));
        }
        _ => {}
    }
    id
}

/// Keeps what [`SCOPE`] says.
pub fn set_scope(heap: &mut Heap, id: ExceptionId, scope: Value) {
    let names = family(heap, heap[id].class).map_or(&[][..], |(_, names)| names);
    if let Some(at) = names.iter().position(|&name| name == SCOPE)
        && !scope.is_unbound()
    {
        put_field(heap, id, at, scope);
    }
}

/// What is kept of the frame that raised the exception: see [`SCOPE`].
fn scope(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    Ok(field_named(&cx.heap, id, SCOPE).or_none().into())
}

/// The text of `names` that a wrong name is nearest to, or None.
fn suggestion(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let names = receive::items(&cx.heap, args[1]).to_vec();
    cx.poll(names.len() as u64 * 20)?;
    let texts: Vec<&str> = names.iter().filter_map(|&name| cx.str_arg(name)).map(|text| text.as_str()).collect();
    let wrong = cx.str_arg(args[0]).map_or("", |text| text.as_str());
    let found = suggest::closest(wrong, &texts).map(str::to_owned);
    Ok(found.map_or(Value::None, |name| cx.heap.new_str(name)).into())
}

/// Sets an attribute that a native gives its exception: a field of the class, or an ordinary attribute.
pub fn set_attr(heap: &mut Heap, id: ExceptionId, name: StrId, value: Value) {
    let names = family(heap, heap[id].class).map_or(&[][..], |(_, names)| names);
    match names.iter().position(|&known| known == heap.text(name)) {
        Some(at) => put_field(heap, id, at, value),
        None => {
            let dict = attributes(heap, id);
            heap.dict_set_str(dict, name, value);
        }
    }
}

/// The dict of an exception's own attributes, made on first use.
fn attributes(heap: &mut Heap, id: ExceptionId) -> DictId {
    match heap[id].dict {
        Value::Dict(dict) => dict,
        _ => {
            let dict = Dict::default().alloc(heap);
            heap[id].dict = dict.into();
            dict
        }
    }
}

/// Whether a built-in class is one of exceptions that keep nothing but their arguments.
pub fn is_plain(heap: &Heap, class: ClassId) -> bool {
    static PLAIN: OnceLock<Box<[bool]>> = OnceLock::new();
    let is_plain = |class| is_subclass(heap, class, classes::BASE_EXCEPTION) && family(heap, class).is_none();
    let plain = PLAIN.get_or_init(|| (0..ClassTable::get().len()).map(|i| is_plain(ClassId::builtin(i as u32))).collect());
    class.builtin_index().is_some_and(|i| plain.get(i) == Some(&true))
}

/// An exception of such a class.
pub fn plain(heap: &mut Heap, class: ClassId, given: &[Value]) -> ExceptionId {
    let args = heap.new_tuple(given);
    Exception { class, args, ..Exception::default() }.alloc(heap)
}

/// `[cls, kwargs, *args]`
fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Class(called) = args[0] else {
        let name = cx.heap.type_name(args[0]);
        return Err(raise::type_error(format!("BaseException.__new__(X): X is not a type object ({name})")));
    };
    if !is_subclass(&cx.heap, called, classes::BASE_EXCEPTION) {
        let name = cx.heap.class_name(called);
        return Err(raise::type_error(format!("BaseException.__new__({name}): {name} is not a subtype of BaseException")));
    }
    let given = &args[2..];
    let mut class = built_in_base(&cx.heap, called);
    if called == classes::OS_ERROR
        && let [Value::Int(errno), _, ..] = *given
        && given.len() <= 5
    {
        class = os_error_class(errno);
    }
    if is_subclass(&cx.heap, class, classes::BASE_EXCEPTION_GROUP) {
        return new_group(cx, called, class, given);
    }
    let id = Exception { class, ..Exception::default() }.alloc(&mut cx.heap);
    if receive::init_in_python(&cx.heap, called) {
        cx.heap[id].args = cx.heap.new_tuple(given);
    } else {
        initialize(cx, id, called, given, args[1])?;
    }
    Ok(Value::Exception(id).into())
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    let class = cx.heap.class_of(args[0]);
    if !is_subclass(&cx.heap, class, classes::BASE_EXCEPTION_GROUP) {
        initialize(cx, id, class, &args[2..], args[1])?;
    }
    Ok(Value::None.into())
}

/// What `__init__` of the built-in class does: keeps the arguments, and what the class makes of them.
fn initialize(cx: &mut Cx, id: ExceptionId, called: ClassId, given: &[Value], kwargs: Value) -> Result<(), Raise> {
    let class = cx.heap[id].class;
    if family(&cx.heap, class).is_some_and(|(base, _)| base == classes::IMPORT_ERROR) {
        (0..4).for_each(|at| put_field(&mut cx.heap, id, at, Value::None));
    }
    take_keywords(cx, id, called, kwargs)?;
    cx.heap[id].args = cx.heap.new_tuple(given);
    let heap = &mut cx.heap;
    match family(heap, class).map(|(base, _)| base) {
        Some(classes::STOP_ITERATION) => put_field(heap, id, 0, given.first().copied().unwrap_or(Value::None)),
        Some(classes::SYSTEM_EXIT) => {
            let code = match *given {
                [] => Value::None,
                [only] => only,
                _ => heap[id].args,
            };
            put_field(heap, id, 0, code);
        }
        Some(classes::IMPORT_ERROR) => {
            if let [message] = *given {
                put_field(heap, id, 0, message);
            }
        }
        Some(classes::OS_ERROR) => fill_os_error(heap, id, given),
        Some(classes::SYNTAX_ERROR) => fill_syntax_error(cx, id, given)?,
        Some(classes::UNICODE_DECODE_ERROR) => fill_unicode(cx, id, given, true, true)?,
        Some(classes::UNICODE_ENCODE_ERROR) => fill_unicode(cx, id, given, true, false)?,
        Some(classes::UNICODE_TRANSLATE_ERROR) => fill_unicode(cx, id, given, false, false)?,
        _ => {}
    }
    Ok(())
}

/// Keyword arguments: AttributeError, NameError and ImportError take some, the others none.
fn take_keywords(cx: &mut Cx, id: ExceptionId, called: ClassId, kwargs: Value) -> Result<(), Raise> {
    let Value::Dict(kwargs) = kwargs else { return Ok(()) };
    let entries: Vec<(Value, Value)> = cx.heap[kwargs].iter().map(|entry| (entry.key, entry.value)).collect();
    let class = cx.heap[id].class;
    let takes = [classes::ATTRIBUTE_ERROR, classes::NAME_ERROR, classes::IMPORT_ERROR];
    let found = family(&cx.heap, class).filter(|(base, _)| takes.contains(base));
    for (key, value) in entries {
        let Some((_, names)) = found else {
            let name = cx.heap.class_name(called);
            return Err(raise::type_error(format!("{name}() takes no keyword arguments")));
        };
        let keyword = cx.str_arg(key).map_or(String::new(), |text| text.as_str().to_owned());
        match names.iter().position(|&name| name == keyword && name != "msg") {
            Some(at) => put_field(&mut cx.heap, id, at, value),
            None => {
                let name = found.map(|(base, _)| cx.heap.class_name(base)).unwrap_or_default();
                return Err(raise::type_error(format!("{name}() got an unexpected keyword argument '{keyword}'")));
            }
        }
    }
    Ok(())
}

/// `OSError(errno, strerror[, filename[, winerror[, filename2]]])`
fn fill_os_error(heap: &mut Heap, id: ExceptionId, given: &[Value]) {
    if !(2..=5).contains(&given.len()) {
        return;
    }
    put_field(heap, id, 0, given[0]);
    put_field(heap, id, 1, given[1]);
    match given.get(2) {
        Some(&written @ Value::Int(_)) if heap[id].class == classes::BLOCKING_IO_ERROR => put_field(heap, id, 4, written),
        Some(&filename) if !filename.is_none() => {
            put_field(heap, id, 2, filename);
            if let Some(&second) = given.get(4) {
                put_field(heap, id, 3, second);
            }
            heap[id].args = heap.new_tuple(&given[..2]);
        }
        _ => {}
    }
}

/// The class that stands for an error number of Linux.
fn os_error_class(errno: i64) -> ClassId {
    match errno {
        1 | 13 => classes::PERMISSION_ERROR,
        2 => classes::FILE_NOT_FOUND_ERROR,
        3 => classes::PROCESS_LOOKUP_ERROR,
        4 => classes::INTERRUPTED_ERROR,
        10 => classes::CHILD_PROCESS_ERROR,
        11 | 114 | 115 => classes::BLOCKING_IO_ERROR,
        17 => classes::FILE_EXISTS_ERROR,
        20 => classes::NOT_A_DIRECTORY_ERROR,
        21 => classes::IS_A_DIRECTORY_ERROR,
        32 | 108 => classes::BROKEN_PIPE_ERROR,
        103 => classes::CONNECTION_ABORTED_ERROR,
        104 => classes::CONNECTION_RESET_ERROR,
        110 => classes::TIMEOUT_ERROR,
        111 => classes::CONNECTION_REFUSED_ERROR,
        _ => classes::OS_ERROR,
    }
}

/// `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`
fn fill_syntax_error(cx: &mut Cx, id: ExceptionId, given: &[Value]) -> Result<(), Raise> {
    if let Some(&message) = given.first() {
        put_field(&mut cx.heap, id, 0, message);
    }
    let &[_, details] = given else { return Ok(()) };
    let details = iter::collect(cx, details)?;
    match details.len() {
        4 | 6 | 7 => {}
        n if n < 4 => return Err(raise::type_error(format!("function takes at least 4 arguments ({n} given)"))),
        5 => return Err(raise::type_error("end_offset must be provided when end_lineno is provided")),
        n => return Err(raise::type_error(format!("function takes at most 7 arguments ({n} given)"))),
    }
    for (i, &value) in details.iter().take(6).enumerate() {
        put_field(&mut cx.heap, id, i + 1, value);
    }
    Ok(())
}

/// `UnicodeDecodeError(encoding, object, start, end, reason)`; UnicodeTranslateError has no encoding.
fn fill_unicode(cx: &mut Cx, id: ExceptionId, given: &[Value], has_encoding: bool, of_bytes: bool) -> Result<(), Raise> {
    let wanted = if has_encoding { 5 } else { 4 };
    if given.len() != wanted {
        let n = given.len();
        return Err(raise::type_error(format!("function takes exactly {wanted} arguments ({n} given)")));
    }
    let shift = 5 - wanted;
    for (i, &value) in given.iter().enumerate() {
        check_unicode(cx, i + shift, value, of_bytes)?;
        let value = match cx.heap.unwrap(value) {
            // What could not be decoded stays as it was.
            Value::ByteArray(bytes) if of_bytes => {
                cx.reserve(cx.heap[bytes].data.len())?;
                let (heap, meter) = cx.parts();
                let data = bulk::copied(meter, &heap[bytes].data)?;
                cx.heap.new_bytes(data)
            }
            _ => value,
        };
        put_field(&mut cx.heap, id, i + shift, value);
    }
    Ok(())
}

fn check_unicode(cx: &mut Cx, field: usize, value: Value, of_bytes: bool) -> Result<(), Raise> {
    match field {
        1 if of_bytes && receive::bytes(&cx.heap, value).is_none() => {
            let name = cx.heap.type_name(value);
            Err(raise::type_error(format!("a bytes-like object is required, not '{name}'")))
        }
        1 if of_bytes => Ok(()),
        2 | 3 => args::index(&cx.heap, value).map(|_| ()),
        _ if cx.str_arg(value).is_some() => Ok(()),
        _ => {
            let name = args::shown(&cx.heap, value);
            Err(raise::type_error(format!("argument {} must be str, not {name}", field + 1)))
        }
    }
}

/// `ExceptionGroup(message, exceptions)`
fn new_group(cx: &mut Cx, called: ClassId, mut class: ClassId, given: &[Value]) -> Result<Outcome, Raise> {
    let &[message, source] = given else {
        return Err(raise::type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", given.len())));
    };
    if cx.str_arg(message).is_none() {
        let name = args::shown(&cx.heap, message);
        return Err(raise::type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}")));
    }
    let plain = cx.heap.unwrap(source);
    if !receive::is_sequence(plain) {
        return Err(raise::type_error("second argument (exceptions) must be a sequence"));
    }
    let members = iter::collect(cx, plain)?;
    if members.is_empty() {
        return Err(raise::value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut all_ordinary = true;
    for (i, &member) in members.iter().enumerate() {
        if receive::exception_data(&cx.heap, member).is_none() {
            return Err(raise::value_error(format!("Item {i} of second argument (exceptions) is not an exception")));
        }
        all_ordinary &= cx.heap.is_instance(member, classes::EXCEPTION);
    }
    if called == classes::BASE_EXCEPTION_GROUP && all_ordinary {
        class = classes::EXCEPTION_GROUP;
    } else if !all_ordinary && is_subclass(&cx.heap, called, classes::EXCEPTION) {
        let name = cx.heap.class_name(called);
        return Err(raise::type_error(match called {
            classes::EXCEPTION_GROUP => String::from("Cannot nest BaseExceptions in an ExceptionGroup"),
            _ => format!("Cannot nest BaseExceptions in '{name}'"),
        }));
    }
    let arguments = cx.heap.new_tuple(given);
    let id = Exception { class, args: arguments, ..Exception::default() }.alloc(&mut cx.heap);
    let members = cx.heap.new_tuple(members);
    put_field(&mut cx.heap, id, 0, message);
    put_field(&mut cx.heap, id, 1, members);
    Ok(Value::Exception(id).into())
}

/// The arguments as a slice copy.
pub fn shown_args(cx: &Cx, id: ExceptionId) -> Vec<Value> {
    match cx.heap[id].args {
        args @ Value::Tuple(_) => receive::items(&cx.heap, args).to_vec(),
        _ => Vec::new(),
    }
}

fn slot_str(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    let text = text(cx, id)?;
    Ok(cx.heap.new_str(text).into())
}

/// `str(exception)` by the built-in class.
pub fn text(cx: &mut Cx, id: ExceptionId) -> Result<String, Raise> {
    text_at(cx, id, 0)
}

/// Exceptions whose argument is an exception whose argument ...: deeper than this the kernel goes on.
const MAX_DEPTH: usize = 32;

/// `str` of a part: of an exception without growing the native stack without bound.
fn part_text(cx: &mut Cx, value: Value, depth: usize) -> Result<String, Raise> {
    match value {
        Value::Exception(_) | Value::Instance(_) if super::repr::has_own_text(&cx.heap, value, core::STR) => Err(Raise::Python),
        Value::Exception(_) | Value::Instance(_) => match cx.heap.unwrap(value) {
            Value::Exception(id) if depth < MAX_DEPTH => text_at(cx, id, depth + 1),
            Value::Exception(_) => Err(Raise::Python),
            _ => repr::str(cx, value),
        },
        _ => repr::str(cx, value),
    }
}

fn text_at(cx: &mut Cx, id: ExceptionId, depth: usize) -> Result<String, Raise> {
    let class = cx.heap[id].class;
    match family(&cx.heap, class).map(|(base, _)| base) {
        Some(classes::OS_ERROR) => {
            if let Some(text) = os_error_text(cx, id, depth)? {
                return Ok(text);
            }
        }
        Some(classes::SYNTAX_ERROR) => return syntax_error_text(cx, id, depth),
        Some(classes::UNICODE_DECODE_ERROR | classes::UNICODE_ENCODE_ERROR | classes::UNICODE_TRANSLATE_ERROR) => {
            if let Some(text) = unicode_text(cx, id, class, depth)? {
                return Ok(text);
            }
        }
        Some(classes::BASE_EXCEPTION_GROUP) => {
            let count = receive::items(&cx.heap, field_named(&cx.heap, id, "exceptions")).len();
            let message = field_named(&cx.heap, id, "message");
            let message = part_text(cx, message, depth)?;
            let plural = if count == 1 { "" } else { "s" };
            return bulk::concat(&mut cx.meter, &[&message, &format!(" ({count} sub-exception{plural})")]);
        }
        Some(classes::IMPORT_ERROR) => {
            let message = field_named(&cx.heap, id, "msg");
            if let Value::Str(message) = message {
                return bulk::owned(cx, message);
            }
        }
        _ => {}
    }
    match shown_args(cx, id)[..] {
        [] => Ok(String::new()),
        [only] if class == classes::KEY_ERROR => repr::repr(cx, only),
        [only] => part_text(cx, only, depth),
        _ => repr::repr(cx, cx.heap[id].args),
    }
}

fn os_error_text(cx: &mut Cx, id: ExceptionId, depth: usize) -> Result<Option<String>, Raise> {
    let part = |cx: &Cx, name: &str| field_named(&cx.heap, id, name);
    let (errno, strerror) = (part(cx, "errno"), part(cx, "strerror"));
    let (filename, filename2) = (part(cx, "filename"), part(cx, "filename2"));
    if errno.is_unbound() && strerror.is_unbound() && filename.is_unbound() {
        return Ok(None);
    }
    let (errno, strerror) = (part_text(cx, errno, depth)?, part_text(cx, strerror, depth)?);
    let mut parts = vec!["[Errno ".to_owned(), errno, "] ".to_owned(), strerror];
    if !filename.is_unbound() && !filename.is_none() {
        parts.extend([": ".to_owned(), repr::repr(cx, filename)?]);
        if !filename2.is_unbound() && !filename2.is_none() {
            parts.extend([" -> ".to_owned(), repr::repr(cx, filename2)?]);
        }
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    bulk::concat(&mut cx.meter, &parts).map(Some)
}

fn syntax_error_text(cx: &mut Cx, id: ExceptionId, depth: usize) -> Result<String, Raise> {
    let (message, filename, line) =
        (field_named(&cx.heap, id, "msg"), field_named(&cx.heap, id, "filename"), field_named(&cx.heap, id, "lineno"));
    let message = part_text(cx, message, depth)?;
    let file = cx.str_arg(filename).map(|file| file.as_str().rsplit('/').next().unwrap_or_default().to_owned());
    let place = match (file, line) {
        (Some(file), Value::Int(line)) => format!(" ({file}, line {line})"),
        (Some(file), _) => format!(" ({file})"),
        (None, Value::Int(line)) => format!(" (line {line})"),
        (None, _) => return Ok(message),
    };
    bulk::concat(&mut cx.meter, &[&message, &place])
}

fn unicode_text(cx: &mut Cx, id: ExceptionId, class: ClassId, depth: usize) -> Result<Option<String>, Raise> {
    let field = |cx: &Cx, name: &str| field_named(&cx.heap, id, name);
    let (Value::Int(start), Value::Int(end)) = (field(cx, "start"), field(cx, "end")) else { return Ok(None) };
    let reason = field(cx, "reason");
    let reason = part_text(cx, reason, depth)?;
    let encoding = match (class, field(cx, "encoding")) {
        (classes::UNICODE_TRANSLATE_ERROR, _) => None,
        (_, encoding) => Some(part_text(cx, encoding, depth)?),
    };
    let named = encoding.as_ref().map_or(["", "", ""], |encoding| ["'", encoding, "' codec "]);
    let object = field(cx, "object");
    let (verb, thing, things) = match class {
        classes::UNICODE_DECODE_ERROR => ("decode", "byte", "bytes"),
        classes::UNICODE_ENCODE_ERROR => ("encode", "character", "characters"),
        _ => ("translate", "character", "characters"),
    };
    let at = args::size(start);
    let single = if end != start + 1 {
        None
    } else if class == classes::UNICODE_DECODE_ERROR {
        receive::bytes(&cx.heap, object).and_then(|data| data.get(at)).map(|byte| format!("0x{byte:02x}"))
    } else {
        cx.str_arg(object).and_then(|text| text.char_at(at)).map(|c| match u32::from(c) {
            code @ 0..=0xff => format!("'\\x{code:02x}'"),
            code @ 0x100..=0xffff => format!("'\\u{code:04x}'"),
            code => format!("'\\U{code:08x}'"),
        })
    };
    let what = match single {
        Some(shown) => format!("can't {verb} {thing} {shown} in position {start}: "),
        None => format!("can't {verb} {things} in position {start}-{}: ", end.wrapping_sub(1)),
    };
    let [open, name, close] = named;
    bulk::concat(&mut cx.meter, &[open, name, close, &what, &reason]).map(Some)
}

fn get_args(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    Ok(match cx.heap[id].args {
        Value::Unbound => cx.heap.new_tuple([]).into(),
        args => args.into(),
    })
}

fn set_args(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    if args[1].is_unbound() {
        return Err(raise::type_error("args may not be deleted"));
    }
    match iter::collect(cx, args[1]) {
        Ok(items) => cx.heap[id].args = cx.heap.new_tuple(items),
        Err(Raise::Python) => return Ok(Outcome::kernel("exception_set_args", [args[0], args[1]])),
        Err(raise) => return Err(raise),
    }
    Ok(Value::None.into())
}

fn get_cause(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    Ok(cx.heap[id].cause.into())
}

/// A value that may be a cause or context.
fn linked(cx: &Cx, value: Value, what: &str) -> Result<Value, Raise> {
    if value.is_unbound() {
        return Err(raise::type_error(format!("__{what}__ may not be deleted")));
    }
    if value.is_none() || receive::exception_data(&cx.heap, value).is_some() {
        return Ok(value);
    }
    Err(raise::type_error(format!("exception {what} must be None or derive from BaseException")))
}

fn set_cause(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    cx.heap[id].cause = linked(cx, args[1], "cause")?;
    cx.heap[id].suppress_context = true;
    Ok(Value::None.into())
}

fn get_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    Ok(cx.heap[id].context.into())
}

fn set_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    cx.heap[id].context = linked(cx, args[1], "context")?;
    Ok(Value::None.into())
}

fn get_suppress_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    Ok(Value::bool(cx.heap[id].suppress_context).into())
}

fn set_suppress_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    match args[1] {
        Value::Bool(suppress) => cx.heap[id].suppress_context = suppress.get(),
        Value::Unbound => return Err(raise::type_error("can't delete numeric/char attribute")),
        _ => return Err(raise::type_error("attribute value type must be bool")),
    }
    Ok(Value::None.into())
}

/// The frames that an exception passed, outermost first.
fn get_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    Ok(traceback::of(&mut cx.heap, id).into())
}

fn set_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = receive::exception(&cx.heap, args[0])?;
    let mut trace = match args[1] {
        Value::None => Vec::new(),
        Value::Traceback(_) => traceback::entries(&cx.heap, args[1]),
        Value::Unbound => return Err(raise::type_error("__traceback__ may not be deleted")),
        _ => return Err(raise::type_error("__traceback__ must be a traceback or None")),
    };
    trace.reverse();
    cx.heap.budget.charge(trace.len() * size_of::<TraceEntry>());
    cx.heap[id].covered = trace.len();
    cx.heap[id].trace = trace;
    cx.heap[id].traceback = if args[1].is_none() { Value::Unbound } else { args[1] };
    Ok(Value::None.into())
}

fn with_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set_traceback(cx, args)?;
    Ok(args[0].into())
}

fn add_note(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.str_arg(args[1]).is_none() {
        let name = args::shown(&cx.heap, args[1]);
        return Err(raise::type_error(format!("add_note() argument must be str, not {name}")));
    }
    let Value::Exception(id) = args[0] else { return Err(Raise::Python) };
    let dict = attributes(&mut cx.heap, id);
    let notes = receive::name(core::NOTES);
    match cx.heap[dict].get_str(&cx.heap, notes) {
        Some(Value::List(list)) => super::list::push(cx, list, args[1])?,
        Some(_) => return Err(raise::type_error("Cannot add note: __notes__ is not a list")),
        None => {
            let list = cx.heap.new_list(vec![args[1]]);
            cx.heap.dict_set_str(dict, notes, list);
        }
    }
    Ok(Value::None.into())
}

fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Exception(id) = args[0] else { return Err(Raise::Python) };
    if family(&cx.heap, cx.heap[id].class).is_some_and(|(base, _)| base == classes::IMPORT_ERROR) {
        return Err(Raise::Python);
    }
    let class = Value::Class(cx.heap[id].class);
    let arguments = cx.heap[id].args;
    let parts: Vec<Value> = match cx.heap[id].dict {
        Value::Dict(dict) if !cx.heap[dict].is_empty() => vec![class, arguments, dict.into()],
        _ => vec![class, arguments],
    };
    Ok(cx.heap.new_tuple(parts).into())
}

fn set_state(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// What the kernel and the `traceback` module read.
pub(crate) static INTRINSICS: &[Native] =
    &[function("_m_error_scope", "error, /", scope), function("_m_suggestion", "wrong, names, /", suggestion)];
