//! Stopping a run from another thread or from a signal handler.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Stops a run from outside: any thread may use it at any time, also from a signal handler and after the run is gone.
///
/// ```
/// use monty::{Options, Program, Run, State};
/// let program = Program::compile("while True: pass", &Options::new()).unwrap();
/// let mut run = Run::new(&program);
/// let interrupt = run.interrupt_handle();
/// std::thread::scope(|scope| {
///     scope.spawn(move || interrupt.interrupt());
///     assert_eq!(run.step(monty::UNLIMITED).unwrap(), State::Interrupted);
/// });
/// ```
#[derive(Clone, Debug)]
pub struct Interrupt(pub(super) Arc<AtomicBool>);

impl Interrupt {
    /// The run stops in [`crate::State::Interrupted`] within a millisecond; if it is not running, as soon as it is stepped.
    pub fn interrupt(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
