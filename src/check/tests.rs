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
        Err(Refusal::Time) => "the time limit".to_owned(),
        Err(Refusal::Memory) => "the memory limit".to_owned(),
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
    assert_eq!(message(check(&request("import asyncio, json, re", bounds(0.0, usize::MAX)))), "the time limit");
}

#[test]
fn a_database_counts_what_it_holds() {
    let mut db = Db::new();
    db.set_program("async def f(): pass\n");
    guard::deep(|| guard::guarded(&db, bounds(60.0, usize::MAX).begin(), || db.check())).expect("it is short");
    let held = guard::memory(&db);
    assert!((4 << 20..200 << 20).contains(&held), "{held}");
}

/// A program of some 100 kB, unlike those with other numbers.
fn large(number: usize) -> String {
    let method = |i| format!("    def m{i}(self, x: int) -> list['C{number}']:\n        return [self] * (x + {i})\n");
    format!("class C{number}:\n{}", (0..1_000).map(method).collect::<String>())
}

#[test]
fn a_database_that_grew_is_noticed() {
    guard::deep(|| {
        let budget = bounds(60.0, usize::MAX).begin();
        let mut warm = Warm::new(budget).expect("it is short");
        let held = guard::memory(&warm.db);
        assert!(!warm.is_worn(0), "nobody looks after so few askings");
        for i in 0.. {
            let text = large(i);
            let program = Measured::new(&text).expect("it has no null byte");
            warm.check(&request(&text, bounds(60.0, usize::MAX)), budget, &program, None).expect("it is short");
            if warm.askings > LOOK_EVERY {
                break;
            }
        }
        assert!(warm.is_worn(held) && warm.askings == 0);
        warm.askings = LOOK_EVERY + 1;
        assert!(!warm.is_worn(usize::MAX));
    });
}

/// Literals are kept, and the checker asks little about them: their text counts.
#[test]
fn literals_wear_a_database() {
    guard::deep(|| {
        let budget = bounds(60.0, usize::MAX).begin();
        let mut warm = Warm::new(budget).expect("it is short");
        let held = guard::memory(&warm.db);
        let mut checks = 0;
        while warm.askings <= LOOK_EVERY {
            let names: String = (0..1_500).map(|i| format!("'a{checks}_{i}', ")).collect();
            let text = format!("from typing import Literal\nx: Literal[{names}] | None = None\n");
            let program = Measured::new(&text).expect("it has no null byte");
            warm.check(&request(&text, bounds(60.0, usize::MAX)), budget, &program, None).expect("it is short");
            checks += 1;
        }
        let grown = guard::memory(&warm.db) - held;
        assert!(grown < MAX_HELD, "{checks} programs left {grown} bytes before anybody looked");
    });
}

/// A program that fits is checked, whatever was checked before.
#[test]
fn memory_is_each_programs_own() {
    let fits = bounds(60.0, 64 << 20);
    for i in 100..120 {
        assert_eq!(message(check(&request(&large(i), fits))), "", "{i}");
    }
    assert_eq!(message(check(&request(&large(0), bounds(60.0, 8 << 20)))), "the memory limit");
}

#[test]
fn bounds_are_about_nesting_and_not_about_length() {
    let long = "x = [".to_owned() + &"f(1, 'a'), ".repeat(2_000) + "]\n" + &"y = 1 + 2 * 3\n".repeat(1_000);
    let excess = |source: &str| Measured::new(source).expect("it has no null byte").excess().map(|found| found.0);
    assert_eq!(excess(&long), None);
    assert_eq!(excess(&"a = 1\n".repeat(50_000)), Some("the text is longer than 256 KiB"));
    let cases = [
        ("(".repeat(60) + &")".repeat(60), "more than 50 brackets are open at once"),
        ("x = 1".to_owned() + &" + 1".repeat(400), "an expression is nested more than 300 levels deep"),
        ("x = a".to_owned() + &" and a".repeat(70), "a statement has more than 64 `and` and `or`"),
        ("x = [a".to_owned() + &" for b in c".repeat(13) + "]", "more than 12 `for` of comprehensions are within one another"),
        ("if x: y\n".repeat(2_100), "the program has more than 2,000 branches"),
        ("with ".to_owned() + &"a, ".repeat(1_500) + "b: pass", "a statement has more than 2,000 tokens outside of brackets"),
    ];
    for (source, expected) in cases {
        assert_eq!(excess(&source), Some(expected), "{source}");
    }
}

#[test]
fn hidden_modules_are_known() {
    assert!(imports::is_hidden("_typeshed") && imports::is_hidden("typing_extensions") && imports::is_hidden("stubs"));
    assert!(!imports::is_hidden("typing") && !imports::is_hidden("socket"));
    // The program's own file is nowhere where modules are looked for. Each import is one finding, whoever makes it.
    let report = check(&request("import main\nimport stubs\nimport _typeshed\n", bounds(60.0, usize::MAX))).expect("it is short");
    assert_eq!(report.iter().map(|found| found.line).collect::<Vec<_>>(), [1, 2, 3], "{report}");
}
