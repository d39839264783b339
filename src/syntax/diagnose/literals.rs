//! Owns: strings: which kinds go together, their escapes, and the fields of f-strings and t-strings.
//!
//! Never: computes a string's value.
//!
//! Start reading at: [`Reader::strings`].

use super::targets::{Node, What};
use super::{Fail, Kind, Read, Reader, Token};

impl Reader<'_> {
    /// One or more strings in a row.
    pub(super) fn strings(&mut self) -> Read<Node> {
        let first = self.pos;
        let (mut bytes, mut text, mut template, mut what) = (false, false, false, What::Literal);
        loop {
            match self.kind() {
                Kind::String => {
                    if self.prefix(self.pos).contains(['b', 'B']) {
                        bytes = true;
                    } else {
                        text = true;
                    }
                    self.escapes(self.pos)?;
                    self.pos += 1;
                }
                Kind::FStringStart => {
                    let is_template = self.prefix(self.pos).contains(['t', 'T']);
                    template |= is_template;
                    text |= !is_template;
                    what = if is_template { What::TString } else { What::FString };
                    self.interpolated()?;
                }
                _ => break,
            }
        }
        if template && (bytes || text) {
            let message = "cannot mix t-string literals with string or bytes literals";
            return self.known(message, first, self.pos - 1);
        }
        if bytes && text {
            return self.known_here("cannot mix bytes and nonbytes literals");
        }
        Ok(Node::new(what, first, self.pos - 1))
    }

    fn prefix(&self, token: usize) -> &str {
        let text = self.text(token);
        &text[..text.find(['\'', '"']).unwrap_or(text.len())]
    }

    /// `f` or `t`: which kind of string a token is inside of.
    pub(super) fn string_letter(&self, inside: usize) -> char {
        let mut depth = 0;
        for token in (0..inside).rev() {
            match self.tokens[token].kind {
                Kind::FStringEnd => depth += 1,
                Kind::FStringStart if 0 < depth => depth -= 1,
                Kind::FStringStart => {
                    return if self.prefix(token).contains(['t', 'T']) { 't' } else { 'f' };
                }
                _ => {}
            }
        }
        'f'
    }

    fn interpolated(&mut self) -> Read<()> {
        let start = self.pos;
        let letter = if self.prefix(start).contains(['t', 'T']) { 't' } else { 'f' };
        let raw = self.prefix(start).contains(['r', 'R']);
        self.pos += 1;
        let mut bad_escape = None;
        loop {
            match self.kind() {
                Kind::FStringMiddle => {
                    if !raw && bad_escape.is_none() {
                        let text = self.text(self.pos).replace("{{", "{").replace("}}", "}");
                        bad_escape = self.text_escapes(self.pos, &text);
                    }
                    self.pos += 1;
                }
                Kind::Lbrace => self.field(letter)?,
                _ => break,
            }
        }
        let end = self.expect(Kind::FStringEnd)?;
        bad_escape.map_or(Ok(()), |message| self.known(message, end, end))
    }

    /// `{value=!r:spec}`
    fn field(&mut self, letter: char) -> Read<()> {
        self.pos += 1;
        self.field_value(letter)?;
        let debug = self.eat(Kind::Equal);
        if self.strict && !matches!(self.kind(), Kind::Exclamation | Kind::Colon | Kind::Rbrace) {
            let expected = if debug { "'!', or ':', or '}'" } else { "'=', or '!', or ':', or '}'" };
            return self.known(format!("{letter}-string: expecting {expected}"), self.pos, self.pos);
        }
        let converted = self.at(Kind::Exclamation);
        if converted {
            self.conversion(letter)?;
            if self.strict && !matches!(self.kind(), Kind::Colon | Kind::Rbrace) {
                return self.known(format!("{letter}-string: expecting ':' or '}}'"), self.pos, self.pos);
            }
        }
        if self.eat(Kind::Colon) {
            self.format_spec(letter)?;
        }
        if self.strict && !self.at(Kind::Rbrace) {
            return self.known(format!("{letter}-string: expecting '}}'"), self.pos, self.pos);
        }
        self.expect(Kind::Rbrace).map(drop)
    }

    fn field_value(&mut self, letter: char) -> Read<()> {
        let at = self.pos;
        if self.strict {
            if matches!(self.kind(), Kind::Equal | Kind::Exclamation | Kind::Colon | Kind::Rbrace) {
                let found = self.text(at).to_owned();
                return self.known(format!("{letter}-string: valid expression required before '{found}'"), at, at);
            }
            // CPython tries whether there is an expression at all with the mistakes included.
            return match self.yield_or_list() {
                Err(Fail::Unexpected) => self.known(format!("{letter}-string: expecting a valid expression after '{{'"), at, at),
                value => value.map(drop),
            };
        }
        self.yield_or_list().map(drop)
    }

    fn conversion(&mut self, letter: char) -> Read<()> {
        let mark = self.pos;
        self.pos += 1;
        let name = self.pos;
        if !self.at(Kind::Name) {
            if !self.strict {
                return Err(Fail::Unexpected);
            }
            let message = match self.kind() {
                Kind::Colon | Kind::Rbrace => "missing conversion character",
                _ => "invalid conversion character",
            };
            return self.known(format!("{letter}-string: {message}"), name, name);
        }
        self.pos += 1;
        if self.tokens[mark].end != self.tokens[name].start {
            let message = "conversion type must come right after the exclamation mark";
            return self.known(format!("{letter}-string: {message}"), mark, name);
        }
        if matches!(self.text(name), "s" | "r" | "a") {
            return Ok(());
        }
        let message = format!("{letter}-string: invalid conversion character '{}': expected 's', 'r', or 'a'", self.text(name));
        self.known(message, name, name)
    }

    fn format_spec(&mut self, letter: char) -> Read<()> {
        loop {
            match self.kind() {
                Kind::FStringMiddle => self.pos += 1,
                Kind::Lbrace => self.field(letter)?,
                Kind::Rbrace => return Ok(()),
                _ if self.strict => {
                    let message = format!("{letter}-string: expecting '}}', or format specs");
                    return self.known(message, self.pos, self.pos);
                }
                _ => return Err(Fail::Unexpected),
            }
        }
    }

    fn escapes(&mut self, token: usize) -> Read<()> {
        let prefix = self.prefix(token).to_ascii_lowercase();
        let whole = self.text(token);
        let body = &whole[prefix.len()..];
        let quotes = if 6 <= body.len() && (body.starts_with("'''") || body.starts_with("\"\"\"")) { 3 } else { 1 };
        let body = body[quotes..body.len() - quotes].to_owned();
        if prefix.contains('b') {
            if !body.is_ascii() {
                return self.known("bytes can only contain ASCII literal characters", token, token);
            }
            return if prefix.contains('r') { Ok(()) } else { self.byte_escapes(token, &body) };
        }
        if prefix.contains('r') {
            return Ok(());
        }
        self.text_escapes(token, &body).map_or(Ok(()), |message| self.known(message, token, token))
    }

    fn byte_escapes(&mut self, token: usize, body: &str) -> Read<()> {
        let mut rest = body;
        while let Some(at) = rest.find('\\') {
            let escape = &rest[at + 1..];
            if escape.starts_with('x') && hex_digits(&escape[1..], 2) < 2 {
                let position = body.len() - escape.len() - 1;
                return self.known(format!("(value error) invalid \\x escape at position {position}"), token, token);
            }
            rest = skip_one(escape);
        }
        Ok(())
    }

    /// CPython decodes the text as bytes in which a character beyond ASCII is spelled `\UXXXXXXXX`; positions count so.
    fn text_escapes(&self, token: usize, body: &str) -> Option<String> {
        let mut position = 0;
        let mut rest = body;
        while let Some(c) = rest.chars().next() {
            if c != '\\' {
                position += if c.is_ascii() { 1 } else { 10 };
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let escape = &rest[1..];
            if let Some((end, reason)) = self.bad_escape(token, escape) {
                let codec = "(unicode error) 'unicodeescape' codec can't decode bytes in position";
                return Some(format!("{codec} {position}-{}: {reason}", position + end));
            }
            let after = skip_one(escape);
            let skipped = &escape[..escape.len() - after.len()];
            position += 1 + if skipped.is_ascii() { skipped.len() } else { 10 };
            rest = after;
        }
        None
    }

    /// What is wrong with the escape whose text, without the backslash, begins here; and its last byte's distance.
    fn bad_escape(&self, token: usize, escape: &str) -> Option<(usize, &'static str)> {
        let (digits, reason) = match escape.as_bytes().first()? {
            b'x' => (2, "truncated \\xXX escape"),
            b'u' => (4, "truncated \\uXXXX escape"),
            b'U' => (8, "truncated \\UXXXXXXXX escape"),
            b'N' => return self.bad_name(token, &escape[1..]),
            _ => return None,
        };
        let found = hex_digits(&escape[1..], digits);
        if found < digits {
            return Some((1 + found, reason));
        }
        let code = u32::from_str_radix(&escape[1..=digits], 16).unwrap_or(u32::MAX);
        (0x10_ffff < code).then_some((9, "illegal Unicode character"))
    }

    fn bad_name(&self, token: usize, rest: &str) -> Option<(usize, &'static str)> {
        let malformed = "malformed \\N character escape";
        if !rest.starts_with('{') {
            return Some((1, malformed));
        }
        let Some(close) = rest.find('}') else {
            return Some((rest.len() + 1, malformed));
        };
        if close == 1 {
            return Some((close + 1, malformed));
        }
        let Token { start, end, .. } = self.tokens[token];
        let unknown = self.unknown_names.iter().any(|&at| start <= at && at < end);
        unknown.then_some((close + 2, "unknown Unicode character name"))
    }
}

fn hex_digits(text: &str, most: usize) -> usize {
    text.bytes().take(most).take_while(u8::is_ascii_hexdigit).count()
}

fn skip_one(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}
