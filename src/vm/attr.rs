//! Attribute access by the rules of the data model: data descriptors, instance, other class attributes, `__getattr__`.
//!
//! Lookups give an [`Attr`]: a value, a method not yet bound, or a call that produces the value; the machine carries it out.

use super::frame::OnReturn;
use super::recall::Access;
use super::{Cache, CacheKind, Vm};
use crate::bytecode::instr::Special;
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, Heap, InstanceId, Value};
use crate::heap::objects::BoundMethod;
use crate::heap::shape::MAX_ATTRS;
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::object::native::{NativeKind, Outcome, Raise};
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
#[inline]
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
    fn bind_attr(&mut self, attr: Value, object: Value, class: ClassId) -> Result<Attr, Raise> {
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
        let value = match self.cx.heap[instance].shape {
            ShapeId::DICT => self.kept_member(instance, id).map_or(Value::Unbound, |at| self.cx.heap[instance].slots[at]),
            _ => self.instance_attr(instance, name).map_or(Value::Unbound, |found| found.0),
        };
        if value.is_unbound() { Err(self.attribute_error(object, name)) } else { Ok(Attr::Value(value)) }
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

    fn find_super_attr(&mut self, object: Value, id: crate::heap::kinds::SuperId, name: StrId) -> Result<Attr, Raise> {
        let (class, target, target_class) = (self.cx.heap[id].class, self.cx.heap[id].object, self.cx.heap[id].object_class);
        if !target.is_unbound() && self.cx.heap.text(name) != "__class__" {
            let heap = &self.cx.heap;
            let mro = &heap.class(target_class).mro;
            let start = mro.iter().position(|&c| c == class).map_or(mro.len(), |i| i + 1);
            if let Some(attr) = classes::lookup_from(heap, &mro[start..], name) {
                return match target {
                    Value::Class(bound_class) if bound_class == target_class => self.bind_class_attr(attr, target_class),
                    _ => self.bind_attr(attr, target, target_class),
                };
            }
        }
        self.find_type_attr(object, name)
    }

    /// AttributeError for a missing attribute.
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: StrId) -> Raise {
        let text = self.cx.heap.text(name).to_owned();
        let message = match object {
            Value::Class(id) => format!("type object '{}' has no attribute '{text}'", self.cx.heap.message_name(id)),
            Value::Module(id) => {
                let module = match self.cx.heap[id].name {
                    Value::Str(name) => self.cx.heap.text(name).to_owned(),
                    _ => String::from("?"),
                };
                format!("module '{module}' has no attribute '{text}'")
            }
            Value::Super(_) => format!("'super' object has no attribute '{text}'"),
            _ => format!("'{}' object has no attribute '{text}'", self.cx.heap.type_name(object)),
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

    /// A user-defined hook of the object's class (`__getattr__`, `__getattribute__`, `__setattr__`, `__delattr__`).
    fn hook(&mut self, object: Value, name: u32) -> Option<Value> {
        let class = match object {
            Value::Instance(id) => self.cx.heap[id].class,
            Value::Class(id) if self.cx.heap.class(id).metaclass != classes::TYPE => self.cx.heap.class(id).metaclass,
            _ => return None,
        };
        self.lookup(class, StrId::from_bits(name)).filter(|hook| !matches!(hook, Value::Native(_)))
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
                Some(hook) => self.call_at(at, hook, &[object, name.into(), Value::Unbound], on_return),
                None => Err(self.attribute_error(object, name)),
            },
        }
    }

    /// Calls with those of three arguments that are there.
    fn call_at(&mut self, at: usize, func: Value, args: &[Value; 3], on_return: OnReturn) -> Result<(), Raise> {
        let n = args.iter().take_while(|arg| !arg.is_unbound()).count();
        self.ensure_stack(at + n + 2);
        self.stack[at] = func;
        self.stack[at + 1..at + 1 + n].copy_from_slice(&args[..n]);
        self.call(at, n, None, on_return)
    }

    fn get_attr_hooked(&mut self, object: Value, name: StrId, hook: Value, at: usize, on_return: OnReturn) -> Result<(), Raise> {
        if self.hook(object, core::GETATTR).is_some() {
            return self.call_kernel_on(at, "getattribute_hook", &[object, name.into()], on_return);
        }
        self.call_at(at, hook, &[object, name.into(), Value::Unbound], on_return)
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
        let other = if is_async { core::ENTER } else { core::AENTER };
        let hint = match (self.lookup(class, StrId::from_bits(other)).is_some(), is_async) {
            (true, false) => " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?",
            (true, true) => " but it supports the context manager protocol. Did you mean to use 'with'?",
            (false, _) => "",
        };
        let name = self.cx.heap.class_name(class);
        let missing = self.cx.heap.text(StrId::from_bits(missing));
        let detail = if hint.is_empty() { format!(" (missed {missing} method)") } else { hint.to_owned() };
        raise::type_error(format!("'{name}' object does not support the {kind} protocol{detail}"))
    }

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
            return self.call_at(at, hook, &[object, name.into(), value], on_return);
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
                if let NativeKind::Getter { setter } = super::natives::get(id).native.kind {
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
                            self.cx.heap.text(name),
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
        match object {
            Value::Instance(id) => self.store_instance(id, name, value, on_class, cache)?,
            Value::Class(id) => self.store_class(id, name, value)?,
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
            Value::Exception(id) => {
                if self.cx.heap[id].dict.is_unbound() {
                    let dict = self.cx.heap.new(Dict::default());
                    self.cx.heap[id].dict = dict;
                }
                if let Value::Dict(dict) = self.cx.heap[id].dict {
                    self.store_in_dict(dict, object, name, value)?;
                }
            }
            _ if self.cx.heap.text(name) == "__class__" => {
                return Err(raise::type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
            }
            _ => return Err(self.cannot_store(object, class, name, on_class.is_some(), value.is_unbound())),
        }
        self.deliver(on_return, Value::None)
    }

    #[cold]
    fn cannot_store(&mut self, object: Value, class: ClassId, name: StrId, exists: bool, delete: bool) -> Raise {
        let (class_name, text) = (self.cx.heap.message_name(class), self.cx.heap.text(name).to_owned());
        if exists {
            return raise::attribute_error(format!("'{class_name}' object attribute '{text}' is read-only"));
        }
        let tail = if delete { "" } else { " and no __dict__ for setting new attributes" };
        let attrs = vec![(StrId::from_bits(core::NAME_ATTR), name.into()), (StrId::from_bits(core::OBJ), object)];
        raise::with_attrs(classes::ATTRIBUTE_ERROR, format!("'{class_name}' object has no attribute '{text}'{tail}"), attrs)
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
        let is_member = matches!(on_class, Some(Value::Member(_)));
        if !is_member {
            match self.cx.heap.text(name) {
                "__class__" => return self.change_class(id, value),
                "__dict__" => return self.replace_dict(id, value),
                _ => {}
            }
            if self.cx.heap.class(class).no_dict || class == classes::OBJECT {
                return Err(self.cannot_store(id.into(), class, name, on_class.is_some(), value.is_unbound()));
            }
        }
        let shape = self.cx.heap[id].shape;
        if let Some(attr @ Value::Member(member)) = on_class {
            if value.is_unbound() && self.bind_attr(attr, id.into(), class).is_err() {
                return Err(raise::attribute_error(self.cx.heap.text(name)));
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
            if let Some(cache) = cache {
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
        let Value::Dict(dict) = value else {
            return Err(raise::type_error(format!("__dict__ must be set to a dictionary, not a '{}'", self.cx.heap.type_name(value))));
        };
        self.instance_dict(id);
        self.cx.heap[id].dict = Some(dict);
        Ok(())
    }

    fn change_class(&mut self, id: InstanceId, value: Value) -> Result<(), Raise> {
        let Value::Class(class) = value else {
            return Err(raise::type_error(format!("__class__ must be set to a class, not '{}' object", self.cx.heap.type_name(value))));
        };
        let old = self.cx.heap[id].class;
        let heap = &self.cx.heap;
        if class.slot().is_none() {
            return Err(raise::type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
        }
        if heap.class(class).layout != heap.class(old).layout || heap.class(class).no_dict != heap.class(old).no_dict {
            let (new, old) = (heap.class_name(class), heap.class_name(old));
            return Err(raise::type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
        }
        self.instance_dict(id);
        self.cx.heap[id].class = class;
        Ok(())
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
        super::class::rebase(&mut self.cx, class, &bases)
    }

    fn store_class(&mut self, class: ClassId, name: StrId, value: Value) -> Result<(), Raise> {
        let text = self.cx.heap.text(name).to_owned();
        let Some(dict) = self.cx.heap.class(class).dict.filter(|_| !self.cx.heap.class(class).is_static) else {
            let class = self.cx.heap.message_name(class);
            return Err(raise::type_error(format!("cannot set '{text}' attribute of immutable type '{class}'")));
        };
        let slot = class.slot().expect("classes with a namespace are the run's");
        match text.as_str() {
            "__name__" | "__qualname__" if matches!(value, Value::Str(_)) => {
                if text == "__name__" {
                    super::class::check_name(&self.cx.heap, value)?;
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
