//! Big integers against CPython's, and the split operations against their own identities.

use std::cmp::Ordering;

use super::super::cases::{check, float, go, int, show, show_float, show_int};
use super::super::{Fail, Stop};
use super::bits::{self, ByteOrder};
use super::text::DEFAULT_LIMIT;
use super::{BigInt, IntRef, IntValue, floats, power, text};

#[test]
fn cases() {
    check(include_str!("../cases/int.txt"), |fields| match fields[0] {
        "parse" => {
            let base = fields[2].parse().expect("a base");
            let parsed = text::parse(fields[1], base, DEFAULT_LIMIT, &mut go);
            show(parsed, |value| value.map_or("!".to_owned(), |value| show_int(&value)))
        }
        "frombytes" => {
            let bytes: Vec<u8> =
                (0..fields[1].len() / 2).map(|i| u8::from_str_radix(&fields[1][2 * i..2 * i + 2], 16).expect("hex digits")).collect();
            show(bits::from_bytes(&bytes, order(fields[2]), fields[3] == "True", &mut go), |value| show_int(&value))
        }
        "fromfloat" => show(floats::from_f64(float(fields[1]), &mut go), |value| show_int(&value)),
        _ => operation(fields),
    });
}

fn order(field: &str) -> ByteOrder {
    if field == "big" { ByteOrder::Big } else { ByteOrder::Little }
}

fn operation(fields: &[&str]) -> String {
    let a = int(fields[1]);
    let a = a.as_ref();
    match fields[0] {
        "tofloat" => show(floats::to_f64(a), show_float),
        "cmpfloat" => match floats::compare_f64(a, float(fields[2])).expect("no case is a NaN") {
            Ordering::Less => "<",
            Ordering::Equal => "=",
            Ordering::Greater => ">",
        }
        .to_owned(),
        "bits" => format!("{},{}", a.bit_length(), bits::bit_count(a, &mut go).expect("nothing stops it")),
        "bytes" => {
            let length = fields[2].parse().expect("a length");
            show(bits::to_bytes(a, length, order(fields[3]), fields[4] == "True", &mut go), |bytes| {
                bytes.iter().map(|b| format!("{b:02x}")).collect()
            })
        }
        "text" => show(text::to_text(a, fields[2].parse().expect("a base"), None, &mut go), |text| text),
        "truediv" => show(floats::true_div(a, int(fields[2]).as_ref(), &mut go), show_float),
        "powmod" => show(power::pow_mod(a, int(fields[2]).as_ref(), int(fields[3]).as_ref(), &mut go), |value| show_int(&value)),
        name => show(arithmetic(name, a, fields.get(2).copied()), |value| show_int(&value)),
    }
}

fn arithmetic(name: &str, a: IntRef<'_>, b: Option<&str>) -> Result<IntValue, Fail> {
    let poll = &mut go;
    let b = b.map_or(IntValue::Small(0), int);
    let b = b.as_ref();
    match name {
        "add" => super::add(a, b, poll),
        "sub" => super::sub(a, b, poll),
        "mul" => super::mul(a, b, poll),
        "floordiv" => super::floor_div(a, b, poll),
        "mod" => super::modulo(a, b, poll),
        "and" => bits::and(a, b, poll),
        "or" => bits::or(a, b, poll),
        "xor" => bits::xor(a, b, poll),
        "shl" => bits::shl(a, b, poll),
        "shr" => bits::shr(a, b, poll),
        "pow" => power::pow(a, b, poll),
        "gcd" => power::gcd(a, b, poll),
        "isqrt" => power::isqrt(a, poll),
        "invert" => bits::invert(a, poll),
        "neg" => super::neg(a, poll),
        "abs" => super::abs(a, poll),
        other => panic!("no such operation: {other}"),
    }
}

/// A number of so many bits that looks random, with runs of zeros and ones in it.
fn sample(bits: u64, seed: u64) -> IntValue {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let bytes: Vec<u8> = (0..bits / 8)
        .map(|i| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            match i / 1_000 % 4 {
                2 => 0,
                3 => 0xff,
                _ => state.to_be_bytes()[0] | 1,
            }
        })
        .collect();
    bits::from_bytes(&bytes, ByteOrder::Little, false, &mut go).expect("it is short enough")
}

fn same(a: Result<IntValue, Fail>, b: Result<IntValue, Fail>) {
    // Not `assert_eq`: it would print a million digits.
    assert!(a.expect("no error") == b.expect("no error"));
}

const SIZES: [(u64, u64); 6] =
    [(2_000_000, 2_000_000), (2_000_000, 900_000), (2_000_000, 70), (700_000, 699_000), (500_000, 250_000), (90_000, 40_000)];

#[test]
fn long_products_keep_their_identities() {
    let poll = &mut go;
    for (i, (long, short)) in SIZES.into_iter().enumerate() {
        let (a, b) = (sample(long, i as u64), sample(short, 77 + i as u64));
        let (a, b) = (a.as_ref(), b.as_ref());
        // (a + b)(a - b) == a*a - b*b, in which each product splits otherwise.
        let (sum, difference) = (super::add(a, b, poll).expect("ok"), super::sub(a, b, poll).expect("ok"));
        let (aa, bb) = (super::mul(a, a, poll).expect("ok"), super::mul(b, b, poll).expect("ok"));
        let product = super::mul(sum.as_ref(), difference.as_ref(), poll);
        same(product, super::sub(aa.as_ref(), bb.as_ref(), poll));
        // Modulo a small prime.
        let p = IntRef::Small(1_000_000_007);
        let rest = |value: IntRef<'_>| super::modulo(value, p, &mut go).expect("p is not zero");
        let ab = super::mul(a, b, poll).expect("ok");
        let small = super::mul(rest(a).as_ref(), rest(b).as_ref(), poll).expect("ok");
        assert_eq!(rest(ab.as_ref()), rest(small.as_ref()));
    }
}

#[test]
fn long_divisions_multiply_back() {
    let poll = &mut go;
    for (i, (long, short)) in SIZES.into_iter().enumerate() {
        let (a, b) = (sample(long, 5 + i as u64), sample(short, 99 + i as u64));
        let a = if i % 2 == 0 { super::neg(a.as_ref(), poll).expect("ok") } else { a };
        let (quotient, remainder) = super::divmod(a.as_ref(), b.as_ref(), poll).expect("b is not zero");
        assert!(!remainder.as_ref().is_negative() && remainder.as_ref() < b.as_ref());
        let product = super::mul(quotient.as_ref(), b.as_ref(), poll).expect("ok");
        same(super::add(product.as_ref(), remainder.as_ref(), poll), Ok(a));
    }
}

#[test]
fn quotients_at_the_edges() {
    // b*b - 1 by b, and b*b by b: the estimates of the quotient are off by the most there.
    let poll = &mut go;
    for bits in [40_000, 300_000] {
        let one = IntRef::Small(1);
        let b = super::sub(bits::shl(one, bits.into(), poll).expect("ok").as_ref(), one, poll).expect("ok");
        let square = super::mul(b.as_ref(), b.as_ref(), poll).expect("ok");
        let less = super::sub(square.as_ref(), one, poll).expect("ok");
        same(super::floor_div(square.as_ref(), b.as_ref(), poll), Ok(b.clone()));
        let (quotient, remainder) = super::divmod(less.as_ref(), b.as_ref(), poll).expect("b is not zero");
        same(super::add(quotient.as_ref(), one, poll), Ok(b.clone()));
        same(super::add(remainder.as_ref(), one, poll), Ok(b));
    }
}

#[test]
fn long_texts_read_back() {
    for bits in [16_000, 16_800, 30_720, 30_728, 100_000, 700_000] {
        let value = sample(bits, 3);
        for base in [2, 3, 7, 8, 10, 16, 32, 36] {
            let text = text::to_text(value.as_ref(), base, None, &mut go).expect("there is no limit");
            let back = text::parse(&text, base, None, &mut go).expect("there is no limit");
            assert!(back.expect("it is well formed") == value, "{bits} bits, base {base}");
        }
    }
}

#[test]
fn long_roots_and_divisors() {
    let poll = &mut go;
    for bits in [17_000, 100_000, 600_000] {
        let value = sample(bits, 9);
        let root = power::isqrt(value.as_ref(), poll).expect("it is not negative");
        let square = super::mul(root.as_ref(), root.as_ref(), poll).expect("ok");
        let rest = super::sub(value.as_ref(), square.as_ref(), poll).expect("ok");
        assert!(!rest.as_ref().is_negative());
        let twice = super::add(root.as_ref(), root.as_ref(), poll).expect("ok");
        assert!(rest.as_ref() <= twice.as_ref());
    }
    let (a, b, common) = (sample(30_000, 1), sample(29_000, 2), sample(20_000, 3));
    let product = |x: &IntValue| super::mul(x.as_ref(), common.as_ref(), &mut go).expect("ok");
    let whole = power::gcd(product(&a).as_ref(), product(&b).as_ref(), poll).expect("ok");
    let inner = power::gcd(a.as_ref(), b.as_ref(), poll).expect("ok");
    same(Ok(whole), super::mul(inner.as_ref(), common.as_ref(), poll));
}

#[test]
fn long_modular_powers_and_inverses() {
    let poll = &mut go;
    // A Mersenne prime: x ** (p - 1) is one, and an inverse times the number too.
    for bits in [607_i64, 9_689] {
        let one = IntRef::Small(1);
        let p = super::sub(bits::shl(one, bits.into(), poll).expect("ok").as_ref(), one, poll).expect("ok");
        let x = sample(500, 4);
        let inverse = power::pow_mod(x.as_ref(), (-1).into(), p.as_ref(), poll).expect("p is prime");
        let product = super::mul(x.as_ref(), inverse.as_ref(), poll).expect("ok");
        assert_eq!(super::modulo(product.as_ref(), p.as_ref(), poll), Ok(IntValue::Small(1)));
        if bits == 607 {
            let exponent = super::sub(p.as_ref(), one, poll).expect("ok");
            assert_eq!(power::pow_mod(x.as_ref(), exponent.as_ref(), p.as_ref(), poll), Ok(IntValue::Small(1)));
        }
    }
}

const MOST: i64 = super::MAX_BITS.cast_signed();

#[test]
fn what_is_too_long_is_refused_at_once() {
    let poll = &mut |_| Err(Stop);
    let refused = |result: Result<IntValue, Fail>| match result {
        Err(Fail::Raise(_, text)) => text == "too many digits in integer",
        _ => false,
    };
    let huge = bits::shl(1.into(), (MOST - 1).into(), &mut go).expect("it just fits");
    assert!(refused(bits::shl(1.into(), MOST.into(), poll)));
    assert!(refused(bits::shl(1.into(), (1 << 62).into(), poll)));
    assert!(refused(bits::shl(1.into(), huge.as_ref(), poll)));
    assert!(refused(power::pow(2.into(), (1 << 40).into(), poll)));
    assert!(refused(power::pow(3.into(), huge.as_ref(), poll)));
    assert!(refused(power::pow(huge.as_ref(), 2.into(), poll)));
    assert!(refused(super::mul(huge.as_ref(), huge.as_ref(), poll)));
    assert_eq!(power::pow((-1).into(), huge.as_ref(), poll), Ok(IntValue::Small(1)));
    assert_eq!(bits::shr(huge.as_ref(), huge.as_ref(), poll), Ok(IntValue::Small(0)));
    assert_eq!(bits::shl(0.into(), huge.as_ref(), poll), Ok(IntValue::Small(0)));
}

#[test]
fn long_work_polls_and_stops() {
    let (a, b) = (sample(4_000_000, 1), sample(1_000_000, 2));
    let (a, b) = (a.as_ref(), b.as_ref());
    let stop = &mut |_| Err(Stop);
    let stopped = Err(Fail::Stop(Stop));
    assert_eq!(super::mul(a, b, stop), stopped);
    assert_eq!(super::floor_div(a, b, stop), stopped);
    assert_eq!(power::pow(b, 3.into(), stop), stopped);
    assert_eq!(power::isqrt(a, stop), stopped);
    assert_eq!(power::gcd(a, b, stop), stopped);
    assert_eq!(super::add(a, b, stop), stopped);
    assert_eq!(text::to_text(a, 10, None, stop), Err(Fail::Stop(Stop)));
    let mut units = 0;
    super::mul(a, b, &mut |work| {
        units += work;
        Ok(())
    })
    .expect("it goes on");
    assert!((500_000..20_000_000).contains(&units), "{units}");
}

#[test]
fn long_shifts_are_multiplications() {
    let ten = int("1000000000000");
    for sign in [1, -1] {
        for bits in [300_000, 262_144, 600_001] {
            let a = super::mul(sample(bits, 3).as_ref(), sign.into(), &mut go).expect("ok");
            // The bits at the low end are zeros for some, so that nothing is lost.
            for a in [super::mul(a.as_ref(), ten.as_ref(), &mut go).expect("ok"), a] {
                for count in [1, 12, 63, 64, 65, 128, 262_144, 299_999, 300_000, 600_500] {
                    let two = power::pow(2.into(), count.into(), &mut go).expect("ok");
                    let left = bits::shl(a.as_ref(), count.into(), &mut go).expect("ok");
                    assert_eq!(left, super::mul(a.as_ref(), two.as_ref(), &mut go).expect("ok"), "{bits} << {count}");
                    assert_eq!(bits::shr(left.as_ref(), count.into(), &mut go).expect("ok"), a, "{bits} << {count} >> {count}");
                    let right = bits::shr(a.as_ref(), count.into(), &mut go).expect("ok");
                    assert_eq!(right, super::floor_div(a.as_ref(), two.as_ref(), &mut go).expect("ok"), "{bits} >> {count}");
                }
            }
        }
    }
}

#[test]
fn digit_limit() {
    let long = power::pow(10.into(), 4_300.into(), &mut go).expect("ok");
    let just = super::sub(long.as_ref(), 1.into(), &mut go).expect("ok");
    assert!(text::to_text(just.as_ref(), 10, DEFAULT_LIMIT, &mut go).is_ok());
    let message = "!ValueError: Exceeds the limit (4300 digits) for integer string conversion; \
                   use sys.set_int_max_str_digits() to increase the limit";
    assert_eq!(show(text::to_text(long.as_ref(), 10, DEFAULT_LIMIT, &mut go), |text| text), message);
    let huge = bits::shl(1.into(), 1_000_000.into(), &mut go).expect("ok");
    assert_eq!(show(text::to_text(huge.as_ref(), 10, DEFAULT_LIMIT, &mut go), |text| text), message);
    assert!(text::to_text(huge.as_ref(), 16, DEFAULT_LIMIT, &mut go).is_ok());
}

#[test]
fn bytes_read_back_and_are_checked() {
    for value in [int("9223372036854775808"), int("-9223372036854775809"), sample(1_000, 8)] {
        let IntValue::Big(value) = value else { panic!("it is big") };
        let bytes = postcard::to_allocvec(&value).expect("a vector grows");
        assert_eq!(postcard::from_bytes::<BigInt>(&bytes), Ok(value));
    }
    // A number that fits 64 bits is no big int; nor is a cut-off one.
    assert!(postcard::from_bytes::<BigInt>(&[1, 5]).is_err());
    assert!(postcard::from_bytes::<BigInt>(&[8, 0, 0, 0, 0, 0, 0, 0, 0x80]).is_err());
    assert!(postcard::from_bytes::<BigInt>(&[9, 1, 2]).is_err());
    assert!(postcard::from_bytes::<BigInt>(&[0]).is_err());
}

#[test]
fn low_bits_wrap_around() {
    let low = |text: &str| match int(text) {
        IntValue::Big(value) => value.low_bits(),
        IntValue::Small(_) => panic!("it is big"),
    };
    assert_eq!(low("18446744073709551617"), 1);
    assert_eq!(low("-18446744073709551617"), u64::MAX);
}

/// The estimates are at least the size of the result.
#[test]
fn estimates() {
    let size = |value: &IntValue| value.as_ref().bit_length() / 8;
    let (a, b) = (sample(100_000, 1), sample(40_000, 2));
    let (a, b) = (a.as_ref(), b.as_ref());
    let poll = &mut go;
    assert!(size(&super::mul(a, b, poll).expect("ok")) <= super::mul_bytes(a, b));
    assert!(size(&super::add(a, b, poll).expect("ok")) <= super::linear_bytes(a, b));
    assert!(size(&super::floor_div(a, b, poll).expect("ok")) <= super::div_bytes(a, b));
    assert!(size(&power::pow(a, 9.into(), poll).expect("ok")) <= power::pow_bytes(a, 9.into()));
    assert!(size(&bits::shl(a, 999.into(), poll).expect("ok")) <= bits::shl_bytes(a, 999.into()));
    assert!(text::to_text(a, 3, None, poll).expect("ok").len() as u64 <= text::text_bytes(a, 3));
    assert!(power::pow_bytes(2.into(), i64::MAX.into()) <= 1 << 27);
    assert_eq!(power::pow_bytes(1.into(), i64::MAX.into()), 0);
    assert!(1_000 <= text::parse_bytes(1_000));
    let IntRef::Big(big) = a else { panic!("it is big") };
    assert!(100_000 / 8 <= big.heap_bytes());
}

/// Splitting recurses with the logarithm of the length, so a thread with little stack is enough.
#[test]
fn a_small_stack_is_enough() {
    let work = || {
        let poll = &mut go;
        let (a, b) = (sample(4_000_000, 1), sample(1_500_000, 2));
        super::divmod(a.as_ref(), b.as_ref(), poll).expect("b is not zero");
        super::mul(a.as_ref(), b.as_ref(), poll).expect("it is short enough");
        power::isqrt(a.as_ref(), poll).expect("it is not negative");
        text::to_text(sample(300_000, 3).as_ref(), 10, None, poll).expect("there is no limit");
        floats::true_div(a.as_ref(), a.as_ref(), poll).expect("it is one");
    };
    let thread = std::thread::Builder::new().stack_size(128 * 1024);
    thread.spawn(work).expect("a thread starts").join().expect("it comes to its end");
}

/// Our own sum of long ints is the library's.
#[test]
fn long_sums() {
    for words in [24_usize, 25, 31, 32, 33, 64, 255, 256, 257, 700] {
        for other in [25, words.max(26) - 1, words] {
            let ones = |count: usize| (dashu_int::IBig::ONE << (count * super::WORD_BITS)) - dashu_int::IBig::ONE;
            let mixed = |count: usize| ones(count) / dashu_int::IBig::from(7);
            for (a, b) in [(ones(words), ones(other)), (mixed(words), mixed(other)), (ones(words), mixed(other))] {
                assert_eq!(super::sum(&a, &b), &a + &b);
                assert_eq!(super::sum(&b, &-&a), &b - &a);
                assert_eq!(super::sum(&-&a, &-&b), -(&a + &b));
            }
        }
    }
}
