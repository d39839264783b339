//! Functions of real numbers.
//!
//! What Rust's library takes from the platform (sin, exp, ...) is taken from there; erf and the inverse hyperbolic functions,
//! which it lacks or approximates, are `libm`'s.
//! Start reading at [`one`].

use super::gamma;
use super::{domain_error, or_kernel, range_error, real, with_reals};
use crate::heap::kinds::Value;
use crate::num::bigint::{IntRef, bits, floats};
use crate::num::float::text::repr;
use crate::object::native::{Cx, Outcome, Raise};
use crate::object::{args, int as int_type, number, raise};
use crate::text::core;
use std::f64::consts::{LN_2, LOG10_2, PI};

/// A function of one number.
fn one(cx: &mut Cx, name: &str, args: &[Value], compute: fn(f64) -> Result<f64, Raise>) -> Result<Outcome, Raise> {
    if let Value::Float(x) = args[0] {
        return compute(x.get()).map(|result| Value::float(result).into());
    }
    with_reals(cx, name, args, |_, [x]| compute(x).map(Value::float))
}

fn two(cx: &mut Cx, name: &str, args: &[Value], compute: fn(f64, f64) -> Result<f64, Raise>) -> Result<Outcome, Raise> {
    with_reals(cx, name, args, |_, [x, y]| compute(x, y).map(Value::float))
}

/// "expected ..., got x"
fn refused(what: &str, x: f64) -> Raise {
    raise::value_error(format!("expected {what}, got {}", repr(x)))
}

/// The result, unless an argument that is finite gave an infinite one.
fn in_range(x: f64, result: f64) -> Result<f64, Raise> {
    if result.is_infinite() && x.is_finite() { Err(range_error()) } else { Ok(result) }
}

/// The function for finite arguments; NaN goes through.
fn of_finite(x: f64, function: fn(f64) -> f64) -> Result<f64, Raise> {
    if x.is_infinite() { Err(refused("a finite input", x)) } else { Ok(function(x)) }
}

pub(super) fn acos(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "acos", args, |x| in_unit(x, f64::acos))
}

pub(super) fn asin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "asin", args, |x| in_unit(x, f64::asin))
}

fn in_unit(x: f64, function: fn(f64) -> f64) -> Result<f64, Raise> {
    if x.abs() > 1.0 { Err(refused("a number in range from -1 up to 1", x)) } else { Ok(function(x)) }
}

pub(super) fn acosh(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "acosh", args, |x| if x < 1.0 { Err(refused("argument value not less than 1", x)) } else { Ok(libm::acosh(x)) })
}

pub(super) fn asinh(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "asinh", args, |x| Ok(libm::asinh(x)))
}

pub(super) fn atan(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "atan", args, |x| Ok(x.atan()))
}

pub(super) fn atan2(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two(cx, "atan2", args, |y, x| Ok(y.atan2(x)))
}

pub(super) fn atanh(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "atanh", args, |x| if x.abs() >= 1.0 { Err(refused("a number between -1 and 1", x)) } else { Ok(libm::atanh(x)) })
}

pub(super) fn cbrt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "cbrt", args, |x| Ok(x.cbrt()))
}

pub(super) fn copysign(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two(cx, "copysign", args, |x, y| Ok(x.copysign(y)))
}

pub(super) fn cos(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "cos", args, |x| of_finite(x, f64::cos))
}

pub(super) fn cosh(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "cosh", args, |x| in_range(x, x.cosh()))
}

pub(super) fn degrees(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "degrees", args, |x| Ok(x * (180.0 / PI)))
}

pub(super) fn erf(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "erf", args, |x| Ok(libm::erf(x)))
}

pub(super) fn erfc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "erfc", args, |x| Ok(libm::erfc(x)))
}

pub(super) fn exp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "exp", args, |x| in_range(x, x.exp()))
}

pub(super) fn exp2(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "exp2", args, |x| in_range(x, x.exp2()))
}

pub(super) fn expm1(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "expm1", args, |x| in_range(x, x.exp_m1()))
}

pub(super) fn fabs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "fabs", args, |x| Ok(x.abs()))
}

pub(super) fn fma(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_reals(cx, "fma", args, |_, [x, y, z]| {
        let result = x.mul_add(y, z);
        if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
            return Err(raise::value_error("invalid operation in fma"));
        }
        if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
            return Err(raise::overflow_error("overflow in fma"));
        }
        Ok(Value::float(result))
    })
}

pub(super) fn fmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two(cx, "fmod", args, |x, y| defined(x, y, x % y))
}

pub(super) fn remainder(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two(cx, "remainder", args, |x, y| defined(x, y, libm::remainder(x, y)))
}

/// The result, unless it is undefined though the arguments are not.
fn defined(x: f64, y: f64, result: f64) -> Result<f64, Raise> {
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error()) } else { Ok(result) }
}

pub(super) fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two(cx, "pow", args, |x, y| {
        let result = defined(x, y, x.powf(y))?;
        if !result.is_infinite() || !x.is_finite() || !y.is_finite() {
            return Ok(result);
        }
        Err(if x == 0.0 { domain_error() } else { range_error() })
    })
}

pub(super) fn frexp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_reals(cx, "frexp", args, |cx, [x]| {
        let (mantissa, exponent) = if x.is_finite() { libm::frexp(x) } else { (x, 0) };
        Ok(cx.heap.new_tuple(vec![Value::float(mantissa), Value::Int(i64::from(exponent))]))
    })
}

pub(super) fn modf(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_reals(cx, "modf", args, |cx, [x]| {
        let whole = x.trunc();
        let fraction = if x.is_infinite() { 0.0 } else { x - whole };
        Ok(cx.heap.new_tuple(vec![Value::float(fraction.copysign(x)), Value::float(whole)]))
    })
}

/// Whether gamma has a pole at `x`.
fn is_pole(x: f64) -> bool {
    x <= 0.0 && x == x.floor()
}

pub(super) fn gamma(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "gamma", args, |x| {
        if is_pole(x) {
            return Err(refused("a noninteger or positive integer", x));
        }
        // Below 24 the factorials are exact floats.
        if x == x.floor() && x < 24.0 {
            return Ok((1..x as u64).map(|i| i as f64).product());
        }
        in_range(x, gamma::gamma(x))
    })
}

pub(super) fn lgamma(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "lgamma", args, |x| {
        if x.is_infinite() {
            return Ok(f64::INFINITY);
        }
        if is_pole(x) {
            return Err(refused("a noninteger or positive integer", x));
        }
        in_range(x, gamma::log_gamma(x))
    })
}

pub(super) fn isclose(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (a, b) = (real(cx, args[0])?, real(cx, args[1])?);
    let relative = if args[2].is_unbound() { 1e-9 } else { real(cx, args[2])? };
    let absolute = if args[3].is_unbound() { 0.0 } else { real(cx, args[3])? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(raise::value_error("tolerances must be non-negative"));
    }
    let distance = (b - a).abs();
    let near = || distance <= (relative * b).abs() || distance <= (relative * a).abs() || distance <= absolute;
    Ok(Value::bool(a == b || !a.is_infinite() && !b.is_infinite() && near()).into())
}

pub(super) fn isfinite(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_reals(cx, "isfinite", args, |_, [x]| Ok(Value::bool(x.is_finite())))
}

pub(super) fn isinf(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_reals(cx, "isinf", args, |_, [x]| Ok(Value::bool(x.is_infinite())))
}

pub(super) fn isnan(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_reals(cx, "isnan", args, |_, [x]| Ok(Value::bool(x.is_nan())))
}

/// `x * 2**i` for an int of any size.
pub(super) fn ldexp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let exponent = match args::int(&cx.heap, args[1]) {
        Some(Value::Int(i)) => i.clamp(-100_000, 100_000) as i32,
        Some(Value::BigInt(id)) if cx.heap[id].is_negative() => -100_000,
        Some(_) => 100_000,
        None => {
            let x = real(cx, args[0]).map(|_| Value::None);
            return or_kernel(cx, "ldexp", args, x.and(Err(raise::type_error("Expected an int as second argument to ldexp."))));
        }
    };
    with_reals(cx, "ldexp", args, |_, [x]: [f64; 1]| in_range(x, libm::ldexp(x, exponent)).map(Value::float))
}

pub(super) fn nextafter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (x, y) = (real(cx, args[0])?, real(cx, args[1])?);
    let steps = match args[2] {
        Value::None => 1,
        steps => match args::index(&cx.heap, steps)? {
            Value::Int(steps) if steps >= 0 => steps.unsigned_abs(),
            Value::BigInt(id) if !cx.heap[id].is_negative() => u64::MAX,
            _ => return Err(raise::value_error("steps must be a non-negative integer")),
        },
    };
    Ok(Value::float(stepped(x, y, steps)).into())
}

/// The float `steps` floats from `x` towards `y`.
fn stepped(x: f64, y: f64, steps: u64) -> f64 {
    if x.is_nan() || steps == 0 {
        return x;
    }
    if y.is_nan() {
        return y;
    }
    if x == y {
        return y;
    }
    // Floats in order as integers in order; both zeros are 0.
    let ordered = |f: f64| {
        let magnitude = i128::from(f.abs().to_bits());
        if f.is_sign_negative() { -magnitude } else { magnitude }
    };
    let (from, to, steps) = (ordered(x), ordered(y), i128::from(steps));
    if (to - from).abs() <= steps {
        return y;
    }
    let at = if from < to { from + steps } else { from - steps };
    let magnitude = u64::try_from(at.unsigned_abs()).expect("it lies between two floats");
    // A zero that is passed to has the sign of where it was reached from.
    let negative = at < 0 || at == 0 && from < 0;
    f64::from_bits(magnitude).copysign(if negative { -1.0 } else { 1.0 })
}

pub(super) fn ulp(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "ulp", args, |x| {
        if !x.is_finite() {
            return Ok(x.abs());
        }
        let x = x.abs();
        let above = stepped(x, f64::INFINITY, 1);
        Ok(if above.is_infinite() { x - stepped(x, 0.0, 1) } else { above - x })
    })
}

pub(super) fn radians(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "radians", args, |x| Ok(x * (PI / 180.0)))
}

pub(super) fn sin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "sin", args, |x| of_finite(x, f64::sin))
}

pub(super) fn sinh(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "sinh", args, |x| in_range(x, x.sinh()))
}

pub(super) fn sqrt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "sqrt", args, |x| if x < 0.0 { Err(refused("a nonnegative input", x)) } else { Ok(x.sqrt()) })
}

pub(super) fn tan(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "tan", args, |x| of_finite(x, f64::tan))
}

pub(super) fn tanh(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "tanh", args, |x| Ok(x.tanh()))
}

pub(super) fn log1p(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    one(cx, "log1p", args, |x| if x <= -1.0 { Err(refused("argument value > -1", x)) } else { Ok(x.ln_1p()) })
}

/// A logarithm: its function, and the logarithm of 2, for ints beyond the floats.
#[derive(Clone, Copy)]
struct Logarithm {
    function: fn(f64) -> f64,
    of_two: f64,
}

const NATURAL: Logarithm = Logarithm { function: f64::ln, of_two: LN_2 };
const BINARY: Logarithm = Logarithm { function: f64::log2, of_two: 1.0 };
const DECIMAL: Logarithm = Logarithm { function: f64::log10, of_two: LOG10_2 };

fn logarithm(cx: &mut Cx, value: Value, log: Logarithm) -> Result<f64, Raise> {
    let Some(int) = args::int(&cx.heap, value) else {
        let x = real(cx, value)?;
        return if x <= 0.0 { Err(refused("a positive input", x)) } else { Ok((log.function)(x)) };
    };
    let int = number::int(&cx.heap, int).expect("it was just found to be an int");
    if int.is_negative() || int == IntRef::Small(0) {
        return Err(raise::value_error("expected a positive input"));
    }
    if let Ok(x) = floats::to_f64(int) {
        return Ok((log.function)(x));
    }
    // log(m * 2**e) == log(m) + e * log(2)
    let excess = int.bit_length() - 1_000;
    let (heap, meter) = cx.parts();
    let int = number::int(heap, heap.unwrap(value)).expect("it is still an int");
    let top = bits::shr(int, IntRef::Small(excess as i64), &mut meter.poller());
    let top = number::finish(cx, top)?;
    let top = number::finish(cx, floats::to_f64(top.as_ref()))?;
    let (mantissa, exponent) = libm::frexp(top);
    Ok((log.function)(mantissa) + log.of_two * (excess as f64 + f64::from(exponent)))
}

pub(super) fn log(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let result = log_in_base(cx, args[0], args[1]).map(Value::float);
    let given = if args[1].is_unbound() { &args[..1] } else { args };
    or_kernel(cx, "log", given, result)
}

fn log_in_base(cx: &mut Cx, x: Value, base: Value) -> Result<f64, Raise> {
    let above = logarithm(cx, x, NATURAL)?;
    if base.is_unbound() {
        return Ok(above);
    }
    let below = logarithm(cx, base, NATURAL)?;
    if below == 0.0 { Err(raise::zero_division_error("division by zero")) } else { Ok(above / below) }
}

pub(super) fn log2(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let result = logarithm(cx, args[0], BINARY).map(Value::float);
    or_kernel(cx, "log2", args, result)
}

pub(super) fn log10(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let result = logarithm(cx, args[0], DECIMAL).map(Value::float);
    or_kernel(cx, "log10", args, result)
}

/// `floor`, `ceil` and `trunc`, which a class may define.
fn rounded(cx: &mut Cx, value: Value, dunder: u32, function: fn(f64) -> f64) -> Result<Outcome, Raise> {
    if args::in_python(&cx.heap, value, dunder) {
        return Err(Raise::Python);
    }
    if let Some(int) = args::int(&cx.heap, value) {
        return Ok(int.into());
    }
    if dunder == core::TRUNC && !matches!(cx.heap.unwrap(value), Value::Float(_)) {
        let name = cx.heap.type_name(value);
        return Err(raise::type_error(format!("type {name} doesn't define __trunc__ method")));
    }
    let x = real(cx, value)?;
    int_type::truncated(cx, function(x)).map(Outcome::Value)
}

pub(super) fn ceil(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    rounded(cx, args[0], core::CEIL, f64::ceil)
}

pub(super) fn floor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    rounded(cx, args[0], core::FLOOR, f64::floor)
}

pub(super) fn trunc(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    rounded(cx, args[0], core::TRUNC, f64::trunc)
}
