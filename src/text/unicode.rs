//! What Python knows about single characters: the predicates of str methods and the case mappings.
//!
//! The facts are those of the Unicode version that CPython 3.14 has (`unicode_data.rs`, generated); upper and lower case
//! come from Rust's library, which is newer: a character unknown to CPython is left as it is.
//! Never knows strings beyond one character, except for what precedes and follows a capital sigma.
//! Start reading at [`Category`], then [`is_alpha`].

use super::unicode_data::{FACTS, FOLD, STARTS, TITLE};

/// General category, in the order of the generated numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are Unicode's")]
pub enum Category {
    Cn,
    Cc,
    Cf,
    Co,
    Cs,
    Ll,
    Lm,
    Lo,
    Lt,
    Lu,
    Mc,
    Me,
    Mn,
    Nd,
    Nl,
    No,
    Pc,
    Pd,
    Pe,
    Pf,
    Pi,
    Po,
    Ps,
    Sc,
    Sk,
    Sm,
    So,
    Zl,
    Zp,
    Zs,
}

const CATEGORIES: [Category; 30] = {
    use Category::{
        Cc, Cf, Cn, Co, Cs, Ll, Lm, Lo, Lt, Lu, Mc, Me, Mn, Nd, Nl, No, Pc, Pd, Pe, Pf, Pi, Po, Ps, Sc, Sk, Sm, So, Zl, Zp, Zs,
    };
    [Cn, Cc, Cf, Co, Cs, Ll, Lm, Lo, Lt, Lu, Mc, Me, Mn, Nd, Nl, No, Pc, Pd, Pe, Pf, Pi, Po, Ps, Sc, Sk, Sm, So, Zl, Zp, Zs]
};

const LOWER: u16 = 1 << 5;
const UPPER: u16 = 1 << 6;
const XID_START: u16 = 1 << 7;
const XID_CONTINUE: u16 = 1 << 8;
const NUMERIC: u16 = 3 << 9;
const DIGIT: u16 = 2 << 9;
const CASE_IGNORABLE: u16 = 1 << 11;
const SPACE: u16 = 1 << 12;

#[inline]
fn facts(c: char) -> u16 {
    let run = STARTS.partition_point(|&start| start <= u32::from(c));
    // The first run starts at 0.
    FACTS[run - 1]
}

/// The general category.
pub fn category(c: char) -> Category {
    CATEGORIES[usize::from(facts(c) & 31)]
}

/// A letter: categories L*.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    matches!(category(c), Category::Ll | Category::Lm | Category::Lo | Category::Lt | Category::Lu)
}

/// A decimal digit of any script.
pub fn is_decimal(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { facts(c) & NUMERIC == NUMERIC }
}

/// A decimal digit or another digit, such as a superscript.
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { facts(c) & DIGIT != 0 }
}

/// Whatever has a numeric value.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { facts(c) & NUMERIC != 0 }
}

/// A letter or whatever has a numeric value.
pub fn is_alnum(c: char) -> bool {
    is_alpha(c) || is_numeric(c)
}

/// White space.
pub fn is_space(c: char) -> bool {
    if c.is_ascii() { matches!(c, '\t'..='\r' | '\x1c'..=' ') } else { facts(c) & SPACE != 0 }
}

/// Shown as itself by `repr`.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    use Category::{Cc, Cf, Cn, Co, Cs, Zl, Zp, Zs};
    !matches!(category(c), Cc | Cf | Cs | Co | Cn | Zl | Zp | Zs)
}

/// Lowercase.
pub fn is_lower(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_lowercase() } else { facts(c) & LOWER != 0 }
}

/// Uppercase.
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { facts(c) & UPPER != 0 }
}

/// Title case: one of the few characters that are a capital and a small letter in one.
pub fn is_title(c: char) -> bool {
    !c.is_ascii() && category(c) == Category::Lt
}

/// Whether it has a case at all.
pub fn is_cased(c: char) -> bool {
    is_lower(c) || is_upper(c) || is_title(c)
}

/// May start an identifier.
pub fn is_identifier_start(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() || c == '_' } else { facts(c) & XID_START != 0 }
}

/// May continue an identifier.
pub fn is_identifier_continue(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { facts(c) & XID_CONTINUE != 0 }
}

/// Does not interrupt a word when looking for the end of one.
fn is_case_ignorable(c: char) -> bool {
    facts(c) & CASE_IGNORABLE != 0
}

/// Small letters whose capitals came after CPython's version of Unicode.
const LATER_CAPITALS: [char; 2] = ['\u{a7d3}', '\u{a7d5}'];

/// Appends the upper case of a character: one to three characters.
pub fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else if category(c) == Category::Cn || LATER_CAPITALS.contains(&c) {
        out.push(c);
    } else {
        out.extend(c.to_uppercase());
    }
}

/// Appends the lower case of a character, whatever stands around it.
pub fn push_lower(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if category(c) == Category::Cn {
        out.push(c);
    } else {
        out.extend(c.to_lowercase());
    }
}

/// Appends the title case of a character.
pub fn push_title(out: &mut String, c: char) {
    match mapped(&TITLE, c) {
        Some(text) => out.push_str(text),
        None => push_upper(out, c),
    }
}

/// Appends the case folding of a character.
pub fn push_folded(out: &mut String, c: char) {
    match mapped(&FOLD, c) {
        Some(text) => out.push_str(text),
        None => push_lower(out, c),
    }
}

fn mapped(table: &[(char, &'static str)], c: char) -> Option<&'static str> {
    if c.is_ascii() {
        return None;
    }
    table.binary_search_by_key(&c, |row| row.0).ok().map(|i| table[i].1)
}

/// Appends the lower case of the character at byte `at` of `text`: a capital sigma at the end of a word becomes a final one.
pub fn push_lower_at(out: &mut String, text: &str, at: usize, c: char) {
    if c == 'Σ' { out.push(if ends_word(text, at) { 'ς' } else { 'σ' }) } else { push_lower(out, c) }
}

/// A cased letter before the sigma and none behind, ignorable characters aside. The scans of all sigmas of a text together
/// are linear, for a sigma is itself what ends the scan of its neighbors.
fn ends_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().rev().find(|&c| !is_case_ignorable(c));
    let behind = text[at + 'Σ'.len_utf8()..].chars().find(|&c| !is_case_ignorable(c));
    before.is_some_and(is_cased) && !behind.is_some_and(is_cased)
}
