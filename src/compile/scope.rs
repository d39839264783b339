//! Owns: scopes and what each name in them means.
//!
//! Never: emits code. [`super::collect`] fills the scopes from the tree; [`Scopes::resolve`] decides every name.
//!
//! A scope is *inlined* when its code runs in the frame of the scope around it: comprehensions (PEP 709) and type parameters
//! (PEP 695). `host` is the scope whose code object a scope belongs to. Names are interned strings, already mangled.
//!
//! Start reading at: [`Scopes::resolve`].

use crate::bytecode::code::StrBits;
use ruff_python_ast::Expr;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// A table whose keys are numbers of the compiler's own giving, so that nobody can make them collide. Making one costs nothing.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<ahash::AHasher>>;
/// A set of such numbers.
pub(super) type Set<K> = HashSet<K, BuildHasherDefault<ahash::AHasher>>;
/// A name.
pub(super) type Sym = StrBits;
/// Index of a scope.
pub(super) type ScopeId = u32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Module,
    Class,
    Function,
    Lambda,
    /// A generator expression.
    Generator,
    /// A list, set or dict comprehension.
    Comprehension,
    TypeParams,
    /// Lazily evaluated: annotations, bounds and defaults of type parameters, values of type aliases.
    Annotation,
}

bitflags::bitflags! {
    /// What happens to a name in a scope.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Flags: u16 {
        const PARAM = 1;
        /// Assigned, imported, defined, deleted: anything that makes it local.
        const BOUND = 2;
        const GLOBAL = 4;
        const NONLOCAL = 8;
        const DELETED = 16;
        /// Target of `:=`: may change in the middle of an expression.
        const WALRUS = 32;
        /// A nested function uses it.
        const CELL = 64;
        /// A nested function deletes it.
        const DELETED_INSIDE = 128;
        /// Assigned other than as a parameter.
        const ASSIGNED = 256;
    }
}

/// What a name means where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A local of this scope of the same code.
    Local(ScopeId),
    /// A free variable of the code.
    Free,
    Global,
    /// An entry of the class namespace, else a global.
    Name,
    /// An entry of the class namespace, else a free variable.
    NameOrFree,
}

/// Which of the scopes of one syntax node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Body,
    TypeParams,
    Annotations,
    Bound,
    Default,
}

/// `name: annotation` in a module or class.
pub(super) struct Annotation<'a> {
    pub(super) name: Sym,
    pub(super) expr: &'a Expr,
    /// Set when the statement is inside a compound statement: its number, recorded when it runs.
    pub(super) condition: Option<u32>,
}

pub(super) struct Scope<'a> {
    pub(super) kind: Kind,
    pub(super) parent: Option<ScopeId>,
    depth: u32,
    pub(super) host: ScopeId,
    /// The class that mangles private names here.
    pub(super) private: Option<&'a str>,
    /// In order of first appearance.
    pub(super) symbols: Vec<(Sym, Flags)>,
    index: Map<Sym, u32>,
    meanings: Vec<Meaning>,
    /// Free variables of a host.
    pub(super) frees: Vec<Sym>,
    free_index: Map<Sym, u16>,
    /// Hidden variables of a class or module that nested functions use.
    pub(super) specials: Vec<Sym>,
    pub(super) is_async: bool,
    pub(super) has_yield: bool,
    pub(super) has_await: bool,
    pub(super) annotations: Vec<Annotation<'a>>,
    pub(super) conditional_annotations: bool,
    /// Names assigned as `self.name` in the methods of a class.
    pub(super) static_attributes: BTreeSet<&'a str>,
    /// An annotation scope whose names are looked up in the class around it first.
    pub(super) sees_class: bool,
}

/// The hidden names.
#[derive(Clone, Copy)]
pub(super) struct Hidden {
    pub(super) class: Sym,
    pub(super) classdict: Sym,
    /// The set of conditional annotations that were executed.
    pub(super) conditional: Sym,
}

pub(super) struct Scopes<'a> {
    pub(super) list: Vec<Scope<'a>>,
    pub(super) by_node: Map<(usize, Role), ScopeId>,
    /// Numbers of the annotated assignments inside compound statements.
    pub(super) conditions: Map<usize, u32>,
    pub(super) hidden: Hidden,
    /// Why the program is too much.
    pub(super) refused: Option<&'static str>,
    /// Free variables of all codes.
    passed_on: usize,
}

/// Deepest nesting of scopes: looking a name up walks over it.
const MAX_DEPTH: u32 = 200;
/// Most free variables of all codes together: a variable is one in every code between its owner and its user.
const MAX_PASSED_ON: usize = 1 << 20;

enum Found {
    Owner(ScopeId),
    Global,
    Nowhere,
}

/// Identifies a node of the tree, which does not move while it is compiled.
pub(super) fn key<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

impl<'a> Scope<'a> {
    pub(super) fn flags(&self, name: Sym) -> Flags {
        self.index.get(&name).map_or(Flags::empty(), |&i| self.symbols[i as usize].1)
    }

    pub(super) fn add(&mut self, name: Sym, flags: Flags) {
        match self.index.get(&name) {
            Some(&i) => self.symbols[i as usize].1 |= flags,
            None => {
                self.index.insert(name, self.symbols.len() as u32);
                self.symbols.push((name, flags));
            }
        }
    }

    /// Whether the name is a variable of this function-like scope.
    fn owns(&self, name: Sym) -> bool {
        let flags = self.flags(name);
        flags.contains(Flags::BOUND) && !flags.intersects(Flags::GLOBAL | Flags::NONLOCAL)
    }

    pub(super) fn free(&self, name: Sym) -> Option<u16> {
        self.free_index.get(&name).copied()
    }
}

impl<'a> Scopes<'a> {
    pub(super) fn new(hidden: Hidden) -> Scopes<'a> {
        Scopes { list: Vec::with_capacity(1), by_node: Map::default(), conditions: Map::default(), hidden, refused: None, passed_on: 0 }
    }

    pub(super) fn push(&mut self, kind: Kind, parent: Option<ScopeId>, private: Option<&'a str>) -> ScopeId {
        let id = self.list.len() as ScopeId;
        let depth = parent.map_or(0, |parent| self.get(parent).depth + 1);
        if depth > MAX_DEPTH {
            self.refused = Some("too many nested functions");
        }
        let inlined = matches!(kind, Kind::Comprehension | Kind::TypeParams);
        let host = match parent {
            Some(parent) if inlined => self.list[parent as usize].host,
            _ => id,
        };
        self.list.push(Scope {
            kind,
            parent,
            depth,
            host,
            private,
            symbols: Vec::new(),
            index: Map::default(),
            meanings: Vec::new(),
            frees: Vec::new(),
            free_index: Map::default(),
            specials: Vec::new(),
            is_async: false,
            has_yield: false,
            has_await: false,
            annotations: Vec::new(),
            conditional_annotations: false,
            static_attributes: BTreeSet::new(),
            sees_class: false,
        });
        id
    }

    pub(super) fn get(&self, id: ScopeId) -> &Scope<'a> {
        &self.list[id as usize]
    }

    pub(super) fn of_node<T>(&self, node: &T, role: Role) -> ScopeId {
        self.by_node[&(key(node), role)]
    }

    /// Decides what every name of every scope means. Parents come before children, so owners are known to be complete.
    pub(super) fn resolve(&mut self) {
        for id in 0..self.list.len() as ScopeId {
            if self.refused.is_some() {
                return;
            }
            let names: Vec<(Sym, Flags)> = self.get(id).symbols.clone();
            let mut meanings = Vec::with_capacity(names.len());
            for (name, flags) in names {
                let meaning = self.decide(id, name, flags);
                meanings.push(meaning);
            }
            self.list[id as usize].meanings = meanings;
        }
    }

    /// What a name means in a scope where it appears.
    pub(super) fn meaning(&self, scope: ScopeId, name: Sym) -> Meaning {
        let scope = self.get(scope);
        match scope.index.get(&name) {
            Some(&i) => scope.meanings[i as usize],
            None => Meaning::Global,
        }
    }

    fn decide(&mut self, id: ScopeId, name: Sym, flags: Flags) -> Meaning {
        if flags.contains(Flags::GLOBAL) {
            return Meaning::Global;
        }
        let (kind, parent) = (self.get(id).kind, self.get(id).parent);
        let Some(parent) = parent else { return Meaning::Global };
        match kind {
            Kind::Module => Meaning::Global,
            Kind::Class => self.decide_in_class(id, id, name, flags),
            Kind::TypeParams if !self.get(id).owns(name) && self.get(parent).kind == Kind::Class => {
                let flags = self.get(parent).flags(name);
                if flags.contains(Flags::GLOBAL) { Meaning::Global } else { self.decide_in_class(parent, id, name, flags) }
            }
            Kind::Annotation if self.get(id).sees_class && name != self.hidden.classdict && name != self.hidden.conditional => {
                self.decide_seeing_class(id, parent, name)
            }
            _ if self.get(id).owns(name) => Meaning::Local(id),
            _ => match self.find(parent, name) {
                Found::Owner(owner) => self.reach(id, owner, name, flags),
                Found::Global | Found::Nowhere => Meaning::Global,
            },
        }
    }

    /// `class` is the class whose namespace is looked at, `id` the scope (of the same code) that does.
    fn decide_in_class(&mut self, class: ScopeId, id: ScopeId, name: Sym, flags: Flags) -> Meaning {
        let bound = flags.contains(Flags::BOUND) && !flags.contains(Flags::NONLOCAL);
        let parent = self.get(class).parent.expect("a class is inside something");
        match self.find(parent, name) {
            Found::Owner(owner) if !bound => match self.reach(id, owner, name, flags) {
                Meaning::Free if flags.contains(Flags::NONLOCAL) => Meaning::Free,
                _ => Meaning::NameOrFree,
            },
            _ => Meaning::Name,
        }
    }

    fn decide_seeing_class(&mut self, id: ScopeId, parent: ScopeId, name: Sym) -> Meaning {
        self.use_classdict(id, parent);
        let class = if self.get(parent).kind == Kind::Class { parent } else { self.get(parent).parent.expect("it sees a class") };
        let flags = self.get(class).flags(name);
        if flags.contains(Flags::GLOBAL) && !self.get(parent).owns(name) {
            return Meaning::Global;
        }
        let start = if flags.contains(Flags::BOUND) && parent == class { None } else { Some(parent) };
        match start.map_or(Found::Nowhere, |start| self.find(start, name)) {
            Found::Owner(owner) => {
                self.reach(id, owner, name, Flags::empty());
                Meaning::NameOrFree
            }
            Found::Global | Found::Nowhere => Meaning::Name,
        }
    }

    fn use_classdict(&mut self, id: ScopeId, parent: ScopeId) {
        let name = self.hidden.classdict;
        if let Found::Owner(owner) = self.find(parent, name) {
            self.reach(id, owner, name, Flags::empty());
        }
    }

    /// The scope that has the variable, looking outward from `start`. A class offers only its hidden names.
    fn find(&self, start: ScopeId, name: Sym) -> Found {
        let mut at = Some(start);
        while let Some(id) = at {
            let scope = self.get(id);
            match scope.kind {
                Kind::Class if name == self.hidden.class || name == self.hidden.classdict || name == self.hidden.conditional => {
                    return Found::Owner(id);
                }
                Kind::Module if name == self.hidden.conditional => return Found::Owner(id),
                Kind::Class | Kind::Module => {}
                _ if scope.flags(name).contains(Flags::GLOBAL) => return Found::Global,
                _ if scope.owns(name) => return Found::Owner(id),
                _ => {}
            }
            at = scope.parent;
        }
        Found::Nowhere
    }

    /// Makes `owner`'s variable reachable from `id`, through every code between them.
    fn reach(&mut self, id: ScopeId, owner: ScopeId, name: Sym, flags: Flags) -> Meaning {
        let owner_host = self.get(owner).host;
        let mut host = self.get(id).host;
        if host == owner_host {
            return Meaning::Local(owner);
        }
        let deleted = if flags.contains(Flags::DELETED) { Flags::DELETED_INSIDE } else { Flags::empty() };
        let scope = &mut self.list[owner as usize];
        if matches!(scope.kind, Kind::Class | Kind::Module) {
            if !scope.specials.contains(&name) {
                scope.specials.push(name);
            }
        } else {
            scope.add(name, Flags::CELL | deleted);
        }
        while host != owner_host {
            let scope = &mut self.list[host as usize];
            if !scope.free_index.contains_key(&name) {
                scope.free_index.insert(name, scope.frees.len() as u16);
                scope.frees.push(name);
                self.passed_on += 1;
            }
            let parent = scope.parent.expect("the owner is further out");
            host = self.get(parent).host;
        }
        if self.passed_on > MAX_PASSED_ON {
            self.refused = Some("too many variables of enclosing functions");
        }
        Meaning::Free
    }
}
