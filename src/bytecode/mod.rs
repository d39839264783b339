//! Bytecode: what the compiler writes and the machine runs.
//!
//! Owns the instruction table, code objects, the verifier and the disassembler.
//! Never runs anything and never touches the heap: constants are described ([`code::Const`]), not allocated.
//! Start reading at [`instr`], then [`code`].

pub mod code;
pub mod disasm;
pub mod instr;
pub mod lines;
pub mod verify;
