//! What the runner of the hostile corpus is made of.
//!
//! Owns: `case` (a program and how it must end), `sources` (programs too large to be files), `child` (one program in a process
//! of its own, watched), `execute` (one program in this process), `interrupt` and `bytes` (checks that are not programs).
//! Never: prints, but for the child's one line; `tests/hostile.rs` does.
//! Start reading at `case::Case`.

pub mod bytes;
pub mod case;
pub mod child;
pub mod effort;
pub mod execute;
pub mod interrupt;
pub mod sources;
