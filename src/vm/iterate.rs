//! Loops, unpacking and item access beyond the loop's fast paths.

use super::Vm;
use super::frame::OnReturn;
use crate::bytecode::instr::Instr;
use crate::heap::classes;
use crate::heap::kinds::{GeneratorId, Heap, Value};
use crate::heap::objects::Slice;
use crate::heap::step::GeneratorStep;
use crate::heap::value::StrId;
use crate::object::native::Raise;
use crate::object::{bulk, item, iter, list, raise, receive, search};
use crate::text::core;

/// What is unpacked.
enum Unpacked {
    /// The items of a list or a tuple that a register holds.
    Kept(Value),
    /// Items that nothing else holds.
    Taken(Vec<Value>),
}

impl Unpacked {
    fn of<'a>(&'a self, heap: &'a Heap) -> &'a [Value] {
        match self {
            Unpacked::Kept(value) => receive::items(heap, *value),
            Unpacked::Taken(items) => items,
        }
    }
}

impl Vm {
    /// `ForPrep` for what is not a list, tuple or range.
    pub fn for_prep(&mut self, s: u8, a: u8) -> Result<(), Raise> {
        let value = self.register(a);
        self.set_register(s + 1, Value::Unbound);
        self.set_register(s + 2, Value::Unbound);
        self.start_iteration(value, s, OnReturn::ForPrep)
    }

    /// `r[d] = iter(r[a])`
    pub fn get_iter(&mut self, d: u8, a: u8) -> Result<(), Raise> {
        let value = self.register(a);
        self.start_iteration(value, d, OnReturn::Iter(d))
    }

    fn start_iteration(&mut self, value: Value, d: u8, on_return: OnReturn) -> Result<(), Raise> {
        match value {
            Value::Generator(id) if !iter::is_iterator(&self.cx.heap, id) => {
                return Err(iter::not_iterable(&self.cx.heap, value));
            }
            Value::Generator(_) | Value::Iter(_) => {
                self.set_register(d, value);
                return Ok(());
            }
            Value::Instance(_) | Value::Class(_) => {
                let class = self.cx.heap.class_of(value);
                match self.lookup(class, StrId::from_bits(core::ITER)) {
                    Some(Value::None) => {}
                    Some(function) => return self.invoke_special(function, &[value], on_return),
                    None => {
                        if self.lookup(class, StrId::from_bits(core::GETITEM)).is_some() {
                            return self.call_kernel("iter_by_getitem", &[value], on_return);
                        }
                    }
                }
                return Err(raise::type_error(format!("'{}' object is not iterable", self.cx.heap.message_name(class))));
            }
            _ => {}
        }
        match self.retry(|cx| iter::iter(cx, value)) {
            Ok(iterator) => {
                self.set_register(d, iterator);
                Ok(())
            }
            Err(Raise::Python) => self.call_kernel("iter_any", &[value], on_return),
            Err(raise) => Err(raise),
        }
    }

    /// `__iter__` of the loop's iterable returned.
    pub fn for_prep_result(&mut self, value: Value) -> Result<(), Raise> {
        let Instr::ForPrep { s, .. } = self.current() else { return Err(raise::system_error("a loop waits for its iterator")) };
        self.iter_result(s, value)
    }

    /// An iterator arrived: checked, into a register.
    pub fn iter_result(&mut self, d: u8, value: Value) -> Result<(), Raise> {
        let ok = match value {
            Value::Iter(_) | Value::Generator(_) => true,
            _ => {
                let class = self.cx.heap.class_of(value);
                self.lookup(class, StrId::from_bits(core::NEXT)).is_some()
            }
        };
        if !ok {
            return Err(raise::type_error(format!("iter() returned non-iterator of type '{}'", self.cx.heap.type_name(value))));
        }
        self.set_register(d, value);
        Ok(())
    }

    /// `ForNext` over a generator or an object with `__next__`.
    pub fn for_iter(&mut self, s: u8) -> Result<(), Raise> {
        let iterator = self.register(s);
        match iterator {
            Value::Generator(id) => match self.cx.heap[id].step {
                GeneratorStep::Body => self.resume_generator(id, Value::None, OnReturn::ForIter),
                step => self.next_by_call(id, step, s),
            },
            _ => {
                let class = self.cx.heap.class_of(iterator);
                match self.lookup(class, StrId::from_bits(core::NEXT)) {
                    Some(next) => match self.invoke_special(next, &[iterator], OnReturn::ForIter) {
                        Err(raise) => self.native_ended(raise),
                        done => done,
                    },
                    None => Err(raise::type_error(format!("'{}' object is not an iterator", self.cx.heap.message_name(class)))),
                }
            }
        }
    }

    /// `ForNext` over a `map` or `filter`: calls the function from the loop's own frame. The body of the generator, which would
    /// do the same, stays where it is.
    fn next_by_call(&mut self, id: GeneratorId, step: GeneratorStep, s: u8) -> Result<(), Raise> {
        let generator = &self.cx.heap[id];
        let &[function, Value::Iter(items), ..] = &*generator.registers else {
            return self.resume_generator(id, Value::None, OnReturn::ForIter);
        };
        if step == GeneratorStep::Call {
            return self.resume_generator(id, Value::None, OnReturn::ForIter).or_else(|raise| self.native_ended(raise));
        }
        let Some(item) = self.retry(|cx| iter::next(cx, items))? else { return Ok(()) };
        self.set_register(s + 2, item);
        let at = self.top();
        self.ensure_stack(at + 2);
        self.stack[at] = function;
        self.stack[at + 1] = item;
        self.call(at, 1, None, OnReturn::Filter).or_else(|raise| self.native_ended(raise))
    }

    /// The truth of what the function of a `filter` said about the item that the loop has put aside.
    pub fn filtered(&mut self, truth: bool) -> Result<(), Raise> {
        let frame = self.frames.last_mut().expect("a frame loops");
        if !truth {
            // The instruction runs again, for the next item.
            frame.pc -= 1;
            return Ok(());
        }
        let Instr::ForNext { s, .. } = self.current() else { return Ok(()) };
        self.for_iter_result(self.register(s + 2))
    }

    /// The next item arrived.
    pub fn for_iter_result(&mut self, value: Value) -> Result<(), Raise> {
        let frame = self.frames.last_mut().expect("a frame loops");
        if let Instr::ForNext { d, to, .. } = self.cx.heap.code(frame.code).instrs[frame.pc as usize - 1] {
            self.stack[frame.base as usize + d as usize] = value;
            frame.pc = to;
        }
        Ok(())
    }

    /// `UnpackSequence` and `UnpackEx`.
    pub fn unpack(&mut self, first: u8, a: u8, before: u8, after: Option<u8>) -> Result<(), Raise> {
        let value = self.register(a);
        match value {
            Value::Tuple(_) | Value::List(_) => return self.store_unpacked(first, before, after, Unpacked::Kept(value), true),
            Value::Instance(_) | Value::Generator(_) | Value::Class(_) => {
                let most = if after.is_some() { Value::None } else { Value::Int(i64::from(before) + 1) };
                return self.call_kernel("unpack_items", &[value, most], OnReturn::Unpack);
            }
            _ => {}
        }
        if !self.is_natively_iterable(value) {
            let name = self.cx.heap.type_name(value);
            return Err(raise::type_error(format!("cannot unpack non-iterable {name} object")));
        }
        match self.retry(|cx| iter::collect(cx, value)) {
            // CPython counts what is left only when the object itself is a list, tuple or dict.
            Ok(items) => self.store_unpacked(first, before, after, Unpacked::Taken(items), matches!(value, Value::Dict(_))),
            Err(Raise::Python) => {
                let most = if after.is_some() { Value::None } else { Value::Int(i64::from(before) + 1) };
                self.call_kernel("unpack_items", &[value, most], OnReturn::Unpack)
            }
            Err(raise) => Err(raise),
        }
    }

    fn is_natively_iterable(&mut self, value: Value) -> bool {
        let class = self.cx.heap.class_of(value);
        matches!(value, Value::Iter(_) | Value::GenericAlias(_)) || self.lookup(class, StrId::from_bits(core::ITER)).is_some()
    }

    /// The items to unpack arrived as a list (at most one more than wanted).
    pub fn unpack_result(&mut self, value: Value) -> Result<(), Raise> {
        let Value::List(id) = value else { return Err(raise::system_error("unpacking gets a list")) };
        let items = Unpacked::Taken(self.cx.heap[id].items.clone());
        match self.current() {
            Instr::UnpackPair { base, .. } => self.store_unpacked(base, 2, None, items, false),
            Instr::UnpackSequence { base, n, .. } => self.store_unpacked(base, n, None, items, false),
            Instr::UnpackEx { base, before, after, .. } => self.store_unpacked(base, before, Some(after), items, false),
            _ => Err(raise::system_error("an unpacking instruction waits")),
        }
    }

    fn store_unpacked(&mut self, first: u8, before: u8, after: Option<u8>, items: Unpacked, exact: bool) -> Result<(), Raise> {
        let (n, have) = (before as usize, items.of(&self.cx.heap).len());
        let base = self.frames.last().expect("an instruction is being executed").base as usize + first as usize;
        match after {
            None if have == n => {
                self.stack[base..base + n].copy_from_slice(items.of(&self.cx.heap));
                Ok(())
            }
            None if have > n && exact => Err(raise::value_error(format!("too many values to unpack (expected {n}, got {have})"))),
            None if have > n => Err(raise::value_error(format!("too many values to unpack (expected {n})"))),
            None => Err(raise::value_error(format!("not enough values to unpack (expected {n}, got {have})"))),
            Some(after) => {
                let after = after as usize;
                if have < n + after {
                    return Err(raise::value_error(format!("not enough values to unpack (expected at least {}, got {have})", n + after)));
                }
                let middle = match &items {
                    Unpacked::Kept(_) => self.retry(|cx| {
                        let (heap, meter) = cx.parts();
                        let middle = &items.of(heap)[n..have - after];
                        search::reserve(heap, size_of_val(middle))?;
                        bulk::copied(meter, middle)
                    })?,
                    Unpacked::Taken(_) => Vec::new(),
                };
                let around = items.of(&self.cx.heap);
                self.stack[base..base + n].copy_from_slice(&around[..n]);
                self.stack[base + n + 1..base + n + 1 + after].copy_from_slice(&around[have - after..]);
                // An iterator has given the others away: nothing may stop this, and no collection see it.
                let middle = match items {
                    Unpacked::Kept(_) => middle,
                    Unpacked::Taken(mut items) => {
                        items.truncate(have - after);
                        items.drain(..n);
                        items
                    }
                };
                self.stack[base + n] = self.cx.heap.new_list(middle);
                Ok(())
            }
        }
    }

    /// `r[d] = r[a][r[b]]`
    pub fn get_item(&mut self, d: u8, a: u8, b: u8) -> Result<(), Raise> {
        let (object, key) = (self.register(a), self.register(b));
        self.get_item_values(object, key, OnReturn::Store(d))
    }

    fn get_item_values(&mut self, object: Value, key: Value, on_return: OnReturn) -> Result<(), Raise> {
        match object {
            Value::Instance(_) => {
                let class = self.cx.heap.class_of(object);
                return match self.lookup(class, StrId::from_bits(core::GETITEM)) {
                    Some(function) => self.invoke_special(function, &[object, key], on_return),
                    None => Err(raise::type_error(format!("'{}' object is not subscriptable", self.cx.heap.message_name(class)))),
                };
            }
            Value::Class(class) => return self.subscript_class(class, key, on_return),
            _ => {}
        }
        match self.retry(|cx| item::get(cx, object, key)) {
            Ok(value) => self.deliver(on_return, value),
            Err(Raise::Python) => self.call_kernel("getitem_any", &[object, key], on_return),
            Err(raise) => Err(raise),
        }
    }

    /// `C[key]`
    fn subscript_class(&mut self, class: crate::heap::value::ClassId, key: Value, on_return: OnReturn) -> Result<(), Raise> {
        let metaclass = self.cx.heap.class(class).metaclass;
        if metaclass != classes::TYPE
            && let Some(function) = self.lookup(metaclass, StrId::from_bits(core::GETITEM))
        {
            return self.invoke_special(function, &[class.into(), key], on_return);
        }
        if class == classes::TYPE {
            let alias = self.retry(|cx| item::get(cx, class.into(), key))?;
            return self.deliver(on_return, alias);
        }
        match self.find_attr(class.into(), StrId::from_bits(core::CLASS_GETITEM))? {
            super::attr::Attr::Value(function) | super::attr::Attr::Slot(function, _) => self.invoke(function, &[key], on_return),
            super::attr::Attr::Method(function) => self.invoke(function, &[class.into(), key], on_return),
            super::attr::Attr::Call(..) | super::attr::Attr::Missing => {
                Err(raise::type_error(format!("type '{}' is not subscriptable", self.cx.heap.message_name(class))))
            }
        }
    }

    /// `r[d] = r[a][start:stop:step]`
    pub fn get_slice(&mut self, d: u8, a: u8, parts: [Value; 3]) -> Result<(), Raise> {
        let object = self.register(a);
        if !matches!(object, Value::Instance(_) | Value::Class(_)) {
            match self.retry(|cx| item::slice(cx, object, parts)) {
                Ok(value) => {
                    self.set_register(d, value);
                    return Ok(());
                }
                Err(Raise::Python) => {}
                Err(raise) => return Err(raise),
            }
        }
        self.with_slice(parts, |vm, key| vm.get_item_values(object, key, OnReturn::Store(d)))
    }

    /// Does something with a slice object that nothing else keeps alive.
    fn with_slice(&mut self, parts: [Value; 3], work: impl FnOnce(&mut Vm, Value) -> Result<(), Raise>) -> Result<(), Raise> {
        let [start, stop, step] = parts.map(Value::or_none);
        let key = self.cx.heap.new(Slice { start, stop, step });
        self.roots.push(key);
        let result = work(self, key);
        self.roots.pop();
        result
    }

    /// `r[a][start:stop:step] = r[v]`
    pub fn set_slice(&mut self, a: u8, v: u8, parts: [Value; 3]) -> Result<(), Raise> {
        let (object, value) = (self.register(a), self.register(v));
        if let Value::List(id) = object {
            match self.retry(|cx| list::assign_slice(cx, id, parts, value)) {
                Err(Raise::Python) => {}
                result => return result,
            }
        }
        self.with_slice(parts, |vm, key| vm.set_item_values(object, key, value))
    }

    /// `r[a][r[b]] = r[v]`
    pub fn set_item(&mut self, a: u8, b: u8, v: u8) -> Result<(), Raise> {
        let (object, key, value) = (self.register(a), self.register(b), self.register(v));
        self.set_item_values(object, key, value)
    }

    fn set_item_values(&mut self, object: Value, key: Value, value: Value) -> Result<(), Raise> {
        if let Value::Instance(_) | Value::Class(_) = object {
            let class = self.cx.heap.class_of(object);
            return match self.lookup(class, StrId::from_bits(core::SETITEM)) {
                Some(function) => self.invoke_special(function, &[object, key, value], OnReturn::Discard),
                None => Err(raise::type_error(format!("'{}' object does not support item assignment", self.cx.heap.message_name(class)))),
            };
        }
        match self.retry(|cx| item::set(cx, object, key, value)) {
            Err(Raise::Python) => self.call_kernel("setitem_any", &[object, key, value], OnReturn::Discard),
            result => result,
        }
    }

    /// `del r[a][r[b]]`
    pub fn del_item(&mut self, a: u8, b: u8) -> Result<(), Raise> {
        let (object, key) = (self.register(a), self.register(b));
        if let Value::Instance(_) | Value::Class(_) = object {
            let class = self.cx.heap.class_of(object);
            return match self.lookup(class, StrId::from_bits(core::DELITEM)) {
                Some(function) => self.invoke_special(function, &[object, key], OnReturn::Discard),
                None => Err(item::no_deletion(&self.cx.heap, object, key)),
            };
        }
        match self.retry(|cx| item::delete(cx, object, key)) {
            Err(Raise::Python) => self.call_kernel("delitem_any", &[object, key], OnReturn::Discard),
            result => result,
        }
    }
}
