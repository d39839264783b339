//! What a pattern compiles to.
//!
//! Owns: the instructions of the matching machine, their side tables, and the layout of its slots.
//!
//! Never: changes after compiling.
//!
//! Slots are the machine's words: first the start and end of each group, then for each group where it was opened, then the
//! group closed last, then registers of loops and assertions. Start reading at `Inst`.

use super::ast::{Anchor, Compare, Greed, SetId};
use super::set::{ByteSet, CharSet};

/// The place of an instruction.
pub(super) type Pc = u32;

/// A slot that was not set.
pub(super) const UNSET: usize = usize::MAX;

/// In place of the number of a hint: nothing is known.
pub(super) const NO_HINT: u32 = u32::MAX;

/// The slot that holds the start of where a group was opened.
pub(super) fn open_slot(groups: usize, group: u32) -> usize {
    2 * (groups + 1) + group as usize
}

/// The slot that holds the group closed last.
pub(super) fn last_slot(groups: usize) -> usize {
    3 * (groups + 1)
}

/// One step of the machine.
#[derive(Clone, Copy, Debug)]
pub(super) enum Inst {
    /// One byte.
    Byte(u8),
    /// These bytes of the table of literals.
    Bytes {
        start: u32,
        end: u32,
    },
    /// One character of a set.
    Set(SetId),
    Anchor(Anchor),
    /// A repeated character: its row in the table of runs.
    Run(u32),
    Jump(Pc),
    /// Goes on at `first`, and at `other` if that fails. Where a hint excludes one of them the other is the only way.
    Split {
        first: Pc,
        other: Pc,
        first_hint: u32,
        other_hint: u32,
    },
    /// A group begins. If the group is in a loop, the place it had before comes back with backtracking.
    Open {
        slot: u32,
        looped: bool,
    },
    Close {
        group: u32,
    },
    /// Begins a counted loop: its row in the table of loops.
    LoopInit(u32),
    /// The head of a counted loop: decides between the body and the exit.
    Loop(u32),
    /// The head of a possessive loop, whose iterations are atomic.
    PossessiveLoop(u32),
    /// The end of an iteration of a possessive loop.
    PossessiveNext(u32),
    /// The text of a group again.
    Same {
        group: u32,
        compare: Compare,
    },
    /// Goes on if the group took part, else at `no`. `inside` of the group itself, in a loop, it must have ended where it
    /// has begun now or later: so CPython sees it, which keeps one start for both.
    IfGroup {
        group: u32,
        inside: bool,
        no: Pc,
    },
    /// Notes the height of the stack in a register.
    AtomicBegin {
        register: u32,
    },
    /// Drops the ways back that were made since.
    AtomicEnd {
        register: u32,
    },
    /// Notes the height of the stack and the place in the text; `then` is the way on after the end of the assertion.
    AssertBegin {
        register: u32,
        then: Pc,
    },
    /// Drops the ways back that were made since and returns to the place.
    AssertEnd {
        register: u32,
    },
    /// Notes the height of the stack, with `then` as the way on if what follows fails.
    DenyBegin {
        register: u32,
        then: Pc,
    },
    /// What must not match has matched: undoes all since and fails.
    DenyEnd {
        register: u32,
    },
    /// Goes this many characters back.
    Back(u32),
    Fail,
    Match,
}

/// What a run repeats.
#[derive(Clone, Copy, Debug)]
pub(super) enum One {
    Byte(u8),
    Set(SetId),
}

/// The next byte that a way through the program needs: one of a set, or possibly the end of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Hint {
    pub(super) bytes: ByteSet,
    pub(super) end: bool,
}

impl Hint {
    /// Allows what another hint allows too.
    pub(super) fn extend(&mut self, other: &Self) {
        self.bytes.extend(&other.bytes);
        self.end |= other.end;
    }

    #[inline(always)]
    pub(super) fn allows(&self, text: &[u8], pos: usize) -> bool {
        match text.get(pos) {
            Some(&byte) => self.bytes.has(byte),
            None => self.end,
        }
    }
}

/// A repeat of one character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) one: One,
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) greed: Greed,
    /// What must come after it.
    pub(super) hint: Option<Hint>,
    pub(super) next: Pc,
}

/// A loop that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    /// The first of its registers: the count, the place where the last iteration began, the height of the stack.
    pub(super) register: usize,
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) lazy: bool,
    pub(super) body: Pc,
    pub(super) exit: Pc,
}

/// Where in a text it is worth to try.
#[derive(Clone, Debug)]
pub(super) enum Seek {
    Anywhere,
    TextStart,
    LineStart,
    /// Where these bytes are.
    Literal(Vec<u8>),
    /// Where one of these three bytes is.
    Few([u8; 3]),
    /// Where one of these bytes is.
    Bytes(ByteSet),
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) code: Vec<Inst>,
    pub(super) literals: Vec<u8>,
    pub(super) sets: Vec<CharSet>,
    pub(super) runs: Vec<Run>,
    pub(super) loops: Vec<Loop>,
    pub(super) hints: Vec<Hint>,
    pub(super) seek: Seek,
    pub(super) groups: usize,
    pub(super) slots: usize,
    pub(super) is_bytes: bool,
}

impl Program {
    /// The memory of the program, in bytes.
    pub(super) fn size(&self) -> usize {
        let sets: usize = self.sets.iter().map(CharSet::size).sum();
        self.code.capacity() * size_of::<Inst>()
            + self.literals.capacity()
            + self.runs.capacity() * size_of::<Run>()
            + self.loops.capacity() * size_of::<Loop>()
            + self.hints.capacity() * size_of::<Hint>()
            + sets
    }
}
