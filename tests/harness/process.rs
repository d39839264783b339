//! Running a program with a new process for every host call: at the call the run is written to a file and the process ends;
//! the next process loads the file, answers, and goes on. Nothing but the bytes of the file can carry a run's state across.
//!
//! Owns: the runner as its own child (`--child`), the state file.
//! Never: answers calls in another way than the other modes do.
//! Start reading at `process`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use monty::{DumpOptions, Program, Run, State};

use super::case::{self, Case};
use super::compare;
use super::options::Options;
use super::running;

/// The runner's first argument in a child; the name of the case and the state file follow.
pub const CHILD: &str = "--child";

/// The exit status of a child whose program waits for an answer.
const AT_A_CALL: u8 = 3;

/// More processes than any of the programs has calls.
const MOST: usize = 2000;

/// Programs that call the host: for others there is nothing to do here.
pub fn calls_the_host(case: &Case) -> bool {
    case.header.as_ref().is_ok_and(|header| !header.hosts.is_empty())
}

/// Starts children until one comes to the program's end, and judges what that one printed.
pub fn process(case: &Case, _: &Options) -> Result<(), String> {
    let file = state_file();
    let result = children(case, &file);
    // After a failure there may be none.
    let _ = std::fs::remove_file(&file);
    compare::verdict(case, &result?)
}

fn state_file() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("monty-{}-{number}.state", std::process::id()))
}

fn children(case: &Case, file: &Path) -> Result<String, String> {
    let runner = std::env::current_exe().map_err(|error| error.to_string())?;
    for _ in 0..MOST {
        let mut command = Command::new(&runner);
        command.arg(CHILD).arg(&case.name).arg(file).stdin(Stdio::null());
        let done = command.output().map_err(|error| error.to_string())?;
        match done.status.code() {
            Some(0) => return String::from_utf8(done.stdout).map_err(|_| "the output is not UTF-8".to_string()),
            Some(status) if status == i32::from(AT_A_CALL) => {}
            _ => return Err(format!("a child ended with {}\n{}", done.status, String::from_utf8_lossy(&done.stderr))),
        }
    }
    Err(format!("no end after {MOST} processes"))
}

/// What the runner does as a child: one stretch of the program, from its beginning or from the answer to a call.
pub fn child(name: &str, file: &Path) -> ExitCode {
    match stretch(&case::read(&case::repository().join(name)), file) {
        Ok(None) => ExitCode::from(AT_A_CALL),
        Ok(Some(output)) => {
            print!("{output}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What the program printed, when it has come to its end.
fn stretch(case: &Case, file: &Path) -> Result<Option<String>, String> {
    let header = case.header.as_ref().map_err(String::clone)?;
    let program = match running::compile(case, header) {
        Ok(program) => program,
        Err(error) => return Ok(Some(error.traceback())),
    };
    let mut run = match std::fs::read(file) {
        Ok(bytes) => {
            let mut run = load(&program, &bytes).map_err(|error| format!("the state cannot be loaded: {error}"))?;
            running::answer(&mut run, header)?;
            run
        }
        Err(_) => running::start(&program, header)?,
    };
    while !matches!(run.state(), State::Call | State::Done | State::Failed) {
        running::go_on(&mut run).map_err(|error| error.to_string())?;
    }
    if run.state() != State::Call {
        return Ok(Some(running::ending(&mut run)));
    }
    let bytes = dump(&mut run).map_err(|error| format!("the state cannot be dumped: {error}"))?;
    std::fs::write(file, bytes).map_err(|error| error.to_string())?;
    Ok(None)
}

/// The file's first byte says whether the program travels in it: it does at every second call.
fn dump(run: &mut Run) -> Result<Vec<u8>, monty::Error> {
    let whole = run.call().is_some_and(|call| call.id % 2 == 1);
    let options = DumpOptions::new();
    let bytes = run.dump(&if whole { options } else { options.without_program() })?;
    Ok([&[u8::from(whole)], bytes.as_slice()].concat())
}

fn load(program: &Program, bytes: &[u8]) -> Result<Run, monty::Error> {
    match bytes.split_first() {
        Some((1, bytes)) => Run::load(None, bytes),
        Some((_, bytes)) => Run::load(Some(program), bytes),
        None => Run::load(None, bytes),
    }
}
