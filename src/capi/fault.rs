//! A fault on demand: what the tests of the C API call to see a panic caught.
//!
//! Owns: `monty_test_fault`, which exists only with the feature `fault-injection` and is in no header.
//! Never: is part of a library that is installed. Start reading at `monty_test_fault`.

use super::error::MontyError;
use super::run::{MontyRun, using};
use super::status::MontyStatus;

/// Panics while it uses the run, as a fault of the library would.
///
/// # Safety
/// `run` is NULL or a run; `error` is NULL or can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_test_fault(run: *mut MontyRun, error: *mut *mut MontyError) -> MontyStatus {
    // SAFETY: the caller's promise.
    unsafe { using(run, error, |inner| panic!("a fault was asked for in state {:?}", inner.run.state())) }
}
