//! Owns: setting and deleting attributes of instances, classes and modules; `__dict__`, `__class__` and `__bases__` being set.
//!
//! Never: knows who asks: instructions and natives come in through the same functions.

use super::is_stable;
use super::recall::Access;
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, InstanceId, Value};
use crate::heap::shape::MAX_ATTRS;
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::object::native::{NativeKind, Outcome, Raise};
use crate::object::raise;
use crate::text::core;
use crate::vm::frame::OnReturn;
use crate::vm::{Cache, CacheKind, Vm};

impl Vm {
    /// `r[a].name = r[v]`
    pub fn set_attr(&mut self, a: u8, v: u8, name: u32, cache: usize) -> Result<(), Raise> {
        let (object, value, name) = (self.register(a), self.register(v), StrId::from_bits(name));
        self.store_attr(object, name, value, self.top(), Some(cache), OnReturn::Discard)
    }

    /// `del r[a].name`
    pub fn del_attr(&mut self, a: u8, name: u32) -> Result<(), Raise> {
        let (object, name) = (self.register(a), StrId::from_bits(name));
        self.store_attr(object, name, Value::Unbound, self.top(), None, OnReturn::Discard)
    }

    /// `setattr(object, name, value)` for natives; deletes when the value is unbound.
    pub fn set_attr_dynamic(&mut self, object: Value, name: StrId, value: Value, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        if on_return == OnReturn::Discard {
            return self.store_attr(object, name, value, at, None, on_return);
        }
        if value.is_unbound() {
            return self.call_kernel_on(at, "delattr_then_none", &[object, name.into()], on_return);
        }
        self.call_kernel_on(at, "setattr_then_none", &[object, name.into(), value], on_return)
    }

    fn store_attr(
        &mut self,
        object: Value,
        name: StrId,
        value: Value,
        at: usize,
        cache: Option<usize>,
        on_return: OnReturn,
    ) -> Result<(), Raise> {
        let hook = if value.is_unbound() { core::DELATTR } else { core::SETATTR };
        if let Some(hook) = self.hook(object, hook) {
            let args = [object, name.into(), value];
            return self.call_hook(at, hook, if value.is_unbound() { &args[..2] } else { &args }, on_return);
        }
        self.store_attr_plain(object, name, value, at, cache, on_return)
    }

    /// `object.__setattr__`: descriptors, then the object's own namespace.
    pub fn store_attr_plain(
        &mut self,
        object: Value,
        name: StrId,
        value: Value,
        at: usize,
        cache: Option<usize>,
        on_return: OnReturn,
    ) -> Result<(), Raise> {
        let class = self.cx.heap.class_of(object);
        let on_class = self.lookup(class, name);
        match on_class {
            Some(Value::Property(id)) => {
                let (setter, deleter) = (self.cx.heap[id].setter, self.cx.heap[id].deleter);
                let (func, what) = if value.is_unbound() { (deleter, "deleter") } else { (setter, "setter") };
                if func.is_none() || func.is_unbound() {
                    return Err(self.property_error(id, object, what));
                }
                return self.call_at(at, func, &[object, value, Value::Unbound], on_return);
            }
            Some(Value::Instance(id)) => {
                let own = self.cx.heap[id].class;
                let (wanted, other) = if value.is_unbound() { (core::DELETE, core::SET) } else { (core::SET, core::DELETE) };
                if let Some(func) = self.lookup(own, StrId::from_bits(wanted)) {
                    return self.call_at(at, func, &[Value::Instance(id), object, value], on_return);
                }
                if self.lookup(own, StrId::from_bits(other)).is_some() {
                    return Err(raise::attribute_error(self.cx.heap.text(StrId::from_bits(wanted))));
                }
            }
            Some(Value::Native(id)) => {
                if let NativeKind::Getter { setter } = crate::vm::natives::get(id).native.kind {
                    let Some(setter) = setter else {
                        // What CPython keeps in a C field has a shorter message than what it computes.
                        if matches!(
                            class,
                            classes::SLICE | classes::RANGE | classes::METHOD | classes::PROPERTY | classes::SUPER | classes::CODE
                        ) {
                            return Err(raise::attribute_error("readonly attribute"));
                        }
                        let text = format!(
                            "attribute '{}' of '{}' objects is not writable",
                            self.cx.heap.shown(name),
                            self.cx.heap.message_name(class)
                        );
                        return Err(raise::attribute_error(text));
                    };
                    return match self.retry(|cx| setter(cx, &[object, value]))? {
                        Outcome::Value(_) => self.deliver(on_return, Value::None),
                        outcome => self.carry_out(outcome, at, on_return),
                    };
                }
            }
            _ => {}
        }
        if value.is_unbound() && self.cx.heap.text(name) == "__class__" && !matches!(on_class, Some(Value::Member(_))) {
            return Err(raise::type_error("can't delete __class__ attribute"));
        }
        match object {
            Value::Instance(id) => self.store_instance(id, name, value, on_class, cache)?,
            Value::Class(id) => self.store_class(id, name, value)?,
            Value::Module(_) if self.cx.heap.text(name) == "__dict__" => return Err(raise::attribute_error("readonly attribute")),
            Value::Module(_) if self.cx.heap.text(name) == "__class__" => {
                return Err(raise::type_error("__class__ assignment is not supported for modules"));
            }
            Value::Module(id) => {
                let dict = self.cx.heap[id].dict;
                self.store_in_dict(dict, object, name, value)?;
            }
            Value::Function(id) => {
                if self.cx.heap[id].extra_mut().dict.is_unbound() {
                    let dict = self.cx.heap.new(Dict::default());
                    self.cx.heap[id].extra_mut().dict = dict;
                }
                if let Value::Dict(dict) = self.cx.heap[id].extra_mut().dict {
                    self.store_in_dict(dict, object, name, value)?;
                }
            }
            Value::Exception(id) if self.cx.heap.text(name) == "__dict__" => {
                self.cx.heap[id].dict = self.new_namespace(value)?.into();
            }
            Value::Exception(id) => {
                if self.cx.heap[id].dict.is_unbound() {
                    let dict = self.cx.heap.new(Dict::default());
                    self.cx.heap[id].dict = dict;
                }
                if let Value::Dict(dict) = self.cx.heap[id].dict {
                    self.store_in_dict(dict, object, name, value)?;
                }
            }
            Value::StaticMethod(_) | Value::ClassMethod(_) => {
                let dict = self.retry(|cx| crate::object::descriptors::namespace(cx, object))?;
                self.store_in_dict(dict, object, name, value)?;
            }
            _ if self.cx.heap.text(name) == "__class__" => {
                return Err(raise::type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
            }
            _ => return Err(self.cannot_store(object, class, name, on_class.is_some())),
        }
        self.deliver(on_return, Value::None)
    }

    #[cold]
    fn cannot_store(&mut self, object: Value, class: ClassId, name: StrId, exists: bool) -> Raise {
        let (class_name, text) = (self.cx.heap.message_name(class), self.cx.heap.shown(name).to_owned());
        if exists || text == "__doc__" {
            return raise::attribute_error(format!("'{class_name}' object attribute '{text}' is read-only"));
        }
        let attrs = vec![(StrId::from_bits(core::NAME_ATTR), name.into()), (StrId::from_bits(core::OBJ), object)];
        raise::with_attrs(
            classes::ATTRIBUTE_ERROR,
            format!("'{class_name}' object has no attribute '{text}' and no __dict__ for setting new attributes"),
            attrs,
        )
    }

    fn store_in_dict(&mut self, dict: DictId, object: Value, name: StrId, value: Value) -> Result<(), Raise> {
        if !value.is_unbound() {
            self.cx.heap.dict_set_str(dict, name, value);
            return Ok(());
        }
        match self.cx.heap[dict].find_str(&self.cx.heap, name) {
            Some(slot) => {
                self.cx.heap[dict].remove(slot);
                Ok(())
            }
            None if matches!(object, Value::Module(_)) => {
                Err(raise::attribute_error(format!("'module' object has no attribute '{}'", self.cx.heap.shown(name))))
            }
            None => Err(self.attribute_error(object, name)),
        }
    }

    fn store_instance(
        &mut self,
        id: InstanceId,
        name: StrId,
        value: Value,
        on_class: Option<Value>,
        cache: Option<usize>,
    ) -> Result<(), Raise> {
        let class = self.cx.heap[id].class;
        let is_member = matches!(on_class, Some(Value::Member(member)) if !self.cx.heap[member].is_namespace());
        if !is_member {
            match self.cx.heap.text(name) {
                "__class__" => return self.change_class(id, value),
                "__dict__" => return self.replace_dict(id, value),
                "__weakref__" if matches!(on_class, Some(Value::Member(_))) => {
                    let class = self.cx.heap.class_name(class);
                    return Err(raise::attribute_error(format!("attribute '__weakref__' of '{class}' objects is not writable")));
                }
                _ => {}
            }
            if self.cx.heap.class(class).no_dict || class == classes::OBJECT {
                return Err(self.cannot_store(id.into(), class, name, on_class.is_some()));
            }
        }
        let shape = self.cx.heap[id].shape;
        if let (Some(attr @ Value::Member(member)), true) = (on_class, is_member) {
            if value.is_unbound() && self.bind_attr(attr, id.into(), class).is_err() {
                return Err(raise::attribute_error(self.cx.heap.shown(name)));
            }
            if shape == ShapeId::DICT {
                self.store_kept_member(id, member, value);
                return Ok(());
            }
            if value.is_unbound() {
                let slot = self.cx.heap.shape_slot(shape, name).expect("the member has a value");
                self.cx.heap[id].slots[slot] = Value::Unbound;
                return Ok(());
            }
        }
        if value.is_unbound() {
            return self.delete_instance_attr(id, name);
        }
        if shape == ShapeId::DICT {
            let dict = self.instance_dict(id).expect("instances in dict mode have a dict");
            self.cx.heap.dict_set_str(dict, name, value);
            return Ok(());
        }
        let epoch = self.cx.heap.epoch;
        if let Some(slot) = self.cx.heap.shape_slot(shape, name) {
            self.cx.heap[id].slots[slot] = value;
            // A cache of a store says that loads, too, have nothing but the slot to look at.
            if let Some(cache) = cache
                && self.hook(id.into(), core::GETATTRIBUTE).is_none()
            {
                let found = Cache { key: shape.0, epoch, slot: slot as u32, kind: CacheKind::Slot, value: Value::Unbound };
                self.keep(cache, Access::Set, shape, name, found);
            }
            return Ok(());
        }
        let next = self.cx.heap.shape_with(shape, name);
        if next == ShapeId::DICT {
            if let (Some(Value::Member(member)), true) = (on_class, self.cx.heap.class(class).no_dict) {
                self.keep_members(id);
                self.store_kept_member(id, member, value);
                return Ok(());
            }
            let dict = self.instance_dict(id).expect("an instance that may have attributes can have a dict");
            self.cx.heap.dict_set_str(dict, name, value);
            return Ok(());
        }
        let heap = &mut self.cx.heap;
        let instance = &mut heap[id];
        if instance.slots.len() == instance.slots.capacity() {
            let grown = instance.slots.capacity().max(2);
            heap.budget.charge(grown * size_of::<Value>());
        }
        let instance = &mut heap[id];
        instance.slots.push(value);
        instance.shape = next;
        let len = instance.slots.len().min(MAX_ATTRS) as u8;
        if let Some(slot) = class.slot() {
            let hint = &mut heap.classes[slot].attrs_hint;
            *hint = (*hint).max(len);
        }
        if let Some(cache) = cache {
            let found = Cache { key: shape.0, epoch, slot: next.0, kind: CacheKind::Add, value: Value::Unbound };
            self.keep(cache, Access::Set, shape, name, found);
        }
        Ok(())
    }

    fn delete_instance_attr(&mut self, id: InstanceId, name: StrId) -> Result<(), Raise> {
        if self.instance_attr(id, name).is_none() {
            return Err(self.attribute_error(id.into(), name));
        }
        let dict = self.instance_dict(id).expect("an instance with attributes of its own can have a dict");
        self.store_in_dict(dict, id.into(), name, Value::Unbound)
    }

    /// The attributes of an instance as a dict, from now on kept there. None when it may have none.
    pub fn instance_dict(&mut self, id: InstanceId) -> Option<DictId> {
        let class = self.cx.heap[id].class;
        if self.cx.heap.class(class).no_dict || class == classes::OBJECT {
            return None;
        }
        if let (ShapeId::DICT, Some(dict)) = (self.cx.heap[id].shape, self.cx.heap[id].dict) {
            return Some(dict);
        }
        let dict = Dict::default().alloc(&mut self.cx.heap);
        let shape = self.cx.heap[id].shape;
        if shape != ShapeId::DICT {
            for (key, value) in self.keep_members(id) {
                self.cx.heap.dict_set_str(dict, key, value);
            }
        }
        let instance = &mut self.cx.heap[id];
        instance.shape = ShapeId::DICT;
        instance.dict = Some(dict);
        Some(dict)
    }

    /// Leaves the shape: members stay in `slots` as pairs, the other attributes are returned.
    fn keep_members(&mut self, id: InstanceId) -> Vec<(StrId, Value)> {
        let class = self.cx.heap[id].class;
        let keys = self.cx.heap.shapes.get(self.cx.heap[id].shape).keys.clone();
        let slots = std::mem::take(&mut self.cx.heap[id].slots);
        self.cx.heap[id].shape = ShapeId::DICT;
        let mut others = Vec::new();
        for (&key, value) in keys.iter().zip(slots).filter(|(_, value)| !value.is_unbound()) {
            match self.lookup(class, key) {
                Some(Value::Member(member)) => self.store_kept_member(id, member, value),
                _ => others.push((key, value)),
            }
        }
        others
    }

    fn replace_dict(&mut self, id: InstanceId, value: Value) -> Result<(), Raise> {
        if let Value::Module(_) = self.cx.heap[id].native {
            return Err(raise::attribute_error("readonly attribute"));
        }
        let dict = match (value, self.cx.heap[id].native) {
            (_, Value::Exception(exception)) => {
                let dict = self.new_namespace(value)?;
                self.cx.heap[exception].dict = Value::Unbound;
                dict
            }
            (Value::Unbound, _) => Dict::default().alloc(&mut self.cx.heap),
            _ => self.new_namespace(value)?,
        };
        self.instance_dict(id);
        self.cx.heap[id].dict = Some(dict);
        Ok(())
    }

    /// What `__dict__` is set to: of an instance of a class derived from `dict`, the dict in it (`self.__dict__ = self`).
    fn new_namespace(&self, value: Value) -> Result<DictId, Raise> {
        match self.cx.heap.unwrap(value) {
            Value::Dict(dict) => Ok(dict),
            Value::Unbound => Err(raise::type_error("cannot delete __dict__")),
            other => Err(raise::type_error(format!("__dict__ must be set to a dictionary, not a '{}'", self.cx.heap.type_name(other)))),
        }
    }

    fn change_class(&mut self, id: InstanceId, value: Value) -> Result<(), Raise> {
        let Value::Class(class) = value else {
            return Err(raise::type_error(format!("__class__ must be set to a class, not '{}' object", self.cx.heap.type_name(value))));
        };
        let old = self.cx.heap[id].class;
        let heap = &self.cx.heap;
        if class.slot().is_none() || old.slot().is_none() {
            return Err(raise::type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
        }
        if !crate::vm::layout::same_layout(heap, class, old) {
            let (new, old) = (heap.class_name(class), heap.class_name(old));
            return Err(raise::type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
        }
        if self.instance_dict(id).is_none() && self.cx.heap[id].shape != ShapeId::DICT {
            self.move_to_layout_of(id, class);
        }
        self.cx.heap[id].class = class;
        // Slots that are kept as pairs are those of the new class, which has the same names.
        let pairs = if self.cx.heap[id].shape == ShapeId::DICT { self.cx.heap[id].slots.len() / 2 } else { 0 };
        for at in 0..pairs {
            if let Value::Member(member) = self.cx.heap[id].slots[2 * at]
                && let Value::Str(name) = self.cx.heap[member].name
                && let Some(own @ Value::Member(_)) = self.lookup(class, name)
            {
                self.cx.heap[id].slots[2 * at] = own;
            }
        }
        Ok(())
    }

    /// Gives an instance that has slots alone the layout with the same attributes of another class.
    fn move_to_layout_of(&mut self, id: InstanceId, class: ClassId) {
        let keys = self.cx.heap.shapes.get(self.cx.heap[id].shape).keys.clone();
        let mut shape = crate::vm::class::root_shape(&mut self.cx.heap, class);
        for &key in &keys {
            shape = if shape == ShapeId::DICT { shape } else { self.cx.heap.shape_with(shape, key) };
        }
        match shape {
            ShapeId::DICT => {
                self.keep_members(id);
            }
            shape => self.cx.heap[id].shape = shape,
        }
    }

    /// `cls.__bases__ = (...)`: the order of resolution of the class and of those derived from it is made anew.
    fn change_bases(&mut self, class: ClassId, value: Value) -> Result<(), Raise> {
        let Value::Tuple(tuple) = value else {
            let name = self.cx.heap.class_name(class);
            return Err(raise::type_error(format!("can only assign tuple to {name}.__bases__, not {}", self.cx.heap.type_name(value))));
        };
        let mut bases = Vec::new();
        for &base in &self.cx.heap[tuple].items {
            match base {
                Value::Class(id) if !classes::is_subclass(&self.cx.heap, id, class) => bases.push(id),
                Value::Class(_) => return Err(raise::type_error("a __bases__ item causes an inheritance cycle")),
                _ => return Err(raise::type_error(format!("{}.__bases__ must be a tuple of classes", self.cx.heap.class_name(class)))),
            }
        }
        crate::vm::layout::rebase(&mut self.cx, class, &bases)
    }

    fn store_class(&mut self, class: ClassId, name: StrId, value: Value) -> Result<(), Raise> {
        let text = self.cx.heap.shown(name).to_owned();
        let Some(dict) = self.cx.heap.class(class).dict.filter(|_| !self.cx.heap.class(class).is_static) else {
            let class = self.cx.heap.message_name(class);
            return Err(raise::type_error(format!("cannot set '{text}' attribute of immutable type '{class}'")));
        };
        let slot = class.slot().expect("classes with a namespace are the run's");
        match text.as_str() {
            "__name__" | "__qualname__" if matches!(self.cx.heap.unwrap(value), Value::Str(_)) => {
                let value = self.cx.heap.unwrap(value);
                if text == "__name__" {
                    crate::vm::class::check_name(&self.cx.heap, value)?;
                }
                let data = &mut self.cx.heap.classes[slot];
                if text == "__name__" {
                    data.name = value
                } else {
                    data.qualname = value
                }
                return Ok(());
            }
            "__name__" | "__qualname__" if !value.is_unbound() => {
                let (owner, kind) = (self.cx.heap.class_name(class), self.cx.heap.type_name(value));
                return Err(raise::type_error(format!("can only assign string to {owner}.{text}, not '{kind}'")));
            }
            "__name__" | "__qualname__" | "__doc__" if value.is_unbound() => {
                let owner = self.cx.heap.class_name(class);
                return Err(raise::type_error(format!("cannot delete '{text}' attribute of immutable type '{owner}'")));
            }
            "__mro__" | "__dict__" => {
                return Err(raise::attribute_error(format!("attribute '{text}' of 'type' objects is not writable")));
            }
            "__class__" if !matches!(value, Value::Class(_) | Value::Unbound) => {
                let kind = self.cx.heap.type_name(value);
                return Err(raise::type_error(format!("__class__ must be set to a class, not '{kind}' object")));
            }
            "__bases__" => return self.change_bases(class, value),
            "__abstractmethods__" => {
                let truth = !value.is_unbound() && crate::object::item::truth(&mut self.cx, value)?;
                self.cx.heap.classes[slot].is_abstract = truth;
            }
            _ => {}
        }
        let old = self.cx.heap[dict].get_str(&self.cx.heap, name);
        let plain = |value: Value| !is_stable(value) && !matches!(value, Value::Instance(_) | Value::Super(_));
        if value.is_unbound() && old.is_none() {
            return Err(self.attribute_error(class.into(), name));
        }
        if !old.is_some_and(plain) || value.is_unbound() || !plain(value) {
            self.cx.heap.epoch = self.cx.heap.epoch.wrapping_add(1);
        }
        self.store_in_dict(dict, class.into(), name, value)
    }
}
