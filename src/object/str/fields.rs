//! The syntax of `str.format`: literal text, replacement fields, field names.
//!
//! ```text
//! field  = "{" [name] ["!" conversion] [":" spec] "}"
//! name   = [first] ("." attribute | "[" index "]")*
//! ```
//! Owns the parser with CPython's messages. Never looks anything up.
//! Start reading at [`next`].

use super::super::bulk::BYTES;
use crate::num::unicode::decimal_digit;

/// A replacement field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field<'t> {
    /// Its name: empty for automatic numbering.
    pub name: &'t str,
    /// The letter behind `!`.
    pub conversion: Option<char>,
    /// The format spec.
    pub spec: &'t str,
    /// Whether the spec has fields of its own.
    pub nested: bool,
}

/// Literal text and the field behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<'t> {
    /// Text to take over.
    pub literal: &'t str,
    /// The field, if the literal does not end with an escaped brace or the text.
    pub field: Option<Field<'t>>,
    /// Where the text goes on.
    pub next: usize,
}

type Message = &'static str;

/// Bytes of a replacement field at most; what is longer counts as not closed. It is read in one go.
const MAX_FIELD: usize = 1 << 20;

/// The piece of `text` at byte `at`, of which a long literal is only a part; None at the end.
pub fn next(text: &str, at: usize) -> Result<Option<Piece<'_>>, Message> {
    let bytes = text.as_bytes();
    if at == bytes.len() {
        return Ok(None);
    }
    let end = text.floor_char_boundary(at.saturating_add(BYTES));
    let Some(brace) = memchr::memchr2(b'{', b'}', &bytes[at..end]).map(|i| at + i) else {
        return Ok(Some(Piece { literal: &text[at..end], field: None, next: end }));
    };
    if bytes.get(brace + 1) == Some(&bytes[brace]) {
        return Ok(Some(Piece { literal: &text[at..=brace], field: None, next: brace + 2 }));
    }
    if bytes[brace] == b'}' {
        return Err("Single '}' encountered in format string");
    }
    if brace + 1 == bytes.len() {
        return Err("Single '{' encountered in format string");
    }
    let end = text.floor_char_boundary(brace.saturating_add(MAX_FIELD));
    let (field, next) = field(&text[..end], brace + 1)?;
    Ok(Some(Piece { literal: &text[at..brace], field: Some(field), next }))
}

/// The field whose brace is just before `start`, and where the text goes on.
fn field(text: &str, start: usize) -> Result<(Field<'_>, usize), Message> {
    let bytes = text.as_bytes();
    let mut in_brackets = false;
    let mut at = start;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'{' if !in_brackets => return Err("unexpected '{' in field name"),
            b'[' => in_brackets = true,
            b']' => in_brackets = false,
            b'}' | b':' | b'!' if !in_brackets => break,
            _ => {}
        }
        at += 1;
    }
    let name = &text[start..at];
    match bytes.get(at) {
        Some(b'}') => Ok((Field { name, conversion: None, spec: "", nested: false }, at + 1)),
        Some(b':') => with_spec(text, name, None, at + 1),
        Some(b'!') => converted(text, name, at + 1),
        _ => Err("expected '}' before end of string"),
    }
}

/// A field with a conversion at `at`.
fn converted<'t>(text: &'t str, name: &'t str, at: usize) -> Result<(Field<'t>, usize), Message> {
    let conversion = text[at..].chars().next().ok_or("end of string while looking for conversion specifier")?;
    let at = at + conversion.len_utf8();
    match text.as_bytes().get(at) {
        Some(b'}') => Ok((Field { name, conversion: Some(conversion), spec: "", nested: false }, at + 1)),
        Some(b':') => with_spec(text, name, Some(conversion), at + 1),
        Some(_) => Err("expected ':' after conversion specifier"),
        None => Err("unmatched '{' in format spec"),
    }
}

/// A field whose spec starts at `start`: braces in it nest.
fn with_spec<'t>(text: &'t str, name: &'t str, conversion: Option<char>, start: usize) -> Result<(Field<'t>, usize), Message> {
    let mut open = 1_usize;
    for (i, b) in text.bytes().enumerate().skip(start) {
        match b {
            b'{' => open += 1,
            b'}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            let spec = &text[start..i];
            return Ok((Field { name, conversion, spec, nested: spec.contains('{') }, i + 1));
        }
    }
    Err("unmatched '{' in format spec")
}

/// A name or number inside a field name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Key<'t> {
    /// Decimal digits.
    Index(i64),
    /// Anything else.
    Name(&'t str),
}

/// A step from a value to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<'t> {
    /// `.name`
    Attribute(&'t str),
    /// `[key]`
    Item(Key<'t>),
}

/// The part of a field name that names an argument (empty: the next one), and the steps behind it.
pub fn first(name: &str) -> Result<(Key<'_>, &str), Message> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    Ok((key(&name[..end])?, &name[end..]))
}

/// The first of `steps` and what is behind it; None at the end.
pub fn step(steps: &str) -> Result<Option<(Step<'_>, &str)>, Message> {
    let mut rest = steps.chars();
    let (found, rest) = match rest.next() {
        None => return Ok(None),
        Some('.') => {
            let rest = rest.as_str();
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            (Step::Attribute(&rest[..end]), &rest[end..])
        }
        Some('[') => {
            let (inside, rest) = rest.as_str().split_once(']').ok_or("Missing ']' in format string")?;
            (Step::Item(key(inside)?), rest)
        }
        Some(_) => return Err("Only '.' or '[' may follow ']' in format field specifier"),
    };
    match found {
        Step::Attribute("") | Step::Item(Key::Name("")) => Err("Empty attribute in format string"),
        _ => Ok(Some((found, rest))),
    }
}

fn key(text: &str) -> Result<Key<'_>, Message> {
    let mut number: Option<i64> = None;
    for c in text.chars() {
        let Some(digit) = decimal_digit(c) else { return Ok(Key::Name(text)) };
        let next = number.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(i64::from(digit)));
        number = Some(next.ok_or("Too many decimal digits in format string")?);
    }
    Ok(number.map_or(Key::Name(text), Key::Index))
}
