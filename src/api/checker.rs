//! The way to the type checker.
//!
//! Owns: from its refusals to the API's errors. Never: knows more of it than `crate::check` shows.
//! Start reading at `check`.

use super::check::CheckOptions;
use super::program::syntax_error;
use crate::check::{self, Bounds, Refusal, Request};
use crate::diagnostic::Report;
use crate::error::{Error, ErrorKind};
use crate::heap::limit::{Limit, now};

pub(super) fn check(options: &CheckOptions, source: &str, filename: &str, names: &[&str], earlier: &[&str]) -> Result<Report, Error> {
    let bounds = Bounds { time: options.time, memory: options.memory, now };
    let request = Request { source, filename, stubs: &options.stubs, names, earlier, bounds };
    check::check(&request).map_err(|refusal| match refusal {
        Refusal::Limit(message) => Error::new(ErrorKind::Limit, message),
        Refusal::Time => Error::new(ErrorKind::Limit, "the type checker's time limit was exceeded").with_limit(Limit::TimeNs),
        Refusal::Memory => Error::new(ErrorKind::Limit, "the type checker's memory limit was exceeded").with_limit(Limit::Memory),
        Refusal::StubsSyntax(error) => syntax_error(&error, "stubs.pyi"),
        Refusal::Stubs(report) => {
            let message = format!("the stubs have errors:\n{}", report.concise().trim_end());
            Error::new(ErrorKind::Argument, message).with_report(*report)
        }
        Refusal::Internal => Error::new(ErrorKind::Internal, "the type checker failed"),
    })
}

pub(super) fn release() {
    check::release();
}
