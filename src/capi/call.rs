//! The call that a run waits in, and its answer.
//!
//! Owns: reading a call, answering it, and the pair of calls that do both in bytes for wrappers.
//! Never: knows a function of a host. Start reading at `value_of`.

use super::boundary;
use super::error::MontyError;
use super::run::{Inner, MontyRun, go_on, peek, write_down};
use super::status::{MontyBytes, MontyCallKind, MontyState, MontyStatus};
use super::value::MontyValue;
use crate::{Call, Error, ErrorKind, Kind, Object, Run, State};
use std::ffi::c_char;

/// Reads the call that the run waits in.
///
/// # Safety
/// `run` is NULL or a run that was not freed before the call.
unsafe fn value_of(run: *const MontyRun, get: impl FnOnce(&Call) -> &Object) -> *const MontyValue {
    // The values are always nodes, which the run keeps until it goes on.
    let get = |inner: &mut Inner| inner.run.call().map(|call| boundary::pointer(Some(get(call).view())));
    // SAFETY: the caller's promise.
    unsafe { peek(run, std::ptr::null(), get) }
}

/// The number of the call that the run waits in: 1, 2, 3... over the whole run, forks and loads included; 0 in other
/// states.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_call_id(run: *const MontyRun) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { peek(run, 0, |inner| inner.run.call().map(|call| call.id)) }
}

/// What is called; MONTY_CALL_FUNCTION when the run is not in MONTY_STATE_CALL.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_call_kind(run: *const MontyRun) -> MontyCallKind {
    // SAFETY: the caller's promise.
    unsafe { peek(run, MontyCallKind::MontyCallFunction, |inner| inner.run.call().map(|call| call.kind.into())) }
}

/// The line of the program that made the call, from 1; 0 when it is not known or the run is not in MONTY_STATE_CALL.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_call_line(run: *const MontyRun) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { peek(run, 0, |inner| inner.run.call().map(|call| call.line)) }
}

/// The name of what is called, as declared; of an operation of the OS kind, such as "os.getenv". Borrowed until the next step,
/// resume or free of the run; NULL when the run is not in MONTY_STATE_CALL. `len` may be NULL.
///
/// # Safety
/// `run` is NULL or a run; `len` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_call_name(run: *const MontyRun, len: *mut usize) -> *const c_char {
    // SAFETY: the caller's promise.
    unsafe {
        let name = |inner: &mut Inner| {
            let call = inner.run.call()?;
            inner.lent.call.set(&call.name);
            Some(inner.lent.call.parts())
        };
        let (data, count) = peek(run, (std::ptr::null(), 0), name);
        boundary::write(len, count);
        data
    }
}

/// The positional arguments, a tuple. Borrowed until the next step, resume or free of the run; NULL when the run is not in
/// MONTY_STATE_CALL.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_call_args(run: *const MontyRun) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { value_of(run, |call| &call.args) }
}

/// The keyword arguments, a dict. Borrowed until the next step, resume or free of the run; NULL when the run is not in
/// MONTY_STATE_CALL.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_call_kwargs(run: *const MontyRun) -> *const MontyValue {
    // SAFETY: the caller's promise.
    unsafe { value_of(run, |call| &call.kwargs) }
}

/// Answers the call with a value and goes on with the fuel of the last step. `value` is consumed, also when the call fails.
/// MONTY_ERROR_STATE: the run is not in MONTY_STATE_CALL.
///
/// # Safety
/// `run` is NULL or a run; `value` is NULL or an owned value, which is not used again; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_resume_value(run: *mut MontyRun, value: *mut MontyValue, error: *mut *mut MontyError) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        let value = boundary::take_first(value, "value");
        go_on(run, error, |run| run.resume_value(value?))
    }
}

/// Answers the call by raising an exception in it, and goes on. `exception` is consumed, also when the call fails.
/// MONTY_ERROR_ARGUMENT: it is no exception. MONTY_ERROR_STATE: the run is not in MONTY_STATE_CALL.
///
/// # Safety
/// `run` is NULL or a run; `exception` is NULL or an owned value, which is not used again; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_resume_exception(
    run: *mut MontyRun,
    exception: *mut MontyValue,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        let exception = boundary::take_first(exception, "exception");
        go_on(run, error, |run| run.resume_exception(exception?))
    }
}

/// Where the run is and what comes with it, encoded as one dict ("Events" in docs/wire.md): what a wrapper reads after a step
/// instead of calling one getter after the other. `out` is owned.
///
/// # Safety
/// `run` is NULL or a run; `out` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_event(run: *const MontyRun, out: *mut MontyBytes) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { write_down(run, out, std::ptr::null_mut(), |run| event(run).encode()) }
}

/// Answers the call with an encoded dict ("Answers" in docs/wire.md) and goes on: `{"value": ...}` or `{"exception": ...}`.
/// MONTY_ERROR_FORMAT: the bytes are no encoded value. MONTY_ERROR_ARGUMENT: it is no such dict. Neither changes the run.
/// MONTY_ERROR_STATE: the run is not in MONTY_STATE_CALL.
///
/// # Safety
/// `run` is NULL or a run; `data` leads to `len` bytes; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_resume_encoded(
    run: *mut MontyRun,
    data: *const u8,
    len: usize,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { go_on(run, error, |run| answer(run, &Object::decode(boundary::bytes(data, len, "data")?)?)) }
}

/// The state of a run and what C would read of it next, as a dict.
fn event(run: &Run) -> Object {
    let mut fields = vec![("state", Object::from(MontyState::from(run.state()) as u32))];
    if let Some(call) = run.call() {
        fields.push(("id", Object::from(call.id)));
        fields.push(("kind", Object::from(call.kind as u32)));
        fields.push(("name", Object::from(call.name.as_str())));
        fields.push(("args", call.args.clone()));
        fields.push(("kwargs", call.kwargs.clone()));
        fields.push(("line", Object::from(call.line)));
    }
    if let Some(result) = run.result() {
        fields.push(("result", result.clone()));
    }
    if let Some(error) = run.error() {
        fields.push(("error", error.to_object()));
    }
    Object::record(fields)
}

/// Answers the call of a run with a dict of one pair.
fn answer(run: &mut Run, answer: &Object) -> Result<State, Error> {
    let value = answer.get("value").filter(|_| answer.kind() == Kind::Dict && answer.len() == 1);
    let exception = answer.get("exception").filter(|_| answer.kind() == Kind::Dict && answer.len() == 1);
    match (value, exception) {
        (Some(value), _) => run.resume_value(value),
        (_, Some(exception)) => run.resume_exception(exception),
        _ => Err(Error::new(ErrorKind::Argument, "an answer is a dict of either 'value' or 'exception'")),
    }
}
