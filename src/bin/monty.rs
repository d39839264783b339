//! The `monty` command: runs a Python program in the sandbox, with the terminal as its host.
//!
//! Owns: the command line, printing as the program prints, answering `input()`, the clocks, sleep and random bytes, the exit status.
//! Never: gives the program anything else of this machine: a call of another kind gets `PermissionError`.
//! Start reading at `main`.

use monty::{CallKind, Limit, Object, Options, Program, Run, State, Stream, UNLIMITED};
use std::io::{BufRead, Read, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

const USAGE: &str = "\
usage: monty [options] FILE        run a program (- reads it from standard input)
       monty [options] -c CODE     run CODE
       monty check [--stubs FILE] [--concise] FILE
                                   check the types of a program, with what the stubs declare; 1 when it has errors
       monty dis FILE              show the bytecode of a program

  --limit NAME=VALUE   memory=64M, output=1M, allocations=N, fuel=N, recursion=N, time=2.5s or 100ms; none lifts a limit
  --file PATH=FILE     the program may read FILE of this machine as PATH
  --scratch PATH       the program may make files in the directory PATH, which are in memory and go with it
  --stats              say on standard error what the run has used
  --version            say the version
";

fn main() -> ExitCode {
    match Command::parse(std::env::args().skip(1)) {
        Ok(command) => command.carry_out(),
        Err(problem) => {
            say(&mut std::io::stderr(), &format!("monty: {problem}\n{USAGE}"));
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for.
#[derive(Default)]
struct Command {
    task: Task,
    limits: Vec<(Limit, u64)>,
    /// Paths and the files of this machine that are to be found there, or none for a directory.
    mounts: Vec<(String, Option<String>)>,
    stats: bool,
}

#[derive(Default)]
enum Task {
    #[default]
    Help,
    Version,
    Run {
        filename: String,
        source: Source,
    },
    Disassemble(String),
    Check {
        filename: String,
        stubs: Option<String>,
        concise: bool,
    },
}

enum Source {
    File,
    Input,
    Text(String),
}

impl Command {
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Command, String> {
        let mut command = Command::default();
        while let Some(arg) = args.next() {
            let mut value = |what: &str| args.next().ok_or_else(|| format!("{arg} needs {what}"));
            match arg.as_str() {
                "-h" | "--help" => return Ok(Command::default()),
                "-V" | "--version" => command.task = Task::Version,
                "--stats" => command.stats = true,
                "--limit" => command.limits.push(limit(&value("NAME=VALUE")?)?),
                "--scratch" => command.mounts.push((value("a path")?, None)),
                "--file" => {
                    let pair = value("PATH=FILE")?;
                    let (path, file) = pair.split_once('=').ok_or_else(|| format!("{pair:?} is no PATH=FILE"))?;
                    command.mounts.push((path.to_owned(), Some(file.to_owned())));
                }
                "-c" => {
                    let (filename, source) = ("<string>".to_owned(), Source::Text(value("code")?));
                    command.task = Task::Run { filename, source };
                    return command.finish(args);
                }
                "-" => {
                    command.task = Task::Run { filename: "<stdin>".to_owned(), source: Source::Input };
                    return command.finish(args);
                }
                "check" => {
                    command.task = check_task(args)?;
                    return Ok(command);
                }
                "dis" => {
                    command.task = Task::Disassemble(value("a file")?);
                    return command.finish(args);
                }
                _ if arg.starts_with("--limit=") => command.limits.push(limit(&arg["--limit=".len()..])?),
                _ if arg.starts_with('-') => return Err(format!("unknown option {arg}")),
                _ => {
                    command.task = Task::Run { filename: arg, source: Source::File };
                    return command.finish(args);
                }
            }
        }
        match command.task {
            Task::Help => Err("there is no program to run".to_owned()),
            _ => Ok(command),
        }
    }

    fn finish(self, mut rest: impl Iterator<Item = String>) -> Result<Command, String> {
        match rest.next() {
            Some(arg) => Err(format!("unexpected argument {arg:?}: options stand before the program")),
            None => Ok(self),
        }
    }

    fn carry_out(self) -> ExitCode {
        match &self.task {
            Task::Help => {
                say(&mut std::io::stdout(), USAGE);
                ExitCode::SUCCESS
            }
            Task::Version => {
                say(&mut std::io::stdout(), concat!("monty ", env!("CARGO_PKG_VERSION"), "\n"));
                ExitCode::SUCCESS
            }
            Task::Disassemble(file) => match compile(file, &Source::File) {
                Ok(program) => {
                    say(&mut std::io::stdout(), &program.disassemble());
                    ExitCode::SUCCESS
                }
                Err(status) => status,
            },
            Task::Check { filename, stubs, concise } => match check(filename, stubs.as_deref(), *concise) {
                Ok(status) | Err(status) => status,
            },
            Task::Run { filename, source } => match compile(filename, source) {
                Ok(program) => self.run(&program),
                Err(status) => status,
            },
        }
    }

    fn run(&self, program: &Program) -> ExitCode {
        let mut run = Run::new(program);
        for (which, value) in &self.limits {
            run.set_limit(*which, *value);
        }
        run.set_print(|stream, text| match stream {
            Stream::Stdout => say(&mut std::io::stdout(), text),
            Stream::Stderr => say(&mut std::io::stderr(), text),
        });
        for (path, file) in &self.mounts {
            if let Err(problem) = mount(&mut run, path, file.as_deref()) {
                return failed(2, &format!("monty: {problem}\n"));
            }
        }
        let ended = drive(&mut run, &Clocks::new());
        // Nobody is there to hear that standard output is closed.
        let _ = std::io::stdout().flush();
        if self.stats {
            say(&mut std::io::stderr(), &stats(&run));
        }
        match ended {
            Ok(()) => exit_code(&run),
            Err(error) => {
                say(&mut std::io::stderr(), &format!("monty: {error}\n"));
                ExitCode::FAILURE
            }
        }
    }
}

/// `check`, its options and its file, in any order.
fn check_task(mut args: impl Iterator<Item = String>) -> Result<Task, String> {
    let (mut filename, mut stubs, mut concise) = (None, None, false);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--stubs" => stubs = Some(args.next().ok_or("--stubs needs a file")?),
            "--concise" => concise = true,
            _ if arg.starts_with('-') && arg != "-" => return Err(format!("unknown option {arg}")),
            _ if filename.is_none() => filename = Some(arg),
            _ => return Err(format!("unexpected argument {arg:?}: one program at a time")),
        }
    }
    Ok(Task::Check { filename: filename.ok_or("check needs a file")?, stubs, concise })
}

/// Checks a program and says what was found.
fn check(filename: &str, stubs: Option<&str>, concise: bool) -> Result<ExitCode, ExitCode> {
    let source = if filename == "-" { Source::Input } else { Source::File };
    let text = read(filename, &source)?;
    let stubs = stubs.map(|file| read(file, &Source::File)).transpose()?.unwrap_or_default();
    match monty::check(&text, &Options::new().filename(filename).stubs(stubs)) {
        Ok(report) => {
            say(&mut std::io::stdout(), if concise { report.concise() } else { report.annotated() });
            Ok(if report.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
        Err(error) => Err(failed(2, &format!("monty: {error}\n"))),
    }
}

/// Gives the program a file of this machine, or a directory for its own.
fn mount(run: &mut Run, path: &str, file: Option<&str>) -> Result<(), String> {
    let data = file.map(|file| std::fs::read(file).map_err(|error| format!("{file}: {error}"))).transpose()?;
    run.mount(path, data.as_deref(), data.is_none()).map_err(|error| format!("{path}: {error}"))
}

/// Runs the program to its end.
fn drive(run: &mut Run, clocks: &Clocks) -> Result<(), monty::Error> {
    let mut state = run.step(UNLIMITED)?;
    loop {
        state = match state {
            State::Call => answer(run, clocks)?,
            State::Ready | State::Yielded | State::Interrupted => run.step(UNLIMITED)?,
            State::Waiting | State::Done | State::Failed => return Ok(()),
        }
    }
}

/// The machine's clocks, of which those that only measure begin with the program.
struct Clocks {
    start: Instant,
}

#[expect(clippy::disallowed_methods, reason = "the command is a host, and its user's own program may know the time")]
impl Clocks {
    fn new() -> Clocks {
        Clocks { start: Instant::now() }
    }

    fn since_start(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn since_1970(&self) -> f64 {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64())
    }

    fn sleep(&self, seconds: f64) {
        let _ = std::io::stdout().flush();
        std::thread::sleep(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
    }
}

/// `input()`, the clocks and random bytes have an answer; everything else is not the program's business.
fn answer(run: &mut Run, clocks: &Clocks) -> Result<State, monty::Error> {
    let Some(call) = run.call() else { return Ok(run.state()) };
    let argument = call.args.item(0);
    match (call.kind, call.name.as_str()) {
        (CallKind::Os, "input") => input(run, argument.as_ref().and_then(Object::as_str).unwrap_or_default()),
        (CallKind::Os, "time.time") => run.resume_value(clocks.since_1970()),
        (CallKind::Os, "time.monotonic" | "time.perf_counter" | "time.process_time") => run.resume_value(clocks.since_start()),
        (CallKind::Os, "time.sleep") => {
            let seconds = argument.and_then(|value| value.as_float().or_else(|| value.as_int().map(|i| i as f64))).unwrap_or(0.0);
            clocks.sleep(seconds);
            run.resume_value(())
        }
        (CallKind::Os, "os.urandom") => match random_bytes(argument.and_then(|value| value.as_int()).unwrap_or(0)) {
            Ok(bytes) => run.resume_value(&bytes[..]),
            Err(error) => run.resume_exception(Object::exception("OSError", &error.to_string())),
        },
        (_, name) => {
            let text = format!("{name} is not allowed here");
            run.resume_exception(Object::exception("PermissionError", &text))
        }
    }
}

fn input(run: &mut Run, prompt: &str) -> Result<State, monty::Error> {
    say(&mut std::io::stdout(), prompt);
    let _ = std::io::stdout().flush();
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(0) => run.resume_exception(Object::exception("EOFError", "EOF when reading a line")),
        Ok(_) => run.resume_value(line.strip_suffix('\n').unwrap_or(&line)),
        Err(error) => run.resume_exception(Object::exception("OSError", &error.to_string())),
    }
}

/// Of the system; at most a mebibyte at once.
fn random_bytes(count: i64) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![0; count.clamp(0, 1 << 20) as usize];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn compile(filename: &str, source: &Source) -> Result<Program, ExitCode> {
    let text = read(filename, source)?;
    Program::compile(&text, &Options::new().filename(filename)).map_err(|error| failed(1, &error.traceback()))
}

/// The text of a program or of stubs.
fn read(filename: &str, source: &Source) -> Result<String, ExitCode> {
    let bytes = match source {
        Source::File => std::fs::read(filename),
        Source::Input => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
        Source::Text(text) => Ok(text.clone().into_bytes()),
    };
    let bytes = bytes.map_err(|error| failed(2, &format!("monty: can't open file '{filename}': {error}\n")))?;
    String::from_utf8(bytes).map_err(|_| failed(1, &format!("monty: {filename} is not UTF-8\n")))
}

/// Says why it ends with this status.
fn failed(status: u8, problem: &str) -> ExitCode {
    say(&mut std::io::stderr(), problem);
    ExitCode::from(status)
}

/// As `python3`: the traceback and 1, or what `sys.exit` says.
fn exit_code(run: &Run) -> ExitCode {
    let Some(error) = run.error() else { return ExitCode::SUCCESS };
    let Some(status) = error.exit_status() else {
        say(&mut std::io::stderr(), &error.traceback());
        return ExitCode::FAILURE;
    };
    let code = error.exception_object().and_then(|exception| exception.item(0));
    if code.is_some_and(|code| code.as_int().is_none() && code.as_bool().is_none() && !code.is_none()) {
        say(&mut std::io::stderr(), &format!("{}\n", error.message()));
    }
    ExitCode::from(status as u8)
}

fn stats(run: &Run) -> String {
    let line = |limit: &Limit| format!("{:>12}  {:>14} of {}\n", limit.name(), run.usage(*limit), run.limit(*limit));
    Limit::ALL.iter().map(line).collect()
}

/// `memory=64M`, `time=2.5s`, `fuel=1_000_000`, `output=none`.
fn limit(text: &str) -> Result<(Limit, u64), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("--limit {text}: not NAME=VALUE"))?;
    let which = Limit::ALL.into_iter().find(|limit| limit.name() == name).ok_or_else(|| format!("--limit {text}: no such limit"))?;
    let units: &[(&str, f64)] = match which {
        Limit::Memory | Limit::Output => &[("K", 1024.0), ("M", 1_048_576.0), ("G", 1_073_741_824.0)],
        Limit::TimeNs => &[("ns", 1.0), ("us", 1e3), ("ms", 1e6), ("s", 1e9)],
        Limit::Allocations | Limit::Fuel | Limit::Recursion => &[],
    };
    if value == "none" {
        return Ok((which, UNLIMITED));
    }
    let unit = units.iter().find_map(|(suffix, scale)| Some((value.strip_suffix(suffix)?, *scale)));
    let (number, scale) = unit.unwrap_or((value, if which == Limit::TimeNs { 1e9 } else { 1.0 }));
    match number.replace('_', "").parse::<f64>() {
        Ok(number) if number >= 0.0 => Ok((which, (number * scale) as u64)),
        _ => Err(format!("--limit {text}: {value:?} is no amount")),
    }
}

/// Writes text. A closed pipe ends the output, not the program.
fn say(to: &mut impl Write, text: &str) {
    let _ = to.write_all(text.as_bytes());
}
