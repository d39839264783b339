//! Any text is a program or a SyntaxError, and any program ends within its limits; stopped anywhere, it is a snapshot that loads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use libmonty_fuzz::{bound, compile, finish};
use monty::{DumpOptions, Run, State};

fuzz_target!(init: libmonty_fuzz::seeds::write_if_wanted(), |data: &[u8]| {
    let Ok(source) = std::str::from_utf8(data) else { return };
    let Some(program) = compile(source) else { return };
    let mut run = Run::new(&program);
    bound(&mut run, 100_000);
    // Some of the way as it is, the rest loaded from bytes.
    let first = u64::from(data.iter().fold(0_u16, |sum, &byte| sum.wrapping_mul(31).wrapping_add(byte.into())));
    if matches!(run.step(first), Ok(State::Yielded)) {
        let bytes = run.dump(&DumpOptions::new()).expect("a run that yielded can be dumped");
        run = Run::load(None, &bytes).expect("what was dumped loads");
    }
    finish(&mut run, 100_000);
});
