//! Owns: string literals, and the two-way traffic between the text of an f-string or t-string and its fields.
//!
//! Never: decodes escapes; the parser does.
//!
//! Start reading at: [`Lexer::string`], [`Lexer::interpolated_text`].

use super::{Kind, LexError, Lexer, Token};

/// F-strings within one another, as in CPython.
const MAX_STRINGS: usize = 150;
/// Fields within the format specs of one another, as in CPython.
const MAX_FIELDS: i32 = 3;

/// An f-string or t-string that is open.
pub(super) struct Interpolated {
    start: usize,
    quote: u8,
    triple: bool,
    raw: bool,
    /// `f` or `t`, for messages.
    pub(super) letter: char,
    /// Reading the text between fields, not a field.
    pub(super) in_text: bool,
    in_format_spec: bool,
    /// Brackets of any kind that are open inside this string.
    pub(super) depth: i32,
    /// The fields among them, less one.
    pub(super) field_depth: i32,
}

/// Whether a name before a quote is a string's prefix: letters of `bufrt`, each once.
pub(super) fn is_prefix(text: &[u8]) -> bool {
    let mut seen = 0u32;
    text.iter().all(|byte| {
        let bit = match byte.to_ascii_lowercase() {
            b'b' => 1,
            b'u' => 2,
            b'r' => 4,
            b'f' => 8,
            b't' => 16,
            _ => return false,
        };
        let fresh = seen & bit == 0;
        seen |= bit;
        fresh
    })
}

impl Lexer<'_> {
    /// A string literal; the cursor is at its quote, its prefix begins at `start`.
    pub(super) fn string(&mut self, start: usize) -> Result<Token, Box<LexError>> {
        let quote = self.peek();
        let prefix = self.source[start..self.pos].to_ascii_lowercase();
        let has = |letter: char| prefix.contains(letter);
        for (a, b) in ["ub", "ur", "uf", "ut", "bf", "bt", "ft"].map(|pair| pair.split_at(1)) {
            if prefix.contains(a) && prefix.contains(b) {
                return Err(LexError::clashing_prefixes(self.source, start, self.pos + 1, a, b));
            }
        }
        let triple = self.at(1) == quote && self.at(2) == quote;
        if has('f') || has('t') {
            let letter = if has('f') { 'f' } else { 't' };
            self.pos += if triple { 3 } else { 1 };
            return self.open_interpolated(start, quote, triple, has('r'), letter);
        }
        if triple {
            self.pos += 3;
            self.long_string(start, quote)
        } else {
            self.pos += 1;
            self.short_string(start, quote)
        }
    }

    fn short_string(&mut self, start: usize, quote: u8) -> Result<Token, Box<LexError>> {
        let mut escaped_quote = false;
        loop {
            match self.peek() {
                b'\\' => {
                    escaped_quote |= self.at(1) == quote;
                    self.pos += 2;
                }
                byte if byte == quote => {
                    self.pos += 1;
                    return Ok(self.token(Kind::String, start));
                }
                b'\n' | 0 => return Err(self.unterminated_short(start, quote, escaped_quote)),
                _ => self.pos += 1,
            }
        }
    }

    #[cold]
    fn unterminated_short(&self, start: usize, quote: u8, escaped_quote: bool) -> Box<LexError> {
        if let Some(outer) = self.strings.last()
            && outer.quote == quote
            && !outer.triple
        {
            return LexError::string(self.source, format!("{}-string: expecting '}}'", outer.letter), start);
        }
        let hint = if escaped_quote { "; perhaps you escaped the end quote?" } else { "" };
        LexError::unterminated(self.source, "unterminated string literal", hint, start, self.pos)
    }

    fn long_string(&mut self, start: usize, quote: u8) -> Result<Token, Box<LexError>> {
        loop {
            match self.peek() {
                b'\\' => self.pos += 2,
                byte if byte == quote && self.at(1) == quote && self.at(2) == quote => {
                    self.pos += 3;
                    return Ok(self.token(Kind::String, start));
                }
                0 => {
                    let what = "unterminated triple-quoted string literal";
                    return Err(LexError::unterminated(self.source, what, "", start, self.pos));
                }
                _ => self.pos += 1,
            }
        }
    }

    fn open_interpolated(&mut self, start: usize, quote: u8, triple: bool, raw: bool, letter: char) -> Result<Token, Box<LexError>> {
        if MAX_STRINGS <= self.strings.len() + 1 {
            return Err(self.raise("too many nested f-strings or t-strings"));
        }
        self.strings.push(Interpolated {
            start,
            quote,
            triple,
            raw,
            letter,
            in_text: true,
            in_format_spec: false,
            depth: 0,
            field_depth: -1,
        });
        Ok(self.token(Kind::FStringStart, start))
    }

    /// The next token inside an f-string, outside its fields: text, the end, or what a field begins with.
    pub(super) fn interpolated_text(&mut self) -> Result<Token, Box<LexError>> {
        let string = self.strings.last_mut().expect("the caller saw that a string is open");
        let (quote, triple, spec) = (string.quote, string.triple, string.in_format_spec);
        let start = self.pos;
        loop {
            match self.bytes.get(self.pos).copied().unwrap_or(0) {
                byte if byte == quote && (!triple || self.bytes[self.pos..].starts_with(&[quote; 3])) => {
                    if start < self.pos {
                        return Ok(self.token(Kind::FStringMiddle, start));
                    }
                    self.pos += if triple { 3 } else { 1 };
                    self.strings.pop();
                    return Ok(self.token(Kind::FStringEnd, start));
                }
                0 => return Err(self.unterminated_interpolated()),
                b'\n' if !triple => {
                    return Err(if spec { self.newline_in_spec() } else { self.unterminated_interpolated() });
                }
                brace @ (b'{' | b'}') => {
                    if !spec && self.at(1) == brace {
                        self.pos += 2;
                    } else if start < self.pos {
                        return Ok(self.token(Kind::FStringMiddle, start));
                    } else {
                        return self.brace(brace);
                    }
                }
                b'\\' => self.skip_escape(),
                _ => self.pos += 1,
            }
        }
    }

    fn brace(&mut self, brace: u8) -> Result<Token, Box<LexError>> {
        let string = self.strings.last_mut().expect("braces are met inside a string");
        string.in_text = false;
        if brace == b'}' {
            return self.close(brace);
        }
        string.field_depth += 1;
        if MAX_FIELDS <= string.field_depth {
            let message = format!("{}-string: expressions nested too deeply", string.letter);
            return Err(self.raise(message));
        }
        self.open(brace)
    }

    /// A backslash in an f-string's text hides the next character, but never a brace; `\N{...}` hides its own.
    fn skip_escape(&mut self) {
        let raw = self.strings.last().is_some_and(|string| string.raw);
        self.pos += 1;
        match self.peek() {
            b'{' | b'}' | 0 => {}
            b'N' if !raw && self.at(1) == b'{' => {
                self.pos += 2;
                while self.peek().is_ascii_alphanumeric() || matches!(self.peek(), b' ' | b'-') {
                    self.pos += 1;
                }
                if self.peek() == b'}' {
                    self.pos += 1;
                }
            }
            _ => self.pos += 1,
        }
    }

    /// Whether a colon here ends the expression of an f-string's field.
    pub(super) fn begins_format_spec(&self) -> bool {
        self.strings.last().is_some_and(|string| string.depth == string.field_depth + 1)
    }

    pub(super) fn enter_format_spec(&mut self) {
        if let Some(string) = self.strings.last_mut() {
            string.in_text = true;
            string.in_format_spec = true;
        }
    }

    /// After a closing bracket: goes back to the text when it was a field's.
    pub(super) fn leave_field(&mut self, close: u8) -> Result<(), Box<LexError>> {
        let Some(string) = self.strings.last_mut() else {
            return Ok(());
        };
        string.depth -= 1;
        if string.depth < 0 {
            let message = format!("{}-string: unmatched '{}'", string.letter, char::from(close));
            return Err(self.raise(message));
        }
        if close == b'}' && string.depth == string.field_depth {
            string.field_depth -= 1;
            string.in_text = true;
            string.in_format_spec = 0 <= string.field_depth;
        }
        Ok(())
    }

    #[cold]
    fn unterminated_interpolated(&self) -> Box<LexError> {
        let string = self.strings.last().expect("the caller reads inside a string");
        let triple = if string.triple { "triple-quoted " } else { "" };
        let what = format!("unterminated {triple}{}-string literal", string.letter);
        LexError::unterminated(self.source, &what, "", string.start, self.pos)
    }

    #[cold]
    fn newline_in_spec(&mut self) -> Box<LexError> {
        let letter = self.strings.last().map_or('f', |string| string.letter);
        self.pos += 1;
        self.raise(format!("{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"))
    }
}
