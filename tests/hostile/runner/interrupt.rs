//! Another thread stops a running program, whatever it is busy with.
//!
//! Owns: the programs, the measuring. Never: has an opinion on what the machine can do.
//! Start reading at `check`.

use std::thread;
use std::time::{Duration, Instant};

use monty::{DumpOptions, Limit, Options, Program, Run, State, UNLIMITED};

/// How long a run may work after an interrupt. A development build is that much slower than an optimized one.
const BOUND: Duration = Duration::from_millis(if cfg!(debug_assertions) { 5 * SLOWER } else { 5 });
const SLOWER: u64 = 5;

/// A sender that takes longer over its signal was stopped on the way.
const UNSURE: Duration = Duration::from_micros(200);

/// Runs that use less go on from bytes after each interrupt.
const SMALL: u64 = 2 << 20;

/// The default budget of a run.
pub const MEMORY: u64 = 256 << 20;

/// A name, what is done first, and what the program is busy with from then on.
pub type Busy = (&'static str, &'static str, &'static str);

/// What is interrupted.
pub const PROGRAMS: &[Busy] = &[
    ("loop", "", "pass"),
    ("calls", "def f(): return 1", "f()"),
    ("except everything", "", "try:\n  1 / 0\nexcept BaseException: pass"),
    ("big multiplication", "x = 3 ** 3000000", "x * x"),
    ("big division", "x = 3 ** 2000000\ny = 7 ** 400000", "x // y"),
    ("big division by a digit", "x = (1 << 33000000) - 1", "x // 3"),
    ("big power", "", "3 ** 10000000"),
    ("big modular power", "", "pow(3, 10 ** 20000, 10 ** 20000 + 1)"),
    ("big text", "x = 3 ** 2000000", "'%x' % x"),
    ("big parsing", "x = '7' * 2000000", "int(x, 16)"),
    ("big shift", "x = 1 << 33000000", "x >> 1"),
    ("sort", "a = [i * 7919 % 1000003 for i in range(1000000)]", "sorted(a)"),
    ("sort strings", "a = [str(i * 7919 % 1000003) for i in range(300000)]", "sorted(a)"),
    ("sort by key", "a = list(range(300000))", "sorted(a, key=lambda x: -x)"),
    ("sum", "", "sum(range(10 ** 12))"),
    ("list from range", "", "list(range(3000000))"),
    ("list repeat", "", "[0] * 10000000"),
    ("list count", "a = [1] * 10000000", "a.count(2)"),
    ("list equality", "a = [1] * 5000000\nb = [1] * 5000000", "a == b"),
    ("list insert", "a = [1] * 5000000", "a.insert(0, 1)\na.pop(0)"),
    ("list reverse", "a = [1] * 6000000", "a.reverse()"),
    ("list slice", "a = [1] * 5000000", "a[1:]"),
    ("list collection", "a = [[] for i in range(1000000)]", "b = [0] * 100000"),
    ("dict copy", "a = dict.fromkeys(range(1000000))", "dict(a)"),
    ("set union", "a = set(range(1000000))", "a | a"),
    ("string repeat", "", "'ab' * 50000000"),
    ("string build", "s = ''", "s = s + 'x' * 1000 if len(s) < 10000000 else ''"),
    ("string join", "a = ['ab'] * 1000000", "''.join(a)"),
    ("string replace", "s = 'ab' * 10000000", "s.replace('a', 'cc')"),
    ("string find", "s = 'a' * 20000000\nt = 'a' * 10000000 + 'b'", "s.find(t)"),
    ("string count", "s = 'a' * 50000000", "s.count('aa')"),
    ("string upper", "s = 'aé' * 10000000", "s.upper()"),
    ("string split", "s = 'a ' * 1000000", "s.split()"),
    ("string compare", "s = 'a' * 50000000\nt = 'a' * 50000000", "s == t"),
    ("string hash", "", "hash('a' * 50000000)"),
    ("string translate", "s = 'a' * 5000000", "s.translate({97: 'b'})"),
    ("string encode", "s = 'aé' * 10000000", "s.encode('utf-16')"),
    ("repr", "a = list(range(1000000))", "repr(a)"),
    ("format", "", "f'{1:>50000000}'"),
    ("range membership", "", "1.5 in range(10 ** 15)"),
    ("regex", "import re", "re.match('(a+)+b', 'a' * 1000)"),
    ("regex search", "import re", "re.search('a*a*b', 'a' * 1000000)"),
    ("regex findall", "import re\ns = 'ab' * 1000000", "re.findall('a', s)"),
    ("json dumps", "import json\na = [[1, 'x', 2.5]] * 300000", "json.dumps(a)"),
    ("json loads", "import json\ns = '[' + '[1, \"x\", 2.5],' * 300000 + '1]'", "json.loads(s)"),
    ("factorial", "import math", "math.factorial(300000)"),
    ("greatest common divisor", "import math\nx = 3 ** 2000000\ny = 7 ** 1000000", "math.gcd(x, y)"),
    ("integer root", "import math\nx = 3 ** 5000000", "math.isqrt(x)"),
    ("big addition", "x = 1 << 33000000", "x + 1"),
    ("big comparison", "x = 1 << 33000000\ny = (1 << 33000000) + 0", "x == y"),
    ("big hash", "x = 3 ** 21000000", "hash(x)"),
    ("big format", "x = 3 ** 8000", "f'{x:,}'"),
    ("big bytes", "x = 3 ** 20000000", "x.to_bytes(8000000, 'big')"),
    ("big bit count", "x = 3 ** 20000000", "x.bit_count()"),
    ("sort sorted", "a = list(range(3000000))", "sorted(a)"),
    ("sort reversed", "a = list(range(1500000))", "sorted(a, reverse=True)"),
    ("sort floats", "a = [i * 7919 % 1000003 / 7 for i in range(1000000)]", "sorted(a)"),
    ("sort in place", "a = [i * 7919 % 1000003 for i in range(1000000)]", "a.sort()\na.reverse()"),
    ("sort long strings", "a = ['a' * 3000000 + str(i) for i in range(20)]", "sorted(a)"),
    ("sort tuples", "a = [(i * 7919 % 1000003, i) for i in range(200000)]", "sorted(a)"),
    ("min", "a = list(range(5000000))", "min(a)"),
    ("max by key", "a = list(range(300000))", "max(a, key=lambda x: -x)"),
    ("any", "a = [0] * 10000000", "any(a)"),
    ("list addition", "a = [1] * 5000000", "a + a"),
    ("list step", "a = [1] * 5000000", "a[::2]"),
    ("list extend", "a = [1] * 3000000", "b = []\nb.extend(a)"),
    ("list insert front", "a = [1] * 4000000\na.append(1)", "a.insert(0, 1)\na.pop(0)"),
    ("list deletion", "a = [1] * 3000000", "b = a[:]\ndel b[::2]"),
    ("list slice assignment", "a = [1] * 3000000", "a[10:10] = [2]\ndel a[10]"),
    ("list index", "a = [1] * 5000000", "2 in a"),
    ("list of list", "a = [[1] for i in range(300000)]", "a == [[1] for i in range(3)] or a == a[:]"),
    ("tuple of list", "a = [1] * 5000000", "tuple(a)"),
    ("tuple hash", "a = tuple(range(3000000))", "hash(a)"),
    ("shared tuple hash", "a = ()\nfor i in range(30): a = (a, a)", "hash(a)"),
    ("shared tuple equality", "a = ()\nb = ()\nfor i in range(30): a, b = (a, a), (b, b)", "a == b"),
    ("shared tuple order", "a = (1,)\nb = (1,)\nfor i in range(30): a, b = (a, a), (b, b)", "a < b"),
    ("shared list repr", "a = []\nfor i in range(30): a = [a, a]", "repr(a)"),
    ("shared list dumps", "import json\na = []\nfor i in range(30): a = [a, a]", "json.dumps(a)"),
    ("deque rotation", "from collections import deque\na = deque(range(3000000))", "a.rotate(1)\na.appendleft(a.pop())"),
    ("deque insert", "from collections import deque\na = deque(range(3000000))", "a.insert(1, 1)\ndel a[1]"),
    ("deque extension", "from collections import deque\na = deque(range(1000000))", "b = a.copy()\nb.extendleft('a')"),
    ("dict growth", "", "d = {}\nfor i in range(2000000): d[i] = i"),
    ("dict from keys", "a = list(range(1000000))", "dict.fromkeys(a)"),
    ("dict from pairs", "a = [(i, i) for i in range(300000)]", "dict(a)"),
    ("dict update", "a = dict.fromkeys(range(800000))", "b = {}\nb.update(a)"),
    ("dict union", "a = dict.fromkeys(range(500000))", "a | {1: 2}"),
    ("dict equality", "a = dict.fromkeys(range(600000))\nb = dict(a)", "a == b"),
    ("dict churn", "a = dict.fromkeys(range(500000))\ni = 0", "del a[i]\ni += 1\na[i + 499999] = 0"),
    ("dict holes", "a = dict.fromkeys(range(1000000))\nfor i in range(999999): del a[i]", "for x in a: pass"),
    ("dict items list", "a = dict.fromkeys(range(500000))", "list(a.items())"),
    ("set growth", "", "s = set()\nfor i in range(1000000): s.add(i)"),
    ("set from list", "a = list(range(1000000))", "set(a)"),
    ("set intersection", "a = set(range(800000))\nb = set(range(400000, 1200000))", "a & b"),
    ("set difference", "a = set(range(800000))\nb = set(range(400000, 1200000))", "a - b"),
    ("set symmetric", "a = set(range(500000))\nb = set(range(250000, 750000))", "a ^ b"),
    ("set copy", "a = set(range(1000000))", "a.copy()"),
    ("set equality", "a = set(range(1000000))\nb = set(range(1000000))", "a == b"),
    ("set holes", "a = set(range(1000000))\nfor i in range(999999): a.discard(i)", "for x in a: pass"),
    ("set removal of a list", "a = set(range(400000))\nb = list(range(1500000))", "a.difference_update(b)"),
    ("set repr", "a = set(range(400000))", "repr(a)"),
    ("frozenset hash", "a = frozenset(range(1000000))", "hash(a)"),
    ("strings as keys", "a = ['a' * 1000000 + str(i) for i in range(50)]", "{x + 'b' for x in a}"),
    ("string concatenation", "s = 'a' * 50000000", "s + s"),
    ("string slice", "s = 'aé' * 10000000", "s[1:]"),
    ("string step", "s = 'a' * 20000000", "s[::-1]"),
    ("string step wide", "s = 'aé' * 5000000", "s[::-1]"),
    ("string index wide", "", "s = 'aé' * 10000000\ns[12345678]"),
    ("string membership", "s = 'a' * 50000000", "'b' in s"),
    ("string strip", "s = ' ' * 50000000", "s.strip()"),
    ("string title", "s = 'ab ' * 5000000", "s.title()"),
    ("string pad", "s = 'a'", "s.center(50000000)"),
    ("string lines", "s = 'ab\\n' * 1000000", "s.splitlines()"),
    ("string replace long", "s = 'a' * 50000000", "s.replace('b', 'c')\ns.replace('a' * 49999999, 'c')"),
    ("string digit test", "s = '1' * 50000000", "s.isdigit()"),
    ("string partition", "s = 'a' * 40000000 + 'b'", "s.partition('b')"),
    ("string zfill", "s = '1'", "s.zfill(50000000)"),
    ("string expandtabs", "s = '\\t' * 3000000", "s.expandtabs()"),
    ("string casefold", "s = 'aß' * 5000000", "s.casefold()"),
    ("string order", "s = 'a' * 50000000\nt = 'a' * 50000000", "s < t"),
    ("string repr", "s = 'a\\'\\n' * 5000000", "repr(s)"),
    ("string percent", "s = 'a' * 20000000", "'%s%s' % (s, s)"),
    ("string format", "s = 'a' * 20000000", "'{}{}'.format(s, s)"),
    ("string interpolation", "s = 'a' * 20000000", "f'{s}{s}'"),
    ("string to list", "s = 'ab' * 2000000", "list(s)"),
    ("bytes decode", "s = ('aé' * 10000000).encode()", "s.decode()"),
    ("bytes repeat", "", "b'ab' * 50000000"),
    ("bytes concatenation", "s = b'a' * 50000000", "s + s"),
    ("bytes equality", "s = b'a' * 50000000\nt = b'a' * 50000000", "s == t"),
    ("bytes hash", "s = b'a' * 50000000", "hash(s)"),
    ("bytes hex", "s = b'a' * 20000000", "s.hex()"),
    ("bytes join", "a = [b'ab'] * 1000000", "b''.join(a)"),
    ("bytes strip", "b = b' ' * 20000000", "b.strip()"),
    ("bytes lines", "b = b'ab c' * 5000000", "b.splitlines()"),
    ("bytes title test", "b = b'Ab c' * 5000000", "b.istitle()"),
    ("bytes partition", "b = bytearray(b'ab c' * 5000000)", "b.partition(b'x')"),
    ("bytes from hex", "s = 'ab ' * 7000000", "bytes.fromhex(s)"),
    ("bytearray growth", "s = b'a' * 20000000", "b = bytearray()\nb.extend(s)\nb += s"),
    ("bytearray front", "b = bytearray(60000000)", "b.insert(0, 1)\ndel b[0]"),
    ("bytearray reverse", "b = bytearray(60000000)", "b.reverse()"),
    ("memoryview list", "b = memoryview(bytearray(5000000))", "b.tolist()"),
    ("memoryview assignment", "b = b'ab' * 10000000\nv = memoryview(bytearray(b))", "v[:] = b"),
    ("map to list", "a = range(3000000)", "list(map(str, a))"),
    ("zip to list", "a = range(1000000)", "list(zip(a, a))"),
    ("enumerate to list", "a = range(1000000)", "list(enumerate(a))"),
    ("generator to list", "", "list(x for x in range(10 ** 12) if x < 0)"),
    ("infinite iterator", "import itertools", "max(itertools.repeat(1))"),
    ("counter", "from collections import Counter\na = list(range(500000))", "Counter(a)"),
    ("product", "import itertools", "for x in itertools.product(range(1000), repeat=3): pass"),
    ("statement of everything", "def f(n): return f(n - 1) + f(n - 2) if n > 1 else n", "f(25)"),
    ("collection of lists", "a = [[i] for i in range(1500000)]", "b = [0] * 1000000"),
    ("collection of instances", "class C:\n  def __init__(self, x): self.x = x\na = [C(i) for i in range(900000)]", "b = [0] * 1000000"),
    ("collection of one list", "a = [1] * 12000000", "b = [0] * 500000"),
    ("collection of dicts", "a = [{i: i} for i in range(500000)]", "b = [0] * 1000000"),
    ("collection of a chain", "a = None\nfor i in range(1500000): a = [a]", "b = [0] * 1000000"),
    ("collection of garbage", "", "a = [[i] for i in range(1000000)]\na = None"),
    ("collection of strings", "a = [str(i) for i in range(2000000)]", "b = [0] * 1000000"),
    ("string encode utf-8", "s = 'a' * 50000000", "s.encode()"),
    ("string long line", "s = 'ab c' * 5000000", "s.splitlines()\ns.format(1)"),
    ("string long blanks", "s = ' ' * 20000000", "s.split()\ns.rsplit()"),
    ("bytearray slice assignment", "s = b'ab' * 10000000\nb = bytearray(s)", "b[1:1] = s\ndel b[1:len(s) + 1]"),
    ("unpacking", "a = [1] * 3000000", "x, *y, z = a"),
    ("unpacked arguments", "a = list(range(1000000))\ndef f(*a): return 1", "f(*a)\nmax(*a)"),
    ("unpacked keywords", "d = {str(i): i for i in range(300000)}\ndef f(*a, **k): return 1", "f(**d)\ndict(**d)"),
    (
        "text of no number",
        "s = 'ab c' * 5000000",
        "for f in float, int, complex, float.fromhex:\n    try: f(s)\n    except ValueError: pass",
    ),
    ("blank numbers", "s = ' ' * 15000000", "for f in float, int, complex, float.fromhex:\n    try: f(s)\n    except ValueError: pass"),
    ("long names", "s = 'ab c' * 5000000", "hasattr(1, s + 'd')\nsetattr(type(s, (), {}), s + 'e', 1)"),
    (
        "long fields",
        "s = 'ab c' * 5000000",
        "for t in '{' + s, '{0.' + s + '}', '{0:' + s + '}':\n    try: t.format(1)\n    except ValueError: pass",
    ),
    ("long directives", "s = 'ab c' * 5000000", "for t in '%(' + s, '%(' + s + ')s':\n    try: t % {}\n    except ValueError: pass"),
    (
        "unknown encodings",
        "s = 'ab c' * 5000000",
        "for e in (s, 'a'), ('ascii', s):\n    try: 'é'.encode(*e)\n    except LookupError: pass",
    ),
    ("text of errors", "s = 'ab c' * 5000000", "str(OSError(1, s, s))\nstr(UnicodeDecodeError(s, b'', 0, 1, s))"),
    ("dict keys", "a = dict.fromkeys(range(400000))", "dict.fromkeys(a)"),
    ("regex substitution", "import re\ns = 'ab' * 500000", "re.sub('a', 'cc', s)"),
    ("regex function", "import re\ns = 'ab' * 500000", "re.sub('a', lambda m: 'cc', s)"),
    ("regex escape", "import re\ns = 'ab c' * 5000000", "re.escape(s)"),
    ("regex long template", "import re\ns = 'ab c' * 5000000", "re.sub('a', s, 'aaa')"),
    ("regex split", "import re\ns = 'ab ' * 500000", "re.split(' ', s)"),
    ("regex compile", "import re", "re.compile('|'.join('a' * (i % 50) + str(i) for i in range(20000)))"),
    ("regex backtracking", "import re", "re.match(r'(\\w+)*\\1x', 'a' * 200)"),
    ("json nested", "import json\ns = '[' * 100000 + ']' * 100000", "json.loads(s)"),
    ("json string", "import json\ns = 'aé' * 5000000", "json.dumps(s)"),
    ("json long string", "import json\ns = '\"' + 'a' * 20000000 + '\"'", "json.loads(s)"),
    ("json object", "import json\ns = json.dumps({str(i): i for i in range(200000)})", "json.loads(s)"),
    ("json keys", "import json\nd = {str(i): i for i in range(200000)}", "json.dumps(d, sort_keys=True)"),
    ("json spaces", "import json\ns = ' ' * 30000000 + '1'", "json.loads(s)"),
    ("power of two", "", "2 ** 33000000"),
    ("combinations", "import math", "math.comb(200000, 100000)"),
    ("sum of floats", "import math\na = [0.1] * 3000000", "math.fsum(a)"),
    ("sum of products", "import math\na = [1] * 3000000", "math.sumprod(a, a)"),
    ("heap", "import heapq\na = [i * 7919 % 1000003 for i in range(1000000)]", "heapq.heapify(a[:])"),
];

/// Interrupts the program at different moments; the longest time that the process still worked.
pub fn check(busy: &Busy, large: bool) -> Result<Duration, String> {
    let (_, setup, body) = busy;
    let source = format!("{setup}\nready()\nwhile True:\n  {}", body.replace('\n', "\n  "));
    let program = Program::compile(&source, &Options::new().function("ready")).map_err(|error| error.traceback())?;
    let mut run = Run::new(&program);
    run.set_limit(Limit::Memory, MEMORY);
    run.set_limit(Limit::TimeNs, UNLIMITED);
    run.set_limit(Limit::Fuel, UNLIMITED);
    match run.step(UNLIMITED) {
        Ok(State::Call) => {}
        Ok(state) => return Err(format!("{state:?} before it is busy: {:?}", run.error())),
        Err(error) => return Err(error.to_string()),
    }
    let (mut worst, mut when) = (Duration::ZERO, Duration::ZERO);
    // What is interrupted begins anew, so growing delays meet all that it does.
    for i in 0..if large { 60 } else { 12 } {
        let delay = Duration::from_micros(700 * i * (i + 1) / 2 + 300);
        let mut measured = None;
        // A machine that is so busy tells nothing.
        for _ in 0..50 {
            measured = interrupt_after(&mut run, delay)?;
            if measured.is_some() {
                break;
            }
        }
        let wait = measured.unwrap_or_default();
        (worst, when) = (worst, when).max((wait, delay));
        // Where it stopped is a state like any other.
        if run.usage(Limit::Memory) < SMALL {
            let bytes = run.dump(&DumpOptions::new()).map_err(|error| error.to_string())?;
            run = Run::load(None, &bytes).map_err(|error| error.to_string())?;
        }
    }
    match worst <= BOUND {
        true => Ok(worst),
        false => Err(format!("worked {worst:?} after the interrupt, which came after {when:?}")),
    }
}

/// How long the run went on: by its thread's time of the processor or by the clock, whichever is less. The machine may be busy
/// with something else, so the clock alone says too much. None where the sender itself had to wait, so that nobody knows.
fn interrupt_after(run: &mut Run, delay: Duration) -> Result<Option<Duration>, String> {
    let handle = run.interrupt_handle();
    let spent = thread_clock();
    thread::scope(|scope| {
        let sender = scope.spawn(move || {
            thread::sleep(delay);
            let at = (spent(), Instant::now());
            handle.interrupt();
            (at, at.1.elapsed())
        });
        let state = if run.state() == State::Call { run.resume_value(()) } else { run.step(UNLIMITED) };
        let end = (spent(), Instant::now());
        let (at, sending) = sender.join().map_err(|_| "the other thread panicked".to_owned())?;
        match state {
            Ok(State::Interrupted) if sending > UNSURE => Ok(None),
            Ok(State::Interrupted) => Ok(Some(end.0.saturating_sub(at.0).min(end.1.duration_since(at.1)))),
            Ok(state) => Err(format!("{state:?} instead of an interrupt: {:?}", run.error())),
            Err(error) => Err(error.to_string()),
        }
    })
}

/// The processor time of the calling thread, to be asked by any thread. The process's would do as nothing else is busy in it, but
/// for the threads that are running it is known up to the last tick only, which may be 10 ms ago.
#[cfg(target_os = "linux")]
fn thread_clock() -> impl Fn() -> Duration + Copy + Send {
    // The kernel's name of the scheduler's clock of a thread.
    let id = nix::time::ClockId::from_raw(!nix::unistd::gettid().as_raw() << 3 | 6);
    move || id.now().expect("the thread is there").into()
}

#[cfg(not(target_os = "linux"))]
fn thread_clock() -> impl Fn() -> Duration + Copy + Send {
    || cpu_time::ProcessTime::now().as_duration()
}
