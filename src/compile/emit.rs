//! Owns: writing one code object: instructions with their spans, labels, registers, constants, names, protected ranges, and
//! which variables are certainly bound at each point.
//!
//! Never: looks at the syntax tree.
//!
//! Jump operands hold label numbers until [`Builder::finish_jumps`]. Registers are a stack above the locals: `mark`, `alloc`,
//! `release`. Nothing is emitted where no path leads, so unreachable code costs nothing and cannot fall through.
//!
//! Start reading at: [`Builder`].

use super::hoist::Literal;
use super::scope::{Map, ScopeId, Set, Sym};
use super::text_keys;
use crate::bytecode::code::{Const, Handler, Span};
use crate::bytecode::instr::Instr;
use crate::text::core;
use ruff_text_size::TextRange;
use std::cell::Cell;
use std::collections::HashMap;

/// A set of registers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct RegSet([u64; 4]);

impl RegSet {
    pub(super) fn insert(&mut self, reg: u8) {
        self.0[usize::from(reg >> 6)] |= 1 << (reg & 63);
    }

    pub(super) fn remove(&mut self, reg: u8) {
        self.0[usize::from(reg >> 6)] &= !(1 << (reg & 63));
    }

    pub(super) fn contains(&self, reg: u8) -> bool {
        self.0[usize::from(reg >> 6)] >> (reg & 63) & 1 == 1
    }

    pub(super) fn and(self, other: RegSet) -> RegSet {
        RegSet(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    pub(super) fn without(self, other: RegSet) -> RegSet {
        RegSet(std::array::from_fn(|i| self.0[i] & !other.0[i]))
    }
}

/// A place in the code that is jumped to; also the operand of a jump until the end.
pub(super) type Label = u32;

#[derive(Clone, Copy, Default)]
struct LabelInfo {
    at: Option<u32>,
    /// What is bound on every jump to it so far; `None` when there is none.
    bound: Option<RegSet>,
}

/// Where a variable of the code lives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    Register(u8),
    /// A register that holds a cell.
    Cell(u8),
    /// The function has more locals than registers: an entry of the dict in `Builder::spill`.
    Spilled,
}

/// One way out of a protected block that has work to do at its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Exit {
    Return,
    /// Jump to the label, which belongs to the loop with this index in `blocks`.
    Loop(usize, Label),
}

/// What encloses the statement being compiled, innermost last.
pub(super) enum Block {
    Loop {
        end: Label,
        next: Label,
    },
    /// `finally` and `with`: every way out goes through `label`, with the number of the exit in `action`.
    Finally {
        label: Label,
        action: u8,
        value: u8,
        exits: Vec<Exit>,
    },
    /// Handling an exception: leaving restores `saved` and unbinds the name.
    Handler {
        saved: u8,
        name: Option<Sym>,
    },
}

/// Up to this many constants need no table.
const FEW_CONSTS: usize = 8;

/// Empties a table, and keeps its room unless that takes long to empty again.
fn empty<K, V>(map: &mut Map<K, V>) {
    match map.capacity() {
        0 => {}
        1..=KEEP => map.clear(),
        _ => *map = Map::default(),
    }
}

impl Default for Builder {
    fn default() -> Builder {
        Builder {
            host: 0,
            scope: 0,
            qualname: core::MODULE_NAME,
            instrs: Vec::new(),
            spans: Vec::new(),
            consts: Vec::new(),
            const_index: None,
            names: Vec::new(),
            name_index: Map::default(),
            kwnames: Vec::new(),
            kwnames_index: None,
            codes: Vec::new(),
            handlers: Vec::new(),
            labels: Vec::new(),
            caches: 0,
            global_caches: Map::default(),
            next: 0,
            registers: 0,
            named: RegSet::default(),
            hoisted: Vec::new(),
            bound: RegSet::default(),
            deletable: RegSet::default(),
            uncertain: RegSet::default(),
            certain_frees: Set::default(),
            reachable: true,
            places: Map::default(),
            spill: None,
            blocks: Vec::new(),
            nesting: 0,
            finally_depth: 0,
            overflow: None,
        }
    }
}

/// The code object being written.
pub(super) struct Builder {
    /// The scope whose code this is.
    pub(super) host: ScopeId,
    /// The scope whose names count now: `host`, or a comprehension or type parameter scope inside it.
    pub(super) scope: ScopeId,
    pub(super) qualname: Sym,
    pub(super) instrs: Vec<Instr>,
    pub(super) spans: Vec<Span>,
    pub(super) consts: Vec<Const>,
    /// The constants, once they are more than a few.
    const_index: Option<HashMap<Vec<u8>, u16, ahash::RandomState>>,
    pub(super) names: Vec<Sym>,
    name_index: Map<Sym, u16>,
    pub(super) kwnames: Vec<Box<[Sym]>>,
    kwnames_index: Option<HashMap<Box<[Sym]>, u16, ahash::RandomState>>,
    pub(super) codes: Vec<u32>,
    pub(super) handlers: Vec<Handler>,
    labels: Vec<LabelInfo>,
    pub(super) caches: u32,
    global_caches: Map<(Sym, bool), u16>,
    next: u16,
    pub(super) registers: u16,
    /// Registers of variables: never scratch space.
    pub(super) named: RegSet,
    /// Literals that the loop being compiled has in registers.
    pub(super) hoisted: Vec<(Literal, u8)>,
    /// Variables that are certainly bound here.
    pub(super) bound: RegSet,
    /// Variables that some `del` unbinds: not certain beyond a back edge or in a handler.
    pub(super) deletable: RegSet,
    /// Cells that another function may empty: never certain.
    pub(super) uncertain: RegSet,
    /// Free variables that were certainly bound when the function was made, and that nothing unbinds.
    pub(super) certain_frees: Set<Sym>,
    pub(super) reachable: bool,
    pub(super) places: Map<(ScopeId, Sym), Place>,
    pub(super) spill: Option<u8>,
    pub(super) blocks: Vec<Block>,
    /// Loops, `try` and `with` around the statement.
    pub(super) nesting: u32,
    /// `finally` bodies around the statement.
    pub(super) finally_depth: u32,
    /// The first limit that was hit: the text of a SyntaxError.
    pub(super) overflow: Option<(&'static str, TextRange)>,
}

thread_local! {
    /// The builder of the last compilation in this thread: a small program is compiled in less time than its buffers take to make.
    static SPARE: Cell<Option<Box<Builder>>> = const { Cell::new(None) };
}

/// Room in instructions and in entries of a table that is kept for the next code.
const KEEP: usize = 64;

impl Builder {
    /// A builder for a code object, with the buffers of the last one that was finished in this thread.
    pub(super) fn take(host: ScopeId, qualname: Sym) -> Box<Builder> {
        let mut builder = SPARE.try_with(Cell::take).ok().flatten().unwrap_or_default();
        builder.host = host;
        builder.scope = host;
        builder.qualname = qualname;
        builder
    }

    /// Empties the builder and leaves its buffers, if they are small, to the next.
    pub(super) fn give(mut self: Box<Self>) {
        if self.instrs.capacity() <= KEEP && self.labels.capacity() <= KEEP {
            self.clear();
            let _ = SPARE.try_with(|spare| spare.set(Some(self)));
        }
    }

    fn clear(&mut self) {
        // Every field by name: one more must be thought of here.
        let Builder {
            host: _,
            scope: _,
            qualname: _,
            instrs,
            spans,
            consts,
            const_index,
            names,
            name_index,
            kwnames,
            kwnames_index,
            codes,
            handlers,
            labels,
            caches,
            global_caches,
            next,
            registers,
            named,
            hoisted,
            bound,
            deletable,
            uncertain,
            certain_frees,
            reachable,
            places,
            spill,
            blocks,
            nesting,
            finally_depth,
            overflow,
        } = self;
        instrs.clear();
        spans.clear();
        consts.clear();
        *const_index = None;
        names.clear();
        empty(name_index);
        kwnames.clear();
        *kwnames_index = None;
        codes.clear();
        handlers.clear();
        labels.clear();
        *caches = 0;
        empty(global_caches);
        (*next, *registers) = (0, 0);
        (*named, *bound, *deletable, *uncertain) = Default::default();
        hoisted.clear();
        *certain_frees = Set::default();
        *reachable = true;
        empty(places);
        *spill = None;
        blocks.clear();
        (*nesting, *finally_depth) = (0, 0);
        *overflow = None;
    }

    // ---- instructions

    pub(super) fn emit(&mut self, range: TextRange, instr: Instr) {
        if !self.reachable {
            return;
        }
        self.instrs.push(instr);
        self.spans.push(Span { start: range.start().to_u32(), end: range.end().to_u32() });
    }

    /// Emits an instruction after which control does not go on here.
    pub(super) fn emit_last(&mut self, range: TextRange, instr: Instr) {
        self.emit(range, instr);
        self.reachable = false;
    }

    /// Index of the next instruction.
    pub(super) fn position(&self) -> u32 {
        self.instrs.len() as u32
    }

    // ---- labels

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(LabelInfo::default());
        self.labels.len() as Label - 1
    }

    /// The jump operand for `label`, recording what is bound when it is taken.
    pub(super) fn to(&mut self, label: Label) -> u32 {
        if self.reachable {
            let info = &mut self.labels[label as usize];
            info.bound = Some(info.bound.map_or(self.bound, |bound| bound.and(self.bound)));
        }
        label
    }

    pub(super) fn jump(&mut self, range: TextRange, label: Label) {
        let to = self.to(label);
        self.emit_last(range, Instr::Jump { to });
    }

    /// Places a label that only forward jumps lead to.
    pub(super) fn bind(&mut self, label: Label) {
        let info = &mut self.labels[label as usize];
        info.at = Some(self.instrs.len() as u32);
        match info.bound {
            Some(bound) if self.reachable => self.bound = self.bound.and(bound),
            Some(bound) => {
                self.bound = bound;
                self.reachable = true;
            }
            None => {}
        }
    }

    /// Places a label that later jumps lead back to: what is deletable is not certain any more.
    pub(super) fn bind_loop(&mut self, label: Label) {
        self.bind(label);
        self.bound = self.bound.without(self.deletable);
    }

    /// Places the top of a loop body that only the jump at its bottom leads to.
    pub(super) fn bind_body(&mut self, label: Label, reachable: bool, bound: RegSet) {
        self.labels[label as usize].at = Some(self.instrs.len() as u32);
        self.reachable = reachable;
        self.bound = bound;
    }

    /// Places the start of a handler, entered with `bound` from any instruction of `start..end`.
    pub(super) fn bind_handler(&mut self, label: Label, start: u32, end: u32, bound: RegSet) {
        self.labels[label as usize].at = Some(self.instrs.len() as u32);
        self.reachable = start < end;
        self.bound = bound.without(self.deletable);
    }

    /// Sends exceptions of `start..end` to `label`. Rows of inner ranges must have been added before.
    pub(super) fn protect(&mut self, start: u32, end: u32, label: Label, exc: u8) {
        if start < end {
            self.handlers.push(Handler { start, end, target: label, exc });
        }
    }

    /// Replaces label numbers by instruction indices, skipping over jumps to jumps.
    pub(super) fn finish_jumps(&mut self) {
        let targets: Vec<u32> = self.labels.iter().map(|label| label.at.unwrap_or(0)).collect();
        for handler in &mut self.handlers {
            handler.target = targets[handler.target as usize];
        }
        for i in 0..self.instrs.len() {
            if let Some(label) = jump_operand(&mut self.instrs[i]) {
                *label = targets[*label as usize];
            }
        }
        for i in 0..self.instrs.len() {
            let mut instr = self.instrs[i];
            if let Some(to) = jump_operand(&mut instr) {
                *to = self.thread(*to);
                self.instrs[i] = instr;
            }
        }
    }

    /// Where a jump to `to` ends up. A few steps: a cycle of jumps is an empty loop of the program.
    fn thread(&self, mut to: u32) -> u32 {
        for _ in 0..4 {
            match self.instrs.get(to as usize) {
                Some(Instr::Jump { to: next }) => to = *next,
                _ => break,
            }
        }
        to
    }

    // ---- registers

    pub(super) fn mark(&self) -> u16 {
        self.next
    }

    pub(super) fn release(&mut self, mark: u16) {
        self.next = mark;
    }

    /// A new register on top of the stack.
    pub(super) fn alloc(&mut self, range: TextRange) -> u8 {
        self.alloc_window(range, 1)
    }

    /// `n` consecutive new registers on top of the stack.
    pub(super) fn alloc_window(&mut self, range: TextRange, n: usize) -> u8 {
        let base = self.next;
        if usize::from(base) + n > 256 {
            self.limit("too many nested expressions", range);
            return 0;
        }
        self.next += n as u16;
        self.registers = self.registers.max(self.next);
        base.min(255) as u8
    }

    /// Registers that are still free.
    pub(super) fn free(&self) -> usize {
        256 - usize::from(self.next)
    }

    /// The register for the first slot of a window whose result goes to `d`: `d` itself when it is scratch and tops the stack.
    pub(super) fn window_base(&mut self, range: TextRange, d: u8) -> u8 {
        if self.is_scratch(d) && u16::from(d) + 1 == self.next { d } else { self.alloc(range) }
    }

    /// Whether `d` may be written before the value that belongs there is complete.
    pub(super) fn is_scratch(&self, d: u8) -> bool {
        !self.named.contains(d)
    }

    // ---- tables

    pub(super) fn limit(&mut self, message: &'static str, range: TextRange) {
        self.overflow.get_or_insert((message, range));
    }

    pub(super) fn constant(&mut self, range: TextRange, value: Const) -> u16 {
        if let Some(index) = self.known_constant(&value) {
            return index;
        }
        let Ok(index) = u16::try_from(self.consts.len()) else {
            self.limit("too many constants", range);
            return 0;
        };
        self.consts.push(value);
        index
    }

    /// The number of a constant that is there already. The first few are compared with each.
    fn known_constant(&mut self, value: &Const) -> Option<u16> {
        if self.consts.len() <= FEW_CONSTS {
            return self.consts.iter().position(|known| known.same(value)).map(|index| index as u16);
        }
        let key = |value: &Const| postcard::to_stdvec(value).expect("a constant can be serialized");
        let known = self.const_index.get_or_insert_with(|| HashMap::with_hasher(text_keys()));
        for (index, value) in self.consts.iter().enumerate().skip(known.len()) {
            known.insert(key(value), index as u16);
        }
        known.get(&key(value)).copied()
    }

    pub(super) fn name(&mut self, range: TextRange, name: Sym) -> u16 {
        if let Some(&index) = self.name_index.get(&name) {
            return index;
        }
        let Ok(index) = u16::try_from(self.names.len()) else {
            self.limit("too many names", range);
            return 0;
        };
        self.names.push(name);
        self.name_index.insert(name, index);
        index
    }

    pub(super) fn keywords(&mut self, range: TextRange, names: Box<[Sym]>) -> u16 {
        if let Some(&index) = self.kwnames_index.as_ref().and_then(|known| known.get(&names)) {
            return index;
        }
        let Ok(index) = u16::try_from(self.kwnames.len()) else {
            self.limit("too many calls with keywords", range);
            return 0;
        };
        self.kwnames.push(names.clone());
        self.kwnames_index.get_or_insert_with(|| HashMap::with_hasher(text_keys())).insert(names, index);
        index
    }

    pub(super) fn cache(&mut self, range: TextRange) -> u16 {
        match u16::try_from(self.caches) {
            Ok(index) if index < u16::MAX => {
                self.caches += 1;
                index
            }
            _ => {
                self.limit("too many attribute accesses", range);
                0
            }
        }
    }

    /// The cache of a global: one for all loads of it in this code, one for all stores.
    pub(super) fn global_cache(&mut self, range: TextRange, name: Sym, store: bool) -> u16 {
        if let Some(&index) = self.global_caches.get(&(name, store)) {
            return index;
        }
        let index = self.cache(range);
        self.global_caches.insert((name, store), index);
        index
    }

    pub(super) fn child(&mut self, range: TextRange, code: u32) -> u16 {
        let Ok(index) = u16::try_from(self.codes.len()) else {
            self.limit("too many nested functions", range);
            return 0;
        };
        self.codes.push(code);
        index
    }
}

/// The jump operand of an instruction.
fn jump_operand(instr: &mut Instr) -> Option<&mut u32> {
    match instr {
        Instr::Jump { to }
        | Instr::JumpIfTrue { to, .. }
        | Instr::JumpIfFalse { to, .. }
        | Instr::JumpIfNone { to, .. }
        | Instr::JumpIfNotNone { to, .. }
        | Instr::JumpIfSummed { to, .. }
        | Instr::JumpIfLt { to, .. }
        | Instr::JumpIfLe { to, .. }
        | Instr::JumpIfGt { to, .. }
        | Instr::JumpIfGe { to, .. }
        | Instr::JumpIfEq { to, .. }
        | Instr::JumpIfNe { to, .. }
        | Instr::JumpUnlessLt { to, .. }
        | Instr::JumpUnlessLe { to, .. }
        | Instr::JumpUnlessGt { to, .. }
        | Instr::JumpUnlessGe { to, .. }
        | Instr::JumpUnlessEq { to, .. }
        | Instr::JumpUnlessNe { to, .. }
        | Instr::JumpIfLtImm { to, .. }
        | Instr::JumpIfLeImm { to, .. }
        | Instr::JumpIfGtImm { to, .. }
        | Instr::JumpIfGeImm { to, .. }
        | Instr::JumpIfEqImm { to, .. }
        | Instr::JumpIfNeImm { to, .. }
        | Instr::JumpUnlessLtImm { to, .. }
        | Instr::JumpUnlessLeImm { to, .. }
        | Instr::JumpUnlessGtImm { to, .. }
        | Instr::JumpUnlessGeImm { to, .. }
        | Instr::JumpUnlessEqImm { to, .. }
        | Instr::JumpUnlessNeImm { to, .. }
        | Instr::JumpUnlessExc { to, .. }
        | Instr::ForNext { to, .. } => Some(to),
        _ => None,
    }
}
