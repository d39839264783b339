//! Functions of many numbers: fsum, prod, sumprod, hypot, dist.
//!
//! Float sums are exact until the end: a sum is kept as floats that do not overlap (Shewchuk's expansions), and rounded once.
//! Start reading at [`Expansion`].

use super::{or_kernel, real};
use crate::bytecode::instr::BinOp;
use crate::heap::kinds::Value;
use crate::object::arith;
use crate::object::native::{Cx, Outcome, Raise};
use crate::object::{iter, number, raise};

/// A sum as floats of increasing magnitude that do not overlap.
#[derive(Default)]
struct Expansion {
    parts: Vec<f64>,
}

impl Expansion {
    /// Adds a finite number without any loss, unless a part overflows.
    fn add(&mut self, x: f64) {
        let mut x = x;
        let mut kept = 0;
        for i in 0..self.parts.len() {
            let (sum, lost) = two_sum(x, self.parts[i]);
            if lost != 0.0 {
                self.parts[kept] = lost;
                kept += 1;
            }
            x = sum;
        }
        self.parts.truncate(kept);
        self.parts.push(x);
    }

    /// The nearest float, half to even.
    fn round(&self) -> f64 {
        let mut parts = self.parts.iter().rev().copied();
        let mut sum = parts.next().unwrap_or(0.0);
        let mut lost = 0.0;
        for part in parts.by_ref() {
            (sum, lost) = two_sum(sum, part);
            if lost != 0.0 {
                break;
            }
        }
        // Exactly between two floats, the sign of what follows decides.
        if let Some(next) = parts.next()
            && (lost < 0.0) == (next < 0.0)
            && lost != 0.0
        {
            let doubled = lost * 2.0;
            let moved = sum + doubled;
            if moved - sum == doubled {
                return moved;
            }
        }
        sum
    }
}

/// The sum of two floats and its rounding error.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_part = sum - a;
    (sum, (a - (sum - b_part)) + (b - b_part))
}

pub(super) fn fsum(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = iter::collect_fresh(cx, args[0])?;
    match exact_sum(cx, &items) {
        Err(Raise::Python) => kernel_with_list(cx, "math_fsum", items.done()),
        result => result.map(|sum| Value::float(sum).into()),
    }
}

/// Hands over with what was already taken out of the iterable.
fn kernel_with_list(cx: &mut Cx, name: &'static str, items: Vec<Value>) -> Result<Outcome, Raise> {
    let items = cx.heap.new_list(items);
    Ok(Outcome::kernel(name, vec![items]))
}

fn exact_sum(cx: &mut Cx, items: &[Value]) -> Result<f64, Raise> {
    let mut sum = Expansion::default();
    let (mut special, mut infinities) = (0.0, 0.0);
    for (i, &item) in items.iter().enumerate() {
        if i % 256 == 255 {
            cx.poll(256 * 4)?;
        }
        let x = real(cx, item)?;
        if !x.is_finite() {
            infinities += if x.is_infinite() { x } else { 0.0 };
            special += x;
            continue;
        }
        sum.add(x);
        if sum.parts.last().is_some_and(|top| !top.is_finite()) {
            return Err(raise::overflow_error("intermediate overflow in fsum"));
        }
    }
    if infinities.is_nan() {
        return Err(raise::value_error("-inf + inf in fsum"));
    }
    Ok(if special != 0.0 { special } else { sum.round() })
}

pub(super) fn prod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let items = iter::collect_fresh(cx, args[0])?;
    match product(cx, &items, args[1]) {
        Err(Raise::Python) => {
            let items = cx.heap.new_list(items.done());
            Ok(Outcome::kernel("math_prod", vec![items, args[1]]))
        }
        result => result.map(Outcome::Value),
    }
}

fn product(cx: &mut Cx, items: &[Value], start: Value) -> Result<Value, Raise> {
    let mut result = start;
    for (i, &item) in items.iter().enumerate() {
        if i % 1_000 == 999 {
            cx.poll(2_000)?;
        }
        result = operator(cx, BinOp::Mul, "*", result, item)?;
    }
    Ok(result)
}

/// `a op b` or the TypeError.
fn operator(cx: &mut Cx, op: BinOp, text: &str, a: Value, b: Value) -> Result<Value, Raise> {
    match arith::binary(cx, op, a, b)? {
        Value::NotImplemented => {
            let (left, right) = (cx.heap.type_name(a), cx.heap.type_name(b));
            Err(raise::type_error(format!("unsupported operand type(s) for {text}: '{left}' and '{right}'")))
        }
        value => Ok(value),
    }
}

pub(super) fn sumprod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (p, q) = (iter::collect_fresh(cx, args[0])?, iter::collect_fresh(cx, args[1])?);
    if p.len() != q.len() {
        return Err(raise::value_error("Inputs are not the same length"));
    }
    match products(cx, &p, &q) {
        Err(Raise::Python) => {
            let (p, q) = (cx.heap.new_list(p.done()), cx.heap.new_list(q.done()));
            Ok(Outcome::kernel("math_sumprod", vec![p, q]))
        }
        result => result.map(Outcome::Value),
    }
}

/// Products of floats are added exactly; everything else with its own operators.
fn products(cx: &mut Cx, p: &[Value], q: &[Value]) -> Result<Value, Raise> {
    let mut total = Value::Int(0);
    let mut floats: Option<Expansion> = None;
    for (i, (&a, &b)) in p.iter().zip(q).enumerate() {
        if i % 256 == 255 {
            cx.poll(256 * 8)?;
        }
        if let Some((x, y)) = float_pair(cx, a, b)? {
            let product = x * y;
            let lost = x.mul_add(y, -product);
            if product.is_finite() && lost.is_finite() {
                let sum = floats.get_or_insert_default();
                sum.add(product);
                sum.add(lost);
                continue;
            }
        }
        let product = operator(cx, BinOp::Mul, "*", a, b)?;
        total = operator(cx, BinOp::Add, "+", total, product)?;
    }
    match floats {
        Some(sum) => operator(cx, BinOp::Add, "+", total, Value::float(sum.round())),
        None => Ok(total),
    }
}

/// Two numbers of which one is a float.
fn float_pair(cx: &mut Cx, a: Value, b: Value) -> Result<Option<(f64, f64)>, Raise> {
    let is_real = |value| matches!(value, Value::Float(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_));
    let one_float = matches!(a, Value::Float(_)) || matches!(b, Value::Float(_));
    if !one_float || !is_real(a) || !is_real(b) {
        return Ok(None);
    }
    Ok(Some((number::real(cx, a)?, number::real(cx, b)?)))
}

pub(super) fn hypot(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let result = args.iter().map(|&arg| real(cx, arg)).collect::<Result<Vec<f64>, Raise>>();
    let result = result.map(|coordinates| Value::float(norm(&coordinates)));
    or_kernel(cx, "hypot", args, result)
}

/// The length of a vector: scaled by a power of two, the squares and their errors summed, and the root corrected once.
fn norm(coordinates: &[f64]) -> f64 {
    let greatest = coordinates.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    if greatest.is_infinite() {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if greatest == 0.0 || coordinates.len() == 1 {
        return greatest;
    }
    // Powers of two change no digit: the greatest coordinate comes to lie between 1/2 and 1.
    let (_, exponent) = libm::frexp(greatest);
    let (mut sum, mut lost) = (0.0, 0.0);
    for &x in coordinates {
        let x = libm::ldexp(x, -exponent);
        let square = x * x;
        let (next, error) = two_sum(sum, square);
        lost += error + x.mul_add(x, -square);
        sum = next;
    }
    let root = (sum + lost).sqrt();
    let square = root * root;
    let rest = (sum - square) + lost - root.mul_add(root, -square);
    libm::ldexp(root + rest / (2.0 * root), exponent)
}

pub(super) fn dist(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (p, q) = (iter::collect(cx, args[0])?, iter::collect(cx, args[1])?);
    if p.len() != q.len() {
        return Err(raise::value_error("both points must have the same number of dimensions"));
    }
    match differences(cx, &p, &q) {
        Ok(differences) => Ok(Value::float(norm(&differences)).into()),
        Err(Raise::Python) => {
            let (p, q) = (cx.heap.new_list(p), cx.heap.new_list(q));
            Ok(Outcome::kernel("math_dist", vec![p, q]))
        }
        Err(raise) => Err(raise),
    }
}

fn differences(cx: &mut Cx, p: &[Value], q: &[Value]) -> Result<Vec<f64>, Raise> {
    cx.reserve(p.len() * size_of::<f64>())?;
    cx.poll(p.len() as u64)?;
    p.iter().zip(q).map(|(&a, &b)| Ok(real(cx, a)? - real(cx, b)?)).collect()
}
