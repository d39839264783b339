//! Formatted numbers and texts against CPython's.

use super::super::bigint::text::DEFAULT_LIMIT;
use super::super::cases::{check, complex as complex_of, float as float_of, go, int as int_of, show};
use super::super::{Fail, Kind};
use super::printf::{Amount, Directive, Field};
use super::quick::{self, Plain};
use super::{Spec, Subject, complex, float, int, printf, text};

#[test]
fn specs() {
    check(include_str!("../cases/format.txt"), |fields| show(format(fields[0], fields[1], fields[2]), |text| text));
}

/// What the shortcut writes, if it is one for it.
fn quick(kind: &str, value: &str, spec: &str) -> Option<String> {
    let plain = match kind {
        "float" => Plain::Float(float_of(value)),
        "str" => Plain::Str(value, value.chars().count()),
        "int" => Plain::Int(value.parse().ok()?),
        _ => return None,
    };
    let mut out = String::from("before ");
    quick::push(&mut out, plain, spec).then(|| out.split_off("before ".len()))
}

#[test]
fn common_specs() {
    check(include_str!("../cases/format.txt"), |fields| {
        let quick = quick(fields[0], fields[1], fields[2]);
        quick.unwrap_or_else(|| show(format(fields[0], fields[1], fields[2]), |text| text))
    });
}

/// Digits computed in integers are those of the exact value, also where a half is rounded to even.
#[test]
fn fixed_digits() {
    let halves = (0..4000).flat_map(|i| [f64::from(i) / 8.0, f64::from(i) / 1024.0 + 0.5, f64::from(i) * 1e9 + 0.5]);
    let mut state = 1_u64;
    let random = (0..20_000).map(|i| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        f64::from_bits(state >> 2 | 1 << 61) * f64::powi(2.0, i % 80 - 40)
    });
    for value in halves.chain(random).flat_map(|value| [value, -value]) {
        for precision in [0, 1, 2, 3, 6, 15] {
            let mut out = String::new();
            if quick::push(&mut out, Plain::Float(value), &std::format!(".{precision}f")) {
                assert_eq!(out, std::format!("{value:.precision$}"), "{value:?}");
            }
        }
    }
}

fn format(kind: &str, value: &str, spec: &str) -> Result<String, Fail> {
    let subject = match kind {
        "float" => Subject::Float,
        "complex" => Subject::Complex,
        "str" => Subject::Str,
        _ => Subject::Int,
    };
    let spec = Spec::parse(spec, subject, kind)?;
    match kind {
        "float" => float::format(float_of(value), &spec, kind, &mut go),
        "complex" => complex::format(complex_of(value), &spec, kind, &mut go),
        "str" => text::format(value, &spec, kind, &mut go),
        "bool" => int::format(i64::from(value == "True").into(), &spec, kind, DEFAULT_LIMIT, &mut go),
        _ => int::format(int_of(value).as_ref(), &spec, kind, DEFAULT_LIMIT, &mut go),
    }
}

#[test]
fn percent() {
    check(include_str!("../cases/printf.txt"), |fields| {
        let (kind, value, format) = (fields[0], fields[1], fields[2]);
        let directive = Directive::parse(format, 1, false).expect("every case is well formed");
        let amount = |amount| match amount {
            Amount::Given(n) => Some(n),
            _ => None,
        };
        let (width, precision) = (amount(directive.width).unwrap_or(0), amount(directive.precision));
        let field = Field { flags: directive.flags, width, precision };
        let code = directive.code.expect("every case is complete");
        match kind {
            "int" => show(printf::int(int_of(value).as_ref(), code, &field, DEFAULT_LIMIT, &mut go), |text| text),
            "float" => show(printf::float(float_of(value), code, &field, &mut go), |text| text),
            _ => show(printf::text(value, &field, &mut go), |text| text),
        }
    });
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Fail>) -> (Kind, String) {
    match result {
        Err(Fail::Raise(kind, text)) => (kind, text.into_owned()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn directives() {
    let parse = |text: &str| Directive::parse(text, 1, true);
    let directive = parse("%(a(b)c)-#08.*ld!").expect("it is well formed");
    assert_eq!(directive.key, Some(2..7));
    assert!(directive.flags.left && directive.flags.alternate && directive.flags.zero);
    assert_eq!((directive.width, directive.precision), (Amount::Given(8), Amount::Argument));
    assert_eq!((directive.code, directive.end), (Some('d'), 16));
    assert_eq!(parse("%5.").map(|d| (d.code, d.precision)), Ok((None, Amount::Given(0))));
    assert_eq!(refusal(parse("%(a")), (Kind::Value, "incomplete format key".to_owned()));
    assert_eq!(refusal(Directive::parse("%(a)d", 1, false)), (Kind::Type, "format requires a mapping".to_owned()));
    assert_eq!(refusal(parse("%99999999999999999999d")), (Kind::Value, "width too big".to_owned()));
    assert_eq!(refusal(parse("%.3000000000d")), (Kind::Value, "precision too big".to_owned()));
    let unsupported = refusal::<()>(Err(printf::unsupported("é%é", 'é', 5)));
    assert_eq!(unsupported.1, "unsupported format character '?' (0xe9) at index 2");
    assert_eq!(refusal::<()>(Err(printf::incomplete())).1, "incomplete format");
}

#[test]
fn fields() {
    let mut field = Field::default();
    field.set_width(-5).expect("it is small");
    assert_eq!(printf::character(65.into(), &field, &mut go), Ok("A    ".to_owned()));
    assert_eq!(refusal(printf::character((-1).into(), &field, &mut go)).1, "%c arg not in range(0x110000)");
    field.set_precision(-3).expect("it counts as zero");
    assert_eq!(printf::float(2.5, 'f', &field, &mut go), Ok("2    ".to_owned()));
    assert_eq!(refusal(field.set_precision(1 << 40)).1, "precision too big");
}

#[test]
fn limits_of_specs() {
    let parse = |text: &str| Spec::parse(text, Subject::Float, "float");
    assert_eq!(refusal(parse("99999999999999999999")).1, "Too many decimal digits in format string");
    let spec = parse(".3000000000f").expect("the number fits");
    assert_eq!(refusal(float::format(1.0, &spec, "float", &mut go)).1, "precision too big");
    assert_eq!(refusal(int::format((1 << 40).into(), &parse("c").expect("it is a type"), "int", None, &mut go)).0, Kind::Overflow);
}

/// The estimate is at least the size of the result, and grows with width and precision.
#[test]
fn estimates() {
    for text in ["", "1000", "😀>1000", "01000,", ".500f", "%", ".1000e", "_.900_f"] {
        let spec = Spec::parse(text, Subject::Float, "float").expect("it is well formed");
        let result = float::format(1e300, &spec, "float", &mut go).expect("it is a float's");
        assert!(result.len() as u64 <= spec.estimate(float::content_bytes(&spec)), "{text}");
    }
    let spec = Spec::parse("#_b", Subject::Int, "int").expect("it is well formed");
    let value = int_of(&"9".repeat(500));
    let result = int::format(value.as_ref(), &spec, "int", None, &mut go).expect("there is no limit");
    assert!(result.len() as u64 <= spec.estimate(int::digits_bytes(value.as_ref(), &spec)));
    let huge = Spec::parse("9000000000000000000", Subject::Int, "int").expect("it fits");
    assert!(9_000_000_000_000_000_000 <= huge.estimate(1));
}
