//! Attribute access by the rules of the data model: data descriptors, instance, other class attributes, `__getattr__`.
//!
//! Here attributes are found; `load` and `store` are the instructions.
//!
//! Lookups give an [`Attr`]: a value, a method not yet bound, or a call that produces the value; the machine carries it out.

mod load;
pub(super) mod recall;
mod store;

use super::{Cache, CacheKind, Vm};
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, Heap, InstanceId, SuperId, Value};
use crate::heap::objects::BoundMethod;
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::object::native::{NativeKind, Raise};
use crate::object::raise;
use crate::text::core;

/// What an attribute turned out to be.
#[derive(Clone, Copy, Debug)]
pub enum Attr {
    /// Its value.
    Value(Value),
    /// Slot of the instance (for the cache) with its value.
    Slot(Value, usize),
    /// A function of the class, to be bound to the object.
    Method(Value),
    /// The value is the result of calling the first with the others (unbound ones are absent).
    Call(Value, [Value; 3]),
    /// There is none.
    Missing,
}

/// Class attributes that can be cached by value: replacing one changes `Heap::epoch`. Plain data is not, so that counters in
/// class attributes do not flush the caches.
pub fn is_stable(value: Value) -> bool {
    matches!(
        value,
        Value::Function(_) | Value::Native(_) | Value::Property(_) | Value::StaticMethod(_) | Value::ClassMethod(_) | Value::Member(_)
    )
}

/// The class of values whose attributes are all on their class.
#[inline]
pub fn plain_class(value: Value) -> Option<ClassId> {
    Some(match value {
        Value::Str(_) => classes::STR,
        Value::List(_) => classes::LIST,
        Value::Dict(_) => classes::DICT,
        Value::Set(_) => classes::SET,
        Value::Tuple(_) => classes::TUPLE,
        Value::Deque(_) => classes::DEQUE,
        Value::Int(_) | Value::BigInt(_) => classes::INT,
        Value::Float(_) => classes::FLOAT,
        Value::Bytes(_) => classes::BYTES,
        Value::ByteArray(_) => classes::BYTEARRAY,
        Value::FrozenSet(_) => classes::FROZENSET,
        Value::Match(_) => classes::MATCH,
        Value::Pattern(_) => classes::PATTERN,
        _ => return None,
    })
}

/// How inline caches name a class whose own attributes they keep: neither a shape nor the class of a plain value.
fn class_key(class: ClassId) -> u32 {
    class.bits() | 1 << 30
}

/// What an attribute of a class or a module was found to be last, where that still holds.
#[inline(never)]
pub fn cached_member(heap: &Heap, cache: &Cache, object: Value) -> Option<Value> {
    match object {
        Value::Class(id) if cache.key == class_key(id) && cache.epoch == heap.epoch => match cache.kind {
            CacheKind::Value => Some(cache.value),
            _ => cache.shared(heap),
        },
        Value::Module(id) => match cache.value {
            Value::Dict(dict) if dict == heap[id].dict && cache.key == heap[dict].version() => cache.shared(heap),
            _ => None,
        },
        _ => None,
    }
}

/// What a method of a class, a module, `super()`, or an instance that has it itself, was found to be last, where that still holds:
/// what to call, and its first argument, unbound where it has none.
#[inline(never)]
pub fn cached_method(heap: &Heap, cache: &Cache, object: Value) -> Option<(Value, Value)> {
    match object {
        Value::Instance(id) => {
            let instance = &heap[id];
            let known = cache.kind == CacheKind::Slot && cache.key == instance.shape.0 && cache.epoch == heap.epoch;
            let value = if known { instance.slots[cache.slot as usize] } else { Value::Unbound };
            (!value.is_unbound()).then_some((value, Value::Unbound))
        }
        Value::Class(_) | Value::Module(_) => {
            let receiver = if cache.kind == CacheKind::Value { object } else { Value::Unbound };
            cached_member(heap, cache, object).map(|value| (value, receiver))
        }
        Value::Super(id) => {
            let found = &heap[id];
            let known = (cache.kind, cache.key, cache.slot, cache.epoch)
                == (CacheKind::Super, found.object_class.bits(), found.class.bits(), heap.epoch);
            known.then_some((cache.value, found.object))
        }
        _ => None,
    }
}

impl Vm {
    /// The attribute without `__getattribute__` and `__getattr__` of the object's class.
    pub fn find_attr(&mut self, object: Value, name: StrId) -> Result<Attr, Raise> {
        match object {
            Value::Instance(id) => self.find_instance_attr(id, name),
            Value::Class(id) => self.find_class_attr(id, name),
            Value::Super(id) => self.find_super_attr(object, id, name),
            Value::Module(id) => {
                let dict = self.cx.heap[id].dict;
                if let Some(value) = self.cx.heap[dict].get_str(&self.cx.heap, name) {
                    return Ok(Attr::Value(value));
                }
                if let Some(hook) = self.cx.heap[dict].get_str(&self.cx.heap, StrId::from_bits(core::GETATTR)) {
                    return Ok(Attr::Call(hook, [name.into(), Value::Unbound, Value::Unbound]));
                }
                if self.cx.heap.text(name) == "__dict__" {
                    return Ok(Attr::Value(dict.into()));
                }
                self.find_type_attr(object, name)
            }
            Value::Function(id) => {
                let dict = self.cx.heap[id].extra.as_ref().map_or(Value::Unbound, |extra| extra.dict);
                self.find_own_or_type(object, dict, name)
            }
            Value::Exception(id) => {
                let dict = self.cx.heap[id].dict;
                self.find_own_or_type(object, dict, name)
            }
            Value::StaticMethod(id) => {
                let (dict, func) = (self.cx.heap[id].dict, self.cx.heap[id].func);
                self.find_wrapped(object, dict, func, name)
            }
            Value::ClassMethod(id) => {
                let (dict, func) = (self.cx.heap[id].dict, self.cx.heap[id].func);
                self.find_wrapped(object, dict, func, name)
            }
            Value::BoundMethod(id) => {
                let (class, func) = (self.cx.heap.class_of(object), self.cx.heap[id].func);
                if let Some(attr) = self.lookup(class, name) {
                    return self.bind_attr(attr, object, class);
                }
                match self.find_attr_within(func, name)? {
                    Attr::Missing => Err(self.attribute_error(func, name)),
                    Attr::Method(method) => Ok(Attr::Value(self.bound(method, func))),
                    found => Ok(found),
                }
            }
            Value::GenericAlias(id) => match self.find_type_attr(object, name)? {
                Attr::Missing if !self.cx.heap.text(name).starts_with("__") => {
                    let origin = self.cx.heap[id].origin;
                    self.find_attr_within(origin, name)
                }
                found => Ok(found),
            },
            _ => self.find_type_attr(object, name),
        }
    }

    fn find_own_or_type(&mut self, object: Value, dict: Value, name: StrId) -> Result<Attr, Raise> {
        if let Value::Dict(dict) = dict
            && let Some(value) = self.cx.heap[dict].get_str(&self.cx.heap, name)
        {
            return Ok(Attr::Value(value));
        }
        self.find_type_attr(object, name)
    }

    /// Attributes of a wrapper: its own, its type's, then (`__name__`, `__doc__`, ...) those of what it wraps.
    fn find_wrapped(&mut self, object: Value, dict: Value, func: Value, name: StrId) -> Result<Attr, Raise> {
        match self.find_own_or_type(object, dict, name)? {
            Attr::Missing
                if matches!(
                    self.cx.heap.text(name),
                    "__name__" | "__qualname__" | "__doc__" | "__module__" | "__annotations__" | "__isabstractmethod__" | "__dict__"
                ) =>
            {
                self.find_attr_within(func, name)
            }
            found => Ok(found),
        }
    }

    /// An attribute of what a wrapper wraps.
    fn find_attr_within(&mut self, wrapped: Value, name: StrId) -> Result<Attr, Raise> {
        self.deepen()?;
        let found = self.find_attr(wrapped, name);
        self.wrappers -= 1;
        found
    }

    fn find_type_attr(&mut self, object: Value, name: StrId) -> Result<Attr, Raise> {
        let class = self.cx.heap.class_of(object);
        match self.lookup(class, name) {
            Some(attr) => self.bind_attr(attr, object, class),
            None => Ok(self.universal_attr(object, class, name)),
        }
    }

    /// `__class__` exists on everything.
    fn universal_attr(&mut self, object: Value, class: ClassId, name: StrId) -> Attr {
        match (self.cx.heap.text(name), object) {
            ("__class__", _) => Attr::Value(class.into()),
            ("__dict__", Value::Instance(id)) => match self.instance_dict(id) {
                Some(dict) => Attr::Value(dict.into()),
                None => Attr::Missing,
            },
            ("__dict__", Value::Exception(id)) => {
                if let Value::Unbound = self.cx.heap[id].dict {
                    let dict = self.cx.heap.new(Dict::default());
                    self.cx.heap[id].dict = dict;
                }
                Attr::Value(self.cx.heap[id].dict)
            }
            ("__module__", _) => match self.class_module(class) {
                Some(module) => Attr::Value(module),
                None => Attr::Missing,
            },
            ("__doc__", _) => Attr::Value(self.builtin_doc(object, class)),
            _ => Attr::Missing,
        }
    }

    /// `__doc__` of a native, or of an object of a built-in class, which has that of its class.
    fn builtin_doc(&mut self, object: Value, class: ClassId) -> Value {
        let Value::Native(id) = object else { return self.class_doc(class) };
        let info = crate::object::native::describe(id);
        let doc = match (info.class, info.module) {
            (Some(class), _) => crate::object::doc::of(&format!("{}.{}", self.cx.heap.class_name(class), info.row.name)),
            (None, None | Some("builtins")) => crate::object::doc::of(info.row.name),
            (None, Some(_)) => None,
        };
        doc.map_or(Value::None, |doc| self.cx.heap.new_str(doc))
    }

    fn class_doc(&mut self, class: ClassId) -> Value {
        let doc = if class.slot().is_none() { crate::object::doc::of(&self.cx.heap.class_name(class)) } else { None };
        doc.map_or(Value::None, |doc| self.cx.heap.new_str(doc))
    }

    fn class_module(&mut self, class: ClassId) -> Option<Value> {
        if let Some(module) = classes::builtin_module(class) {
            return Some(self.cx.heap.new_str(module));
        }
        self.lookup(class, StrId::from_bits(core::MODULE))
    }

    fn find_instance_attr(&mut self, id: InstanceId, name: StrId) -> Result<Attr, Raise> {
        let object = Value::Instance(id);
        let class = self.cx.heap[id].class;
        if let Value::Super(inner) = self.cx.heap[id].native
            && let Some(attr) = self.attr_above(inner, name)?
        {
            return Ok(match attr {
                Attr::Method(func) => Attr::Value(self.bound(func, self.cx.heap[inner].object)),
                attr => attr,
            });
        }
        let on_class = self.lookup(class, name);
        if let Some(attr) = on_class
            && self.is_data_descriptor(attr)
            && self.has_getter(attr)
        {
            return self.bind_attr(attr, object, class);
        }
        if let Some((value, slot)) = self.instance_attr(id, name) {
            return Ok(if slot == usize::MAX { Attr::Value(value) } else { Attr::Slot(value, slot) });
        }
        if let Value::Exception(exception) = self.cx.heap[id].native
            && let Value::Dict(dict) = self.cx.heap[exception].dict
            && let Some(value) = self.cx.heap[dict].get_str(&self.cx.heap, name)
        {
            return Ok(Attr::Value(value));
        }
        match on_class {
            Some(attr) => self.bind_attr(attr, object, class),
            None => Ok(self.universal_attr(object, class, name)),
        }
    }

    /// An attribute in the instance itself, with its slot (`usize::MAX` in a dict).
    pub fn instance_attr(&self, id: InstanceId, name: StrId) -> Option<(Value, usize)> {
        let heap = &self.cx.heap;
        let instance = &heap[id];
        if instance.shape == ShapeId::DICT {
            let value = heap[instance.dict?].get_str(heap, name)?;
            return Some((value, usize::MAX));
        }
        let slot = heap.shape_slot(instance.shape, name)?;
        let value = instance.slots[slot];
        if value.is_unbound() { None } else { Some((value, slot)) }
    }

    fn is_data_descriptor(&mut self, attr: Value) -> bool {
        match attr {
            Value::Property(_) | Value::Member(_) => true,
            Value::Native(id) => matches!(super::natives::get(id).native.kind, NativeKind::Getter { .. }),
            Value::Instance(id) => {
                let class = self.cx.heap[id].class;
                self.lookup(class, StrId::from_bits(core::SET)).is_some() || self.lookup(class, StrId::from_bits(core::DELETE)).is_some()
            }
            _ => false,
        }
    }

    /// Whether reading a data descriptor calls it: one with `__set__` alone gives way to the instance's own attribute.
    fn has_getter(&mut self, attr: Value) -> bool {
        match attr {
            Value::Instance(id) => {
                let class = self.cx.heap[id].class;
                self.lookup(class, StrId::from_bits(core::GET)).is_some()
            }
            _ => true,
        }
    }

    /// What a class attribute is when read through an instance.
    pub(in crate::vm) fn bind_attr(&mut self, attr: Value, object: Value, class: ClassId) -> Result<Attr, Raise> {
        Ok(match attr {
            Value::Function(_) => Attr::Method(attr),
            Value::Native(id) => match super::natives::get(id).native.kind {
                NativeKind::Method => Attr::Method(attr),
                NativeKind::Getter { .. } => Attr::Call(attr, [object, Value::Unbound, Value::Unbound]),
                NativeKind::ClassMethod => Attr::Value(self.bound(attr, class.into())),
                NativeKind::Function | NativeKind::Static => Attr::Value(attr),
            },
            Value::Property(id) => {
                let getter = self.cx.heap[id].getter;
                if getter.is_none() || getter.is_unbound() {
                    return Err(self.property_error(id, object, "getter"));
                }
                Attr::Call(getter, [object, Value::Unbound, Value::Unbound])
            }
            Value::StaticMethod(id) => Attr::Value(self.cx.heap[id].func),
            Value::ClassMethod(id) => {
                let func = self.cx.heap[id].func;
                self.bind_class_method(func, class)?
            }
            Value::Member(id) => self.member_attr(id, object)?,
            Value::Super(id) if self.cx.heap[id].object.is_unbound() => {
                let bound = crate::heap::objects::Super { class: self.cx.heap[id].class, object, object_class: class };
                Attr::Value(self.cx.heap.new(bound))
            }
            Value::Instance(id) => {
                let own = self.cx.heap[id].class;
                match self.lookup(own, StrId::from_bits(core::GET)) {
                    Some(get) => Attr::Call(get, [attr, object, class.into()]),
                    None => Attr::Value(attr),
                }
            }
            _ => Attr::Value(attr),
        })
    }

    fn bind_class_method(&mut self, func: Value, class: ClassId) -> Result<Attr, Raise> {
        self.deepen()?;
        let attr = self.bind_class_method_of(func, class);
        self.wrappers -= 1;
        attr
    }

    fn bind_class_method_of(&mut self, func: Value, class: ClassId) -> Result<Attr, Raise> {
        Ok(match func {
            Value::Function(_) | Value::Native(_) => Attr::Value(self.bound(func, class.into())),
            other => match self.bind_attr(other, class.into(), self.cx.heap.class(class).metaclass)? {
                Attr::Value(value) if value.is(other) => Attr::Value(self.bound(other, class.into())),
                Attr::Method(func) => Attr::Value(self.bound(func, class.into())),
                attr => attr,
            },
        })
    }

    fn member_attr(&mut self, id: crate::heap::kinds::MemberId, object: Value) -> Result<Attr, Raise> {
        let (Value::Str(name), Value::Instance(instance)) = (self.cx.heap[id].name, object) else {
            return Ok(Attr::Value(id.into()));
        };
        if self.cx.heap[id].is_namespace() {
            return Ok(match name == StrId::from_bits(core::DICT) {
                true => self.instance_dict(instance).map_or(Attr::Missing, |dict| Attr::Value(dict.into())),
                // A weak reference is not noted in its object.
                false => Attr::Value(Value::None),
            });
        }
        let value = match self.cx.heap[instance].shape {
            ShapeId::DICT => self.kept_member(instance, id).map_or(Value::Unbound, |at| self.cx.heap[instance].slots[at]),
            _ => self.instance_attr(instance, name).map_or(Value::Unbound, |found| found.0),
        };
        if value.is_unbound() { Err(self.no_value(object, name)) } else { Ok(Attr::Value(value)) }
    }

    /// Instances whose attributes are in a dict keep their `__slots__` members as pairs (member, value) in `slots`: the index
    /// of a member's value.
    fn kept_member(&self, instance: InstanceId, member: crate::heap::kinds::MemberId) -> Option<usize> {
        let slots = &self.cx.heap[instance].slots;
        let at = slots.chunks_exact(2).position(|pair| pair[0].is(member.into()))?;
        Some(at * 2 + 1)
    }

    /// Sets or deletes a member of an instance whose attributes are in a dict.
    fn store_kept_member(&mut self, instance: InstanceId, member: crate::heap::kinds::MemberId, value: Value) {
        match self.kept_member(instance, member) {
            Some(at) => self.cx.heap[instance].slots[at] = value,
            None => {
                self.cx.heap.budget.charge(2 * size_of::<Value>());
                self.cx.heap[instance].slots.extend([member.into(), value]);
            }
        }
    }

    /// What a method found through `object` is bound to: for a `super` object, the object behind it.
    fn receiver(&self, object: Value) -> Value {
        match object {
            Value::Super(id) if !self.cx.heap[id].object.is_unbound() => self.cx.heap[id].object,
            _ => object,
        }
    }

    fn bound(&mut self, func: Value, receiver: Value) -> Value {
        self.cx.heap.new(BoundMethod { func, receiver })
    }

    /// Binds a class attribute to an object where that needs no call.
    pub fn bind(&mut self, attr: Value, object: Value, class: ClassId) -> Result<Value, Raise> {
        match self.bind_attr(attr, object, class)? {
            Attr::Value(value) | Attr::Slot(value, _) => Ok(value),
            Attr::Method(func) => Ok(self.bound(func, object)),
            Attr::Call(..) | Attr::Missing => Err(Raise::Python),
        }
    }

    fn find_class_attr(&mut self, class: ClassId, name: StrId) -> Result<Attr, Raise> {
        let object = Value::Class(class);
        let metaclass = self.cx.heap.class(class).metaclass;
        let on_meta = self.lookup(metaclass, name);
        if let Some(attr) = on_meta
            && self.is_data_descriptor(attr)
            && self.has_getter(attr)
            // `__dict__` of a class is its own, wherever its metaclass derives from.
            && !matches!(attr, Value::Member(id) if self.cx.heap[id].is_namespace())
        {
            return self.bind_attr(attr, object, metaclass);
        }
        if let Some(attr) = self.class_special(class, name) {
            return Ok(Attr::Value(attr));
        }
        if let Some(attr) = self.lookup(class, name) {
            return self.bind_class_attr(attr, class);
        }
        match on_meta {
            Some(attr) => self.bind_attr(attr, object, metaclass),
            None => Ok(self.universal_attr(object, metaclass, name)),
        }
    }

    /// What a class attribute is when read through the class.
    fn bind_class_attr(&mut self, attr: Value, class: ClassId) -> Result<Attr, Raise> {
        Ok(match attr {
            Value::StaticMethod(id) => Attr::Value(self.cx.heap[id].func),
            Value::ClassMethod(id) => {
                let func = self.cx.heap[id].func;
                self.bind_class_method(func, class)?
            }
            Value::Native(id) if matches!(super::natives::get(id).native.kind, NativeKind::ClassMethod) => {
                Attr::Value(self.bound(attr, class.into()))
            }
            Value::Instance(id) => {
                let own = self.cx.heap[id].class;
                match self.lookup(own, StrId::from_bits(core::GET)) {
                    Some(get) => Attr::Call(get, [attr, Value::None, class.into()]),
                    None => Attr::Value(attr),
                }
            }
            _ => Attr::Value(attr),
        })
    }

    /// Attributes that a class keeps in its own fields.
    fn class_special(&mut self, class: ClassId, name: StrId) -> Option<Value> {
        let text = self.cx.heap.text(name);
        if !text.starts_with("__") {
            return None;
        }
        let bits = crate::text::core::find(text)?;
        let data = self.cx.heap.class(class);
        match bits {
            core::NAME => Some(data.name),
            core::QUALNAME => Some(data.qualname),
            core::CLASS => Some(data.metaclass.into()),
            core::BASES => {
                let bases: Vec<Value> = data.bases.iter().map(|&class| class.into()).collect();
                Some(self.cx.heap.new_tuple(bases))
            }
            core::MRO => {
                let mro: Vec<Value> = data.mro.iter().map(|&class| class.into()).collect();
                Some(self.cx.heap.new_tuple(mro))
            }
            core::DICT => {
                let dict = match data.dict {
                    Some(dict) => dict,
                    None => self.builtin_namespace(class),
                };
                Some(self.cx.heap.new(crate::heap::objects::Proxy { mapping: dict.into() }))
            }
            core::MODULE if data.dict.is_none() => self.class_module(class),
            core::DOC if data.dict.is_none() => Some(self.class_doc(class)),
            _ => None,
        }
    }

    fn builtin_namespace(&mut self, class: ClassId) -> DictId {
        let dict = Dict::default().alloc(&mut self.cx.heap);
        for &(name, value) in classes::ClassTable::get().attrs(class).entries() {
            self.cx.heap.dict_set_str(dict, name, value);
        }
        dict
    }

    fn find_super_attr(&mut self, object: Value, id: SuperId, name: StrId) -> Result<Attr, Raise> {
        match self.attr_above(id, name)? {
            Some(attr) => Ok(attr),
            None => self.find_type_attr(object, name),
        }
    }

    /// What the classes behind the one that a `super` object names have, bound to its object.
    fn attr_above(&mut self, id: SuperId, name: StrId) -> Result<Option<Attr>, Raise> {
        let (class, target, target_class) = (self.cx.heap[id].class, self.cx.heap[id].object, self.cx.heap[id].object_class);
        if target.is_unbound() || self.cx.heap.text(name) == "__class__" {
            return Ok(None);
        }
        let heap = &self.cx.heap;
        let mro = &heap.class(target_class).mro;
        let start = mro.iter().position(|&c| c == class).map_or(mro.len(), |i| i + 1);
        let Some(attr) = classes::lookup_from(heap, &mro[start..], name) else { return Ok(None) };
        match target {
            Value::Class(bound_class) if bound_class == target_class => self.bind_class_attr(attr, target_class),
            _ => self.bind_attr(attr, target, target_class),
        }
        .map(Some)
    }

    /// AttributeError for a slot that was not given a value.
    #[cold]
    fn no_value(&mut self, object: Value, name: StrId) -> Raise {
        let full = crate::object::repr::full_name(&self.cx.heap, self.cx.heap.class_of(object));
        let message = format!("'{}' object has no attribute '{}'", full.trim_start_matches("__main__."), self.cx.heap.shown(name));
        let attrs = vec![(StrId::from_bits(core::NAME_ATTR), name.into()), (StrId::from_bits(core::OBJ), object)];
        raise::with_attrs(classes::ATTRIBUTE_ERROR, message, attrs)
    }

    /// AttributeError for a missing attribute.
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: StrId) -> Raise {
        let text = self.cx.heap.shown(name).to_owned();
        let message = match object {
            Value::Class(id) => format!("type object '{}' has no attribute '{text}'", self.cx.heap.message_name(id)),
            Value::Module(id) => {
                let module = match self.cx.heap[id].name {
                    Value::Str(name) => self.cx.heap.shown(name).to_owned(),
                    _ => String::from("?"),
                };
                format!("module '{module}' has no attribute '{text}'")
            }
            Value::Super(_) => format!("'super' object has no attribute '{text}'"),
            _ => format!("'{}' object has no attribute '{text}'", self.cx.heap.message_name(self.cx.heap.class_of(object))),
        };
        let attrs = vec![(StrId::from_bits(core::NAME_ATTR), name.into()), (StrId::from_bits(core::OBJ), object)];
        raise::with_attrs(classes::ATTRIBUTE_ERROR, message, attrs)
    }

    #[cold]
    fn property_error(&mut self, id: crate::heap::kinds::PropertyId, object: Value, what: &str) -> Raise {
        if let Value::BoundMethod(getter) = self.cx.heap[id].getter
            && matches!(self.cx.heap[getter].func, Value::Native(native) if super::natives::get(native).native.name == "_m_item_at")
        {
            // A field of a named tuple.
            return raise::attribute_error(if what == "deleter" { "can't delete attribute" } else { "can't set attribute" });
        }
        crate::object::property::missing(&self.cx, id, object, what)
    }
}
