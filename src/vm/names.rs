//! Names: globals, builtins, class namespaces, constants.

use super::frame::OnReturn;
use super::{Cache, CacheKind, Vm};
use crate::bytecode::code::{CodeFlags, Const, Place};
use crate::bytecode::instr::Instr;
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, Value};
use crate::heap::set::Set;
use crate::heap::value::StrId;
use crate::object::native::{FrameQuery, Raise};
use crate::object::raise;
use crate::text::core;

impl Vm {
    fn globals_of_frame(&self) -> DictId {
        self.frames.last().expect("an instruction is being executed").globals
    }

    fn cache_slot(&self) -> Option<usize> {
        let (Instr::LoadGlobal { cache, .. } | Instr::StoreGlobal { cache, .. }) = self.current() else { return None };
        let frame = self.frames.last()?;
        Some(self.runtimes[frame.runtime as usize].caches as usize + cache as usize)
    }

    /// `LoadGlobal` past its cache.
    pub fn load_global(&mut self, d: u8, name: u32) -> Result<(), Raise> {
        let (globals, name) = (self.globals_of_frame(), StrId::from_bits(name));
        let slot = self.cx.heap[globals].find_str(&self.cx.heap, name);
        let (value, kind, slot) = match slot {
            Some(slot) => (self.cx.heap[globals].slots()[slot].value, CacheKind::Entry, slot as u32),
            None => match self.builtin(name) {
                Some(value) => (value, CacheKind::Value, 0),
                None => return Err(self.name_error(name)),
            },
        };
        if let Some(cache) = self.cache_slot() {
            let key = self.cx.heap[globals].version();
            self.caches[cache] = Cache { key, epoch: 0, slot, kind, value };
        }
        self.set_register(d, value);
        Ok(())
    }

    /// A name of `builtins`; prelude code also sees the intrinsics and the other kernel functions.
    fn builtin(&mut self, name: StrId) -> Option<Value> {
        let frame = self.frames.last()?;
        let hidden = self.cx.heap.code(frame.code).flags.contains(CodeFlags::HIDDEN);
        let text = self.cx.heap.text(name);
        if hidden && let Some(value) = super::natives::intrinsic(text) {
            return Some(value);
        }
        if let Some(value) = super::natives::builtin(text) {
            return Some(value);
        }
        if text == "__name__" {
            return Some(Value::Str(StrId::from_bits(core::MAIN)));
        }
        if hidden {
            let globals = self.kernel_globals();
            return self.kernel_by_name(globals, name);
        }
        let exported = crate::prelude::builtin_function(text)?;
        let globals = self.kernel_globals();
        let name = StrId::from_bits(crate::prelude::kernel_name(exported)?);
        self.kernel_by_name(globals, name)
    }

    /// `StoreGlobal` past its cache.
    pub fn store_global(&mut self, a: u8, name: u32) -> Result<(), Raise> {
        let (globals, name) = (self.globals_of_frame(), StrId::from_bits(name));
        let value = self.register(a);
        self.cx.heap.dict_set_str(globals, name, value);
        if let (Some(cache), Some(slot)) = (self.cache_slot(), self.cx.heap[globals].find_str(&self.cx.heap, name)) {
            let key = self.cx.heap[globals].version();
            self.caches[cache] = Cache { key, epoch: 0, slot: slot as u32, kind: CacheKind::Entry, value: Value::Unbound };
        }
        Ok(())
    }

    /// `del name`
    pub fn delete_global(&mut self, name: u32) -> Result<(), Raise> {
        let globals = self.globals_of_frame();
        self.delete_in(globals, StrId::from_bits(name))
    }

    fn delete_in(&mut self, dict: DictId, name: StrId) -> Result<(), Raise> {
        match self.cx.heap[dict].find_str(&self.cx.heap, name) {
            Some(slot) => {
                self.cx.heap[dict].remove(slot);
                Ok(())
            }
            None => Err(self.name_error(name)),
        }
    }

    /// The namespace of a class body if it is a plain dict.
    fn namespace(&self, register: u8) -> Option<DictId> {
        match self.register(register) {
            Value::Dict(id) => Some(id),
            _ => None,
        }
    }

    /// A name in a class body.
    pub fn load_name(&mut self, d: u8, ns: u8, name: u32) -> Result<(), Raise> {
        let Some(dict) = self.namespace(ns) else {
            let name = StrId::from_bits(name);
            let globals = self.globals_of_frame();
            return self.call_kernel("namespace_load", &[self.register(ns), name.into(), globals.into()], OnReturn::Store(d));
        };
        match self.cx.heap[dict].get_str(&self.cx.heap, StrId::from_bits(name)) {
            Some(value) => {
                self.set_register(d, value);
                Ok(())
            }
            None => self.load_global(d, name),
        }
    }

    /// Binding in a class body.
    pub fn store_name(&mut self, a: u8, name: u32) -> Result<(), Raise> {
        let (value, name) = (self.register(a), StrId::from_bits(name));
        match self.namespace(0) {
            Some(dict) => {
                self.cx.heap.dict_set_str(dict, name, value);
                Ok(())
            }
            None => self.call_kernel("namespace_store", &[self.register(0), name.into(), value], OnReturn::Discard),
        }
    }

    /// `del` in a class body.
    pub fn delete_name(&mut self, name: u32) -> Result<(), Raise> {
        let name = StrId::from_bits(name);
        match self.namespace(0) {
            Some(dict) => self.delete_in(dict, name),
            None => self.call_kernel("namespace_delete", &[self.register(0), name.into()], OnReturn::Discard),
        }
    }

    /// A free variable read in a class body: the namespace comes first.
    pub fn load_name_or_free(&mut self, d: u8, name: u32, i: u16) -> Result<(), Raise> {
        let found = self.namespace(0).and_then(|dict| self.cx.heap[dict].get_str(&self.cx.heap, StrId::from_bits(name)));
        let value = match found {
            Some(value) => value,
            None => {
                let function = self.frames.last().and_then(|frame| frame.function).expect("a body with free variables runs a function");
                let cell = self.cx.heap[function].closure[i as usize];
                self.cx.heap[cell].value
            }
        };
        self.set_register(d, value);
        Ok(())
    }

    /// A name in a given namespace, or unbound.
    pub fn load_from_namespace(&mut self, d: u8, ns: u8, name: u32) -> Result<(), Raise> {
        let dict = match self.register(ns) {
            Value::Dict(id) => Some(id),
            Value::Cell(id) => match self.cx.heap[id].value {
                Value::Dict(id) => Some(id),
                _ => None,
            },
            _ => None,
        };
        let found = dict.and_then(|dict| self.cx.heap[dict].get_str(&self.cx.heap, StrId::from_bits(name)));
        self.set_register(d, found.unwrap_or_default());
        Ok(())
    }

    /// `LoadConst`: made once per run.
    pub fn load_const(&mut self, d: u8, index: u16) -> Result<(), Raise> {
        let frame = *self.frames.last().expect("an instruction is being executed");
        let constant = self.cx.heap.code(frame.code).consts[index as usize].clone();
        let value = self.constant(&constant);
        let at = self.runtimes[frame.runtime as usize].consts as usize + index as usize;
        self.consts[at] = value;
        self.set_register(d, value);
        Ok(())
    }

    fn constant(&mut self, constant: &Const) -> Value {
        match constant {
            Const::None => Value::None,
            Const::Bool(b) => Value::bool(*b),
            Const::Int(i) => Value::Int(*i),
            Const::Float(f) => Value::float(*f),
            Const::Complex(re, im) => self.cx.heap.new(crate::num::complex::Complex { real: *re, imag: *im }),
            Const::Str(bits) => Value::Str(StrId::from_bits(*bits)),
            Const::Big(big) => self.cx.heap.new(big.clone()),
            Const::Bytes(data) => self.cx.heap.new_bytes(data.clone()),
            Const::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item)).collect();
                self.cx.heap.new_tuple(items)
            }
            Const::FrozenSet(items) => {
                let mut set = Set::default();
                for item in items {
                    let key = self.constant(item);
                    if let Ok(hash) = crate::heap::keys::hash(&self.cx.heap, key)
                        && set.find(&self.cx.heap, key, hash) == Ok(None)
                    {
                        set.push(key, hash);
                    }
                }
                self.cx.heap.new(crate::heap::objects::FrozenSet(set))
            }
            Const::Ellipsis => Value::Ellipsis,
        }
    }

    /// The innermost frame that is the program's own, not the prelude's.
    fn visible_frame(&self) -> Option<&super::frame::Frame> {
        self.frames.iter().rev().find(|frame| !self.cx.heap.code(frame.code).flags.contains(CodeFlags::HIDDEN))
    }

    /// What a native asked about its caller.
    pub fn answer_query(&mut self, query: FrameQuery) -> Result<Value, Raise> {
        Ok(match query {
            FrameQuery::Globals => {
                // Library modules ask for their own namespace; only the kernel is nobody's.
                let caller = self.frames.iter().rev().find(|frame| Some(frame.globals) != self.kernel);
                let globals = caller.map_or(self.globals, |frame| frame.globals);
                self.name_main(globals);
                globals.into()
            }
            FrameQuery::Handled => self.handled,
            FrameQuery::ModuleName => {
                let globals = self.visible_frame().map_or(self.globals, |frame| frame.globals);
                self.cx.heap[globals]
                    .get_str(&self.cx.heap, StrId::from_bits(core::NAME))
                    .unwrap_or(Value::Str(StrId::from_bits(core::MAIN)))
            }
            FrameQuery::Modules => self.modules.into(),
            FrameQuery::Stack => self.current_stack(),
            FrameQuery::RecursionLimit => Value::Int(self.recursion_limit as i64),
            FrameQuery::SetRecursionLimit(limit) => {
                let depth = self.frames.len();
                if limit as usize <= depth {
                    return Err(raise::new(
                        classes::RECURSION_ERROR,
                        format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"),
                    ));
                }
                self.recursion_limit = limit as usize;
                Value::None
            }
            FrameQuery::Locals => self.locals().into(),
            FrameQuery::LocalNames => {
                let dict = self.locals();
                let mut names: Vec<Value> = self.cx.heap[dict].iter().map(|entry| entry.key).collect();
                let heap = &self.cx.heap;
                let text = |value: &Value| if let Value::Str(id) = *value { heap.text(id) } else { "" };
                names.sort_by(|a, b| text(a).cmp(text(b)));
                self.cx.heap.new_list(names)
            }
        })
    }

    /// The program's namespace gets its `__name__` when somebody looks at it as a dict: a run that does not costs nothing.
    fn name_main(&mut self, globals: DictId) {
        let name = StrId::from_bits(core::NAME);
        if globals == self.globals && self.cx.heap[globals].find_str(&self.cx.heap, name).is_none() {
            self.cx.heap.dict_set_str(globals, name, Value::Str(StrId::from_bits(core::MAIN)));
        }
    }

    /// `locals()` of the program's innermost frame.
    pub fn locals(&mut self) -> DictId {
        let Some(frame) = self.visible_frame().copied() else { return self.globals };
        let code = self.cx.heap.code(frame.code);
        if code.flags.contains(CodeFlags::MODULE) {
            return frame.globals;
        }
        let base = frame.base as usize;
        if code.flags.contains(CodeFlags::CLASS_BODY)
            && let Value::Dict(namespace) = self.stack[base]
        {
            return namespace;
        }
        let places = code.locals.clone();
        let dict = Dict::default().alloc(&mut self.cx.heap);
        for &(name, place) in &places {
            let value = match place {
                Place::Register(r) => self.stack[base + r as usize],
                Place::Cell(r) => match self.stack[base + r as usize] {
                    Value::Cell(cell) => self.cx.heap[cell].value,
                    other => other,
                },
                Place::Entry(r) => match self.stack[base + r as usize] {
                    Value::Dict(entries) => self.cx.heap[entries].get_str(&self.cx.heap, StrId::from_bits(name)).unwrap_or(Value::Unbound),
                    _ => Value::Unbound,
                },
                Place::Free(i) => match frame.function {
                    Some(function) => {
                        let cell = self.cx.heap[function].closure[i as usize];
                        self.cx.heap[cell].value
                    }
                    None => Value::Unbound,
                },
            };
            if !value.is_unbound() {
                self.cx.heap.dict_set_str(dict, StrId::from_bits(name), value);
            }
        }
        dict
    }
}
