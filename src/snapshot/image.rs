//! What of a machine is written, and how a machine is made from it.

use super::{Content, broken, encode, frames, open, verify};
use crate::bytecode::code::{PROGRAM_UNIT, Unit};
use crate::bytecode::verify::verify as verify_unit;
use crate::error::Error;
use crate::heap::kinds::{DictId, Heap, ReadInto, Value};
use crate::heap::units::Units;
use crate::heap::value::StrId;
use crate::object::native::Output;
use crate::vm::frame::Frame;
use crate::vm::{Interrupted, Pending, ROOM, Vm};
use serde::de::DeserializeSeed;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Counters above this are bytes of somebody else's making; below it they can go on counting.
const MAX_COUNT: u64 = 1 << 62;

/// What a run is beside its machine.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outside {
    /// The number of the run's state.
    pub(crate) state: u8,
    /// Fuel of the last step.
    pub(crate) step_fuel: u64,
    /// Nanoseconds used and allowed.
    pub(crate) time: (u64, u64),
    /// The result, encoded.
    pub(crate) result: Option<Vec<u8>>,
    /// The error, encoded.
    pub(crate) error: Option<Vec<u8>>,
    /// Which program it is.
    pub(crate) program_hash: [u64; 2],
    /// The program itself, unless the host keeps it.
    pub(crate) program: Option<Vec<u8>>,
}

/// The parts of a machine, to write.
// SYNC: image
#[derive(Serialize)]
struct Parts<'a> {
    outside: &'a Outside,
    units: Vec<&'a Unit>,
    heap: &'a Heap,
    stack: &'a [Value],
    frames: &'a [Frame],
    handled: Value,
    pending: &'a Option<Pending>,
    interrupted: &'a Option<Interrupted>,
    spaces: (DictId, DictId, Option<DictId>, Option<DictId>),
    hosts: &'a [StrId],
    counts: (u64, u64, u64, u64),
    output: &'a Output,
}

/// The same, as read, behind what the run is beside its machine, the snippets and the heap.
// SYNC: image
#[derive(Deserialize)]
struct Image {
    stack: Vec<Value>,
    frames: Vec<Frame>,
    handled: Value,
    pending: Option<Pending>,
    interrupted: Option<Interrupted>,
    /// Namespaces of the program, the modules and the kernel; the files.
    spaces: (DictId, DictId, Option<DictId>, Option<DictId>),
    hosts: Vec<StrId>,
    /// Calls made, recursion limit, fuel used and allowed.
    counts: (u64, u64, u64, u64),
    output: Output,
}

/// A machine as bytes, after a collection. Fails only when the machine is not between two instructions.
pub(crate) fn write(vm: &mut Vm, outside: &Outside) -> Result<Vec<u8>, Error> {
    // A heap over its limit is written as well; the next instruction finds out.
    let _ = vm.collect_for_snapshot();
    vm.cx.heap.settle();
    let parts = Parts {
        outside,
        units: vm.cx.heap.units.fed().iter().map(|unit| &**unit).collect(),
        heap: &vm.cx.heap,
        stack: &vm.stack[..vm.top()],
        frames: &vm.frames,
        handled: vm.handled,
        pending: &vm.pending,
        interrupted: &vm.interrupted,
        spaces: (vm.globals, vm.modules, vm.kernel, vm.cx.files),
        hosts: &vm.hosts,
        counts: (vm.calls, vm.recursion_limit as u64, vm.fuel_used, vm.fuel_limit),
        output: &vm.cx.output,
    };
    encode(Content::Run, &parts)
}

/// A machine from bytes, verified. `program` finds the unit of the program that the bytes name or contain; `memory` bounds what
/// the heap's tables may take.
pub(crate) fn read<P>(
    bytes: &[u8],
    memory: usize,
    program: impl FnOnce(&Outside) -> Result<(P, Arc<Unit>, Box<Vm>), Error>,
) -> Result<(P, Box<Vm>, Outside), Error> {
    crate::vm::natives::install();
    let unreadable = |_| broken("its parts cannot be read");
    let mut parts = postcard::Deserializer::from_bytes(open(Content::Run, bytes)?);
    let outside = Outside::deserialize(&mut parts).map_err(unreadable)?;
    let units = Vec::<Unit>::deserialize(&mut parts).map_err(unreadable)?;
    let (program, unit, mut vm) = program(&outside)?;
    vm.cx.heap.clear();
    ReadInto(&mut vm.cx.heap).deserialize(&mut parts).map_err(unreadable)?;
    let image = Image::deserialize(&mut parts).map_err(unreadable)?;
    if !parts.finalize().map_err(unreadable)?.is_empty() {
        return Err(broken("something follows it"));
    }
    vm.cx.heap.units = all_units(unit, units).map_err(broken)?;
    assemble(image, &mut vm, memory).map_err(broken)?;
    Ok((program, vm, outside))
}

fn all_units(program: Arc<Unit>, snippets: Vec<Unit>) -> Result<Units, &'static str> {
    let mut all = Units::new(program);
    for (i, unit) in snippets.into_iter().enumerate() {
        if unit.number != PROGRAM_UNIT + 1 + i as u32 || verify_unit(&unit).is_err() {
            return Err("a snippet is not sound");
        }
        all.push(Arc::new(unit));
    }
    Ok(all)
}

/// Makes the machine, whose heap has been read, the one of the image.
fn assemble(image: Image, vm: &mut Vm, memory: usize) -> Result<(), &'static str> {
    let Image { stack, frames, handled, pending, interrupted, spaces, hosts, counts, output } = image;
    let heap = &mut vm.cx.heap;
    heap.unpack(memory)?;
    let spare = [spaces.2, spaces.3].into_iter().flatten().map(Value::Dict);
    let roots = [handled, spaces.0.into(), spaces.1.into()].into_iter().chain(spare);
    let roots = roots.chain(stack.iter().copied()).chain(hosts.iter().map(|&name| name.into()));
    let roots = roots.chain(output.redirect.iter().flat_map(|&(namespace, stream)| [namespace.into(), stream]));
    verify::heap(heap, hosts.len(), roots)?;
    frames::verify(heap, hosts.len(), &frames, stack.len(), pending.as_ref(), interrupted.as_ref())?;
    rehash(heap);
    heap.budget.used = heap.live_bytes();
    heap.budget.allocations = heap.budget.allocations.min(MAX_COUNT);
    heap.budget.threshold = heap.budget.threshold.min(heap.budget.limit);
    vm.cx.output = Output { written: output.written.min(MAX_COUNT), ..output };
    let end = frames::stack_end(&frames).max(stack.len());
    if vm.stack.len() < end + ROOM {
        vm.stack.resize(end + ROOM, Value::Unbound);
    }
    vm.stack[..stack.len()].copy_from_slice(&stack);
    vm.stack[stack.len()..end].fill(Value::Unbound);
    vm.frames = frames;
    vm.handled = handled;
    vm.pending = pending;
    vm.interrupted = interrupted;
    (vm.globals, vm.modules, vm.kernel, vm.cx.files) = spaces;
    vm.declared_hosts = vm.declared_hosts.min(hosts.len());
    vm.hosts = hosts;
    vm.calls = counts.0.min(MAX_COUNT);
    vm.recursion_limit = usize::try_from(counts.1).unwrap_or(usize::MAX);
    vm.fuel_used = counts.2;
    vm.fuel_limit = counts.3;
    vm.link_frames();
    Ok(())
}

/// Hashes and tables of all dicts and sets.
fn rehash(heap: &mut Heap) {
    let dicts: Vec<u32> = heap.dicts.iter().map(|(i, _)| i).collect();
    for i in dicts {
        let mut dict = std::mem::take(&mut heap.dicts[i]);
        dict.rehash(heap);
        heap.dicts[i] = dict;
    }
    let sets: Vec<u32> = heap.sets.iter().map(|(i, _)| i).collect();
    for i in sets {
        let mut set = std::mem::take(&mut heap.sets[i]);
        set.rehash(heap);
        heap.sets[i] = set;
    }
    let frozen: Vec<u32> = heap.frozen_sets.iter().map(|(i, _)| i).collect();
    for i in frozen {
        let mut set = std::mem::take(&mut heap.frozen_sets[i]);
        set.0.rehash(heap);
        heap.frozen_sets[i] = set;
    }
}
