//! What a new class gives its instances: slots, `__dict__`, `__weakref__`; and the orders of resolution.
//!
//! Owns: the descriptors that stand for those, which classes have the same layout, C3 and `__bases__` being set.
//! Never: runs code of the program.

use super::class::take;
use crate::heap::classes;
use crate::heap::kinds::{DictId, Heap, Value};
use crate::heap::objects::{Class, Member};
use crate::heap::value::{ClassId, StrId};
use crate::object::native::{Cx, Raise};
use crate::object::raise;
use crate::text::core;

/// `__slots__`: a descriptor per name; without `__dict__` among them and in the bases, instances have none.
pub fn add_members(cx: &mut Cx, class: ClassId, dict: DictId, no_dict_base: bool) -> Result<(), Raise> {
    let slot = class.slot().expect("a class just made is in the heap");
    let mut room = Room::of(&cx.heap, &cx.heap.classes[slot]);
    let Some(at) = cx.heap[dict].find_str(&cx.heap, StrId::from_bits(core::SLOTS)) else {
        add_namespace(cx, class, dict, core::DICT, room.dict);
        add_namespace(cx, class, dict, core::WEAKREF, room.weakref);
        return Ok(());
    };
    let names = match cx.heap[dict].slots()[at].value {
        name @ Value::Str(_) => vec![name],
        Value::Dict(id) => cx.heap[id].iter().map(|entry| entry.key).collect(),
        other => crate::object::iter::collect(cx, other)?,
    };
    let mut has_dict = false;
    let mut has_weakref = false;
    for name in names {
        let Value::Str(id) = cx.heap.unwrap(name) else {
            return Err(raise::type_error(format!("__slots__ items must be strings, not '{}'", cx.heap.type_name(name))));
        };
        let text = cx.heap.text(id).to_owned();
        if !is_identifier(&text) {
            return Err(raise::type_error("__slots__ must be identifiers"));
        }
        let special = match text.as_str() {
            "__dict__" => Some((&mut room.dict, &mut has_dict)),
            "__weakref__" => Some((&mut room.weakref, &mut has_weakref)),
            _ => None,
        };
        if let Some((room, given)) = special {
            if !std::mem::take(room) {
                return Err(raise::type_error(format!("{text} slot disallowed: we already got one")));
            }
            *given = true;
            continue;
        }
        let bases = &cx.heap.classes[slot].mro;
        if let Some(base) = bases.iter().find(|base| matches!(**base, classes::INT | classes::BYTES | classes::TUPLE | classes::TYPE)) {
            let base = cx.heap.class_name(*base);
            return Err(raise::type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
        }
        let before = cx.heap[dict].get_str(&cx.heap, id);
        if before.is_some_and(|before| matches!(before, Value::Member(member) if cx.heap[member].class == class)) {
            // It is named twice.
            continue;
        }
        if before.is_some() {
            return Err(raise::value_error(format!("'{text}' in __slots__ conflicts with class variable")));
        }
        let id = mangle(cx, class, id);
        let member = cx.heap.new(Member { name: id.into(), class });
        cx.heap.dict_set_str(dict, id, member);
    }
    add_namespace(cx, class, dict, core::DICT, has_dict);
    add_namespace(cx, class, dict, core::WEAKREF, has_weakref);
    cx.heap.classes[slot].no_dict = no_dict_base && !has_dict;
    Ok(())
}

/// Whether the instances of a new class can get what those of its bases have not.
struct Room {
    dict: bool,
    weakref: bool,
}

impl Room {
    fn of(heap: &Heap, class: &Class) -> Room {
        let has_dict = |id: &ClassId| match id.slot() {
            Some(_) => !heap.class(*id).no_dict,
            None => matches!(*id, classes::BASE_EXCEPTION | classes::MODULE | classes::TYPE | classes::STATICMETHOD | classes::CLASSMETHOD),
        };
        let has_weakref = |id: &ClassId| match heap.class(*id).dict {
            Some(dict) => heap[dict].find_str(heap, StrId::from_bits(core::WEAKREF)).is_some(),
            None => {
                matches!(*id, classes::TYPE | classes::SET | classes::FROZENSET | classes::DEQUE | classes::MODULE | classes::GENERIC_ALIAS)
            }
        };
        // Objects with a size of their own have no place for one.
        let is_sized = matches!(class.layout, classes::INT | classes::BYTES | classes::TUPLE);
        let bases = &class.mro[1..];
        Room { dict: !bases.iter().any(has_dict), weakref: !is_sized && !bases.iter().any(has_weakref) }
    }
}

/// The descriptor of `__dict__` or `__weakref__`, where instances have it from this class.
fn add_namespace(cx: &mut Cx, class: ClassId, dict: DictId, name: u32, wanted: bool) {
    let name = StrId::from_bits(name);
    if wanted && cx.heap[dict].find_str(&cx.heap, name).is_none() {
        let member = cx.heap.new(Member { name: name.into(), class });
        cx.heap.dict_set_str(dict, name, member);
    }
}

/// Removes what [`add_namespace`] gave a class.
pub fn take_namespace(cx: &mut Cx, class: ClassId) {
    let Some(dict) = cx.heap.class(class).dict else { return };
    take(cx, dict, core::DICT);
    take(cx, dict, core::WEAKREF);
}

/// What a class adds to what its instances have from the base: its slots by name, `__dict__` and `__weakref__` among them.
fn added(heap: &Heap, class: ClassId) -> Vec<&str> {
    let entries = heap.class(class).dict.into_iter().flat_map(|dict| heap[dict].iter());
    let own = entries.filter_map(|entry| match entry.value {
        Value::Member(id) if heap[id].class == class => match heap[id].name {
            Value::Str(name) => Some(heap.text(name)),
            _ => None,
        },
        _ => None,
    });
    let mut names: Vec<&str> = own.collect();
    names.sort_unstable();
    names
}

/// The base that says what instances look like: the first one with slots, else the first one.
fn solid_base(heap: &Heap, class: ClassId) -> Option<ClassId> {
    let bases = &heap.class(class).bases;
    let has_slots = |base: &&ClassId| heap.class(**base).mro.iter().any(|&id| added(heap, id).iter().any(|name| !name.starts_with("__")));
    bases.iter().find(has_slots).or(bases.first()).copied()
}

/// Whether an instance of one class can become one of the other.
pub fn same_layout(heap: &Heap, new: ClassId, old: ClassId) -> bool {
    if heap.class(new).layout != heap.class(old).layout || heap.class(new).no_dict != heap.class(old).no_dict {
        return false;
    }
    let solid = |mut class: ClassId| {
        while class.slot().is_some() && added(heap, class).is_empty() {
            let Some(base) = solid_base(heap, class) else { break };
            class = base;
        }
        class
    };
    let (new, old) = (solid(new), solid(old));
    new == old || solid_base(heap, new) == solid_base(heap, old) && added(heap, new) == added(heap, old)
}

/// Gives a class just made the order of resolution that its metaclass wants.
pub fn set_mro(cx: &mut Cx, class: ClassId, order: Vec<ClassId>) -> Result<(), Raise> {
    let Some(slot) = class.slot() else { return Ok(()) };
    for &other in &order {
        let layout = cx.heap.class(other).layout;
        if !matches!(layout, classes::OBJECT) && layout != cx.heap.class(class).layout {
            return Err(raise::type_error(format!("mro() returned base with unsuitable layout ('{}')", cx.heap.class_name(other))));
        }
    }
    if order.first() != Some(&class) || order[1..].contains(&class) || order.last() != Some(&classes::OBJECT) {
        return Err(raise::type_error("mro() must return an order from the class itself to object"));
    }
    cx.heap.classes[slot].mro = order.into();
    cx.heap.epoch = cx.heap.epoch.wrapping_add(1);
    Ok(())
}

/// Whether a text is a Python name.
fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    starts && chars.all(unicode_ident::is_xid_continue)
}

/// `__x` in class `C` is `_C__x`.
fn mangle(cx: &mut Cx, class: ClassId, name: StrId) -> StrId {
    let text = cx.heap.text(name);
    if !text.starts_with("__") || text.ends_with("__") {
        return name;
    }
    let mangled = format!("_{}{text}", cx.heap.class_name(class).trim_start_matches('_'));
    match cx.heap.new_str(mangled) {
        Value::Str(id) => id,
        _ => name,
    }
}

/// Gives a class other bases; the orders of resolution of it and of its subclasses follow.
pub fn rebase(cx: &mut Cx, class: ClassId, bases: &[ClassId]) -> Result<(), Raise> {
    if bases.is_empty() {
        let name = cx.heap.class_name(class);
        return Err(raise::type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    let layout = common_layout(&cx.heap, bases)?;
    if layout != cx.heap.class(class).layout {
        let (new, old) = (cx.heap.class_name(layout), cx.heap.class_name(cx.heap.class(class).bases[0]));
        return Err(raise::type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'")));
    }
    let slot = class.slot().expect("built-in classes have been refused");
    let old = std::mem::replace(&mut cx.heap.classes[slot].bases, bases.into());
    for base in old.iter().filter_map(|base| base.slot()) {
        cx.heap.classes[base].subclasses.retain(|&known| known != class);
    }
    for base in bases.iter().filter_map(|base| base.slot()) {
        cx.heap.classes[base].subclasses.push(class);
    }
    let mut pending = vec![class];
    while let Some(next) = pending.pop() {
        let own = next.slot().expect("subclasses of a run's class are the run's");
        let rest = linearize(&cx.heap, &cx.heap.classes[own].bases.clone())?;
        cx.heap.classes[own].mro = [next].into_iter().chain(rest).collect();
        pending.extend_from_slice(&cx.heap.classes[own].subclasses);
    }
    cx.heap.epoch = cx.heap.epoch.wrapping_add(1);
    Ok(())
}

/// The built-in class whose data instances of a class with these bases carry.
pub fn common_layout(heap: &Heap, bases: &[ClassId]) -> Result<ClassId, Raise> {
    let mut layout = classes::OBJECT;
    for &base in bases {
        let other = heap.class(base).layout;
        if other == classes::OBJECT || other == layout {
            continue;
        }
        if layout != classes::OBJECT {
            return Err(raise::type_error("multiple bases have instance lay-out conflict"));
        }
        layout = other;
    }
    Ok(layout)
}

/// C3: the order of resolution after the class itself.
pub fn linearize(heap: &Heap, bases: &[ClassId]) -> Result<Vec<ClassId>, Raise> {
    let mut lists: Vec<&[ClassId]> = bases.iter().map(|&base| &*heap.class(base).mro).collect();
    lists.push(bases);
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let good = |candidate: ClassId| lists.iter().all(|list| !list[1..].contains(&candidate));
        let Some(next) = lists.iter().map(|list| list[0]).find(|&candidate| good(candidate)) else {
            let mut heads: Vec<ClassId> = Vec::new();
            for list in &lists {
                if !heads.contains(&list[0]) {
                    heads.push(list[0]);
                }
            }
            let names: Vec<String> = heads.iter().map(|&class| heap.class_name(class)).collect();
            return Err(raise::type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            )));
        };
        order.push(next);
        for list in &mut lists {
            if list[0] == next {
                *list = &list[1..];
            }
        }
    }
}
