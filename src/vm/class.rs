//! Classes: calling them, making them, `super`.
//!
//! The steps that call user code (`__init_subclass__`, `__set_name__`, metaclass methods) are in the prelude's
//! `kernel/classes.py`; here is what only touches data.

use super::call::Keywords;
use super::frame::OnReturn;
use super::layout::{add_members, common_layout, linearize};
use super::{KnownInit, Vm};
use crate::heap::classes;
use crate::heap::kinds::{Alloc, DictId, FunctionId, Heap, InstanceId, Value};
use crate::heap::objects::{BoundMethod, Class, Instance, Super};
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::object::native::{CallRequest, Cx, Native, Outcome, Raise, method, static_method};
use crate::object::{args, construct, exception, raise};
use crate::text::core;

/// Methods of `object`, `type` and `super` that make or look into instances.
pub static TYPES: &[(ClassId, &[Native])] = &[
    (
        classes::OBJECT,
        &[
            method("__delattr__", "self, name, /", object_delattr),
            method("__getattribute__", "self, name, /", object_getattribute),
            static_method("__new__", "cls, *args, **kwargs", object_new),
            method("__setattr__", "self, name, value, /", object_setattr),
        ],
    ),
    (
        classes::TYPE,
        &[
            method("__call__", "self, *args, **kwargs", type_call),
            method("__delattr__", "self, name, /", type_delattr),
            method("__getattribute__", "self, name, /", object_getattribute),
            static_method("__new__", "cls, name=..., bases=..., namespace=..., /, **kwargs", type_new),
            method("__setattr__", "self, name, value, /", type_setattr),
        ],
    ),
    (
        classes::SUPER,
        &[
            method("__getattribute__", "self, name, /", object_getattribute),
            method("__get__", "self, instance, owner=None, /", super_get).or("super_get_by_claim"),
            method("__init__", "self, type=..., object=..., /", super_init),
            static_method("__new__", "cls, type=..., object=..., /", super_new).or("super_by_claim"),
        ],
    ),
];

/// Built-in functions about classes.
pub static FUNCTIONS: &[Native] = &[];

fn is_plain_object_new(def: &super::natives::Def) -> bool {
    def.class == Some(classes::OBJECT)
}

impl Vm {
    /// Calls a class: makes an instance, or whatever its metaclass says.
    pub fn call_class(&mut self, class: ClassId, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        if class == classes::TYPE && n == 1 && kw.is_none() {
            let class = self.cx.heap.class_of(self.stack[at + 1]);
            return self.deliver(on_return, Value::Class(class));
        }
        let metaclass = self.cx.heap.class(class).metaclass;
        if metaclass != classes::TYPE {
            let call = self.lookup(metaclass, StrId::from_bits(core::CALL));
            if let Some(call) = call.filter(|call| !matches!(call, Value::Native(_))) {
                self.insert_receiver(at, n, Value::Class(class));
                self.stack[at] = call;
                return self.call(at, n + 1, kw, on_return);
            }
        }
        self.instantiate(class, at, n, kw, on_return)
    }

    /// `r[d] = class(...)` with `n` plain arguments above `stack[at]`, for a built-in class.
    pub fn call_builtin_class(&mut self, class: ClassId, at: usize, n: usize, d: u8) -> Result<(), Raise> {
        loop {
            match construct::construct(&mut self.cx, class, &self.stack[at + 1..at + 1 + n]) {
                Ok(Some(value)) => {
                    self.set_register(d, value);
                    return Ok(());
                }
                Err(Raise::Collect(wanted)) => {
                    self.args_end = at + 1 + n;
                    let collected = self.collect(wanted);
                    self.args_end = 0;
                    collected?;
                }
                Err(raise @ (Raise::Limit(_) | Raise::Interrupted)) => return Err(raise),
                Ok(None) | Err(_) => return self.call_class(class, at, n, None, OnReturn::Store(d)),
            }
        }
    }

    fn insert_receiver(&mut self, at: usize, n: usize, receiver: Value) {
        self.ensure_stack(at + n + 2);
        self.stack.copy_within(at + 1..at + 1 + n, at + 2);
        self.stack[at + 1] = receiver;
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    pub fn instantiate(&mut self, class: ClassId, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        let Some(new) = self.lookup(class, StrId::from_bits(core::NEW)) else {
            return Err(raise::type_error(format!("cannot create '{}' instances", self.cx.heap.class_name(class))));
        };
        let new = match new {
            Value::StaticMethod(id) => self.cx.heap[id].func,
            Value::ClassMethod(id) => {
                let func = self.cx.heap[id].func;
                self.cx.heap.new(BoundMethod { func, receiver: class.into() })
            }
            other => other,
        };
        let Value::Native(new_id) = new else {
            return self.instantiate_by_python(class, new, at, n, kw, on_return);
        };
        let def = super::natives::get(new_id);
        if class.slot().is_none() {
            self.insert_receiver(at, n, Value::Class(class));
            return self.call_native(new_id, at, n + 1, kw, on_return);
        }
        if is_refused(&self.cx.heap, class) {
            return self.call_kernel_on(at, "refuse_abstract", &[Value::Class(class)], on_return);
        }
        let init = self.lookup(class, StrId::from_bits(core::INIT));
        let python_init = init.filter(|init| !matches!(init, Value::Native(_)));
        if def.class == Some(classes::BASE_EXCEPTION) && python_init.is_none() && kw.is_none() {
            let base = exception::built_in_base(&self.cx.heap, class);
            if exception::is_plain(&self.cx.heap, base) {
                let id = exception::plain(&mut self.cx.heap, base, &self.stack[at + 1..at + 1 + n]);
                let instance = self.wrap_new(Value::Class(class), id.into())?;
                return self.deliver(on_return, instance);
            }
        }
        if is_plain_object_new(def) {
            let instance = self.new_plain_instance(class, n, python_init.is_some())?;
            return match python_init {
                Some(init) => {
                    self.remember_init(class, init);
                    self.call_init(init, instance, at, n, kw, on_return)
                }
                None => self.deliver(on_return, instance),
            };
        }
        let is_property = self.cx.heap.class(class).layout == classes::PROPERTY;
        let Some(init) = python_init.or(init.filter(|_| is_property)) else {
            self.insert_receiver(at, n, Value::Class(class));
            return self.call_native(new_id, at, n + 1, kw, on_return);
        };
        // `list.__new__` and friends ignore their arguments: `__init__` gets them.
        let layout = self.cx.heap.class(class).layout;
        if let Some(empty) = self.empty_native(layout) {
            let instance = self.new_instance(class, empty)?;
            if layout == classes::BASE_EXCEPTION {
                let args: Box<[Value]> = self.stack[at + 1..at + 1 + n - kw.map_or(0, <[u32]>::len)].into();
                self.init_exception(instance, class, args);
            }
            return self.call_init(init, instance, at, n, kw, on_return);
        }
        self.instantiate_by_python(class, new, at, n, kw, on_return)
    }

    /// `__init__` of a class whose instances are made by `object.__new__` and filled by a function of the program, where that
    /// is known and nothing is to be collected first.
    #[inline]
    pub fn cached_init(&self, class: ClassId) -> Option<FunctionId> {
        let known = self.inits.get(class.slot()? as usize)?;
        (known.epoch == self.cx.heap.epoch && !self.cx.heap.budget.wants_collection()).then_some(known.function)?
    }

    /// Makes an instance of a class with a cached `__init__` and puts it before the `n` arguments of the call at `at`.
    pub fn prepare_init(&mut self, class: ClassId, init: FunctionId, at: usize, n: usize) -> InstanceId {
        let heap = &mut self.cx.heap;
        let data = &heap.classes[class.slot().expect("only classes of the run have a cached __init__")];
        let (shape, slots) = (data.root_shape, Vec::with_capacity(usize::from(data.attrs_hint)));
        let instance = Instance { class, shape, slots, dict: None, native: Value::Unbound }.alloc(heap);
        self.insert_receiver(at, n, instance.into());
        self.stack[at] = init.into();
        instance
    }

    /// Keeps `__init__` of a class for the next call.
    fn remember_init(&mut self, class: ClassId, init: Value) {
        let (Value::Function(function), Some(slot)) = (init, class.slot()) else { return };
        let slot = slot as usize;
        if self.inits.len() <= slot {
            self.inits.resize(slot + 1, KnownInit::default());
        }
        let plain = self.cx.heap.class(class).metaclass == classes::TYPE;
        self.inits[slot] = KnownInit { epoch: self.cx.heap.epoch, function: plain.then_some(function) };
    }

    fn init_exception(&mut self, instance: Value, class: ClassId, args: Box<[Value]>) {
        let args = self.cx.heap.new_tuple(args);
        let base = self.cx.heap.class(class).mro.iter().copied().find(|class| class.slot().is_none()).unwrap_or(classes::BASE_EXCEPTION);
        if let Value::Exception(id) = self.cx.heap.unwrap(instance) {
            let exception = &mut self.cx.heap[id];
            exception.args = args;
            exception.class = base;
            exception.owner = instance;
        }
    }

    /// What the constructor of a mutable built-in type makes before `__init__` fills it.
    fn empty_native(&mut self, layout: ClassId) -> Option<Value> {
        let heap = &mut self.cx.heap;
        Some(match layout {
            classes::LIST => heap.new_list(Vec::new()),
            classes::DICT => heap.new(crate::heap::dict::Dict::default()),
            classes::SET => heap.new(crate::heap::set::Set::default()),
            classes::DEQUE => heap.new(crate::heap::objects::Deque::default()),
            classes::BYTEARRAY => heap.new(crate::heap::objects::ByteArray::default()),
            classes::BASE_EXCEPTION => heap.new(crate::heap::objects::Exception::default()),
            classes::PROPERTY => heap.new(crate::heap::objects::Property::default()),
            _ => return None,
        })
    }

    fn call_init(&mut self, init: Value, instance: Value, at: usize, n: usize, kw: Keywords, on_return: OnReturn) -> Result<(), Raise> {
        let Value::Instance(id) = instance else { return self.deliver(on_return, instance) };
        match (init, on_return) {
            (Value::Function(_), OnReturn::Store(d)) => {
                self.insert_receiver(at, n, instance);
                self.stack[at] = init;
                self.call(at, n + 1, kw, OnReturn::Init(id, d))
            }
            _ => {
                // A result that is not simply stored: the prelude makes the two steps.
                let args = self.pack_arguments(at, n, kw);
                self.call_kernel_on(at, "init_instance", &[init, instance, args.0, args.1], on_return)
            }
        }
    }

    fn instantiate_by_python(
        &mut self,
        class: ClassId,
        new: Value,
        at: usize,
        n: usize,
        kw: Keywords,
        on_return: OnReturn,
    ) -> Result<(), Raise> {
        let (args, kwargs) = self.pack_arguments(at, n, kw);
        self.call_kernel_on(at, "instantiate", &[Value::Class(class), new, args, kwargs], on_return)
    }

    /// Calls a kernel function with its arguments at `at`, which is free.
    pub fn call_kernel_on(&mut self, at: usize, name: &'static str, args: &[Value], on_return: OnReturn) -> Result<(), Raise> {
        let function = self.kernel_function(name)?;
        self.ensure_stack(at + args.len() + 2);
        self.stack[at] = function;
        self.stack[at + 1..at + 1 + args.len()].copy_from_slice(args);
        self.call(at, args.len(), None, on_return)
    }

    /// The arguments of a call as a tuple and a dict.
    pub fn pack_arguments(&mut self, at: usize, n: usize, kw: Keywords) -> (Value, Value) {
        let names = kw.unwrap_or(&[]);
        let positional: Box<[Value]> = self.stack[at + 1..at + 1 + n - names.len()].into();
        let args = self.cx.heap.new_tuple(positional);
        let dict = crate::heap::dict::Dict::default().alloc(&mut self.cx.heap);
        for (i, &bits) in names.iter().enumerate() {
            let value = self.stack[at + 1 + n - names.len() + i];
            self.cx.heap.dict_set_str(dict, StrId::from_bits_any(bits), value);
        }
        (args, dict.into())
    }

    fn new_plain_instance(&mut self, class: ClassId, n: usize, has_init: bool) -> Result<Value, Raise> {
        if n > 0 && !has_init {
            return Err(raise::type_error(format!("{}() takes no arguments", self.cx.heap.class_name(class))));
        }
        self.new_instance(class, Value::Unbound)
    }

    /// An instance without attributes; TypeError if the class is abstract.
    pub fn new_instance(&mut self, class: ClassId, native: Value) -> Result<Value, Raise> {
        make_instance(&mut self.cx, class, native)
    }

    /// The result of `owner.__new__` called for `class`: wrapped when that is derived.
    pub fn wrap_made(&mut self, owner: ClassId, class: Value, value: Value) -> Result<Value, Raise> {
        match class {
            Value::Class(id) if id == owner || classes::is_subclass(&self.cx.heap, id, owner) => self.wrap_new(class, value),
            _ => Err(self.unrelated(owner, class)),
        }
    }

    #[cold]
    fn unrelated(&self, owner: ClassId, class: Value) -> Raise {
        let heap = &self.cx.heap;
        let owner = heap.class_name(owner);
        raise::type_error(match class {
            Value::Class(id) => {
                let name = heap.class_name(id);
                format!("{owner}.__new__({name}): {name} is not a subtype of {owner}")
            }
            _ => format!("{owner}.__new__(X): X is not a type object ({})", heap.type_name(class)),
        })
    }

    fn wrap_new(&mut self, class: Value, value: Value) -> Result<Value, Raise> {
        match class {
            Value::Class(id) if id.slot().is_some() && !matches!(value, Value::Instance(_) | Value::Class(_)) => {
                let instance = make_instance(&mut self.cx, id, value)?;
                match (value, instance) {
                    (Value::Exception(exception), _) => self.cx.heap[exception].owner = instance,
                    (Value::Module(module), Value::Instance(id)) => {
                        // Its names are its attributes.
                        self.cx.heap[id].dict = Some(self.cx.heap[module].dict);
                        self.cx.heap[id].shape = ShapeId::DICT;
                    }
                    _ => {}
                }
                Ok(instance)
            }
            _ => Ok(value),
        }
    }

    /// `LoadBuildClass`
    pub fn load_build_class(&mut self, d: u8) -> Result<(), Raise> {
        let function = self.kernel_function("build_class")?;
        self.set_register(d, function);
        Ok(())
    }

    /// `super()` without arguments, or whatever else the name `super` means.
    pub fn load_super(&mut self, d: u8, f: u8, cls: u8, slf: u8) -> Result<(), Raise> {
        let callee = self.register(f);
        if !matches!(callee, Value::Class(classes::SUPER)) {
            let frame = self.frames.last().expect("an instruction is being executed");
            let at = frame.base as usize + f as usize;
            return self.call(at, 0, None, OnReturn::Store(d));
        }
        let unwrap_cell = |vm: &Vm, value: Value| match value {
            Value::Cell(id) => vm.cx.heap[id].value,
            other => other,
        };
        let (class, object) = (unwrap_cell(self, self.register(cls)), unwrap_cell(self, self.register(slf)));
        let code = self.cx.heap.code(self.frames.last().expect("an instruction is being executed").code);
        if code.positional == 0 {
            return Err(raise::runtime_error("super(): no arguments"));
        }
        if object.is_unbound() {
            return Err(raise::runtime_error("super(): arg[0] deleted"));
        }
        if class.is_unbound() {
            let known = code.free_names.contains(&core::CLASS);
            return Err(raise::runtime_error(if known { "super(): empty __class__ cell" } else { "super(): __class__ cell not found" }));
        }
        match make_super(&mut self.cx, class, object) {
            Err(Raise::Python) => self.call_kernel("super_by_claim", &[classes::SUPER.into(), class, object], OnReturn::Store(d)),
            made => {
                self.set_register(d, made?);
                Ok(())
            }
        }
    }
}

/// Whether a class has abstract methods: what derives from built-in data is not asked, since only `object.__new__` looks.
fn is_refused(heap: &Heap, class: ClassId) -> bool {
    heap.class(class).is_abstract && heap.class(class).layout == classes::OBJECT
}

/// The layout of instances of a class of the run that have no attributes.
pub fn root_shape(heap: &mut Heap, class: ClassId) -> ShapeId {
    let Some(slot) = class.slot() else { return ShapeId::DICT };
    if heap.classes[slot].root_shape == ShapeId::DICT {
        heap.classes[slot].root_shape = heap.shapes.root(class);
    }
    heap.classes[slot].root_shape
}

/// An instance without attributes; TypeError if the class is abstract.
pub fn make_instance(cx: &mut Cx, class: ClassId, native: Value) -> Result<Value, Raise> {
    let Some(slot) = class.slot() else {
        return Err(raise::type_error(format!("cannot create '{}' instances", cx.heap.class_name(class))));
    };
    if is_refused(&cx.heap, class) {
        return Err(Raise::Python);
    }
    let shape = root_shape(&mut cx.heap, class);
    let heap = &mut cx.heap;
    let slots = Vec::with_capacity(usize::from(heap.classes[slot].attrs_hint));
    Ok(heap.new(Instance { class, shape, slots, dict: None, native }))
}

fn object_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Class(class) = args[0] else {
        return Err(raise::type_error("object.__new__(X): X is not a type object (".to_owned() + &cx.heap.type_name(args[0]) + ")"));
    };
    if class == classes::OBJECT {
        if args.len() > 2 || matches!(args[1], Value::Dict(id) if !cx.heap[id].is_empty()) {
            return Err(raise::type_error("object() takes no arguments"));
        }
        return plain_object(cx);
    }
    let layout = cx.heap.class(class).layout;
    if layout != classes::OBJECT {
        let (name, layout) = (cx.heap.class_name(class), cx.heap.class_name(layout));
        return Err(raise::type_error(format!("object.__new__({name}) is not safe, use {layout}.__new__()")));
    }
    let extra = args.len() > 2 || matches!(args[1], Value::Dict(id) if !cx.heap[id].is_empty());
    if extra {
        let new = classes::lookup_where(&cx.heap, class, StrId::from_bits(core::NEW)).map(|found| found.0);
        let init = classes::lookup_where(&cx.heap, class, StrId::from_bits(core::INIT)).map(|found| found.0);
        if new != Some(classes::OBJECT) {
            return Err(raise::type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if init == Some(classes::OBJECT) {
            return Err(raise::type_error(format!("{}() takes no arguments", cx.heap.class_name(class))));
        }
    }
    match make_instance(cx, class, Value::Unbound) {
        Ok(value) => Ok(value.into()),
        Err(Raise::Python) => Ok(Outcome::kernel("refuse_abstract", vec![args[0]])),
        Err(raise) => Err(raise),
    }
}

/// `object()`: an instance of `object` itself.
fn plain_object(cx: &mut Cx) -> Result<Outcome, Raise> {
    let instance = Instance { class: classes::OBJECT, ..Instance::default() };
    Ok(cx.heap.new(instance).into())
}

fn type_call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let kwargs = match args[1] {
        Value::Unbound => crate::heap::dict::Dict::default().alloc(&mut cx.heap).into(),
        kwargs => kwargs,
    };
    let mut all = vec![args[0]];
    all.extend_from_slice(&args[2..]);
    let positional = cx.heap.new_tuple(all[1..].to_vec());
    Ok(Outcome::kernel("type_call", vec![args[0], positional, kwargs]))
}

fn object_getattribute(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args::attribute_name(&cx.heap, args[1])?;
    Ok(Outcome::PlainGetAttr(args[0], name))
}

fn object_setattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    refuse_class(cx, args[0], "__setattr__")?;
    type_setattr(cx, args)
}

fn object_delattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    refuse_class(cx, args[0], "__delattr__")?;
    type_delattr(cx, args)
}

/// What `object` does with attributes would go around what `type` does with those of a class.
fn refuse_class(cx: &Cx, value: Value, what: &str) -> Result<(), Raise> {
    match value {
        Value::Class(_) => Err(raise::type_error(format!("can't apply this {what} to {} object", cx.heap.type_name(value)))),
        _ => Ok(()),
    }
}

fn type_setattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args::attribute_name(&cx.heap, args[1])?;
    Ok(Outcome::PlainSetAttr(args[0], name, args[2]))
}

fn type_delattr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = args::attribute_name(&cx.heap, args[1])?;
    Ok(Outcome::PlainSetAttr(args[0], name, Value::Unbound))
}

fn super_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_unbound() {
        return Err(raise::runtime_error("super(): no arguments"));
    }
    if args[2].is_unbound() || args[2].is_none() {
        let Value::Class(class) = args[1] else {
            return Err(raise::type_error(format!("super() argument 1 must be a type, not {}", cx.heap.type_name(args[1]))));
        };
        return Ok(cx.heap.new(Super { class, object: Value::Unbound, object_class: classes::OBJECT }).into());
    }
    make_super(cx, args[1], args[2]).map(Outcome::Value)
}

/// What is no instance by its type may claim to be one: the kernel looks.
fn make_super(cx: &mut Cx, class: Value, object: Value) -> Result<Value, Raise> {
    let Value::Class(class) = class else {
        return Err(raise::type_error(format!("super() argument 1 must be a type, not {}", cx.heap.type_name(class))));
    };
    let own = cx.heap.class_of(object);
    let object_class = match object {
        Value::Class(id) if classes::is_subclass(&cx.heap, id, class) => id,
        _ if classes::is_subclass(&cx.heap, own, class) => own,
        _ => return Err(Raise::Python),
    };
    Ok(cx.heap.new(Super { class, object, object_class }))
}

/// `_m_super(class, object, claimed)`: of an object that says by `__class__` what it is, or not even that (None).
pub(super) fn claimed_super(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Class(class) = args[0] else { return Err(raise::system_error("the class is one")) };
    let object = args[1];
    if let Value::Class(object_class) = args[2]
        && classes::is_subclass(&cx.heap, object_class, class)
    {
        return Ok(cx.heap.new(Super { class, object, object_class }).into());
    }
    let (kind, name) = match object {
        Value::Class(id) => ("type", cx.heap.class_name(id)),
        _ => ("instance of", cx.heap.class_name(cx.heap.class_of(object))),
    };
    let class = cx.heap.class_name(class);
    Err(raise::type_error(format!("super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({class}).")))
}

/// A `super` object without an object, as an attribute of a class, is bound to the instance that it is found through.
fn super_get(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Super(id) = cx.heap.unwrap(args[0]) else { return Err(args::wrong_receiver(&cx.heap, "super", args[0])) };
    if args[1].is_none() || !cx.heap[id].object.is_unbound() {
        return Ok(args[0].into());
    }
    let (class, own) = (Value::Class(cx.heap[id].class), cx.heap.class_of(args[0]));
    if own == classes::SUPER {
        return make_super(cx, class, args[1]).map(Outcome::Value);
    }
    Ok(Outcome::call(Value::Class(own), [class, args[1]]))
}

/// `__new__` did it: this is for the `__init__` of a derived class.
fn super_init(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::None.into())
}

/// `type.__new__(metaclass, name, bases, namespace)`: makes the class; the prelude then calls the hooks.
fn type_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let [metaclass, name, bases, namespace, kwargs] = *args else { return Err(raise::system_error("type.__new__ has five parameters")) };
    if name.is_unbound() {
        return Err(raise::type_error("type() takes 1 or 3 arguments"));
    }
    if bases.is_unbound() {
        return match metaclass {
            Value::Class(classes::TYPE) => Ok(Value::Class(cx.heap.class_of(name)).into()),
            _ => Err(raise::type_error("type.__new__() takes exactly 3 arguments (1 given)")),
        };
    }
    if namespace.is_unbound() {
        return Err(raise::type_error("type() takes 1 or 3 arguments"));
    }
    let Value::Class(metaclass) = metaclass else { return Err(raise::type_error("type.__new__(X): X is not a type object")) };
    let name_id = match cx.heap.unwrap(name) {
        Value::Str(id) => id,
        _ => return Err(raise::type_error(format!("type.__new__() argument 1 must be str, not {}", cx.heap.type_name(name)))),
    };
    let Value::Tuple(bases) = cx.heap.unwrap(bases) else {
        return Err(raise::type_error(format!("type.__new__() argument 2 must be tuple, not {}", cx.heap.type_name(bases))));
    };
    let Value::Dict(namespace) = cx.heap.unwrap(namespace) else {
        return Err(raise::type_error(format!("type.__new__() argument 3 must be dict, not {}", cx.heap.type_name(namespace))));
    };
    if let Some(request) = other_metaclass(cx, metaclass, args)? {
        return Ok(Outcome::Call(Box::new(request)));
    }
    let class = make_class(cx, metaclass, name_id, bases, namespace)?;
    Ok(Outcome::kernel("finish_class", vec![class, kwargs]))
}

/// The call of the bases' own metaclass, when that is another one and makes its classes itself.
fn other_metaclass(cx: &mut Cx, metaclass: ClassId, args: &[Value]) -> Result<Option<CallRequest>, Raise> {
    let [_, name, bases, namespace, kwargs] = *args else { return Ok(None) };
    let Value::Tuple(tuple) = cx.heap.unwrap(bases) else { return Ok(None) };
    let class = |&base: &Value| if let Value::Class(id) = base { Some(cx.heap.class(id).metaclass) } else { None };
    let winner = winning_metaclass(&cx.heap, metaclass, cx.heap[tuple].items.iter().filter_map(class))?;
    if winner == metaclass {
        return Ok(None);
    }
    let callee = match classes::lookup(&cx.heap, winner, StrId::from_bits(core::NEW)) {
        Some(Value::StaticMethod(id)) => cx.heap[id].func,
        _ => return Ok(None),
    };
    let kwargs = if let Value::Dict(id) = kwargs { Some(id) } else { None };
    Ok(Some(CallRequest { callee, args: vec![winner.into(), name, bases, namespace], kwargs }))
}

fn make_class(cx: &mut Cx, metaclass: ClassId, name: StrId, bases: crate::heap::kinds::TupleId, namespace: DictId) -> Result<Value, Raise> {
    let mut base_ids = Vec::new();
    for &base in &cx.heap[bases].items.clone() {
        let Value::Class(id) = base else {
            let text =
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases";
            return Err(raise::type_error(text));
        };
        if is_final(id) {
            return Err(raise::type_error(format!("type '{}' is not an acceptable base type", cx.heap.message_name(id))));
        }
        base_ids.push(id);
    }
    if base_ids.is_empty() {
        base_ids.push(classes::OBJECT);
    }
    for (i, base) in base_ids.iter().enumerate() {
        if base_ids[..i].contains(base) {
            return Err(raise::type_error(format!("duplicate base class {}", cx.heap.class_name(*base))));
        }
    }
    let metaclass = winning_metaclass(&cx.heap, metaclass, base_ids.iter().map(|&base| cx.heap.class(base).metaclass))?;
    let layout = common_layout(&cx.heap, &base_ids)?;
    let rest = linearize(&cx.heap, &base_ids)?;
    let dict = cx.heap[namespace].clone().alloc(&mut cx.heap);
    let name = Value::Str(name);
    let qualname = match take(cx, dict, core::QUALNAME) {
        Some(qualname @ Value::Str(_)) => qualname,
        Some(other) => return Err(raise::type_error(format!("type __qualname__ must be a str, not {}", cx.heap.type_name(other)))),
        None => name,
    };
    check_name(&cx.heap, name)?;
    let cell = take(cx, dict, core::CLASSCELL);
    if let Some(other) = cell
        && !matches!(other, Value::Cell(_))
    {
        let kind = crate::object::repr::full_name(&cx.heap, cx.heap.class_of(other));
        return Err(raise::type_error(format!("__classcell__ must be a nonlocal cell, not <class '{kind}'>")));
    }
    let no_dict_base = base_ids.iter().all(|&base| base == classes::OBJECT || cx.heap.class(base).no_dict || base.slot().is_none());
    let class = Class { name, qualname, bases: base_ids.clone().into(), dict: Some(dict), metaclass, layout, ..Class::default() };
    let id = cx.heap.alloc_class(class);
    let slot = id.slot().expect("a class just made is in the heap");
    cx.heap.classes[slot].mro = [id].into_iter().chain(rest).collect();
    for base in &base_ids {
        if let Some(base) = base.slot() {
            cx.heap.classes[base].subclasses.push(id);
        }
    }
    wrap_special_methods(cx, dict);
    if let Some(Value::Cell(cell)) = cell {
        cx.heap[cell].value = Value::Class(id);
    }
    add_members(cx, id, dict, no_dict_base)?;
    let heap = &mut cx.heap;
    if heap[dict].find_str(heap, StrId::from_bits(core::DOC)).is_none() {
        heap.dict_set_str(dict, StrId::from_bits(core::DOC), Value::None);
    }
    let has_eq = heap[dict].find_str(heap, StrId::from_bits(core::EQ)).is_some();
    if has_eq && heap[dict].find_str(heap, StrId::from_bits(core::HASH)).is_none() {
        heap.dict_set_str(dict, StrId::from_bits(core::HASH), Value::None);
    }
    Ok(Value::Class(id))
}

/// Whether nothing may derive from a built-in class.
fn is_final(class: ClassId) -> bool {
    let within = |first: ClassId, last: ClassId| (first.builtin_index()..=last.builtin_index()).contains(&class.builtin_index());
    class.slot().is_none()
        && (matches!(class, classes::BOOL | classes::RANGE | classes::SLICE | classes::MEMORYVIEW | classes::MAPPINGPROXY | classes::UNION)
            || class == classes::HOST_FUNCTION
            || within(classes::NONE_TYPE, classes::COROUTINE_WRAPPER)
            || within(classes::DICT_KEYS, classes::MATCH))
}

/// Refuses a class's name that no C string could hold.
pub fn check_name(heap: &Heap, name: Value) -> Result<(), Raise> {
    match name {
        Value::Str(id) if heap.text(id).contains('\0') => Err(raise::value_error("type name must not contain null characters")),
        _ => Ok(()),
    }
}

/// An entry of a namespace, removed.
pub fn take(cx: &mut Cx, dict: DictId, name: u32) -> Option<Value> {
    let slot = cx.heap[dict].find_str(&cx.heap, StrId::from_bits(name))?;
    Some(cx.heap[dict].remove(slot).value)
}

/// `__new__` becomes a static method; `__init_subclass__` and `__class_getitem__` class methods.
fn wrap_special_methods(cx: &mut Cx, dict: DictId) {
    for (name, is_static) in [(core::NEW, true), (core::INIT_SUBCLASS, false), (core::CLASS_GETITEM, false)] {
        let Some(slot) = cx.heap[dict].find_str(&cx.heap, StrId::from_bits(name)) else { continue };
        let func = cx.heap[dict].slots()[slot].value;
        if let Value::Function(_) = func {
            let wrapped = if is_static {
                cx.heap.new(crate::heap::objects::StaticMethod { func, dict: Value::Unbound })
            } else {
                cx.heap.new(crate::heap::objects::ClassMethod { func, dict: Value::Unbound })
            };
            cx.heap[dict].set_value(slot, wrapped);
        }
    }
}

/// The most derived metaclass among those of the bases, which are given, and the one given.
pub fn winning_metaclass(heap: &Heap, metaclass: ClassId, bases: impl Iterator<Item = ClassId>) -> Result<ClassId, Raise> {
    let mut winner = metaclass;
    for other in bases {
        if classes::is_subclass(heap, winner, other) {
            continue;
        }
        if !classes::is_subclass(heap, other, winner) {
            return Err(raise::type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        winner = other;
    }
    Ok(winner)
}
