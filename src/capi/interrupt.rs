//! Interrupts: stopping a run from outside.
//!
//! Owns: `MontyInterrupt`, which outlives its run. Never: allocates, locks or catches in `monty_interrupt`, which a signal
//! handler may call. Start reading at `monty_interrupt`.

use super::boundary::{self, catch_or};
use crate::Interrupt;

/// Stops a run from any thread or from a signal handler. Owned, from `monty_run_interrupt_handle`; it may outlive its run
/// and does nothing then. Free it with `monty_interrupt_free`.
pub struct MontyInterrupt {
    _opaque: [u8; 0],
}

/// Stops the run that the handle belongs to, within a millisecond, in MONTY_STATE_INTERRUPTED; when it is not running, as
/// soon as it does. It can be dumped there, and goes on with `monty_run_step`. NULL is allowed. Any thread, any number
/// of times, also while the run is being used or freed; safe in a signal handler.
///
/// # Safety
/// `handle` is NULL or a handle that is not freed during the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_interrupt(handle: *const MontyInterrupt) {
    // SAFETY: the caller's promise. One atomic store cannot panic.
    if let Some(interrupt) = unsafe { boundary::borrow_box::<Interrupt, _>(handle) } {
        interrupt.interrupt();
    }
}

/// Frees a handle; its run goes on. NULL is allowed.
///
/// # Safety
/// `handle` is NULL or an owned handle, which is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_interrupt_free(handle: *mut MontyInterrupt) {
    // SAFETY: the caller's promise.
    catch_or((), || unsafe { boundary::free_box::<Interrupt, _>(handle) });
}
