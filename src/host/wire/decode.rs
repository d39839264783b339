//! Reading bytes that may be anybody's.
//!
//! Owns: every check of the format. Nodes are made as their first byte is met, so that a reference can lead to a
//! container that is still being read; what needs all of the graph (are the keys hashable, is none there twice) is
//! checked at the end. Never: trusts a length: what is reserved grows with the bytes that were really there.
//! Start reading at `decode`.

use super::{MAX_DEPTH, major, simple, tag};
use crate::error::{Error, ErrorKind};
use crate::host::build::{Builder, ExceptionParts, Id};
use crate::host::graph::View;
use crate::host::keys::{self, Judge, KeyError, Mode};
use crate::host::object::{Kind, Object};

/// The value of `bytes`.
pub(crate) fn decode(bytes: &[u8], builder: Builder<'_>) -> Result<Object, Error> {
    let mut reader = Reader { bytes, at: 0, builder, frames: Vec::new(), values: Vec::new(), shared: Vec::new(), keyed: Vec::new() };
    let root = reader.run()?;
    if reader.at < bytes.len() {
        return Err(wrong(reader.at, "bytes after the end of the value"));
    }
    let mut judge = Judge::new(Mode::Keys);
    for (id, at) in &reader.keyed {
        check_keys(&mut judge, reader.builder.view(*id), *at)?;
    }
    drop(judge);
    Ok(reader.builder.finish(root))
}

fn wrong(at: usize, what: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Format, format!("{what} (at byte {at})"))
}

fn check_keys<'a>(judge: &mut Judge<'a>, view: View<'a>, at: usize) -> Result<(), Error> {
    let (from, step) = view.pairs_from().map_or((0, 1), |from| (from, 2));
    let len = (view.edges().len() - from) / step;
    let key_at = |i| view.part(from + i * step).expect("the length counts the keys");
    let checked = keys::check(judge, len, key_at);
    checked.map_err(|error| match error {
        KeyError::Unhashable(kind) => wrong(at, format_args!("a key of unhashable type '{kind}' in the {}", of(view.kind()))),
        KeyError::Duplicate(i) => wrong(at, format_args!("key {i} of the {} is there twice", of(view.kind()))),
    })
}

/// What the container is called in an error.
fn of(kind: Kind) -> &'static str {
    match kind {
        Kind::Set => "set",
        Kind::FrozenSet => "frozenset",
        Kind::Dict => "dict",
        _ => "object",
    }
}

/// What an array or a map is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    List,
    Tuple,
    Set,
    FrozenSet,
    Dict,
    Instance,
    Dataclass,
    HostObject,
    Exception,
    Function,
    Opaque,
}

impl Form {
    fn of_tag(number: u64) -> Option<Form> {
        Some(match number {
            tag::TUPLE => Form::Tuple,
            tag::SET => Form::Set,
            tag::FROZENSET => Form::FrozenSet,
            tag::INSTANCE => Form::Instance,
            tag::DATACLASS => Form::Dataclass,
            tag::HOST_OBJECT => Form::HostObject,
            tag::EXCEPTION => Form::Exception,
            tag::FUNCTION => Form::Function,
            tag::OPAQUE => Form::Opaque,
            _ => return None,
        })
    }

    /// The length of the array, where it is fixed.
    fn len(self) -> Option<u64> {
        match self {
            Form::Instance | Form::Dataclass | Form::Opaque => Some(2),
            Form::HostObject => Some(3),
            Form::Exception => Some(6),
            Form::Function => Some(1),
            Form::List | Form::Tuple | Form::Set | Form::FrozenSet | Form::Dict => None,
        }
    }

    /// Whether the array's last member is the map of the fields.
    fn has_fields(self) -> bool {
        matches!(self, Form::Instance | Form::Dataclass | Form::HostObject | Form::Exception)
    }
}

/// A container being read. Its parts are the last of `Reader::values`.
struct Frame {
    form: Form,
    id: Id,
    /// Where it began, for errors.
    at: usize,
    /// How many values are still to come, pairs counting two.
    left: u64,
    /// Where its parts start in `values`.
    parts: usize,
    /// The map of its fields is still to come, as the last of `left`.
    fields_due: bool,
}

/// The start of an item.
struct Head {
    major: u8,
    value: u64,
    byte: u8,
    at: usize,
}

struct Reader<'b, 'c> {
    bytes: &'b [u8],
    at: usize,
    builder: Builder<'c>,
    frames: Vec<Frame>,
    values: Vec<Id>,
    /// What tag 28 has numbered; None until the node is made.
    shared: Vec<Option<Id>>,
    /// Containers whose keys are to be checked.
    keyed: Vec<(Id, usize)>,
}

impl Reader<'_, '_> {
    fn run(&mut self) -> Result<Id, Error> {
        loop {
            if let Some(id) = self.item()? {
                self.values.push(id);
            }
            while let Some(frame) = self.frames.last_mut() {
                if 0 < frame.left {
                    frame.left -= 1;
                    if frame.left == 0 && frame.fields_due {
                        self.begin_fields()?;
                        continue;
                    }
                    break;
                }
                self.close()?;
            }
            if self.frames.is_empty() {
                return Ok(self.values[0]);
            }
        }
    }

    fn take(&mut self, len: usize) -> Result<&[u8], Error> {
        let end = self.at.checked_add(len).filter(|end| *end <= self.bytes.len());
        let Some(end) = end else {
            return Err(wrong(self.bytes.len(), "the bytes end within a value"));
        };
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    /// A length that the rest of the input could fill.
    fn len(&self, head: &Head) -> Result<usize, Error> {
        match usize::try_from(head.value) {
            Ok(len) if len <= self.bytes.len() - self.at => Ok(len),
            _ => Err(wrong(head.at, format_args!("a length of {} is more than there are bytes", head.value))),
        }
    }

    fn head(&mut self) -> Result<Head, Error> {
        let at = self.at;
        let byte = self.take(1)?[0];
        let value = match byte & 31 {
            short @ 0..=23 => u64::from(short),
            24 => u64::from(self.take(1)?[0]),
            size @ 25..=27 => {
                let bytes = self.take(1 << (size - 24))?;
                bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
            }
            31 => return Err(wrong(at, "an indefinite length, which is not supported")),
            _ => return Err(wrong(at, format_args!("0x{byte:02x} starts no value"))),
        };
        Ok(Head { major: byte >> 5, value, byte, at })
    }

    /// Reads a value; None when it is a container whose parts come next.
    fn item(&mut self) -> Result<Option<Id>, Error> {
        let mut number = None;
        let mut head = self.head()?;
        if head.major == major::TAG && head.value == tag::SHAREABLE {
            number = Some(self.shared.len());
            self.shared.push(None);
            head = self.head()?;
        }
        let made = match head.major {
            major::TAG => self.tagged(head, number)?,
            major::ARRAY => self.open(Form::List, head.value, &head, number)?,
            major::MAP => self.open(Form::Dict, head.value, &head, number)?,
            _ => Some(self.leaf(&head)?),
        };
        if let (Some(number), Some(id)) = (number, made) {
            self.shared[number] = Some(id);
        }
        Ok(made)
    }

    fn tagged(&mut self, outer: Head, number: Option<usize>) -> Result<Option<Id>, Error> {
        if let Some(form) = Form::of_tag(outer.value) {
            if form == Form::Function {
                return self.open(form, 1, &outer, number);
            }
            let head = self.head()?;
            if head.major != major::ARRAY {
                return Err(wrong(head.at, format_args!("tag {} stands before no array", outer.value)));
            }
            if form.len().is_some_and(|len| len != head.value) {
                return Err(wrong(head.at, format_args!("tag {} stands before an array of the wrong length", outer.value)));
            }
            return self.open(form, head.value, &head, number);
        }
        match outer.value {
            tag::POSITIVE_BIG | tag::NEGATIVE_BIG => self.big_int(outer.value == tag::NEGATIVE_BIG).map(Some),
            tag::ELLIPSIS => {
                let head = self.head()?;
                match head.byte {
                    simple::NULL => Ok(Some(self.builder.ellipsis()?)),
                    _ => Err(wrong(head.at, format_args!("tag {} stands before no null", tag::ELLIPSIS))),
                }
            }
            tag::SHARED if number.is_none() => self.reference().map(Some),
            tag::SHARED | tag::SHAREABLE => Err(wrong(outer.at, "a value is numbered twice")),
            other => Err(wrong(outer.at, format_args!("unknown tag {other}"))),
        }
    }

    fn reference(&mut self) -> Result<Id, Error> {
        let head = self.head()?;
        if head.major != major::UNSIGNED {
            return Err(wrong(head.at, "a reference without its number"));
        }
        let numbered = usize::try_from(head.value).ok().and_then(|number| self.shared.get(number));
        numbered.copied().flatten().ok_or_else(|| wrong(head.at, format_args!("a reference to value {}, which was not there", head.value)))
    }

    /// Starts a container of `len` values, or pairs for a dict.
    fn open(&mut self, form: Form, len: u64, head: &Head, number: Option<usize>) -> Result<Option<Id>, Error> {
        if MAX_DEPTH <= self.frames.len() {
            return Err(wrong(head.at, format_args!("more than {MAX_DEPTH} containers in one another")));
        }
        let left = if form == Form::Dict { len.saturating_mul(2) } else { len };
        // Each value takes at least a byte.
        if (self.bytes.len() - self.at) as u64 / if form == Form::Dict { 2 } else { 1 } < len {
            return Err(wrong(head.at, format_args!("a length of {len} is more than there are bytes")));
        }
        let id = self.builder.reserve()?;
        if let Some(number) = number {
            self.shared[number] = Some(id);
        }
        let frame = Frame { form, id, at: head.at, left, parts: self.values.len(), fields_due: form.has_fields() };
        // What refers to it before it is complete may ask for its kind.
        self.builder.set_kind(id, kind_of(form));
        self.frames.push(frame);
        Ok(None)
    }

    /// The fields of an object come as a map in the place of its last part.
    fn begin_fields(&mut self) -> Result<(), Error> {
        let head = self.head()?;
        if head.major != major::MAP {
            return Err(wrong(head.at, "the fields of an object are no map"));
        }
        if ((self.bytes.len() - self.at) / 2) < self.len(&head)? {
            return Err(wrong(head.at, format_args!("a length of {} is more than there are bytes", head.value)));
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.left = 2 * head.value;
            frame.fields_due = false;
        }
        Ok(())
    }

    fn leaf(&mut self, head: &Head) -> Result<Id, Error> {
        Ok(match head.major {
            major::UNSIGNED => self.builder.big_int(false, &head.value.to_be_bytes())?,
            major::NEGATIVE => self.builder.big_int(true, &(u128::from(head.value) + 1).to_be_bytes())?,
            major::BYTES => {
                let len = self.len(head)?;
                let bytes = &self.bytes[self.at..self.at + len];
                self.at += len;
                self.builder.bytes(bytes)?
            }
            major::TEXT => {
                let len = self.len(head)?;
                let bytes = &self.bytes[self.at..self.at + len];
                let text = std::str::from_utf8(bytes).map_err(|error| wrong(self.at + error.valid_up_to(), "text that is not UTF-8"))?;
                self.at += len;
                self.builder.str(text)?
            }
            _ => self.simple(head)?,
        })
    }

    fn simple(&mut self, head: &Head) -> Result<Id, Error> {
        Ok(match head.byte {
            simple::FALSE => self.builder.bool(false)?,
            simple::TRUE => self.builder.bool(true)?,
            simple::NULL => self.builder.none()?,
            0xf9 => self.builder.float(half(head.value as u16))?,
            0xfa => self.builder.float(f64::from(f32::from_bits(head.value as u32)))?,
            simple::FLOAT64 => self.builder.float(f64::from_bits(head.value))?,
            byte => {
                return Err(wrong(head.at, format_args!("the simple value 0x{byte:02x} means nothing here")));
            }
        })
    }

    fn big_int(&mut self, negative: bool) -> Result<Id, Error> {
        let head = self.head()?;
        if head.major != major::BYTES {
            return Err(wrong(head.at, "a big int that is no byte string"));
        }
        let len = self.len(&head)?;
        let bytes = &self.bytes[self.at..self.at + len];
        self.at += len;
        match negative {
            false => Ok(self.builder.big_int(false, bytes)?),
            // One byte more, for the carry of `n + 1`.
            true => {
                let mut magnitude = vec![0; len + 1];
                magnitude[1..].copy_from_slice(bytes);
                add_one(&mut magnitude);
                Ok(self.builder.big_int(true, &magnitude)?)
            }
        }
    }

    /// All parts of the innermost container are there.
    fn close(&mut self) -> Result<(), Error> {
        let Some(frame) = self.frames.pop() else {
            return Ok(());
        };
        let parts = self.values.split_off(frame.parts);
        match frame.form {
            Form::List => self.builder.list(frame.id, &parts)?,
            Form::Tuple => self.builder.tuple(frame.id, &parts)?,
            Form::Set => self.builder.set(frame.id, &parts)?,
            Form::FrozenSet => self.builder.frozenset(frame.id, &parts)?,
            Form::Dict => self.builder.dict(frame.id, &pairs(&parts))?,
            _ => self.close_object(&frame, &parts)?,
        }
        let has_keys = matches!(frame.form, Form::Set | Form::FrozenSet | Form::Dict) || frame.form.has_fields();
        if has_keys && !parts.is_empty() {
            self.keyed.push((frame.id, frame.at));
        }
        self.values.push(frame.id);
        Ok(())
    }

    fn close_object(&mut self, frame: &Frame, parts: &[Id]) -> Result<(), Error> {
        let at = frame.at;
        match (frame.form, parts) {
            (Form::Function, [name]) => {
                self.expect(*name, Kind::Str, at, "the name of a function")?;
                self.builder.function(frame.id, *name)?;
            }
            (Form::Opaque, [name, repr]) => {
                self.expect(*name, Kind::Str, at, "the type of a value")?;
                self.expect(*repr, Kind::Str, at, "the repr of a value")?;
                self.builder.opaque(frame.id, *name, *repr)?;
            }
            (Form::Instance | Form::Dataclass, [class, fields @ ..]) => {
                self.expect(*class, Kind::Str, at, "the class of an object")?;
                let fields = self.fields(fields, at)?;
                self.builder.instance(frame.id, *class, frame.form == Form::Dataclass, &fields)?;
            }
            (Form::HostObject, [name, number, fields @ ..]) => {
                self.expect(*name, Kind::Str, at, "the name of an object")?;
                let number = self.id_number(*number, at)?;
                let fields = self.fields(fields, at)?;
                self.builder.host_object(frame.id, *name, number, &fields)?;
            }
            (Form::Exception, [type_name, message, args, cause, traceback, fields @ ..]) => {
                self.expect(*type_name, Kind::Str, at, "the type of an exception")?;
                self.expect(*message, Kind::Str, at, "the message of an exception")?;
                self.expect(*args, Kind::Tuple, at, "the arguments of an exception")?;
                let cause = self.optional(*cause, Kind::Exception, at, "the cause of an exception")?;
                let traceback = self.optional(*traceback, Kind::Str, at, "the traceback of an exception")?;
                let fields = &self.fields(fields, at)?;
                let (type_name, message, args) = (*type_name, *message, *args);
                let parts = ExceptionParts { type_name, message, args, cause, traceback, fields };
                self.builder.exception(frame.id, parts)?;
            }
            _ => return Err(wrong(at, "an object without its parts")),
        }
        Ok(())
    }

    fn expect(&self, id: Id, kind: Kind, at: usize, what: &str) -> Result<(), Error> {
        match self.builder.view(id).kind() == kind {
            true => Ok(()),
            false => Err(wrong(at, format_args!("{what} is of the wrong kind"))),
        }
    }

    fn optional(&self, id: Id, kind: Kind, at: usize, what: &str) -> Result<Option<Id>, Error> {
        if self.builder.view(id).kind() == Kind::None {
            return Ok(None);
        }
        self.expect(id, kind, at, what).map(|()| Some(id))
    }

    /// The id of a host object: an unsigned int of 64 bits.
    fn id_number(&self, id: Id, at: usize) -> Result<u64, Error> {
        let mut buffer = [0; 8];
        match self.builder.view(id).int_parts(&mut buffer) {
            Some((false, magnitude)) if magnitude.len() <= 8 => Ok(magnitude.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))),
            _ => Err(wrong(at, "the id of an object is no 64-bit number")),
        }
    }

    fn fields(&self, parts: &[Id], at: usize) -> Result<Vec<(Id, Id)>, Error> {
        let fields = pairs(parts);
        for (name, _) in &fields {
            self.expect(*name, Kind::Str, at, "the name of a field")?;
        }
        Ok(fields)
    }
}

fn kind_of(form: Form) -> Kind {
    match form {
        Form::List => Kind::List,
        Form::Tuple => Kind::Tuple,
        Form::Exception => Kind::Exception,
        // Nobody asks for these by kind.
        _ => Kind::Dict,
    }
}

fn pairs(parts: &[Id]) -> Vec<(Id, Id)> {
    parts.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// A float of 16 bits.
fn half(bits: u16) -> f64 {
    let sign = if bits >> 15 == 0 { 1.0 } else { -1.0 };
    let (exponent, mantissa) = (i32::from(bits >> 10 & 31), f64::from(bits & 0x3ff));
    sign * match exponent {
        0 => mantissa * 2f64.powi(-24),
        31 if mantissa == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + mantissa) * 2f64.powi(exponent - 25),
    }
}

/// To a big-endian number with room for the carry.
fn add_one(value: &mut [u8]) {
    for byte in value.iter_mut().rev() {
        let (more, carry) = byte.overflowing_add(1);
        *byte = more;
        if !carry {
            return;
        }
    }
}
