//! Owns: what of a running expression deserves carets: the operator, the subscript, the arguments.
//!
//! Never: parses text that the nesting scan refuses, or more than 64 KiB of it.
//!
//! Start reading at: [`anchors`].

use ruff_python_ast::{Expr, Mod, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextSize};

use super::super::nesting;

const MAX_SEGMENT: usize = 64 << 10;

/// The part that gets `^` where the rest gets `~`: line and column of its begin and of its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchors {
    pub(super) left: (usize, usize),
    pub(super) right: (usize, usize),
}

/// Parses text on a stack that fits, and hands the tree over when it is sound.
fn with_tree<R>(text: &str, mode: Mode, read: impl FnOnce(&Mod) -> Option<R>) -> Option<R> {
    if MAX_SEGMENT < text.len() {
        return None;
    }
    let (shape, refusal) = nesting::measure(text);
    if refusal.is_some() {
        return None;
    }
    nesting::with_stack(&shape, || {
        let parsed = parse_unchecked(text, ParseOptions::from(mode));
        if parsed.has_invalid_syntax() { None } else { read(parsed.syntax()) }
    })
}

/// Where the operator, the brackets or the arguments of this expression are.
pub(super) fn anchors(segment: &str) -> Option<Anchors> {
    // Parentheses make one expression of several lines.
    const OPEN: &str = "(\n";
    let text = format!("{OPEN}{segment}\n)");
    with_tree(&text, Mode::Expression, |tree| {
        let Mod::Expression(tree) = tree else {
            return None;
        };
        // A segment with a bracket of its own before the last may use ours; only code from bytes has such spans.
        let whole = OPEN.len()..=OPEN.len() + segment.len();
        if !whole.contains(&tree.body.start().to_usize()) || !whole.contains(&tree.body.end().to_usize()) {
            return None;
        }
        let finder = Finder { segment, shift: OPEN.len() };
        match &*tree.body {
            Expr::BinOp(node) => finder.operator(node.left.end(), node.right.start()),
            Expr::Subscript(node) => finder.bracket(node.value.end(), '[', node.end()),
            Expr::Call(node) => finder.bracket(node.func.end(), '(', node.end()),
            _ => None,
        }
    })
}

/// Whether these lines are a statement that returns the call of a name or assigns a call to one, and the call is what
/// runs.
pub(super) fn is_whole_call(lines: &str, start: usize, end: usize) -> bool {
    with_tree(lines, Mode::Module, |tree| {
        let Mod::Module(tree) = tree else {
            return None;
        };
        let call = match tree.body.first()? {
            Stmt::Return(node) => node.value.as_deref()?.as_call_expr().filter(|call| call.func.is_name_expr())?,
            Stmt::Assign(node) if matches!(node.targets.as_slice(), [Expr::Name(_)]) => node.value.as_call_expr()?,
            _ => return None,
        };
        let (from, to) = (call.start().to_usize(), call.end().to_usize());
        let last_line = lines.rfind('\n').map_or(0, |at| at + 1);
        let on_first_line = !lines[..from].contains('\n');
        Some(on_first_line && from == start && last_line <= to && to - last_line == end)
    })
    .unwrap_or(false)
}

struct Finder<'a> {
    segment: &'a str,
    /// What was put before the segment.
    shift: usize,
}

impl Finder<'_> {
    fn offset(&self, at: TextSize) -> usize {
        at.to_usize() - self.shift
    }

    /// The operator between two operands: one or two characters.
    fn operator(&self, left: TextSize, right: TextSize) -> Option<Anchors> {
        let at = self.skip(self.offset(left), |c| !c.is_whitespace() && c != ')')?;
        let mut end = at + self.segment[at..].chars().next()?.len_utf8();
        let second = self.segment[end..].chars().next();
        if end < self.offset(right) && second.is_some_and(|c| !c.is_whitespace() && c != '\\' && c != '#') {
            end += second.map_or(0, char::len_utf8);
        }
        Some(Anchors { left: self.place(at), right: self.place(end) })
    }

    /// From the opening bracket to the end of the expression.
    fn bracket(&self, before: TextSize, open: char, end: TextSize) -> Option<Anchors> {
        let at = self.skip(self.offset(before), |c| c == open)?;
        Some(Anchors { left: self.place(at), right: self.place(self.offset(end)) })
    }

    /// The next character that will do, outside of comments.
    fn skip(&self, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
        let mut comment = false;
        for (at, c) in self.segment[from..].char_indices() {
            match c {
                '\n' => comment = false,
                '\\' | '#' => comment = true,
                _ if !comment && wanted(c) => return Some(from + at),
                _ => {}
            }
        }
        None
    }

    /// The line and the column of an offset, in characters.
    fn place(&self, offset: usize) -> (usize, usize) {
        let before = &self.segment[..offset];
        let line = before.matches('\n').count();
        let begin = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[begin..].chars().count())
    }
}
