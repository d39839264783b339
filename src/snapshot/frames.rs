//! The proof that a stack of frames from outside can go on: each frame is inside its code and its registers, and what it wants to
//! do with a result is what the instruction that waits can take.

use super::verify::{Check, code as check_code, require, value as check_value};
use crate::bytecode::code::{Code, CodeFlags};
use crate::bytecode::instr::Instr;
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::GeneratorState;
use crate::vm::frame::{Frame, OnReturn};
use crate::vm::{Interrupted, Pending, natives, operator};

/// Checks frames and the pending call. `slots` is the length of the live stack.
pub(super) fn verify(
    heap: &Heap,
    hosts: usize,
    frames: &[Frame],
    slots: usize,
    pending: Option<&Pending>,
    interrupted: Option<&Interrupted>,
) -> Check {
    require(pending.is_none() || interrupted.is_none(), "two calls at once")?;
    let called = pending.map(|pending| pending.on_return).or(interrupted.map(|interrupted| interrupted.on_return));
    let mut below: Option<&Frame> = None;
    let mut running = Vec::new();
    for (i, frame) in frames.iter().enumerate() {
        values(heap, hosts, frame)?;
        self::frame(heap, frame)?;
        registers(heap, frame, below)?;
        on_return(heap, below, frame.on_return)?;
        let above = frames.get(i + 1).map(|above| above.on_return).or(called);
        place(heap.code(frame.code), frame.pc as usize, above)?;
        running.extend(frame.generator);
        below = Some(frame);
    }
    require(frames.last().map_or(0, |frame| frame.end as usize) == slots, "a stack of another length")?;
    running.sort_unstable();
    require(running.windows(2).all(|pair| pair[0] != pair[1]), "a generator with two frames")?;
    let resumed = heap.generators.iter().filter(|(_, generator)| generator.state == GeneratorState::Running).count();
    require(resumed == running.len(), "generators that run without a frame")?;
    if let Some(interrupted) = interrupted {
        self::interrupted(heap, hosts, below, interrupted)?;
    }
    match pending {
        Some(pending) => self::pending(heap, hosts, below, pending),
        None => Ok(()),
    }
}

/// The next instruction is there. A frame that waits has begun one before it; when that is the last one, it only raises, and the
/// machine refuses that it comes back.
fn place(code: &Code, pc: usize, waits_for: Option<OnReturn>) -> Check {
    let inside = match waits_for {
        None => pc < code.instrs.len(),
        Some(OnReturn::Discard) => 0 < pc && pc <= code.instrs.len(),
        Some(_) => 0 < pc && pc < code.instrs.len(),
    };
    require(inside, "a frame outside its code")
}

/// One past the last register of any frame.
pub(super) fn stack_end(frames: &[Frame]) -> usize {
    frames.iter().map(|frame| frame.end as usize).max().unwrap_or(0)
}

fn values(heap: &Heap, hosts: usize, frame: &Frame) -> Check {
    let mut result = Ok(());
    frame.trace(&mut |value| {
        if result.is_ok() {
            result = check_value(heap, hosts, value);
        }
    });
    result
}

fn frame(heap: &Heap, frame: &Frame) -> Check {
    check_code(heap, frame.code)?;
    let code = heap.code(frame.code);
    match frame.function {
        Some(function) => require(heap[function].code == frame.code, "a frame of another function")?,
        None => require(code.captures.is_empty(), "a frame without its function")?,
    }
    match frame.generator {
        None => require(!makes_generator(code), "a frame without its generator"),
        Some(id) => {
            let generator = &heap[id];
            let own = generator.state == GeneratorState::Running && generator.code == frame.code;
            require(own && makes_generator(code), "a frame of another generator")
        }
    }
}

/// The window is the code's, and begins above that of the frame below, whose upper registers it may cover.
fn registers(heap: &Heap, frame: &Frame, below: Option<&Frame>) -> Check {
    let size = u32::from(heap.code(frame.code).registers);
    require(frame.base.checked_add(size) == Some(frame.end) && frame.end < 1 << 30, "a frame with other registers")?;
    let lowest = below.map_or(0, |below| below.base + 1);
    let highest = below.map_or(1, |below| below.end + 1);
    require(lowest <= frame.base && frame.base <= highest, "a frame in another's registers")
}

/// Whether the waiting frame's instruction can take a result that way.
fn on_return(heap: &Heap, below: Option<&Frame>, on_return: OnReturn) -> Check {
    let Some(below) = below else { return require(on_return == OnReturn::Exit, "a result for no frame") };
    let code = heap.code(below.code);
    let Some(instr) = (below.pc as usize).checked_sub(1).and_then(|at| code.instrs.get(at)) else { return Err("a frame outside its code") };
    let fits = match on_return {
        OnReturn::Store(_) | OnReturn::Discard | OnReturn::Init(..) | OnReturn::Iter(_) | OnReturn::Again => true,
        OnReturn::Operator(_) => operator::is_operator(*instr),
        OnReturn::Truth | OnReturn::TruthLen | OnReturn::Contains | OnReturn::ForIter | OnReturn::ForPrep | OnReturn::Unpack => true,
        OnReturn::Filter => matches!(instr, Instr::ForNext { .. }),
        OnReturn::Delegate => matches!(instr, Instr::YieldFrom { .. }),
        OnReturn::Exit => false,
    };
    require(fits, "a result that the instruction cannot take")
}

/// The native is there, and its arguments are as many as it looks at.
fn interrupted(heap: &Heap, hosts: usize, below: Option<&Frame>, interrupted: &Interrupted) -> Check {
    check_value(heap, hosts, Value::Native(interrupted.native))?;
    let mut result = Ok(());
    interrupted.trace(&mut |value| {
        if result.is_ok() {
            result = check_value(heap, hosts, value);
        }
    });
    result?;
    let signature = &natives::get(interrupted.native).signature;
    let (given, fixed) = (interrupted.args.len(), signature.fixed());
    require(given == fixed || signature.varargs && given > fixed, "a native with other arguments")?;
    let keywords = if signature.varkw { interrupted.args.get(signature.params.len()) } else { None };
    // No keywords at all are unbound.
    require(keywords.is_none_or(|keywords| matches!(keywords, Value::Dict(_) | Value::Unbound)), "keywords that are none")?;
    on_return(heap, below, interrupted.on_return)
}

fn pending(heap: &Heap, hosts: usize, below: Option<&Frame>, pending: &Pending) -> Check {
    let mut result = Ok(());
    pending.trace(&mut |value| {
        if result.is_ok() {
            result = check_value(heap, hosts, value);
        }
    });
    result?;
    require(matches!(pending.name, Value::Str(_)), "a call without a name")?;
    on_return(heap, below, pending.on_return)
}

/// Whether calling the code makes a generator, coroutine or async generator.
pub(super) fn makes_generator(code: &Code) -> bool {
    code.flags.intersects(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR)
}

/// Whether a suspended generator stands where one can be.
pub(super) fn resumable(code: &Code, pc: usize, delegating: bool) -> Check {
    let instr = if delegating { code.instrs.get(pc) } else { pc.checked_sub(1).and_then(|at| code.instrs.get(at)) };
    let fits = match instr {
        Some(Instr::YieldFrom { .. }) => delegating,
        Some(Instr::Yield { .. }) => !delegating,
        _ => false,
    };
    require(fits, "a generator suspended at no yield")
}
