//! Owns: which error CPython gives for a program that is not Python. The parser crate recovers and goes on, so what it
//! reports is neither CPython's message nor always its place; here the program is read again, by a recognizer that builds
//! nothing and stops where CPython's parser stops.
//!
//! CPython reads a broken program twice, and so does this. The first reading finds the furthest token that had to be
//! looked at: a plain "invalid syntax" points there. The second reading has the same grammar plus the mistakes that have
//! a message of their own, and the first of them that applies wins. An error of the tokenizer beats both when CPython's
//! tokenizer would raise it at all (see [`LexError::raised`]).
//!
//! Never: runs for a program that is Python; builds a tree; allocates more than the tokens and one error.
//!
//! Start reading at: [`diagnose`].

use std::collections::{HashMap, HashSet};

use super::error::{LexError, SyntaxError, SyntaxErrorClass};
use super::lexer::{Kind, Lexer, Token};
use super::lines;

mod arguments;
mod atoms;
mod expressions;
mod imports;
mod literals;
mod parameters;
mod patterns;
mod simple;
mod statements;
mod targets;
mod typos;

use targets::Node;

/// Why a reading stopped.
enum Fail {
    /// No rule takes the furthest token.
    Unexpected,
    Known(Box<SyntaxError>),
}

type Read<T> = Result<T, Fail>;

/// The error that CPython shows for this text, if this recognizer finds one. `unknown_names` are the places of `\N{...}`
/// escapes whose character does not exist.
pub(super) fn diagnose(source: &str, unknown_names: &[u32]) -> Option<SyntaxError> {
    let source = &complete_last_line(source);
    let (error, statement) = raised(source, unknown_names)?;
    Some(typos::keyword_meant(source, &error, statement).unwrap_or(error))
}

/// The error that CPython's compiler raises for a text that ends in a newline, and where the last statement begins that was
/// read whole. What tracebacks show in its place may name the keyword that was meant.
pub(super) fn raised(source: &str, unknown_names: &[u32]) -> Option<(SyntaxError, u32)> {
    let mut reader = Reader::new(source, unknown_names);
    let error = reader.find_error()?;
    let error = reader.prefer_tokenizer(error);
    Some((error, reader.last_statement))
}

/// CPython supplies the newline that a text lacks.
fn complete_last_line(source: &str) -> String {
    let mut text = source.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Where the tokenizer stopped.
struct Stop {
    error: SyntaxError,
    /// It is what the program gets whatever the parser says of the tokens before, but for their indentation.
    raised: bool,
    /// The bracket that is open at the end of the text, if that is the error.
    open_bracket: Option<u32>,
}

fn tokenize(source: &str) -> (Vec<Token>, Option<Stop>) {
    let mut lexer = Lexer::new(source);
    let mut tokens = Vec::new();
    loop {
        match lexer.next() {
            Ok(token) => {
                tokens.push(token);
                if token.kind == Kind::End {
                    return (tokens, None);
                }
            }
            Err(stop) => {
                let at = lexer.position().min(source.len()) as u32;
                tokens.push(Token { kind: Kind::End, start: at, end: at });
                let ended = lexer.position() == source.len() && !stop.raised && !is_after_backslash(&stop);
                let stop = Stop {
                    // Inside an f-string CPython reports what is wrong only when the parser gets there.
                    raised: stop.raised && !lexer.is_in_string(),
                    open_bracket: lexer.open_bracket().filter(|_| ended).map(|at| at as u32),
                    error: stop.error,
                };
                return (tokens, Some(stop));
            }
        }
    }
}

fn is_after_backslash(stop: &LexError) -> bool {
    stop.error.message.starts_with("unexpected")
}

/// The brackets open after each token.
fn levels(tokens: &[Token]) -> Vec<u8> {
    let mut level = 0u8;
    let count = |token: &Token| {
        match token.kind {
            Kind::Lpar | Kind::Lsqb | Kind::Lbrace => level += 1,
            Kind::Rpar | Kind::Rsqb | Kind::Rbrace => level -= 1,
            _ => {}
        }
        level
    };
    tokens.iter().map(count).collect()
}

/// A position in the tokens, and what both readings share.
struct Reader<'s> {
    source: &'s str,
    tokens: Vec<Token>,
    levels: Vec<u8>,
    stop: Option<Stop>,
    pos: usize,
    /// The furthest token that was looked at, in either reading.
    furthest: usize,
    /// The second reading: mistakes with a message of their own are looked for.
    strict: bool,
    unknown_names: &'s [u32],
    /// Where an expression was read without looking for mistakes, in the second reading.
    settled: HashSet<usize>,
    /// Names after which the reading went on within one another. Nothing else here nests without the nesting scan
    /// having counted it.
    names: usize,
    /// The expressions that the second reading has read, by their first token, and where each ends.
    memo: HashMap<usize, Option<(Node, usize)>>,
    /// Where the statement begins that was last read whole.
    last_statement: u32,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str, unknown_names: &'s [u32]) -> Reader<'s> {
        let (tokens, stop) = tokenize(source);
        Reader {
            source,
            levels: levels(&tokens),
            tokens,
            stop,
            pos: 0,
            furthest: 0,
            strict: false,
            unknown_names,
            settled: HashSet::new(),
            names: 0,
            memo: HashMap::new(),
            last_statement: 0,
        }
    }
}

impl Reader<'_> {
    fn find_error(&mut self) -> Option<SyntaxError> {
        let first = self.program();
        if let Err(Fail::Known(error)) = first {
            return Some(*error);
        }
        if let Some(error) = self.reached_stop() {
            return Some(error);
        }
        first.err()?;
        let unexpected = self.furthest;
        self.pos = 0;
        self.strict = true;
        if let Err(Fail::Known(error)) = self.program() {
            return Some(*error);
        }
        self.reached_stop().or_else(|| Some(self.unexpected_token(unexpected)))
    }

    /// The tokenizer's error, when the reading wanted the token that is not there.
    fn reached_stop(&self) -> Option<SyntaxError> {
        let stop = self.stop.as_ref()?;
        (self.furthest + 1 == self.tokens.len()).then(|| stop.error.clone())
    }

    fn unexpected_token(&self, at: usize) -> SyntaxError {
        let (message, class) = match self.tokens[at].kind {
            Kind::Indent => ("unexpected indent", SyntaxErrorClass::Indentation),
            Kind::Dedent => ("unexpected unindent", SyntaxErrorClass::Indentation),
            Kind::End => {
                let error = self.error_over("invalid syntax", at, at);
                return SyntaxError { column: 0, end_column: 0, ..error };
            }
            _ => ("invalid syntax", SyntaxErrorClass::Syntax),
        };
        self.error_over(message, at, at).with_class(class)
    }

    /// What the tokenizer found further on may explain the error better: whatever it raises itself, and a bracket that
    /// stays open to the end and was opened on a line before the error.
    fn prefer_tokenizer(&self, error: SyntaxError) -> SyntaxError {
        let Some(stop) = &self.stop else {
            return error;
        };
        if matches!(error.message.as_str(), "unexpected indent" | "unexpected unindent") {
            return error;
        }
        let Some(open) = stop.open_bracket else {
            return if stop.raised { stop.error.clone() } else { error };
        };
        let line = lines::line_of(self.source, self.tokens[self.furthest].start as usize);
        if lines::line_of(self.source, open as usize) < line {
            return stop.error.clone();
        }
        error
    }

    fn program(&mut self) -> Read<()> {
        while !self.at(Kind::End) {
            self.statement()?;
        }
        if self.stop.is_some() { Err(Fail::Unexpected) } else { Ok(()) }
    }

    // Looking at tokens and taking them.

    fn kind(&mut self) -> Kind {
        self.kind_at(self.pos)
    }

    fn kind_at(&mut self, index: usize) -> Kind {
        let index = index.min(self.tokens.len() - 1);
        self.furthest = self.furthest.max(index);
        self.tokens[index].kind
    }

    fn at(&mut self, kind: Kind) -> bool {
        self.kind() == kind
    }

    /// The next token is this kind and is taken.
    fn eat(&mut self, kind: Kind) -> bool {
        let found = self.at(kind) && kind != Kind::End;
        self.pos += usize::from(found);
        found
    }

    fn expect(&mut self, kind: Kind) -> Read<usize> {
        if self.eat(kind) { Ok(self.pos - 1) } else { Err(Fail::Unexpected) }
    }

    /// A token that CPython names when it is missing.
    fn require(&mut self, kind: Kind, text: &str) -> Read<()> {
        if self.eat(kind) {
            return Ok(());
        }
        if !self.strict {
            return Err(Fail::Unexpected);
        }
        self.known(format!("expected '{text}'"), self.pos, self.pos)
    }

    fn text(&self, index: usize) -> &str {
        let token = self.tokens[index.min(self.tokens.len() - 1)];
        self.source.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    fn at_word(&mut self, word: &str) -> bool {
        self.at(Kind::Name) && self.text(self.pos) == word
    }

    /// Reads ahead with the plain grammar and comes back. `None` when it does not apply.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<Option<T>> {
        let (pos, strict) = (self.pos, self.strict);
        self.strict = false;
        let result = read(self);
        self.strict = strict;
        self.after_attempt(pos, result)
    }

    /// The same with the mistakes that have a message of their own.
    fn attempt_strictly<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<Option<T>> {
        let pos = self.pos;
        let result = read(self);
        self.after_attempt(pos, result)
    }

    fn after_attempt<T>(&mut self, pos: usize, result: Read<T>) -> Read<Option<T>> {
        self.pos = pos;
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Fail::Unexpected) if self.reached_stop().is_some() => Err(Fail::Unexpected),
            Err(Fail::Unexpected) => Ok(None),
            Err(known) => Err(known),
        }
    }

    // Errors.

    /// Ends the reading with an error over the tokens `first` to `last`.
    fn known<T>(&mut self, message: impl Into<String>, first: usize, last: usize) -> Read<T> {
        self.kind_at(last);
        if self.stop.is_some() && last + 1 == self.tokens.len() {
            return Err(Fail::Unexpected);
        }
        Err(Fail::Known(Box::new(self.error_over(message, first, last))))
    }

    /// The same over two nodes.
    fn known_over<T>(&mut self, message: impl Into<String>, first: Node, last: Node) -> Read<T> {
        self.known(message, first.first, last.last)
    }

    /// The same at the furthest token that was looked at, where CPython points when a rule names no place.
    fn known_here<T>(&mut self, message: impl Into<String>) -> Read<T> {
        self.known(message, self.furthest, self.furthest)
    }

    /// The same from a token to as far as the text was read.
    fn known_from<T>(&mut self, message: impl Into<String>, first: usize) -> Read<T> {
        let error = self.error_over(message, first, self.furthest);
        let end_column = error.end_column - 1;
        Err(Fail::Known(Box::new(SyntaxError { end_column, ..error })))
    }

    fn known_indentation<T>(&mut self, message: String) -> Read<T> {
        let at = self.furthest;
        if self.reached_stop().is_some() {
            return Err(Fail::Unexpected);
        }
        let error = self.error_over(message, at, at).with_class(SyntaxErrorClass::Indentation);
        Err(Fail::Known(Box::new(error)))
    }

    fn error_over(&self, message: impl Into<String>, first: usize, last: usize) -> SyntaxError {
        let (start, end) = (self.tokens[first], self.tokens[last]);
        let mut error = SyntaxError::over(self.source, message, start.start as usize, start.start as usize);
        match start.kind {
            Kind::Indent | Kind::Dedent | Kind::End => return self.at_line_begin(error, start),
            _ => {}
        }
        // A newline ends on its own line.
        let end_offset = end.end as usize - usize::from(end.kind == Kind::Newline);
        let end_line = lines::line_start(self.source, end_offset);
        error.end_line = lines::line_of(self.source, end_offset);
        error.end_column = lines::columns(self.source, end_line, end_offset) as i32 + 1;
        error.end_column += i32::from(end.kind == Kind::Newline);
        error
    }

    /// Tokens that are not text have no place; CPython points behind the indentation, or at the end of the last line.
    fn at_line_begin(&self, error: SyntaxError, token: Token) -> SyntaxError {
        let mut end = token.end as usize;
        let mut line = lines::line_start(self.source, end);
        if end == self.source.len() {
            line = lines::line_start(self.source, end - 1);
            end = self.source.len();
        }
        SyntaxError {
            line: lines::line_of(self.source, line),
            column: lines::columns(self.source, line, end),
            text: lines::shown(self.source, line),
            end_line: lines::line_of(self.source, line),
            end_column: -1,
            ..error
        }
    }
}
