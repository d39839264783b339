//! In-process figures: what compiling, running, calling the host and snapshots cost without starting a process.
//!
//! `cargo bench --bench inprocess` prints one line per figure; with `-- FILE` it also writes them as a table.
//! Each figure is the median of 25 samples of at least 2 ms: enough to compare with the expectation beside it.

use monty::{DumpOptions, Object, Options, Program, Run, State};
use ruff_python_parser::parse_module;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

const SAMPLES: usize = 25;
const SAMPLE: Duration = Duration::from_millis(2);

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

/// Median nanoseconds of one run of `body`.
fn nanoseconds(mut body: impl FnMut()) -> f64 {
    let mut times = 1;
    let elapsed = |times: u32, body: &mut dyn FnMut()| {
        let start = Instant::now();
        (0..times).for_each(|_| body());
        start.elapsed()
    };
    while elapsed(times, &mut body) < SAMPLE {
        times *= 2;
    }
    let mut samples: Vec<f64> = (0..SAMPLES).map(|_| elapsed(times, &mut body).as_nanos() as f64 / f64::from(times)).collect();
    samples.sort_by(f64::total_cmp);
    samples[SAMPLES / 2]
}

fn compile(source: &str) -> Program {
    Program::compile(source, &Options::new().function("ask")).expect("the source is right")
}

fn finish(run: &mut Run) {
    let state = run.step(u64::MAX).expect("the run can be stepped");
    assert_eq!(state, State::Done);
    black_box(run.result());
}

fn waiting(program: &Program) -> Run {
    let mut run = Run::new(program);
    assert_eq!(run.step(u64::MAX).expect("the run can be stepped"), State::Call);
    run
}

/// A call of the host there and back: a loop of calls, divided by their number.
fn host_call() -> f64 {
    const CALLS: u32 = 1000;
    let program = compile("for i in range(1000):\n    ask(i)\n");
    let whole = nanoseconds(|| {
        let mut run = waiting(&program);
        while run.resume_value(Object::from(1_i64)).expect("the answer is taken") == State::Call {}
    });
    whole / f64::from(CALLS)
}

fn main() {
    let mut figures: Vec<(&str, f64, &str, &str)> = Vec::new();
    let parse = nanoseconds(|| {
        black_box(parse_module(black_box("1 + 1")).expect("the source is right"));
    });
    figures.push(("the parser alone on `1 + 1`", parse, "ns", ""));
    figures.push(("source of `1 + 1` to its result", nanoseconds(|| finish(&mut Run::new(&compile(black_box("1 + 1"))))), "ns", "1000"));
    let one = compile("1 + 1");
    figures.push(("compiled `1 + 1` again", nanoseconds(|| finish(&mut Run::new(&one))), "ns", "150"));
    figures.push(("a host call there and back", host_call(), "ns", "150"));
    let thousand = compile(&"def f(x):\n    return x + 1\n".repeat(500));
    figures.push(("`Run::new` of a 1-line program", nanoseconds(|| drop(black_box(Run::new(&one)))), "ns", ""));
    figures.push(("`Run::new` of a 1,000-line program", nanoseconds(|| drop(black_box(Run::new(&thousand)))), "ns", "as 1 line"));
    let ten = compile(TEN_LINES);
    let mut run = waiting(&ten);
    let options = DumpOptions::new().without_program();
    let bytes = run.dump(&options).expect("a waiting run can be dumped");
    figures.push(("the dump of a suspended 10-line run", bytes.len() as f64, "bytes", "1024"));
    figures.push(("making that dump", nanoseconds(|| drop(black_box(run.dump(&options)))), "ns", "2000"));
    figures.push(("loading it", nanoseconds(|| drop(black_box(Run::load(Some(&ten), &bytes)))), "ns", "4000"));
    let mut table = String::from("## In process\n\n| what | figure | expected at most |\n|---|---:|---:|\n");
    for (what, figure, unit, expected) in figures {
        println!("{what}: {figure:.0} {unit}");
        writeln!(table, "| {what} | {figure:.0} {unit} | {expected} |").expect("writing to a string does not fail");
    }
    if let Some(path) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')) {
        std::fs::write(path, table).expect("the table's file can be written");
    }
}
