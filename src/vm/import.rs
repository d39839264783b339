//! Imports: modules of the library, made on first use in a run.
//!
//! A module with Python parts runs its body as a frame; the import instruction then runs again and finds the module.

use super::Vm;
use super::frame::{Frame, OnReturn};
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, Value};
use crate::heap::objects::Module;
use crate::heap::value::{CodeRef, StrId};
use crate::object::native::Raise;
use crate::object::raise;
use crate::text::core;

impl Vm {
    /// `import name`
    pub fn import_name(&mut self, d: u8, deep: bool, level: u8, name: u32) -> Result<(), Raise> {
        let text = self.cx.heap.text(StrId::from_bits(name)).to_owned();
        if level > 0 {
            return Err(raise::import_error("attempted relative import with no known parent package"));
        }
        let mut module = None;
        let mut parent: Option<Value> = None;
        for end in text.char_indices().filter(|&(_, c)| c == '.').map(|(i, _)| i).chain([text.len()]) {
            let full = &text[..end];
            match self.loaded_module(full) {
                Some(found) => {
                    if parent.is_none() || deep {
                        module = Some(found);
                    }
                    self.bind_submodule(parent, full, found);
                    parent = Some(found);
                }
                // Its body runs now; this instruction comes again afterwards.
                None => return self.load_module(full),
            }
        }
        self.set_register(d, module.unwrap_or(Value::None));
        Ok(())
    }

    fn bind_submodule(&mut self, parent: Option<Value>, full: &str, module: Value) {
        if let (Some(Value::Module(parent)), Some((_, last))) = (parent, full.rsplit_once('.'))
            && let Value::Str(name) = self.cx.heap.new_str(last)
        {
            let dict = self.cx.heap[parent].dict;
            if self.cx.heap[dict].find_str(&self.cx.heap, name).is_none() {
                self.cx.heap.dict_set_str(dict, name, module);
            }
        }
    }

    /// A module that this run has imported.
    pub fn loaded_module(&mut self, name: &str) -> Option<Value> {
        let Value::Str(key) = self.cx.heap.new_str(name) else { return None };
        self.cx.heap[self.modules].get_str(&self.cx.heap, key)
    }

    /// Makes a module; runs its Python part as a frame on top.
    fn load_module(&mut self, name: &str) -> Result<(), Raise> {
        let natives = super::natives::module(name);
        let prelude = crate::prelude::library_unit(name);
        if natives.is_none() && prelude.is_none() && name != "__main__" {
            return Err(self.module_not_found(name));
        }
        // The program itself is a module too.
        let dict = if name == "__main__" { self.globals } else { Dict::default().alloc(&mut self.cx.heap) };
        let Value::Str(name_id) = self.cx.heap.new_str(name) else {
            return Err(raise::system_error("module names are strings"));
        };
        let module = self.cx.heap.new(Module { name: name_id.into(), dict });
        self.cx.heap.dict_set_str(dict, StrId::from_bits(core::NAME), name_id.into());
        if self.cx.heap[dict].find_str(&self.cx.heap, StrId::from_bits(core::DOC)).is_none() {
            self.cx.heap.dict_set_str(dict, StrId::from_bits(core::DOC), Value::None);
        }
        for &(attr, value) in natives.unwrap_or(&[]) {
            if let Value::Str(attr) = self.cx.heap.new_str(attr) {
                self.cx.heap.dict_set_str(dict, attr, value);
            }
        }
        let modules = self.modules;
        self.cx.heap.dict_set_str(modules, name_id, module);
        match prelude {
            Some(unit) => self.run_module(CodeRef::new(unit, 0), dict, OnReturn::Again),
            None => self.deliver(OnReturn::Again, Value::None),
        }
    }

    /// Pushes the frame of a module body.
    pub fn run_module(&mut self, code: CodeRef, globals: DictId, on_return: OnReturn) -> Result<(), Raise> {
        if self.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        let registers = self.cx.heap.code(code).registers as usize;
        let base = self.top() + 1;
        self.ensure_stack(base + registers);
        self.stack[base - 1..base + registers].fill(Value::Unbound);
        let runtime = self.runtime(code);
        let end = (base + registers) as u32;
        self.frames.push(Frame { code, pc: 0, base: base as u32, end, function: None, generator: None, globals, on_return, runtime });
        Ok(())
    }

    #[cold]
    fn module_not_found(&mut self, name: &str) -> Raise {
        let (message, package) = match name.rsplit_once('.') {
            Some((parent, _)) if self.loaded_module(parent).is_some() => {
                (format!("No module named '{name}'; '{parent}' is not a package"), name)
            }
            _ => (format!("No module named '{name}'"), name),
        };
        let value = self.cx.heap.new_str(package);
        raise::with_attrs(classes::MODULE_NOT_FOUND_ERROR, message, vec![(StrId::from_bits(core::NAME_ATTR), value)])
    }

    /// `from module import name`
    pub fn import_from(&mut self, d: u8, a: u8, name: u32) -> Result<(), Raise> {
        let (module, name) = (self.register(a), StrId::from_bits(name));
        let Value::Module(id) = module else {
            return self.get_attr_dynamic(module, name, self.top(), OnReturn::Store(d));
        };
        let dict = self.cx.heap[id].dict;
        if let Some(value) = self.cx.heap[dict].get_str(&self.cx.heap, name) {
            self.set_register(d, value);
            return Ok(());
        }
        let module_name_value = self.cx.heap[id].name;
        let module_name = self.text_of(module_name_value).to_owned();
        let full = format!("{module_name}.{}", self.cx.heap.text(name));
        if let Some(found) = self.loaded_module(&full) {
            self.bind_submodule(Some(module), &full, found);
            self.set_register(d, found);
            return Ok(());
        }
        if super::natives::module(&full).is_some() || crate::prelude::library_unit(&full).is_some() {
            return self.load_module(&full);
        }
        if let Some(hook) = self.cx.heap[dict].get_str(&self.cx.heap, StrId::from_bits(core::GETATTR)) {
            // PEP 562: a module's own `__getattr__` answers for the names that it does not have.
            return self.call_kernel("import_by_hook", &[hook, name.into(), module_name_value], OnReturn::Store(d));
        }
        let text = format!("cannot import name '{}' from '{module_name}' (unknown location)", self.cx.heap.shown(name));
        let module_name = self.cx.heap[id].name;
        let mut attrs = vec![(StrId::from_bits(core::NAME_ATTR), module_name)];
        if let Value::Str(name_from) = self.cx.heap.new_str("name_from") {
            attrs.push((name_from, name.into()));
        }
        Err(raise::with_attrs(classes::IMPORT_ERROR, text, attrs))
    }
}
