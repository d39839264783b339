//! Owns: text -> tokens by the rules of the language reference's chapter "Lexical analysis", with CPython's words for what
//! breaks them. Two readers use it: `nesting` counts the tokens of every program before the parser may see it, and
//! `diagnose` looks again at a program that the parser refused.
//!
//! Why not the parser crate's own lexer: that one guesses on after an error, so a count over its tokens would not bound
//! what the parser does with the same text. Here the first error ends the program, and the parser only ever sees text
//! whose brackets, strings and indentation are sound.
//!
//! Never: recurses, allocates in proportion to the text (one entry per open bracket, indent and f-string, all bounded),
//! looks at what a token means.
//!
//! Start reading at: [`Lexer::next`].

use super::error::LexError;
use super::lines;

mod number;
mod string;

/// Open brackets, as in CPython; one more is its error too.
pub(super) const MAX_BRACKETS: usize = 200;
/// Indentation levels, as in CPython.
const MAX_INDENTS: usize = 100;

/// What a token is. Operators that the parser treats alike share a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum Kind {
    Name, Number, String,
    /// `f"` or `t"`, then text, fields (as ordinary tokens between braces) and the closing quote.
    FStringStart, FStringMiddle, FStringEnd,
    Newline, Indent, Dedent, End,
    Lpar, Rpar, Lsqb, Rsqb, Lbrace, Rbrace,
    Comma, Colon, Semi, Dot, Ellipsis, Arrow, At, Exclamation, ColonEqual, Equal,
    /// `+=` and its kin.
    AugAssign,
    Plus, Minus, Star, DoubleStar, Slash, DoubleSlash, Percent, Vbar, Amper, Caret, Tilde, LeftShift, RightShift,
    /// `<`, `==`, `!=` and so on; `in` and `is` are keywords.
    Compare,
    /// A printable character that no token starts with: `$`, `?` and the backquote.
    Unknown,
    And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except, False, Finally, For, From,
    Global, If, Import, In, Is, Lambda, None, Nonlocal, Not, Or, Pass, Raise, Return, True, Try, While, With, Yield,
}

/// One token and where its text is. A `Newline` at the end of a text without one is empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The indentation of a block: with tabs to the next multiple of eight, and with tabs as one column. Only when both
/// compare alike is the text consistent.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Indent {
    column: u32,
    tabs_as_one: u32,
}

/// The lexer's state between two tokens.
pub(super) struct Lexer<'s> {
    source: &'s str,
    bytes: &'s [u8],
    pos: usize,
    /// At the beginning of a line whose indentation counts.
    line_begin: bool,
    /// The token before was not a newline, so the end of the text has to supply one.
    mid_line: bool,
    /// Dedents still to be delivered.
    dedents: u32,
    indents: Vec<Indent>,
    /// Where each open bracket is.
    brackets: Vec<u32>,
    strings: Vec<string::Interpolated>,
}

impl<'s> Lexer<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Lexer {
            source,
            bytes: source.as_bytes(),
            pos: 0,
            line_begin: true,
            mid_line: false,
            dedents: 0,
            indents: Vec::new(),
            brackets: Vec::new(),
            strings: Vec::new(),
        }
    }

    /// Where the innermost open bracket is.
    pub(super) fn open_bracket(&self) -> Option<usize> {
        self.brackets.last().map(|&at| at as usize)
    }

    /// The last token was inside an f-string or t-string.
    pub(super) fn is_in_string(&self) -> bool {
        !self.strings.is_empty()
    }

    /// How far the text has been read.
    pub(super) fn position(&self) -> usize {
        self.pos
    }

    /// The next token. After `End` or an error the lexer must not be asked again.
    pub(super) fn next(&mut self) -> Result<Token, Box<LexError>> {
        if self.strings.last().is_some_and(|string| string.in_text) {
            return self.interpolated_text();
        }
        if self.line_begin {
            self.line_begin = false;
            if let Some(indent) = self.indentation()? {
                return Ok(indent);
            }
        }
        if self.dedents > 0 {
            self.dedents -= 1;
            return Ok(self.token(Kind::Dedent, self.pos));
        }
        // A comment belongs to the newline behind it.
        let mut comment = None;
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\x0c' => self.pos += 1,
                b'#' => {
                    comment = Some(self.pos);
                    self.skip_comment();
                }
                b'\n' => {
                    self.pos += 1;
                    if self.brackets.is_empty() {
                        self.line_begin = true;
                        self.mid_line = false;
                        return Ok(self.token(Kind::Newline, comment.unwrap_or(self.pos - 1)));
                    }
                }
                b'\\' => self.line_continuation()?,
                _ => break,
            }
        }
        if self.pos == self.bytes.len() {
            return self.end_of_text();
        }
        self.mid_line = true;
        let first = self.bytes[self.pos];
        match first {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 128.. => self.name(),
            b'0'..=b'9' => self.number(),
            b'.' if self.at(1).is_ascii_digit() => self.number(),
            b'"' | b'\'' => self.string(self.pos),
            _ => self.operator(first),
        }
    }

    fn token(&self, kind: Kind, start: usize) -> Token {
        Token { kind, start: start as u32, end: self.pos as u32 }
    }

    /// The byte under the cursor; 0, which no text holds, at the end.
    fn peek(&self) -> u8 {
        self.at(0)
    }

    fn at(&self, ahead: usize) -> u8 {
        self.bytes.get(self.pos + ahead).copied().unwrap_or(0)
    }

    /// An error that CPython's tokenizer raises itself: it wins over whatever its parser found before.
    #[cold]
    fn raise(&self, message: impl Into<String>) -> Box<LexError> {
        LexError::raised(self.source, message.into(), self.pos)
    }

    fn skip_comment(&mut self) {
        let rest = &self.bytes[self.pos..];
        self.pos += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
    }

    /// A backslash: only a newline may follow, and then some text.
    fn line_continuation(&mut self) -> Result<(), Box<LexError>> {
        self.pos += 1;
        if self.peek() != b'\n' {
            if self.pos == self.bytes.len() {
                return Err(LexError::end_after_backslash(self.source, self.pos));
            }
            return Err(LexError::text_after_backslash(self.source, self.pos));
        }
        self.pos += 1;
        if self.pos == self.bytes.len() {
            return Err(LexError::end_after_backslash(self.source, self.pos));
        }
        Ok(())
    }

    fn end_of_text(&mut self) -> Result<Token, Box<LexError>> {
        if !self.brackets.is_empty() {
            return Err(LexError::never_closed(self.source, self.open_bracket()));
        }
        if self.mid_line {
            self.mid_line = false;
            return Ok(self.token(Kind::Newline, self.pos));
        }
        if self.indents.pop().is_some() {
            return Ok(self.token(Kind::Dedent, self.pos));
        }
        Ok(self.token(Kind::End, self.pos))
    }

    /// Measures the next line that has more than a comment on it, and compares it with the open blocks.
    fn indentation(&mut self) -> Result<Option<Token>, Box<LexError>> {
        let mut indent;
        let mut line;
        loop {
            line = self.pos;
            indent = self.measure_indent()?;
            match self.peek() {
                b'#' => self.skip_comment(),
                b'\n' => {}
                _ => break,
            }
            if self.peek() == b'\n' {
                self.pos += 1;
            }
        }
        if self.pos == self.bytes.len() {
            return Ok(None);
        }
        let top = self.top_indent();
        if indent.column == top.column {
            return self.require_consistent(indent, top).map(|()| None);
        }
        if indent.column < top.column {
            return self.dedent_to(indent).map(|()| None);
        }
        if MAX_INDENTS <= self.indents.len() + 1 {
            return Err(LexError::too_deep(self.source, self.pos));
        }
        if indent.tabs_as_one <= top.tabs_as_one {
            return Err(LexError::tabs(self.source, self.pos));
        }
        self.indents.push(indent);
        Ok(Some(self.token(Kind::Indent, line)))
    }

    /// The whitespace before a line's first token. "Indentation cannot be split over multiple physical lines using
    /// backslashes; the whitespace up to the first backslash determines the indentation."
    fn measure_indent(&mut self) -> Result<Indent, Box<LexError>> {
        let mut indent = Indent { column: 0, tabs_as_one: 0 };
        let mut continued = 0;
        loop {
            match self.peek() {
                b' ' => {
                    indent.column += 1;
                    indent.tabs_as_one += 1;
                }
                b'\t' => {
                    indent.column = (indent.column / 8 + 1) * 8;
                    indent.tabs_as_one += 1;
                }
                b'\x0c' => indent = Indent { column: 0, tabs_as_one: 0 },
                b'\\' => {
                    if continued == 0 {
                        continued = indent.column;
                    }
                    self.line_continuation()?;
                    continue;
                }
                _ => break,
            }
            self.pos += 1;
        }
        if continued != 0 {
            indent = Indent { column: continued, tabs_as_one: continued };
        }
        Ok(indent)
    }

    fn top_indent(&self) -> Indent {
        self.indents.last().copied().unwrap_or(Indent { column: 0, tabs_as_one: 0 })
    }

    fn require_consistent(&self, indent: Indent, top: Indent) -> Result<(), Box<LexError>> {
        if indent == top { Ok(()) } else { Err(LexError::tabs(self.source, self.pos)) }
    }

    fn dedent_to(&mut self, indent: Indent) -> Result<(), Box<LexError>> {
        while indent.column < self.top_indent().column {
            self.indents.pop();
            self.dedents += 1;
        }
        let top = self.top_indent();
        if indent.column != top.column {
            return Err(LexError::unmatched_dedent(self.source, self.pos));
        }
        self.require_consistent(indent, top)
    }

    /// A name, a keyword, or a string with a prefix.
    fn name(&mut self) -> Result<Token, Box<LexError>> {
        let start = self.pos;
        let mut ascii = true;
        while is_name_byte(self.peek()) {
            ascii &= self.peek().is_ascii();
            self.pos += 1;
        }
        let text = &self.bytes[start..self.pos];
        if matches!(self.peek(), b'"' | b'\'') && string::is_prefix(text) {
            return self.string(start);
        }
        if ascii {
            return Ok(self.token(keyword(text).unwrap_or(Kind::Name), start));
        }
        self.verify_name(start)?;
        Ok(self.token(Kind::Name, start))
    }

    /// A name beyond ASCII: its characters must be what Unicode calls identifiers (XID_Start, XID_Continue).
    #[cold]
    fn verify_name(&mut self, start: usize) -> Result<(), Box<LexError>> {
        for (i, c) in self.source[start..self.pos].char_indices() {
            let allowed = match i {
                0 => c == '_' || unicode_ident::is_xid_start(c),
                _ => unicode_ident::is_xid_continue(c),
            };
            if !allowed {
                self.pos = start + i + c.len_utf8();
                return Err(self.bad_character(c));
            }
        }
        Ok(())
    }

    #[cold]
    fn bad_character(&self, c: char) -> Box<LexError> {
        let code = c as u32;
        if lines::is_printable(c) {
            self.raise(format!("invalid character '{c}' (U+{code:04X})"))
        } else {
            self.raise(format!("invalid non-printable character U+{code:04X}"))
        }
    }

    fn operator(&mut self, first: u8) -> Result<Token, Box<LexError>> {
        let start = self.pos;
        match first {
            b'(' | b'[' | b'{' => return self.open(first),
            b')' | b']' | b'}' => return self.close(first),
            b':' if self.begins_format_spec() => {
                self.pos += 1;
                self.enter_format_spec();
                return Ok(self.token(Kind::Colon, start));
            }
            _ => {}
        }
        let (kind, len) = operator(first, self.at(1), self.at(2));
        self.pos += len;
        if kind == Kind::Unknown && !matches!(first, b'$' | b'?' | b'`') {
            return Err(self.bad_character(char::from(first)));
        }
        Ok(self.token(kind, start))
    }

    fn open(&mut self, first: u8) -> Result<Token, Box<LexError>> {
        self.pos += 1;
        if MAX_BRACKETS <= self.brackets.len() {
            return Err(self.raise("too many nested parentheses"));
        }
        self.brackets.push((self.pos - 1) as u32);
        if let Some(string) = self.strings.last_mut() {
            string.depth += 1;
        }
        let kind = match first {
            b'(' => Kind::Lpar,
            b'[' => Kind::Lsqb,
            _ => Kind::Lbrace,
        };
        Ok(self.token(kind, self.pos - 1))
    }

    fn close(&mut self, first: u8) -> Result<Token, Box<LexError>> {
        self.pos += 1;
        if let Some(string) = self.strings.last()
            && string.depth == 0
            && first == b'}'
        {
            return Err(self.raise(format!("{}-string: single '}}' is not allowed", string.letter)));
        }
        let Some(opened) = self.brackets.pop() else {
            return Err(self.raise(format!("unmatched '{}'", char::from(first))));
        };
        self.require_match(opened as usize, first)?;
        self.leave_field(first)?;
        let kind = match first {
            b')' => Kind::Rpar,
            b']' => Kind::Rsqb,
            _ => Kind::Rbrace,
        };
        Ok(self.token(kind, self.pos - 1))
    }

    fn require_match(&self, opened: usize, close: u8) -> Result<(), Box<LexError>> {
        let open = self.bytes[opened];
        if matches!((open, close), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Ok(());
        }
        let (open, close) = (char::from(open), char::from(close));
        if let Some(string) = self.strings.last()
            && open == '{'
            && string.depth == string.field_depth + 1
        {
            return Err(self.raise(format!("{}-string: unmatched '{close}'", string.letter)));
        }
        let line = lines::line_of(self.source, opened);
        let mut message = format!("closing parenthesis '{close}' does not match opening parenthesis '{open}'");
        if line != lines::line_of(self.source, self.pos - 1) {
            message.push_str(&format!(" on line {line}"));
        }
        Err(self.raise(message))
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// The longest operator that these bytes start with.
#[rustfmt::skip]
fn operator(first: u8, second: u8, third: u8) -> (Kind, usize) {
    match (first, second, third) {
        (b'*', b'*', b'=') | (b'/', b'/', b'=') | (b'<', b'<', b'=') | (b'>', b'>', b'=') => (Kind::AugAssign, 3),
        (b'.', b'.', b'.') => (Kind::Ellipsis, 3),
        (b'+' | b'-' | b'*' | b'/' | b'%' | b'|' | b'&' | b'^' | b'@', b'=', _) => (Kind::AugAssign, 2),
        (b'=' | b'!' | b'<' | b'>', b'=', _) | (b'<', b'>', _) => (Kind::Compare, 2),
        (b'*', b'*', _) => (Kind::DoubleStar, 2),
        (b'/', b'/', _) => (Kind::DoubleSlash, 2),
        (b'<', b'<', _) => (Kind::LeftShift, 2),
        (b'>', b'>', _) => (Kind::RightShift, 2),
        (b'-', b'>', _) => (Kind::Arrow, 2),
        (b':', b'=', _) => (Kind::ColonEqual, 2),
        (b'+', ..) => (Kind::Plus, 1),
        (b'-', ..) => (Kind::Minus, 1),
        (b'*', ..) => (Kind::Star, 1),
        (b'/', ..) => (Kind::Slash, 1),
        (b'%', ..) => (Kind::Percent, 1),
        (b'|', ..) => (Kind::Vbar, 1),
        (b'&', ..) => (Kind::Amper, 1),
        (b'^', ..) => (Kind::Caret, 1),
        (b'~', ..) => (Kind::Tilde, 1),
        (b'@', ..) => (Kind::At, 1),
        (b'<' | b'>', ..) => (Kind::Compare, 1),
        (b'=', ..) => (Kind::Equal, 1),
        (b'!', ..) => (Kind::Exclamation, 1),
        (b':', ..) => (Kind::Colon, 1),
        (b',', ..) => (Kind::Comma, 1),
        (b';', ..) => (Kind::Semi, 1),
        (b'.', ..) => (Kind::Dot, 1),
        _ => (Kind::Unknown, 1),
    }
}

/// The keyword that this text is. Soft keywords are names.
#[rustfmt::skip]
fn keyword(text: &[u8]) -> Option<Kind> {
    if !(2..=8).contains(&text.len()) {
        return None;
    }
    Some(match text {
        b"and" => Kind::And, b"as" => Kind::As, b"assert" => Kind::Assert, b"async" => Kind::Async,
        b"await" => Kind::Await, b"break" => Kind::Break, b"class" => Kind::Class, b"continue" => Kind::Continue,
        b"def" => Kind::Def, b"del" => Kind::Del, b"elif" => Kind::Elif, b"else" => Kind::Else,
        b"except" => Kind::Except, b"False" => Kind::False, b"finally" => Kind::Finally, b"for" => Kind::For,
        b"from" => Kind::From, b"global" => Kind::Global, b"if" => Kind::If, b"import" => Kind::Import,
        b"in" => Kind::In, b"is" => Kind::Is, b"lambda" => Kind::Lambda, b"None" => Kind::None,
        b"nonlocal" => Kind::Nonlocal, b"not" => Kind::Not, b"or" => Kind::Or, b"pass" => Kind::Pass,
        b"raise" => Kind::Raise, b"return" => Kind::Return, b"True" => Kind::True, b"try" => Kind::Try,
        b"while" => Kind::While, b"with" => Kind::With, b"yield" => Kind::Yield,
        _ => return None,
    })
}
