//! Owns: the instructions that load attributes and methods, the hooks that programs define, and what inline caches may keep.
//!
//! Never: looks an attribute up by itself (`mod.rs`).

use super::recall::Access;
use super::{Attr, class_key, is_stable, plain_class};
use crate::bytecode::instr::Special;
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::value::{ShapeId, StrId};
use crate::object::native::{NativeKind, Raise};
use crate::object::raise;
use crate::text::core;
use crate::vm::frame::OnReturn;
use crate::vm::natives;
use crate::vm::{Cache, CacheKind, Vm};

/// Whether what a class has under the name of a hook is what `object`, `type` and `super` do.
fn is_default_hook(hook: Value) -> bool {
    match hook {
        Value::Native(id) => matches!(natives::get(id).class, Some(classes::OBJECT | classes::TYPE | classes::SUPER)),
        _ => false,
    }
}

impl Vm {
    /// A user-defined hook of the object's class (`__getattr__`, `__getattribute__`, `__setattr__`, `__delattr__`).
    pub(super) fn hook(&mut self, object: Value, name: u32) -> Option<Value> {
        let class = match object {
            Value::Instance(id) => self.cx.heap[id].class,
            Value::Class(id) if self.cx.heap.class(id).metaclass != classes::TYPE => self.cx.heap.class(id).metaclass,
            _ => return None,
        };
        self.lookup(class, StrId::from_bits(name)).filter(|&hook| !is_default_hook(hook))
    }

    /// Calls a hook of the object, which is the first argument: whatever the class has under that name is bound to it.
    pub(super) fn call_hook(&mut self, at: usize, hook: Value, args: &[Value], on_return: OnReturn) -> Result<(), Raise> {
        match hook {
            Value::Function(_) => {
                let third = args.get(2).copied().unwrap_or_default();
                self.call_at(at, hook, &[args[0], args[1], third], on_return)
            }
            // `__setattr__ = dict.__setitem__`
            Value::Native(id) if matches!(natives::get(id).native.kind, NativeKind::Method) => {
                let third = args.get(2).copied().unwrap_or_default();
                self.call_at(at, hook, &[args[0], args[1], third], on_return)
            }
            _ => self.call_kernel_on(at, "call_special", &[&[hook], args].concat(), on_return),
        }
    }

    /// `r[d] = r[a].name`
    pub fn get_attr(&mut self, d: u8, a: u8, name: u32, cache: usize) -> Result<(), Raise> {
        let (object, name) = (self.register(a), StrId::from_bits(name));
        if let Some(hook) = self.hook(object, core::GETATTRIBUTE) {
            return self.get_attr_hooked(object, name, hook, self.top(), OnReturn::Store(d));
        }
        let attr = self.find_attr(object, name)?;
        if let Some(found) = self.cacheable(object, name, attr, false) {
            self.keep_found(cache, Access::Get, object, name, found);
        }
        self.finish_get(object, name, attr, self.top(), OnReturn::Store(d))
    }

    fn keep_found(&mut self, cache: usize, access: Access, object: Value, name: StrId, found: Cache) {
        match object {
            Value::Instance(id) => self.keep(cache, access, self.cx.heap[id].shape, name, found),
            _ => self.caches[cache] = found,
        }
    }

    /// What an inline cache may keep of a lookup; `call` says that the attribute is about to be called (`LoadMethod`).
    fn cacheable(&mut self, object: Value, name: StrId, attr: Attr, call: bool) -> Option<Cache> {
        let epoch = self.cx.heap.epoch;
        let (key, class) = match object {
            Value::Instance(id) => match (attr, self.cx.heap[id].shape) {
                (_, ShapeId::DICT) => return None,
                (Attr::Slot(_, slot), shape) => {
                    return Some(Cache { key: shape.0, epoch, slot: slot as u32, kind: CacheKind::Slot, value: Value::Unbound });
                }
                // The attributes of an exception are in a dict of its own.
                _ if matches!(self.cx.heap[id].native, Value::Exception(_)) => return None,
                (_, shape) => (shape.0, self.cx.heap[id].class),
            },
            Value::Class(id) => {
                let metaclass = self.cx.heap.class(id).metaclass;
                let on_meta = self.lookup(metaclass, name);
                if self.class_special(id, name).is_some() || on_meta.is_some_and(|attr| self.is_data_descriptor(attr)) {
                    return None;
                }
                (class_key(id), id)
            }
            Value::Module(id) => {
                let (heap, dict) = (&self.cx.heap, self.cx.heap[id].dict);
                let slot = heap[dict].find_str(heap, name)? as u32;
                return Some(Cache { key: heap[dict].version(), epoch, slot, kind: CacheKind::Entry, value: dict.into() });
            }
            Value::Super(id) => {
                let (Attr::Method(value), Value::Instance(_)) = (attr, self.cx.heap[id].object) else { return None };
                let found = &self.cx.heap[id];
                let (key, slot) = (found.object_class.bits(), found.class.bits());
                return is_stable(value).then_some(Cache { key, epoch, slot, kind: CacheKind::Super, value });
            }
            _ => {
                let (Attr::Method(value), Some(class)) = (attr, plain_class(object)) else { return None };
                return Some(Cache { key: class.bits(), epoch, slot: 0, kind: CacheKind::Value, value });
            }
        };
        let (holder, found) = classes::lookup_where(&self.cx.heap, class, name)?;
        let (kind, value) = match (found, object) {
            // What is found through an object of a class derived from `super` depends on the object.
            (_, Value::Instance(id)) if matches!(self.cx.heap[id].native, Value::Super(_)) => return None,
            (Value::Function(_) | Value::Native(_), Value::Instance(_)) => match attr {
                Attr::Method(value) if call => (CacheKind::Value, value),
                _ => return None,
            },
            (Value::Property(id), Value::Instance(_)) => {
                let getter = self.cx.heap[id].getter;
                if call || !matches!(getter, Value::Function(_)) || self.hook(object, core::GETATTR).is_some() {
                    return None;
                }
                (CacheKind::Property, getter)
            }
            (Value::StaticMethod(id), _) => (CacheKind::Plain, self.cx.heap[id].func),
            (Value::ClassMethod(id), Value::Class(_)) if call => match self.cx.heap[id].func {
                func @ Value::Function(_) => (CacheKind::Value, func),
                _ => return None,
            },
            (Value::Function(_), Value::Class(_)) => (CacheKind::Plain, found),
            (Value::Instance(_) | Value::Super(_), _) => return None,
            _ if is_stable(found) => return None,
            _ => {
                let (heap, dict) = (&self.cx.heap, self.cx.heap.class(holder).dict?);
                let slot = heap[dict].find_str(heap, name)? as u32;
                return Some(Cache { key, epoch, slot, kind: CacheKind::Entry, value: dict.into() });
            }
        };
        Some(Cache { key, epoch, slot: 0, kind, value })
    }

    /// Carries out what a lookup found.
    fn finish_get(&mut self, object: Value, name: StrId, attr: Attr, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        match attr {
            Attr::Value(value) | Attr::Slot(value, _) => self.deliver(on_return, value),
            Attr::Method(func) => {
                let receiver = self.receiver(object);
                let bound = self.bound(func, receiver);
                self.deliver(on_return, bound)
            }
            Attr::Call(func, args) => {
                if self.hook(object, core::GETATTR).is_some() {
                    return self.call_kernel_on(at, "getattr_hook", &[object, name.into()], on_return);
                }
                self.call_at(at, func, &args, on_return)
            }
            Attr::Missing => match self.hook(object, core::GETATTR) {
                Some(hook) => self.call_hook(at, hook, &[object, name.into()], on_return),
                None => Err(self.attribute_error(object, name)),
            },
        }
    }

    /// Calls with those of three arguments that are there.
    pub(super) fn call_at(&mut self, at: usize, func: Value, args: &[Value; 3], on_return: OnReturn) -> Result<(), Raise> {
        let n = args.iter().take_while(|arg| !arg.is_unbound()).count();
        self.ensure_stack(at + n + 2);
        self.stack[at] = func;
        self.stack[at + 1..at + 1 + n].copy_from_slice(&args[..n]);
        if let (Value::Native(id), 1) = (func, n)
            && matches!(natives::get(id).native.kind, NativeKind::Getter { .. })
        {
            // It takes the object as it is, and no iterator moves by being asked for an attribute.
            let (def, object) = (natives::get(id), args[0]);
            let outcome = self.retry(|cx| (def.func)(cx, &[object]));
            return self.finish_native(def, at, n, outcome, on_return);
        }
        self.call(at, n, None, on_return)
    }

    fn get_attr_hooked(&mut self, object: Value, name: StrId, hook: Value, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        if self.hook(object, core::GETATTR).is_some() {
            return self.call_kernel_on(at, "getattribute_hook", &[object, name.into()], on_return);
        }
        self.call_hook(at, hook, &[object, name.into()], on_return)
    }

    /// `getattr(object, name)` for natives.
    pub fn get_attr_dynamic(&mut self, object: Value, name: StrId, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        if let Some(hook) = self.hook(object, core::GETATTRIBUTE) {
            return self.get_attr_hooked(object, name, hook, at, on_return);
        }
        let attr = self.find_attr(object, name)?;
        self.finish_get(object, name, attr, at, on_return)
    }

    /// `object.__getattribute__`
    pub fn get_attr_plain(&mut self, object: Value, name: StrId, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        match self.find_attr(object, name)? {
            Attr::Value(value) | Attr::Slot(value, _) => self.deliver(on_return, value),
            Attr::Method(func) => {
                let receiver = self.receiver(object);
                let bound = self.bound(func, receiver);
                self.deliver(on_return, bound)
            }
            Attr::Call(func, args) => self.call_at(at, func, &args, on_return),
            Attr::Missing => Err(self.attribute_error(object, name)),
        }
    }

    /// `LoadMethod`
    pub fn load_method(&mut self, d: u8, a: u8, name: u32, cache: usize) -> Result<(), Raise> {
        let (object, name) = (self.register(a), StrId::from_bits(name));
        if let Some(hook) = self.hook(object, core::GETATTRIBUTE) {
            self.set_register(d + 1, Value::Unbound);
            return self.get_attr_hooked(object, name, hook, self.top(), OnReturn::Store(d));
        }
        let attr = self.find_attr(object, name)?;
        if let Some(found) = self.cacheable(object, name, attr, true) {
            self.keep_found(cache, Access::Call, object, name, found);
        }
        match attr {
            Attr::Method(func) => {
                let receiver = self.receiver(object);
                self.set_register(d + 1, receiver);
                self.set_register(d, func);
                Ok(())
            }
            attr => {
                self.set_register(d + 1, Value::Unbound);
                self.finish_get(object, name, attr, self.top(), OnReturn::Store(d))
            }
        }
    }

    /// `LoadSpecial`: the methods of `with`.
    pub fn load_special(&mut self, d: u8, a: u8, which: Special) -> Result<(), Raise> {
        let object = self.register(a);
        let (name, is_async) = match which {
            Special::Enter => (core::ENTER, false),
            Special::Exit => (core::EXIT, false),
            Special::AEnter => (core::AENTER, true),
            Special::AExit => (core::AEXIT, true),
        };
        let class = self.cx.heap.class_of(object);
        let Some(attr) = self.lookup(class, StrId::from_bits(name)) else {
            return Err(self.not_a_context_manager(object, name, is_async));
        };
        match self.bind_attr(attr, object, class)? {
            Attr::Method(func) => {
                self.set_register(d, func);
                self.set_register(d + 1, object);
                Ok(())
            }
            attr => {
                self.set_register(d + 1, Value::Unbound);
                self.finish_get(object, StrId::from_bits(name), attr, self.top(), OnReturn::Store(d))
            }
        }
    }

    #[cold]
    fn not_a_context_manager(&mut self, object: Value, missing: u32, is_async: bool) -> Raise {
        let class = self.cx.heap.class_of(object);
        let kind = if is_async { "asynchronous context manager" } else { "context manager" };
        let other = if is_async { [core::ENTER, core::EXIT] } else { [core::AENTER, core::AEXIT] };
        let meant = other.into_iter().all(|name| self.lookup(class, StrId::from_bits(name)).is_some());
        let hint = match (meant, is_async) {
            (true, false) => " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?",
            (true, true) => " but it supports the context manager protocol. Did you mean to use 'with'?",
            (false, _) => "",
        };
        let name = self.cx.heap.class_name(class);
        let missing = self.cx.heap.shown(StrId::from_bits(missing));
        raise::type_error(format!("'{name}' object does not support the {kind} protocol (missed {missing} method){hint}"))
    }
}
