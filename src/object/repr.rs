//! `repr`, `str` and `ascii`.
//!
//! Owns the text of every built-in value, as far as no Python-level `__repr__` or `__str__` occurs in it: that is
//! `Raise::Python`, and the kernel writes the container around it item by item.
//! Never recurses deeper than [`MAX_DEPTH`] and never writes more than was reserved.
//! Start reading at [`repr`] and [`Writer`].

use super::native::{Cx, Meter, Native, NativeKind, Outcome, Raise, describe, function, method};
use super::{args, bulk, exception, number, receive, search};
use crate::heap::classes;
use crate::heap::dict::Entry;
use crate::heap::kinds::{ClassMethodId, DictId, Heap, InstanceId, Value};
use crate::heap::objects::{GeneratorKind, ViewKind};
use crate::heap::value::{ClassId, NativeId, StrId};
use crate::num::complex;
use crate::num::float::text::push_repr;
use crate::text::unicode::is_printable;
use crate::text::{core, shown};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Containers nested deeper than this are written by the kernel, whose depth the recursion limit bounds.
const MAX_DEPTH: usize = 32;

pub(crate) const REPR: Native = method("__repr__", "self, /", slot_repr).or("repr_built_in");
pub(crate) const STR: Native = method("__str__", "self, /", slot_str).or("str_built_in");

fn slot_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut writer = Writer::default();
    writer.built_in(cx, args[0])?;
    Ok(cx.text(writer.text)?.into())
}

/// `object.__str__`: the `repr`. Types with a text of their own have a row of their own.
fn slot_str(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if has_own_text(&cx.heap, args[0], core::REPR) {
        return Err(Raise::Python);
    }
    slot_repr(cx, args)
}

/// Whether the class of a value has its own `__repr__` or `__str__`: one in Python, or a method of a built-in class that is not
/// the one its data comes with (`__repr__ = float.hex`).
pub fn has_own_text(heap: &Heap, value: Value, name: u32) -> bool {
    match value {
        Value::Instance(_) => {}
        Value::Class(id) if heap.class(id).metaclass != classes::TYPE => {}
        _ => return false,
    }
    match args::special(heap, value, name) {
        None => false,
        Some(Value::Native(id)) => {
            let info = describe(id);
            let is_plain = matches!(heap.unwrap(value), Value::Instance(_));
            info.row.name != heap.text(StrId::from_bits(name)) || name == core::REPR && info.class == Some(classes::OBJECT) && !is_plain
        }
        Some(_) => true,
    }
}

/// `repr(value)`
pub fn repr(cx: &mut Cx, value: Value) -> Result<String, Raise> {
    let mut writer = Writer::default();
    writer.value(cx, value)?;
    Ok(writer.text)
}

/// `str(value)`
pub fn str(cx: &mut Cx, value: Value) -> Result<String, Raise> {
    match value {
        Value::Str(id) => bulk::owned(cx, id),
        Value::Instance(_) | Value::Class(_) => {
            if has_own_text(&cx.heap, value, core::STR) {
                return Err(Raise::Python);
            }
            match cx.heap.unwrap(value) {
                plain @ (Value::Str(_) | Value::Exception(_)) => str(cx, plain),
                _ => repr(cx, value),
            }
        }
        Value::Exception(id) => exception::text(cx, id),
        Value::Proxy(_) => {
            // Proxies of proxies may be nested as deep as the program likes.
            let mut mapping = value;
            while let Value::Proxy(id) = mapping {
                mapping = cx.heap[id].mapping;
            }
            str(cx, mapping)
        }
        _ => repr(cx, value),
    }
}

/// `ascii(value)`
pub fn ascii(cx: &mut Cx, value: Value) -> Result<String, Raise> {
    let text = repr(cx, value)?;
    ascii_only(cx, text)
}

/// Text with everything but ASCII escaped.
pub fn ascii_only(cx: &mut Cx, text: String) -> Result<String, Raise> {
    if bulk::leading(&mut cx.meter, text.as_bytes(), |byte| byte.is_ascii())? == text.len() {
        return Ok(text);
    }
    cx.reserve(text.len() * 5)?;
    let mut out = String::with_capacity(text.len() * 2);
    for (i, c) in text.chars().enumerate() {
        if i % OFTEN == OFTEN - 1 {
            cx.meter.spend(4 * OFTEN as u64)?;
        }
        if c.is_ascii() { out.push(c) } else { push_escape(&mut out, c) }
    }
    Ok(out)
}

fn push_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// Characters between two accounts.
const OFTEN: usize = 1_024;

/// Bytes of the longest escape.
const ESCAPED: usize = 10;

/// The quote of a literal: a single one unless only double ones need no escape.
fn quote_of(meter: &mut Meter, bytes: &[u8]) -> Result<u8, Raise> {
    let has = |byte: u8, meter: &mut Meter| search::find(bytes, &[byte], 0, meter).map(|found| found.is_some());
    Ok(if has(b'\'', meter)? && !has(b'"', meter)? { b'"' } else { b'\'' })
}

/// Appends a str as a literal.
fn push_quoted(meter: &mut Meter, out: &mut String, text: &str) -> Result<(), Raise> {
    let quote = char::from(quote_of(meter, text.as_bytes())?);
    out.push(quote);
    for (i, c) in text.chars().enumerate() {
        if i % OFTEN == OFTEN - 1 {
            meter.spend(2 * OFTEN as u64)?;
            bulk::make_room(meter, out, ESCAPED * OFTEN)?;
        }
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ if is_printable(c) => out.push(c),
            _ => push_escape(out, c),
        }
    }
    out.push(quote);
    Ok(())
}

/// Appends bytes as a literal.
fn push_bytes(meter: &mut Meter, out: &mut String, data: &[u8]) -> Result<(), Raise> {
    let quote = quote_of(meter, data)?;
    out.push('b');
    out.push(quote as char);
    for (i, &byte) in data.iter().enumerate() {
        if i % OFTEN == OFTEN - 1 {
            meter.spend(4 * OFTEN as u64)?;
            bulk::make_room(meter, out, ESCAPED * OFTEN)?;
        }
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if byte == quote => {
                out.push('\\');
                out.push(byte as char);
            }
            b' '..=b'~' => out.push(byte as char),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote as char);
    Ok(())
}

/// `id(value)`: what `repr` shows as an address.
pub fn identity(value: Value) -> u64 {
    let number = match value {
        Value::Float(_) => value.identity().rotate_left(13) >> 8,
        _ => value.identity() & 0xff_ffff_ffff_ffff,
    };
    0x7f00_0000_0000 + ((number << 6 | value.tag()) << 4 & 0x1fff_ffff_ffff_fff0)
}

/// Where the text is written, and what it is inside of.
#[derive(Default)]
struct Writer {
    text: String,
    /// Containers being written, outermost first.
    inside: Vec<Value>,
    /// Bytes reserved.
    reserved: usize,
    /// Items since the last poll.
    items: u64,
}

impl Writer {
    /// Makes sure that `extra` more bytes may be written.
    fn room(&mut self, cx: &mut Cx, extra: usize) -> Result<(), Raise> {
        self.items += 1;
        if self.items.is_multiple_of(256) {
            cx.poll(256 * 4)?;
        }
        let needed = self.text.len() + extra;
        if needed > self.reserved {
            self.reserved = needed.saturating_mul(2).max(4096);
            cx.reserve(self.reserved * 2)?;
        }
        bulk::make_room(&mut cx.meter, &mut self.text, extra.min(OFTEN))
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// `repr(value)`
    fn value(&mut self, cx: &mut Cx, value: Value) -> Result<(), Raise> {
        self.room(cx, 64)?;
        match value {
            Value::Str(id) => self.string(cx, id),
            Value::Int(i) => {
                let _ = write!(self.text, "{i}");
                Ok(())
            }
            Value::Instance(_) | Value::Class(_) if has_own_text(&cx.heap, value, core::REPR) => Err(Raise::Python),
            _ => self.built_in(cx, value),
        }
    }

    fn string(&mut self, cx: &mut Cx, id: StrId) -> Result<(), Raise> {
        let len = cx.heap.text(id).len();
        self.room(cx, len * 2)?;
        let (heap, meter) = cx.parts();
        push_quoted(meter, &mut self.text, heap.text(id))
    }

    fn bytes(&mut self, cx: &mut Cx, value: Value) -> Result<(), Raise> {
        let len = receive::bytes(&cx.heap, value).map_or(0, <[u8]>::len);
        self.room(cx, len * 4)?;
        let (heap, meter) = cx.parts();
        push_bytes(meter, &mut self.text, receive::bytes(heap, value).unwrap_or_default())
    }

    /// What the built-in `__repr__` of the value's type says.
    fn built_in(&mut self, cx: &mut Cx, value: Value) -> Result<(), Raise> {
        match value {
            Value::None | Value::Unbound => self.push("None"),
            Value::NotImplemented => self.push("NotImplemented"),
            Value::Ellipsis => self.push("Ellipsis"),
            Value::Bool(b) => self.push(if b.get() { "True" } else { "False" }),
            Value::Int(_) | Value::BigInt(_) => {
                let text = number::int_text(cx, value, 10)?;
                self.room(cx, text.len())?;
                bulk::push_text(&mut cx.meter, &mut self.text, &text)?;
            }
            Value::Float(f) => push_repr(&mut self.text, f.get()),
            Value::Complex(id) => self.push(&complex::repr(cx.heap[id])),
            Value::Str(id) => self.string(cx, id)?,
            Value::Bytes(_) => self.bytes(cx, value)?,
            Value::ByteArray(_) => self.named_bytes(cx, "bytearray", value)?,
            Value::List(_) => self.container(cx, value, "[", "]", Writer::items)?,
            Value::Tuple(_) => self.container(cx, value, "(", ")", Writer::items)?,
            Value::Deque(_) => self.deque(cx, value, classes::DEQUE)?,
            Value::Pattern(_) => return Err(Raise::Python),
            Value::Generator(id) if matches!(cx.heap[id].class, classes::COUNT | classes::REPEAT) => return Err(Raise::Python),
            Value::Match(_) => {
                let text = super::re_match::repr_text(cx, value)?;
                self.room(cx, text.len())?;
                self.push(&text);
            }
            Value::Dict(id) => self.container(cx, value, "{", "}", |writer, cx, _| writer.entries(cx, id, ViewKind::Items, ": "))?,
            Value::Set(_) | Value::FrozenSet(_) => self.set(cx, value, classes::class_of(&cx.heap, value))?,
            Value::Instance(id) => self.instance(cx, id)?,
            Value::Exception(_) => self.exception(cx, value)?,
            Value::Class(id) => self.class(cx, id),
            Value::View(id) => {
                let (dict, what) = (receive::view_dict(&cx.heap, id), cx.heap[id].what);
                let name = cx.heap.type_name(value);
                self.container(cx, value, &format!("{name}(["), "])", |writer, cx, _| match what {
                    ViewKind::Items => writer.pairs(cx, dict),
                    ViewKind::Keys | ViewKind::Values => writer.entries(cx, dict, what, ""),
                })?;
            }
            Value::Proxy(id) => {
                let mapping = cx.heap[id].mapping;
                self.container(cx, value, "mappingproxy(", ")", |writer, cx, _| writer.value(cx, mapping))?;
            }
            Value::Range(id) => {
                let range = &cx.heap[id];
                let (start, stop, step) = (range.start, range.stop, range.step);
                let parts = if matches!(step, Value::Int(1)) { vec![start, stop] } else { vec![start, stop, step] };
                self.call(cx, "range", &parts)?;
            }
            Value::Slice(id) => {
                let slice = &cx.heap[id];
                let parts = [slice.start, slice.stop, slice.step];
                self.container(cx, value, "slice(", ")", |writer, cx, _| writer.separated(cx, &parts))?;
            }
            Value::BoundMethod(id) => {
                let (func, receiver) = (cx.heap[id].func, cx.heap[id].receiver);
                self.bound_method(cx, func, receiver)?;
            }
            Value::GenericAlias(_) | Value::Union(_) => super::generic_alias::push_repr(cx, value, &mut self.text)?,
            _ => self.opaque(cx, value),
        }
        Ok(())
    }

    /// A container between its brackets; `...` when it contains itself.
    fn container(
        &mut self,
        cx: &mut Cx,
        value: Value,
        open: &str,
        close: &str,
        content: impl FnOnce(&mut Writer, &mut Cx, Value) -> Result<(), Raise>,
    ) -> Result<(), Raise> {
        let (shown, value) = (value, cx.heap.unwrap(value));
        if self.inside.iter().chain(&cx.heap.repr_guard).any(|outer| outer.is(value)) {
            let text = recursive_text(&cx.heap, shown, value);
            self.push(&text);
            return Ok(());
        }
        if self.inside.len() == MAX_DEPTH {
            return Err(Raise::Python);
        }
        self.inside.push(value);
        self.push(open);
        content(self, cx, value)?;
        self.push(close);
        self.inside.pop();
        Ok(())
    }

    fn items(&mut self, cx: &mut Cx, value: Value) -> Result<(), Raise> {
        let mut i = 0;
        while let Some(&item) = receive::items(&cx.heap, value).get(i) {
            if i > 0 {
                self.push(", ");
            }
            self.value(cx, item)?;
            i += 1;
        }
        if i == 1 && matches!(value, Value::Tuple(_)) {
            self.push(",");
        }
        Ok(())
    }

    fn separated(&mut self, cx: &mut Cx, items: &[Value]) -> Result<(), Raise> {
        for (i, &item) in items.iter().enumerate() {
            if i > 0 {
                self.push(", ");
            }
            self.value(cx, item)?;
        }
        Ok(())
    }

    fn call(&mut self, cx: &mut Cx, name: &str, parts: &[Value]) -> Result<(), Raise> {
        self.push(name);
        self.push("(");
        self.separated(cx, parts)?;
        self.push(")");
        Ok(())
    }

    /// Keys, values, or both with `colon` between.
    fn entries(&mut self, cx: &mut Cx, dict: DictId, what: ViewKind, colon: &str) -> Result<(), Raise> {
        self.each_entry(cx, dict, |writer, cx, entry| match what {
            ViewKind::Keys => writer.value(cx, entry.key),
            ViewKind::Values => writer.value(cx, entry.value),
            ViewKind::Items => {
                writer.value(cx, entry.key)?;
                writer.push(colon);
                writer.value(cx, entry.value)
            }
        })
    }

    fn pairs(&mut self, cx: &mut Cx, dict: DictId) -> Result<(), Raise> {
        self.each_entry(cx, dict, |writer, cx, entry| writer.call(cx, "", &[entry.key, entry.value]))
    }

    /// Writes all entries with commas between.
    fn each_entry(
        &mut self,
        cx: &mut Cx,
        dict: DictId,
        write: impl Fn(&mut Writer, &mut Cx, Entry) -> Result<(), Raise>,
    ) -> Result<(), Raise> {
        let mut first = true;
        for slot in 0..cx.heap[dict].slots().len() {
            let entry = cx.heap[dict].slots()[slot];
            if entry.key.is_unbound() {
                continue;
            }
            if !first {
                self.push(", ");
            }
            first = false;
            write(self, cx, entry)?;
        }
        Ok(())
    }

    fn set(&mut self, cx: &mut Cx, value: Value, class: ClassId) -> Result<(), Raise> {
        let plain = cx.heap.unwrap(value);
        let name = cx.heap.class_name(class);
        if receive::set_table(&cx.heap, plain).is_none_or(|set| set.len() == 0) {
            let _ = write!(self.text, "{name}()");
            return Ok(());
        }
        let (open, close) = if class == classes::SET { (String::from("{"), "}") } else { (format!("{name}({{"), "})") };
        self.container(cx, value, &open, close, Writer::keys)
    }

    fn keys(&mut self, cx: &mut Cx, value: Value) -> Result<(), Raise> {
        let mut at = 0;
        let mut first = true;
        while let Some(set) = receive::set_table(&cx.heap, value) {
            at = set.used_from(&cx.heap.watch, at)?;
            let Some((key, _)) = set.slots().get(at).and_then(|slot| slot.get()) else { break };
            if !first {
                self.push(", ");
            }
            first = false;
            self.value(cx, key)?;
            at += 1;
        }
        Ok(())
    }

    fn deque(&mut self, cx: &mut Cx, value: Value, class: ClassId) -> Result<(), Raise> {
        let Value::Deque(id) = cx.heap.unwrap(value) else { return Ok(()) };
        let start = format!("{}([", cx.heap.class_name(class));
        let end = cx.heap[id].maxlen.map_or(String::from("])"), |maxlen| format!("], maxlen={maxlen})"));
        self.container(cx, value, &start, &end, Writer::items)
    }

    fn named_bytes(&mut self, cx: &mut Cx, name: &str, value: Value) -> Result<(), Raise> {
        let _ = write!(self.text, "{name}(");
        self.bytes(cx, value)?;
        self.push(")");
        Ok(())
    }

    /// An instance whose class leaves `__repr__` to a built-in base.
    fn instance(&mut self, cx: &mut Cx, id: InstanceId) -> Result<(), Raise> {
        let value = Value::Instance(id);
        let class = cx.heap[id].class;
        match cx.heap[id].native {
            Value::Unbound => self.plain_instance(cx, value),
            Value::Exception(_) => self.exception(cx, value)?,
            Value::Set(_) | Value::FrozenSet(_) => self.set(cx, value, class)?,
            Value::Deque(_) => self.deque(cx, value, class)?,
            plain @ Value::ByteArray(_) => {
                let name = cx.heap.class_name(class);
                self.named_bytes(cx, &name, plain)?;
            }
            plain => self.built_in(cx, plain)?,
        }
        Ok(())
    }

    /// `<module.Class object at 0x...>`
    fn plain_instance(&mut self, cx: &Cx, value: Value) {
        let name = full_name(&cx.heap, cx.heap.class_of(value));
        let _ = write!(self.text, "<{name} object at {:#x}>", identity(value));
    }

    fn exception(&mut self, cx: &mut Cx, value: Value) -> Result<(), Raise> {
        let id = receive::exception(&cx.heap, value)?;
        let name = cx.heap.type_name(value);
        let arguments = exception::shown_args(cx, id);
        self.push(&name);
        match arguments[..] {
            [only] => self.container(cx, value, "(", ")", |writer, cx, _| writer.separated(cx, &[only])),
            _ => self.container(cx, value, "(", ")", |writer, cx, _| writer.separated(cx, &arguments)),
        }
    }

    fn class(&mut self, cx: &Cx, id: ClassId) {
        let _ = write!(self.text, "<class '{}'>", full_name(&cx.heap, id));
    }

    fn bound_method(&mut self, cx: &mut Cx, func: Value, receiver: Value) -> Result<(), Raise> {
        if let Value::Native(id) = func {
            return self.bound_native(cx, id, receiver);
        }
        if let Value::Instance(_) = func {
            return Err(Raise::Python);
        }
        let name = function_name(&cx.heap, func);
        let _ = write!(self.text, "<bound method {name} of ");
        self.value(cx, receiver)?;
        self.push(">");
        Ok(())
    }

    fn bound_native(&mut self, cx: &mut Cx, id: NativeId, receiver: Value) -> Result<(), Raise> {
        let (name, class) = (describe(id).row.name, describe(id).class);
        let is_slot = class.is_some_and(|class| super::method::is_slot(class, name));
        let kind = if is_slot { "method-wrapper" } else { "built-in method" };
        let of = if is_slot { "" } else { "of " };
        let name = if is_slot { format!("'{name}' of") } else { name.to_owned() };
        let class = cx.heap.type_name(receiver);
        let _ = write!(self.text, "<{kind} {name} {of}{class} object at {:#x}>", identity(receiver));
        Ok(())
    }

    /// What shows no content.
    fn opaque(&mut self, cx: &Cx, value: Value) {
        let heap = &cx.heap;
        let address = identity(value);
        let class = heap.type_name(value);
        let out = &mut self.text;
        let _ = match value {
            Value::Function(_) => write!(out, "<function {} at {address:#x}>", function_name(heap, value)),
            Value::Native(id) => write!(out, "{}", native_text(heap, id)),
            Value::Host(_) => write!(out, "<function host function at {address:#x}>"),
            Value::Cell(id) => match heap[id].value {
                Value::Unbound => write!(out, "<cell at {address:#x}: empty>"),
                content => write!(out, "<cell at {address:#x}: {} object at {:#x}>", heap.type_name(content), identity(content)),
            },
            Value::Generator(id) => {
                let generator = &heap[id];
                let what = match generator.kind {
                    _ if generator.class != classes::GENERATOR && generator.kind == GeneratorKind::Generator => "",
                    GeneratorKind::Generator => "generator",
                    GeneratorKind::Coroutine => "coroutine",
                    GeneratorKind::AsyncGenerator => "async_generator",
                };
                match what {
                    "" => write!(out, "<{} object at {address:#x}>", full_name(heap, generator.class)),
                    _ => write!(out, "<{what} object {} at {address:#x}>", shown(super::generator::qualname(heap, id))),
                }
            }
            Value::Module(id) => write!(out, "{}", module_text(heap, heap[id].name, heap[id].dict)),
            Value::StaticMethod(id) => write!(out, "<staticmethod({})>", plain_text(heap, heap[id].func)),
            Value::ClassMethod(id) => write!(out, "<classmethod({})>", class_method_text(heap, id)),
            Value::Member(id) => match heap[id].name {
                Value::Str(name) if heap[id].is_namespace() => {
                    write!(out, "<attribute '{}' of '{}' objects>", heap.shown(name), heap.class_name(heap[id].class))
                }
                Value::Str(name) => write!(out, "<member '{}' of '{}' objects>", heap.shown(name), heap.class_name(heap[id].class)),
                _ => write!(out, "<member of '{}' objects>", heap.class_name(heap[id].class)),
            },
            Value::Super(id) => match heap[id].object {
                Value::Unbound => write!(out, "<super: <class '{}'>, NULL>", heap.class_name(heap[id].class)),
                _ => write!(
                    out,
                    "<super: <class '{}'>, <{} object>>",
                    heap.class_name(heap[id].class),
                    heap.class_name(heap[id].object_class)
                ),
            },
            Value::Code(id) => {
                let code = heap.code(heap[id].code);
                let name = heap.shown(StrId::from_bits(code.name));
                let file = &heap.unit(heap[id].code.unit()).filename;
                write!(out, "<code object {name} at {address:#x}, file \"{file}\", line {}>", code.first_line)
            }
            Value::MemoryView(id) if heap[id].base.is_unbound() => write!(out, "<released memory at {address:#x}>"),
            Value::MemoryView(_) => write!(out, "<memory at {address:#x}>"),
            Value::Property(_) | Value::Iter(_) | Value::Traceback(_) => write!(out, "<{class} object at {address:#x}>"),
            _ => write!(out, "<{} object at {address:#x}>", full_name(heap, heap.class_of(value))),
        };
    }
}

/// What stands for a container inside itself; `plain` is its built-in data.
fn recursive_text(heap: &Heap, value: Value, plain: Value) -> Cow<'static, str> {
    match plain {
        Value::List(_) | Value::Deque(_) => "[...]".into(),
        Value::Tuple(_) => "(...)".into(),
        Value::Dict(_) => "{...}".into(),
        Value::Set(_) | Value::FrozenSet(_) => format!("{}(...)", heap.class_name(heap.class_of(value))).into(),
        _ => "...".into(),
    }
}

/// A class as messages and `repr` name it: with its module unless that is `builtins`.
pub fn full_name(heap: &Heap, class: ClassId) -> String {
    let qualname = shown(qualname(heap, class));
    match module_name(heap, class) {
        Some(module) if module != "builtins" => format!("{module}.{qualname}"),
        _ => qualname.to_owned(),
    }
}

/// `__module__` of a class, if it is a str.
pub fn module_name(heap: &Heap, class: ClassId) -> Option<String> {
    if let Some(module) = classes::builtin_module(class) {
        return Some(module.to_owned());
    }
    let dict = heap.class(class).dict?;
    match heap[dict].get_str(heap, receive::name(core::MODULE)) {
        Some(Value::Str(id)) => Some(heap.shown(id).to_owned()),
        _ => None,
    }
}

/// `__qualname__` of a function, as far as it is known without Python.
pub fn function_name(heap: &Heap, func: Value) -> String {
    match func {
        Value::Function(id) => heap.shown(super::function::qualname_of(heap, id)).to_owned(),
        Value::Native(id) => describe(id).row.name.to_owned(),
        Value::Class(id) => heap.class_name(id),
        _ => String::from("?"),
    }
}

/// A native as a value that is not bound.
fn native_text(heap: &Heap, id: NativeId) -> String {
    let info = describe(id);
    let name = info.row.name;
    match (info.class, info.row.kind) {
        (Some(class), NativeKind::Method) if super::method::is_slot(class, name) => {
            format!("<slot wrapper '{name}' of '{}' objects>", heap.message_name(class))
        }
        (Some(class), NativeKind::Method) => format!("<method '{name}' of '{}' objects>", heap.message_name(class)),
        (Some(class), NativeKind::Getter { .. }) => format!("<attribute '{name}' of '{}' objects>", heap.message_name(class)),
        (Some(class), NativeKind::ClassMethod) => format!("<method '{name}' of '{}' objects>", heap.message_name(class)),
        (Some(class), NativeKind::Static) => format!("<built-in method {name} of type object at {:#x}>", identity(Value::Class(class))),
        _ => format!("<built-in function {name}>"),
    }
}

fn module_text(heap: &Heap, name: Value, dict: DictId) -> String {
    let own = heap[dict].get_str(heap, receive::name(core::NAME)).unwrap_or(name);
    let name = match own {
        Value::Str(id) => heap.shown(id),
        _ => "?",
    };
    match heap[dict].get_str(heap, receive::name(core::FILE)) {
        Some(Value::Str(file)) => format!("<module '{name}' from '{}'>", heap.shown(file)),
        _ if matches!(name, "builtins" | "sys" | "math" | "time" | "itertools" | "gc" | "atexit") => {
            format!("<module '{name}' (built-in)>")
        }
        _ => format!("<module '{name}'>"),
    }
}

/// A callable inside the text of its wrapper.
fn plain_text(heap: &Heap, func: Value) -> String {
    match func {
        Value::Function(_) => format!("<function {} at {:#x}>", function_name(heap, func), identity(func)),
        Value::Native(id) => native_text(heap, id),
        _ => format!("<{} object at {:#x}>", full_name(heap, heap.class_of(func)), identity(func)),
    }
}

fn class_method_text(heap: &Heap, id: ClassMethodId) -> String {
    plain_text(heap, heap[id].func)
}

/// What the kernel's `repr` of containers asks for.
pub(crate) static INTRINSICS: &[Native] = &[
    function("_m_default_repr", "value, /", default_repr),
    function("_m_repr_enter", "value, /", repr_enter),
    function("_m_repr_leave", "value, /", repr_leave),
    function("_m_repr_recursive", "value, /", repr_recursive),
    function("_m_message_name", "cls, /", message_name),
    function("_m_type_name", "value, /", type_name),
];

/// `object.__repr__(value)`
fn default_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut writer = Writer::default();
    writer.plain_instance(cx, args[0]);
    Ok(cx.text(writer.text)?.into())
}

/// Whether a container is not being written already; then it is from now on.
fn repr_enter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    let fresh = !cx.heap.repr_guard.iter().any(|outer| outer.is(plain));
    if fresh {
        cx.heap.budget.charge(size_of::<Value>());
        cx.heap.repr_guard.push(plain);
    }
    Ok(Value::bool(fresh).into())
}

fn repr_leave(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    if let Some(at) = cx.heap.repr_guard.iter().rposition(|outer| outer.is(plain)) {
        cx.heap.repr_guard.remove(at);
    }
    Ok(Value::None.into())
}

fn repr_recursive(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let text = recursive_text(&cx.heap, args[0], cx.heap.unwrap(args[0]));
    Ok(cx.heap.new_str(&*text).into())
}

/// What messages call a class.
fn message_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Class(class) = args[0] else { return Err(args::wrong_receiver(&cx.heap, "type", args[0])) };
    let name = cx.heap.message_name(class);
    Ok(cx.heap.new_str(name).into())
}

/// What messages call a value's type.
fn type_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.heap.type_name(args[0]);
    Ok(cx.heap.new_str(name).into())
}

/// `__qualname__` of a class.
pub fn qualname(heap: &Heap, class: ClassId) -> &str {
    match (heap.class(class).qualname, heap.class(class).name) {
        (Value::Str(id), _) | (_, Value::Str(id)) => heap.text(id),
        _ => "?",
    }
}
