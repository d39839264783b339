//! Functions of ints: factorial, perm, comb, gcd, lcm, isqrt.
//!
//! Products of many factors are taken as a tree, so that big numbers meet big numbers; the memory of the whole result is
//! reserved first.
//! Start reading at [`product`].

use super::or_kernel;
use crate::heap::kinds::Value;
use crate::num::bigint::{self, IntRef, IntValue, power};
use crate::num::{Fail, Poll};
use crate::object::native::{Cx, Outcome, Raise};
use crate::object::{args, number, raise, search};

/// An index that fits 64 bits, or the sign of one that does not.
enum Size {
    Small(i64),
    Big { negative: bool },
}

fn size(cx: &Cx, value: Value) -> Result<Size, Raise> {
    Ok(match args::index(&cx.heap, value)? {
        Value::Int(i) => Size::Small(i),
        Value::BigInt(id) => Size::Big { negative: cx.heap[id].is_negative() },
        _ => Size::Big { negative: false },
    })
}

/// Factors multiplied one by one at the leaves of the tree.
const LEAF: u64 = 16;

/// `factor(lo) * ... * factor(hi - 1)`. The depth of the tree is the logarithm of the number of factors.
fn product(lo: u64, hi: u64, factor: &dyn Fn(u64) -> IntValue, poll: &mut Poll<'_>) -> Result<IntValue, Fail> {
    if hi - lo > LEAF {
        let middle = lo + (hi - lo) / 2;
        let low = product(lo, middle, factor, poll)?;
        let high = product(middle, hi, factor, poll)?;
        return bigint::mul(low.as_ref(), high.as_ref(), poll);
    }
    poll(LEAF)?;
    let mut result = IntValue::Small(1);
    for i in lo..hi {
        result = bigint::mul(result.as_ref(), factor(i).as_ref(), poll)?;
    }
    Ok(result)
}

fn small(i: u64) -> IntValue {
    IntValue::from(i128::from(i))
}

/// Reserves what a product of `count` factors of so many bits takes while it is made.
fn reserve_product(cx: &mut Cx, count: u64, bits: u64) -> Result<(), Raise> {
    // A result beyond the longest int is refused before it is built.
    let bits = count.saturating_mul(bits).min(bigint::MAX_BITS * 2);
    cx.reserve(number::bytes(bits / 8 * 6))
}

pub(super) fn factorial(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let result = factorial_of(cx, args[0]);
    or_kernel(cx, "factorial", args, result)
}

fn factorial_of(cx: &mut Cx, value: Value) -> Result<Value, Raise> {
    let n = match size(cx, value)? {
        Size::Small(n) if n >= 0 => n.unsigned_abs(),
        Size::Big { negative: false } => {
            return Err(raise::overflow_error("factorial() argument should not exceed 9223372036854775807"));
        }
        Size::Small(_) | Size::Big { .. } => return Err(raise::value_error("factorial() not defined for negative values")),
    };
    if n < 21 {
        return Ok(Value::Int((1..=n as i64).product()));
    }
    // n! is at least (n / 3) ** n.
    if n.saturating_mul(u64::from((n / 3).ilog2())) > bigint::MAX_BITS {
        return Err(raise::overflow_error("too many digits in integer"));
    }
    reserve_product(cx, n, u64::from(n.ilog2()) + 1)?;
    let result = number::polled(cx, |poll| product(2, n + 1, &small, poll))?;
    Ok(number::store(&mut cx.heap, result))
}

/// `n * (n - 1) * ... * (n - k + 1)` for an int of any size.
fn falling(cx: &mut Cx, n: Value, k: u64) -> Result<IntValue, Raise> {
    let bits = number::int(&cx.heap, n).map_or(0, IntRef::bit_length);
    reserve_product(cx, k, bits)?;
    let (heap, meter) = cx.parts();
    let top = number::int(heap, n).expect("the caller has an int");
    let factor = |i: u64| {
        let difference = bigint::sub(top, IntRef::Small(i as i64), &mut |_| Ok(()));
        difference.expect("a difference of short ints cannot be stopped, and is not too long")
    };
    let result = product(0, k, &factor, &mut meter.poller());
    number::finish(cx, result)
}

/// `n` and `k` checked: the plain `n`, and how many factors. `k` above `n` gives None.
fn arguments(cx: &mut Cx, n: Value, k: Value, choose: bool) -> Result<Option<(Value, u64)>, Raise> {
    let (n, k) = (args::index(&cx.heap, n)?, args::index(&cx.heap, k)?);
    let sign = |value| number::int(&cx.heap, value).is_some_and(IntRef::is_negative);
    if sign(n) {
        return Err(raise::value_error("n must be a non-negative integer"));
    }
    if sign(k) {
        return Err(raise::value_error("k must be a non-negative integer"));
    }
    let (top, count) = (number::int(&cx.heap, n), number::int(&cx.heap, k));
    let (top, count) = (top.expect("an index is an int"), count.expect("an index is an int"));
    if top < count {
        return Ok(None);
    }
    let mut factors = count_of(count);
    if choose {
        let rest = bigint::sub(top, count, &mut |_| Ok(()));
        let rest = number::finish(cx, rest)?;
        factors = match (factors, count_of(rest.as_ref())) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    let what = if choose { "min(n - k, k)" } else { "k" };
    match factors {
        Some(factors) => Ok(Some((n, factors))),
        None => Err(raise::overflow_error(format!("{what} must not exceed 9223372036854775807"))),
    }
}

fn count_of(int: IntRef<'_>) -> Option<u64> {
    match int {
        IntRef::Small(i) => u64::try_from(i).ok(),
        IntRef::Big(_) => None,
    }
}

pub(super) fn perm(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_none() {
        return factorial(cx, &args[..1]);
    }
    let result = perm_of(cx, args[0], args[1]);
    or_kernel(cx, "perm", args, result)
}

fn perm_of(cx: &mut Cx, n: Value, k: Value) -> Result<Value, Raise> {
    let Some((n, factors)) = arguments(cx, n, k, false)? else { return Ok(Value::Int(0)) };
    let result = falling(cx, n, factors)?;
    Ok(number::store(&mut cx.heap, result))
}

pub(super) fn comb(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let result = comb_of(cx, args[0], args[1]);
    or_kernel(cx, "comb", args, result)
}

fn comb_of(cx: &mut Cx, n: Value, k: Value) -> Result<Value, Raise> {
    let Some((n, factors)) = arguments(cx, n, k, true)? else { return Ok(Value::Int(0)) };
    if let Value::Int(n) = n
        && let Some(result) = short_comb(n.unsigned_abs(), factors)
    {
        return Ok(Value::Int(result));
    }
    let above = falling(cx, n, factors)?;
    reserve_product(cx, factors, u64::from(factors.max(2).ilog2()) + 1)?;
    let result = number::polled(cx, |poll| {
        let below = product(1, factors + 1, &small, poll)?;
        bigint::floor_div(above.as_ref(), below.as_ref(), poll)
    })?;
    Ok(number::store(&mut cx.heap, result))
}

/// Factor by factor, each quotient exact, while it fits.
fn short_comb(n: u64, k: u64) -> Option<i64> {
    if k > 64 {
        return None;
    }
    let mut result: u128 = 1;
    for i in 0..k {
        result = result.checked_mul(u128::from(n - i))? / u128::from(i + 1);
        i64::try_from(result).ok()?;
    }
    i64::try_from(result).ok()
}

/// A function of any number of ints, folded from the left.
fn folded(
    cx: &mut Cx,
    name: &str,
    args: &[Value],
    start: i64,
    step: fn(&mut Cx, Value, Value) -> Result<Value, Raise>,
) -> Result<Outcome, Raise> {
    let mut result = Ok(Value::Int(start));
    for &arg in args {
        result = result.and_then(|so_far| {
            let arg = args::index(&cx.heap, arg)?;
            step(cx, so_far, arg)
        });
    }
    or_kernel(cx, name, args, result)
}

fn gcd_of(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    number::int_op(cx, a, b, power::gcd_bytes, power::gcd)
}

pub(super) fn gcd(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, "gcd", args, 0, gcd_of)
}

fn lcm_of(cx: &mut Cx, a: Value, b: Value) -> Result<Value, Raise> {
    let divisor = gcd_of(cx, a, b)?;
    if divisor.is(Value::Int(0)) || a.is(Value::Int(0)) || b.is(Value::Int(0)) {
        return Ok(Value::Int(0));
    }
    let part = number::int_op(cx, a, divisor, bigint::div_bytes, bigint::floor_div)?;
    let product = number::int_op(cx, part, b, bigint::mul_bytes, bigint::mul)?;
    number::int_op(cx, product, Value::Int(0), bigint::linear_bytes, |a, _, poll| bigint::abs(a, poll))
}

pub(super) fn lcm(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    folded(cx, "lcm", args, 1, lcm_of)
}

pub(super) fn isqrt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let result = isqrt_of(cx, args[0]);
    or_kernel(cx, "isqrt", args, result)
}

fn isqrt_of(cx: &mut Cx, value: Value) -> Result<Value, Raise> {
    let value = args::index(&cx.heap, value)?;
    let (heap, meter) = cx.parts();
    let int = number::int(heap, value).expect("an index is an int");
    search::reserve(heap, number::bytes(power::isqrt_bytes(int)))?;
    let root = power::isqrt(int, &mut meter.poller());
    let root = number::finish(cx, root)?;
    Ok(number::store(&mut cx.heap, root))
}
