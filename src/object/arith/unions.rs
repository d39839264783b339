//! `int | str`: unions of types.
//!
//! Start reading at [`or`].

use super::super::native::{Cx, Raise};
use crate::heap::classes;
use crate::heap::keys;
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::Union;
use crate::heap::watch::NoAnswer;

/// `a | b` for classes, generic aliases, unions and None, and for a union and anything; `NotImplemented` for anything else. What a
/// text stands for is the kernel's.
pub fn or(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    match (a, b) {
        (Value::Union(_), Value::Str(_)) | (Value::Str(_), Value::Union(_)) => return Err(Raise::Python),
        (Value::Union(_), _) | (_, Value::Union(_)) => {}
        _ if a.is_none() && b.is_none() || !is_member(a) || !is_member(b) => return Ok(Value::NotImplemented),
        _ => {}
    }
    let mut members = Vec::new();
    for value in [a, b] {
        push_members(&cx.heap, value, &mut members)?;
    }
    match members[..] {
        [only] => Ok(only),
        _ => Ok(cx.heap.new(Union { args: members.into() })),
    }
}

fn is_member(value: Value) -> bool {
    matches!(value, Value::Class(_) | Value::GenericAlias(_) | Value::None)
}

/// Adds the members of `value` that are not there yet.
fn push_members(heap: &Heap, value: Value, members: &mut Vec<Value>) -> Result<(), Raise> {
    let own: &[Value] = match value {
        Value::Union(id) => &heap[id].args,
        Value::None => &[Value::Class(classes::NONE_TYPE)],
        _ => &[value],
    };
    for &member in own {
        let mut known = false;
        for &other in members.iter() {
            // What cannot be compared without running Python, or is nested too deeply for it, stays beside the other.
            known = known
                || match keys::equal(heap, other, member) {
                    Err(NoAnswer::Python) => false,
                    answer => answer?,
                };
        }
        if !known {
            members.push(member);
        }
    }
    Ok(())
}
