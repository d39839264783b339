//! Values: made, read, written down and freed.
//!
//! Owns: `MontyValue`, which is a node of a value graph: the same Python object is the same pointer.
//! Never: allocates to read. Start reading at `MontyValue`.

use super::boundary::{self, Out, catch_or};
use super::error::MontyError;
use super::status::{MontyBytes, MontyKind, MontyStatus};
use crate::host::graph::{Data, View};
use crate::host::object::Object;
use crate::{Error, ErrorKind};
use std::ffi::c_char;

/// A Python value with whatever it contains.
///
/// An *owned* value (`MontyValue *`) comes from a constructor, from `monty_value_decode` or from `monty_value_copy`,
/// and ends in `monty_value_free` or in a call that consumes it. A *borrowed* one (`const MontyValue *`) is part of
/// something else and lives as long as that. Values that two places share, and cycles, are kept: the same Python
/// object is the same pointer.
///
/// Values can be read by any number of threads. Append and insert want the value for themselves: no other owner
/// (MONTY_ERROR_STATE when there is one), no other thread. They end the life of pointers that were borrowed from it.
pub struct MontyValue {
    _opaque: [u8; 0],
}

/// Makes a value; NULL when that fails.
fn make(work: impl FnOnce() -> Result<Object, Error>) -> *mut MontyValue {
    boundary::catch(|| work().map(boundary::give)).unwrap_or(std::ptr::null_mut())
}

/// Reads something of a value that may be NULL.
///
/// # Safety
/// `value` is NULL or a value that lives as long as the result is used.
unsafe fn read<T: Copy>(value: *const MontyValue, fallback: T, get: impl FnOnce(View<'static>) -> Option<T>) -> T {
    // SAFETY: the caller's promise.
    catch_or(fallback, || unsafe { boundary::view(value) }.and_then(get).unwrap_or(fallback))
}

/// Lends text from a value.
///
/// # Safety
/// As for `read`; `len` is NULL or can be written.
unsafe fn text(value: *const MontyValue, len: *mut usize, get: impl FnOnce(View<'static>) -> Option<&'static str>) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe {
        let text = read(value, None, |view| Some(get(view)));
        boundary::write(len, text.map_or(0, str::len));
        text.map_or(std::ptr::null(), |text| text.as_ptr().cast())
    }
}

/// A container with room for some elements; the hint is believed as far as it is cheap.
fn container(data: Data, capacity: usize) -> *mut MontyValue {
    make(|| {
        let mut object = Object::container(data, std::iter::empty::<Object>());
        object.reserve(capacity.min(1 << 16));
        Ok(object)
    })
}

/// `None`. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_none() -> *mut MontyValue {
    make(|| Ok(Object::NONE))
}

/// `...`. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_ellipsis() -> *mut MontyValue {
    make(|| Ok(Object::ELLIPSIS))
}

/// A bool. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_bool(value: bool) -> *mut MontyValue {
    make(|| Ok(value.into()))
}

/// An int. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_int(value: i64) -> *mut MontyValue {
    make(|| Ok(value.into()))
}

/// An int of any size from its sign and its magnitude, most significant byte first. Owned; NULL when the magnitude is
/// NULL and `len` is not 0.
///
/// # Safety
/// `magnitude_be` leads to `len` bytes.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_int_from_bytes(negative: bool, magnitude_be: *const u8, len: usize) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    make(|| Ok(Object::big_int(negative, unsafe { boundary::bytes(magnitude_be, len, "magnitude") }?)))
}

/// A float. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_float(value: f64) -> *mut MontyValue {
    make(|| Ok(value.into()))
}

/// A str from `len` bytes of UTF-8, which may hold zero bytes. Owned; NULL when it is not UTF-8, or NULL and `len` is
/// not 0.
///
/// # Safety
/// `utf8` leads to `len` bytes.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_str(utf8: *const c_char, len: usize) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    make(|| Ok(unsafe { boundary::text(utf8, len, "utf8") }?.into()))
}

/// A bytes. Owned; NULL when `data` is NULL and `len` is not 0.
///
/// # Safety
/// `data` leads to `len` bytes.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_bytes(data: *const u8, len: usize) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    make(|| Ok(Object::bytes(unsafe { boundary::bytes(data, len, "data") }?)))
}

/// An empty list; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_list(capacity: usize) -> *mut MontyValue {
    container(Data::List(Default::default()), capacity)
}

/// An empty tuple; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_tuple(capacity: usize) -> *mut MontyValue {
    container(Data::Tuple(Default::default()), capacity)
}

/// An empty set; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_set(capacity: usize) -> *mut MontyValue {
    container(Data::Set(Default::default()), capacity)
}

/// An empty frozenset; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_frozenset(capacity: usize) -> *mut MontyValue {
    container(Data::FrozenSet(Default::default()), capacity)
}

/// An empty dict; `capacity` is a hint. Fill it with `monty_value_insert`. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_dict(capacity: usize) -> *mut MontyValue {
    container(Data::Dict(Default::default()), capacity.saturating_mul(2))
}

/// An instance of the program's class of that name, without fields. Fill it with `monty_value_insert`. Owned; NULL
/// when the name is not UTF-8.
///
/// # Safety
/// `class_name` leads to `len` bytes.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_object(class_name: *const c_char, len: usize) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    make(|| Ok(Object::instance(unsafe { boundary::text(class_name, len, "class_name") }?, NO_FIELDS)))
}

/// The same for a dataclass of the program. Owned; NULL when the name is not UTF-8.
///
/// # Safety
/// `class_name` leads to `len` bytes.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_dataclass(class_name: *const c_char, len: usize) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    make(|| Ok(Object::dataclass(unsafe { boundary::text(class_name, len, "class_name") }?, NO_FIELDS)))
}

/// An object of the host: the program sees its name and the attributes that `monty_value_insert` adds; `id` is the
/// host's own number for it and comes back with it. Owned; NULL when the name is not UTF-8.
///
/// # Safety
/// `name` leads to `len` bytes.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_host_object(name: *const c_char, len: usize, id: u64) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    make(|| Ok(Object::host_object(unsafe { boundary::text(name, len, "name") }?, id, NO_FIELDS)))
}

/// A host function as a value, by the name that the program was compiled with. Owned; NULL when it is not UTF-8.
///
/// # Safety
/// `name` leads to `len` bytes.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_function(name: *const c_char, len: usize) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    make(|| Ok(Object::function(unsafe { boundary::text(name, len, "name") }?)))
}

/// An exception, such as "ValueError" with a message, which is its only argument; with an empty message it has none.
/// `monty_value_append` adds arguments, `monty_value_insert` attributes. Owned; NULL when a text is not UTF-8.
///
/// # Safety
/// `type` leads to `type_len` bytes, `message` to `message_len`.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_exception(
    r#type: *const c_char,
    type_len: usize,
    message: *const c_char,
    message_len: usize,
) -> *mut MontyValue {
    make(|| {
        // SAFETY: the caller's promise.
        let (name, message) = unsafe { (boundary::text(r#type, type_len, "type")?, boundary::text(message, message_len, "message")?) };
        Ok(Object::exception(name, message))
    })
}

const NO_FIELDS: [(&str, Object); 0] = [];

/// Adds `item` to a list, tuple, set or frozenset, or to the arguments of an exception. A set leaves out what it has.
/// `item` is consumed, also when the call fails; only a value that is put into itself is left as it is.
/// MONTY_ERROR_EXCEPTION: the item cannot be in a set, being unhashable. MONTY_ERROR_STATE: the container has another
/// owner.
///
/// # Safety
/// `container` and `item` are NULL or owned values that no other thread uses; `item` is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_append(container: *mut MontyValue, item: *mut MontyValue) -> MontyStatus {
    // SAFETY: the caller's promise.
    let work = || unsafe {
        into_itself(container, item)?;
        let item = boundary::take(item);
        boundary::change(container, "container", |object| object.append(item.ok_or_else(|| boundary::null("item"))?))
    };
    // SAFETY: NULL is allowed.
    unsafe { boundary::status(std::ptr::null_mut(), work) }
}

/// Puts `item` at `key` into a dict, or into a field of an object or exception, whose keys must be str. An equal key
/// keeps its place and gets the new value. `key` and `item` are consumed, also when the call fails; only a value that
/// is put into itself is left as it is.
/// MONTY_ERROR_EXCEPTION: the key is unhashable. MONTY_ERROR_STATE: the dict or object has another owner.
///
/// # Safety
/// All three are NULL or owned values that no other thread uses; `key` and `item` are not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_insert(dict_or_object: *mut MontyValue, key: *mut MontyValue, item: *mut MontyValue) -> MontyStatus {
    // SAFETY: the caller's promise.
    let work = || unsafe {
        into_itself(dict_or_object, key).and(into_itself(dict_or_object, item))?;
        let (key, item) = (boundary::take(key), boundary::take(item));
        boundary::change(dict_or_object, "dict_or_object", |object| {
            let key = key.ok_or_else(|| boundary::null("key"))?;
            object.insert(key, item.ok_or_else(|| boundary::null("item"))?)
        })
    };
    // SAFETY: NULL is allowed.
    unsafe { boundary::status(std::ptr::null_mut(), work) }
}

/// Refuses to put a value into one that it is part of.
///
/// # Safety
/// Both are NULL or values.
unsafe fn into_itself(container: *const MontyValue, item: *const MontyValue) -> Result<(), Error> {
    // SAFETY: the caller's promise.
    match unsafe { boundary::is_together(container, item) } {
        true => Err(Error::new(ErrorKind::Argument, "a value cannot be put into itself")),
        false => Ok(()),
    }
}

/// What sort of value it is; MONTY_KIND_NONE for NULL.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_kind(v: *const MontyValue) -> MontyKind {
    // SAFETY: the caller's promise.
    unsafe { read(v, MontyKind::None, |view| Some(view.kind().into())) }
}

/// The bool; false for everything else.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_bool(v: *const MontyValue) -> bool {
    // SAFETY: the caller's promise.
    unsafe { read(v, false, |view| Some(matches!(view.data(), Data::Bool(true)))) }
}

/// The int. MONTY_ERROR_ARGUMENT when it is none, MONTY_ERROR_RANGE when it does not fit; `out` is 0 then.
///
/// # Safety
/// `v` is NULL or a value; `out` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_int(v: *const MontyValue, out: *mut i64) -> MontyStatus {
    // SAFETY: the caller's promise.
    let (out, data) = unsafe { (Out::new(out, 0), read(v, None, |view| Some(Some(view.data())))) };
    if out.check("out").is_err() {
        return MontyStatus::MontyErrorArgument;
    }
    match data {
        Some(Data::Int { value, .. }) => {
            out.set(value);
            MontyStatus::MontyOk
        }
        Some(Data::BigInt { .. }) => MontyStatus::MontyErrorRange,
        _ => MontyStatus::MontyErrorArgument,
    }
}

/// Sign and magnitude of an int of any size, most significant byte first, without leading zeros (so 0 has none).
/// Borrowed as long as the value; NULL when it is no int. `negative` and `len` may be NULL.
///
/// # Safety
/// `v` is NULL or a value; `negative` and `len` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_int_bytes(v: *const MontyValue, negative: *mut bool, len: *mut usize) -> *const u8 {
    // SAFETY: the caller's promise.
    unsafe {
        let parts = read(v, None, |view| {
            Some(match view.data() {
                Data::BigInt { negative, .. } => view.pool_bytes().map(|bytes| (negative, bytes)),
                Data::Int { value, .. } => boundary::node(v).and_then(|node| node.small_magnitude()).map(|bytes| (value < 0, bytes)),
                _ => None,
            })
        });
        boundary::write(negative, parts.is_some_and(|(negative, _)| negative));
        boundary::write(len, parts.map_or(0, |(_, bytes)| bytes.len()));
        parts.map_or(std::ptr::null(), |(_, bytes)| bytes.as_ptr())
    }
}

/// The float; 0 for everything else, ints included.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_float(v: *const MontyValue) -> f64 {
    // SAFETY: the caller's promise.
    unsafe {
        read(v, 0.0, |view| match view.data() {
            Data::Float(value) => Some(value),
            _ => None,
        })
    }
}

/// The text of a str, the message of an exception, the name of a function, the repr of an opaque value: UTF-8, with a
/// zero byte after it. Borrowed as long as the value; NULL for other kinds. `len` may be NULL, but text may hold
/// zero bytes of its own.
///
/// # Safety
/// `v` is NULL or a value; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_str(v: *const MontyValue, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe {
        text(v, len, |view| match view.data() {
            Data::Str(_) => view.str(),
            Data::Exception(_) | Data::Opaque(_) => view.part(1)?.str(),
            Data::Function(_) => view.part(0)?.str(),
            _ => None,
        })
    }
}

/// The bytes of a bytes. Borrowed as long as the value; NULL for other kinds. `len` may be NULL.
///
/// # Safety
/// `v` is NULL or a value; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_bytes(v: *const MontyValue, len: *mut usize) -> *const u8 {
    // SAFETY: the caller's promise.
    unsafe {
        let bytes = read(v, None, |view| match view.data() {
            Data::Bytes(_) => view.pool_bytes().map(Some),
            _ => None,
        });
        boundary::write(len, bytes.map_or(0, <[u8]>::len));
        bytes.map_or(std::ptr::null(), <[u8]>::as_ptr)
    }
}

/// How many elements a list, tuple or set has, pairs a dict, fields an object, arguments an exception, bytes a str or
/// bytes; 0 for other kinds and NULL.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_len(v: *const MontyValue) -> usize {
    // SAFETY: the caller's promise.
    unsafe { read(v, 0, |view| Some(view.len())) }
}

/// Element `i` of a list, tuple or set, value `i` of a dict or object, argument `i` of an exception. Borrowed as long
/// as the value; NULL when there is none.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_item(v: *const MontyValue, i: usize) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { read(v, std::ptr::null(), |view| Some(boundary::pointer(view.item(i)))) }
}

/// Key `i` of a dict, or the name of field `i` of an object or attribute `i` of an exception. Borrowed as long as the
/// value; NULL when there is none.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_key(v: *const MontyValue, i: usize) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { read(v, std::ptr::null(), |view| Some(boundary::pointer(view.part(view.key_part(i)?)))) }
}

/// Field `i` of an object, attribute `i` of an exception, value `i` of a dict: what belongs to `monty_value_key(v, i)`.
/// Borrowed as long as the value; NULL when there is none.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_field(v: *const MontyValue, i: usize) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { read(v, std::ptr::null(), |view| Some(boundary::pointer(view.part(view.key_part(i)?.checked_add(1)?)))) }
}

/// What a dict has at a str key, or an object or exception in a field. Compares key after key, so it is for records
/// and not for large tables. Borrowed as long as the value; NULL when there is none.
///
/// # Safety
/// `v` is NULL or a value; `key` leads to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_get(v: *const MontyValue, key: *const c_char, len: usize) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe {
        read(v, std::ptr::null(), |view| {
            let key = boundary::text(key, len, "key").ok()?;
            Some(boundary::pointer(view.get(key)))
        })
    }
}

/// The name of its type: "int", the class of an object, the type of an exception, the name of a host object, with a
/// zero byte after it. Borrowed as long as the value; NULL for NULL. `len` may be NULL.
///
/// # Safety
/// `v` is NULL or a value; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_type(v: *const MontyValue, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { text(v, len, |view| Some(view.type_name())) }
}

/// The id that the host gave its object. MONTY_ERROR_ARGUMENT when it is none; `out` is 0 then.
///
/// # Safety
/// `v` is NULL or a value; `out` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_id(v: *const MontyValue, out: *mut u64) -> MontyStatus {
    // SAFETY: the caller's promise.
    let (out, id) = unsafe { (Out::new(out, 0), read(v, None, |view| Some(view.host_id()))) };
    match (out.check("out"), id) {
        (Ok(()), Some(id)) => {
            out.set(id);
            MontyStatus::MontyOk
        }
        _ => MontyStatus::MontyErrorArgument,
    }
}

/// Whether it is an instance of a dataclass.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_is_dataclass(v: *const MontyValue) -> bool {
    // SAFETY: the caller's promise.
    unsafe { read(v, false, |view| Some(matches!(view.data(), Data::Instance { dataclass: true, .. }))) }
}

/// The exception that an exception was raised from. Borrowed as long as the value; NULL when there is none.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_cause(v: *const MontyValue) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { read(v, std::ptr::null(), |view| Some(boundary::pointer(view.cause()))) }
}

/// The formatted traceback of an exception that was raised. Borrowed as long as the value; NULL when there is none.
/// `len` may be NULL.
///
/// # Safety
/// `v` is NULL or a value; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_traceback(v: *const MontyValue, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { text(v, len, |view| view.traceback()?.str()) }
}

/// What Python's `repr()` gives, without addresses. `out` is owned. MONTY_ERROR_EXCEPTION: an int has more than 4300
/// digits. MONTY_ERROR_LIMIT: parts that are shared would make the text huge.
///
/// # Safety
/// `v` is NULL or a value; `out` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_repr(v: *const MontyValue, out: *mut MontyBytes) -> MontyStatus {
    // SAFETY: the caller's promise; NULL is allowed.
    unsafe { write_down(v, out, std::ptr::null_mut(), |view| view.repr().map(String::into_bytes)) }
}

/// The value as compact JSON, when reading it back gives the same: None, bools, ints, finite floats, strs, lists, and
/// dicts with str keys, none of them in two places. `out` is owned. MONTY_ERROR_UNSUPPORTED otherwise; the error says
/// what it is and where.
///
/// # Safety
/// `v` is NULL or a value; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_to_json(v: *const MontyValue, out: *mut MontyBytes, error: *mut *mut MontyError) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { write_down(v, out, error, |view| view.to_json().map(String::into_bytes)) }
}

/// The value in CBOR, as docs/wire.md describes it: any value, nothing lost. `out` is owned. MONTY_ERROR_RANGE:
/// containers are more than 10,000 deep in one another.
///
/// # Safety
/// `v` is NULL or a value; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_encode(v: *const MontyValue, out: *mut MontyBytes, error: *mut *mut MontyError) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { write_down(v, out, error, |view| view.encode()) }
}

/// Makes bytes of a value.
///
/// # Safety
/// `v` is NULL or a value; `out` and `error` are NULL or can be written.
unsafe fn write_down(
    v: *const MontyValue,
    out: *mut MontyBytes,
    error: *mut *mut MontyError,
    make: impl FnOnce(View<'_>) -> Result<Vec<u8>, Error>,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    let (out, view) = unsafe { (Out::new(out, MontyBytes::EMPTY), boundary::view(v)) };
    let work = || {
        out.check("out")?;
        out.set(MontyBytes::give(make(view.ok_or_else(|| boundary::null("v"))?)?));
        Ok(())
    };
    // SAFETY: the caller's promise.
    unsafe { boundary::status(error, work) }
}

/// The value of bytes that `monty_value_encode` or another CBOR library wrote. The bytes may be anybody's. `out` is
/// owned. MONTY_ERROR_FORMAT: the error says what is wrong at which byte.
///
/// # Safety
/// `data` leads to `len` bytes; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_decode(
    data: *const u8,
    len: usize,
    out: *mut *mut MontyValue,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    let out = unsafe { Out::new(out, std::ptr::null_mut()) };
    let work = || {
        out.check("out")?;
        // SAFETY: the caller's promise.
        let bytes = unsafe { boundary::bytes(data, len, "data") }?;
        out.set(boundary::give(Object::decode(bytes)?));
        Ok(())
    };
    // SAFETY: the caller's promise.
    unsafe { boundary::status(error, work) }
}

/// One more owner of a value, also of one that was borrowed: the same pointer, which lives until each owner has freed
/// it. Costs nothing. As long as there are two, the value cannot be changed. Owned; NULL for NULL.
///
/// # Safety
/// `v` is NULL or a value.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_value_copy(v: *const MontyValue) -> *mut MontyValue {
    // SAFETY: the caller's promise.
    catch_or(std::ptr::null_mut(), || unsafe { boundary::copy(v) })
}

/// Frees an owned value. NULL is allowed.
///
/// # Safety
/// `v` is NULL or an owned value, which is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_value_free(v: *mut MontyValue) {
    // SAFETY: the caller's promise.
    catch_or((), || drop(unsafe { boundary::take(v) }));
}
