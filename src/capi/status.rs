//! The library itself: versions, enums and bytes.
//!
//! Owns: the numbers of the ABI. Enums that come in are plain numbers (`...Number`), as C can pass any; the header
//! shows them under the enum's name. Never: depends on other parts of the API. Start reading at `MontyStatus`.

use super::boundary;
use crate::{CallKind, Error, ErrorKind, Kind, Limit, State, Stream};
use std::ffi::{CStr, c_char};

/// The ABI that this header describes. `monty_abi_version()` returns the library's; the two must be equal.
pub const MONTY_ABI_VERSION: u32 = 1;

/// No limit, or no end of fuel.
pub const MONTY_UNLIMITED: u64 = u64::MAX;

/// How a call ended.
/// cbindgen:prefix-with-name=false
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum MontyStatus {
    /// Done.
    MontyOk = 0,
    /// An argument is NULL or of the wrong kind.
    MontyErrorArgument = 1,
    /// The object is not in a state in which this can be asked.
    MontyErrorState = 2,
    /// Another call is using the object.
    MontyErrorBusy = 3,
    /// Text is not UTF-8.
    MontyErrorUtf8 = 4,
    /// A number or an index is outside its range.
    MontyErrorRange = 5,
    /// This version does not know the enum value, or this format cannot hold the value.
    MontyErrorUnsupported = 6,
    /// The source is not Python.
    MontyErrorSyntax = 7,
    /// A Python exception.
    MontyErrorException = 8,
    /// A limit was reached.
    MontyErrorLimit = 9,
    /// The host interrupted the run.
    MontyErrorInterrupted = 10,
    /// Bytes are not what they should be.
    MontyErrorFormat = 11,
    /// Bytes come from another version of the library.
    MontyErrorVersion = 12,
    /// A fault of the library. The run it happened in can only be freed; everything else goes on.
    MontyErrorInternal = 13,
    /// The type checker found errors in a program that must have none; `monty_error_diagnostics` has them.
    MontyErrorCheck = 14,
}

impl From<ErrorKind> for MontyStatus {
    fn from(kind: ErrorKind) -> MontyStatus {
        match kind {
            ErrorKind::Argument => MontyStatus::MontyErrorArgument,
            ErrorKind::State => MontyStatus::MontyErrorState,
            ErrorKind::Busy => MontyStatus::MontyErrorBusy,
            ErrorKind::Utf8 => MontyStatus::MontyErrorUtf8,
            ErrorKind::Range => MontyStatus::MontyErrorRange,
            ErrorKind::Unsupported => MontyStatus::MontyErrorUnsupported,
            ErrorKind::Syntax => MontyStatus::MontyErrorSyntax,
            ErrorKind::Exception => MontyStatus::MontyErrorException,
            ErrorKind::Limit => MontyStatus::MontyErrorLimit,
            ErrorKind::Interrupted => MontyStatus::MontyErrorInterrupted,
            ErrorKind::Format => MontyStatus::MontyErrorFormat,
            ErrorKind::Version => MontyStatus::MontyErrorVersion,
            ErrorKind::Internal => MontyStatus::MontyErrorInternal,
            ErrorKind::Check => MontyStatus::MontyErrorCheck,
        }
    }
}

/// What a run may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum MontyLimit {
    /// Bytes held by the program's values, its captured output and the values that cross to the host.
    Memory = 0,
    /// Values allocated over the whole run.
    Allocations = 1,
    /// Nanoseconds spent inside step and resume.
    TimeNs = 2,
    /// Depth of calls. The program may catch this one, as RecursionError.
    Recursion = 3,
    /// Instructions executed.
    Fuel = 4,
    /// Bytes of captured output.
    Output = 5,
}

impl From<Limit> for MontyLimit {
    fn from(limit: Limit) -> MontyLimit {
        match limit {
            Limit::Memory => MontyLimit::Memory,
            Limit::Allocations => MontyLimit::Allocations,
            Limit::TimeNs => MontyLimit::TimeNs,
            Limit::Recursion => MontyLimit::Recursion,
            Limit::Fuel => MontyLimit::Fuel,
            Limit::Output => MontyLimit::Output,
        }
    }
}

/// A `MontyLimit` that comes in.
pub type MontyLimitNumber = u32;

/// The limit of that number.
pub(super) fn limit(number: MontyLimitNumber) -> Result<Limit, Error> {
    let limit = Limit::ALL.into_iter().find(|limit| *limit as u32 == number);
    limit.ok_or_else(|| Error::new(ErrorKind::Unsupported, format!("there is no limit {number}")))
}

/// Where a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum MontyState {
    /// Not started: limits and inputs can be set, and `monty_run_step` starts it. Also what a NULL run is said to be.
    Ready = 0,
    /// The program called the host and waits for the answer: `monty_run_resume_value` or `monty_run_resume_exception`.
    Call = 1,
    /// All tasks of the program wait for answers.
    Waiting = 2,
    /// The fuel of the step is spent; `monty_run_step` goes on.
    Yielded = 3,
    /// `monty_interrupt` stopped it; `monty_run_step` goes on.
    Interrupted = 4,
    /// The program ended; `monty_run_result` is what its last expression gave.
    Done = 5,
    /// An exception or a limit ended the program; `monty_run_error` says which. After a fault of the library in an
    /// earlier call too, but then there is no error.
    Failed = 6,
    /// Another call is using the run, in another thread or further up in this one. Only `monty_run_state` says so.
    Busy = 7,
}

impl From<State> for MontyState {
    fn from(state: State) -> MontyState {
        match state {
            State::Ready => MontyState::Ready,
            State::Call => MontyState::Call,
            State::Waiting => MontyState::Waiting,
            State::Yielded => MontyState::Yielded,
            State::Interrupted => MontyState::Interrupted,
            State::Done => MontyState::Done,
            State::Failed => MontyState::Failed,
        }
    }
}

/// What a program called.
/// cbindgen:prefix-with-name=false
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum MontyCallKind {
    /// A function that `monty_options_add_function` declared.
    MontyCallFunction = 0,
    /// A method of an object of the host.
    MontyCallMethod = 1,
    /// An operation that a program asks the operating system for, such as `os.getenv` or `time.time`. A host that has
    /// no answer raises PermissionError.
    MontyCallOs = 2,
}

impl From<CallKind> for MontyCallKind {
    fn from(kind: CallKind) -> MontyCallKind {
        match kind {
            CallKind::Function => MontyCallKind::MontyCallFunction,
            CallKind::Method => MontyCallKind::MontyCallMethod,
            CallKind::Os => MontyCallKind::MontyCallOs,
        }
    }
}

/// Where a program prints to.
/// cbindgen:prefix-with-name=false
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum MontyStream {
    /// `sys.stdout`.
    MontyStdout = 1,
    /// `sys.stderr`.
    MontyStderr = 2,
}

/// A `MontyStream` that comes in or goes to a callback.
pub type MontyStreamNumber = u32;

/// The stream of that number.
pub(super) fn stream(number: MontyStreamNumber) -> Result<Stream, Error> {
    let stream = [Stream::Stdout, Stream::Stderr].into_iter().find(|stream| *stream as u32 == number);
    stream.ok_or_else(|| Error::new(ErrorKind::Unsupported, format!("there is no stream {number}")))
}

/// What sort of value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum MontyKind {
    /// `None`; also what a NULL value is said to be.
    None = 0,
    /// `True` or `False`.
    Bool = 1,
    /// An int of any size.
    Int = 2,
    /// A float, NaN and infinities included.
    Float = 3,
    /// Text.
    Str = 4,
    /// Bytes.
    Bytes = 5,
    /// A list.
    List = 6,
    /// A tuple.
    Tuple = 7,
    /// A dict, in order, with any hashable keys.
    Dict = 8,
    /// A set.
    Set = 9,
    /// A frozenset.
    Frozenset = 10,
    /// An instance of one of the program's classes, or an object of the host.
    Object = 11,
    /// An exception.
    Exception = 12,
    /// A function, by its name.
    Function = 13,
    /// `...`.
    Ellipsis = 14,
    /// Anything else, as its type and repr.
    Opaque = 15,
}

impl From<Kind> for MontyKind {
    fn from(kind: Kind) -> MontyKind {
        match kind {
            Kind::None => MontyKind::None,
            Kind::Bool => MontyKind::Bool,
            Kind::Int => MontyKind::Int,
            Kind::Float => MontyKind::Float,
            Kind::Str => MontyKind::Str,
            Kind::Bytes => MontyKind::Bytes,
            Kind::List => MontyKind::List,
            Kind::Tuple => MontyKind::Tuple,
            Kind::Dict => MontyKind::Dict,
            Kind::Set => MontyKind::Set,
            Kind::FrozenSet => MontyKind::Frozenset,
            Kind::Object => MontyKind::Object,
            Kind::Exception => MontyKind::Exception,
            Kind::Function => MontyKind::Function,
            Kind::Ellipsis => MontyKind::Ellipsis,
            Kind::Opaque => MontyKind::Opaque,
        }
    }
}

/// A `MontyStatus` that comes in.
pub type MontyStatusNumber = u32;

/// Bytes that the library made and the caller owns, to be given to `monty_bytes_free`. A zero byte follows them that
/// `len` does not count, so that text can be used as a C string.
#[derive(Debug)]
#[repr(C)]
pub struct MontyBytes {
    /// The bytes; NULL after a failure and after `monty_bytes_free`.
    pub data: *mut u8,
    /// How many.
    pub len: usize,
}

impl MontyBytes {
    /// What an out-parameter holds when the call fails.
    pub(super) const EMPTY: MontyBytes = MontyBytes { data: std::ptr::null_mut(), len: 0 };

    /// Hands bytes over to the caller.
    pub(super) fn give(mut bytes: Vec<u8>) -> MontyBytes {
        let len = bytes.len();
        bytes.reserve_exact(1);
        bytes.push(0);
        MontyBytes { data: Box::into_raw(bytes.into_boxed_slice()).cast(), len }
    }
}

/// The version of the library, such as "0.1.0". Static.
#[unsafe(no_mangle)]
pub extern "C" fn monty_version() -> *const c_char {
    const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => panic!("the version holds no NUL"),
    };
    VERSION.as_ptr()
}

/// The library's ABI; to be compared with `MONTY_ABI_VERSION` by who loads it at run time.
#[unsafe(no_mangle)]
pub extern "C" fn monty_abi_version() -> u32 {
    MONTY_ABI_VERSION
}

/// The name of a status, such as "MONTY_ERROR_BUSY", and "unknown status" for a number that is none. Static.
#[unsafe(no_mangle)]
pub extern "C" fn monty_status_name(status: MontyStatusNumber) -> *const c_char {
    let name = match status {
        0 => c"MONTY_OK",
        1 => c"MONTY_ERROR_ARGUMENT",
        2 => c"MONTY_ERROR_STATE",
        3 => c"MONTY_ERROR_BUSY",
        4 => c"MONTY_ERROR_UTF8",
        5 => c"MONTY_ERROR_RANGE",
        6 => c"MONTY_ERROR_UNSUPPORTED",
        7 => c"MONTY_ERROR_SYNTAX",
        8 => c"MONTY_ERROR_EXCEPTION",
        9 => c"MONTY_ERROR_LIMIT",
        10 => c"MONTY_ERROR_INTERRUPTED",
        11 => c"MONTY_ERROR_FORMAT",
        12 => c"MONTY_ERROR_VERSION",
        13 => c"MONTY_ERROR_INTERNAL",
        14 => c"MONTY_ERROR_CHECK",
        _ => c"unknown status",
    };
    name.as_ptr()
}

/// Frees bytes that the library made and sets them to NULL and 0, so that freeing them again does nothing. NULL is
/// allowed.
///
/// # Safety
/// `bytes` is NULL or bytes as the library wrote them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_bytes_free(bytes: *mut MontyBytes) {
    // SAFETY: the caller's promise.
    unsafe { boundary::free_bytes(bytes) };
}
