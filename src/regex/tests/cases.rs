//! Runs the cases that CPython answered.
//!
//! Owns: turning a case into calls of the engine and its answer into the form of the case file.
//!
//! Never: knows a pattern; all are in `tests/regex`.
//!
//! Start reading at `check`.

use super::super::error::{CompileError, PatternError};
use super::super::meter::Stop;
use super::super::template::{Part, parse_template};
use super::super::{Finder, Flags, Mode, Pattern, Request, Scratch, Source, chars, compile};
use super::json::{self, Json};

/// A case: the pattern, the text, and where each character of the text begins.
struct Case {
    json: Json,
    text: Vec<u8>,
    starts: Vec<usize>,
}

/// Compares a case with CPython's answer; says what is different.
pub(crate) fn check(line: &str) -> Result<(), String> {
    let case = Case::new(json::parse(line));
    let want = case.json.get("want");
    let got = match case.compile() {
        Ok(pattern) if case.json.get("r").text().is_some() => case.substitute(&pattern).unwrap_or_else(error),
        Ok(pattern) => case.results(&pattern),
        Err(wrong) => error(wrong),
    };
    let Json::Object(members) = want else {
        return Err(format!("no answer: {line}"));
    };
    for (key, value) in members {
        if got.get(key) != value {
            return Err(format!("{line}\n   {key}: got {:?}", got.get(key)));
        }
    }
    Ok(())
}

fn go_on(_: u64, _: usize) -> Result<(), Stop> {
    Ok(())
}

fn encode(codes: &[u32], is_bytes: bool) -> Vec<u8> {
    let mut out = Vec::new();
    codes.iter().for_each(|&code| if is_bytes { out.push(code as u8) } else { chars::encode(code, &mut out) });
    out
}

fn number(value: usize) -> Json {
    Json::Number(value as i64)
}

fn text(value: &str) -> Json {
    Json::Text(value.chars().map(u32::from).collect())
}

fn error(error: CompileError) -> Json {
    let row = |kind: &str, msg: &str| vec![("error".to_owned(), text(kind)), ("msg".to_owned(), text(msg))];
    let optional = |value: Option<usize>| value.map_or(Json::Null, number);
    Json::Object(match error {
        CompileError::Pattern(error) => {
            let PatternError { pos, lineno, colno, .. } = error;
            let places = [("pos", pos), ("line", lineno), ("col", colno)];
            let places = places.into_iter().map(|(key, place)| (key.to_owned(), optional(place)));
            row("re", &error.to_string()).into_iter().chain(places).collect()
        }
        CompileError::Value(msg) => row("ValueError", msg),
        CompileError::Overflow(msg) => row("OverflowError", msg),
        CompileError::Index(msg) => row("IndexError", &msg),
        CompileError::Stop(_) => row("Stop", ""),
    })
}

impl Case {
    fn new(json: Json) -> Self {
        let is_bytes = *json.get("b") == Json::Bool(true);
        let mut text = Vec::new();
        let mut starts = vec![0];
        for &code in json.get("t").text().unwrap_or(&[]) {
            text.extend(encode(&[code], is_bytes));
            starts.push(text.len());
        }
        Self { json, text, starts }
    }

    fn is_bytes(&self) -> bool {
        *self.json.get("b") == Json::Bool(true)
    }

    fn encoded(&self, key: &str) -> Vec<u8> {
        encode(self.json.get(key).text().unwrap_or(&[]), self.is_bytes())
    }

    fn compile(&self) -> Result<Pattern, CompileError> {
        let pattern = self.encoded("p");
        let source = if self.is_bytes() { Source::Bytes(&pattern) } else { Source::Str(&pattern) };
        compile(source, Flags(self.json.get("f").number().unwrap_or(0) as u32), &mut go_on)
    }

    /// The byte offset of a position that a case names.
    fn place(&self, key: &str, default: usize) -> usize {
        let named = self.json.get(key).number().map_or(default, |place| place as usize);
        self.starts.get(named).copied().unwrap_or(self.text.len() + named)
    }

    fn results(&self, pattern: &Pattern) -> Json {
        let last = self.starts.len() - 1;
        let (pos, endpos) = (self.place("pos", 0), self.place("end", last));
        let mut scratch = Scratch::default();
        let mut members = vec![("groups".to_owned(), number(pattern.groups)), ("flags".to_owned(), Json::Number(pattern.flags.0.into()))];
        let names = pattern.names.iter().map(|(name, group)| Json::List(vec![text(name), number(*group)]));
        members.push(("names".to_owned(), Json::List(names.collect())));
        for (key, mode) in [("search", Mode::Search), ("match", Mode::Match), ("full", Mode::FullMatch)] {
            let request = Request { text: &self.text, pos, endpos, mode, must_advance: false };
            let found = pattern.run(&mut scratch, request, &mut go_on).expect("the poll function never stops");
            let row = if found { self.row(&scratch, pattern) } else { Json::Null };
            members.push((key.to_owned(), row));
        }
        let mut rows = Vec::new();
        let mut finder = Finder::new(pos, endpos);
        while finder.next(pattern, &mut scratch, &self.text, Mode::Search, &mut go_on) == Ok(true) {
            rows.push(self.row(&scratch, pattern));
        }
        members.push(("iter".to_owned(), Json::List(rows)));
        Json::Object(members)
    }

    fn row(&self, scratch: &Scratch, pattern: &Pattern) -> Json {
        let place = |byte: usize| number(self.starts.binary_search(&byte).expect("a match ends between characters"));
        let mut row = vec![number(scratch.lastindex().unwrap_or(0))];
        for group in 0..=pattern.groups {
            match scratch.span(group) {
                Some(span) => row.extend([place(span.start), place(span.end)]),
                None => row.extend([Json::Number(-1), Json::Number(-1)]),
            }
        }
        Json::List(row)
    }

    fn substitute(&self, pattern: &Pattern) -> Result<Json, CompileError> {
        let replacement = self.encoded("r");
        let source = if self.is_bytes() { Source::Bytes(&replacement) } else { Source::Str(&replacement) };
        let template = parse_template(source, pattern, &mut go_on)?;
        let mut scratch = Scratch::default();
        let mut finder = Finder::new(0, self.text.len());
        let mut out = Vec::new();
        let mut done = 0;
        while finder.next(pattern, &mut scratch, &self.text, Mode::Search, &mut go_on)? {
            let whole = scratch.span(0).expect("a match has its whole span");
            out.extend_from_slice(&self.text[done..whole.start]);
            done = whole.end;
            for part in &template.parts {
                match part {
                    Part::Literal(text) => out.extend_from_slice(text),
                    Part::Group(group) => out.extend(scratch.span(*group).into_iter().flat_map(|span| &self.text[span])),
                }
            }
        }
        out.extend_from_slice(&self.text[done..]);
        let codes = if self.is_bytes() { out.iter().map(|&b| b.into()).collect() } else { decode_all(&out) };
        Ok(Json::Object(vec![("sub".to_owned(), Json::Text(codes))]))
    }
}

/// All characters of a text.
fn decode_all(text: &[u8]) -> Vec<u32> {
    let mut codes = Vec::new();
    let mut pos = 0;
    while pos < text.len() {
        let (code, next) = chars::decode(text, pos);
        codes.push(code);
        pos = next;
    }
    codes
}
