//! Sign, prefix, grouped digits and padding of a number, put together.
//!
//! Owns: where the parts of a formatted number go.
//! Never: what the digits are.
//! Start reading at: [`number`].

use std::borrow::Cow;
use std::iter;

use super::super::long::{chars, push_fill, push_text};
use super::super::{Meter, Poll, Stop};
use super::{Align, Grouping, Sign, Spec};

/// The parts of a number, without padding.
pub(super) struct Parts<'a> {
    /// Whether a minus goes before it.
    pub(super) negative: bool,
    /// `0x` and the like.
    pub(super) prefix: &'a str,
    /// The digits before the point; these are grouped.
    pub(super) digits: &'a str,
    /// All that follows: point, fraction, exponent, percent sign; or a text that is not to be grouped.
    pub(super) rest: &'a str,
    /// Digits in a group.
    pub(super) group: usize,
}

/// The number in its field.
pub(super) fn number(spec: &Spec, parts: &Parts<'_>, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let sign = sign_text(spec.sign, parts.negative);
    let around = sign.len() + parts.prefix.len() + chars(parts.rest, poll)?;
    let zero_filled = spec.fill == '0' && spec.align == Align::AfterSign;
    let least = if zero_filled { spec.width.saturating_sub(around) } else { 0 };
    let grouped = match spec.grouping {
        Some(grouping) if !parts.digits.is_empty() => Cow::Owned(group_whole(parts.digits, grouping, parts.group, least, poll)?),
        _ => Cow::Borrowed(parts.digits),
    };
    let padding = spec.width.saturating_sub(around + grouped.len());
    let (before, inside, after) = split_padding(spec.align, padding);
    let fixed = sign.len() + parts.prefix.len() + grouped.len() + parts.rest.len();
    let mut out = String::with_capacity(fixed + padding * spec.fill.len_utf8());
    push_fill(&mut out, spec.fill, before, poll)?;
    out.push_str(sign);
    out.push_str(parts.prefix);
    push_fill(&mut out, spec.fill, inside, poll)?;
    push_text(&mut out, &grouped, poll)?;
    push_text(&mut out, parts.rest, poll)?;
    push_fill(&mut out, spec.fill, after, poll)?;
    Ok(out)
}

/// A text in its field, `len` characters long.
pub(super) fn text(spec: &Spec, text: &str, len: usize, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let padding = spec.width.saturating_sub(len);
    let (before, inside, after) = split_padding(spec.align, padding);
    let mut out = String::with_capacity(text.len() + padding * spec.fill.len_utf8());
    push_fill(&mut out, spec.fill, before + inside, poll)?;
    push_text(&mut out, text, poll)?;
    push_fill(&mut out, spec.fill, after, poll)?;
    Ok(out)
}

/// The sign that a number shows.
pub(super) fn sign_text(sign: Option<Sign>, negative: bool) -> &'static str {
    match sign {
        _ if negative => "-",
        Some(Sign::Plus) => "+",
        Some(Sign::Space) => " ",
        Some(Sign::Minus) | None => "",
    }
}

/// Padding before the number, after its sign, and behind it.
fn split_padding(align: Align, padding: usize) -> (usize, usize, usize) {
    match align {
        Align::Left => (0, 0, padding),
        Align::Right => (padding, 0, 0),
        Align::Center => (padding / 2, 0, padding - padding / 2),
        Align::AfterSign => (0, padding, 0),
    }
}

/// Groups digits from the right and puts zeros before them until the whole is `least` characters wide or, where the
/// field would start with a separator, one more.
fn group_whole(digits: &str, grouping: Grouping, group: usize, least: usize, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let starts_with_separator = 0 < least && least.is_multiple_of(group + 1);
    let least_digits = least - least / (group + 1) + usize::from(starts_with_separator);
    let zeros = least_digits.saturating_sub(digits.len());
    let count = zeros + digits.len();
    let mut out = String::with_capacity(count + count / group);
    let mut meter = Meter::new(poll);
    for (i, c) in iter::repeat_n('0', zeros).chain(digits.chars()).enumerate() {
        meter.work(1)?;
        if 0 < i && (count - i).is_multiple_of(group) {
            out.push(grouping.separator());
        }
        out.push(c);
    }
    Ok(out)
}

/// Groups the digits after a point from the left.
pub(super) fn group_fraction(digits: &str, grouping: Grouping, poll: &mut Poll<'_>) -> Result<String, Stop> {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    let mut meter = Meter::new(poll);
    for (i, c) in digits.chars().enumerate() {
        meter.work(1)?;
        if 0 < i && i.is_multiple_of(3) {
            out.push(grouping.separator());
        }
        out.push(c);
    }
    Ok(out)
}
