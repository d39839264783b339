//! Generators and coroutines: their frames leave the stack at a `yield` and come back at the next resumption.
//!
//! While a generator runs, `Generator::handled` keeps the exception that its resumer is handling; while it is suspended, the
//! one its own body is handling.

use super::frame::{Frame, OnReturn};
use super::{ROOM, Vm};
use crate::bytecode::code::CodeFlags;
use crate::bytecode::instr::{Instr, YIELD_FROM};
use crate::heap::classes;
use crate::heap::kinds::{DictId, GeneratorId, Heap, IterId, Value};
use crate::heap::objects::{GeneratorKind, GeneratorState, Iter};
use crate::heap::step::{Entry, GeneratorStep};
use crate::heap::value::StrId;
use crate::object::native::Raise;
use crate::object::{iter, raise};
use crate::text::core;

/// What the loop needs of a frame that was pushed for it.
pub struct Pushed {
    pub runtime: u32,
    pub base: u32,
    pub pc: u32,
    pub globals: DictId,
}

impl Vm {
    /// Sends a value into a generator; what it yields is delivered as `on_return` says.
    pub fn resume_generator(&mut self, id: GeneratorId, sent: Value, on_return: OnReturn) -> Result<(), Raise> {
        match self.cx.heap[id].state {
            GeneratorState::Running => return Err(self.already_running(id)),
            GeneratorState::Closed => {
                if self.cx.heap[id].kind == GeneratorKind::Coroutine {
                    return Err(self.already_awaited(id));
                }
                return self.ended(on_return, Value::None);
            }
            GeneratorState::Created if !sent.is_none() => {
                let kind = self.kind_name(id);
                return Err(raise::type_error(format!("can't send non-None value to a just-started {kind}")));
            }
            GeneratorState::Created | GeneratorState::Suspended => {}
        }
        if let (&[function, Value::Iter(items), ..], GeneratorStep::Call, Value::None) =
            (&*self.cx.heap[id].registers, self.cx.heap[id].step, sent)
        {
            return self.resume_by_call(function, items, on_return);
        }
        let started = self.cx.heap[id].state == GeneratorState::Suspended;
        self.push_generator(id, on_return)?;
        if started {
            // At a `yield` the sent value is its result; a delegating instruction runs again and sends it on.
            let delegating = self.cx.heap[id].delegating;
            let frame = self.frames.last().expect("the generator's frame was just pushed");
            let pc = frame.pc as usize;
            let instr = self.cx.heap.code(frame.code).instrs[if delegating { pc } else { pc - 1 }];
            if let Instr::Yield { d, .. } | Instr::YieldFrom { d, .. } = instr {
                self.set_register(d, sent);
            }
        }
        Ok(())
    }

    /// The next item of a `map`, without its body: which can be asked for while the function is running.
    fn resume_by_call(&mut self, function: Value, items: IterId, on_return: OnReturn) -> Result<(), Raise> {
        let Some(item) = self.retry(|cx| iter::next(cx, items))? else { return self.ended(on_return, Value::None) };
        let at = self.top();
        self.ensure_stack(at + 2);
        self.stack[at] = function;
        self.stack[at + 1] = item;
        self.call(at, 1, None, on_return)
    }

    fn kind_name(&self, id: GeneratorId) -> &'static str {
        match self.cx.heap[id].kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine if self.cx.heap[id].class != classes::COROUTINE => "async generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        }
    }

    #[cold]
    fn already_awaited(&self, id: GeneratorId) -> Raise {
        let what = match self.cx.heap[id].class {
            classes::ASYNC_GENERATOR_ASEND => "__anext__()/asend()",
            classes::ASYNC_GENERATOR_ATHROW => "aclose()/athrow()",
            _ => "coroutine",
        };
        raise::runtime_error(format!("cannot reuse already awaited {what}"))
    }

    #[cold]
    fn already_running(&self, id: GeneratorId) -> Raise {
        raise::value_error(format!("{} already executing", self.kind_name(id)))
    }

    /// Puts a generator's frame on the stack.
    fn push_generator(&mut self, id: GeneratorId, on_return: OnReturn) -> Result<(), Raise> {
        if self.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        let base = self.top() + 1;
        let registers = std::mem::take(&mut self.cx.heap[id].registers);
        self.ensure_stack(base + registers.len());
        self.stack[base - 1] = Value::Unbound;
        self.stack[base..base + registers.len()].copy_from_slice(&registers);
        let generator = &mut self.cx.heap[id];
        generator.state = GeneratorState::Running;
        let (code, pc) = (generator.code, generator.pc);
        let own = std::mem::replace(&mut generator.handled, self.handled);
        if generator.handling {
            self.handled = own;
        }
        let Value::Function(function) = self.cx.heap[id].function else {
            return Err(raise::system_error("a generator that can run has a function"));
        };
        let globals = self.cx.heap[function].globals;
        let end = (base + registers.len()) as u32;
        // The buffer is kept for the next suspension.
        self.cx.heap[id].registers = registers;
        let runtime = self.function_runtime(function, code);
        let generator = &mut self.cx.heap[id];
        let plain = generator.kind == GeneratorKind::Generator && generator.step == GeneratorStep::Body;
        generator.entry = plain.then_some(Entry { function, runtime, globals });
        self.frames.push(Frame {
            code,
            pc,
            base: base as u32,
            end,
            function: Some(function),
            generator: Some(id),
            globals,
            on_return,
            runtime,
        });
        Ok(())
    }

    /// Sends `None` into a plain generator: its frame is pushed. None where that takes more than moving its registers:
    /// `resume_generator` does all cases. The frame that waits goes on at `pc`.
    #[inline(always)]
    pub fn resume_with_none(&mut self, id: GeneratorId, pc: usize, on_return: OnReturn) -> Option<Pushed> {
        let generator = &mut self.cx.heap[id];
        let Some(Entry { function, runtime, globals }) = generator.entry else { return self.call_for_item(id, pc, on_return) };
        let ready = matches!(generator.state, GeneratorState::Created | GeneratorState::Suspended);
        // Where nobody handles an exception, there is none to exchange.
        if !ready || !generator.handled.is_none() || !self.handled.is_none() {
            return None;
        }
        let registers = &generator.registers;
        let below_limit = self.frames.len() < self.recursion_limit;
        let waiting = self.frames.last_mut().filter(|_| below_limit)?;
        let base = waiting.end as usize + 1;
        let window = self.stack.get_mut(base - 1..base + ROOM)?;
        // The registers that a `yield` or delegation reads what was sent from say None already.
        let (callee, window) = window.split_first_mut()?;
        window.get_mut(..registers.len())?.copy_from_slice(registers);
        *callee = Value::Unbound;
        waiting.pc = pc as u32;
        let (base, end) = (base as u32, (base + registers.len()) as u32);
        let (code, pc) = (generator.code, generator.pc);
        generator.state = GeneratorState::Running;
        self.frames.push(Frame { code, pc, base, end, function: Some(function), generator: Some(id), globals, on_return, runtime });
        Some(Pushed { runtime, base, pc, globals })
    }

    /// The frame of the function of a `map` or `filter` for the next item, pushed. None where the function is not one of the program
    /// with one parameter, or the items come from anything but the commonest iterators; then nothing is changed.
    #[inline(never)]
    fn call_for_item(&mut self, id: GeneratorId, pc: usize, on_return: OnReturn) -> Option<Pushed> {
        self.frames.last_mut()?.pc = pc as u32;
        let generator = &self.cx.heap[id];
        if generator.step == GeneratorStep::Body {
            return None;
        }
        let &[Value::Function(id), Value::Iter(items), ..] = &*generator.registers else { return None };
        let ready = matches!(generator.state, GeneratorState::Created | GeneratorState::Suspended);
        let simple = matches!(self.cx.heap[items], Iter::List { .. } | Iter::Tuple { .. } | Iter::Range { .. });
        let step = generator.step;
        let function = &self.cx.heap[id];
        let number = function.runtime.checked_sub(1)?;
        let runtime = &self.runtimes[number as usize];
        if !ready || !simple || runtime.simple != 1 || on_return != OnReturn::ForIter || self.recursion_limit <= self.frames.len() {
            return None;
        }
        let (code, globals, registers) = (function.code, function.globals, runtime.registers);
        let waiting = *self.frames.last()?;
        let base = waiting.end as usize + 1;
        self.ensure_stack(base);
        let aside = match step {
            GeneratorStep::Filter => match self.current() {
                Instr::ForNext { s, .. } => Some(waiting.base as usize + s as usize + 2),
                _ => return None,
            },
            GeneratorStep::Body | GeneratorStep::Call => None,
        };
        let item = iter::next(&mut self.cx, items).ok()??;
        let on_return = match aside {
            Some(at) => {
                self.stack[at] = item;
                OnReturn::Filter
            }
            None => on_return,
        };
        self.stack[base - 1] = id.into();
        let window = &mut self.stack[base..base + (registers as usize).max(1)];
        window.fill(Value::Unbound);
        window[0] = item;
        let (base, end) = (base as u32, base as u32 + u32::from(registers));
        self.frames.push(Frame { code, pc: 0, base, end, function: Some(id), generator: None, globals, on_return, runtime: number });
        Some(Pushed { runtime: number, base, pc: 0, globals })
    }

    /// Suspends plain generators, each of which waits for the one above it, until one whose next item a loop wants. Otherwise
    /// `yield_value` has more to do, with these arguments.
    #[inline(always)]
    pub fn yield_to_loop(&mut self, mut pc: usize, mut delegating: bool) -> Result<(), (usize, bool)> {
        loop {
            let Some((to_loop, waiting)) = self.suspend_plain(pc, delegating) else { return Err((pc, delegating)) };
            if to_loop {
                return Ok(());
            }
            (pc, delegating) = (waiting - 1, true);
        }
    }

    /// Gives a yielded value where the loop that runs does not know the one that waits, or more is to be done: what
    /// `yield_to_loop` said.
    pub fn yield_to_other(&mut self, done: Result<(), (usize, bool)>, value: Value) -> Result<(), Raise> {
        match done {
            Ok(()) => self.for_iter_result(value),
            Err((pc, delegating)) => self.yield_value(value, pc, delegating),
        }
    }

    /// Suspends the innermost generator if that takes no more than moving its registers: whether the frame below it waits in a
    /// loop and not in a delegation, and where that goes on.
    #[inline(always)]
    fn suspend_plain(&mut self, pc: usize, delegating: bool) -> Option<(bool, usize)> {
        let [.., below, frame] = self.frames.as_slice() else { return None };
        let to_loop = match frame.on_return {
            OnReturn::ForIter => true,
            OnReturn::Delegate if below.generator.is_some() => false,
            _ => return None,
        };
        let waiting = below.pc as usize;
        let registers = self.stack.get(frame.base as usize..frame.end as usize)?;
        let generator = &mut self.cx.heap[frame.generator?];
        let plain = generator.kind == GeneratorKind::Generator && generator.handled.is_none() && self.handled.is_none();
        if !plain || generator.registers.len() != registers.len() {
            return None;
        }
        generator.registers.copy_from_slice(registers);
        generator.pc = pc as u32;
        generator.delegating = delegating;
        generator.state = GeneratorState::Suspended;
        self.frames.pop();
        Some((to_loop, waiting))
    }

    /// Takes the innermost frame, a generator's, off the stack, to go on at `pc`.
    fn suspend(&mut self, pc: usize, delegating: bool) -> OnReturn {
        let frame = self.frames.pop().expect("the generator's frame is running");
        let id = frame.generator.expect("only generator frames are suspended");
        let registers = &self.stack[frame.base as usize..frame.end as usize];
        let generator = &mut self.cx.heap[id];
        generator.registers.copy_from_slice(registers);
        generator.pc = pc as u32;
        generator.delegating = delegating;
        generator.state = GeneratorState::Suspended;
        self.swap_handled(id);
        frame.on_return
    }

    /// Gives the resumer its handled exception back and keeps the generator's.
    fn swap_handled(&mut self, id: GeneratorId) {
        let outer = self.cx.heap[id].handled;
        let own = std::mem::replace(&mut self.handled, outer);
        let generator = &mut self.cx.heap[id];
        generator.handled = if generator.handling { own } else { Value::None };
    }

    /// `yield value`: the instruction after it is `pc`. A chain of `yield from` is walked here, because it can be as long as
    /// the recursion limit allows.
    pub fn yield_value(&mut self, value: Value, pc: usize, delegating: bool) -> Result<(), Raise> {
        let (mut pc, mut delegating) = (pc, delegating);
        loop {
            let frame = self.frames.last().expect("an instruction is being executed");
            let id = frame.generator.expect("only generators yield");
            let wrap = self.cx.heap[id].kind == GeneratorKind::AsyncGenerator && !delegating;
            let on_return = self.suspend(pc, delegating);
            if wrap {
                // The awaitable that drives an async generator tells its items from what its awaits yield by this wrapping.
                let wrapped = self.cx.heap.new(crate::heap::objects::Cell { value });
                return self.deliver(on_return, wrapped);
            }
            if on_return != OnReturn::Delegate {
                return self.deliver(on_return, value);
            }
            let outer = self.frames.last().expect("the delegating frame waits");
            if outer.generator.is_none() {
                return self.module_awaits(value);
            }
            (pc, delegating) = (outer.pc as usize - 1, true);
        }
    }

    /// The generator's body returned.
    pub fn generator_returned(&mut self, id: GeneratorId, on_return: OnReturn, value: Value) -> Result<(), Raise> {
        self.close_generator(id);
        if self.cx.heap[id].kind == GeneratorKind::AsyncGenerator {
            return Err(raise::with_args(classes::STOP_ASYNC_ITERATION, Vec::new()));
        }
        self.ended(on_return, value)
    }

    /// An exception leaves the body of a generator: whether it is a lazy iterator, which goes on with the next item.
    pub fn start_lazy_again(&mut self, id: GeneratorId) -> bool {
        if !crate::object::generator::start_again(&mut self.cx.heap, id) {
            return false;
        }
        self.swap_handled(id);
        self.cx.heap[id].handled = Value::None;
        self.cx.heap[id].handling = false;
        true
    }

    /// The frame of a generator is gone for good.
    pub fn close_generator(&mut self, id: GeneratorId) {
        self.swap_handled(id);
        let generator = &mut self.cx.heap[id];
        generator.state = GeneratorState::Closed;
        generator.registers = Box::default();
        generator.function = Value::None;
        generator.handled = Value::None;
        generator.handling = false;
    }

    /// A generator has no more items and returned `value`.
    fn ended(&mut self, on_return: OnReturn, value: Value) -> Result<(), Raise> {
        match on_return {
            OnReturn::ForIter => Ok(()),
            OnReturn::Delegate => self.delegate_ended(value),
            _ => {
                let args = if value.is_none() { Vec::new() } else { vec![value] };
                Err(raise::with_args(classes::STOP_ITERATION, args))
            }
        }
    }

    /// `YieldFrom`: sends `r[d]` to the delegate.
    pub fn yield_from(&mut self, d: u8, it: u8) -> Result<(), Raise> {
        let (sent, delegate) = (self.register(d), self.register(it));
        // What a resumption that sends nothing will find.
        self.set_register(d, Value::None);
        match delegate {
            Value::Generator(id) if self.cx.heap[id].kind != GeneratorKind::AsyncGenerator => {
                self.resume_generator(id, sent, OnReturn::Delegate)
            }
            Value::Iter(id) if sent.is_none() => match self.retry(|cx| crate::object::iter::next(cx, id))? {
                Some(item) => self.delegate_yielded(item),
                None => self.delegate_ended(Value::None),
            },
            _ if sent.is_none() => {
                let class = self.cx.heap.class_of(delegate);
                match self.lookup(class, StrId::from_bits(core::NEXT)) {
                    Some(next) => match self.invoke_special(next, &[delegate], OnReturn::Delegate) {
                        Err(raise) => self.native_ended(raise),
                        done => done,
                    },
                    None => Err(raise::type_error(format!("'{}' object is not an iterator", self.cx.heap.type_name(delegate)))),
                }
            }
            _ => self.call_kernel("send_to", &[delegate, sent], OnReturn::Delegate),
        }
    }

    /// The delegate yielded: so does the delegating generator, whose instruction will run again.
    pub fn delegate_yielded(&mut self, value: Value) -> Result<(), Raise> {
        let pc = self.frames.last().expect("the delegating frame waits").pc as usize;
        if self.frames.last().is_some_and(|frame| frame.generator.is_none()) {
            return self.module_awaits(value);
        }
        self.yield_value(value, pc - 1, true)
    }

    /// A top-level `await` reached something that must wait; nothing can answer it here.
    fn module_awaits(&mut self, value: Value) -> Result<(), Raise> {
        let name = self.cx.heap.type_name(value);
        Err(raise::runtime_error(format!("await yielded '{name}' outside of an event loop")))
    }

    /// The delegate returned: its value is that of the `yield from` expression.
    pub fn delegate_ended(&mut self, value: Value) -> Result<(), Raise> {
        if let Instr::YieldFrom { d, .. } = self.current() {
            self.set_register(d, value);
        }
        Ok(())
    }

    /// Raises an exception inside a generator, where it is suspended; where that delegates, inside the innermost delegate.
    pub fn throw_into(&mut self, id: GeneratorId, exception: Value, on_return: OnReturn) -> Result<(), Raise> {
        let closing = self.cx.heap.is_instance(exception, classes::GENERATOR_EXIT);
        let (mut id, mut on_return) = (id, on_return);
        loop {
            self.throw_into_one(id, exception, on_return)?;
            // The generator's frame is on the stack, at the delegation.
            let Instr::YieldFrom { it, .. } = self.current() else { return Err(Raise::Exception(exception)) };
            match self.register(it) {
                Value::Generator(delegate) if !closing && self.cx.heap[delegate].state == GeneratorState::Suspended => {
                    (id, on_return) = (delegate, OnReturn::Delegate);
                }
                Value::Iter(_) => return Err(Raise::Exception(exception)),
                delegate => return self.call_kernel("throw_to", &[delegate, exception], OnReturn::Delegate),
            }
        }
    }

    /// Puts a suspended generator on the stack when it delegates; otherwise the exception is raised where it is suspended.
    fn throw_into_one(&mut self, id: GeneratorId, exception: Value, on_return: OnReturn) -> Result<(), Raise> {
        match self.cx.heap[id].state {
            GeneratorState::Running => return Err(self.already_running(id)),
            GeneratorState::Closed => {
                if self.cx.heap[id].kind == GeneratorKind::Coroutine {
                    return Err(self.already_awaited(id));
                }
                return Err(Raise::Exception(exception));
            }
            GeneratorState::Created => {
                // It is raised before the body's first statement: no handler of the body sees it, and the traceback names
                // the function's first line.
                self.trace_start(exception, self.cx.heap[id].code);
                self.cx.heap[id].state = GeneratorState::Closed;
                self.cx.heap[id].registers = Box::default();
                self.cx.heap[id].function = Value::None;
                return Err(Raise::Exception(exception));
            }
            GeneratorState::Suspended => {}
        }
        let delegating = self.cx.heap[id].delegating;
        self.push_generator(id, on_return)?;
        if !delegating {
            return Err(Raise::Exception(exception));
        }
        self.frames.last_mut().expect("just pushed").pc += 1;
        Ok(())
    }

    /// `GetAwaitable`
    pub fn get_awaitable(&mut self, d: u8, a: u8, how: u8) -> Result<(), Raise> {
        let value = self.register(a);
        match value {
            Value::Generator(id) if self.cx.heap[id].kind == GeneratorKind::Coroutine => {
                if how == YIELD_FROM && !iter::is_iterator(&self.cx.heap, id) && !self.may_await() {
                    return Err(raise::type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
                }
                if how != YIELD_FROM && self.cx.heap[id].state == GeneratorState::Suspended && self.cx.heap[id].delegating {
                    return Err(raise::runtime_error("coroutine is being awaited already"));
                }
                self.set_register(d, value);
                Ok(())
            }
            _ if how == YIELD_FROM => self.get_iter(d, a),
            Value::Generator(id) if crate::object::generator::is_iterable_coroutine(&self.cx.heap, id) => {
                self.set_register(d, value);
                Ok(())
            }
            _ => self.call_kernel("awaitable_iter", &[value, Value::Int(how.into())], OnReturn::Store(d)),
        }
    }

    /// Whether the innermost frame may delegate to coroutines: the prelude, and generators made for it by `types.coroutine`.
    fn may_await(&self) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let hidden = self.cx.heap.code(frame.code).flags.contains(CodeFlags::HIDDEN);
        hidden || frame.generator.is_some_and(|id| crate::object::generator::is_iterable_coroutine(&self.cx.heap, id))
    }
}

/// A handler begins: what to save of the exception handled until now. In a generator the outermost handler saves nothing, because
/// whoever resumes the generator next may be handling another one.
#[inline]
pub(super) fn enter_except(heap: &mut Heap, frames: &[Frame], handled: Value) -> Value {
    match frames.last().and_then(|frame| frame.generator) {
        Some(id) if !heap[id].handling => {
            heap[id].handling = true;
            Value::Unbound
        }
        _ => handled,
    }
}

/// A handler ends: what is handled from now on.
#[inline]
pub(super) fn leave_except(heap: &mut Heap, frames: &[Frame], saved: Value) -> Value {
    if !saved.is_unbound() {
        return saved;
    }
    let Some(id) = frames.last().and_then(|frame| frame.generator) else { return Value::None };
    heap[id].handling = false;
    heap[id].handled
}
