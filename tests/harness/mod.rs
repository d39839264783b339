//! What the runner of the test programs is made of.
//!
//! Owns: `options` (command line), `case` (a program and its expected output), `header` (its first lines), `compare`
//! (expected against got), `modes` (the ways to run a program), `running` (those that run it here), `process` (the one that
//! runs it in many processes).
//! Never: prints; `tests/programs.rs` does.
//! Start reading at `modes::MODES`.

pub mod case;
pub mod compare;
pub mod header;
pub mod modes;
pub mod options;
pub mod process;
pub mod running;
