//! Writes what the fuzz targets begin with.
//!
//! Owns: the choice. From each test program its text, its code, some of its states on the way, and the value it ends with.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{bound, compile, finish, program_payload, run_payload};
use monty::{Object, Run, State};

/// Longer programs teach the fuzzer nothing that shorter ones do not.
const LONGEST: u64 = 3000;

/// The variable that names the folder of test programs and the folder of corpora, with a colon between.
const WANTED: &str = "MONTY_FUZZ_SEEDS";

/// Writes the seeds of all targets and ends the process, when [`WANTED`] asks for that.
pub fn write_if_wanted() {
    let Ok(folders) = std::env::var(WANTED) else { return };
    let (tests, corpus) = folders.split_once(':').expect("two folders with a colon between");
    write(Path::new(tests), Path::new(corpus)).expect("the seeds can be written");
    std::process::exit(0);
}

fn write(tests: &Path, corpus: &Path) -> std::io::Result<()> {
    let mut programs = Vec::new();
    collect(tests, &mut programs)?;
    programs.sort();
    for folder in ["compile_run", "program_load", "run_load", "value_decode"] {
        fs::create_dir_all(corpus.join(folder))?;
    }
    for (number, path) in programs.iter().enumerate() {
        let source = fs::read_to_string(path)?;
        let put = |folder: &str, what: &str, bytes: &[u8]| fs::write(corpus.join(folder).join(format!("seed{number}{what}")), bytes);
        put("compile_run", "", source.as_bytes())?;
        // A fourth of them as code and as runs: they are slower to try.
        if number % 4 != 0 {
            continue;
        }
        let Some(program) = compile(&source) else { continue };
        if let Some(bytes) = program_payload(&program) {
            put("program_load", "", &bytes)?;
        }
        for fuel in [20, 300, 5000] {
            let mut run = Run::new(&program);
            // Some of the programs try to go on for ever.
            bound(&mut run, 100_000);
            if matches!(run.step(fuel), Ok(State::Yielded | State::Call))
                && let Some(bytes) = run_payload(&mut run)
                && bytes.len() < 20_000
            {
                put("run_load", &format!("at{fuel}"), &bytes)?;
            }
        }
        let mut run = Run::new(&program);
        finish(&mut run, 100_000);
        if let Some(bytes) = run.result().and_then(|value| value.encode().ok()) {
            put("value_decode", "", &bytes)?;
        }
    }
    let values = [
        Object::list([Object::from(1), Object::from("text"), Object::from(1.5), Object::from(())]),
        Object::record([("a", Object::from(u64::MAX)), ("b", Object::from(true)), ("c", Object::list([Object::from("x")]))]),
        Object::exception("ValueError", "text"),
    ];
    for (number, value) in values.iter().enumerate() {
        fs::write(corpus.join("value_decode").join(format!("value{number}")), value.encode().expect("it has no cycle"))?;
    }
    Ok(())
}

fn collect(folder: &Path, programs: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, programs)?;
        } else if path.extension().is_some_and(|extension| extension == "py") && path.metadata()?.len() < LONGEST {
            programs.push(path);
        }
    }
    Ok(())
}
