//! What no host can see: the bounds, the guard, the pool.

use super::*;
use std::time::{Duration, Instant};

fn request<'a>(source: &'a str, bounds: Bounds) -> Request<'a> {
    Request { source, filename: "main.py", stubs: "", names: &[], earlier: &[], bounds }
}

fn bounds(seconds: f64, memory: usize) -> Bounds {
    Bounds { time: Duration::from_secs_f64(seconds), memory, now: Instant::now }
}

fn message(result: Result<Report, Refusal>) -> String {
    match result {
        Ok(report) => report.concise().to_owned(),
        Err(Refusal::Limit(message)) => message,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn types_without_end_are_stopped() {
    let source = "class A:\n    __call__: 'A'\nA()()()\n";
    assert_eq!(message(check(&request(source, bounds(60.0, usize::MAX)))), "too much for the type checker: its types nest without end");
}

#[test]
fn time_is_looked_at() {
    assert_eq!(message(check(&request("import asyncio, json, re", bounds(0.0, usize::MAX)))), "the type checker's time limit was exceeded");
}

#[test]
fn a_database_counts_what_it_holds() {
    let mut db = Db::new();
    db.set_program("async def f(): pass\n");
    guard::deep(|| guard::guarded(&db, bounds(60.0, usize::MAX), || db.check())).expect("it is short");
    let held = guard::memory(&db);
    assert!((4 << 20..200 << 20).contains(&held), "{held}");
}

/// Programs by the thousand leave nothing behind but what `MAX_USES` allows for.
#[test]
fn many_checks_do_not_grow() {
    let mut most = 0;
    for i in 0..300 {
        let source = format!("class C{i}:\n    def m(self, x: int) -> list['C{i}']:\n        return [self] * x\nv{i} = C{i}().m({i})\n");
        assert_eq!(message(check(&request(&source, bounds(60.0, usize::MAX)))), "");
        if i % 100 == 99 {
            let idle = IDLE.lock().unwrap();
            most = idle.iter().map(|warm| guard::memory(&warm.db)).max().unwrap_or(0).max(most);
        }
    }
    assert!(most < 200 << 20, "{most}");
}

#[test]
fn bounds_are_about_nesting_and_not_about_length() {
    let long = "x = [".to_owned() + &"f(1, 'a'), ".repeat(2_000) + "]\n" + &"y = 1 + 2 * 3\n".repeat(1_000);
    assert_eq!(syntax::bounds::excess(&long), None);
    assert_eq!(syntax::bounds::excess(&"a = 1\n".repeat(50_000)).map(|found| found.0), Some("the text is longer than 256 KiB"));
    let cases = [
        ("(".repeat(60) + &")".repeat(60), "more than 50 brackets are open at once"),
        ("x = 1".to_owned() + &" + 1".repeat(400), "an expression is nested more than 300 levels deep"),
        ("x = a".to_owned() + &" and a".repeat(70), "a statement has more than 64 `and` and `or`"),
        ("x = [a".to_owned() + &" for b in c".repeat(13) + "]", "more than 12 `for` of comprehensions are within one another"),
        ("if x: y\n".repeat(2_100), "the program has more than 2,000 branches"),
        ("with ".to_owned() + &"a, ".repeat(1_500) + "b: pass", "a statement has more than 2,000 tokens outside of brackets"),
    ];
    for (source, expected) in cases {
        assert_eq!(syntax::bounds::excess(&source).map(|found| found.0), Some(expected), "{source}");
    }
}

#[test]
fn hidden_modules_are_known() {
    assert!(imports::is_hidden("_typeshed") && imports::is_hidden("typing_extensions") && imports::is_hidden("main"));
    assert!(!imports::is_hidden("typing") && !imports::is_hidden("socket"));
}
