//! What a call of the Rust API can fail with.
//!
//! Owns: `Error`, its kinds and the frames of a traceback. Never: formats Python's tracebacks; whoever makes the
//! error brings the text. Start reading at `Error`.

use crate::diagnostic::Report;
use crate::heap::limit::{Limit, LimitHit};
use crate::host::object::Object;
use std::fmt;

/// What sort of failure it is. The numbers are those of `MontyStatus` in the C API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum ErrorKind {
    /// An argument that the call cannot take.
    Argument = 1,
    /// The run is not in a state in which this can be asked.
    State = 2,
    /// The object is in use by another call.
    Busy = 3,
    /// Text that is not UTF-8.
    Utf8 = 4,
    /// A number or an index outside its range.
    Range = 5,
    /// Something that this library or this format does not know.
    Unsupported = 6,
    /// Source that is not Python.
    Syntax = 7,
    /// The program raised an exception.
    Exception = 8,
    /// A limit ended the run.
    Limit = 9,
    /// The host interrupted the run.
    Interrupted = 10,
    /// Bytes that are not what they should be.
    Format = 11,
    /// Bytes of another version of the library.
    Version = 12,
    /// A fault of the library.
    Internal = 13,
    /// The type checker found errors in a program that must have none ([`Error::report`]).
    Check = 14,
}

impl ErrorKind {
    fn from_number(number: i64) -> Option<ErrorKind> {
        use ErrorKind::{
            Argument, Busy, Check, Exception, Format, Internal, Interrupted, Limit, Range, State, Syntax, Unsupported, Utf8, Version,
        };
        let all =
            [Argument, State, Busy, Utf8, Range, Unsupported, Syntax, Exception, Limit, Interrupted, Format, Version, Internal, Check];
        all.into_iter().find(|kind| *kind as i64 == number)
    }
}

/// One line of a traceback: where a call was being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The file's name as given to the compiler.
    pub file: String,
    /// The function, or `<module>`.
    pub function: String,
    /// Line, from 1; 0 when not known.
    pub line: u32,
    /// Column in characters, from 1; 0 when not known.
    pub column: u32,
    /// The source line without its indentation, empty when not known.
    pub source: String,
}

/// Why a call failed, or what ended a program.
#[derive(Clone)]
pub struct Error(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    kind: ErrorKind,
    type_name: String,
    message: String,
    exception: Option<Object>,
    limit: Option<Limit>,
    frames: Vec<Frame>,
    traceback: String,
    exit_status: Option<i32>,
    report: Option<Report>,
}

impl Error {
    /// An error of the library: no exception, no frames.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error(Box::new(Parts {
            kind,
            type_name: String::new(),
            message: message.into(),
            exception: None,
            limit: None,
            frames: Vec::new(),
            traceback: String::new(),
            exit_status: None,
            report: None,
        }))
    }

    /// A Python exception by its type's name and message.
    pub fn exception(type_name: impl Into<String>, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Exception, message).with_type(type_name)
    }

    /// The error with the name of an exception's type.
    #[must_use]
    pub fn with_type(mut self, type_name: impl Into<String>) -> Error {
        self.0.type_name = type_name.into();
        self
    }

    /// The error with the exception as a value.
    #[must_use]
    pub fn with_exception(mut self, exception: Object) -> Error {
        self.0.exception = Some(exception);
        self
    }

    /// The error with the limit that it is about.
    #[must_use]
    pub fn with_limit(mut self, limit: Limit) -> Error {
        self.0.limit = Some(limit);
        self
    }

    /// The error with its frames, outermost first, and the traceback's text.
    #[must_use]
    pub fn with_traceback(mut self, frames: Vec<Frame>, traceback: impl Into<String>) -> Error {
        self.0.frames = frames;
        self.0.traceback = traceback.into();
        self
    }

    /// The error with the exit status that the program asked for.
    #[must_use]
    pub(crate) fn with_exit_status(mut self, status: i32) -> Error {
        self.0.exit_status = Some(status);
        self
    }

    /// The error with what the type checker found.
    #[must_use]
    pub fn with_report(mut self, report: Report) -> Error {
        self.0.report = Some(report);
        self
    }

    /// What sort of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The exception's type, such as `ValueError`; empty when it is no exception.
    pub fn type_name(&self) -> &str {
        &self.0.type_name
    }

    /// What went wrong; of an exception, what `str()` of it gives.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The exception as a value.
    pub fn exception_object(&self) -> Option<&Object> {
        self.0.exception.as_ref()
    }

    /// The limit that was reached.
    pub fn limit(&self) -> Option<Limit> {
        self.0.limit
    }

    /// The exit status that the program asked for, when the exception is a `SystemExit`: `sys.exit(3)` gives 3, `sys.exit()` 0,
    /// and `sys.exit("text")` 1 with the text as [`Error::message`].
    pub fn exit_status(&self) -> Option<i32> {
        self.0.exit_status
    }

    /// What the type checker found, when that is what is wrong.
    pub fn report(&self) -> Option<&Report> {
        self.0.report.as_ref()
    }

    /// Where it happened, outermost call first.
    pub fn frames(&self) -> &[Frame] {
        &self.0.frames
    }

    /// The traceback as Python prints it, or one line when there is none.
    pub fn traceback(&self) -> String {
        match self.0.traceback.is_empty() {
            true => format!("{self}\n"),
            false => self.0.traceback.clone(),
        }
    }
}

impl Error {
    /// The error as a dict: status (the kind's number), type, message, limit (its number or None), frames (dicts of file,
    /// function, line, column, source), traceback, exception (a value or None), exit_status (an int or None), diagnostics (a list of dicts, or None).
    pub fn to_object(&self) -> Object {
        let frames = self.frames().iter().map(|frame| {
            Object::record([
                ("file", Object::from(frame.file.as_str())),
                ("function", Object::from(frame.function.as_str())),
                ("line", Object::from(frame.line)),
                ("column", Object::from(frame.column)),
                ("source", Object::from(frame.source.as_str())),
            ])
        });
        Object::record([
            ("status", Object::from(self.kind() as u32)),
            ("type", Object::from(self.type_name())),
            ("message", Object::from(self.message())),
            ("limit", Object::from(self.limit().map(|limit| limit as u32))),
            ("frames", Object::list(frames)),
            ("traceback", Object::from(self.traceback())),
            ("exception", Object::from(self.exception_object().cloned())),
            ("exit_status", Object::from(self.exit_status())),
            ("diagnostics", Object::from(self.report().map(Report::to_object))),
        ])
    }
}

impl Report {
    /// The findings as a list of dicts: severity, rule, message, file, line, column, end_line, end_column, and as text:
    /// concise (one line) and annotated (with the lines of source).
    pub fn to_object(&self) -> Object {
        Object::list(self.iter().map(|one| {
            Object::record([
                ("severity", Object::from(one.severity.name())),
                ("rule", Object::from(one.rule.as_str())),
                ("message", Object::from(one.message.as_str())),
                ("file", Object::from(one.file.as_str())),
                ("line", Object::from(one.line)),
                ("column", Object::from(one.column)),
                ("end_line", Object::from(one.end_line)),
                ("end_column", Object::from(one.end_column)),
                ("concise", Object::from(one.to_string())),
                ("annotated", Object::from(one.annotated.as_str())),
            ])
        }))
    }
}

impl Error {
    /// The error that [`Error::to_object`] wrote down; what is missing stays empty.
    pub(crate) fn from_object(object: &Object) -> Error {
        let text = |object: &Object, key: &str| object.get(key).and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
        let number = |object: &Object, key: &str| object.get(key).and_then(|number| number.as_int());
        let frame = |frame: Object| Frame {
            file: text(&frame, "file"),
            function: text(&frame, "function"),
            line: number(&frame, "line").and_then(|line| u32::try_from(line).ok()).unwrap_or(0),
            column: number(&frame, "column").and_then(|column| u32::try_from(column).ok()).unwrap_or(0),
            source: text(&frame, "source"),
        };
        let kind = number(object, "status").and_then(ErrorKind::from_number).unwrap_or(ErrorKind::Exception);
        let limit = number(object, "limit");
        Error(Box::new(Parts {
            kind,
            type_name: text(object, "type"),
            message: text(object, "message"),
            exception: object.get("exception").filter(|exception| !exception.is_none()),
            limit: Limit::ALL.into_iter().find(|known| Some(*known as i64) == limit),
            frames: object.get("frames").map(|frames| frames.items().map(frame).collect()).unwrap_or_default(),
            traceback: text(object, "traceback"),
            exit_status: number(object, "exit_status").map(|status| status as i32),
            // What is written down here is what ended a run, and that is never the checker.
            report: None,
        }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.type_name(), self.message()) {
            ("", message) => f.write_str(message),
            (name, "") => f.write_str(name),
            (name, message) => write!(f, "{name}: {message}"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {self}", self.kind())
    }
}

impl std::error::Error for Error {}

impl From<LimitHit> for Error {
    fn from(hit: LimitHit) -> Error {
        Error::new(ErrorKind::Limit, hit.to_string()).with_limit(hit.0)
    }
}
