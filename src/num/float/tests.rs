//! Float text, rounding and arithmetic against CPython's.

use super::super::bigint::floats::from_f64;
use super::super::cases::{check, float, go, show, show_float, show_int};
use super::super::{Fail, Kind, Stop};
use super::{Power, as_integer_ratio, divmod, floor_div, hex, is_integer, modulo, parse, pow, round, text, true_div};

#[test]
fn cases() {
    check(include_str!("../cases/float.txt"), |fields| {
        let a = || float(fields[1]);
        let b = || float(fields[2]);
        match fields[0] {
            "repr" => text::repr(a()),
            "hex" => hex::hex(a()),
            "round" => show(from_f64(a().round_ties_even(), &mut go), |value| show_int(&value)),
            "digits" => show(round::round_digits(a(), fields[2].parse().expect("a count")), show_float),
            "ratio" => show(as_integer_ratio(a(), &mut go), |(n, d)| show_int(&n) + "," + &show_int(&d)),
            "floordiv" => show(floor_div(a(), b()), show_float),
            "mod" => show(modulo(a(), b()), show_float),
            "divmod" => show(divmod(a(), b()), |(q, r)| show_float(q) + "," + &show_float(r)),
            "div" => show(true_div(a(), b()), show_float),
            "parse" => parse::parse(fields[1], &mut go).expect("no stop").map_or("!".to_owned(), show_float),
            _ => show(hex::from_hex(fields[1], &mut go), show_float),
        }
    });
}

#[test]
fn powers() {
    let error = |a: f64, b: f64| match pow(a, b) {
        Err(Fail::Raise(kind, text)) => (kind, text.into_owned()),
        other => panic!("{other:?}"),
    };
    assert_eq!(pow(2.0, 0.5), Ok(Power::Real(2.0_f64.sqrt())));
    assert_eq!(pow(f64::NAN, 0.0), Ok(Power::Real(1.0)));
    assert_eq!(pow(1.0, f64::NAN), Ok(Power::Real(1.0)));
    assert_eq!(pow(-1.0, f64::INFINITY), Ok(Power::Real(1.0)));
    assert_eq!(pow(f64::NEG_INFINITY, 3.0), Ok(Power::Real(f64::NEG_INFINITY)));
    assert!(matches!(pow(-8.0, 1.0 / 3.0), Ok(Power::Complex(_))));
    assert_eq!(error(0.0, -1.0), (Kind::ZeroDivision, "zero to a negative power".to_owned()));
    assert_eq!(error(1e308, 2.0), (Kind::Range, "Numerical result out of range".to_owned()));
}

#[test]
fn integers() {
    assert!(is_integer(1e300) && is_integer(-0.0));
    assert!(!is_integer(0.5) && !is_integer(f64::INFINITY) && !is_integer(f64::NAN));
}

#[test]
fn a_long_text_polls_and_stops() {
    let digits = "1".repeat(1_000_000);
    let mut calls = 0;
    let mut count = |_| {
        calls += 1;
        Ok(())
    };
    assert_eq!(parse::parse(&digits, &mut count), Ok(Some(f64::INFINITY)));
    assert!(100 < calls, "{calls}");
    assert_eq!(parse::parse(&digits, &mut |_| Err(Stop)), Err(Stop));
    assert_eq!(hex::from_hex(&digits, &mut |_| Err(Stop)), Err(Fail::Stop(Stop)));
}

#[test]
fn shortest_text_reads_back() {
    let mut state = 88_172_645_463_325_252_u64;
    for _ in 0..20_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let value = f64::from_bits(state);
        if value.is_finite() {
            assert_eq!(text::repr(value).parse(), Ok(value));
        }
    }
}
