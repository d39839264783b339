//! Writing a graph: once over it to see what occurs twice, once to write.
//!
//! Owns: the order and the form of every byte written. Never: writes a node's content twice, except of short texts
//! and numbers. Start reading at `encode`.

use super::{MAX_DEPTH, SHARED_TEXT, major, simple, tag};
use crate::error::{Error, ErrorKind};
use crate::host::graph::View;
use crate::host::marks::Marks;
use crate::host::shape::Shape;

/// Marks: met once, met again, and from `NUMBERED` on the number under which it was written.
const ONCE: u32 = 1;
const TWICE: u32 = 2;
const NUMBERED: u32 = 3;

/// The bytes of a value.
pub(crate) fn encode(view: View<'_>) -> Result<Vec<u8>, Error> {
    let mut marks = Marks::of(view);
    find_shared(view, &mut marks)?;
    let mut writer = Writer { out: Vec::new(), marks, numbers: 0, stack: Vec::new() };
    writer.value(view);
    while let Some(top) = writer.stack.last_mut() {
        let (view, at) = (top.0, top.1);
        top.1 += 1;
        match view.part(at) {
            None => drop(writer.stack.pop()),
            Some(part) => {
                writer.before(view, at);
                writer.part(view, at, part);
            }
        }
    }
    Ok(writer.out)
}

/// Whether a value that occurs twice is to be written once.
fn is_shareable(view: View<'_>) -> bool {
    match view.shape() {
        Shape::None | Shape::Ellipsis | Shape::Bool(_) | Shape::Int(_) | Shape::Float(_) => false,
        Shape::Str(text) => SHARED_TEXT <= text.len(),
        Shape::Bytes(bytes) | Shape::BigInt { magnitude: bytes, .. } => SHARED_TEXT <= bytes.len(),
        Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Dict(_)
        | Shape::Set(_)
        | Shape::FrozenSet(_)
        | Shape::Instance { .. }
        | Shape::HostObject { .. }
        | Shape::Exception(_)
        | Shape::Function { .. }
        | Shape::Opaque { .. } => true,
    }
}

/// Marks what occurs more than once. The depth here is the depth of the bytes, as both walks go the same way.
fn find_shared(view: View<'_>, marks: &mut Marks) -> Result<(), Error> {
    let mut stack = vec![(view, 0)];
    if is_shareable(view) {
        *marks.at(view) = ONCE;
    }
    while let Some((view, at)) = stack.last_mut() {
        let Some(part) = view.part(*at) else {
            stack.pop();
            continue;
        };
        *at += 1;
        if !is_shareable(part) {
            continue;
        }
        let mark = marks.at(part);
        *mark = if *mark == 0 { ONCE } else { TWICE };
        if *mark == ONCE && part.is_container() {
            if MAX_DEPTH <= stack.len() {
                let message = format!("the value is nested more than {MAX_DEPTH} deep");
                return Err(Error::new(ErrorKind::Range, message));
            }
            stack.push((part, 0));
        }
    }
    Ok(())
}

struct Writer<'a> {
    out: Vec<u8>,
    marks: Marks,
    numbers: u32,
    /// Nodes whose parts are being written, with the next part.
    stack: Vec<(View<'a>, usize)>,
}

impl<'a> Writer<'a> {
    /// The head of an item in its shortest form.
    fn head(&mut self, major: u8, value: u64) {
        let major = major << 5;
        match value {
            0..=23 => self.out.push(major | value as u8),
            24..=0xff => self.out.extend([major | 24, value as u8]),
            0x100..=0xffff => {
                self.out.push(major | 25);
                self.out.extend((value as u16).to_be_bytes());
            }
            0x1_0000..=0xffff_ffff => {
                self.out.push(major | 26);
                self.out.extend((value as u32).to_be_bytes());
            }
            _ => {
                self.out.push(major | 27);
                self.out.extend(value.to_be_bytes());
            }
        }
    }

    fn tagged_array(&mut self, tag: u64, len: usize) {
        self.head(major::TAG, tag);
        self.head(major::ARRAY, len as u64);
    }

    fn text(&mut self, text: &str) {
        self.head(major::TEXT, text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.head(major::BYTES, bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    /// The map that follows the fixed parts of an object or exception.
    fn before(&mut self, view: View<'a>, at: usize) {
        if let Some(from) = view.pairs_from()
            && 0 < from
            && at == from
        {
            self.head(major::MAP, ((view.edges().len() - from) / 2) as u64);
        }
    }

    fn part(&mut self, view: View<'a>, at: usize, part: View<'a>) {
        match (view.shape(), at) {
            (Shape::HostObject { id, .. }, 1) => self.head(major::UNSIGNED, id),
            _ => self.value(part),
        }
        // Without pairs nothing comes to write the empty map before.
        if let Some(from) = view.pairs_from()
            && at + 1 == from
            && view.edges().len() == from
        {
            self.head(major::MAP, 0);
        }
    }

    /// A value, or the start of one whose parts follow, or the number under which it was written.
    fn value(&mut self, view: View<'a>) {
        if is_shareable(view) {
            let mark = self.marks.at(view);
            match *mark {
                TWICE => {
                    *mark = NUMBERED + self.numbers;
                    self.numbers += 1;
                    self.head(major::TAG, tag::SHAREABLE);
                }
                number if NUMBERED <= number => {
                    self.head(major::TAG, tag::SHARED);
                    return self.head(major::UNSIGNED, u64::from(number - NUMBERED));
                }
                _ => {}
            }
        }
        self.content(view);
        if !view.edges().is_empty() {
            self.stack.push((view, 0));
        }
    }

    fn content(&mut self, view: View<'a>) {
        match view.shape() {
            Shape::None => self.out.push(simple::NULL),
            Shape::Bool(value) => self.out.push(if value { simple::TRUE } else { simple::FALSE }),
            Shape::Ellipsis => {
                self.head(major::TAG, tag::ELLIPSIS);
                self.out.push(simple::NULL);
            }
            Shape::Int(value) if value < 0 => self.head(major::NEGATIVE, !value.cast_unsigned()),
            Shape::Int(value) => self.head(major::UNSIGNED, value.cast_unsigned()),
            Shape::BigInt { negative, magnitude } => self.big_int(negative, magnitude),
            Shape::Float(value) => {
                self.out.push(simple::FLOAT64);
                let value = if value.is_nan() { 0x7ff8_0000_0000_0000 } else { value.to_bits() };
                self.out.extend(value.to_be_bytes());
            }
            Shape::Str(text) => self.text(text),
            Shape::Bytes(bytes) => self.bytes(bytes),
            Shape::List(items) => self.head(major::ARRAY, items.len() as u64),
            Shape::Tuple(items) => self.tagged_array(tag::TUPLE, items.len()),
            Shape::Dict(pairs) => self.head(major::MAP, pairs.len() as u64),
            Shape::Set(items) => self.tagged_array(tag::SET, items.len()),
            Shape::FrozenSet(items) => self.tagged_array(tag::FROZENSET, items.len()),
            Shape::Instance { dataclass: false, .. } => self.tagged_array(tag::INSTANCE, 2),
            Shape::Instance { dataclass: true, .. } => self.tagged_array(tag::DATACLASS, 2),
            Shape::HostObject { .. } => self.tagged_array(tag::HOST_OBJECT, 3),
            Shape::Exception(_) => self.tagged_array(tag::EXCEPTION, 6),
            Shape::Function { .. } => self.head(major::TAG, tag::FUNCTION),
            Shape::Opaque { .. } => self.tagged_array(tag::OPAQUE, 2),
        }
    }

    /// Up to 64 bits an int is an int to CBOR; beyond, a tagged byte string. Negative ones are written as `-1 - n`.
    fn big_int(&mut self, negative: bool, magnitude: &[u8]) {
        let mut value = magnitude.to_vec();
        if negative {
            subtract_one(&mut value);
        }
        let value = &value[value.iter().take_while(|byte| **byte == 0).count()..];
        if value.len() <= 8 {
            let mut bytes = [0; 8];
            bytes[8 - value.len()..].copy_from_slice(value);
            let major = if negative { major::NEGATIVE } else { major::UNSIGNED };
            return self.head(major, u64::from_be_bytes(bytes));
        }
        self.head(major::TAG, if negative { tag::NEGATIVE_BIG } else { tag::POSITIVE_BIG });
        self.bytes(value);
    }
}

/// From a big-endian number that is not zero.
fn subtract_one(value: &mut [u8]) {
    for byte in value.iter_mut().rev() {
        let (less, borrowed) = byte.overflowing_sub(1);
        *byte = less;
        if !borrowed {
            return;
        }
    }
}
