//! `math`: the table of its functions and constants, and what the functions share.
//!
//! Functions of real numbers are in `real`, of ints in `int`, sums and products in `sums`. A number whose conversion is Python
//! code is converted by the kernel, which calls the function again.
//! Start reading at [`FUNCTIONS`] and [`with_reals`].

mod gamma;
mod int;
mod real;
mod sums;

use crate::heap::kinds::Value;
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{float, raise};

pub(crate) static FUNCTIONS: &[Native] = &[
    function("acos", "x, /", real::acos),
    function("acosh", "x, /", real::acosh),
    function("asin", "x, /", real::asin),
    function("asinh", "x, /", real::asinh),
    function("atan", "x, /", real::atan),
    function("atan2", "y, x, /", real::atan2),
    function("atanh", "x, /", real::atanh),
    function("cbrt", "x, /", real::cbrt),
    function("ceil", "x, /", real::ceil).or("math_ceil"),
    function("comb", "n, k, /", int::comb),
    function("copysign", "x, y, /", real::copysign),
    function("cos", "x, /", real::cos),
    function("cosh", "x, /", real::cosh),
    function("degrees", "x, /", real::degrees),
    function("dist", "p, q, /", sums::dist).or("math_dist"),
    function("erf", "x, /", real::erf),
    function("erfc", "x, /", real::erfc),
    function("exp", "x, /", real::exp),
    function("exp2", "x, /", real::exp2),
    function("expm1", "x, /", real::expm1),
    function("fabs", "x, /", real::fabs),
    function("factorial", "n, /", int::factorial),
    function("floor", "x, /", real::floor).or("math_floor"),
    function("fma", "x, y, z, /", real::fma),
    function("fmod", "x, y, /", real::fmod),
    function("frexp", "x, /", real::frexp),
    function("fsum", "seq, /", sums::fsum).or("math_fsum"),
    function("gamma", "x, /", real::gamma),
    function("gcd", "*integers", int::gcd),
    function("hypot", "*coordinates", sums::hypot),
    function("isclose", "a, b, *, rel_tol=..., abs_tol=...", real::isclose).or("math_isclose"),
    function("isfinite", "x, /", real::isfinite),
    function("isinf", "x, /", real::isinf),
    function("isnan", "x, /", real::isnan),
    function("isqrt", "n, /", int::isqrt),
    function("lcm", "*integers", int::lcm),
    function("ldexp", "x, i, /", real::ldexp),
    function("lgamma", "x, /", real::lgamma),
    function("log", "x, base=..., /", real::log),
    function("log10", "x, /", real::log10),
    function("log1p", "x, /", real::log1p),
    function("log2", "x, /", real::log2),
    function("modf", "x, /", real::modf),
    function("nextafter", "x, y, /, *, steps=None", real::nextafter).or("math_nextafter"),
    function("perm", "n, k=None, /", int::perm),
    function("pow", "x, y, /", real::pow),
    function("prod", "iterable, /, *, start=1", sums::prod).or("math_prod"),
    function("radians", "x, /", real::radians),
    function("remainder", "x, y, /", real::remainder),
    function("sin", "x, /", real::sin),
    function("sinh", "x, /", real::sinh),
    function("sqrt", "x, /", real::sqrt),
    function("sumprod", "p, q, /", sums::sumprod).or("math_sumprod"),
    function("tan", "x, /", real::tan),
    function("tanh", "x, /", real::tanh),
    function("trunc", "x, /", real::trunc).or("math_trunc"),
    function("ulp", "x, /", real::ulp),
];

pub(crate) static CONSTANTS: &[(&str, Value)] = &[
    ("e", Value::float(std::f64::consts::E)),
    ("inf", Value::float(f64::INFINITY)),
    ("nan", Value::float(f64::NAN)),
    ("pi", Value::float(std::f64::consts::PI)),
    ("tau", Value::float(std::f64::consts::TAU)),
];

/// A real number as a float.
fn real(cx: &mut Cx, value: Value) -> Result<f64, Raise> {
    if let Value::Float(f) = value {
        return Ok(f.get());
    }
    match float::real(cx, value)? {
        Some(f) => Ok(f),
        None => Err(raise::type_error(format!("must be real number, not {}", cx.heap.type_name(value)))),
    }
}

/// The result, or what the kernel does when an argument converts itself in Python.
fn or_kernel(cx: &mut Cx, name: &str, args: &[Value], result: Result<Value, Raise>) -> Result<Outcome, Raise> {
    match result {
        Ok(value) => Ok(value.into()),
        Err(Raise::Python) => {
            let (name, args) = (cx.str(name), cx.heap.new_tuple(args.to_vec()));
            Ok(Outcome::kernel("math_call", vec![name, args]))
        }
        Err(raise) => Err(raise),
    }
}

/// A function of `N` real numbers.
fn with_reals<const N: usize>(
    cx: &mut Cx,
    name: &str,
    args: &[Value],
    compute: impl FnOnce(&mut Cx, [f64; N]) -> Result<Value, Raise>,
) -> Result<Outcome, Raise> {
    let mut numbers = [0.0; N];
    for (number, &arg) in numbers.iter_mut().zip(args) {
        *number = match real(cx, arg) {
            Ok(number) => number,
            Err(raise) => return or_kernel(cx, name, args, Err(raise)),
        };
    }
    compute(cx, numbers).map(Outcome::Value)
}

/// A result beyond the floats.
fn range_error() -> Raise {
    raise::overflow_error("math range error")
}

/// An argument for which there is no result.
fn domain_error() -> Raise {
    raise::value_error("math domain error")
}

/// The module's row.
pub const MODULE: super::Module = super::Module { name: "math", functions: FUNCTIONS, constants: CONSTANTS };
