//! From a pattern's text to its tree.
//!
//! Owns: the parser: sequences, alternatives, repeats and sets. Its other parts are `escape` (backslashes) and `group` (what
//! begins with a parenthesis).
//!
//! Never: recurses. An open parenthesis is a `Level` on a stack, so a pattern of a million parentheses takes memory, which is
//! asked for, and no native stack.
//!
//! The errors and their positions are CPython's. They are part of the behaviour, and so is the order in which things are
//! looked at. Start reading at `parse`.

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Anchor, Ast, Greed, Node, NodeId, UNBOUNDED};
use super::error::{CompileError, PatternError};
use super::group::Opener;
use super::meter::{Meter, Stop};
use super::set::Spec;
use super::tokens::{Token, Tokens};
use super::{Flags, Source, chars, fold};

/// A parsed pattern.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) ast: Ast,
    pub(super) root: NodeId,
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    pub(super) by_name: BTreeMap<String, usize>,
    pub(super) flags: Flags,
}

/// What a repeat must know of the item before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Plain,
    Anchor,
    Repeat,
}

/// An item of a sequence being read.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) node: NodeId,
    pub(super) shape: Shape,
}

/// An open parenthesis, or the pattern as a whole.
pub(super) struct Level {
    pub(super) opener: Opener,
    /// The place of the parenthesis.
    pub(super) start: usize,
    pub(super) flags: Flags,
    /// Where its sequence begins in `items`, and its alternatives in `branches`.
    pub(super) items: usize,
    pub(super) branches: usize,
}

/// The parser's state.
pub(super) struct Parser<'m, 'p, 'f> {
    pub(super) tokens: Tokens,
    pub(super) ast: Ast,
    pub(super) meter: &'m mut Meter<'p, 'f>,
    /// The flags of the whole pattern; each level has its own besides.
    pub(super) flags: Flags,
    pub(super) levels: Vec<Level>,
    pub(super) items: Vec<Item>,
    pub(super) branches: Vec<NodeId>,
    pub(super) names: Vec<(String, usize)>,
    pub(super) by_name: BTreeMap<String, usize>,
    /// The groups named by number in conditions, with the place of the first time, in order.
    pub(super) conditions: Vec<(u32, usize)>,
    pub(super) conditions_seen: BTreeSet<u32>,
    /// In a look-behind: the number of groups there were when the outermost one began.
    pub(super) behind: Option<usize>,
    /// An error that CPython's compiler finds, and so only after the parser has found none.
    pub(super) late: Option<PatternError>,
}

/// Bytes of a pattern at most. What is made of a longer one would take too long to give back when its compilation is stopped.
const MAX_PATTERN: usize = 1 << 20;

/// Parses a pattern.
pub(super) fn parse(source: Source<'_>, flags: Flags, meter: &mut Meter<'_, '_>) -> Result<Parsed, CompileError> {
    let (text, is_bytes) = match source {
        Source::Str(text) => (text, false),
        Source::Bytes(text) => (text, true),
    };
    if MAX_PATTERN < text.len() {
        return Err(CompileError::Overflow("regular expression code size limit exceeded"));
    }
    let top = Level { opener: Opener::Top, start: 0, flags, items: 0, branches: 0 };
    let parser = Parser {
        tokens: Tokens::new(text, is_bytes, meter)?,
        ast: Ast::new(is_bytes),
        meter,
        flags,
        levels: vec![top],
        items: Vec::new(),
        branches: Vec::new(),
        names: Vec::new(),
        by_name: BTreeMap::new(),
        conditions: Vec::new(),
        conditions_seen: BTreeSet::new(),
        behind: None,
        late: None,
    };
    parser.run()
}

impl Parser<'_, '_, '_> {
    fn run(mut self) -> Result<Parsed, CompileError> {
        while let Some(token) = self.tokens.peek() {
            self.meter.work(4)?;
            match token.plain() {
                Some('|') => self.bar()?,
                Some(')') if self.levels.len() == 1 => break,
                Some(')') => self.close()?,
                _ => {
                    self.tokens.take()?;
                    self.item(token)?;
                }
            }
        }
        self.finish()
    }

    /// What is checked at the end, in CPython's order.
    fn finish(mut self) -> Result<Parsed, CompileError> {
        let level = self.levels.pop().expect("the level of the whole pattern is never closed");
        if level.opener != Opener::Top {
            return Err(self.tokens.error_at("missing ), unterminated subpattern", level.start));
        }
        let root = self.alternatives(&level)?;
        let flags = final_flags(self.flags, self.tokens.is_bytes)?;
        if self.tokens.peek().is_some() {
            return Err(self.tokens.error("unbalanced parenthesis", 0));
        }
        for &(group, place) in &self.conditions {
            if self.ast.group_count() <= group as usize {
                return Err(self.tokens.error_at(format!("invalid group reference {group}"), place));
            }
        }
        if let Some(error) = self.late {
            return Err(error.into());
        }
        let groups = self.ast.group_count() - 1;
        Ok(Parsed { ast: self.ast, root, groups, names: self.names, by_name: self.by_name, flags })
    }

    pub(super) fn level(&self) -> &Level {
        self.levels.last().expect("the level of the whole pattern is never closed")
    }

    /// The flags where the parser stands.
    pub(super) fn here(&self) -> Flags {
        self.level().flags
    }

    /// True where letters and classes are ASCII's.
    pub(super) fn is_ascii(&self) -> bool {
        self.tokens.is_bytes || self.here().any(Flags::ASCII)
    }

    /// Adds a node to the sequence being read.
    pub(super) fn push(&mut self, node: Node, shape: Shape) -> Result<(), Stop> {
        let node = self.ast.add(node, self.meter)?;
        self.push_item(Item { node, shape })
    }

    pub(super) fn push_item(&mut self, item: Item) -> Result<(), Stop> {
        self.meter.charge(2 * size_of::<Item>())?;
        self.meter.push(&mut self.items, item)
    }

    /// One token of a sequence, already taken.
    fn item(&mut self, token: Token) -> Result<(), CompileError> {
        let verbose = self.here().any(Flags::VERBOSE);
        match token.plain() {
            None if token.escaped => self.escape(token),
            Some(' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') if verbose => Ok(()),
            Some('#') if verbose => self.skip_comment(),
            Some('[') => self.set(),
            Some('*') => self.repeat(1, 0, UNBOUNDED),
            Some('+') => self.repeat(1, 1, UNBOUNDED),
            Some('?') => self.repeat(1, 0, 1),
            Some('{') => self.braces(),
            Some('.') => self.dot(),
            Some('(') => self.open(),
            Some('^') if self.here().any(Flags::MULTILINE) => self.anchor(Anchor::LineStart),
            Some('^') => self.anchor(Anchor::TextStart),
            Some('$') if self.here().any(Flags::MULTILINE) => self.anchor(Anchor::LineEnd),
            Some('$') => self.anchor(Anchor::LastEnd),
            _ => self.literal(token.code),
        }
    }

    pub(super) fn anchor(&mut self, anchor: Anchor) -> Result<(), CompileError> {
        Ok(self.push(Node::Anchor(anchor), Shape::Anchor)?)
    }

    /// A comment of verbose mode. It is skipped by tokens, so an escaped newline does not end it.
    fn skip_comment(&mut self) -> Result<(), CompileError> {
        while let Some(token) = self.tokens.take()? {
            self.meter.step()?;
            if token.is('\n') {
                break;
            }
        }
        Ok(())
    }

    /// A character that stands for itself, or for all that is equal without case.
    pub(super) fn literal(&mut self, code: u32) -> Result<(), CompileError> {
        let node = self.literal_node(code, false)?;
        Ok(self.push(node, Shape::Plain)?)
    }

    fn literal_node(&mut self, code: u32, negate: bool) -> Result<Node, Stop> {
        let ignores = self.here().any(Flags::IGNORECASE);
        let cased = ignores && if self.is_ascii() { is_ascii_letter(code) } else { !fold::class_of(code).is_empty() };
        if !cased && !negate {
            return Ok(Node::Literal(code));
        }
        self.set_node(Spec { negate, ..Spec::of(code) })
    }

    /// The node of a set, widened if case is ignored.
    pub(super) fn set_node(&mut self, mut spec: Spec) -> Result<Node, Stop> {
        if self.here().any(Flags::IGNORECASE) {
            spec.ignore_case(self.is_ascii(), self.meter)?;
        }
        Ok(Node::Set(self.ast.add_set(spec, self.meter)?))
    }

    fn dot(&mut self) -> Result<(), CompileError> {
        let mut spec = Spec { negate: true, ..Spec::default() };
        if !self.here().any(Flags::DOTALL) {
            spec.ranges.push((0x0a, 0x0a));
        }
        let set = self.ast.add_set(spec, self.meter)?;
        Ok(self.push(Node::Set(set), Shape::Plain)?)
    }

    /// A set in brackets, after the opening one.
    fn set(&mut self) -> Result<(), CompileError> {
        let start = self.tokens.tell() - 1;
        let mut spec = Spec { negate: self.tokens.eat('^')?, ..Spec::default() };
        let mut first = true;
        loop {
            self.meter.work(4)?;
            self.meter.charge(4 * size_of::<(u32, u32)>())?;
            let token = self.set_token(start)?;
            if token.is(']') && !first {
                break;
            }
            first = false;
            let low = self.set_member(token, &mut spec)?;
            if !self.tokens.eat('-')? {
                spec.ranges.extend(low.map(|code| (code, code)));
                continue;
            }
            let high = self.set_token(start)?;
            if high.is(']') {
                spec.ranges.extend(low.into_iter().chain([u32::from('-')]).map(|code| (code, code)));
                break;
            }
            // A class as an end of the range is an error, so that the class it added does not matter.
            match (low, self.set_member(high, &mut spec)?) {
                (Some(lo), Some(hi)) if lo <= hi => spec.ranges.push((lo, hi)),
                _ => {
                    let msg = format!("bad character range {}-{}", token.text(), high.text());
                    return Err(self.tokens.error(msg, token.len() + 1 + high.len()));
                }
            }
        }
        let node = self.set_or_literal(spec)?;
        Ok(self.push(node, Shape::Plain)?)
    }

    fn set_token(&mut self, start: usize) -> Result<Token, CompileError> {
        match self.tokens.take()? {
            Some(token) => Ok(token),
            None => Err(self.tokens.error_at("unterminated character set", start)),
        }
    }

    /// The character that a token of a set stands for; a class is added to the set and gives none.
    fn set_member(&mut self, token: Token, spec: &mut Spec) -> Result<Option<u32>, CompileError> {
        if token.escaped { self.set_escape(token, spec) } else { Ok(Some(token.code)) }
    }

    fn set_or_literal(&mut self, spec: Spec) -> Result<Node, Stop> {
        match spec.ranges[..] {
            [(lo, hi)] if lo == hi && spec.classes == 0 && !spec.negate => self.literal_node(lo, false),
            _ => self.set_node(spec),
        }
    }

    /// `{`, which is a literal unless a repeat can be read.
    fn braces(&mut self) -> Result<(), CompileError> {
        let here = self.tokens.tell();
        if self.tokens.at('}') {
            return self.literal('{'.into());
        }
        let low = self.digits()?;
        let high = if self.tokens.eat(',')? { self.digits()? } else { low.clone() };
        if !self.tokens.eat('}')? {
            self.tokens.seek(here)?;
            return self.literal('{'.into());
        }
        let min = if low.is_empty() { 0 } else { repeat_count(&low)? };
        let max = if high.is_empty() { UNBOUNDED } else { repeat_count(&high)? };
        if max < min {
            return Err(self.tokens.error_at("min repeat greater than max repeat", here));
        }
        self.repeat(self.tokens.tell() - here + 1, min, max)
    }

    fn digits(&mut self) -> Result<String, CompileError> {
        let mut digits = String::new();
        while self.tokens.at_kind(char::is_ascii_digit) {
            digits.push_str(&self.tokens.take_while(512, char::is_ascii_digit)?);
            self.meter.work(512)?;
        }
        Ok(digits)
    }

    /// A repeat, of which `len` characters have been read, of the item before it.
    fn repeat(&mut self, len: usize, min: u32, max: u32) -> Result<(), CompileError> {
        let start = self.tokens.tell() - len;
        let item = self.items[self.level().items..].last().copied();
        let Some(item) = item.filter(|item| item.shape != Shape::Anchor) else {
            return Err(self.tokens.error_at("nothing to repeat", start));
        };
        if item.shape == Shape::Repeat {
            return Err(self.tokens.error_at("multiple repeat", start));
        }
        let greed = if self.tokens.eat('?')? {
            Greed::Lazy
        } else if self.tokens.eat('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        self.items.pop();
        Ok(self.push(Node::Repeat { body: item.node, min, max, greed }, Shape::Repeat)?)
    }

    /// `|`: ends an alternative.
    fn bar(&mut self) -> Result<(), CompileError> {
        let (items, branches) = (self.level().items, self.level().branches);
        if matches!(self.level().opener, Opener::IfGroup(_)) && branches < self.branches.len() {
            return Err(self.tokens.error("conditional backref with more than two branches", 0));
        }
        self.tokens.take()?;
        let node = self.sequence(items)?;
        self.meter.charge(2 * size_of::<NodeId>())?;
        Ok(self.meter.push(&mut self.branches, node)?)
    }

    /// Makes one node of the items from this place on.
    pub(super) fn sequence(&mut self, start: usize) -> Result<NodeId, Stop> {
        let node = match &self.items[start..] {
            [] => self.ast.add(Node::Empty, self.meter)?,
            [item] => item.node,
            items => {
                let list = self.ast.add_list(items.iter().map(|item| item.node), self.meter)?;
                self.ast.add(Node::Concat(list), self.meter)?
            }
        };
        self.items.truncate(start);
        Ok(node)
    }

    /// Makes one node of all alternatives of a level.
    pub(super) fn alternatives(&mut self, level: &Level) -> Result<NodeId, Stop> {
        let last = self.sequence(level.items)?;
        if self.branches.len() == level.branches {
            return Ok(last);
        }
        self.branches.push(last);
        let node = match self.joined_set(level.branches)? {
            Some(set) => set,
            None => Node::Either(self.ast.add_list(self.branches[level.branches..].iter().copied(), self.meter)?),
        };
        self.branches.truncate(level.branches);
        self.ast.add(node, self.meter)
    }

    /// Alternatives of one character each are a set.
    fn joined_set(&mut self, start: usize) -> Result<Option<Node>, Stop> {
        let mut all = Spec::default();
        for &id in &self.branches[start..] {
            self.meter.step()?;
            match self.ast.node(id) {
                Node::Literal(code) => all.ranges.push((code, code)),
                Node::Set(set) if !self.ast.spec(set).negate => {
                    let spec = self.ast.spec(set);
                    self.meter.work(spec.ranges.len() / 8)?;
                    self.meter.charge(2 * size_of_val(&spec.ranges[..]))?;
                    all.ranges.extend_from_slice(&spec.ranges);
                    all.classes |= spec.classes;
                }
                _ => return Ok(None),
            }
            self.meter.charge(2 * size_of::<(u32, u32)>())?;
        }
        Ok(Some(Node::Set(self.ast.add_set(all, self.meter)?)))
    }
}

fn is_ascii_letter(code: u32) -> bool {
    code < 0x80 && (code as u8).is_ascii_alphabetic()
}

/// The number of a counted repeat; the largest one is reserved for no bound.
fn repeat_count(digits: &str) -> Result<u32, CompileError> {
    match digits.parse::<u32>() {
        Ok(count) if count != UNBOUNDED => Ok(count),
        _ => Err(CompileError::Overflow("the repetition number is too large")),
    }
}

/// The flags as the pattern shows them, or what they cannot be.
fn final_flags(flags: Flags, is_bytes: bool) -> Result<Flags, CompileError> {
    let Flags(bits) = flags;
    let refuse = |msg| Err(CompileError::Value(msg));
    match is_bytes {
        false if flags.any(Flags::LOCALE) => refuse("cannot use LOCALE flag with a str pattern"),
        false if flags.any(Flags::ASCII) && flags.any(Flags::UNICODE) => refuse("ASCII and UNICODE flags are incompatible"),
        false if flags.any(Flags::ASCII) => Ok(flags),
        false => Ok(Flags(bits | Flags::UNICODE)),
        true if flags.any(Flags::UNICODE) => refuse("cannot use UNICODE flag with a bytes pattern"),
        true if flags.any(Flags::LOCALE) && flags.any(Flags::ASCII) => refuse("ASCII and LOCALE flags are incompatible"),
        true => Ok(flags),
    }
}

/// The largest code a pattern of bytes or characters may name.
pub(super) fn is_code(code: u32) -> bool {
    code <= chars::MAX
}
