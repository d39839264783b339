//! Digits of other scripts and the white space around numbers.

use super::{ascii_number, decimal_digit, trim_ascii};

fn ascii(text: &str) -> Vec<u8> {
    ascii_number(text, &mut |_| Ok(())).expect("this poll never stops").into_owned()
}

fn trim(bytes: &[u8]) -> &[u8] {
    trim_ascii(bytes, &mut |_| Ok(())).expect("this poll never stops")
}

#[test]
fn digits_of_all_scripts() {
    assert_eq!(decimal_digit('7'), Some(7));
    assert_eq!(decimal_digit('٣'), Some(3));
    assert_eq!(decimal_digit('𝟿'), Some(9));
    assert_eq!(decimal_digit('/'), None);
    assert_eq!(decimal_digit('²'), None);
    assert_eq!((0..0x11_0000).filter_map(char::from_u32).filter(|&c| decimal_digit(c).is_some()).count(), 760);
}

#[test]
fn white_space() {
    assert_eq!(trim(b" \t\x0b1 2\n"), b"1 2");
    assert_eq!(trim(b"  "), b"");
    assert_eq!(trim(b"\x1c1"), b"\x1c1");
}

#[test]
fn other_characters_never_become_digits() {
    assert_eq!(ascii("\u{2003}١٢.٥\u{3000}"), b"12.5");
    assert_eq!(ascii("1\u{1c}"), b"1\x1c");
    assert_eq!(ascii("1é"), b"1?");
    assert_eq!(ascii(""), b"");
}
