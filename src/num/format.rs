//! The format-spec mini-language of `format()`, `str.format` and f-strings.
//!
//! ```text
//! [[fill]align][sign]["z"]["#"]["0"][width][grouping]["." (precision [grouping] | grouping)][type]
//! ```
//! Owns: the parser with CPython's messages, and in submodules the formatting of [`int`], [`float`], [`complex`] and
//! [`text`], the `%` operator's directives ([`printf`]) and the common [`layout`].
//! Never: `__format__` lookup, the empty spec (it is `str(value)`), the budget: charge [`Spec::estimate`] first.
//! Start reading at: [`Spec::parse`].

use std::iter::Peekable;
use std::str::Chars;

use super::{Fail, value_error};

pub(crate) mod complex;
pub(crate) mod float;
pub(crate) mod int;
mod layout;
pub(crate) mod printf;
pub(crate) mod quick;
#[cfg(test)]
mod tests;
pub(crate) mod text;

/// Where the content stands in its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: the padding goes between sign and digits.
    AfterSign,
}

/// How a number that is not negative shows its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `-`: not at all.
    Minus,
    /// `+`: a plus.
    Plus,
    /// A space.
    Space,
}

/// The character between groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// `,`
    Comma,
    /// `_`
    Underscore,
}

impl Grouping {
    /// The separator itself.
    pub(crate) fn separator(self) -> char {
        match self {
            Grouping::Comma => ',',
            Grouping::Underscore => '_',
        }
    }
}

/// What a spec is for: it decides the default alignment and type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// `int` and `bool`
    Int,
    /// `float`
    Float,
    /// `complex`
    Complex,
    /// `str`
    Str,
}

/// A parsed format spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spec {
    /// The padding character.
    pub(crate) fill: char,
    /// Where the content stands.
    pub(crate) align: Align,
    /// The sign option, if given.
    pub(crate) sign: Option<Sign>,
    /// `z`: no negative zero.
    pub(crate) no_negative_zero: bool,
    /// `#`
    pub(crate) alternate: bool,
    /// The least width in characters; zero if not given.
    pub(crate) width: usize,
    /// Grouping of the digits before the point.
    pub(crate) grouping: Option<Grouping>,
    /// Digits after the point, significant digits or characters.
    pub(crate) precision: Option<usize>,
    /// Grouping of the digits after the point.
    pub(crate) fraction_grouping: Option<Grouping>,
    /// The presentation type, if given.
    pub(crate) code: Option<char>,
}

/// Bytes of a spec at most: it is read in one go.
const MAX_SPEC: usize = 1 << 16;

impl Spec {
    /// Parses a spec for a value of the type named `type_name`.
    pub(crate) fn parse(text: &str, subject: Subject, type_name: &str) -> Result<Spec, Fail> {
        let invalid = || {
            let shown = &text[..text.floor_char_boundary(MAX_SPEC)];
            value_error(format!("Invalid format specifier '{shown}' for object of type '{type_name}'"))
        };
        if MAX_SPEC < text.len() {
            return Err(invalid());
        }
        let mut rest = text.chars().peekable();
        let mut spec = Spec::start(&mut rest, subject);
        spec.width = integer(&mut rest)?.unwrap_or(0);
        spec.grouping = grouping(&mut rest)?;
        if rest.next_if_eq(&'.').is_some() {
            spec.precision = integer(&mut rest)?;
            spec.fraction_grouping = grouping(&mut rest)?;
            if spec.precision.is_none() && spec.fraction_grouping.is_none() {
                return Err(value_error("Format specifier missing precision"));
            }
        }
        spec.code = rest.next();
        if rest.next().is_some() {
            return Err(invalid());
        }
        spec.check_grouping(subject)?;
        Ok(spec)
    }

    /// The options before the width.
    fn start(rest: &mut Peekable<Chars<'_>>, subject: Subject) -> Spec {
        let default_align = if subject == Subject::Str { Align::Left } else { Align::Right };
        let (fill, align) = fill_and_align(rest);
        let sign = rest.next_if(|c| matches!(c, '+' | '-' | ' ')).map(|c| match c {
            '+' => Sign::Plus,
            '-' => Sign::Minus,
            _ => Sign::Space,
        });
        let no_negative_zero = rest.next_if_eq(&'z').is_some();
        let alternate = rest.next_if_eq(&'#').is_some();
        let zero = fill.is_none() && rest.next_if_eq(&'0').is_some();
        let zero_align = if zero && default_align == Align::Right { Align::AfterSign } else { default_align };
        Spec {
            fill: fill.unwrap_or(if zero { '0' } else { ' ' }),
            align: align.unwrap_or(zero_align),
            sign,
            no_negative_zero,
            alternate,
            width: 0,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            code: None,
        }
    }

    /// Refuses grouping with types that have no groups.
    fn check_grouping(&self, subject: Subject) -> Result<(), Fail> {
        let code = self.code.or(match subject {
            Subject::Int => Some('d'),
            Subject::Str => Some('s'),
            Subject::Float | Subject::Complex => None,
        });
        if let Some(grouping) = self.grouping {
            let allowed = match code {
                None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%') => true,
                Some('b' | 'o' | 'x' | 'X') => grouping == Grouping::Underscore,
                Some(_) => false,
            };
            if !allowed {
                return Err(cannot_group(grouping, code.unwrap_or(' ')));
            }
        }
        match (self.fraction_grouping, code) {
            (Some(grouping), Some('n')) => Err(cannot_group(grouping, 'n')),
            _ => Ok(()),
        }
    }

    /// An upper bound of the bytes that formatting takes at its peak, temporary texts included, for a value whose
    /// own digits or text have `content` bytes (see `int::digits_bytes`, `float::content_bytes`).
    pub(crate) fn estimate(&self, content: u64) -> u64 {
        let to_u64 = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let precision = to_u64(self.precision.unwrap_or(0));
        // Padding is counted once as text and once more as grouped digits, which are built before.
        let padding = to_u64(self.width).saturating_mul(2 * to_u64(self.fill.len_utf8()));
        let digits = content.saturating_add(precision).saturating_mul(4);
        padding.saturating_add(digits).saturating_add(64)
    }
}

/// The options `[[fill]align]`.
fn fill_and_align(rest: &mut Peekable<Chars<'_>>) -> (Option<char>, Option<Align>) {
    let mut ahead = rest.clone();
    let first = ahead.next();
    if let (Some(fill), Some(align)) = (first, ahead.next().and_then(align_of)) {
        *rest = ahead;
        return (Some(fill), Some(align));
    }
    let align = first.and_then(align_of);
    if align.is_some() {
        rest.next();
    }
    (None, align)
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// Decimal digits of any script, as a number.
fn integer(rest: &mut Peekable<Chars<'_>>) -> Result<Option<usize>, Fail> {
    let too_many = || value_error("Too many decimal digits in format string");
    let mut value: Option<usize> = None;
    while let Some(digit) = rest.peek().copied().and_then(super::unicode::decimal_digit) {
        rest.next();
        let next = value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(usize::from(digit)));
        value = Some(next.filter(|&v| isize::try_from(v).is_ok()).ok_or_else(too_many)?);
    }
    Ok(value)
}

fn grouping(rest: &mut Peekable<Chars<'_>>) -> Result<Option<Grouping>, Fail> {
    let both = || value_error("Cannot specify both ',' and '_'.");
    if rest.next_if_eq(&',').is_some() {
        return if rest.peek() == Some(&'_') { Err(both()) } else { Ok(Some(Grouping::Comma)) };
    }
    if rest.next_if_eq(&'_').is_some() {
        return if rest.peek() == Some(&',') { Err(both()) } else { Ok(Some(Grouping::Underscore)) };
    }
    Ok(None)
}

fn cannot_group(grouping: Grouping, code: char) -> Fail {
    value_error(format!("Cannot specify '{}' with '{}'.", grouping.separator(), shown(code)))
}

/// The refusal of a type letter.
fn unknown_code(code: char, type_name: &str) -> Fail {
    value_error(format!("Unknown format code '{}' for object of type '{type_name}'", shown(code)))
}

/// A type letter as the messages show it.
fn shown(code: char) -> String {
    if matches!(code, '!'..='\u{7f}') { code.to_string() } else { format!("\\x{:x}", u32::from(code)) }
}
