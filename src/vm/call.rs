//! Calling anything, and delivering results.
//!
//! A call's callee and arguments lie on the stack: `stack[at]`, then `n` arguments of which the last `kw.len()` are keywords.
//! The callee's registers begin at `at + 1`, so plain positional calls copy nothing.

use super::attr::Attr;
use super::bind::MANY;
use super::frame::{Frame, OnReturn};
use super::{Exit, Interrupted, Pending, ROOM, Vm};
use crate::bytecode::code::{CodeFlags, StrBits};
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, FunctionId, Value};
use crate::heap::objects::{Generator, GeneratorKind, GeneratorState};
use crate::heap::value::{ClassId, CodeRef, NativeId, StrId};
use crate::object::native::{Outcome, Raise};
use crate::object::{bulk, iter, raise, receive};
use crate::text::core;

/// Keyword names of a call.
pub type Keywords<'a> = Option<&'a [StrBits]>;

/// How deep wrappers of callables (static methods, bound methods, instances whose `__call__` is an instance) may nest: each
/// level is a native call, and 128 KiB of stack must do.
const MAX_WRAPPERS: u32 = 40;

impl Vm {
    /// Calls `stack[at]` with the `n` arguments above it.
    pub fn call(&mut self, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        match self.stack[at] {
            Value::Function(id) => self.call_function(id, at, n, kw, on_return),
            Value::Native(id) => self.call_native(id, at, n, kw, on_return),
            Value::BoundMethod(id) => {
                let (func, receiver) = (self.cx.heap[id].func, self.cx.heap[id].receiver);
                self.insert_argument(at, n, receiver);
                self.stack[at] = func;
                match func {
                    Value::Function(id) => self.call_function(id, at, n + 1, kw, on_return),
                    Value::Native(id) => self.call_native(id, at, n + 1, kw, on_return),
                    _ => self.call_other(at, n + 1, kw, on_return),
                }
            }
            Value::Class(id) => self.call_class(id, at, n, kw, on_return),
            Value::Host(i) => {
                let name = self.hosts[i.index() as usize];
                self.call_host(name.into(), false, at, n, kw, on_return)
            }
            _ => self.call_other(at, n, kw, on_return),
        }
    }

    /// After LoadMethod: `stack[at + 1]` is the receiver, or unbound and then no argument.
    pub fn call_method(&mut self, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        if self.stack[at + 1].is_unbound() {
            self.stack[at + 1] = self.stack[at];
            return self.call(at + 1, n - 1, kw, on_return);
        }
        self.call(at, n, kw, on_return)
    }

    fn insert_argument(&mut self, at: usize, n: usize, value: Value) {
        self.ensure_stack(at + n + 2);
        self.stack.copy_within(at + 1..at + 1 + n, at + 2);
        self.stack[at + 1] = value;
    }

    /// Callables that wrap callables are unwrapped one inside the other, so their depth is bounded.
    #[cold]
    fn call_other(&mut self, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        self.deepen()?;
        let result = self.call_wrapper(at, n, kw, on_return);
        self.wrappers -= 1;
        result
    }

    /// One level deeper in what wraps something; whoever succeeds subtracts it from `wrappers` again.
    pub(super) fn deepen(&mut self) -> Result<(), Raise> {
        if self.wrappers >= MAX_WRAPPERS {
            return Err(self.recursion_error());
        }
        self.wrappers += 1;
        Ok(())
    }

    fn call_wrapper(&mut self, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        let callee = self.stack[at];
        match callee {
            Value::StaticMethod(id) => {
                self.stack[at] = self.cx.heap[id].func;
                self.call(at, n, kw, on_return)
            }
            Value::GenericAlias(id) => match self.cx.heap[id].origin {
                // Its instances get to know what they were made with.
                Value::Class(class) if class.slot().is_some() => {
                    self.insert_argument(at, n, callee);
                    self.stack[at] = self.lookup(classes::GENERIC_ALIAS, StrId::from_bits(core::CALL)).unwrap_or_default();
                    self.call(at, n + 1, kw, on_return)
                }
                origin => {
                    self.stack[at] = origin;
                    self.call(at, n, kw, on_return)
                }
            },
            // What a method was bound to.
            Value::BoundMethod(_) | Value::Class(_) | Value::Host(_) => self.call(at, n, kw, on_return),
            Value::Instance(id) => {
                let class = self.cx.heap[id].class;
                match self.lookup(class, StrId::from_bits(core::CALL)) {
                    Some(func @ (Value::Function(_) | Value::Native(_))) => {
                        self.insert_argument(at, n, callee);
                        self.stack[at] = func;
                        self.call(at, n + 1, kw, on_return)
                    }
                    Some(func) => match self.bind(func, callee, class) {
                        Ok(bound) => {
                            self.stack[at] = bound;
                            self.call(at, n, kw, on_return)
                        }
                        Err(Raise::Python) => {
                            let (args, keywords) = self.pack_arguments(at, n, kw);
                            self.call_kernel_on(at, "call_special_with", &[func, callee, args, keywords], on_return)
                        }
                        Err(raise) => Err(raise),
                    },
                    None => Err(self.not_callable(callee)),
                }
            }
            _ => Err(self.not_callable(callee)),
        }
    }

    fn not_callable(&self, callee: Value) -> Raise {
        raise::type_error(format!("'{}' object is not callable", self.cx.heap.type_name(callee)))
    }

    /// Calls a function of the program or the prelude.
    pub fn call_function(&mut self, id: FunctionId, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        let function = &self.cx.heap[id];
        let code_ref = function.code;
        let globals = function.globals;
        let code = self.cx.heap.code(code_ref);
        let registers = code.registers as usize;
        let base = at + 1;
        let flags = code.flags;
        let simple = kw.is_none()
            && n == code.positional as usize
            && code.kwonly == 0
            && !flags.intersects(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS);
        if self.stack.len() < base + registers + n + ROOM {
            self.ensure_stack(base + registers + n);
        }
        if !simple {
            if flags.contains(CodeFlags::CLASS_BODY) {
                // Only bytes from outside call one with more arguments than it has registers.
                self.stack[base + n.min(registers)..base + registers].fill(Value::Unbound);
            } else {
                self.bind_arguments(id, at, n, kw)?;
            }
        } else {
            self.stack[base + n..base + registers].fill(Value::Unbound);
        }
        if flags.intersects(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR) {
            let generator = self.new_generator(id, code_ref, flags, base, registers);
            return self.deliver(on_return, generator);
        }
        if self.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        let runtime = self.function_runtime(id, code_ref);
        self.frames.push(Frame {
            code: code_ref,
            pc: 0,
            base: base as u32,
            end: (base + registers) as u32,
            function: Some(id),
            generator: None,
            globals,
            on_return,
            runtime,
        });
        Ok(())
    }

    /// The number of the side tables of a function's code.
    #[inline]
    pub(super) fn function_runtime(&mut self, id: FunctionId, code: CodeRef) -> u32 {
        match self.cx.heap[id].runtime {
            0 => self.first_runtime(id, code),
            number => number - 1,
        }
    }

    #[cold]
    fn first_runtime(&mut self, id: FunctionId, code: CodeRef) -> u32 {
        let runtime = self.runtime(code);
        self.cx.heap[id].runtime = runtime + 1;
        runtime
    }

    #[cold]
    pub(super) fn recursion_error(&mut self) -> Raise {
        raise::new(classes::RECURSION_ERROR, "maximum recursion depth exceeded")
    }

    fn new_generator(&mut self, id: FunctionId, code: CodeRef, flags: CodeFlags, base: usize, registers: usize) -> Value {
        let (kind, class) = if flags.contains(CodeFlags::ASYNC_GENERATOR) {
            (GeneratorKind::AsyncGenerator, classes::ASYNC_GENERATOR)
        } else if flags.contains(CodeFlags::COROUTINE) {
            (GeneratorKind::Coroutine, classes::COROUTINE)
        } else {
            (GeneratorKind::Generator, classes::GENERATOR)
        };
        let registers = self.stack[base..base + registers].into();
        let state = GeneratorState::Created;
        self.cx.heap.new(Generator { kind, class, state, function: id.into(), code, registers, ..Generator::default() })
    }

    /// Calls a native with arguments on the stack.
    pub fn call_native(&mut self, id: NativeId, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        let def = super::natives::get(id);
        if let Some(class) = def.receiver
            && kw.map_or(0, <[StrBits]>::len) < n
            && !self.cx.heap.is_instance(self.stack[at + 1], class)
        {
            return Err(self.wrong_receiver(def, class, self.stack[at + 1]));
        }
        let count = self.bind_native(def, at, n, kw)?;
        self.call_bound(id, at, count, on_return)
    }

    /// Goes on with a native that was interrupted: its arguments are bound, so the call itself must not be made again.
    pub fn resume_native(&mut self) -> Result<(), Exit> {
        let Some(interrupted) = self.interrupted.take() else { return Ok(()) };
        let (at, count) = (self.top(), interrupted.args.len());
        self.ensure_stack(at + count + 2);
        self.stack[at] = Value::Native(interrupted.native);
        self.stack[at + 1..at + 1 + count].copy_from_slice(&interrupted.args);
        self.call_bound(interrupted.native, at, count, interrupted.on_return).or_else(|raise| self.handle(raise))
    }

    fn call_bound(&mut self, id: NativeId, at: usize, count: usize, on_return: OnReturn) -> Result<(), Raise> {
        let def = super::natives::get(id);
        // A native that is started again, or hands over to the kernel, must find iterators where they were.
        let iterators = iter::checkpoint(&self.cx.heap, &self.stack[at + 1..at + 1 + count]);
        let mut attempt = 0;
        let outcome = loop {
            let args = &self.stack[at + 1..at + 1 + count];
            let outcome = (def.func)(&mut self.cx, args);
            if !iterators.is_empty() && matches!(outcome, Err(Raise::Python | Raise::Collect(_) | Raise::Interrupted | Raise::Pause)) {
                iter::restore(&mut self.cx.heap, &iterators);
            }
            match outcome {
                Err(Raise::Collect(wanted)) => {
                    self.args_end = at + 1 + count;
                    let collected = self.make_room(wanted, attempt);
                    self.args_end = 0;
                    if let Err(raise) = collected {
                        break Err(raise);
                    }
                    attempt += 1;
                }
                result => break result,
            }
        };
        if let Err(Raise::Interrupted) = outcome {
            if self.calls_again && MANY < count {
                return Err(Raise::Interrupted);
            }
            let args = self.stack[at + 1..at + 1 + count].into();
            self.interrupted = Some(Interrupted { native: id, args, on_return });
            return Err(Raise::Interrupted);
        }
        self.finish_native(def, at, count, outcome, on_return)
    }

    /// Goes on from what a native answered.
    pub(super) fn finish_native(
        &mut self,
        def: &'static super::natives::Def,
        at: usize,
        count: usize,
        outcome: Result<Outcome, Raise>,
        on_return: OnReturn,
    ) -> Result<(), Raise> {
        match outcome {
            Ok(Outcome::Value(value)) => {
                let value = match def.class {
                    Some(owner) if def.is_new => self.wrap_made(owner, self.stack[at + 1], value)?,
                    _ => value,
                };
                self.deliver(on_return, value)
            }
            Ok(outcome) => self.carry_out(outcome, at, on_return),
            Err(Raise::Python) => match def.native.fallback {
                Some(name) => {
                    let args = self.fallback_arguments(def, at, count);
                    self.call_kernel_at(name, args, at, on_return)
                }
                None => Err(raise::system_error(format!("{}() met a value whose Python-level behaviour it cannot use", def.native.name))),
            },
            Err(raise) => Err(raise),
        }
    }

    /// The TypeError of a method called on an object of another type.
    #[cold]
    fn wrong_receiver(&self, def: &super::natives::Def, class: ClassId, receiver: Value) -> Raise {
        let (name, wanted, given) = (def.native.name, self.cx.heap.class_name(class), self.cx.heap.type_name(receiver));
        raise::type_error(if crate::object::method::is_slot(class, name) {
            format!("descriptor '{name}' requires a '{wanted}' object but received a '{given}'")
        } else {
            format!("descriptor '{name}' for '{wanted}' objects doesn't apply to a '{given}' object")
        })
    }

    /// The arguments of a native in the order of its kernel function: `*args` as a tuple.
    fn fallback_arguments(&mut self, def: &super::natives::Def, at: usize, count: usize) -> Vec<Value> {
        let args = &self.stack[at + 1..at + 1 + count];
        if !def.signature.varargs {
            return args.to_vec();
        }
        let fixed = def.signature.fixed();
        let mut all = args[..fixed].to_vec();
        if let (true, Some(keywords @ Value::Unbound)) = (def.signature.varkw, all.last_mut()) {
            *keywords = Dict::default().alloc(&mut self.cx.heap).into();
        }
        let args = &self.stack[at + 1..at + 1 + count];
        let rest: Box<[Value]> = args[fixed..].into();
        all.push(self.cx.heap.new_tuple(rest));
        all
    }

    /// Does what a native asked for instead of giving a value. `at` is free stack above the live registers.
    pub(super) fn carry_out(&mut self, outcome: Outcome, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        // A native has run: what it did must not be done twice.
        self.calls_again = false;
        match outcome {
            Outcome::Value(value) => self.deliver(on_return, value),
            Outcome::Call(request) => {
                let positional = request.args.len();
                self.ensure_stack(at + positional + 2);
                self.stack[at] = request.callee;
                self.stack[at + 1..at + 1 + positional].copy_from_slice(&request.args);
                match request.kwargs {
                    Some(kwargs) if !self.cx.heap[kwargs].is_empty() => self.call_with_dict(at, positional, kwargs, on_return),
                    _ => self.call(at, positional, None, on_return),
                }
            }
            Outcome::Kernel(name, args) => self.call_kernel_at(name, args, at, on_return),
            Outcome::Send(generator, value) => self.resume_generator(generator, value, on_return),
            Outcome::Throw(generator, exception) => self.throw_into(generator, exception, on_return),
            Outcome::Frame(query) => {
                let value = self.answer_query(query)?;
                self.deliver(on_return, value)
            }
            Outcome::Host(name, args) => {
                let n = args.len();
                self.ensure_stack(at + n + 2);
                self.stack[at + 1..at + 1 + n].copy_from_slice(&args);
                let name = self.cx.heap.new_str(name);
                self.call_host(name, true, at, n, None, on_return)
            }
            Outcome::GetAttr(object, name) => self.get_attr_dynamic(object, name, at, on_return),
            Outcome::PlainGetAttr(object, name) => self.get_attr_plain(object, name, at, on_return),
            Outcome::PlainSetAttr(object, name, value) => self.store_attr_plain(object, name, value, at, None, on_return),
            Outcome::SetAttr(object, name, value) => self.set_attr_dynamic(object, name, value, at, on_return),
        }
    }

    /// Calls `stack[at]` with `n` positional arguments and the keywords of a dict.
    pub fn call_with_dict(&mut self, at: usize, n: usize, kwargs: DictId, on_return: OnReturn) -> Result<(), Raise> {
        let count = self.cx.heap[kwargs].len();
        self.ensure_stack(at + n + count + 2);
        let mut names = Vec::with_capacity(count);
        for (i, (entry, slot)) in self.cx.heap[kwargs].iter().zip(&mut self.stack[at + 1 + n..]).enumerate() {
            if self.calls_again && i % bulk::PIECE == bulk::PIECE - 1 {
                self.cx.meter.poll(bulk::PIECE as u64)?;
            }
            let Value::Str(name) = self.cx.heap.unwrap(entry.key) else {
                return Err(raise::type_error("keywords must be strings"));
            };
            names.push(name.bits());
            *slot = entry.value;
        }
        self.call(at, n + count, Some(&names), on_return)
    }

    /// `f(*args, **kwargs)`
    pub fn call_ex(&mut self, d: u8, first: u8) -> Result<(), Raise> {
        let (callee, args, kwargs) = (self.register(first), self.register(first + 1), self.register(first + 2));
        if !matches!(args, Value::List(_) | Value::Tuple(_)) {
            return Err(raise::system_error("the arguments of CallEx are a list or a tuple"));
        }
        let (at, count) = (self.top(), receive::items(&self.cx.heap, args).len());
        let named = if let Value::Dict(id) = kwargs { self.cx.heap[id].len() } else { 0 };
        self.reserve_args(count + named)?;
        self.ensure_long_stack(at + count + named + 2)?;
        self.stack[at] = callee;
        for start in (0..count).step_by(bulk::PIECE) {
            let piece = &receive::items(&self.cx.heap, args)[start..count.min(start + bulk::PIECE)];
            self.stack[at + 1 + start..][..piece.len()].copy_from_slice(piece);
            let copied = size_of_val(piece);
            bulk::poll(&mut self.cx.meter, copied)?;
        }
        self.calls_again = true;
        let called = match kwargs {
            Value::Dict(id) => self.call_with_dict(at, count, id, OnReturn::Store(d)),
            _ => self.call(at, count, None, OnReturn::Store(d)),
        };
        self.calls_again = false;
        called
    }

    fn reserve_args(&mut self, n: usize) -> Result<(), Raise> {
        self.retry(|cx| cx.reserve(n * 2 * size_of::<Value>()))
    }

    /// Calls any callable with arguments that are not on the stack yet.
    pub fn invoke(&mut self, callee: Value, args: &[Value], on_return: OnReturn) -> Result<(), Raise> {
        let at = self.top();
        self.ensure_stack(at + args.len() + 2);
        self.stack[at] = callee;
        self.stack[at + 1..at + 1 + args.len()].copy_from_slice(args);
        self.call(at, args.len(), None, on_return)
    }

    /// Calls a special method that the class of the first argument has: whatever the class has under that name is bound to it.
    #[inline]
    pub fn invoke_special(&mut self, found: Value, args: &[Value], on_return: OnReturn) -> Result<(), Raise> {
        if let Value::Function(_) = found {
            return self.invoke(found, args, on_return);
        }
        let class = self.cx.heap.class_of(args[0]);
        match self.bind_attr(found, args[0], class)? {
            Attr::Method(function) => self.invoke(function, args, on_return),
            Attr::Value(bound) | Attr::Slot(bound, _) => self.invoke(bound, &args[1..], on_return),
            Attr::Call(..) | Attr::Missing => {
                let given = [&[found], args].concat();
                self.call_kernel("call_special", &given, on_return)
            }
        }
    }

    /// Calls a kernel function with arguments that are not on the stack yet.
    pub fn call_kernel(&mut self, name: &'static str, args: &[Value], on_return: OnReturn) -> Result<(), Raise> {
        let at = self.top();
        self.call_kernel_at(name, args.to_vec(), at, on_return)
    }

    fn call_kernel_at(&mut self, name: &'static str, args: Vec<Value>, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        let function = self.cached_kernel_function(name)?;
        self.ensure_stack(at + args.len() + 2);
        self.stack[at] = function;
        self.stack[at + 1..at + 1 + args.len()].copy_from_slice(&args);
        self.call(at, args.len(), None, on_return)
    }

    /// Stops the machine at a call of the host.
    fn call_host(&mut self, name: Value, os: bool, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        let names = kw.unwrap_or(&[]);
        let positional = n - names.len();
        let mut args = std::mem::take(&mut self.spare_args);
        args.extend_from_slice(&self.stack[at + 1..at + 1 + positional]);
        let values = &self.stack[at + 1 + positional..at + 1 + n];
        let kwargs = names.iter().map(|&bits| StrId::from_bits_any(bits)).zip(values.iter().copied()).collect();
        self.calls += 1;
        self.pending = Some(Pending { name, os, object: Value::Unbound, args, kwargs, on_return, id: self.calls });
        Err(Raise::Pause)
    }

    /// The innermost frame returned `value`: pops it. The run may be over.
    pub fn return_value(&mut self, value: Value) -> Result<Option<Exit>, Raise> {
        let frame = self.frames.pop().expect("the frame that returns is there");
        if let Some(id) = frame.generator {
            return self.generator_returned(id, frame.on_return, value).map(|()| None);
        }
        match frame.on_return {
            OnReturn::Exit => return Ok(Some(Exit::Done(value))),
            OnReturn::ForIter => return self.for_iter_result(value).map(|()| None),
            OnReturn::Filter if let Some(wanted) = super::quick::quick_truth(&self.cx.heap, value) => {
                return self.filtered(wanted).map(|()| None);
            }
            _ => {}
        }
        self.deliver(frame.on_return, value).map(|()| None)
    }

    /// Does with a result what the innermost frame wants.
    pub fn deliver(&mut self, on_return: OnReturn, value: Value) -> Result<(), Raise> {
        match on_return {
            OnReturn::Store(d) => {
                self.set_register(d, value);
                Ok(())
            }
            OnReturn::Discard => {
                let frame = self.frames.last().expect("an instruction waits");
                // A `raise` that the prelude does is the last of its code, and does not come back.
                if (frame.pc as usize) < self.cx.heap.code(frame.code).instrs.len() {
                    Ok(())
                } else {
                    Err(raise::system_error("a raising instruction came back"))
                }
            }
            OnReturn::Init(instance, d) => {
                if !value.is_none() {
                    let name = self.cx.heap.type_name(value);
                    return Err(raise::type_error(format!("__init__() should return None, not '{name}'")));
                }
                self.set_register(d, Value::Instance(instance));
                Ok(())
            }
            OnReturn::Operator(stage) => self.operator_result(stage, value),
            OnReturn::Truth => self.truth_result(value, false),
            OnReturn::TruthLen => self.truth_result(value, true),
            OnReturn::Contains => self.contains_result(value),
            OnReturn::ForIter => self.for_iter_result(value),
            OnReturn::Filter => self.truth(value),
            OnReturn::ForPrep => self.for_prep_result(value),
            OnReturn::Iter(d) => self.iter_result(d, value),
            OnReturn::Unpack => self.unpack_result(value),
            OnReturn::Delegate => self.delegate_yielded(value),
            OnReturn::Again => {
                let frame = self.frames.last_mut().expect("an instruction waits");
                frame.pc -= 1;
                Ok(())
            }
            OnReturn::Exit => {
                self.result = Some(value);
                Err(Raise::Pause)
            }
        }
    }

    /// `MakeFunction`
    pub fn make_function(&mut self, d: u8, first: u8, index: u32) -> Result<(), Raise> {
        let frame = *self.frames.last().expect("a frame makes the function");
        let code_ref = CodeRef::new(frame.code.unit(), index);
        let captures = self.cx.heap.code(code_ref).captures.clone();
        let closure = captures.iter().map(|capture| self.captured(&frame, *capture)).collect::<Result<_, _>>()?;
        let (defaults, kwdefaults, annotate) = (self.register(first), self.register(first + 1), self.register(first + 2));
        let runtime = self.runtime_index.get(&code_ref).map_or(0, |i| i + 1);
        let mut function =
            crate::heap::objects::Function { code: code_ref, globals: frame.globals, closure, defaults, kwdefaults, extra: None, runtime };
        if !annotate.is_none() {
            function.extra_mut().annotate = annotate;
        }
        let value = self.cx.heap.new(function);
        self.set_register(d, value);
        Ok(())
    }

    fn captured(&self, frame: &Frame, capture: crate::bytecode::code::Capture) -> Result<crate::heap::kinds::CellId, Raise> {
        use crate::bytecode::code::Capture;
        let cell = match capture {
            Capture::Register(r) => self.stack[frame.base as usize + r as usize],
            Capture::Free(i) => {
                let function = frame.function.expect("a frame with free variables runs a function");
                self.cx.heap[function].closure[i as usize].into()
            }
        };
        match cell {
            Value::Cell(id) => Ok(id),
            _ => Err(raise::system_error("a captured register holds a cell")),
        }
    }

    /// `kernel_function` for a name of the library's own. The namespace keeps the function alive, and nothing replaces it.
    fn cached_kernel_function(&mut self, name: &'static str) -> Result<Value, Raise> {
        const ENTRIES: usize = 64;
        let at = (name.as_ptr() as usize ^ name.len() << 3) >> 2 & (ENTRIES - 1);
        if let Some(&(known, function)) = self.kernel_cache.get(at)
            && std::ptr::eq(known, name)
        {
            return Ok(function);
        }
        let function = self.kernel_function(name)?;
        self.kernel_cache.resize(ENTRIES, ("", Value::Unbound));
        self.kernel_cache[at] = (name, function);
        Ok(function)
    }

    /// The namespace and function of a kernel function, made on first use in the run.
    pub fn kernel_function(&mut self, name: &str) -> Result<Value, Raise> {
        let globals = self.kernel_globals();
        let name_value = match crate::prelude::kernel_name(name) {
            Some(bits) => StrId::from_bits(bits),
            None => return Err(raise::system_error(format!("there is no kernel function '{name}'"))),
        };
        self.kernel_by_name(globals, name_value).ok_or_else(|| raise::system_error(format!("there is no kernel function '{name}'")))
    }

    /// The namespace of the kernel.
    pub fn kernel_globals(&mut self) -> DictId {
        match self.kernel {
            Some(globals) => globals,
            None => {
                let globals = Dict::default().alloc(&mut self.cx.heap);
                self.kernel = Some(globals);
                globals
            }
        }
    }

    /// A kernel function by name: from the namespace, or made now.
    pub fn kernel_by_name(&mut self, globals: DictId, name: StrId) -> Option<Value> {
        if let Some(value) = self.cx.heap[globals].get_str(&self.cx.heap, name) {
            return Some(value);
        }
        let code = crate::prelude::kernel_code(self.cx.heap.text(name))?;
        let function = crate::heap::objects::Function { code, globals, ..Default::default() };
        let value = self.cx.heap.new(function);
        self.cx.heap.dict_set_str(globals, name, value);
        Some(value)
    }
}
