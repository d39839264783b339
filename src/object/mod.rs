//! Built-in types: one file per type with its operations and its method table.
//!
//! Native code never calls Python. It computes a value, or returns an [`native::Outcome`] that asks the machine to call
//! something as its result, or [`native::Raise::Python`] to hand over to the prelude function named in its row.
//! Start reading at [`native`], then the file of a type.

pub mod args;
pub mod arith;
pub mod bool;
pub mod buffer;
pub mod builder;
pub mod bulk;
pub mod bytearray;
pub mod bytes;
pub mod cell;
pub mod clock;
pub mod code;
pub mod compare;
pub mod complex;
pub mod construct;
pub mod deque;
pub mod descriptors;
pub mod dict;
pub mod doc;
pub mod exception;
pub mod files;
pub mod float;
pub mod format;
pub mod frozenset;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod int;
pub mod item;
pub mod iter;
pub mod list;
pub mod mappingproxy;
pub mod memoryview;
pub mod method;
pub mod native;
pub mod none;
pub mod number;
#[expect(clippy::module_inception, reason = "the Python type is named so")]
pub mod object;
pub mod pattern;
pub mod percent;
pub mod property;
pub mod raise;
pub mod range;
pub mod re_match;
pub mod receive;
pub mod repr;
pub mod search;
pub mod set;
pub mod slice;
pub mod sort;
pub mod str;
pub mod traceback;
pub mod tuple;
mod two_way;
pub mod view;

use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::value::ClassId;
use native::Native;

/// The methods of every built-in type.
pub static TYPES: &[(ClassId, &[Native])] = &[
    (classes::OBJECT, object::METHODS),
    (classes::TYPE, object::TYPE_METHODS),
    (classes::MODULE, object::MODULE_METHODS),
    (classes::NONE_TYPE, none::NONE_METHODS),
    (classes::NOT_IMPLEMENTED_TYPE, none::NOT_IMPLEMENTED_METHODS),
    (classes::ELLIPSIS_TYPE, none::ELLIPSIS_METHODS),
    (classes::INT, int::METHODS),
    (classes::BOOL, bool::METHODS),
    (classes::FLOAT, float::METHODS),
    (classes::COMPLEX, complex::METHODS),
    (classes::STR, str::METHODS),
    (classes::BYTES, bytes::METHODS),
    (classes::BYTEARRAY, bytearray::METHODS),
    (classes::MEMORYVIEW, memoryview::METHODS),
    (classes::LIST, list::METHODS),
    (classes::TUPLE, tuple::METHODS),
    (classes::DICT, dict::METHODS),
    (classes::DICT_KEYS, view::KEYS_METHODS),
    (classes::DICT_VALUES, view::VALUES_METHODS),
    (classes::DICT_ITEMS, view::ITEMS_METHODS),
    (classes::MAPPINGPROXY, mappingproxy::METHODS),
    (classes::SET, set::METHODS),
    (classes::FROZENSET, frozenset::METHODS),
    (classes::RANGE, range::METHODS),
    (classes::SLICE, slice::METHODS),
    (classes::PROPERTY, property::METHODS),
    (classes::STATICMETHOD, descriptors::STATIC_METHODS),
    (classes::CLASSMETHOD, descriptors::CLASS_METHODS),
    (classes::MEMBER_DESCRIPTOR, descriptors::MEMBER_METHODS),
    (classes::GENERIC_ALIAS, generic_alias::METHODS),
    (classes::UNION, generic_alias::UNION_METHODS),
    (classes::FUNCTION, function::METHODS),
    (classes::METHOD, method::METHODS),
    (classes::BUILTIN_FUNCTION, method::BUILTIN_METHODS),
    (classes::SUPER, method::SUPER_METHODS),
    (classes::CLASSMETHOD_DESCRIPTOR, method::DESCRIPTOR_METHODS),
    (classes::GETSET_DESCRIPTOR, method::GETTER_METHODS),
    (classes::METHOD_DESCRIPTOR, method::DESCRIPTOR_METHODS),
    (classes::METHOD_WRAPPER, method::WRAPPER_METHODS),
    (classes::WRAPPER_DESCRIPTOR, method::DESCRIPTOR_METHODS),
    (classes::CELL, cell::METHODS),
    (classes::CODE, code::METHODS),
    (classes::TRACEBACK, traceback::METHODS),
    (classes::GENERATOR, generator::GENERATOR_METHODS),
    (classes::COROUTINE, generator::COROUTINE_METHODS),
    (classes::ASYNC_GENERATOR_ASEND, generator::AWAITABLE_METHODS),
    (classes::ASYNC_GENERATOR_ATHROW, generator::AWAITABLE_METHODS),
    (classes::COROUTINE_WRAPPER, generator::WRAPPER_METHODS),
    (classes::ASYNC_GENERATOR, generator::ASYNC_GENERATOR_METHODS),
    (classes::LIST_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::LIST_REVERSEITERATOR, iter::SEQUENCE_METHODS),
    (classes::TUPLE_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::STR_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::STR_ASCII_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::BYTES_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::BYTEARRAY_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::RANGE_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::LONGRANGE_ITERATOR, iter::SEQUENCE_METHODS),
    (classes::DICT_KEYITERATOR, iter::PLAIN_METHODS),
    (classes::DICT_VALUEITERATOR, iter::PLAIN_METHODS),
    (classes::DICT_ITEMITERATOR, iter::PLAIN_METHODS),
    (classes::DICT_REVERSEKEYITERATOR, iter::PLAIN_METHODS),
    (classes::DICT_REVERSEVALUEITERATOR, iter::PLAIN_METHODS),
    (classes::DICT_REVERSEITEMITERATOR, iter::PLAIN_METHODS),
    (classes::SET_ITERATOR, iter::PLAIN_METHODS),
    (classes::ENUMERATE, iter::ENUMERATE_METHODS),
    (classes::ZIP, iter::LAZY_METHODS),
    (classes::MAP, iter::LAZY_METHODS),
    (classes::FILTER, iter::LAZY_METHODS),
    (classes::REVERSED, iter::REVERSED_METHODS),
    (classes::CALLABLE_ITERATOR, iter::LAZY_METHODS),
    (classes::SEQUENCE_ITERATOR, iter::LAZY_METHODS),
    (classes::DEQUE, deque::METHODS),
    (classes::DEQUE_ITERATOR, iter::PLAIN_METHODS),
    (classes::DEQUE_REVERSE_ITERATOR, iter::PLAIN_METHODS),
    (classes::PATTERN, pattern::METHODS),
    (classes::MATCH, re_match::METHODS),
    (classes::BASE_EXCEPTION, exception::BASE_METHODS),
    (classes::BASE_EXCEPTION_GROUP, exception::GROUP_METHODS),
    (classes::ATTRIBUTE_ERROR, exception::ATTRIBUTE_ERROR_METHODS),
    (classes::NAME_ERROR, exception::NAME_ERROR_METHODS),
    (classes::IMPORT_ERROR, exception::IMPORT_ERROR_METHODS),
    (classes::STOP_ITERATION, exception::STOP_ITERATION_METHODS),
    (classes::SYSTEM_EXIT, exception::SYSTEM_EXIT_METHODS),
    (classes::OS_ERROR, exception::OS_ERROR_METHODS),
    (classes::SYNTAX_ERROR, exception::SYNTAX_ERROR_METHODS),
    (classes::UNICODE_DECODE_ERROR, exception::UNICODE_METHODS),
    (classes::UNICODE_ENCODE_ERROR, exception::UNICODE_METHODS),
    (classes::UNICODE_TRANSLATE_ERROR, exception::UNICODE_METHODS),
];

/// Natives of the types that only the prelude can name.
pub static INTRINSICS: &[&[Native]] = &[
    dict::INTRINSICS,
    exception::INTRINSICS,
    function::INTRINSICS,
    generator::INTRINSICS,
    generic_alias::INTRINSICS,
    iter::INTRINSICS,
    list::INTRINSICS,
    mappingproxy::INTRINSICS,
    pattern::INTRINSICS,
    percent::INTRINSICS,
    repr::INTRINSICS,
    set::INTRINSICS,
    str::format_method::INTRINSICS,
    traceback::INTRINSICS,
    view::INTRINSICS,
];

/// Class attributes that are not functions: `__hash__ = None` of unhashable types and the like.
pub fn class_constants() -> Vec<(ClassId, &'static str, Value)> {
    let unhashable =
        [classes::LIST, classes::DICT, classes::SET, classes::BYTEARRAY, classes::DEQUE, classes::DICT_KEYS, classes::DICT_ITEMS];
    unhashable.into_iter().map(|class| (class, "__hash__", Value::None)).collect()
}
