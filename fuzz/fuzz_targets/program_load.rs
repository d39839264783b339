//! Any bytes are a program that is safe to run, or an error.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use libmonty_fuzz::{compile, finish, sealed};
use monty::{Program, Run};

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| compile("1").and_then(|program| program.dump().ok()).expect("1 is a program"));

fuzz_target!(|payload: &[u8]| {
    let Ok(program) = Program::load(&sealed(&GOOD, payload)) else { return };
    drop(program.disassemble());
    let again = program.dump().expect("what was loaded can be dumped");
    assert!(Program::load(&again).is_ok());
    finish(&mut Run::new(&program), 20_000);
});
