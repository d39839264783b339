//! A pattern as tokens: characters, and pairs of a backslash and a character.
//!
//! Owns: the place in the pattern, one token of lookahead, and the making of errors at a place.
//!
//! Never: knows what a token means.
//!
//! The lookahead is part of the behaviour: a backslash at the end of the pattern is an error as soon as the token before it
//! is taken. Start reading at `Tokens::take`.

use super::chars;
use super::error::{self, CompileError, PatternError};
use super::meter::{Meter, Stop};

/// A character, or a backslash with the character after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    /// The character, or the one after the backslash.
    pub(super) code: u32,
    pub(super) escaped: bool,
}

impl Token {
    /// True for this character without a backslash.
    pub(super) fn is(self, c: char) -> bool {
        !self.escaped && self.code == u32::from(c)
    }

    /// The characters in the pattern that the token takes.
    pub(super) fn len(self) -> usize {
        if self.escaped { 2 } else { 1 }
    }

    /// The token as it is written.
    pub(super) fn text(self) -> String {
        let code = error::text(&[self.code]);
        if self.escaped { format!("\\{code}") } else { code }
    }

    /// The ASCII character, if it is one and without a backslash.
    pub(super) fn plain(self) -> Option<char> {
        if self.escaped || 0x80 <= self.code { None } else { char::from_u32(self.code) }
    }
}

/// The pattern being read.
pub(super) struct Tokens {
    pub(super) chars: Vec<u32>,
    pub(super) is_bytes: bool,
    /// The place after the lookahead token.
    index: usize,
    next: Option<Token>,
}

impl Tokens {
    /// Starts reading. The work and memory of decoding is asked for first.
    pub(super) fn new(source: &[u8], is_bytes: bool, meter: &mut Meter<'_, '_>) -> Result<Self, CompileError> {
        meter.charge(source.len() * size_of::<u32>())?;
        let chars = decode_source(source, is_bytes, meter)?;
        let mut tokens = Self { chars, is_bytes, index: 0, next: None };
        tokens.advance()?;
        Ok(tokens)
    }

    /// The token that comes next.
    pub(super) fn peek(&self) -> Option<Token> {
        self.next
    }

    /// True if the next token is this character.
    pub(super) fn at(&self, c: char) -> bool {
        self.next.is_some_and(|token| token.is(c))
    }

    /// True if the next token is a character of this kind, without a backslash.
    pub(super) fn at_kind(&self, kind: fn(&char) -> bool) -> bool {
        self.next.and_then(Token::plain).is_some_and(|c| kind(&c))
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Result<Option<Token>, CompileError> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this character.
    pub(super) fn eat(&mut self, c: char) -> Result<bool, CompileError> {
        let hit = self.at(c);
        if hit {
            self.advance()?;
        }
        Ok(hit)
    }

    /// Takes up to `limit` characters of a kind.
    pub(super) fn take_while(&mut self, limit: usize, kind: fn(&char) -> bool) -> Result<String, CompileError> {
        let mut taken = String::new();
        while taken.len() < limit
            && let Some(c) = self.next.and_then(Token::plain).filter(kind)
        {
            taken.push(c);
            self.advance()?;
        }
        Ok(taken)
    }

    /// Takes a name and the character that ends it; `what` is the name's word in messages.
    pub(super) fn take_until(&mut self, end: char, what: &str, meter: &mut Meter<'_, '_>) -> Result<Vec<u32>, CompileError> {
        let mut name = Vec::new();
        loop {
            meter.step()?;
            let Some(token) = self.take()? else {
                return Err(match name.len() {
                    0 => self.error(format!("missing {what}"), 0),
                    len => self.error(format!("missing {end}, unterminated name"), len),
                });
            };
            if token.is(end) {
                break;
            }
            if token.escaped {
                name.push(u32::from('\\'));
            }
            name.push(token.code);
        }
        if name.is_empty() { Err(self.error(format!("missing {what}"), 1)) } else { Ok(name) }
    }

    /// The place of the next token.
    pub(super) fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes back to a place.
    pub(super) fn seek(&mut self, place: usize) -> Result<(), CompileError> {
        self.index = place;
        self.advance()
    }

    /// An error `before` characters before the next token.
    pub(super) fn error(&self, msg: impl Into<String>, before: usize) -> CompileError {
        self.error_at(msg, self.tell() - before)
    }

    /// An error at a place.
    pub(super) fn error_at(&self, msg: impl Into<String>, place: usize) -> CompileError {
        let mut msg = msg.into();
        if self.is_bytes && !msg.is_ascii() {
            let mut ascii = String::new();
            msg.chars().for_each(|c| if c.is_ascii() { ascii.push(c) } else { error::push_escape(&mut ascii, c.into()) });
            msg = ascii;
        }
        PatternError::at(msg, &self.chars, place).into()
    }

    /// Refuses what cannot be the name of a group; the name ended `after` characters before the next token.
    pub(super) fn check_name(&self, name: &[u32], after: usize) -> Result<(), CompileError> {
        let ascii = name.iter().all(|&code| code < 0x80);
        if (self.is_bytes && !ascii) || !chars::is_identifier(name) {
            let shown = error::repr(name, self.is_bytes && !ascii);
            return Err(self.error(format!("bad character in group name {shown}"), name.len() + after));
        }
        Ok(())
    }

    fn advance(&mut self) -> Result<(), CompileError> {
        let Some(&code) = self.chars.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        let mut token = Token { code, escaped: false };
        if code == u32::from('\\') {
            let Some(&code) = self.chars.get(self.index + 1) else {
                return Err(self.error_at("bad escape (end of pattern)", self.chars.len() - 1));
            };
            token = Token { code, escaped: true };
        }
        self.index += token.len();
        self.next = Some(token);
        Ok(())
    }
}

fn decode_source(source: &[u8], is_bytes: bool, meter: &mut Meter<'_, '_>) -> Result<Vec<u32>, Stop> {
    let mut codes = Vec::with_capacity(source.len());
    let mut pos = 0;
    while pos < source.len() {
        meter.step()?;
        let (code, next) = if is_bytes { (u32::from(source[pos]), pos + 1) } else { chars::decode(source, pos) };
        codes.push(code);
        pos = next;
    }
    Ok(codes)
}
