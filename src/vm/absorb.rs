//! Yields for which no frame moves: what the loop that waits does with the item is done at once.
//!
//! Most generators are consumed by a loop whose body is one instruction that neither calls nor fails: a comprehension or `list`
//! appends, `sum` and `total += item` add, `any`, `all` and `max` look at the item and go on. Where that instruction can be
//! carried out on the spot, the generator need not be suspended and resumed again around it.
//! Never: does anything that the loop itself would not have done before its next item.

use super::Vm;
use super::frame::OnReturn;
use super::here::Loaded;
use super::quick::{int_sum, plain_truth};
use crate::bytecode::instr::Instr;
use crate::heap::kinds::{DictId, Value};

/// Instructions that are carried out with the item: the body of the loop, and `ForNext`.
pub(super) const ABSORBED: usize = 2;

/// The loop that gets what the innermost generator yields.
pub(super) struct WaitingLoop<'t, 'u> {
    pub target: &'t Loaded<'u>,
    pub base: u32,
    pub globals: DictId,
    /// Its `ForNext`, and the operands of that.
    next: u32,
    pub d: u8,
    pub to: u32,
}

impl WaitingLoop<'_, '_> {
    /// Whether its body begins with an instruction that may be one to carry out at once.
    #[inline(always)]
    fn has_plain_body(&self) -> bool {
        matches!(
            self.target.instrs[self.to as usize],
            Instr::ListAppend { .. }
                | Instr::SetAdd { .. }
                | Instr::JumpIfSummed { .. }
                | Instr::Add { .. }
                | Instr::JumpIfFalse { .. }
                | Instr::JumpIfTrue { .. }
                | Instr::JumpUnlessGt { .. }
                | Instr::JumpUnlessLt { .. }
        )
    }
}

impl Vm {
    /// The loop that gets what the innermost generator yields, perhaps through others that delegate to it. An async generator, which
    /// yields wrapped items, is resumed by neither.
    #[inline(always)]
    pub(super) fn waiting_loop<'t, 'u>(&self, table: &'t [Loaded<'u>]) -> Option<WaitingLoop<'t, 'u>> {
        let mut frames = self.frames.as_slice();
        let below = loop {
            let [outer @ .., frame] = frames else { return None };
            match (frame.on_return, outer) {
                (OnReturn::ForIter, [.., below]) => break below,
                (OnReturn::Delegate, [.., delegating]) if delegating.generator.is_some() => frames = outer,
                _ => return None,
            }
        };
        let target = table.get(below.runtime as usize)?;
        let next = below.pc.wrapping_sub(1);
        let &Instr::ForNext { d, to, .. } = target.instrs.get(next as usize)? else { return None };
        Some(WaitingLoop { target, base: below.base, globals: below.globals, next, d, to })
    }

    /// Carries out the body of the loop with the item, if it is one plain instruction; says whether.
    #[inline(always)]
    pub(super) fn absorbs(&mut self, waiting: Option<&WaitingLoop<'_, '_>>, item: Value) -> bool {
        waiting.is_some_and(|waiting| waiting.has_plain_body() && self.absorb(waiting, item))
    }

    #[inline(never)]
    fn absorb(&mut self, waiting: &WaitingLoop<'_, '_>, item: Value) -> bool {
        let (next, d, to) = (waiting.next, waiting.d, waiting.to);
        // Where the body ends, or jumps when it has no more to do.
        let goes_on = |at: u32| at == next;
        let register = |number: u8| waiting.base as usize + number as usize;
        let done = match waiting.target.instrs[to as usize] {
            Instr::ListAppend { list, a } if a == d && goes_on(to + 1) => {
                let Value::List(id) = self.stack[register(list)] else { return false };
                let items = &mut self.cx.heap[id].items;
                let has_room = items.len() < items.capacity();
                if has_room {
                    items.push(item);
                }
                has_room
            }
            Instr::SetAdd { set, a } if a == d && goes_on(to + 1) => {
                let Value::Set(id) = self.stack[register(set)] else { return false };
                self.cx.heap.set_add_plain(id, item)
            }
            Instr::JumpIfSummed { a, b, to } if b == d && a != d && goes_on(to) => self.add_int(register(a), item),
            Instr::Add { d: sum, a, b } if sum == a && b == d && a != d && goes_on(to + 1) => self.add_int(register(a), item),
            Instr::JumpIfFalse { a, to } if a == d && goes_on(to) => self.has_truth(item, false),
            Instr::JumpIfTrue { a, to } if a == d && goes_on(to) => self.has_truth(item, true),
            Instr::JumpUnlessGt { a, b, to } if a == d && b != d && goes_on(to) => {
                matches!((item, self.stack[register(b)]), (Value::Int(x), Value::Int(y)) if x <= y)
            }
            Instr::JumpUnlessLt { a, b, to } if a == d && b != d && goes_on(to) => {
                matches!((item, self.stack[register(b)]), (Value::Int(x), Value::Int(y)) if x >= y)
            }
            _ => false,
        };
        if done {
            let at = register(d);
            self.stack[at] = item;
        }
        done
    }

    fn add_int(&mut self, at: usize, item: Value) -> bool {
        let sum = int_sum(self.stack[at], item);
        self.stack[at] = sum.unwrap_or(self.stack[at]);
        sum.is_some()
    }

    fn has_truth(&self, item: Value, truth: bool) -> bool {
        let is = match item {
            Value::Bool(is) => Some(is.get()),
            Value::Int(i) => Some(i != 0),
            Value::None => Some(false),
            _ => plain_truth(&self.cx.heap, item),
        };
        is == Some(truth)
    }
}
