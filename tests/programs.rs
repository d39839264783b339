//! Runs every program under `tests/programs` in every mode and compares what it prints with the `.out` beside it.
//!
//! Owns: the command line, the two worker threads, the report.
//! Never: knows what a mode does (`harness/modes.rs`) or how a header is spelled (`harness/header.rs`).
//! Start reading at `main`.
//!
//! ```text
//! cargo test --test programs -- [part of a path ...] [--modes=plain,step] [--command=python3.14]
//! ```

mod harness;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use harness::case::{self, Case};
use harness::modes::{MODES, Mode};
use harness::options::Options;
use harness::process;

/// One program in one mode: what a test is here.
struct Job<'a> {
    case: &'a Case,
    mode: &'a Mode,
}

fn main() -> ExitCode {
    if let [_, first, name, file] = std::env::args().collect::<Vec<_>>().as_slice()
        && first == process::CHILD
    {
        return process::child(name, file.as_ref());
    }
    let options = match Options::from_process() {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let cases = case::discover();
    let all = jobs(&cases, &options);
    let selected: Vec<&Job> = all.iter().filter(|job| options.selects(&job.case.name)).collect();
    if options.list {
        for job in &selected {
            println!("{} [{}]: test", job.case.name, job.mode.name);
        }
        return ExitCode::SUCCESS;
    }
    println!("\nrunning {} tests", selected.len());
    let start = Instant::now();
    let failures = run_all(&selected, &options);
    report(&failures);
    println!(
        "\ntest result: {}. {} passed; {} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
        if failures.is_empty() { "ok" } else { "FAILED" },
        selected.len() - failures.len(),
        failures.len(),
        all.len() - selected.len(),
        start.elapsed().as_secs_f64()
    );
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every program in every chosen mode that has something to say about it.
fn jobs<'a>(cases: &'a [Case], options: &Options) -> Vec<Job<'a>> {
    let modes: Vec<&Mode> = MODES.iter().filter(|mode| options.uses(mode)).collect();
    cases.iter().flat_map(|case| modes.iter().map(move |mode| Job { case, mode })).filter(|job| (job.mode.applies)(job.case)).collect()
}

/// Runs the jobs on two threads, the size of the machines this is run on; the failures come back in the jobs' order.
fn run_all<'a>(jobs: &[&'a Job<'a>], options: &Options) -> Vec<(&'a Job<'a>, String)> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(text) = run_one(job, options) {
                        failures.lock().expect("no worker panics while it holds the lock").push((*job, text));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("the workers have ended");
    failures.sort_by_key(|(job, _)| (&job.case.name, job.mode.name));
    failures
}

/// A panic of the library is this program's failure and not the end of the whole run.
fn run_one(job: &Job, options: &Options) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| (job.mode.run)(job.case, options)))
        .unwrap_or_else(|_| Err("the interpreter panicked (its message is above)".to_string()))
}

fn report(failures: &[(&Job, String)]) {
    for (job, text) in failures {
        println!("\n---- {} [{}] ----\n{}", job.case.name, job.mode.name, text.trim_end());
        println!("repeat: cargo test --test programs -- {} --modes={}", job.case.name, job.mode.name);
    }
    if !failures.is_empty() {
        println!("\nfailures:");
        for (job, _) in failures {
            println!("    {} [{}]", job.case.name, job.mode.name);
        }
    }
}
