//! Hashes of numbers against CPython's; quality of the text hash.

use super::super::cases::{check, complex, float, int};
use super::{NONE, SetHash, TupleHash, bytes, complex as hash_complex, float as hash_float, int as hash_int};

#[test]
fn numbers_and_tuples() {
    check(include_str!("../cases/hash.txt"), |fields| {
        let items = || fields[1].split(',').filter(|item| !item.is_empty()).map(|item| hash_int(int(item).as_ref()));
        match fields[0] {
            "int" => hash_int(int(fields[1]).as_ref()),
            "float" => hash_float(float(fields[1])).expect("no case is a NaN"),
            "complex" => hash_complex(complex(fields[1])).expect("no case is a NaN"),
            "tuple" => {
                let mut hash = TupleHash::new();
                items().for_each(|item| hash.push(item));
                hash.finish()
            }
            _ => {
                let mut hash = SetHash::default();
                items().for_each(|item| hash.push(item));
                hash.finish()
            }
        }
        .to_string()
    });
}

#[test]
fn special_values() {
    assert_eq!(hash_float(f64::NAN), None);
    // `hash(None)` of CPython 3.12 and later.
    assert_eq!(NONE, 4_238_894_112);
    let mut pair = TupleHash::new();
    pair.push(1);
    pair.push(NONE);
    assert_ne!(pair.finish(), TupleHash::new().finish());
}

#[test]
fn text_hash_depends_on_every_byte_and_the_seed() {
    let text: Vec<u8> = (0..100).collect();
    for len in 1..text.len() {
        let text = &text[..len];
        assert_ne!(bytes(1, text), bytes(2, text));
        assert_ne!(bytes(1, text), bytes(1, &text[..len - 1]));
        for i in 0..len {
            let mut other = text.to_vec();
            other[i] ^= 0x10;
            assert_ne!(bytes(1, text), bytes(1, &other), "length {len}, byte {i}");
        }
    }
    assert_eq!(bytes(1, b""), 0);
}

/// Both ends of the hash spread over a table about as evenly as chance would.
#[test]
fn text_hash_is_mixed_at_both_ends() {
    for shift in [0, 54] {
        let mut buckets = vec![0_u32; 1024];
        for i in 0..20_480 {
            let hash = bytes(7, format!("key_{i}").as_bytes()).cast_unsigned();
            buckets[usize::try_from(hash >> shift & 1023).expect("it is below 1024")] += 1;
        }
        let squares: u32 = buckets.iter().map(|&n| (n.abs_diff(20)).pow(2)).sum();
        // The sum of squared deviations is 20,480 on average, with a standard deviation of 900.
        assert!((16_000..25_000).contains(&squares), "{squares}");
    }
}

/// The value is part of snapshots, so it may never change.
#[test]
fn text_hash_is_fixed() {
    assert_eq!(bytes(0, b"a"), FIXED[0]);
    assert_eq!(bytes(12_345, b"hello world"), FIXED[1]);
    assert_eq!(bytes(12_345, "any longer text, of more than thirty-two bytes".as_bytes()), FIXED[2]);
}

const FIXED: [i64; 3] = [5_380_605_464_038_078_754, -7_370_293_747_118_386_738, 5_212_169_754_118_721_447];
