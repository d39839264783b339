//! A Python interpreter for untrusted programs, embeddable through a C ABI.

// A library: documented, silent, and without a view of the machine it runs on (see clippy.toml). Its unit tests may look.
#![warn(missing_docs)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::exit, clippy::print_stderr, clippy::print_stdout))]

mod api;
mod builtins;
mod bytecode;
#[allow(unsafe_code, reason = "C hands over pointers")]
#[doc(hidden)]
pub mod capi;
#[cfg(feature = "typecheck")]
mod check;
mod compile;
mod diagnostic;
mod error;
mod heap;
mod host;
mod num;
mod object;
mod prelude;
mod regex;
mod snapshot;
mod stdlib;
mod syntax;
mod text;
mod vm;

pub use api::call::{Call, CallKind};
pub use api::check::{check, release_checkers};
pub use api::interrupt::Interrupt;
pub use api::limits::{UNLIMITED, default_limit};
pub use api::program::{Options, Program};
pub use api::run::{Run, State, Stream};
pub use api::snapshot::DumpOptions;
pub use diagnostic::{Diagnostic, Report, Severity};
pub use error::{Error, ErrorKind, Frame};
pub use heap::limit::{Limit, LimitHit};
pub use host::build::{Builder, ExceptionParts, Id};
pub use host::object::{Kind, Object};
