//! The prelude: the parts of Python's built-ins and library that are written in Python, because they call user code.
//!
//! Owns the embedded sources and their compilation, once per process and on first use. `kernel/*.py` are functions that
//! natives and the machine hand over to, one namespace together, each compiled by itself; `lib/*.py` are importable modules, named
//! by their files.
//! Prelude code sees natives that programs cannot name (`_m_...`), and its frames do not show in tracebacks.
//! Never holds state of a run.

use crate::bytecode::code::{PROGRAM_UNIT, StrBits, Unit};
use crate::compile;
use crate::heap::units::prelude_unit;
use crate::heap::value::CodeRef;
use crate::syntax;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/prelude_files.rs"));

/// Built-in functions that are kernel functions with no native part: (public name, kernel name).
const BUILTINS: &[(&str, &str)] = &[("aiter", "aiter_any"), ("anext", "anext"), ("exit", "exit_program"), ("quit", "exit_program")];

/// The number of a prelude unit: the kernel's functions come first. Unit 0 is the core table.
fn kernel_number(i: usize) -> u32 {
    1 + i as u32
}

fn library_number(i: usize) -> u32 {
    1 + (KERNEL.len() + i) as u32
}

const _: () = assert!(1 + KERNEL.len() + LIBRARY.len() <= PROGRAM_UNIT as usize, "the prelude has its units below the program's");

fn compile_unit(folder: &str, name: &str, source: &'static str, number: u32) -> Unit {
    let filename = format!("<prelude {folder}/{name}.py>");
    let options = compile::Options { hidden: true, implicit_result: false };
    match syntax::with_parsed(source, |parsed| compile::compile(&parsed.module, &parsed.source, &filename, number, &options)) {
        Ok(Ok(unit)) => unit,
        Ok(Err(error)) | Err(error) => panic!("the prelude compiles, a test says so; {filename}: {error:?}"),
    }
}

/// A function of the kernel, compiled now if this process has not used it.
fn kernel_unit(i: usize) -> &'static Unit {
    let (_, file, source) = KERNEL[i];
    let number = kernel_number(i);
    prelude_unit(number, || compile_unit("kernel", file, source, number))
}

/// A kernel function: its code, and its name as a string of its unit.
fn kernel_function(name: &str) -> Option<(CodeRef, StrBits)> {
    let i = KERNEL.binary_search_by_key(&name, |row| row.0).ok()?;
    let unit = kernel_unit(i);
    let code = unit.codes[0].codes[0];
    Some((CodeRef::new(kernel_number(i), code), unit.codes[code as usize].name))
}

/// The code of a kernel function.
pub fn kernel_code(name: &str) -> Option<CodeRef> {
    kernel_function(name).map(|function| function.0)
}

/// The name of a kernel function as a string of its unit.
pub fn kernel_name(name: &str) -> Option<StrBits> {
    kernel_function(name).map(|function| function.1)
}

/// The kernel function that is the built-in function of that name.
pub fn builtin_function(name: &str) -> Option<&'static str> {
    BUILTINS.iter().find(|row| row.0 == name).map(|row| row.1)
}

/// The unit of an importable module, compiled now if this process has not used it.
pub fn library_unit(name: &str) -> Option<u32> {
    let i = LIBRARY.iter().position(|(module, _)| *module == name)?;
    let number = library_number(i);
    prelude_unit(number, || compile_unit("lib", name, LIBRARY[i].1, number));
    Some(number)
}

/// Makes sure that a unit named in a snapshot is there; whether there is such a unit.
pub fn ensure_unit(number: u32) -> bool {
    match number {
        0 => true,
        n if (n as usize) <= KERNEL.len() => {
            kernel_unit(n as usize - 1);
            true
        }
        n => match LIBRARY.get(n as usize - 1 - KERNEL.len()) {
            Some((name, _)) => library_unit(name).is_some(),
            None => false,
        },
    }
}

/// A number that changes with the prelude's text: part of a snapshot's header.
pub fn fingerprint() -> u32 {
    static SUM: OnceLock<u32> = OnceLock::new();
    *SUM.get_or_init(|| {
        let mut hasher = crc32fast::Hasher::new();
        let kernel = KERNEL.iter().map(|&(name, _, source)| (name, source));
        for (name, source) in kernel.chain(LIBRARY.iter().copied()) {
            hasher.update(name.as_bytes());
            hasher.update(source.as_bytes());
        }
        hasher.finalize()
    })
}

#[cfg(test)]
mod tests;
