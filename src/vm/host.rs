//! The machine as the host drives it: answers to calls, calls from outside, and putting everything away after a failure.

use super::frame::OnReturn;
use super::unwind::Strain;
use super::{Cache, Exit, Vm};
use crate::bytecode::code::{StrBits, Unit};
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, Value};
use crate::heap::units::Units;
use crate::heap::value::StrId;
use crate::object::native::{Cx, Raise};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{Ordering, fence};

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
                    OnReturn::ForIter | OnReturn::Filter | OnReturn::Delegate => self.native_ended(Raise::Exception(exception)),
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
        self.keep_args(pending.args);
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

/// Empties what natives work in. False when it is too large to be kept.
fn reset_context(cx: &mut Cx) -> bool {
    let Cx { heap, meter, output, print, files } = cx;
    if [heap.budget.used, output.stdout.capacity(), output.stderr.capacity()].iter().any(|&bytes| bytes > KEEP_BYTES) {
        return false;
    }
    heap.clear();
    // The handles of the earlier run must not stop the next one.
    if Arc::strong_count(&meter.interrupt) > 1 + usize::from(heap.watch.has(&meter.interrupt)) {
        meter.interrupt = Arc::default();
    }
    fence(Ordering::Acquire);
    meter.interrupt.store(false, Ordering::Relaxed);
    meter.take_work();
    meter.waste.clear();
    output.stdout.clear();
    output.stderr.clear();
    output.written = 0;
    output.redirect = None;
    *print = None;
    *files = None;
    true
}

/// Arguments of a call whose buffer is kept for the next.
const KEEP_ARGS: usize = 64;
/// A machine that used more than this is not worth keeping for another run.
const KEEP_BYTES: usize = 64 << 10;

impl Vm {
    /// Keeps the buffer of a call's arguments for the next call, if it stayed small.
    pub(super) fn keep_args(&mut self, mut args: Vec<Value>) {
        if args.capacity() <= KEEP_ARGS {
            args.clear();
            self.spare_args = args;
        }
    }

    /// Gives a machine without one its program: the unit, and the host functions that it declares.
    pub fn take_program(&mut self, unit: &Arc<Unit>, functions: &[StrBits]) {
        self.cx.heap.units = Units::new(unit.clone());
        self.hosts.extend(functions.iter().map(|&bits| StrId::from_bits(bits)));
        self.declared_hosts = functions.len();
    }

    /// Makes an emptied machine one without a program.
    pub fn leave_program(&mut self) {
        self.cx.heap.units = Units::default();
        self.running = None;
        self.hosts.clear();
        self.declared_hosts = 0;
        self.caches.clear();
        self.consts.clear();
        self.runtimes.clear();
        self.runtime_index = HashMap::with_hasher(self.runtime_index.hasher().clone());
    }

    /// Adds a snippet to the program.
    pub fn add_unit(&mut self, unit: Unit) {
        self.running = None;
        self.cx.heap.units.push(Arc::new(unit));
    }

    /// Empties the machine for another run of the same program: everything but buffers and the numbering of side tables goes.
    /// False when it grew too large to be kept.
    pub fn reset(&mut self) -> bool {
        // Every field by name: of one more it must be thought here.
        let Vm {
            cx,
            stack,
            frames,
            handled,
            result,
            pending,
            interrupted,
            calls,
            globals,
            modules,
            kernel,
            hosts,
            declared_hosts,
            recursion_limit: _,
            fuel_used,
            fuel_limit: _,
            roots,
            args_end,
            scratch,
            running: _,
            caches,
            consts,
            runtimes: _,
            runtime_index: _,
            loaded,
            spare_args,
            calls_again: _,
            method_cache,
            known,
            inits,
            kernel_cache,
            wrappers,
            strain,
            slices,
            charged_frames,
        } = self;
        if cx.heap.units.count() != 1 || stack.len() > 4 * super::WINDOW || caches.len() > 1024 || scratch.capacity() > KEEP_BYTES {
            return false;
        }
        if !reset_context(cx) {
            return false;
        }
        frames.clear();
        *handled = Value::None;
        *result = None;
        *pending = None;
        *interrupted = None;
        *calls = 0;
        *globals = Dict::default().alloc(&mut cx.heap);
        *modules = Dict::default().alloc(&mut cx.heap);
        *kernel = None;
        hosts.truncate(*declared_hosts);
        *fuel_used = 0;
        roots.clear();
        *args_end = 0;
        scratch.clear();
        caches.fill(Cache::default());
        consts.fill(Value::Unbound);
        loaded.clear();
        spare_args.clear();
        method_cache.clear();
        known.clear();
        inits.clear();
        kernel_cache.clear();
        *wrappers = 0;
        *strain = Strain::default();
        *slices = (0, 0);
        *charged_frames = 0;
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
        other.cx.files = self.cx.files;
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
