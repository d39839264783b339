//! Programs and runs as bytes.
//!
//! Owns: what is asked for and what the parts beside the machine are. The format and its verification are `snapshot`.

use super::limits::DEFAULT_MEMORY;
use super::program::Program;
use super::run::{Run, State, machine};
use crate::bytecode::code::{INDEX_BITS, PROGRAM_UNIT, STATIC_BIT, StrBits, Unit};
use crate::bytecode::verify::verify;
use crate::error::{Error, ErrorKind};
use crate::host::object::Object;
use crate::snapshot::image::{self, Outside};
use crate::snapshot::{Content, broken, encode, open};
use crate::text::hash_bytes;
use serde::{Deserialize, Serialize};

/// What a snapshot of a run contains.
///
/// ```
/// use monty::{DumpOptions, Options, Program, Run, State, UNLIMITED};
/// # fn main() -> Result<(), monty::Error> {
/// let program = Program::compile("x = 6\nx * ask()", &Options::new().function("ask"))?;
/// let mut run = Run::new(&program);
/// run.step(UNLIMITED)?;
///
/// let whole = run.dump(&DumpOptions::new())?;
/// let mut there = Run::load(None, &whole)?;
/// assert_eq!(there.resume_value(7)?, State::Done);
/// assert_eq!(there.result().unwrap().as_int(), Some(42));
///
/// let slim = run.dump(&DumpOptions::new().without_program())?;
/// assert!(slim.len() < whole.len());
/// assert_eq!(Run::load(Some(&program), &slim)?.call().unwrap().name, "ask");
/// assert!(Run::load(None, &slim).is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct DumpOptions {
    without_program: bool,
}

impl DumpOptions {
    /// The program is part of the snapshot.
    pub fn new() -> DumpOptions {
        DumpOptions::default()
    }

    /// The snapshot has the program's hash only: whoever loads it brings the program. A thousand suspended runs of one program
    /// need not carry it a thousand times.
    #[must_use]
    pub fn without_program(mut self) -> DumpOptions {
        self.without_program = true;
        self
    }
}

/// A program as bytes, to write and to read.
#[derive(Serialize, Deserialize)]
struct Image<U> {
    inputs: Vec<String>,
    functions: Vec<StrBits>,
    unit: U,
}

impl Program {
    /// The program as bytes, for [`Program::load`] of the same version of the library.
    ///
    /// ```
    /// use monty::{Options, Program};
    /// let program = Program::compile("print('hi')", &Options::new()).unwrap();
    /// let bytes = program.dump().unwrap();
    /// assert_eq!(Program::load(&bytes).unwrap().dump().unwrap(), bytes);
    /// assert!(Program::load(&bytes[1..]).is_err());
    /// ```
    pub fn dump(&self) -> Result<Vec<u8>, Error> {
        encode(Content::Program, &self.image())
    }

    fn image(&self) -> Image<&Unit> {
        Image { inputs: self.0.inputs.clone(), functions: self.0.functions.clone(), unit: &self.0.unit }
    }

    /// A program from bytes. They are verified: whatever they are, running them is safe.
    pub fn load(bytes: &[u8]) -> Result<Program, Error> {
        crate::vm::natives::install();
        Program::from_payload(open(Content::Program, bytes)?)
    }

    fn from_payload(payload: &[u8]) -> Result<Program, Error> {
        let (image, rest) = postcard::take_from_bytes::<Image<Unit>>(payload).map_err(|_| broken("its parts cannot be read"))?;
        let Image { inputs, functions, unit } = image;
        if !rest.is_empty() || unit.number != PROGRAM_UNIT {
            return Err(broken("it is not one program"));
        }
        verify(&unit).map_err(|error| broken(&error.to_string()))?;
        let is_string = |bits: StrBits| {
            let (number, index) = ((bits & !STATIC_BIT) >> INDEX_BITS, bits & ((1 << INDEX_BITS) - 1));
            bits & STATIC_BIT != 0 && number == PROGRAM_UNIT && (index as usize) < unit.strings.len()
        };
        if !functions.iter().all(|&bits| is_string(bits)) {
            return Err(broken("a host function has no name"));
        }
        // How to check snippets is a matter of the host that compiles; a dump does not say.
        Ok(Program::new(unit, inputs, functions, None))
    }

    /// What snapshots know the program by: two programs of the same source, file name, inputs and functions are the same.
    fn hash(&self) -> [u64; 2] {
        *self.0.hash.get_or_init(|| {
            let unit = &self.0.unit;
            let name_of = |&bits: &StrBits| unit.strings[(bits & ((1 << INDEX_BITS) - 1)) as usize].as_str();
            let names = self.0.inputs.iter().map(String::as_str).chain(["\0"]).chain(self.0.functions.iter().map(name_of));
            let mut text = names.collect::<Vec<_>>().join("\0");
            text.push('\0');
            text.push_str(&unit.filename);
            text.push('\0');
            text.push_str(&unit.source);
            let first = hash_bytes(text.as_bytes());
            text.push_str(&first.to_string());
            [first, hash_bytes(text.as_bytes())]
        })
    }
}

impl Run {
    /// The run as bytes. It can be in any state; printed text that was not taken is part of it, a print callback is not.
    pub fn dump(&mut self, options: &DumpOptions) -> Result<Vec<u8>, Error> {
        let program = match options.without_program {
            true => None,
            false => Some(postcard::to_allocvec(&self.program.image()).map_err(|error| internal(&error))?),
        };
        let outside = Outside {
            state: self.state as u8,
            step_fuel: self.step_fuel,
            time: (self.vm().cx.meter.clock.used, self.vm().cx.meter.clock.limit),
            result: self.result.as_ref().map(Object::encode).transpose()?,
            error: self.error.as_ref().map(|error| error.to_object().encode()).transpose()?,
            program_hash: self.program.hash(),
            program,
        };
        image::write(self.vm_mut(), &outside)
    }

    /// A run from bytes. `program` is needed when the snapshot is without one; it must be the one that was run.
    ///
    /// The bytes are verified: whatever they are, the run is safe to go on with, and reading them takes no more memory than
    /// the default memory limit.
    pub fn load(program: Option<&Program>, bytes: &[u8]) -> Result<Run, Error> {
        let (program, vm, outside) = image::read(bytes, DEFAULT_MEMORY as usize, |outside| {
            let program = find_program(program, outside)?;
            let (unit, vm) = (program.0.unit.clone(), machine(&program));
            Ok((program, unit, vm))
        })?;
        let mut run = Run::with_machine(program, vm);
        run.state = State::from_number(u32::from(outside.state)).ok_or_else(|| broken("its state is none"))?;
        run.step_fuel = outside.step_fuel;
        let clock = &mut run.vm_mut().cx.meter.clock;
        (clock.used, clock.limit) = outside.time;
        run.result = outside.result.map(|bytes| Object::decode(&bytes)).transpose()?;
        run.error = outside.error.map(|bytes| Object::decode(&bytes).map(|object| Error::from_object(&object))).transpose()?;
        run.check_state()?;
        if run.state == State::Call {
            run.export_call().map_err(super::run::refused)?;
        }
        Ok(run)
    }

    /// Whether the machine is in the state that the run says.
    fn check_state(&self) -> Result<(), Error> {
        let vm = self.vm();
        let (frames, call) = (!vm.frames.is_empty(), vm.pending.is_some());
        let sound = match self.state {
            State::Ready => !frames && !call,
            State::Call => call,
            State::Waiting | State::Yielded | State::Interrupted => frames && !call,
            State::Done => !frames && !call && self.result.is_some(),
            State::Failed => !frames && !call && self.error.is_some(),
        };
        if sound { Ok(()) } else { Err(broken("its state is not that of its machine")) }
    }
}

fn find_program(given: Option<&Program>, outside: &Outside) -> Result<Program, Error> {
    match (given, &outside.program) {
        (Some(program), _) if program.hash() == outside.program_hash => Ok(program.clone()),
        (None, Some(payload)) => Program::from_payload(payload),
        (Some(_), _) => Err(Error::new(ErrorKind::Argument, "the snapshot is of another program")),
        (None, None) => Err(Error::new(ErrorKind::Argument, "the snapshot is without its program, which must be given")),
    }
}

fn internal(error: &postcard::Error) -> Error {
    Error::new(ErrorKind::Internal, error.to_string())
}
