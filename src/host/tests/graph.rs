//! Identity, sharing, cycles, freeing, growing, keys and equality.

use crate::error::ErrorKind;
use crate::heap::limit::{Limit, LimitHit};
use crate::host::build::{Builder, ExceptionParts};
use crate::host::graph::Node;
use crate::host::object::{Kind, Object};

/// Runs on the smallest stack that a host's thread may have.
fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(128 << 10).spawn(work).expect("a thread can be started");
    thread.join().expect("the work survives a 128 KiB stack");
}

/// `[[[...]]]`, made of one graph.
fn nest(depth: usize) -> Object {
    let mut builder = Builder::new();
    let root = builder.reserve().expect("nobody counts");
    let mut inner = root;
    for _ in 0..depth {
        let next = builder.reserve().expect("nobody counts");
        builder.list(inner, &[next]).expect("nobody counts");
        inner = next;
    }
    builder.list(inner, &[]).expect("nobody counts");
    builder.finish(root)
}

/// `a = []; a.append(a)`, with `extra` lists on the way round.
fn ring(len: usize) -> Object {
    let mut builder = Builder::new();
    let ids: Vec<_> = (0..len).map(|_| builder.reserve().expect("nobody counts")).collect();
    for i in 0..len {
        builder.list(ids[i], &[ids[(i + 1) % len]]).expect("nobody counts");
    }
    builder.finish(ids[0])
}

#[test]
fn sizes() {
    assert_eq!(size_of::<Object>(), 16);
    assert_eq!(size_of::<Node>(), 32);
}

#[test]
fn send_and_sync() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Object>();
    check::<crate::error::Error>();
}

#[test]
fn reads_what_was_made() {
    let value = Object::dict([
        (Object::from("a"), Object::list([1, 2, 3])),
        (Object::from(7), Object::from(2.5)),
        (Object::tuple(["x", "y"]), Object::NONE),
    ])
    .expect("all hashable");
    assert_eq!(value.len(), 3);
    assert_eq!(value.get("a").expect("there").item(2).expect("there").as_int(), Some(3));
    assert_eq!(value.key(1).expect("there").as_int(), Some(7));
    assert_eq!(value.item(1).expect("there").as_float(), Some(2.5));
    assert_eq!(value.entries().count(), 3);
    assert!(value.get("b").is_none() && value.item(3).is_none() && value.item(usize::MAX).is_none());
    assert_eq!(value.repr().expect("short"), "{'a': [1, 2, 3], 7: 2.5, ('x', 'y'): None}");
}

#[test]
fn kinds_and_their_parts() {
    let error = Object::exception("ValueError", "bad");
    assert_eq!((error.kind(), error.type_name(), error.message()), (Kind::Exception, "ValueError", Some("bad")));
    assert_eq!(error.item(0).expect("one argument").as_str(), Some("bad"));
    let point = Object::dataclass("Point", [("x", 1), ("y", 2)]);
    assert_eq!(point.repr().expect("short"), "Point(x=1, y=2)");
    assert!(point.is_dataclass());
    let file = Object::host_object("File", u64::MAX, [("name", "a.txt")]);
    assert_eq!((file.host_id(), file.type_name(), file.len()), (Some(u64::MAX), "File", 1));
    assert_eq!(file.get("name").expect("there").as_str(), Some("a.txt"));
    assert_eq!(Object::function("f").name(), Some("f"));
    assert_eq!(Object::opaque("type", "<class 'int'>").repr().expect("short"), "<class 'int'>");
}

#[test]
fn identity_is_kept() {
    let shared = Object::list([Object::from("x")]);
    let value = Object::list([shared.clone(), shared.clone()]);
    let (a, b) = (value.item(0).expect("there"), value.item(1).expect("there"));
    assert!(a.same(&b) && a.same(&shared));
    let apart = Object::list([Object::list([1]), Object::list([1])]);
    assert!(!apart.item(0).expect("there").same(&apart.item(1).expect("there")));
    assert_eq!(apart.item(0), apart.item(1));
}

#[test]
fn doubling_stays_small() {
    let mut value = Object::list([1]);
    for _ in 0..60 {
        value = Object::list([value.clone(), value]);
    }
    assert_eq!(value, value.clone());
    let mut same = Object::list([1]);
    for _ in 0..60 {
        same = Object::list([same.clone(), same]);
    }
    assert_eq!(value, same);
    assert_eq!(value.repr().expect_err("2^60 items").kind(), ErrorKind::Limit);
    assert_eq!(value.to_json().expect_err("2^60 items").kind(), ErrorKind::Unsupported);
    assert!(format!("{value:?}").len() < 5000);
}

#[test]
fn deep_nests_are_freed_in_a_loop() {
    on_small_stack(|| {
        let deep = nest(10_000_000);
        assert!(deep.item(0).is_some());
        drop(deep);
        let mut deep = Object::list([1]);
        for _ in 0..1_000_000 {
            deep = Object::tuple([deep]);
        }
        drop(deep);
        let mut held = Object::list([1]);
        for _ in 0..300_000 {
            // A second holder of each level, so that each stays a graph of its own.
            let holder = held.clone();
            held = Object::tuple([held, Object::NONE]);
            drop(holder);
        }
        drop(held);
    });
}

#[test]
fn deep_nests_compare_and_print_in_a_loop() {
    on_small_stack(|| {
        let (a, b, c) = (nest(200_000), nest(200_000), nest(200_001));
        assert!(a == b && a != c);
        assert_eq!(a.repr().expect("short enough").len(), 400_002);
        assert_eq!(a.to_json().expect("lists only").len(), 400_002);
        let mut key = Object::tuple([1]);
        for _ in 0..100_000 {
            key = Object::tuple([key]);
        }
        let other = key.clone();
        let set = Object::set([key, other]).expect("tuples are hashable");
        assert_eq!(set.len(), 1);
    });
}

#[test]
fn cycles_end() {
    let one = ring(1);
    assert!(one.item(0).expect("itself").same(&one));
    assert_eq!(one.repr().expect("short"), "[[...]]");
    assert_eq!(one.to_json().expect_err("cyclic").message(), "JSON cannot hold a list that is in two places at [0]");
    // Unrolled, all rings are the same endless nest. Lengths without a common factor must not cost their product.
    assert_eq!(ring(99_991), ring(99_989));
    let child = one.item(0).expect("itself");
    drop(one);
    assert_eq!(child.item(0).expect("itself").len(), 1);
}

#[test]
fn charges_before_it_grows() {
    let mut left = 200usize;
    let mut charge = |bytes: usize| {
        left = left.checked_sub(bytes).ok_or(LimitHit(Limit::Memory))?;
        Ok(())
    };
    let mut builder = Builder::charged(&mut charge);
    builder.int(1).expect("32 of 200");
    assert_eq!(builder.str(&"x".repeat(200)), Err(LimitHit(Limit::Memory)));
    builder.str(&"x".repeat(100)).expect("165 of 200");
    assert_eq!(builder.float(1.0).and_then(|_| builder.float(1.0)), Err(LimitHit(Limit::Memory)));
}

#[test]
fn built_exceptions() {
    let mut builder = Builder::new();
    let mut make = || -> Result<_, LimitHit> {
        let (outer, inner) = (builder.reserve()?, builder.reserve()?);
        let (name, text, args) = (builder.str("KeyError")?, builder.str("'k'")?, builder.reserve()?);
        let (key, code, number) = (builder.str("k")?, builder.str("code")?, builder.int(5)?);
        builder.tuple(args, &[key])?;
        let parts = ExceptionParts { type_name: name, message: text, args, cause: None, traceback: None, fields: &[] };
        builder.exception(inner, parts)?;
        let traceback = Some(text);
        builder.exception(outer, ExceptionParts { cause: Some(inner), traceback, fields: &[(code, number)], ..parts })?;
        Ok(outer)
    };
    let root = make().expect("nobody counts");
    let error = builder.finish(root);
    assert_eq!(error.repr().expect("short"), "KeyError('k')");
    assert_eq!(error.cause().expect("there").message(), Some("'k'"));
    assert!(error.cause().expect("there").cause().is_none());
    assert_eq!(error.traceback(), Some("'k'"));
    assert_eq!(error.get("code").and_then(|code| code.as_int()), Some(5));
}

#[test]
fn keys_are_pythons() {
    let dict = Object::dict([
        (Object::from(1), "int"),
        (Object::from(true), "bool"),
        (Object::from(1.0), "float"),
        (Object::tuple([1, 2]), "tuple"),
        (Object::tuple([1.0, 2.0]), "floats"),
    ])
    .expect("all hashable");
    assert_eq!(dict.repr().expect("short"), "{1: 'float', (1, 2): 'floats'}");
    let big = Object::from(1i128 << 70);
    let set = Object::set([big, Object::from(2f64.powi(70)), Object::from(f64::NAN), Object::from(f64::NAN)]);
    assert_eq!(set.expect("all hashable").len(), 3);
    let nested = |items: [i64; 2]| Object::frozenset([Object::frozenset(items).expect("ints"), Object::NONE]);
    let set = Object::set([nested([1, 2]).expect("ok"), nested([2, 1]).expect("ok"), nested([1, 3]).expect("ok")]);
    assert_eq!(set.expect("all hashable").len(), 2);
    let error = Object::set([Object::tuple([Object::list([1])])]).expect_err("a list inside");
    assert_eq!(error.to_string(), "TypeError: unhashable type: 'list'");
}

#[test]
fn many_keys() {
    let dict = Object::dict((0..20_000).map(|i| (format!("k{}", i % 10_000), i))).expect("strs");
    assert_eq!(dict.len(), 10_000);
    assert_eq!(dict.item(9_999).expect("there").as_int(), Some(19_999));
    let set = Object::set((0..20_000).map(|i| Object::from(i % 5_000))).expect("ints");
    assert_eq!(set.len(), 5_000);
}

#[test]
fn equality_is_by_kind_and_content() {
    assert_ne!(Object::from(1), Object::from(true));
    assert_ne!(Object::from(1), Object::from(1.0));
    assert_eq!(Object::from(f64::NAN), Object::from(f64::NAN));
    assert_ne!(Object::list([1]), Object::tuple([1]));
    let dict = |a: [(&str, i32); 2]| Object::record(a);
    assert_eq!(dict([("a", 1), ("b", 2)]), dict([("b", 2), ("a", 1)]));
    assert_ne!(dict([("a", 1), ("b", 2)]), dict([("b", 1), ("a", 2)]));
    assert_eq!(Object::set([1, 2, 3]).ok(), Object::set([3, 2, 1]).ok());
    assert_ne!(Object::set([1]).ok(), Object::set([true]).ok());
    assert_ne!(Object::instance("A", [("x", 1)]), Object::dataclass("A", [("x", 1)]));
    assert_eq!(Object::big_int(false, &[0, 0, 5]), Object::from(5));
}

#[test]
fn shared_values_do_not_change() {
    let mut list = Object::list([1]);
    list.append(Object::from(2)).expect("nobody else has it");
    let copy = list.clone();
    assert_eq!(list.append(Object::from(3)).expect_err("shared").kind(), ErrorKind::State);
    assert_eq!(copy.len(), 2);
    drop(copy);
    list.append(Object::from(3)).expect("nobody else has it");
    assert_eq!(list.repr().expect("short"), "[1, 2, 3]");
}

#[test]
fn small_graphs_are_moved_and_keep_their_parts() {
    let parts = Object::tuple([
        Object::from("text"),
        Object::bytes(b"\0\xff"),
        Object::from(1i128 << 100),
        Object::list([Object::from("in"), Object::record([("k", 1)])]),
    ]);
    let mut outer = Object::list([Object::from("before"), parts, Object::from("after")]);
    for i in 0..100 {
        outer = Object::tuple([outer, Object::from(format!("level {i}"))]);
    }
    let mut inner = outer;
    for i in (0..100).rev() {
        assert_eq!(inner.item(1).expect("there").as_str(), Some(format!("level {i}").as_str()));
        inner = inner.item(0).expect("there");
    }
    let text = "['before', ('text', b'\\x00\\xff', 1267650600228229401496703205376, ['in', {'k': 1}]), 'after']";
    assert_eq!(inner.repr().expect("short"), text);
}

#[test]
fn exceptions_take_more_arguments() {
    let mut error = Object::exception("E", "m");
    for i in 0..3 {
        error.append(Object::from(i)).expect("nobody else has it");
    }
    assert_eq!(error.repr().expect("short"), "E('m', 0, 1, 2)");
    assert_eq!(error.message(), Some("m"));
    // The tuple of the arguments may lie in another graph, which somebody else holds.
    let args = Object::tuple((0..100).map(Object::from).chain([Object::from("end")]));
    let parts = [Object::from("E"), Object::from("m"), args.clone(), Object::NONE, Object::NONE];
    let mut error = Object::container(crate::host::graph::Data::Exception(Default::default()), parts);
    error.append(Object::list([1])).expect("nobody else has it");
    error.append(Object::list([2])).expect("nobody else has it");
    assert_eq!((error.len(), args.len()), (103, 101));
    assert_eq!(error.item(100).expect("there").as_str(), Some("end"));
    assert_eq!(error.item(102), Some(Object::list([2])));
}
