//! Running a program in this process: straight through, with a collection at every safe point, and in small steps with a dump
//! and a load at every pause.
//!
//! Owns: answering the program's calls as its header says, and the text of what ended it.
//! Never: judges; `compare` does.
//! Start reading at `drive`.

use monty::{CallKind, DumpOptions, Limit, Object, Options as Compile, Program, Run, State, Stream, UNLIMITED};

use super::case::Case;
use super::compare;
use super::header::{self, Answer, Header, Host};
use super::options::Options;

/// The program as a host runs it.
pub fn plain(case: &Case, _: &Options) -> Result<(), String> {
    drive(case, |_| {}, go_on)
}

/// Garbage is collected whenever that is possible, so that nothing is kept alive by luck.
pub fn collect(case: &Case, _: &Options) -> Result<(), String> {
    drive(case, Run::collect_always, go_on)
}

/// On to the next call or the end. A run that an answer brought to its next call is there already.
pub(super) fn go_on(run: &mut Run) -> Result<(), monty::Error> {
    if run.state() != State::Call {
        run.step(UNLIMITED)?;
    }
    Ok(())
}

/// Pauses after which the steps get longer: a program of a million instructions needs not be dumped at each hundredth.
const FINE_PAUSES: u32 = 2000;

/// Steps of 1 to 100 instructions; at each pause the run is dumped and goes on as what is loaded from the bytes. The lengths
/// follow from the program's name, so that a failure repeats.
pub fn step(case: &Case, _: &Options) -> Result<(), String> {
    let mut seed = case.name.bytes().fold(0x9e37_79b9_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    reloaded(case, move |pauses| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let fuel = 1 + (seed >> 33) % 100;
        if pauses < FINE_PAUSES { fuel } else { fuel * 1000 }
    })
}

/// The same at each single instruction: hours in a development build, so only when asked for.
pub fn single(case: &Case, _: &Options) -> Result<(), String> {
    reloaded(case, |_| 1)
}

/// Runs the program in steps of as many instructions as `fuel` says, from bytes after each; it gets the number of the step.
fn reloaded(case: &Case, mut fuel: impl FnMut(u32) -> u64) -> Result<(), String> {
    let mut pauses = 0_u32;
    drive(
        case,
        |_| {},
        move |run| {
            pauses += 1;
            let fuel = fuel(pauses);
            if run.state() != State::Call {
                run.step(fuel)?;
            }
            // Every few pauses the program travels as well.
            let (bytes, program) = if pauses.is_multiple_of(16) {
                (run.dump(&DumpOptions::new())?, None)
            } else {
                (run.dump(&DumpOptions::new().without_program())?, Some(run.program().clone()))
            };
            *run = Run::load(program.as_ref(), &bytes)?;
            Ok(())
        },
    )
}

/// Runs the program to its end. `go` steps a run that is at no call; printed text is taken only at the end, so that it has to
/// survive whatever `go` does.
fn drive(case: &Case, prepare: impl FnOnce(&mut Run), mut go: impl FnMut(&mut Run) -> Result<(), monty::Error>) -> Result<(), String> {
    let header = case.header.as_ref().map_err(String::clone)?;
    let program = match compile(case, header) {
        Ok(program) => program,
        Err(error) => return compare::verdict(case, &error.traceback()),
    };
    let mut run = start(&program, header)?;
    prepare(&mut run);
    let failed = |error: monty::Error| format!("the run cannot go on: {error}");
    while !matches!(run.state(), State::Done | State::Failed) {
        go(&mut run).map_err(failed)?;
        if run.state() == State::Call {
            answer(&mut run, header)?;
        }
        if run.state() == State::Waiting {
            return Err("the run waits for answers that nobody promised".to_string());
        }
    }
    compare::verdict(case, &ending(&mut run))
}

/// Compiles the program with the names that its header gives it.
pub(super) fn compile(case: &Case, header: &Header) -> Result<Program, monty::Error> {
    let mut options = Compile::new().filename(case.name.as_str());
    for (name, _) in &header.inputs {
        options = options.input(name.as_str());
    }
    for host in &header.hosts {
        options = options.function(host.name.as_str());
    }
    Program::compile(&case.source, &options)
}

/// The time limit of a program that sets none: an hour.
const PATIENCE_NS: u64 = 3_600_000_000_000;

/// A run with the header's inputs and limits.
pub(super) fn start(program: &Program, header: &Header) -> Result<Run, String> {
    let mut run = Run::new(program);
    for (name, literal) in &header.inputs {
        let value = evaluate(literal, &[])?;
        run.set_input(name, value).map_err(|error| error.to_string())?;
    }
    for path in &header.directories {
        run.mount(path, None, true).map_err(|error| error.to_string())?;
    }
    // A program's result must not depend on how busy the machine is; one that never ends is noticed all the same.
    run.set_limit(Limit::TimeNs, PATIENCE_NS);
    for (which, amount) in &header.limits {
        let (limit, amount) = match which {
            header::Limit::Memory => (Limit::Memory, *amount),
            header::Limit::Output => (Limit::Output, *amount),
            header::Limit::Allocations => (Limit::Allocations, *amount),
            header::Limit::Fuel => (Limit::Fuel, *amount),
            header::Limit::Recursion => (Limit::Recursion, *amount),
            header::Limit::Time => (Limit::TimeNs, amount * 1_000_000),
        };
        run.set_limit(limit, amount);
    }
    Ok(run)
}

/// The value of a Python expression, by our own interpreter.
fn evaluate(expression: &str, bound: &[(&str, Object)]) -> Result<Object, String> {
    let mut options = Compile::new().filename("header");
    for (name, _) in bound {
        options = options.input(*name);
    }
    let failed = |error: monty::Error| format!("the header's {expression:?}: {error}");
    let program = Program::compile(expression, &options).map_err(failed)?;
    let mut run = Run::new(&program);
    for (name, value) in bound {
        run.set_input(name, value).map_err(failed)?;
    }
    run.step(UNLIMITED).map_err(failed)?;
    match (run.result(), run.error()) {
        (Some(result), _) => Ok(result.clone()),
        (None, Some(error)) => Err(failed(error.clone())),
        (None, None) => Err(format!("the header's {expression:?} has no value")),
    }
}

/// Answers the call that waits, and whatever calls come before the run stops for another reason.
pub(super) fn answer(run: &mut Run, header: &Header) -> Result<(), String> {
    let call = run.call().ok_or("a call state without a call")?.clone();
    let host = header.hosts.iter().find(|host| host.name == call.name && call.kind == CallKind::Function);
    let done = match host {
        Some(Host { answer: Answer::Raise(class, message), .. }) => run.resume_exception(Object::exception(class, message)),
        Some(host @ Host { answer: Answer::Value(expression), .. }) => {
            let positional = host.parameters.iter().map(String::as_str).zip(call.args.items());
            let named = call.kwargs.entries().filter_map(|(name, value)| {
                let parameter = host.parameters.iter().find(|parameter| Some(parameter.as_str()) == name.as_str())?;
                Some((parameter.as_str(), value))
            });
            let bound: Vec<(&str, Object)> = positional.chain(named).collect();
            run.resume_value(evaluate(expression, &bound)?)
        }
        None if call.name == "input" => run.resume_exception(Object::exception("EOFError", "EOF when reading a line")),
        None => run.resume_exception(Object::exception("PermissionError", &format!("{} is not allowed", call.name))),
    };
    done.map(|_| ()).map_err(|error| error.to_string())
}

/// Standard output and what ended the run, as the README says.
pub(super) fn ending(run: &mut Run) -> String {
    let mut text = run.take_output(Stream::Stdout);
    let Some(error) = run.error().cloned() else { return text };
    if let Some(limit) = error.limit() {
        text.push_str(&format!("# stopped by limit: {}\n", limit.name()));
        return text;
    }
    match error.exit_status() {
        None => text.push_str(&error.traceback()),
        Some(0) => {}
        Some(status) => {
            text.push_str(&run.take_output(Stream::Stderr));
            text.push_str(&exit_message(&error));
            text.push_str(&format!("# exit status {status}\n"));
        }
    }
    text
}

/// What `sys.exit` prints when it is given something that is no status.
fn exit_message(error: &monty::Error) -> String {
    let code = error.exception_object().and_then(|exception| exception.item(0));
    match code {
        Some(code) if code.as_int().is_none() && code.as_bool().is_none() && !code.is_none() => format!("{}\n", error.message()),
        _ => String::new(),
    }
}
