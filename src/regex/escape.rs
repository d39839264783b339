//! Backslashes in patterns.
//!
//! Owns: escapes outside and inside of sets.
//!
//! Never: reads more than the escape.
//!
//! Start reading at `Parser::escape`.

use super::ast::{Anchor, Compare, Node};
use super::error::{self, CompileError};
use super::parse::{Parser, Shape, is_code};
use super::set::{self, Spec};
use super::tokens::Token;
use super::{Flags, chars};

/// ASCII `\d`, `\w` and `\s` as ranges.
const DIGITS: [(u32, u32); 1] = [(0x30, 0x39)];
const WORDS: [(u32, u32); 4] = [(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)];
const ASCII_SPACES: [(u32, u32); 2] = [(0x09, 0x0d), (0x20, 0x20)];

/// No name of a character has more letters.
const MAX_NAME: usize = 256;

/// The largest character a three-digit octal escape may give.
const OCTAL_MAX: u32 = 0o377;

pub(super) fn is_octal(c: &char) -> bool {
    c.is_digit(8)
}

/// The characters that `\a` and its like stand for, in patterns and in templates.
pub(super) fn control(letter: char) -> Option<u32> {
    Some(match letter {
        'a' => 0x07,
        'b' => 0x08,
        'f' => 0x0c,
        'n' => 0x0a,
        'r' => 0x0d,
        't' => 0x09,
        'v' => 0x0b,
        '\\' => 0x5c,
        _ => return None,
    })
}

impl Parser<'_, '_, '_> {
    /// An escape outside of a set.
    pub(super) fn escape(&mut self, token: Token) -> Result<(), CompileError> {
        let ascii = self.is_ascii();
        let letter = ascii_of(token);
        match letter {
            Some('A') => self.anchor(Anchor::TextStart),
            Some('Z' | 'z') => self.anchor(Anchor::TextEnd),
            Some('b') => self.anchor(Anchor::Border { ascii }),
            Some('B') => self.anchor(Anchor::NoBorder { ascii }),
            Some('0') => {
                let digits = self.tokens.take_while(2, is_octal)?;
                self.literal(octal(&digits))
            }
            Some(first @ '1'..='9') => self.number(first),
            _ => {
                let mut spec = Spec::default();
                if self.class_escape(letter, &mut spec)? {
                    let node = self.set_node(spec)?;
                    return Ok(self.push(node, Shape::Plain)?);
                }
                let code = self.char_escape(token)?;
                self.literal(code)
            }
        }
    }

    /// An escape in a set: a character, or a class that is added.
    pub(super) fn set_escape(&mut self, token: Token, spec: &mut Spec) -> Result<Option<u32>, CompileError> {
        let letter = ascii_of(token);
        if self.class_escape(letter, spec)? {
            return Ok(None);
        }
        match letter {
            Some('b') => Ok(Some(0x08)),
            Some(first @ '0'..='7') => {
                let digits = format!("{first}{}", self.tokens.take_while(2, is_octal)?);
                self.octal_escape(&digits).map(Some)
            }
            Some('8' | '9') => Err(self.bad_escape(token)),
            _ => self.char_escape(token).map(Some),
        }
    }

    /// Adds a class like `\d`, if it is one.
    fn class_escape(&self, letter: Option<char>, spec: &mut Spec) -> Result<bool, CompileError> {
        let (ranges, table, negate): (&[(u32, u32)], u8, bool) = match (letter, self.is_ascii()) {
            (Some('d'), true) => (&DIGITS, 0, false),
            (Some('D'), true) => (&DIGITS, 0, true),
            (Some('w'), true) => (&WORDS, 0, false),
            (Some('W'), true) => (&WORDS, 0, true),
            (Some('s'), true) => (&ASCII_SPACES, 0, false),
            (Some('S'), true) => (&ASCII_SPACES, 0, true),
            (Some('d'), false) => (&[], set::DIGIT, false),
            (Some('D'), false) => (&[], set::NOT_DIGIT, false),
            (Some('w'), false) => (&[], set::WORD, false),
            (Some('W'), false) => (&[], set::NOT_WORD, false),
            (Some('s'), false) => (&chars::SPACES, 0, false),
            (Some('S'), false) => (&chars::SPACES, 0, true),
            _ => return Ok(false),
        };
        spec.classes |= table;
        if negate {
            spec.add_complement(ranges)
        } else {
            spec.ranges.extend_from_slice(ranges)
        }
        Ok(true)
    }

    /// An escape that gives one character.
    fn char_escape(&mut self, token: Token) -> Result<u32, CompileError> {
        let text = !self.tokens.is_bytes;
        let Some(letter) = ascii_of(token) else {
            return Ok(token.code);
        };
        match letter {
            'x' => self.hex(letter, 2, token),
            'u' if text => self.hex(letter, 4, token),
            'U' if text => self.hex(letter, 8, token),
            'N' if text => self.named(),
            _ if letter.is_ascii_alphabetic() => control(letter).ok_or_else(|| self.bad_escape(token)),
            _ => Ok(token.code),
        }
    }

    fn bad_escape(&self, token: Token) -> CompileError {
        self.tokens.error(format!("bad escape {}", token.text()), token.len())
    }

    fn hex(&mut self, letter: char, len: usize, token: Token) -> Result<u32, CompileError> {
        let digits = self.tokens.take_while(len, char::is_ascii_hexdigit)?;
        let before = token.len() + digits.len();
        if digits.len() < len {
            return Err(self.tokens.error(format!("incomplete escape \\{letter}{digits}"), before));
        }
        match u32::from_str_radix(&digits, 16) {
            Ok(code) if is_code(code) => Ok(code),
            _ => Err(self.tokens.error(format!("bad escape \\{letter}{digits}"), before)),
        }
    }

    /// `\N{...}`, after the `N`.
    fn named(&mut self) -> Result<u32, CompileError> {
        if !self.tokens.eat('{')? {
            return Err(self.tokens.error("missing {", 0));
        }
        let name = self.tokens.take_until('}', "character name", self.meter)?;
        let found = if name.len() <= MAX_NAME { unicode_names2::character(&error::text(&name)) } else { None };
        match found {
            Some(c) => Ok(c.into()),
            None => {
                let msg = format!("undefined character name {}", error::repr(&name, false));
                Err(self.tokens.error(msg, name.len() + r"\N{}".len()))
            }
        }
    }

    /// A backslash and a digit that is not 0: three octal digits are a character, all else is a back reference.
    fn number(&mut self, first: char) -> Result<(), CompileError> {
        let mut digits = String::from(first);
        if self.tokens.at_kind(char::is_ascii_digit) {
            digits.push_str(&self.tokens.take_while(1, char::is_ascii_digit)?);
            if digits.chars().all(|c| is_octal(&c)) && self.tokens.at_kind(is_octal) {
                digits.push_str(&self.tokens.take_while(1, is_octal)?);
                let code = self.octal_escape(&digits)?;
                return self.literal(code);
            }
        }
        let group: u32 = digits.parse().expect("two digits are a number");
        if self.ast.group_count() <= group as usize {
            return Err(self.tokens.error(format!("invalid group reference {group}"), digits.len()));
        }
        self.same_as_group(group, digits.len() + 1)
    }

    fn octal_escape(&self, digits: &str) -> Result<u32, CompileError> {
        match octal(digits) {
            code if code <= OCTAL_MAX => Ok(code),
            _ => {
                let msg = format!("octal escape value \\{digits} outside of range 0-0o377");
                Err(self.tokens.error(msg, digits.len() + 1))
            }
        }
    }

    /// A back reference, written in the `len` characters before.
    pub(super) fn same_as_group(&mut self, group: u32, len: usize) -> Result<(), CompileError> {
        if !self.ast.is_closed(group) {
            return Err(self.tokens.error("cannot refer to an open group", len));
        }
        self.check_behind(group)?;
        let compare = match self.here().any(Flags::IGNORECASE) {
            false => Compare::Exact,
            true if self.is_ascii() => Compare::Ascii,
            true => Compare::Unicode,
        };
        Ok(self.push(Node::Same { group, compare }, Shape::Plain)?)
    }

    /// In a look-behind only groups closed before it can be referred to.
    pub(super) fn check_behind(&self, group: u32) -> Result<(), CompileError> {
        let Some(groups) = self.behind else {
            return Ok(());
        };
        if !self.ast.is_closed(group) {
            return Err(self.tokens.error("cannot refer to an open group", 0));
        }
        if groups <= group as usize {
            return Err(self.tokens.error("cannot refer to group defined in the same lookbehind subpattern", 0));
        }
        Ok(())
    }
}

fn octal(digits: &str) -> u32 {
    u32::from_str_radix(digits, 8).unwrap_or(0)
}

/// The character after the backslash if it is ASCII.
fn ascii_of(token: Token) -> Option<char> {
    char::from_u32(token.code).filter(char::is_ascii)
}
