//! Making exceptions: `Err(raise::value_error("..."))` reads like Python's `raise`.
//! Messages are CPython's to the letter and stand where they are raised.

use super::native::{NewException, Raise};
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::value::{ClassId, StrId};

/// A new exception of a class with a message.
#[cold]
pub fn new(class: ClassId, message: impl Into<String>) -> Raise {
    Raise::New(Box::new(NewException { class, message: Some(message.into()), args: Vec::new(), attrs: Vec::new() }))
}

/// A new exception with arbitrary arguments.
#[cold]
pub fn with_args(class: ClassId, args: Vec<Value>) -> Raise {
    Raise::New(Box::new(NewException { class, message: None, args, attrs: Vec::new() }))
}

/// `MemoryError()`: what no memory could hold, however much a run may take.
#[cold]
pub fn memory_error() -> Raise {
    with_args(classes::MEMORY_ERROR, Vec::new())
}

/// A new exception with a message and attributes.
#[cold]
pub fn with_attrs(class: ClassId, message: impl Into<String>, attrs: Vec<(StrId, Value)>) -> Raise {
    Raise::New(Box::new(NewException { class, message: Some(message.into()), args: Vec::new(), attrs }))
}

macro_rules! raisers {
    ($($name:ident = $class:ident),+ $(,)?) => {
        $(#[doc = concat!("A new `", stringify!($class), "`.")] #[cold] pub fn $name(message: impl Into<String>) -> Raise { new(classes::$class, message) })+
    };
}

raisers! {
    type_error = TYPE_ERROR, value_error = VALUE_ERROR, index_error = INDEX_ERROR, attribute_error = ATTRIBUTE_ERROR,
    overflow_error = OVERFLOW_ERROR, zero_division_error = ZERO_DIVISION_ERROR, runtime_error = RUNTIME_ERROR,
    name_error = NAME_ERROR, import_error = IMPORT_ERROR, lookup_error = LOOKUP_ERROR, buffer_error = BUFFER_ERROR,
    system_error = SYSTEM_ERROR,
}

/// `KeyError(key)`
#[cold]
pub fn key_error(key: Value) -> Raise {
    with_args(classes::KEY_ERROR, vec![key])
}

/// `StopIteration()`
#[cold]
pub fn stop_iteration() -> Raise {
    with_args(classes::STOP_ITERATION, Vec::new())
}
