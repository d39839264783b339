//! Looking ahead by one byte, while compiling.
//!
//! Owns: for each choice of the program, the bytes that each way needs next, so that the machine takes no way that must fail
//! and keeps no way back that cannot help.
//!
//! Never: looks at more than some instructions per choice, so the work is linear in the program.
//!
//! A hint is a necessary condition: whatever goes on from an instruction to a match starts with one of the bytes, or at the
//! end of the text if `end` says so. Start reading at `needed`.

use std::collections::BTreeMap;

use super::ast::{Anchor, Greed};
use super::meter::{Meter, Stop};
use super::program::{Hint, Inst, NO_HINT, One, Pc, Program};
use super::set::ByteSet;

/// The most instructions looked at for one hint.
const FUEL: usize = 24;

/// Fills in the hints of splits and runs.
pub(super) fn add_hints(program: &mut Program, meter: &mut Meter<'_, '_>) -> Result<(), Stop> {
    let mut seen = BTreeMap::new();
    // From the end, as the hints of later splits save looking further.
    for at in (0..program.code.len()).rev() {
        meter.work(4)?;
        match program.code[at] {
            Inst::Split { first, other, .. } => {
                meter.work(2 * FUEL)?;
                meter.charge(4 * size_of::<Hint>())?;
                let first_hint = intern(program, &mut seen, first);
                let other_hint = intern(program, &mut seen, other);
                program.code[at] = Inst::Split { first, other, first_hint, other_hint };
            }
            Inst::Run(row) => {
                meter.work(FUEL)?;
                add_run_hint(program, row as usize);
            }
            _ => {}
        }
    }
    Ok(())
}

/// What must come next if a match is to go on from this instruction; none if nothing is known.
pub(super) fn needed(program: &Program, from: Pc) -> Option<Hint> {
    let mut hint = Hint::default();
    let mut ways = vec![from];
    for _ in 0..FUEL {
        let Some(at) = ways.pop() else {
            return Some(hint);
        };
        let next = at + 1;
        match program.code[at as usize] {
            Inst::Byte(byte) => hint.bytes.insert(byte),
            Inst::Bytes { start, .. } => hint.bytes.insert(program.literals[start as usize]),
            Inst::Set(set) => hint.bytes.extend(&program.sets[set as usize].leads()),
            Inst::Run(row) => {
                let run = &program.runs[row as usize];
                hint.bytes.extend(&leads(program, run.one));
                ways.extend((run.min == 0).then_some(next));
            }
            Inst::Anchor(Anchor::LastEnd | Anchor::LineEnd) => {
                hint.bytes.insert(b'\n');
                hint.end = true;
            }
            Inst::Anchor(Anchor::TextEnd) => hint.end = true,
            Inst::Jump(target) => ways.push(target),
            Inst::Split { first, other, first_hint, other_hint } => {
                for (way, known) in [(first, first_hint), (other, other_hint)] {
                    match program.hints.get(known as usize) {
                        Some(known) => hint.extend(known),
                        None => ways.push(way),
                    }
                }
            }
            Inst::Loop(row) | Inst::PossessiveLoop(row) => {
                let info = &program.loops[row as usize];
                ways.extend([info.body, info.exit]);
            }
            Inst::IfGroup { no, .. } => ways.extend([next, no]),
            Inst::DenyBegin { then, .. } => ways.push(then),
            Inst::AssertBegin { then, .. } => {
                let behind = matches!(program.code[next as usize], Inst::Back(_));
                ways.push(if behind { then } else { next });
            }
            Inst::Anchor(_) | Inst::Open { .. } | Inst::Close { .. } | Inst::LoopInit(_) | Inst::AtomicBegin { .. } => ways.push(next),
            Inst::Fail => {}
            Inst::PossessiveNext(_)
            | Inst::Same { .. }
            | Inst::AtomicEnd { .. }
            | Inst::AssertEnd { .. }
            | Inst::DenyEnd { .. }
            | Inst::Back(_)
            | Inst::Match => return None,
        }
    }
    ways.is_empty().then_some(hint)
}

/// The number of the hint of an instruction in the table of hints.
fn intern(program: &mut Program, seen: &mut BTreeMap<Hint, u32>, from: Pc) -> u32 {
    let Some(hint) = needed(program, from) else {
        return NO_HINT;
    };
    *seen.entry(hint).or_insert_with(|| {
        program.hints.push(hint);
        (program.hints.len() - 1) as u32
    })
}

/// A run whose characters can none of them begin what follows has only one way to end: at the first character that is not
/// its own. It needs no way back.
fn add_run_hint(program: &mut Program, row: usize) {
    let run = program.runs[row];
    let hint = needed(program, run.next);
    let single = hint.is_some_and(|hint| !hint.bytes.meets(&leads(program, run.one)));
    let greed = if single { Greed::Possessive } else { run.greed };
    program.runs[row].hint = hint;
    program.runs[row].greed = greed;
}

fn leads(program: &Program, one: One) -> ByteSet {
    match one {
        One::Set(set) => program.sets[set as usize].leads(),
        One::Byte(byte) => {
            let mut only = ByteSet::default();
            only.insert(byte);
            only
        }
    }
}
