//! Errors: why a call failed, or what ended a program.
//!
//! Owns: `MontyError`, an `Error` with its texts as C wants them. Immutable, so any thread may read it.
//! Never: makes an error. Start reading at `ErrorHandle`.

use super::boundary::{self, Out, catch_or};
use super::status::{MontyBytes, MontyLimit, MontyStatus};
use super::value::MontyValue;
use crate::host::object::Object;
use crate::{Error, ErrorKind, Report};
use std::ffi::c_char;

/// Why a call failed, or what ended a program. Owned where a call returns one through `error`; free it with
/// `monty_error_free`. It does not change, and any thread may read it.
pub struct MontyError {
    _opaque: [u8; 0],
}

/// What a `MontyError` pointer leads to.
pub(super) struct ErrorHandle {
    error: Error,
    type_name: Text,
    message: Text,
    frames: Vec<[Text; 3]>,
    diagnostics: Option<Object>,
}

/// Text with the zero byte that C wants after it.
pub(super) struct Text(String);

impl Default for Text {
    fn default() -> Text {
        Text::new("")
    }
}

impl Text {
    pub(super) fn new(text: &str) -> Text {
        Text(format!("{text}\0"))
    }

    /// Makes it another text; the same one stays where it is.
    pub(super) fn set(&mut self, text: &str) {
        if self.0.strip_suffix('\0') != Some(text) {
            self.0.clear();
            self.0.push_str(text);
            self.0.push('\0');
        }
    }

    pub(super) fn parts(&self) -> (*const c_char, usize) {
        (self.0.as_ptr().cast(), self.0.len() - 1)
    }
}

impl ErrorHandle {
    /// An error that the caller owns.
    pub(super) fn give(error: Error) -> *mut MontyError {
        boundary::give_box(ErrorHandle::new(error))
    }

    /// Borrowed as long as this lives and does not move.
    pub(super) fn pointer(&self) -> *const MontyError {
        (&raw const *self).cast()
    }

    pub(super) fn new(error: Error) -> ErrorHandle {
        let frames = error.frames().iter();
        let frames = frames.map(|frame| [&frame.file, &frame.function, &frame.source].map(|text| Text::new(text)));
        let frames = frames.collect();
        let (type_name, message) = (Text::new(error.type_name()), Text::new(error.message()));
        let diagnostics = error.report().map(Report::to_object);
        ErrorHandle { error, type_name, message, frames, diagnostics }
    }
}

/// Reads something of an error that may be NULL.
///
/// # Safety
/// `error` is NULL or an error that lives as long as the result is used.
unsafe fn read<T>(error: *const MontyError, fallback: T, get: impl FnOnce(&'static ErrorHandle) -> Option<T>) -> T
where
    T: Copy,
{
    // SAFETY: the caller's promise.
    let handle = unsafe { boundary::borrow_box::<ErrorHandle, _>(error) };
    catch_or(fallback, || handle.and_then(get).unwrap_or(fallback))
}

/// Reads one of the texts.
///
/// # Safety
/// As for `read`; `len` is NULL or can be written.
unsafe fn text(
    error: *const MontyError,
    len: *mut usize,
    get: impl FnOnce(&'static ErrorHandle) -> Option<&'static Text>,
) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe {
        let (data, count) = read(error, (std::ptr::null(), 0), |handle| get(handle).map(Text::parts));
        boundary::write(len, count);
        data
    }
}

/// What sort of failure it is. MONTY_OK for NULL.
///
/// # Safety
/// `error` is NULL or an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_status(error: *const MontyError) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { read(error, MontyStatus::MontyOk, |handle| Some(handle.error.kind().into())) }
}

/// What went wrong; of a Python exception, what `str()` of it gives. Borrowed until the error is freed; NULL for NULL.
/// `len` may be NULL.
///
/// # Safety
/// `error` is NULL or an error; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_message(error: *const MontyError, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { text(error, len, |handle| Some(&handle.message)) }
}

/// The type of the Python exception, such as "ValueError"; empty when it is none. Borrowed until the error is freed;
/// NULL for NULL. `len` may be NULL.
///
/// # Safety
/// `error` is NULL or an error; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_type(error: *const MontyError, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { text(error, len, |handle| Some(&handle.type_name)) }
}

/// The Python exception as a value; NULL when there is none. Borrowed until the error is freed.
///
/// # Safety
/// `error` is NULL or an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_exception(error: *const MontyError) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { read(error, std::ptr::null(), |handle| handle.error.exception_object().map(|object| boundary::pointer(Some(object.view())))) }
}

/// What the type checker found, as `monty_check` gives it: of MONTY_ERROR_CHECK, and of stubs that have errors; NULL for all
/// other errors. Borrowed until the error is freed.
///
/// # Safety
/// `error` is NULL or an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_diagnostics(error: *const MontyError) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { read(error, std::ptr::null(), |handle| handle.diagnostics.as_ref().map(|object| boundary::pointer(Some(object.view())))) }
}

/// The limit that was reached. MONTY_ERROR_STATE when it was none, and `limit` is then MONTY_LIMIT_MEMORY.
///
/// # Safety
/// `error` is NULL or an error; `limit` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_limit(error: *const MontyError, limit: *mut MontyLimit) -> MontyStatus {
    // SAFETY: the caller's promise.
    let (out, handle) = unsafe { (Out::new(limit, MontyLimit::Memory), boundary::borrow_box::<ErrorHandle, _>(error)) };
    let work = || {
        out.check("limit")?;
        let handle = handle.ok_or_else(|| boundary::null("error"))?;
        let limit = handle.error.limit().ok_or_else(|| Error::new(ErrorKind::State, "no limit was reached"))?;
        out.set(limit.into());
        Ok(())
    };
    // SAFETY: NULL is allowed.
    unsafe { boundary::status(std::ptr::null_mut(), work) }
}

/// How many frames the traceback has; 0 when there is none.
///
/// # Safety
/// `error` is NULL or an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_frame_count(error: *const MontyError) -> usize {
    // SAFETY: the caller's promise.
    unsafe { read(error, 0, |handle| Some(handle.frames.len())) }
}

/// The file of frame `i`, counted from the outermost. Borrowed until the error is freed; NULL when there is no such
/// frame. `len` may be NULL.
///
/// # Safety
/// `error` is NULL or an error; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_frame_file(error: *const MontyError, i: usize, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { text(error, len, |handle| handle.frames.get(i).map(|texts| &texts[0])) }
}

/// The function of frame `i`, or `<module>`. Borrowed until the error is freed; NULL when there is no such frame.
/// `len` may be NULL.
///
/// # Safety
/// `error` is NULL or an error; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_frame_function(error: *const MontyError, i: usize, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { text(error, len, |handle| handle.frames.get(i).map(|texts| &texts[1])) }
}

/// The source line of frame `i` without its indentation; empty when it is not known. Borrowed until the error is
/// freed; NULL when there is no such frame. `len` may be NULL.
///
/// # Safety
/// `error` is NULL or an error; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_frame_source(error: *const MontyError, i: usize, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe { text(error, len, |handle| handle.frames.get(i).map(|texts| &texts[2])) }
}

/// The line of frame `i`, from 1; 0 when it is not known or there is no such frame.
///
/// # Safety
/// `error` is NULL or an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_frame_line(error: *const MontyError, i: usize) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { read(error, 0, |handle| handle.error.frames().get(i).map(|frame| frame.line)) }
}

/// The column of frame `i` in characters, from 1; 0 when it is not known or there is no such frame.
///
/// # Safety
/// `error` is NULL or an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_frame_column(error: *const MontyError, i: usize) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { read(error, 0, |handle| handle.error.frames().get(i).map(|frame| frame.column)) }
}

/// The whole traceback as Python prints it, or one line when there is none. `out` is owned.
///
/// # Safety
/// `error` is NULL or an error; `out` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_format(error: *const MontyError, out: *mut MontyBytes) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { bytes(error, out, |error| Ok(error.traceback().into_bytes())) }
}

/// The whole error in one go, encoded as in docs/wire.md: a dict of status (int), type, message, limit (int or None),
/// frames (list of dicts of file, function, line, column, source), traceback, exception (a value or None), exit_status (int or
/// None) and diagnostics (as of `monty_check`, or None).
/// `out` is owned.
///
/// # Safety
/// `error` is NULL or an error; `out` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_encode(error: *const MontyError, out: *mut MontyBytes) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { bytes(error, out, |error| error.to_object().encode()) }
}

/// Frees an error. NULL is allowed.
///
/// # Safety
/// `error` is NULL or an owned error, which is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_error_free(error: *mut MontyError) {
    // SAFETY: the caller's promise.
    catch_or((), || unsafe { boundary::free_box::<ErrorHandle, _>(error) });
}

/// Makes bytes of an error.
///
/// # Safety
/// `error` is NULL or an error; `out` is NULL or can be written.
unsafe fn bytes(error: *const MontyError, out: *mut MontyBytes, make: impl FnOnce(&Error) -> Result<Vec<u8>, Error>) -> MontyStatus {
    // SAFETY: the caller's promise.
    let (out, handle) = unsafe { (Out::new(out, MontyBytes::EMPTY), boundary::borrow_box::<ErrorHandle, _>(error)) };
    let work = || {
        out.check("out")?;
        let handle = handle.ok_or_else(|| boundary::null("error"))?;
        out.set(MontyBytes::give(make(&handle.error)?));
        Ok(())
    };
    // SAFETY: NULL is allowed.
    unsafe { boundary::status(std::ptr::null_mut(), work) }
}
