//! The proof that a heap from outside is one that the machine can work with: every id names a live object of its kind, and every
//! number that the machine uses without looking is in range.
//!
//! One pass over the objects, in loops; whatever can be said of an object by looking at it and what it names. Semantics are not
//! judged: a program that was changed in its bytes may compute nonsense, but only within its heap.

use crate::bytecode::code::PROGRAM_UNIT;
use crate::heap::classes::{self, ClassTable};
use crate::heap::kinds::{Heap, InstanceId, IterId, Value};
use crate::heap::objects::{Class, Exception, Function, Generator, GeneratorState, Instance, Iter, Match, MemoryView, Range, Traceback};
use crate::heap::trace::TraceEntry;
use crate::heap::value::{ClassId, CodeRef, ShapeId, StrId};
use crate::object::memoryview::item_size;
use crate::object::receive;
use crate::vm::natives;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

pub(super) type Check = Result<(), &'static str>;

pub(super) fn require(holds: bool, what: &'static str) -> Check {
    if holds { Ok(()) } else { Err(what) }
}

/// Checks all objects, and the values that the machine holds beside them.
pub(super) fn heap(heap: &Heap, hosts: usize, roots: impl Iterator<Item = Value>) -> Check {
    // What a deque holds begins at a place that must be there before anything is followed.
    heap.deques.iter().try_for_each(|(_, deque)| require(deque.head <= deque.buffer.len(), "a deque that begins after its end"))?;
    let mut result = Ok(());
    let mut check = |value: Value| {
        if result.is_ok() {
            result = self::value(heap, hosts, value);
        }
    };
    roots.for_each(&mut check);
    heap.trace_all(&mut check);
    heap.repr_guard.iter().for_each(|&value| check(value));
    result?;
    // From here on every id can be followed.
    require(heap.shapes.is_sound(), "layouts are not sound")?;
    heap.classes.iter().try_for_each(|(i, class)| self::class(heap, ClassId::from_slot(i), class))?;
    heap.instances.iter().try_for_each(|(i, object)| instance(heap, InstanceId::from_slot(i), object))?;
    heap.functions.iter().try_for_each(|(_, object)| function(heap, object))?;
    heap.generators.iter().try_for_each(|(_, object)| generator(heap, object))?;
    heap.exceptions.iter().try_for_each(|(_, object)| exception(heap, object))?;
    heap.tracebacks.iter().try_for_each(|(_, object)| traceback(heap, object))?;
    heap.codes.iter().try_for_each(|(_, object)| code(heap, object.code))?;
    heap.iters.iter().try_for_each(|(_, object)| iter(heap, object))?;
    heap.ranges.iter().try_for_each(|(_, object)| range(object))?;
    heap.memory_views.iter().try_for_each(|(_, object)| memory_view(heap, object))?;
    heap.matches.iter().try_for_each(|(_, object)| match_(heap, object))?;
    heap.deques.iter().try_for_each(|(_, deque)| require(deque.head <= deque.buffer.len(), "a deque that ends before it begins"))?;
    heap.sets.iter().try_for_each(|(_, set)| require(set.is_sound(), "a set is not sound"))?;
    heap.frozen_sets.iter().try_for_each(|(_, set)| require(set.0.is_sound(), "a frozenset is not sound"))?;
    heap.views.iter().try_for_each(|(_, view)| require(matches!(heap.unwrap(view.dict), Value::Dict(_)), "a view of no dict"))?;
    heap.members.iter().try_for_each(|(_, member)| require(matches!(member.name, Value::Str(_)), "a member without a name"))?;
    let is_text = |value: Value| matches!(heap.unwrap(value), Value::Str(_) | Value::Bytes(_));
    heap.patterns.iter().try_for_each(|(_, pattern)| require(is_text(pattern.source), "a pattern without text"))?;
    wrappers(heap)
}

/// Whether an id names what its kind says.
pub(super) fn value(heap: &Heap, hosts: usize, value: Value) -> Check {
    require(heap.is_valid(value), "an id of no object")?;
    match value {
        Value::Str(id) if id.slot().is_none() => string(heap, id),
        Value::Class(id) => require(id.builtin_index().is_none_or(|i| i < ClassTable::get().len()), "a built-in class that is none"),
        Value::Native(id) => require(natives::is_valid(id), "a native that is none"),
        Value::Host(i) => require((i.index() as usize) < hosts, "a host function that is none"),
        _ => Ok(()),
    }
}

fn string(heap: &Heap, id: StrId) -> Check {
    let count = match id.unit() {
        0 => crate::text::core::table().len() + ClassTable::get().extra_len(),
        number => {
            unit(heap, number)?;
            heap.unit(number).strings.len()
        }
    };
    require((id.index() as usize) < count, "a string of no unit")
}

/// A unit that is there, or a prelude unit, which is made now.
fn unit(heap: &Heap, number: u32) -> Check {
    let there = match number.checked_sub(PROGRAM_UNIT) {
        Some(i) => (i as usize) < heap.units.count(),
        None => number > 0 && crate::prelude::ensure_unit(number),
    };
    require(there, "a unit that is none")
}

/// A code object that is there.
pub(super) fn code(heap: &Heap, code: CodeRef) -> Check {
    unit(heap, code.unit())?;
    require((code.index() as usize) < heap.unit(code.unit()).codes.len(), "a code object that is none")
}

fn class(heap: &Heap, id: ClassId, class: &Class) -> Check {
    require(class.dict.is_some(), "a class without a namespace")?;
    require(class.mro.first() == Some(&id) && !class.mro[1..].contains(&id), "an order of resolution that does not begin with its class")?;
    require(class.mro.contains(&classes::OBJECT), "a class that is no object")?;
    require(!class.bases.is_empty() && !class.bases.contains(&id), "a class without bases")?;
    require(class.layout.builtin_index().is_some(), "a layout that is not built in")?;
    require(classes::is_subclass(heap, class.metaclass, classes::TYPE), "a metaclass that is none")?;
    let named = matches!((class.name, class.qualname), (Value::Str(_), Value::Str(_)));
    require(named, "a class without a name")?;
    require(heap.shapes.is_valid(class.root_shape), "a layout that is none")?;
    let root = class.root_shape == ShapeId::DICT || heap.shapes.get(class.root_shape).keys.is_empty();
    require(root, "a first layout with attributes")
}

fn instance(heap: &Heap, id: InstanceId, instance: &Instance) -> Check {
    let plain = matches!(instance.class, classes::OBJECT | classes::FRAME);
    require(plain || instance.class.slot().is_some(), "an instance of a built-in class")?;
    let data = heap.class(instance.class);
    require(heap.shapes.is_valid(instance.shape), "a layout that is none")?;
    if instance.shape == ShapeId::DICT {
        // What remains beside the dict are `__slots__` members, as pairs.
        let pairs = instance.slots.chunks(2).all(|pair| matches!(pair, [Value::Member(_), _]));
        require(pairs, "attributes in two places")?;
    } else {
        let shape = heap.shapes.get(instance.shape);
        require(shape.class == instance.class && shape.keys.len() == instance.slots.len(), "an instance with another layout")?;
    }
    match instance.native {
        Value::Unbound => Ok(()),
        Value::Instance(_) | Value::Class(_) => Err("an instance inside an instance"),
        Value::Exception(exception) => {
            require(data.layout == classes::BASE_EXCEPTION, "an exception inside something else")?;
            let owner = heap[exception].owner;
            require(matches!(owner, Value::Unbound) || owner.is(Value::Instance(id)), "an exception of somebody else")
        }
        native => {
            let kind = classes::class_of(heap, native);
            let lazy = matches!(native, Value::Iter(_) | Value::Generator(_));
            let kind = if kind == classes::BOOL { classes::INT } else { kind };
            require(lazy || kind == data.layout, "built-in data of another type")
        }
    }
}

fn function(heap: &Heap, function: &Function) -> Check {
    code(heap, function.code)?;
    require(heap.code(function.code).captures.len() == function.closure.len(), "a function with another closure")
}

fn generator(heap: &Heap, generator: &Generator) -> Check {
    if generator.state == GeneratorState::Closed {
        return Ok(());
    }
    code(heap, generator.code)?;
    let code = heap.code(generator.code);
    let Value::Function(function) = generator.function else { return Err("a generator without a function") };
    require(heap[function].code == generator.code, "a generator of another function")?;
    require(generator.registers.len() == usize::from(code.registers), "a generator with other registers")?;
    require(super::frames::makes_generator(code), "a generator of a function that makes none")?;
    let pc = generator.pc as usize;
    require(pc < code.instrs.len(), "a generator outside its code")?;
    match generator.state {
        GeneratorState::Created => require(pc == 0, "a generator that started before it was started"),
        GeneratorState::Suspended => super::frames::resumable(code, pc, generator.delegating),
        GeneratorState::Running | GeneratorState::Closed => Ok(()),
    }
}

fn exception(heap: &Heap, exception: &Exception) -> Check {
    let is_exception = classes::is_subclass(heap, exception.class, classes::BASE_EXCEPTION);
    require(is_exception && exception.class.builtin_index().is_some(), "an exception of another class")?;
    require(matches!(exception.args, Value::Tuple(_) | Value::Unbound), "an exception without arguments")?;
    require(matches!(exception.dict, Value::Dict(_) | Value::Unbound), "an exception with other attributes")?;
    require(matches!(exception.owner, Value::Instance(_) | Value::Unbound), "an exception of something else")?;
    require(matches!(exception.traceback, Value::Traceback(_) | Value::Unbound), "an exception with another traceback")?;
    require(exception.covered <= exception.trace.len(), "an exception whose traceback has more frames than it passed")?;
    require((exception.covered > 0) == matches!(exception.traceback, Value::Traceback(_)), "an exception without its traceback")?;
    trace(heap, &exception.trace)
}

fn traceback(heap: &Heap, traceback: &Traceback) -> Check {
    let is_rest = |value: Value| matches!(value, Value::Traceback(_) | Value::None | Value::Unbound);
    require(is_rest(traceback.tail) && is_rest(traceback.next), "a traceback that goes on as something else")?;
    trace(heap, &traceback.entries)
}

fn trace(heap: &Heap, entries: &[TraceEntry]) -> Check {
    entries.iter().try_for_each(|entry| {
        code(heap, entry.code)?;
        let begun = (entry.pc as usize) < heap.code(entry.code).spans.len();
        require(begun || entry.pc == TraceEntry::NOT_BEGUN || entry.line().is_some(), "a traceback outside its code")
    })
}

fn is_int(value: Value) -> bool {
    matches!(value, Value::Int(_) | Value::BigInt(_))
}

fn is_leaf(heap: &Heap, id: IterId) -> bool {
    !matches!(heap[id], Iter::Enumerate { .. } | Iter::Zip { .. } | Iter::Matches { .. })
}

fn iter(heap: &Heap, iter: &Iter) -> Check {
    let boundary = |string: StrId, at: usize| heap.text(string).is_char_boundary(at);
    match iter {
        Iter::Str { string, next: at } | Iter::StrReversed { string, left: at } => {
            require(boundary(*string, *at), "an iterator inside a character")
        }
        Iter::BigRange { next, stop, step } => {
            let ints = is_int(*next) && is_int(*stop) && is_int(*step);
            require(ints && !matches!(step, Value::Int(0)), "an iterator over no range")
        }
        Iter::Enumerate { inner, index } => {
            let flat = is_leaf(heap, *inner) || matches!(heap[*inner], Iter::Zip { .. });
            require(flat && is_int(*index), "an enumeration of enumerations")
        }
        Iter::Zip { inner, .. } => {
            let flat = |id: IterId| match &heap[id] {
                Iter::Enumerate { inner, .. } => is_leaf(heap, *inner),
                _ => is_leaf(heap, id),
            };
            require(inner.iter().all(|&id| flat(id)), "a zip of zips")
        }
        Iter::Matches { subject, next, end, last_end, .. } => {
            let spans = [(*next, *end), (*next, last_end.unwrap_or(*next))];
            spans.into_iter().try_for_each(|(a, b)| offset(heap, *subject, a).and_then(|()| offset(heap, *subject, b)))
        }
        Iter::Done
        | Iter::List { .. }
        | Iter::ListReversed { .. }
        | Iter::Deque { .. }
        | Iter::DequeReversed { .. }
        | Iter::Tuple { .. }
        | Iter::Bytes { .. }
        | Iter::ByteArray { .. }
        | Iter::Range { .. }
        | Iter::Dict { .. }
        | Iter::DictReversed { .. }
        | Iter::Set { .. }
        | Iter::FrozenSet { .. }
        | Iter::TupleReversed { .. } => Ok(()),
    }
}

/// A byte offset in a text or bytes that was searched; one past the end means that the search is over.
fn offset(heap: &Heap, subject: Value, at: usize) -> Check {
    let fits = match heap.unwrap(subject) {
        Value::Str(id) => heap.text(id).is_char_boundary(at) || at == heap.text(id).len() + 1,
        other => receive::bytes(heap, other).is_some_and(|bytes| at <= bytes.len() + 1),
    };
    require(fits, "an offset outside the text searched")
}

fn match_(heap: &Heap, found: &Match) -> Check {
    require(matches!(found.pattern, Value::Pattern(_)), "a match of no pattern")?;
    require(!found.spans.is_empty(), "a match of nothing")?;
    found.spans.iter().try_for_each(|&(start, end)| {
        if start == usize::MAX && end == usize::MAX {
            return Ok(());
        }
        require(start <= end, "a match that ends before it starts")?;
        let inside = match heap.unwrap(found.subject) {
            Value::Str(id) => heap.text(id).get(start..end).is_some(),
            other => receive::bytes(heap, other).is_some_and(|bytes| end <= bytes.len()),
        };
        require(inside, "a match outside its text")
    })
}

fn range(range: &Range) -> Check {
    let ints = is_int(range.start) && is_int(range.stop) && is_int(range.step);
    require(ints && !matches!(range.step, Value::Int(0)), "a range of no ints")
}

fn memory_view(heap: &Heap, view: &MemoryView) -> Check {
    if view.base.is_unbound() {
        return Ok(());
    }
    require(b"bBhHeiIlLqQnNfdP?c".contains(&view.format), "a memory view with an unknown format")?;
    let Some(data) = receive::bytes(heap, view.base) else { return Err("a memory view of no bytes") };
    let size = item_size(view.format) as i128;
    let place = |i: usize| view.start as i128 + i as i128 * i128::from(view.step) * size;
    let inside = |at: i128| 0 <= at && at + size <= data.len() as i128;
    let fits = match view.len {
        0 => view.start <= data.len() && view.step.unsigned_abs() <= data.len() as u64 + 1,
        len => view.step.unsigned_abs() <= data.len() as u64 + 1 && inside(place(0)) && inside(place(len - 1)),
    };
    require(fits, "a memory view outside its bytes")
}

/// Wrappers in each other that need no table to be followed.
const SHORT_CHAIN: usize = 16;

/// Objects that stand for another one: following them must come to an end.
fn wrappers(heap: &Heap) -> Check {
    let next = |value: Value| match value {
        Value::BoundMethod(id) => Some(heap[id].func),
        Value::StaticMethod(id) => Some(heap[id].func),
        Value::ClassMethod(id) => Some(heap[id].func),
        Value::GenericAlias(id) => Some(heap[id].origin),
        Value::Proxy(id) => Some(heap[id].mapping),
        _ => None,
    };
    let starts = heap.bound_methods.iter().map(|(i, _)| Value::BoundMethod(crate::heap::kinds::BoundMethodId::from_slot(i)));
    let starts =
        starts.chain(heap.static_methods.iter().map(|(i, _)| Value::StaticMethod(crate::heap::kinds::StaticMethodId::from_slot(i))));
    let starts = starts.chain(heap.class_methods.iter().map(|(i, _)| Value::ClassMethod(crate::heap::kinds::ClassMethodId::from_slot(i))));
    let starts =
        starts.chain(heap.generic_aliases.iter().map(|(i, _)| Value::GenericAlias(crate::heap::kinds::GenericAliasId::from_slot(i))));
    let starts = starts.chain(heap.proxies.iter().map(|(i, _)| Value::Proxy(crate::heap::kinds::ProxyId::from_slot(i))));
    // Nearly all chains are short; what longer ones pass is remembered, so that each object is passed once.
    let mut passed: HashMap<(Discriminant<Value>, u64), usize> = HashMap::new();
    for (walk, start) in starts.enumerate() {
        let mut at = start;
        let mut steps = 0;
        while let Some(further) = next(at) {
            steps += 1;
            if steps > SHORT_CHAIN {
                let before = passed.insert((discriminant(&at), at.identity()), walk);
                require(before != Some(walk), "an object that wraps itself")?;
                if before.is_some() {
                    break;
                }
            }
            at = further;
        }
    }
    Ok(())
}
