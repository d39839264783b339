//! The machine as the host drives it: answers to calls, calls from outside, and putting everything away after a failure.

use super::frame::OnReturn;
use super::{Cache, Exit, Vm};
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, Value};
use crate::object::native::Raise;
use std::sync::Arc;
use std::sync::atomic::Ordering;

impl Vm {
    /// Answers the pending call: with a value, or with an exception to raise there. The machine can go on unless this ended it.
    pub fn answer(&mut self, answer: Result<Value, Value>) -> Result<(), Exit> {
        let pending = self.pending.take().expect("the host answers a call that waits");
        let mut attempt = 0;
        let delivered = loop {
            let delivered = match answer {
                Ok(value) => self.deliver(pending.on_return, value),
                Err(exception) => match pending.on_return {
                    // The call stood for the next item of an iteration, which StopIteration ends.
                    OnReturn::ForIter | OnReturn::Delegate => self.native_ended(Raise::Exception(exception)),
                    _ => Err(Raise::Exception(exception)),
                },
            };
            match delivered {
                // The call must not be made again, so its result is delivered again.
                Err(Raise::Collect(wanted)) => {
                    self.roots.push(answer.unwrap_or_else(|exception| exception));
                    let collected = self.make_room(wanted, attempt);
                    attempt += 1;
                    self.roots.pop();
                    if let Err(raise) = collected {
                        break Err(raise);
                    }
                }
                delivered => break delivered,
            }
        };
        let mut args = pending.args;
        if args.capacity() <= KEEP_ARGS {
            args.clear();
            self.spare_args = args;
        }
        delivered.or_else(|raise| self.handle(raise))
    }

    /// Calls a function for the host while no frame is there: the result ends the run.
    pub fn call_from_host(&mut self, callee: Value, args: &[Value], kwargs: Option<crate::heap::kinds::DictId>) -> Result<(), Exit> {
        let at = self.top();
        self.ensure_stack(at + args.len() + 2);
        self.stack[at] = callee;
        self.stack[at + 1..at + 1 + args.len()].copy_from_slice(args);
        let mut attempt = 0;
        let called = loop {
            let called = match kwargs {
                Some(kwargs) => self.call_with_dict(at, args.len(), kwargs, OnReturn::Exit),
                None => self.call(at, args.len(), None, OnReturn::Exit),
            };
            match called {
                Err(Raise::Collect(wanted)) => {
                    self.args_end = at + 1 + args.len();
                    let collected = self.make_room(wanted, attempt);
                    attempt += 1;
                    self.args_end = 0;
                    if let Err(raise) = collected {
                        break Err(raise);
                    }
                }
                called => break called,
            }
        };
        called.or_else(|raise| self.handle(raise))
    }

    /// Puts away all that was running, so that the namespace can be used again.
    pub fn abandon(&mut self) {
        while let Some(frame) = self.frames.pop() {
            if let Some(id) = frame.generator {
                self.close_generator(id);
            }
        }
        self.handled = Value::None;
        self.result = None;
        self.pending = None;
        self.interrupted = None;
        self.cx.heap.repr_guard.clear();
        self.cx.heap.forget_collection();
        self.roots.clear();
        self.args_end = 0;
    }
}

/// Arguments of a call whose buffer is kept for the next.
const KEEP_ARGS: usize = 64;
/// A machine that used more than this is not worth keeping for another run.
const KEEP_BYTES: usize = 64 << 10;

impl Vm {
    /// Empties the machine for another run of the same program: everything but buffers and the numbering of side tables goes.
    /// False when it grew too large to be kept.
    pub fn reset(&mut self) -> bool {
        let heap = &mut self.cx.heap;
        if heap.budget.used > KEEP_BYTES || heap.units.len() != 1 || self.stack.len() > 4 * super::WINDOW || self.caches.len() > 1024 {
            return false;
        }
        heap.clear();
        if Arc::get_mut(&mut self.cx.meter.interrupt).is_none() {
            self.cx.meter.interrupt = Arc::default();
        }
        self.cx.meter.interrupt.store(false, Ordering::Relaxed);
        self.cx.meter.take_work();
        self.cx.output.stdout.clear();
        self.cx.output.stderr.clear();
        self.cx.output.written = 0;
        self.cx.print = None;
        self.frames.clear();
        self.handled = Value::None;
        self.result = None;
        self.pending = None;
        self.interrupted = None;
        self.calls = 0;
        self.globals = Dict::default().alloc(&mut self.cx.heap);
        self.modules = Dict::default().alloc(&mut self.cx.heap);
        self.kernel = None;
        self.hosts.truncate(self.declared_hosts);
        self.fuel_used = 0;
        self.roots.clear();
        self.args_end = 0;
        self.caches.fill(Cache::default());
        self.consts.fill(Value::Unbound);
        self.method_cache.clear();
        self.inits.clear();
        self.kernel_cache.clear();
        true
    }

    /// Gives the frames of a loaded machine their side tables.
    pub fn link_frames(&mut self) {
        for i in 0..self.frames.len() {
            self.frames[i].runtime = self.runtime(self.frames[i].code);
        }
    }

    /// Makes `other`, a new machine for the same program, a copy of this one.
    pub fn copy_into(&self, other: &mut Vm) {
        other.cx.heap = self.cx.heap.clone();
        other.cx.output = self.cx.output.clone();
        other.stack.clone_from(&self.stack);
        other.frames.clone_from(&self.frames);
        other.handled = self.handled;
        other.pending.clone_from(&self.pending);
        other.interrupted.clone_from(&self.interrupted);
        other.calls = self.calls;
        other.globals = self.globals;
        other.modules = self.modules;
        other.kernel = self.kernel;
        other.hosts.clone_from(&self.hosts);
        other.recursion_limit = self.recursion_limit;
        other.fuel_used = self.fuel_used;
        other.fuel_limit = self.fuel_limit;
        other.caches.clone_from(&self.caches);
        other.consts.clone_from(&self.consts);
        other.runtimes.clone_from(&self.runtimes);
        other.runtime_index.clone_from(&self.runtime_index);
    }
}
