//! Writing plain values as JSON: None, bools, ints, floats, str, lists, tuples and dicts of exactly these types. Anything else is
//! left to the prelude's encoder.
//!
//! Start reading at [`dumps`].

use crate::heap::dict::Entry;
use crate::heap::kinds::Value;
use crate::num::float::text::push_repr;
use crate::object::native::{Cx, Meter, Outcome, Raise};
use crate::object::{args as arguments, bulk, number, sort};

/// Marks of the text layout.
struct Layout {
    ensure_ascii: bool,
    allow_nan: bool,
    sort_keys: bool,
    indent: Option<String>,
    item: String,
    key: String,
}

/// Why the prelude must do it, or a limit.
enum Stop {
    NotPlain,
    Raise(Raise),
}

impl From<Raise> for Stop {
    fn from(raise: Raise) -> Stop {
        match raise {
            Raise::Python => Stop::NotPlain,
            raise => Stop::Raise(raise),
        }
    }
}

/// A container that is being written.
enum Open {
    Items { value: Value, next: usize },
    Pairs { value: Value, pairs: Vec<Entry>, next: usize },
}

/// `_m_json_dumps(...)`: the text, or None when the value or an option is not plain.
pub fn dumps(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(layout) = layout(cx, args) else { return Ok(Value::None.into()) };
    let mut writer = Writer { out: String::new(), layout, open: Vec::new(), poll_at: 4096 };
    match writer.write(cx, args[0]) {
        Ok(()) => Ok(cx.text(writer.out)?.into()),
        Err(stop) => {
            cx.meter.waste.put(writer.out);
            match stop {
                Stop::NotPlain => Ok(Value::None.into()),
                Stop::Raise(raise) => Err(raise),
            }
        }
    }
}

/// Bytes of the longest separator or indentation that is written here.
const MARK: usize = 1 << 10;

fn layout(cx: &Cx, args: &[Value]) -> Option<Layout> {
    let flag = |value: Value| if let Value::Bool(b) = value { Some(b.get()) } else { None };
    let text = |value: Value| match value {
        Value::Str(id) if cx.heap.text(id).len() <= MARK => Some(cx.heap.text(id).to_owned()),
        _ => None,
    };
    let indent = match args[3] {
        Value::None => None,
        Value::Int(i @ 0..=64) => Some(" ".repeat(usize::try_from(i).ok()?)),
        Value::Str(id) if cx.heap.text(id).len() <= 64 => text(args[3]),
        _ => return None,
    };
    let (item, key) = match args[4] {
        Value::None => (String::from(if indent.is_some() { "," } else { ", " }), String::from(": ")),
        Value::Tuple(id) => match cx.heap[id].items[..] {
            [item, key] => (text(item)?, text(key)?),
            _ => return None,
        },
        _ => return None,
    };
    Some(Layout { ensure_ascii: flag(args[1])?, allow_nan: flag(args[2])?, sort_keys: flag(args[5])?, indent, item, key })
}

struct Writer {
    out: String,
    layout: Layout,
    open: Vec<Open>,
    poll_at: usize,
}

impl Writer {
    fn write(&mut self, cx: &mut Cx, value: Value) -> Result<(), Stop> {
        self.value(cx, value)?;
        while let Some(open) = self.open.last_mut() {
            match open {
                Open::Items { value, next } => {
                    let (value, at) = (*value, *next);
                    *next += 1;
                    match crate::object::receive::items(&cx.heap, value).get(at).copied() {
                        Some(item) => {
                            self.separate(cx, at)?;
                            self.value(cx, item)?;
                        }
                        None => self.close(cx, "]")?,
                    }
                }
                Open::Pairs { pairs, next, .. } => {
                    let at = *next;
                    *next += 1;
                    match pairs.get(at).copied() {
                        Some(entry) => {
                            self.separate(cx, at)?;
                            self.key(cx, entry.key)?;
                            self.value(cx, entry.value)?;
                        }
                        None => self.close(cx, "}")?,
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds text, asking for memory before it grows and for time now and then.
    fn push(&mut self, cx: &mut Cx, text: &str) -> Result<(), Stop> {
        if self.out.capacity() < self.out.len() + text.len() {
            cx.reserve((self.out.len() + text.len()) * 3)?;
            bulk::make_room(&mut cx.meter, &mut self.out, text.len())?;
        }
        bulk::push_text(&mut cx.meter, &mut self.out, text)?;
        if self.poll_at <= self.out.len() {
            self.poll_at = self.out.len() + 4096;
            cx.poll(4096)?;
        }
        Ok(())
    }

    fn newline(&mut self, cx: &mut Cx, depth: usize) -> Result<(), Stop> {
        let Some(indent) = self.layout.indent.clone() else { return Ok(()) };
        cx.reserve((self.out.len() + indent.len() * depth) * 2)?;
        self.push(cx, "\n")?;
        for _ in 0..depth {
            self.push(cx, &indent)?;
        }
        Ok(())
    }

    fn separate(&mut self, cx: &mut Cx, at: usize) -> Result<(), Stop> {
        if at > 0 {
            let item = std::mem::take(&mut self.layout.item);
            let pushed = self.push(cx, &item);
            self.layout.item = item;
            pushed?;
        }
        self.newline(cx, self.open.len())
    }

    fn close(&mut self, cx: &mut Cx, bracket: &str) -> Result<(), Stop> {
        self.open.pop();
        self.newline(cx, self.open.len())?;
        self.push(cx, bracket)
    }

    fn key(&mut self, cx: &mut Cx, key: Value) -> Result<(), Stop> {
        match key {
            Value::Str(_) => self.value(cx, key)?,
            Value::None | Value::Bool(_) | Value::Int(_) | Value::BigInt(_) | Value::Float(_) => {
                self.push(cx, "\"")?;
                self.value(cx, key)?;
                self.push(cx, "\"")?;
            }
            _ => return Err(Stop::NotPlain),
        }
        let separator = std::mem::take(&mut self.layout.key);
        let pushed = self.push(cx, &separator);
        self.layout.key = separator;
        pushed
    }

    fn value(&mut self, cx: &mut Cx, value: Value) -> Result<(), Stop> {
        match value {
            Value::None => self.push(cx, "null"),
            Value::Bool(b) => self.push(cx, if b.get() { "true" } else { "false" }),
            Value::Int(i) => self.push(cx, itoa::Buffer::new().format(i)),
            Value::BigInt(_) => {
                let text = number::int_text(cx, value, 10)?;
                self.push(cx, &text)
            }
            Value::Float(f) => self.float(cx, f.get()),
            Value::Str(id) => {
                let text = cx.heap.text(id);
                let most = text.len() * 6 + 2;
                if self.out.capacity() < self.out.len() + most {
                    cx.reserve((self.out.len() + most) * 2)?;
                }
                let (heap, meter) = cx.parts();
                push_quoted(meter, &mut self.out, heap.text(id), self.layout.ensure_ascii)?;
                self.push(cx, "")
            }
            Value::List(_) | Value::Tuple(_) if crate::object::receive::items(&cx.heap, value).is_empty() => self.push(cx, "[]"),
            Value::List(_) | Value::Tuple(_) => {
                self.enter(value)?;
                self.open.push(Open::Items { value, next: 0 });
                self.push(cx, "[")
            }
            Value::Dict(id) if cx.heap[id].is_empty() => self.push(cx, "{}"),
            Value::Dict(id) => {
                self.enter(value)?;
                cx.reserve(cx.heap[id].len() * size_of::<Entry>())?;
                let (heap, meter) = cx.parts();
                let mut pairs = Vec::with_capacity(heap[id].len());
                for piece in heap[id].slots().chunks(bulk::PIECE) {
                    bulk::poll(meter, size_of_val(piece))?;
                    pairs.extend(piece.iter().filter(|entry| !entry.key.is_unbound()).copied());
                }
                if self.layout.sort_keys {
                    sort(cx, &mut pairs)?;
                }
                self.open.push(Open::Pairs { value, pairs, next: 0 });
                self.push(cx, "{")
            }
            _ => Err(Stop::NotPlain),
        }
    }

    /// A value inside itself is the prelude's to refuse.
    fn enter(&self, value: Value) -> Result<(), Stop> {
        let inside = self.open.iter().any(|open| match open {
            Open::Items { value: outer, .. } | Open::Pairs { value: outer, .. } => outer.is(value),
        });
        // Looking at every open container each time is quadratic: deep nests go to the prelude, which keeps a table.
        if inside || self.open.len() > 200 { Err(Stop::NotPlain) } else { Ok(()) }
    }

    fn float(&mut self, cx: &mut Cx, value: f64) -> Result<(), Stop> {
        if value.is_finite() {
            push_repr(&mut self.out, value);
            return self.push(cx, "");
        }
        if !self.layout.allow_nan {
            return Err(Stop::NotPlain);
        }
        self.push(
            cx,
            if value.is_nan() {
                "NaN"
            } else if value > 0.0 {
                "Infinity"
            } else {
                "-Infinity"
            },
        )
    }
}

/// Sorts by keys that are all str; others are the prelude's.
fn sort(cx: &mut Cx, pairs: &mut Vec<Entry>) -> Result<(), Stop> {
    cx.reserve(pairs.len() * (size_of::<Entry>() + size_of::<Value>() + 40))?;
    let mut keys = Vec::with_capacity(pairs.len());
    for entry in &*pairs {
        cx.meter.spend(1)?;
        let Value::Str(_) = entry.key else { return Err(Stop::NotPlain) };
        keys.push(entry.key);
    }
    let keys = cx.heap.new_list(keys);
    let order = sort::permutation(cx, keys, false)?;
    *pairs = bulk::build(cx, order.len(), |_, range, out| out.extend(order[range].iter().map(|&i| pairs[i as usize])))?;
    Ok(())
}

/// Adds a str as JSON writes it. Grows the text to at most six times the str and two.
fn push_quoted(meter: &mut Meter, out: &mut String, text: &str, ensure_ascii: bool) -> Result<(), Raise> {
    bulk::make_room(meter, out, text.len().min(OFTEN) + 2)?;
    if text.len() <= OFTEN && text.bytes().fold(true, |plain, byte| plain & is_plain(byte)) {
        out.extend(["\"", text, "\""]);
        return Ok(());
    }
    out.push('"');
    let (mut plain, mut polled) = (0, 0);
    for (at, c) in text.char_indices() {
        if at - polled >= OFTEN {
            meter.spend((at - polled) as u64)?;
            polled = at;
        }
        if !matches!(c, '"' | '\\') && c >= ' ' && (c < '\u{7f}' || !ensure_ascii) {
            continue;
        }
        bulk::make_room(meter, out, at - plain + ESCAPED)?;
        bulk::push_text(meter, out, &text[plain..at])?;
        plain = at + c.len_utf8();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    bulk::make_room(meter, out, text.len() - plain + 1)?;
    bulk::push_text(meter, out, &text[plain..])?;
    out.push('"');
    Ok(())
}

/// Whether a byte is an ASCII character that stands for itself. No early end, so that many are looked at together.
#[inline]
fn is_plain(byte: u8) -> bool {
    (b' '..0x7f).contains(&byte) & (byte != b'"') & (byte != b'\\')
}

/// Bytes between two accounts.
const OFTEN: usize = 1_024;

/// Bytes of the longest escape.
const ESCAPED: usize = 12;

/// `_m_json_quote(text, ensure_ascii)`
pub fn quote(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = arguments::str(&cx.heap, args[0], "first argument")?;
    let len = cx.heap.text(id).len();
    cx.reserve(len * 7 + 2)?;
    let ensure_ascii = crate::object::item::truth(cx, args[1])?;
    let mut out = String::new();
    let (heap, meter) = cx.parts();
    push_quoted(meter, &mut out, heap.text(id), ensure_ascii)?;
    Ok(cx.text(out)?.into())
}
