//! From the host to the heap: shells first, contents when the parts are there.
//!
//! A loop over an explicit stack, each container filled after its parts, so that keys can be hashed when a dict or set is
//! filled. What is being made is kept alive by `Vm::roots`.
//! An instance becomes one of the program's class of that name if there is one, without its `__init__` being called; else of a
//! plain class that prints its fields. An exception becomes one of the program's or the built-in class of that name, else of a
//! new class derived from `Exception`.

use super::{Refusal, reserve};
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::keys::{self, HashError};
use crate::heap::kinds::{Alloc, DictId, InstanceId, Value};
use crate::heap::limit::{Limit, LimitHit};
use crate::heap::objects::{Class, Exception, FrozenSet, List, Tuple};
use crate::heap::set::Set;
use crate::heap::value::{ClassId, HostId, ShapeId, StrId};
use crate::host::graph::{Identity, View};
use crate::host::object::Object;
use crate::host::shape::{Children, ExceptionShape, Pairs, Shape};
use crate::num::bigint::bits::{ByteOrder, from_bytes};
use crate::num::bigint::{IntRef, IntValue, neg};
use crate::text::core;
use crate::vm::Vm;
use std::collections::HashMap;

/// The host's value in the heap.
pub(crate) fn import(vm: &mut Vm, object: &Object) -> Result<Value, Refusal> {
    let view = object.view();
    if let Some(value) = immediate(view) {
        return Ok(value);
    }
    let before = vm.roots.len();
    let mut import = Import { vm, values: HashMap::with_hasher(ahash::RandomState::new()), tasks: vec![Task::Make(view)] };
    let result = import.work().map(|()| import.value(view));
    vm.roots.truncate(before);
    result
}

fn immediate(view: View<'_>) -> Option<Value> {
    Some(match view.shape() {
        Shape::None => Value::None,
        Shape::Ellipsis => Value::Ellipsis,
        Shape::Bool(b) => Value::bool(b),
        Shape::Int(i) => Value::Int(i),
        Shape::Float(f) => Value::float(f),
        Shape::BigInt { .. }
        | Shape::Str(_)
        | Shape::Bytes(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Dict(_)
        | Shape::Set(_)
        | Shape::FrozenSet(_)
        | Shape::Instance { .. }
        | Shape::HostObject { .. }
        | Shape::Exception(_)
        | Shape::Function { .. }
        | Shape::Opaque { .. } => return None,
    })
}

enum Task<'a> {
    Make(View<'a>),
    Fill(View<'a>, Value),
}

struct Import<'v, 'a> {
    vm: &'v mut Vm,
    values: HashMap<Identity, Value, ahash::RandomState>,
    tasks: Vec<Task<'a>>,
}

impl<'a> Import<'_, 'a> {
    fn work(&mut self) -> Result<(), Refusal> {
        while let Some(task) = self.tasks.pop() {
            match task {
                Task::Make(view) => self.make(view)?,
                Task::Fill(view, shell) => self.fill(view, shell)?,
            }
        }
        Ok(())
    }

    /// What a part that was made is in the heap.
    fn value(&self, view: View<'_>) -> Value {
        immediate(view).or_else(|| self.values.get(&view.identity()).copied()).unwrap_or(Value::None)
    }

    fn make(&mut self, view: View<'a>) -> Result<(), Refusal> {
        if immediate(view).is_some() || self.values.contains_key(&view.identity()) {
            return Ok(());
        }
        reserve(self.vm, 64 + view.len() * 2 * size_of::<Value>())?;
        let shell = self.shell(view)?;
        self.vm.roots.push(shell);
        self.values.insert(view.identity(), shell);
        if view.is_container() {
            self.tasks.push(Task::Fill(view, shell));
            let parts = Children::all(view);
            // The first part is made first: objects get their ids in the order of the graph.
            self.tasks.extend((0..parts.len()).rev().filter_map(|i| parts.get(i)).map(Task::Make));
        }
        Ok(())
    }

    /// The object without its contents.
    fn shell(&mut self, view: View<'a>) -> Result<Value, Refusal> {
        let heap = &mut self.vm.cx.heap;
        Ok(match view.shape() {
            Shape::Str(text) => heap.new_str(text),
            Shape::Bytes(data) => heap.new_bytes(data),
            Shape::BigInt { negative, magnitude } => big_int(self.vm, negative, magnitude)?,
            Shape::List(items) => heap.new(List { items: Vec::with_capacity(items.len()) }),
            Shape::Tuple(items) => heap.new(Tuple { items: vec![Value::Unbound; items.len()].into() }),
            Shape::Dict(_) => heap.new(Dict::default()),
            Shape::Set(_) => heap.new(Set::default()),
            Shape::FrozenSet(_) => heap.new(FrozenSet::default()),
            Shape::Instance { class, .. } => {
                let class = self.instance_class(text_of(class), "record_repr");
                self.instance(class, Value::Unbound)
            }
            Shape::HostObject { name, .. } => {
                let class = self.instance_class(text_of(name), "record_repr");
                self.instance(class, Value::Unbound)
            }
            Shape::Opaque { type_name, .. } => {
                let class = self.named_class(text_of(type_name), classes::OBJECT, "opaque_repr");
                self.instance(class, Value::Unbound)
            }
            Shape::Exception(parts) => self.exception(text_of(parts.type_name)),
            Shape::Function { name } => self.function(text_of(name))?,
            Shape::None | Shape::Ellipsis | Shape::Bool(_) | Shape::Int(_) | Shape::Float(_) => Value::None,
        })
    }

    fn fill(&mut self, view: View<'a>, shell: Value) -> Result<(), Refusal> {
        match (view.shape(), shell) {
            (Shape::List(items), Value::List(id)) => {
                let items = items.iter().map(|item| self.value(item)).collect();
                self.vm.cx.heap[id].items = items;
            }
            (Shape::Tuple(items), Value::Tuple(id)) => {
                let items = items.iter().map(|item| self.value(item)).collect();
                self.vm.cx.heap[id].items = items;
            }
            (Shape::Dict(pairs), Value::Dict(id)) => self.fill_dict(pairs, id)?,
            (Shape::Set(items), Value::Set(id)) => self.vm.cx.heap[id] = self.set(items)?,
            (Shape::FrozenSet(items), Value::FrozenSet(id)) => self.vm.cx.heap[id] = FrozenSet(self.set(items)?),
            (Shape::Instance { fields, .. } | Shape::HostObject { fields, .. }, Value::Instance(id)) => self.fill_fields(fields, id),
            (Shape::Opaque { repr, .. }, Value::Instance(id)) => {
                let text = self.value(repr);
                if let Value::Str(name) = self.vm.cx.heap.new_str("_repr") {
                    self.set_field(id, name, text);
                }
            }
            (Shape::Exception(parts), _) => self.fill_exception(&parts, shell),
            _ => {}
        }
        Ok(())
    }

    fn hash(&self, key: Value) -> Result<u64, Refusal> {
        keys::hash(&self.vm.cx.heap, key).map_err(|error| {
            let culprit = match error {
                HashError::Unhashable(value) => value,
                HashError::NoAnswer(_) => key,
            };
            Refusal::Unhashable(self.vm.cx.heap.type_name(culprit))
        })
    }

    fn fill_dict(&mut self, pairs: Pairs<'a>, id: DictId) -> Result<(), Refusal> {
        for (key, value) in pairs.iter() {
            let (key, value) = (self.value(key), self.value(value));
            let hash = self.hash(key)?;
            let heap = &mut self.vm.cx.heap;
            match heap[id].find(heap, key, hash) {
                Ok(Some(slot)) => heap[id].set_value(slot, value),
                Ok(None) => {
                    let growth = heap[id].growth();
                    heap.budget.charge(growth);
                    heap[id].push(key, hash, value);
                }
                Err(_) => return Err(Refusal::Unhashable(heap.type_name(key))),
            }
        }
        Ok(())
    }

    fn set(&mut self, items: Children<'a>) -> Result<Set, Refusal> {
        let mut set = Set::default();
        for item in items.iter() {
            let key = self.value(item);
            let hash = self.hash(key)?;
            let heap = &mut self.vm.cx.heap;
            match set.find(heap, key, hash) {
                Ok(Some(_)) => {}
                Ok(None) => {
                    heap.budget.charge(set.growth());
                    set.push(key, hash);
                }
                Err(_) => return Err(Refusal::Unhashable(heap.type_name(key))),
            }
        }
        Ok(set)
    }

    fn fill_fields(&mut self, fields: Pairs<'a>, id: InstanceId) {
        for (name, value) in fields.iter() {
            if let Value::Str(name) = self.value(name) {
                let value = self.value(value);
                self.set_field(id, name, value);
            }
        }
    }

    /// Sets an attribute as the object's own, whatever its class defines.
    fn set_field(&mut self, id: InstanceId, name: StrId, value: Value) {
        let heap = &mut self.vm.cx.heap;
        let shape = heap[id].shape;
        let next = if shape == ShapeId::DICT { ShapeId::DICT } else { heap.shape_with(shape, name) };
        if shape != ShapeId::DICT
            && let Some(slot) = heap.shape_slot(shape, name)
        {
            heap[id].slots[slot] = value;
        } else if next != ShapeId::DICT {
            heap[id].slots.push(value);
            heap[id].shape = next;
        } else if let Some(dict) = self.vm.instance_dict(id) {
            self.vm.cx.heap.dict_set_str(dict, name, value);
        }
    }

    fn fill_exception(&mut self, parts: &ExceptionShape<'a>, shell: Value) {
        let Some(id) = self.vm.exception_id(shell) else { return };
        let mut args = self.value(parts.args);
        let message = self.value(parts.message);
        let heap = &mut self.vm.cx.heap;
        let given = matches!(args, Value::Tuple(args) if !heap[args].items.is_empty());
        if !given && matches!(message, Value::Str(text) if !heap.text(text).is_empty()) {
            args = heap.new_tuple([message]);
        }
        heap[id].args = args;
        let cause = self.value(parts.cause);
        if self.vm.exception_id(cause).is_some() {
            let exception = &mut self.vm.cx.heap[id];
            exception.cause = cause;
            exception.suppress_context = true;
        }
        match shell {
            Value::Instance(instance) => self.fill_fields(parts.fields, instance),
            _ if parts.fields.len() > 0 => {
                let dict = Dict::default().alloc(&mut self.vm.cx.heap);
                self.vm.cx.heap[id].dict = dict.into();
                for (name, value) in parts.fields.iter() {
                    if let Value::Str(name) = self.value(name) {
                        let value = self.value(value);
                        self.vm.cx.heap.dict_set_str(dict, name, value);
                    }
                }
            }
            _ => {}
        }
    }

    /// The program's own class of that name, for instances without built-in data.
    fn program_class(&mut self, name: &str, layout: ClassId) -> Option<ClassId> {
        let heap = &mut self.vm.cx.heap;
        let Value::Str(key) = heap.new_str(name) else { return None };
        match heap[self.vm.globals].get_str(heap, key)? {
            Value::Class(id) if id.slot().is_some() && heap.class(id).layout == layout && !heap.class(id).is_abstract => Some(id),
            _ => None,
        }
    }

    fn instance_class(&mut self, name: &str, repr: &'static str) -> ClassId {
        match self.program_class(name, classes::OBJECT) {
            Some(class) => class,
            None => self.named_class(name, classes::OBJECT, repr),
        }
    }

    /// A class for what comes from the host under that name, made once in a run.
    fn named_class(&mut self, name: &str, base: ClassId, repr: &'static str) -> ClassId {
        let registry = self.vm.kernel_globals();
        let heap = &mut self.vm.cx.heap;
        // No Python name has a space, so the prelude's own names are not in the way.
        let Value::Str(key) = heap.new_str(format!("{repr} {name}")) else { return base };
        if let Some(Value::Class(class)) = heap[registry].get_str(heap, key) {
            return class;
        }
        let name = heap.new_str(name);
        let dict = Dict::default().alloc(heap);
        heap.dict_set_str(dict, StrId::from_bits(core::MODULE), Value::Str(StrId::from_bits(core::MAIN)));
        let base_class = heap.class(base);
        let (rest, layout) = (base_class.mro.to_vec(), base_class.layout);
        let class = Class { name, qualname: name, bases: [base].into(), dict: Some(dict), layout, ..Class::default() };
        let class = heap.alloc_class(class);
        if let Some(slot) = class.slot() {
            heap.classes[slot].mro = [class].into_iter().chain(rest).collect();
        }
        heap.dict_set_str(registry, key, class.into());
        for (attribute, function) in [(core::REPR, repr), (core::EQ, "record_eq")] {
            if base == classes::OBJECT
                && let Ok(function) = self.vm.kernel_function(function)
            {
                self.vm.cx.heap.dict_set_str(dict, StrId::from_bits(attribute), function);
            }
        }
        if base == classes::OBJECT {
            self.vm.cx.heap.dict_set_str(dict, StrId::from_bits(core::HASH), Value::None);
        }
        class
    }

    fn instance(&mut self, class: ClassId, native: Value) -> Value {
        self.vm.new_instance(class, native).unwrap_or(Value::None)
    }

    fn exception(&mut self, name: &str) -> Value {
        let class = match self.program_class(name, classes::BASE_EXCEPTION) {
            Some(class) => class,
            None => match crate::vm::natives::builtin(name) {
                Some(Value::Class(class)) if classes::is_subclass(&self.vm.cx.heap, class, classes::BASE_EXCEPTION) => class,
                _ => self.named_class(name, classes::EXCEPTION, "exception"),
            },
        };
        let built_in = self.vm.cx.heap.class(class).mro.iter().copied().find(|class| class.slot().is_none());
        let exception = Exception { class: built_in.unwrap_or(classes::EXCEPTION), ..Exception::default() };
        let exception = exception.alloc(&mut self.vm.cx.heap);
        if class.slot().is_none() {
            return exception.into();
        }
        self.vm.roots.push(exception.into());
        let instance = self.instance(class, exception.into());
        self.vm.cx.heap[exception].owner = instance;
        instance
    }

    /// A host function, or else a function of the program that went out and comes back.
    fn function(&mut self, name: &str) -> Result<Value, Refusal> {
        let heap = &mut self.vm.cx.heap;
        let declared = self.vm.hosts.iter().position(|&known| heap.text(known) == name);
        if let Some(i) = declared {
            return Ok(Value::Host(HostId::new(i as u32)));
        }
        let Value::Str(key) = heap.new_str(name) else { return Err(Refusal::UnknownFunction(name.to_owned())) };
        match heap[self.vm.globals].get_str(heap, key) {
            Some(function @ Value::Function(_)) => Ok(function),
            _ => Err(Refusal::UnknownFunction(name.to_owned())),
        }
    }
}

fn text_of(view: View<'_>) -> &str {
    view.str().unwrap_or("?")
}

fn big_int(vm: &mut Vm, negative: bool, magnitude: &[u8]) -> Result<Value, Refusal> {
    let value = from_bytes(magnitude, ByteOrder::Big, false, &mut |_| Ok(()));
    let value = match value {
        Ok(value) if negative => match &value {
            IntValue::Small(i) => neg(IntRef::Small(*i), &mut |_| Ok(())),
            IntValue::Big(big) => neg(IntRef::Big(big), &mut |_| Ok(())),
        },
        value => value,
    };
    match value {
        Ok(IntValue::Small(i)) => Ok(Value::Int(i)),
        Ok(IntValue::Big(big)) => Ok(vm.cx.heap.new(big)),
        // More digits than an int can have here.
        Err(_) => Err(Refusal::Limit(LimitHit(Limit::Memory))),
    }
}
