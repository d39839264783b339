//! Python's `complex`: arithmetic with C's rules for infinities, its text both ways.
//!
//! Owns: the operators, also those mixed with a real number (which is not the same as one with a zero imaginary part),
//! powers, `abs`, `repr` and `complex(text)`.
//! Never: format specs (see `format::complex`), hash (see `hash`).
//! Start reading at: [`mul`], [`div`], [`pow`].

use super::float::parse::scan;
use super::float::text::{Shape, Style, render};
use super::unicode::{ascii_number, trim_ascii};
use super::{Fail, Kind, Meter, Poll, Stop, division_by_zero, overflow_error};

#[cfg(test)]
mod tests;

/// A complex number.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Complex {
    /// The real part.
    pub(crate) real: f64,
    /// The imaginary part.
    pub(crate) imag: f64,
}

impl Complex {
    /// `complex(real, imag)`
    pub(crate) fn new(real: f64, imag: f64) -> Complex {
        Complex { real, imag }
    }

    /// A real number as a complex one.
    pub(crate) fn real(real: f64) -> Complex {
        Complex { real, imag: 0.0 }
    }

    fn is_nan(self) -> bool {
        self.real.is_nan() && self.imag.is_nan()
    }

    fn is_infinite(self) -> bool {
        self.real.is_infinite() || self.imag.is_infinite()
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imag.is_finite()
    }

    /// The direction of an infinite number: one for an infinite part, zero for a finite one, with their signs.
    fn direction(self) -> Complex {
        let unit = |part: f64| {
            if part.is_infinite() { 1.0_f64.copysign(part) } else { 0.0_f64.copysign(part) }
        };
        Complex { real: unit(self.real), imag: unit(self.imag) }
    }

    /// A zero with its sign for each NaN.
    fn without_nan(self) -> Complex {
        let part = |part: f64| {
            if part.is_nan() { 0.0_f64.copysign(part) } else { part }
        };
        Complex { real: part(self.real), imag: part(self.imag) }
    }

    fn scale(self, factor: f64) -> Complex {
        Complex { real: self.real * factor, imag: self.imag * factor }
    }
}

/// An operand of the mixed operators.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Operand {
    /// An int or float, without an imaginary part.
    Real(f64),
    /// A complex number.
    Complex(Complex),
}

impl Operand {
    fn to_complex(self) -> Complex {
        match self {
            Operand::Real(real) => Complex::real(real),
            Operand::Complex(complex) => complex,
        }
    }
}

/// `a + b`
pub(crate) fn add(a: Operand, b: Operand) -> Complex {
    match (a, b) {
        (Operand::Complex(a), Operand::Real(b)) | (Operand::Real(b), Operand::Complex(a)) => Complex::new(a.real + b, a.imag),
        _ => {
            let (a, b) = (a.to_complex(), b.to_complex());
            Complex::new(a.real + b.real, a.imag + b.imag)
        }
    }
}

/// `a - b`
pub(crate) fn sub(a: Operand, b: Operand) -> Complex {
    match (a, b) {
        (Operand::Complex(a), Operand::Real(b)) => Complex::new(a.real - b, a.imag),
        (Operand::Real(a), Operand::Complex(b)) => Complex::new(a - b.real, -b.imag),
        _ => {
            let (a, b) = (a.to_complex(), b.to_complex());
            Complex::new(a.real - b.real, a.imag - b.imag)
        }
    }
}

/// `-a`
pub(crate) fn neg(a: Complex) -> Complex {
    Complex::new(-a.real, -a.imag)
}

/// `a * b`
pub(crate) fn mul(a: Operand, b: Operand) -> Complex {
    match (a, b) {
        (Operand::Complex(a), Operand::Real(b)) | (Operand::Real(b), Operand::Complex(a)) => a.scale(b),
        _ => product(a.to_complex(), b.to_complex()),
    }
}

fn product(a: Complex, b: Complex) -> Complex {
    let plain = plain_product(a, b);
    if plain.is_nan() { recovered_product(a, b, plain) } else { plain }
}

fn plain_product(a: Complex, b: Complex) -> Complex {
    Complex::new(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real)
}

/// C99 annex G.5.1: the product of an infinite number and one that is not zero is infinite, even where the formula
/// gives NaN twice.
fn recovered_product(mut a: Complex, mut b: Complex, plain: Complex) -> Complex {
    let mut infinite = false;
    if a.is_infinite() {
        (a, b, infinite) = (a.direction(), b.without_nan(), true);
    }
    if b.is_infinite() {
        (a, b, infinite) = (a.without_nan(), b.direction(), true);
    }
    let overflows = [a.real * b.real, a.imag * b.imag, a.real * b.imag, a.imag * b.real];
    if !infinite && overflows.iter().any(|term| term.is_infinite()) {
        (a, b, infinite) = (a.without_nan(), b.without_nan(), true);
    }
    if infinite { plain_product(a, b).scale(f64::INFINITY) } else { plain }
}

/// `a / b`
pub(crate) fn div(a: Operand, b: Operand) -> Result<Complex, Fail> {
    match (a, b) {
        (_, Operand::Real(0.0)) => Err(division_by_zero()),
        (Operand::Complex(a), Operand::Real(b)) => Ok(Complex::new(a.real / b, a.imag / b)),
        (Operand::Real(a), Operand::Complex(b)) => real_quotient(a, b),
        _ => quotient(a.to_complex(), b.to_complex()),
    }
}

/// Smith's method: scaled by the larger part of the divisor, nothing overflows that need not.
fn quotient(a: Complex, b: Complex) -> Result<Complex, Fail> {
    let plain = if b.imag.abs() <= b.real.abs() {
        if b.real == 0.0 {
            return Err(division_by_zero());
        }
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Complex::new((a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator)
    } else if b.real.abs() <= b.imag.abs() {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Complex::new((a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator)
    } else {
        Complex::new(f64::NAN, f64::NAN)
    };
    Ok(if plain.is_nan() { recovered_quotient(a, b, plain) } else { plain })
}

/// C99 annex G.5.1: infinite by finite is infinite, finite by infinite is zero.
fn recovered_quotient(a: Complex, b: Complex, plain: Complex) -> Complex {
    let times_conjugate = |a: Complex, b: Complex| Complex::new(a.real * b.real + a.imag * b.imag, a.imag * b.real - a.real * b.imag);
    if a.is_infinite() && b.is_finite() {
        times_conjugate(a.direction(), b).scale(f64::INFINITY)
    } else if b.is_infinite() && a.is_finite() {
        times_conjugate(a, b.direction()).scale(0.0)
    } else {
        plain
    }
}

fn real_quotient(a: f64, b: Complex) -> Result<Complex, Fail> {
    let plain = if b.imag.abs() <= b.real.abs() {
        if b.real == 0.0 {
            return Err(division_by_zero());
        }
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Complex::new(a / denominator, (-a * ratio) / denominator)
    } else if b.real.abs() <= b.imag.abs() {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Complex::new(a * ratio / denominator, -a / denominator)
    } else {
        Complex::new(f64::NAN, f64::NAN)
    };
    if plain.is_nan() && a.is_finite() && b.is_infinite() {
        let direction = b.direction();
        return Ok(Complex::new(0.0 * (a * direction.real), 0.0 * (-a * direction.imag)));
    }
    Ok(plain)
}

/// `a ** b`
pub(crate) fn pow(a: Complex, b: Complex) -> Result<Complex, Fail> {
    let power = match small_integer(b) {
        Some(exponent) => integer_power(a, exponent)?,
        None => general_power(a, b)?,
    };
    if power.is_infinite() { Err(overflow_error("complex exponentiation")) } else { Ok(power) }
}

/// The exponent, if it is an integer small enough for repeated multiplication to be the more exact way.
fn small_integer(exponent: Complex) -> Option<i32> {
    let small = exponent.imag == 0.0 && exponent.real == exponent.real.floor() && exponent.real.abs() <= 100.0;
    small.then_some(exponent.real as i32)
}

fn zero_to_negative_power() -> Fail {
    Fail::Raise(Kind::ZeroDivision, "zero to a negative or complex power".into())
}

fn integer_power(a: Complex, exponent: i32) -> Result<Complex, Fail> {
    let positive = unsigned_power(a, exponent.unsigned_abs());
    if 0 < exponent {
        return Ok(positive);
    }
    quotient(Complex::real(1.0), positive).map_err(|_| zero_to_negative_power())
}

fn unsigned_power(a: Complex, exponent: u32) -> Complex {
    let (mut power, mut square) = (Complex::real(1.0), a);
    for bit in 0..u32::BITS - exponent.leading_zeros() {
        if exponent >> bit & 1 == 1 {
            power = product(power, square);
        }
        square = product(square, square);
    }
    power
}

fn general_power(a: Complex, b: Complex) -> Result<Complex, Fail> {
    if a.real == 0.0 && a.imag == 0.0 {
        return if b.imag != 0.0 || b.real < 0.0 { Err(zero_to_negative_power()) } else { Ok(Complex::real(0.0)) };
    }
    let length = a.real.hypot(a.imag);
    let angle = a.imag.atan2(a.real);
    let mut power_length = length.powf(b.real);
    let mut power_angle = angle * b.real;
    if b.imag != 0.0 {
        power_length *= (-angle * b.imag).exp();
        power_angle += b.imag * length.ln();
    }
    Ok(Complex::new(power_length * power_angle.cos(), power_length * power_angle.sin()))
}

/// `abs(a)`
pub(crate) fn abs(a: Complex) -> Result<f64, Fail> {
    let length = a.real.hypot(a.imag);
    if length.is_infinite() && a.is_finite() {
        return Err(overflow_error("absolute value too large"));
    }
    Ok(length)
}

/// `repr(a)`: `(1+2j)`, or `2j` if the real part is a positive zero.
pub(crate) fn repr(a: Complex) -> String {
    let text = |part: f64| render(part, Shape::plain(Style::Shortest), &mut |_| Ok(())).expect("nothing stops a text that is short");
    let imag = text(a.imag);
    if a.real == 0.0 && a.real.is_sign_positive() {
        return format!("{imag}j");
    }
    let plus = if imag.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imag}j)", text(a.real))
}

/// What `complex(text)` makes of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Parsed {
    /// A number.
    Value(Complex),
    /// `ValueError`: "complex() arg is a malformed string".
    Malformed,
    /// `ValueError`: "could not convert string to complex: ..." with the text as `repr` gives it.
    Underscores,
}

/// `complex(text)`
pub(crate) fn parse(text: &str, poll: &mut Poll<'_>) -> Result<Parsed, Stop> {
    let ascii = ascii_number(text, poll)?;
    if !underscores_fit(&ascii, poll)? {
        return Ok(Parsed::Underscores);
    }
    let bare = trim_ascii(&ascii, poll)?;
    let body = match bare.strip_prefix(b"(") {
        Some(inner) => inner.strip_suffix(b")").map(|inner| trim_ascii(inner, poll)).transpose()?,
        None => Some(bare),
    };
    let value = match body {
        Some(body) => parse_body(body, poll)?,
        None => None,
    };
    Ok(value.map_or(Parsed::Malformed, Parsed::Value))
}

/// Whether every underscore stands between two digits.
fn underscores_fit(bytes: &[u8], poll: &mut Poll<'_>) -> Result<bool, Stop> {
    let mut meter = Meter::new(poll);
    let digit_at = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    for (i, &b) in bytes.iter().enumerate() {
        meter.work(1)?;
        if b == b'_' && (!digit_at(i.checked_sub(1)) || !digit_at(Some(i + 1))) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `real`, `imag j` or `real ± imag j`, where the digits of the imaginary part may be missing.
fn parse_body(body: &[u8], poll: &mut Poll<'_>) -> Result<Option<Complex>, Stop> {
    let first = scan(body, poll)?;
    let (first, len) = first.map_or((None, 0), |(value, len)| (Some(value), len));
    let rest = &body[len..];
    Ok(match (first, rest) {
        (Some(real), []) => Some(Complex::real(real)),
        (Some(real), [b'+' | b'-', ..]) => imaginary(rest, poll)?.map(|imag| Complex::new(real, imag)),
        (Some(imag), [b'j' | b'J']) => Some(Complex::new(0.0, imag)),
        (None, _) => imaginary(body, poll)?.map(|imag| Complex::new(0.0, imag)),
        _ => None,
    })
}

/// `[sign][digits]j`
fn imaginary(text: &[u8], poll: &mut Poll<'_>) -> Result<Option<f64>, Stop> {
    Ok(match text {
        [b'+', b'j' | b'J'] | [b'j' | b'J'] => Some(1.0),
        [b'-', b'j' | b'J'] => Some(-1.0),
        [digits @ .., b'j' | b'J'] => scan(digits, poll)?.filter(|&(_, len)| len == digits.len()).map(|(value, _)| value),
        _ => None,
    })
}
