//! `format(complex, spec)`.
//!
//! Owns: the two parts side by side.
//! Never: the text of each part (see `float`).
//! Start reading at: [`format`].

use super::super::complex::Complex;
use super::super::{Fail, Poll, Stop, long, value_error};
use super::float::{Code, check_precision, group_rest, split_digits, unsigned_text};
use super::layout::{self, Parts};
use super::{Align, Sign, Spec, unknown_code};

/// Formats a complex number of the type named `type_name`.
pub(crate) fn format(value: Complex, spec: &Spec, type_name: &str, poll: &mut Poll<'_>) -> Result<String, Fail> {
    let code = Code::of(spec)
        .filter(|code| !code.is_percent())
        .ok_or_else(|| unknown_code(spec.code.unwrap_or(' '), type_name))?
        .without_point_zero();
    check_precision(spec.precision)?;
    if spec.fill == '0' {
        return Err(value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    // Without a type the text is that of `repr`: in parentheses, or the imaginary part alone.
    let as_repr = spec.code.is_none();
    let imaginary_only = as_repr && value.real == 0.0 && value.real.is_sign_positive();
    let imag_sign = if imaginary_only { spec.sign } else { Some(Sign::Plus) };
    let imag = part(value.imag, imag_sign, spec, code, poll)?;
    let mut body = String::new();
    let in_parentheses = as_repr && !imaginary_only;
    if in_parentheses {
        body.push('(');
    }
    if !imaginary_only {
        long::push_text(&mut body, &part(value.real, spec.sign, spec, code, poll)?, poll)?;
    }
    long::push_text(&mut body, &imag, poll)?;
    body.push_str(if in_parentheses { "j)" } else { "j" });
    Ok(layout::text(spec, &body, body.len(), poll)?)
}

/// One of the two numbers, without padding.
fn part(value: f64, sign: Option<Sign>, spec: &Spec, code: Code, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let text = unsigned_text(value, spec, code, poll)?;
    let negative = text.starts_with('-');
    let (digits, rest) = split_digits(text.trim_start_matches('-'));
    let rest = group_rest(rest, spec, poll)?;
    let bare = Spec { sign, width: 0, ..spec.clone() };
    layout::number(&bare, &Parts { negative, prefix: "", digits, rest: &rest, group: 3 }, poll)
}
