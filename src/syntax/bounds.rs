//! Owns: what a program may be at most for the type checker, which is the last to read it and does the most with it.
//!
//! The checker recurses deeper over a program than parser and compiler do, and some of its stretches take time that grows with the
//! square of what they read and cannot be interrupted. These bounds are what its stack and its time were measured for; the
//! largest values in CPython's own library are far below.
//!
//! | | at most | in CPython's library |
//! |---|---|---|
//! | open brackets | 50 | 7 |
//! | indentation levels | 40 | 10 |
//! | operators, trailers, ternaries that can nest; a lambda counts ten | 300 | 33 |
//! | `and` and `or` in a logical line | 64 | 18 |
//! | `for` of comprehensions within one another | 12 | |
//! | tokens of a logical line outside of brackets | 2,000 | |
//! | branches of the program | 2,000 | |
//! | text | 256 KiB | |
//!
//! Never: parses; judges a program for anything but its size.
//!
//! Start reading at: [`Measured`].

use std::borrow::Cow;

use ruff_python_ast::ModModule;
use ruff_python_parser::Parsed;

use super::check::check;
use super::error::SyntaxError;
use super::lexer::{Kind, Token};
use super::nesting::{self, Nesting};

const MAX_BRACKETS: u32 = 50;
const MAX_BLOCKS: u32 = 40;
const MAX_DEPTH: u32 = 300;
const MAX_BOOLEANS: u32 = 64;
const MAX_FORS: u32 = 12;
const MAX_LINE: u32 = 2_000;
const MAX_BRANCHES: u32 = 2_000;
/// The longest text, in bytes.
pub(crate) const MAX_TEXT: usize = 256 << 10;

/// A program as the parser has it: its tree, and what is wrong with it.
pub(crate) type Tree = Parsed<ModModule>;

/// A program that was read once, from end to end, and what that told of it.
pub(crate) struct Measured<'s> {
    /// The text that a tree's offsets point into.
    pub(crate) source: Cow<'s, str>,
    shape: Nesting,
    /// The parser is not to see it.
    is_refused: bool,
    excess: Option<(&'static str, u32)>,
}

impl<'s> Measured<'s> {
    pub(crate) fn new(source: &'s str) -> Result<Measured<'s>, SyntaxError> {
        let source = super::prepare(source)?;
        let mut count = Count::default();
        let (shape, refusal) = nesting::measure_with(&source, |token| count.add(token));
        let excess = if MAX_TEXT < source.len() {
            Some(("the text is longer than 256 KiB", 1))
        } else {
            let counted = count.excess.map(|(what, at)| (what, super::lines::line_of(&source, at as usize)));
            counted.or_else(|| excess_of_shape(&shape).map(|what| (what, 1)))
        };
        Ok(Measured { source, shape, is_refused: refusal.is_some(), excess })
    }

    /// What is too much in it, and in which line; `None` when the checker can take it.
    pub(crate) fn excess(&self) -> Option<(&'static str, u32)> {
        self.excess
    }

    /// Whether its tree can be asked for at all, on a stack for what the checker can take.
    pub(crate) fn is_plain(&self) -> bool {
        !self.is_refused && self.excess.is_none()
    }

    /// Whether a tree that another has made of this program, perhaps with lines before it, is that of Python. When it is not, only
    /// [`with_parsed`](super::with_parsed) tells the error, if it is one without those lines.
    pub(crate) fn accepts(&self, text: &str, tree: &Tree) -> bool {
        !tree.has_syntax_errors() && check(text, tree.syntax(), self.shape.declares).is_ok()
    }
}

fn excess_of_shape(shape: &Nesting) -> Option<&'static str> {
    if MAX_BRACKETS < shape.brackets {
        Some("more than 50 brackets are open at once")
    } else if MAX_BLOCKS < shape.blocks {
        Some("more than 40 levels of indentation")
    } else if MAX_DEPTH < shape.depth {
        Some("an expression is nested more than 300 levels deep")
    } else {
        None
    }
}

#[derive(Default)]
struct Count {
    /// Of the logical line: tokens outside of brackets, `and` and `or`.
    tokens: u32,
    booleans: u32,
    /// The `for` of comprehensions in the brackets that are open, and how many each bracket has.
    fors: u32,
    open: Vec<u32>,
    branches: u32,
    /// The first thing that is too much, and where.
    excess: Option<(&'static str, u32)>,
}

impl Count {
    fn add(&mut self, token: Token) {
        self.tokens += u32::from(self.open.is_empty());
        match token.kind {
            Kind::Newline => (self.tokens, self.booleans) = (0, 0),
            Kind::Lpar | Kind::Lsqb | Kind::Lbrace => self.open.push(0),
            Kind::Rpar | Kind::Rsqb | Kind::Rbrace => self.fors -= self.open.pop().unwrap_or(0),
            Kind::And | Kind::Or => self.booleans += 1,
            Kind::For => match self.open.last_mut() {
                Some(fors) => (*fors, self.fors) = (*fors + 1, self.fors + 1),
                None => self.branches += 1,
            },
            Kind::If | Kind::Elif | Kind::While | Kind::Except | Kind::With | Kind::Try => self.branches += 1,
            _ => {}
        }
        if let Some(what) = self.over() {
            self.excess.get_or_insert((what, token.start));
        }
    }

    fn over(&self) -> Option<&'static str> {
        if MAX_LINE < self.tokens {
            Some("a statement has more than 2,000 tokens outside of brackets")
        } else if MAX_BOOLEANS < self.booleans {
            Some("a statement has more than 64 `and` and `or`")
        } else if MAX_FORS < self.fors {
            Some("more than 12 `for` of comprehensions are within one another")
        } else if MAX_BRANCHES < self.branches {
            Some("the program has more than 2,000 branches")
        } else {
            None
        }
    }
}
