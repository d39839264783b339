//! Programs: compiled source, shared.
//!
//! Owns: `MontyProgram`, a counted reference to a `Program`. Never: runs anything. Start reading at `monty_compile`.

use super::boundary::{self, Out, catch_or};
use super::error::MontyError;
use super::options::{self, MontyOptions};
use super::status::{MontyBytes, MontyStatus};
use crate::Error;
use crate::Program;
use std::ffi::c_char;
use std::sync::Arc;

/// A compiled program. It does not change: any number of threads may use one and make runs from it. Owned and counted:
/// each `monty_compile`, `monty_program_load` and `monty_program_ref` wants one `monty_program_free`. Runs keep what
/// they need of it, so it may be freed before them.
pub struct MontyProgram {
    _opaque: [u8; 0],
}

/// The program that a pointer leads to.
///
/// # Safety
/// `program` is NULL or a program that lives for `'a`.
pub(super) unsafe fn borrow<'a>(program: *const MontyProgram) -> Result<&'a Program, Error> {
    // SAFETY: the caller's promise; `give_shared` handed out a pointer to the program itself.
    unsafe { boundary::borrow_box::<Program, _>(program) }.ok_or_else(|| boundary::null("program"))
}

/// Writes a program, or what went wrong instead.
///
/// # Safety
/// `out` and `error` are NULL or can be written.
unsafe fn make(out: *mut *mut MontyProgram, error: *mut *mut MontyError, work: impl FnOnce() -> Result<Program, Error>) -> MontyStatus {
    // SAFETY: the caller's promise.
    let out = unsafe { Out::new(out, std::ptr::null_mut()) };
    let work = || {
        out.check("out")?;
        out.set(boundary::give_shared(Arc::new(work()?)));
        Ok(())
    };
    // SAFETY: the caller's promise.
    unsafe { boundary::status(error, work) }
}

/// Compiles `len` bytes of Python. `options` may be NULL. `out` is owned. MONTY_ERROR_SYNTAX: the error has the type
/// (such as "SyntaxError"), the message, and a frame with file, line, column and the source line; `monty_error_format`
/// gives it as Python prints it. MONTY_ERROR_UTF8: the source is not UTF-8.
///
/// # Safety
/// `source` leads to `len` bytes; `options` is NULL or options; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_compile(
    source: *const c_char,
    len: usize,
    options: *const MontyOptions,
    out: *mut *mut MontyProgram,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        make(out, error, || {
            let source = boundary::text(source, len, "source")?;
            Program::compile(source, &options::read(options)?)
        })
    }
}

/// One more reference to a program: the same pointer. Owned; NULL for NULL. Any thread.
///
/// # Safety
/// `program` is NULL or a program.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_program_ref(program: *const MontyProgram) -> *mut MontyProgram {
    // SAFETY: the caller's promise.
    catch_or(std::ptr::null_mut(), || unsafe { boundary::share::<Program, _>(program) })
}

/// Gives a reference to a program back; the last one frees it. NULL is allowed. Any thread.
///
/// # Safety
/// `program` is NULL or an owned program, which is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_program_free(program: *mut MontyProgram) {
    // SAFETY: the caller's promise.
    catch_or((), || unsafe { boundary::free_shared::<Program, _>(program) });
}

/// The program as bytes, for `monty_program_load` here or elsewhere. `out` is owned.
///
/// # Safety
/// `program` is NULL or a program; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_program_dump(
    program: *const MontyProgram,
    out: *mut MontyBytes,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    let out = unsafe { Out::new(out, MontyBytes::EMPTY) };
    let work = || {
        out.check("out")?;
        // SAFETY: the caller's promise.
        let program = unsafe { borrow(program) }?;
        out.set(MontyBytes::give(program.dump()?));
        Ok(())
    };
    // SAFETY: the caller's promise.
    unsafe { boundary::status(error, work) }
}

/// The program of bytes that `monty_program_dump` wrote. The bytes may be anybody's: they are verified. `out` is owned.
/// MONTY_ERROR_FORMAT: the bytes are no program. MONTY_ERROR_VERSION: another version of the library wrote them.
///
/// # Safety
/// `data` leads to `len` bytes; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_program_load(
    data: *const u8,
    len: usize,
    out: *mut *mut MontyProgram,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { make(out, error, || Program::load(boundary::bytes(data, len, "data")?)) }
}
