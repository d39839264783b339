//! Owns: literals that a loop uses as operands: each is loaded once, before the outermost loop, into a register of its own.
//!
//! Never: expressions of several parts, nor literals that instructions hold themselves.
//!
//! Start reading at: [`Compiler::hoisting`].

use super::Compiler;
use super::expr::small_literal;
use super::scope::Sym;
use crate::bytecode::code::Const;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Comprehension, Expr, Number, Operator, Stmt, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

/// Literals that one loop keeps.
const MAX_HOISTED: usize = 8;
/// Registers that must be free for it.
const HEADROOM: usize = 128;
/// Expressions and statements in each other that are looked into.
const MAX_DEPTH: u32 = 24;

/// What a literal is known by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Literal {
    Int(i64),
    /// The bits of a float.
    Float(u64),
    Str(Sym),
}

/// Finds the operands of a loop that are literals.
pub(super) struct Finder<'c, 'a> {
    compiler: &'c mut Compiler<'a>,
    found: Vec<(Literal, TextRange)>,
    depth: u32,
}

impl<'a> Compiler<'a> {
    /// Compiles a loop; `parts` look at what is done again and again. The literals among their operands are loaded first,
    /// unless a loop around this one has done so.
    pub(super) fn hoisting(&mut self, parts: impl FnOnce(&mut Finder<'_, 'a>), compile: impl FnOnce(&mut Self)) {
        if !self.f.hoisted.is_empty() || self.f.free() < HEADROOM {
            return compile(self);
        }
        let mut finder = Finder { compiler: self, found: Vec::new(), depth: 0 };
        parts(&mut finder);
        let found = finder.found;
        let mark = self.f.mark();
        for (literal, range) in found {
            let reg = self.f.alloc(range);
            self.f.named.insert(reg);
            let value = match literal {
                Literal::Int(i) => Const::Int(i),
                Literal::Float(bits) => Const::Float(f64::from_bits(bits)),
                Literal::Str(s) => Const::Str(s),
            };
            self.load_constant(range, value, reg);
            self.f.hoisted.push((literal, reg));
        }
        compile(self);
        for (_, reg) in std::mem::take(&mut self.f.hoisted) {
            self.f.named.remove(reg);
        }
        self.f.release(mark);
    }

    /// The register of a literal that was loaded before the loop.
    pub(super) fn hoisted(&mut self, expr: &Expr) -> Option<u8> {
        if self.f.hoisted.is_empty() {
            return None;
        }
        let literal = self.literal(expr)?;
        self.f.hoisted.iter().find(|(known, _)| *known == literal).map(|&(_, reg)| reg)
    }

    fn literal(&mut self, expr: &Expr) -> Option<Literal> {
        match expr {
            Expr::NumberLiteral(e) => match &e.value {
                Number::Int(int) => int.as_i64().map(Literal::Int),
                Number::Float(f) => Some(Literal::Float(f.to_bits())),
                Number::Complex { .. } => None,
            },
            Expr::UnaryOp(e) if e.op == UnaryOp::USub && e.operand.is_number_literal_expr() => match self.literal(&e.operand)? {
                Literal::Int(i) => i.checked_neg().map(Literal::Int),
                Literal::Float(bits) => Some(Literal::Float((-f64::from_bits(bits)).to_bits())),
                Literal::Str(_) => None,
            },
            Expr::StringLiteral(e) => Some(Literal::Str(self.strings.intern(e.value.to_str()))),
            _ => None,
        }
    }
}

impl Finder<'_, '_> {
    fn operand(&mut self, expr: &Expr) {
        if self.found.len() < MAX_HOISTED
            && let Some(literal) = self.compiler.literal(expr)
            && !self.found.iter().any(|(known, _)| *known == literal)
        {
            self.found.push((literal, expr.range()));
        }
    }

    /// An operand whose instruction may hold it.
    fn right_operand(&mut self, op: Operator, expr: &Expr) {
        if !matches!(op, Operator::Add | Operator::Sub) || small_literal(expr).is_none() {
            self.operand(expr);
        }
    }

    fn within(&mut self, look: impl FnOnce(&mut Self)) {
        if self.depth < MAX_DEPTH {
            self.depth += 1;
            look(self);
            self.depth -= 1;
        }
    }
}

impl<'a> Visitor<'a> for Finder<'_, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return,
            Stmt::AugAssign(s) => self.right_operand(s.op, &s.value),
            _ => {}
        }
        self.within(|finder| visitor::walk_stmt(finder, stmt));
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Lambda(_) | Expr::Generator(_) => return,
            Expr::BinOp(e) if e.left.is_literal_expr() && e.right.is_literal_expr() => return,
            Expr::BinOp(e) => {
                self.operand(&e.left);
                self.right_operand(e.op, &e.right);
            }
            Expr::Compare(e) => {
                self.operand(&e.left);
                for right in &e.comparators {
                    if small_literal(right).is_none() && !right.is_unary_op_expr() {
                        self.operand(right);
                    }
                }
            }
            Expr::Subscript(e) => self.operand(&e.slice),
            _ => {}
        }
        self.within(|finder| visitor::walk_expr(finder, expr));
    }

    fn visit_comprehension(&mut self, comprehension: &'a Comprehension) {
        self.within(|finder| visitor::walk_comprehension(finder, comprehension));
    }
}
