//! Owns: what a loop may do instead of running the body of a generator, and what it needs to resume one.
//!
//! Never: does it; that is the machine's (`vm/generator.rs`). The iterators of the kernel that only call a function for each item
//! are generators whose body is that loop; the step says so, and the loop that wants the item makes the call itself.

use super::kinds::{DictId, FunctionId};
use serde::{Deserialize, Serialize};

/// How a loop gets the next item of a generator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GeneratorStep {
    /// From its body.
    #[default]
    Body,
    /// As the result of its first argument for the next item of its second, an iterator: the body does no more than that.
    Call,
    /// As the next item of its second argument for which the result of its first is true.
    Filter,
}

/// What resuming a generator by moving its frame takes.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The function.
    pub function: FunctionId,
    /// The machine's side tables for the code.
    pub runtime: u32,
    /// The function's namespace.
    pub globals: DictId,
}
