//! The native parts of library modules: one file per module.
//!
//! A module with a file of the same name in `prelude/lib` gets these natives into its namespace before its Python part runs.
//! Start reading at [`MODULES`].

pub mod bisect;
pub mod collections;
pub mod dataclasses;
pub mod hashlib;
pub mod heapq;
pub mod io;
pub mod itertools;
pub mod json;
pub mod math;
pub mod operator;
pub mod random;
pub mod sys;
pub mod time;
pub mod typing;

use crate::heap::kinds::Value;
use crate::heap::value::ClassId;
use crate::object::native::Native;

/// The native part of one module.
pub struct Module {
    /// Its name.
    pub name: &'static str,
    /// Its functions.
    pub functions: &'static [Native],
    /// Its constants.
    pub constants: &'static [(&'static str, Value)],
}

/// All modules with native parts, sorted by name.
pub static MODULES: &[Module] =
    &[bisect::MODULE, heapq::MODULE, itertools::MODULE, math::MODULE, operator::MODULE, sys::MODULE, time::MODULE];

/// Rows of built-in classes that modules define.
pub static TYPES: &[(ClassId, &[Native])] = itertools::TYPES;

/// Tables of natives that only the prelude can name.
pub static INTRINSICS: &[&[Native]] = &[
    collections::INTRINSICS,
    dataclasses::INTRINSICS,
    hashlib::INTRINSICS,
    io::INTRINSICS,
    itertools::INTRINSICS,
    json::INTRINSICS,
    operator::INTRINSICS,
    random::INTRINSICS,
    sys::INTRINSICS,
    typing::INTRINSICS,
];
