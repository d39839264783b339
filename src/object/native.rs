//! Natives: how Rust functions appear to Python.
//!
//! Owns [`Native`] (a row of a method table), its signature and binder, the context [`Cx`] that natives work in, and what a
//! native may answer: [`Outcome`] or [`Raise`].
//! Never gives a native a way to call Python.
//!
//! Order inside a native: read the arguments, [`Cx::reserve`] what is proportional to them, then allocate, then mutate. A native
//! may be run again from its start after `reserve` or `poll` failed, so nothing may be changed before the last of these.

use crate::heap::keys::HashError;
use crate::heap::kinds::{DictId, GeneratorId, Heap, Value};
use crate::heap::limit::Limit;
use crate::heap::value::{ClassId, NativeId, StrId};
use crate::heap::waste::{Bulk, Fresh, Waste};
use crate::heap::watch::NoAnswer;
use crate::num::Stop;
use crate::object::bulk;
use crate::object::clock::Clock;
use crate::text::{Text, pieces};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// A function written in Rust. `args` are bound to the row's signature: every parameter has a value, missing optional ones
/// have their default (`Value::Unbound` for `=...`); `**kwargs` is a dict; the items of `*args` come last, after all others.
pub type NativeFn = fn(&mut Cx, &[Value]) -> Result<Outcome, Raise>;

/// What kind of attribute a row makes.
#[derive(Clone, Copy, Debug)]
pub enum NativeKind {
    /// Function of a module.
    Function,
    /// Method: the first parameter is the receiver.
    Method,
    /// Data attribute: called with the receiver on access. Assignment calls `setter` with (receiver, value or unbound to delete).
    Getter {
        /// How it is assigned, if it can be.
        setter: Option<NativeFn>,
    },
    /// Class method: the first parameter is the class.
    ClassMethod,
    /// Static method.
    Static,
}

/// One row of a table of functions or methods.
#[derive(Clone, Copy)]
pub struct Native {
    /// Python name.
    pub name: &'static str,
    /// Python parameter list, e.g. `"self, sep=None, maxsplit=-1, /"`. Defaults: None, True, False, ints, 'text', `...` (unbound).
    pub signature: &'static str,
    /// The code.
    pub func: NativeFn,
    /// What it is.
    pub kind: NativeKind,
    /// Kernel prelude function with the same parameters (`*args` as a tuple) that goes on when `func` answers `Raise::Python`.
    pub fallback: Option<&'static str>,
}

/// A method row.
pub const fn method(name: &'static str, signature: &'static str, func: NativeFn) -> Native {
    Native { name, signature, func, kind: NativeKind::Method, fallback: None }
}

/// A module function row.
pub const fn function(name: &'static str, signature: &'static str, func: NativeFn) -> Native {
    Native { name, signature, func, kind: NativeKind::Function, fallback: None }
}

/// A read-only data attribute row.
pub const fn getter(name: &'static str, func: NativeFn) -> Native {
    Native { name, signature: "self, /", func, kind: NativeKind::Getter { setter: None }, fallback: None }
}

/// An assignable data attribute row.
pub const fn property(name: &'static str, func: NativeFn, setter: NativeFn) -> Native {
    Native { name, signature: "self, /", func, kind: NativeKind::Getter { setter: Some(setter) }, fallback: None }
}

/// A class method row.
pub const fn class_method(name: &'static str, signature: &'static str, func: NativeFn) -> Native {
    Native { name, signature, func, kind: NativeKind::ClassMethod, fallback: None }
}

/// A static method row.
pub const fn static_method(name: &'static str, signature: &'static str, func: NativeFn) -> Native {
    Native { name, signature, func, kind: NativeKind::Static, fallback: None }
}

impl Native {
    /// The same row with a kernel function to hand over to.
    pub const fn or(self, fallback: &'static str) -> Native {
        Native { fallback: Some(fallback), ..self }
    }
}

/// What a native is called, for its `repr` and its attributes.
#[derive(Clone, Copy)]
pub struct NativeInfo {
    /// Its row.
    pub row: &'static Native,
    /// The class it is an attribute of.
    pub class: Option<ClassId>,
    /// The module it is a function of.
    pub module: Option<&'static str>,
}

/// The table of natives is the machine's; this is how those below it ask.
static DESCRIBE: OnceLock<fn(NativeId) -> NativeInfo> = OnceLock::new();

/// Says who knows the natives by number; the first call counts.
pub fn describe_with(describe: fn(NativeId) -> NativeInfo) {
    DESCRIBE.get_or_init(|| describe);
}

/// A native by number.
pub fn describe(id: NativeId) -> NativeInfo {
    DESCRIBE.get().expect("the machine installs its natives before any value names one")(id)
}

/// What the machine should do with a native's answer.
#[derive(Debug)]
pub enum Outcome {
    /// The result.
    Value(Value),
    /// Call this, its result is the result.
    Call(Box<CallRequest>),
    /// Call the kernel prelude function of this name; its result is the result.
    Kernel(&'static str, Vec<Value>),
    /// Resume a generator by sending a value; what it yields is the result, its end is StopIteration.
    Send(GeneratorId, Value),
    /// Raise an exception inside a generator.
    Throw(GeneratorId, Value),
    /// Answer from the frame that called.
    Frame(FrameQuery),
    /// Ask the host: an operation of the given name (`input`, `time.time`, ...).
    Host(&'static str, Vec<Value>),
    /// `getattr(object, name)`
    GetAttr(Value, StrId),
    /// `object.__getattribute__(object, name)`: no user hooks.
    PlainGetAttr(Value, StrId),
    /// `object.__setattr__(object, name, value)`, no user hooks; deletes when the value is unbound.
    PlainSetAttr(Value, StrId, Value),
    /// `setattr(object, name, value)`; deletes when the value is unbound.
    SetAttr(Value, StrId, Value),
}

/// What only the caller's frame knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameQuery {
    /// `globals()`
    Globals,
    /// `locals()`
    Locals,
    /// Sorted names of `locals()`: `dir()`.
    LocalNames,
    /// `sys.exc_info()[1]`, the exception being handled or None.
    Handled,
    /// The `__name__` of the calling module.
    ModuleName,
    /// `sys.modules`
    Modules,
    /// The program's frames, as a traceback object.
    Stack,
    /// Frames allowed.
    RecursionLimit,
    /// Allows another number of frames.
    SetRecursionLimit(u32),
}

/// A call to make.
#[derive(Debug)]
pub struct CallRequest {
    /// Any callable.
    pub callee: Value,
    /// Positional arguments.
    pub args: Vec<Value>,
    /// Keyword arguments.
    pub kwargs: Option<DictId>,
}

impl Outcome {
    /// Call `callee` with positional arguments.
    pub fn call(callee: Value, args: impl Into<Vec<Value>>) -> Outcome {
        Outcome::Call(Box::new(CallRequest { callee, args: args.into(), kwargs: None }))
    }

    /// Call a kernel prelude function.
    pub fn kernel(name: &'static str, args: impl Into<Vec<Value>>) -> Outcome {
        Outcome::Kernel(name, args.into())
    }
}

impl<T: Into<Value>> From<T> for Outcome {
    #[inline]
    fn from(value: T) -> Outcome {
        Outcome::Value(value.into())
    }
}

/// Why a native (or an operation) gives no value.
#[derive(Debug)]
pub enum Raise {
    /// This exception.
    Exception(Value),
    /// A new exception, made by the machine: class and constructor arguments.
    New(Box<NewException>),
    /// A limit ends the run; the program cannot catch it.
    Limit(Limit),
    /// The host interrupts; the operation will be started again.
    Interrupted,
    /// User-defined behaviour is involved: the prelude must do it.
    Python,
    /// Not enough room before a collection: collect, and start the operation again.
    Collect(usize),
    /// The machine stops for the host; what for is noted in the machine.
    Pause,
}

/// An exception to make.
#[derive(Debug)]
pub struct NewException {
    /// Its class.
    pub class: ClassId,
    /// Its message, when it has one.
    pub message: Option<String>,
    /// Other arguments (`KeyError(key)`); used when there is no message.
    pub args: Vec<Value>,
    /// Attributes beyond the arguments (`name`, `obj`).
    pub attrs: Vec<(StrId, Value)>,
}

impl From<NoAnswer> for Raise {
    fn from(why: NoAnswer) -> Raise {
        match why {
            NoAnswer::Python => Raise::Python,
            NoAnswer::Interrupted => Raise::Interrupted,
            NoAnswer::Limit(limit) => Raise::Limit(limit),
        }
    }
}

/// The run's resources beside the heap: fuel, time, interrupt.
pub struct Meter {
    /// Work units left before the machine must look at the limits.
    pub countdown: i64,
    /// Native work done since the machine last looked; it adds this to the instructions counted.
    pub native_work: u64,
    /// Time used and allowed.
    pub clock: Clock,
    /// Set by the host from any thread.
    pub interrupt: Arc<AtomicBool>,
    /// Fuel left under the run's limit when the machine last looked.
    pub fuel_left: u64,
    /// `native_work` when the limits were last looked at.
    pub looked: u64,
    /// Memory that is not needed any more: the same as the heap's.
    pub waste: Waste,
}

/// Who reserves more bytes than this has what is not needed any more given back first.
const LARGE: usize = 4 << 20;

/// Work units between two looks at the limits, where work is only accounted for.
const LOOK_EVERY: u64 = 2048;

impl Meter {
    /// See [`Cx::poll`].
    #[inline]
    pub fn poll(&mut self, work: u64) -> Result<(), Raise> {
        self.native_work += work;
        self.check()
    }

    /// Accounts for work that may be tiny: the limits are looked at when enough has come together.
    #[inline]
    pub fn spend(&mut self, work: u64) -> Result<(), Raise> {
        self.native_work += work;
        if self.native_work - self.looked < LOOK_EVERY { Ok(()) } else { self.check() }
    }

    /// A result being made of memory that was reserved; see [`Fresh`].
    #[inline]
    pub fn fresh<T: Bulk + Default>(&self, made: T) -> Fresh<T> {
        Fresh::new(&self.waste, made)
    }

    /// Gives back what is not needed any more.
    pub fn shed(&mut self) -> Result<(), Raise> {
        let waste = self.waste.clone();
        waste.shed(|| self.check())
    }

    /// The work since the last time.
    pub fn take_work(&mut self) -> u64 {
        self.looked = 0;
        std::mem::take(&mut self.native_work)
    }

    #[cold]
    #[inline(never)]
    fn check(&mut self) -> Result<(), Raise> {
        self.looked = self.native_work;
        if self.interrupt.load(Ordering::Relaxed) {
            return Err(Raise::Interrupted);
        }
        if self.native_work > self.fuel_left {
            return Err(Raise::Limit(Limit::Fuel));
        }
        if !self.clock.is_watched() {
            self.clock.unseen(self.native_work);
        }
        if self.clock.look() { Err(Raise::Limit(Limit::TimeNs)) } else { Ok(()) }
    }

    /// `poll` in the shape the number and regex modules want.
    pub fn poller(&mut self) -> impl FnMut(u64) -> Result<(), Stop> + '_ {
        |work| self.poll(work).map_err(|_| Stop)
    }

    /// See [`Cx::stopped`].
    pub fn stopped(&mut self) -> Raise {
        match self.check() {
            Err(raise) => raise,
            Ok(()) => Raise::Limit(Limit::Fuel),
        }
    }
}

/// Printed text waiting for the host.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Output {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Bytes written so far.
    pub written: u64,
    /// Bytes allowed.
    pub limit: u64,
    /// The namespace of `sys` and the stream that stands for standard output, once the program imported it.
    pub redirect: Option<(DictId, Value)>,
}

/// What natives work in.
pub struct Cx {
    /// The objects.
    pub heap: Heap,
    /// Fuel, time, interrupt.
    pub meter: Meter,
    /// Printed text.
    pub output: Output,
    /// Takes printed text at once instead.
    pub print: Option<Print>,
    /// The virtual files, see `object::files`, once there are some.
    pub files: Option<DictId>,
}

/// The host's taker of printed text: whether it is standard error, and the text.
pub type Print = Box<dyn FnMut(bool, &str) + Send>;

impl Cx {
    /// Asks for `bytes` before allocating them: whatever is proportional to a size the program chose. The allocation itself is
    /// charged when the object is made.
    #[inline]
    pub fn reserve(&mut self, bytes: usize) -> Result<(), Raise> {
        if LARGE < bytes && self.meter.waste.is_some() {
            self.meter.shed()?;
        }
        self.heap.budget.reserve(bytes).map_err(|needed| Raise::Collect(needed.bytes))
    }

    /// Accounts for `work` units (about 10 ns each) of a loop in native code, and answers whether to go on: call it at least
    /// every 10,000 units.
    #[inline]
    pub fn poll(&mut self, work: u64) -> Result<(), Raise> {
        self.meter.poll(work)
    }

    /// Why a poll stopped: the same question again.
    pub fn stopped(&mut self) -> Raise {
        self.meter.stopped()
    }

    /// The objects to read and the meter to poll, side by side: for long work on the bytes of an object.
    #[inline]
    pub fn parts(&mut self) -> (&Heap, &mut Meter) {
        (&self.heap, &mut self.meter)
    }

    /// What the program put into `sys.stdout`, when it is not the run's own output.
    #[inline]
    pub fn redirected_stdout(&self) -> Option<Value> {
        let (namespace, own) = self.output.redirect?;
        let slot = self.heap[namespace].find_text(&self.heap, "stdout")?;
        let now = self.heap[namespace].slots()[slot].value;
        (!now.is(own)).then_some(now)
    }

    /// Prints to standard output (false) or standard error (true).
    pub fn write(&mut self, text: &str, to_stderr: bool) -> Result<(), Raise> {
        if self.output.written + text.len() as u64 > self.output.limit {
            return Err(Raise::Limit(Limit::Output));
        }
        if let Some(print) = &mut self.print {
            self.output.written += text.len() as u64;
            print(to_stderr, text);
            return Ok(());
        }
        let target = if to_stderr { &mut self.output.stderr } else { &mut self.output.stdout };
        let before = target.len();
        bulk::make_room(&mut self.meter, target, text.len())?;
        if let Err(stopped) = bulk::push_text(&mut self.meter, target, text) {
            // It is printed again, from the beginning.
            target.truncate(before);
            return Err(stopped);
        }
        self.output.written += text.len() as u64;
        self.heap.budget.charge(text.len());
        Ok(())
    }

    /// The text of a str value (also of an instance of a subclass of str).
    pub fn str_arg(&self, value: Value) -> Option<Text<'_>> {
        match self.heap.unwrap(value) {
            Value::Str(id) => Some(self.heap.str(id)),
            _ => None,
        }
    }

    /// A new str.
    pub fn str(&mut self, text: impl Into<CompactString> + AsRef<str>) -> Value {
        self.heap.new_str(text)
    }

    /// A new str of a copy of a text of any length.
    pub fn copied_text(&mut self, text: &str) -> Result<Value, Raise> {
        if text.len() <= pieces::PIECE {
            return Ok(self.str(text));
        }
        self.reserve(text.len())?;
        let copy = crate::object::bulk::concat(&mut self.meter, &[text])?;
        self.text(copy)
    }

    /// A new str of a text of any length.
    #[inline]
    pub fn text(&mut self, text: String) -> Result<Value, Raise> {
        Ok(self.heap.new_text(text)?)
    }

    /// The hash of a dict or set key; TypeError when unhashable.
    pub fn hash(&mut self, key: Value) -> Result<u64, Raise> {
        crate::heap::keys::hash(&self.heap, key).map_err(|error| match error {
            HashError::NoAnswer(why) => why.into(),
            HashError::Unhashable(value) => {
                let name = self.heap.type_name(value);
                crate::object::raise::type_error(format!("unhashable type: '{name}'"))
            }
        })
    }
}

impl Heap {
    /// The built-in data of an instance of a subclass of a built-in type; anything else unchanged.
    #[inline]
    pub fn unwrap(&self, value: Value) -> Value {
        match value {
            Value::Instance(id) => match self[id].native {
                Value::Unbound => value,
                native => native,
            },
            _ => value,
        }
    }

    /// The class of a value.
    pub fn class_of(&self, value: Value) -> ClassId {
        crate::heap::classes::class_of(self, value)
    }

    /// The name of a value's type as messages show it: `type(value).__name__`, with the module for the types of few modules.
    pub fn type_name(&self, value: Value) -> String {
        self.message_name(self.class_of(value))
    }

    /// See [`Heap::type_name`].
    pub fn message_name(&self, class: ClassId) -> String {
        match crate::heap::classes::builtin_module(class) {
            None if self.class(class).is_static => crate::object::repr::full_name(self, class),
            None | Some("builtins") => self.class_name(class),
            Some(module) => format!("{module}.{}", self.class_name(class)),
        }
    }

    /// `cls.__name__`
    pub fn class_name(&self, class: ClassId) -> String {
        match self.class(class).name {
            Value::Str(id) => self.shown(id).to_owned(),
            _ => String::from("?"),
        }
    }

    /// Whether `value` is an instance of `class` by its real type.
    pub fn is_instance(&self, value: Value, class: ClassId) -> bool {
        crate::heap::classes::is_subclass(self, self.class_of(value), class)
    }
}
