//! The loop: one arm per instruction, and nothing else.
//!
//! Fast paths work on the register window, which is a fixed-size array so that no register access is bounds-checked. Whatever
//! may run Python, allocate much or fail goes through `slow!`: it saves the instruction pointer, calls a function of the
//! subject's file, and loads the frame again, since the function may have pushed or popped frames.
//! Never allocates, hashes or formats by itself.

use super::absorb::ABSORBED;
use super::attr::recall::{Access, recall};
use super::attr::{cached_member, cached_method, plain_class};
use super::build::is_plain;
use super::frame::{Frame, OnReturn};
use super::here::{Here, Loaded, NO_GETTER};
use super::quick::{
    are_unlike, contains, converted, int_sum, is_equality, match_quick, order_strs, overwrite, pair_target, plain_sum, plain_truth,
    same_text, slice, str_item,
};
use super::{CacheKind, Exit, ROOM, Vm, WINDOW};
use crate::bytecode::instr::{BinOp, CmpOp, FORMAT_DEFERRED, Instr, Intrinsic};
use crate::heap::kinds::Value;
use crate::heap::limit::Limit;
use crate::heap::objects::Cell;
use crate::heap::text::char_str;
use crate::heap::units::Units;
use crate::heap::value::{ShapeId, StrId};
use crate::object::native::{Outcome, Raise};
use crate::object::{clock, iter};
use std::cmp::Ordering;
use std::sync::atomic;

/// Instructions between two looks at interrupt, deadline and garbage.
const SLICE: i64 = 4096;

macro_rules! window {
    ($stack:expr, $base:expr) => {
        $stack[$base..$base + WINDOW].first_chunk_mut::<WINDOW>().expect("it is as long as a window")
    };
}

impl Vm {
    /// Runs until something stops the machine. `fuel` bounds the instructions of this call.
    pub fn run(&mut self, fuel: u64) -> Exit {
        let kept = self.running.take().filter(|units| units.same(&self.cx.heap.units));
        let units = kept.unwrap_or_else(|| self.cx.heap.units.clone());
        self.cx.heap.watch.arm(&self.cx.meter.interrupt, &self.cx.meter.waste);
        let mut loaded: Vec<Loaded> = std::mem::take(&mut self.loaded);
        let exit = self.run_slices(fuel, &units, &mut loaded);
        self.cx.heap.watch.rest();
        // The rows go, their buffer stays: collecting a vector's own iterator is done in place.
        loaded.clear();
        self.loaded = loaded.into_iter().map(|_| unreachable!("it was cleared")).collect();
        self.running = Some(units);
        exit
    }

    fn run_slices<'u>(&mut self, fuel: u64, units: &'u Units, loaded: &mut Vec<Loaded<'u>>) -> Exit {
        let mut fuel_left = fuel;
        let mut first = true;
        loop {
            let slice = match self.begin_slice(&mut fuel_left, first) {
                Ok(slice) => slice,
                Err(exit) => return exit,
            };
            self.cx.meter.countdown = slice;
            let exit = match self.resume_native() {
                Ok(()) => self.run_slice(units, loaded),
                Err(exit) => Some(exit),
            };
            let work = self.cx.meter.take_work() + self.cx.heap.watch.take_work();
            let done = (slice - self.cx.meter.countdown.max(0)) as u64 + work;
            self.fuel_used = self.fuel_used.saturating_add(done);
            fuel_left = fuel_left.saturating_sub(done);
            if !self.cx.meter.clock.is_watched() {
                self.cx.meter.clock.unseen(done);
            }
            first = false;
            if let Some(exit) = exit {
                return exit;
            }
        }
    }

    /// Looks at the limits; how many instructions may run before the next look. The first slice of a step is short and needs
    /// no look at the clock.
    fn begin_slice(&mut self, fuel_left: &mut u64, first: bool) -> Result<i64, Exit> {
        let interrupt = &self.cx.meter.interrupt;
        if interrupt.load(atomic::Ordering::Relaxed) && interrupt.swap(false, atomic::Ordering::Relaxed) {
            return Err(Exit::Interrupted);
        }
        if self.fuel_used >= self.fuel_limit {
            return Err(Exit::Limit(Limit::Fuel));
        }
        let clock = &mut self.cx.meter.clock;
        if (first && clock.is_over()) || (!first && clock.look()) {
            return Err(Exit::Limit(Limit::TimeNs));
        }
        self.charge_frames();
        self.cx.meter.fuel_left = self.fuel_limit - self.fuel_used;
        self.cx.heap.watch.begin_slice(self.cx.meter.fuel_left, self.cx.meter.clock.left());
        if self.cx.meter.waste.is_some() {
            self.cx.meter.shed().map_err(|raise| self.collection_stopped(&raise))?;
        }
        self.collect_if_wanted()?;
        if self.cx.heap.budget.allocations > self.cx.heap.budget.allocation_limit {
            return Err(Exit::Limit(Limit::Allocations));
        }
        if *fuel_left == 0 {
            return Err(Exit::Yielded);
        }
        let slice = match (self.cx.heap.budget.stress, first) {
            (true, _) => 1,
            (false, true) => clock::UNSEEN,
            (false, false) => SLICE as u64,
        };
        let slice = slice.min(*fuel_left).min(self.cx.meter.fuel_left) as i64;
        self.slices = (self.slices.0.wrapping_add(1), slice);
        Ok(slice)
    }

    #[expect(clippy::too_many_lines, clippy::cognitive_complexity, reason = "one arm per instruction")]
    fn run_slice<'u>(&mut self, units: &'u Units, loaded: &mut Vec<Loaded<'u>>) -> Option<Exit> {
        let natives = super::natives::table();
        // Instructions that may still run.
        let mut left = self.cx.meter.countdown as usize;
        'frame: loop {
            let frame = self.frames.last().expect("a run that is not over has a frame");
            if frame.runtime as usize >= loaded.len() {
                loaded.extend(self.runtimes[loaded.len()..].iter().map(|runtime| Loaded::new(units, runtime)));
            }
            let table: &[Loaded<'u>] = loaded;
            let loaded = &table[frame.runtime as usize];
            let mut here = Here { loaded, beyond: 0, globals: frame.globals, base: frame.base };
            let mut rest = here.ahead(loaded.instrs, frame.pc as usize, left);
            let mut regs: &mut [Value; WINDOW] = window!(self.stack, here.base as usize);

            macro_rules! r {
                ($i:expr) => {
                    regs[$i as usize]
                };
            }
            // The number of the next instruction.
            macro_rules! pc {
                () => {
                    (rest.as_ptr().addr() - here.loaded.instrs.as_ptr().addr()) / size_of::<Instr>()
                };
            }
            macro_rules! left {
                () => {
                    here.beyond + rest.len()
                };
            }
            macro_rules! base {
                () => {
                    here.base as usize
                };
            }
            macro_rules! cache {
                ($number:expr) => {
                    here.loaded.caches as usize + $number as usize
                };
            }
            macro_rules! save {
                () => {
                    left = left!();
                    self.frames.last_mut().expect("the frame is there").pc = pc!() as u32
                };
            }
            let raise: Raise = 'ops: loop {
                // Goes on in another frame, whose code is known.
                macro_rules! enter {
                    ($target:expr, $base:expr, $pc:expr, $globals:expr, $window:expr) => {{
                        let target: &Loaded = $target;
                        rest = here.ahead(target.instrs, $pc, left!());
                        here.enter(target, $base, $globals);
                        regs = $window;
                    }};
                }
                macro_rules! jump {
                    ($to:expr) => {
                        rest = here.ahead(here.loaded.instrs, $to as usize, left!())
                    };
                }
                // Leaves the slice where a collection or a look at the limits is wanted.
                macro_rules! collect_if_wanted {
                    () => {
                        if self.cx.heap.budget.ends_slice() {
                            self.cx.meter.countdown = left as i64;
                            return None;
                        }
                    };
                }
                // The same after an instruction that went on without saving where it is.
                macro_rules! stop_to_collect {
                    () => {
                        if self.cx.heap.budget.ends_slice() {
                            save!();
                            self.cx.meter.countdown = left as i64;
                            return None;
                        }
                    };
                }
                macro_rules! fail {
                    ($raise:expr) => {{
                        std::hint::cold_path();
                        save!();
                        break 'ops $raise;
                    }};
                }
                // Runs something that may leave the frame; then loads whatever frame is the innermost.
                macro_rules! leave {
                    ($call:expr) => {{
                        save!();
                        match $call {
                            Ok(()) => {
                                collect_if_wanted!();
                                continue 'frame;
                            }
                            Err(raise) => break 'ops raise,
                        }
                    }};
                }
                // Runs something that may push frames or jump, but never leaves this frame.
                macro_rules! slow {
                    ($call:expr) => {{
                        std::hint::cold_path();
                        save!();
                        let depth = self.frames.len();
                        match $call {
                            Ok(()) => {
                                collect_if_wanted!();
                                if self.frames.len() != depth {
                                    continue 'frame;
                                }
                                jump!(self.frames[depth - 1].pc);
                                regs = window!(self.stack, base!());
                                continue;
                            }
                            Err(raise) => break 'ops raise,
                        }
                    }};
                }
                // Back to the instruction being carried out, which counts only once.
                macro_rules! again {
                    () => {
                        rest = &here.loaded.instrs[pc!() - 1..][..rest.len() + 1]
                    };
                }
                // The operands of the instruction being carried out, read again: where it is rare to come, this is cheaper than keeping
                // them at hand on the usual way.
                macro_rules! now {
                    ($instr:ident { $($operand:ident),+ }) => {
                        std::hint::cold_path();
                        let Instr::$instr { $($operand),+ } = here.loaded.instrs[pc!() - 1] else { unreachable!("it is what is carried out") };
                    };
                }
                // What an attribute instruction found for other instances of this shape: `$done` where that is the usual, else the
                // instruction once more, whose cache now has it.
                macro_rules! recall {
                    ($id:expr, $access:ident, $name:expr, $at:expr, |$found:ident| $done:expr) => {
                        let (shape, name) = (self.cx.heap[$id].shape, StrId::from_bits(here.loaded.code.names[$name as usize]));
                        let epoch = self.cx.heap.epoch;
                        if let Some($found) = recall(&self.known, &mut self.caches[$at], Access::$access, shape, name, epoch) {
                            $done
                            again!();
                            continue;
                        }
                    };
                }
                // Runs something that neither pushes a frame nor jumps.
                macro_rules! stay {
                    ($call:expr) => {{
                        save!();
                        match $call {
                            Ok(()) => {
                                collect_if_wanted!();
                                regs = window!(self.stack, base!());
                                continue;
                            }
                            Err(raise) => break 'ops raise,
                        }
                    }};
                }
                // Runs a native operation that gives a value for a register; the frame stays.
                macro_rules! arith {
                    (
                        $d:expr, $a:expr, $b:expr, $op:expr, |$x:ident, $y:ident| $int:expr, |$f:ident, $g:ident| $float:expr
                        $(, $other:pat => $do:expr)?
                    ) => {
                        match (r!($a), r!($b)) {
                            (Value::Int($x), Value::Int($y)) => match $int {
                                Some(value) => {
                                    r!($d) = value;
                                    continue;
                                }
                                None => { let (left, right) = (r!($a), r!($b)); slow!(self.binary($op, $d, left, right)) },
                            },
                            (Value::Float($f), Value::Float($g)) => {
                                let ($f, $g) = ($f.get(), $g.get());
                                r!($d) = Value::float($float);
                                continue;
                            }
                            (Value::Float($f), Value::Int(y)) => {
                                let ($f, $g) = ($f.get(), y as f64);
                                r!($d) = Value::float($float);
                                continue;
                            }
                            (Value::Int(x), Value::Float($g)) => {
                                let ($f, $g) = (x as f64, $g.get());
                                r!($d) = Value::float($float);
                                continue;
                            }
                            $($other => $do,)?
                            _ => { let (left, right) = (r!($a), r!($b)); slow!(self.binary($op, $d, left, right)) },
                        }
                    };
                }
                macro_rules! int_only {
                    ($d:expr, $a:expr, $b:expr, $op:expr, |$x:ident, $y:ident| $int:expr) => {
                        match (r!($a), r!($b)) {
                            (Value::Int($x), Value::Int($y)) => match $int {
                                Some(value) => r!($d) = value,
                                None => {
                                    let (left, right) = (r!($a), r!($b));
                                    slow!(self.binary($op, $d, left, right))
                                }
                            },
                            _ => {
                                let (left, right) = (r!($a), r!($b));
                                slow!(self.binary($op, $d, left, right))
                            }
                        }
                    };
                }
                macro_rules! compare {
                    ($d:expr, $a:expr, $b:expr, $cmp:expr, $op:tt) => {
                        match (r!($a), r!($b)) {
                            (Value::Int(x), Value::Int(y)) => r!($d) = Value::bool(x $op y),
                            (Value::Float(x), Value::Float(y)) => r!($d) = Value::bool(x.get() $op y.get()),
                            (Value::Str(x), Value::Str(y)) if let Some(order) = order_strs(&self.cx.heap, x, y) => {
                                r!($d) = Value::bool(order $op Ordering::Equal);
                            }
                            (x, y) if is_equality($cmp) && are_unlike(&self.cx.heap, x, y) => r!($d) = Value::bool($cmp == CmpOp::Ne),
                            _ => slow!(self.compare($cmp)),
                        }
                    };
                }
                macro_rules! jump_compare {
                    ($a:expr, $b:expr, $to:expr, $cmp:expr, $want:expr, $op:tt) => {
                        match (r!($a), r!($b)) {
                            (Value::Int(x), Value::Int(y)) => if (x $op y) == $want { jump!($to) },
                            (Value::Float(x), Value::Float(y)) => if (x.get() $op y.get()) == $want { jump!($to) },
                            (Value::Str(x), Value::Str(y)) if let Some(order) = order_strs(&self.cx.heap, x, y) => {
                                if (order $op Ordering::Equal) == $want { jump!($to) }
                            }
                            (x, y) if is_equality($cmp) && are_unlike(&self.cx.heap, x, y) => if ($cmp == CmpOp::Ne) == $want { jump!($to) },
                            _ => slow!(self.compare($cmp)),
                        }
                    };
                }
                macro_rules! jump_compare_imm {
                    ($a:expr, $imm:expr, $to:expr, $cmp:expr, $want:expr, $op:tt) => {
                        match r!($a) {
                            Value::Int(x) => if (x $op i64::from($imm)) == $want { jump!($to) },
                            Value::Float(x) => if (x.get() $op f64::from($imm)) == $want { jump!($to) },
                            x if is_equality($cmp) && are_unlike(&self.cx.heap, x, Value::Int(0)) => if ($cmp == CmpOp::Ne) == $want { jump!($to) },
                            _ => slow!(self.compare($cmp)),
                        }
                    };
                }

                // Goes on in a generator that waits for `None`, where that takes no more than moving its frame.
                macro_rules! resume {
                    ($id:expr, $on_return:expr) => {
                        if let Some(frame) = self.resume_with_none($id, pc!(), $on_return) {
                            let Some(target) = table.get(frame.runtime as usize) else {
                                left = left!();
                                continue 'frame;
                            };
                            let window = window!(self.stack, frame.base as usize);
                            enter!(target, frame.base, frame.pc as usize, frame.globals, window);
                            continue;
                        }
                    };
                }

                // The next item of a loop into `r[d]`, then `$next`; at the end `$end`.
                macro_rules! iterate {
                    ($d:expr, $s:expr, $ahead:expr, $next:expr, $end:expr) => {{
                        // Asked before the rest: most loops count.
                        if let (Value::Int(next), Value::Int(step), Value::Int(more)) = (r!($s), r!($s + 1), r!($s + 2)) {
                            if more > 0 {
                                r!($s + 2) = Value::Int(more - 1);
                                r!($s) = Value::Int(next.wrapping_add(step));
                                r!($d) = Value::Int(next);
                                $next;
                                continue;
                            }
                            $end;
                            continue;
                        }
                        match (r!($s), r!($s + 1)) {
                            (Value::List(list), Value::Int(i)) => match self.cx.heap[list].items.get(i as usize) {
                                Some(item) => {
                                    r!($s + 1) = Value::Int(i + 1);
                                    r!($d) = *item;
                                    $next;
                                }
                                None => {
                                    r!($s + 1) = Value::Int(i64::MAX);
                                    $end;
                                }
                            },
                            (Value::Tuple(tuple), Value::Int(i)) => match self.cx.heap[tuple].items.get(i as usize) {
                                Some(item) => {
                                    r!($s + 1) = Value::Int(i + 1);
                                    r!($d) = *item;
                                    $next;
                                }
                                None => $end,
                            },
                            (Value::Str(string), Value::Int(at)) => {
                                let text = self.cx.heap.text(string);
                                let (item, len) = match text.as_bytes().get(at as usize) {
                                    Some(&byte) if byte < 128 => (Value::Str(char_str(byte)), 1),
                                    _ => match text.get(at as usize..).and_then(|rest| rest.chars().next()) {
                                        Some(c) => (self.cx.heap.new_char(c), c.len_utf8()),
                                        None => (Value::Unbound, 0),
                                    },
                                };
                                if len > 0 {
                                    r!($s + 1) = Value::Int(at + len as i64);
                                    r!($d) = item;
                                    $next;
                                    stop_to_collect!();
                                } else {
                                    $end;
                                }
                            }
                            (Value::Iter(id), _)
                                if left!() > 0
                                    && let Some(first) = pair_target($ahead, $d) =>
                            {
                                match iter::next_pair(&mut self.cx, id) {
                                    // Two instructions in one, without a tuple between.
                                    Ok(Some((x, Some(y)))) => {
                                        $next;
                                        r!(first) = x;
                                        r!(first.wrapping_add(1)) = y;
                                        rest = &rest[1..];
                                    }
                                    Ok(Some((pair, None))) => {
                                        $next;
                                        r!($d) = pair;
                                    }
                                    Ok(None) => $end,
                                    Err(Raise::Collect(bytes)) => {
                                        again!();
                                        stay!(self.collect(bytes))
                                    }
                                    Err(raise) => fail!(raise),
                                }
                                stop_to_collect!();
                            }
                            (Value::Iter(id), _) => {
                                match iter::next(&mut self.cx, id) {
                                    Ok(Some(item)) => {
                                        r!($d) = item;
                                        $next;
                                    }
                                    Ok(None) => $end,
                                    Err(Raise::Collect(bytes)) => {
                                        again!();
                                        stay!(self.collect(bytes))
                                    }
                                    Err(raise) => fail!(raise),
                                }
                                stop_to_collect!();
                            }
                            (Value::Generator(id), _) => {
                                resume!(id, OnReturn::ForIter);
                                slow!(self.for_iter($s))
                            }
                            _ => slow!(self.for_iter($s)),
                        }
                    }};
                }

                // Calls a function whose frame is simply the arguments: what the caller put there is the callee's window.
                macro_rules! call_simple {
                    ($id:expr, $at:expr, $n:expr, $on_return:expr) => {{
                        let function = &self.cx.heap[$id];
                        let number = function.runtime.wrapping_sub(1);
                        let new_base: usize = $at + 1;
                        if let Some(target) = table.get(number as usize)
                            && target.simple as usize == $n
                            && self.frames.len() < self.recursion_limit
                            && let Some(window) = self.stack.get_mut(new_base..new_base + ROOM)
                            && let [.., caller] = self.frames.as_mut_slice()
                        {
                            caller.pc = pc!() as u32;
                            let (code_ref, new_globals) = (function.code, function.globals);
                            // Four without a look at how many there are: what lies above the frame is nobody's.
                            let unset = &mut window[$n..];
                            *unset.first_chunk_mut().expect("the room is larger than a window") = [Value::Unbound; 4];
                            if let Some(more) = unset.get_mut(4..(target.registers as usize).wrapping_sub($n)) {
                                more.fill(Value::Unbound);
                            }
                            self.frames.push(Frame {
                                code: code_ref,
                                pc: 0,
                                base: new_base as u32,
                                end: new_base as u32 + u32::from(target.registers),
                                function: Some($id),
                                generator: None,
                                globals: new_globals,
                                on_return: $on_return,
                                runtime: number,
                            });
                            let window = window.first_chunk_mut::<WINDOW>().expect("the room is larger than a window");
                            enter!(target, new_base as u32, 0, new_globals, window);
                            continue;
                        }
                    }};
                }

                // Calls without a frame a method that gives an attribute of its object: both instructions are done and counted.
                macro_rules! call_getter {
                    ($function:expr, $object:expr, $d:expr) => {
                        let number = self.cx.heap[$function].runtime.wrapping_sub(1);
                        if let Value::Instance(id) = $object
                            && let Some(target) = table.get(number as usize)
                            && target.getter != NO_GETTER
                            && here.beyond >= 2
                            && self.frames.len() < self.recursion_limit
                        {
                            let (cache, instance) = (&self.caches[target.getter as usize], &self.cx.heap[id]);
                            let known = cache.key == instance.shape.0 && cache.epoch == self.cx.heap.epoch;
                            if known && cache.kind == CacheKind::Slot && !instance.slots[cache.slot as usize].is_unbound() {
                                here.beyond -= 2;
                                r!($d) = instance.slots[cache.slot as usize];
                                continue;
                            }
                        }
                    };
                }
                // Puts a value into register `d` of the frame below and goes on there.
                macro_rules! return_to {
                    ($d:expr, $value:expr, $caller:expr) => {{
                        let value = $value;
                        let (number, new_base, new_pc, new_globals) =
                            ($caller.runtime as usize, $caller.base, $caller.pc as usize, $caller.globals);
                        self.frames.pop();
                        let window = window!(self.stack, new_base as usize);
                        window[$d as usize] = value;
                        let Some(target) = table.get(number) else {
                            left = left!();
                            continue 'frame;
                        };
                        enter!(target, new_base, new_pc, new_globals, window);
                        continue;
                    }};
                }
                // Returns from the frame.
                macro_rules! return_value {
                    ($value:expr) => {{
                        let value = $value;
                        if let [.., caller, frame] = self.frames.as_slice()
                            && frame.generator.is_none()
                        {
                            if let OnReturn::Store(d) = frame.on_return {
                                return_to!(d, value, caller);
                            }
                            if let (OnReturn::Init(instance, d), Value::None) = (frame.on_return, value) {
                                return_to!(d, Value::Instance(instance), caller);
                            }
                        }
                        left = left!();
                        match self.return_value(value) {
                            Ok(None) => continue 'frame,
                            Ok(Some(exit)) => {
                                self.cx.meter.countdown = left as i64;
                                return Some(exit);
                            }
                            Err(raise) => break 'ops raise,
                        }
                    }};
                }
                // Gives what a generator yields to whoever wants its next item; resumed, it carries out `$again` instructions again.
                macro_rules! yield_item {
                    ($value:expr, $again:expr) => {{
                        let (value, waiting) = ($value, self.waiting_loop(table));
                        if let Some(beyond) = here.beyond.checked_sub($again + ABSORBED)
                            && self.absorbs(waiting.as_ref(), value)
                        {
                            here.beyond = beyond;
                            if $again > 0 {
                                again!();
                            }
                            regs = window!(self.stack, base!());
                            stop_to_collect!();
                            continue;
                        }
                        let done = self.yield_to_loop(pc!() - $again, $again != 0);
                        if let (Ok(()), Some(waiting)) = (&done, waiting) {
                            let window = window!(self.stack, waiting.base as usize);
                            window[waiting.d as usize] = value;
                            enter!(waiting.target, waiting.base, waiting.to as usize, waiting.globals, window);
                            continue;
                        }
                        left = left!();
                        match self.yield_to_other(done, value) {
                            Ok(()) => {
                                collect_if_wanted!();
                                continue 'frame;
                            }
                            Err(raise) => break 'ops raise,
                        }
                    }};
                }
                // Calls a native whose parameters are the arguments as they are, and constants.
                macro_rules! call_exact {
                    ($id:expr, $first:expr, $n:expr, $d:expr) => {{
                        let def = &natives[$id.index() as usize];
                        if let Some(quick) = def.quick
                            && let Some(args) = regs.get($first as usize + 1..).and_then(|args| args.get(..$n as usize))
                            && let Some(value) = quick.call(&mut self.cx.heap, args)
                        {
                            r!($d) = value;
                            stop_to_collect!();
                            continue;
                        }
                        let (at, n) = (base!() + $first as usize, $n as usize);
                        // Iterators among the arguments need the checkpoint of the general call.
                        if let Some(n) = def.complete(&mut self.stack, at, n) {
                            save!();
                            let outcome = (def.func)(&mut self.cx, &self.stack[at + 1..at + 1 + n]);
                            if let Ok(Outcome::Value(value)) = outcome {
                                std::mem::forget(outcome); // it owns nothing
                                regs = window!(self.stack, base!());
                                r!($d) = value;
                                collect_if_wanted!();
                                continue;
                            }
                            match outcome {
                                Err(Raise::Collect(_)) => slow!(self.call_native($id, at, $n as usize, None, OnReturn::Store($d))),
                                outcome => slow!(self.finish_native(def, at, n, outcome, OnReturn::Store($d))),
                            }
                        }
                    }};
                }
                // Adds to an attribute whose slot is known, and skips the instructions that would do the same.
                macro_rules! inplace_attr {
                    ($a:expr, $cache:expr, $op:expr, $y:expr) => {
                        if let Value::Instance(id) = r!($a) {
                            let cache = &self.caches[cache!($cache)];
                            let epoch = self.cx.heap.epoch;
                            let instance = &mut self.cx.heap[id];
                            if cache.key == instance.shape.0
                                && cache.epoch == epoch
                                && cache.kind == CacheKind::Slot
                                && let [_, _, _, after @ ..] = rest
                                && !after.is_empty()
                                && let Some(sum) = plain_sum($op, instance.slots[cache.slot as usize], $y)
                            {
                                instance.slots[cache.slot as usize] = sum;
                                rest = after;
                            }
                        }
                    };
                }
                macro_rules! get_slice {
                    ($d:expr, $a:expr, $parts:expr) => {{
                        let parts = $parts;
                        if let Some(part) = slice(&mut self.cx.heap, r!($a), parts) {
                            r!($d) = part;
                            stop_to_collect!();
                            continue;
                        }
                        slow!(self.get_slice($d, $a, parts))
                    }};
                }
                // `==` and `!=` of strings, then the other comparisons.
                macro_rules! compare_strs {
                    ($a:expr, $b:expr, |$equal:ident| $done:expr) => {
                        if let (Value::Str(x), Value::Str(y)) = (r!($a), r!($b)) {
                            let $equal = match same_text(&self.cx.heap, x, y) {
                                Ok(equal) => equal,
                                Err(why) => fail!(why.into()),
                            };
                            $done;
                            continue;
                        }
                    };
                }

                // By reference: each arm loads the operands that it needs, none is taken apart in advance.
                let Some((instr, tail)) = rest.split_first() else {
                    save!();
                    assert_eq!(left, 0, "code was verified to end with a jump or a return");
                    self.cx.meter.countdown = 0;
                    return None;
                };
                rest = tail;
                match *instr {
                    Instr::Move { d, a } => r!(d) = r!(a),
                    Instr::LoadNone { d } => r!(d) = Value::None,
                    Instr::LoadBool { d, b } => r!(d) = Value::bool(b != 0),
                    Instr::LoadInt { d, i } => r!(d) = Value::Int(i64::from(i)),
                    Instr::LoadStr { d, s } => r!(d) = Value::Str(StrId::from_bits(s)),
                    Instr::LoadConst { d, c } => {
                        let at = here.loaded.consts as usize + c as usize;
                        if self.consts[at].is_unbound() {
                            stay!(self.load_const(d, c));
                        }
                        r!(d) = self.consts[at];
                    }
                    Instr::Unset { d } => r!(d) = Value::Unbound,
                    Instr::CheckBound { a, name } => {
                        if r!(a).is_unbound() {
                            fail!(self.unbound_local(here.loaded.code, name))
                        }
                    }
                    Instr::CheckFree { a, name } => {
                        if r!(a).is_unbound() {
                            fail!(self.unbound_free(here.loaded.code, name))
                        }
                    }

                    Instr::MakeCell { d } => r!(d) = self.cx.heap.new(Cell { value: r!(d) }),
                    Instr::LoadCell { d, cell } => {
                        if let Value::Cell(id) = r!(cell) {
                            r!(d) = self.cx.heap[id].value;
                        }
                    }
                    Instr::StoreCell { cell, a } => {
                        if let Value::Cell(id) = r!(cell) {
                            self.cx.heap[id].value = r!(a);
                        }
                    }
                    Instr::UnsetCell { cell } => {
                        if let Value::Cell(id) = r!(cell) {
                            self.cx.heap[id].value = Value::Unbound;
                        }
                    }
                    Instr::LoadFree { d, i } => {
                        if let Some(function) = self.frames.last().and_then(|frame| frame.function) {
                            let cell = self.cx.heap[function].closure[i as usize];
                            r!(d) = self.cx.heap[cell].value;
                        }
                    }
                    Instr::StoreFree { i, a } => {
                        if let Some(function) = self.frames.last().and_then(|frame| frame.function) {
                            let cell = self.cx.heap[function].closure[i as usize];
                            self.cx.heap[cell].value = r!(a);
                        }
                    }
                    Instr::UnsetFree { i } => {
                        if let Some(function) = self.frames.last().and_then(|frame| frame.function) {
                            let cell = self.cx.heap[function].closure[i as usize];
                            self.cx.heap[cell].value = Value::Unbound;
                        }
                    }

                    Instr::LoadGlobal { d, name, cache } => {
                        let cache = &self.caches[cache!(cache)];
                        match cache.kind {
                            CacheKind::Entry if cache.key == self.cx.heap[here.globals].version() => {
                                r!(d) = self.cx.heap[here.globals].slots()[cache.slot as usize].value;
                            }
                            CacheKind::Value if cache.key == self.cx.heap[here.globals].version() => r!(d) = cache.value,
                            _ => slow!(self.load_global(d, here.loaded.code.names[name as usize])),
                        }
                    }
                    Instr::StoreGlobal { a, name, cache } => {
                        let cache = &self.caches[cache!(cache)];
                        if cache.kind == CacheKind::Entry && cache.key == self.cx.heap[here.globals].version() {
                            self.cx.heap[here.globals].set_value(cache.slot as usize, r!(a));
                        } else {
                            slow!(self.store_global(a, here.loaded.code.names[name as usize]));
                        }
                    }
                    Instr::DeleteGlobal { name } => slow!(self.delete_global(here.loaded.code.names[name as usize])),
                    Instr::LoadName { d, name } => slow!(self.load_name(d, 0, here.loaded.code.names[name as usize])),
                    Instr::StoreName { a, name } => slow!(self.store_name(a, here.loaded.code.names[name as usize])),
                    Instr::DeleteName { name } => slow!(self.delete_name(here.loaded.code.names[name as usize])),
                    Instr::LoadNameOrFree { d, name, i } => slow!(self.load_name_or_free(d, here.loaded.code.names[name as usize], i)),
                    Instr::LoadFromNamespace { d, ns, name } => {
                        slow!(self.load_from_namespace(d, ns, here.loaded.code.names[name as usize]))
                    }

                    Instr::Add { d, a, b } => {
                        arith!(d, a, b, BinOp::Add, |x, y| x.checked_add(y).map(Value::Int), |f, g| f + g,
                            (Value::Str(x), Value::Str(y)) => stay!(self.add_strs(d, a, x, y)))
                    }
                    Instr::Sub { d, a, b } => arith!(d, a, b, BinOp::Sub, |x, y| x.checked_sub(y).map(Value::Int), |f, g| f - g),
                    Instr::Mul { d, a, b } => arith!(d, a, b, BinOp::Mul, |x, y| x.checked_mul(y).map(Value::Int), |f, g| f * g),
                    Instr::Div { d, a, b } => match (r!(a), r!(b)) {
                        (Value::Float(f), Value::Float(g)) if g.get() != 0.0 => r!(d) = Value::float(f.get() / g.get()),
                        (Value::Float(f), Value::Int(y)) if y != 0 => r!(d) = Value::float(f.get() / y as f64),
                        (Value::Int(x), Value::Float(g)) if g.get() != 0.0 => r!(d) = Value::float(x as f64 / g.get()),
                        (Value::Int(x), Value::Int(y)) if y != 0 && x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 => {
                            r!(d) = Value::float(x as f64 / y as f64);
                        }
                        (left, right) => slow!(self.binary(BinOp::Div, d, left, right)),
                    },
                    Instr::FloorDiv { d, a, b } => int_only!(d, a, b, BinOp::FloorDiv, |x, y| {
                        // Truncation and floor agree unless the signs differ and something remains.
                        x.checked_div(y).map(|q| Value::Int(if x % y != 0 && (x < 0) != (y < 0) { q - 1 } else { q }))
                    }),
                    Instr::Mod { d, a, b } => int_only!(d, a, b, BinOp::Mod, |x, y| {
                        x.checked_rem(y).map(|m| Value::Int(if m != 0 && (m < 0) != (y < 0) { m + y } else { m }))
                    }),
                    Instr::Pow { d, a, b } => match (r!(a), r!(b)) {
                        // A finite power of a number that is not negative is what the general path computes, too.
                        (Value::Float(f), Value::Float(g)) if f.get() > 0.0 && f.get().powf(g.get()).is_finite() => {
                            r!(d) = Value::float(f.get().powf(g.get()));
                        }
                        (Value::Int(x), Value::Int(y)) if let Some(power) = u32::try_from(y).ok().and_then(|y| x.checked_pow(y)) => {
                            r!(d) = Value::Int(power);
                        }
                        (left, right) => slow!(self.binary(BinOp::Pow, d, left, right)),
                    },
                    Instr::LShift { d, a, b } => int_only!(d, a, b, BinOp::LShift, |x, y| {
                        (0..63).contains(&y).then(|| x << y).filter(|shifted| shifted >> y == x).map(Value::Int)
                    }),
                    Instr::RShift { d, a, b } => int_only!(d, a, b, BinOp::RShift, |x, y| (y >= 0).then(|| Value::Int(x >> y.min(63)))),
                    Instr::And { d, a, b } => int_only!(d, a, b, BinOp::And, |x, y| Some(Value::Int(x & y))),
                    Instr::Or { d, a, b } => int_only!(d, a, b, BinOp::Or, |x, y| Some(Value::Int(x | y))),
                    Instr::Xor { d, a, b } => int_only!(d, a, b, BinOp::Xor, |x, y| Some(Value::Int(x ^ y))),
                    Instr::MatMul { d, a, b } => int_only!(d, a, b, BinOp::MatMul, |_x, _y| None),
                    Instr::Inplace { d, a, b, op } => match plain_sum(op, r!(a), r!(b)) {
                        Some(sum) => r!(d) = sum,
                        None => match (r!(a), r!(b), op) {
                            (Value::Str(x), Value::Str(y), BinOp::Add) => stay!(self.append_str(d, x, y)),
                            (left, right, op) => slow!(self.inplace(op, d, left, right)),
                        },
                    },
                    Instr::AddImm { d, a, form, imm } => match r!(a) {
                        Value::Int(x) => match if form & 1 == 0 { x.checked_add(i64::from(imm)) } else { x.checked_sub(i64::from(imm)) } {
                            Some(sum) => r!(d) = Value::Int(sum),
                            None => {
                                let left = r!(a);
                                slow!(self.add_imm(form, d, left, imm))
                            }
                        },
                        Value::Float(x) => {
                            r!(d) = Value::float(if form & 1 == 0 { x.get() + f64::from(imm) } else { x.get() - f64::from(imm) })
                        }
                        _ => {
                            let left = r!(a);
                            slow!(self.add_imm(form, d, left, imm))
                        }
                    },
                    Instr::Neg { d, a } => match r!(a) {
                        Value::Float(x) => r!(d) = Value::float(-x.get()),
                        Value::Int(x) if x != i64::MIN => r!(d) = Value::Int(-x),
                        _ => slow!(self.unary(*instr)),
                    },
                    Instr::Pos { .. } | Instr::Invert { .. } => slow!(self.unary(*instr)),
                    Instr::Not { d, a } => match r!(a) {
                        Value::Bool(b) => r!(d) = Value::bool(!b.get()),
                        Value::None => r!(d) = Value::bool(true),
                        value => match plain_truth(&self.cx.heap, value) {
                            Some(truth) => r!(d) = Value::bool(!truth),
                            None => slow!(self.truth(value)),
                        },
                    },

                    Instr::Lt { d, a, b } => compare!(d, a, b, CmpOp::Lt, <),
                    Instr::Le { d, a, b } => compare!(d, a, b, CmpOp::Le, <=),
                    Instr::Gt { d, a, b } => compare!(d, a, b, CmpOp::Gt, >),
                    Instr::Ge { d, a, b } => compare!(d, a, b, CmpOp::Ge, >=),
                    Instr::Eq { d, a, b } => {
                        compare_strs!(a, b, |equal| r!(d) = Value::bool(equal));
                        compare!(d, a, b, CmpOp::Eq, ==);
                    }
                    Instr::Ne { d, a, b } => {
                        compare_strs!(a, b, |equal| r!(d) = Value::bool(!equal));
                        compare!(d, a, b, CmpOp::Ne, !=);
                    }
                    Instr::Is { d, a, b } => r!(d) = Value::bool(self.cx.heap.same(r!(a), r!(b))),
                    Instr::IsNot { d, a, b } => r!(d) = Value::bool(!self.cx.heap.same(r!(a), r!(b))),
                    Instr::In { d, a, b } => match contains(&mut self.cx.heap, r!(b), r!(a)) {
                        Some(found) => r!(d) = Value::bool(found),
                        None => slow!(self.membership()),
                    },
                    Instr::NotIn { d, a, b } => match contains(&mut self.cx.heap, r!(b), r!(a)) {
                        Some(found) => r!(d) = Value::bool(!found),
                        None => slow!(self.membership()),
                    },

                    Instr::Jump { to } => jump!(to),
                    Instr::JumpIfTrue { a, to } => match r!(a) {
                        Value::Bool(b) => {
                            if b.get() {
                                jump!(to)
                            }
                        }
                        Value::None => {}
                        Value::Int(i) => {
                            if i != 0 {
                                jump!(to)
                            }
                        }
                        value => match plain_truth(&self.cx.heap, value) {
                            Some(false) => {}
                            Some(true) => jump!(to),
                            None => slow!(self.truth(value)),
                        },
                    },
                    Instr::JumpIfSummed { a, b, to } => {
                        if let Some(sum) = int_sum(r!(a), r!(b)) {
                            r!(a) = sum;
                            jump!(to);
                        }
                    }
                    Instr::JumpIfFalse { a, to } => match r!(a) {
                        Value::Bool(b) => {
                            if !b.get() {
                                jump!(to)
                            }
                        }
                        Value::None => jump!(to),
                        Value::Int(i) => {
                            if i == 0 {
                                jump!(to)
                            }
                        }
                        value => match plain_truth(&self.cx.heap, value) {
                            Some(true) => {}
                            Some(false) => jump!(to),
                            None => slow!(self.truth(value)),
                        },
                    },
                    Instr::JumpIfNone { a, to } => {
                        if r!(a).is_none() {
                            jump!(to)
                        }
                    }
                    Instr::JumpIfNotNone { a, to } => {
                        if !r!(a).is_none() {
                            jump!(to)
                        }
                    }
                    Instr::JumpIfLt { a, b, to } => jump_compare!(a, b, to, CmpOp::Lt, true, <),
                    Instr::JumpIfLe { a, b, to } => jump_compare!(a, b, to, CmpOp::Le, true, <=),
                    Instr::JumpIfGt { a, b, to } => jump_compare!(a, b, to, CmpOp::Gt, true, >),
                    Instr::JumpIfGe { a, b, to } => jump_compare!(a, b, to, CmpOp::Ge, true, >=),
                    Instr::JumpIfEq { a, b, to } => {
                        compare_strs!(a, b, |equal| if equal {
                            jump!(to)
                        });
                        jump_compare!(a, b, to, CmpOp::Eq, true, ==);
                    }
                    Instr::JumpIfNe { a, b, to } => {
                        compare_strs!(a, b, |equal| if !equal {
                            jump!(to)
                        });
                        jump_compare!(a, b, to, CmpOp::Ne, true, !=);
                    }
                    Instr::JumpUnlessLt { a, b, to } => jump_compare!(a, b, to, CmpOp::Lt, false, <),
                    Instr::JumpUnlessLe { a, b, to } => jump_compare!(a, b, to, CmpOp::Le, false, <=),
                    Instr::JumpUnlessGt { a, b, to } => jump_compare!(a, b, to, CmpOp::Gt, false, >),
                    Instr::JumpUnlessGe { a, b, to } => jump_compare!(a, b, to, CmpOp::Ge, false, >=),
                    Instr::JumpUnlessEq { a, b, to } => {
                        compare_strs!(a, b, |equal| if !equal {
                            jump!(to)
                        });
                        jump_compare!(a, b, to, CmpOp::Eq, false, ==);
                    }
                    Instr::JumpUnlessNe { a, b, to } => {
                        compare_strs!(a, b, |equal| if equal {
                            jump!(to)
                        });
                        jump_compare!(a, b, to, CmpOp::Ne, false, !=);
                    }
                    Instr::JumpIfLtImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Lt, true, <),
                    Instr::JumpIfLeImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Le, true, <=),
                    Instr::JumpIfGtImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Gt, true, >),
                    Instr::JumpIfGeImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Ge, true, >=),
                    Instr::JumpIfEqImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Eq, true, ==),
                    Instr::JumpIfNeImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Ne, true, !=),
                    Instr::JumpUnlessLtImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Lt, false, <),
                    Instr::JumpUnlessLeImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Le, false, <=),
                    Instr::JumpUnlessGtImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Gt, false, >),
                    Instr::JumpUnlessGeImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Ge, false, >=),
                    Instr::JumpUnlessEqImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Eq, false, ==),
                    Instr::JumpUnlessNeImm { a, imm, to } => jump_compare_imm!(a, imm, to, CmpOp::Ne, false, !=),
                    Instr::JumpUnlessExc { exc, types, to } => {
                        save!();
                        match self.matches_exception(self.stack[base!() + exc as usize], self.stack[base!() + types as usize]) {
                            Ok(true) => regs = window!(self.stack, base!()),
                            Ok(false) => {
                                regs = window!(self.stack, base!());
                                jump!(to);
                            }
                            Err(raise) => break 'ops raise,
                        }
                    }

                    Instr::ForPrep { s, a } => match r!(a) {
                        value @ (Value::List(_) | Value::Tuple(_) | Value::Str(_)) => {
                            r!(s) = value;
                            r!(s + 1) = Value::Int(0);
                        }
                        Value::Range(id) if self.cx.heap[id].len_i64().is_some() => {
                            let range = &self.cx.heap[id];
                            let (start, _, step) = range.small().unwrap_or((0, 0, 1));
                            r!(s + 2) = Value::Int(range.len_i64().unwrap_or(0));
                            r!(s) = Value::Int(start);
                            r!(s + 1) = Value::Int(step);
                        }
                        _ => slow!(self.for_prep(s, a)),
                    },
                    Instr::ForNext { d, s, to } => {
                        iterate!(d, s, here.loaded.instrs.get(to as usize), jump!(to), {});
                    }
                    Instr::GetIter { d, a } => slow!(self.get_iter(d, a)),

                    Instr::BuildList { d, base: first, n } => stay!(self.build_list(d, first, n)),
                    Instr::BuildTuple { d, base: first, n } => stay!(self.build_tuple(d, first, n)),
                    Instr::BuildSet { d, base: first, n } => slow!(self.build_set(d, first, n)),
                    Instr::BuildDict { d, base: first, n } => slow!(self.build_dict(d, first, n)),
                    Instr::BuildSlice { d, base: first } => stay!(self.build_slice(d, first)),
                    Instr::BuildString { d, base: first, n } => slow!(self.build_string(d, first, n)),
                    Instr::Format { d, a, conv } => match r!(a) {
                        value if conv == FORMAT_DEFERRED && is_plain(value) => r!(d) = r!(a),
                        _ => slow!(self.format(d, a, None, conv)),
                    },
                    Instr::FormatSpec { d, a, spec, conv } => slow!(self.format(d, a, Some(spec), conv)),
                    Instr::ListAppend { list, a } => {
                        if let Value::List(id) = r!(list) {
                            let items = &mut self.cx.heap[id].items;
                            if items.len() < items.capacity() {
                                items.push(r!(a));
                            } else {
                                stay!(self.list_append(list, a));
                            }
                        }
                    }
                    Instr::SetAdd { set, a } => {
                        if let Value::Set(id) = r!(set)
                            && self.cx.heap.set_add_plain(id, r!(a))
                        {
                            stop_to_collect!();
                            continue;
                        }
                        slow!(self.set_add(set, a))
                    }
                    Instr::DictSet { dict, k, v } => {
                        if let Value::Dict(id) = r!(dict)
                            && self.cx.heap.dict_set_plain(id, r!(k), r!(v))
                        {
                            stop_to_collect!();
                            continue;
                        }
                        slow!(self.dict_set(dict, k, v))
                    }
                    Instr::ListExtend { list, a } => slow!(self.list_extend(list, a)),
                    Instr::Spread { d, a, f } => slow!(self.spread(d, a, f)),
                    Instr::SetUpdate { set, a } => slow!(self.set_update(set, a)),
                    Instr::DictUpdate { dict, a } => slow!(self.dict_update(dict, a)),
                    Instr::DictMerge { dict, a, f } => slow!(self.dict_merge(dict, a, f)),
                    Instr::ListToTuple { d, a } => stay!(self.list_to_tuple(d, a)),
                    Instr::UnpackSequence { base: first, a, n } => match r!(a) {
                        Value::Tuple(id) if self.cx.heap[id].items.len() == n as usize => {
                            let items = &self.cx.heap[id].items;
                            regs[first as usize..first as usize + n as usize].copy_from_slice(items);
                        }
                        Value::List(id) if self.cx.heap[id].items.len() == n as usize => {
                            let items = &self.cx.heap[id].items;
                            regs[first as usize..first as usize + n as usize].copy_from_slice(items);
                        }
                        _ => slow!(self.unpack(first, a, n, None)),
                    },
                    Instr::UnpackPair { base: first, a } => {
                        let items = match r!(a) {
                            Value::Tuple(id) => &*self.cx.heap[id].items,
                            Value::List(id) => &self.cx.heap[id].items,
                            _ => &[],
                        };
                        if let &[x, y] = items {
                            r!(first) = x;
                            r!(first.wrapping_add(1)) = y;
                        } else {
                            slow!(self.unpack(first, a, 2, None))
                        }
                    }
                    Instr::UnpackEx { base: first, a, before, after } => slow!(self.unpack(first, a, before, Some(after))),

                    Instr::GetItem { d, a, b } => {
                        match (r!(a), r!(b)) {
                            (Value::List(id), Value::Int(i)) => {
                                let items = &self.cx.heap[id].items;
                                let at = if i < 0 { i.wrapping_add(items.len() as i64) } else { i };
                                if let Some(item) = items.get(at as usize) {
                                    r!(d) = *item;
                                    continue;
                                }
                            }
                            (Value::Tuple(id), Value::Int(i)) => {
                                let items = &self.cx.heap[id].items;
                                let at = if i < 0 { i.wrapping_add(items.len() as i64) } else { i };
                                if let Some(item) = items.get(at as usize) {
                                    r!(d) = *item;
                                    continue;
                                }
                            }
                            (Value::Str(id), Value::Int(i)) => {
                                if let Some(c) = str_item(&mut self.cx.heap, id, i) {
                                    r!(d) = c;
                                    stop_to_collect!();
                                    continue;
                                }
                            }
                            (Value::Dict(id), key) => {
                                if let Some(Some(slot)) = self.cx.heap.dict_find(id, key) {
                                    r!(d) = self.cx.heap[id].slots()[slot].value;
                                    continue;
                                }
                            }
                            _ => {}
                        }
                        slow!(self.get_item(d, a, b))
                    }
                    Instr::GetSlice { d, a, base: first } => get_slice!(d, a, [r!(first), r!(first + 1), Value::None]),
                    Instr::GetStride { d, a, base: first } => get_slice!(d, a, [r!(first), r!(first + 1), r!(first + 2)]),
                    Instr::SetSlice { a, v, base: first } => {
                        let parts = [r!(first), r!(first + 1), r!(first + 2)];
                        if overwrite(&mut self.cx.heap, r!(a), parts, r!(v)) {
                            continue;
                        }
                        slow!(self.set_slice(a, v, parts))
                    }
                    Instr::SetItem { a, b, v } => {
                        if let (Value::List(id), Value::Int(i)) = (r!(a), r!(b)) {
                            let items = &mut self.cx.heap[id].items;
                            let at = if i < 0 { i.wrapping_add(items.len() as i64) } else { i };
                            if let Some(item) = items.get_mut(at as usize) {
                                *item = r!(v);
                                continue;
                            }
                        }
                        if let Value::Dict(id) = r!(a)
                            && self.cx.heap.dict_set_plain(id, r!(b), r!(v))
                        {
                            stop_to_collect!();
                            continue;
                        }
                        slow!(self.set_item(a, b, v))
                    }
                    Instr::DelItem { a, b } => slow!(self.del_item(a, b)),
                    Instr::GetAttr { d, a, cache, .. } => {
                        let object = r!(a);
                        if let Value::Instance(id) = object {
                            let cache = &self.caches[cache!(cache)];
                            let instance = &self.cx.heap[id];
                            if cache.kind == CacheKind::Slot && cache.key == instance.shape.0 && cache.epoch == self.cx.heap.epoch {
                                let value = instance.slots[cache.slot as usize];
                                if !value.is_unbound() {
                                    r!(d) = value;
                                    continue;
                                }
                            }
                        }
                        now!(GetAttr { d, a, name, cache });
                        let (at, object) = (cache!(cache), r!(a));
                        if let Value::Instance(id) = object {
                            let (found, instance) = (&self.caches[at], &self.cx.heap[id]);
                            if found.key == instance.shape.0 && found.epoch == self.cx.heap.epoch {
                                if let (CacheKind::Property, Value::Function(getter)) = (found.kind, found.value) {
                                    call_getter!(getter, object, d);
                                    let at = self.frames.last().expect("an instruction is being executed").end as usize;
                                    (self.stack[at], self.stack[at + 1]) = (getter.into(), object);
                                    call_simple!(getter, at, 1, OnReturn::Store(d));
                                    regs = window!(self.stack, base!());
                                } else if let Some(value) = found.shared(&self.cx.heap) {
                                    r!(d) = value;
                                    continue;
                                }
                            }
                            recall!(id, Get, name, at, |found| if found.kind == CacheKind::Slot {
                                let value = self.cx.heap[id].slots[found.slot as usize];
                                if !value.is_unbound() {
                                    r!(d) = value;
                                    continue;
                                }
                            });
                        }
                        if let Some(value) = cached_member(&self.cx.heap, &self.caches[at], object) {
                            r!(d) = value;
                            continue;
                        }
                        slow!(self.get_attr(d, a, here.loaded.code.names[name as usize], at))
                    }
                    Instr::SetAttr { a, v, cache, .. } => {
                        if let Value::Instance(id) = r!(a) {
                            let cache = &self.caches[cache!(cache)];
                            let epoch = self.cx.heap.epoch;
                            let instance = &mut self.cx.heap[id];
                            if cache.key == instance.shape.0 && cache.epoch == epoch {
                                if cache.kind == CacheKind::Slot {
                                    instance.slots[cache.slot as usize] = r!(v);
                                    continue;
                                }
                                if cache.kind == CacheKind::Add && instance.slots.len() < instance.slots.capacity() {
                                    instance.slots.push(r!(v));
                                    instance.shape = ShapeId(cache.slot);
                                    continue;
                                }
                            }
                        }
                        now!(SetAttr { a, v, name, cache });
                        if let Value::Instance(id) = r!(a) {
                            recall!(id, Set, name, cache!(cache), |found| if found.kind == CacheKind::Slot {
                                self.cx.heap[id].slots[found.slot as usize] = r!(v);
                                continue;
                            });
                        }
                        slow!(self.set_attr(a, v, here.loaded.code.names[name as usize], cache!(cache)))
                    }
                    Instr::InplaceAttr { a, b, op, cache } => inplace_attr!(a, cache, op, r!(b)),
                    Instr::AddImmAttr { a, form, imm, cache } => {
                        let op = if form & 1 == 0 { BinOp::Add } else { BinOp::Sub };
                        inplace_attr!(a, cache, op, Value::Int(i64::from(imm)));
                    }
                    Instr::DelAttr { a, name } => slow!(self.del_attr(a, here.loaded.code.names[name as usize])),
                    Instr::LoadMethod { d, a, cache, .. } => {
                        let at = cache!(cache);
                        let object = r!(a);
                        if let Value::Instance(id) = object {
                            let (cache, instance) = (&self.caches[at], &self.cx.heap[id]);
                            let known = cache.key == instance.shape.0 && cache.epoch == self.cx.heap.epoch;
                            if known && cache.kind == CacheKind::Value {
                                r!(d + 1) = object;
                                r!(d) = cache.value;
                                continue;
                            }
                        }
                        if let Some(class) = plain_class(object) {
                            let cache = &self.caches[at];
                            if cache.kind == CacheKind::Value && cache.key == class.bits() {
                                r!(d + 1) = object;
                                r!(d) = cache.value;
                                continue;
                            }
                        }
                        now!(LoadMethod { d, a, name, cache });
                        let (at, object) = (cache!(cache), r!(a));
                        if let Some((method, receiver)) = cached_method(&self.cx.heap, &self.caches[at], object) {
                            r!(d) = method;
                            r!(d + 1) = receiver;
                            continue;
                        }
                        if let Value::Instance(id) = object {
                            recall!(id, Call, name, at, |found| if found.kind == CacheKind::Value {
                                r!(d + 1) = object;
                                r!(d) = found.value;
                                continue;
                            });
                        }
                        slow!(self.load_method(d, a, here.loaded.code.names[name as usize], at))
                    }
                    Instr::LoadSpecial { d, a, which } => slow!(self.load_special(d, a, which)),
                    Instr::LoadSuper { d, f, cls, slf } => slow!(self.load_super(d, f, cls, slf)),

                    Instr::Call { d, base: first, n } => {
                        // Asked one after the other: most callees are functions of the program.
                        let callee = r!(first);
                        if let Value::Function(id) = callee {
                            call_simple!(id, base!() + first as usize, n as usize, OnReturn::Store(d));
                            slow!(self.call_function(id, base!() + first as usize, n as usize, None, OnReturn::Store(d)))
                        }
                        std::hint::cold_path();
                        if let Value::Native(id) = callee {
                            if natives[id.index() as usize].receiver.is_none() {
                                call_exact!(id, first, n, d);
                            }
                        } else if let Value::Class(class) = callee {
                            if class.slot().is_none() {
                                if let (1, Some(value)) = (n, converted(&mut self.cx.heap, class, r!(first + 1))) {
                                    r!(d) = value;
                                    stop_to_collect!();
                                    continue;
                                }
                                slow!(self.call_builtin_class(class, base!() + first as usize, n as usize, d))
                            }
                            let Some(init) = self.cached_init(class) else {
                                slow!(self.call(base!() + first as usize, n as usize, None, OnReturn::Store(d)))
                            };
                            let (at, n) = (base!() + first as usize, n as usize);
                            let instance = self.prepare_init(class, init, at, n);
                            call_simple!(init, at, n + 1, OnReturn::Init(instance, d));
                            slow!(self.call(at, n + 1, None, OnReturn::Init(instance, d)))
                        }
                        slow!(self.call(base!() + first as usize, n as usize, None, OnReturn::Store(d)))
                    }
                    Instr::CallKw { d, base: first, n, k } => {
                        slow!(self.call(
                            base!() + first as usize,
                            n as usize,
                            Some(&here.loaded.code.kwnames[k as usize]),
                            OnReturn::Store(d)
                        ))
                    }
                    Instr::CallMethod { d, base: first, n } => {
                        let callee = r!(first);
                        if !r!(first + 1).is_unbound() {
                            if let Value::Function(id) = callee {
                                if n == 1 {
                                    call_getter!(id, r!(first + 1), d);
                                }
                                call_simple!(id, base!() + first as usize, n as usize, OnReturn::Store(d));
                            } else if let Value::Native(id) = callee {
                                std::hint::cold_path();
                                call_exact!(id, first, n, d);
                            }
                        }
                        slow!(self.call_method(base!() + first as usize, n as usize, None, OnReturn::Store(d)))
                    }
                    Instr::CallMethodKw { d, base: first, n, k } => {
                        slow!(self.call_method(
                            base!() + first as usize,
                            n as usize,
                            Some(&here.loaded.code.kwnames[k as usize]),
                            OnReturn::Store(d)
                        ))
                    }
                    Instr::CallEx { d, base: first } => slow!(self.call_ex(d, first)),
                    Instr::CallIntrinsic { d, base: first, which: Intrinsic::TypeOf, .. } => {
                        r!(d) = Value::Class(self.cx.heap.class_of(r!(first)));
                    }
                    Instr::CallIntrinsic { d, base: first, n, which } => {
                        if let Some(answer) = match_quick(&self.cx.heap, which, r!(first), r!(first.wrapping_add(1))) {
                            r!(d) = answer;
                            continue;
                        }
                        save!();
                        match self.match_natively(which, base!() + first as usize, n as usize) {
                            Ok(Some(value)) => {
                                regs = window!(self.stack, base!());
                                r!(d) = value;
                                collect_if_wanted!();
                            }
                            Ok(None) => slow!(self.call_intrinsic(which, first, n, OnReturn::Store(d))),
                            Err(raise) => break 'ops raise,
                        }
                    }
                    Instr::MakeFunction { d, base: first, c } => slow!(self.make_function(d, first, here.loaded.code.codes[c as usize])),
                    Instr::LoadBuildClass { d } => slow!(self.load_build_class(d)),
                    Instr::Return { a } => return_value!(r!(a)),
                    Instr::ReturnNone {} => return_value!(Value::None),

                    Instr::Yield { a, d } => {
                        let value = r!(a);
                        // What a resumption that sends nothing will find.
                        r!(d) = Value::None;
                        yield_item!(value, 0);
                    }
                    Instr::YieldFrom { d, it } => {
                        match (r!(d), r!(it)) {
                            (Value::None, Value::Generator(id)) => resume!(id, OnReturn::Delegate),
                            (Value::None, Value::Iter(id)) => match iter::next(&mut self.cx, id) {
                                Ok(Some(item)) => yield_item!(item, 1),
                                Ok(None) => continue,
                                Err(Raise::Collect(bytes)) => {
                                    again!();
                                    stay!(self.collect(bytes))
                                }
                                Err(raise) => fail!(raise),
                            },
                            _ => {}
                        }
                        leave!(self.yield_from(d, it))
                    }
                    Instr::GetAwaitable { d, a, how } => leave!(self.get_awaitable(d, a, how)),

                    Instr::RaiseValue { a } => {
                        let value = r!(a);
                        leave!(self.raise_value(value, Value::Unbound))
                    }
                    Instr::RaiseFrom { a, b } => {
                        let (value, cause) = (r!(a), r!(b));
                        leave!(self.raise_value(value, cause))
                    }
                    Instr::RaiseCurrent {} => {
                        save!();
                        break 'ops self.raise_current();
                    }
                    Instr::Rethrow { a } => {
                        let exception = r!(a);
                        fail!(Raise::Exception(exception))
                    }
                    Instr::EnterExcept { saved, exc } => {
                        r!(saved) = super::generator::enter_except(&mut self.cx.heap, &self.frames, self.handled);
                        self.handled = r!(exc);
                    }
                    Instr::LeaveExcept { saved } => {
                        self.handled = super::generator::leave_except(&mut self.cx.heap, &self.frames, r!(saved));
                    }
                    Instr::LoadExcInfo { d, exc } => slow!(self.load_exc_info(d, exc)),
                    Instr::LoadErrorClass { d, which } => r!(d) = Value::Class(super::unwind::error_class(which)),

                    Instr::ImportName { d, deep, level, name } => {
                        slow!(self.import_name(d, deep != 0, level, here.loaded.code.names[name as usize]))
                    }
                    Instr::ImportFrom { d, a, name } => slow!(self.import_from(d, a, here.loaded.code.names[name as usize])),
                }
            };

            self.cx.meter.countdown = left as i64;
            let exit = self.handle(raise).err();
            if exit.is_some() || self.cx.heap.budget.ends_slice() {
                return exit;
            }
        }
    }
}
