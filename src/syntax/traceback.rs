//! Owns: the text of a traceback, to the letter as CPython 3.14 prints it: frames with carets, chains, groups, notes, and
//! the display of a `SyntaxError`.
//!
//! ```text
//! Traceback (most recent call last):
//!   File "agent.py", line 3, in <module>
//!     total = price * row["count"]
//!                     ~~~^^^^^^^^^      carets: `segment` knows where the operator or the bracket is
//! KeyError: 'count'
//! ```
//!
//! Never: looks at values or at the VM; everything comes in as text and numbers. It does not recurse along chains, which a
//! program may make as long as it likes; groups within one another are cut off at ten, as in CPython.
//!
//! Start reading at: [`render`].

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::error::SyntaxError;

mod frame;
mod segment;
#[cfg(test)]
mod tests;

/// Frames of one place that are shown before the rest is counted.
const SAME_FRAMES: usize = 3;
/// Exceptions of a group that are shown.
const GROUP_WIDTH: usize = 15;
/// Groups within one another that are shown.
const GROUP_DEPTH: usize = 10;

/// One line of the stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: u32,
    /// The function's name.
    pub(crate) name: &'a str,
    /// The source from `line` to the last line of the span, or just `line` without one. Empty when it is not known.
    pub(crate) text: &'a str,
    pub(crate) span: Option<Span>,
    /// How often it is there in a row.
    pub(crate) times: usize,
}

/// What part of the source was running: columns are code points from 0, the second one exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) end_line: u32,
    pub(crate) column: u32,
    pub(crate) end_column: u32,
}

/// How an exception came to follow another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// `raise ... from`
    Cause,
    /// It was raised while the other was handled.
    Context,
}

/// One exception. Others are named by their index in the same list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exception<'a> {
    /// The stack, outermost frame first; empty for an exception that was never raised.
    pub(crate) frames: Vec<Frame<'a>>,
    /// The class's name, with its module unless that is `builtins` or `__main__`.
    pub(crate) class: String,
    /// `str()` of it.
    pub(crate) message: String,
    pub(crate) notes: Vec<String>,
    /// The exception before it.
    pub(crate) before: Option<(Link, usize)>,
    /// The exceptions of a group.
    pub(crate) members: Option<Vec<usize>>,
    /// A `SyntaxError`'s details and its file name.
    pub(crate) syntax: Option<(SyntaxError, String)>,
}

/// The traceback of the exception at `index`.
pub(crate) fn render(exceptions: &[Exception<'_>], index: usize) -> String {
    let mut printer = Printer { exceptions, text: String::new(), depth: 0, needs_end: false, frames: HashMap::new() };
    printer.chain(index);
    printer.text
}

/// The last lines of a traceback: the exception itself, its place if it is a `SyntaxError`, and its notes.
pub(crate) fn render_exception(exception: &Exception<'_>) -> String {
    let mut text = String::new();
    match &exception.syntax {
        Some((error, file)) => syntax_error(&mut text, &exception.class, error, file),
        None if exception.message.is_empty() => line(&mut text, &exception.class),
        None => line(&mut text, &format!("{}: {}", exception.class, exception.message)),
    }
    for note in &exception.notes {
        line(&mut text, note);
    }
    text
}

/// One frame of a stack: its place, its source, its carets.
pub(crate) fn render_frame(frame: &Frame<'_>) -> String {
    frame::render(frame)
}

fn line(text: &mut String, content: &str) {
    text.push_str(content);
    text.push('\n');
}

/// A place that was rendered before: its file, line, name and span.
type Place<'a> = (&'a str, u32, &'a str, Option<Span>);

struct Printer<'e, 'a> {
    exceptions: &'e [Exception<'a>],
    text: String,
    /// Groups around what is being printed.
    depth: usize,
    /// The box of a group is still to be closed.
    needs_end: bool,
    /// Recursion shows the same places over and over; their carets need the parser only once.
    frames: HashMap<Place<'a>, String>,
}

impl<'a> Printer<'_, 'a> {
    /// An exception after those that it followed, oldest first.
    fn chain(&mut self, index: usize) {
        let mut chain = vec![(index, None)];
        let mut seen = HashSet::from([index]);
        let mut last = index;
        while let Some((link, before)) = self.exceptions[last].before {
            if !seen.insert(before) {
                break;
            }
            chain.push((before, Some(link)));
            last = before;
        }
        while let Some((index, _)) = chain.pop() {
            self.exception(index);
            // The link stands with the older of the two.
            let Some(&(next, _)) = chain.last() else {
                break;
            };
            if let Some((link, _)) = self.exceptions[next].before {
                self.emit(link.message(), '|');
            }
        }
    }

    fn exception(&mut self, index: usize) {
        let exception = &self.exceptions[index];
        let Some(members) = &exception.members else {
            return self.stack_and_exception(exception, "Traceback (most recent call last):\n", '|');
        };
        if GROUP_DEPTH < self.depth {
            return self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        let corner = if outermost { '+' } else { '|' };
        self.stack_and_exception(exception, "Exception Group Traceback (most recent call last):\n", corner);
        self.members(members);
        if outermost {
            self.depth = 0;
        }
    }

    fn stack_and_exception(&mut self, exception: &Exception<'a>, title: &str, margin: char) {
        if !exception.frames.is_empty() {
            self.emit(title, margin);
            self.stack(&exception.frames);
        }
        self.emit(&render_exception(exception), '|');
    }

    fn members(&mut self, members: &[usize]) {
        let shown = members.len().min(GROUP_WIDTH + 1);
        self.needs_end = false;
        for (i, &member) in members.iter().take(shown).enumerate() {
            let last = i + 1 == shown;
            if last {
                self.needs_end = true;
            }
            let cut = GROUP_WIDTH <= i;
            let title = if cut { "...".to_owned() } else { (i + 1).to_string() };
            self.indent();
            self.text.push_str(if i == 0 { "+-" } else { "  " });
            line(&mut self.text, &format!("+---------------- {title} ----------------"));
            self.depth += 1;
            if cut {
                let rest = members.len() - GROUP_WIDTH;
                let plural = if rest == 1 { "" } else { "s" };
                self.emit(&format!("and {rest} more exception{plural}\n"), '|');
            } else {
                self.chain(member);
            }
            if last && self.needs_end {
                self.indent();
                line(&mut self.text, "+------------------------------------");
                self.needs_end = false;
            }
            self.depth -= 1;
        }
    }

    /// The frames of a stack; of more than three of one place only three.
    fn stack(&mut self, frames: &[Frame<'a>]) {
        let mut last = None;
        let mut count = 0;
        for frame in frames {
            let place = (frame.file, frame.line, frame.name);
            if last != Some(place) {
                self.repeats(count);
                last = Some(place);
                count = 0;
            }
            for _ in count..(count + frame.times).min(SAME_FRAMES) {
                let key = (frame.file, frame.line, frame.name, frame.span);
                let text = self.frames.entry(key).or_insert_with(|| frame::render(frame)).clone();
                self.emit(&text, '|');
            }
            count += frame.times;
        }
        self.repeats(count);
    }

    fn repeats(&mut self, count: usize) {
        if SAME_FRAMES < count {
            let more = count - SAME_FRAMES;
            let plural = if more == 1 { "" } else { "s" };
            self.emit(&format!("  [Previous line repeated {more} more time{plural}]\n"), '|');
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', 2 * self.depth));
    }

    /// Adds lines, inside a group behind its margin.
    fn emit(&mut self, lines: &str, margin: char) {
        if self.depth == 0 {
            self.text.push_str(lines);
            return;
        }
        for line in lines.split_inclusive('\n') {
            self.indent();
            self.text.push(margin);
            self.text.push(' ');
            self.text.push_str(line);
        }
    }
}

impl Link {
    fn message(self) -> &'static str {
        match self {
            Link::Cause => "\nThe above exception was the direct cause of the following exception:\n\n",
            Link::Context => "\nDuring handling of the above exception, another exception occurred:\n\n",
        }
    }
}

/// Where a `SyntaxError` is, then what it is.
fn syntax_error(text: &mut String, class: &str, error: &SyntaxError, file: &str) {
    if error.line == 0 {
        let place = if file.is_empty() { String::new() } else { format!(" ({file})") };
        let _ = writeln!(text, "{class}: {}{place}", error.message);
        return;
    }
    let _ = writeln!(text, "  File \"{file}\", line {}", error.line);
    let shown = error.text.trim_end_matches('\n').trim_start_matches([' ', '\n', '\x0c']);
    if !shown.is_empty() {
        let _ = writeln!(text, "    {shown}");
        carets(text, error, shown);
    }
    let _ = writeln!(text, "{class}: {}", error.message);
}

/// The carets under a `SyntaxError`'s line: at least one, at most one behind the text. The numbers may be the program's.
fn carets(text: &mut String, error: &SyntaxError, shown: &str) {
    let whole = error.text.trim_end_matches('\n');
    let width = whole.chars().count();
    let indent = width - shown.chars().count();
    let column = (error.column as usize).min(width + 1);
    let Some(start) = column.checked_sub(1 + indent) else {
        return;
    };
    let end = if error.line == error.end_line { error.end_column.max(0) as usize } else { width + 1 };
    let end = end.min(width + 1).max(column + 1);
    // Tabs stay, so that the carets stand where the text does.
    let margin = shown.chars().chain(std::iter::repeat(' ')).take(start);
    let margin: String = margin.map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    let _ = writeln!(text, "    {margin}{}", "^".repeat(end - column));
}
