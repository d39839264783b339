//! Runs: made, fed, stepped, read, dumped, forked and freed.
//!
//! Owns: `MontyRun`, a `Run` with what has been lent of it, and the print callback. Never: decides anything about Python.
//! The call that a run waits in is the subject of `call`. Start reading at `Inner`.

use super::boundary::{self, Exclusive, Hold, Kept, Out, catch_or};
use super::error::{ErrorHandle, MontyError, Text};
use super::interrupt::MontyInterrupt;
use super::program::{self, MontyProgram};
use super::status::{self, MontyBytes, MontyLimitNumber, MontyState, MontyStatus, MontyStreamNumber};
use super::value::MontyValue;
use crate::{DumpOptions, Error, ErrorKind, Object, Program, Run, State, Stream};
use std::ffi::{c_char, c_void};

/// One execution of a program. Owned; free it with `monty_run_free`. One thread at a time, which may be another one each
/// time; used by two at once, or by its own print callback, the later call gets MONTY_ERROR_BUSY (getters: NULL or 0). It
/// keeps what it needs of its program.
///
/// What a run lends (its call, result and error) lives until the next step, resume, feed, call or free of that run.
pub struct MontyRun {
    _opaque: [u8; 0],
}

/// Receives what a program prints, as it prints it, in pieces: `len` bytes of UTF-8 without a zero byte after them, lent for
/// the call. It must return, so no C++ exception and no `longjmp`, and it cannot use the run, except for freeing it.
pub type MontyPrintFn = Option<unsafe extern "C" fn(userdata: *mut c_void, stream: MontyStreamNumber, text: *const c_char, len: usize)>;

/// Lets go of what a callback was given.
pub type MontyDropFn = Option<unsafe extern "C" fn(userdata: *mut c_void)>;

/// What a `MontyRun` pointer leads to.
pub(super) struct Inner {
    pub(super) run: Run,
    pub(super) lent: Lent,
}

/// What C has pointers into; made when it is asked for, gone when the run goes on.
#[derive(Default)]
pub(super) struct Lent {
    /// The name of the call. It stays when the run goes on: the next call is often of the same function.
    pub(super) call: Text,
    result: Option<Kept>,
    error: Option<Box<ErrorHandle>>,
}

impl Inner {
    fn give(run: Run) -> *mut MontyRun {
        boundary::give_box(Exclusive::new(Inner { run, lent: Lent::default() }))
    }
}

impl Hold for Inner {
    fn spoil(&mut self) {
        self.run.discard();
    }
}

/// Uses a run and reports how that went.
///
/// # Safety
/// `run` is NULL or a run that was not freed before the call; `error` is NULL or can be written.
pub(super) unsafe fn using(
    run: *const MontyRun,
    error: *mut *mut MontyError,
    work: impl FnOnce(&mut Inner) -> Result<(), Error>,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { boundary::status(error, || boundary::with::<Inner, _, _>(run, "run", work)) }
}

/// Lets a run go on. A call that the run refuses in its state ends no loans.
///
/// # Safety
/// As for `using`.
pub(super) unsafe fn go_on(
    run: *const MontyRun,
    error: *mut *mut MontyError,
    work: impl FnOnce(&mut Run) -> Result<State, Error>,
) -> MontyStatus {
    let work = |inner: &mut Inner| {
        let result = work(&mut inner.run);
        if !matches!(&result, Err(error) if error.kind() == ErrorKind::State) {
            (inner.lent.result, inner.lent.error) = (None, None);
        }
        result.map(drop)
    };
    // SAFETY: the caller's promise.
    unsafe { using(run, error, work) }
}

/// Reads something of a run that may be NULL, busy or poisoned: `fallback` then.
///
/// # Safety
/// `run` is NULL or a run that was not freed before the call.
pub(super) unsafe fn peek<T>(run: *const MontyRun, fallback: T, get: impl FnOnce(&mut Inner) -> Option<T>) -> T {
    // SAFETY: the caller's promise.
    let found = unsafe { boundary::with::<Inner, _, _>(run, "run", |inner| Ok(get(inner))) };
    found.ok().flatten().unwrap_or(fallback)
}

/// Writes bytes made of a run.
///
/// # Safety
/// As for `using`; `out` is NULL or can be written.
pub(super) unsafe fn write_down(
    run: *const MontyRun,
    out: *mut MontyBytes,
    error: *mut *mut MontyError,
    make: impl FnOnce(&mut Run) -> Result<Vec<u8>, Error>,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        let out = Out::new(out, MontyBytes::EMPTY);
        using(run, error, |inner| {
            out.check("out")?;
            out.set(MontyBytes::give(make(&mut inner.run)?));
            Ok(())
        })
    }
}

/// A run of a program that has not started, with the default limits. Owned; NULL for NULL.
///
/// # Safety
/// `program` is NULL or a program.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_run_new(program: *const MontyProgram) -> *mut MontyRun {
    // SAFETY: the caller's promise.
    let made = boundary::catch(|| Ok(Inner::give(Run::new(unsafe { program::borrow(program) }?))));
    made.unwrap_or(std::ptr::null_mut())
}

/// Frees a run, in any state. While another thread is in a call on it, or in its own print callback, it is freed when that
/// call returns. NULL is allowed.
///
/// # Safety
/// `run` is NULL or an owned run, which is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_free(run: *mut MontyRun) {
    // SAFETY: the caller's promise.
    catch_or((), || unsafe { boundary::free_exclusive::<Inner, _>(run) });
}

/// Sets a limit, before the run or at a pause; MONTY_UNLIMITED for none. A limit below what is used already ends the run as
/// soon as it goes on. MONTY_ERROR_UNSUPPORTED: there is no such limit.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_set_limit(run: *mut MontyRun, which: MontyLimitNumber, value: u64) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        using(run, std::ptr::null_mut(), |inner| {
            inner.run.set_limit(status::limit(which)?, value);
            Ok(())
        })
    }
}

/// A limit; 0 for NULL and for limits that do not exist.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_limit(run: *const MontyRun, which: MontyLimitNumber) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { peek(run, 0, |inner| Some(inner.run.limit(status::limit(which).ok()?))) }
}

/// How much the run has used of what a limit counts; 0 for NULL and for limits that do not exist.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_usage(run: *const MontyRun, which: MontyLimitNumber) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { peek(run, 0, |inner| Some(inner.run.usage(status::limit(which).ok()?))) }
}

/// Sets a declared input, before the run starts. `value` is consumed, also when the call fails. MONTY_ERROR_ARGUMENT: the
/// name was not declared. MONTY_ERROR_STATE: the run has started.
///
/// # Safety
/// `run` is NULL or a run; `name` leads to `len` bytes; `value` is NULL or an owned value, which is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_set_input(run: *mut MontyRun, name: *const c_char, len: usize, value: *mut MontyValue) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        let value = boundary::take_first(value, "value");
        using(run, std::ptr::null_mut(), |inner| {
            let name = boundary::text(name, len, "name")?;
            inner.run.set_input(name, value?)
        })
    }
}

/// Sets inputs from an encoded dict of names and values (docs/wire.md), before the run starts. MONTY_ERROR_FORMAT: the
/// bytes are no encoded value. MONTY_ERROR_ARGUMENT: they are no dict of names, or a name was not declared.
///
/// # Safety
/// `run` is NULL or a run; `data` leads to `len` bytes; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_set_inputs_encoded(
    run: *mut MontyRun,
    data: *const u8,
    len: usize,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        using(run, error, |inner| {
            let inputs = Object::decode(boundary::bytes(data, len, "data")?)?;
            inner.run.set_inputs(&inputs)
        })
    }
}

/// The callback of the host as the run owns it.
struct Printer {
    print: MontyPrintFn,
    userdata: *mut c_void,
    drop: MontyDropFn,
}

// SAFETY: whoever sets the callback is told that it is called in the thread that uses the run.
unsafe impl Send for Printer {}

impl Printer {
    fn print(&mut self, stream: Stream, text: &str) {
        if let Some(print) = self.print {
            // SAFETY: the caller of `monty_run_set_print` promised a function that can be called so.
            unsafe { print(self.userdata, stream as u32, text.as_ptr().cast(), text.len()) };
        }
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        if let Some(drop) = self.drop {
            // SAFETY: as above; it is called once.
            unsafe { drop(self.userdata) };
        }
    }
}

/// Hands what the program prints to `print` instead of keeping it, in the thread that steps the run. NULL keeps it again, for
/// `monty_run_take_output`. `drop`, which may be NULL, is called once with `userdata`: when the callback is replaced, when the
/// run is freed, and at once when the call fails. Forks and loaded runs have no callback.
///
/// # Safety
/// `run` is NULL or a run; `print` and `drop` are NULL or functions that can be called with `userdata`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_set_print(
    run: *mut MontyRun,
    print: MontyPrintFn,
    userdata: *mut c_void,
    drop: MontyDropFn,
) -> MontyStatus {
    let mut printer = Printer { print, userdata, drop };
    let work = |inner: &mut Inner| {
        match print {
            Some(_) => inner.run.set_print(move |stream, text| printer.print(stream, text)),
            None => inner.run.keep_output(),
        }
        Ok(())
    };
    // SAFETY: the caller's promise.
    unsafe { using(run, std::ptr::null_mut(), work) }
}

/// Runs until the program calls, ends or is stopped, or until `fuel` instructions are spent (MONTY_STATE_YIELDED);
/// MONTY_UNLIMITED for no such end. What the program does, failing included, is no error of this call but the run's state.
/// MONTY_ERROR_STATE: the run waits for an answer, or has ended.
///
/// # Safety
/// `run` is NULL or a run; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_step(run: *mut MontyRun, fuel: u64, error: *mut *mut MontyError) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { go_on(run, error, |run| run.step(fuel)) }
}

/// Where the run is; MONTY_STATE_READY for NULL.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_state(run: *const MontyRun) -> MontyState {
    // SAFETY: the caller's promise.
    let state = unsafe { boundary::with::<Inner, _, _>(run, "run", |inner| Ok(inner.run.state())) };
    match state {
        Ok(state) => state.into(),
        Err(error) if error.kind() == ErrorKind::Busy => MontyState::Busy,
        Err(error) if error.kind() == ErrorKind::Internal => MontyState::Failed,
        Err(_) => MontyState::Ready,
    }
}

/// A second run that is where this one is and goes on by itself: same state, same values, same limits and usage, no print
/// callback. Owned; NULL when it fails, and `error` says why.
///
/// # Safety
/// `run` is NULL or a run; `error` is NULL or can be written.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_run_clone(run: *const MontyRun, error: *mut *mut MontyError) -> *mut MontyRun {
    let mut made = std::ptr::null_mut();
    let work = |inner: &mut Inner| {
        made = Inner::give(inner.run.fork());
        Ok(())
    };
    // SAFETY: the caller's promise. A failure leaves NULL in `made`.
    unsafe { using(run, error, work) };
    made
}

/// Compiles `source` and runs it, with unlimited fuel, in the namespace of a run that has ended: the next piece of a session.
/// `filename`, which may be NULL for "main.py", ends with a zero byte. Limits and usage go on. When it does not compile
/// (MONTY_ERROR_SYNTAX) the run stays as it is. MONTY_ERROR_STATE: the run is not in MONTY_STATE_DONE or MONTY_STATE_FAILED.
///
/// # Safety
/// `run` is NULL or a run; `source` leads to `len` bytes; `filename` is NULL or a C string; `error` is NULL or can be
/// written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_feed(
    run: *mut MontyRun,
    source: *const c_char,
    len: usize,
    filename: *const c_char,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        let work = |run: &mut Run| {
            let filename = boundary::c_string(filename, "filename")?;
            run.feed(boundary::text(source, len, "source")?, filename.unwrap_or("main.py"))
        };
        go_on(run, error, work)
    }
}

/// Calls a function (or whatever can be called) that a run that has ended has under a global name, with unlimited fuel; what
/// it returns becomes `monty_run_result`. `args` is a list or tuple, `kwargs` a dict with str keys; both may be NULL, and are
/// consumed, also when the call fails. MONTY_ERROR_ARGUMENT: there is no such name, or the values are of other kinds.
/// MONTY_ERROR_STATE: the run is not in MONTY_STATE_DONE or MONTY_STATE_FAILED.
///
/// # Safety
/// `run` is NULL or a run; `name` leads to `len` bytes; `args` and `kwargs` are NULL or owned values, which are not used
/// again; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_call_function(
    run: *mut MontyRun,
    name: *const c_char,
    len: usize,
    args: *mut MontyValue,
    kwargs: *mut MontyValue,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        let (args, kwargs) = (boundary::take(args), boundary::take(kwargs));
        let (args, kwargs) = (args.unwrap_or(Object::NONE), kwargs.unwrap_or(Object::NONE));
        go_on(run, error, |run| run.call_function(boundary::text(name, len, "name")?, &args, &kwargs))
    }
}

/// What the program's last expression gave, in MONTY_STATE_DONE: None when the last statement is no expression. Borrowed until
/// the next step, resume or free of the run; NULL in other states. What is too large for the memory limit is NULL too.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_result(run: *const MontyRun) -> *const MontyValue {
    let get = |inner: &mut Inner| {
        if inner.lent.result.is_none() {
            inner.lent.result = Some(Kept::new(inner.run.result()?.clone()));
        }
        inner.lent.result.as_ref().map(Kept::pointer)
    };
    // SAFETY: the caller's promise.
    unsafe { peek(run, std::ptr::null(), get) }
}

/// The exception or limit that ended the program, in MONTY_STATE_FAILED. Borrowed until the next step, resume or free of the
/// run, so it is not freed; NULL in other states.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_error(run: *const MontyRun) -> *const MontyError {
    let get = |inner: &mut Inner| {
        if inner.lent.error.is_none() {
            inner.lent.error = Some(Box::new(ErrorHandle::new(inner.run.error()?.clone())));
        }
        inner.lent.error.as_ref().map(|error| error.pointer())
    };
    // SAFETY: the caller's promise.
    unsafe { peek(run, std::ptr::null(), get) }
}

/// Takes what the program printed to a stream since the last time. `out` is owned. MONTY_ERROR_UNSUPPORTED: there is no such
/// stream.
///
/// # Safety
/// `run` is NULL or a run; `out` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_take_output(run: *mut MontyRun, stream: MontyStreamNumber, out: *mut MontyBytes) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        write_down(run, out, std::ptr::null_mut(), |run| {
            let stream = status::stream(stream)?;
            Ok(run.take_output(stream).into_bytes())
        })
    }
}

/// The run as bytes, at any pause: `monty_run_load` goes on from them, in another process, on another architecture, any number
/// of times. The program is part of them. Declared functions, limits, usage and output that nobody has taken are kept, the
/// print callback is not. `out` is owned. MONTY_ERROR_LIMIT: the bytes do not fit the memory limit.
///
/// # Safety
/// `run` is NULL or a run; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_dump(run: *const MontyRun, out: *mut MontyBytes, error: *mut *mut MontyError) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { write_down(run, out, error, |run| run.dump(&DumpOptions::new())) }
}

/// The same without the program, for hosts that keep it: a thousand runs that wait need not carry it a thousand times. To be
/// loaded together with the program. `out` is owned.
///
/// # Safety
/// `run` is NULL or a run; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_dump_without_program(
    run: *const MontyRun,
    out: *mut MontyBytes,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { write_down(run, out, error, |run| run.dump(&DumpOptions::new().without_program())) }
}

/// The run of bytes that `monty_run_dump` wrote. The bytes may be anybody's: they are verified, and nothing is reserved that
/// they do not hold. `program` is the program of the run; it may be NULL when the bytes carry theirs. `out` is owned.
/// MONTY_ERROR_ARGUMENT: the run is of another program, or of one that is missing. MONTY_ERROR_FORMAT: the bytes are no run. MONTY_ERROR_VERSION: another version of the library wrote them.
///
/// # Safety
/// `program` is NULL or a program; `data` leads to `len` bytes; `out` and `error` are NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run_load(
    program: *const MontyProgram,
    data: *const u8,
    len: usize,
    out: *mut *mut MontyRun,
    error: *mut *mut MontyError,
) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe {
        let out = Out::new(out, std::ptr::null_mut());
        boundary::status(error, || {
            out.check("out")?;
            let bytes = boundary::bytes(data, len, "data")?;
            let program = boundary::borrow_box::<Program, _>(program);
            out.set(Inner::give(Run::load(program, bytes)?));
            Ok(())
        })
    }
}

/// A handle that stops this run from any thread or signal handler, also after it was freed. Owned; NULL for NULL, and while
/// another call is using the run, so take it before the run starts.
///
/// # Safety
/// `run` is NULL or a run.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn monty_run_interrupt_handle(run: *const MontyRun) -> *mut MontyInterrupt {
    // SAFETY: the caller's promise.
    unsafe { peek(run, std::ptr::null_mut(), |inner| Some(boundary::give_box(inner.run.interrupt_handle()))) }
}
