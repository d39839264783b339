//! One hostile program in this process.
//!
//! Owns: the small stack, the limits, the name of the end. Never: judges.
//! Start reading at `on_small_stack`.

use std::thread;
use std::time::{Duration, Instant};

use monty::{Error, Limit, Options, Program, Run, State, Stream, UNLIMITED};

use super::case::Case;

/// The smallest stack that a host's thread is expected to have.
pub const STACK: usize = 128 << 10;

/// How a program ended.
pub struct End {
    /// `done`, the limit or the exception's type.
    pub name: String,
    /// The message or traceback, shortened, for a person.
    pub text: String,
    /// From the first step to the run's drop.
    pub spent: Duration,
}

/// Runs the program on a thread with a small stack, then another one beside it, which must work as if nothing had been.
pub fn on_small_stack(case: &Case) -> Result<End, String> {
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK);
        let worker = worker.spawn_scoped(scope, || {
            let end = execute(case);
            next_program().map(|()| end)
        });
        let worker = worker.expect("a thread can be started");
        worker.join().unwrap_or_else(|panic| Err(format!("the library panicked: {}", panic_text(&*panic))))
    })
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("?").to_owned()
}

fn execute(case: &Case) -> End {
    let program = match Program::compile(&case.source, &Options::new()) {
        Ok(program) => program,
        Err(error) => return End { name: end_name(&error), text: shorten(&error.traceback()), spent: Duration::ZERO },
    };
    let mut run = Run::new(&program);
    run.set_limit(Limit::Memory, case.memory);
    run.set_limit(Limit::TimeNs, case.time * 1_000_000);
    for &(which, amount) in &case.limits {
        run.set_limit(which, amount);
    }
    // It may make files, which are as dangerous as anything else that grows. A budget without room for the directory needs none.
    let _ = run.mount("/", None, true);
    let start = Instant::now();
    let mut state = run.step(UNLIMITED);
    // What the host is asked it does not know.
    while let Ok(State::Call) = state {
        state = run.resume_value(());
    }
    let (name, text) = match (&state, run.error()) {
        (Ok(State::Done), _) => ("done".to_owned(), String::new()),
        (Ok(State::Failed), Some(error)) => (end_name(error), shorten(&error.traceback())),
        (Ok(state), _) => (format!("{state:?}"), String::new()),
        (Err(error), _) => ("step failed".to_owned(), error.to_string()),
    };
    drop(run.take_output(Stream::Stdout));
    drop(run);
    drop(program);
    End { name, text, spent: start.elapsed() }
}

fn end_name(error: &Error) -> String {
    match error.limit() {
        None if error.type_name().is_empty() => format!("{:?}", error.kind()),
        None => error.type_name().to_owned(),
        Some(Limit::Memory) => "MemoryLimit".to_owned(),
        Some(Limit::TimeNs) => "TimeLimit".to_owned(),
        Some(Limit::Fuel) => "FuelLimit".to_owned(),
        Some(Limit::Output) => "OutputLimit".to_owned(),
        Some(Limit::Allocations) => "AllocationsLimit".to_owned(),
        Some(Limit::Recursion) => "RecursionLimit".to_owned(),
    }
}

/// The last line and a bit of what is before it.
fn shorten(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let tail = lines[lines.len().saturating_sub(4)..].iter().map(|line| line.chars().take(160).collect::<String>());
    tail.collect::<Vec<_>>().join(" | ")
}

/// An ordinary program with the default limits.
fn next_program() -> Result<(), String> {
    let source = "class C:\n  def __init__(self, x): self.x = x\nlen([C(i).x for i in (3, 1, 2)]) * 2";
    let program = Program::compile(source, &Options::new()).map_err(|error| format!("the next program: {error}"))?;
    let mut run = Run::new(&program);
    match run.step(UNLIMITED) {
        Ok(State::Done) if run.result().and_then(|value| value.as_int()) == Some(6) => Ok(()),
        Ok(state) => Err(format!("the next program: {state:?} {:?}", run.error())),
        Err(error) => Err(format!("the next program: {error}")),
    }
}

/// Fills the caches that every process has, so that they do not count as the program's.
pub fn warm_up() -> Result<(), String> {
    next_program()
}
