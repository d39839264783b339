//! The ways to run a program.
//!
//! Owns: the table of modes. Never: decides which of them run; the command line does.
//! Start reading at `MODES`.

use std::process::{Command, Stdio};

use super::case::{self, Case};
use super::compare;
use super::header::{Answer, Header};
use super::options::Options;
use super::process;
use super::running;

/// A way to run a program.
pub struct Mode {
    /// What `--modes=` and reports call it.
    pub name: &'static str,
    /// Whether it runs when the command line chooses none.
    pub by_default: bool,
    /// Whether it has something to say about this program.
    pub applies: fn(&Case) -> bool,
    /// Runs the program and judges it; the text says what is wrong.
    pub run: fn(&Case, &Options) -> Result<(), String>,
}

/// All modes. `single` takes hours in a development build. `corpus` checks the files themselves; `command` runs another interpreter, CPython or our command line; `process`
/// starts a new process for every host call; the others run the program in this process (`running.rs`).
pub const MODES: &[Mode] = &[
    Mode { name: "command", by_default: false, applies: needs_no_host, run: command },
    Mode { name: "corpus", by_default: true, applies: |_| true, run: corpus },
    Mode { name: "plain", by_default: true, applies: |_| true, run: running::plain },
    Mode { name: "collect", by_default: true, applies: |_| true, run: running::collect },
    Mode { name: "process", by_default: true, applies: process::calls_the_host, run: process::process },
    Mode { name: "single", by_default: false, applies: |_| true, run: running::single },
    Mode { name: "step", by_default: true, applies: |_| true, run: running::step },
];

/// The program and its files are complete and agree with each other.
fn corpus(case: &Case, _: &Options) -> Result<(), String> {
    let header = case.header.as_ref().map_err(String::clone)?;
    let first = case.out.as_deref().and_then(|out| out.lines().next()).ok_or("there is no .out file (run: make expect)")?;
    let problems = [
        (case.source.is_empty(), "there is an output file but no program"),
        (
            !first.starts_with(if header.no_cpython { "# reviewed" } else { "# CPython 3.14." }),
            "the .out file's first line does not name its maker",
        ),
        (header.no_cpython != header.differs.is_some(), "`# mode: no-cpython` and `# differs:` go together"),
        (!header.limits.is_empty() && !header.no_cpython, "CPython knows no `# limit:`; say `# mode: no-cpython`"),
        (header.wrong.is_some() != case.wrong.is_some(), "`# wrong:` and a .wrong file go together"),
        (unused_name(case, header), "a name of the header is not used in the program"),
        (header.limits.iter().any(|(_, amount)| *amount == 0), "a limit of nothing"),
        (!well_named(&case.name), "file names are lower case words joined by underscores"),
    ];
    match problems.iter().find(|(wrong, _)| *wrong) {
        Some((_, text)) => Err(text.to_string()),
        None => Ok(()),
    }
}

/// A host function or input that the program never mentions, or an answer made of nothing: the header tests nothing then.
fn unused_name(case: &Case, header: &Header) -> bool {
    let body: String = case.source.lines().filter(|line| !line.starts_with('#')).collect();
    header.inputs.iter().any(|(name, literal)| literal.is_empty() || !body.contains(name.as_str()))
        || header.hosts.iter().any(|host| {
            let parameters_fine = host.parameters.iter().all(|name| !name.is_empty());
            let answer_fine = match &host.answer {
                Answer::Value(expression) => !expression.is_empty(),
                Answer::Raise(class, message) => !class.is_empty() && !message.is_empty(),
            };
            !parameters_fine || !answer_fine || !body.contains(&host.name)
        })
}

fn well_named(name: &str) -> bool {
    name.strip_suffix(".py").is_some_and(|stem| stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_/".contains(c)))
}

/// Another interpreter can be asked where the program needs nothing from a host.
fn needs_no_host(case: &Case) -> bool {
    case.header.as_ref().is_ok_and(|header| {
        header.hosts.is_empty() && header.inputs.is_empty() && header.limits.is_empty() && header.directories.is_empty()
    })
}

/// Runs `--command=` with the program's path: standard output, then the traceback from standard error, are compared.
fn command(case: &Case, options: &Options) -> Result<(), String> {
    let line = options.command.as_deref().ok_or("the mode `command` needs --command=INTERPRETER")?;
    let mut words = line.split_whitespace();
    let program = words.next().ok_or("--command= names no interpreter")?;
    let done = Command::new(program)
        .args(words)
        .arg(&case.name)
        .current_dir(case::repository())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    // CPython shows the absolute path of the main program.
    let prefix = format!("{}/", case::repository().display());
    let mut got = String::from_utf8_lossy(&done.stdout).replace(&prefix, "");
    let errors = String::from_utf8_lossy(&done.stderr).replace(&prefix, "");
    if let Some(at) = traceback_start(&errors).filter(|_| !done.status.success()) {
        got.push_str(&errors[at..]);
    } else if let Some(status) = done.status.code().filter(|status| *status != 0) {
        got.push_str(&format!("{errors}# exit status {status}\n"));
    }
    compare::verdict(case, &got)
}

/// Where the traceback begins in standard error, which may hold warnings and the program's own lines before it.
fn traceback_start(errors: &str) -> Option<usize> {
    ["Traceback (most", "  + Exception Group Traceback", "  File \""].iter().filter_map(|head| errors.find(head)).min()
}
