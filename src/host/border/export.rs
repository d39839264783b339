//! From the heap to the host: a graph of nodes that shares what the program shares.
//!
//! Level by level, so that the depth of a value is the number of levels. Strings and containers become one node however often
//! they occur; the map from objects to nodes is the only state.
//! Instances of classes derived from a built-in type cross as that type (a namedtuple as a tuple, an `IntEnum` member as an
//! int), other instances with their class's name and their attributes.

use super::{MAX_DEPTH, Refusal};
use crate::heap::classes;
use crate::heap::kinds::{ExceptionId, Heap, InstanceId, Value};
use crate::heap::limit::{Limit, LimitHit};
use crate::heap::shape::MAX_ATTRS;
use crate::heap::value::{ClassId, ShapeId, StrId};
use crate::host::build::{Builder, EDGE, ExceptionParts, Id, NODE};
use crate::host::graph::Data;
use crate::host::object::{Kind, Object};
use crate::num::bigint::IntRef;
use crate::num::bigint::bits::{ByteOrder, to_bytes};
use crate::text::core;
use crate::vm::Vm;
use std::collections::HashMap;
use std::mem::discriminant;

/// What an exception says of itself, where the run has found it out.
pub(crate) struct Raised<'a> {
    /// `str()` of it.
    pub(crate) message: &'a str,
    /// The traceback's text.
    pub(crate) traceback: &'a str,
}

/// The value as the host sees it.
pub(crate) fn export(vm: &mut Vm, value: Value) -> Result<Object, Refusal> {
    match value {
        Value::Unbound | Value::None => Ok(Object::NONE),
        Value::Bool(b) => Ok(Object::from(b.get())),
        Value::Int(i) => Ok(Object::from(i)),
        Value::Float(f) => Ok(Object::from(f.get())),
        _ => export_graph(vm, value, None),
    }
}

/// An exception that ended the run, with what is known of it.
pub(crate) fn export_raised(vm: &mut Vm, value: Value, raised: &Raised<'_>) -> Result<Object, Refusal> {
    export_graph(vm, value, Some(raised))
}

/// The arguments of the call that waits: a tuple and a dict. What `args` and `kwargs` were before lends its memory.
pub(crate) fn export_arguments(vm: &mut Vm, args: &mut Object, kwargs: &mut Object) -> Result<(), Refusal> {
    if !vm.pending.as_ref().is_none_or(|pending| pending.kwargs.is_empty()) {
        (*args, *kwargs) = export_both(vm)?;
        return Ok(());
    }
    if !export_plain(vm, args) {
        export_positional(vm, args)?;
    }
    if kwargs.kind() != Kind::Dict || !kwargs.is_empty() {
        *kwargs = Object::record::<Object>([]);
    }
    Ok(())
}

/// Most arguments that [`export_plain`] takes.
const FEW: usize = 8;

/// Writes a few arguments that contain nothing into the graph that the arguments of the call before were in, which most calls of
/// most programs have: the whole machinery takes longer than such a call. False when they are of another sort, or there is no
/// such graph or too little memory.
fn export_plain(vm: &mut Vm, place: &mut Object) -> bool {
    let Some(pending) = &vm.pending else { return false };
    let (heap, args) = (&vm.cx.heap, &pending.args[..]);
    let text = |value: &Value| match value {
        Value::Str(id) => heap.text(*id).len() + 1,
        _ => 0,
    };
    let bytes = NODE + args.iter().map(|value| NODE + EDGE + text(value)).sum::<usize>();
    if FEW < args.len() || !heap.budget.fits(bytes) {
        return false;
    }
    let Some(graph) = place.emptied() else { return false };
    let tuple = graph.push(Data::None);
    let mut edges = [tuple; FEW];
    for (i, value) in args.iter().enumerate() {
        let data = match *value {
            Value::None => Data::None,
            Value::Bool(b) => Data::Bool(b.get()),
            Value::Int(i) => Data::int(i),
            Value::Float(f) => Data::Float(f.get()),
            Value::Str(id) => {
                if let Some(same) = args[..i].iter().position(|other| other.is(*value)) {
                    edges[i] = edges[same];
                    continue;
                }
                Data::Str(graph.push_text(heap.text(id)))
            }
            _ => return false,
        };
        edges[i] = graph.push(data);
    }
    graph.set_tuple(tuple, &edges[..args.len()]);
    vm.cx.meter.clock.moved(bytes);
    true
}

/// Any arguments.
fn export_positional(vm: &mut Vm, args: &mut Object) -> Result<(), Refusal> {
    let mut before = Some(std::mem::replace(args, Object::NONE));
    *args = with_room(vm, |vm, charge| {
        let builder = Builder::instead_of(before.take(), charge);
        let mut export = Export::new(vm, builder, None);
        let tuple = export.builder.reserve()?;
        export.tuple(tuple)?;
        export.work()?;
        Ok(export.builder.finish(tuple))
    })?;
    Ok(())
}

/// Both from one graph, as an object may be in both.
fn export_both(vm: &mut Vm) -> Result<(Object, Object), Refusal> {
    with_room(vm, |vm, charge| {
        let mut export = Export::new(vm, Builder::charged(charge), None);
        let (tuple, dict) = (export.builder.reserve()?, export.builder.reserve()?);
        let root = export.builder.reserve()?;
        export.tuple(tuple)?;
        let kwargs = export.vm.pending.as_ref().map(|pending| pending.kwargs.clone()).unwrap_or_default();
        let mut pairs = Vec::with_capacity(kwargs.len());
        for (name, value) in kwargs {
            pairs.push((export.node(name.into())?, export.node(value)?));
        }
        export.builder.dict(dict, &pairs)?;
        export.builder.tuple(root, &[tuple, dict])?;
        export.work()?;
        let both = export.builder.finish(root);
        let part = |i| both.item(i).expect("the root has two parts");
        Ok((part(0), part(1)))
    })
}

fn export_graph(vm: &mut Vm, value: Value, raised: Option<&Raised<'_>>) -> Result<Object, Refusal> {
    super::rooted(vm, value, |vm| {
        with_room(vm, |vm, charge| {
            let mut export = Export::new(vm, Builder::charged(charge), raised.map(|raised| (value, raised)));
            let root = export.node(value)?;
            export.work()?;
            Ok(export.builder.finish(root))
        })
    })
}

/// Runs the export with the memory that is left; when that is too little, once more after a collection.
fn with_room<T>(
    vm: &mut Vm,
    mut work: impl FnMut(&mut Vm, &mut dyn FnMut(usize) -> Result<(), LimitHit>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let mut collected = false;
    loop {
        let budget = &vm.cx.heap.budget;
        let room = budget.limit.saturating_sub(budget.used);
        let mut left = room;
        let mut charge = |bytes: usize| {
            left = left.checked_sub(bytes).ok_or(LimitHit(Limit::Memory))?;
            Ok(())
        };
        match work(vm, &mut charge) {
            Err(Refusal::Limit(hit)) if !collected => {
                collected = true;
                if vm.collect(0).is_err() {
                    return Err(Refusal::Limit(hit));
                }
            }
            result => {
                vm.cx.meter.clock.moved(room - left);
                return result;
            }
        }
    }
}

struct Export<'a, 'c> {
    vm: &'a mut Vm,
    builder: Builder<'c>,
    /// Nodes of the objects met so far, by kind and identity, once there is one.
    nodes: Option<HashMap<(std::mem::Discriminant<Value>, u64), Id, ahash::RandomState>>,
    /// Containers whose parts are still to be made.
    pending: Vec<(Value, Id)>,
    raised: Option<(Value, &'a Raised<'a>)>,
}

impl<'a, 'c> Export<'a, 'c> {
    fn new(vm: &'a mut Vm, builder: Builder<'c>, raised: Option<(Value, &'a Raised<'a>)>) -> Export<'a, 'c> {
        Export { vm, builder, nodes: None, pending: Vec::new(), raised }
    }

    /// Fills `id` with the positional arguments of the call that waits.
    fn tuple(&mut self, id: Id) -> Result<(), Refusal> {
        let arg = |vm: &Vm, i| vm.pending.as_ref().and_then(|pending| pending.args.get(i).copied());
        // Most calls have a few arguments: their nodes need no vector.
        let mut few = [id; 8];
        let mut many = Vec::new();
        let mut len = 0;
        while let Some(value) = arg(self.vm, len) {
            let node = self.node(value)?;
            match few.get_mut(len) {
                Some(place) => *place = node,
                None if many.is_empty() => many = [&few[..], &[node]].concat(),
                None => many.push(node),
            }
            len += 1;
        }
        let items = if many.is_empty() { &few[..len] } else { &many };
        Ok(self.builder.tuple(id, items)?)
    }

    fn heap(&self) -> &Heap {
        &self.vm.cx.heap
    }

    /// The parts of all that is pending, level by level.
    fn work(&mut self) -> Result<(), Refusal> {
        let mut depth = 0;
        while !self.pending.is_empty() {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(Refusal::Deep);
            }
            for (value, id) in std::mem::take(&mut self.pending) {
                self.fill(value, id)?;
            }
        }
        Ok(())
    }

    /// The node of a value, made if it is new; a container is filled later.
    fn node(&mut self, value: Value) -> Result<Id, Refusal> {
        let value = self.plain(value);
        Ok(match value {
            Value::Unbound | Value::None => self.builder.none()?,
            Value::Ellipsis => self.builder.ellipsis()?,
            Value::Bool(b) => self.builder.bool(b.get())?,
            Value::Int(i) => self.builder.int(i)?,
            Value::Float(f) => self.builder.float(f.get())?,
            _ => {
                let key = (discriminant(&value), value.identity());
                if let Some(&id) = self.nodes.as_ref().and_then(|nodes| nodes.get(&key)) {
                    return Ok(id);
                }
                let id = self.new_node(value)?;
                self.nodes.get_or_insert_with(|| HashMap::with_hasher(ahash::RandomState::new())).insert(key, id);
                id
            }
        })
    }

    /// An instance of a subclass of a built-in type stands for its built-in part, unless that is an exception.
    fn plain(&self, value: Value) -> Value {
        match self.heap().unwrap(value) {
            Value::Exception(_) => value,
            plain => plain,
        }
    }

    fn new_node(&mut self, value: Value) -> Result<Id, Refusal> {
        Ok(match value {
            Value::Str(id) => self.builder.str(self.vm.cx.heap.text(id))?,
            Value::Bytes(id) => self.builder.bytes(&self.vm.cx.heap[id].data)?,
            Value::ByteArray(id) => self.builder.bytes(&self.vm.cx.heap[id].data)?,
            Value::BigInt(id) => {
                let big = &self.vm.cx.heap[id];
                let int = IntRef::Big(big);
                let negative = int.is_negative();
                let len = usize::try_from(int.bit_length() / 8 + 1).expect("ints are bounded");
                let magnitude = match to_bytes(int, len, ByteOrder::Big, true, &mut |_| Ok(())) {
                    Ok(bytes) if negative => negate(bytes),
                    Ok(bytes) => bytes,
                    Err(_) => Vec::new(),
                };
                self.builder.big_int(negative, &magnitude)?
            }
            Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Exception(_)
            | Value::Instance(_) => {
                let id = self.builder.reserve()?;
                self.pending.push((value, id));
                id
            }
            Value::Host(i) => {
                let name = self.vm.hosts[i.index() as usize];
                self.function(name.into())?
            }
            Value::Function(id) => {
                let function = &self.heap()[id];
                let own = function.extra.as_ref().map_or(Value::Unbound, |extra| extra.name);
                let code = StrId::from_bits(self.heap().code(function.code).name);
                self.function(if matches!(own, Value::Str(_)) { own } else { code.into() })?
            }
            _ => self.opaque(value)?,
        })
    }

    fn function(&mut self, name: Value) -> Result<Id, Refusal> {
        let id = self.builder.reserve()?;
        let name = self.node(name)?;
        self.builder.function(id, name)?;
        Ok(id)
    }

    /// Its type and `repr`, as far as that needs no Python code.
    fn opaque(&mut self, value: Value) -> Result<Id, Refusal> {
        let type_name = self.heap().type_name(value);
        let repr = self.vm.retry(|cx| crate::object::repr::repr(cx, value)).unwrap_or_else(|_| format!("<{type_name} object>"));
        let id = self.builder.reserve()?;
        let (type_name, repr) = (self.builder.str(&type_name)?, self.builder.str(&repr)?);
        self.builder.opaque(id, type_name, repr)?;
        Ok(id)
    }

    fn all(&mut self, values: &[Value]) -> Result<Vec<Id>, Refusal> {
        let mut ids = Vec::with_capacity(values.len());
        for &value in values {
            ids.push(self.node(value)?);
        }
        Ok(ids)
    }

    fn pairs(&mut self, pairs: Vec<(Value, Value)>) -> Result<Vec<(Id, Id)>, Refusal> {
        let mut ids = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            ids.push((self.node(key)?, self.node(value)?));
        }
        Ok(ids)
    }

    fn fill(&mut self, value: Value, id: Id) -> Result<(), Refusal> {
        match value {
            Value::List(list) => {
                let items = self.all(&self.heap()[list].items.clone())?;
                self.builder.list(id, &items)?;
            }
            Value::Tuple(tuple) => {
                let items = self.all(&self.heap()[tuple].items.clone())?;
                self.builder.tuple(id, &items)?;
            }
            Value::Dict(dict) => {
                let pairs = self.heap()[dict].iter().map(|entry| (entry.key, entry.value)).collect();
                let pairs = self.pairs(pairs)?;
                self.builder.dict(id, &pairs)?;
            }
            Value::Set(set) => {
                let keys: Vec<Value> = self.heap()[set].iter().map(|(key, _)| key).collect();
                let keys = self.all(&keys)?;
                self.builder.set(id, &keys)?;
            }
            Value::FrozenSet(set) => {
                let keys: Vec<Value> = self.heap()[set].0.iter().map(|(key, _)| key).collect();
                let keys = self.all(&keys)?;
                self.builder.frozenset(id, &keys)?;
            }
            Value::Exception(exception) => self.fill_exception(value, exception, id)?,
            Value::Instance(instance) => match self.heap()[instance].native {
                Value::Exception(exception) => self.fill_exception(value, exception, id)?,
                _ => self.fill_instance(instance, id)?,
            },
            _ => {}
        }
        Ok(())
    }

    fn fill_instance(&mut self, instance: InstanceId, id: Id) -> Result<(), Refusal> {
        let class = self.heap()[instance].class;
        let fields = self.pairs(attributes(self.heap(), instance))?;
        let dataclass = is_dataclass(self.heap(), class);
        let name = self.class_name(class)?;
        self.builder.instance(id, name, dataclass, &fields)?;
        Ok(())
    }

    fn class_name(&mut self, class: ClassId) -> Result<Id, Refusal> {
        let name = self.heap().class(class).name;
        match name {
            Value::Str(_) => self.node(name),
            _ => Ok(self.builder.str("?")?),
        }
    }

    fn fill_exception(&mut self, value: Value, exception: ExceptionId, id: Id) -> Result<(), Refusal> {
        let raised = self.raised.filter(|(known, _)| known.is(value)).map(|(_, raised)| raised);
        let message = match raised {
            Some(raised) => self.builder.str(raised.message)?,
            None => {
                let text = self.message(value, exception);
                self.builder.str(&text)?
            }
        };
        let traceback = match raised {
            Some(raised) => Some(self.builder.str(raised.traceback)?),
            None => None,
        };
        let class = self.heap().class_of(value);
        let type_name = self.class_name(class)?;
        let args = match self.heap()[exception].args {
            args @ Value::Tuple(_) => self.node(args)?,
            _ => {
                let empty = self.builder.reserve()?;
                self.builder.tuple(empty, &[])?;
                empty
            }
        };
        let cause = self.heap()[exception].cause;
        let cause = match self.vm.exception_id(cause) {
            Some(_) => Some(self.node(cause)?),
            None => None,
        };
        let mut fields = dict_fields(self.heap(), self.heap()[exception].dict);
        if let Value::Instance(instance) = value {
            fields.extend(attributes(self.heap(), instance));
        }
        let fields = self.pairs(fields)?;
        self.builder.exception(id, ExceptionParts { type_name, message, args, cause, traceback, fields: &fields })?;
        Ok(())
    }

    /// `str()` of an exception, or its only argument where Python code would have to tell.
    fn message(&mut self, value: Value, exception: ExceptionId) -> String {
        let own = self.vm.retry(|cx| crate::object::repr::str(cx, value));
        let built_in = |vm: &mut Vm| vm.retry(|cx| crate::object::repr::str(cx, Value::Exception(exception)));
        own.or_else(|_| built_in(self.vm)).unwrap_or_default()
    }
}

/// The magnitude of a negative number from its two's complement.
fn negate(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut carry = true;
    for byte in bytes.iter_mut().rev() {
        let (low, over) = (!*byte).overflowing_add(u8::from(carry));
        *byte = low;
        carry = over;
    }
    bytes
}

fn is_dataclass(heap: &Heap, class: ClassId) -> bool {
    classes::lookup(heap, class, StrId::from_bits(core::DATACLASS_FIELDS)).is_some()
}

fn dict_fields(heap: &Heap, dict: Value) -> Vec<(Value, Value)> {
    match dict {
        Value::Dict(dict) => {
            heap[dict].iter().filter(|entry| matches!(entry.key, Value::Str(_))).map(|entry| (entry.key, entry.value)).collect()
        }
        _ => Vec::new(),
    }
}

/// Names and values of an instance's attributes in their order.
fn attributes(heap: &Heap, instance: InstanceId) -> Vec<(Value, Value)> {
    let instance = &heap[instance];
    if instance.shape == ShapeId::DICT {
        // `__slots__` members are pairs of member and value.
        let members = instance.slots.chunks_exact(2).filter(|pair| !pair[1].is_unbound()).filter_map(|pair| match pair[0] {
            Value::Member(member) => Some((heap[member].name, pair[1])),
            _ => None,
        });
        let mut all: Vec<(Value, Value)> = members.collect();
        all.extend(dict_fields(heap, instance.dict.map_or(Value::Unbound, Value::Dict)));
        return all;
    }
    let keys = &heap.shapes.get(instance.shape).keys;
    let named = keys.iter().take(MAX_ATTRS).zip(&instance.slots).filter(|(_, value)| !value.is_unbound());
    named.map(|(&key, &value)| (Value::Str(key), value)).collect()
}
