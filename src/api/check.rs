//! Type checking: a program before it runs, a snippet before a session takes it.
//!
//! Owns: what is asked of the checker, and what a program that must have no errors is refused with.
//! Never: checks (`crate::check`), and is here in a build without the checker too: then every question is `Unsupported`.
//! Start reading at `check`.

use super::checker;
use super::program::Options;
use super::run::Run;
use crate::bytecode::code::PROGRAM_UNIT;
use crate::diagnostic::Report;
use crate::error::{Error, ErrorKind};
use crate::heap::value::StrId;
use std::time::Duration;

/// How programs are checked.
#[derive(Clone, Debug)]
pub(crate) struct CheckOptions {
    pub(super) stubs: String,
    pub(super) demanded: bool,
    pub(super) time: Duration,
    pub(super) memory: usize,
}

impl Default for CheckOptions {
    fn default() -> CheckOptions {
        CheckOptions { stubs: String::new(), demanded: false, time: Duration::from_secs(5), memory: 256 << 20 }
    }
}

impl CheckOptions {
    /// What is asked about one text.
    pub(super) fn check(&self, source: &str, filename: &str, names: &[&str], earlier: &[&str]) -> Result<Report, Error> {
        checker::check(self, source, filename, names, earlier)
    }

    /// The same for a text that must have no errors.
    pub(super) fn demand(&self, source: &str, filename: &str, names: &[&str], earlier: &[&str]) -> Result<(), Error> {
        let report = self.check(source, filename, names, earlier)?;
        if !report.has_errors() {
            return Ok(());
        }
        let error = Error::new(ErrorKind::Check, report.concise().trim_end()).with_traceback(Vec::new(), report.annotated());
        Err(error.with_report(report))
    }
}

/// Checks a program against the types of the library, and of what [`Options::stubs`] declares; nothing runs. Inputs and functions of
/// the options that the stubs do not declare can be anything.
///
/// A text that is not Python gives one finding, of the rule `invalid-syntax`. Errors: [`ErrorKind::Limit`] when the program is more
/// than the checker takes, or took more than [`Options::check_limits`] lets it, which [`Error::limit`] says then; [`ErrorKind::Syntax`]
/// and [`ErrorKind::Argument`] when the stubs are wrong, [`ErrorKind::Unsupported`] in a build without the checker.
///
/// ```
/// # if cfg!(feature = "typecheck") {
/// use monty::{Options, check};
/// let options = Options::new().filename("task.py").stubs("
/// class Order: total: float
/// def orders(customer: str) -> list[Order]: ...
/// ");
/// let report = check("sum(order.total for order in orders('ada'))", &options).unwrap();
/// assert!(report.is_empty());
/// let report = check("import socket\norders(7)[0].price", &options).unwrap();
/// assert_eq!(report.concise(), "\
/// task.py:1:8: error[unresolved-import] Cannot resolve imported module `socket`
/// task.py:2:1: error[unresolved-attribute] Object of type `Order` has no attribute `price`
/// task.py:2:8: error[invalid-argument-type] Argument to function `orders` is incorrect: Expected `str`, found `Literal[7]`
/// ");
/// # }
/// ```
pub fn check(source: &str, options: &Options) -> Result<Report, Error> {
    options.check.check(source, options.name_of_file(), &options.names(), &[])
}

/// Frees the checkers that are kept warm for the next [`check`], at most four of 25 to 60 MB each. The next check makes a new one.
///
/// ```
/// # let _ = monty::check("x = 1", &monty::Options::new());
/// monty::release_checkers();
/// ```
pub fn release_checkers() {
    checker::release();
}

impl Run {
    /// Checks a snippet as [`Run::feed`] would run it: it sees what the program and the snippets before it defined, with their types.
    ///
    /// ```
    /// # if cfg!(feature = "typecheck") {
    /// # use monty::{Options, Program, Run, UNLIMITED};
    /// let program = Program::compile("def half(n: int) -> float: return n / 2", &Options::new()).unwrap();
    /// let mut run = Run::new(&program);
    /// run.step(UNLIMITED).unwrap();
    /// assert!(run.check("half(3) + 1", "<2>").unwrap().is_empty());
    /// assert_eq!(run.check("half('3')", "<2>").unwrap()[0].rule, "invalid-argument-type");
    /// # }
    /// ```
    pub fn check(&self, source: &str, filename: &str) -> Result<Report, Error> {
        let options = self.program.0.check.clone().unwrap_or_default();
        self.with_session(|names, earlier| options.check(source, filename, names, earlier))
    }

    /// Refuses a snippet with errors when the program's options demand a check.
    pub(super) fn demand_check(&self, source: &str, filename: &str) -> Result<(), Error> {
        let Some(options) = &self.program.0.check else { return Ok(()) };
        self.with_session(|names, earlier| options.demand(source, filename, names, earlier))
    }

    /// Calls `f` with the declared names and the texts that ran before.
    fn with_session<R>(&self, f: impl FnOnce(&[&str], &[&str]) -> R) -> R {
        let (data, heap) = (&self.program.0, &self.vm().cx.heap);
        let functions = data.functions.iter().map(|&bits| heap.text(StrId::from_bits(bits)));
        let names: Vec<&str> = data.inputs.iter().map(String::as_str).chain(functions).collect();
        let numbers = PROGRAM_UNIT..PROGRAM_UNIT + heap.units.count() as u32;
        let earlier: Vec<&str> = numbers.map(|number| heap.units.get(number).source.as_str()).collect();
        f(&names, &earlier)
    }
}
