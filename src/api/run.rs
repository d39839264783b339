//! Runs: one execution of a program, which stops and goes on as the host wants.
//!
//! Owns: the states and the way from one to the next, the clock, the answers to calls.
//! Never: calls the host, except to hand over printed text.
//! Start reading at [`Run::step`].

use super::call::Call;
use super::failure;
use super::interrupt::Interrupt;
use super::limits::{DEFAULT_ALLOCATIONS, DEFAULT_FUEL, DEFAULT_MEMORY, DEFAULT_OUTPUT, DEFAULT_RECURSION, DEFAULT_TIME, UNLIMITED};
use super::program::Program;
use super::spare;
use crate::error::{Error, ErrorKind};
use crate::heap::kinds::{Heap, Value};
use crate::heap::value::{CodeRef, HostId, StrId};
use crate::host::border::Refusal;
use crate::host::border::export::export;
use crate::host::border::import::import;
use crate::host::object::{Kind, Object};
use crate::object::clock::Clock;
use crate::vm::frame::OnReturn;
use crate::vm::{Exit, Vm};

/// Where a run is. The numbers are those of `MontyState` in the C API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum State {
    /// Not started.
    Ready = 0,
    /// Waits for the answer to a call: [`Run::call`].
    Call = 1,
    /// All tasks of the program wait for answers.
    Waiting = 2,
    /// The fuel of the step is spent.
    Yielded = 3,
    /// The host interrupted.
    Interrupted = 4,
    /// Finished: [`Run::result`].
    Done = 5,
    /// Ended by an exception or a limit: [`Run::error`].
    Failed = 6,
}

impl State {
    /// The state of that number.
    pub(crate) fn from_number(number: u32) -> Option<State> {
        let all = [State::Ready, State::Call, State::Waiting, State::Yielded, State::Interrupted, State::Done, State::Failed];
        all.into_iter().find(|state| *state as u32 == number)
    }
}

/// Where printed text goes. The numbers are those of `MontyStream` in the C API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Stream {
    /// Standard output.
    Stdout = 1,
    /// Standard error.
    Stderr = 2,
}

/// One execution of a program.
///
/// It runs only inside [`Run::step`] and the `resume` calls, and stops at a call of the host, when the fuel is spent, on an
/// interrupt, and at its end. Wherever it stops it can be dumped, loaded elsewhere, forked, and go on.
///
/// ```
/// use monty::{Object, Options, Program, Run, State, Stream, UNLIMITED};
/// # fn main() -> Result<(), monty::Error> {
/// let options = Options::new().input("n").function("fetch");
/// let program = Program::compile("print('asking')\nlen(fetch('page')) * n", &options)?;
///
/// let mut run = Run::new(&program);
/// run.set_input("n", 2)?;
/// assert_eq!(run.step(UNLIMITED)?, State::Call);
/// let call = run.call().unwrap();
/// assert_eq!((call.name.as_str(), call.args.item(0).unwrap().as_str()), ("fetch", Some("page")));
///
/// assert_eq!(run.resume_value("<html>")?, State::Done);
/// assert_eq!(run.result(), Some(&Object::from(12)));
/// assert_eq!(run.take_output(Stream::Stdout), "asking\n");
/// # Ok(())
/// # }
/// ```
pub struct Run {
    /// Always there but while the run is dropped.
    vm: Option<Box<Vm>>,
    pub(super) program: Program,
    pub(super) state: State,
    /// Fuel of the last step: what a resumption may use.
    pub(super) step_fuel: u64,
    /// The call that waits, or the last one, which lends its memory to the next.
    pub(super) call: Option<Box<Call>>,
    pub(super) result: Option<Object>,
    pub(super) error: Option<Error>,
}

impl Run {
    /// A run that has not started. It costs the same for every program.
    pub fn new(program: &Program) -> Run {
        Run::with_machine(program.clone(), machine(program))
    }

    pub(super) fn with_machine(program: Program, vm: Box<Vm>) -> Run {
        Run { vm: Some(vm), program, state: State::Ready, step_fuel: UNLIMITED, call: None, result: None, error: None }
    }

    #[inline]
    pub(super) fn vm(&self) -> &Vm {
        self.vm.as_deref().expect("the machine leaves only when the run is dropped")
    }

    #[inline]
    pub(super) fn vm_mut(&mut self) -> &mut Vm {
        self.vm.as_deref_mut().expect("the machine leaves only when the run is dropped")
    }

    /// The program that it runs.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Where it is.
    pub fn state(&self) -> State {
        self.state
    }

    /// The call that waits, in state [`State::Call`].
    pub fn call(&self) -> Option<&Call> {
        self.call.as_deref().filter(|_| self.state == State::Call)
    }

    /// The value of the last expression statement of the program, in state [`State::Done`].
    pub fn result(&self) -> Option<&Object> {
        self.result.as_ref()
    }

    /// What ended the run, in state [`State::Failed`].
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// Stops the run from another thread.
    pub fn interrupt_handle(&self) -> Interrupt {
        Interrupt(self.vm().cx.meter.interrupt.clone())
    }

    /// Takes the text printed since the last time.
    pub fn take_output(&mut self, stream: Stream) -> String {
        let output = &mut self.vm_mut().cx.output;
        match stream {
            Stream::Stdout => std::mem::take(&mut output.stdout),
            Stream::Stderr => std::mem::take(&mut output.stderr),
        }
    }

    /// Hands printed text over as it is printed, instead of keeping it for [`Run::take_output`]. Forks and snapshots of the run
    /// do not have the callback.
    ///
    /// ```
    /// use monty::{Options, Program, Run, Stream, UNLIMITED};
    /// let program = Program::compile("print(1)\nprint(2)", &Options::new()).unwrap();
    /// let mut run = Run::new(&program);
    /// let (sender, receiver) = std::sync::mpsc::channel();
    /// run.set_print(move |stream, text| sender.send((stream, text.to_owned())).unwrap());
    /// run.step(UNLIMITED).unwrap();
    /// assert_eq!(receiver.try_iter().map(|(_, text)| text).collect::<String>(), "1\n2\n");
    /// ```
    pub fn set_print(&mut self, mut print: impl FnMut(Stream, &str) + Send + 'static) {
        let print = move |is_error: bool, text: &str| print(if is_error { Stream::Stderr } else { Stream::Stdout }, text);
        self.vm_mut().cx.print = Some(Box::new(print));
    }

    /// Ends what [`Run::set_print`] began: text is kept for [`Run::take_output`] again.
    pub fn keep_output(&mut self) {
        self.vm_mut().cx.print = None;
    }

    /// Collects garbage at every instruction that may: for tests of what must be kept alive.
    #[doc(hidden)]
    pub fn collect_always(&mut self) {
        self.vm_mut().cx.heap.budget.stress = true;
    }

    /// Gives a declared input its value, before the run starts.
    pub fn set_input(&mut self, name: &str, value: impl Into<Object>) -> Result<(), Error> {
        if self.state != State::Ready {
            return Err(Error::new(ErrorKind::State, "inputs are set before the first step"));
        }
        if !self.program.0.inputs.iter().any(|known| known == name) {
            return Err(Error::new(ErrorKind::Argument, format!("the program was compiled without an input named {name:?}")));
        }
        self.set_global(name, &value.into())
    }

    /// Gives inputs their values: a dict with their names as keys.
    pub fn set_inputs(&mut self, inputs: &Object) -> Result<(), Error> {
        if inputs.kind() != Kind::Dict {
            return Err(Error::new(ErrorKind::Argument, "inputs are a dict"));
        }
        for (name, value) in inputs.entries() {
            let Some(name) = name.as_str() else {
                return Err(Error::new(ErrorKind::Argument, "the names of inputs are strings"));
            };
            self.set_input(name, value)?;
        }
        Ok(())
    }

    fn set_global(&mut self, name: &str, value: &Object) -> Result<(), Error> {
        let vm = self.vm_mut();
        let value = import(vm, value).map_err(refused)?;
        if let Value::Str(name) = vm.cx.heap.new_str(name) {
            let globals = vm.globals;
            vm.cx.heap.dict_set_str(globals, name, value);
        }
        Ok(())
    }

    /// Runs until something stops the program or `fuel` instructions are executed ([`UNLIMITED`]: until something stops it).
    /// Fails when the run is in no state to go on; what the program does, exceptions and limits included, is a state.
    ///
    /// ```
    /// use monty::{Options, Program, Run, State};
    /// let program = Program::compile("sum = 0\nfor i in range(1000): sum += i\nsum", &Options::new()).unwrap();
    /// let mut run = Run::new(&program);
    /// let mut steps = 1;
    /// while run.step(100).unwrap() == State::Yielded { steps += 1 }
    /// assert_eq!((run.result().unwrap().as_int(), steps > 10), (Some(499_500), true));
    /// ```
    pub fn step(&mut self, fuel: u64) -> Result<State, Error> {
        match self.state {
            State::Ready => self.start()?,
            State::Yielded | State::Interrupted => {}
            State::Call => return Err(self.wrong_state("a call waits for its answer")),
            State::Waiting => return Err(self.wrong_state("its calls wait for their answers")),
            State::Done | State::Failed => return Err(self.wrong_state("it has ended")),
        }
        self.step_fuel = fuel;
        Ok(self.go())
    }

    fn wrong_state(&self, why: &str) -> Error {
        Error::new(ErrorKind::State, format!("the run cannot be stepped: {why}"))
    }

    fn start(&mut self) -> Result<(), Error> {
        let Run { vm: Some(vm), program, .. } = self else { unreachable!("the machine leaves only when the run is dropped") };
        let code = CodeRef::new(program.0.unit.number, 0);
        let globals = vm.globals;
        for (i, &bits) in program.0.functions.iter().enumerate() {
            vm.cx.heap.dict_set_str(globals, StrId::from_bits(bits), Value::Host(HostId::new(i as u32)));
        }
        match vm.run_module(code, globals, OnReturn::Exit) {
            Ok(()) => Ok(()),
            Err(_) => Err(Error::new(ErrorKind::State, "the recursion limit leaves no room for the program itself")),
        }
    }

    /// Answers the call that waits with a value, and goes on with the fuel of the last step.
    pub fn resume_value(&mut self, value: impl Into<Object>) -> Result<State, Error> {
        let value = self.answer(&value.into())?;
        Ok(self.resume(Ok(value)))
    }

    /// Answers the call that waits with an exception that is raised there, and goes on with the fuel of the last step.
    ///
    /// ```
    /// use monty::{Object, Options, Program, Run, UNLIMITED};
    /// let program = Program::compile("try:\n  ask()\nexcept KeyError as e:\n  text = e.args[0]\ntext", &Options::new().function("ask")).unwrap();
    /// let mut run = Run::new(&program);
    /// run.step(UNLIMITED).unwrap();
    /// run.resume_exception(Object::exception("KeyError", "no such page")).unwrap();
    /// assert_eq!(run.result().unwrap().as_str(), Some("no such page"));
    /// ```
    pub fn resume_exception(&mut self, exception: impl Into<Object>) -> Result<State, Error> {
        let value = self.answer(&exception.into())?;
        if self.vm().exception_id(value).is_none() {
            return Err(Error::new(ErrorKind::Argument, "the answer is not an exception"));
        }
        Ok(self.resume(Err(value)))
    }

    /// The host's answer in the heap, when a call waits for one.
    fn answer(&mut self, answer: &Object) -> Result<Value, Error> {
        if self.state != State::Call {
            return Err(Error::new(ErrorKind::State, "no call waits for an answer"));
        }
        import(self.vm_mut(), answer).map_err(refused)
    }

    fn resume(&mut self, answer: Result<Value, Value>) -> State {
        match self.vm_mut().answer(answer) {
            Ok(()) => self.go(),
            Err(exit) => self.settle(exit),
        }
    }

    /// Lets the machine run.
    pub(super) fn go(&mut self) -> State {
        let fuel = self.step_fuel;
        let exit = self.vm_mut().run(fuel);
        let state = self.settle(exit);
        self.vm_mut().cx.meter.clock.stop();
        state
    }

    /// From why the machine stopped to the run's state.
    pub(super) fn settle(&mut self, exit: Exit) -> State {
        self.state = match exit {
            Exit::Done(value) => match export(self.vm_mut(), value) {
                Ok(result) => {
                    self.vm_mut().abandon();
                    self.result = Some(result);
                    State::Done
                }
                Err(refusal) => self.fail(failure::refused_result(&refusal)),
            },
            Exit::Failed(value) => {
                let error = failure::describe(self.vm_mut(), value);
                self.fail(error)
            }
            Exit::Limit(limit) => {
                let error = failure::limit(self.vm(), limit);
                self.fail(error)
            }
            Exit::Call => return self.settle_call(),
            Exit::Yielded => State::Yielded,
            Exit::Interrupted => State::Interrupted,
        };
        self.state
    }

    fn fail(&mut self, error: Error) -> State {
        self.vm_mut().abandon();
        self.error = Some(error);
        State::Failed
    }

    /// Shows the call that waits to the host. Arguments that cannot cross are an exception of the program.
    fn settle_call(&mut self) -> State {
        match self.export_call() {
            Ok(()) => self.state = State::Call,
            Err(Refusal::Limit(hit)) => {
                let error = failure::limit(self.vm(), hit.0);
                self.state = self.fail(error);
            }
            Err(refusal) => {
                let exception = failure::refusal_exception(self.vm_mut(), &refusal);
                return self.resume(Err(exception));
            }
        }
        self.state
    }

    pub(super) fn export_call(&mut self) -> Result<(), Refusal> {
        let mut call = self.call.take().unwrap_or_else(|| Box::new(Call::blank()));
        call.fill(self.vm_mut())?;
        self.call = Some(call);
        Ok(())
    }
}

/// A machine of an earlier run, emptied, or a new one; with the default limits.
pub(super) fn machine(program: &Program) -> Box<Vm> {
    match program.0.spares.take() {
        Some(mut vm) => {
            set_default_limits(&mut vm);
            vm
        }
        None => new_machine(program),
    }
}

/// A machine for another run beside the program's spare ones.
pub(super) fn new_machine(program: &Program) -> Box<Vm> {
    let vm = spare::without_program();
    let mut vm = vm.unwrap_or_else(|| Box::new(Vm::new(Heap::empty(DEFAULT_MEMORY as usize, DEFAULT_ALLOCATIONS))));
    vm.take_program(&program.0.unit, &program.0.functions);
    set_default_limits(&mut vm);
    vm
}

fn set_default_limits(vm: &mut Vm) {
    vm.cx.heap.budget.set_limit(DEFAULT_MEMORY as usize);
    vm.cx.heap.budget.allocation_limit = DEFAULT_ALLOCATIONS;
    vm.cx.meter.clock = Clock::new(DEFAULT_TIME.as_nanos() as u64);
    vm.recursion_limit = DEFAULT_RECURSION as usize;
    vm.fuel_limit = DEFAULT_FUEL;
    vm.cx.output.limit = DEFAULT_OUTPUT;
}

/// Why a value of the host does not enter the run.
pub(super) fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Limit(hit) => Error::from(hit),
        Refusal::Deep => Error::new(ErrorKind::Range, "the value is nested too deeply"),
        Refusal::Unhashable(name) => Error::exception("TypeError", format!("unhashable type: '{name}'")),
        Refusal::UnknownFunction(name) => {
            Error::new(ErrorKind::Argument, format!("neither the host nor the program has a function named {name:?}"))
        }
    }
}

impl Run {
    /// Drops the machine of a run in which a panic was caught, instead of leaving it to the program's next run. Nothing but
    /// dropping the run is allowed afterwards.
    pub(crate) fn discard(&mut self) {
        self.vm = None;
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if let Some(vm) = self.vm.take() {
            self.program.0.spares.give(vm);
        }
    }
}

impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run").field("state", &self.state).finish_non_exhaustive()
    }
}
