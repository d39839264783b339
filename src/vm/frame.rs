//! Frames, and what happens with the value a frame returns.

use crate::heap::kinds::{DictId, FunctionId, GeneratorId, InstanceId, Value};
use crate::heap::value::CodeRef;
use serde::{Deserialize, Serialize};

/// One running function body.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// What it runs.
    pub code: CodeRef,
    /// Next instruction.
    pub pc: u32,
    /// Stack index of register 0.
    pub base: u32,
    /// One past its last register.
    pub end: u32,
    /// The function, for its closure; module bodies have none.
    pub function: Option<FunctionId>,
    /// The generator it belongs to.
    pub generator: Option<GeneratorId>,
    /// Namespace of its module.
    pub globals: DictId,
    /// What to do with its result.
    pub on_return: OnReturn,
    /// Side tables of the code.
    #[serde(skip)]
    pub runtime: u32,
}

/// What to do with a call's result, in the frame below. Variants without operands read them from that frame's current
/// instruction, whose operand registers are unchanged while it waits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum OnReturn {
    /// Into a register.
    Store(u8),
    /// Nothing.
    Discard,
    /// `__init__` returned: must be None; the instance goes into a register.
    Init(InstanceId, u8),
    /// A binary operator, comparison or membership test of the instruction: try the next candidate on NotImplemented.
    Operator(Stage),
    /// `__bool__` gave the truth of the instruction's operand.
    Truth,
    /// `__len__` gave it.
    TruthLen,
    /// `__contains__` gave the instruction's answer.
    Contains,
    /// The next item of the loop instruction.
    ForIter,
    /// Whether the loop instruction gets the item that it has put aside.
    Filter,
    /// `__iter__` of the loop's iterable.
    ForPrep,
    /// `__iter__`: must be an iterator, into a register.
    Iter(u8),
    /// A list of the items that the unpacking instruction stores.
    Unpack,
    /// What the delegate of `yield from` yields.
    Delegate,
    /// The instruction runs again (an import was made possible).
    Again,
    /// The run ends with the value.
    Exit,
}

/// Which candidates of an operator were tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// `__iop__`: next the whole binary protocol.
    Inplace,
    /// The left operand's: next the right one's reflected.
    Left,
    /// The right operand's reflected first, its type being derived: next the left one's.
    DerivedRight,
    /// The last candidate.
    Last,
}

impl Frame {
    /// Visits what the frame holds beside its registers.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.globals.into());
        if let Some(function) = self.function {
            visit(function.into());
        }
        if let Some(generator) = self.generator {
            visit(generator.into());
        }
        self.on_return.trace(visit);
    }
}

impl OnReturn {
    /// Visits the values it holds.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        if let OnReturn::Init(id, _) = *self {
            visit(id.into());
        }
    }
}
