//! Any bytes are a run that is safe to go on with, or an error.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use libmonty_fuzz::{compile, finish, sealed};
use monty::{DumpOptions, Run};

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let program = compile("1").expect("1 is a program");
    Run::new(&program).dump(&DumpOptions::new()).expect("a new run can be dumped")
});

fuzz_target!(|payload: &[u8]| {
    let Ok(mut run) = Run::load(None, &sealed(&GOOD, payload)) else { return };
    if let Ok(again) = run.dump(&DumpOptions::new()) {
        assert!(Run::load(None, &again).is_ok());
    }
    finish(&mut run, 20_000);
});
