//! What the targets share: how a run is let go on, and the header that the library wants before a payload.
//!
//! Never: judges what a program does; only a panic, a hang and memory beyond the limits are findings.

pub mod seeds;

use monty::{DumpOptions, Limit, Options, Program, Run, State};

/// Bytes of the header, and where in it the checksum of what follows begins.
const HEADER: usize = 18;
const CHECKSUM: usize = 14;

/// Lets a run go on until it ends or has used `fuel`. Calls of the host are answered with 1.
pub fn finish(run: &mut Run, fuel: u64) -> State {
    bound(run, fuel);
    for _ in 0..20 {
        let state = match run.state() {
            State::Call => run.resume_value(1),
            State::Ready | State::Yielded | State::Interrupted => run.step(fuel),
            State::Waiting | State::Done | State::Failed => break,
        };
        if state.is_err() {
            break;
        }
    }
    run.state()
}

/// Small limits, beyond what the run has used.
pub fn bound(run: &mut Run, fuel: u64) {
    run.set_limit(Limit::Memory, 16 << 20);
    run.set_limit(Limit::Allocations, run.usage(Limit::Allocations).saturating_add(1_000_000));
    run.set_limit(Limit::TimeNs, run.usage(Limit::TimeNs).saturating_add(2_000_000_000));
    run.set_limit(Limit::Fuel, run.usage(Limit::Fuel).saturating_add(fuel));
    run.set_limit(Limit::Recursion, 300);
    run.set_limit(Limit::Output, 1 << 20);
}

/// A program that may call the host.
pub fn compile(source: &str) -> Option<Program> {
    Program::compile(source, &Options::new().function("ask").input("given")).ok()
}

/// The payload of a program's bytes.
pub fn program_payload(program: &Program) -> Option<Vec<u8>> {
    program.dump().ok().map(|bytes| bytes[HEADER..].to_vec())
}

/// The payload of a run's bytes.
pub fn run_payload(run: &mut Run) -> Option<Vec<u8>> {
    run.dump(&DumpOptions::new()).ok().map(|bytes| bytes[HEADER..].to_vec())
}

/// A payload behind the header of `good`, with its own checksum: so that the verification is what is tested.
pub fn sealed(good: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut bytes = good[..HEADER].to_vec();
    bytes[CHECKSUM..HEADER].copy_from_slice(&crc32fast::hash(payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}
