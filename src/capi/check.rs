//! Type checking: what is wrong with a program before it runs.
//!
//! Owns: the way of a report to C, as a value. Never: checks. Start reading at `monty_check`.

use super::boundary::{self, Out, catch_or};
use super::error::MontyError;
use super::options::{self, MontyOptions};
use super::run::{Inner, MontyRun};
use super::status::MontyStatus;
use super::value::MontyValue;
use crate::{Error, Report, check, release_checkers};
use std::ffi::c_char;

/// Writes a report, or what went wrong instead.
///
/// # Safety
/// `diagnostics` and `error` are NULL or can be written.
unsafe fn report(
    diagnostics: *mut *mut MontyValue,
    error: *mut *mut MontyError,
    work: impl FnOnce() -> Result<Report, Error>,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    let out = unsafe { Out::new(diagnostics, std::ptr::null_mut()) };
    let work = || {
        out.check("diagnostics")?;
        out.set(boundary::give(work()?.to_object()));
        Ok(())
    };
    // SAFETY: the caller's promise.
    unsafe { boundary::status(error, work) }
}

/// Checks the types of `len` bytes of Python; nothing runs. The program knows its inputs and functions from `options`, which may be
/// NULL, and their types from `stubs`, Python text that may be NULL: then those of the options are taken.
///
/// `diagnostics` is owned: a list, empty when nothing was found, of dicts of severity ("error", "warning" or "info"), rule,
/// message, file, line, column, end_line, end_column (ints from 1; columns in characters, the end behind the last), concise (the
/// finding in one line) and annotated (the finding with the source that it is about). A source that is not Python gives one of the
/// rule "invalid-syntax".
///
/// MONTY_ERROR_LIMIT: the program is too large or too deep for the checker, or took more than `monty_options_set_check_limits` lets it;
/// then `monty_error_limit` says which. MONTY_ERROR_SYNTAX, MONTY_ERROR_ARGUMENT: the stubs are wrong. MONTY_ERROR_UNSUPPORTED: the
/// library was built without the checker. Any thread; a checker that is warm is kept for the next call.
///
/// # Safety
/// `source` leads to `len` bytes and `stubs` to `stubs_len`; `options` is NULL or options; `diagnostics` and `error` are NULL or
/// can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_check(
    source: *const c_char,
    len: usize,
    options: *const MontyOptions,
    stubs: *const c_char,
    stubs_len: usize,
    diagnostics: *mut *mut MontyValue,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        report(diagnostics, error, || {
            let source = boundary::text(source, len, "source")?;
            let mut options = options::read(options)?;
            if !stubs.is_null() {
                options = options.stubs(boundary::text(stubs, stubs_len, "stubs")?);
            }
            check(source, &options)
        })
    }
}

/// Checks a snippet as `monty_run_feed` would run it: it sees what the program and the snippets before it defined, with their
/// types. `filename`, which may be NULL for "main.py", ends with a zero byte. The run does not change. Everything else is as of
/// `monty_check`; the stubs are those of the options that demanded a check of the program.
///
/// # Safety
/// `run` is NULL or a run; `source` leads to `len` bytes; `filename` is NULL or a C string; `diagnostics` and `error` are NULL or
/// can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_check(
    run: *const MontyRun,
    source: *const c_char,
    len: usize,
    filename: *const c_char,
    diagnostics: *mut *mut MontyValue,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        report(diagnostics, error, || {
            let filename = boundary::c_string(filename, "filename")?.unwrap_or("main.py");
            let source = boundary::text(source, len, "source")?;
            boundary::with::<Inner, _, _>(run, "run", |inner| inner.run.check(source, filename))
        })
    }
}

/// Frees the checkers that are kept warm for the next check, at most four of 25 to 60 MB each; the next check makes a new one. Any
/// thread.
#[unsafe(no_mangle)]
pub extern "C" fn monty_check_release() {
    catch_or((), release_checkers);
}
