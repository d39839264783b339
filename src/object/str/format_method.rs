//! `str.format` and `str.format_map`.
//!
//! Fields whose values are built in, with items but without attributes, are done here; everything else is the kernel's
//! `format_fields`, which asks for pieces through the intrinsics at the end.
//! Start reading at [`Formatter`].

use super::super::builder::Builder;
use super::super::native::{Cx, Native, Outcome, Raise, function};
use super::super::{args, bulk, dict, format as formatting, item, raise, repr};
use super::fields::{self, Field, Key, Step};
use crate::heap::kinds::Value;
use crate::heap::value::StrId;

pub(super) fn format(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    format_with(cx, this, Some(&args[2..]), args[1])
}

pub(super) fn format_map(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    format_with(cx, this, None, args[1])
}

fn format_with(cx: &mut Cx, this: StrId, positional: Option<&[Value]>, mapping: Value) -> Result<Outcome, Raise> {
    let text = bulk::owned(cx, this)?;
    let mut formatter = Formatter { positional, mapping, numbering: Numbering::Unknown };
    let mut out = Builder::default();
    formatter.run(cx, &text, &mut out)?;
    Ok(cx.text(out.finish())?.into())
}

/// How the fields without a name are numbered.
enum Numbering {
    Unknown,
    Automatic(usize),
    Manual,
}

/// One call of a format method.
struct Formatter<'a> {
    /// None for `format_map`.
    positional: Option<&'a [Value]>,
    mapping: Value,
    numbering: Numbering,
}

impl Formatter<'_> {
    /// Formats a whole text, or the spec of a field.
    fn run(&mut self, cx: &mut Cx, text: &str, out: &mut Builder) -> Result<(), Raise> {
        let mut at = 0;
        while let Some(piece) = fields::next(text, at).map_err(raise::value_error)? {
            out.push(cx, piece.literal)?;
            if let Some(field) = piece.field {
                self.field(cx, field, out)?;
            }
            cx.meter.spend((piece.next - at) as u64 / 4)?;
            at = piece.next;
        }
        Ok(())
    }

    fn field(&mut self, cx: &mut Cx, field: Field<'_>, out: &mut Builder) -> Result<(), Raise> {
        let value = self.value(cx, field.name)?;
        let value = converted(cx, value, field.conversion)?;
        if !field.nested {
            return formatting::push(cx, out, value, field.spec);
        }
        let mut spec = Builder::default();
        self.spec(cx, field.spec, &mut spec)?;
        formatting::push(cx, out, value, &spec.finish())
    }

    /// The fields of a spec, whose own specs may have none.
    fn spec(&mut self, cx: &mut Cx, text: &str, out: &mut Builder) -> Result<(), Raise> {
        let mut at = 0;
        while let Some(piece) = fields::next(text, at).map_err(raise::value_error)? {
            out.push(cx, piece.literal)?;
            if let Some(field) = piece.field {
                let value = self.value(cx, field.name)?;
                let value = converted(cx, value, field.conversion)?;
                if field.nested {
                    return Err(raise::value_error("Max string recursion exceeded"));
                }
                formatting::push(cx, out, value, field.spec)?;
            }
            at = piece.next;
        }
        Ok(())
    }

    /// The value that a field name leads to.
    fn value(&mut self, cx: &mut Cx, name: &str) -> Result<Value, Raise> {
        let (first, mut steps) = fields::first(name).map_err(raise::value_error)?;
        let mut value = match first {
            Key::Index(index) => self.by_number(args::size(index), false)?,
            Key::Name("") => self.by_number(0, true)?,
            Key::Name(name) => self.by_name(cx, name)?,
        };
        while let Some((step, rest)) = fields::step(steps).map_err(raise::value_error)? {
            let key = match step {
                // Attributes are the machine's.
                Step::Attribute(_) => return Err(Raise::Python),
                Step::Item(Key::Index(index)) => Value::Int(index),
                Step::Item(Key::Name(name)) => cx.copied_text(name)?,
            };
            value = item::get(cx, value, key)?;
            steps = rest;
        }
        Ok(value)
    }

    fn by_number(&mut self, index: usize, automatic: bool) -> Result<Value, Raise> {
        let Some(positional) = self.positional else {
            return Err(raise::value_error("Format string contains positional fields"));
        };
        let index = match (&mut self.numbering, automatic) {
            (Numbering::Automatic(_), false) => {
                return Err(raise::value_error("cannot switch from automatic field numbering to manual field specification"));
            }
            (Numbering::Manual, true) => {
                return Err(raise::value_error("cannot switch from manual field specification to automatic field numbering"));
            }
            (Numbering::Automatic(next), true) => {
                *next += 1;
                *next - 1
            }
            (Numbering::Unknown, true) => {
                self.numbering = Numbering::Automatic(1);
                0
            }
            (Numbering::Unknown | Numbering::Manual, false) => {
                self.numbering = Numbering::Manual;
                index
            }
        };
        positional
            .get(index)
            .copied()
            .ok_or_else(|| raise::index_error(format!("Replacement index {index} out of range for positional args tuple")))
    }

    fn by_name(&self, cx: &mut Cx, name: &str) -> Result<Value, Raise> {
        let key = cx.copied_text(name)?;
        match self.mapping {
            Value::Dict(id) => dict::get_item(cx, id, key),
            // A call without keywords has no dict of them.
            Value::Unbound => Err(raise::key_error(key)),
            other => item::get(cx, other, key),
        }
    }
}

/// `!s`, `!r` or `!a` applied.
fn converted(cx: &mut Cx, value: Value, conversion: Option<char>) -> Result<Value, Raise> {
    let text = match conversion {
        None => return Ok(value),
        Some('s') => match value {
            Value::Str(_) => return Ok(value),
            _ => repr::str(cx, value)?,
        },
        Some('r') => repr::repr(cx, value)?,
        Some('a') => repr::ascii(cx, value)?,
        Some(other) => {
            let shown = if matches!(other, '!'..='~') { other.to_string() } else { format!("\\x{:x}", u32::from(other)) };
            return Err(raise::value_error(format!("Unknown conversion specifier {shown}")));
        }
    };
    cx.text(text)
}

/// What the kernel (and the `string` module) asks for.
pub(crate) static INTRINSICS: &[Native] =
    &[function("_m_format_name", "name, /", split_name), function("_m_format_piece", "text, at, /", piece)];

/// `(literal, name or None, spec, conversion or None, next)`, or None at the end. `at` and `next` are byte offsets.
fn piece(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let at = args::size(args::ssize(&cx.heap, args[1])?);
    let text = bulk::owned(cx, this)?;
    let Some(piece) = fields::next(&text, at).map_err(raise::value_error)? else { return Ok(Value::None.into()) };
    let literal = cx.copied_text(piece.literal)?;
    let [name, spec, conversion] = match piece.field {
        None => [Value::None; 3],
        Some(field) => {
            let conversion = field.conversion.map_or(Value::None, |c| cx.heap.new_char(c));
            [cx.copied_text(field.name)?, cx.copied_text(field.spec)?, conversion]
        }
    };
    Ok(cx.heap.new_tuple(vec![literal, name, spec, conversion, Value::Int(piece.next as i64)]).into())
}

/// `(first, [(is_attribute, key), ...])`
fn split_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let text = bulk::owned(cx, this)?;
    let (first, mut steps) = fields::first(&text).map_err(raise::value_error)?;
    let first = key_value(cx, first)?;
    let mut list = Vec::new();
    while let Some((step, rest)) = fields::step(steps).map_err(raise::value_error)? {
        let pair = match step {
            Step::Attribute(name) => [Value::bool(true), cx.copied_text(name)?],
            Step::Item(key) => [Value::bool(false), key_value(cx, key)?],
        };
        list.push(cx.heap.new_tuple(pair));
        steps = rest;
    }
    let list = cx.heap.new_list(list);
    Ok(cx.heap.new_tuple(vec![first, list]).into())
}

fn key_value(cx: &mut Cx, key: Key<'_>) -> Result<Value, Raise> {
    match key {
        Key::Index(index) => Ok(Value::Int(index)),
        Key::Name(name) => cx.copied_text(name),
    }
}
