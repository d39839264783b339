//! What a report says, and about which place.

use monty::{ErrorKind, Limit, Options, Program, Run, Severity, UNLIMITED, check};
use std::time::Duration;

const STUBS: &str = "\
import datetime
from typing import TypedDict
class Order(TypedDict):
    id: int
    total: float
class Customer:
    name: str
type Orders = list[Order]
UserId = int
_Secret = str
async def fetch(url: str, *, tries: int = 1) -> str: ...
def orders(customer: str) -> Orders: ...
today: datetime.date
limit: int | None
";

fn concise(source: &str) -> String {
    check(source, &Options::new().stubs(STUBS)).expect("the program can be checked").concise().to_owned()
}

#[test]
fn finds_what_is_wrong() {
    let cases = [
        ("orders(5)", "1:8: error[invalid-argument-type] Argument to function `orders` is incorrect: Expected `str`, found `Literal[5]`"),
        ("orders('a')[0]['price']", "1:16: error[invalid-key] Unknown key \"price\" for TypedDict `Order`"),
        (
            "def f() -> int:\n    return today",
            "2:12: error[invalid-return-type] Return type does not match returned value: expected `int`, found `date`",
        ),
        ("x = nothing", "1:5: error[unresolved-reference] Name `nothing` used when not defined"),
        ("import socket", "1:8: error[unresolved-import] Cannot resolve imported module `socket`"),
        ("import math\nmath.cube(3)", "2:1: error[unresolved-attribute] Module `math` has no member `cube`"),
        (
            "limit + 1",
            "1:1: error[unsupported-operator] Operator `+` is not supported between objects of type `int | None` and `Literal[1]`",
        ),
        ("x = (1 +", "1:5: error[invalid-syntax] '(' was never closed"),
    ];
    for (source, expected) in cases {
        assert_eq!(concise(source), format!("main.py:{expected}\n"), "{source}");
    }
    let missing = concise("page = fetch('u')\npage.upper()");
    assert!(missing.starts_with("main.py:2:1: error[unresolved-attribute]"), "{missing}");
}

/// What `sorted`, `max` and `sum` take is written otherwise than in typeshed.
#[test]
fn keys_have_an_order_and_sums_are_numbers() {
    let jobs = "\
from dataclasses import dataclass
from decimal import Decimal

@dataclass
class Job:
    name: str
    cost: float
    size: int
    after: int | None = None
    def __lt__(self, other: 'Job') -> bool:
        return self.cost < other.cost

jobs = [Job('a', 1.5, 2), Job('b', 0.5, 3, 1)]
";
    let sound = "\
by_tuple: list[Job] = sorted(jobs, key=lambda job: (job.size, -job.cost))
jobs.sort(key=lambda job: job.cost, reverse=True)
by_name: Job = max(jobs, key=lambda job: job.name)
by_job: list[Job] = sorted(jobs)
first: Job = min(jobs, key=lambda job: job)
sizes: int = sum(job.size for job in jobs)
costs: float = sum(job.cost for job in jobs)
dear: int = sum(job.cost > 1 for job in jobs)
six: int = sum((1, 2, 3))
money: Decimal | int = sum([Decimal(1), Decimal(2)])
joined: list[int] = sum([[1], [2]], [])
if sum((1, 2, 3)) == 6:
    sizes.bit_length()
";
    assert_eq!(concise(&format!("{jobs}{sound}")), "");
    let wrong = [
        "sorted(jobs, key=lambda job: job.after)",
        "max(jobs, key=lambda job: {job.name: job.size})",
        "sorted([None, None])",
        "sum(job.name for job in jobs)",
        "sizes: str = sum(job.size for job in jobs)",
    ];
    for source in wrong {
        let found = concise(&format!("{jobs}{source}"));
        assert!(found.starts_with("main.py:14:"), "{source}: {found}");
    }
}

#[test]
fn sees_what_the_stubs_declare_and_no_more() {
    assert_eq!(concise("o: Order = {'id': 1, 'total': 2.0}\nu: UserId = 3\nc = Customer()\nc.name.upper()\nxs: Orders = [o]"), "");
    for hidden in ["datetime", "TypedDict", "_Secret", "stubs"] {
        assert!(concise(hidden).contains("unresolved-reference"), "{hidden}");
    }
    assert!(concise("import stubs").contains("unresolved-import"));
    assert!(concise("from typing_extensions import Self").contains("unresolved-import"));
}

#[test]
fn inputs_are_narrowed_and_bound_anew() {
    assert_eq!(
        concise("if limit is not None:\n    limit + 1\nlimit = 'none'\nlimit.upper()\nprint(today.year, await fetch('u', tries=2))"),
        ""
    );
    let options = Options::new().input("anything").function("call");
    assert!(check("anything.x[call(1).y]", &options).expect("checked").is_empty());
}

#[test]
fn places_are_those_of_the_program() {
    let report = check("from __future__ import annotations\n\"é\" + orders('x')  # end", &Options::new().stubs(STUBS)).expect("checked");
    let one = &report[0];
    assert_eq!((report.len(), one.severity, one.rule.as_str()), (1, Severity::Error, "unsupported-operator"));
    assert_eq!((one.file.as_str(), one.line, one.column, one.end_line, one.end_column), ("main.py", 2, 1, 2, 18));
    let annotated = report.annotated();
    assert!(annotated.contains("--> main.py:2:1") && annotated.contains("2 | \"é\" + orders('x')  # end"), "{annotated}");
    assert!(!annotated.contains("__monty_host__"), "{annotated}");
}

#[test]
fn a_program_with_errors_is_refused_on_demand() {
    let options = Options::new().stubs(STUBS).filename("task.py").type_check();
    let error = Program::compile("orders(1)\nnope", &options).err().expect("it is refused");
    assert_eq!((error.kind(), error.report().map(|report| report.len())), (ErrorKind::Check, Some(2)));
    assert!(error.message().starts_with("task.py:1:8: error[invalid-argument-type]"), "{}", error.message());
    assert!(error.traceback().contains("1 | orders(1)"), "{}", error.traceback());
    // Syntax is the compiler's business, and a warning is no error.
    assert_eq!(Program::compile("x =", &options).err().map(|error| error.kind()), Some(ErrorKind::Syntax));
    assert!(Program::compile("print(1)", &options).is_ok());
}

#[test]
fn a_session_knows_what_ran_before() {
    let program =
        Program::compile("def half(n: int) -> float:\n    return n / 2\nname = 'ada'", &Options::new().type_check()).expect("fine");
    let mut run = Run::new(&program);
    run.step(UNLIMITED).expect("it runs");
    run.feed("class Point:\n    x: int = 3\np = Point()", "<2>").expect("fine");
    assert!(run.check("half(p.x) + len(name)", "<3>").expect("checked").is_empty());
    let error = run.feed("half(name)\np.y", "<3>").expect_err("two errors");
    assert_eq!(error.kind(), ErrorKind::Check);
    let places: Vec<(u32, String)> = error.report().expect("there is one").iter().map(|one| (one.line, one.file.clone())).collect();
    assert_eq!(places, [(1, "<3>".to_owned()), (2, "<3>".to_owned())]);
    run.feed("half(p.x)", "<4>").expect("the run is as it was");
    assert_eq!(run.result().and_then(|result| result.as_float()), Some(1.5));
}

#[test]
fn wrong_stubs_are_the_hosts_error() {
    let error = check("1", &Options::new().stubs("def f(:")).expect_err("they are not Python");
    assert_eq!(error.kind(), ErrorKind::Syntax);
    let error = check("1", &Options::new().stubs("def f(x: strr) -> int: ...")).expect_err("there is no strr");
    assert_eq!(error.kind(), ErrorKind::Argument);
    assert!(
        error.message().contains("stubs.pyi:1:10: error[unresolved-reference] Name `strr` used when not defined"),
        "{}",
        error.message()
    );
}

#[test]
fn the_limits_hold() {
    let slow = "def f(x):\n".to_owned() + &"    x = [x, (x, [x])] if x else {x: x}\n".repeat(300) + "    return x\n";
    let error = check(&slow, &Options::new().check_limits(Duration::ZERO, 1 << 30)).expect_err("no time at all");
    assert_eq!((error.kind(), error.limit()), (ErrorKind::Limit, Some(Limit::TimeNs)));
    let long = "x = 1\n".repeat(60_000);
    let error = check(&long, &Options::new()).expect_err("too long");
    assert_eq!((error.kind(), error.limit()), (ErrorKind::Limit, None));
    // The checker is as good as before.
    assert!(check("x = 1", &Options::new()).expect("checked").is_empty());
}

#[test]
fn threads_check_at_once() {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..6)
            .map(|i| {
                scope.spawn(move || {
                    let options = Options::new().stubs(format!("def f{}(x: int) -> str: ...", i % 3));
                    for _ in 0..5 {
                        let report = check(&format!("f{}('x')", i % 3), &options).expect("checked");
                        assert_eq!(report.len(), 1, "{report}");
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().expect("no thread panics"));
    });
}
