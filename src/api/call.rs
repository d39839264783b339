//! What the program wants of its host.

use super::failure;
use crate::heap::kinds::Value;
use crate::host::border::Refusal;
use crate::host::border::export::{export, export_arguments};
use crate::host::object::Object;
use crate::vm::Vm;

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

impl Call {
    /// A call that is to be filled in.
    pub(super) fn blank() -> Call {
        Call { id: 0, kind: CallKind::Function, name: String::new(), object: None, args: Object::NONE, kwargs: Object::NONE, line: 0 }
    }

    /// Makes it the call that the machine waits in. What it was before lends its memory, if nobody else has it: a run that calls
    /// its host all the time then allocates nothing for it.
    pub(super) fn fill(&mut self, vm: &mut Vm) -> Result<(), Refusal> {
        export_arguments(vm, &mut self.args, &mut self.kwargs)?;
        let pending = vm.pending.as_ref().expect("the machine stopped at a call");
        let (os, object, name) = (pending.os, pending.object, pending.name);
        self.id = pending.id;
        self.object = match object {
            Value::Unbound => None,
            object => Some(export(vm, object)?),
        };
        self.kind = match (os, &self.object) {
            (true, _) => CallKind::Os,
            (false, Some(_)) => CallKind::Method,
            (false, None) => CallKind::Function,
        };
        self.name.clear();
        self.name.push_str(vm.text_of(name));
        self.line = failure::current_line(vm);
        Ok(())
    }
}
