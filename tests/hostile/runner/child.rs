//! One hostile program in a process of its own, so that its memory can be measured and its crash survived.
//!
//! Owns: the child's command line and its one line of output, the watch over it. Never: knows what is right.
//! Start reading at `run`.

use std::fs;
use std::io::Read;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::case::Case;
use super::effort::Effort;
use super::execute;

/// What the child reported.
pub struct Report {
    /// How the program ended.
    pub end: String,
    /// The message, shortened.
    pub text: String,
    /// Milliseconds that it took.
    pub spent: u64,
    /// Bytes at most resident above what the process needed before.
    pub peak: u64,
}

/// The argument that makes this binary a child.
pub const FLAG: &str = "--child=";

/// Runs the program in a child. An error is a crash, a hang, or memory far beyond the budget.
pub fn run(case: &Case) -> Result<Report, String> {
    let patience = Duration::from_millis(case.time * 4) + Duration::from_secs(10);
    start(&[format!("{FLAG}{}", case.name)], patience, 4 * case.memory + (256 << 20))
}

/// Runs a check that is no program in a child: its whole name, and the bytes beyond which it is ended.
pub fn run_check(name: &str, effort: Effort, memory: u64) -> Result<Report, String> {
    let mut arguments = vec![format!("{FLAG}{name}")];
    arguments.extend(effort.flag().map(str::to_owned));
    start(&arguments, Duration::from_secs(if effort == Effort::Large { 7200 } else { 900 }), memory)
}

/// What the name of a check on damaged bytes begins with.
pub const BYTES: &str = "bytes/";

/// What the name of an interrupt begins with. In a process of its own the allocator has nothing to hand out but fresh memory, which
/// is what costs most.
pub const INTERRUPT: &str = "interrupt/";

fn start(arguments: &[String], patience: Duration, memory: u64) -> Result<Report, String> {
    let binary = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(binary);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("the child does not start: {error}"))?;
    let mut errors = child.stderr.take().expect("it is piped");
    // Read while it runs: a child that writes much must not wait for its reader.
    let reader = thread::spawn(move || {
        let mut text = String::new();
        errors.read_to_string(&mut text).map(|_| text).unwrap_or_default()
    });
    let status = watch(&mut child, patience, memory)?;
    let errors = reader.join().unwrap_or_default();
    let mut text = String::new();
    child.stdout.take().expect("it is piped").read_to_string(&mut text).map_err(|error| error.to_string())?;
    let tail = errors.chars().rev().take(600).collect::<Vec<_>>().into_iter().rev().collect::<String>();
    parse(&text).ok_or_else(|| format!("the child ended with {status}: {text}{tail}"))
}

/// Waits for the child and ends it when it takes far too long or far too much.
fn watch(child: &mut Child, patience: Duration, memory: u64) -> Result<ExitStatus, String> {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Ok(status);
        }
        let resident = status_bytes(&child.id().to_string(), "VmRSS:").unwrap_or(0);
        let verdict = match () {
            () if Instant::now() > deadline => "still running long after the time limit",
            () if resident > memory => "the process takes far more memory than the budget",
            () => {
                thread::sleep(Duration::from_millis(4));
                continue;
            }
        };
        child.kill().map_err(|error| error.to_string())?;
        child.wait().map_err(|error| error.to_string())?;
        return Err(verdict.to_owned());
    }
}

fn parse(text: &str) -> Option<Report> {
    let mut fields = text.trim_end().splitn(5, '\t');
    fields.next().filter(|word| *word == "end")?;
    let end = fields.next()?.to_owned();
    let spent = fields.next()?.parse().ok()?;
    let peak = fields.next()?.parse().ok()?;
    Some(Report { end, spent, peak, text: fields.next().unwrap_or_default().to_owned() })
}

/// What the child does for a program.
pub fn child_main(case: &Case) -> ExitCode {
    measure(|| execute::on_small_stack(case).map(|end| (end.name, end.spent, end.text)))
}

/// What the child does for a check that is no program.
pub fn check_main(check: impl FnOnce() -> Result<String, String>) -> ExitCode {
    // A panic is caught and told by the check; the others are not worth their text.
    std::panic::set_hook(Box::new(|info| eprintln!("{info}\n{}", std::backtrace::Backtrace::force_capture())));
    let start = Instant::now();
    measure(|| check().map(|text| ("done".to_owned(), start.elapsed(), text)))
}

fn measure(work: impl FnOnce() -> Result<(String, Duration, String), String>) -> ExitCode {
    let result = execute::warm_up().and_then(|()| {
        let before = status_bytes("self", "VmHWM:").unwrap_or(0);
        work().map(|end| (before, end))
    });
    let after = status_bytes("self", "VmHWM:").unwrap_or(0);
    match result {
        Ok((before, (name, spent, text))) => {
            println!("end\t{name}\t{}\t{}\t{}", spent.as_millis(), after.saturating_sub(before), text.replace('\n', " "));
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

/// A line of `/proc/PID/status` in bytes.
fn status_bytes(process: &str, key: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(key))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}
