//! Exceptions: making, raising, finding the handler.

use super::frame::{Frame, OnReturn};
use super::{Exit, Vm};
use crate::bytecode::code::{Code, CodeFlags, Place};
use crate::bytecode::instr::Instr;
use crate::heap::classes;
use crate::heap::kinds::{ExceptionId, Value};
use crate::heap::objects::GeneratorKind;
use crate::heap::trace::TraceEntry;
use crate::heap::value::{ClassId, CodeRef, StrId};
use crate::object::native::{NewException, Raise};
use crate::object::{exception, raise, traceback};
use crate::text::core;

/// Which instruction found no room, and when.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Strain {
    frames: usize,
    pc: u32,
    slice: u64,
    /// Instructions of the slice that were left.
    left: i64,
    attempt: u32,
}

impl Vm {
    /// How often the instruction that found no room was started again for that already.
    fn attempt(&mut self) -> u32 {
        let now = Strain {
            frames: self.frames.len(),
            pc: self.frames.last().map_or(0, |frame| frame.pc),
            slice: self.slices.0,
            left: self.cx.meter.countdown,
            attempt: 0,
        };
        let last = self.strain;
        let is_next = match now.slice.wrapping_sub(last.slice) {
            0 => now.left + 1 == last.left,
            1 => last.left <= 0 && self.slices.1 - now.left <= 1,
            _ => false,
        };
        let again = is_next && (now.frames, now.pc) == (last.frames, last.pc);
        self.strain = Strain { attempt: if again { last.attempt + 1 } else { 0 }, ..now };
        self.strain.attempt
    }

    /// Collects garbage between instructions, if it is time to: the memory is ready for the next ones.
    pub(super) fn collect_if_wanted(&mut self) -> Result<(), Exit> {
        if self.cx.heap.wants_collection() {
            self.collect(0).map_err(|raise| self.collection_stopped(&raise))?;
        }
        self.cx.heap.budget.begin_instruction();
        self.cx.heap.budget.begin_slice();
        Ok(())
    }

    /// Does what a failed instruction asks for: pauses, ends the run, or finds a handler.
    pub fn handle(&mut self, raise: Raise) -> Result<(), Exit> {
        match raise {
            Raise::Pause => match self.result.take() {
                Some(value) => Err(Exit::Done(value)),
                None => Err(Exit::Call),
            },
            Raise::Interrupted => {
                // The instruction runs again from its start when the run is resumed, or goes on with the native that it called.
                self.cx.meter.interrupt.store(false, std::sync::atomic::Ordering::Relaxed);
                if self.interrupted.is_none()
                    && let Some(frame) = self.frames.last_mut()
                {
                    frame.pc -= 1;
                }
                Err(Exit::Interrupted)
            }
            Raise::Limit(limit) => Err(Exit::Limit(limit)),
            Raise::Collect(wanted) => {
                let attempt = self.attempt();
                match self.make_room(wanted, attempt) {
                    Ok(()) => {
                        if let Some(frame) = self.frames.last_mut() {
                            frame.pc -= 1;
                        }
                        Ok(())
                    }
                    Err(Raise::Limit(limit)) => Err(Exit::Limit(limit)),
                    Err(other) => {
                        // A collection that was interrupted was no attempt.
                        self.strain = Strain::default();
                        self.handle(other)
                    }
                }
            }
            Raise::Python => self.handle(raise::system_error("a native operation needs Python code and names none")),
            Raise::Exception(value) if self.exception_id(value).is_some() => self.unwind(value),
            // Only registers that came damaged from outside hold something else there.
            Raise::Exception(_) => self.handle(raise::system_error("what is raised is no exception")),
            Raise::New(new) => {
                let value = self.make_exception(*new);
                self.unwind(value)
            }
        }
    }

    /// The exception object that a native described.
    pub fn make_exception(&mut self, new: NewException) -> Value {
        let args = match new.message {
            Some(message) => vec![self.cx.heap.new_str(message)],
            None => new.args,
        };
        let id = exception::create(&mut self.cx.heap, new.class, args);
        for (name, value) in new.attrs {
            exception::set_attr(&mut self.cx.heap, id, name, value);
        }
        id.into()
    }

    /// The built-in part of an exception.
    pub fn exception_id(&self, value: Value) -> Option<ExceptionId> {
        match self.cx.heap.unwrap(value) {
            Value::Exception(id) => Some(id),
            _ => None,
        }
    }

    /// Raises `exception`: to the nearest handler, or out of the run.
    fn unwind(&mut self, exception: Value) -> Result<(), Exit> {
        let mut exception = exception;
        // What goes on its way keeps its traceback as it is: here it was noted already, or a bare `raise` says nothing new.
        let mut rethrown = self.frames.last().is_some_and(|frame| {
            frame.pc > 0
                && match self.current() {
                    Instr::Rethrow { .. } => true,
                    Instr::RaiseCurrent {} => exception.is(self.handled),
                    _ => false,
                }
        });
        self.set_context(exception);
        loop {
            let Some(&frame) = self.frames.last() else {
                return Err(Exit::Failed(exception));
            };
            let at = frame.pc.saturating_sub(1);
            if !rethrown {
                self.add_trace(exception, &frame, at);
            }
            rethrown = false;
            let code = self.cx.heap.code(frame.code);
            let handler = code.handlers.iter().find(|handler| handler.start <= at && at < handler.end).copied();
            if let Some(handler) = handler {
                self.set_register(handler.exc, exception);
                self.jump(handler.target);
                return Ok(());
            }
            if matches!(code.name, core::GETATTR | core::GETATTRIBUTE) {
                self.note_missing(&frame, exception);
            }
            self.frames.pop();
            if let Some(id) = frame.generator
                && !self.start_lazy_again(id)
            {
                self.close_generator(id);
                exception = self.leaving_generator(id, exception);
            }
            if self.intercept(&frame, exception) {
                return Ok(());
            }
        }
    }

    fn add_trace(&mut self, exception: Value, frame: &Frame, pc: u32) {
        let hidden = self.cx.heap.code(frame.code).flags.contains(CodeFlags::HIDDEN);
        if let Some(id) = self.exception_id(exception)
            && !hidden
        {
            if self.cx.heap[id].trace.is_empty() {
                self.note_scope(id, frame);
            }
            self.cx.heap.budget.charge(size_of::<TraceEntry>());
            self.cx.heap[id].trace.push(TraceEntry { code: frame.code, pc });
        }
    }

    /// What "Did you mean" needs of the frame that raised, which will be gone when somebody prints the traceback: the local
    /// names for a NameError, the `self` for an AttributeError.
    fn note_scope(&mut self, id: ExceptionId, frame: &Frame) {
        let class = self.cx.heap[id].class;
        let scope = if classes::is_subclass(&self.cx.heap, class, classes::NAME_ERROR) {
            let (locals, globals) = (self.locals(), frame.globals);
            self.cx.heap.new_tuple([locals.into(), globals.into()])
        } else if classes::is_subclass(&self.cx.heap, class, classes::ATTRIBUTE_ERROR) {
            self.local_self(frame)
        } else {
            return;
        };
        exception::set_scope(&mut self.cx.heap, id, scope);
    }

    /// An AttributeError that leaves `__getattr__` says of which attribute of what it is, where the program does not.
    #[cold]
    fn note_missing(&mut self, frame: &Frame, exception: Value) {
        let Some(id) = self.exception_id(exception) else { return };
        let code = self.cx.heap.code(frame.code);
        let at = |i: usize| match code.locals.iter().find(|local| code.params.get(i) == Some(&local.0)) {
            Some(&(_, place)) => self.local_at(frame, place),
            None => Value::Unbound,
        };
        let (object, name) = (at(0), at(1));
        let known =
            ["name", "obj"].iter().any(|field| !matches!(exception::field_named(&self.cx.heap, id, field), Value::Unbound | Value::None));
        if known || !matches!(name, Value::Str(_)) || !classes::is_subclass(&self.cx.heap, self.cx.heap[id].class, classes::ATTRIBUTE_ERROR)
        {
            return;
        }
        exception::set_attr(&mut self.cx.heap, id, StrId::from_bits(core::NAME_ATTR), name);
        exception::set_attr(&mut self.cx.heap, id, StrId::from_bits(core::OBJ), object);
    }

    /// The value of a local variable `self`.
    fn local_self(&self, frame: &Frame) -> Value {
        let code = self.cx.heap.code(frame.code);
        let place = code.locals.iter().find(|&&(name, _)| name == core::SELF_NAME).map(|&(_, place)| place);
        place.map_or(Value::Unbound, |place| self.local_at(frame, place))
    }

    fn local_at(&self, frame: &Frame, place: Place) -> Value {
        let at = |r: u8| self.stack[frame.base as usize + r as usize];
        match place {
            Place::Register(r) => at(r),
            Place::Cell(r) => match at(r) {
                Value::Cell(cell) => self.cx.heap[cell].value,
                _ => Value::Unbound,
            },
            _ => Value::Unbound,
        }
    }

    /// The traceback's entry for a function that did not begin.
    pub fn trace_start(&mut self, exception: Value, code: CodeRef) {
        if let Some(id) = self.exception_id(exception)
            && !self.cx.heap.code(code).flags.contains(CodeFlags::HIDDEN)
        {
            self.cx.heap.budget.charge(size_of::<TraceEntry>());
            self.cx.heap[id].trace.push(TraceEntry { code, pc: TraceEntry::NOT_BEGUN });
        }
    }

    /// `__context__`: what was being handled when this was raised.
    fn set_context(&mut self, exception: Value) {
        let (Some(id), Some(handled)) = (self.exception_id(exception), self.exception_id(self.handled)) else { return };
        if id == handled || !self.cx.heap[id].context.is_none() {
            return;
        }
        // A cycle would be made if the new exception is already in the chain of what is being handled: it is cut there.
        let mut link = handled;
        for _ in 0..1000 {
            let next = self.cx.heap[link].context;
            match self.exception_id(next) {
                Some(next_id) if next_id == id => {
                    self.cx.heap[link].context = Value::None;
                    break;
                }
                Some(next_id) => link = next_id,
                None => break,
            }
        }
        self.cx.heap[id].context = self.handled;
    }

    /// PEP 479: StopIteration must not leave a generator's body.
    fn leaving_generator(&mut self, id: crate::heap::kinds::GeneratorId, exception: Value) -> Value {
        let class = self.cx.heap.class_of(exception);
        let kind = self.cx.heap[id].kind;
        let stops = classes::is_subclass(&self.cx.heap, class, classes::STOP_ITERATION);
        let stops_async =
            kind == GeneratorKind::AsyncGenerator && classes::is_subclass(&self.cx.heap, class, classes::STOP_ASYNC_ITERATION);
        if !stops && !stops_async {
            return exception;
        }
        let what = match kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        };
        let name = if stops { "StopIteration" } else { "StopAsyncIteration" };
        let message = Some(format!("{what} raised {name}"));
        let error = self.make_exception(NewException { class: classes::RUNTIME_ERROR, message, args: Vec::new(), attrs: Vec::new() });
        if let Some(id) = self.exception_id(error) {
            self.cx.heap[id].cause = exception;
            self.cx.heap[id].context = exception;
            self.cx.heap[id].suppress_context = true;
        }
        error
    }

    /// Whether the frame below takes the exception as an answer (the end of an iteration).
    fn intercept(&mut self, frame: &Frame, exception: Value) -> bool {
        let ends = matches!(frame.on_return, OnReturn::ForIter | OnReturn::Filter | OnReturn::Delegate);
        if !ends || !self.cx.heap.is_instance(exception, classes::STOP_ITERATION) {
            return false;
        }
        let result = if frame.on_return == OnReturn::Delegate { self.delegate_ended(self.stop_value(exception)) } else { Ok(()) };
        result.is_ok()
    }

    fn stop_value(&self, exception: Value) -> Value {
        let Some(id) = self.exception_id(exception) else { return Value::None };
        match self.cx.heap[id].args {
            Value::Tuple(args) => self.cx.heap[args].items.first().copied().unwrap_or(Value::None),
            _ => Value::None,
        }
    }

    /// As `intercept` for an exception that a native raised when the current instruction called it directly.
    pub fn native_ended(&mut self, raise: Raise) -> Result<(), Raise> {
        let value = match raise {
            Raise::New(new) if new.class == classes::STOP_ITERATION => new.args.first().copied().unwrap_or(Value::None),
            Raise::Exception(exception) if self.cx.heap.is_instance(exception, classes::STOP_ITERATION) => self.stop_value(exception),
            other => return Err(other),
        };
        match self.current() {
            // The end of the items: the loop goes on after itself.
            Instr::ForNext { .. } => Ok(()),
            Instr::YieldFrom { .. } => self.delegate_ended(value),
            _ => Err(raise::with_args(classes::STOP_ITERATION, if value.is_none() { vec![] } else { vec![value] })),
        }
    }

    /// `isinstance(exc, types)` of an `except` clause.
    pub fn matches_exception(&mut self, exception: Value, types: Value) -> Result<bool, Raise> {
        let class = self.cx.heap.class_of(exception);
        let one = |vm: &Vm, candidate: Value| match candidate {
            Value::Class(id) if id == class => Ok(true),
            Value::Class(id) if classes::is_subclass(&vm.cx.heap, id, classes::BASE_EXCEPTION) => {
                Ok(classes::is_subclass(&vm.cx.heap, class, id))
            }
            _ => Err(raise::type_error("catching classes that do not inherit from BaseException is not allowed")),
        };
        match types {
            Value::Tuple(id) => {
                let mut found = false;
                for &candidate in &self.cx.heap[id].items {
                    found |= one(self, candidate)?;
                }
                Ok(found)
            }
            other => one(self, other),
        }
    }

    /// The arguments of `__exit__`: type, exception, traceback.
    pub fn load_exc_info(&mut self, d: u8, exc: u8) -> Result<(), Raise> {
        let exception = self.register(exc);
        let class = self.cx.heap.class_of(exception);
        let traceback = self.exception_id(exception).map_or(Value::None, |id| traceback::of(&mut self.cx.heap, id));
        self.set_register(d, class.into());
        self.set_register(d + 1, exception);
        self.set_register(d + 2, traceback);
        Ok(())
    }

    /// `raise value` and `raise value from cause` (unbound when absent).
    pub fn raise_value(&mut self, value: Value, cause: Value) -> Result<(), Raise> {
        let is_exception_class =
            |vm: &Vm, value: Value| matches!(value, Value::Class(id) if classes::is_subclass(&vm.cx.heap, id, classes::BASE_EXCEPTION));
        if let Value::Class(class) = value
            && cause.is_unbound()
            && exception::is_plain(&self.cx.heap, class)
        {
            return Err(Raise::Exception(exception::plain(&mut self.cx.heap, class, &[]).into()));
        }
        if is_exception_class(self, value) || is_exception_class(self, cause) {
            return self.call_kernel("raise_classes", &[value, cause.is_unbound().into(), cause.or_none()], OnReturn::Discard);
        }
        let Some(id) = self.exception_id(value) else {
            return Err(raise::type_error("exceptions must derive from BaseException"));
        };
        if !cause.is_unbound() {
            if !cause.is_none() && self.exception_id(cause).is_none() {
                return Err(raise::type_error("exception causes must derive from BaseException"));
            }
            self.cx.heap[id].cause = cause;
            self.cx.heap[id].suppress_context = true;
        }
        Err(Raise::Exception(value))
    }

    /// `raise` alone.
    pub fn raise_current(&mut self) -> Raise {
        if self.handled.is_none() { raise::runtime_error("No active exception to reraise") } else { Raise::Exception(self.handled) }
    }

    /// `UnboundLocalError`
    #[cold]
    pub fn unbound_local(&mut self, code: &Code, name: u16) -> Raise {
        let name = StrId::from_bits(code.names[name as usize]);
        let text = self.cx.heap.shown(name);
        let message = format!("cannot access local variable '{text}' where it is not associated with a value");
        raise::new(classes::UNBOUND_LOCAL_ERROR, message)
    }

    /// NameError for a free variable without a value.
    #[cold]
    pub fn unbound_free(&mut self, code: &Code, name: u16) -> Raise {
        let name = StrId::from_bits(code.names[name as usize]);
        let text = self.cx.heap.shown(name);
        let message = format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
        raise::with_attrs(classes::NAME_ERROR, message, vec![(StrId::from_bits(core::NAME_ATTR), name.into())])
    }

    /// NameError for an unknown name.
    #[cold]
    pub fn name_error(&mut self, name: StrId) -> Raise {
        let message = format!("name '{}' is not defined", self.cx.heap.shown(name));
        raise::with_attrs(classes::NAME_ERROR, message, vec![(StrId::from_bits(core::NAME_ATTR), name.into())])
    }

    /// An exception object of a built-in class with a message, for the host's side.
    pub fn new_exception(&mut self, class: ClassId, message: &str) -> Value {
        self.make_exception(NewException { class, message: Some(message.to_owned()), args: Vec::new(), attrs: Vec::new() })
    }
}

/// The class that `LoadErrorClass` names.
pub fn error_class(which: u8) -> ClassId {
    match which {
        0 => classes::ASSERTION_ERROR,
        1 => classes::NOT_IMPLEMENTED_ERROR,
        _ => classes::STOP_ASYNC_ITERATION,
    }
}
