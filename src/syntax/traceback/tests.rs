//! Tracebacks that CPython wrote, made again from the frames and exceptions that they were made of.

use serde_json::Value;

use super::super::error::SyntaxErrorClass;
use super::segment::anchors;
use super::*;

/// The program, its exceptions, and the text that CPython printed.
fn cases() -> Vec<(String, Vec<Value>, String)> {
    let lines = include_str!("../../../tests/syntax/tracebacks.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("a case is a list of three")).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> u32 {
    value.as_i64().unwrap_or_default().max(0) as u32
}

/// A frame of the program, or one elsewhere, whose source the test does not have.
fn frame<'a>(row: &'a Value, source: &'a str) -> Frame<'a> {
    let (line, end_line) = (number(&row[1]), number(&row[3]));
    let (first, second) = (line_start(source, line), line_start(source, end_line + 1));
    let known = row[0] == "prog.py";
    let span = Span { end_line, column: number(&row[4]), end_column: number(&row[5]) };
    Frame {
        file: row[0].as_str().expect("a file name"),
        line,
        name: row[2].as_str().expect("a function name"),
        text: if known { source[first..second].trim_end_matches('\n') } else { "" },
        span: row[4].is_number().then(|| in_characters(span, source, line)),
        times: 1,
    }
}

fn line_start(source: &str, line: u32) -> usize {
    source.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum()
}

/// The oracle counts bytes.
fn in_characters(span: Span, source: &str, line: u32) -> Span {
    let count = |line: u32, bytes: u32| {
        let line = source.split('\n').nth(line as usize - 1).unwrap_or_default();
        line.get(..bytes as usize).map_or(bytes, |text| text.chars().count() as u32)
    };
    Span { column: count(line, span.column), end_column: count(span.end_line, span.end_column), ..span }
}

fn exception<'a>(row: &'a Value, source: &'a str) -> Exception<'a> {
    let frames = row["frames"].as_array().into_iter().flatten();
    let notes = row["notes"].as_array().into_iter().flatten();
    let before = row.get("before").map(|before| {
        let link = if before[0] == "cause" { Link::Cause } else { Link::Context };
        (link, number(&before[1]) as usize)
    });
    let members = row.get("members").and_then(Value::as_array);
    Exception {
        frames: frames.map(|row| frame(row, source)).collect(),
        class: text(&row["class"]),
        message: text(&row["message"]),
        notes: notes.map(text).collect(),
        before,
        members: members.map(|members| members.iter().map(|index| number(index) as usize).collect()),
        syntax: row.get("syntax").map(|row| (syntax(row), text(&row[6]))),
    }
}

fn syntax(row: &Value) -> SyntaxError {
    SyntaxError {
        class: SyntaxErrorClass::Syntax,
        message: text(&row[0]),
        line: number(&row[1]),
        column: number(&row[2]),
        end_line: number(&row[3]),
        end_column: row[4].as_i64().unwrap_or_default() as i32,
        text: text(&row[5]),
    }
}

/// The oracle shows the source of the standard library's frames; only the program's are compared.
fn without_library(text: &str) -> String {
    let mut lines = Vec::new();
    let mut library = false;
    for line in text.lines() {
        if line.trim_start_matches([' ', '|']).starts_with("File \"") {
            library = !line.contains("prog.py") && !line.contains("inner.py");
        } else if !line.starts_with("    ") {
            library = false;
        } else if library {
            continue;
        }
        lines.push(line);
    }
    lines.join("\n")
}

#[test]
fn tracebacks_are_those_of_cpython() {
    let mut different = 0;
    for (source, rows, expected) in cases() {
        let exceptions: Vec<Exception<'_>> = rows.iter().map(|row| exception(row, &source)).collect();
        let found = render(&exceptions, 0);
        if without_library(&found) != without_library(&expected) {
            different += 1;
            println!("--- expected\n{expected}--- found\n{found}");
        }
    }
    assert_eq!(different, 0);
}

#[test]
fn a_long_chain_is_printed_without_recursion() {
    let n = 50_000;
    let link =
        |i: usize| Exception { class: "E".to_owned(), before: (i + 1 < n).then_some((Link::Context, i + 1)), ..Exception::default() };
    let exceptions: Vec<Exception<'_>> = (0..n).map(link).collect();
    let thread = std::thread::Builder::new().stack_size(128 << 10);
    let text = thread.spawn(move || render(&exceptions, 0)).expect("a thread can be started").join().expect("no panic");
    assert_eq!(text.matches("During handling").count(), n - 1);
}

#[test]
fn a_chain_that_bites_its_tail_ends() {
    let link = |before| Exception { class: "E".to_owned(), before: Some((Link::Cause, before)), ..Exception::default() };
    assert_eq!(render(&[link(1), link(0)], 0).matches("direct cause").count(), 1);
}

/// Spans of code from bytes may be any part of the source.
#[test]
fn what_is_no_expression_has_no_anchors() {
    assert!(anchors("hh\n)(sc").is_none());
    assert!(anchors("f(\n)(sc").is_none());
    assert!(anchors("hh(sc)").is_some());
}
