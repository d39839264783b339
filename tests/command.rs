//! The `monty` command against what its users know of `python3`: where a program comes from, what goes to which stream and when,
//! the traceback, the exit status, and the limits.
//!
//! Owns: the command line's tests. Never: tests the language; `tests/programs` does.
//! Start reading at `monty`.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Runs the command with these arguments and this standard input.
fn monty(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_monty"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it reads its input");
    child.wait_with_output().expect("it ends")
}

/// Standard output, standard error and the exit status.
fn shown(output: &Output) -> (String, String, i32) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("what is printed is UTF-8");
    (text(&output.stdout), text(&output.stderr), output.status.code().expect("no signal ended it"))
}

fn code(source: &str) -> (String, String, i32) {
    shown(&monty(&["-c", source], ""))
}

fn triple(out: &str, err: &str, status: i32) -> (String, String, i32) {
    (out.to_owned(), err.to_owned(), status)
}

/// A file that is gone when the test is over.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> File {
        let path = std::env::temp_dir().join(format!("monty-command-{}-{name}", std::process::id()));
        std::fs::write(&path, text).expect("the temporary folder can be written to");
        File(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("the path is UTF-8")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // Nothing depends on it.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn runs_code_a_file_and_standard_input() {
    assert_eq!(code("print('é', 6 * 7)"), triple("é 42\n", "", 0));
    let file = File::new("hello.py", "print(__name__)\nimport sys\nprint('to the other', file=sys.stderr)\n");
    assert_eq!(shown(&monty(&[file.path()], "")), triple("__main__\n", "to the other\n", 0));
    assert_eq!(shown(&monty(&["-"], "print(1)\nprint(2)\n")), triple("1\n2\n", "", 0));
    // The value of a last expression is the host's business, not the terminal's.
    assert_eq!(code("6 * 7"), triple("", "", 0));
}

#[test]
fn a_traceback_goes_to_standard_error() {
    let file = File::new("fails.py", "def f(n):\n    return 1 / n\n\nprint('before')\nf(0)\n");
    let (out, err, status) = shown(&monty(&[file.path()], ""));
    let expected = format!(
        "Traceback (most recent call last):\n  File \"{0}\", line 5, in <module>\n    f(0)\n    ~^^^\n  File \"{0}\", line 2, in f\n    \
         return 1 / n\n           ~~^~~\nZeroDivisionError: division by zero\n",
        file.path()
    );
    assert_eq!((out.as_str(), err, status), ("before\n", expected, 1));
    let (out, err, status) = code("x = (1,\n");
    assert_eq!((out.as_str(), status), ("", 1));
    assert!(err.starts_with("  File \"<string>\", line 1\n") && err.ends_with("SyntaxError: '(' was never closed\n"), "{err}");
    let (_, err, _) = shown(&monty(&["-"], "raise KeyError('k')"));
    assert!(err.contains("File \"<stdin>\", line 1, in <module>\n") && err.ends_with("KeyError: 'k'\n"), "{err}");
}

#[test]
fn sys_exit_is_honoured() {
    assert_eq!(code("import sys\nprint('out')\nsys.exit(7)"), triple("out\n", "", 7));
    assert_eq!(code("raise SystemExit"), triple("", "", 0));
    assert_eq!(code("import sys; sys.exit(None)"), triple("", "", 0));
    assert_eq!(code("import sys; sys.exit('went wrong')"), triple("", "went wrong\n", 1));
    assert_eq!(code("import sys; sys.exit([1, 2])"), triple("", "[1, 2]\n", 1));
    assert_eq!(code("import sys; sys.exit(True)"), triple("", "", 1));
    assert_eq!(code("import sys; sys.exit(-1)"), triple("", "", 255));
    assert_eq!(code("import sys; sys.exit(256 + 3)"), triple("", "", 3));
    assert_eq!(code("try:\n    raise SystemExit(3)\nfinally:\n    print('last')"), triple("last\n", "", 3));
}

#[test]
fn input_comes_from_standard_input() {
    let program = "name = input('name? ')\nprint('hello', name)\ntry:\n    input()\nexcept EOFError as e:\n    print(repr(e))";
    assert_eq!(shown(&monty(&["-c", program], "Ada\n")), triple("name? hello Ada\nEOFError('EOF when reading a line')\n", "", 0));
}

/// What is printed can be read while the program runs, even without a newline.
#[test]
fn output_streams() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_monty"));
    command.args(["-c", "print('ready')\nprint('got', input())"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    assert_eq!(lines.next().expect("a line").expect("it is UTF-8"), "ready");
    child.stdin.take().expect("it is piped").write_all(b"an answer\n").expect("it reads its input");
    assert_eq!(lines.next().expect("a line").expect("it is UTF-8"), "got an answer");
    assert!(child.wait().expect("it ends").success());
}

/// A reader that goes away ends the output, not the program, and is no panic.
#[test]
fn a_closed_pipe_is_no_panic() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_monty"));
    command.args(["-c", "for i in range(100000): print(i)"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panic"));
}

#[test]
fn limits_end_the_program() {
    let limited = |limit: &str, source: &str| {
        let (_, err, status) = shown(&monty(&["--limit", limit, "-c", source], ""));
        assert_eq!(status, 1, "{limit}: {err}");
        err
    };
    let endless = "while True: pass";
    assert!(limited("memory=8M", "x = 'a' * 100_000_000").contains("memory"));
    assert!(limited("fuel=10_000", endless).contains("instructions") || limited("fuel=10_000", endless).contains("fuel"));
    assert!(limited("time=50ms", endless).contains("time"));
    assert!(limited("output=1K", "while True: print('x' * 100)").contains("output"));
    assert!(limited("recursion=50", "def f(): f()\nf()").contains("RecursionError"));
    let (out, _, status) = shown(&monty(&["--limit=fuel=none", "--limit", "time=none", "-c", "print(sum(range(10)))"], ""));
    assert_eq!((out.as_str(), status), ("45\n", 0));
}

#[test]
fn stats_say_what_was_used() {
    let (out, err, status) = shown(&monty(&["--stats", "-c", "print(len([0] * 1000))"], ""));
    assert_eq!((out.as_str(), status), ("1000\n", 0));
    for name in ["memory", "allocations", "time", "recursion", "fuel", "output"] {
        assert!(err.contains(name), "{name}: {err}");
    }
}

#[test]
fn dis_shows_the_bytecode() {
    let file = File::new("dis.py", "def twice(x):\n    return x + x\n");
    let (out, err, status) = shown(&monty(&["dis", file.path()], ""));
    assert_eq!((err.as_str(), status), ("", 0));
    assert!(out.contains("twice") && out.contains("Return"), "{out}");
}

#[test]
fn wrong_use_is_explained() {
    for wrong in [
        &["--no-such"][..],
        &[],
        &["-c"],
        &["--limit", "speed=1", "-c", "1"],
        &["--limit", "memory=much", "-c", "1"],
        &["--file", "pair", "-c", "1"],
        &["dis"],
    ] {
        let (out, err, status) = shown(&monty(wrong, ""));
        assert_eq!((out.as_str(), status), ("", 2), "{wrong:?}");
        assert!(err.starts_with("monty: ") && err.contains("usage:"), "{err}");
    }
    let (_, err, status) = shown(&monty(&["/no/such/file.py"], ""));
    assert_eq!(status, 2);
    assert!(err.starts_with("monty: can't open file '/no/such/file.py'"), "{err}");
    assert_eq!(monty(&["--help"], "").status.code(), Some(0));
    assert_eq!(shown(&monty(&["--version"], "")).0, concat!("monty ", env!("CARGO_PKG_VERSION"), "\n"));
}

/// The program sees nothing of the machine.
#[test]
fn the_machine_stays_hidden() {
    let (out, _, _) = code("try:\n    open('/etc/passwd')\nexcept Exception as e:\n    print(type(e).__name__)");
    assert!(!out.contains("root:"), "{out}");
    let (out, _, _) = code(
        "import os\nfor ask in (lambda: os.getenv('PATH'), lambda: os.environ['PATH']):\n    try:\n        print(ask())\n    except Exception as e:\n        pass",
    );
    assert!(!out.contains("/bin"), "{out}");
}

/// What files a program has is for its user to say; what it writes stays in memory.
#[test]
fn files_are_those_of_the_command_line() {
    let rows = File::new("rows.csv", "a,1\nb,2\n");
    let pair = format!("/data/rows.csv={}", rows.path());
    let program = "print(sum(int(line.split(',')[1]) for line in open('/data/rows.csv')))\nopen('/data/rows.csv', 'w')";
    let (out, err, status) = shown(&monty(&["--file", &pair, "-c", program], ""));
    assert_eq!((out.as_str(), status), ("3\n", 1));
    assert!(err.ends_with("PermissionError: [Errno 13] Permission denied: '/data/rows.csv'\n"), "{err}");
    assert_eq!(std::fs::read_to_string(&rows.0).expect("it is there"), "a,1\nb,2\n");

    let folder = std::env::temp_dir().join(format!("monty-command-{}-scratch", std::process::id()));
    let folder = folder.to_str().expect("the path is UTF-8");
    let program = format!("with open('{folder}/x', 'w') as f: f.write('hi')\nprint(open('{folder}/x').read())");
    assert_eq!(shown(&monty(&["--scratch", folder, "-c", &program], "")), triple("hi\n", "", 0));
    assert!(!std::path::Path::new(folder).exists());
    let (out, err, status) = shown(&monty(&["-c", &program], ""));
    assert_eq!((out.as_str(), status), ("", 1));
    assert!(err.contains("Error: [Errno "), "{err}");

    let (out, err, status) = shown(&monty(&["--file", "/a=/no/such/file", "-c", "print(1)"], ""));
    assert_eq!((out.as_str(), status), ("", 2));
    assert!(err.starts_with("monty: ") && err.contains("/no/such/file"), "{err}");
}

/// Who runs a program at a terminal wants it to know the time and to draw lots.
#[test]
fn clocks_and_random_bytes_are_there() {
    let program = "import random, time, uuid\nstart = time.monotonic()\ntime.sleep(0.01)\nprint(time.monotonic() - start >= 0.01, time.time() > 1.6e9)\n\
                   print(0 <= random.random() < 1, random.randint(5, 5), uuid.uuid4() != uuid.uuid4())";
    assert_eq!(code(program), triple("True True\nTrue 5 True\n", "", 0));
    let program =
        "import asyncio, time\nstart = time.monotonic()\nasyncio.run(asyncio.sleep(0.02))\nprint(time.monotonic() - start >= 0.02)";
    assert_eq!(code(program), triple("True\n", "", 0));
}

#[test]
#[cfg(feature = "typecheck")]
fn checks_types() {
    let program = File::new("check.py", "def f(x: int) -> str:\n    return host(x)\nf('a')\n");
    let stubs = File::new("check.pyi", "def host(x: int) -> str: ...\n");
    let (out, err, status) = shown(&monty(&["check", "--concise", "--stubs", stubs.path(), program.path()], ""));
    assert_eq!((err.as_str(), status), ("", 1));
    assert!(out.starts_with(&format!("{}:3:3: error[invalid-argument-type] Argument to function `f`", program.path())), "{out}");
    let (out, _, status) = shown(&monty(&["check", program.path(), "--stubs", stubs.path()], ""));
    assert!(status == 1 && out.contains("3 | f('a')") && out.contains("^^^ Expected `int`"), "{out}");
    assert_eq!(shown(&monty(&["check", "-"], "x = 1\nprint(x + 1)\n")), triple("", "", 0));
    let (out, err, status) = shown(&monty(&["check", "--stubs"], ""));
    assert!(out.is_empty() && err.starts_with("monty: --stubs needs a file\nusage:") && status == 2, "{err}");
    let (_, err, status) = shown(&monty(&["check", "--stubs", program.path(), "nothing.py"], ""));
    assert!(err.starts_with("monty: can't open file 'nothing.py'") && status == 2, "{err}");
}
