//! Complex arithmetic and text against CPython's.

use super::super::cases::{check, complex, float, go, show, show_complex, show_float};
use super::{Complex, Operand, Parsed, abs, add, div, mul, neg, parse, pow, repr, sub};

fn operand(field: &str) -> Operand {
    if field.contains(',') { Operand::Complex(complex(field)) } else { Operand::Real(float(field)) }
}

#[test]
fn cases() {
    let file = include_str!("../cases/complex.txt");
    let exact: Vec<&str> = file.lines().filter(|line| !line.starts_with("pow")).collect();
    check(&exact.join("\n"), |fields| {
        let (a, b) = (|| operand(fields[1]), || operand(fields[2]));
        match fields[0] {
            "repr" => repr(complex(fields[1])),
            "add" => show_complex(add(a(), b())),
            "sub" => show_complex(sub(a(), b())),
            "mul" => show_complex(mul(a(), b())),
            "div" => show(div(a(), b()), show_complex),
            "abs" => show(abs(complex(fields[1])), show_float),
            _ => match parse(fields[1], &mut go).expect("this poll never stops") {
                Parsed::Value(value) => show_complex(value),
                Parsed::Malformed => "!".to_owned(),
                Parsed::Underscores => "!_".to_owned(),
            },
        }
    });
}

/// Powers go through the C library's functions, whose last digits differ between systems.
#[test]
fn powers() {
    let file = include_str!("../cases/complex.txt");
    for line in file.lines().filter(|line| line.starts_with("pow")) {
        let fields: Vec<&str> = line.split('\t').collect();
        match pow(complex(fields[1]), complex(fields[2])) {
            Ok(found) if !fields[3].starts_with('!') => {
                assert!(near(found, complex(fields[3])), "{line} {found:?}")
            }
            other => assert_eq!(show(other, show_complex), fields[3], "{line}"),
        }
    }
}

fn near(a: Complex, b: Complex) -> bool {
    let scale = b.real.hypot(b.imag).max(f64::MIN_POSITIVE);
    (a.real - b.real).hypot(a.imag - b.imag) <= scale * 1e-13
}

#[test]
fn negation_flips_zeros() {
    assert_eq!(repr(neg(Complex::real(0.0))), "(-0-0j)");
}
