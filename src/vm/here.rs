//! Where the loop is: the code it runs with its side tables, and what it keeps of the frame.
//!
//! Never: looks at values.

use super::Runtime;
use crate::bytecode::code::{Code, PROGRAM_UNIT};
use crate::bytecode::instr::Instr;
use crate::heap::kinds::DictId;
use crate::heap::units::{Units, loaded_prelude_unit};
use crate::heap::value::CodeRef;

/// Code with its side tables, in the order of `Frame::runtime`: what entering a frame needs, without borrowing the machine.
#[derive(Clone, Copy)]
pub struct Loaded<'u> {
    pub instrs: &'u [Instr],
    pub code: &'u Code,
    pub caches: u32,
    pub consts: u32,
    pub registers: u16,
    pub simple: u16,
    /// The cache of the only attribute access of a function that gives an attribute of its only parameter; `NO_GETTER` otherwise.
    pub getter: u32,
}

/// `Loaded::getter` of all other code.
pub const NO_GETTER: u32 = u32::MAX;

/// What the loop keeps of the frame it runs beside what comes next and the registers. In one place and not in variables, which
/// would be more than there are registers of the processor and be moved about at every instruction.
pub struct Here<'t, 'u> {
    pub loaded: &'t Loaded<'u>,
    /// Instructions that may run beyond those that the loop has before it.
    pub beyond: usize,
    pub globals: DictId,
    pub base: u32,
}

impl<'t, 'u> Here<'t, 'u> {
    #[inline(always)]
    pub fn enter(&mut self, loaded: &'t Loaded<'u>, base: u32, globals: DictId) {
        (self.loaded, self.base, self.globals) = (loaded, base, globals);
    }

    /// The instructions from `pc` on, no more than may run: `left`, of which `beyond` are not among them. Where they end is the
    /// one thing to look at before each.
    #[inline(always)]
    pub fn ahead(&mut self, instrs: &'u [Instr], pc: usize, left: usize) -> &'u [Instr] {
        let rest = &instrs[pc..];
        if left < rest.len() {
            return self.cut(rest, left);
        }
        self.beyond = left - rest.len();
        rest
    }

    /// The last of this slice.
    #[cold]
    #[inline(never)]
    fn cut(&mut self, rest: &'u [Instr], left: usize) -> &'u [Instr] {
        self.beyond = 0;
        &rest[..left]
    }
}

/// Finds code without borrowing the machine.
fn code_of(units: &Units, code: CodeRef) -> &Code {
    let unit = match code.unit() {
        n if n < PROGRAM_UNIT => loaded_prelude_unit(n).expect("frames of prelude code exist only after it was compiled"),
        n => units.get(n),
    };
    &unit.codes[code.index() as usize]
}

impl<'u> Loaded<'u> {
    pub fn new(units: &'u Units, runtime: &Runtime) -> Loaded<'u> {
        let code = code_of(units, runtime.code);
        Loaded {
            instrs: &code.instrs,
            code,
            caches: runtime.caches,
            consts: runtime.consts,
            registers: runtime.registers,
            simple: runtime.simple,
            getter: match *code.instrs {
                [Instr::GetAttr { d, a: 0, cache, .. }, Instr::Return { a }] if a == d => runtime.caches + u32::from(cache),
                _ => NO_GETTER,
            },
        }
    }
}
