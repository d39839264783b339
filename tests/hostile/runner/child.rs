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
    let binary = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(binary);
    command.arg(format!("{FLAG}{}", case.name)).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("the child does not start: {error}"))?;
    let status = watch(&mut child, case)?;
    let mut text = String::new();
    let mut errors = String::new();
    child.stdout.take().expect("it is piped").read_to_string(&mut text).map_err(|error| error.to_string())?;
    child.stderr.take().expect("it is piped").read_to_string(&mut errors).map_err(|error| error.to_string())?;
    parse(&text).ok_or_else(|| format!("the child ended with {status}: {text}{}", errors.chars().take(600).collect::<String>()))
}

/// Waits for the child and ends it when it takes far too long or far too much.
fn watch(child: &mut Child, case: &Case) -> Result<ExitStatus, String> {
    let deadline = Instant::now() + Duration::from_millis(case.time * 4) + Duration::from_secs(10);
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Ok(status);
        }
        let resident = status_bytes(&child.id().to_string(), "VmRSS:").unwrap_or(0);
        let verdict = match () {
            () if Instant::now() > deadline => "still running long after the time limit",
            () if resident > 4 * case.memory + (256 << 20) => "the process takes far more memory than the budget",
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

/// What the child does.
pub fn child_main(case: &Case) -> ExitCode {
    let result = execute::warm_up().and_then(|()| {
        let before = status_bytes("self", "VmHWM:").unwrap_or(0);
        execute::on_small_stack(case).map(|end| (before, end))
    });
    let after = status_bytes("self", "VmHWM:").unwrap_or(0);
    match result {
        Ok((before, end)) => {
            println!("end\t{}\t{}\t{}\t{}", end.name, end.spent.as_millis(), after.saturating_sub(before), end.text.replace('\n', " "));
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
