//! What a Python program cannot see, or could only see slowly: the engine against CPython's answers, and its limits.
//!
//! Owns: the tests of the engine. Never: knows the rest of the crate.
//!
//! Start reading at `as_cpython`. The other tests are in `limits`.

pub(crate) mod cases;
mod json;
mod limits;

/// The cases of `tests/regex/patterns.py` with the answers of CPython 3.14, made by `tests/regex/generate.py`.
const CASES: &str = include_str!("../../tests/regex/cases.jsonl");

#[test]
fn as_cpython() {
    let wrong: Vec<String> = CASES.lines().filter_map(|line| cases::check(line).err()).collect();
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}
