//! Replacement strings of `sub`, and `escape`.
//!
//! Owns: reading a template into parts, with CPython's errors; escaping text for use in a pattern.
//!
//! Never: puts a replacement together; the caller has the match and the budget.
//!
//! Start reading at `parse_template`.

use super::error::{self, CompileError};
use super::escape::{control, is_octal};
use super::meter::{Meter, Poll};
use super::tokens::{Token, Tokens};
use super::{Pattern, Source, chars};

/// A replacement string, read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Template {
    pub(crate) parts: Vec<Part>,
}

/// A piece of a replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// This text, UTF-8 for a `str`.
    Literal(Vec<u8>),
    /// The text of a group, empty if the group took no part.
    Group(usize),
}

/// The largest group number that a template may try.
const MAX_GROUPS: usize = (i32::MAX / 2) as usize;

/// Reads a replacement string for matches of a pattern.
pub(crate) fn parse_template(source: Source<'_>, pattern: &Pattern, poll: &mut Poll<'_>) -> Result<Template, CompileError> {
    let mut meter = Meter::new(poll);
    let (text, is_bytes) = match source {
        Source::Str(text) => (text, false),
        Source::Bytes(text) => (text, true),
    };
    let tokens = Tokens::new(text, is_bytes, &mut meter)?;
    let mut reader = Reader { tokens, meter, pattern, parts: Vec::new(), literal: Vec::new() };
    while let Some(token) = reader.tokens.take()? {
        reader.meter.step()?;
        reader.meter.charge(8)?;
        if token.escaped { reader.escape(token)? } else { reader.char(token.code) }
    }
    reader.end_literal();
    reader.meter.flush()?;
    Ok(Template { parts: reader.parts })
}

struct Reader<'a, 'p, 'f> {
    tokens: Tokens,
    meter: Meter<'p, 'f>,
    pattern: &'a Pattern,
    parts: Vec<Part>,
    literal: Vec<u8>,
}

impl Reader<'_, '_, '_> {
    fn char(&mut self, code: u32) {
        if self.tokens.is_bytes { self.literal.push(code as u8) } else { chars::encode(code, &mut self.literal) }
    }

    fn end_literal(&mut self) {
        if !self.literal.is_empty() {
            self.parts.push(Part::Literal(std::mem::take(&mut self.literal)));
        }
    }

    /// A group of the pattern, written in the `len` characters before.
    fn group(&mut self, group: usize, len: usize) -> Result<(), CompileError> {
        if self.pattern.groups < group {
            return Err(self.tokens.error(format!("invalid group reference {group}"), len));
        }
        self.end_literal();
        self.meter.charge(2 * size_of::<Part>())?;
        self.parts.push(Part::Group(group));
        Ok(())
    }

    fn escape(&mut self, token: Token) -> Result<(), CompileError> {
        match char::from_u32(token.code) {
            Some('g') => self.named(),
            Some('0') => {
                let digits = self.tokens.take_while(2, is_octal)?;
                self.char(u32::from_str_radix(&digits, 8).unwrap_or(0));
                Ok(())
            }
            Some(first @ '1'..='9') => self.number(first),
            Some(letter) => match control(letter) {
                Some(code) => {
                    self.char(code);
                    Ok(())
                }
                None if letter.is_ascii_alphabetic() => Err(self.tokens.error(format!("bad escape \\{letter}"), token.len())),
                None => self.both(token.code),
            },
            None => self.both(token.code),
        }
    }

    /// An escape without a meaning stays as it is.
    fn both(&mut self, code: u32) -> Result<(), CompileError> {
        self.char('\\'.into());
        self.char(code);
        Ok(())
    }

    /// `\g<name>` or `\g<number>`, after the `g`.
    fn named(&mut self) -> Result<(), CompileError> {
        if !self.tokens.eat('<')? {
            return Err(self.tokens.error("missing <", 0));
        }
        let name = self.tokens.take_until('>', "group name", &mut self.meter)?;
        let len = name.len() + 1;
        let text = error::text(&name);
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.tokens.check_name(&name, 1)?;
            let Some(group) = self.pattern.group_index(&text) else {
                return Err(CompileError::Index(format!("unknown group name {}", error::repr(&name, false))));
            };
            return self.group(group, len);
        }
        match text.parse::<usize>() {
            Ok(group) if group < MAX_GROUPS => self.group(group, len),
            _ => {
                let shown = text.trim_start_matches('0');
                Err(self.tokens.error(format!("invalid group reference {shown}"), len))
            }
        }
    }

    /// A backslash and a digit that is not 0: three octal digits are a character, all else is a group.
    fn number(&mut self, first: char) -> Result<(), CompileError> {
        let mut digits = String::from(first);
        digits.push_str(&self.tokens.take_while(1, char::is_ascii_digit)?);
        if digits.len() == 2 && digits.chars().all(|c| is_octal(&c)) && self.tokens.at_kind(is_octal) {
            digits.push_str(&self.tokens.take_while(1, is_octal)?);
            let code = u32::from_str_radix(&digits, 8).expect("three octal digits are a number");
            if 0o377 < code {
                let msg = format!("octal escape value \\{digits} outside of range 0-0o377");
                return Err(self.tokens.error(msg, digits.len() + 1));
            }
            self.char(code);
            return Ok(());
        }
        let group = digits.parse().expect("two digits are a number");
        self.group(group, digits.len())
    }
}

/// `re.escape` of `bytes`, or of a text in UTF-8: a backslash before each character that means something in a pattern.
/// Appends it to `out`.
pub(crate) fn escape_bytes(text: &[u8], out: &mut Vec<u8>) {
    for &byte in text {
        if is_special(byte) {
            out.push(b'\\');
        }
        out.push(byte);
    }
}

/// How many characters of a text [`escape_bytes`] puts a backslash before.
pub(crate) fn count_special(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| is_special(byte)).count()
}

fn is_special(byte: u8) -> bool {
    SPECIAL[usize::from(byte)]
}

static SPECIAL: [bool; 256] = {
    let listed = b"()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c";
    let mut special = [false; 256];
    let mut i = 0;
    while i < listed.len() {
        special[listed[i] as usize] = true;
        i += 1;
    }
    special
};
