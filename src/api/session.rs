//! Going on after the end: the next snippet in the same namespace, calls of the program's functions, forks.

use super::program::compile_unit;
use super::run::{Run, State, new_machine, refused};
use crate::bytecode::code::{PROGRAM_UNIT, UNIT_LIMIT};
use crate::error::{Error, ErrorKind};
use crate::heap::kinds::Value;
use crate::heap::value::CodeRef;
use crate::host::border::import::import;
use crate::host::object::{Kind, Object};
use crate::vm::frame::OnReturn;

impl Run {
    /// Runs more source in the namespace of a run that has ended: a session, as at Python's prompt. The limits go on counting.
    /// A syntax error leaves the run as it was, and so does what the type checker finds, where [`crate::Options::type_check`] asks it.
    ///
    /// ```
    /// use monty::{Options, Program, Run, State, UNLIMITED};
    /// # fn main() -> Result<(), monty::Error> {
    /// let program = Program::compile("x = 20", &Options::new())?;
    /// let mut run = Run::new(&program);
    /// run.step(UNLIMITED)?;
    /// run.feed("y = x + 1", "<2>")?;
    /// run.feed("y * 2", "<3>")?;
    /// assert_eq!(run.result().unwrap().as_int(), Some(42));
    /// assert!(run.feed("y *", "<4>").is_err());
    /// assert_eq!(run.state(), State::Done);
    /// # Ok(())
    /// # }
    /// ```
    pub fn feed(&mut self, source: &str, filename: &str) -> Result<State, Error> {
        self.needs_end("feed")?;
        let number = PROGRAM_UNIT + self.vm().cx.heap.units.count() as u32;
        if number >= UNIT_LIMIT {
            return Err(Error::new(ErrorKind::Range, "the run has been fed too many snippets"));
        }
        let unit = compile_unit(source, filename, number, true)?;
        self.demand_check(source, filename)?;
        let vm = self.vm_mut();
        vm.add_unit(unit);
        vm.cx.heap.budget.charge(source.len() * 8);
        let globals = vm.globals;
        self.again();
        match self.vm_mut().run_module(CodeRef::new(number, 0), globals, OnReturn::Exit) {
            Ok(()) => Ok(self.go()),
            Err(_) => Err(Error::new(ErrorKind::State, "the recursion limit leaves no room for the snippet")),
        }
    }

    /// Calls a function, or anything callable, that the program's namespace has under `name`: `args` is a tuple or list, `kwargs`
    /// a dict. Its result is the run's result; like the program itself it can stop at calls and be stepped.
    ///
    /// ```
    /// use monty::{Object, Options, Program, Run, State, UNLIMITED};
    /// # fn main() -> Result<(), monty::Error> {
    /// let program = Program::compile("def add(a, *, b): return a + b", &Options::new())?;
    /// let mut run = Run::new(&program);
    /// run.step(UNLIMITED)?;
    /// run.call_function("add", &Object::tuple([1]), &Object::record([("b", 2)]))?;
    /// assert_eq!(run.result().unwrap().as_int(), Some(3));
    /// # Ok(())
    /// # }
    /// ```
    pub fn call_function(&mut self, name: &str, args: &Object, kwargs: &Object) -> Result<State, Error> {
        self.needs_end("call_function")?;
        if !matches!(args.kind(), Kind::Tuple | Kind::List | Kind::None) || !matches!(kwargs.kind(), Kind::Dict | Kind::None) {
            return Err(Error::new(ErrorKind::Argument, "the arguments are a tuple or list, the keyword arguments a dict"));
        }
        let vm = self.vm_mut();
        let Value::Str(key) = vm.cx.heap.new_str(name) else { return Err(Error::new(ErrorKind::Argument, "a function has a name")) };
        let Some(callee) = vm.cx.heap[vm.globals].get_str(&vm.cx.heap, key) else {
            return Err(Error::new(ErrorKind::Argument, format!("the program has no name {name:?}")));
        };
        let args = import(vm, args).map_err(refused)?;
        vm.roots.push(args);
        let kwargs = import(vm, kwargs).map_err(refused);
        vm.roots.clear();
        let kwargs = match kwargs? {
            Value::Dict(dict) => Some(dict),
            _ => None,
        };
        let args = match args {
            Value::Tuple(id) => vm.cx.heap[id].items.to_vec(),
            Value::List(id) => vm.cx.heap[id].items.clone(),
            _ => Vec::new(),
        };
        self.again();
        Ok(match self.vm_mut().call_from_host(callee, &args, kwargs) {
            Ok(()) => self.go(),
            Err(exit) => self.settle(exit),
        })
    }

    fn needs_end(&self, what: &str) -> Result<(), Error> {
        match self.state {
            State::Done | State::Failed => Ok(()),
            State::Ready | State::Call | State::Waiting | State::Yielded | State::Interrupted => {
                Err(Error::new(ErrorKind::State, format!("{what} needs a run that has ended")))
            }
        }
    }

    fn again(&mut self) {
        self.result = None;
        self.error = None;
        self.state = State::Yielded;
        self.step_fuel = super::limits::UNLIMITED;
    }

    /// A second run in the same state: from here on the two know nothing of each other.
    ///
    /// ```
    /// use monty::{Options, Program, Run, UNLIMITED};
    /// # fn main() -> Result<(), monty::Error> {
    /// let program = Program::compile("x = [1]\nx.append(ask())\nx[1]", &Options::new().function("ask"))?;
    /// let mut run = Run::new(&program);
    /// run.step(UNLIMITED)?;
    /// let mut fork = run.fork();
    /// run.resume_value(2)?;
    /// fork.resume_value(3)?;
    /// assert_eq!((run.result().unwrap().as_int(), fork.result().unwrap().as_int()), (Some(2), Some(3)));
    /// # Ok(())
    /// # }
    /// ```
    pub fn fork(&self) -> Run {
        let mut vm = new_machine(&self.program);
        self.vm().copy_into(&mut vm);
        let mut fork = Run::with_machine(self.program.clone(), vm);
        fork.state = self.state;
        fork.step_fuel = self.step_fuel;
        let (clock, own) = (&mut fork.vm_mut().cx.meter.clock, &self.vm().cx.meter.clock);
        (clock.used, clock.limit) = (own.used, own.limit);
        fork.call = self.call().cloned().map(Box::new);
        fork.result = self.result.clone();
        fork.error = self.error.clone();
        fork
    }
}
