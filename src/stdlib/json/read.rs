//! Reading JSON, with CPython's messages and positions.
//!
//! Owns the parser: one loop over a stack of open arrays and objects. Keys that repeat share one str.
//! Start reading at [`value`].

use crate::heap::dict::Dict;
use crate::heap::kinds::{Kind, Value};
use crate::heap::value::StrId;
use crate::num::bigint::text::{parse_ascii, parse_bytes};
use crate::num::float::parse as float;
use crate::object::native::{Cx, Raise};
use crate::object::{bulk, number};
use compact_str::CompactString;
use std::collections::HashMap;

/// What to treat otherwise than plain Python does.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Control characters in strings are errors.
    pub strict: bool,
    /// Objects come as `(0, [(key, value), ...])`.
    pub objects: bool,
    /// Ints come as `(1, text)`, floats as `(2, text)`.
    pub numbers: bool,
    /// `NaN` and the infinities come as `(3, text)`.
    pub constants: bool,
}

const PLAIN: Options = Options { strict: true, objects: false, numbers: false, constants: false };

/// What is wrong.
#[derive(Debug)]
pub enum Error {
    /// With the text: message and byte offset.
    Syntax {
        /// CPython's words.
        message: String,
        /// Where.
        at: usize,
    },
    /// A limit.
    Raise(Raise),
}

impl From<Raise> for Error {
    fn from(raise: Raise) -> Error {
        Error::Raise(raise)
    }
}

/// Keys longer than this are not looked up among those read before.
const LONG_KEY: usize = 4096;
/// Bytes to look for the end of a short string: what is in its slot, and the quote.
const SHORT: usize = 25;

type Parsed<T> = Result<T, Error>;

fn syntax<T>(message: &str, at: usize) -> Parsed<T> {
    Err(Error::Syntax { message: message.to_owned(), at })
}

/// White space of JSON.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// An array or object that is being read.
enum Open {
    Array(Vec<Value>),
    Object { dict: Dict, pairs: Vec<Value>, key: Value },
}

struct Reader<'a> {
    cx: &'a mut Cx,
    text: StrId,
    at: usize,
    options: Options,
    open: Vec<Open>,
    keys: HashMap<Box<str>, Value, ahash::RandomState>,
    /// Bytes promised by `reserve` that are not used yet.
    room: usize,
    /// Where the next poll is due.
    poll_at: usize,
}

/// A whole text: one value and nothing after it.
pub fn document(cx: &mut Cx, text: StrId) -> Parsed<Value> {
    let mut reader = Reader::new(cx, text, 0, PLAIN);
    reader.skip()?;
    let value = reader.value()?;
    reader.skip()?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => syntax("Extra data", reader.at),
    }
}

/// The value that begins at a byte offset, and where it ends.
pub fn value(cx: &mut Cx, text: StrId, at: usize, options: Options) -> Parsed<(Value, usize)> {
    let mut reader = Reader::new(cx, text, at, options);
    let value = reader.value()?;
    Ok((value, reader.at))
}

/// What to do after a step.
enum Step {
    /// A value is complete.
    Value(Value),
    /// A container was opened and its first value comes next.
    Next,
}

/// Keys that are known again. A document that has more has no records but a table, and so many small blocks take long to free.
const MOST_KEYS: usize = 1 << 13;

/// Containers that move in one go.
const DEEP: usize = 1 << 12;

/// Items that take long to free.
const LARGE: usize = 1 << 16;

/// What was being read when the reading was stopped may be large.
impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let waste = &self.cx.meter.waste;
        for open in &mut self.open {
            match open {
                Open::Array(items) | Open::Object { pairs: items, .. } if items.len() > LARGE => {
                    waste.put_swept(std::mem::take(items));
                }
                Open::Object { dict, .. } if dict.len() > LARGE => std::mem::take(dict).discard(waste),
                _ => {}
            }
        }
    }
}

impl<'a> Reader<'a> {
    fn new(cx: &'a mut Cx, text: StrId, at: usize, options: Options) -> Reader<'a> {
        Reader {
            cx,
            text,
            at,
            options,
            open: Vec::new(),
            keys: HashMap::with_hasher(ahash::RandomState::new()),
            room: 0,
            poll_at: at + 4096,
        }
    }

    fn bytes(&self) -> &[u8] {
        self.cx.heap.text(self.text).as_bytes()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    #[inline]
    fn skip(&mut self) -> Parsed<()> {
        let (heap, meter) = self.cx.parts();
        match heap.text(self.text).as_bytes().get(self.at) {
            Some(&byte) if is_space(byte) => {
                self.at += bulk::leading(meter, &heap.text(self.text).as_bytes()[self.at..], is_space)?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Asks for memory in blocks, and for time now and then.
    fn charge(&mut self, bytes: usize) -> Parsed<()> {
        if self.poll_at <= self.at {
            self.cx.poll((self.at + 4096 - self.poll_at) as u64)?;
            self.poll_at = self.at + 4096;
        }
        if self.room < bytes {
            let block = bytes.max(1 << 16);
            self.cx.reserve(block)?;
            self.room = block;
        }
        self.room -= bytes;
        Ok(())
    }

    /// One value with all that is in it.
    fn value(&mut self) -> Parsed<Value> {
        loop {
            let mut done = match self.begin()? {
                Step::Value(value) => value,
                Step::Next => continue,
            };
            loop {
                let Some(open) = self.open.last_mut() else { return Ok(done) };
                match open {
                    Open::Array(items) => items.push(done),
                    Open::Object { pairs, key, .. } if self.options.objects => {
                        let key = *key;
                        let pair = self.cx.heap.new_tuple([key, done]);
                        pairs.push(pair);
                    }
                    Open::Object { dict, key, .. } => {
                        let key = *key;
                        Reader::insert(self.cx, dict, key, done)?;
                    }
                }
                match self.after()? {
                    Some(value) => done = value,
                    None => break,
                }
            }
        }
    }

    fn insert(cx: &mut Cx, dict: &mut Dict, key: Value, value: Value) -> Parsed<()> {
        let Value::Str(name) = key else { return Ok(()) };
        let found = match cx.heap.text(name).len() <= LONG_KEY {
            true => dict.find_str(&cx.heap, name),
            false => {
                let hash = cx.hash(key)?;
                dict.find(&cx.heap, key, hash).map_err(Raise::from)?
            }
        };
        match found {
            Some(slot) => dict.set_value(slot, value),
            None => {
                let growth = dict.growth();
                if growth > 1 << 14 {
                    cx.reserve(growth * 2)?;
                }
                dict.push_watched(&cx.heap.watch, key, cx.heap.str(name).hash(), value).map_err(Raise::from)?;
            }
        }
        Ok(())
    }

    /// Begins a container. Where very many are open they move in pieces when their vector grows.
    fn enter(&mut self, open: Open) -> Parsed<()> {
        if self.open.len() == self.open.capacity() && self.open.len() > DEEP {
            let mut grown = Vec::with_capacity(2 * self.open.len());
            for piece in self.open.chunks_mut(DEEP) {
                self.cx.poll(piece.len() as u64)?;
                grown.extend(piece.iter_mut().map(|open| std::mem::replace(open, Open::Array(Vec::new()))));
            }
            self.open = grown;
        }
        self.open.push(open);
        Ok(())
    }

    /// After a value inside a container: its comma, or its end, which makes it a value itself.
    fn after(&mut self) -> Parsed<Option<Value>> {
        self.skip()?;
        let next = self.peek();
        let is_object = matches!(self.open.last(), Some(Open::Object { .. }));
        match (next, is_object) {
            (Some(b','), false) => {
                let comma = self.at;
                self.at += 1;
                self.skip()?;
                if self.peek() == Some(b']') {
                    return syntax("Illegal trailing comma before end of array", comma);
                }
                Ok(None)
            }
            (Some(b','), true) => {
                let comma = self.at;
                self.at += 1;
                self.skip()?;
                match self.peek() {
                    Some(b'"') => self.key().map(|()| None),
                    Some(b'}') => syntax("Illegal trailing comma before end of object", comma),
                    _ => syntax("Expecting property name enclosed in double quotes", self.at),
                }
            }
            (Some(b']'), false) | (Some(b'}'), true) => {
                self.at += 1;
                self.close().map(Some)
            }
            _ => syntax("Expecting ',' delimiter", self.at),
        }
    }

    /// The innermost container as an object of the heap.
    fn close(&mut self) -> Parsed<Value> {
        self.charge(192)?;
        let heap = &mut self.cx.heap;
        Ok(match self.open.pop() {
            Some(Open::Array(items)) => heap.new_list(items),
            Some(Open::Object { pairs, .. }) if self.options.objects => {
                let pairs = heap.new_list(pairs);
                heap.new_tuple([Value::Int(0), pairs])
            }
            Some(Open::Object { dict, .. }) => heap.new(dict),
            None => Value::None,
        })
    }

    /// A key that was read before.
    fn known(&self, text: &str) -> Option<&Value> {
        if text.len() <= LONG_KEY { self.keys.get(text) } else { None }
    }

    /// A key and its colon.
    fn key(&mut self) -> Parsed<()> {
        let start = self.at;
        let text = match self.short() {
            Some(text) => text,
            None => CompactString::from(self.string()?),
        };
        let key = match self.known(&text) {
            Some(&key) => key,
            None if text.len() > LONG_KEY => {
                self.charge(text.len())?;
                self.cx.text(text.into())?
            }
            None => {
                self.charge(text.len() * 2 + 160)?;
                let key = self.cx.heap.new_str(text.as_str());
                if self.keys.len() < MOST_KEYS {
                    self.keys.insert(text.into(), key);
                }
                key
            }
        };
        debug_assert!(start < self.at);
        if let Some(Open::Object { key: slot, .. }) = self.open.last_mut() {
            *slot = key;
        }
        self.skip()?;
        if self.peek() != Some(b':') {
            return syntax("Expecting ':' delimiter", self.at);
        }
        self.at += 1;
        self.skip()?;
        Ok(())
    }

    /// The beginning of a value.
    fn begin(&mut self) -> Parsed<Step> {
        self.charge(64)?;
        let Some(first) = self.peek() else { return syntax("Expecting value", self.at) };
        let value = match first {
            b'"' => match self.short() {
                Some(text) => self.cx.heap.new_str(text),
                None => {
                    let text = self.string()?;
                    self.charge(text.len())?;
                    self.cx.text(text)?
                }
            },
            b'[' => {
                self.at += 1;
                self.skip()?;
                self.enter(Open::Array(Vec::new()))?;
                if self.peek() != Some(b']') {
                    return Ok(Step::Next);
                }
                self.at += 1;
                self.close()?
            }
            b'{' => {
                self.at += 1;
                self.skip()?;
                self.enter(Open::Object { dict: Dict::default(), pairs: Vec::new(), key: Value::None })?;
                match self.peek() {
                    Some(b'"') => {
                        self.key()?;
                        return Ok(Step::Next);
                    }
                    Some(b'}') => {
                        self.at += 1;
                        self.close()?
                    }
                    _ => return syntax("Expecting property name enclosed in double quotes", self.at),
                }
            }
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.word()?,
        };
        Ok(Step::Value(value))
    }

    fn word(&mut self) -> Parsed<Value> {
        let words = [
            ("null", Value::None),
            ("true", Value::bool(true)),
            ("false", Value::bool(false)),
            ("NaN", Value::float(f64::NAN)),
            ("Infinity", Value::float(f64::INFINITY)),
            ("-Infinity", Value::float(f64::NEG_INFINITY)),
        ];
        let rest = &self.bytes()[self.at..];
        let Some(&(word, value)) = words.iter().find(|(word, _)| rest.starts_with(word.as_bytes())) else {
            return syntax("Expecting value", self.at);
        };
        self.at += word.len();
        if self.options.constants && matches!(value, Value::Float(_)) {
            return self.marked(3, word.to_owned());
        }
        Ok(value)
    }

    fn marked(&mut self, kind: i64, text: String) -> Parsed<Value> {
        let text = self.cx.text(text)?;
        Ok(self.cx.heap.new_tuple([Value::Int(kind), text]))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    fn digits(&mut self, from: usize) -> Parsed<usize> {
        let (heap, meter) = self.cx.parts();
        let rest = heap.text(self.text).as_bytes().get(from..).unwrap_or_default();
        match rest.iter().take(SHORT).position(|byte| !byte.is_ascii_digit()) {
            Some(count) => Ok(count),
            None => Ok(bulk::leading(meter, rest, |byte| byte.is_ascii_digit())?),
        }
    }

    fn number(&mut self) -> Parsed<Value> {
        let start = self.at;
        let mut end = start + usize::from(self.byte(start) == Some(b'-'));
        match self.byte(end) {
            Some(b'0') => end += 1,
            Some(b'1'..=b'9') => end += self.digits(end)?,
            _ => return self.word(),
        }
        let mut is_float = false;
        if self.byte(end) == Some(b'.') {
            let digits = self.digits(end + 1)?;
            if digits > 0 {
                is_float = true;
                end += 1 + digits;
            }
        }
        if matches!(self.byte(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.byte(end + 1), Some(b'+' | b'-')));
            let digits = self.digits(end + 1 + sign)?;
            if digits > 0 {
                is_float = true;
                end += 1 + sign + digits;
            }
        }
        self.at = end;
        self.number_value(start, end, is_float)
    }

    fn number_value(&mut self, start: usize, end: usize, is_float: bool) -> Parsed<Value> {
        self.charge(end - start)?;
        let (heap, meter) = self.cx.parts();
        let mut text = String::new();
        bulk::push_text(meter, &mut text, &heap.text(self.text)[start..end])?;
        if self.options.numbers {
            return self.marked(if is_float { 2 } else { 1 }, text);
        }
        if is_float {
            let value = number::polled(self.cx, |poll| Ok(float::parse_ascii(text.as_bytes(), poll)?))?;
            return Ok(Value::float(value.unwrap_or(0.0)));
        }
        if let Ok(value) = text.parse::<i64>() {
            return Ok(Value::Int(value));
        }
        self.cx.reserve(number::bytes(parse_bytes(text.len())))?;
        let value = number::polled(self.cx, |poll| parse_ascii(text.as_bytes(), 10, Some(4300), poll))?;
        Ok(value.map_or(Value::Int(0), |value| number::store(&mut self.cx.heap, value)))
    }

    /// A string after its opening quote at `at`: its content.
    fn string(&mut self) -> Parsed<String> {
        let begin = self.at;
        let mut at = begin + 1;
        let mut out = String::new();
        loop {
            let (heap, meter) = self.cx.parts();
            let bytes = heap.text(self.text).as_bytes();
            let plain = bulk::leading(meter, &bytes[at..], |byte| byte != b'"' && byte != b'\\' && byte >= b' ')?;
            let end = at + plain;
            let next = bytes.get(end).copied();
            self.at = end;
            self.charge(plain)?;
            let (heap, meter) = self.cx.parts();
            bulk::make_room(meter, &mut out, plain + 4)?;
            bulk::push_text(meter, &mut out, &heap.text(self.text)[at..end])?;
            match next {
                None => return syntax("Unterminated string starting at", begin),
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(out);
                }
                Some(b'\\') => at = self.escape(begin, end + 1, &mut out)?,
                Some(control) if self.options.strict => {
                    let _ = control;
                    return syntax("Invalid control character at", end);
                }
                Some(control) => {
                    out.push(char::from(control));
                    at = end + 1;
                }
            }
        }
    }

    /// The string that begins here, if it is short and without escapes: such a one needs no memory beside its object.
    fn short(&mut self) -> Option<CompactString> {
        let begin = self.at + 1;
        let text = &self.cx.heap.text(self.text)[begin..];
        let len = text.bytes().take(SHORT).position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '))?;
        if text.as_bytes()[len] != b'"' {
            return None;
        }
        let text = CompactString::from(&text[..len]);
        self.at = begin + len + 1;
        Some(text)
    }

    /// An escape, after its backslash; where it ends.
    fn escape(&mut self, begin: usize, at: usize, out: &mut String) -> Parsed<usize> {
        let Some(&letter) = self.bytes().get(at) else { return syntax("Unterminated string starting at", begin) };
        let plain = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(at, out),
            _ => return syntax("Invalid \\escape", at - 1),
        };
        out.push(plain);
        Ok(at + 1)
    }

    fn hex4(&self, at: usize) -> Option<u32> {
        let digits = self.bytes().get(at..at + 4)?;
        let all = digits.iter().all(u8::is_ascii_hexdigit);
        all.then(|| digits.iter().fold(0, |code, &digit| code * 16 + char::from(digit).to_digit(16).unwrap_or(0)))
    }

    /// `\uXXXX`, `at` being the `u`: two of them may make one character.
    fn unicode(&mut self, at: usize, out: &mut String) -> Parsed<usize> {
        let Some(code) = self.hex4(at + 1) else { return syntax("Invalid \\uXXXX escape", at) };
        let end = at + 5;
        if (0xd800..0xdc00).contains(&code)
            && self.bytes().get(end..end + 2) == Some(b"\\u")
            && let Some(low) = self.hex4(end + 2)
            && (0xdc00..0xe000).contains(&low)
        {
            let code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            return Ok(end + 6);
        }
        // Half of a pair cannot be in a str here.
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(end)
    }
}
