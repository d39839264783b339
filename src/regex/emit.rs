//! From the tree of a pattern to its program.
//!
//! Owns: the order of instructions, jumps, and the choice between the cheap and the general form of a repeat.
//!
//! Never: recurses (what is left to do is a stack of tasks), or copies the body of a repeat: counts are counted at run time,
//! so the program is never longer than the pattern by more than a factor.
//!
//! Start reading at `Emitter::node`.

use super::ast::{Ast, Greed, List, Look, Node, NodeId, UNBOUNDED};
use super::chars;
use super::meter::{Meter, Stop};
use super::parse::Parsed;
use super::program::{Inst, Loop, NO_HINT, One, Pc, Program, Run, Seek, last_slot, open_slot};
use super::{hint, seek};

/// A jump whose target is not known yet. Jumps to the same place are a chain through their targets, ending in this.
const NOWHERE: Pc = Pc::MAX;

/// Something to emit, or to complete when what is inside of it has been emitted.
#[derive(Clone, Copy)]
enum Task {
    Node(NodeId),
    Inst(Inst),
    /// A run of literals among children.
    Literals(List),
    /// An alternative and those after it; `chain` are the jumps to the end.
    Either {
        list: List,
        chain: Pc,
    },
    /// The end of an alternative that began with the split.
    EitherNext {
        split: Pc,
        rest: List,
        chain: Pc,
    },
    /// Points a chain of jumps here.
    Land(Pc),
    /// The end of the body of `x*`.
    StarEnd {
        split: Pc,
        lazy: bool,
    },
    /// The end of the body of `x+`.
    PlusEnd {
        start: Pc,
        lazy: bool,
    },
    /// The end of the body of `x?`.
    OptionEnd {
        split: Pc,
        lazy: bool,
    },
    /// The end of the body of a counted loop.
    LoopEnd {
        row: u32,
        head: Pc,
        possessive: bool,
    },
    /// Between the two ways of a condition.
    Else {
        test: Pc,
        no: NodeId,
    },
    /// After an assertion.
    AssertEnd {
        begin: Pc,
    },
    /// The body of a loop ends.
    LeaveLoop,
}

struct Emitter<'a, 'm, 'p, 'f> {
    ast: &'a Ast,
    meter: &'m mut Meter<'p, 'f>,
    program: Program,
    tasks: Vec<Task>,
    /// How many loops are around what is being emitted.
    looping: usize,
}

/// Compiles a parsed pattern. The sets move into the program.
pub(super) fn emit(parsed: &mut Parsed, meter: &mut Meter<'_, '_>) -> Result<Program, Stop> {
    let program = Program {
        code: Vec::new(),
        literals: Vec::new(),
        sets: std::mem::take(&mut parsed.ast.sets),
        runs: Vec::new(),
        loops: Vec::new(),
        hints: Vec::new(),
        seek: Seek::Anywhere,
        groups: parsed.groups,
        slots: last_slot(parsed.groups) + 1,
        is_bytes: parsed.ast.is_bytes,
    };
    let mut emitter = Emitter { ast: &parsed.ast, meter, program, tasks: vec![Task::Node(parsed.root)], looping: 0 };
    while let Some(task) = emitter.tasks.pop() {
        emitter.meter.work(4)?;
        emitter.task(task)?;
    }
    emitter.inst(Inst::Match)?;
    let mut program = emitter.program;
    hint::add_hints(&mut program, meter)?;
    program.seek = seek::plan(&program, meter)?;
    Ok(program)
}

impl Emitter<'_, '_, '_, '_> {
    fn here(&self) -> Pc {
        self.program.code.len() as Pc
    }

    fn inst(&mut self, inst: Inst) -> Result<Pc, Stop> {
        self.meter.charge(2 * size_of::<Inst>())?;
        self.meter.push(&mut self.program.code, inst)?;
        Ok(self.here() - 1)
    }

    fn push(&mut self, task: Task) -> Result<(), Stop> {
        self.meter.charge(size_of::<Task>())?;
        self.meter.push(&mut self.tasks, task)
    }

    /// Pushes tasks that are to be done in this order.
    fn push_all<const N: usize>(&mut self, tasks: [Task; N]) -> Result<(), Stop> {
        tasks.into_iter().rev().try_for_each(|task| self.push(task))
    }

    /// Takes new registers.
    fn registers(&mut self, count: usize) -> u32 {
        self.program.slots += count;
        (self.program.slots - count) as u32
    }

    fn task(&mut self, task: Task) -> Result<(), Stop> {
        match task {
            Task::Node(id) => self.node(id),
            Task::Inst(inst) => self.inst(inst).map(drop),
            Task::Literals(list) => self.literals(self.ast.list(list)),
            Task::Either { list, chain } => self.either(list, chain),
            Task::EitherNext { split, rest, chain } => {
                let chain = self.inst(Inst::Jump(chain))?;
                self.set_other(split);
                self.push(Task::Either { list: rest, chain })
            }
            Task::Land(chain) => {
                self.land(chain);
                Ok(())
            }
            Task::StarEnd { split, lazy } => {
                self.inst(Inst::Jump(split))?;
                self.set_exit(split, lazy);
                Ok(())
            }
            Task::OptionEnd { split, lazy } => {
                self.set_exit(split, lazy);
                Ok(())
            }
            Task::PlusEnd { start, lazy } => {
                let next = self.here() + 1;
                let (first, other) = if lazy { (next, start) } else { (start, next) };
                self.inst(split(first, other)).map(drop)
            }
            Task::LoopEnd { row, head, possessive } => {
                self.inst(if possessive { Inst::PossessiveNext(row) } else { Inst::Jump(head) })?;
                self.program.loops[row as usize].exit = self.here();
                Ok(())
            }
            Task::Else { test, no } => {
                let jump = self.inst(Inst::Jump(NOWHERE))?;
                self.set_other(test);
                self.push_all([Task::Node(no), Task::Land(jump)])
            }
            Task::AssertEnd { begin } => {
                self.set_other(begin);
                Ok(())
            }
            Task::LeaveLoop => {
                self.looping -= 1;
                Ok(())
            }
        }
    }

    fn node(&mut self, id: NodeId) -> Result<(), Stop> {
        match self.ast.node(id) {
            Node::Empty => Ok(()),
            Node::Fail => self.inst(Inst::Fail).map(drop),
            Node::Literal(_) => self.literals(&[id]),
            Node::Set(set) => self.inst(Inst::Set(set)).map(drop),
            Node::Anchor(anchor) => self.inst(Inst::Anchor(anchor)).map(drop),
            Node::Concat(list) => self.concat(list),
            Node::Either(list) => self.either(list, NOWHERE),
            Node::Group { group, body } => {
                let slot = open_slot(self.program.groups, group) as u32;
                self.inst(Inst::Open { slot, looped: 0 < self.looping })?;
                self.push_all([Task::Node(body), Task::Inst(Inst::Close { group })])
            }
            Node::Repeat { body, min, max, greed } => self.repeat(body, min, max, greed),
            Node::Assert { body, look, negate } => self.assert(body, look, negate),
            Node::Atomic(body) => {
                let register = self.registers(1);
                self.inst(Inst::AtomicBegin { register })?;
                self.push_all([Task::Node(body), Task::Inst(Inst::AtomicEnd { register })])
            }
            Node::Same { group, compare } => self.inst(Inst::Same { group, compare }).map(drop),
            Node::IfGroup { group, inside, yes, no } => {
                let test = self.inst(Inst::IfGroup { group, inside, no: NOWHERE })?;
                self.push_all([Task::Node(yes), Task::Else { test, no }])
            }
        }
    }

    /// Pushes the children from the last to the first, neighboring literals as one task.
    fn concat(&mut self, list: List) -> Result<(), Stop> {
        let ast = self.ast;
        let is_literal = |at: u32| matches!(ast.node(ast.lists[at as usize]), Node::Literal(_));
        let mut end = list.end;
        let mut tasks = Vec::new();
        while list.start < end {
            let mut start = end;
            while list.start < start && is_literal(start - 1) {
                self.meter.step()?;
                start -= 1;
            }
            self.meter.charge(2 * size_of::<Task>())?;
            if start < end {
                tasks.push(Task::Literals(List { start, end }));
            } else {
                start -= 1;
                tasks.push(Task::Node(ast.lists[start as usize]));
            }
            end = start;
        }
        self.tasks.append(&mut tasks);
        Ok(())
    }

    /// The bytes of literals one after the other.
    fn literals(&mut self, ids: &[NodeId]) -> Result<(), Stop> {
        self.meter.charge(8 * ids.len())?;
        let literals = &mut self.program.literals;
        let start = literals.len();
        for &id in ids {
            self.meter.step()?;
            if let Node::Literal(code) = self.ast.node(id) {
                if self.program.is_bytes { literals.push(code as u8) } else { chars::encode(code, literals) }
            }
        }
        if let [byte] = literals[start..] {
            literals.pop();
            return self.inst(Inst::Byte(byte)).map(drop);
        }
        let end = literals.len() as u32;
        self.inst(Inst::Bytes { start: start as u32, end }).map(drop)
    }

    /// The first alternative of a list, and the task to go on with the rest.
    fn either(&mut self, list: List, chain: Pc) -> Result<(), Stop> {
        let first = self.ast.lists[list.start as usize];
        let rest = List { start: list.start + 1, end: list.end };
        if rest.start == rest.end {
            return self.push_all([Task::Node(first), Task::Land(chain)]);
        }
        let next = self.here() + 1;
        let split = self.inst(split(next, NOWHERE))?;
        self.push_all([Task::Node(first), Task::EitherNext { split, rest, chain }])
    }

    /// Points the jumps of a chain here.
    fn land(&mut self, mut chain: Pc) {
        let here = self.here();
        while chain != NOWHERE {
            let Inst::Jump(target) = &mut self.program.code[chain as usize] else { unreachable!("a chain is made of jumps") };
            chain = std::mem::replace(target, here);
        }
    }

    /// Points the second way of an instruction here.
    fn set_other(&mut self, at: Pc) {
        let here = self.here();
        match &mut self.program.code[at as usize] {
            Inst::Split { other, .. } => *other = here,
            Inst::IfGroup { no, .. } => *no = here,
            Inst::AssertBegin { then, .. } | Inst::DenyBegin { then, .. } => *then = here,
            inst => unreachable!("{inst:?} has no second way"),
        }
    }

    /// Points the way out of a split loop here.
    fn set_exit(&mut self, at: Pc, lazy: bool) {
        let (body, exit) = (at + 1, self.here());
        let (first, other) = if lazy { (exit, body) } else { (body, exit) };
        self.program.code[at as usize] = split(first, other);
    }

    fn repeat(&mut self, body: NodeId, min: u32, max: u32, greed: Greed) -> Result<(), Stop> {
        if max == 0 {
            return Ok(());
        }
        if min == 1 && max == 1 {
            return self.push(Task::Node(body));
        }
        if let Some(one) = self.single(body)? {
            return self.run(one, min, max, greed);
        }
        let lazy = greed == Greed::Lazy;
        let consumes = 0 < self.ast.width(body).min;
        match (min, max) {
            _ if greed == Greed::Possessive => self.counted(body, min, max, greed),
            (0, 1) => {
                let split = self.inst(split(NOWHERE, NOWHERE))?;
                self.push_all([Task::Node(body), Task::OptionEnd { split, lazy }])
            }
            (0, UNBOUNDED) if consumes => {
                let split = self.inst(split(NOWHERE, NOWHERE))?;
                self.looping += 1;
                self.push_all([Task::Node(body), Task::StarEnd { split, lazy }, Task::LeaveLoop])
            }
            (1, UNBOUNDED) if consumes => {
                let start = self.here();
                self.looping += 1;
                self.push_all([Task::Node(body), Task::PlusEnd { start, lazy }, Task::LeaveLoop])
            }
            _ => self.counted(body, min, max, greed),
        }
    }

    fn counted(&mut self, body: NodeId, min: u32, max: u32, greed: Greed) -> Result<(), Stop> {
        let possessive = greed == Greed::Possessive;
        let row = self.program.loops.len() as u32;
        self.inst(Inst::LoopInit(row))?;
        let head = self.inst(if possessive { Inst::PossessiveLoop(row) } else { Inst::Loop(row) })?;
        self.meter.charge(2 * size_of::<Loop>())?;
        let register = self.registers(3) as usize;
        self.program.loops.push(Loop {
            register,
            min: min as usize,
            max: bound(max),
            lazy: greed == Greed::Lazy,
            body: head + 1,
            exit: NOWHERE,
        });
        self.looping += 1;
        self.push_all([Task::Node(body), Task::LoopEnd { row, head, possessive }, Task::LeaveLoop])
    }

    /// What a run would repeat, if the body is one character.
    fn single(&mut self, body: NodeId) -> Result<Option<One>, Stop> {
        Ok(match self.ast.node(body) {
            Node::Set(set) => Some(One::Set(set)),
            Node::Literal(code) if self.program.is_bytes || code < 0x80 => Some(One::Byte(code as u8)),
            _ => None,
        })
    }

    fn run(&mut self, one: One, min: u32, max: u32, greed: Greed) -> Result<(), Stop> {
        self.meter.charge(2 * size_of::<Run>())?;
        let row = self.program.runs.len() as u32;
        let next = self.inst(Inst::Run(row))? + 1;
        self.program.runs.push(Run { one, min: min as usize, max: bound(max), greed, hint: None, next });
        Ok(())
    }

    fn assert(&mut self, body: NodeId, look: Look, negate: bool) -> Result<(), Stop> {
        let register = self.registers(2);
        let begin = self.inst(match negate {
            true => Inst::DenyBegin { register, then: NOWHERE },
            false => Inst::AssertBegin { register, then: NOWHERE },
        })?;
        if let Look::Behind(width @ 1..) = look {
            self.inst(Inst::Back(width))?;
        }
        let end = if negate { Inst::DenyEnd { register } } else { Inst::AssertEnd { register } };
        self.push_all([Task::Node(body), Task::Inst(end), Task::AssertEnd { begin }])
    }
}

fn split(first: Pc, other: Pc) -> Inst {
    Inst::Split { first, other, first_hint: NO_HINT, other_hint: NO_HINT }
}

fn bound(max: u32) -> usize {
    if max == UNBOUNDED { usize::MAX } else { max as usize }
}
