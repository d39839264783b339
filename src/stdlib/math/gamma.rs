//! The gamma function and its logarithm by Lanczos' approximation, with the coefficients that the Boost library computed for 13
//! terms and 53 bits: `gamma(x) = L(x) / exp(y) * y ** (x - 1/2)` with `y = x + G - 1/2`.
//!
//! Never meets a pole: the caller refuses them.
//! Start reading at [`gamma`].

use std::f64::consts::PI;

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;

const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];

/// `x (x + 1) ... (x + 11)`, multiplied out.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

/// `L(x)`: in powers of `x` or, where those would be large, of `1 / x`.
fn lanczos(x: f64) -> f64 {
    let terms = NUMERATOR.iter().zip(&DENOMINATOR);
    let (above, below) = if x < 5.0 {
        terms.rev().fold((0.0, 0.0), |sums: (f64, f64), (n, d)| (sums.0 * x + n, sums.1 * x + d))
    } else {
        terms.fold((0.0, 0.0), |sums: (f64, f64), (n, d)| (sums.0 / x + n, sums.1 / x + d))
    };
    above / below
}

/// `sin(pi * x)` for positive `x`, exact at multiples of 1/2.
fn sin_pi(x: f64) -> f64 {
    let turn = x % 2.0;
    match (2.0 * turn).round() as u8 {
        0 => (PI * turn).sin(),
        1 => (PI * (turn - 0.5)).cos(),
        2 => (PI * (1.0 - turn)).sin(),
        3 => -(PI * (turn - 1.5)).cos(),
        _ => (PI * (turn - 2.0)).sin(),
    }
}

/// `gamma(x)`; infinite where it is too large.
pub(super) fn gamma(x: f64) -> f64 {
    let size = x.abs();
    if !x.is_finite() {
        return x;
    }
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        // Between two poles far left it is a zero of either sign.
        return if x < 0.0 { 0.0 / sin_pi(size) } else { f64::INFINITY };
    }
    let y = size + G_MINUS_HALF;
    // What the rounding of `y` lost, scaled to what it does to the result.
    let lost = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size } * G / y;
    let (first, second) = if size < 140.0 {
        (y.powf(size - 0.5), 1.0)
    } else {
        // In two steps, as the whole power overflows before the result does.
        let root = y.powf(size / 2.0 - 0.25);
        (root, root)
    };
    if x < 0.0 {
        let result = -PI / sin_pi(size) / size * y.exp() / lanczos(size);
        return (result - lost * result) / first / second;
    }
    let result = lanczos(size) / y.exp();
    (result + lost * result) * first * second
}

/// `log(|gamma(x)|)`
pub(super) fn log_gamma(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let result = lanczos(size).ln() - G + (size - 0.5) * ((size + G_MINUS_HALF).ln() - 1.0);
    if x < 0.0 { PI.ln() - sin_pi(size).abs().ln() - size.ln() - result } else { result }
}
