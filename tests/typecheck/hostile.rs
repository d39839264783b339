//! Programs that want to bring the checker down: each ends in findings or in a limit that says so, in time, on a small stack.

use super::attacks;
use monty::{ErrorKind, Options, check};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// What each program may take. The deadline is looked at between queries, so a check may overrun it by one query.
const TIME: Duration = Duration::from_secs(2);
const MEMORY: usize = 192 << 20;
/// Programs that are made up.
const GENERATED: u64 = if cfg!(debug_assertions) { 1_500 } else { 10_000 };

/// Checks programs on a thread with a stack of 128 KiB and counts how they end.
fn all_end(what: &'static str, programs: Vec<(String, String)>) {
    let work = move || {
        let (mut ends, mut slowest) = (BTreeMap::new(), (Duration::ZERO, String::new()));
        let options = Options::new().check_limits(TIME, MEMORY);
        for (name, text) in &programs {
            let start = Instant::now();
            let end = match check(text, &options) {
                Ok(report) if report.is_empty() => "clean".to_owned(),
                Ok(_) => "findings".to_owned(),
                Err(error) if error.kind() == ErrorKind::Limit => "limit".to_owned(),
                Err(error) => panic!("{name}: {error:?}\n{text}"),
            };
            *ends.entry(end).or_insert(0) += 1;
            slowest = slowest.max((start.elapsed(), name.clone()));
        }
        println!("{what}: {} programs, {ends:?}, slowest {:?} ({})", programs.len(), slowest.0, slowest.1);
    };
    let thread = std::thread::Builder::new().stack_size(128 << 10).spawn(work).expect("a thread starts");
    thread.join().expect("no program ends the checker");
}

#[test]
fn hostile_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = super::files_below(&root.join("tests/hostile"), "py");
    let programs = paths.iter().filter_map(|path| Some((path.display().to_string(), fs::read_to_string(path).ok()?)));
    all_end("hostile corpus", programs.collect());
}

#[test]
fn known_attacks() {
    all_end("known attacks", attacks::known());
}

#[test]
fn generated() {
    all_end("generated", attacks::generated(GENERATED).collect());
}
