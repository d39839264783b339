//! The byte encoding: known bytes, random graphs, hostile bytes.

use crate::heap::limit::{Limit, LimitHit};
use crate::host::build::{Builder, ExceptionParts, Id};
use crate::host::object::{Kind, Object};
use proptest::prelude::*;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).expect("ASCII"), 16);
    digits.chunks(2).map(|pair| byte(pair).expect("hex digits")).collect()
}

fn encoded(value: impl Into<Object>) -> String {
    hex(&value.into().encode().expect("not deep"))
}

fn refusal(text: &str) -> String {
    Object::decode(&unhex(text)).expect_err("refused").message().to_owned()
}

#[test]
fn known_bytes() {
    let cases: Vec<(Object, &str)> = vec![
        (Object::NONE, "f6"),
        (true.into(), "f5"),
        (0.into(), "00"),
        (23.into(), "17"),
        (24.into(), "1818"),
        (1000.into(), "1903e8"),
        (1_000_000.into(), "1a000f4240"),
        ((-1).into(), "20"),
        ((-1000).into(), "3903e7"),
        (i64::MAX.into(), "1b7fffffffffffffff"),
        (i64::MIN.into(), "3b7fffffffffffffff"),
        (u64::MAX.into(), "1bffffffffffffffff"),
        ((i128::from(u64::MAX) + 1).into(), "c249010000000000000000"),
        ((-i128::from(u64::MAX) - 1).into(), "3bffffffffffffffff"),
        ((-i128::from(u64::MAX) - 2).into(), "c349010000000000000000"),
        (1.5.into(), "fb3ff8000000000000"),
        (f64::NAN.into(), "fb7ff8000000000000"),
        ("aé".into(), "6361c3a9"),
        (Object::bytes(&[1, 2]), "420102"),
        (Object::list([1, 2]), "820102"),
        (Object::record([("a", 1)]), "a1616101"),
        (Object::tuple([1]), "d9cd008101"),
        (Object::set([1]).expect("ints"), "d901028101"),
        (Object::frozenset([1]).expect("ints"), "d9cd018101"),
        (Object::instance("A", [("x", 1)]), "d9cd02826141a1617801"),
        (Object::dataclass("A", [("x", 1)]), "d9cd03826141a1617801"),
        (Object::host_object("F", u64::MAX, [("x", 1)]), "d9cd048361461bffffffffffffffffa1617801"),
        (Object::host_object("F", 1, Vec::<(&str, Object)>::new()), "d9cd0483614601a0"),
        (Object::exception("E", "m"), "d9cd05866145616dd9cd0081616df6f6a0"),
        (Object::function("f"), "d9cd066166"),
        (Object::ELLIPSIS, "d9cd07f6"),
        (Object::opaque("t", "<t>"), "d9cd08826174633c743e"),
    ];
    for (value, bytes) in cases {
        assert_eq!(encoded(&value), bytes, "{value:?}");
        assert_eq!(Object::decode(&unhex(bytes)).expect("valid"), value);
    }
}

#[test]
fn reads_what_other_libraries_write() {
    for (bytes, value) in [
        ("f93c00", Object::from(1.0)),
        ("f90001", Object::from(5.960464477539063e-8)),
        ("f97bff", Object::from(65504.0)),
        ("f9fc00", Object::from(f64::NEG_INFINITY)),
        ("f97e00", Object::from(f64::NAN)),
        ("fa47c35000", Object::from(100000.0)),
        ("1800", Object::from(0)),
        ("1b0000000000000005", Object::from(5)),
        ("c24105", Object::from(5)),
        ("c340", Object::from(-1)),
        ("c243000001", Object::from(1)),
        ("d81c05", Object::from(5)),
    ] {
        assert_eq!(Object::decode(&unhex(bytes)).expect("valid"), value, "{bytes}");
    }
}

#[test]
fn sharing_and_cycles() {
    let shared = Object::list([1]);
    let value = Object::list([shared.clone(), shared.clone()]);
    assert_eq!(encoded(&value), "82d81c8101d81d00");
    let back = Object::decode(&unhex("82d81c8101d81d00")).expect("valid");
    assert!(back.item(0).expect("there").same(&back.item(1).expect("there")));
    let ring = Object::decode(&unhex("d81c81d81d00")).expect("valid");
    assert!(ring.item(0).expect("itself").same(&ring));
    assert_eq!(encoded(&ring), "d81c81d81d00");
    // A tuple in a list in the tuple; an exception that is its own cause.
    let tuple = Object::decode(&unhex("d81cd9cd008181d81d00")).expect("valid");
    assert_eq!(tuple.repr().expect("short"), "([(...)],)");
    let error = Object::decode(&unhex("d81cd9cd05866145616dd9cd0080d81d00f6a0")).expect("valid");
    assert!(error.cause().expect("itself").same(&error));
    // Only long texts are numbered.
    let (long, short) = (Object::from("x".repeat(32)), Object::from("x".repeat(31)));
    assert_eq!(Object::list([&long, &long]).encode().expect("flat").len(), 1 + 2 + 2 + 32 + 3);
    assert_eq!(Object::list([&short, &short]).encode().expect("flat").len(), 1 + 2 * (2 + 31));
}

#[test]
fn doubling_stays_small() {
    let mut value = Object::list([1]);
    for _ in 0..60 {
        value = Object::list([value.clone(), value]);
    }
    let bytes = value.encode().expect("61 lists");
    assert!(bytes.len() < 400);
    assert_eq!(Object::decode(&bytes).expect("valid"), value);
}

#[test]
fn refusals_name_the_byte() {
    for (bytes, message) in [
        ("", "the bytes end within a value (at byte 0)"),
        ("82 01", "a length of 2 is more than there are bytes (at byte 0)"),
        ("82 01 18", "the bytes end within a value (at byte 3)"),
        ("01 02", "bytes after the end of the value (at byte 1)"),
        ("81 5f", "an indefinite length, which is not supported (at byte 1)"),
        ("9f ff", "an indefinite length, which is not supported (at byte 0)"),
        ("81 1c", "0x1c starts no value (at byte 1)"),
        ("ff", "an indefinite length, which is not supported (at byte 0)"),
        ("f7", "the simple value 0xf7 means nothing here (at byte 0)"),
        ("f820", "the simple value 0xf8 means nothing here (at byte 0)"),
        ("62 61 ff", "text that is not UTF-8 (at byte 2)"),
        ("63 ed a0 80", "text that is not UTF-8 (at byte 1)"),
        ("7b ffffffffffffffff 61", "a length of 18446744073709551615 is more than there are bytes (at byte 0)"),
        ("9b ffffffffffffffff 61", "a length of 18446744073709551615 is more than there are bytes (at byte 0)"),
        ("bb ffffffffffffffff 61", "a length of 18446744073709551615 is more than there are bytes (at byte 0)"),
        ("a1 61", "a length of 1 is more than there are bytes (at byte 0)"),
        ("81 a2 01 02 01 03", "key 1 of the dict is there twice (at byte 1)"),
        ("a2 01 02 f5 03", "key 1 of the dict is there twice (at byte 0)"),
        ("a2 01 02 f93c00 03", "key 1 of the dict is there twice (at byte 0)"),
        ("a1 80 01", "a key of unhashable type 'list' in the dict (at byte 0)"),
        ("a1 d9cd00 81 80 01", "a key of unhashable type 'list' in the dict (at byte 0)"),
        ("a1 d81c d9cd00 81 d81d00 01", "a key of unhashable type 'tuple' in the dict (at byte 0)"),
        ("d90102 82 01 01", "key 1 of the set is there twice (at byte 3)"),
        ("d90102 01", "tag 258 stands before no array (at byte 3)"),
        ("d90102 a0", "tag 258 stands before no array (at byte 3)"),
        ("d9cd02 80", "tag 52482 stands before an array of the wrong length (at byte 3)"),
        ("d9cd02 82 01 a0", "the class of an object is of the wrong kind (at byte 3)"),
        ("d9cd02 82 6141 80", "the fields of an object are no map (at byte 6)"),
        ("d9cd02 82 6141 a1 01 02", "the name of a field is of the wrong kind (at byte 3)"),
        ("d9cd02 82 6141 a2 6161 02 6161 03", "key 1 of the object is there twice (at byte 3)"),
        ("d9cd04 83 6141 20 a0", "the id of an object is no 64-bit number (at byte 3)"),
        ("d9cd05 86 6145 616d 80 f6 f6 a0", "the arguments of an exception is of the wrong kind (at byte 3)"),
        ("d9cd06 01", "the name of a function is of the wrong kind (at byte 0)"),
        ("d9cd07 01", "tag 52487 stands before no null (at byte 3)"),
        ("c1 01", "unknown tag 1 (at byte 0)"),
        ("d9d9f7 01", "unknown tag 55799 (at byte 0)"),
        ("c2 01", "a big int that is no byte string (at byte 1)"),
        ("d81d 00", "a reference to value 0, which was not there (at byte 2)"),
        ("d81d f5", "a reference without its number (at byte 2)"),
        ("d81c d81d00", "a value is numbered twice (at byte 2)"),
        ("d81c d81c 01", "a value is numbered twice (at byte 2)"),
    ] {
        assert_eq!(refusal(bytes), message, "{bytes}");
    }
}

#[test]
fn depth_is_bounded_both_ways() {
    let nest = |depth: usize| Object::decode(&[vec![0x81; depth - 1], vec![0x80]].concat());
    let deepest = nest(10_000).expect("the documented depth");
    assert_eq!(deepest.encode().expect("the documented depth").len(), 10_000);
    assert!(nest(10_001).is_err() && nest(1_000_000).is_err());
    assert!(Object::list([deepest]).encode().is_err());
}

#[test]
fn a_shared_key_is_hashed_once() {
    // A tuple of 20,000 numbers that is the key of 100,000 dicts: hashing it anew each time would take 2e9 steps.
    let mut bytes = unhex("9a000186a0 a1 d81c d9cd00 994e20");
    bytes.extend([1; 20_000]);
    bytes.push(0xf6);
    for _ in 1..100_000 {
        bytes.extend(unhex("a1 d81d00 f6"));
    }
    let value = Object::decode(&bytes).expect("valid");
    assert_eq!(value.len(), 100_000);
}

#[test]
fn growth_is_charged() {
    let bytes = Object::list(0..1000).encode().expect("flat");
    let mut left = 10_000usize;
    let mut charge = |bytes: usize| {
        left = left.checked_sub(bytes).ok_or(LimitHit(Limit::Memory))?;
        Ok(())
    };
    let error = Object::decode_charged(&bytes, &mut charge).expect_err("1001 nodes are more");
    assert_eq!(error.limit(), Some(Limit::Memory));
}

/// One node of a random graph: its kind, a number for leaves, and where its children are.
type Plan = Vec<(u8, i64, Vec<prop::sample::Index>)>;

fn plans() -> impl Strategy<Value = Plan> {
    let node = (0..16u8, any::<i64>(), prop::collection::vec(any::<prop::sample::Index>(), 0..5));
    prop::collection::vec(node, 1..40)
}

/// Any graph: children may come before, after or be the node itself.
fn build(plan: &Plan) -> Object {
    make(plan).expect("nobody counts")
}

fn make(plan: &Plan) -> Result<Object, LimitHit> {
    let mut builder = Builder::new();
    let mut ids = Vec::new();
    for (kind, number, _) in plan {
        ids.push(match kind {
            0 => builder.bool(*number < 0)?,
            1 => builder.int(number >> (number & 63))?,
            2 => builder.big_int(*number < 0, &(u128::from(number.unsigned_abs()) * 9).to_be_bytes())?,
            3 => builder.big_int(*number < 0, &[&number.to_be_bytes()[..], &[7; 30]].concat())?,
            4 => builder.float(f64::from_bits(number.cast_unsigned()))?,
            5 => builder.str(&"é".repeat(*number as usize % 40))?,
            6 => builder.bytes(&number.to_be_bytes())?,
            7 => builder.ellipsis()?,
            _ => builder.reserve()?,
        });
    }
    for ((kind, number, children), id) in plan.iter().zip(&ids) {
        let at: Vec<Id> = children.iter().map(|child| *child.get(&ids)).collect();
        let keys: Vec<Id> = (0..at.len() as i64).map(|i| builder.int(i * 100)).collect::<Result<_, _>>()?;
        let names: Vec<Id> = (0..at.len()).map(|i| builder.str(&format!("f{i}"))).collect::<Result<_, _>>()?;
        let fields: Vec<_> = names.into_iter().zip(at.iter().copied()).collect();
        let name = builder.str("Name")?;
        match kind {
            8 => builder.list(*id, &at)?,
            9 => builder.tuple(*id, &at)?,
            10 => builder.dict(*id, &keys.into_iter().zip(at).collect::<Vec<_>>())?,
            11 if *number < 0 => builder.set(*id, &keys)?,
            11 => builder.frozenset(*id, &keys)?,
            12 => builder.instance(*id, name, *number < 0, &fields)?,
            13 => builder.host_object(*id, name, number.cast_unsigned(), &fields)?,
            14 => {
                let args = builder.reserve()?;
                builder.tuple(args, &at)?;
                let (type_name, message, fields) = (name, name, fields.as_slice());
                let traceback = Some(name).filter(|_| *number < 0);
                let cause = Some(*id).filter(|_| number & 1 == 0);
                builder.exception(*id, ExceptionParts { type_name, message, args, cause, traceback, fields })?;
            }
            15 if *number < 0 => builder.function(*id, name)?,
            15 => builder.opaque(*id, name, name)?,
            _ => {}
        }
    }
    Ok(builder.finish(ids[0]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn graphs_come_back(plan in plans()) {
        let value = build(&plan);
        let bytes = value.encode().expect("few nodes");
        let back = Object::decode(&bytes).expect("what was encoded is valid");
        prop_assert_eq!(&back, &value);
        prop_assert_eq!(back.encode().expect("few nodes"), bytes.clone());
        prop_assert_eq!(build(&plan).encode().expect("few nodes"), bytes);
        // Whatever the graph, the text forms end.
        let _ = (value.repr(), value.to_json(), format!("{value:?}"));
    }

    #[test]
    fn damaged_bytes_end_in_a_value_or_an_error(
        plan in plans(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let mut bytes = build(&plan).encode().expect("few nodes");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at + 1);
        }
        if let Ok(value) = Object::decode(&bytes) {
            let again = value.encode().expect("not deeper than it was");
            prop_assert_eq!(Object::decode(&again).expect("what was encoded is valid"), value);
        }
    }

    #[test]
    fn any_bytes_end_in_a_value_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        match Object::decode(&bytes) {
            Ok(value) => prop_assert!(value.kind() != Kind::Opaque || bytes.len() > 5),
            Err(error) => prop_assert!(error.message().contains("(at byte ")),
        }
    }
}
