//! `time`: the host's clocks, asked for by name.

use super::Module;
use crate::heap::kinds::Value;
use crate::object::native::{Cx, Outcome, Raise, function};

pub(super) const MODULE: Module = Module {
    name: "time",
    functions: &[
        function("monotonic", "", monotonic),
        function("perf_counter", "", perf_counter),
        function("process_time", "", process_time),
        function("sleep", "seconds, /", sleep),
        function("time", "", time),
    ],
    constants: &[],
};

fn time(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Host("time.time", Vec::new()))
}

fn monotonic(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Host("time.monotonic", Vec::new()))
}

fn perf_counter(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Host("time.perf_counter", Vec::new()))
}

fn process_time(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Host("time.process_time", Vec::new()))
}

fn sleep(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Host("time.sleep", vec![args[0]]))
}
