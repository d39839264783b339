//! Owns: one frame of a traceback: its head, the source, the carets under it.
//!
//! Never: parses; `segment` does.
//!
//! Start reading at: [`render`].

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use super::segment::{self, Anchors};
use super::{Frame, Span};

/// The frame's text, every line of it indented.
pub(super) fn render(frame: &Frame<'_>) -> String {
    let mut text = format!("  File \"{}\", line {}, in {}\n", frame.file, frame.line, frame.name);
    let lines = dedent(frame.text);
    if lines.iter().all(String::is_empty) {
        return text;
    }
    let shown = match frame.span {
        Some(span) if frame.line <= span.end_line => with_carets(frame, span, lines),
        _ => vec![frame.text.lines().next().unwrap_or_default().trim().to_owned()],
    };
    for line in dedent(&shown.join("\n")) {
        text.push_str("    ");
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// The lines without trailing whitespace and without the whitespace that all of them begin with.
fn dedent(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        margin = Some(margin.map_or(indent, |margin| common_prefix(margin, indent)));
    }
    let margin = margin.map_or(0, str::len);
    lines.iter().map(|line| line.get(margin..).unwrap_or_default().to_owned()).collect()
}

fn common_prefix<'a>(a: &'a str, b: &str) -> &'a str {
    let len = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    &a[..len]
}

/// The significant lines of the source, each with its carets if there are any.
fn with_carets(frame: &Frame<'_>, span: Span, mut lines: Vec<String>) -> Vec<String> {
    let first = frame.text.lines().next().unwrap_or_default().trim_end();
    let last = (span.end_line - frame.line) as usize;
    lines.truncate(last + 1);
    let removed = length(first) - length(&lines[0]);
    let start = (span.column as usize).saturating_sub(removed);
    let end = (span.end_column as usize).saturating_sub(removed).min(length(&lines[lines.len() - 1]));
    let anchors = segment::anchors(&cut(&lines, start, end));
    let carets = Carets {
        start: width(&lines[0], start),
        end: width(&lines[lines.len() - 1], end),
        anchors: anchors.map(|anchors| on_screen(anchors, start, &lines)),
        lines: &lines,
        shown: shows_carets(start, end, &lines, anchors.is_some()),
    };
    carets.significant()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The running part of the source.
fn cut(lines: &[String], start: usize, end: usize) -> String {
    let last = &lines[lines.len() - 1];
    let behind = length(last).saturating_sub(end);
    let text = lines.join("\n");
    let keep = length(&text).saturating_sub(start + behind);
    text.chars().skip(start).take(keep).collect()
}

/// How many columns the first characters of a line take in a terminal.
fn width(line: &str, chars: usize) -> usize {
    if line.is_ascii() {
        return chars;
    }
    let wide = |c: char| if c.width() == Some(2) { 2 } else { 1 };
    line.chars().take(chars).map(wide).sum()
}

/// Anchors are found in the segment; here they become columns of the lines.
fn on_screen(anchors: Anchors, start: usize, lines: &[String]) -> Anchors {
    let place = |(line, column): (usize, usize)| {
        let column = if line == 0 { column + start } else { column };
        (line, width(&lines[line], column))
    };
    Anchors { left: place(anchors.left), right: place(anchors.right) }
}

/// Carets under everything that the line says are noise; so are those under a call that is all that is returned or
/// assigned.
fn shows_carets(start: usize, end: usize, lines: &[String], anchored: bool) -> bool {
    if segment::is_whole_call(&lines.join("\n"), start, end) {
        return false;
    }
    let last = &lines[lines.len() - 1];
    anchored || lines[0].chars().take(start).any(|c| !c.is_whitespace()) || last.chars().skip(end).any(|c| !c.is_whitespace())
}

struct Carets<'a> {
    lines: &'a [String],
    /// Terminal columns of the running part, in the first and in the last line.
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    shown: bool,
}

impl Carets<'_> {
    /// Of many lines only the first, the last, and those around the anchors are shown.
    fn significant(&self) -> Vec<String> {
        let mut chosen = BTreeSet::from([0, self.lines.len() - 1]);
        if let Some(anchors) = self.anchors {
            for line in [anchors.left.0, anchors.right.0] {
                chosen.extend(line.saturating_sub(1)..=(line + 1).min(self.lines.len() - 1));
            }
        }
        let mut shown = Vec::new();
        let mut before: Option<usize> = None;
        for line in chosen {
            match before.map_or(1, |before| line - before) {
                1 => {}
                2 => self.line(line - 1, &mut shown),
                skipped => shown.push(format!("...<{} lines>...", skipped - 1)),
            }
            self.line(line, &mut shown);
            before = Some(line);
        }
        shown
    }

    fn line(&self, index: usize, shown: &mut Vec<String>) {
        let line = &self.lines[index];
        shown.push(line.clone());
        if !self.shown {
            return;
        }
        let indent = length(line) - length(line.trim_start());
        let end = if index + 1 == self.lines.len() { self.end } else { width(line, length(line)) };
        let caret = |column: usize| {
            if column < indent || (index == 0 && column < self.start) {
                return ' ';
            }
            match self.anchors {
                Some(anchors) if !((anchors.left..anchors.right).contains(&(index, column))) => '~',
                _ => '^',
            }
        };
        shown.push((0..end).map(caret).collect());
    }
}
