//! `repr` and JSON, checked against what CPython prints.

use crate::host::object::Object;

fn repr(value: impl Into<Object>) -> String {
    value.into().repr().expect("it has a repr")
}

#[test]
fn floats() {
    let cases: [(f64, &str); 19] = [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (0.1, "0.1"),
        (-2.5, "-2.5"),
        (100.0, "100.0"),
        (1e15, "1000000000000000.0"),
        (1e16, "1e+16"),
        (123456789012345680.0, "1.2345678901234568e+17"),
        (9007199254740993.0, "9007199254740992.0"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (1.5e-7, "1.5e-07"),
        (1e100, "1e+100"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (f64::NAN, "nan"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
    ];
    for (value, text) in cases {
        assert_eq!(repr(value), text);
    }
}

#[test]
fn strs_and_bytes() {
    assert_eq!(repr("it's"), r#""it's""#);
    assert_eq!(repr("'\""), r#"'\'"'"#);
    assert_eq!(repr("a\n\t\r\\\x07\u{7f}\u{a0}\u{ad}"), r"'a\n\t\r\\\x07\x7f\xa0\xad'");
    assert_eq!(repr("é日😀\u{200b}\u{e000}\u{10ffff}"), r"'é日😀\u200b\ue000\U0010ffff'");
    assert_eq!(repr(Object::bytes(b"a'\x00\xff\n\"")), r#"b'a\'\x00\xff\n"'"#);
    assert_eq!(repr(Object::bytes(b"it's")), r#"b"it's""#);
}

#[test]
fn containers() {
    assert_eq!(repr(Object::tuple([1])), "(1,)");
    assert_eq!(repr(Object::tuple(Vec::<Object>::new())), "()");
    assert_eq!(repr(Object::set(Vec::<Object>::new()).expect("empty")), "set()");
    assert_eq!(repr(Object::frozenset([1]).expect("ints")), "frozenset({1})");
    assert_eq!(repr(Object::frozenset(Vec::<Object>::new()).expect("empty")), "frozenset()");
    assert_eq!(repr(Object::list([Object::NONE, Object::ELLIPSIS, true.into()])), "[None, Ellipsis, True]");
    assert_eq!(repr(Object::exception("E", "")), "E()");
    assert_eq!(repr(Object::instance("A", [("x", 1)])), "<A object>");
}

#[test]
fn ints() {
    assert_eq!(repr(i64::MIN), "-9223372036854775808");
    assert_eq!(repr(Object::from(i128::MAX)), "170141183460469231731687303715884105727");
    assert_eq!(Object::big_int(true, &[128, 0, 0, 0, 0, 0, 0, 0]).as_int(), Some(i64::MIN));
    assert_eq!(Object::big_int(false, &[128, 0, 0, 0, 0, 0, 0, 0]).as_int(), None);
    let digits = Object::big_int(false, &[1; 1700]).repr().expect("4094 digits").len();
    assert_eq!(digits, 4092);
    let error = Object::big_int(false, &[1; 10_000_000]).repr().expect_err("too many digits");
    assert!(error.to_string().starts_with("ValueError: Exceeds the limit (4300 digits)"));
}

#[test]
fn json() {
    let value = Object::record([
        ("a", Object::list([Object::from(1), Object::from(2.0), Object::from("é\"\n\u{1}"), Object::NONE])),
        ("b", Object::from(1i128 << 64)),
    ]);
    assert_eq!(value.to_json().expect("plain"), "{\"a\":[1,2.0,\"é\\\"\\n\\u0001\",null],\"b\":18446744073709551616}");
    let refused = |value: Object| value.to_json().expect_err("not JSON").message().to_owned();
    assert_eq!(refused(Object::tuple([1])), "JSON cannot hold a value of type tuple");
    assert_eq!(
        refused(Object::record([("k", Object::list([Object::from(1), Object::from(f64::NAN)]))])),
        "JSON cannot hold a float that is not finite at ['k'][1]"
    );
    assert_eq!(refused(Object::dict([(1, 2)]).expect("ints")), "JSON cannot hold a key of type int");
}
