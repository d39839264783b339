//! Hostile patterns: deep, big and slow ones.
//!
//! Owns: the proof that nothing recurses, that memory is asked for before it is taken, and that a stop is obeyed.
//!
//! Never: measures time.
//!
//! Start reading at `stops_slow_patterns`.

use std::ops::Range;

use super::super::error::CompileError;
use super::super::meter::Stop;
use super::super::template::{count_special, escape_bytes};
use super::super::{Flags, Mode, Pattern, Request, Scratch, Source, compile, fold, program, vm};

/// A poll function that allows some work and some memory, and the books of what was asked for.
struct Budget {
    work: u64,
    bytes: usize,
    polls: u64,
    most_work: u64,
}

impl Budget {
    fn new(work: u64, bytes: usize) -> Self {
        Self { work, bytes, polls: 0, most_work: 0 }
    }

    fn spend(&mut self, work: u64, bytes: usize) -> Result<(), Stop> {
        self.polls += 1;
        self.most_work = self.most_work.max(work);
        if self.work < work || self.bytes < bytes {
            return Err(Stop);
        }
        self.work -= work;
        self.bytes -= bytes;
        Ok(())
    }
}

fn compiled(pattern: &str) -> Pattern {
    compile(Source::Str(pattern.as_bytes()), Flags(0), &mut |_, _| Ok(())).expect("the pattern is right")
}

fn limited(pattern: &str, budget: &mut Budget) -> Result<Pattern, CompileError> {
    compile(Source::Str(pattern.as_bytes()), Flags(0), &mut |work, bytes| budget.spend(work, bytes))
}

/// The groups of a match.
#[derive(PartialEq, Eq, Debug)]
struct Captures {
    spans: Vec<Option<Range<usize>>>,
    lastindex: Option<usize>,
}

/// Looks for a match and gives its groups.
fn exec(pattern: &Pattern, text: &str, mode: Mode, budget: &mut Budget) -> Result<Option<Captures>, Stop> {
    let mut scratch = Scratch::default();
    let request = Request { text: text.as_bytes(), pos: 0, endpos: text.len(), mode, must_advance: false };
    let found = pattern.run(&mut scratch, request, &mut |work, bytes| budget.spend(work, bytes))?;
    let spans = (0..=pattern.groups).map(|group| scratch.span(group));
    Ok(found.then(|| Captures { spans: spans.collect(), lastindex: scratch.lastindex() }))
}

/// Runs a test where a native stack in proportion to the pattern would overflow.
fn on_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(128 * 1024).spawn(test).expect("a thread starts");
    thread.join().expect("the test on the small stack passes");
}

#[test]
fn stops_slow_patterns() {
    let slow = [
        "(a+)+$",
        "(a|ab?)*$",
        "(?:a|aa)+$",
        "(a*)*b",
        "(?:a*)*b",
        "(.*)*x",
        "(x?a+x?)+y",
        "(a?){40}a{40}",
        "^(\\w+\\s?)*$",
        "(a*?)*?b",
        "(?:(a)|(a))*c",
        "((a+)+)+b",
        "(?=(a+)+b)a",
        "(?:a+?)+?b",
        "(\\w+)*\\1b",
        "(?:a{1,30}){1,30}b",
        "(?:(?:a?){1,50}){1,50}b",
    ];
    for pattern in slow {
        let mut budget = Budget::new(3_000_000, 1 << 24);
        let text = "a".repeat(60) + "!";
        let found = exec(&compiled(pattern), &text, Mode::Match, &mut budget);
        assert_eq!(found, Err(Stop), "{pattern}");
        assert!(1000 < budget.polls, "{pattern}: {} polls", budget.polls);
    }
}

#[test]
fn polls_long_scans() {
    let text = "a ".repeat(1 << 17);
    for pattern in ["x", "xyz", "[x-z]", "\\d", ".*x", "[a ]*x", "(?s:.*)x", "(?:a )*x", "^x", "(?m)^x", ".*?x", "(?i)x"] {
        let mut budget = Budget::new(10_000_000, 1 << 29);
        let found = exec(&compiled(pattern), &text, Mode::Search, &mut budget);
        assert!(found == Ok(None) || found == Err(Stop), "{pattern}");
        let reported = 10_000_000 - budget.work;
        assert!(text.len() as u64 / 64 < reported || pattern == "^x", "{pattern}: {reported} of work");
        assert!(budget.most_work < 10_000, "{pattern}: {} at once", budget.most_work);
    }
}

#[test]
fn asks_for_the_stack() {
    let text = "ab".repeat(1 << 20);
    let mut budget = Budget::new(u64::MAX, 1 << 20);
    assert_eq!(exec(&compiled("(?:(a)|(b))*c"), &text, Mode::Match, &mut budget), Err(Stop));
    let mut budget = Budget::new(u64::MAX, 1 << 10);
    let found = exec(&compiled("(\\w+)x?$"), &text, Mode::Match, &mut budget).expect("a run takes one frame");
    assert!(found.is_some());
    let mut scratch = Scratch::default();
    let request = Request { text: b"abab", pos: 0, endpos: 4, mode: Mode::Match, must_advance: false };
    let mut budget = Budget::new(1 << 10, 1 << 12);
    let pattern = compiled("(?:(a)|(b))*c");
    assert_eq!(pattern.run(&mut scratch, request, &mut |work, bytes| budget.spend(work, bytes)), Ok(false));
    let held = scratch.stack.capacity() * size_of::<vm::Frame>() + scratch.slots.capacity() * size_of::<usize>();
    assert!(0 < held && held <= (1 << 12) - budget.bytes);
    assert!(size_of::<vm::Frame>() <= 24 && size_of::<program::Inst>() <= 20);
}

#[test]
fn counts_instead_of_copying() {
    for pattern in ["(?:(?:a{1000}){1000}){1000}", "(?:((?:ab?){1000}){4000000000}){3,4000000000}", "(?:[a-z]{9}){99999999}?"] {
        let mut budget = Budget::new(10_000, 64 << 10);
        let pattern = limited(pattern, &mut budget).expect("the program is short");
        assert!(pattern.size() < 4 << 10);
        assert_eq!(exec(&pattern, &"a".repeat(999), Mode::Match, &mut Budget::new(1 << 24, 1 << 20)), Ok(None));
    }
    // Iterations that match nothing are counted, not skipped; a stop ends them.
    let empty = exec(&compiled("(?:a?){1000000000}"), "", Mode::Match, &mut Budget::new(1 << 22, 1 << 30));
    assert_eq!(empty, Err(Stop));
}

#[test]
fn nests_deeply() {
    on_small_stack(|| {
        let depth = 100_000;
        for (open, close) in [
            ("(", ")"),
            ("(?:", ")"),
            ("(?:a|", ")"),
            ("(?=", ")"),
            ("(?!", "b)"),
            ("(?<=", ")"),
            ("(?>", ")"),
            ("(?i:", ")"),
            ("(?:", ")*"),
            ("(?:", "a)?"),
            ("((?:", ")+)"),
        ] {
            let pattern = open.repeat(depth) + "a" + &close.repeat(depth);
            let pattern = compiled(&pattern);
            let mut budget = Budget::new(1 << 26, 1 << 28);
            // Loops in loops may take their time; what matters is how it ends.
            let found = exec(&pattern, "aaa", Mode::Search, &mut budget);
            assert!(found.is_ok() || found == Err(Stop));
            let unclosed = open.repeat(depth);
            assert!(limited(&unclosed, &mut Budget::new(1 << 26, 1 << 28)).is_err());
        }
        let conditions = "()".to_owned() + &"(?(1)a|".repeat(depth) + &")".repeat(depth);
        exec(&compiled(&conditions), "aaa", Mode::Search, &mut Budget::new(1 << 26, 1 << 28)).expect("the budget is large");
    });
}

#[test]
fn asks_while_compiling() {
    let big = [
        "a".repeat(1 << 20),
        "a|".repeat(1 << 19),
        "[a-z]".repeat(1 << 17),
        "(a)".repeat(1 << 18),
        "a*".repeat(1 << 19),
        "(?:ab|c)*".repeat(1 << 16),
        format!("[{}]", (0..1 << 18).filter_map(|i| char::from_u32(0x100 + 2 * i)).collect::<String>()),
        (0..1 << 16).map(|i| format!("(?P<n{i}>)")).collect(),
        "(?x)#".to_owned() + &"c".repeat(1_000_000),
        "(?#".to_owned() + &"c".repeat(1_000_000) + ")",
    ];
    for pattern in big {
        let mut budget = Budget::new(u64::MAX, 1 << 30);
        let compiled = limited(&pattern, &mut budget).expect("the budget is large");
        let pattern_start: String = pattern.chars().take(20).collect();
        assert!(500 < budget.polls && budget.most_work < 10_000, "{pattern_start}: {} polls, {} at once", budget.polls, budget.most_work);
        let asked = (1 << 30) - budget.bytes;
        assert!(compiled.size() <= asked + 1024, "{} asked, {} kept", asked, compiled.size());
        let none = limited(&pattern, &mut Budget::new(u64::MAX, 1 << 16)).err();
        assert_eq!(none, Some(CompileError::Stop(Stop)));
        let short = limited(&pattern, &mut Budget::new(100_000, 1 << 30)).err();
        assert_eq!(short, Some(CompileError::Stop(Stop)));
    }
}

#[test]
fn too_long_a_pattern() {
    let refused = Err(CompileError::Overflow("regular expression code size limit exceeded"));
    assert_eq!(limited(&"a".repeat((1 << 20) + 1), &mut Budget::new(u64::MAX, 1 << 30)).map(|_| ()), refused);
}

#[test]
fn patterns_are_shared_by_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Pattern>();
    assert!(!compiled("a").is_bytes);
}

#[test]
fn names_of_groups() {
    let pattern = compiled("(a)(?P<x>b)(?P<y>c)");
    assert_eq!(pattern.group_index("y"), Some(3));
    assert_eq!(pattern.group_index("z"), None);
    assert_eq!(pattern.group_name(2), Some("x"));
    assert_eq!(pattern.group_name(1), None);
    let found = exec(&pattern, "abc", Mode::Match, &mut Budget::new(1 << 20, 1 << 20)).expect("the budget is large");
    let captures = found.expect("it matches");
    assert_eq!(captures.lastindex, Some(3));
    assert_eq!(captures.spans, [Some(0..3), Some(0..1), Some(1..2), Some(2..3)]);
}

#[test]
fn escapes() {
    let escaped = |text: &[u8]| {
        let mut out = Vec::new();
        escape_bytes(text, &mut out);
        assert_eq!(out.len(), text.len() + count_special(text));
        out
    };
    assert_eq!(escaped("a.b*c d\n-é_1\0/'\"".as_bytes()), "a\\.b\\*c\\ d\\\n\\-é_1\0/'\"".as_bytes());
    assert_eq!(escaped(b"~#&[\xff]"), b"\\~\\#\\&\\[\xff\\]");
}

/// The blocks that are looked through for cased characters leave none out.
#[test]
fn all_cased_characters_are_known() {
    let missing: Vec<u32> = (0..0x11_0000).filter(|&c| fold::keyed(c).is_some() && fold::class_of(c).is_empty()).collect();
    assert!(missing.is_empty(), "{missing:x?}");
}
