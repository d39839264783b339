//! Patterns of `match` that need no Python code: classes, mappings and lengths of what has no hooks in Python.
//!
//! Owns the shortcuts of `CallIntrinsic`; every other subject, and everything that raises, is the kernel's
//! (`prelude/kernel/operators.py`), which follows the language reference step by step.
//! Never changes anything, so that the kernel can always begin anew.
//! Start reading at [`Vm::match_natively`].

use super::Vm;
use super::attr::Attr;
use crate::bytecode::instr::Intrinsic;
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::value::{ClassId, StrId};
use crate::object::native::Raise;
use crate::object::{args, item};
use crate::text::core;

/// Classes whose one positional sub-pattern is the subject itself.
const SELF_MATCHING: [ClassId; 11] = [
    classes::BOOL,
    classes::BYTEARRAY,
    classes::BYTES,
    classes::DICT,
    classes::FLOAT,
    classes::FROZENSET,
    classes::INT,
    classes::LIST,
    classes::SET,
    classes::STR,
    classes::TUPLE,
];

/// Whether a value of a built-in type is a sequence for `match`.
fn is_sequence(subject: Value) -> bool {
    matches!(subject, Value::List(_) | Value::Tuple(_) | Value::Range(_) | Value::MemoryView(_) | Value::Deque(_))
}

impl Vm {
    /// The answer of an intrinsic of `match` to the `n` arguments from `stack[at]` on, where no Python code has a say in it.
    pub(super) fn match_natively(&mut self, which: Intrinsic, at: usize, n: usize) -> Result<Option<Value>, Raise> {
        let mut few = [Value::Unbound; 4];
        let Some(args) = few.get_mut(..n) else { return Ok(None) };
        args.copy_from_slice(&self.stack[at..at + n]);
        match (which, &*args) {
            (Intrinsic::MatchIsSequence | Intrinsic::MatchIsMapping, &[Value::Instance(id)]) => {
                let native = self.cx.heap[id].native;
                let sequence = matches!(native, Value::List(_) | Value::Tuple(_) | Value::Deque(_));
                let mapping = matches!(native, Value::Dict(_));
                let is = if which == Intrinsic::MatchIsMapping { mapping } else { sequence };
                Ok((!self.has_abstract_classes()).then(|| is.into()))
            }
            (Intrinsic::MatchInstance, &[subject, Value::Class(class)]) => {
                let plain = self.cx.heap.class(class).metaclass == classes::TYPE;
                Ok(plain.then(|| self.cx.heap.is_instance(subject, class).into()))
            }
            (Intrinsic::MatchLen, &[Value::Instance(id)]) => {
                let sequence = matches!(self.cx.heap[id].native, Value::List(_) | Value::Tuple(_) | Value::Deque(_));
                Ok((!sequence && !self.has_abstract_classes()).then_some(Value::Int(-1)))
            }
            (_, [Value::Instance(_), ..]) if which != Intrinsic::MatchClass => Ok(None),
            (Intrinsic::MatchIsSequence, &[subject]) => Ok(Some(is_sequence(subject).into())),
            (Intrinsic::MatchLen, &[subject]) if !is_sequence(subject) => Ok(Some(Value::Int(-1))),
            (Intrinsic::MatchIsMapping, &[subject]) => Ok(Some(matches!(subject, Value::Dict(_) | Value::Proxy(_)).into())),
            (Intrinsic::Len | Intrinsic::MatchLen, &[subject]) => match self.retry(|cx| item::len(cx, subject)) {
                Ok(len) => Ok(Some(Value::Int(len as i64))),
                Err(_) => Ok(None),
            },
            (Intrinsic::MatchKeys, &[subject, keys]) => Ok(self.match_keys(subject, keys)),
            (Intrinsic::MatchClass, &[subject, Value::Class(class), Value::Int(positional), Value::Tuple(names)]) => {
                // Code from bytes may ask for any number.
                let Ok(positional) = usize::try_from(positional) else { return Ok(None) };
                let names = self.cx.heap[names].items.to_vec();
                Ok(self.match_class(subject, class, positional, names))
            }
            _ => Ok(None),
        }
    }

    /// Whether a class may count as a sequence or mapping by deriving from, or being registered with, an abstract class.
    fn has_abstract_classes(&self) -> bool {
        self.cx.heap[self.modules].find_text(&self.cx.heap, "collections.abc").is_some()
    }

    /// The values of the keys in a dict, or None when one is missing.
    fn match_keys(&mut self, subject: Value, keys: Value) -> Option<Value> {
        let (Value::Dict(dict), Value::Tuple(keys)) = (subject, keys) else { return None };
        let mut values = Vec::with_capacity(self.cx.heap[keys].items.len());
        for i in 0..self.cx.heap[keys].items.len() {
            let (key, before) = (self.cx.heap[keys].items[i], &self.cx.heap[keys].items[..i]);
            // Equal keys are an error.
            if before.iter().any(|&other| crate::heap::keys::equal(&self.cx.heap, key, other) != Ok(false)) {
                return None;
            }
            match self.cx.heap.dict_find(dict, key)? {
                Some(slot) => values.push(self.cx.heap[dict].slots()[slot].value),
                None => return Some(Value::None),
            }
        }
        Some(self.cx.heap.new_tuple(values))
    }

    /// The attributes that the sub-patterns get, or None when the subject is no instance of the class or lacks one.
    fn match_class(&mut self, subject: Value, class: ClassId, positional: usize, names: Vec<Value>) -> Option<Value> {
        if self.cx.heap.class(class).metaclass != classes::TYPE {
            return None;
        }
        if !self.cx.heap.is_instance(subject, class) {
            return Some(Value::None);
        }
        let (mut values, mut attributes) = (Vec::new(), Vec::new());
        if positional > 0 {
            match self.find_attr(class.into(), StrId::from_bits(core::MATCH_ARGS)).ok()? {
                Attr::Value(Value::Tuple(known)) => attributes.extend_from_slice(self.cx.heap[known].items.get(..positional)?),
                Attr::Missing if positional == 1 && self.matches_itself(class) => values.push(subject),
                _ => return None,
            }
        }
        attributes.extend_from_slice(&names);
        for (i, &name) in attributes.iter().enumerate() {
            let Value::Str(name) = name else { return None };
            if attributes[..i].iter().any(|&other| crate::heap::keys::equal(&self.cx.heap, name.into(), other) != Ok(false)) {
                return None;
            }
            values.push(self.plain_attribute(subject, name)?);
        }
        Some(self.cx.heap.new_tuple(values))
    }

    fn matches_itself(&self, class: ClassId) -> bool {
        SELF_MATCHING.iter().any(|&base| classes::is_subclass(&self.cx.heap, class, base))
    }

    /// An attribute of an instance that is just there.
    fn plain_attribute(&mut self, subject: Value, name: StrId) -> Option<Value> {
        if !matches!(subject, Value::Instance(_)) || args::in_python(&self.cx.heap, subject, core::GETATTRIBUTE) {
            return None;
        }
        match self.find_attr(subject, name).ok()? {
            Attr::Value(value) | Attr::Slot(value, _) => Some(value),
            Attr::Method(_) | Attr::Call(..) | Attr::Missing => None,
        }
    }
}
