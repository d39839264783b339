//! Owns: what the compiler writes for small programs, and that what it writes for any program verifies.
//!
//! `tests/disassembly.txt` holds the programs and their disassembly; `MONTY_UPDATE=1 cargo test compile::` writes the latter
//! anew, to be reviewed like code.
//! Never: runs code; what programs do is tested by `tests/programs`.

use super::{Options, compile};
use crate::bytecode::code::{Capture, CodeFlags, Const, Unit};
use crate::bytecode::disasm::disassemble;
use crate::bytecode::instr::Instr;
use crate::bytecode::verify::verify;
use crate::syntax::{SyntaxError, with_parsed};
use crate::text::PyStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn try_unit(source: &str) -> Result<Unit, SyntaxError> {
    let options = Options { implicit_result: true, hidden: false };
    with_parsed(source, |parsed| compile(&parsed.module, &parsed.source, "test.py", 256, &options))?
}

fn unit(source: &str) -> Unit {
    let unit = try_unit(source).expect("the program compiles");
    verify(&unit).expect("what the compiler writes verifies");
    unit
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/compile/tests/disassembly.txt")
}

/// A case is a title line that starts with `=== `, the program, a line `---` and the disassembly.
fn cases(text: &str) -> Vec<(&str, &str, &str)> {
    let parts = text.split("=== ").skip(1);
    parts
        .map(|part| {
            let (title, rest) = part.split_once('\n').expect("a title is a line");
            let (source, expected) = rest.split_once("---\n").expect("a line divides the program from its code");
            (title, source, expected)
        })
        .collect()
}

#[test]
fn disassembly() {
    let text = std::fs::read_to_string(here()).expect("the cases are beside this file");
    let mut actual = String::new();
    for (title, source, _) in cases(&text) {
        let code = disassemble(&unit(source));
        write!(actual, "=== {title}\n{source}---\n{code}\n").expect("a String takes any text");
    }
    if std::env::var_os("MONTY_UPDATE").is_some() {
        std::fs::write(here(), &actual).expect("the cases can be written");
        return;
    }
    for ((title, _, expected), (_, _, actual)) in cases(&text).into_iter().zip(cases(&actual)) {
        assert_eq!(expected, actual, "{title}");
    }
}

/// Every test program that is Python compiles to code that verifies.
#[test]
fn programs() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let source = std::fs::read_to_string(&path).expect("programs are UTF-8");
                if let Ok(unit) = try_unit(&source) {
                    verify(&unit).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                    count += 1;
                }
            }
        }
    }
    assert!(100 < count, "the programs were found");
}

fn repeat(n: usize, item: impl Fn(usize) -> String) -> String {
    (0..n).map(item).collect()
}

fn listed(n: usize, separator: &str, item: impl Fn(usize) -> String) -> String {
    (0..n).map(item).collect::<Vec<_>>().join(separator)
}

/// What is long compiles, with few registers and without recursion.
#[test]
fn long_programs() {
    let number = |i: usize| i.to_string();
    let name = |i: usize| format!("a{}", i % 100);
    unit(&format!("x = [{}]", listed(10_000, ",", number)));
    unit(&format!("x = [{}]", listed(10_000, ",", name)));
    unit(&format!("x = {{{}}}", listed(3_000, ",", name)));
    unit(&format!("f({})", listed(300, ",", name)));
    unit(&format!("f({})", listed(300, ",", |i| format!("k{i}=1"))));
    unit(&format!("a.f({})", listed(300, ",", name)));
    unit(&format!("x = {{{}}}", listed(5_000, ",", |i| format!("{i}: a"))));
    unit(&format!("x = f'{}'", repeat(500, |i| format!("{{a}}{i}"))));
    unit(&format!("x = {}", listed(5_000, " and ", name)));
    unit(&format!("if {}: pass", listed(5_000, " or ", name)));
    unit(&format!("x = {}", listed(5_000, " + ", name)));
    unit(&format!("x = {}", listed(5_000, " + ", number)));
    unit(&format!("x = {}", listed(3_000, " + ", |i| format!("'abc{i}'"))));
    unit(&format!("x = ({})", listed(3_000, "\n", |i| format!("'abc{i}'"))));
    unit(&format!("if a: pass\n{}", repeat(1_000, |i| format!("elif a == {i}: pass\n"))));
    unit(&format!("x = {}0", repeat(2_000, |i| format!("{i} if a == {i} else "))));
    unit(&format!("x = {}", listed(1_000, " < ", name)));
    unit(&format!("x = a{}", ".b()[0]".repeat(1_000)));
    unit(&format!("{} = x", listed(300, ",", name)));
    unit(&format!("{}, *b, {} = x", listed(300, ",", name), listed(300, ",", name)));
    unit(&repeat(3_000, |i| format!("def f{i}(a): return a + {i}\n")));
    unit(&format!("class A:\n{}", repeat(3_000, |i| format!("    x{i}: int = {i}\n"))));
}

/// A function with more variables than registers keeps the others in a dict.
#[test]
fn many_variables() {
    let assigned = repeat(500, |i| format!("    v{i} = {i}\n"));
    let used = "    del v400\n    v401 += 1\n    for v402 in v403: v404 = v402\n    try: pass\n    except E as v450: pass\n";
    unit(&format!("def f():\n{assigned}{used}    return v499 + v3\n"));
    unit(&format!("def f({}): return a3 + a99\n", listed(200, ",", |i| format!("a{i}"))));
    let error = try_unit(&format!("def f({}): pass\n", listed(201, ",", |i| format!("a{i}"))));
    assert_eq!(error.expect_err("too many").message, "too many parameters (more than 200)");
}

/// What nests deeply compiles or is refused, on the stack that the syntax module measured.
#[test]
fn deep_programs() {
    unit(&format!("x = {}1{}", "[".repeat(190), "]".repeat(190)));
    unit(&format!("x = {}1{}", "f(".repeat(190), ")".repeat(190)));
    unit(&format!("x = {}1{}", "f(1, ".repeat(90), ")".repeat(90)));
    unit(&format!("x = {}a", "(b + ".repeat(150) + &")".repeat(0)).replace("a", &format!("a{}", ")".repeat(150))));
    unit(&format!("x = {}a", "not ".repeat(5_000)));
    unit(&format!("x = {}a", "-".repeat(9_000)));
    unit(&format!("x = {}1", "lambda: ".repeat(150)));
    unit(&format!("x = {}", listed(150, " ** ", |_| "a".to_owned())));
    let refused = |source: &str, message: &str| {
        assert_eq!(try_unit(source).expect_err("it is refused").message, message, "{source:.80}");
    };
    refused(&format!("x = {}1{}", "f(1, 2, 3, ".repeat(190), ")".repeat(190)), "too many nested expressions");
    refused(&format!("x = {}1", "2 ** ".repeat(9_000)), "too many nested expressions");
    refused(&format!("x = {}1", "lambda: ".repeat(900)), "too many nested functions");
    refused(&format!("x = [a {}]", "for a in b ".repeat(2_000)), "too many nested expressions");
    let blocks = |n: usize, head: &str| repeat(n, |i| format!("{}{head}\n", " ".repeat(i))) + &" ".repeat(n) + "pass\n";
    unit(&blocks(21, "while a:"));
    refused(&blocks(22, "while a:"), "too many statically nested blocks");
    unit(&blocks(95, "if a:"));
    unit(&blocks(95, "def f():"));
    unit(&blocks(95, "class A:"));
}

/// A `finally` in a `finally` is not copied without end.
#[test]
fn nested_finally() {
    let nested = repeat(18, |i| format!("{0}try: a()\n{0}finally:\n", " ".repeat(i + 1)));
    let unit = unit(&format!("def f():\n{nested}{}return 1\n", " ".repeat(19)));
    assert!(unit.codes[1].instrs.len() < 2_000, "{}", unit.codes[1].instrs.len());
}

/// A unit with something of everything.
fn sample() -> Unit {
    unit(
        "import a.b\ndef f(x, *y, k=(1, 'é'), **z):\n    try:\n        with x as w: yield [v for v in y if v < 3]\n    except E as e:\n        g(e, k=2)\n    return lambda: x\nclass C(D, m=1): z: int = f'{a}{b}'\n",
    )
}

#[test]
fn verifier_refuses() {
    let refused = |what: &str, change: &dyn Fn(&mut Unit)| {
        let mut unit = sample();
        change(&mut unit);
        assert_eq!(verify(&unit).expect_err(what).what, what);
    };
    refused("unit number out of range", &|unit| unit.number = 0);
    refused("no code", &|unit| unit.codes = Box::new([]));
    refused("first line out of range", &|unit| unit.codes[0].first_line = 1000);
    refused("span outside the source", &|unit| unit.codes[0].spans[0].end = 1 << 20);
    refused("a string without its text", &|unit| unit.strings[0] = PyStr::prefix_of(3, 5, 0));
    refused("string out of range", &|unit| unit.codes[1].name = 7);
    refused("string out of range", &|unit| unit.codes[1].names[0] |= 0x7_ffff);
    refused("code has two parents", &|unit| unit.codes[0].codes[0] = unit.codes[0].codes[1]);
    refused("child code out of range", &|unit| unit.codes[0].codes[0] = 0);
    refused("the last instruction falls through", &|unit| {
        let last = unit.codes[1].instrs.len() - 1;
        unit.codes[1].instrs[last] = Instr::LoadNone { d: 0 };
    });
    refused("register out of range", &|unit| unit.codes[1].instrs[0] = Instr::LoadNone { d: 255 });
    refused("window out of range", &|unit| {
        let base = unit.codes[1].registers as u8 - 2;
        unit.codes[1].instrs[0] = Instr::ForPrep { s: base, a: 0 };
    });
    refused("window out of range", &|unit| unit.codes[1].instrs[0] = Instr::Call { d: 0, base: 0, n: 250 });
    refused("jump out of range", &|unit| unit.codes[1].instrs[0] = Instr::Jump { to: 1 << 30 });
    refused("more caches than instructions", &|unit| unit.codes[1].caches = u16::MAX);
    refused("cache out of range", &|unit| unit.codes[1].caches = 1);
    refused("a cache for two purposes", &|unit| {
        let share = |instr: &mut Instr| match instr {
            Instr::LoadGlobal { cache, .. } | Instr::StoreGlobal { cache, .. } => *cache = 0,
            _ => {}
        };
        unit.codes[0].instrs.iter_mut().for_each(share);
    });
    refused("yield outside a generator", &|unit| unit.codes[1].flags.remove(CodeFlags::GENERATOR));
    refused("handler out of range", &|unit| unit.codes[1].handlers[0].end = 1 << 30);
    refused("captured register out of range", &|unit| {
        let child = unit.codes.iter().position(|code| !code.captures.is_empty()).expect("the lambda captures");
        unit.codes[child].captures[0] = Capture::Register(255);
    });
    refused("bad parameters", &|unit| unit.codes[1].kwonly += 1);
    refused("a body with parameters", &|unit| unit.codes[1].flags.insert(CodeFlags::CLASS_BODY));
    refused("constants nested too deeply", &|unit| {
        let deep = (0..300).fold(Const::None, |inner, _| Const::Tuple(Box::new([inner])));
        unit.codes[0].consts = Box::new([deep]);
    });
}

/// Bytes that are nearly a unit are refused or are a unit; nothing panics.
#[test]
fn verifier_stands_changed_bytes() {
    let bytes = postcard::to_stdvec(&sample()).expect("a unit can be serialized");
    for at in 0..bytes.len() {
        for change in [1, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            if let Ok(unit) = postcard::from_bytes::<Unit>(&bytes)
                && verify(&unit).is_ok()
            {
                disassemble(&unit);
            }
        }
    }
}
