//! The matching machine: runs a program on a text, with backtracking.
//!
//! Owns: the stack of ways back, and the meaning of each instruction.
//!
//! Never: recurses, and never grows its stack before the meter has agreed.
//!
//! A frame of the stack is a way back (another place of the program to go on from) or the old value of a slot. Failing takes
//! frames off until there is a way; so all slots are as they were when the way was noted. The machine keeps few frames: a
//! repeated character takes one for all its ways back, and a split whose hints leave one way takes none.
//! Start reading at `Machine::attempt`.

use super::ast::{Anchor, Compare, Greed};
use super::meter::{Meter, Stop};
use super::program::{Hint, Inst, Loop, NO_HINT, One, Pc, Program, Run, UNSET, last_slot, open_slot};
use super::{Mode, Request, Scratch, chars, fold, seek};

/// A way back, or what is to be undone on the way there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Frame {
    /// Go on at `pc`.
    Way { pc: Pc, pos: usize },
    /// The old value of a slot.
    Slot { slot: u32, old: usize },
    /// The old values of two slots.
    Pair { slot: u32, old: usize, old_next: usize },
    /// Leave the loop instead of the iteration that was begun; undoes the beginning.
    Leave { row: u32, pos: usize, last: usize },
    /// Undoes the beginning of an iteration.
    Iteration { row: u32, last: usize },
    /// Begin an iteration of a lazy loop.
    Enter { row: u32, pos: usize },
    /// A run that may end earlier: at `lo` or later, and before `pos`.
    Shorter { row: u32, lo: usize, pos: usize },
    /// A lazy run that may go on at `pos`, after `count` characters.
    Longer { row: u32, pos: usize, count: usize },
}

/// Where the machine goes on: place in the program, place in the text. None if it fails here.
type Next = Option<(usize, usize)>;

/// The frames that the stack has room for at first.
const FIRST_FRAMES: usize = 32;
/// Bytes compared between two reports of work.
const COMPARED: usize = 16 * 1024;
/// Slots filled between two reports of work.
const FILLED: usize = 4096;
/// Bytes of a run tested between two reports of work.
const RUN_BLOCK: usize = 1024;

struct Machine<'a, 'm, 'p, 'f> {
    program: &'a Program,
    /// The text up to where the search ends.
    text: &'a [u8],
    stack: &'a mut Vec<Frame>,
    slots: &'a mut [usize],
    meter: &'m mut Meter<'p, 'f>,
    full: bool,
    /// A place where an empty match does not count.
    refused: Option<usize>,
}

/// Looks for a match; on success the groups are in the slots of `scratch`.
pub(super) fn run(program: &Program, scratch: &mut Scratch, request: Request<'_>, meter: &mut Meter<'_, '_>) -> Result<bool, Stop> {
    let pos = request.pos.min(request.text.len());
    let endpos = request.endpos.min(request.text.len());
    if endpos < pos {
        // "If endpos is less than pos, no match will be found."
        return Ok(false);
    }
    prepare(program, scratch, meter)?;
    let mut machine = Machine {
        program,
        text: &request.text[..endpos],
        stack: &mut scratch.stack,
        slots: &mut scratch.slots,
        meter,
        full: request.mode == Mode::FullMatch,
        refused: request.must_advance.then_some(pos),
    };
    match request.mode {
        Mode::Search => machine.search(pos),
        Mode::Match | Mode::FullMatch => machine.attempt(pos),
    }
}

/// Empties the stack and the slots.
fn prepare(program: &Program, scratch: &mut Scratch, meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
    let more = program.slots.saturating_sub(scratch.slots.capacity());
    if 0 < more {
        meter.reserve(more * size_of::<usize>())?;
        scratch.slots.reserve_exact(program.slots.saturating_sub(scratch.slots.len()));
    }
    scratch.stack.clear();
    scratch.slots.clear();
    scratch.groups = program.groups;
    while scratch.slots.len() < program.slots {
        let filled = program.slots.min(scratch.slots.len() + FILLED);
        scratch.slots.resize(filled, UNSET);
        meter.work(filled.min(FILLED) / 8)?;
    }
    Ok(())
}

impl Machine<'_, '_, '_, '_> {
    fn search(&mut self, from: usize) -> Result<bool, Stop> {
        let mut from = from;
        while let Some(start) = seek::next_start(self.program, self.text, from, self.meter)? {
            if self.attempt(start)? {
                return Ok(true);
            }
            self.refused = None;
            if start == self.text.len() {
                break;
            }
            from = seek::after(self.program, self.text, start);
        }
        Ok(false)
    }

    /// Tries to match at one place. If it fails all slots are unset again.
    fn attempt(&mut self, start: usize) -> Result<bool, Stop> {
        let code = &self.program.code[..];
        let text = self.text;
        let (mut pc, mut pos) = (0, start);
        loop {
            self.meter.step()?;
            let next: Next = match code[pc] {
                Inst::Byte(byte) => (text.get(pos) == Some(&byte)).then_some((pc + 1, pos + 1)),
                Inst::Bytes { start, end } => self.bytes(start, end, pos)?.map(|pos| (pc + 1, pos)),
                Inst::Set(set) => self.program.sets[set as usize].step(text, pos).map(|pos| (pc + 1, pos)),
                Inst::Anchor(anchor) => self.is_at(anchor, pos).then_some((pc + 1, pos)),
                Inst::Run(row) => self.run(row, pos)?,
                Inst::Jump(target) => Some((target as usize, pos)),
                Inst::Split { first, other, first_hint, other_hint } => {
                    if !self.allows(first_hint, pos) {
                        Some((other as usize, pos))
                    } else {
                        if self.allows(other_hint, pos) {
                            self.push(Frame::Way { pc: other, pos })?;
                        }
                        Some((first as usize, pos))
                    }
                }
                Inst::Open { slot, looped } => {
                    self.open(slot, looped, pos)?;
                    Some((pc + 1, pos))
                }
                Inst::Close { group } => {
                    self.close(group, pos)?;
                    Some((pc + 1, pos))
                }
                Inst::LoopInit(row) => {
                    self.loop_init(row)?;
                    Some((pc + 1, pos))
                }
                Inst::Loop(row) => self.loop_head(row, pos)?,
                Inst::PossessiveLoop(row) => self.possessive_head(row, pos)?,
                Inst::PossessiveNext(row) => {
                    let info = &self.program.loops[row as usize];
                    self.drop_ways(self.slots[info.register + 2])?;
                    Some((info.body as usize - 1, pos))
                }
                Inst::Same { group, compare } => self.same(group, compare, pos)?.map(|pos| (pc + 1, pos)),
                Inst::IfGroup { group, inside, no } => {
                    let took_part = self.took_part(group, inside);
                    Some((if took_part { pc + 1 } else { no as usize }, pos))
                }
                Inst::AtomicBegin { register } => {
                    self.slots[register as usize] = self.stack.len();
                    Some((pc + 1, pos))
                }
                Inst::AtomicEnd { register } => {
                    self.drop_ways(self.slots[register as usize])?;
                    Some((pc + 1, pos))
                }
                Inst::AssertBegin { register, .. } => {
                    self.slots[register as usize] = self.stack.len();
                    self.slots[register as usize + 1] = pos;
                    Some((pc + 1, pos))
                }
                Inst::AssertEnd { register } => {
                    self.drop_ways(self.slots[register as usize])?;
                    Some((pc + 1, self.slots[register as usize + 1]))
                }
                Inst::DenyBegin { register, then } => {
                    self.slots[register as usize] = self.stack.len();
                    self.push(Frame::Way { pc: then, pos })?;
                    Some((pc + 1, pos))
                }
                Inst::DenyEnd { register } => {
                    self.undo_to(self.slots[register as usize])?;
                    None
                }
                Inst::Back(count) => self.back(count, pos)?.map(|pos| (pc + 1, pos)),
                Inst::Fail => None,
                Inst::Match if self.accepts(start, pos) => {
                    self.slots[0] = start;
                    self.slots[1] = pos;
                    return Ok(true);
                }
                Inst::Match => None,
            };
            (pc, pos) = match next {
                Some(next) => next,
                None => match self.backtrack()? {
                    Some(next) => next,
                    None => return Ok(false),
                },
            };
        }
    }

    fn took_part(&self, group: u32, inside: bool) -> bool {
        let end = self.slots[2 * group as usize + 1];
        end != UNSET && (!inside || self.slots[open_slot(self.program.groups, group)] <= end)
    }

    fn accepts(&self, start: usize, pos: usize) -> bool {
        let complete = !self.full || pos == self.text.len();
        complete && (start < pos || self.refused != Some(start))
    }

    #[inline(always)]
    fn allows(&self, hint: u32, pos: usize) -> bool {
        hint == NO_HINT || self.program.hints[hint as usize].allows(self.text, pos)
    }

    #[inline(always)]
    fn push(&mut self, frame: Frame) -> Result<(), Stop> {
        if self.stack.len() == self.stack.capacity() {
            self.grow()?;
        }
        self.stack.push(frame);
        Ok(())
    }

    /// Doubles the stack. The old one is still there while it is copied, but not for longer.
    #[cold]
    fn grow(&mut self) -> Result<(), Stop> {
        let more = self.stack.capacity().max(FIRST_FRAMES);
        self.meter.reserve(more * size_of::<Frame>())?;
        self.stack.reserve_exact(more);
        Ok(())
    }

    /// Takes frames off until there is a way on.
    fn backtrack(&mut self) -> Result<Next, Stop> {
        while let Some(frame) = self.stack.pop() {
            self.meter.step()?;
            let next = match frame {
                Frame::Way { pc, pos } => Some((pc as usize, pos)),
                Frame::Leave { row, pos, .. } => {
                    self.undo(frame);
                    Some((self.program.loops[row as usize].exit as usize, pos))
                }
                Frame::Enter { row, pos } => self.enter(row, pos)?,
                Frame::Shorter { row, lo, pos } => self.shorter(row, lo, pos)?,
                Frame::Longer { row, pos, count } => {
                    let run = &self.program.runs[row as usize];
                    match self.step_one(run.one, pos) {
                        Some(pos) => self.lazy_run(row, pos, count + 1)?,
                        None => None,
                    }
                }
                Frame::Slot { .. } | Frame::Pair { .. } | Frame::Iteration { .. } => {
                    self.undo(frame);
                    None
                }
            };
            if next.is_some() {
                return Ok(next);
            }
        }
        Ok(None)
    }

    /// Brings back what a frame holds.
    fn undo(&mut self, frame: Frame) {
        match frame {
            Frame::Slot { slot, old } => self.slots[slot as usize] = old,
            Frame::Pair { slot, old, old_next } => {
                self.slots[slot as usize] = old;
                self.slots[slot as usize + 1] = old_next;
            }
            Frame::Leave { row, last, .. } | Frame::Iteration { row, last } => {
                let register = self.program.loops[row as usize].register;
                self.slots[register] -= 1;
                self.slots[register + 1] = last;
            }
            Frame::Way { .. } | Frame::Enter { .. } | Frame::Shorter { .. } | Frame::Longer { .. } => {}
        }
    }

    /// Takes frames off down to a height, and no way back among them.
    fn undo_to(&mut self, height: usize) -> Result<(), Stop> {
        while height < self.stack.len()
            && let Some(frame) = self.stack.pop()
        {
            self.meter.step()?;
            self.undo(frame);
        }
        Ok(())
    }

    /// Forgets the ways back above a height. The old values of groups stay: a way below will need them. Those of registers
    /// go: the loops above the height are done with, and begin anew if they are come to again.
    fn drop_ways(&mut self, height: usize) -> Result<(), Stop> {
        let registers = last_slot(self.program.groups);
        let mut kept = height;
        for at in height..self.stack.len() {
            self.meter.step()?;
            let frame = self.stack[at];
            if let Frame::Slot { slot, .. } | Frame::Pair { slot, .. } = frame
                && slot as usize <= registers
            {
                self.stack[kept] = frame;
                kept += 1;
            }
        }
        self.stack.truncate(kept);
        Ok(())
    }

    fn open(&mut self, slot: u32, looped: bool, pos: usize) -> Result<(), Stop> {
        let old = std::mem::replace(&mut self.slots[slot as usize], pos);
        if looped { self.push(Frame::Slot { slot, old }) } else { Ok(()) }
    }

    fn close(&mut self, group: u32, pos: usize) -> Result<(), Stop> {
        let groups = self.program.groups;
        let start = self.slots[open_slot(groups, group)];
        let slot = 2 * group;
        let at = slot as usize;
        self.push(Frame::Pair { slot, old: self.slots[at], old_next: self.slots[at + 1] })?;
        self.slots[at] = start;
        self.slots[at + 1] = pos;
        let last = last_slot(groups);
        let old = std::mem::replace(&mut self.slots[last], group as usize);
        if old == group as usize { Ok(()) } else { self.push(Frame::Slot { slot: last as u32, old }) }
    }

    fn bytes(&mut self, start: u32, end: u32, pos: usize) -> Result<Option<usize>, Stop> {
        let program = self.program;
        self.follows(&program.literals[start as usize..end as usize], pos)
    }

    /// The place after these bytes if they are at `pos`.
    fn follows(&mut self, bytes: &[u8], pos: usize) -> Result<Option<usize>, Stop> {
        let text = self.text;
        let Some(here) = text.get(pos..pos + bytes.len()) else {
            return Ok(None);
        };
        if bytes.len() <= COMPARED {
            self.meter.work(bytes.len() / 32)?;
            return Ok((here == bytes).then_some(pos + bytes.len()));
        }
        for (left, right) in here.chunks(COMPARED).zip(bytes.chunks(COMPARED)) {
            if left != right {
                return Ok(None);
            }
            self.meter.work(left.len() / 32)?;
        }
        Ok(Some(pos + bytes.len()))
    }

    /// Goes some characters back, as far as there are some.
    fn back(&mut self, count: u32, pos: usize) -> Result<Option<usize>, Stop> {
        let start = pos.checked_sub(count as usize);
        let single = |start: usize| self.program.is_bytes || (count <= 64 && self.text[start..pos].is_ascii());
        if start.is_none_or(single) {
            return Ok(start);
        }
        let mut pos = pos;
        for _ in 0..count {
            self.meter.step()?;
            if pos == 0 {
                return Ok(None);
            }
            pos = chars::back(self.text, pos);
        }
        Ok(Some(pos))
    }

    fn is_at(&self, anchor: Anchor, pos: usize) -> bool {
        let text = self.text;
        match anchor {
            Anchor::TextStart => pos == 0,
            Anchor::LineStart => pos == 0 || text[pos - 1] == b'\n',
            Anchor::TextEnd => pos == text.len(),
            Anchor::LastEnd => pos == text.len() || (pos + 1 == text.len() && text[pos] == b'\n'),
            Anchor::LineEnd => pos == text.len() || text[pos] == b'\n',
            Anchor::Border { ascii } => self.is_border(pos, ascii),
            Anchor::NoBorder { ascii } => !self.is_border(pos, ascii),
        }
    }

    fn is_border(&self, pos: usize, ascii: bool) -> bool {
        let word = |at: usize| {
            let byte = self.text[at];
            if byte < 0x80 || ascii { chars::is_ascii_word(byte.into()) } else { chars::is_word(chars::decode(self.text, at).0) }
        };
        let before = 0 < pos && word(if ascii { pos - 1 } else { chars::back(self.text, pos) });
        let after = pos < self.text.len() && word(pos);
        before != after
    }

    /// The text of a group again, at `pos`.
    fn same(&mut self, group: u32, compare: Compare, pos: usize) -> Result<Option<usize>, Stop> {
        let (start, end) = (self.slots[2 * group as usize], self.slots[2 * group as usize + 1]);
        if end == UNSET {
            return Ok(None);
        }
        let text = self.text;
        if compare == Compare::Exact {
            return self.follows(&text[start..end], pos);
        }
        let bytes = self.program.is_bytes;
        let next = |at: usize| {
            if bytes { (text[at].into(), at + 1) } else { chars::decode(text, at) }
        };
        let fold = if compare == Compare::Ascii { fold::ascii_lower } else { fold::lower };
        let (mut here, mut there) = (pos, start);
        while there < end {
            self.meter.work(4)?;
            if here == text.len() {
                return Ok(None);
            }
            let ((a, here_next), (b, there_next)) = (next(here), next(there));
            if a != b && fold(a) != fold(b) {
                return Ok(None);
            }
            (here, there) = (here_next, there_next);
        }
        Ok(Some(here))
    }
}

/// Counted loops.
impl Machine<'_, '_, '_, '_> {
    fn loop_init(&mut self, row: u32) -> Result<(), Stop> {
        let register = self.program.loops[row as usize].register;
        let slot = register as u32;
        self.push(Frame::Pair { slot, old: self.slots[register], old_next: self.slots[register + 1] })?;
        self.slots[register] = 0;
        self.slots[register + 1] = UNSET;
        Ok(())
    }

    /// Notes that an iteration begins; it takes its undoing with it.
    fn begin(&mut self, info: &Loop, last: usize) {
        self.slots[info.register] += 1;
        self.slots[info.register + 1] = last;
    }

    /// Below the minimum iterations must come. Above it, an iteration that would begin where the last one began is not
    /// begun: it could match nothing new.
    fn loop_head(&mut self, row: u32, pos: usize) -> Result<Next, Stop> {
        let info = &self.program.loops[row as usize];
        let (count, last) = (self.slots[info.register], self.slots[info.register + 1]);
        if count < info.min {
            self.push(Frame::Iteration { row, last })?;
            self.begin(info, last);
            return Ok(Some((info.body as usize, pos)));
        }
        let may_enter = count < info.max && last != pos;
        if info.lazy {
            if may_enter {
                self.push(Frame::Enter { row, pos })?;
            }
        } else if may_enter {
            self.push(Frame::Leave { row, pos, last })?;
            self.begin(info, pos);
            return Ok(Some((info.body as usize, pos)));
        }
        Ok(Some((info.exit as usize, pos)))
    }

    /// A lazy loop comes back for one more iteration.
    fn enter(&mut self, row: u32, pos: usize) -> Result<Next, Stop> {
        let info = &self.program.loops[row as usize];
        self.push(Frame::Iteration { row, last: self.slots[info.register + 1] })?;
        self.begin(info, pos);
        Ok(Some((info.body as usize, pos)))
    }

    /// As `loop_head`, but each iteration once done stays as it is, so nothing needs to be undone one by one.
    fn possessive_head(&mut self, row: u32, pos: usize) -> Result<Next, Stop> {
        let info = &self.program.loops[row as usize];
        let (count, last) = (self.slots[info.register], self.slots[info.register + 1]);
        if info.max <= count || (info.min <= count && last == pos) {
            return Ok(Some((info.exit as usize, pos)));
        }
        self.slots[info.register + 2] = self.stack.len();
        if count < info.min {
            self.begin(info, last);
        } else {
            self.push(Frame::Way { pc: info.exit, pos })?;
            self.begin(info, pos);
        }
        Ok(Some((info.body as usize, pos)))
    }
}

/// Runs: repeats of one character.
impl Machine<'_, '_, '_, '_> {
    fn run(&mut self, row: u32, pos: usize) -> Result<Next, Stop> {
        let program = self.program;
        let run = &program.runs[row as usize];
        let next = run.next as usize;
        if run.greed == Greed::Lazy {
            let (count, least) = self.count(run.one, pos, run.min)?;
            return if count < run.min { Ok(None) } else { self.lazy_run(row, least, count) };
        }
        let Some((lo, hi)) = self.extent(run, pos)? else {
            return Ok(None);
        };
        if run.greed == Greed::Possessive {
            return Ok(Some((next, hi)));
        }
        self.end_run(row, run, lo, hi)
    }

    /// The first and the last place where a run from `pos` may end.
    fn extent(&mut self, run: &Run, pos: usize) -> Result<Option<(usize, usize)>, Stop> {
        if run.max == usize::MAX && run.min <= 1 {
            let hi = self.scan(run.one, pos)?;
            return Ok(match run.min {
                0 => Some((pos, hi)),
                _ => (pos < hi).then(|| (seek::after(self.program, self.text, pos), hi)),
            });
        }
        let (count, lo) = self.count(run.one, pos, run.min)?;
        if count < run.min {
            return Ok(None);
        }
        let hi = match run.max {
            usize::MAX => self.scan(run.one, lo)?,
            max => self.count(run.one, lo, max - run.min)?.1,
        };
        Ok(Some((lo, hi)))
    }

    #[inline(always)]
    fn step_one(&self, one: One, pos: usize) -> Option<usize> {
        match one {
            One::Byte(byte) => (self.text.get(pos) == Some(&byte)).then_some(pos + 1),
            One::Set(set) => self.program.sets[set as usize].step(self.text, pos),
        }
    }

    /// Goes over at most `limit` characters: how many, and to where.
    fn count(&mut self, one: One, pos: usize, limit: usize) -> Result<(usize, usize), Stop> {
        let mut count = 0;
        let mut pos = pos;
        while count < limit
            && let Some(next) = self.step_one(one, pos)
        {
            self.meter.step()?;
            pos = next;
            count += 1;
        }
        Ok((count, pos))
    }

    /// Goes over all characters that fit.
    fn scan(&mut self, one: One, pos: usize) -> Result<usize, Stop> {
        let (program, text) = (self.program, self.text);
        if let One::Set(set) = one
            && let Some(stops) = program.sets[set as usize].stops
        {
            return Ok(seek::find_any(text, pos, stops, self.meter)?.unwrap_or(text.len()));
        }
        let mut pos = pos;
        loop {
            let limit = pos + RUN_BLOCK;
            let from = pos;
            while pos < limit
                && let Some(next) = self.step_one(one, pos)
            {
                pos = next;
            }
            self.meter.work((pos - from) / 2)?;
            if pos < limit {
                return Ok(pos);
            }
        }
    }

    /// A run may end from `lo` to `hi`: takes the last place that suits what follows, and notes the ones before.
    fn end_run(&mut self, row: u32, run: &Run, lo: usize, hi: usize) -> Result<Next, Stop> {
        let Some(pos) = self.last_suiting(run, lo, hi)? else {
            return Ok(None);
        };
        if lo < pos {
            self.push(Frame::Shorter { row, lo, pos })?;
        }
        Ok(Some((run.next as usize, pos)))
    }

    /// A run is to end before `pos`.
    fn shorter(&mut self, row: u32, lo: usize, pos: usize) -> Result<Next, Stop> {
        let program = self.program;
        let hi = if program.is_bytes { pos - 1 } else { chars::back(self.text, pos) };
        self.end_run(row, &program.runs[row as usize], lo, hi)
    }

    /// The last place from `lo` to `hi` that what follows the run allows. Hints hold no continuation bytes, so that going
    /// back by bytes finds whole characters only.
    fn last_suiting(&mut self, run: &Run, lo: usize, hi: usize) -> Result<Option<usize>, Stop> {
        let Some(hint) = &run.hint else {
            return Ok(Some(hi));
        };
        if hint.allows(self.text, hi) {
            return Ok(Some(hi));
        }
        let mut hi = hi;
        while lo < hi {
            let block = &self.text[lo.max(hi.saturating_sub(RUN_BLOCK))..hi];
            let found = block.iter().rposition(|&byte| hint.bytes.has(byte));
            self.meter.work((block.len() - found.unwrap_or(0)) / 4)?;
            hi -= block.len();
            if let Some(found) = found {
                return Ok(Some(hi + found));
            }
        }
        Ok(None)
    }

    /// A lazy run after `count` characters: goes on to the next place that suits what follows.
    fn lazy_run(&mut self, row: u32, pos: usize, count: usize) -> Result<Next, Stop> {
        let program = self.program;
        let run = &program.runs[row as usize];
        let (mut pos, mut count) = (pos, count);
        let suits = |pos: usize| run.hint.as_ref().is_none_or(|hint: &Hint| hint.allows(self.text, pos));
        let mut passed = 0;
        while !suits(pos) {
            if count == run.max {
                return Ok(None);
            }
            let Some(next) = self.step_one(run.one, pos) else {
                return Ok(None);
            };
            (pos, count) = (next, count + 1);
            passed += 1;
            if passed == RUN_BLOCK {
                self.meter.work(passed)?;
                passed = 0;
            }
        }
        self.meter.work(passed)?;
        if count < run.max {
            self.push(Frame::Longer { row, pos, count })?;
        }
        Ok(Some((run.next as usize, pos)))
    }
}
