//! Options: how to compile a program.
//!
//! Owns: `MontyOptions`, a builder. Never: keeps a pointer of the caller; names are copied.
//! Start reading at `change`.

use super::boundary::{self, Exclusive, Hold, catch_or};
use super::status::MontyStatus;
use crate::Error;
use crate::Options;
use std::ffi::c_char;
use std::time::Duration;

/// How to compile a program: its file name, what the host sets before a run, what the program can call. Owned; free it
/// with `monty_options_free`. One thread at a time; used by two, one of them gets MONTY_ERROR_BUSY. Any number of
/// programs can be compiled with the same options.
pub struct MontyOptions {
    _opaque: [u8; 0],
}

/// The nanoseconds of a type check when nobody says otherwise: 5 seconds.
pub const MONTY_CHECK_TIME_NS: u64 = 5_000_000_000;

/// The bytes of a type check when nobody says otherwise: 256 MiB.
pub const MONTY_CHECK_MEMORY: u64 = 268_435_456;

impl Hold for Options {
    fn spoil(&mut self) {
        *self = Options::new();
    }
}

/// Options as the caller made them so far.
///
/// # Safety
/// `options` is NULL or options that live.
pub(super) unsafe fn read(options: *const MontyOptions) -> Result<Options, Error> {
    if options.is_null() {
        return Ok(Options::new());
    }
    // SAFETY: the caller's promise.
    unsafe { boundary::with::<Options, _, _>(options, "options", |options| Ok(options.clone())) }
}

/// Takes a name that the caller lends into the options.
///
/// # Safety
/// `options` is NULL or options that live; `name` leads to `len` bytes.
unsafe fn change(options: *mut MontyOptions, name: *const c_char, len: usize, add: impl FnOnce(Options, &str) -> Options) -> MontyStatus {
    let work = || {
        // SAFETY: the caller's promise.
        let name = unsafe { boundary::text(name, len, "name") }?;
        let change = |options: &mut Options| {
            *options = add(std::mem::take(options), name);
            Ok(())
        };
        // SAFETY: the caller's promise.
        unsafe { boundary::with::<Options, _, _>(options, "options", change) }
    };
    // SAFETY: NULL is allowed.
    unsafe { boundary::status(std::ptr::null_mut(), work) }
}

/// Options with the file name "main.py" and nothing declared. Owned.
#[unsafe(no_mangle)]
#[must_use]
pub extern "C" fn monty_options_new() -> *mut MontyOptions {
    catch_or(std::ptr::null_mut(), || boundary::give_box(Exclusive::new(Options::new())))
}

/// The file name that tracebacks show. The name is copied.
///
/// # Safety
/// `o` is NULL or options; `name` leads to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_options_set_filename(o: *mut MontyOptions, name: *const c_char, len: usize) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { change(o, name, len, |options, name| options.filename(name)) }
}

/// Declares a global name whose value the host sets before each run, with `monty_run_set_input`. The name is copied.
///
/// # Safety
/// `o` is NULL or options; `name` leads to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_options_add_input(o: *mut MontyOptions, name: *const c_char, len: usize) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { change(o, name, len, |options, name| options.input(name)) }
}

/// Declares a host function: the program calls it under this name like any function, and the run stops there, in
/// MONTY_STATE_CALL. The name is copied.
///
/// # Safety
/// `o` is NULL or options; `name` leads to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_options_add_function(o: *mut MontyOptions, name: *const c_char, len: usize) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { change(o, name, len, |options, name| options.function(name)) }
}

/// Declares the types of inputs and host functions to the type checker, as Python text: functions, classes, TypedDicts,
/// dataclasses, aliases and annotated variables. The text is copied.
///
/// # Safety
/// `o` is NULL or options; `stubs` leads to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_options_set_stubs(o: *mut MontyOptions, stubs: *const c_char, len: usize) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { change(o, stubs, len, |options, stubs| options.stubs(stubs)) }
}

/// Demands that `monty_compile`, and `monty_run_feed` on runs of the program, refuse what the type checker finds errors in: with
/// MONTY_ERROR_CHECK, and `monty_error_diagnostics` says what they are. A build without the checker refuses all programs, with
/// MONTY_ERROR_UNSUPPORTED.
///
/// # Safety
/// `o` is NULL or options.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_options_set_type_check(o: *mut MontyOptions) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { change(o, c"".as_ptr(), 0, |options, _| options.type_check()) }
}

/// What one type check may use: nanoseconds, and bytes that the checker may hold, of which some 16 million are there before any
/// program. More is MONTY_ERROR_LIMIT, and `monty_error_limit` says which; MONTY_UNLIMITED is no limit. Unless this says otherwise it is
/// MONTY_CHECK_TIME_NS and MONTY_CHECK_MEMORY.
///
/// # Safety
/// `o` is NULL or options.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_options_set_check_limits(o: *mut MontyOptions, time_ns: u64, memory: u64) -> MontyStatus {
    let memory = usize::try_from(memory).unwrap_or(usize::MAX);
    // SAFETY: the caller's promise.
    unsafe { change(o, c"".as_ptr(), 0, |options, _| options.check_limits(Duration::from_nanos(time_ns), memory)) }
}

/// Frees options. NULL is allowed.
///
/// # Safety
/// `options` is NULL or owned options, which are not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_options_free(options: *mut MontyOptions) {
    // SAFETY: the caller's promise.
    catch_or((), || unsafe { boundary::free_exclusive::<Options, _>(options) });
}
