//! The built-in functions, by group.
//!
//! Classes among the built-in names (`int`, `range`, `map`, ...) are in `heap::classes`; their constructors are `__new__` rows.

pub mod inspect;
pub mod numbers;
pub mod output;
pub mod sequences;

use crate::object::native::Native;

/// Tables of functions of `builtins`.
pub static FUNCTIONS: &[&[Native]] = &[inspect::FUNCTIONS, numbers::FUNCTIONS, output::FUNCTIONS, sequences::FUNCTIONS];

/// Tables of natives that only the prelude can name.
pub static INTRINSICS: &[&[Native]] = &[inspect::INTRINSICS, numbers::INTRINSICS, output::INTRINSICS, sequences::INTRINSICS];

/// Constructors of the lazy iterators, whose other rows are with the iterators.
pub static TYPES: &[(crate::heap::value::ClassId, &[Native])] = sequences::TYPES;
