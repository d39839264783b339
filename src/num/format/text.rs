//! `format(str, spec)`.
//!
//! Owns: the type `s`.
//! Never: numbers.
//! Start reading at: [`format`].

use super::super::{Fail, value_error};
use super::{Align, Sign, Spec, layout, unknown_code};

/// Formats a text of the type named `type_name`.
pub(crate) fn format(text: &str, spec: &Spec, type_name: &str) -> Result<String, Fail> {
    if let Some(code) = spec.code.filter(|&code| code != 's') {
        return Err(unknown_code(code, type_name));
    }
    check(spec)?;
    let (text, len) = cut(text, spec.precision);
    Ok(layout::text(spec, text, len))
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
pub(super) fn cut(text: &str, most: Option<usize>) -> (&str, usize) {
    let most = most.unwrap_or(usize::MAX);
    if text.is_ascii() {
        let len = most.min(text.len());
        return (&text[..len], len);
    }
    match text.char_indices().enumerate().nth(most) {
        Some((len, (end, _))) => (&text[..end], len),
        None => (text, text.chars().count()),
    }
}
