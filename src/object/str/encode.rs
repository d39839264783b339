//! `str.encode`: text to bytes.
//!
//! Start reading at [`encoded`].

use super::super::native::{Cx, Meter, Outcome, Raise};
use super::super::search::reserve;
use super::super::{args, bulk, raise};
use super::codec::{Codec, Handler, Units, unknown_encoding, unknown_handler};
use super::escape;
use crate::heap::classes;
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::StrId;

pub(super) fn encode(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let this = args::this_str(&cx.heap, args[0])?;
    let encoding = args::str(&cx.heap, args[1], "encode() argument 'encoding'")?;
    let errors = args::str(&cx.heap, args[2], "encode() argument 'errors'")?;
    let data = encoded(cx, this, encoding, errors)?;
    Ok(cx.heap.new_bytes(data).into())
}

/// The text in an encoding.
pub fn encoded(cx: &mut Cx, this: StrId, encoding: StrId, errors: StrId) -> Result<Vec<u8>, Raise> {
    let (heap, meter) = cx.parts();
    let string = heap.str(this);
    let name = heap.text(encoding);
    let codec = Codec::find(name).ok_or_else(|| unknown_encoding(name))?;
    if string.is_ascii() && matches!(codec, Codec::Ascii | Codec::Latin1 | Codec::Charmap(_)) || matches!(codec, Codec::Utf8) {
        reserve(heap, string.as_str().len())?;
        return bulk::copied(meter, string.as_str().as_bytes());
    }
    let handler = Handler::find(heap.text(errors));
    let mut out = Bytes { heap, data: Vec::new(), reserved: 0 };
    let text = string.as_str();
    let bad = match codec {
        Codec::Utf8 | Codec::Utf8Sig => utf8_sig(&mut out, meter, text),
        Codec::Utf16(units) => utf16(&mut out, meter, text, units),
        Codec::Utf32(units) => utf32(&mut out, meter, text, units),
        Codec::UnicodeEscape => escaped(&mut out, meter, text, escape::push),
        Codec::RawUnicodeEscape => escaped(&mut out, meter, text, escape::push_raw),
        Codec::Ascii => single(&mut out, meter, text, handler, |c| u8::try_from(c).ok().filter(u8::is_ascii)),
        Codec::Latin1 => single(&mut out, meter, text, handler, |c| u8::try_from(c).ok()),
        Codec::Charmap(table) => single(&mut out, meter, text, handler, |c| charmap_byte(table, c)),
    }?;
    let data = out.data;
    match bad {
        None => Ok(data),
        Some(span) => Err(refused(cx, this, codec, span)),
    }
}

/// Growing output.
struct Bytes<'h> {
    heap: &'h Heap,
    data: Vec<u8>,
    reserved: usize,
}

impl Bytes<'_> {
    fn push(&mut self, piece: &[u8]) -> Result<(), Raise> {
        let len = self.data.len() + piece.len();
        if self.reserved < len {
            self.reserved = (len * 2).max(64);
            reserve(self.heap, self.reserved + self.data.len())?;
            self.heap.watch.grow(&mut self.data, self.reserved)?;
        }
        self.data.extend_from_slice(piece);
        Ok(())
    }
}

/// Where the first characters are that cannot be encoded, as byte offsets.
type Refused = Option<(usize, usize)>;

fn utf8_sig(out: &mut Bytes<'_>, meter: &mut Meter, text: &str) -> Result<Refused, Raise> {
    out.push(b"\xef\xbb\xbf")?;
    for piece in text.as_bytes().chunks(bulk::BYTES) {
        bulk::poll(meter, piece.len())?;
        out.push(piece)?;
    }
    Ok(None)
}

/// Calls `each` for every character, with polls between.
fn polled(meter: &mut Meter, text: &str, mut each: impl FnMut(char) -> Result<(), Raise>) -> Result<Refused, Raise> {
    for (i, c) in text.chars().enumerate() {
        if i % 2_000 == 1_999 {
            meter.poll(4_000)?;
        }
        each(c)?;
    }
    Ok(None)
}

fn utf16(out: &mut Bytes<'_>, meter: &mut Meter, text: &str, units: Units) -> Result<Refused, Raise> {
    let bytes = if units == Units::Big { u16::to_be_bytes } else { u16::to_le_bytes };
    if units == Units::Marked {
        out.push(&bytes(0xfeff))?;
    }
    polled(meter, text, |c| c.encode_utf16(&mut [0; 2]).iter().try_for_each(|&unit| out.push(&bytes(unit))))
}

fn utf32(out: &mut Bytes<'_>, meter: &mut Meter, text: &str, units: Units) -> Result<Refused, Raise> {
    let bytes = if units == Units::Big { u32::to_be_bytes } else { u32::to_le_bytes };
    if units == Units::Marked {
        out.push(&bytes(0xfeff))?;
    }
    polled(meter, text, |c| out.push(&bytes(u32::from(c))))
}

fn escaped(out: &mut Bytes<'_>, meter: &mut Meter, text: &str, push: fn(&mut String, char)) -> Result<Refused, Raise> {
    let mut piece = String::new();
    polled(meter, text, |c| {
        piece.clear();
        push(&mut piece, c);
        // Escapes are ASCII; raw ones leave the characters of Latin-1 as they are.
        piece.chars().try_for_each(|c| out.push(&[u8::try_from(c).unwrap_or(b'?')]))
    })
}

fn charmap_byte(table: &[u16; 128], c: char) -> Option<u8> {
    if c.is_ascii() {
        return u8::try_from(c).ok();
    }
    let code = u16::try_from(u32::from(c)).ok()?;
    let at = table.iter().position(|&known| known == code)?;
    u8::try_from(at + 128).ok()
}

/// Encodings of one byte for a character: runs of others go to the handler.
fn single(
    out: &mut Bytes<'_>,
    meter: &mut Meter,
    text: &str,
    handler: Handler<'_>,
    byte: impl Fn(char) -> Option<u8>,
) -> Result<Refused, Raise> {
    let mut owed = 0;
    for (at, c) in text.char_indices() {
        owed += if c.is_ascii() { 1 } else { 10 };
        if owed > 5_000 {
            meter.poll(std::mem::take(&mut owed))?;
        }
        match byte(c) {
            Some(b) => out.push(&[b])?,
            None if handler == Handler::Strict => {
                let end = text[at..].char_indices().find(|&(_, c)| byte(c).is_some()).map_or(text.len(), |(len, _)| at + len);
                return Ok(Some((at, end)));
            }
            None => out.push(replacement(handler, c)?.as_bytes())?,
        }
    }
    Ok(None)
}

fn replacement(handler: Handler<'_>, c: char) -> Result<String, Raise> {
    Ok(match handler {
        Handler::Strict | Handler::Ignore => String::new(),
        Handler::Replace => String::from("?"),
        Handler::Backslash => escape::backslash(c),
        Handler::Xml => format!("&#{};", u32::from(c)),
        Handler::Name => match unicode_names2::name(c) {
            Some(name) => format!("\\N{{{name}}}"),
            None => escape::backslash(c),
        },
        Handler::Unknown(name) => return Err(unknown_handler(name)),
    })
}

fn refused(cx: &mut Cx, this: StrId, codec: Codec, span: (usize, usize)) -> Raise {
    let string = match cx.heap.indexed_str(this) {
        Ok(string) => string,
        Err(why) => return why.into(),
    };
    let (start, end) = (string.char_index(span.0), string.char_index(span.1));
    let reason = match codec {
        Codec::Ascii => "ordinal not in range(128)",
        Codec::Latin1 => "ordinal not in range(256)",
        _ => "character maps to <undefined>",
    };
    let (encoding, reason) = (cx.str(codec.name()), cx.str(reason));
    let span = [Value::Int(start as i64), Value::Int(end as i64)];
    raise::with_args(classes::UNICODE_ENCODE_ERROR, vec![encoding, Value::Str(this), span[0], span[1], reason])
}
