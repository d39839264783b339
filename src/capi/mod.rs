//! The C API: what `include/monty.h` declares.
//!
//! Owns: every exported symbol, and all `unsafe` of the crate. Each export is a contract in its comment, one call into
//! the Rust API, and the writing of the result; it has no logic of its own. Only `boundary` turns pointers into
//! references and panics into errors. Never: prints, reads the environment, starts a thread, keeps global state.
//!
//! The header keeps the order of the modules below and of the functions in each.
//! Start reading at `boundary`, then `run`.

mod boundary;
pub mod status;

pub mod error;

pub mod options;

pub mod program;

pub mod run;

pub mod files;

pub mod check;

pub mod call;

pub mod interrupt;

pub mod value;

#[cfg(feature = "fault-injection")]
mod fault;
#[cfg(test)]
mod tests;
