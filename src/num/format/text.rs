//! `format(str, spec)`.
//!
//! Owns: the type `s`.
//! Never: numbers.
//! Start reading at: [`format`].

use super::super::{Fail, Poll, Stop, long, value_error};
use super::{Align, Sign, Spec, layout, unknown_code};

/// Formats a text of the type named `type_name`.
pub(crate) fn format(text: &str, spec: &Spec, type_name: &str, poll: &mut Poll<'_>) -> Result<String, Fail> {
    if let Some(code) = spec.code.filter(|&code| code != 's') {
        return Err(unknown_code(code, type_name));
    }
    check(spec)?;
    let (text, len) = cut(text, spec.precision, poll)?;
    Ok(layout::text(spec, text, len, poll)?)
}

fn check(spec: &Spec) -> Result<(), Fail> {
    let refusal = match spec.sign {
        Some(Sign::Space) => Some("Space not allowed in string format specifier"),
        Some(Sign::Plus | Sign::Minus) => Some("Sign not allowed in string format specifier"),
        None if spec.no_negative_zero => Some("Negative zero coercion (z) not allowed in string format specifier"),
        None if spec.alternate => Some("Alternate form (#) not allowed in string format specifier"),
        None if spec.align == Align::AfterSign => Some("'=' alignment not allowed in string format specifier"),
        None => None,
    };
    refusal.map_or(Ok(()), |text| Err(value_error(text)))
}

/// The first `most` characters and how many they are.
pub(super) fn cut<'t>(text: &'t str, most: Option<usize>, poll: &mut Poll<'_>) -> Result<(&'t str, usize), Stop> {
    let Some(most) = most else { return Ok((text, long::chars(text, poll)?)) };
    let (end, len) = long::cut(text, most, poll)?;
    Ok((&text[..end], len))
}
