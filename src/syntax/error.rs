//! Owns: the error that a program which is not Python gets, with CPython's texts and positions.
//!
//! Never: decides whether there is an error.
//!
//! Start reading at: [`SyntaxError`].

use super::lines;

/// Which exception it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SyntaxErrorClass {
    Syntax,
    Indentation,
    Tab,
}

impl SyntaxErrorClass {
    /// The Python class's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            SyntaxErrorClass::Syntax => "SyntaxError",
            SyntaxErrorClass::Indentation => "IndentationError",
            SyntaxErrorClass::Tab => "TabError",
        }
    }
}

/// A `SyntaxError` instance as data. Positions are CPython's attributes to the letter, oddities included: columns count
/// from 1, an end column of 0 or -1 means that it gave none, and line 0 stands for `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) class: SyntaxErrorClass,
    /// `msg`
    pub(crate) message: String,
    /// `lineno`
    pub(crate) line: u32,
    /// `offset`
    pub(crate) column: u32,
    /// `end_lineno`
    pub(crate) end_line: u32,
    /// `end_offset`
    pub(crate) end_column: i32,
    /// The source line without its newline.
    pub(crate) text: String,
}

impl SyntaxError {
    /// A `SyntaxError` over the text between two byte offsets.
    #[cold]
    pub(crate) fn over(source: &str, message: impl Into<String>, start: usize, end: usize) -> Self {
        let line = lines::line_start(source, start);
        let end_line = lines::line_start(source, end);
        SyntaxError {
            class: SyntaxErrorClass::Syntax,
            message: message.into(),
            line: lines::line_of(source, start),
            column: lines::columns(source, line, start) + 1,
            end_line: lines::line_of(source, end),
            end_column: lines::columns(source, end_line, end) as i32 + 1,
            text: lines::shown(source, line),
        }
    }

    /// A `SyntaxError` at no place.
    #[cold]
    pub(super) fn nowhere(message: impl Into<String>) -> Self {
        SyntaxError {
            class: SyntaxErrorClass::Syntax,
            message: message.into(),
            line: 0,
            column: 0,
            end_line: 0,
            end_column: 0,
            text: String::new(),
        }
    }

    /// Where in the text it is, in bytes.
    #[cfg(feature = "typecheck")]
    pub(crate) fn offsets(&self, source: &str) -> (usize, usize) {
        let at = |line: u32, column: i32| {
            let before = source.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum::<usize>();
            let rest = lines::line_at(source, before);
            let column = column.max(1) as usize - 1;
            before + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
        };
        let start = at(self.line, self.column as i32);
        (start, if 0 < self.end_column { at(self.end_line, self.end_column).max(start) } else { start })
    }

    /// The same error with another end column, where CPython has one of its own.
    pub(super) fn ending(self, end_column: i32) -> Self {
        SyntaxError { end_line: self.line, end_column, ..self }
    }

    pub(super) fn with_class(self, class: SyntaxErrorClass) -> Self {
        SyntaxError { class, ..self }
    }
}

/// What the lexer stops at.
pub(super) struct LexError {
    /// CPython's tokenizer raises it itself, so it is what the program gets even when the parser would have stopped
    /// earlier. The others count only when the parser gets that far.
    pub(super) raised: bool,
    pub(super) error: SyntaxError,
}

impl LexError {
    fn strong(error: SyntaxError) -> Box<Self> {
        Box::new(LexError { raised: true, error })
    }

    fn weak(error: SyntaxError) -> Box<Self> {
        Box::new(LexError { raised: false, error })
    }

    /// At the character before the cursor.
    #[cold]
    pub(super) fn raised(source: &str, message: String, cursor: usize) -> Box<Self> {
        let last = (1..=cursor.min(source.len())).find(|back| source.is_char_boundary(cursor - back)).unwrap_or(0);
        let error = SyntaxError::over(source, message, cursor - last, cursor - last);
        let column = error.column as i32;
        Self::strong(error.ending(column))
    }

    /// At the beginning of a string literal.
    #[cold]
    pub(super) fn string(source: &str, message: String, start: usize) -> Box<Self> {
        Self::strong(SyntaxError::over(source, message, start, start))
    }

    /// A string literal that begins at `start` and has no end by `end`.
    #[cold]
    pub(super) fn unterminated(source: &str, what: &str, hint: &str, start: usize, end: usize) -> Box<Self> {
        let last = end.min(source.len().saturating_sub(1));
        let message = format!("{what} (detected at line {}){hint}", lines::line_of(source, last));
        Self::string(source, message, start)
    }

    #[cold]
    pub(super) fn clashing_prefixes(source: &str, start: usize, end: usize, a: &str, b: &str) -> Box<Self> {
        let message = format!("'{a}' and '{b}' prefixes are incompatible");
        Self::strong(SyntaxError::over(source, message, start, end - 1))
    }

    #[cold]
    pub(super) fn leading_zeros(source: &str, start: usize, end: usize) -> Box<Self> {
        let message = "leading zeros in decimal integer literals are not permitted; \
                       use an 0o prefix for octal integers";
        Self::strong(SyntaxError::over(source, message, start, end))
    }

    /// The end of the text with a bracket open.
    #[cold]
    pub(super) fn never_closed(source: &str, opened: Option<usize>) -> Box<Self> {
        let at = opened.expect("the caller saw an open bracket");
        let message = format!("'{}' was never closed", char::from(source.as_bytes()[at]));
        Self::weak(SyntaxError::over(source, message, at, at).ending(0))
    }

    #[cold]
    pub(super) fn text_after_backslash(source: &str, cursor: usize) -> Box<Self> {
        let message = "unexpected character after line continuation character";
        Self::weak(SyntaxError::over(source, message, cursor, cursor).ending(0))
    }

    #[cold]
    pub(super) fn end_after_backslash(source: &str, cursor: usize) -> Box<Self> {
        let last = cursor.min(source.trim_end_matches('\n').len());
        Self::weak(SyntaxError::over(source, "unexpected EOF while parsing", last, last).ending(-1))
    }

    #[cold]
    pub(super) fn tabs(source: &str, cursor: usize) -> Box<Self> {
        let message = "inconsistent use of tabs and spaces in indentation";
        Self::line(source, message, cursor, SyntaxErrorClass::Tab)
    }

    #[cold]
    pub(super) fn too_deep(source: &str, cursor: usize) -> Box<Self> {
        Self::line(source, "too many levels of indentation", cursor, SyntaxErrorClass::Indentation)
    }

    fn line(source: &str, message: &str, cursor: usize, class: SyntaxErrorClass) -> Box<Self> {
        let start = lines::line_start(source, cursor);
        Self::weak(SyntaxError::over(source, message, start, start).ending(0).with_class(class))
    }

    #[cold]
    pub(super) fn unmatched_dedent(source: &str, cursor: usize) -> Box<Self> {
        let message = "unindent does not match any outer indentation level";
        let start = lines::line_start(source, cursor);
        let end = start + lines::line_at(source, start).len();
        let error = SyntaxError::over(source, message, end, end).ending(-1);
        Self::weak(error.with_class(SyntaxErrorClass::Indentation))
    }
}
