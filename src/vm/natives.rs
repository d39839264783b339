//! The table of natives: every Rust function that Python can see, numbered in the order of the modules that define them.
//!
//! Made once per process. Native numbers appear in snapshots, so a snapshot belongs to one version of the library.

use crate::heap::classes::{self, ClassTable};
use crate::heap::kinds::Value;
use crate::heap::value::{ClassId, NativeId};
use crate::heap::waste::keep_room;
use crate::object::native::{Native, NativeFn, NativeKind};
use std::collections::HashMap;
use std::sync::OnceLock;

use super::bind::Signature;
use super::quick::Quick;

/// A native with what the machine needs to call it.
pub struct Def {
    /// Its row.
    pub native: &'static Native,
    /// The parsed parameter list.
    pub signature: Signature,
    /// Its code, beside what a call reads first.
    pub func: NativeFn,
    /// From this many positional arguments on, those given and `defaults` are its parameters as they are; `u16::MAX` when a call
    /// always needs the binder or its result needs more than storing.
    pub least: u16,
    /// No more positional arguments than this.
    pub most: u16,
    /// With this many positional arguments nothing is missing; `u16::MAX` where there is no such number.
    pub whole: u16,
    /// What the parameters after the first `least` are where nothing is given for them.
    pub defaults: Box<[Value]>,
    /// The class it is a method of.
    pub class: Option<ClassId>,
    /// What the first argument of a method must be an instance of, unless it may be anything.
    pub receiver: Option<ClassId>,
    /// The module it is a function of.
    pub module: Option<&'static str>,
    /// What the loop knows to do without a call.
    pub quick: Option<Quick>,
    /// A constructor: its result may have to be wrapped for a derived class.
    pub is_new: bool,
}

impl Def {
    /// Puts what is missing of the parameters after the `n` arguments above `stack[at]`; how many there are then. None when that
    /// takes more, or one of them is an iterator, which the general call has to watch.
    #[inline(never)]
    pub fn complete(&self, stack: &mut [Value], at: usize, n: usize) -> Option<usize> {
        let given = stack.get(at + 1..)?.get(..n)?;
        for arg in given {
            if matches!(arg, Value::Iter(_)) {
                return None;
            }
        }
        if n == self.whole as usize { Some(n) } else { self.fill(stack, at, n) }
    }

    /// Puts what is missing behind the arguments.
    #[inline(never)]
    fn fill(&self, stack: &mut [Value], at: usize, n: usize) -> Option<usize> {
        let spare = n.checked_sub(self.least as usize)?;
        if (self.most as usize) < n {
            return None;
        }
        let missing = self.defaults.get(spare..)?;
        let count = n + missing.len();
        stack.get_mut(at + 1 + n..)?.get_mut(..missing.len())?.copy_from_slice(missing);
        Some(count)
    }
}

struct Registry {
    defs: Vec<Def>,
    builtins: HashMap<&'static str, Value>,
    intrinsics: HashMap<&'static str, Value>,
    modules: HashMap<&'static str, Vec<(&'static str, Value)>>,
}

static REGISTRY: OnceLock<Registry> = OnceLock::new();

/// Builds the tables if this is the first run of the process.
pub fn install() {
    REGISTRY.get_or_init(build);
    crate::object::native::describe_with(|id| {
        let def = get(id);
        crate::object::native::NativeInfo { row: def.native, class: def.class, module: def.module }
    });
}

fn registry() -> &'static Registry {
    REGISTRY.get_or_init(build)
}

/// All natives, in the order of their numbers.
#[inline]
pub fn table() -> &'static [Def] {
    &registry().defs
}

/// A native by number.
#[inline]
pub fn get(id: NativeId) -> &'static Def {
    &registry().defs[id.index() as usize]
}

/// Whether a number names a native (bytes from outside).
pub fn is_valid(id: NativeId) -> bool {
    (id.index() as usize) < registry().defs.len()
}

/// The names of all natives in the order of their numbers.
pub fn names() -> impl Iterator<Item = &'static str> {
    registry().defs.iter().map(|def| def.native.name)
}

/// A name of `builtins`.
pub fn builtin(name: &str) -> Option<Value> {
    registry().builtins.get(name).copied()
}

/// The names of `builtins`, sorted.
pub fn builtin_names() -> Vec<&'static str> {
    let mut names: Vec<_> = registry().builtins.keys().copied().collect();
    names.sort_unstable();
    names
}

/// A helper that only the prelude can name.
pub fn intrinsic(name: &str) -> Option<Value> {
    registry().intrinsics.get(name).copied()
}

/// The native part of a module.
pub fn module(name: &str) -> Option<&'static [(&'static str, Value)]> {
    registry().modules.get(name).map(Vec::as_slice)
}

fn build() -> Registry {
    keep_room();
    let mut registry = Registry { defs: Vec::new(), builtins: HashMap::new(), intrinsics: HashMap::new(), modules: HashMap::new() };
    let mut table = ClassTable::new();
    for &(class, rows) in crate::object::TYPES.iter().chain(crate::builtins::TYPES).chain(crate::stdlib::TYPES).chain(super::class::TYPES) {
        for row in rows {
            let value = registry.add(row, Some(class), None);
            table.define(class, row.name, value);
        }
    }
    for (class, name, value) in crate::object::class_constants() {
        table.define(class, name, value);
    }
    for rows in crate::builtins::FUNCTIONS.iter().copied().chain([super::class::FUNCTIONS]) {
        for row in rows {
            let value = registry.add(row, None, Some("builtins"));
            registry.builtins.insert(row.name, value);
        }
    }
    for (name, class) in classes::public_builtins() {
        registry.builtins.insert(name, Value::Class(class));
    }
    registry.builtins.insert("EnvironmentError", Value::Class(classes::OS_ERROR));
    registry.builtins.insert("IOError", Value::Class(classes::OS_ERROR));
    registry.builtins.insert("NotImplemented", Value::NotImplemented);
    registry.builtins.insert("Ellipsis", Value::Ellipsis);
    registry.builtins.insert("__debug__", Value::bool(true));
    for rows in crate::object::INTRINSICS
        .iter()
        .copied()
        .chain(crate::builtins::INTRINSICS.iter().copied())
        .chain(crate::stdlib::INTRINSICS.iter().copied())
        .chain([super::intrinsic::INTRINSICS, super::traceback::INTRINSICS])
    {
        for row in rows {
            let value = registry.add(row, None, None);
            registry.intrinsics.insert(row.name, value);
        }
    }
    for (i, &(name, ..)) in classes::ROWS.iter().enumerate() {
        let hidden = format!("_m_class_{}", name.replace('-', "_"));
        if !registry.intrinsics.contains_key(hidden.as_str()) {
            registry.intrinsics.insert(Box::leak(hidden.into_boxed_str()), Value::Class(ClassId::builtin(i as u32)));
        }
    }
    for module in crate::stdlib::MODULES {
        let mut names: Vec<(&'static str, Value)> = Vec::new();
        for row in module.functions {
            names.push((row.name, registry.add(row, None, Some(module.name))));
        }
        names.extend_from_slice(module.constants);
        registry.modules.insert(module.name, names);
    }
    for def in &registry.defs {
        let (free, bound) = native_classes(def);
        table.add_native(free, bound);
    }
    ClassTable::install(|| table);
    registry
}

/// What `type()` gives for a native, and for it bound to a receiver.
fn native_classes(def: &Def) -> (ClassId, ClassId) {
    let slot = def.class.is_some_and(|class| crate::object::method::is_slot(class, def.native.name));
    match (def.class, def.native.kind) {
        (Some(_), NativeKind::Method) if slot => (classes::WRAPPER_DESCRIPTOR, classes::METHOD_WRAPPER),
        (Some(_), NativeKind::Method) => (classes::METHOD_DESCRIPTOR, classes::BUILTIN_FUNCTION),
        (Some(_), NativeKind::Getter { .. }) => (classes::GETSET_DESCRIPTOR, classes::BUILTIN_FUNCTION),
        (Some(_), NativeKind::ClassMethod) => (classes::CLASSMETHOD_DESCRIPTOR, classes::BUILTIN_FUNCTION),
        _ => (classes::BUILTIN_FUNCTION, classes::BUILTIN_FUNCTION),
    }
}

impl Registry {
    fn add(&mut self, native: &'static Native, class: Option<ClassId>, module: Option<&'static str>) -> Value {
        let id = NativeId::new(self.defs.len() as u32);
        let signature = Signature::parse(native.signature);
        let is_new = native.name == "__new__" && matches!(native.kind, NativeKind::Static | NativeKind::Method);
        let defaults = if is_new { None } else { signature.plain_defaults() };
        let least = if defaults.is_some() { signature.required as u16 } else { u16::MAX };
        let (most, defaults) = (signature.positional as u16, defaults.unwrap_or_default());
        let whole = least.checked_add(defaults.len() as u16).filter(|&whole| least <= whole && whole <= most).unwrap_or(u16::MAX);
        let receiver = class.filter(|&class| class != classes::OBJECT && matches!(native.kind, NativeKind::Method) && !is_new);
        let quick = Quick::of(class, module, native.name);
        self.defs.push(Def { native, signature, func: native.func, least, most, whole, defaults, class, receiver, module, quick, is_new });
        Value::Native(id)
    }
}
