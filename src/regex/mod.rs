//! Python's regular expressions: patterns compiled to a small program, run by a backtracking machine.
//!
//! Owns: the meaning of `re` patterns (CPython 3.14's syntax, semantics and error texts), for text in UTF-8 and for bytes.
//!
//! Never: names anything else of the crate, recurses on the native stack, or does work or takes memory in proportion to its
//! input without asking the caller's poll function first. Match objects, caches and the functions of the module `re` are
//! built on top of this, elsewhere.
//!
//! Start reading at `compile` and `Pattern::run`. The road of a pattern: `tokens` cuts it, `parse` (with `escape` and
//! `group`) builds the tree of `ast`, `emit` turns it into the `program`, `vm` runs that where `seek` finds it worth a try.
//! `set`, `fold` and `chars` know characters; `template` reads replacement strings.

mod ast;
mod chars;
mod emit;
pub(crate) mod error;
mod escape;
mod fold;
mod group;
mod hint;
pub(crate) mod meter;
mod parse;
mod program;
mod seek;
mod set;
pub(crate) mod template;
#[cfg(test)]
mod tests;
mod tokens;
mod vm;

use std::collections::BTreeMap;
use std::ops::Range;

use error::CompileError;
use meter::{Meter, Poll, Stop};
use program::Program;

/// The flags of `re`, with CPython's numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Flags(pub(crate) u32);

impl Flags {
    pub(crate) const IGNORECASE: u32 = 2;
    pub(crate) const LOCALE: u32 = 4;
    pub(crate) const MULTILINE: u32 = 8;
    pub(crate) const DOTALL: u32 = 16;
    pub(crate) const UNICODE: u32 = 32;
    pub(crate) const VERBOSE: u32 = 64;
    pub(crate) const ASCII: u32 = 256;
    /// The three flags of which one at most decides what a letter is.
    pub(crate) const TYPE: u32 = Self::LOCALE | Self::UNICODE | Self::ASCII;

    /// True if one of the flags in `mask` is set.
    pub(crate) fn any(self, mask: u32) -> bool {
        self.0 & mask != 0
    }
}

/// A pattern's text: a Python `str` as UTF-8 (lone surrogates, if any, encoded the same way), or `bytes`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'a> {
    Str(&'a [u8]),
    Bytes(&'a [u8]),
}

/// A compiled pattern. Immutable, so threads may share it; all state of a search is in a [`Scratch`].
#[derive(Debug)]
pub(crate) struct Pattern {
    /// The number of capturing groups, the whole match not counted.
    pub(crate) groups: usize,
    /// The named groups in the order of the pattern.
    pub(crate) names: Vec<(String, usize)>,
    /// The flags as `Pattern.flags` shows them: given ones, inline global ones, and `UNICODE` where it holds.
    pub(crate) flags: Flags,
    /// True for a bytes pattern.
    pub(crate) is_bytes: bool,
    by_name: BTreeMap<String, usize>,
    program: Program,
}

/// How a search is anchored: the methods of a Python pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mode {
    Search,
    Match,
    FullMatch,
}

/// What to look for, in which part of which text. Offsets are byte offsets at character borders.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) pos: usize,
    pub(crate) endpos: usize,
    pub(crate) mode: Mode,
    /// An empty match at `pos` does not count: the rule after an empty match in `finditer`, see [`Finder`].
    pub(crate) must_advance: bool,
}

/// The memory of a search, to be reused from one search to the next; after a match it holds the groups.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    stack: Vec<vm::Frame>,
    slots: Vec<usize>,
    groups: usize,
}

/// Compiles a pattern. `poll` is asked before memory is taken and at least every 20 microseconds; if it answers `Stop`,
/// compiling ends with that.
pub(crate) fn compile(source: Source<'_>, flags: Flags, poll: &mut Poll<'_>) -> Result<Pattern, CompileError> {
    let mut meter = Meter::new(poll);
    let mut parsed = parse::parse(source, flags, &mut meter)?;
    let program = emit::emit(&mut parsed, &mut meter)?;
    meter.flush()?;
    Ok(Pattern {
        groups: parsed.groups,
        by_name: parsed.by_name,
        names: parsed.names,
        flags: parsed.flags,
        is_bytes: matches!(source, Source::Bytes(_)),
        program,
    })
}

impl Pattern {
    /// Looks for a match. On `true` its groups are in `scratch`, whose memory is reused: the way for loops.
    pub(crate) fn run(&self, scratch: &mut Scratch, request: Request<'_>, poll: &mut Poll<'_>) -> Result<bool, Stop> {
        let mut meter = Meter::new(poll);
        let found = vm::run(&self.program, scratch, request, &mut meter);
        meter.flush()?;
        found
    }

    /// The number of a named group.
    pub(crate) fn group_index(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The name of a group, for `lastgroup`.
    pub(crate) fn group_name(&self, group: usize) -> Option<&str> {
        let at = self.names.binary_search_by_key(&group, |(_, index)| *index).ok()?;
        Some(&self.names[at].0)
    }

    /// The memory the pattern holds, in bytes, for the owner's books.
    pub(crate) fn size(&self) -> usize {
        let names: usize = self.names.iter().map(|(name, _)| 2 * (name.len() + 48)).sum();
        size_of::<Self>() + names + self.program.size()
    }
}

impl Scratch {
    /// The byte range of a group of the last match, `None` if it took no part. Group 0 is the whole match.
    pub(crate) fn span(&self, group: usize) -> Option<Range<usize>> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        (end != program::UNSET).then_some(start..end)
    }

    /// The group that was closed last in the last match.
    pub(crate) fn lastindex(&self) -> Option<usize> {
        let last = self.slots[program::last_slot(self.groups)];
        (last != program::UNSET).then_some(last)
    }
}

/// Where `finditer`, `findall`, `sub`, `split` and scanners stand in a text.
///
/// Python's rule since 3.7: the next match starts where the last one ended; after an empty match it must not be empty at
/// that same place, while an empty match right after a non-empty one does count.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    pos: usize,
    endpos: usize,
    must_advance: bool,
    done: bool,
}

impl Finder {
    /// Stands at `pos`.
    pub(crate) fn new(pos: usize, endpos: usize) -> Self {
        Self { pos, endpos, must_advance: false, done: false }
    }

    /// Finds the next match, `mode` saying how: `Search` for `finditer` and its kin, the others for `Scanner.match`.
    pub(crate) fn next(
        &mut self,
        pattern: &Pattern,
        scratch: &mut Scratch,
        text: &[u8],
        mode: Mode,
        poll: &mut Poll<'_>,
    ) -> Result<bool, Stop> {
        if self.done {
            return Ok(false);
        }
        let request = Request { text, pos: self.pos, endpos: self.endpos, mode, must_advance: self.must_advance };
        if !pattern.run(scratch, request, poll)? {
            self.done = true;
            return Ok(false);
        }
        let whole = scratch.span(0).expect("a match has its whole span");
        self.must_advance = whole.is_empty();
        self.pos = whole.end;
        Ok(true)
    }
}
