//! The specs that programs write all the time, in one pass and without an allocation: `.2f`, `>10`, `<8`, `05d`, `,`, `8.3f`.
//!
//! Owns: when the shortcut applies. Whatever it does not know it leaves to the general way, which gives the same text.
//! Never: an error, a text wider than [`WIDEST`] before padding counts, anything but ints of 64 bits, finite floats and strs.
//! Start reading at: [`push`].

use std::fmt::Write;

use super::Align;

/// The widest field: below what the caller would have to charge.
const WIDEST: usize = 255;

/// The most digits after the point for which [`push_fixed`] computes in integers.
const MAX_FIXED: usize = 15;

/// What is formatted.
#[derive(Clone, Copy)]
pub(crate) enum Plain<'a> {
    /// An int.
    Int(i64),
    /// A float.
    Float(f64),
    /// A text and its length in characters.
    Str(&'a str, usize),
}

/// `[[fill]align]["0"][width][","]["." precision][type]`
struct Quick {
    fill: u8,
    align: Option<Align>,
    width: usize,
    comma: bool,
    precision: Option<usize>,
    code: u8,
}

/// Appends `format(value, spec)` and says so, or leaves `out` as it was.
pub(crate) fn push(out: &mut String, value: Plain<'_>, spec: &str) -> bool {
    let Some(quick) = parse(spec.as_bytes()) else { return false };
    let start = out.len();
    let done = match value {
        Plain::Str(text, chars) => push_str(out, text, chars, &quick),
        Plain::Int(i) if matches!(quick.code, 0 | b'd') && quick.precision.is_none() => {
            push_int(out, i, &quick);
            true
        }
        Plain::Int(i) if quick.code == b'f' && i.unsigned_abs() < 1 << 53 => push_float(out, i as f64, &quick),
        Plain::Int(_) => false,
        Plain::Float(f) => matches!(quick.code, b'f' | b'%') && push_float(out, f, &quick),
    };
    if !done {
        out.truncate(start);
    }
    done
}

fn align_of(byte: u8) -> Option<Align> {
    match byte {
        b'<' => Some(Align::Left),
        b'>' => Some(Align::Right),
        b'^' => Some(Align::Center),
        _ => None,
    }
}

fn parse(spec: &[u8]) -> Option<Quick> {
    let mut quick = Quick { fill: b' ', align: None, width: 0, comma: false, precision: None, code: 0 };
    let mut rest = spec;
    if let &[fill @ 0..=127, align, ..] = rest
        && let Some(align) = align_of(align)
    {
        (quick.fill, quick.align, rest) = (fill, Some(align), &rest[2..]);
    } else if let Some(align) = rest.first().copied().and_then(align_of) {
        (quick.align, rest) = (Some(align), &rest[1..]);
    }
    if let [b'0', more @ ..] = rest {
        // Zeros after an alignment have rules of their own.
        if quick.align.is_some() {
            return None;
        }
        (quick.fill, quick.align, rest) = (b'0', Some(Align::AfterSign), more);
    }
    quick.width = number(&mut rest)?.unwrap_or(0);
    if let [b',', more @ ..] = rest {
        (quick.comma, rest) = (true, more);
    }
    if let [b'.', more @ ..] = rest {
        rest = more;
        quick.precision = Some(number(&mut rest)??);
    }
    if let [code @ (b'd' | b'f' | b's' | b'%'), more @ ..] = rest {
        (quick.code, rest) = (*code, more);
    }
    // Zeros between groups are the general way's.
    let grouped_zeros = quick.comma && quick.align == Some(Align::AfterSign);
    (rest.is_empty() && !grouped_zeros && quick.width <= WIDEST).then_some(quick)
}

/// Digits as a number: the outer None when there are too many.
fn number(rest: &mut &[u8]) -> Option<Option<usize>> {
    let mut value = None;
    while let [digit @ b'0'..=b'9', more @ ..] = *rest {
        value = Some(value.unwrap_or(0) * 10 + usize::from(digit - b'0'));
        *rest = more;
        if value > Some(WIDEST) {
            return None;
        }
    }
    Some(value)
}

fn push_str(out: &mut String, text: &str, chars: usize, quick: &Quick) -> bool {
    if quick.comma || quick.precision.is_some() || quick.align == Some(Align::AfterSign) || !matches!(quick.code, 0 | b's') {
        return false;
    }
    let padding = quick.width.saturating_sub(chars);
    let (before, after) = split(quick.align.unwrap_or(Align::Left), padding);
    push_fill(out, quick.fill, before);
    out.push_str(text);
    push_fill(out, quick.fill, after);
    true
}

fn split(align: Align, padding: usize) -> (usize, usize) {
    match align {
        Align::Left => (0, padding),
        Align::Right | Align::AfterSign => (padding, 0),
        Align::Center => (padding / 2, padding - padding / 2),
    }
}

fn push_fill(out: &mut String, fill: u8, count: usize) {
    const SPACES: &str = "                                ";
    if fill == b' ' && count <= SPACES.len() {
        out.push_str(&SPACES[..count]);
    } else {
        out.extend(std::iter::repeat_n(char::from(fill), count));
    }
}

fn push_int(out: &mut String, i: i64, quick: &Quick) {
    let mut buffer = itoa::Buffer::new();
    push_number(out, i < 0, buffer.format(i.unsigned_abs()), "", quick);
}

/// A finite float with digits after the point.
fn push_float(out: &mut String, value: f64, quick: &Quick) -> bool {
    let percent = quick.code == b'%';
    let scaled = if percent { value * 100.0 } else { value };
    let mut digits = Digits::default();
    if !scaled.is_finite() || !push_fixed(&mut digits, scaled.abs(), quick.precision.unwrap_or(6)) {
        return false;
    }
    if percent {
        digits.push(b'%');
    }
    let text = digits.as_str();
    let point = text.bytes().take_while(u8::is_ascii_digit).count();
    push_number(out, scaled.is_sign_negative(), &text[..point], &text[point..], quick);
    true
}

/// A number of whole digits and a rest, in its field.
fn push_number(out: &mut String, negative: bool, whole: &str, rest: &str, quick: &Quick) {
    let groups = if quick.comma { (whole.len() - 1) / 3 } else { 0 };
    let padding = quick.width.saturating_sub(usize::from(negative) + whole.len() + groups + rest.len());
    let align = quick.align.unwrap_or(Align::Right);
    let (before, after) = split(align, padding);
    let inside = if align == Align::AfterSign { before } else { 0 };
    push_fill(out, quick.fill, before - inside);
    if negative {
        out.push('-');
    }
    push_fill(out, quick.fill, inside);
    if groups > 0 {
        let first = whole.len() - 3 * groups;
        out.push_str(&whole[..first]);
        for at in (first..whole.len()).step_by(3) {
            out.push(',');
            out.push_str(&whole[at..at + 3]);
        }
    } else {
        out.push_str(whole);
    }
    out.push_str(rest);
    push_fill(out, quick.fill, after);
}

/// Bytes of ASCII on the stack.
struct Digits {
    bytes: [u8; 48],
    len: usize,
}

impl Default for Digits {
    fn default() -> Digits {
        Digits { bytes: [0; 48], len: 0 }
    }
}

impl Digits {
    fn push(&mut self, byte: u8) {
        self.bytes[self.len] = byte;
        self.len += 1;
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).expect("digits are ASCII")
    }
}

impl Write for Digits {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// A float that is not negative, with `precision` digits after the point, rounded half to even by its exact value.
///
/// Between 2**-11 and 2**53 the fraction is a whole number of 2**-63rds, so that its digits are one product of integers. The others
/// are the standard library's, which is exact for any float.
fn push_fixed(out: &mut Digits, value: f64, precision: usize) -> bool {
    let small = value != 0.0 && value < 1.0 / 2048.0;
    if precision > MAX_FIXED || small || value >= (1_u64 << 53) as f64 {
        return precision <= MAX_FIXED && value < 1e25 && write!(out, "{value:.precision$}").is_ok();
    }
    let scale = 10_u64.pow(precision as u32);
    let mut whole = value as u64;
    let fraction = ((value - whole as f64) * (1_u64 << 63) as f64) as u64;
    let product = u128::from(fraction) * u128::from(scale);
    let (mut digits, rest) = ((product >> 63) as u64, (product as u64) & ((1 << 63) - 1));
    // With no digits after the point, it is the whole number that has to be even.
    let odd = if precision == 0 { whole & 1 } else { digits & 1 };
    if rest > 1 << 62 || rest == 1 << 62 && odd == 1 {
        digits += 1;
        if digits == scale {
            (digits, whole) = (0, whole + 1);
        }
    }
    let mut buffer = itoa::Buffer::new();
    out.write_str(buffer.format(whole)).expect("there is room for 20 digits");
    if precision > 0 {
        out.push(b'.');
        let end = out.len + precision;
        for at in (out.len..end).rev() {
            out.bytes[at] = b'0' + (digits % 10) as u8;
            digits /= 10;
        }
        out.len = end;
    }
    true
}
