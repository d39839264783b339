//! Owns: values known while compiling: literals, signs, tuples of constants and small arithmetic.
//!
//! Never: folds anything that is large, that may raise, or whose result depends on the program.
//!
//! Start reading at: [`Compiler::fold`].

use super::Compiler;
use super::expr::spine_of;
use crate::bytecode::code::Const;
use crate::num::bigint::text::parse_ascii;
use crate::num::bigint::{self, BigInt, IntRef, IntValue};
use ruff_python_ast::{Expr, ExprBinOp, Number, Operator, UnaryOp};
use ruff_text_size::Ranged;

/// Longest string that folding makes, in bytes: each step of a chain makes one.
const MAX_TEXT: usize = 256;
/// Deepest expression that is looked into. Each level is looked at from all levels around it.
const MAX_DEPTH: u32 = 16;

impl Compiler<'_> {
    /// The constant that the expression is, if it is one.
    pub(super) fn fold(&mut self, expr: &Expr) -> Option<Const> {
        self.fold_within(expr, MAX_DEPTH)
    }

    fn fold_within(&mut self, expr: &Expr, depth: u32) -> Option<Const> {
        let depth = depth.checked_sub(1)?;
        match expr {
            Expr::NumberLiteral(e) => Some(self.number(&e.value, expr)),
            Expr::StringLiteral(e) => Some(Const::Str(self.strings.intern(e.value.to_str()))),
            Expr::BytesLiteral(e) => Some(Const::Bytes(e.value.bytes().collect())),
            Expr::BooleanLiteral(e) => Some(Const::Bool(e.value)),
            Expr::NoneLiteral(_) => Some(Const::None),
            Expr::EllipsisLiteral(_) => Some(Const::Ellipsis),
            Expr::Name(e) if &*e.id == "__debug__" => Some(Const::Bool(true)),
            Expr::UnaryOp(e) => {
                let value = self.fold_within(&e.operand, depth)?;
                self.fold_unary(e.op, value)
            }
            Expr::BinOp(e) => self.fold_chain(e, depth),
            Expr::Tuple(e) => self.fold_all(&e.elts, depth).map(Const::Tuple),
            _ => None,
        }
    }

    fn fold_all(&mut self, items: &[Expr], depth: u32) -> Option<Box<[Const]>> {
        // Look before working: most displays have something that is no constant.
        let plain = |item: &Expr| {
            item.is_literal_expr() || item.is_tuple_expr() || item.is_unary_op_expr() || item.is_bin_op_expr() || item.is_name_expr()
        };
        if !items.iter().all(plain) {
            return None;
        }
        items.iter().map(|item| self.fold_within(item, depth)).collect()
    }

    /// A list, tuple or set of constants that is only looked into: a constant tuple or frozenset.
    pub(super) fn fold_display(&mut self, expr: &Expr) -> Option<Const> {
        match expr {
            Expr::List(e) => self.fold_all(&e.elts, MAX_DEPTH).map(Const::Tuple),
            Expr::Tuple(e) => self.fold_all(&e.elts, MAX_DEPTH).map(Const::Tuple),
            Expr::Set(e) => self.fold_all(&e.elts, MAX_DEPTH).map(Const::FrozenSet),
            _ => None,
        }
    }

    /// The items of a display that is made from a constant tuple because it is long.
    pub(super) fn fold_items(&mut self, items: &[Expr]) -> Option<Const> {
        self.fold_all(items, MAX_DEPTH).map(Const::Tuple)
    }

    fn number(&mut self, number: &Number, expr: &Expr) -> Const {
        match number {
            Number::Int(int) => match int.as_i64() {
                Some(value) => Const::Int(value),
                None => match parse_ascii(int.to_string().as_bytes(), 0, None, &mut |_| Ok(())) {
                    Ok(Some(IntValue::Big(value))) => Const::Big(value),
                    Ok(Some(IntValue::Small(value))) => Const::Int(value),
                    Ok(None) | Err(_) => {
                        self.fail("invalid integer literal", expr.range());
                        Const::None
                    }
                },
            },
            Number::Float(value) => Const::Float(*value),
            Number::Complex { real, imag } => Const::Complex(*real, *imag),
        }
    }

    fn fold_unary(&mut self, op: UnaryOp, value: Const) -> Option<Const> {
        match (op, value) {
            (UnaryOp::USub, Const::Int(i)) => i.checked_neg().map(Const::Int),
            (UnaryOp::USub, Const::Big(i)) => Some(negated(i)),
            (UnaryOp::USub, Const::Float(f)) => Some(Const::Float(-f)),
            (UnaryOp::USub, Const::Complex(re, im)) => Some(Const::Complex(-re, -im)),
            (UnaryOp::UAdd, value @ (Const::Int(_) | Const::Big(_) | Const::Float(_) | Const::Complex(..))) => Some(value),
            (UnaryOp::Invert, Const::Int(i)) => Some(Const::Int(!i)),
            (UnaryOp::Not, value) => self.constant_truth(&value).map(|truth| Const::Bool(!truth)),
            _ => None,
        }
    }

    fn fold_chain(&mut self, e: &ExprBinOp, depth: u32) -> Option<Const> {
        let spine = spine_of(e);
        let mut value = self.fold_within(&spine[spine.len() - 1].left, depth)?;
        for step in spine.iter().rev() {
            let right = self.fold_within(&step.right, depth)?;
            value = self.fold_binary(&value, step.op, &right)?;
        }
        Some(value)
    }

    pub(super) fn fold_binary(&mut self, left: &Const, op: Operator, right: &Const) -> Option<Const> {
        match (left, right) {
            (Const::Int(a), Const::Int(b)) => fold_ints(*a, op, *b),
            (Const::Float(a), Const::Float(b)) => fold_floats(*a, op, *b),
            (Const::Int(a), Const::Float(b)) => fold_floats(exact(*a)?, op, *b),
            (Const::Float(a), Const::Int(b)) => fold_floats(*a, op, exact(*b)?),
            (Const::Int(a), Const::Complex(re, im)) => fold_complex(exact(*a)?, op, *re, *im),
            (Const::Float(a), Const::Complex(re, im)) => fold_complex(*a, op, *re, *im),
            (Const::Str(a), Const::Str(b)) if op == Operator::Add => {
                let text = format!("{}{}", self.strings.text(*a), self.strings.text(*b));
                (text.len() <= MAX_TEXT).then(|| Const::Str(self.strings.intern(&text)))
            }
            (Const::Str(text), Const::Int(n)) | (Const::Int(n), Const::Str(text)) if op == Operator::Mult => {
                let text = self.strings.text(*text);
                let n = usize::try_from(*n).unwrap_or(0);
                if text.len().checked_mul(n)? > MAX_TEXT {
                    return None;
                }
                let text = text.repeat(n);
                Some(Const::Str(self.strings.intern(&text)))
            }
            _ => None,
        }
    }

    /// The truth of a constant.
    pub(super) fn constant_truth(&self, value: &Const) -> Option<bool> {
        Some(match value {
            Const::None => false,
            Const::Bool(b) => *b,
            Const::Int(i) => *i != 0,
            Const::Float(f) => *f != 0.0,
            Const::Complex(re, im) => *re != 0.0 || *im != 0.0,
            Const::Str(s) => !self.strings.text(*s).is_empty(),
            Const::Bytes(bytes) => !bytes.is_empty(),
            Const::Tuple(items) => !items.is_empty(),
            Const::Ellipsis => true,
            Const::Big(_) | Const::FrozenSet(_) => return None,
        })
    }
}

/// `-i`; the only one that comes to fit is `-(2**63)`.
fn negated(i: BigInt) -> Const {
    match bigint::neg(IntRef::Big(&i), &mut |_| Ok(())) {
        Ok(IntValue::Small(small)) => Const::Int(small),
        Ok(IntValue::Big(big)) => Const::Big(big),
        Err(_) => Const::Big(i),
    }
}

fn fold_ints(a: i64, op: Operator, b: i64) -> Option<Const> {
    let value = match op {
        Operator::Add => a.checked_add(b)?,
        Operator::Sub => a.checked_sub(b)?,
        Operator::Mult => a.checked_mul(b)?,
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::FloorDiv if b > 0 => a.div_euclid(b),
        Operator::Mod if b > 0 => a.rem_euclid(b),
        Operator::LShift if (0..63).contains(&b) => a.checked_mul(1 << b)?,
        Operator::RShift if (0..64).contains(&b) => a >> b,
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::Div if b != 0 => return fold_floats(exact(a)?, op, exact(b)?),
        _ => return None,
    };
    Some(Const::Int(value))
}

/// An int as a float when that is exact.
fn exact(i: i64) -> Option<f64> {
    (i.unsigned_abs() <= 1 << 53).then_some(i as f64)
}

fn fold_floats(a: f64, op: Operator, b: f64) -> Option<Const> {
    Some(Const::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// `1 + 2j`: the way complex constants are written. A real operand has no imaginary part (3.14's mixed arithmetic).
fn fold_complex(a: f64, op: Operator, re: f64, im: f64) -> Option<Const> {
    match op {
        Operator::Add => Some(Const::Complex(a + re, im)),
        Operator::Sub => Some(Const::Complex(a - re, -im)),
        _ => None,
    }
}
