//! Another thread stops a running program, whatever it is busy with.
//!
//! Owns: the programs, the measuring. Never: has an opinion on what the machine can do: the bound is generous.
//! Start reading at `check`.

use std::thread;
use std::time::{Duration, Instant};

use monty::{Limit, Options, Program, Run, State, UNLIMITED};

/// Longest wait that is accepted on a busy machine; on an idle one it is below 5 ms.
const BOUND: Duration = Duration::from_millis(50);

/// What the program is busy with, and the program.
pub const PROGRAMS: &[(&str, &str)] = &[
    ("loop", "while True: pass"),
    ("calls", "def f(): return 1\nwhile True: f()"),
    ("except everything", "while True:\n  try:\n    1 / 0\n  except BaseException: pass"),
    ("big multiplication", "x = 3 ** 3000000\nwhile True: x * x"),
    ("big division", "x = 3 ** 2000000\ny = 7 ** 400000\nwhile True: x // y"),
    ("big power", "while True: 3 ** 10000000"),
    ("big modular power", "pow(3, 10 ** 20000, 10 ** 20000 + 1)"),
    ("big text", "import sys\nsys.set_int_max_str_digits(0)\nx = 3 ** 2000000\nwhile True: str(x)"),
    ("big parsing", "import sys\nsys.set_int_max_str_digits(0)\nx = '7' * 2000000\nwhile True: int(x)"),
    ("big shift", "x = 1 << 100000000\nwhile True: x >> 1"),
    ("sort", "a = [i * 7919 % 1000003 for i in range(1000000)]\nwhile True: sorted(a)"),
    ("sort strings", "a = [str(i * 7919 % 1000003) for i in range(300000)]\nwhile True: sorted(a)"),
    ("sort by key", "a = list(range(300000))\nwhile True: sorted(a, key=lambda x: -x)"),
    ("sum", "while True: sum(range(10 ** 12))"),
    ("list from range", "while True: list(range(3000000))"),
    ("list repeat", "while True: [0] * 10000000"),
    ("list count", "a = [1] * 10000000\nwhile True: a.count(2)"),
    ("list equality", "a = [1] * 5000000\nb = [1] * 5000000\nwhile True: a == b"),
    ("list insert", "a = [1] * 5000000\nwhile True:\n  a.insert(0, 1)\n  a.pop(0)"),
    ("list reverse", "a = [1] * 10000000\nwhile True: a.reverse()"),
    ("list slice", "a = [1] * 5000000\nwhile True: a[1:]"),
    ("list collection", "a = [[] for i in range(1000000)]\nwhile True: b = [0] * 100000"),
    ("dict copy", "a = dict.fromkeys(range(1000000))\nwhile True: dict(a)"),
    ("set union", "a = set(range(1000000))\nwhile True: a | a"),
    ("string repeat", "while True: 'ab' * 50000000"),
    ("string build", "s = ''\nwhile True: s = s + 'x' * 1000 if len(s) < 10000000 else ''"),
    ("string join", "a = ['ab'] * 1000000\nwhile True: ''.join(a)"),
    ("string replace", "s = 'ab' * 10000000\nwhile True: s.replace('a', 'cc')"),
    ("string find", "s = 'a' * 20000000\nt = 'a' * 10000000 + 'b'\nwhile True: s.find(t)"),
    ("string count", "s = 'a' * 50000000\nwhile True: s.count('aa')"),
    ("string upper", "s = 'aé' * 10000000\nwhile True: s.upper()"),
    ("string split", "s = 'a ' * 1000000\nwhile True: s.split()"),
    ("string compare", "s = 'a' * 50000000\nt = 'a' * 50000000\nwhile True: s == t"),
    ("string hash", "while True: hash('a' * 50000000)"),
    ("string translate", "s = 'a' * 5000000\nwhile True: s.translate({97: 'b'})"),
    ("string encode", "s = 'aé' * 10000000\nwhile True: s.encode('utf-16')"),
    ("repr", "a = list(range(1000000))\nwhile True: repr(a)"),
    ("format", "while True: f'{1:>50000000}'"),
    ("range membership", "1.5 in range(10 ** 15)"),
    ("regex", "import re\nre.match('(a+)+b', 'a' * 1000)"),
    ("regex search", "import re\nre.search('a*a*b', 'a' * 1000000)"),
    ("regex findall", "import re\ns = 'ab' * 1000000\nwhile True: re.findall('a', s)"),
    ("json dumps", "import json\na = [[1, 'x', 2.5]] * 300000\nwhile True: json.dumps(a)"),
    ("json loads", "import json\ns = '[' + '[1, \"x\", 2.5],' * 300000 + '1]'\nwhile True: json.loads(s)"),
    ("factorial", "import math\nmath.factorial(10 ** 7)"),
    ("greatest common divisor", "import math\nx = 3 ** 2000000\ny = 7 ** 1000000\nwhile True: math.gcd(x, y)"),
    ("integer root", "import math\nx = 3 ** 5000000\nwhile True: math.isqrt(x)"),
];

/// Interrupts the program a few times, at different moments; the longest wait.
pub fn check(source: &str) -> Result<Duration, String> {
    let program = Program::compile(source, &Options::new()).map_err(|error| error.to_string())?;
    let mut run = Run::new(&program);
    run.set_limit(Limit::Memory, 2 << 30);
    run.set_limit(Limit::TimeNs, UNLIMITED);
    run.set_limit(Limit::Fuel, UNLIMITED);
    let mut worst = Duration::ZERO;
    for i in 0..5 {
        let wait = interrupt_after(&mut run, Duration::from_millis(23 * (i + 1)))?;
        worst = worst.max(wait);
    }
    match worst <= BOUND {
        true => Ok(worst),
        false => Err(format!("stopped only {worst:?} after the interrupt")),
    }
}

fn interrupt_after(run: &mut Run, delay: Duration) -> Result<Duration, String> {
    let handle = run.interrupt_handle();
    thread::scope(|scope| {
        let sender = scope.spawn(move || {
            thread::sleep(delay);
            let at = Instant::now();
            handle.interrupt();
            at
        });
        let state = run.step(UNLIMITED);
        let end = Instant::now();
        let at = sender.join().map_err(|_| "the other thread panicked".to_owned())?;
        match state {
            Ok(State::Interrupted) => Ok(end.saturating_duration_since(at)),
            Ok(state) => Err(format!("{state:?} instead of an interrupt: {:?}", run.error())),
            Err(error) => Err(error.to_string()),
        }
    })
}
