//! Hashes of numbers against CPython's.

use super::super::cases::{check, complex, float, int};
use super::{SetHash, TupleHash, complex as hash_complex, float as hash_float, int as hash_int};

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
fn nan_has_no_hash_of_its_own() {
    assert_eq!(hash_float(f64::NAN), None);
}
