//! Reads the case files that CPython wrote (see `cases/generate.py`) and compares, for the tests of each part.
//!
//! Owns: the notation of values in those files.
//! Never: knowledge of an operation.
//! Start reading at: [`check`].

use super::bigint::{IntValue, text};
use super::complex::Complex;
use super::{Fail, Kind};

/// Calls `answer` with the fields of each case and compares with the last field; reports the first few differences.
pub(super) fn check(file: &str, mut answer: impl FnMut(&[&str]) -> String) {
    let mut wrong = Vec::new();
    for line in file.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (expected, fields) = fields.split_last().expect("a line has a field");
        let found = answer(fields);
        if found != **expected {
            wrong.push(format!("{fields:?}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// A poll that never stops.
pub(super) fn go(_units: u64) -> Result<(), super::Stop> {
    Ok(())
}

pub(super) fn float(field: &str) -> f64 {
    if field == "nan" {
        return f64::NAN;
    }
    f64::from_bits(u64::from_str_radix(field, 16).expect("a float is 16 hex digits"))
}

pub(super) fn int(field: &str) -> IntValue {
    text::parse(field, 0, None, &mut go).expect("nothing fails").expect("an int is decimal text")
}

pub(super) fn complex(field: &str) -> Complex {
    let (real, imag) = field.split_once(',').expect("a complex number has two parts");
    Complex::new(float(real), float(imag))
}

pub(super) fn show_float(value: f64) -> String {
    if value.is_nan() { "nan".to_owned() } else { format!("{:016x}", value.to_bits()) }
}

pub(super) fn show_int(value: &IntValue) -> String {
    let text = |base| text::to_text(value.as_ref(), base, None, &mut go).expect("there is no limit");
    if value.as_ref().bit_length() <= 1_000 {
        return text(10);
    }
    let hex = text(16);
    hex.strip_prefix('-').map_or_else(|| format!("0x{hex}"), |digits| format!("-0x{digits}"))
}

pub(super) fn show_complex(value: Complex) -> String {
    format!("{},{}", show_float(value.real), show_float(value.imag))
}

pub(super) fn show<T>(result: Result<T, Fail>, value: impl FnOnce(T) -> String) -> String {
    match result {
        Ok(found) => value(found),
        Err(Fail::Raise(kind, text)) => {
            let name = match kind {
                Kind::Value => "ValueError",
                Kind::Type => "TypeError",
                Kind::Overflow | Kind::Range => "OverflowError",
                Kind::ZeroDivision => "ZeroDivisionError",
            };
            format!("!{name}: {text}")
        }
        Err(Fail::Stop(_)) => "stopped".to_owned(),
    }
}
