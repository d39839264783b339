//! Owns: from a program's text to its checked tree, or to the `SyntaxError` that CPython gives for it.
//!
//! ```text
//! text -> nesting (bounded?) -> parser crate -> check (scopes, returns, ...) -> tree
//!             \                     \
//!              `--------------------`-- diagnose: which error CPython would have given
//! ```
//!
//! Never: compiles; keeps a tree beyond the call (its destructor recurses, so it must end on the stack that was
//! measured for it); recurses before the nesting is known to be bounded.
//!
//! Start reading at: [`with_parsed`].

use std::borrow::Cow;

use ruff_python_ast::{Mod, ModModule, PythonVersion};
use ruff_python_parser::{LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions, UnsupportedSyntaxError, parse_unchecked};

use diagnose::diagnose;
use nesting::Refusal;

pub(crate) use error::SyntaxError;
pub(crate) use nesting::with_stack;

#[cfg(feature = "typecheck")]
pub(crate) mod bounds;
mod check;
mod diagnose;
mod error;
mod lexer;
mod lines;
mod nesting;
#[cfg(test)]
mod tests;
pub(crate) mod traceback;

/// A program that is Python.
pub(crate) struct Parsed<'s> {
    /// The text that the tree's offsets point into: without a byte order mark, with `\n` as the only newline.
    pub(crate) source: Cow<'s, str>,
    /// The tree.
    pub(crate) module: ModModule,
}

/// Parses and checks a program and hands the tree to `f`, all on a stack that is deep enough for the parser, for a
/// recursion of `f` over the tree (4 KiB for each level of an expression), and for the tree's destructor.
pub(crate) fn with_parsed<R>(source: &str, f: impl FnOnce(&Parsed<'_>) -> R) -> Result<R, SyntaxError> {
    let source = prepare(source)?;
    let (shape, refusal) = nesting::measure(&source);
    let Some(refusal) = refusal else {
        return with_stack(&shape, || Ok(f(&parse(source, shape.declares)?)));
    };
    Err(match refusal {
        Refusal::Deep(error) => *error,
        Refusal::Lexical(stop) => with_stack(&shape, || diagnose(&source, &[])).unwrap_or(stop.error),
        Refusal::Guess(at) => {
            let (start, end) = (at.start as usize, at.end as usize);
            let found = with_stack(&shape, || diagnose(&source, &[]));
            found.unwrap_or_else(|| SyntaxError::over(&source, "invalid syntax", start, end))
        }
    })
}

/// The text as the tokenizer sees it: "a source file can use any of the standard platform line termination sequences",
/// and all become `\n`, in string literals too.
fn prepare(source: &str) -> Result<Cow<'_, str>, SyntaxError> {
    if source.as_bytes().contains(&0) {
        return Err(SyntaxError::nowhere("source code string cannot contain null bytes"));
    }
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    if !source.as_bytes().contains(&b'\r') {
        return Ok(Cow::Borrowed(source));
    }
    Ok(Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n")))
}

fn parse(source: Cow<'_, str>, declares: bool) -> Result<Parsed<'_>, SyntaxError> {
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(&source, options);
    if parsed.has_syntax_errors() {
        return Err(explain(&source, parsed.errors(), parsed.unsupported_syntax_errors()));
    }
    let Mod::Module(module) = parsed.into_syntax() else {
        unreachable!("the mode asks for a module");
    };
    check::check(&source, &module, declares)?;
    Ok(Parsed { source, module })
}

/// CPython's error for what the parser refused. Where the recognizer sees nothing wrong, the parser's own place stands.
#[cold]
fn explain(source: &str, errors: &[ParseError], unsupported: &[UnsupportedSyntaxError]) -> SyntaxError {
    let is_unknown_name = |error: &&ParseError| matches!(error.error, ParseErrorType::Lexical(LexicalErrorType::UnicodeError));
    let unknown_names: Vec<u32> = errors.iter().filter(is_unknown_name).map(|error| error.location.start().to_u32()).collect();
    diagnose(source, &unknown_names).unwrap_or_else(|| {
        let first = errors.first().map(|error| error.location).or(unsupported.first().map(|error| error.range));
        let range = first.unwrap_or_default();
        SyntaxError::over(source, "invalid syntax", range.start().to_usize(), range.end().to_usize())
    })
}
