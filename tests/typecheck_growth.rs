//! Programs without end, one after the other: the process does not grow with them. Alone in its process, which is what it measures.
#![cfg(feature = "typecheck")]

use monty::{Options, check};
use std::fs;

/// Checks in a row.
const CHECKS: u32 = if cfg!(debug_assertions) { 2_000 } else { 100_000 };
/// What the process may hold more after all of them than after a hundredth, in bytes: the difference between a new checker and one
/// that is about to be replaced, and what the allocator keeps.
const MOST: usize = 64 << 20;

/// The memory of this process, in bytes.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux says what a process holds");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("it says what is resident");
    let kilobytes = line.split_whitespace().nth(1).and_then(|number| number.parse::<usize>().ok()).expect("in kilobytes");
    kilobytes << 10
}

#[test]
fn checks_in_a_row_do_not_grow() {
    let options = Options::new().stubs(include_str!("check/research.pyi"));
    let program = include_str!("check/research.py");
    let (mut early, mut most) = (0, 0);
    for count in 0..CHECKS {
        // Each with a class, a function and text of its own, or the checker would know the answer.
        let text = program.replace("Result", &format!("Result{count}")).replace("rank", &format!("rank{}", count % 1_000));
        let report = check(&text, &options).expect("the program can be checked");
        assert!(report.is_empty(), "{report}");
        if count == CHECKS / 100 {
            early = resident();
            most = early;
        }
        if count % (CHECKS / 100) == 0 {
            most = resident().max(most);
        }
    }
    println!("{CHECKS} checks: {} MB after a hundredth, at most {} MB", early >> 20, most >> 20);
    assert!(most < early + MOST, "{early} bytes grew to {most}");
}
