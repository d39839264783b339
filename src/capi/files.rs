//! Virtual files of a run. Start reading at `monty_run_mount`.

use super::boundary;
use super::error::MontyError;
use super::run::{MontyRun, using, write_down};
use super::status::{MontyBytes, MontyStatus};
use crate::{Error, ErrorKind};
use std::ffi::c_char;

/// Gives the program a file that `open` finds, before the run starts or at a pause, in the place of what was under that path. Files are in
/// memory, belong to the run and count for its limit on memory; snapshots and clones have them. `path` is absolute or begins in `/`; the
/// directories above it exist, too. The `len` bytes are copied; the program may change the file if it is `writable`. A file that is
/// under no path of the run and in none of its directories is asked of the host, to be read: a call of the kind MONTY_CALL_OS named
/// `open` with the path and the mode, to be answered with the content, bytes or a str. MONTY_ERROR_ARGUMENT: the path is empty or has a
/// zero byte. MONTY_ERROR_LIMIT: the file does not fit the memory limit.
///
/// # Safety
/// `run` is NULL or a run; `path` leads to `path_len` bytes; `data` leads to `len` bytes; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_mount(
    run: *mut MontyRun,
    path: *const c_char,
    path_len: usize,
    data: *const u8,
    len: usize,
    writable: bool,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        using(run, error, |inner| {
            let path = boundary::text(path, path_len, "path")?;
            inner.run.mount(path, Some(boundary::bytes(data, len, "data")?), writable)
        })
    }
}

/// Gives the program a directory, in which it may make files if it is `writable`; what it does not find there does not exist. The rest is
/// as for `monty_run_mount`.
///
/// # Safety
/// `run` is NULL or a run; `path` leads to `path_len` bytes; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_mount_directory(
    run: *mut MontyRun,
    path: *const c_char,
    path_len: usize,
    writable: bool,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { using(run, error, |inner| inner.run.mount(boundary::text(path, path_len, "path")?, None, writable)) }
}

/// The content of one of the run's virtual files as the program left it. `out` is owned. MONTY_ERROR_ARGUMENT: there is no such file.
///
/// # Safety
/// `run` is NULL or a run; `path` leads to `path_len` bytes; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_read_file(
    run: *const MontyRun,
    path: *const c_char,
    path_len: usize,
    out: *mut MontyBytes,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        write_down(run, out, error, |run| {
            let path = boundary::text(path, path_len, "path")?;
            let missing = || Error::new(ErrorKind::Argument, format!("the run has no file {path:?}"));
            Ok(run.read_file(path).ok_or_else(missing)?.to_vec())
        })
    }
}
