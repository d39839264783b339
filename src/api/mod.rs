//! The Rust API: programs, runs, calls, errors.
//!
//! Owns: what an embedder sees, and the states that a run goes through. The C API is a thin layer over it.
//! Never: executes instructions (`vm`), moves values (`host::border`) or writes snapshots (`snapshot`) itself.
//! Start reading at `run::Run`.

pub(crate) mod call;
pub(crate) mod check;
#[cfg(feature = "typecheck")]
mod checker;
#[cfg(not(feature = "typecheck"))]
#[path = "no_checker.rs"]
mod checker;
pub(crate) mod failure;
mod files;
pub(crate) mod interrupt;
pub(crate) mod limits;
pub(crate) mod program;
pub(crate) mod run;
pub(crate) mod session;
pub(crate) mod snapshot;
pub(crate) mod spare;
#[cfg(test)]
mod tests;
