//! Numbers as Python has them: big integers, float text and rules, complex, format specs, number hashes.
//!
//! Owns: arithmetic and text of numbers as pure functions over plain Rust values.
//! Never: the heap, the budget, Python objects, exceptions as objects, other modules of the crate. What costs
//! memory comes with an estimate to be charged by the caller *before* the call; what takes time takes a `poll`.
//! Start reading at: [`Fail`] for how an operation ends, then the module of the subject.

use std::borrow::Cow;

pub(crate) mod bigint;
#[cfg(test)]
mod cases;
pub(crate) mod complex;
pub(crate) mod float;
pub(crate) mod format;
pub(crate) mod hash;
pub(crate) mod long;
pub(crate) mod unicode;

/// The caller's `poll` asked to end the computation (a limit or an interrupt; the caller knows which).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stop;

/// Told the work done since the last call, in units of about 10 ns; an `Err` ends the computation.
///
/// It is called at least every 100 microseconds or so of work, and not at all by work of a few microseconds,
/// which the instruction that asked for it has paid.
pub(crate) type Poll<'a> = dyn FnMut(u64) -> Result<(), Stop> + 'a;

/// Why an operation gave no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fail {
    /// `poll` ended it.
    Stop(Stop),
    /// A Python exception of this class with this text.
    Raise(Kind, Cow<'static, str>),
}

/// The exception class of a [`Fail::Raise`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `ValueError`
    Value,
    /// `TypeError`
    Type,
    /// `OverflowError`
    Overflow,
    /// `ZeroDivisionError`
    ZeroDivision,
    /// `OverflowError` with the two arguments `(34, text)`, as the C library reports a range error.
    Range,
}

impl From<Stop> for Fail {
    fn from(stop: Stop) -> Fail {
        Fail::Stop(stop)
    }
}

/// A `ValueError`.
pub(crate) fn value_error(text: impl Into<Cow<'static, str>>) -> Fail {
    Fail::Raise(Kind::Value, text.into())
}

/// An `OverflowError`.
pub(crate) fn overflow_error(text: impl Into<Cow<'static, str>>) -> Fail {
    Fail::Raise(Kind::Overflow, text.into())
}

/// The `ZeroDivisionError` of `/`, `//`, `%` and `divmod` on every number type.
pub(crate) fn division_by_zero() -> Fail {
    Fail::Raise(Kind::ZeroDivision, Cow::Borrowed("division by zero"))
}

/// Gathers small amounts of work, so that `poll` is called neither too often nor too seldom.
pub(crate) struct Meter<'a, 'p> {
    poll: &'a mut Poll<'p>,
    owed: u64,
}

/// Work units between two calls of `poll`: about 50 microseconds.
const POLL_EVERY: u64 = 5_000;

impl<'a, 'p> Meter<'a, 'p> {
    /// A meter with nothing owed.
    pub(crate) fn new(poll: &'a mut Poll<'p>) -> Meter<'a, 'p> {
        Meter { poll, owed: 0 }
    }

    /// Records work that was done, or is about to be done if it is shorter than 100 microseconds.
    #[inline]
    pub(crate) fn work(&mut self, units: u64) -> Result<(), Stop> {
        self.owed += units;
        if self.owed < POLL_EVERY {
            return Ok(());
        }
        (self.poll)(std::mem::take(&mut self.owed))
    }
}
