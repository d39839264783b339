//! The machine: runs bytecode over the heap.
//!
//! Owns frames, the register stack, calls, attribute access, exceptions in flight, generators and suspension. Everything it
//! holds is plain data, so that it can stop between any two instructions and be written to bytes.
//! Never recurses on the native stack for the program's sake: whatever Python has to run becomes a frame whose [`OnReturn`]
//! says what to do with the result.
//! Start reading at [`frame`], then [`run`].

mod absorb;
pub mod attr;
pub mod bind;
pub mod build;
pub mod call;
pub mod class;
pub mod frame;
pub mod generator;
mod here;
pub mod host;
pub mod import;
pub mod intrinsic;
pub mod iterate;
pub mod layout;
mod matching;
pub mod names;
pub mod natives;
pub mod operator;
mod quick;
pub mod run;
pub mod traceback;
pub mod unwind;

use crate::bytecode::code::CodeFlags;
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, ByteArrayId, DictId, FunctionId, Heap, Value};
use crate::heap::limit::Limit;
use crate::heap::units::Units;
use crate::heap::value::{ClassId, CodeRef, NativeId, StrId};
use crate::object::bulk;
use crate::object::clock::{self, Clock};
use crate::object::native::{Cx, Meter, Output, Raise};
use frame::{Frame, OnReturn};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Registers a frame can name.
pub const WINDOW: usize = 256;

/// Registers that are there from the base of every frame: its window, and what calls put above it.
pub const ROOM: usize = 2 * WINDOW;

/// Registers of a new machine: what [`Vm::ensure_stack`] wants for a module of few registers.
const FIRST_STACK: usize = ROOM + 64;

/// An inline cache: what one attribute or global instruction found last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cache {
    /// Shape of the instance, version of the dict, or bits of the class; 0 never matches.
    pub key: u32,
    /// `Heap::epoch` when it was filled.
    pub epoch: u32,
    /// Slot or entry number.
    pub slot: u32,
    /// What was found.
    pub kind: CacheKind,
    /// The function, or the dict that has the entry.
    pub value: Value,
}

/// What an inline cache holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CacheKind {
    /// Nothing.
    #[default]
    Empty,
    /// Slot `slot` of the instance.
    Slot,
    /// `value`: a method that takes the object, or the value of a global.
    Value,
    /// `value`, as it is.
    Plain,
    /// Entry `slot` of a dict: of the dict `value` for an attribute, of the namespace for a global.
    Entry,
    /// A property of the class: `value` is its getter.
    Property,
    /// A store that adds the attribute: the next shape is `slot`.
    Add,
    /// `value` is a method found through `super()` after the class with the bits `slot`.
    Super,
}

impl Cache {
    /// What a lookup found outside the object itself, in a class or a module.
    #[inline]
    pub fn shared(&self, heap: &Heap) -> Option<Value> {
        match (self.kind, self.value) {
            (CacheKind::Plain, value) => Some(value),
            (CacheKind::Entry, Value::Dict(dict)) => heap[dict].slots().get(self.slot as usize).map(|entry| entry.value),
            _ => None,
        }
    }
}

/// Side tables of one code object in this process: never serialized.
#[derive(Clone, Copy, Debug)]
pub struct Runtime {
    /// The code object.
    pub code: CodeRef,
    /// First of its inline caches.
    pub caches: u32,
    /// First of its made constants.
    pub consts: u32,
    /// Registers of a frame.
    pub registers: u16,
    /// Exactly this many positional arguments fill the parameters, and the call is a plain frame: no keywords, no star
    /// parameters, no generator. `NOT_SIMPLE` otherwise.
    pub simple: u16,
}

/// Up to this many side tables are searched in order.
const FEW_RUNTIMES: usize = 12;

/// `Runtime::simple` of code that needs the general call.
pub const NOT_SIMPLE: u16 = u16::MAX;

/// A call that waits for the host.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Pending {
    /// Function or operation.
    pub name: Value,
    /// Whether it is an operation of the OS kind rather than a declared function.
    pub os: bool,
    /// The host's object whose method is called, or unbound.
    pub object: Value,
    /// Positional arguments.
    pub args: Vec<Value>,
    /// Keyword arguments.
    pub kwargs: Vec<(StrId, Value)>,
    /// What to do with the answer.
    pub on_return: OnReturn,
    /// Number of the call in this run, from 1.
    pub id: u64,
}

/// A native that the host interrupted: it begins again when the run goes on.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Interrupted {
    /// Which.
    pub native: NativeId,
    /// Its arguments as its signature has them.
    pub args: Box<[Value]>,
    /// What to do with its result.
    pub on_return: OnReturn,
}

/// Why the machine stopped.
#[derive(Debug)]
pub enum Exit {
    /// The bottom frame returned.
    Done(Value),
    /// An exception left the bottom frame.
    Failed(Value),
    /// A limit ended the run.
    Limit(Limit),
    /// `Vm::pending` waits for an answer.
    Call,
    /// The fuel of this step is spent.
    Yielded,
    /// The host interrupted.
    Interrupted,
}

/// The machine of one run.
pub struct Vm {
    /// Heap, meter, output: what natives see.
    pub cx: Cx,
    /// Registers of all frames.
    pub stack: Vec<Value>,
    /// Frames, innermost last.
    pub frames: Vec<Frame>,
    /// The exception being handled, or None.
    pub handled: Value,
    /// What the bottom call gave, when it was not a frame.
    pub result: Option<Value>,
    /// The call that waits.
    pub pending: Option<Pending>,
    /// The native that was interrupted.
    pub interrupted: Option<Interrupted>,
    /// Calls made so far.
    pub calls: u64,
    /// The program's namespace.
    pub globals: DictId,
    /// `sys.modules`: name to module.
    pub modules: DictId,
    /// Namespace of the kernel prelude, made on first use.
    pub kernel: Option<DictId>,
    /// Host functions by number.
    pub hosts: Vec<StrId>,
    /// How many of them the program declares; others came with values of the host.
    pub declared_hosts: usize,
    /// Frames allowed.
    pub recursion_limit: usize,
    /// Instructions and native work done so far.
    pub fuel_used: u64,
    /// Fuel allowed in total.
    pub fuel_limit: u64,
    /// Values that must survive a collection while native code holds them: empty between instructions.
    pub roots: Vec<Value>,
    /// One past the last stack slot that holds arguments of a call being made; 0 between instructions.
    pub args_end: usize,
    /// Room for a text being formatted: nothing of it is needed between instructions.
    scratch: String,
    /// The units that [`run`] used last, kept because counting their users takes as long as a small step.
    running: Option<Units>,
    caches: Vec<Cache>,
    consts: Vec<Value>,
    runtimes: Vec<Runtime>,
    /// The numbers of side tables by code, once they are more than a few.
    runtime_index: HashMap<CodeRef, u32, ahash::RandomState>,
    /// Buffer of the rows that [`run`] makes for code; empty between steps.
    loaded: Vec<here::Loaded<'static>>,
    /// `CallEx` makes a call and no native has run yet: it can be made again from its beginning, so that binding many arguments may
    /// be interrupted.
    calls_again: bool,
    /// Buffer of a call's arguments, empty: while they are bound, or while the call waits for the host.
    spare_args: Vec<Value>,
    method_cache: Vec<MethodEntry>,
    /// See [`attr::recall`].
    known: Vec<attr::recall::Known>,
    /// By class of the run: see `Vm::cached_init`.
    inits: Vec<KnownInit>,
    /// Kernel functions by the address of their names in the library.
    kernel_cache: Vec<(&'static str, Value)>,
    /// Depth of wrappers being looked through; 0 between instructions.
    wrappers: u32,
    /// The instruction that found no room last.
    strain: unwind::Strain,
    /// Slices begun, and the length of this one.
    slices: (u64, i64),
    /// Frames that there is charged room for.
    charged_frames: usize,
}

/// One entry of the cache of class lookups.
#[derive(Clone, Copy)]
struct MethodEntry {
    class: u32,
    name: u32,
    epoch: u32,
    value: Value,
}

/// What calling a class of the run found last.
#[derive(Clone, Copy, Default)]
struct KnownInit {
    /// `Heap::epoch` then.
    epoch: u32,
    /// `__init__`, unless making an instance takes more than calling it.
    function: Option<FunctionId>,
}
/// Values by which the stack grows at most, beyond what a frame needs.
const STACK_STEP: usize = 1 << 16;

/// Entries of the method cache: a power of two.
const METHOD_CACHE: usize = 1024;

impl Vm {
    /// A machine with an empty namespace.
    #[inline]
    pub fn new(mut heap: Heap) -> Vm {
        natives::install();
        let globals = Dict::default().alloc(&mut heap);
        let modules = Dict::default().alloc(&mut heap);
        let meter = Meter {
            countdown: 0,
            native_work: 0,
            clock: Clock::new(clock::UNLIMITED),
            interrupt: Arc::new(AtomicBool::new(false)),
            fuel_left: u64::MAX,
            looked: 0,
            waste: heap.watch.waste.clone(),
        };
        Vm {
            cx: Cx { heap, meter, output: Output { limit: u64::MAX, ..Output::default() }, print: None, files: None },
            stack: vec![Value::Unbound; FIRST_STACK],
            frames: Vec::new(),
            handled: Value::None,
            result: None,
            pending: None,
            interrupted: None,
            calls: 0,
            globals,
            modules,
            kernel: None,
            hosts: Vec::new(),
            declared_hosts: 0,
            recursion_limit: 1000,
            fuel_used: 0,
            fuel_limit: u64::MAX,
            roots: Vec::new(),
            args_end: 0,
            scratch: String::new(),
            running: None,
            caches: Vec::new(),
            consts: Vec::new(),
            runtimes: Vec::new(),
            // Numbers of code objects are small and dense: nobody can make them collide.
            runtime_index: HashMap::with_hasher(ahash::RandomState::with_seeds(1, 2, 3, 4)),
            loaded: Vec::new(),
            calls_again: false,
            spare_args: Vec::new(),
            method_cache: Vec::new(),
            known: Vec::new(),
            inits: Vec::new(),
            kernel_cache: Vec::new(),
            wrappers: 0,
            strain: unwind::Strain::default(),
            slices: (0, 0),
            charged_frames: 0,
        }
    }

    /// Side tables of a code object, made on first use.
    pub fn runtime(&mut self, code_ref: CodeRef) -> u32 {
        if let Some(i) = self.known_runtime(code_ref) {
            return i;
        }
        let (caches, consts, registers, simple) = {
            let code = self.cx.heap.code(code_ref);
            let special = CodeFlags::VARARGS
                | CodeFlags::VARKEYWORDS
                | CodeFlags::GENERATOR
                | CodeFlags::COROUTINE
                | CodeFlags::ASYNC_GENERATOR
                | CodeFlags::CLASS_BODY;
            let simple = if code.kwonly == 0 && !code.flags.intersects(special) { u16::from(code.positional) } else { NOT_SIMPLE };
            (usize::from(code.caches), code.consts.len(), code.registers, simple)
        };
        let runtime = Runtime { code: code_ref, caches: self.caches.len() as u32, consts: self.consts.len() as u32, registers, simple };
        self.caches.resize(self.caches.len() + caches, Cache::default());
        self.consts.resize(self.consts.len() + consts, Value::Unbound);
        self.cx.heap.budget.charge(caches * size_of::<Cache>() + consts * size_of::<Value>());
        let i = self.runtimes.len() as u32;
        self.runtimes.push(runtime);
        if FEW_RUNTIMES < self.runtimes.len() {
            let Vm { runtimes, runtime_index, .. } = self;
            let fresh = runtimes.iter().enumerate().skip(runtime_index.len());
            runtime_index.extend(fresh.map(|(i, runtime)| (runtime.code, i as u32)));
        }
        i
    }

    fn known_runtime(&self, code_ref: CodeRef) -> Option<u32> {
        if self.runtimes.len() <= FEW_RUNTIMES {
            return self.runtimes.iter().position(|runtime| runtime.code == code_ref).map(|i| i as u32);
        }
        self.runtime_index.get(&code_ref).copied()
    }

    /// One past the last stack slot that the frames use.
    pub fn top(&self) -> usize {
        self.frames.last().map_or(0, |frame| frame.end as usize)
    }

    /// Makes sure that a window at `base` and arguments beyond it fit the stack.
    #[inline]
    pub fn ensure_stack(&mut self, end: usize) {
        if self.stack.len() < end + ROOM {
            self.grow_stack(end);
        }
    }

    /// The same for as many values as a program likes, with looks at the interrupt.
    pub fn ensure_long_stack(&mut self, end: usize) -> Result<(), Raise> {
        if self.stack.len() + STACK_STEP < end + ROOM {
            // What is there moves once.
            self.stack.reserve_exact(end + ROOM - self.stack.len());
        }
        while self.stack.len() < end + ROOM {
            self.grow_stack((self.stack.len() - ROOM).max(end.min(self.stack.len() - ROOM + STACK_STEP)));
            self.cx.poll((STACK_STEP / 4) as u64)?;
        }
        Ok(())
    }

    /// Charges the room for frames that was made since the last time.
    #[inline]
    fn charge_frames(&mut self) {
        let more = self.frames.capacity().saturating_sub(self.charged_frames);
        if more > 0 {
            self.cx.heap.budget.charge(more * size_of::<Frame>());
            self.charged_frames = self.frames.capacity();
        }
    }

    #[cold]
    fn grow_stack(&mut self, end: usize) {
        // Large stacks grow in steps, so that the limit is seen before there is twice as much.
        let more = self.stack.len().min(STACK_STEP);
        let len = (end + ROOM).max(self.stack.len() + more);
        self.cx.heap.budget.charge((len - self.stack.len()) * size_of::<Value>());
        self.stack.resize(len, Value::Unbound);
    }

    /// Collects garbage for an operation that found no room for `wanted` bytes and will be started again; `attempt` says how
    /// often it was already. What it allocates before it asks is garbage for the collector, so the same request may fail again:
    /// the second time all of the budget is opened to it, the third time it does not fit.
    pub fn make_room(&mut self, wanted: usize, attempt: u32) -> Result<(), Raise> {
        if attempt > 1 {
            return Err(Raise::Limit(Limit::Memory));
        }
        self.collect(wanted)?;
        if attempt == 1 {
            self.cx.heap.budget.open();
        }
        Ok(())
    }

    /// How a collection that did not end well ends the step.
    pub(super) fn collection_stopped(&mut self, raise: &Raise) -> Exit {
        match raise {
            Raise::Interrupted => {
                self.cx.meter.interrupt.store(false, std::sync::atomic::Ordering::Relaxed);
                Exit::Interrupted
            }
            Raise::Limit(limit) => Exit::Limit(*limit),
            _ => Exit::Limit(Limit::Memory),
        }
    }

    /// Collects garbage; an error if `wanted` more bytes do not fit afterwards.
    pub fn collect(&mut self, wanted: usize) -> Result<(), Raise> {
        let used = self.args_end.max(self.top());
        // What lies above is remains of earlier frames, which may name freed objects.
        for piece in self.stack[used..].chunks_mut(bulk::PIECE) {
            piece.fill(Value::Unbound);
            self.cx.poll(0)?;
        }
        self.collect_below(used, wanted)
    }

    /// Collects garbage before the machine is written to bytes. What lies above all frames stays: nothing reads it before it
    /// writes it, and putting nothing in its place takes as long as the rest.
    pub fn collect_for_snapshot(&mut self) -> Result<(), Raise> {
        let used = self.args_end.max(self.top());
        // The innermost frame may end below those that wait for it.
        let end = self.frames.iter().map(|frame| frame.end as usize).max().unwrap_or(0);
        if used < end {
            self.stack[used..end].fill(Value::Unbound);
        }
        self.collect_below(used, 0)
    }

    /// Collects garbage; what the stack has from `used` on keeps nothing alive.
    fn collect_below(&mut self, used: usize, wanted: usize) -> Result<(), Raise> {
        let wanted = self.cx.heap.wanted_after_collection(wanted);
        // A slot between two windows may hold such remains, too.
        for piece in self.stack[..used].chunks_mut(bulk::PIECE) {
            piece.iter_mut().filter(|value| !self.cx.heap.is_valid(**value)).for_each(|value| *value = Value::Unbound);
            self.cx.poll(0)?;
        }
        let Vm {
            cx,
            stack,
            frames,
            handled,
            pending,
            interrupted,
            globals,
            modules,
            kernel,
            hosts,
            roots,
            consts,
            method_cache,
            known,
            ..
        } = self;
        method_cache.clear();
        known.clear();
        let (redirect, files) = (cx.output.redirect, cx.files);
        let classes = cx.heap.classes.count();
        let live = cx.heap.collect(|visit| {
            for &value in stack[..used].iter().chain(&*roots).chain(&*consts) {
                visit(value);
            }
            frames.iter().for_each(|frame| frame.trace(visit));
            if let Some(pending) = pending {
                pending.trace(visit);
            }
            if let Some(interrupted) = interrupted {
                interrupted.trace(visit);
            }
            hosts.iter().for_each(|&name| visit(name.into()));
            visit(*handled);
            visit((*globals).into());
            visit((*modules).into());
            if let Some((namespace, stdout)) = redirect {
                visit(namespace.into());
                visit(stdout);
            }
            [*kernel, files].into_iter().flatten().for_each(|namespace| visit(namespace.into()));
        });
        if self.cx.heap.classes.count() != classes {
            // A new class may get the number of a freed one.
            self.cx.heap.epoch = self.cx.heap.epoch.wrapping_add(1);
        }
        let live = live?
            + self.cx.output.stdout.len()
            + self.cx.output.stderr.len()
            + self.stack.len() * size_of::<Value>()
            + self.frames.capacity() * size_of::<Frame>();
        self.charged_frames = self.frames.capacity();
        if let Some((id, _)) = self.cx.heap.resizing {
            self.look_for_view(id)?;
        }
        // First of all the budget knows: what is given back then may be interrupted.
        let fits = self.cx.heap.budget.after_collection(live, wanted);
        self.cx.meter.shed()?;
        if fits { Ok(()) } else { Err(Raise::Limit(Limit::Memory)) }
    }

    /// Looks for a view of a bytearray that a name leads to. What only registers hold may be remains of expressions that are over.
    fn look_for_view(&mut self, id: ByteArrayId) -> Result<(), Raise> {
        let Vm { cx, stack, frames, handled, pending, globals, modules, roots, .. } = self;
        let mut named = Vec::new();
        for frame in &*frames {
            let code = cx.heap.code(frame.code);
            let namespace = code.flags.contains(CodeFlags::CLASS_BODY).then_some(0);
            let places = code.locals.iter().filter_map(|&(_, place)| place.register()).chain(namespace);
            named.extend(places.map(|register| stack[frame.base as usize + usize::from(register)]));
        }
        let found = cx.heap.reach_view(id, |visit| {
            named.into_iter().for_each(&mut *visit);
            frames.iter().for_each(|frame| frame.trace(visit));
            if let Some(pending) = pending {
                pending.trace(visit);
            }
            roots.iter().for_each(|&value| visit(value));
            visit(*handled);
            visit((*globals).into());
            visit((*modules).into());
        })?;
        cx.heap.resizing = found.then_some((id, true));
        if !found {
            cx.heap[id].exports = 0;
        }
        Ok(())
    }

    /// Runs a native operation, collecting garbage whenever it finds no room.
    #[inline]
    pub fn retry<T>(&mut self, mut operation: impl FnMut(&mut Cx) -> Result<T, Raise>) -> Result<T, Raise> {
        let mut attempt = 0;
        loop {
            match operation(&mut self.cx) {
                Err(Raise::Collect(wanted)) => self.make_room(wanted, attempt)?,
                result => return result,
            }
            attempt += 1;
        }
    }

    /// Attribute `name` along the order of resolution of `class`, through the method cache.
    pub fn lookup(&mut self, class: ClassId, name: StrId) -> Option<Value> {
        if self.method_cache.is_empty() {
            let empty = MethodEntry { class: 0, name: 0, epoch: 0, value: Value::Unbound };
            self.method_cache.resize(METHOD_CACHE, empty);
        }
        let slot = (class.bits().wrapping_mul(0x9e37_79b9) ^ name.bits().wrapping_mul(0x85eb_ca6b)) as usize >> 7 & (METHOD_CACHE - 1);
        let epoch = self.cx.heap.epoch;
        let entry = self.method_cache[slot];
        if entry.class == class.bits() && entry.name == name.bits() && entry.epoch == epoch {
            return if entry.value.is_unbound() { None } else { Some(entry.value) };
        }
        let found = classes::lookup(&self.cx.heap, class, name);
        let cacheable = !matches!(found, Some(value) if !attr::is_stable(value));
        if cacheable {
            self.method_cache[slot] = MethodEntry { class: class.bits(), name: name.bits(), epoch, value: found.unwrap_or_default() };
        }
        found
    }
}

impl Interrupted {
    /// Visits the values it holds.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        self.args.iter().for_each(|&value| visit(value));
        self.on_return.trace(visit);
    }
}

impl Pending {
    /// Visits the values it holds.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.name);
        visit(self.object);
        self.args.iter().for_each(|&value| visit(value));
        for &(name, value) in &self.kwargs {
            visit(name.into());
            visit(value);
        }
        self.on_return.trace(visit);
    }
}
