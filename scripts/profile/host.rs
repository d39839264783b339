//! What `with.sh` runs for the profile beside the command: a host that compiles small programs, answers their calls, dumps and loads
//! runs, by the Rust API and by the C functions, and checks types.

#![allow(unsafe_code, reason = "it is a C host, too")]
#![expect(clippy::unwrap_used, reason = "a failure ends it, and nobody but a build runs it")]

use monty::capi::{call, options, program, run, status, value};
use monty::{DumpOptions, Options, Program, Run, State, UNLIMITED};
use std::ptr::null_mut;

/// What a model writes: tools, a loop, a report.
const AGENT: &str = "\
def summary(rows):
    best = {}
    for row in rows:
        if row not in best or best[row] < len(row):
            best[row] = len(row)
    return sorted(best.items(), key=lambda pair: pair[1])

seen = []
for page in range(pages):
    title = fetch('page', page)
    seen.append(f'{title}:{page}')
    if page % 10 == 0:
        store(summary(seen[-3:])[0][0], page)
report = '\\n'.join(seen)
len(report)
";

const SMALL: [&str; 5] = [
    "1 + 2 * 3",
    "'a' + 'b'",
    "x = [1, 2, 3]\nsum(x)",
    "def f(n):\n    return n * 2\nf(21)",
    "{name: len(name) for name in ['ada', 'grace']}",
];

fn main() {
    for i in 0..20_000 {
        let program = Program::compile(SMALL[i % SMALL.len()], &Options::new()).unwrap();
        for _ in 0..4 {
            let mut run = Run::new(&program);
            assert_eq!(run.step(UNLIMITED).unwrap(), State::Done);
            assert!(run.result().is_some());
        }
    }
    let options = Options::new().function("fetch").function("store").input("pages");
    let agent = Program::compile(AGENT, &options).unwrap();
    for i in 0..200 {
        answer(&agent, i % 20 == 0);
        answer_in_c();
    }
    #[cfg(feature = "typecheck")]
    check_types();
}

/// Checks the programs of tests/check that the benches do not: those of less than 20 lines. A checker begins anew now and then.
#[cfg(feature = "typecheck")]
fn check_types() {
    let files = [
        include_str!("../../tests/check/everyday/algorithms.py"),
        include_str!("../../tests/check/everyday/classes.py"),
        include_str!("../../tests/check/everyday/data.py"),
        include_str!("../../tests/check/everyday/functions.py"),
        include_str!("../../tests/check/everyday/library.py"),
        include_str!("../../tests/check/everyday/programs.py"),
    ];
    let programs = files.iter().flat_map(|file| file.split("# ---- ").skip(1)).filter_map(|part| part.split_once('\n'));
    let short: Vec<&str> = programs.map(|(_, program)| program).filter(|program| program.lines().count() < 20).collect();
    for round in 0..20 {
        for program in &short {
            // What it knows already it would not check again.
            let report = monty::check(&format!("{program}\nround = {round}\n"), &Options::new()).unwrap();
            assert!(report.is_empty(), "{report}");
        }
        if round % 4 == 0 {
            monty::release_checkers();
        }
    }
}

/// Answers a program's calls until it ends; with `moves` the state goes through bytes at each.
fn answer(agent: &Program, moves: bool) {
    let mut run = Run::new(agent);
    run.set_input("pages", 60).unwrap();
    let mut state = run.step(UNLIMITED).unwrap();
    while state == State::Call {
        if moves {
            let bytes = run.dump(&DumpOptions::new().without_program()).unwrap();
            run = Run::load(Some(agent), &bytes).unwrap();
        }
        let call = run.call().unwrap();
        let page = call.args.item(1).and_then(|page| page.as_int()).unwrap();
        state = if call.name.as_str() == "fetch" { run.resume_value(format!("page {page}")) } else { run.resume_value(page) }.unwrap();
    }
    assert_eq!(state, State::Done);
}

/// The same in C.
fn answer_in_c() {
    // SAFETY: everything handed over was made by the functions before, what a run lends is used before it goes on, and each is freed once.
    unsafe {
        let (declared, mut made) = (options::monty_options_new(), null_mut());
        options::monty_options_add_function(declared, c"fetch".as_ptr(), 5);
        options::monty_options_add_function(declared, c"store".as_ptr(), 5);
        let source = AGENT.replace("pages", "60");
        let compiled = program::monty_compile(source.as_ptr().cast(), source.len(), declared, &mut made, null_mut());
        assert!(compiled == status::MontyStatus::MontyOk);
        options::monty_options_free(declared);
        let run = run::monty_run_new(made);
        program::monty_program_free(made);
        run::monty_run_step(run, UNLIMITED, null_mut());
        while run::monty_run_state(run) == status::MontyState::Call {
            let (mut len, mut page) = (0, 0);
            let name = call::monty_run_call_name(run, &mut len);
            assert!(!name.is_null() && len == 5);
            let argument = value::monty_value_item(call::monty_run_call_args(run), 1);
            assert!(value::monty_value_int(argument, &mut page) == status::MontyStatus::MontyOk);
            let title = if page % 2 == 0 { value::monty_int(page) } else { value::monty_str(c"page".as_ptr(), 4) };
            call::monty_run_resume_value(run, title, null_mut());
        }
        assert!(run::monty_run_state(run) == status::MontyState::Done);
        run::monty_run_free(run);
    }
}
