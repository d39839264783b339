//! Nothing that a program, its bytes or its values do takes the host down.
//!
//! Owns: the command line, the two workers, the report. Each program runs in a process of its own, where its memory is
//! measured, and once more in this process with all the others; both on a thread with a 128 KiB stack. Each interrupt has a process
//! of its own.
//! Never: knows a program (`hostile/`) or how one is run (`hostile/runner/`).
//! Start reading at `main`.
//!
//! ```text
//! cargo test --test hostile -- [part of a name ...] [--short | --large] [--verbose]
//! ```
//!
//! `--short` runs each program once, tries fewer damaged bytes and leaves the interrupts out; `make test` does that. `--large` tries
//! many more damaged bytes and interrupts many more moments of each program.

#[path = "hostile/runner/mod.rs"]
mod runner;

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use runner::case::{self, Case};
use runner::effort::Effort;
use runner::{bytes, child, execute, interrupt};

/// What a program may take beyond twice its budget: the tree and code of its source, and the allocator's own pages.
const OVERHEAD: u64 = 12 << 20;
/// Bytes that compiling may take for each byte of source.
const PER_SOURCE_BYTE: u64 = 400;
/// Milliseconds beyond the time limit: the machine may be busy with something else.
const PATIENCE: u64 = 3000;

/// A check by name; what it says when it is content is shown with `--verbose`.
type Check<'a> = (String, Box<dyn Fn() -> Result<String, String> + Sync + 'a>);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(name) = arguments.iter().find_map(|argument| argument.strip_prefix(child::FLAG)) {
        if let Some(name) = name.strip_prefix(child::BYTES) {
            let check = bytes::CHECKS.iter().find(|(known, _)| *known == name).expect("the parent names a check that there is");
            return child::check_main(|| check.1(Effort::of(&arguments)));
        }
        if let Some(name) = name.strip_prefix(child::INTERRUPT) {
            let busy = interrupt::PROGRAMS.iter().find(|busy| busy.0 == name).expect("the parent names an interrupt that there is");
            let large = Effort::of(&arguments) == Effort::Large;
            return child::check_main(|| interrupt::check(busy, large).map(|worst| format!("{worst:?} at most")));
        }
        let cases = case::discover();
        let case = cases.iter().find(|case| case.name == name).expect("the parent names a program that there is");
        return child::child_main(case);
    }
    let start = Instant::now();
    let cases = case::discover();
    let filters: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let effort = Effort::of(&arguments);
    let verbose = arguments.iter().any(|argument| argument == "--verbose");
    let selected = |name: &str| filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()));
    // What measures time runs alone, after the rest.
    let (mut together, mut alone) = (program_checks(&cases, effort), interrupt_checks(effort));
    together.retain(|(name, _)| selected(name));
    alone.retain(|(name, _)| selected(name));
    println!("\nrunning {} tests", together.len() + alone.len());
    let mut results = run_all(&together, 2, verbose);
    results.extend(run_all(&alone, 1, verbose));
    let failures = results.iter().filter(|(_, result)| result.is_err()).count();
    for (name, _) in results.iter().filter(|(_, result)| result.is_err()) {
        println!("    {name}");
    }
    let verdict = if failures == 0 { "ok" } else { "FAILED" };
    let seconds = start.elapsed().as_secs_f64();
    println!("\ntest result: {verdict}. {} passed; {failures} failed; finished in {seconds:.2}s\n", results.len() - failures);
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn program_checks(cases: &[Case], effort: Effort) -> Vec<Check<'_>> {
    let programs = cases.iter().map(|case| -> Check<'_> { (case.name.clone(), Box::new(move || check_program(case, effort))) });
    let damaged = bytes::CHECKS
        .iter()
        .map(|(name, _)| -> Check<'_> { (format!("{}{name}", child::BYTES), Box::new(move || check_bytes(name, effort))) });
    // What takes longest begins first.
    damaged.chain(programs).collect()
}

fn interrupt_checks<'a>(effort: Effort) -> Vec<Check<'a>> {
    // On a busy machine they say nothing.
    if effort == Effort::Short {
        return Vec::new();
    }
    let check = |busy: &interrupt::Busy| -> Check<'a> {
        let name = format!("{}{}", child::INTERRUPT, busy.0);
        (name.clone(), Box::new(move || child::run_check(&name, effort, 4 * interrupt::MEMORY).map(|report| report.text)))
    };
    interrupt::PROGRAMS.iter().map(check).collect()
}

fn check_bytes(name: &str, effort: Effort) -> Result<String, String> {
    let report = child::run_check(&format!("{}{name}", child::BYTES), effort, 4 * bytes::MEMORY)?;
    match report.peak <= bytes::MEMORY {
        true => Ok(format!("{}, {} KiB, {} ms", report.text, report.peak >> 10, report.spent)),
        false => Err(format!("took {} KiB of memory", report.peak >> 10)),
    }
}

/// The program alone, then, when that went well, among the others.
fn check_program(case: &Case, effort: Effort) -> Result<String, String> {
    let report = child::run(case)?;
    let allowed = 2 * case.memory + OVERHEAD + PER_SOURCE_BYTE * case.source.len() as u64;
    match () {
        () if !case.allows(&report.end) => Err(format!("ends in {}, not in {}: {}", report.end, case.ends.join(" or "), report.text)),
        () if report.peak > allowed => Err(format!("took {} KiB of memory, the budget is {} KiB", report.peak >> 10, case.memory >> 10)),
        () if report.spent > case.time + PATIENCE => Err(format!("took {} ms, the limit is {} ms", report.spent, case.time)),
        () if effort == Effort::Short => Ok(format!("{}, {} KiB, {} ms", report.end, report.peak >> 10, report.spent)),
        () => {
            let end = execute::on_small_stack(case)?;
            match case.allows(&end.name) {
                true => Ok(format!("{}, {} KiB, {} ms", report.end, report.peak >> 10, report.spent)),
                false => Err(format!("among others it ends in {}: {}", end.name, end.text)),
            }
        }
    }
}

/// Failures at once, so that a run that is stopped has told what it found.
fn show(name: &str, result: &Result<String, String>, spent: Duration, verbose: bool) {
    match result {
        Ok(text) if verbose || name.starts_with(child::INTERRUPT) => println!("{name}: {text} ({:.2} s)", spent.as_secs_f64()),
        Ok(_) => {}
        Err(text) => println!("FAILED {name}: {text} ({:.2} s)", spent.as_secs_f64()),
    }
}

fn run_all(checks: &[Check<'_>], workers: usize, verbose: bool) -> Vec<(String, Result<String, String>)> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((name, check)) = checks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = Instant::now();
                    let result = check();
                    show(name, &result, start.elapsed(), verbose);
                    results.lock().expect("no worker panics while it holds the lock").push((name.clone(), result));
                }
            });
        }
    });
    let mut results = results.into_inner().expect("the workers have ended");
    results.sort_by(|(one, _), (other, _)| one.cmp(other));
    results
}
