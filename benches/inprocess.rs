//! In-process figures: what compiling, running, calling the host and snapshots cost without starting a process.
//!
//! `cargo bench --package libmonty-benches`, which is part of `make bench`, measures with criterion, then
//! prints a table with the expectation beside each figure and writes it to `target/tmp/inprocess.md`. Criterion's arguments work:
//! `-- compiled` measures what has that in its name and leaves the table alone, `-- --profile-time 5 compiled` runs it under a
//! profiler.

#![allow(unsafe_code, reason = "it is a C host, too")]

use criterion::Criterion;
use monty::capi::{call, options, program, run, status, value};
use monty::{DumpOptions, Object, Options, Program, Run, State, UNLIMITED};
use ruff_python_parser::parse_module;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// Ten lines, of which the last waits for the host.
const TEN_LINES: &str = "\
names = ['ada', 'grace', 'alan']
table = {}
for name in names:
    table[name] = len(name)
total = sum(table.values())
def label(name):
    return f'{name}: {table[name]}'
lines = [label(name) for name in names]
text = ', '.join(lines)
answer = ask(text, total)
";

/// More calls than anybody measures.
const CALLS: &str = "for i in range(1 << 40):\n    ask(i)\n";

/// Nanoseconds, or a multiple of another figure.
enum Expected {
    Nothing,
    Nanoseconds(f64),
    Times(f64, &'static str),
}

use Expected::{Nanoseconds, Nothing, Times};

const PARSER: &str = "the parser alone on `1 + 1`";
const SOURCE: &str = "source of `1 + 1` to its result";
const AGAIN: &str = "compiled `1 + 1` again";
const CALL: &str = "a host call there and back";
const CALL_C: &str = "the same through the C functions";
const NEW_SHORT: &str = "a run of a 1-line program made and dropped";
const NEW_LONG: &str = "the same, 1,000 lines";
const MANY_SHORT: &str = "1,000 runs of a 1-line program at once, each";
const MANY_LONG: &str = "the same, 1,000 lines each";
const DUMP: &str = "dump of a run that waits in a 10-line program";
const LOAD: &str = "loading it";
const CHECK_EVERYDAY: &str = "type check of 20 to 40 lines of every day with a warm checker";
const CHECK: &str = "type check of 38 lines with async tools with a warm checker";
const CHECK_NEW: &str = "the same with a new checker";

/// What is measured, in the table's order, and what it may take at most.
const FIGURES: [(&str, &[Expected]); 14] = [
    (PARSER, &[Nothing]),
    (SOURCE, &[Nanoseconds(1000.0), Times(3.0, PARSER)]),
    (AGAIN, &[Nanoseconds(150.0)]),
    (CALL, &[Nanoseconds(150.0)]),
    (CALL_C, &[Nanoseconds(300.0)]),
    (NEW_SHORT, &[Nothing]),
    (NEW_LONG, &[Times(1.0, NEW_SHORT)]),
    (MANY_SHORT, &[Nothing]),
    (MANY_LONG, &[Times(1.0, MANY_SHORT)]),
    (DUMP, &[Nanoseconds(2000.0)]),
    (LOAD, &[Nanoseconds(4000.0)]),
    (CHECK_EVERYDAY, &[Nanoseconds(1e6)]),
    (CHECK, &[Nanoseconds(1e6)]),
    (CHECK_NEW, &[Nanoseconds(30e6)]),
];

/// Bytes that the dump may take.
const DUMP_BYTES: usize = 1024;
/// Two figures that are expected to be the same differ by less than this share when they are.
const NOISE: f64 = 0.05;

fn compile(source: &str) -> Program {
    Program::compile(source, &Options::new().function("ask")).expect("the source is right")
}

fn finish(mut run: Run) -> Option<i64> {
    let state = run.step(UNLIMITED).expect("the run can be stepped");
    assert_eq!(state, State::Done);
    run.result().and_then(Object::as_int)
}

fn waiting(program: &Program) -> Run {
    let mut run = Run::new(program);
    assert_eq!(run.step(UNLIMITED).expect("the run can be stepped"), State::Call);
    run
}

fn long_program() -> Program {
    let mut source = String::new();
    for i in 0..500 {
        writeln!(source, "def f{i}(x):\n    return x + {i}").expect("writing to a string does not fail");
    }
    compile(&source)
}

fn compile_and_run(c: &mut Criterion) {
    c.bench_function(PARSER, |b| b.iter(|| parse_module(black_box("1 + 1"))));
    // No options beyond the defaults: the shortest way from a source to its result.
    let options = Options::new();
    c.bench_function(SOURCE, |b| {
        b.iter(|| finish(Run::new(&Program::compile(black_box("1 + 1"), &options).expect("the source is right"))));
    });
    let program = Program::compile("1 + 1", &options).expect("the source is right");
    assert_eq!(finish(Run::new(&program)), Some(2));
    c.bench_function(AGAIN, |b| b.iter(|| finish(Run::new(black_box(&program)))));
}

/// The host reads the call's name and argument and answers with another int.
fn answer(run: &mut Run) {
    let call = run.call().expect("the run waits in a call");
    let i = call.args.item(0).and_then(|i| i.as_int()).expect("the argument is an int");
    assert_eq!(call.name.as_str(), "ask");
    let state = run.resume_value(i + 1).expect("the answer is taken");
    assert_eq!(state, State::Call);
}

/// The same host in C.
fn answer_in_c(run: *mut run::MontyRun) {
    // SAFETY: the run lives, what it lends is used before it goes on, and the answer is handed over.
    unsafe {
        let (mut len, mut i) = (0, 0);
        let name = call::monty_run_call_name(run, &mut len);
        assert_eq!(std::slice::from_raw_parts(name.cast::<u8>(), len), b"ask");
        let argument = value::monty_value_item(call::monty_run_call_args(run), 0);
        assert!(value::monty_value_int(argument, &mut i) == status::MontyStatus::MontyOk);
        let status = call::monty_run_resume_value(run, value::monty_int(i + 1), std::ptr::null_mut());
        assert!(status == status::MontyStatus::MontyOk);
        assert!(run::monty_run_state(run) == status::MontyState::Call);
    }
}

/// A run that waits in its first call, made by the C functions.
fn waiting_in_c() -> *mut run::MontyRun {
    let mut made = std::ptr::null_mut();
    // SAFETY: everything handed over was made by the functions before, and is freed once.
    unsafe {
        let declared = options::monty_options_new();
        options::monty_options_add_function(declared, c"ask".as_ptr(), 3);
        program::monty_compile(CALLS.as_ptr().cast(), CALLS.len(), declared, &mut made, std::ptr::null_mut());
        options::monty_options_free(declared);
        let run = run::monty_run_new(made);
        program::monty_program_free(made);
        run::monty_run_step(run, UNLIMITED, std::ptr::null_mut());
        run
    }
}

fn timed(times: u64, mut body: impl FnMut()) -> Duration {
    let start = Instant::now();
    (0..times).for_each(|_| body());
    start.elapsed()
}

fn host_calls(c: &mut Criterion) {
    c.bench_function(CALL, |b| {
        b.iter_custom(|times| {
            let mut run = waiting(&compile(CALLS));
            timed(times, || answer(&mut run))
        });
    });
    c.bench_function(CALL_C, |b| {
        b.iter_custom(|times| {
            let run = waiting_in_c();
            let time = timed(times, || answer_in_c(run));
            // SAFETY: the run is not used again.
            unsafe { run::monty_run_free(run) };
            time
        });
    });
}

fn runs_made(c: &mut Criterion) {
    let (short, long) = (compile("1 + 1"), long_program());
    finish(Run::new(&short));
    finish(Run::new(&long));
    for (name, program) in [(NEW_SHORT, &short), (NEW_LONG, &long)] {
        c.bench_function(name, |b| b.iter(|| Run::new(black_box(program))));
    }
    // While the others live, none leaves its machine for the next.
    for (name, program) in [(MANY_SHORT, &short), (MANY_LONG, &long)] {
        c.bench_function(name, |b| {
            b.iter_custom(|times| {
                let batch = |len: u64| timed(1, || drop(black_box((0..len).map(|_| Run::new(program)).collect::<Vec<_>>())));
                let whole: Duration = (0..times / 1000).map(|_| batch(1000)).sum();
                whole + batch(times % 1000)
            });
        });
    }
}

/// Measures dump and load; the dump's size without and with the program.
fn snapshots(c: &mut Criterion) -> (usize, usize) {
    let ten = compile(TEN_LINES);
    let mut run = waiting(&ten);
    let options = DumpOptions::new().without_program();
    let bytes = run.dump(&options).expect("a waiting run can be dumped");
    let whole = run.dump(&DumpOptions::new()).expect("a waiting run can be dumped");
    c.bench_function(DUMP, |b| b.iter(|| run.dump(&options)));
    c.bench_function(LOAD, |b| b.iter(|| Run::load(Some(&ten), black_box(&bytes)).expect("the bytes are right")));
    (bytes.len(), whole.len())
}

/// The programs of tests/check/everyday that have 20 to 40 lines and need no host.
fn everyday() -> Vec<&'static str> {
    let files = [
        include_str!("../tests/check/everyday/algorithms.py"),
        include_str!("../tests/check/everyday/classes.py"),
        include_str!("../tests/check/everyday/data.py"),
        include_str!("../tests/check/everyday/functions.py"),
        include_str!("../tests/check/everyday/library.py"),
        include_str!("../tests/check/everyday/programs.py"),
    ];
    let programs = files.iter().flat_map(|file| file.split("# ---- ").skip(1)).filter_map(|part| part.split_once('\n'));
    programs.map(|(_, program)| program).filter(|program| (20..=40).contains(&program.lines().count())).collect()
}

/// Each program differs from the one before, or the checker would know the answer.
fn type_checks(c: &mut Criterion) {
    let mut count = 0;
    let mut check = |program: &str, options: &Options| {
        count += 1;
        let report = monty::check(&format!("{program}\ncount = {count}\n"), options).expect("the program can be checked");
        assert!(report.is_empty(), "{report}");
    };
    let (programs, alone) = (everyday(), Options::new());
    programs.iter().for_each(|program| check(program, &alone));
    let mut next = programs.iter().cycle();
    c.bench_function(CHECK_EVERYDAY, |b| b.iter(|| check(next.next().expect("there are some"), &alone)));
    let options = Options::new().stubs(include_str!("../tests/check/research.pyi"));
    let program = include_str!("../tests/check/research.py");
    check(program, &options);
    c.bench_function(CHECK, |b| b.iter(|| check(program, &options)));
    c.bench_function(CHECK_NEW, |b| {
        b.iter(|| {
            monty::release_checkers();
            check(program, &options);
        });
    });
}

/// The median that criterion found.
fn nanoseconds(folder: &Path, name: &str) -> f64 {
    let path = folder.join(name).join("new/estimates.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let estimates: serde_json::Value = serde_json::from_str(&text).expect("criterion writes JSON");
    estimates["median"]["point_estimate"].as_f64().expect("criterion writes a median")
}

fn row(what: &str, figure: &str, expected: &str, met: Option<bool>) -> String {
    let met = met.map_or("", |met| if met { "yes" } else { "no" });
    format!("| {what} | {figure} | {expected} | {met} |\n")
}

fn table(folder: &Path, (bytes, whole): (usize, usize)) -> String {
    let mut table = String::from("## In process\n\n| what | figure | expected at most | met |\n|---|---:|---:|---|\n");
    for (name, expectations) in FIGURES {
        let time = nanoseconds(folder, name);
        for expected in expectations {
            table += &match *expected {
                Nothing => row(name, &format!("{time:.0} ns"), "", None),
                Nanoseconds(most) => row(name, &format!("{time:.0} ns"), &format!("{most:.0} ns"), Some(time <= most)),
                Times(most, other) => {
                    let times = time / nanoseconds(folder, other);
                    let figure = format!("{time:.0} ns, {times:.2} times");
                    row(name, &figure, &format!("{most:.0} times {other}"), Some(times <= most * (1.0 + NOISE)))
                }
            };
        }
    }
    table += &row("size of that dump", &format!("{bytes} bytes"), &format!("{DUMP_BYTES} bytes"), Some(bytes <= DUMP_BYTES));
    table += &row("size with the program in it", &format!("{whole} bytes"), "", None);
    table
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let mut criterion = Criterion::default()
        .output_directory(&folder)
        .without_plots()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    compile_and_run(&mut criterion);
    host_calls(&mut criterion);
    runs_made(&mut criterion);
    let bytes = snapshots(&mut criterion);
    type_checks(&mut criterion);
    criterion.final_summary();
    if std::env::args().skip(1).all(|arg| arg == "--bench") {
        let table = table(&folder, bytes);
        println!("{table}");
        std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("inprocess.md"), table).expect("the table can be written");
    }
}
