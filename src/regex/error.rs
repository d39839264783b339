//! What can be wrong with a pattern, in CPython's words.
//!
//! Owns: the error type of compiling, positions as `re.error` gives them, and Python's `repr` of names inside messages.
//!
//! Never: decides when an error is raised.
//!
//! Start reading at `CompileError`.

use std::fmt;

use super::chars;
use super::meter::Stop;

/// Why a pattern or a template was not compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum CompileError {
    /// `re.PatternError` (`re.error`).
    Pattern(PatternError),
    /// `ValueError` with this message: flags that cannot be together.
    Value(&'static str),
    /// `OverflowError` with this message.
    Overflow(&'static str),
    /// `IndexError` with this message: an unknown name in a template.
    Index(String),
    /// The poll function said stop.
    Stop(Stop),
}

/// The attributes of Python's `re.PatternError`. Positions count characters; they are missing for the few errors that the
/// compiler and not the parser finds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PatternError {
    pub(crate) msg: String,
    pub(crate) pos: Option<usize>,
    pub(crate) lineno: Option<usize>,
    pub(crate) colno: Option<usize>,
    multiline: bool,
}

impl PatternError {
    /// An error at a character of the pattern.
    pub(super) fn at(msg: String, pattern: &[u32], pos: usize) -> Self {
        let newline = u32::from('\n');
        let before = &pattern[..pos.min(pattern.len())];
        let line_start = before.iter().rposition(|&c| c == newline).map_or(0, |at| at + 1);
        Self {
            msg,
            pos: Some(pos),
            lineno: Some(before.iter().filter(|&&c| c == newline).count() + 1),
            colno: Some(pos - line_start + 1),
            multiline: pattern.contains(&newline),
        }
    }

    /// An error without a position.
    pub(super) fn nowhere(msg: &str) -> Self {
        Self { msg: msg.to_owned(), pos: None, lineno: None, colno: None, multiline: false }
    }
}

/// The text of the exception: `str(error)`.
impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.pos, self.lineno, self.colno) {
            (Some(pos), Some(line), Some(column)) if self.multiline => {
                write!(f, "{} at position {pos} (line {line}, column {column})", self.msg)
            }
            (Some(pos), ..) => write!(f, "{} at position {pos}", self.msg),
            _ => f.write_str(&self.msg),
        }
    }
}

impl From<Stop> for CompileError {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<PatternError> for CompileError {
    fn from(error: PatternError) -> Self {
        Self::Pattern(error)
    }
}

/// Characters of a name that a message shows: more than anybody reads.
const SHOWN: usize = 1 << 16;

/// Characters as a Rust string; a lone surrogate, which cannot be in one, becomes the replacement character.
pub(super) fn text(chars: &[u32]) -> String {
    chars.iter().map(|&c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Python's `repr` of a string, or its `ascii` if `ascii` is set.
pub(super) fn repr(chars: &[u32], ascii: bool) -> String {
    let chars = &chars[..chars.len().min(SHOWN)];
    let has = |quote: char| chars.contains(&u32::from(quote));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for &c in chars {
        push_repr(&mut out, c, quote, ascii);
    }
    out.push(quote);
    out
}

fn push_repr(out: &mut String, code: u32, quote: char, ascii: bool) {
    let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' => out.push_str("\\\\"),
        _ if c == quote => out.extend(['\\', c]),
        _ if chars::is_printable(code) && (code < 0x80 || !ascii) => out.push(c),
        _ => push_escape(out, code),
    }
}

/// The numeric escape of a character, as short as Python makes it.
pub(super) fn push_escape(out: &mut String, code: u32) {
    let escape = match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    };
    out.push_str(&escape);
}
