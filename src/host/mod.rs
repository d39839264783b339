//! The host's side of a run: values that cross the border and how they are written down.
//!
//! Owns: the value graph (`Object`), its text forms and its byte encoding. Never: touches the interpreter's heap;
//! what moves values between the two lives above. Start reading at `object::Object`, then `graph` for the storage.

pub(crate) mod border;
pub(crate) mod build;
pub(crate) mod graph;
mod json;
pub(crate) mod keys;
mod marks;
pub mod object;
mod repr;
pub(crate) mod shape;
mod text;
pub(crate) mod wire;

#[cfg(test)]
mod tests;
