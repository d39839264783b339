//! `str.translate` and `str.maketrans`.
//!
//! A plain dict is looked up here; any other table is asked item by item in the kernel.
//! Start reading at [`translate`].

use super::super::native::{Cx, Outcome, Raise};
use super::super::{args, bulk, dict, raise};
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId, Value};
use crate::heap::value::StrId;

/// What a table has for a character.
#[derive(Clone, Copy)]
enum Mapping {
    Unknown,
    Same,
    Deleted,
    Char(char),
    Text(StrId),
}

pub(super) fn translate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let Value::Dict(table) = args[1] else { return Err(Raise::Python) };
    let mut ascii = [Mapping::Unknown; 128];
    cx.reserve(cx.heap.text(this).len() * 2)?;
    let text = bulk::owned(cx, this)?;
    let mut out = cx.meter.fresh(String::with_capacity(text.len()));
    let mut owed = 0;
    for c in text.chars() {
        let mapping = match ascii.get(c as usize) {
            Some(Mapping::Unknown) | None => {
                let found = mapping(cx, table, c)?;
                if let Some(known) = ascii.get_mut(c as usize) {
                    *known = found;
                }
                found
            }
            Some(&known) => known,
        };
        match mapping {
            Mapping::Unknown | Mapping::Same => out.push(c),
            Mapping::Deleted => {}
            Mapping::Char(c) => out.push(c),
            Mapping::Text(id) => {
                let piece = cx.heap.text(id);
                if out.capacity() < out.len() + piece.len() {
                    cx.reserve((out.len() + piece.len()) * 3)?;
                }
                let (heap, meter) = cx.parts();
                bulk::push_text(meter, &mut out, heap.text(id))?;
            }
        }
        owed += 3;
        if owed > 6_000 {
            cx.poll(std::mem::take(&mut owed))?;
        }
    }
    cx.meter.waste.put(text);
    Ok(cx.text(out.done())?.into())
}

fn mapping(cx: &mut Cx, table: DictId, c: char) -> Result<Mapping, Raise> {
    let Some(found) = dict::find(cx, table, Value::Int(i64::from(u32::from(c))))? else { return Ok(Mapping::Same) };
    match cx.heap.unwrap(found) {
        Value::None => Ok(Mapping::Deleted),
        Value::Str(id) => Ok(Mapping::Text(id)),
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => code_point(cx, found).map(Mapping::Char),
        _ => Err(raise::type_error("character mapping must return integer, None or str")),
    }
}

fn code_point(cx: &Cx, value: Value) -> Result<char, Raise> {
    let code = match args::int(&cx.heap, value) {
        Some(Value::Int(i)) => u32::try_from(i).ok().and_then(char::from_u32),
        _ => None,
    };
    code.ok_or_else(|| raise::value_error("character mapping must be in range(0x110000)"))
}

pub(super) fn maketrans(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let &[x, y, z] = args else { unreachable!("the row has three parameters") };
    if y.is_unbound() {
        return from_dict(cx, x).map(Outcome::Value);
    }
    let y = args::str(&cx.heap, y, "maketrans() argument 2")?;
    let z = if z.is_unbound() { None } else { Some(args::str(&cx.heap, z, "maketrans() argument 3")?) };
    let Value::Str(x) = cx.heap.unwrap(x) else {
        return Err(raise::type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if cx.heap.str(x).chars() != cx.heap.str(y).chars() {
        return Err(raise::value_error("the first two maketrans arguments must have equal length"));
    }
    let pairs: Vec<(char, Value)> = {
        let len = cx.heap.text(x).len() + z.map_or(0, |z| cx.heap.text(z).len());
        cx.reserve(len * 96)?;
        let (from, to) = (cx.heap.text(x), cx.heap.text(y));
        let deleted = z.map_or("", |z| cx.heap.text(z));
        let replaced = from.chars().zip(to.chars()).map(|(a, b)| (a, Value::Int(i64::from(u32::from(b)))));
        replaced.chain(deleted.chars().map(|c| (c, Value::None))).collect()
    };
    let made = new_dict(cx);
    for (i, (c, value)) in pairs.into_iter().enumerate() {
        if i % 256 == 255 {
            cx.poll(4_000)?;
        }
        dict::set_item(cx, made, Value::Int(i64::from(u32::from(c))), value)?;
    }
    Ok(made.into())
}

fn new_dict(cx: &mut Cx) -> DictId {
    Dict::default().alloc(&mut cx.heap)
}

fn from_dict(cx: &mut Cx, value: Value) -> Result<Value, Raise> {
    let Value::Dict(source) = value else {
        return Err(raise::type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let bytes = cx.heap[source].len() * 96;
    cx.reserve(bytes * 2)?;
    let pairs: Vec<(Value, Value)> = cx.heap[source].iter().map(|entry| (entry.key, entry.value)).collect();
    let made = new_dict(cx);
    for (i, (key, value)) in pairs.into_iter().enumerate() {
        if i % 256 == 255 {
            cx.poll(4_000)?;
        }
        let key = code_key(cx, key)?;
        dict::set_item(cx, made, key, value)?;
    }
    Ok(made.into())
}

/// A key of a table given to `maketrans`: a character becomes its number.
fn code_key(cx: &Cx, key: Value) -> Result<Value, Raise> {
    match cx.heap.unwrap(key) {
        Value::Str(id) => match cx.heap.str(id).char_at(0) {
            Some(c) if cx.heap.str(id).chars() == 1 => Ok(Value::Int(i64::from(u32::from(c)))),
            _ => Err(raise::value_error("string keys in translate table must be of length 1")),
        },
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => Ok(key),
        _ => Err(raise::type_error("keys in translate table must be strings or integers")),
    }
}
