//! `**` and `pow()`.
//!
//! Start reading at [`ints`].

use super::super::native::{Cx, Raise};
use super::super::number::{self, int_op};
use super::super::{raise, search};
use super::numbers::{Rank, rank};
use crate::heap::kinds::Value;
use crate::num::bigint::{IntRef, power};
use crate::num::complex;
use crate::num::float::{self, Power};

/// `a ** b` for plain ints: a float when the exponent is negative.
pub fn ints(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let negative = number::int(&cx.heap, b).is_some_and(IntRef::is_negative);
    if negative {
        let (x, y) = (number::real(cx, a)?, number::real(cx, b)?);
        return floats(cx, x, y);
    }
    int_op(cx, a, b, power::pow_bytes, power::pow)
}

/// `x ** y` for floats: complex when a negative base leaves the reals.
pub fn floats(cx: &mut Cx, x: f64, y: f64) -> Result<Value, Raise> {
    match number::finish(cx, float::pow(x, y))? {
        Power::Real(power) => Ok(Value::float(power)),
        Power::Complex(power) => Ok(cx.heap.new(power)),
    }
}

/// `a ** b` where one is complex.
pub fn complexes(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let (x, y) = (number::to_complex(cx, a)?, number::to_complex(cx, b)?);
    let power = number::finish(cx, complex::pow(x, y))?;
    Ok(cx.heap.new(power))
}

/// The error of `pow` with a modulus and what is no int.
pub fn no_modulus() -> Raise {
    raise::type_error("pow() 3rd argument not allowed unless all arguments are integers")
}

/// `pow(base, exponent, modulus)` for plain values; `NotImplemented` for types that have no such operation.
pub fn with_modulus(cx: &mut Cx, base: Value, exponent: Value, modulus: Value) -> Result<Value, Raise> {
    let ranks = (rank(base), rank(exponent), rank(modulus));
    match ranks {
        (Some(Rank::Int), Some(Rank::Int), Some(Rank::Int)) => {}
        (Some(x), Some(y), Some(z)) if x.max(y).max(z) == Rank::Complex => return Err(raise::value_error("complex modulo")),
        (Some(_), Some(_), Some(_)) => {
            return Err(no_modulus());
        }
        _ => return Ok(Value::NotImplemented),
    }
    let (heap, meter) = cx.parts();
    let int = |value| number::int(heap, value).expect("its rank was just found to be int");
    let (x, y, z) = (int(base), int(exponent), int(modulus));
    search::reserve(heap, number::bytes(power::pow_mod_bytes(x, z)))?;
    let result = power::pow_mod(x, y, z, &mut meter.poller());
    let result = number::finish(cx, result)?;
    Ok(number::store(&mut cx.heap, result))
}
