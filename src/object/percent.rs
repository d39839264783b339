//! The `%` operator of str and bytes.
//!
//! Owns taking values from a tuple or mapping and the messages about them; directives and the text of numbers are
//! `num::format::printf`. bytes are formatted as text of the first 256 code points.
//! Never calls `__str__` and the like of the program: `Raise::Python`, and the kernel converts the values first.
//! Start reading at [`run`].

use super::builder::Builder;
use super::native::{Cx, Meter, Native, Outcome, Raise, function};
use super::{args, buffer, bulk, item, number, raise, repr, search};
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;
use crate::num::bigint::{floats, text};
use crate::num::format::printf::{self, Amount, Directive, Field};
use crate::text::core;

/// What is being formatted.
#[derive(Clone, Copy, PartialEq)]
enum Flavor {
    Str,
    Bytes,
}

/// `text % values`
pub fn format_str(cx: &mut Cx, id: StrId, values: Value) -> Result<Value, Raise> {
    let text = bulk::owned(cx, id)?;
    let formatted = run(cx, Flavor::Str, &text, values)?;
    cx.text(formatted)
}

/// `bytes % values`
pub fn format_bytes(cx: &mut Cx, template: Value, values: Value) -> Result<Value, Raise> {
    let data = buffer::owned(cx, template)?.unwrap_or_default();
    cx.reserve(data.len() * 2)?;
    let text = latin(&mut cx.meter, &data)?;
    let formatted = run(cx, Flavor::Bytes, &text, values)?;
    let data = from_latin(&mut cx.meter, &formatted)?;
    Ok(buffer::like(cx, template, data))
}

/// Bytes as the characters of the same numbers.
fn latin(meter: &mut Meter, data: &[u8]) -> Result<String, Raise> {
    let mut text = String::with_capacity(data.len());
    for piece in data.chunks(bulk::PIECE) {
        meter.spend(piece.len() as u64 / 8)?;
        text.extend(piece.iter().map(|&b| char::from(b)));
    }
    Ok(text)
}

/// The bytes again.
fn from_latin(meter: &mut Meter, text: &str) -> Result<Vec<u8>, Raise> {
    let mut data = Vec::with_capacity(text.len());
    for c in text.chars() {
        if data.len() % bulk::PIECE == 0 {
            meter.spend(bulk::PIECE as u64 / 4)?;
        }
        data.push(u8::try_from(c).expect("pieces of a bytes format are below 256"));
    }
    Ok(data)
}

/// Where the next value comes from.
enum Source {
    Tuple { items: Vec<Value>, next: usize },
    Single { value: Value, taken: bool },
}

/// The values of one formatting.
struct Values {
    flavor: Flavor,
    source: Source,
    /// What keys are looked up in.
    mapping: Option<Value>,
}

impl Values {
    fn new(cx: &mut Cx, flavor: Flavor, values: Value) -> Result<Values, Raise> {
        let source = match cx.heap.unwrap(values) {
            Value::Tuple(id) => {
                let len = cx.heap[id].items.len();
                cx.reserve(len * size_of::<Value>())?;
                {
                    let (heap, meter) = cx.parts();
                    Source::Tuple { items: bulk::copied(meter, &heap[id].items)?, next: 0 }
                }
            }
            _ => Source::Single { value: values, taken: false },
        };
        let mapping = is_mapping(&cx.heap, flavor, values).then_some(values);
        Ok(Values { flavor, source, mapping })
    }

    fn next(&mut self) -> Result<Value, Raise> {
        let found = match &mut self.source {
            Source::Tuple { items, next } => {
                *next += 1;
                items.get(*next - 1).copied()
            }
            Source::Single { value, taken } => (!std::mem::replace(taken, true)).then_some(*value),
        };
        found.ok_or_else(|| raise::type_error("not enough arguments for format string"))
    }

    /// From a key on, its value is the only one.
    fn select(&mut self, cx: &mut Cx, key: &str) -> Result<(), Raise> {
        let mapping = self.mapping.expect("the directive was parsed with the knowledge whether there is a mapping");
        let key = match self.flavor {
            Flavor::Str => cx.str(key),
            Flavor::Bytes => {
                let key: Vec<u8> = key.chars().filter_map(|c| u8::try_from(c).ok()).collect();
                cx.heap.new_bytes(key)
            }
        };
        let value = item::get(cx, mapping, key)?;
        self.source = Source::Single { value, taken: false };
        Ok(())
    }

    fn check_end(&self) -> Result<(), Raise> {
        let left = match &self.source {
            Source::Tuple { items, next } => *next < items.len(),
            Source::Single { taken, .. } => !taken,
        };
        if !left || self.mapping.is_some() {
            return Ok(());
        }
        let what = if self.flavor == Flavor::Str { "string" } else { "bytes" };
        Err(raise::type_error(format!("not all arguments converted during {what} formatting")))
    }
}

/// Whether keys may be looked up in a value: anything with items but tuples and text.
fn is_mapping(heap: &Heap, flavor: Flavor, value: Value) -> bool {
    match heap.unwrap(value) {
        Value::Bytes(_) | Value::ByteArray(_) => flavor == Flavor::Str,
        Value::Dict(_)
        | Value::List(_)
        | Value::Range(_)
        | Value::MemoryView(_)
        | Value::Proxy(_)
        | Value::GenericAlias(_)
        | Value::Union(_) => true,
        Value::Instance(_) => args::special(heap, value, core::GETITEM).is_some(),
        _ => false,
    }
}

fn run(cx: &mut Cx, flavor: Flavor, text: &str, values: Value) -> Result<String, Raise> {
    let mut values = Values::new(cx, flavor, values)?;
    let mut out = Builder::default();
    let mut at = 0;
    while let Some(percent) = memchr::memchr(b'%', &text.as_bytes()[at..]).map(|i| at + i) {
        out.push(cx, &text[at..percent])?;
        cx.meter.spend((percent - at) as u64 / 64)?;
        at = percent + 1;
        if text.as_bytes().get(at) == Some(&b'%') {
            out.push(cx, "%")?;
            at += 1;
            continue;
        }
        let directive = Directive::parse(text, at, values.mapping.is_some());
        let directive = number::finish(cx, directive)?;
        at = directive.end;
        one(cx, text, &directive, &mut values, &mut out)?;
        cx.meter.spend(20)?;
    }
    out.push(cx, &text[at..])?;
    values.check_end()?;
    Ok(out.finish())
}

/// One directive.
fn one(cx: &mut Cx, text: &str, directive: &Directive, values: &mut Values, out: &mut Builder) -> Result<(), Raise> {
    if let Some(key) = &directive.key {
        values.select(cx, &text[key.clone()])?;
    }
    let field = field(cx, directive, values)?;
    let Some(code) = directive.code else { return Err(number::failed(cx, printf::incomplete())) };
    let value = values.next()?;
    let piece = match code {
        's' | 'b' if values.flavor == Flavor::Bytes => bytes_text(cx, value, &field)?,
        's' => string(cx, repr::str, value, &field)?,
        'r' if values.flavor == Flavor::Str => string(cx, repr::repr, value, &field)?,
        'r' | 'a' => string(cx, repr::ascii, value, &field)?,
        'c' => character(cx, value, &field, values.flavor)?,
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => integer(cx, value, code, &field)?,
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => real(cx, value, code, &field, values.flavor)?,
        _ => return Err(number::failed(cx, printf::unsupported(text, code, directive.end))),
    };
    out.push(cx, &piece)
}

/// Flags, width and precision, with the values for `*` taken.
fn field(cx: &mut Cx, directive: &Directive, values: &mut Values) -> Result<Field, Raise> {
    let mut field = Field { flags: directive.flags, ..Field::default() };
    match directive.width {
        Amount::Absent => {}
        Amount::Given(width) => field.width = width,
        Amount::Argument => {
            let width = star(cx, values.next()?, "ssize_t")?;
            let set = field.set_width(width);
            number::finish(cx, set)?;
        }
    }
    match directive.precision {
        Amount::Absent => {}
        Amount::Given(precision) => field.precision = Some(precision),
        Amount::Argument => {
            let precision = star(cx, values.next()?, "int")?;
            if i32::try_from(precision).is_err() {
                return Err(raise::overflow_error("Python int too large to convert to C int"));
            }
            let set = field.set_precision(precision);
            number::finish(cx, set)?;
        }
    }
    Ok(field)
}

fn star(cx: &Cx, value: Value, kind: &str) -> Result<i64, Raise> {
    match args::int(&cx.heap, value) {
        Some(Value::Int(i)) => Ok(i),
        Some(_) => Err(raise::overflow_error(format!("Python int too large to convert to C {kind}"))),
        None => Err(raise::type_error("* wants int")),
    }
}

fn reserve(cx: &mut Cx, field: &Field, content: u64) -> Result<(), Raise> {
    cx.reserve(number::bytes(field.estimate(content)))
}

fn string(cx: &mut Cx, convert: fn(&mut Cx, Value) -> Result<String, Raise>, value: Value, field: &Field) -> Result<String, Raise> {
    let text = convert(cx, value)?;
    reserve(cx, field, text.len() as u64)?;
    number::polled(cx, |poll| printf::text(&text, field, poll))
}

/// `%b` and `%s` of bytes.
fn bytes_text(cx: &mut Cx, value: Value, field: &Field) -> Result<String, Raise> {
    let Some(data) = buffer::owned(cx, value)? else {
        if args::in_python(&cx.heap, value, core::BYTES) {
            return Err(Raise::Python);
        }
        let name = cx.heap.type_name(value);
        let text = format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'");
        return Err(raise::type_error(text));
    };
    reserve(cx, field, data.len() as u64 * 2)?;
    let text = latin(&mut cx.meter, &data)?;
    number::polled(cx, |poll| printf::text(&text, field, poll))
}

fn character(cx: &mut Cx, value: Value, field: &Field, flavor: Flavor) -> Result<String, Raise> {
    reserve(cx, field, 4)?;
    if args::in_python(&cx.heap, value, core::INDEX) {
        return Err(Raise::Python);
    }
    match flavor {
        Flavor::Str => str_character(cx, value, field),
        Flavor::Bytes => {
            let b = byte_character(&cx.heap, value)?;
            number::polled(cx, |poll| printf::text(char::from(b).encode_utf8(&mut [0; 4]), field, poll))
        }
    }
}

fn str_character(cx: &mut Cx, value: Value, field: &Field) -> Result<String, Raise> {
    let (heap, meter) = cx.parts();
    if let Value::Str(id) = heap.unwrap(value) {
        let string = heap.str(id);
        return match string.chars() {
            1 => {
                let text = printf::text(string.as_str(), field, &mut meter.poller());
                number::finish(cx, text)
            }
            len => Err(raise::type_error(format!("%c requires an int or a unicode character, not a string of length {len}"))),
        };
    }
    match number::int(heap, heap.unwrap(value)) {
        Some(code) => {
            let text = printf::character(code, field, &mut meter.poller());
            number::finish(cx, text)
        }
        None => {
            let name = cx.heap.type_name(value);
            Err(raise::type_error(format!("%c requires an int or a unicode character, not {name}")))
        }
    }
}

fn byte_character(heap: &Heap, value: Value) -> Result<u8, Raise> {
    match heap.unwrap(value) {
        Value::Int(i) => u8::try_from(i).map_err(|_| raise::overflow_error("%c arg not in range(256)")),
        Value::BigInt(_) => Err(raise::overflow_error("%c arg not in range(256)")),
        Value::Bool(b) => Ok(u8::from(b.get())),
        plain @ (Value::Bytes(_) | Value::ByteArray(_)) => match buffer::bytes(heap, plain).as_deref() {
            Some(&[b]) => Ok(b),
            other => {
                let (name, len) = (heap.type_name(value), other.map_or(0, <[u8]>::len));
                let text = format!("%c requires an integer in range(256) or a single byte, not a {name} object of length {len}");
                Err(raise::type_error(text))
            }
        },
        _ => {
            let name = heap.type_name(value);
            Err(raise::type_error(format!("%c requires an integer in range(256) or a single byte, not {name}")))
        }
    }
}

/// `d i u` take any real number, `o x X` ints only.
fn integer(cx: &mut Cx, value: Value, code: char, field: &Field) -> Result<String, Raise> {
    let decimal = matches!(code, 'd' | 'i' | 'u');
    let plain = match cx.heap.unwrap(value) {
        Value::Float(f) if decimal => {
            let int = number::polled(cx, |poll| floats::from_f64(f.get(), poll))?;
            number::store(&mut cx.heap, int)
        }
        plain => plain,
    };
    let (heap, meter) = cx.parts();
    let Some(int) = number::int(heap, plain) else { return Err(no_integer(heap, value, code, decimal)) };
    let base = if decimal { 10 } else { 8 };
    search::reserve(heap, number::bytes(field.estimate(text::text_bytes(int, base).min(1 << 40))))?;
    let text = printf::int(int, code, field, heap.text_limit(), &mut meter.poller());
    number::finish(cx, text)
}

fn no_integer(heap: &Heap, value: Value, code: char, decimal: bool) -> Raise {
    let convertible = args::in_python(heap, value, core::INDEX) || decimal && args::in_python(heap, value, core::INT);
    if convertible {
        return Raise::Python;
    }
    let wanted = if decimal { "a real number" } else { "an integer" };
    raise::type_error(format!("%{code} format: {wanted} is required, not {}", heap.type_name(value)))
}

fn real(cx: &mut Cx, value: Value, code: char, field: &Field, flavor: Flavor) -> Result<String, Raise> {
    let plain = cx.heap.unwrap(value);
    let float = match plain {
        Value::Float(f) => f.get(),
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => number::real(cx, plain)?,
        _ if args::in_python(&cx.heap, value, core::FLOAT) || args::in_python(&cx.heap, value, core::INDEX) => return Err(Raise::Python),
        _ => {
            let name = cx.heap.type_name(value);
            return Err(raise::type_error(match flavor {
                Flavor::Str => format!("must be real number, not {name}"),
                Flavor::Bytes => format!("float argument required, not {name}"),
            }));
        }
    };
    reserve(cx, field, printf::float_bytes(code, field))?;
    number::polled(cx, |poll| printf::float(float, code, field, poll))
}

/// What the kernel asks for when values have Python-level conversions.
pub(crate) static INTRINSICS: &[Native] = &[function("_m_percent_piece", "text, at, mapping, /", piece)];

/// `(literal, directive, key or None, stars, code, next)`, or None at the end: the text before the directive at or behind byte
/// `at`, the directive without its key, how many values its stars take and its letter (both empty at the end of the text).
fn piece(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let at = args::size(args::ssize(&cx.heap, args[1])?);
    let text = bulk::owned(cx, this)?;
    if at >= text.len() {
        return Ok(Value::None.into());
    }
    let found = memchr::memchr(b'%', &text.as_bytes()[at..]).map(|i| at + i);
    let Some(percent) = found else {
        let parts = [cx.copied_text(&text[at..])?, Value::None, Value::None, Value::Int(0), Value::None, Value::Int(text.len() as i64)];
        return Ok(cx.heap.new_tuple(parts).into());
    };
    if text.as_bytes().get(percent + 1) == Some(&b'%') {
        let parts =
            [cx.copied_text(&text[at..=percent])?, Value::None, Value::None, Value::Int(0), Value::None, Value::Int(percent as i64 + 2)];
        return Ok(cx.heap.new_tuple(parts).into());
    }
    let directive = Directive::parse(&text, percent + 1, args[2].is(Value::bool(true)));
    let directive = number::finish(cx, directive)?;
    let key = directive.key.as_ref().map(|key| (key.clone(), key.end + 1));
    let start = key.as_ref().map_or(percent + 1, |(_, end)| *end);
    let stars = i64::from(directive.width == Amount::Argument) + i64::from(directive.precision == Amount::Argument);
    let parts = [
        cx.copied_text(&text[at..percent])?,
        cx.str(format!("%{}", &text[start..directive.end])),
        match key {
            Some((key, _)) => cx.copied_text(&text[key])?,
            None => Value::None,
        },
        Value::Int(stars),
        directive.code.map_or(Value::None, |c| cx.heap.new_char(c)),
        Value::Int(directive.end as i64),
    ];
    Ok(cx.heap.new_tuple(parts).into())
}
