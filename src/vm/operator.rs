//! Operators beyond the loop's fast paths: arithmetic, comparison, membership and truth, by the data model's protocol.
//!
//! The operands are read from the current instruction, also when a dunder's result comes back: they stay in their registers.
//! Never loops over user code: every dunder is a frame whose result arrives in [`Vm::operator_result`].

use super::Vm;
use super::frame::{OnReturn, Stage};
use crate::bytecode::instr::{BinOp, CmpOp, Instr};
use crate::heap::classes;
use crate::heap::kinds::Value;
use crate::heap::value::{ClassId, StrId};
use crate::object::native::Raise;
use crate::object::{arith, compare, item, raise};
use crate::text::core;

/// What an instruction with two operands does.
#[derive(Clone, Copy)]
enum Operation {
    Binary(BinOp),
    Inplace(BinOp),
    Compare(CmpOp),
}

/// (text, dunder, reflected dunder, in-place dunder, kernel function)
const BINARY: [(&str, u32, u32, u32, &str); 13] = [
    ("+", core::ADD, core::RADD, core::IADD, "binary_add"),
    ("-", core::SUB, core::RSUB, core::ISUB, "binary_sub"),
    ("*", core::MUL, core::RMUL, core::IMUL, "binary_mul"),
    ("/", core::TRUEDIV, core::RTRUEDIV, core::ITRUEDIV, "binary_truediv"),
    ("//", core::FLOORDIV, core::RFLOORDIV, core::IFLOORDIV, "binary_floordiv"),
    ("%", core::MOD, core::RMOD, core::IMOD, "binary_mod"),
    ("** or pow()", core::POW, core::RPOW, core::IPOW, "binary_pow"),
    ("<<", core::LSHIFT, core::RLSHIFT, core::ILSHIFT, "binary_lshift"),
    (">>", core::RSHIFT, core::RRSHIFT, core::IRSHIFT, "binary_rshift"),
    ("&", core::AND, core::RAND, core::IAND, "binary_and"),
    ("|", core::OR, core::ROR, core::IOR, "binary_or"),
    ("^", core::XOR, core::RXOR, core::IXOR, "binary_xor"),
    ("@", core::MATMUL, core::RMATMUL, core::IMATMUL, "binary_matmul"),
];

/// (text, dunder, reflected dunder, kernel function)
const COMPARE: [(&str, u32, u32, &str); 6] = [
    ("<", core::LT, core::GT, "compare_lt"),
    ("<=", core::LE, core::GE, "compare_le"),
    (">", core::GT, core::LT, "compare_gt"),
    (">=", core::GE, core::LE, "compare_ge"),
    ("==", core::EQ, core::EQ, "compare_eq"),
    ("!=", core::NE, core::NE, "compare_ne"),
];

impl Operation {
    /// (left dunder, right dunder)
    fn dunders(self) -> (StrId, StrId) {
        let (left, right) = match self {
            Operation::Binary(op) | Operation::Inplace(op) => (BINARY[op as usize].1, BINARY[op as usize].2),
            Operation::Compare(op) => (COMPARE[op as usize].1, COMPARE[op as usize].2),
        };
        (StrId::from_bits(left), StrId::from_bits(right))
    }
}

impl Vm {
    /// The instruction that the innermost frame is executing.
    pub fn current(&self) -> Instr {
        let frame = self.frames.last().expect("an instruction is being executed");
        self.cx.heap.code(frame.code).instrs[frame.pc as usize - 1]
    }

    /// A register of the innermost frame.
    pub fn register(&self, i: u8) -> Value {
        let frame = self.frames.last().expect("a register is read by a frame");
        self.stack[frame.base as usize + i as usize]
    }

    /// Sets a register of the innermost frame.
    pub fn set_register(&mut self, i: u8, value: Value) {
        let base = self.frames.last().expect("a register is written by a frame").base as usize;
        self.stack[base + i as usize] = value;
    }

    /// Moves the innermost frame's instruction pointer.
    pub fn jump(&mut self, to: u32) {
        self.frames.last_mut().expect("a frame jumps").pc = to;
    }

    fn operation(&self) -> (Operation, Value, Value) {
        use Instr::*;
        let instr = self.current();
        let pair = |a: u8, b: u8| (self.register(a), self.register(b));
        let (operation, (x, y)) = match instr {
            Add { a, b, .. } => (Operation::Binary(BinOp::Add), pair(a, b)),
            Sub { a, b, .. } => (Operation::Binary(BinOp::Sub), pair(a, b)),
            Mul { a, b, .. } => (Operation::Binary(BinOp::Mul), pair(a, b)),
            Div { a, b, .. } => (Operation::Binary(BinOp::Div), pair(a, b)),
            FloorDiv { a, b, .. } => (Operation::Binary(BinOp::FloorDiv), pair(a, b)),
            Mod { a, b, .. } => (Operation::Binary(BinOp::Mod), pair(a, b)),
            Pow { a, b, .. } => (Operation::Binary(BinOp::Pow), pair(a, b)),
            LShift { a, b, .. } => (Operation::Binary(BinOp::LShift), pair(a, b)),
            RShift { a, b, .. } => (Operation::Binary(BinOp::RShift), pair(a, b)),
            And { a, b, .. } => (Operation::Binary(BinOp::And), pair(a, b)),
            Or { a, b, .. } => (Operation::Binary(BinOp::Or), pair(a, b)),
            Xor { a, b, .. } => (Operation::Binary(BinOp::Xor), pair(a, b)),
            MatMul { a, b, .. } => (Operation::Binary(BinOp::MatMul), pair(a, b)),
            Inplace { a, b, op, .. } => (Operation::Inplace(op), pair(a, b)),
            AddImm { a, form, imm, .. } => {
                let op = if form & 1 == 0 { BinOp::Add } else { BinOp::Sub };
                let operation = if form & 2 == 0 { Operation::Binary(op) } else { Operation::Inplace(op) };
                (operation, (self.register(a), Value::Int(i64::from(imm))))
            }
            other => {
                let (op, a, b) = compare_operands(other).expect("only instructions with two operands use the operator protocol");
                let b = match b {
                    Operand::Register(b) => self.register(b),
                    Operand::Immediate(i) => Value::Int(i64::from(i)),
                };
                (Operation::Compare(op), (self.register(a), b))
            }
        };
        (operation, x, y)
    }

    /// Whether operators on a value may involve attributes of a class of the run.
    fn is_user(&self, value: Value) -> bool {
        match value {
            Value::Instance(_) => true,
            Value::Class(id) => self.cx.heap.class(id).metaclass != classes::TYPE,
            _ => false,
        }
    }

    /// The current binary instruction, whose result goes to `r[d]`.
    pub fn binary(&mut self, op: BinOp, d: u8, a: Value, b: Value) -> Result<(), Raise> {
        if is_int(a) && is_int(b) && op != BinOp::MatMul {
            return self.ints(op, d, a, b);
        }
        if self.is_user(a) || self.is_user(b) {
            return self.start_operator(Operation::Binary(op), a, b);
        }
        match self.retry(|cx| arith::binary(cx, op, a, b)) {
            Ok(Value::NotImplemented) => Err(self.unsupported(Operation::Binary(op), a, b)),
            Ok(value) => {
                self.set_register(d, value);
                Ok(())
            }
            Err(Raise::Python) => self.call_kernel(BINARY[op as usize].4, &[a, b], OnReturn::Store(d)),
            Err(raise) => Err(raise),
        }
    }

    /// `r[d] = a op b` of two ints.
    fn ints(&mut self, op: BinOp, d: u8, a: Value, b: Value) -> Result<(), Raise> {
        let value = match arith::numbers::wide_pair(&mut self.cx.heap, op, a, b) {
            Some(value) => value,
            None => self.retry(|cx| arith::numbers::ints(cx, op, a, b))?,
        };
        self.set_register(d, value);
        Ok(())
    }

    /// The current in-place instruction, whose result goes to `r[d]`.
    pub fn inplace(&mut self, op: BinOp, d: u8, a: Value, b: Value) -> Result<(), Raise> {
        if is_int(a) && is_int(b) && op != BinOp::MatMul {
            return self.ints(op, d, a, b);
        }
        if self.is_user(a) || self.is_user(b) {
            // `list += instance` is the list's own in-place operator.
            let class = self.cx.heap.class_of(a);
            if let Some(function) = self.lookup(class, StrId::from_bits(BINARY[op as usize].3)) {
                return self.invoke_special(function, &[a, b], OnReturn::Operator(Stage::Inplace));
            }
            return self.start_operator(Operation::Inplace(op), a, b);
        }
        match self.retry(|cx| arith::inplace(cx, op, a, b)) {
            Ok(Value::NotImplemented) => Err(self.unsupported(Operation::Inplace(op), a, b)),
            Ok(value) => {
                self.set_register(d, value);
                Ok(())
            }
            Err(Raise::Python) => self.call_kernel(inplace_kernel(op), &[a, b], OnReturn::Store(d)),
            Err(raise) => Err(raise),
        }
    }

    /// An operator without its in-place form, after that gave nothing.
    fn binary_values(&mut self, operation: Operation, op: BinOp, a: Value, b: Value) -> Result<(), Raise> {
        if self.is_user(a) || self.is_user(b) {
            return self.start_operator(operation, a, b);
        }
        match self.retry(|cx| arith::binary(cx, op, a, b)) {
            Ok(Value::NotImplemented) => Err(self.unsupported(operation, a, b)),
            Ok(value) => self.operator_done(value),
            Err(Raise::Python) => self.call_kernel(BINARY[op as usize].4, &[a, b], self.store_operator()),
            Err(raise) => Err(raise),
        }
    }

    /// `r[d] = x + y`
    pub fn add_strs(&mut self, d: u8, a: u8, x: StrId, y: StrId) -> Result<(), Raise> {
        if a == d {
            return self.append_str(d, x, y);
        }
        let value = self.retry(|cx| arith::sequences::concat_strs(cx, x, y))?;
        self.set_register(d, value);
        Ok(())
    }

    /// `r[d] = x + y`, where the register of `x` gets the result.
    pub fn append_str(&mut self, d: u8, x: StrId, y: StrId) -> Result<(), Raise> {
        let value = match self.cx.heap.append_short(x, y) {
            Some(value) => value,
            None => self.retry(|cx| arith::sequences::append_strs(cx, x, y))?,
        };
        self.set_register(d, value);
        Ok(())
    }

    /// `AddImm` off its fast path.
    pub fn add_imm(&mut self, form: u8, d: u8, a: Value, imm: i32) -> Result<(), Raise> {
        let op = if form & 1 == 0 { BinOp::Add } else { BinOp::Sub };
        let imm = Value::Int(i64::from(imm));
        if form & 2 == 0 { self.binary(op, d, a, imm) } else { self.inplace(op, d, a, imm) }
    }

    /// The current comparison.
    pub fn compare(&mut self, op: CmpOp) -> Result<(), Raise> {
        let (_, a, b) = self.operation();
        if self.is_user(a) || self.is_user(b) {
            if matches!(op, CmpOp::Eq | CmpOp::Ne) && self.is_alone(a, b) && self.is_alone(b, a) {
                return self.operator_done(Value::bool(a.is(b) == (op == CmpOp::Eq)));
            }
            return self.start_operator(Operation::Compare(op), a, b);
        }
        let result = self.retry(|cx| match op {
            CmpOp::Eq => compare::equal(cx, a, b).map(Value::bool),
            CmpOp::Ne => compare::equal(cx, a, b).map(|equal| Value::bool(!equal)),
            CmpOp::Lt | CmpOp::Le | CmpOp::Gt | CmpOp::Ge => compare::order(cx, op, a, b),
        });
        match result {
            Ok(Value::NotImplemented) => Err(self.unsupported(Operation::Compare(op), a, b)),
            Ok(value) => self.operator_done(value),
            Err(Raise::Python) => self.call_kernel(COMPARE[op as usize].3, &[a, b], OnReturn::Operator(Stage::Last)),
            Err(raise) => Err(raise),
        }
    }

    /// Whether a value is equal to nothing but itself when compared with `other`: an instance with the comparison of `object`, or
    /// what is of a built-in type and knows nothing of such an instance.
    fn is_alone(&mut self, value: Value, other: Value) -> bool {
        let Value::Instance(id) = value else { return super::quick::family(value).is_some() && matches!(other, Value::Instance(_)) };
        let class = self.cx.heap[id].class;
        let alone = [core::EQ, core::NE].into_iter().all(|name| {
            let name = StrId::from_bits(name);
            self.lookup(class, name).is_some_and(|found| self.lookup(classes::OBJECT, name).is_some_and(|own| own.is(found)))
        });
        if let (Some(slot), true) = (class.slot(), alone) {
            self.cx.heap.classes[slot].identity = self.cx.heap.epoch;
        }
        alone
    }

    /// Begins the protocol for operands of which one is an instance of a class of the run.
    fn start_operator(&mut self, operation: Operation, a: Value, b: Value) -> Result<(), Raise> {
        let (left_name, right_name) = operation.dunders();
        let (left_class, right_class) = (self.cx.heap.class_of(a), self.cx.heap.class_of(b));
        let left = self.lookup(left_class, left_name);
        if left_class != right_class
            && classes::is_subclass(&self.cx.heap, right_class, left_class)
            && let Some(right) = self.derived_reflected(operation, left_class, right_class, right_name)
        {
            return self.invoke_special(right, &[b, a], OnReturn::Operator(Stage::DerivedRight));
        }
        match left {
            Some(left) => self.invoke_special(left, &[a, b], OnReturn::Operator(Stage::Left)),
            None => self.reflected(operation, a, b),
        }
    }

    /// The reflected method of a derived class, if it provides one of its own.
    fn derived_reflected(&mut self, operation: Operation, left: ClassId, right: ClassId, name: StrId) -> Option<Value> {
        let found = self.lookup(right, name)?;
        let inherited = self.lookup(left, name);
        let own = match operation {
            Operation::Compare(_) => !matches!(found, Value::Native(_)),
            Operation::Binary(_) | Operation::Inplace(_) => !inherited.is_some_and(|inherited| inherited.is(found)),
        };
        own.then_some(found)
    }

    /// The right operand's method.
    fn reflected(&mut self, operation: Operation, a: Value, b: Value) -> Result<(), Raise> {
        let (_, name) = operation.dunders();
        let (left_class, right_class) = (self.cx.heap.class_of(a), self.cx.heap.class_of(b));
        let same = left_class == right_class && !matches!(operation, Operation::Compare(_));
        match self.lookup(right_class, name) {
            Some(function) if !same => self.invoke_special(function, &[b, a], OnReturn::Operator(Stage::Last)),
            _ => self.operator_failed(operation, a, b),
        }
    }

    /// A candidate of the current operator returned.
    pub fn operator_result(&mut self, stage: Stage, value: Value) -> Result<(), Raise> {
        if !matches!(value, Value::NotImplemented) {
            return self.operator_done(value);
        }
        let (operation, a, b) = self.operation();
        match stage {
            Stage::Inplace => match operation {
                Operation::Inplace(op) | Operation::Binary(op) => self.binary_values(operation, op, a, b),
                Operation::Compare(_) => Err(raise::system_error("a comparison has no in-place form")),
            },
            Stage::Left => self.reflected(operation, a, b),
            Stage::DerivedRight => {
                let class = self.cx.heap.class_of(a);
                match self.lookup(class, operation.dunders().0) {
                    Some(function) => self.invoke_special(function, &[a, b], OnReturn::Operator(Stage::Last)),
                    None => self.operator_failed(operation, a, b),
                }
            }
            Stage::Last => self.operator_failed(operation, a, b),
        }
    }

    fn operator_failed(&mut self, operation: Operation, a: Value, b: Value) -> Result<(), Raise> {
        match operation {
            Operation::Compare(CmpOp::Eq) => self.operator_done(Value::bool(a.is(b))),
            Operation::Compare(CmpOp::Ne) => self.operator_done(Value::bool(!a.is(b))),
            Operation::Compare(_) | Operation::Binary(_) | Operation::Inplace(_) => Err(self.unsupported(operation, a, b)),
        }
    }

    fn unsupported(&mut self, operation: Operation, a: Value, b: Value) -> Raise {
        // A built-in sequence has its own word for what it cannot be joined with or multiplied by, once the other operand declined.
        let sequences = match operation {
            Operation::Binary(BinOp::Add) | Operation::Inplace(BinOp::Add) => arith::add_sequences(&mut self.cx, a, b),
            Operation::Binary(BinOp::Mul) | Operation::Inplace(BinOp::Mul) => arith::mul_sequences(&mut self.cx, a, b),
            _ => Ok(Value::NotImplemented),
        };
        if let Err(Raise::New(error)) = sequences {
            return Raise::New(error);
        }
        let (left, right) = (self.cx.heap.type_name(a), self.cx.heap.type_name(b));
        raise::type_error(match operation {
            Operation::Compare(op) => format!("'{}' not supported between instances of '{left}' and '{right}'", COMPARE[op as usize].0),
            Operation::Binary(op) => format!("unsupported operand type(s) for {}: '{left}' and '{right}'", BINARY[op as usize].0),
            Operation::Inplace(op) => {
                let text = if op == BinOp::Pow { "**" } else { BINARY[op as usize].0 };
                let inplace = matches!(self.current(), Instr::Inplace { .. } | Instr::AddImm { form: 2 | 3, .. });
                let equals = if inplace { "=" } else { "" };
                format!("unsupported operand type(s) for {text}{equals}: '{left}' and '{right}'")
            }
        })
    }

    /// The value of the current operator is known.
    fn operator_done(&mut self, value: Value) -> Result<(), Raise> {
        match destination(self.current()) {
            Some(d) => {
                self.set_register(d, value);
                Ok(())
            }
            None => self.truth(value),
        }
    }

    /// Where a kernel function's result goes that stands for the operator's value.
    fn store_operator(&self) -> OnReturn {
        match destination(self.current()) {
            Some(d) => OnReturn::Store(d),
            None => OnReturn::Operator(Stage::Last),
        }
    }

    /// `-x`, `+x`, `~x`
    pub fn unary(&mut self, instr: Instr) -> Result<(), Raise> {
        let (d, a, name, text) = match instr {
            Instr::Neg { d, a } => (d, a, core::NEG, "unary -"),
            Instr::Pos { d, a } => (d, a, core::POS, "unary +"),
            Instr::Invert { d, a } => (d, a, core::INVERT, "unary ~"),
            _ => return Err(raise::system_error("not a unary operator")),
        };
        let value = self.register(a);
        if self.is_user(value) {
            let class = self.cx.heap.class_of(value);
            if let Some(function) = self.lookup(class, StrId::from_bits(name)) {
                return self.invoke_special(function, &[value], OnReturn::Store(d));
            }
        }
        let result = self.retry(|cx| match instr {
            Instr::Neg { .. } => arith::neg(cx, value),
            Instr::Pos { .. } => arith::pos(cx, value),
            _ => arith::invert(cx, value),
        })?;
        if matches!(result, Value::NotImplemented) {
            return Err(raise::type_error(format!("bad operand type for {text}: '{}'", self.cx.heap.type_name(value))));
        }
        self.set_register(d, result);
        Ok(())
    }

    /// `x in y`
    pub fn membership(&mut self) -> Result<(), Raise> {
        let (Instr::In { a, b, .. } | Instr::NotIn { a, b, .. }) = self.current() else {
            return Err(raise::system_error("not a membership test"));
        };
        let (needle, container) = (self.register(a), self.register(b));
        if self.is_user(container) {
            let class = self.cx.heap.class_of(container);
            match self.lookup(class, StrId::from_bits(core::CONTAINS)) {
                Some(Value::None) => {
                    let name = self.cx.heap.type_name(container);
                    return Err(raise::type_error(format!("'{name}' object is not a container")));
                }
                Some(function) => return self.invoke_special(function, &[container, needle], OnReturn::Contains),
                None => return self.call_kernel("contains_by_iteration", &[container, needle], OnReturn::Contains),
            }
        }
        match self.retry(|cx| compare::contains(cx, container, needle)) {
            Ok(found) => self.membership_done(found),
            Err(Raise::Python) => self.call_kernel("contains_any", &[container, needle], OnReturn::Contains),
            Err(raise) => Err(raise),
        }
    }

    fn membership_done(&mut self, found: bool) -> Result<(), Raise> {
        match self.current() {
            Instr::In { d, .. } => self.set_register(d, Value::bool(found)),
            Instr::NotIn { d, .. } => self.set_register(d, Value::bool(!found)),
            _ => return Err(raise::system_error("not a membership test")),
        }
        Ok(())
    }

    /// `__contains__` returned.
    pub fn contains_result(&mut self, value: Value) -> Result<(), Raise> {
        match value {
            Value::Bool(found) => self.membership_done(found.get()),
            other => self.truth(other),
        }
    }

    /// Finds the truth of a value and goes on with the current instruction (a jump, `not`, or a membership test).
    pub fn truth(&mut self, value: Value) -> Result<(), Raise> {
        if self.is_user(value) {
            let class = self.cx.heap.class_of(value);
            if let Some(function) = self.lookup(class, StrId::from_bits(core::BOOL)) {
                return self.invoke_special(function, &[value], OnReturn::Truth);
            }
            if let Some(function) = self.lookup(class, StrId::from_bits(core::LEN)) {
                return self.invoke_special(function, &[value], OnReturn::TruthLen);
            }
            return self.truth_known(true);
        }
        match item::truth(&mut self.cx, value) {
            Ok(truth) => self.truth_known(truth),
            Err(Raise::Python) => self.call_kernel("len_any", &[value], OnReturn::TruthLen),
            Err(raise) => Err(raise),
        }
    }

    /// `__bool__` or `__len__` returned.
    pub fn truth_result(&mut self, value: Value, of_len: bool) -> Result<(), Raise> {
        match (value, of_len) {
            (Value::Bool(truth), _) => self.truth_known(truth.get()),
            (Value::Int(len), true) if len < 0 => Err(raise::value_error("__len__() should return >= 0")),
            (Value::Int(len), true) => self.truth_known(len != 0),
            (other, true) => {
                let name = self.cx.heap.type_name(other);
                Err(raise::type_error(format!("'{name}' object cannot be interpreted as an integer")))
            }
            (other, false) => {
                let name = self.cx.heap.type_name(other);
                Err(raise::type_error(format!("__bool__ should return bool, returned {name}")))
            }
        }
    }

    fn truth_known(&mut self, truth: bool) -> Result<(), Raise> {
        let instr = self.current();
        match instr {
            Instr::Not { d, .. } => self.set_register(d, Value::bool(!truth)),
            Instr::In { .. } | Instr::NotIn { .. } => return self.membership_done(truth),
            Instr::ForNext { .. } => return self.filtered(truth),
            Instr::JumpIfTrue { to, .. } if truth => self.jump(to),
            Instr::JumpIfFalse { to, .. } if !truth => self.jump(to),
            Instr::JumpIfTrue { .. } | Instr::JumpIfFalse { .. } => {}
            other => {
                if let Some((to, wanted)) = compare_jump(other)
                    && truth == wanted
                {
                    self.jump(to);
                }
            }
        }
        Ok(())
    }
}

fn is_int(value: Value) -> bool {
    matches!(value, Value::Int(_) | Value::BigInt(_))
}

fn inplace_kernel(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "inplace_add",
        BinOp::Or => "inplace_or",
        BinOp::And => "inplace_and",
        BinOp::Sub => "inplace_sub",
        BinOp::Xor => "inplace_xor",
        BinOp::Mul | BinOp::Div | BinOp::FloorDiv | BinOp::Mod | BinOp::Pow | BinOp::LShift | BinOp::RShift | BinOp::MatMul => {
            BINARY[op as usize].4
        }
    }
}

/// Whether an instruction uses the protocol of operators: [`OnReturn::Operator`] can be the way of its result.
pub fn is_operator(instr: Instr) -> bool {
    destination(instr).is_some() || compare_operands(instr).is_some()
}

/// The register that an operator instruction writes; None for a jump.
fn destination(instr: Instr) -> Option<u8> {
    use Instr::*;
    match instr {
        Add { d, .. }
        | Sub { d, .. }
        | Mul { d, .. }
        | Div { d, .. }
        | FloorDiv { d, .. }
        | Mod { d, .. }
        | Pow { d, .. }
        | LShift { d, .. }
        | RShift { d, .. }
        | And { d, .. }
        | Or { d, .. }
        | Xor { d, .. }
        | MatMul { d, .. }
        | Inplace { d, .. }
        | AddImm { d, .. }
        | Lt { d, .. }
        | Le { d, .. }
        | Gt { d, .. }
        | Ge { d, .. }
        | Eq { d, .. }
        | Ne { d, .. } => Some(d),
        _ => None,
    }
}

enum Operand {
    Register(u8),
    Immediate(i16),
}

fn compare_operands(instr: Instr) -> Option<(CmpOp, u8, Operand)> {
    use Instr::*;
    let (op, a, b) = match instr {
        Lt { a, b, .. } | JumpIfLt { a, b, .. } | JumpUnlessLt { a, b, .. } => (CmpOp::Lt, a, Operand::Register(b)),
        Le { a, b, .. } | JumpIfLe { a, b, .. } | JumpUnlessLe { a, b, .. } => (CmpOp::Le, a, Operand::Register(b)),
        Gt { a, b, .. } | JumpIfGt { a, b, .. } | JumpUnlessGt { a, b, .. } => (CmpOp::Gt, a, Operand::Register(b)),
        Ge { a, b, .. } | JumpIfGe { a, b, .. } | JumpUnlessGe { a, b, .. } => (CmpOp::Ge, a, Operand::Register(b)),
        Eq { a, b, .. } | JumpIfEq { a, b, .. } | JumpUnlessEq { a, b, .. } => (CmpOp::Eq, a, Operand::Register(b)),
        Ne { a, b, .. } | JumpIfNe { a, b, .. } | JumpUnlessNe { a, b, .. } => (CmpOp::Ne, a, Operand::Register(b)),
        JumpIfLtImm { a, imm, .. } | JumpUnlessLtImm { a, imm, .. } => (CmpOp::Lt, a, Operand::Immediate(imm)),
        JumpIfLeImm { a, imm, .. } | JumpUnlessLeImm { a, imm, .. } => (CmpOp::Le, a, Operand::Immediate(imm)),
        JumpIfGtImm { a, imm, .. } | JumpUnlessGtImm { a, imm, .. } => (CmpOp::Gt, a, Operand::Immediate(imm)),
        JumpIfGeImm { a, imm, .. } | JumpUnlessGeImm { a, imm, .. } => (CmpOp::Ge, a, Operand::Immediate(imm)),
        JumpIfEqImm { a, imm, .. } | JumpUnlessEqImm { a, imm, .. } => (CmpOp::Eq, a, Operand::Immediate(imm)),
        JumpIfNeImm { a, imm, .. } | JumpUnlessNeImm { a, imm, .. } => (CmpOp::Ne, a, Operand::Immediate(imm)),
        _ => return None,
    };
    Some((op, a, b))
}

/// Target of a fused comparison, and the truth on which it jumps.
fn compare_jump(instr: Instr) -> Option<(u32, bool)> {
    use Instr::*;
    match instr {
        JumpIfLt { to, .. }
        | JumpIfLe { to, .. }
        | JumpIfGt { to, .. }
        | JumpIfGe { to, .. }
        | JumpIfEq { to, .. }
        | JumpIfNe { to, .. }
        | JumpIfLtImm { to, .. }
        | JumpIfLeImm { to, .. }
        | JumpIfGtImm { to, .. }
        | JumpIfGeImm { to, .. }
        | JumpIfEqImm { to, .. }
        | JumpIfNeImm { to, .. } => Some((to, true)),
        JumpUnlessLt { to, .. }
        | JumpUnlessLe { to, .. }
        | JumpUnlessGt { to, .. }
        | JumpUnlessGe { to, .. }
        | JumpUnlessEq { to, .. }
        | JumpUnlessNe { to, .. }
        | JumpUnlessLtImm { to, .. }
        | JumpUnlessLeImm { to, .. }
        | JumpUnlessGtImm { to, .. }
        | JumpUnlessGeImm { to, .. }
        | JumpUnlessEqImm { to, .. }
        | JumpUnlessNeImm { to, .. } => Some((to, false)),
        _ => None,
    }
}
