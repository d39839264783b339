//! Owns: how deep a program nests, found out before the parser sees it, and a stack that is large enough for it.
//!
//! The parser, the compiler and the tree's destructor recurse over the program's structure. One linear pass over the
//! tokens bounds how deep that can go (200 to 300 MB/s, no allocation for a program without brackets); what is deeper
//! than the limits is a `SyntaxError`, and the rest runs on a stack that was measured for it.
//!
//! | limit | value | as in CPython |
//! |---|---|---|
//! | open brackets, fields of f-strings among them | 200 | yes, with its message |
//! | indentation levels | 100 | yes, with its message |
//! | f-strings within one another | 150 | yes, with its message |
//! | operators, trailers, ternaries that can nest | 10,000 | it has its own, hard to state |
//! | lambdas within one another | 1,000 | the same |
//! | the program's text | 1 MiB | no |
//!
//! Never: recurses; calls the parser; judges a program for anything but its size and depth.
//!
//! Start reading at: [`measure`], then [`with_stack`].

use super::error::{LexError, SyntaxError};
use super::lexer::{Kind, Lexer, Token};

/// The longest program, in bytes. A tree takes some 30 to 60 times its text.
pub(crate) const MAX_SOURCE: usize = 1 << 20;

/// The largest expression depth. `a + a + ...` of that many terms is accepted.
const MAX_DEPTH: u32 = 10_000;
/// What one lambda counts: it is a scope, and costs the compiler as much as several operators.
const LAMBDA_DEPTH: u32 = 10;

/// Stack for each level of depth: what one level of an expression may cost the parser, the compiler and the destructor
/// in a build without optimization.
const DEPTH_STACK: usize = 4 << 10;
/// Stack for each open bracket: a bracket goes through all levels of precedence.
const BRACKET_STACK: usize = 16 << 10;
/// Stack for each level of indentation.
const BLOCK_STACK: usize = 16 << 10;
/// Stack for each byte of text. The bounds hold for text that is Python; of text that is not, the parser makes trees
/// by guessing. The guesses that are known to run deep are refused first; this is for the ones that are not known.
const BYTE_STACK: usize = 64;
/// Stack for a program of no depth. The parser itself moves to another stack when less than 100 KiB are left.
const BASE_STACK: usize = 128 << 10;

/// How deep a program nests: upper bounds, cheap rather than exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Nesting {
    /// Brackets open at once.
    pub(crate) brackets: u32,
    /// Indentation levels.
    pub(crate) blocks: u32,
    /// Levels of an expression's tree.
    pub(crate) depth: u32,
    /// The length of its text.
    pub(crate) len: u32,
    /// Whether it has a `global` or `nonlocal` statement.
    pub(crate) declares: bool,
}

impl Nesting {
    /// The stack that parsing, compiling and dropping such a program may take.
    fn stack(&self) -> usize {
        BASE_STACK
            + self.brackets as usize * BRACKET_STACK
            + self.blocks as usize * BLOCK_STACK
            + self.depth as usize * DEPTH_STACK
            + self.len as usize * BYTE_STACK
    }
}

/// Runs `f` where a recursion over a program of this shape has enough stack: here if there is room, else on a stack of
/// its own (lazily mapped, at most 110 MiB). Parsing, compiling and dropping the tree all belong inside.
pub(crate) fn with_stack<R>(shape: &Nesting, f: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(shape.stack(), shape.stack(), f)
}

/// What stops a program before the parser sees it.
pub(super) enum Refusal {
    /// The lexer met something that is not a token. Which error the program gets depends on what the parser would
    /// have said before that point.
    Lexical(Box<LexError>),
    Deep(Box<SyntaxError>),
    /// Text that is not Python and that the parser would turn into a tree of any depth: a `lambda` without its colon,
    /// after which it would read on over the ends of lines.
    Guess(Token),
}

/// Reads all tokens and measures their nesting, up to what stops it.
pub(super) fn measure(source: &str) -> (Nesting, Option<Refusal>) {
    measure_with(source, |_| ())
}

/// The same, and shows each token that it has measured.
pub(super) fn measure_with(source: &str, see: impl FnMut(Token)) -> (Nesting, Option<Refusal>) {
    let mut scan = Scan::default();
    scan.most.len = source.len() as u32;
    if MAX_SOURCE < source.len() {
        let error = SyntaxError::nowhere("source code is longer than 1 MiB");
        return (scan.most, Some(Refusal::Deep(Box::new(error))));
    }
    let refusal = scan.run(source, see).err();
    (scan.most, refusal)
}

/// What can nest inside the item (up to the next comma) that is being read in one bracket, or outside of all.
#[derive(Clone, Copy, Default)]
struct Item {
    /// Operators that bind tighter than `and`: the terms of `and` and `or` are siblings, so these start again there.
    tight: u32,
    /// Operators that bind looser, and reach up to a comma.
    loose: u32,
    /// Lambdas, which reach up to a comma too, but not to those between their parameters.
    lambdas: u32,
    /// Lambdas before their colon.
    parameters: u32,
    /// `yield` takes a list, so no comma ends it.
    yields: u32,
}

impl Item {
    fn depth(&self) -> u32 {
        self.tight + self.loose + self.lambdas * LAMBDA_DEPTH + self.yields
    }
}

#[derive(Default)]
struct Scan {
    most: Nesting,
    now: Nesting,
    item: Item,
    /// The items around the innermost bracket, outermost first.
    outer: Vec<Item>,
    /// The token before was an operand, so that a bracket now is a call or a subscript.
    operand: bool,
}

impl Scan {
    fn run(&mut self, source: &str, mut see: impl FnMut(Token)) -> Result<(), Refusal> {
        let mut lexer = Lexer::new(source);
        loop {
            let token = lexer.next().map_err(Refusal::Lexical)?;
            if token.kind == Kind::End {
                return Ok(());
            }
            if 0 < self.item.parameters && ends_lambda(token.kind) {
                return Err(Refusal::Guess(token));
            }
            self.add(token);
            if MAX_DEPTH < self.most.depth {
                let (start, end) = (token.start as usize, token.end as usize);
                let error = SyntaxError::over(source, "expression is nested too deeply", start, end);
                return Err(Refusal::Deep(Box::new(error)));
            }
            see(token);
        }
    }

    fn add(&mut self, token: Token) {
        let operand = std::mem::take(&mut self.operand);
        match token.kind {
            Kind::Name | Kind::Number | Kind::String | Kind::FStringEnd => self.operand = true,
            Kind::True | Kind::False | Kind::None => self.operand = true,
            Kind::Lpar | Kind::Lsqb => self.open(operand),
            Kind::Lbrace => self.open(false),
            Kind::Rpar | Kind::Rsqb | Kind::Rbrace => self.close(),
            Kind::Comma => self.set(self.after_comma()),
            Kind::And | Kind::Or => self.set(Item { tight: 0, ..self.item }),
            Kind::Newline | Kind::Semi => self.set(Item::default()),
            Kind::Indent => {
                self.now.blocks += 1;
                self.most.blocks = self.most.blocks.max(self.now.blocks);
            }
            Kind::Dedent => self.now.blocks -= 1,
            Kind::Global | Kind::Nonlocal => self.most.declares = true,
            Kind::Lambda => {
                let (lambdas, parameters) = (self.item.lambdas + 1, self.item.parameters + 1);
                self.set(Item { lambdas, parameters, ..self.item });
            }
            Kind::Colon => self.item.parameters = self.item.parameters.saturating_sub(1),
            Kind::Yield => self.set(Item { yields: self.item.yields + 1, ..self.item }),
            kind if is_tight(kind) => self.set(Item { tight: self.item.tight + 1, ..self.item }),
            kind if is_loose(kind) => self.set(Item { loose: self.item.loose + 1, ..self.item }),
            _ => {}
        }
    }

    fn set(&mut self, item: Item) {
        self.now.depth = self.now.depth + item.depth() - self.item.depth();
        self.item = item;
        self.most.depth = self.most.depth.max(self.now.depth);
    }

    fn open(&mut self, trailer: bool) {
        self.set(Item { tight: self.item.tight + u32::from(trailer), ..self.item });
        self.outer.push(self.item);
        self.item = Item::default();
        self.now.brackets += 1;
        self.now.depth += 1;
        self.most.brackets = self.most.brackets.max(self.now.brackets);
        self.most.depth = self.most.depth.max(self.now.depth);
    }

    fn close(&mut self) {
        self.set(Item::default());
        self.item = self.outer.pop().expect("the lexer refuses a bracket that was not opened");
        self.now.brackets -= 1;
        self.now.depth -= 1;
        self.operand = true;
    }

    fn after_comma(&self) -> Item {
        let item = Item { tight: 0, ..self.item };
        if 0 < item.parameters {
            return item;
        }
        // Outside of brackets a comma may belong to a statement's head, and heads could nest on one line.
        let loose = if self.outer.is_empty() { item.loose } else { 0 };
        Item { lambdas: 0, loose, ..item }
    }
}

/// What cannot come between a `lambda` and its colon.
fn ends_lambda(kind: Kind) -> bool {
    matches!(kind, Kind::Newline | Kind::Semi | Kind::Rpar | Kind::Rsqb | Kind::Rbrace)
}

fn is_tight(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plus
            | Kind::Minus
            | Kind::Star
            | Kind::DoubleStar
            | Kind::Slash
            | Kind::DoubleSlash
            | Kind::Percent
            | Kind::Vbar
            | Kind::Amper
            | Kind::Caret
            | Kind::Tilde
            | Kind::At
            | Kind::LeftShift
            | Kind::RightShift
            | Kind::Dot
            | Kind::Not
            | Kind::Await
    )
}

fn is_loose(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::If
            | Kind::Else
            | Kind::Elif
            | Kind::For
            | Kind::While
            | Kind::With
            | Kind::Try
            | Kind::Except
            | Kind::Finally
            | Kind::Def
            | Kind::Class
            | Kind::Async
            | Kind::ColonEqual
            | Kind::Equal
            | Kind::As
            | Kind::FStringStart
    )
}
