//! What programs cannot show: limits, stacks, and that no text brings the parser down.

use super::error::SyntaxErrorClass;
use super::*;

fn accept(source: &str) -> bool {
    with_parsed(source, |_| ()).is_ok()
}

/// Runs on a thread as small as a host may give us.
fn on_small_stack(f: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(128 << 10);
    thread.spawn(f).expect("a thread can be started").join().expect("no panic");
}

#[test]
fn long_flat_chains_are_accepted_on_a_small_stack() {
    on_small_stack(|| {
        let n = 9_000;
        assert!(accept(&format!("x = 'a'{}", " + 'a'".repeat(n))));
        assert!(accept(&format!("x = a{}", ".b".repeat(n))));
        assert!(accept(&format!("x = a{}", ".b()".repeat(n / 2))));
        assert!(accept(&format!("x = a{}", "[0]".repeat(n))));
        assert!(accept(&format!("x = a{}", " and b".repeat(50_000))));
        assert!(accept(&format!("x = a{}", " or b + 1".repeat(50_000))));
        assert!(accept(&format!("x = a{}", " < b".repeat(50_000))));
        assert!(accept(&format!("if a: pass\n{}", "elif b + 1: pass\n".repeat(20_000))));
        assert!(accept(&format!("x = [{}]", "lambda a, b=-1: a if b else {1: 2},".repeat(20_000))));
        assert!(accept(&format!("x = f'{}'", "{a.b!r:>{w}}".repeat(20_000))));
    });
}

#[test]
fn deep_nesting_is_accepted_or_refused_but_never_overflows() {
    on_small_stack(|| {
        let nest = |open: &str, close: &str, n: usize| format!("x = {}1{}", open.repeat(n), close.repeat(n));
        for (open, close) in [("(", ")"), ("[", "]"), ("{0:", "}"), ("f(", ")"), ("a[", "]"), ("[x for x in ", "]")] {
            assert!(accept(&nest(open, close, 199)), "{open}");
            assert!(!accept(&nest(open, close, 201)), "{open}");
        }
        for (open, close) in [("-", ""), ("not ", ""), ("lambda: ", ""), ("lambda x=", ": 0"), ("1 if x else ", ""), ("2 ** ", "")] {
            assert!(accept(&nest(open, close, 900)), "{open}");
            assert!(!accept(&nest(open, close, 20_000)), "{open}");
        }
        let blocks = |n: usize| (0..n).map(|i| format!("{}if x:\n", " ".repeat(i))).collect::<String>();
        assert!(accept(&format!("{}{}pass", blocks(99), " ".repeat(99))));
        assert!(!accept(&format!("{}{}pass", blocks(100), " ".repeat(100))));
    });
}

#[test]
fn repeated_tokens_never_overflow() {
    let words = "( ) [ ] { } : , ; . = := -> * ** - ~ @ ! a 1 'x' f'{ }' lambda not await yield if else for in async def class \
                 with as match case type try except return del import from global \\\n \n \n\t print == _";
    let words: Vec<&str> = words.split(' ').collect();
    on_small_stack(move || {
        for first in &words {
            for second in &words {
                for third in ["", "\n"] {
                    let source = format!("{first} {second} {third} ").repeat(1_000);
                    let _ = accept(&source);
                    let _ = accept(&format!("x = ({source})"));
                    let _ = accept(&format!("f\"{{{source}}}\""));
                }
            }
        }
    });
}

#[test]
fn newlines_and_marks_are_normalized() {
    let text = with_parsed("\u{feff}a = '''x\r\ny'''\rb = 1\x0c\n", |parsed| parsed.source.to_string());
    assert_eq!(text.expect("this is Python"), "a = '''x\ny'''\nb = 1\x0c\n");
    assert_eq!(with_parsed("a\0", |_| ()).expect_err("a null byte").line, 0);
}

/// One line of `tests/syntax/cases.jsonl`: the text, and the error that CPython gives for it.
fn oracle_cases() -> Vec<(String, Option<SyntaxError>)> {
    let lines = include_str!("../../tests/syntax/cases.jsonl").lines();
    lines.map(oracle_case).collect()
}

fn oracle_case(line: &str) -> (String, Option<SyntaxError>) {
    let row: Vec<serde_json::Value> = serde_json::from_str(line).expect("a case is a JSON list");
    let text = |i: usize| row[i].as_str().unwrap_or_default().to_owned();
    let number = |i: usize| row[i].as_i64().unwrap_or_default();
    if row.len() == 1 {
        return (text(0), None);
    }
    let class = match text(1).as_str() {
        "SyntaxError" => SyntaxErrorClass::Syntax,
        "IndentationError" => SyntaxErrorClass::Indentation,
        _ => SyntaxErrorClass::Tab,
    };
    let error = SyntaxError {
        class,
        message: text(2),
        line: number(3) as u32,
        column: number(4) as u32,
        end_line: number(5) as u32,
        end_column: number(6) as i32,
        text: String::new(),
    };
    (text(0), Some(error))
}

#[test]
fn errors_are_those_of_cpython() {
    let (mut same, mut total) = (0, 0);
    for (source, expected) in oracle_cases() {
        let found = with_parsed(&source, |_| ()).err();
        // The cases are what the compiler raises; the keyword that was meant is added where it is shown.
        let found = match found {
            Some(error) if error.message.starts_with("invalid syntax. Did you mean") => {
                diagnose::raised(&format!("{}\n", source.trim_end_matches('\n')), &[]).map(|(error, _)| error)
            }
            found => found,
        };
        let found = found.map(|error| SyntaxError { text: String::new(), ..error });
        total += 1;
        if found == expected {
            same += 1;
        } else {
            println!("{source:?}\n  expected {}\n  found    {}", show(&expected), show(&found));
        }
    }
    println!("{same} of {total}");
    assert_eq!(same, total);
}

fn show(error: &Option<SyntaxError>) -> String {
    error.as_ref().map_or("no error".to_owned(), |error| {
        let SyntaxError { class, message, line, column, end_line, end_column, .. } = error;
        format!("{} {message:?} {line}:{column} {end_line}:{end_column}", class.name())
    })
}
