//! Displays, comprehensions' appends, f-strings.

use super::Vm;
use super::frame::OnReturn;
use crate::bytecode::instr::FORMAT_DEFERRED;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, Heap, ListId, Value};
use crate::heap::objects::{Items, Slice};
use crate::heap::set::Set;
use crate::num::float::text::push_repr;
use crate::object::native::{Cx, Raise};
use crate::object::{bulk, format, list, raise, repr, search};
use crate::text::PyStr;
use std::ops::Range;

/// Texts up to this many bytes are built without asking the budget first.
const SHORT: usize = 4096;

/// The most bytes of the text of a number.
const PLAIN: usize = 24;

/// Whether a value can stand for its own text until the string is built: it cannot change, and its text needs no attribute.
#[inline]
pub fn is_plain(value: Value) -> bool {
    matches!(value, Value::Str(_) | Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None)
}

/// Adds a key to a dict, or replaces its value.
pub fn dict_insert(cx: &mut Cx, dict: DictId, key: Value, value: Value) -> Result<(), Raise> {
    let hash = crate::object::dict::key_hash(cx, key)?;
    match cx.heap[dict].find(&cx.heap, key, hash)? {
        Some(slot) => cx.heap[dict].set_value(slot, value),
        None => {
            let growth = cx.heap[dict].growth();
            if growth > 4096 {
                cx.reserve(growth)?;
            }
            cx.heap.budget.charge(growth);
            cx.heap.dict_push(dict, key, hash, value)?;
        }
    }
    Ok(())
}

/// Appends the text of a part of an f-string.
fn push_plain(heap: &Heap, text: &mut String, part: Value) {
    match part {
        Value::Str(id) => text.push_str(heap.text(id)),
        Value::Int(i) => text.push_str(itoa::Buffer::new().format(i)),
        Value::Float(f) => push_repr(text, f.get()),
        Value::Bool(b) => text.push_str(if b.get() { "True" } else { "False" }),
        Value::None => text.push_str("None"),
        _ => {}
    }
}

/// `tuple(list)`
fn tuple_of(cx: &mut Cx, list: ListId) -> Result<Value, Raise> {
    let (heap, meter) = cx.parts();
    search::reserve(heap, size_of_val(&heap[list].items[..]))?;
    let items = bulk::copied(meter, &heap[list].items)?;
    Ok(cx.heap.new_tuple(items))
}

/// The parts of a long f-string: its strings have `len` bytes, of which `continuing` begin no code point.
fn joined(cx: &mut Cx, parts: &[Value], len: usize, continuing: usize) -> Result<Value, Raise> {
    cx.reserve(len + SHORT)?;
    let (heap, meter) = cx.parts();
    let mut text = meter.fresh(String::with_capacity(len + PLAIN * parts.len()));
    for &part in parts {
        match part {
            Value::Str(id) => bulk::push_text(meter, &mut text, heap.text(id))?,
            _ => push_plain(heap, &mut text, part),
        }
    }
    let chars = text.len() - continuing;
    Ok(Value::Str(cx.heap.alloc_str(PyStr::with_chars(text.done(), chars))))
}

impl Vm {
    fn window(&self, first: u8, n: usize) -> &[Value] {
        let base = self.frames.last().expect("an instruction is being executed").base as usize + first as usize;
        &self.stack[base..base + n]
    }

    /// `[...]`
    pub fn build_list(&mut self, d: u8, first: u8, n: u8) -> Result<(), Raise> {
        let items = self.window(first, n as usize).to_vec();
        let list = self.cx.heap.new_list(items);
        self.set_register(d, list);
        Ok(())
    }

    /// `(...)`
    pub fn build_tuple(&mut self, d: u8, first: u8, n: u8) -> Result<(), Raise> {
        let items = Items::from(self.window(first, n as usize));
        let tuple = self.cx.heap.new_tuple(items);
        self.set_register(d, tuple);
        Ok(())
    }

    /// `{a, b}`
    pub fn build_set(&mut self, d: u8, first: u8, n: u8) -> Result<(), Raise> {
        let items = self.window(first, n as usize).to_vec();
        let result = self.retry(|cx| {
            let mut set = Set::default();
            for &item in &items {
                let hash = crate::object::set::key_hash(cx, item)?;
                if set.find(&cx.heap, item, hash)?.is_none() {
                    set.push(item, hash);
                }
            }
            Ok(cx.heap.new(set))
        });
        match result {
            Ok(set) => {
                self.set_register(d, set);
                Ok(())
            }
            Err(Raise::Python) => {
                let list = self.cx.heap.new_list(items);
                self.call_kernel("build_set", &[list], OnReturn::Store(d))
            }
            Err(raise) => Err(raise),
        }
    }

    /// `{k: v}`
    pub fn build_dict(&mut self, d: u8, first: u8, n: u8) -> Result<(), Raise> {
        let items = self.window(first, 2 * n as usize).to_vec();
        let result = self.retry(|cx| {
            let dict = Dict::with_capacity(items.len() / 2).alloc(&mut cx.heap);
            for pair in items.chunks_exact(2) {
                dict_insert(cx, dict, pair[0], pair[1])?;
            }
            Ok(dict)
        });
        match result {
            Ok(dict) => {
                self.set_register(d, dict.into());
                Ok(())
            }
            Err(Raise::Python) => {
                let list = self.cx.heap.new_list(items);
                self.call_kernel("build_dict", &[list], OnReturn::Store(d))
            }
            Err(raise) => Err(raise),
        }
    }

    /// `slice(...)`
    pub fn build_slice(&mut self, d: u8, first: u8) -> Result<(), Raise> {
        let [start, stop, step] = *self.window(first, 3) else { return Err(raise::system_error("a slice has three parts")) };
        let slice = self.cx.heap.new(Slice { start, stop, step });
        self.set_register(d, slice);
        Ok(())
    }

    /// The parts of an f-string, joined. Ints and the like stand for their text, see [`is_plain`].
    pub fn build_string(&mut self, d: u8, first: u8, n: u8) -> Result<(), Raise> {
        let base = self.frames.last().expect("an instruction is being executed").base as usize + first as usize;
        let parts = base..base + n as usize;
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        let mut continuing = 0;
        for &part in &self.stack[parts.clone()] {
            match part {
                Value::Str(id) => {
                    let part = self.cx.heap.str(id);
                    if text.len() + part.as_str().len() > SHORT {
                        self.scratch = text;
                        return self.build_long_string(d, parts);
                    }
                    continuing += part.as_str().len() - part.chars();
                    text.push_str(part.as_str());
                }
                _ => push_plain(&self.cx.heap, &mut text, part),
            }
        }
        let value = match text.len() {
            0 | 1 => self.cx.heap.new_str(text.as_str()),
            bytes => Value::Str(self.cx.heap.alloc_str(PyStr::with_chars(text.as_str(), bytes - continuing))),
        };
        self.set_register(d, value);
        self.scratch = text;
        Ok(())
    }

    /// The same with long parts.
    #[cold]
    fn build_long_string(&mut self, d: u8, parts: Range<usize>) -> Result<(), Raise> {
        let parts = self.stack[parts].to_vec();
        let strings = parts.iter().filter_map(|part| if let Value::Str(id) = *part { Some(self.cx.heap.str(id)) } else { None });
        let (len, continuing) = strings.fold((0, 0), |(len, continuing), part| {
            let bytes = part.as_str().len();
            (len + bytes, continuing + bytes - part.chars())
        });
        let text = self.retry(|cx| joined(cx, &parts, len, continuing))?;
        self.set_register(d, text);
        Ok(())
    }

    /// One field of an f-string.
    pub fn format(&mut self, d: u8, a: u8, spec: Option<u8>, conv: u8) -> Result<(), Raise> {
        let value = self.register(a);
        let spec = spec.map(|spec| self.register(spec));
        let conv = conv & !FORMAT_DEFERRED;
        if let Some(text) = self.format_quickly(value, spec, conv) {
            self.set_register(d, text);
            return Ok(());
        }
        let spec_text = match spec {
            Some(Value::Str(id)) => self.retry(|cx| bulk::owned(cx, id))?,
            _ => String::new(),
        };
        let result = self.retry(|cx| {
            let text = match conv {
                1 => repr::str(cx, value)?,
                2 => repr::repr(cx, value)?,
                3 => repr::ascii(cx, value)?,
                _ => {
                    let text = format::format(cx, value, &spec_text)?;
                    return cx.text(text);
                }
            };
            let text = cx.text(text)?;
            if spec_text.is_empty() {
                return Ok(text);
            }
            let text = format::format(cx, text, &spec_text)?;
            cx.text(text)
        });
        match result {
            Ok(text) => {
                self.set_register(d, text);
                Ok(())
            }
            Err(Raise::Python) => {
                let spec = self.cx.heap.new_str(spec_text);
                self.call_kernel("format_field", &[value, Value::Int(i64::from(conv)), spec], OnReturn::Store(d))
            }
            Err(raise) => Err(raise),
        }
    }

    /// A field of the common kinds.
    fn format_quickly(&mut self, value: Value, spec: Option<Value>, conv: u8) -> Option<Value> {
        match (value, spec) {
            (Value::Str(_), None) if conv <= 1 => return Some(value),
            (_, None) if is_plain(value) && conv <= 1 => {
                let mut text = std::mem::take(&mut self.scratch);
                text.clear();
                push_plain(&self.cx.heap, &mut text, value);
                self.scratch = text;
            }
            (_, Some(Value::Str(spec))) if conv == 0 => {
                self.scratch.clear();
                if !format::quick(&self.cx.heap, &mut self.scratch, value, self.cx.heap.text(spec)) {
                    return None;
                }
            }
            _ => return None,
        }
        Some(self.cx.heap.new_str(self.scratch.as_str()))
    }

    /// `list.append` for comprehensions, when the list has to grow.
    pub fn list_append(&mut self, list: u8, a: u8) -> Result<(), Raise> {
        let (Value::List(id), value) = (self.register(list), self.register(a)) else { return Ok(()) };
        let capacity = self.cx.heap[id].items.capacity();
        let more = capacity.max(4);
        if more > 256 {
            self.retry(|cx| cx.reserve(more * size_of::<Value>()))?;
        }
        list::make_room(&mut self.cx, id, capacity + more)?;
        self.cx.heap[id].items.push(value);
        Ok(())
    }

    /// `set.add` for comprehensions.
    pub fn set_add(&mut self, set: u8, a: u8) -> Result<(), Raise> {
        let (Value::Set(id), value) = (self.register(set), self.register(a)) else { return Ok(()) };
        let result = self.retry(|cx| {
            let hash = crate::object::set::key_hash(cx, value)?;
            if cx.heap[id].find(&cx.heap, value, hash)?.is_none() {
                let growth = cx.heap[id].growth();
                if growth > 4096 {
                    cx.reserve(growth)?;
                }
                cx.heap.budget.charge(growth);
                cx.heap.set_push(id, value, hash)?;
            }
            Ok(())
        });
        match result {
            Err(Raise::Python) => self.call_kernel("set_add", &[id.into(), value], OnReturn::Discard),
            result => result,
        }
    }

    /// `dict[k] = v` for comprehensions.
    pub fn dict_set(&mut self, dict: u8, k: u8, v: u8) -> Result<(), Raise> {
        let (Value::Dict(id), key, value) = (self.register(dict), self.register(k), self.register(v)) else { return Ok(()) };
        match self.retry(|cx| dict_insert(cx, id, key, value)) {
            Err(Raise::Python) => self.call_kernel("dict_set", &[id.into(), key, value], OnReturn::Discard),
            result => result,
        }
    }

    /// `*iterable` in a display or call.
    pub fn list_extend(&mut self, list: u8, a: u8) -> Result<(), Raise> {
        let (Value::List(id), value) = (self.register(list), self.register(a)) else { return Ok(()) };
        match self.retry(|cx| list::extend_from(cx, id, value)) {
            Err(Raise::Python) => self.call_kernel("star_extend", &[id.into(), value], OnReturn::Discard),
            Err(Raise::New(new)) if new.class == crate::heap::classes::TYPE_ERROR => {
                let name = self.cx.heap.type_name(value);
                Err(raise::type_error(format!("Value after * must be an iterable, not {name}")))
            }
            result => result,
        }
    }

    /// `*iterable` as the only positional argument of a call.
    pub fn spread(&mut self, d: u8, a: u8, f: u8) -> Result<(), Raise> {
        let (value, function) = (self.register(a), self.register(f));
        match value {
            Value::Tuple(_) => {
                self.set_register(d, value);
                Ok(())
            }
            Value::List(id) => {
                let tuple = self.retry(|cx| tuple_of(cx, id))?;
                self.set_register(d, tuple);
                Ok(())
            }
            _ => self.call_kernel("spread_arguments", &[function, value], OnReturn::Store(d)),
        }
    }

    /// `*iterable` in a set display.
    pub fn set_update(&mut self, set: u8, a: u8) -> Result<(), Raise> {
        let (target, value) = (self.register(set), self.register(a));
        if let Value::Set(id) = target {
            let result = self.retry(|cx| crate::object::set::update_from(cx, id, value));
            match result {
                Err(Raise::Python) => {}
                Err(Raise::New(new)) if new.class == crate::heap::classes::TYPE_ERROR => {}
                result => return result,
            }
        }
        self.call_kernel("star_update_set", &[target, value], OnReturn::Discard)
    }

    /// `**mapping` in a dict display.
    pub fn dict_update(&mut self, dict: u8, a: u8) -> Result<(), Raise> {
        let (target, value) = (self.register(dict), self.register(a));
        if let (Value::Dict(id), Value::Dict(source)) = (target, value) {
            let result = self.retry(|cx| crate::object::dict::update_from(cx, id, source.into()));
            if !matches!(result, Err(Raise::Python)) {
                return result;
            }
        }
        self.call_kernel("star_update_dict", &[target, value], OnReturn::Discard)
    }

    /// `**mapping` in a call.
    pub fn dict_merge(&mut self, dict: u8, a: u8, f: u8) -> Result<(), Raise> {
        let (target, value, function) = (self.register(dict), self.register(a), self.register(f));
        self.call_kernel("merge_keywords", &[target, value, function], OnReturn::Discard)
    }

    /// `tuple(list)`
    pub fn list_to_tuple(&mut self, d: u8, a: u8) -> Result<(), Raise> {
        let Value::List(id) = self.register(a) else { return Ok(()) };
        let tuple = self.retry(|cx| tuple_of(cx, id))?;
        self.set_register(d, tuple);
        Ok(())
    }

    /// A string value as text, for messages.
    pub fn text_of(&self, value: Value) -> &str {
        match value {
            Value::Str(id) => self.cx.heap.text(id),
            _ => "",
        }
    }
}
