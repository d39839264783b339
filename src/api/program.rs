//! Programs: compiled source, immutable, shared by any number of runs and threads.

use super::check::CheckOptions;
use super::spare::Spares;
use crate::bytecode::code::{PROGRAM_UNIT, Unit, str_bits};
use crate::bytecode::verify;
use crate::compile;
use crate::error::{Error, ErrorKind};
use crate::syntax::{self, traceback};
use crate::text::PyStr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// How to compile a program.
#[derive(Clone, Debug, Default)]
pub struct Options {
    filename: Option<String>,
    inputs: Vec<String>,
    functions: Vec<String>,
    pub(super) check: CheckOptions,
}

impl Options {
    /// No inputs, no host functions, the file name `main.py`.
    pub fn new() -> Options {
        Options::default()
    }

    /// The file name that tracebacks show.
    pub fn filename(mut self, name: impl Into<String>) -> Options {
        self.filename = Some(name.into());
        self
    }

    /// Declares a global name that the host sets before the run ([`crate::Run::set_input`]).
    pub fn input(mut self, name: impl Into<String>) -> Options {
        self.inputs.push(name.into());
        self
    }

    /// Declares a host function: the program may call it under this name, and the run stops there.
    pub fn function(mut self, name: impl Into<String>) -> Options {
        self.functions.push(name.into());
        self
    }

    /// Declares the types of inputs and host functions to the type checker, as Python text: functions, classes, `TypedDict`s,
    /// dataclasses, aliases and annotated variables. What it declares the program can see, and only that. Names that start with an
    /// underscore and names that it imports stay its own.
    pub fn stubs(mut self, text: impl Into<String>) -> Options {
        self.check.stubs = text.into();
        self
    }

    /// Refuses to compile a program in which the type checker finds an error: [`ErrorKind::Check`], with the findings in
    /// [`Error::report`]. What a session feeds to its runs is checked as well.
    ///
    /// ```
    /// # if cfg!(feature = "typecheck") {
    /// use monty::{ErrorKind, Options, Program};
    /// let options = Options::new().function("fetch").stubs("def fetch(url: str) -> str: ...").type_check();
    /// let error = Program::compile("fetch(1)", &options).err().unwrap();
    /// assert_eq!(error.kind(), ErrorKind::Check);
    /// assert_eq!(error.report().unwrap()[0].rule, "invalid-argument-type");
    /// assert!(Program::compile("fetch('https://example.com')", &options).is_ok());
    /// # }
    /// ```
    pub fn type_check(mut self) -> Options {
        self.check.demanded = true;
        self
    }

    /// What one check may use: time (5 seconds unless this says otherwise), and the bytes that the checker may hold in memory
    /// (256 MiB), of which some 16 million are there before any program.
    pub fn check_limits(mut self, time: Duration, memory: usize) -> Options {
        (self.check.time, self.check.memory) = (time, memory);
        self
    }

    pub(super) fn name_of_file(&self) -> &str {
        self.filename.as_deref().unwrap_or("main.py")
    }

    /// Inputs and host functions.
    pub(super) fn names(&self) -> Vec<&str> {
        self.inputs.iter().chain(&self.functions).map(String::as_str).collect()
    }
}

pub(crate) struct Data {
    pub(crate) unit: Arc<Unit>,
    /// Declared inputs.
    pub(crate) inputs: Vec<String>,
    /// Declared host functions as strings of the unit.
    pub(crate) functions: Vec<u32>,
    /// How snippets that are fed to its runs are checked, when they must be.
    pub(crate) check: Option<CheckOptions>,
    /// What snapshots know the program by, once somebody asked.
    pub(crate) hash: OnceLock<[u64; 2]>,
    /// Emptied machines of runs that ended.
    pub(crate) spares: Spares,
}

/// A compiled program. Cloning shares it.
#[derive(Clone)]
pub struct Program(pub(crate) Arc<Data>);

impl Program {
    /// Compiles Python source. A [`ErrorKind::Syntax`] error carries the place and CPython's message.
    pub fn compile(source: &str, options: &Options) -> Result<Program, Error> {
        let mut unit = compile_unit(source, options.name_of_file(), PROGRAM_UNIT, true)?;
        let check = options.check.demanded.then(|| options.check.clone());
        if let Some(check) = &check {
            check.demand(source, options.name_of_file(), &options.names(), &[])?;
        }
        let functions = add_names(&mut unit, &options.functions);
        Ok(Program::new(unit, options.inputs.clone(), functions, check))
    }

    pub(super) fn new(unit: Unit, inputs: Vec<String>, functions: Vec<u32>, check: Option<CheckOptions>) -> Program {
        Program(Arc::new(Data { unit: Arc::new(unit), inputs, functions, check, hash: OnceLock::new(), spares: Spares::default() }))
    }
}

impl Program {
    /// The program's bytecode as text, for people.
    ///
    /// ```
    /// use monty::{Options, Program};
    /// let program = Program::compile("x = 1", &Options::new()).unwrap();
    /// assert!(program.disassemble().contains("StoreGlobal"));
    /// ```
    pub fn disassemble(&self) -> String {
        crate::bytecode::disasm::disassemble(&self.0.unit)
    }
}

/// Host function names become strings of the unit, so that a run refers to them without copying.
fn add_names(unit: &mut Unit, names: &[String]) -> Vec<u32> {
    if names.is_empty() {
        return Vec::new();
    }
    let mut strings = std::mem::take(&mut unit.strings).into_vec();
    let bits = names.iter().map(|name| {
        strings.push(PyStr::new(name.as_str()));
        str_bits(unit.number, strings.len() as u32 - 1)
    });
    let bits = bits.collect();
    unit.strings = strings.into();
    bits
}

pub(crate) fn compile_unit(source: &str, filename: &str, number: u32, implicit_result: bool) -> Result<Unit, Error> {
    crate::vm::natives::install();
    let options = compile::Options { hidden: false, implicit_result };
    let compiled = syntax::with_parsed(source, |parsed| compile::compile(&parsed.module, &parsed.source, filename, number, &options));
    let unit = match compiled {
        Ok(Ok(unit)) => unit,
        Ok(Err(error)) | Err(error) => return Err(syntax_error(&error, filename)),
    };
    debug_assert!(verify::verify(&unit).is_ok(), "{:?}", verify::verify(&unit));
    Ok(unit)
}

pub(super) fn syntax_error(error: &syntax::SyntaxError, filename: &str) -> Error {
    let frame = crate::error::Frame {
        file: filename.to_owned(),
        function: String::new(),
        line: error.line,
        column: error.column,
        source: error.text.trim().to_owned(),
    };
    let class = error.class.name().to_owned();
    let text = traceback::render_exception(&traceback::Exception {
        class,
        syntax: Some((error.clone(), filename.to_owned())),
        ..Default::default()
    });
    Error::new(ErrorKind::Syntax, error.message.clone()).with_type(error.class.name()).with_traceback(vec![frame], text)
}
