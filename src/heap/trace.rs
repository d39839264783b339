//! Owns: an entry of a traceback, which names an instruction of some code, or only a line.
//!
//! Never: what is at that place in the source; `object/traceback.rs` says that.
//! Start reading at [`TraceEntry`].

use super::value::CodeRef;
use serde::{Deserialize, Serialize};

/// Where an exception passed: one line of a traceback.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TraceEntry {
    /// The code that ran.
    pub code: CodeRef,
    /// The instruction.
    pub pc: u32,
}

impl TraceEntry {
    /// The `pc` of a function that did not begin: an exception was thrown into its generator before the first `next`.
    pub const NOT_BEGUN: u32 = u32::MAX;

    /// Set in the `pc` of an entry that a program made for a line: the other bits are the line.
    const LINE: u32 = 1 << 31;

    /// An entry that names a line and no instruction.
    pub fn at_line(code: CodeRef, line: u32) -> TraceEntry {
        TraceEntry { code, pc: Self::LINE | line.min(Self::LINE - 2) }
    }

    /// The line that it names instead of an instruction.
    pub fn line(self) -> Option<u32> {
        (self.pc & Self::LINE != 0 && self.pc != Self::NOT_BEGUN).then_some(self.pc & !Self::LINE)
    }
}
