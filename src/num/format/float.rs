//! `format(float, spec)`.
//!
//! Owns: the types `e E f F g G n %` and none.
//! Never: digits (see `num::float::text`).
//! Start reading at: [`format`].

use std::borrow::Cow;

use super::super::float::text::{Shape, Style, render, render_bytes};
use super::super::{Fail, Poll, Stop, long, value_error};
use super::layout::{self, Parts};
use super::{Spec, unknown_code};

/// Formats a float (or an int converted to one) of the type named `type_name`.
pub(crate) fn format(value: f64, spec: &Spec, type_name: &str, poll: &mut Poll<'_>) -> Result<String, Fail> {
    let code = Code::of(spec).ok_or_else(|| unknown_code(spec.code.unwrap_or(' '), type_name))?;
    check_precision(spec.precision)?;
    let scaled = if code.percent { value * 100.0 } else { value };
    let mut text = unsigned_text(scaled, spec, code, poll)?;
    if code.percent {
        text.push('%');
    }
    let unsigned = text.strip_prefix('-').unwrap_or(&text);
    let (digits, rest) = split_digits(unsigned);
    let rest = group_rest(rest, spec, poll)?;
    let parts = Parts { negative: text.starts_with('-'), prefix: "", digits, rest: &rest, group: 3 };
    Ok(layout::number(spec, &parts, poll)?)
}

/// An upper bound of the bytes of a float's text without padding.
pub(crate) fn content_bytes(spec: &Spec) -> u64 {
    Code::of(spec).map_or(0, |code| render_bytes(code.style))
}

/// What a type letter and a precision mean.
#[derive(Clone, Copy)]
pub(super) struct Code {
    style: Style,
    point_zero: bool,
    upper: bool,
    percent: bool,
}

impl Code {
    /// The meaning of the spec's type, or `None` for a letter that floats don't have.
    pub(super) fn of(spec: &Spec) -> Option<Code> {
        let precision = spec.precision.unwrap_or(6);
        let style = match (spec.code, spec.precision) {
            (None, None) => Style::Shortest,
            (None, Some(precision)) => Style::General(precision),
            (Some('e' | 'E'), _) => Style::Exponent(precision),
            (Some('f' | 'F' | '%'), _) => Style::Fixed(precision),
            (Some('g' | 'G' | 'n'), _) => Style::General(precision),
            (Some(_), _) => return None,
        };
        Some(Code {
            style,
            point_zero: spec.code.is_none(),
            upper: matches!(spec.code, Some('E' | 'F' | 'G')),
            percent: spec.code == Some('%'),
        })
    }

    /// The same without the `.0` that a float shows and the parts of a complex number don't.
    pub(super) fn without_point_zero(self) -> Code {
        Code { point_zero: false, ..self }
    }

    /// Whether the type is `%`.
    pub(super) fn is_percent(self) -> bool {
        self.percent
    }
}

/// Refuses a precision that no C library takes.
pub(super) fn check_precision(precision: Option<usize>) -> Result<(), Fail> {
    match precision {
        Some(precision) if i32::try_from(precision).is_err() => Err(value_error("precision too big")),
        _ => Ok(()),
    }
}

/// The number with at most a minus before it.
pub(super) fn unsigned_text(value: f64, spec: &Spec, code: Code, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let shape =
        Shape { style: code.style, alternate: spec.alternate, point_zero: code.point_zero, no_negative_zero: spec.no_negative_zero };
    let mut text = render(value, shape, poll)?;
    if code.upper {
        long::upper(&mut text, poll)?;
    }
    Ok(text)
}

/// The digits before the point, and the rest.
pub(super) fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// Groups the fraction at the start of what follows the digits before the point.
pub(super) fn group_rest<'t>(rest: &'t str, spec: &Spec, poll: &mut Poll<'_>) -> Result<Cow<'t, str>, Stop> {
    match (spec.fraction_grouping, rest.strip_prefix('.')) {
        (Some(grouping), Some(fraction)) => {
            let (digits, tail) = split_digits(fraction);
            let mut grouped = String::from(".");
            long::push_text(&mut grouped, &layout::group_fraction(digits, grouping, poll)?, poll)?;
            grouped.push_str(tail);
            Ok(Cow::Owned(grouped))
        }
        _ => Ok(Cow::Borrowed(rest)),
    }
}
