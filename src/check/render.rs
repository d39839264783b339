//! Owns: from the checker's diagnostics to ours: places moved back by what was put before the program, the text of both forms.
//!
//! Never: decides which findings count (`mod`).
//!
//! Start reading at: [`Renderer`].

use std::path::Path;

use ruff_db::diagnostic::{
    Annotation, Diagnostic as Found, DiagnosticFormat, DisplayDiagnosticConfig, FileResolver, HyperlinkMode, Input,
    Severity as FoundSeverity, Span, UnifiedFile,
};
use ruff_db::files::File;
use ruff_notebook::NotebookIndex;
use ruff_source_file::{SourceFile, SourceFileBuilder};
use ruff_text_size::{TextRange, TextSize};

use super::db::{Db, ROOT};
use crate::diagnostic::{Diagnostic, Report, Severity};

/// Makes reports about one program.
pub(super) struct Renderer<'a> {
    /// The program as the host knows it.
    source: SourceFile,
    /// The length of what the checker saw before it.
    before: usize,
    /// For the files of the database: the stubs, the typeshed.
    db: Option<&'a Db>,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(filename: &str, text: &str, before: usize, db: Option<&'a Db>) -> Renderer<'a> {
        Renderer { source: SourceFileBuilder::new(filename, text).finish(), before, db }
    }

    /// A span of the program.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let range = TextRange::new(TextSize::try_from(start).unwrap_or_default(), TextSize::try_from(end.max(start)).unwrap_or_default());
        Span::from(self.source.clone()).with_range(range)
    }

    /// Whether a finding is in the program itself, not in what stands before it or in another file.
    pub(super) fn is_inside(&self, found: &Found, program: File) -> bool {
        let Some(span) = found.primary_span() else { return false };
        let range = span.range().unwrap_or_default();
        matches!(span.file(), UnifiedFile::Ty(file) if *file == program) && self.before <= range.start().to_usize()
    }

    /// The finding with all its places in the program as the host knows it.
    pub(super) fn relocate(&self, found: Found, program: File) -> Found {
        let mut found = without_paths(found);
        found.annotations_mut().for_each(|annotation| self.relocate_one(annotation, program));
        for sub in found.sub_diagnostics_mut() {
            sub.annotations_mut().for_each(|annotation| self.relocate_one(annotation, program));
        }
        found
    }

    fn relocate_one(&self, annotation: &mut Annotation, program: File) {
        let span = annotation.get_span();
        if !matches!(span.file(), UnifiedFile::Ty(file) if *file == program) {
            return;
        }
        let place = span.range().map(|range| (range.start().to_usize(), range.end().to_usize()));
        match place {
            Some((start, end)) if self.before <= start => annotation.set_span(self.span(start - self.before, end - self.before)),
            // A note about the line that brings the stubs in, or about an earlier snippet.
            _ => {
                annotation.set_span(Span::from(self.source.clone()));
                annotation.hide_snippet(true);
            }
        }
    }

    pub(super) fn report(&self, found: &[Found]) -> Report {
        Report::new(found.iter().map(|found| self.diagnostic(found)).collect())
    }

    fn diagnostic(&self, found: &Found) -> Diagnostic {
        let range = found.primary_span().and_then(|span| span.range()).unwrap_or_default();
        let code = self.source.to_source_code();
        let (start, end) = (code.line_column(range.start()), code.line_column(range.end()));
        let config = DisplayDiagnosticConfig::new("monty").format(DiagnosticFormat::Full).hyperlinks(HyperlinkMode::Never);
        Diagnostic {
            severity: match found.severity() {
                FoundSeverity::Info => Severity::Info,
                FoundSeverity::Warning => Severity::Warning,
                FoundSeverity::Error | FoundSeverity::Fatal => Severity::Error,
            },
            rule: found.id().as_str().to_owned(),
            message: found.concise_message().to_str().into_owned(),
            file: self.source.name().to_owned(),
            line: start.line.get() as u32,
            column: start.column.get() as u32,
            end_line: end.line.get() as u32,
            end_column: end.column.get() as u32,
            annotated: found.display(self, &config).to_string(),
        }
    }
}

/// The finding without its notes on where modules were looked for and how to set up an environment: there is none.
fn without_paths(found: Found) -> Found {
    if found.id().as_str() != "unresolved-import" {
        return found;
    }
    let mut short = Found::new(found.id(), found.severity(), found.headline_message());
    found.annotations().iter().cloned().for_each(|annotation| short.annotate(annotation));
    short
}

impl FileResolver for Renderer<'_> {
    fn path(&self, file: File) -> &str {
        self.db.map_or("", |db| file.path(db).as_str())
    }

    fn input(&self, file: File) -> Input {
        let db = self.db.expect("a file of a database is named by findings of that database alone");
        FileResolver::input(db, file)
    }

    fn notebook_index(&self, _: &UnifiedFile) -> Option<NotebookIndex> {
        None
    }

    fn is_notebook(&self, _: &UnifiedFile) -> bool {
        false
    }

    fn current_directory(&self) -> &Path {
        Path::new(ROOT)
    }
}
