//! Programs that want to bring the type checker down.
//!
//! Owns: those that somebody thought of, and those that chance makes: nestings of everything in everything.
//! Never: checks them.
//! Start reading at `known`.

/// Programs that were written to bring a checker down, each with what it is.
pub fn known() -> Vec<(String, String)> {
    let union = |count: usize| (0..count).map(|i| format!("    if x == {i}: y = C{i}()\n")).collect::<String>();
    let classes = |count: usize| (0..count).map(|i| format!("class C{i}: pass\n")).collect::<String>();
    let loop_of = |count: usize| {
        let names: Vec<String> = (0..count).map(|i| format!("v{i}")).collect();
        let turned: Vec<String> = (0..count).map(|i| format!("(v{}, v{i})", (i + 1) % count)).collect();
        format!(
            "def f(c):\n    {} = c\n    while c():\n        {} = {}\n    return v0\n",
            names.join(" = "),
            names.join(", "),
            turned.join(", ")
        )
    };
    let attacks = [
        ("endless call", "class A:\n    __call__: 'A'\nA()()()\n".to_owned()),
        ("endless attribute", "class A:\n    def __getattr__(self, n) -> 'A': ...\nA().a.b.c\n".to_owned()),
        ("growing generic", "class A[T]:\n    def m(self) -> 'A[A[T]]': ...\nA[int]().m().m().m().m().m().m()\n".to_owned()),
        ("growing recursion", "class A[T]:\n    x: 'A[list[T]]'\ndef f(a: A[int]): return f(a.x)\n".to_owned()),
        ("recursive alias", "type A = list[A] | dict[str, A] | tuple[A, A] | None\ndef f(a: A) -> A:\n    return [a, {'x': a}, (a, a)]\n".to_owned()),
        ("alias of itself", "type A = A\ntype B = B | B\nx: A = 1\ny: B = 1\n".to_owned()),
        ("recursive protocol", "from typing import Protocol\nclass P(Protocol):\n    def m(self, x: 'P') -> 'P': ...\nclass Q(Protocol):\n    def m(self, x: 'Q') -> 'Q': ...\ndef f(p: P) -> Q: return p\n".to_owned()),
        ("class of itself", "class A(A): pass\nclass B(list['B']): pass\nclass C(D): pass\nclass D(C): pass\n".to_owned()),
        ("large union", format!("{}def f(x):\n    y = None\n{}    return y\nz = f(1)\n", classes(600), union(600))),
        ("many overloads", format!("from typing import overload\n{}def f(x): return x\nf(f(f(f(1))))\n", (0..500).map(|i| format!("@overload\ndef f(x: tuple[int, '{i}']) -> int: ...\n")).collect::<String>())),
        ("turning tuple", loop_of(12)),
        ("turning wide tuple", loop_of(60)),
        ("nested loops", (0..18).map(|i| format!("{}for i{i} in x:\n{}x = [x, i{i}]\n", "    ".repeat(i), "    ".repeat(i + 1))).collect::<String>()),
        ("doubling list", format!("x = [1]\n{}", "x = [x, x]\n".repeat(400))),
        ("doubling dict", format!("x = {{}}\n{}", "x = {'a': x, 'b': x, **x}\n".repeat(200))),
        ("doubling lambda", format!("x = lambda: 1\n{}x()\n", "x = lambda y=x: (y, y())\n".repeat(100))),
        ("many literals", format!("x = [{}]\nfor y in x: reveal_type(y)\n", (0..5_000).map(|i| i.to_string()).collect::<Vec<_>>().join(", "))),
        ("wide dict", format!("x = {{{}}}\n", (0..3_000).map(|i| format!("'k{i}': [{i}, 'v']")).collect::<Vec<_>>().join(", "))),
        ("long match", format!("def f(x):\n    match x:\n{}", (0..900).map(|i| format!("        case {{'a': {i}, 'b': [_, *r]}} if r: return r\n")).collect::<String>())),
        ("many branches", format!("def f(x):\n{}    return x\n", "    if x: x = (x, 1)\n    else: x = [x]\n".repeat(600))),
        ("long with", format!("with {}: pass\n", vec!["open"; 900].join(", "))),
        ("chain of calls", format!("class A:\n    def m(self): return self\nA(){}\n", ".m()".repeat(90))),
        ("wide inheritance", format!("class B0: pass\n{}class Z({}): pass\nZ().nothing\n", (1..150).map(|i| format!("class B{i}(B{}): pass\n", i - 1)).collect::<String>(), (0..150).rev().map(|i| format!("B{i}")).collect::<Vec<_>>().join(", "))),
        ("many functions", (0..2_000).map(|i| format!("def f{i}(x): return f{}(x)\n", (i * 7 + 1) % 2_000)).collect::<String>()),
        ("long names", format!("{} = 1\n", "é".repeat(60_000))),
        ("deep attributes", format!("x{}\n", ".a".repeat(295))),
        ("deep brackets", format!("x = {}{}\n", "[".repeat(49), "]".repeat(49))),
        ("star imports", "from typing import *\nfrom collections import *\nfrom asyncio import *\nx: Any = nothing\n".to_owned()),
    ];
    attacks.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

/// A generator of numbers that gives the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const HEADS: &[&str] = &[
    "class A:\n    __call__: 'A'\n    x: 'A'\n    def m(self) -> 'A': return self\n    def __getattr__(self, n): return self.x\n",
    "class A(list['A']): pass\n",
    "from typing import *\nT = TypeVar('T')\nclass A(Generic[T]):\n    x: 'A[A[T]]'\n    def m(self) -> 'A[list[T]]': ...\n    def __call__(self): return A[A[T]]()\n",
    "type A = list[A] | dict[str, A] | None\n",
    "from typing import Protocol\nclass A(Protocol):\n    def m(self, x: 'A') -> 'A': ...\n    @property\n    def x(self) -> 'A': ...\n",
    "A = lambda: A\n",
    "def A(f=None): return A(A)\n",
    "class A:\n    def __init__(self): self.x = self.x.x\n    def __add__(self, o): return (self + o) + A()\n    def __getitem__(self, i): return self[i][i]\n",
];
const WRAPS: &[&str] = &[
    "(@)",
    "[@]",
    "{@: 1}",
    "f(@)",
    "x[@]",
    "-@",
    "not @",
    "lambda: @",
    "@.a",
    "@()",
    "@ + 1",
    "1 if @ else 2",
    "[i for i in @]",
    "{k: v for k, v in @.items()}",
    "@ and b",
    "f'{@}'",
    "print(*@)",
    "list[@]",
    "@ | None",
    "@ == 1 == 2",
    "(a := @)",
    "(@, @)",
];
const BLOCKS: &[&str] = &["if x:", "for x in x:", "while x:", "with x as x:", "def f(x=x):", "class A(A):", "try:", "async def g(x):"];

fn expression(random: &mut Random, depth: usize) -> String {
    let mut text = random.pick(&["x", "1", "'s'", "A()", "f", "None", "[]", "{}"]).to_owned();
    for _ in 0..depth {
        // Two of itself only while it is short.
        let wrap = random.pick(WRAPS);
        if wrap.matches('@').count() == 1 || text.len() < 200 {
            text = wrap.replace('@', &text);
        }
        if random.below(3) == 0 {
            text = format!("({text})");
        }
    }
    text
}

fn program(random: &mut Random) -> String {
    let mut text = format!("{}x = A\ndef f(*a, **k): return x\n", random.pick(HEADS));
    for _ in 0..=random.below(8) {
        let depth = 1 + random.below(40);
        match random.below(8) {
            0 | 1 => text += &format!("{}\n", expression(random, depth)),
            2 => text += &format!("x = {}\n", expression(random, depth)),
            3 => {
                let (a, b, c) = (expression(random, 3), expression(random, depth), expression(random, 4));
                text += &format!("def g(a: {a} = {b}) -> {a}:\n    return {c}\n");
            }
            4 => text += &format!("class B({}):\n    x = {}\n", expression(random, 1), expression(random, depth)),
            5 => {
                let levels = 1 + random.below(30);
                let lines: Vec<String> = (0..levels).map(|level| "    ".repeat(level) + random.pick(BLOCKS)).collect();
                text += &format!("{}\n{}x = f(x)\n", lines.join("\n"), "    ".repeat(levels));
                for level in (0..levels).rev().filter(|level| lines[*level].ends_with("try:")) {
                    text += &format!("{}finally: x = A\n", "    ".repeat(level));
                }
            }
            6 => {
                let moves: Vec<String> =
                    (0..20).map(|_| format!("v{} = v{}, v{}", random.below(9), random.below(9), random.below(9))).collect();
                text += &format!("while x:\n    {}\n", moves.join("; "));
            }
            _ => text += &format!("x(){}\nx{}{}\n", "()".repeat(random.below(60)), ".m()".repeat(random.below(60)), ".x".repeat(30)),
        }
    }
    text
}

/// Programs that are made up, the same ones each time.
pub fn generated(count: u64) -> impl Iterator<Item = (String, String)> {
    (0..count).map(|seed| (format!("seed {seed}"), program(&mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)))))
}
