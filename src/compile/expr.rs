//! Owns: expressions whose value goes to a register: names, operators, attributes, subscripts.
//!
//! Never: conditions (`condition.rs`), calls (`call.rs`), displays (`display.rs`), f-strings (`format.rs`).
//!
//! A value is asked for in one of two ways. [`Compiler::expr_to`] puts it into a given register; when that is a variable's
//! register, the only write to it is the last instruction, so that an exception in between leaves the variable as it was.
//! [`Compiler::operand`] gives a register that holds it: the variable's own for a local name, else a new one. An operand that
//! is followed by the evaluation of others is asked for with [`Compiler::operand_before`], which copies a variable that a `:=`
//! may change meanwhile.
//!
//! Start reading at: [`Compiler::expr_to`].

use super::Compiler;
use crate::bytecode::code::Const;
use crate::bytecode::instr::{AWAIT, BinOp, Instr, YIELD_FROM};
use ruff_python_ast::{CmpOp, Expr, ExprBinOp, ExprCompare, ExprContext, ExprIf, ExprSlice, Operator, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    /// `r[d] = value`
    pub(super) fn expr_to(&mut self, expr: &'a Expr, d: u8) {
        if self.stopped() {
            return;
        }
        let mark = self.f.mark();
        self.dispatch(expr, d);
        self.f.release(mark);
    }

    fn dispatch(&mut self, expr: &'a Expr, d: u8) {
        let range = expr.range();
        match expr {
            Expr::Name(e) => self.name(range, &e.id, d),
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                let value = self.fold(expr).expect("a literal is a constant");
                self.load_constant(range, value, d);
            }
            Expr::BinOp(e) => self.binary(e, d),
            Expr::UnaryOp(e) => self.unary(expr, e.op, &e.operand, d),
            Expr::Attribute(_) | Expr::Subscript(_) | Expr::Call(_) => self.postfix(expr, d),
            Expr::Compare(e) => self.compare(e, d),
            Expr::BoolOp(e) => self.bool_op(e, d),
            Expr::If(e) => self.conditional(e, d),
            Expr::Named(e) => self.walrus(e, d),
            Expr::Tuple(e) => match self.fold(expr) {
                Some(value) => self.load_constant(range, value, d),
                None => self.tuple(range, &e.elts, d),
            },
            Expr::List(e) => self.list(range, &e.elts, d),
            Expr::Set(e) => self.set(range, &e.elts, d),
            Expr::Dict(e) => self.dict(range, &e.items, d),
            Expr::FString(e) => self.fstring(e, d),
            Expr::TString(e) => self.tstring(e, d),
            Expr::Lambda(e) => self.lambda(e, d),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => self.comprehension(expr, d),
            Expr::Generator(e) => self.generator(e, d),
            Expr::Await(e) => self.await_value(range, &e.value, d),
            Expr::Yield(e) => self.yield_value(range, e.value.as_deref(), d),
            Expr::YieldFrom(e) => self.yield_from(range, &e.value, d),
            Expr::Slice(e) => self.slice(range, e, d),
            // A star has been dealt with by what it stands in.
            Expr::Starred(e) => self.expr_to(&e.value, d),
            Expr::IpyEscapeCommand(_) => self.fail("invalid syntax", range),
        }
    }

    /// Evaluates for the effect alone.
    pub(super) fn effect(&mut self, expr: &'a Expr) {
        if self.fold(expr).is_some() {
            return;
        }
        let mark = self.f.mark();
        self.operand(expr);
        self.f.release(mark);
    }

    /// A register that holds the value: it is used before anything else is evaluated.
    pub(super) fn operand(&mut self, expr: &'a Expr) -> u8 {
        if let Some(reg) = self.local_operand(expr, true) {
            return reg;
        }
        let d = self.f.alloc(expr.range());
        self.expr_to(expr, d);
        d
    }

    /// A register that holds the value while other expressions are evaluated.
    pub(super) fn operand_before(&mut self, expr: &'a Expr) -> u8 {
        if let Some(reg) = self.local_operand(expr, false) {
            return reg;
        }
        let d = self.f.alloc(expr.range());
        self.expr_to(expr, d);
        d
    }

    /// As [`Self::operand_before`], into `scratch` when it needs a register.
    fn operand_in(&mut self, expr: &'a Expr, scratch: u8) -> u8 {
        if let Some(reg) = self.local_operand(expr, false) {
            return reg;
        }
        self.expr_to(expr, scratch);
        scratch
    }

    fn local_operand(&mut self, expr: &'a Expr, last: bool) -> Option<u8> {
        let Expr::Name(e) = expr else { return self.hoisted(expr) };
        if &*e.id == "__debug__" || e.ctx == ExprContext::Invalid {
            return None;
        }
        let name = self.sym(&e.id);
        if !last && self.may_change(name) {
            return None;
        }
        self.bound_register(e.range(), name)
    }

    /// The register that has the value already, if there is one.
    pub(super) fn certain_operand(&mut self, expr: &'a Expr) -> Option<u8> {
        match expr {
            Expr::Name(e) => {
                let name = self.sym(&e.id);
                self.certain_register(name)
            }
            expr => self.hoisted(expr),
        }
    }

    fn name(&mut self, range: TextRange, id: &str, d: u8) {
        if id == "__debug__" {
            self.f.emit(range, Instr::LoadBool { d, b: 1 });
            return;
        }
        let name = self.sym(id);
        self.load(range, name, d);
    }

    /// A register for parts of a value that goes to `d`: `d` unless it is a variable's.
    pub(super) fn scratch(&mut self, range: TextRange, d: u8) -> u8 {
        self.scratch_for(range, d)
    }

    pub(super) fn load_constant(&mut self, range: TextRange, value: Const, d: u8) {
        let instr = match value {
            Const::None => Instr::LoadNone { d },
            Const::Bool(b) => Instr::LoadBool { d, b: u8::from(b) },
            Const::Int(i) if i32::try_from(i).is_ok() => Instr::LoadInt { d, i: i as i32 },
            Const::Str(s) => Instr::LoadStr { d, s },
            value => Instr::LoadConst { d, c: self.f.constant(range, value) },
        };
        self.f.emit(range, instr);
    }

    // ---- operators

    /// A chain `a + b * c - d` leans left: its spine is a loop, with one register for what is computed so far.
    fn binary(&mut self, e: &'a ExprBinOp, d: u8) {
        let long;
        let spine = match &*e.left {
            Expr::BinOp(_) => {
                long = spine_of(e);
                &long
            }
            _ => std::slice::from_ref(&e),
        };
        let first = &spine[spine.len() - 1].left;
        let mut constant = self.fold(first);
        let hoisted = self.hoisted(first);
        let mut so_far = None;
        let range = e.range();
        let scratch = if spine.len() > 1 { self.scratch(range, d) } else { d };
        for (left_over, step) in spine.iter().enumerate().rev() {
            let is_first = left_over + 1 == spine.len();
            if let Some(left) = &constant
                && let Some(right) = self.fold(&step.right)
                && let Some(value) = self.fold_binary(left, step.op, &right)
            {
                constant = Some(value);
                continue;
            }
            let mark = self.f.mark();
            let a = match (so_far, constant.take()) {
                (Some(reg), _) => reg,
                (None, Some(_)) if is_first && let Some(reg) = hoisted => reg,
                (None, Some(value)) => {
                    let t = self.scratch(first.range(), scratch);
                    self.load_constant(first.range(), value, t);
                    t
                }
                (None, None) => {
                    let t = if self.f.is_scratch(scratch) { Some(scratch) } else { None };
                    match t {
                        Some(t) => self.operand_in(first, t),
                        None => self.operand_before(first),
                    }
                }
            };
            let target = if left_over == 0 { d } else { scratch };
            self.binary_step(step, target, a);
            self.f.release(mark);
            so_far = Some(target);
        }
        if let Some(value) = constant {
            self.load_constant(range, value, d);
        }
    }

    fn binary_step(&mut self, step: &'a ExprBinOp, d: u8, a: u8) {
        let range = step.range();
        if let (Operator::Add | Operator::Sub, Some(imm)) = (step.op, small_literal(&step.right)) {
            let form = u8::from(step.op == Operator::Sub);
            self.f.emit(range, Instr::AddImm { d, a, form, imm });
            return;
        }
        let b = self.operand(&step.right);
        self.f.emit(range, binary_instr(step.op, d, a, b));
    }

    fn unary(&mut self, expr: &'a Expr, op: UnaryOp, operand: &'a Expr, d: u8) {
        let range = expr.range();
        if let Some(value) = self.fold(expr) {
            self.load_constant(range, value, d);
            return;
        }
        if op == UnaryOp::Not
            && let Expr::Compare(compare) = operand
            && let [cmp @ (CmpOp::In | CmpOp::NotIn | CmpOp::Is | CmpOp::IsNot)] = *compare.ops
        {
            // `not a in b` is `a not in b`: these give a bool whatever the operands are.
            self.compare_single(range, &compare.left, cmp.negate(), &compare.comparators[0], d);
            return;
        }
        let a = match self.f.is_scratch(d) {
            true => self.operand_in(operand, d),
            false => self.operand(operand),
        };
        self.f.emit(
            range,
            match op {
                UnaryOp::USub => Instr::Neg { d, a },
                UnaryOp::UAdd => Instr::Pos { d, a },
                UnaryOp::Invert => Instr::Invert { d, a },
                UnaryOp::Not => Instr::Not { d, a },
            },
        );
    }

    fn compare(&mut self, e: &'a ExprCompare, d: u8) {
        let range = e.range();
        if let [op] = *e.ops {
            self.compare_single(range, &e.left, op, &e.comparators[0], d);
            return;
        }
        // `a < b < c` is `a < b and b < c` with b evaluated once.
        let t = self.scratch(range, d);
        let end = self.f.label();
        let floor = self.f.mark();
        let mut a = self.operand_before(&e.left);
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let last = i + 1 == e.ops.len();
            let b = if last { self.comparand(*op, right) } else { self.operand_before(right) };
            self.f.emit(range, compare_instr(*op, t, a, b));
            if !last {
                let to = self.f.to(end);
                self.f.emit(range, Instr::JumpIfFalse { a: t, to });
            }
            a = self.keep_one(range, floor, b);
        }
        self.f.bind(end);
        self.settle(range, d, t);
    }

    /// Frees the registers from `floor` on but for the value in `b`, so that a long comparison chain needs only a few.
    pub(super) fn keep_one(&mut self, range: TextRange, floor: u16, b: u8) -> u8 {
        if u16::from(b) < floor || self.f.named.contains(b) {
            self.f.release(floor);
            return b;
        }
        if self.f.mark() <= floor + 2 {
            return b;
        }
        self.f.release(floor);
        let keep = self.f.alloc(range);
        if keep != b {
            self.f.emit(range, Instr::Move { d: keep, a: b });
        }
        keep
    }

    fn compare_single(&mut self, range: TextRange, left: &'a Expr, op: CmpOp, right: &'a Expr, d: u8) {
        let a = match self.f.is_scratch(d) {
            true => self.operand_in(left, d),
            false => self.operand_before(left),
        };
        let b = self.comparand(op, right);
        self.f.emit(range, compare_instr(op, d, a, b));
    }

    /// The last operand of a comparison: a display of constants after `in`, which nothing else sees, need not be built anew.
    pub(super) fn comparand(&mut self, op: CmpOp, right: &'a Expr) -> u8 {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(value) = self.fold_display(right)
        {
            let d = self.f.alloc(right.range());
            self.load_constant(right.range(), value, d);
            return d;
        }
        self.operand_before(right)
    }

    /// `a if test else b if ...`: the right side may be long.
    fn conditional(&mut self, mut e: &'a ExprIf, d: u8) {
        let end = self.f.label();
        loop {
            let otherwise = self.f.label();
            self.jump_unless(&e.test, otherwise);
            self.expr_to(&e.body, d);
            self.f.jump(e.range(), end);
            self.f.bind(otherwise);
            match &*e.orelse {
                Expr::If(next) => e = next,
                last => {
                    self.expr_to(last, d);
                    break;
                }
            }
        }
        self.f.bind(end);
    }

    fn walrus(&mut self, e: &'a ruff_python_ast::ExprNamed, d: u8) {
        let Expr::Name(target) = &*e.target else { return self.fail("invalid syntax", e.range()) };
        let name = self.sym(&target.id);
        match self.register_of(name) {
            Some(reg) => {
                self.expr_to(&e.value, reg);
                self.now_bound(reg);
                self.settle(e.range(), d, reg);
            }
            None => {
                let t = self.scratch(e.range(), d);
                self.expr_to(&e.value, t);
                self.store(e.range(), name, t);
                self.settle(e.range(), d, t);
            }
        }
    }

    // ---- attributes, subscripts and calls

    /// A chain `a.b(c)[d].e`: its spine is a loop, with one register for the value so far.
    fn postfix(&mut self, expr: &'a Expr, d: u8) {
        let mut spine = Vec::new();
        let mut base = expr;
        loop {
            let inner = match base {
                Expr::Attribute(e) => &e.value,
                Expr::Subscript(e) => &e.value,
                Expr::Call(e) => &e.func,
                _ => break,
            };
            spine.push(base);
            base = inner;
        }
        let scratch = if spine.len() > 1 { self.scratch(expr.range(), d) } else { d };
        let mut so_far = None;
        let mut i = spine.len();
        while i > 0 {
            i -= 1;
            let mark = self.f.mark();
            let method = match (spine[i], i.checked_sub(1).map(|i| spine[i])) {
                (Expr::Attribute(attribute), Some(Expr::Call(call))) => Some((attribute, call)),
                _ => None,
            };
            if let Some((attribute, call)) = method
                && self.is_simple_call(&call.arguments)
            {
                i -= 1;
                let target = if i == 0 { d } else { scratch };
                let object = match so_far {
                    Some(reg) => reg,
                    None => self.object(base, scratch),
                };
                self.method_call(call, attribute, object, target);
            } else {
                let target = if i == 0 { d } else { scratch };
                self.postfix_step(spine[i], base, so_far, scratch, target);
            }
            self.f.release(mark);
            so_far = Some(if i == 0 { d } else { scratch });
        }
    }

    fn object(&mut self, base: &'a Expr, scratch: u8) -> u8 {
        match self.f.is_scratch(scratch) {
            true => self.operand_in(base, scratch),
            false => self.operand_before(base),
        }
    }

    /// One step: `so_far` holds the value on its left; at the first step that is still to be evaluated from `base`.
    fn postfix_step(&mut self, step: &'a Expr, base: &'a Expr, so_far: Option<u8>, scratch: u8, d: u8) {
        match step {
            Expr::Attribute(e) => {
                let a = so_far.unwrap_or_else(|| self.object(base, scratch));
                self.get_attribute(self.attribute_place(e), a, &e.attr, d);
            }
            Expr::Subscript(e) => {
                let a = so_far.unwrap_or_else(|| self.object(base, scratch));
                self.get_item(e.range(), a, &e.slice, d);
            }
            Expr::Call(e) => self.call(e, base, so_far, d),
            _ => {}
        }
    }

    pub(super) fn get_attribute(&mut self, range: TextRange, a: u8, attr: &str, d: u8) {
        let name = self.sym(attr);
        let name = self.f.name(range, name);
        let cache = self.f.cache(range);
        self.f.emit(range, Instr::GetAttr { d, a, name, cache });
    }

    fn get_item(&mut self, range: TextRange, a: u8, index: &'a Expr, d: u8) {
        if let Expr::Slice(slice) = index
            && slice.step.is_none()
        {
            let base = self.slice_bounds(slice.range(), [slice.lower.as_deref(), slice.upper.as_deref()]);
            self.f.emit(range, Instr::GetSlice { d, a, base });
            return;
        }
        if let Expr::Slice(slice) = index {
            let base = self.stride_bounds(slice);
            self.f.emit(range, Instr::GetStride { d, a, base });
            return;
        }
        let b = self.operand(index);
        self.f.emit(range, Instr::GetItem { d, a, b });
    }

    /// Three registers with the parts of a slice.
    pub(super) fn stride_bounds(&mut self, slice: &'a ExprSlice) -> u8 {
        self.slice_bounds(slice.range(), [slice.lower.as_deref(), slice.upper.as_deref(), slice.step.as_deref()])
    }

    fn slice_bounds<const N: usize>(&mut self, range: TextRange, bounds: [Option<&'a Expr>; N]) -> u8 {
        let base = self.f.alloc(range);
        for (i, bound) in bounds.into_iter().enumerate() {
            let d = if i == 0 { base } else { self.f.alloc(range) };
            match bound {
                Some(bound) => self.expr_to(bound, d),
                None => self.f.emit(range, Instr::LoadNone { d }),
            }
        }
        base
    }

    fn slice(&mut self, range: TextRange, e: &'a ExprSlice, d: u8) {
        let base = self.slice_bounds(range, [e.lower.as_deref(), e.upper.as_deref(), e.step.as_deref()]);
        self.f.emit(range, Instr::BuildSlice { d, base });
    }

    // ---- suspension

    fn await_value(&mut self, range: TextRange, value: &'a Expr, d: u8) {
        let a = self.operand(value);
        self.await_register(range, a, d, AWAIT);
    }

    /// `r[d] = await r[a]`; `how` says what gave `r[a]`.
    pub(super) fn await_register(&mut self, range: TextRange, a: u8, d: u8, how: u8) {
        let it = self.f.alloc(range);
        self.f.emit(range, Instr::GetAwaitable { d: it, a, how });
        self.delegate(range, it, d);
    }

    fn delegate(&mut self, range: TextRange, it: u8, d: u8) {
        let t = self.scratch(range, d);
        self.f.emit(range, Instr::LoadNone { d: t });
        self.f.emit(range, Instr::YieldFrom { d: t, it });
        self.settle(range, d, t);
    }

    fn yield_value(&mut self, range: TextRange, value: Option<&'a Expr>, d: u8) {
        let a = match value {
            Some(value) => self.operand(value),
            None => {
                let t = self.f.alloc(range);
                self.f.emit(range, Instr::LoadNone { d: t });
                t
            }
        };
        self.f.emit(range, Instr::Yield { d, a });
    }

    fn yield_from(&mut self, range: TextRange, value: &'a Expr, d: u8) {
        let a = self.operand(value);
        let it = self.f.alloc(range);
        self.f.emit(range, Instr::GetAwaitable { d: it, a, how: YIELD_FROM });
        self.delegate(range, it, d);
    }
}

/// A literal int that an immediate operand can hold.
pub(super) fn small_literal(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::NumberLiteral(number) => match &number.value {
            ruff_python_ast::Number::Int(int) => int.as_i32(),
            _ => None,
        },
        _ => None,
    }
}

fn binary_instr(op: Operator, d: u8, a: u8, b: u8) -> Instr {
    match op {
        Operator::Add => Instr::Add { d, a, b },
        Operator::Sub => Instr::Sub { d, a, b },
        Operator::Mult => Instr::Mul { d, a, b },
        Operator::MatMult => Instr::MatMul { d, a, b },
        Operator::Div => Instr::Div { d, a, b },
        Operator::Mod => Instr::Mod { d, a, b },
        Operator::Pow => Instr::Pow { d, a, b },
        Operator::LShift => Instr::LShift { d, a, b },
        Operator::RShift => Instr::RShift { d, a, b },
        Operator::BitOr => Instr::Or { d, a, b },
        Operator::BitXor => Instr::Xor { d, a, b },
        Operator::BitAnd => Instr::And { d, a, b },
        Operator::FloorDiv => Instr::FloorDiv { d, a, b },
    }
}

/// The operator of an augmented assignment.
pub(super) fn inplace_operator(op: Operator) -> BinOp {
    match op {
        Operator::Add => BinOp::Add,
        Operator::Sub => BinOp::Sub,
        Operator::Mult => BinOp::Mul,
        Operator::MatMult => BinOp::MatMul,
        Operator::Div => BinOp::Div,
        Operator::Mod => BinOp::Mod,
        Operator::Pow => BinOp::Pow,
        Operator::LShift => BinOp::LShift,
        Operator::RShift => BinOp::RShift,
        Operator::BitOr => BinOp::Or,
        Operator::BitXor => BinOp::Xor,
        Operator::BitAnd => BinOp::And,
        Operator::FloorDiv => BinOp::FloorDiv,
    }
}

/// A chain of operators that leans left, outermost first.
pub(super) fn spine_of(e: &ExprBinOp) -> Vec<&ExprBinOp> {
    let mut spine = vec![e];
    while let Expr::BinOp(inner) = &*spine[spine.len() - 1].left {
        spine.push(inner);
    }
    spine
}

pub(super) fn compare_instr(op: CmpOp, d: u8, a: u8, b: u8) -> Instr {
    match op {
        CmpOp::Eq => Instr::Eq { d, a, b },
        CmpOp::NotEq => Instr::Ne { d, a, b },
        CmpOp::Lt => Instr::Lt { d, a, b },
        CmpOp::LtE => Instr::Le { d, a, b },
        CmpOp::Gt => Instr::Gt { d, a, b },
        CmpOp::GtE => Instr::Ge { d, a, b },
        CmpOp::Is => Instr::Is { d, a, b },
        CmpOp::IsNot => Instr::IsNot { d, a, b },
        CmpOp::In => Instr::In { d, a, b },
        CmpOp::NotIn => Instr::NotIn { d, a, b },
    }
}
