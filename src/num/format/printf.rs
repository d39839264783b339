//! The `%` operator: its directives, and the text of numbers and strings under them.
//!
//! ```text
//! %[(key)][#0- +...][width | *][.[precision | *]][h|l|L]code
//! ```
//! Owns: the parser of one directive and the fields that its values fill.
//! Never: taking arguments from a tuple or mapping, `str()` and `repr()`, the messages about argument types.
//! Start reading at: [`Directive::parse`]; then [`int`], [`float`], [`character`], [`text`] give the text of a value.

use std::ops::Range;

use super::super::bigint::{self, IntRef, text::TextLimit};
use super::super::float::text::{Shape, Style, render, render_bytes};
use super::super::long::{push_fill, push_text, upper};
use super::super::{Fail, Kind, Poll, Stop, value_error};
use super::int::char_of;
use super::text::cut;

/// Bytes of a directive at most, its key included; what is longer counts as incomplete. It is read in one go.
const MAX_DIRECTIVE: usize = 1 << 20;

/// The flags of a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Flags {
    /// `-`
    pub(crate) left: bool,
    /// `+`
    pub(crate) plus: bool,
    /// A space.
    pub(crate) space: bool,
    /// `#`
    pub(crate) alternate: bool,
    /// `0`
    pub(crate) zero: bool,
}

/// A width or a precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// Not given.
    Absent,
    /// A number in the text.
    Given(usize),
    /// `*`: the next argument.
    Argument,
}

/// One directive, without its `%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Directive {
    /// Where the mapping key is in the text, without its parentheses.
    pub(crate) key: Option<Range<usize>>,
    /// Its flags.
    pub(crate) flags: Flags,
    /// Its width.
    pub(crate) width: Amount,
    /// Its precision.
    pub(crate) precision: Amount,
    /// Its conversion letter; `None` where the text ends before it (see [`incomplete`]).
    pub(crate) code: Option<char>,
    /// Where the text goes on behind it.
    pub(crate) end: usize,
}

/// The field of a directive after its arguments for `*` were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Field {
    /// The flags.
    pub(crate) flags: Flags,
    /// The least number of characters.
    pub(crate) width: usize,
    /// The precision, if any.
    pub(crate) precision: Option<usize>,
}

impl Directive {
    /// Parses the directive whose `%` is just before `start`.
    ///
    /// `has_mapping` says whether a key may be looked up. A `%` right at `start` is the directive for a percent sign:
    /// the caller writes it without taking an argument, unless there is a key.
    pub(crate) fn parse(text: &str, start: usize, has_mapping: bool) -> Result<Directive, Fail> {
        let text = &text[..text.floor_char_boundary(start.saturating_add(MAX_DIRECTIVE))];
        let mut at = start;
        let key = key(text, &mut at, has_mapping)?;
        let flags = flags(text, &mut at);
        let width = amount(text, &mut at, isize::MAX.unsigned_abs(), "width too big")?;
        let mut precision = Amount::Absent;
        if text[at..].starts_with('.') {
            at += 1;
            let most = usize::try_from(i32::MAX).expect("usize has at least 32 bits");
            precision = match amount(text, &mut at, most, "precision too big")? {
                Amount::Absent => Amount::Given(0),
                given => given,
            };
        }
        at += usize::from(text[at..].starts_with(['h', 'l', 'L']));
        let code = text[at..].chars().next();
        let end = at + code.map_or(0, char::len_utf8);
        Ok(Directive { key, flags, width, precision, code, end })
    }
}

/// The error for a directive without a conversion letter.
pub(crate) fn incomplete() -> Fail {
    value_error("incomplete format")
}

/// The error for a conversion letter that does not exist, in the directive that ends at `end`.
pub(crate) fn unsupported(text: &str, code: char, end: usize) -> Fail {
    let index = text[..end].chars().count() - 1;
    let shown = if matches!(code, ' '..='~') { code } else { '?' };
    value_error(format!("unsupported format character '{shown}' (0x{:x}) at index {index}", u32::from(code)))
}

impl Field {
    /// Sets the width to the value of a `*` argument: a negative one means `-`.
    pub(crate) fn set_width(&mut self, width: i64) -> Result<(), Fail> {
        self.flags.left |= width < 0;
        self.width = usize::try_from(width.unsigned_abs()).map_err(|_| value_error("width too big"))?;
        Ok(())
    }

    /// Sets the precision to the value of a `*` argument: a negative one counts as zero.
    pub(crate) fn set_precision(&mut self, precision: i64) -> Result<(), Fail> {
        let precision = i32::try_from(precision.max(0)).map_err(|_| value_error("precision too big"))?;
        self.precision = Some(usize::try_from(precision).expect("it is not negative"));
        Ok(())
    }

    /// An upper bound of the bytes of formatting a value whose own text has `content` bytes, temporary texts included.
    pub(crate) fn estimate(&self, content: u64) -> u64 {
        let to_u64 = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let precision = to_u64(self.precision.unwrap_or(0));
        let content = content.saturating_add(precision).saturating_mul(3);
        content.saturating_add(to_u64(self.width)).saturating_add(64)
    }
}

/// The text of an int for `d i u o x X`.
///
/// A `%d` of a float converts it to an int first, which the caller does.
pub(crate) fn int(value: IntRef<'_>, code: char, field: &Field, limit: TextLimit, poll: &mut Poll<'_>) -> Result<String, Fail> {
    let (base, prefix) = match code {
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut text = bigint::text::to_text(value, base, limit, poll)?;
    if code == 'X' {
        upper(&mut text, poll)?;
    }
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let prefix = if field.flags.alternate { prefix } else { "" };
    let zeros = field.precision.unwrap_or(0).saturating_sub(digits.len());
    Ok(number(field, value.is_negative(), prefix, zeros, digits, poll)?)
}

/// The text of a float for `e E f F g G`.
pub(crate) fn float(value: f64, code: char, field: &Field, poll: &mut Poll<'_>) -> Result<String, Fail> {
    let shape = Shape { alternate: field.flags.alternate, ..Shape::plain(float_style(code, field)) };
    let mut text = render(value, shape, poll)?;
    if code.is_ascii_uppercase() {
        upper(&mut text, poll)?;
    }
    let digits = text.trim_start_matches('-');
    Ok(number(field, text.starts_with('-'), "", 0, digits, poll)?)
}

/// An upper bound of the bytes of a float's own text.
pub(crate) fn float_bytes(code: char, field: &Field) -> u64 {
    render_bytes(float_style(code, field))
}

/// The text of a code point for `c`.
pub(crate) fn character(value: IntRef<'_>, field: &Field, poll: &mut Poll<'_>) -> Result<String, Fail> {
    let c = char_of(value).map_err(|_| Fail::Raise(Kind::Overflow, "%c arg not in range(0x110000)".into()))?;
    Ok(pad(field, c.encode_utf8(&mut [0; 4]), 1, poll)?)
}

/// A text for `s r a`, cut to the precision.
pub(crate) fn text(text: &str, field: &Field, poll: &mut Poll<'_>) -> Result<String, Fail> {
    let (text, len) = cut(text, field.precision, poll)?;
    Ok(pad(field, text, len, poll)?)
}

fn float_style(code: char, field: &Field) -> Style {
    let precision = field.precision.unwrap_or(6);
    match code.to_ascii_lowercase() {
        'e' => Style::Exponent(precision),
        'f' => Style::Fixed(precision),
        _ => Style::General(precision),
    }
}

/// Sign, prefix and digits, padded with spaces outside or zeros inside.
fn number(field: &Field, negative: bool, prefix: &str, zeros: usize, digits: &str, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let Flags { plus, space, .. } = field.flags;
    let sign = if negative {
        "-"
    } else if plus {
        "+"
    } else if space {
        " "
    } else {
        ""
    };
    let len = sign.len() + prefix.len() + zeros + digits.len();
    let zero_fill = if field.flags.zero && !field.flags.left { field.width.saturating_sub(len) } else { 0 };
    let mut out = String::with_capacity(len + zero_fill);
    out.push_str(sign);
    out.push_str(prefix);
    push_fill(&mut out, '0', zeros + zero_fill, poll)?;
    push_text(&mut out, digits, poll)?;
    if len < field.width && zero_fill == 0 { pad(field, &out, len, poll) } else { Ok(out) }
}

/// A text of `len` characters in its field.
fn pad(field: &Field, text: &str, len: usize, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let padding = field.width.saturating_sub(len);
    let mut out = String::with_capacity(text.len() + padding);
    if field.flags.left {
        push_text(&mut out, text, poll)?;
    }
    push_fill(&mut out, ' ', padding, poll)?;
    if !field.flags.left {
        push_text(&mut out, text, poll)?;
    }
    Ok(out)
}

/// `(key)`, in which parentheses nest.
fn key(text: &str, at: &mut usize, has_mapping: bool) -> Result<Option<Range<usize>>, Fail> {
    if !text[*at..].starts_with('(') {
        return Ok(None);
    }
    if !has_mapping {
        return Err(Fail::Raise(Kind::Type, "format requires a mapping".into()));
    }
    let start = *at + 1;
    let mut depth = 0_usize;
    for (i, b) in text.bytes().enumerate().skip(*at) {
        match b {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            *at = i + 1;
            return Ok(Some(start..i));
        }
    }
    Err(value_error("incomplete format key"))
}

fn flags(text: &str, at: &mut usize) -> Flags {
    let mut flags = Flags::default();
    for b in text.bytes().skip(*at) {
        match b {
            b'-' => flags.left = true,
            b'+' => flags.plus = true,
            b' ' => flags.space = true,
            b'#' => flags.alternate = true,
            b'0' => flags.zero = true,
            _ => break,
        }
        *at += 1;
    }
    flags
}

/// `*` or ASCII digits.
fn amount(text: &str, at: &mut usize, most: usize, too_big: &'static str) -> Result<Amount, Fail> {
    if text[*at..].starts_with('*') {
        *at += 1;
        return Ok(Amount::Argument);
    }
    let mut value = None;
    for b in text.bytes().skip(*at).take_while(u8::is_ascii_digit) {
        let next = value.unwrap_or(0_usize).checked_mul(10).and_then(|v| v.checked_add(usize::from(b - b'0')));
        value = Some(next.filter(|&v| v <= most).ok_or_else(|| value_error(too_big))?);
        *at += 1;
    }
    Ok(value.map_or(Amount::Absent, Amount::Given))
}
