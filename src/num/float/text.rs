//! Floats as text: the shortest text that reads back, and the C styles `e`, `f`, `g` with any precision.
//!
//! Owns: digits, exponents and the choice between them. All digits are those of the exact binary value, rounded
//! half to even.
//! Never: signs other than `-`, grouping, width; `format` adds them.
//! Start reading at: [`repr`] and [`render`].

use std::fmt::Write;

use super::super::long::push_fill;
use super::super::{Poll, Stop};

/// How to write a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `f`: this many digits after the point.
    Fixed(usize),
    /// `e`: one digit, this many after the point, an exponent.
    Exponent(usize),
    /// `g`: this many significant digits, an exponent for large and small values.
    General(usize),
    /// The digits of `repr`.
    Shortest,
}

/// All choices for [`render`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Digits and exponent.
    pub(crate) style: Style,
    /// The `#` flag: always a point, and `g` keeps its zeros.
    pub(crate) alternate: bool,
    /// Write `1.0` for `1`, as `repr` does.
    pub(crate) point_zero: bool,
    /// Write `0` for what rounds to `-0`.
    pub(crate) no_negative_zero: bool,
}

impl Shape {
    /// A style with nothing added.
    pub(crate) fn plain(style: Style) -> Shape {
        Shape { style, alternate: false, point_zero: false, no_negative_zero: false }
    }
}

/// The most digits after the point, or significant ones, that a float can have before only zeros follow.
const MOST_DIGITS: usize = 1_100;

/// `repr(value)`: the shortest text that reads back as the same float.
pub(crate) fn repr(value: f64) -> String {
    let mut out = String::new();
    push_repr(&mut out, value);
    out
}

/// Appends `repr(value)`; at most 24 bytes.
pub(crate) fn push_repr(out: &mut String, value: f64) {
    let shape = Shape { point_zero: true, ..Shape::plain(Style::Shortest) };
    push_render(out, value, shape, &mut |_| Ok(())).expect("nothing stops a text that is short");
}

/// The text of a value in lower case: `-1.5e+300`, `inf`, `nan`.
pub(crate) fn render(value: f64, shape: Shape, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let mut out = String::new();
    push_render(&mut out, value, shape, poll)?;
    Ok(out)
}

/// An upper bound of the bytes that [`render`] gives for any value.
pub(crate) fn render_bytes(style: Style) -> u64 {
    let digits = match style {
        Style::Fixed(precision) => precision.saturating_add(310),
        Style::Exponent(precision) | Style::General(precision) => precision,
        Style::Shortest => 17,
    };
    u64::try_from(digits).unwrap_or(u64::MAX).saturating_add(16)
}

fn push_render(out: &mut String, value: f64, shape: Shape, poll: &mut Poll<'_>) -> Result<(), Stop> {
    if value.is_nan() {
        out.push_str("nan");
        return Ok(());
    }
    if value.is_sign_negative() && !(shape.no_negative_zero && shows_zero(value, shape)) {
        out.push('-');
    }
    if value.is_infinite() {
        out.push_str("inf");
        return Ok(());
    }
    match shape.style {
        Style::Fixed(precision) => push_fixed(out, value.abs(), precision, shape, poll)?,
        Style::Exponent(precision) => {
            let digits = Digits::significant(value.abs(), precision.saturating_add(1));
            digits.push_exponent(out, precision, shape.alternate, poll)?;
        }
        Style::General(precision) => push_general(out, value.abs(), precision.max(1), shape, poll)?,
        Style::Shortest => Digits::shortest(value.abs()).push_repr(out, shape, poll)?,
    }
    Ok(())
}

/// Whether the digits of a number before its exponent are all zero.
fn shows_zero(value: f64, shape: Shape) -> bool {
    let style = match shape.style {
        Style::Fixed(precision) => Style::Fixed(precision.min(MOST_DIGITS)),
        Style::Exponent(precision) => Style::Exponent(precision.min(MOST_DIGITS)),
        Style::General(precision) => Style::General(precision.min(MOST_DIGITS)),
        Style::Shortest => Style::Shortest,
    };
    let mut text = String::new();
    let shape = Shape { style, no_negative_zero: false, ..shape };
    push_render(&mut text, value.abs(), shape, &mut |_| Ok(())).expect("nothing stops a text that is short");
    text.bytes().take_while(|&b| b != b'e').all(|b| matches!(b, b'0' | b'.'))
}

fn push_fixed(out: &mut String, value: f64, precision: usize, shape: Shape, poll: &mut Poll<'_>) -> Result<(), Stop> {
    let real = precision.min(MOST_DIGITS);
    if real < precision {
        out.reserve(precision + 320);
    }
    write!(out, "{value:.real$}").expect("writing to a string cannot fail");
    push_fill(out, '0', precision - real, poll)?;
    if precision == 0 && shape.alternate {
        out.push('.');
    }
    Ok(())
}

fn push_general(out: &mut String, value: f64, precision: usize, shape: Shape, poll: &mut Poll<'_>) -> Result<(), Stop> {
    let digits = Digits::significant(value, precision);
    // With `point_zero` a number of exactly `precision` digits has no room left for the zero after its point.
    let room = if shape.point_zero { precision - 1 } else { precision };
    let scientific = digits.point <= -4 || usize::try_from(digits.point).is_ok_and(|point| room < point);
    let wanted = if shape.alternate { precision } else { digits.text.len() };
    if scientific { digits.push_exponent(out, wanted - 1, shape.alternate, poll) } else { digits.push_plain(out, wanted, shape, poll) }
}

/// The decimal digits of a float that is not negative: `0.DIGITS * 10**point`, without zeros at the end.
///
/// Zero has the single digit `0` and the point behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digits {
    /// ASCII digits; the first is not `0` but for the value zero.
    pub(crate) text: String,
    /// The place of the decimal point, counted from the start of `text`.
    pub(crate) point: i32,
}

impl Digits {
    /// The shortest digits that read back as the value.
    pub(crate) fn shortest(value: f64) -> Digits {
        Digits::from_text(zmij::Buffer::new().format_finite(value))
    }

    /// The first `count` digits, rounded half to even.
    pub(crate) fn significant(value: f64, count: usize) -> Digits {
        let after_first = count.saturating_sub(1).min(MOST_DIGITS);
        Digits::from_text(&format!("{value:.after_first$e}"))
    }

    /// Reads `digits[.digits][e[sign]exponent]`.
    fn from_text(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().expect("a float's exponent is short");
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = String::with_capacity(whole.len() + fraction.len());
        digits.push_str(whole);
        digits.push_str(fraction);
        let leading = digits.len() - digits.trim_start_matches('0').len();
        if leading == digits.len() {
            return Digits { text: "0".to_owned(), point: 1 };
        }
        digits.truncate(digits.trim_end_matches('0').len());
        digits.drain(..leading);
        let point =
            i32::try_from(whole.len()).expect("at most 309 digits") + exponent - i32::try_from(leading).expect("at most 309 digits");
        Digits { text: digits, point }
    }

    /// Appends `d.ddde+XX` with `precision` digits after the point.
    fn push_exponent(&self, out: &mut String, precision: usize, alternate: bool, poll: &mut Poll<'_>) -> Result<(), Stop> {
        out.push_str(&self.text[..1]);
        if 0 < precision || alternate {
            out.push('.');
        }
        out.push_str(&self.text[1..]);
        out.reserve((precision + 8).saturating_sub(self.text.len()));
        push_fill(out, '0', (precision + 1).saturating_sub(self.text.len()), poll)?;
        let exponent = self.point - 1;
        let sign = if exponent < 0 { '-' } else { '+' };
        write!(out, "e{sign}{:02}", exponent.unsigned_abs()).expect("writing to a string cannot fail");
        Ok(())
    }

    /// Appends the number without an exponent, with zeros up to `wanted` digits.
    fn push_plain(&self, out: &mut String, wanted: usize, shape: Shape, poll: &mut Poll<'_>) -> Result<(), Stop> {
        let len = self.text.len();
        let whole = usize::try_from(self.point).unwrap_or(0);
        if whole == 0 {
            out.push('0');
        } else {
            out.push_str(&self.text[..whole.min(len)]);
            push_fill(out, '0', whole.saturating_sub(len), poll)?;
        }
        let has_fraction = whole < len.max(wanted);
        if has_fraction || shape.alternate || shape.point_zero {
            out.push('.');
        }
        if has_fraction {
            push_fill(out, '0', usize::try_from(-self.point).unwrap_or(0), poll)?;
            out.push_str(&self.text[whole.min(len)..]);
            push_fill(out, '0', wanted.saturating_sub(whole.max(len)), poll)?;
        } else if shape.point_zero {
            out.push('0');
        }
        Ok(())
    }

    fn push_repr(&self, out: &mut String, shape: Shape, poll: &mut Poll<'_>) -> Result<(), Stop> {
        if self.point <= -4 || 16 < self.point {
            self.push_exponent(out, self.text.len() - 1, shape.alternate, poll)
        } else {
            self.push_plain(out, self.text.len(), shape, poll)
        }
    }
}
