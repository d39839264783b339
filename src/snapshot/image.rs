//! What of a machine is written, and how a machine is made from it.

use super::{Content, broken, frames, open, seal, start, verify};
use crate::bytecode::code::{PROGRAM_UNIT, Unit};
use crate::bytecode::verify::verify as verify_unit;
use crate::error::{Error, ErrorKind};
use crate::heap::kinds::{DictId, Heap, Value};
use crate::heap::value::StrId;
use crate::object::native::Output;
use crate::vm::frame::Frame;
use crate::vm::{Interrupted, Pending, Vm, WINDOW};
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
    spaces: (DictId, DictId, Option<DictId>),
    hosts: &'a [StrId],
    counts: (u64, u64, u64, u64),
    output: &'a Output,
}

/// The same, as read.
// SYNC: image
#[derive(Deserialize)]
struct Image {
    outside: Outside,
    units: Vec<Unit>,
    heap: Heap,
    stack: Vec<Value>,
    frames: Vec<Frame>,
    handled: Value,
    pending: Option<Pending>,
    interrupted: Option<Interrupted>,
    /// Namespaces of the program, the modules and the kernel.
    spaces: (DictId, DictId, Option<DictId>),
    hosts: Vec<StrId>,
    /// Calls made, recursion limit, fuel used and allowed.
    counts: (u64, u64, u64, u64),
    output: Output,
}

/// A machine as bytes, after a collection. Fails only when the machine is not between two instructions.
pub(crate) fn write(vm: &mut Vm, outside: &Outside) -> Result<Vec<u8>, Error> {
    // A heap over its limit is written as well; the next instruction finds out.
    let _ = vm.collect(0);
    vm.cx.heap.settle();
    let parts = Parts {
        outside,
        units: vm.cx.heap.units.iter().skip(1).map(|unit| &**unit).collect(),
        heap: &vm.cx.heap,
        stack: &vm.stack[..vm.top()],
        frames: &vm.frames,
        handled: vm.handled,
        pending: &vm.pending,
        interrupted: &vm.interrupted,
        spaces: (vm.globals, vm.modules, vm.kernel),
        hosts: &vm.hosts,
        counts: (vm.calls, vm.recursion_limit as u64, vm.fuel_used, vm.fuel_limit),
        output: &vm.cx.output,
    };
    let mut bytes = postcard::to_extend(&parts, start()).map_err(|error| Error::new(ErrorKind::Internal, error.to_string()))?;
    seal(Content::Run, &mut bytes);
    Ok(bytes)
}

/// A machine from bytes, verified. `program` finds the unit of the program that the bytes name or contain; `memory` bounds what
/// the heap's tables may take.
pub(crate) fn read<P>(
    bytes: &[u8],
    memory: usize,
    program: impl FnOnce(&Outside) -> Result<(P, Arc<Unit>, Box<Vm>), Error>,
) -> Result<(P, Box<Vm>, Outside), Error> {
    crate::vm::natives::install();
    let payload = open(Content::Run, bytes)?;
    let (image, rest) = postcard::take_from_bytes::<Image>(payload).map_err(|_| broken("its parts cannot be read"))?;
    if !rest.is_empty() {
        return Err(broken("something follows it"));
    }
    let (program, unit, vm) = program(&image.outside)?;
    let (vm, outside) = assemble(image, unit, vm, memory).map_err(broken)?;
    Ok((program, vm, outside))
}

fn assemble(image: Image, unit: Arc<Unit>, mut vm: Box<Vm>, memory: usize) -> Result<(Box<Vm>, Outside), &'static str> {
    let Image { outside, units, mut heap, stack, frames, handled, pending, interrupted, spaces, hosts, counts, output } = image;
    let mut all = vec![unit];
    for (i, unit) in units.into_iter().enumerate() {
        if unit.number != PROGRAM_UNIT + 1 + i as u32 || verify_unit(&unit).is_err() {
            return Err("a snippet is not sound");
        }
        all.push(Arc::new(unit));
    }
    heap.units = Arc::new(all);
    let mut allowance = memory;
    heap.unpack(&mut allowance)?;
    let roots = [handled, spaces.0.into(), spaces.1.into(), spaces.2.map_or(Value::None, Value::Dict)];
    let roots = roots.into_iter().chain(stack.iter().copied()).chain(hosts.iter().map(|&name| name.into()));
    let roots = roots.chain(output.redirect.iter().flat_map(|&(namespace, stream)| [namespace.into(), stream]));
    verify::heap(&heap, hosts.len(), roots)?;
    frames::verify(&heap, hosts.len(), &frames, stack.len(), pending.as_ref(), interrupted.as_ref())?;
    rehash(&mut heap);
    heap.budget.used = heap.live_bytes();
    heap.budget.allocations = heap.budget.allocations.min(MAX_COUNT);
    heap.budget.threshold = heap.budget.threshold.min(heap.budget.limit);
    vm.cx.heap = heap;
    vm.cx.output = Output { written: output.written.min(MAX_COUNT), ..output };
    vm.stack.clear();
    vm.stack.extend_from_slice(&stack);
    vm.stack.resize(frames::stack_end(&frames).max(stack.len()) + 2 * WINDOW, Value::Unbound);
    vm.frames = frames;
    vm.handled = handled;
    vm.pending = pending;
    vm.interrupted = interrupted;
    (vm.globals, vm.modules, vm.kernel) = spaces;
    vm.declared_hosts = vm.declared_hosts.min(hosts.len());
    vm.hosts = hosts;
    vm.calls = counts.0.min(MAX_COUNT);
    vm.recursion_limit = usize::try_from(counts.1).unwrap_or(usize::MAX);
    vm.fuel_used = counts.2;
    vm.fuel_limit = counts.3;
    vm.link_frames();
    Ok((vm, outside))
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
