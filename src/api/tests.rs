//! Owns: that a run knows nothing of the runs whose machines it may have got.

use crate::{Options, Program, Run, State, Stream, UNLIMITED};

/// What a run of the program prints, and its result.
fn outcome(program: &Program, first: bool) -> (String, Option<String>) {
    let mut run = Run::new(program);
    run.set_input("first", first).expect("it is declared");
    assert_eq!(run.step(UNLIMITED).expect("it can be stepped"), State::Done, "{:?}", run.error());
    let result = run.result().and_then(|result| result.repr().ok());
    (run.take_output(Stream::Stdout), result)
}

fn program(source: &str) -> Program {
    Program::compile(source, &Options::new().input("first")).expect("it is right")
}

#[test]
fn a_run_does_not_know_the_one_before() {
    let settings = program(
        "if first:
    import sys, io
    sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(50)
    sys.stdout = io.StringIO()
    name = 1
    class C: x = 1
print('here')
(len(str(10 ** 4000)), 'name' in globals(), 'C' in globals())
",
    );
    let digits = program(
        "if first:\n    import sys\n    sys.set_int_max_str_digits(0)\nx = 10 ** 5000\ntry: n = len(str(x))\nexcept ValueError: n = 0\nn",
    );
    for _ in 0..3 {
        assert_eq!(outcome(&settings, true).0, "");
        assert_eq!(outcome(&settings, false), ("here\n".into(), Some("(4001, False, False)".into())));
        assert_eq!(outcome(&digits, true).1, Some("5001".into()));
        assert_eq!(outcome(&digits, false).1, Some("0".into()));
        // Another program gets a machine of one that is gone.
        drop(program("1"));
        assert_eq!(outcome(&program("print(1)\nfirst"), false), ("1\n".into(), Some("False".into())));
    }
}

#[test]
fn an_old_handle_does_not_stop_the_next_run() {
    let program = Program::compile("sum(range(1000))", &Options::new()).expect("it is right");
    for _ in 0..8 {
        let mut run = Run::new(&program);
        let handle = run.interrupt_handle();
        assert_eq!(run.step(UNLIMITED).expect("it can be stepped"), State::Done);
        drop(run);
        let mut next = Run::new(&program);
        handle.interrupt();
        assert_eq!(next.step(UNLIMITED).expect("it can be stepped"), State::Done);
    }
}
