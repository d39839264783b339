//! What the type checker finds, as data.
//!
//! Owns: `Diagnostic`, `Severity` and `Report`. Never: checks anything; it is here also in a build without the checker.
//! Start reading at `Report`.

use std::fmt;
use std::ops::Deref;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// An answer to a question that the program asked, such as `reveal_type`.
    Info,
    /// Suspicious, and right in some programs.
    Warning,
    /// Wrong: the program would fail there, or does not keep to the types that it declares.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The rule that found it, such as `invalid-argument-type`.
    pub rule: String,
    /// What is wrong, in one line.
    pub message: String,
    /// The file's name as given to the checker.
    pub file: String,
    /// Where it begins: line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The line in which it ends.
    pub end_line: u32,
    /// The column behind its last character.
    pub end_column: u32,
    /// The finding with the lines of source that it is about, and with what the checker has to add: several lines.
    pub annotated: String,
}

/// One line: file, line, column, severity, rule, message.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { file, line, column, rule, message, .. } = self;
        write!(f, "{file}:{line}:{column}: {}[{rule}] {message}", self.severity.name())
    }
}

/// All findings of one check in the order of the text: a slice of them, and their text.
///
/// ```
/// # if cfg!(feature = "typecheck") {
/// let report = monty::check("x: int = 'one'", &monty::Options::new()).unwrap();
/// assert!(report.has_errors());
/// assert_eq!((report.len(), report[0].line, report[0].rule.as_str()), (1, 1, "invalid-assignment"));
/// assert!(report.concise().starts_with("main.py:1:"));
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    concise: String,
    annotated: String,
}

impl Report {
    #[cfg(feature = "typecheck")]
    pub(crate) fn new(diagnostics: Vec<Diagnostic>) -> Report {
        let concise = diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect();
        let annotated = diagnostics.iter().map(|diagnostic| diagnostic.annotated.as_str()).collect();
        Report { diagnostics, concise, annotated }
    }

    /// Whether one of the findings is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// One line for each finding: file, line, column, severity, rule, message. Empty when there is none.
    pub fn concise(&self) -> &str {
        &self.concise
    }

    /// The findings with the lines of source that they are about, and with what the checker has to add.
    pub fn annotated(&self) -> &str {
        &self.annotated
    }
}

impl Deref for Report {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.concise)
    }
}
