//! Any bytes are a value that behaves, or an error.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use libmonty_fuzz::{compile, finish};
use monty::{Object, Program, Run};

static SHOW: LazyLock<Program> = LazyLock::new(|| compile("(repr(given), given == given, hash(given))").expect("it is a program"));

fuzz_target!(|bytes: &[u8]| {
    let Ok(value) = Object::decode(bytes) else { return };
    drop(value.repr());
    let again = value.encode().expect("what was decoded can be encoded");
    assert!(Object::decode(&again).is_ok());
    let mut run = Run::new(&SHOW);
    if run.set_input("given", value).is_ok() {
        finish(&mut run, 50_000);
    }
});
