//! Built-in classes called with one to three plain arguments: `range(n)`, `str(i)`, `list(xs)`.
//!
//! Owns the shortcut past the binder for the calls that loops make. Answers None for everything else, also for what raises: the
//! constructor itself, which is in the file of its type, knows the messages.
//! Never takes an iterator among its arguments, which a second try would find advanced.
//! Start reading at [`construct`].

use super::native::{Cx, Raise};
use super::{exception, float, iter, range, set};
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::Iter;
use crate::heap::set::Set;
use crate::heap::value::ClassId;
use crate::num::float::text::push_repr;

/// `class(*args)` where that is simple.
pub fn construct(cx: &mut Cx, class: ClassId, args: &[Value]) -> Result<Option<Value>, Raise> {
    let made = if args.iter().all(|arg| is_plain(*arg)) { construct_plain(cx, class, args)? } else { None };
    if made.is_none() && exception::is_plain(&cx.heap, class) {
        return Ok(Some(exception::plain(&mut cx.heap, class, args).into()));
    }
    Ok(made)
}

#[inline]
fn construct_plain(cx: &mut Cx, class: ClassId, args: &[Value]) -> Result<Option<Value>, Raise> {
    Ok(match (class, args) {
        (classes::RANGE, &[stop @ Value::Int(_)]) => Some(range::make(cx, Value::Int(0), stop, Value::Int(1))),
        (classes::RANGE, &[start @ Value::Int(_), stop @ Value::Int(_)]) => Some(range::make(cx, start, stop, Value::Int(1))),
        (classes::RANGE, &[start @ Value::Int(_), stop @ Value::Int(_), step @ Value::Int(1.. | ..=-1)]) => {
            Some(range::make(cx, start, stop, step))
        }
        (classes::STR, &[value]) => str(cx, value),
        (classes::INT, &[value]) => int(value),
        (classes::FLOAT, &[value @ (Value::Int(_) | Value::Float(_) | Value::Bool(_))]) => float::real(cx, value)?.map(Value::float),
        (classes::LIST, []) => Some(cx.heap.new_list(Vec::new())),
        (classes::LIST, &[source]) => {
            let items = iter::collect(cx, source)?;
            Some(cx.heap.new_list(items))
        }
        (classes::TUPLE, &[Value::Tuple(id)]) => Some(id.into()),
        (classes::TUPLE, &[source]) => {
            let items = iter::collect(cx, source)?;
            Some(cx.heap.new_tuple(items))
        }
        (classes::SET, []) => Some(cx.heap.new(Set::default())),
        (classes::SET, &[source]) => {
            let set = set::from_iterable(cx, source)?;
            Some(cx.heap.new(set))
        }
        (classes::DICT, []) => Some(cx.heap.new(Dict::default())),
        (classes::ENUMERATE, &[source]) => {
            let inner = iter::enumerable(cx, source)?;
            Some(cx.heap.new(Iter::Enumerate { inner, index: Value::Int(0) }))
        }
        (classes::ZIP, &[a, b]) => {
            let inner = [iter::zippable(cx, a)?, iter::zippable(cx, b)?].into();
            Some(cx.heap.new(Iter::Zip { inner, strict: false }))
        }
        _ => None,
    })
}

/// What no class of the program has a say in, and what does not change by being looked at.
fn is_plain(value: Value) -> bool {
    !matches!(value, Value::Instance(_) | Value::Class(_) | Value::Iter(_) | Value::Generator(_) | Value::Unbound)
}

fn str(cx: &mut Cx, value: Value) -> Option<Value> {
    Some(match value {
        Value::Str(_) => value,
        Value::Int(i) => int_str(&mut cx.heap, i),
        Value::Float(f) => {
            let mut text = String::new();
            push_repr(&mut text, f.get());
            cx.heap.new_str(text)
        }
        _ => return None,
    })
}

/// `str(i)`
pub fn int_str(heap: &mut Heap, i: i64) -> Value {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(i);
    heap.new_counted_str(digits.into(), digits.len())
}

fn int(value: Value) -> Option<Value> {
    const LIMIT: f64 = (1_u64 << 62) as f64;
    match value {
        Value::Int(_) => Some(value),
        Value::Bool(b) => Some(Value::Int(i64::from(b.get()))),
        Value::Float(f) if f.get().abs() < LIMIT => Some(Value::Int(f.get() as i64)),
        _ => None,
    }
}
