//! Owns: "Did you mean 'for'?": whether a plain syntax error goes away when a word before it is taken for a keyword.
//!
//! Never: looks at more than the lines from the last whole statement to the error, and at ten words of them.
//!
//! Start reading at: [`keyword_meant`].

use super::super::lexer::{Kind, Lexer};
use super::super::nesting::{self, Refusal};
use super::{Reader, SyntaxError, complete_last_line, lines};
use crate::text::suggest;

/// The keywords in the order of Python's `keyword.kwlist`: of equally near ones the first is tried.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield",
];
/// More text than this is not searched.
const MAX_TEXT: usize = 1024;
/// Words looked at.
const MAX_WORDS: usize = 10;
/// Keywords tried for each.
const MAX_MATCHES: usize = 3;

/// The same error with the keyword that was meant, over the word that stands for it. `statement` is where the last
/// statement begins that was read whole.
pub(super) fn keyword_meant(source: &str, error: &SyntaxError, statement: u32) -> Option<SyntaxError> {
    if error.message != "invalid syntax" && !error.message.contains("Perhaps you forgot a comma") {
        return None;
    }
    let text = snippet(source, lines::line_of(source, statement as usize), error.line)?;
    for (start, end) in words(&text) {
        for keyword in near(&text[start..end]) {
            let fixed = format!("{}{keyword}{}", &text[..start], &text[end..]);
            if reads(&fixed) {
                return Some(over_word(&text, error, start, end, keyword));
            }
        }
    }
    None
}

/// The lines from `first` to `last` without the indentation that they share.
fn snippet(source: &str, first: u32, last: u32) -> Option<String> {
    let first = first.max(1) as usize;
    let lines: Vec<&str> = source.split('\n').take(last as usize).skip(first - 1).collect();
    let blank = |line: &&&str| !line.trim().is_empty();
    let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let margin = lines.iter().filter(blank).map(indent).min()?;
    let shared = lines.iter().find(blank).map(|line| &line[..margin])?;
    let margin = if lines.iter().filter(blank).all(|line| line.starts_with(shared)) { margin } else { 0 };
    let lines: Vec<&str> = lines.iter().map(|line| line.get(margin..).unwrap_or("")).collect();
    let text = lines.join("\n");
    (text.chars().count() <= MAX_TEXT).then_some(text)
}

/// Where the first words are that are no keywords, as far as the text has tokens.
fn words(text: &str) -> Vec<(usize, usize)> {
    let text = complete_last_line(text);
    let mut lexer = Lexer::new(&text);
    let mut found = Vec::new();
    while let Ok(token) = lexer.next() {
        match token.kind {
            Kind::End => break,
            Kind::Name => found.push((token.start as usize, token.end as usize)),
            _ => {}
        }
        if found.len() == MAX_WORDS {
            break;
        }
    }
    found
}

/// The keywords that a word may stand for, likeliest first.
fn near(word: &str) -> Vec<&'static str> {
    let mut alike: Vec<(usize, usize, &str)> = Vec::new();
    for &keyword in KEYWORDS {
        let (a, b): (Vec<char>, Vec<char>) = (keyword.chars().collect(), word.chars().collect());
        let (matches, length) = (matching(&a, &b), a.len() + b.len());
        // The share of matching characters is at least one half.
        if length <= 4 * matches {
            alike.push((2 * matches, length, keyword));
        }
    }
    // Larger shares first, then later names: a comparison of fractions without rounding.
    alike.sort_by(|a, b| (b.0 * a.1).cmp(&(a.0 * b.1)).then(b.2.cmp(a.2)));
    let closest = suggest::closest(word, KEYWORDS);
    let mut found: Vec<&str> = closest.into_iter().chain(alike.into_iter().take(MAX_MATCHES).map(|(_, _, keyword)| keyword)).collect();
    found.truncate(MAX_MATCHES);
    found
}

/// Characters in matching blocks: the longest common run, then the same to its left and to its right.
fn matching(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let size = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            if best.2 < size {
                best = (i, j, size);
            }
        }
    }
    let (i, j, size) = best;
    if size == 0 { 0 } else { matching(&a[..i], &b[..j]) + size + matching(&a[i + size..], &b[j + size..]) }
}

/// Whether the text is Python, or is until it ends.
fn reads(text: &str) -> bool {
    let (shape, refusal) = nesting::measure(text);
    if matches!(refusal, Some(Refusal::Deep(_))) {
        return false;
    }
    nesting::with_stack(&shape, || {
        let text = complete_last_line(text);
        let mut reader = Reader::new(&text, &[]);
        reader.program().is_ok() || reader.furthest + 1 == reader.tokens.len()
    })
}

fn over_word(text: &str, error: &SyntaxError, start: usize, end: usize, keyword: &str) -> SyntaxError {
    let over = SyntaxError::over(text, format!("invalid syntax. Did you mean '{keyword}'?"), start, end);
    // The place that is named stays; what is shown below it is the word.
    SyntaxError { line: error.line, end_line: error.line, ..over }
}
