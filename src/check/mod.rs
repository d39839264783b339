//! The type checker: what a program gets wrong with the types of its inputs, of the host's functions and of the library.
//!
//! Owns: the way of a program through the checker of the `ty` crates: syntax first (our own front end decides what Python is), then
//! its size, then the check in a warm database within bounds, then the report.
//!
//! ```text
//! text -> syntax -> bounds -> [stubs' line + earlier snippets + text] -> guard( db ) -> render -> Report
//! ```
//!
//! Never: runs a program; reads anything of the machine; lets a fault or a runaway of the checker out.
//!
//! Start reading at: [`check`].

use std::borrow::Cow;
use std::sync::Mutex;

use ruff_db::diagnostic::{Annotation, Diagnostic as Found, DiagnosticId, LintName, Severity as FoundSeverity};

use db::Db;
use guard::{Budget, Stop};
use imports::Hidden;
use render::Renderer;
use stubs::Stubs;

use crate::diagnostic::Report;
use crate::syntax::bounds::{Measured, Tree};
use crate::syntax::{self, SyntaxError};

pub(crate) use guard::Bounds;

mod db;
mod guard;
mod imports;
mod render;
mod stubs;
mod system;
#[cfg(test)]
mod tests;

/// What is checked, and against what.
pub(crate) struct Request<'a> {
    pub(crate) source: &'a str,
    pub(crate) filename: &'a str,
    /// The host's declarations, Python text.
    pub(crate) stubs: &'a str,
    /// Inputs and host functions; those that the stubs do not declare can be anything.
    pub(crate) names: &'a [&'a str],
    /// What the session ran before, oldest first.
    pub(crate) earlier: &'a [&'a str],
    pub(crate) bounds: Bounds,
}

/// Why there is no report.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The program is more than the checker takes.
    Limit(String),
    /// The checker took more time than it may.
    Time,
    /// The checker took more memory than it may.
    Memory,
    /// The stubs are not Python.
    StubsSyntax(Box<SyntaxError>),
    /// The stubs have errors: their report.
    Stubs(Box<Report>),
    /// The checker failed.
    Internal,
}

/// Databases that are ready, the one used last at the end. They are alike but for the stubs.
static IDLE: Mutex<Vec<Warm>> = Mutex::new(Vec::new());

/// More are dropped.
const MAX_IDLE: usize = 4;
/// A database grows with each program, some 40 kB with one of 40 lines, and is replaced when it holds more than this.
const MAX_HELD: usize = 48 << 20;
/// What it holds is looked at, which takes some milliseconds, when it was asked so often: by 300 such programs.
const LOOK_EVERY: u32 = 5_000_000;
/// So many askings a byte of a text counts for: a long list of literals is asked for seldom, and each of them stays.
const ASKINGS_A_BYTE: u32 = 4;

/// A database and what it was warmed with.
struct Warm {
    db: Db,
    stubs: Stubs,
    /// How often it was asked since its memory was looked at.
    askings: u32,
}

/// Checks a program.
pub(crate) fn check(request: &Request<'_>) -> Result<Report, Refusal> {
    let program = match Measured::new(request.source) {
        Ok(program) => program,
        Err(error) => return Ok(syntax_report(request.filename, request.source, &error)),
    };
    // Behind other snippets an `else` could belong to an `if` of theirs.
    let hidden = if program.is_plain() && request.earlier.is_empty() {
        None
    } else {
        match hidden_imports(&program) {
            Ok(hidden) => Some(hidden),
            Err(error) => return Ok(syntax_report(request.filename, &program.source, &error)),
        }
    };
    bound(request, &program)?;
    let budget = request.bounds.begin();
    let attempt = |warm: Warm| {
        let mut warm = warm.with_stubs(request, budget)?;
        let report = warm.check(request, budget, &program, hidden.as_deref())?;
        Ok((warm, report))
    };
    guard::deep(|| {
        let (warm, report) = match Warm::take(request).map(attempt) {
            // What other programs left behind is not held against this one.
            None | Some(Err(Refusal::Memory)) => attempt(Warm::new(budget)?)?,
            Some(done) => done?,
        };
        warm.give_back();
        Ok(report)
    })
}

/// What our own front end says of a program: the imports that cannot be, or why it is not Python.
fn hidden_imports(program: &Measured<'_>) -> Result<Vec<Hidden>, SyntaxError> {
    syntax::with_parsed(&program.source, |parsed| imports::hidden(&parsed.module, 0))
}

/// Lets go of the databases that are ready.
pub(crate) fn release() {
    let idle = std::mem::take(&mut *IDLE.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    guard::deep(|| drop(idle));
}

/// Refuses what is too large for the checker, with what the session ran before.
fn bound(request: &Request<'_>, program: &Measured<'_>) -> Result<(), Refusal> {
    let too_much = |file: &str, line: u32, what: &str| Err(Refusal::Limit(format!("{file}:{line}: too much for the type checker: {what}")));
    if let Some((what, line)) = program.excess() {
        return too_much(request.filename, line, what);
    }
    for snippet in request.earlier {
        if let Ok(Some((what, line))) = Measured::new(snippet).map(|snippet| snippet.excess()) {
            return too_much("an earlier snippet", line, what);
        }
    }
    let all = program.source.len() + request.earlier.iter().map(|snippet| snippet.len()).sum::<usize>();
    if syntax::bounds::MAX_TEXT < all { too_much("the session", 1, "its text is longer than 256 KiB") } else { Ok(()) }
}

impl Warm {
    /// A database that is ready, best one with these stubs.
    fn take(request: &Request<'_>) -> Option<Warm> {
        let mut idle = IDLE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match idle.iter().rposition(|warm| warm.stubs.are_of(request.stubs, request.names)) {
            Some(at) => Some(idle.remove(at)),
            None if idle.len() < MAX_IDLE => None,
            None => Some(idle.remove(0)),
        }
    }

    /// A database without stubs. It has seen an `async def`: without that each later program would leave 11 kB behind.
    fn new(budget: Budget) -> Result<Warm, Refusal> {
        let mut warm = Warm { db: Db::new(), stubs: Stubs::default(), askings: 0 };
        warm.db.set_program("async def f(): pass\n");
        warm.run(budget, Db::check)?;
        Ok(warm)
    }

    fn with_stubs(mut self, request: &Request<'_>, budget: Budget) -> Result<Warm, Refusal> {
        if self.stubs.are_of(request.stubs, request.names) {
            return Ok(self);
        }
        if matches!(Measured::new(request.stubs), Ok(stubs) if stubs.excess().is_some()) {
            return Err(Refusal::Limit("the stubs are too much for the type checker".to_owned()));
        }
        self.stubs = Stubs::new(request.stubs, request.names).map_err(|error| Refusal::StubsSyntax(Box::new(error)))?;
        self.db.set_stubs(&self.stubs.text);
        let (path, found) = self.run(budget, |db| (db.stubs_path(), db.check_stubs()))?;
        self.count(request.stubs);
        let errors: Vec<Found> = found.into_iter().filter(|found| found.severity() >= FoundSeverity::Error).collect();
        if errors.is_empty() {
            return Ok(self);
        }
        let renderer = Renderer::new("stubs.pyi", &self.stubs.text, 0, Some(&self.db));
        let errors: Vec<Found> =
            errors.into_iter().map(|found| path.map_or(found.clone(), |path| renderer.relocate(found, path))).collect();
        Err(Refusal::Stubs(Box::new(renderer.report(&errors))))
    }

    /// Checks a program, of which `hidden` may be known already.
    fn check(
        &mut self,
        request: &Request<'_>,
        budget: Budget,
        program: &Measured<'_>,
        hidden: Option<&[Hidden]>,
    ) -> Result<Report, Refusal> {
        let text = &*program.source;
        let mut before = self.stubs.line.clone();
        for snippet in request.earlier {
            before.push_str(snippet);
            before.push('\n');
        }
        self.db.set_program(&format!("{before}{text}"));
        let hidden = match hidden {
            Some(hidden) => Ok(Cow::Borrowed(hidden)),
            None => self.hidden_imports(budget, program, before.len())?.map(Cow::Owned),
        };
        let hidden = match hidden {
            Ok(hidden) => hidden,
            Err(error) => return Ok(syntax_report(request.filename, text, &error)),
        };
        let (program, found) = self.run(budget, |db| (db.program_path(), db.check()))?;
        self.count(text);
        let renderer = Renderer::new(request.filename, text, before.len(), Some(&self.db));
        let Some(program) = program else { return Err(Refusal::Internal) };
        // Our own front end said that the text is Python; where the checker's thinks otherwise (`await` at the top level, an import
        // from `__future__` behind the stubs' line), it is not asked.
        let own = |found: &Found| !found.is_invalid_syntax() && renderer.is_inside(found, program);
        let found = found.into_iter().filter(own).map(|found| renderer.relocate(found, program));
        let mut all: Vec<Found> = found.chain(hidden.iter().map(|import| unresolved(&renderer, import))).collect();
        all.sort_by_key(|found| found.primary_span().and_then(|span| span.range()).unwrap_or_default().start());
        Ok(renderer.report(&all))
    }

    /// What our own front end says of the program in the database, which begins at an offset of the text there. Its parser is the
    /// checker's, so it judges the checker's tree, and parses itself only what it finds fault with.
    fn hidden_imports(
        &mut self,
        budget: Budget,
        program: &Measured<'_>,
        begin: usize,
    ) -> Result<Result<Vec<Hidden>, SyntaxError>, Refusal> {
        let read = |text: &str, tree: &Tree| program.accepts(text, tree).then(|| imports::hidden(tree.syntax(), begin));
        let hidden = self.run(budget, |db| db.read(read))?.flatten();
        Ok(hidden.map_or_else(|| hidden_imports(program), Ok))
    }

    fn run<R>(&mut self, budget: Budget, work: impl FnOnce(&Db) -> R) -> Result<R, Refusal> {
        let done = guard::guarded(&self.db, budget, || work(&self.db));
        let (result, askings) = done.map_err(|stop| match stop {
            Stop::Stack => Refusal::Limit("too much for the type checker: its types nest without end".to_owned()),
            Stop::Time => Refusal::Time,
            Stop::Memory => Refusal::Memory,
            Stop::Panic => Refusal::Internal,
        })?;
        self.askings = self.askings.saturating_add(askings);
        Ok(result)
    }

    /// Counts a text that was checked, for what it leaves behind.
    fn count(&mut self, text: &str) {
        self.askings = self.askings.saturating_add(ASKINGS_A_BYTE.saturating_mul(u32::try_from(text.len()).unwrap_or(u32::MAX)));
    }

    /// Whether it holds more than so many bytes, where it is time to look.
    fn is_worn(&mut self, bytes: usize) -> bool {
        if self.askings <= LOOK_EVERY {
            return false;
        }
        self.askings = 0;
        bytes < guard::memory(&self.db)
    }

    fn give_back(mut self) {
        if self.is_worn(MAX_HELD) {
            return;
        }
        let mut idle = IDLE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        idle.push(self);
        let extra = (MAX_IDLE < idle.len()).then(|| idle.remove(0));
        drop(idle);
        drop(extra);
    }
}

/// An import of a module that has stubs because others need it, and that no program can import.
fn unresolved(renderer: &Renderer<'_>, import: &imports::Hidden) -> Found {
    let message = format!("Cannot resolve imported module `{}`", import.name);
    let mut found = Found::new(DiagnosticId::Lint(LintName::of("unresolved-import")), FoundSeverity::Error, message);
    found.annotate(Annotation::primary(renderer.span(import.start, import.end)));
    found
}

/// The report on a text that is not Python.
fn syntax_report(filename: &str, source: &str, error: &SyntaxError) -> Report {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source).replace("\r\n", "\n").replace('\r', "\n");
    let (start, end) = error.offsets(&source);
    let renderer = Renderer::new(filename, &source, 0, None);
    let mut found = Found::new(DiagnosticId::InvalidSyntax, FoundSeverity::Error, &error.message);
    found.annotate(Annotation::primary(renderer.span(start, end)));
    renderer.report(&[found])
}
