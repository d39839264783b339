//! What the program wants of its host.

use crate::host::object::Object;

/// What sort of call it is. The numbers are those of `MontyCallKind` in the C API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum CallKind {
    /// A host function that the program declared.
    Function = 0,
    /// A method of a host object.
    Method = 1,
    /// An operation of the operating system's kind: `input`, `time.time`, `os.getenv`, ...
    Os = 2,
}

/// A call that waits for its answer: [`crate::Run::resume_value`] or [`crate::Run::resume_exception`].
#[derive(Clone, Debug)]
pub struct Call {
    /// Number of the call in its run, from 1.
    pub id: u64,
    /// What sort of call it is.
    pub kind: CallKind,
    /// The function, method or operation.
    pub name: String,
    /// The host object of a method call.
    pub object: Option<Object>,
    /// Positional arguments: a tuple.
    pub args: Object,
    /// Keyword arguments: a dict.
    pub kwargs: Object,
    /// The line of the program that made the call, 0 when no line did.
    pub line: u32,
}
