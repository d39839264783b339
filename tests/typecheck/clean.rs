//! Programs in which there is nothing to find.

use monty::{Options, Program, Run, State, UNLIMITED, check};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The programs of a file, which begin with a line `# ---- name`.
fn programs(path: &Path) -> Vec<(String, String)> {
    let text = read(path);
    let parts = text.split("# ---- ").skip(1).map(|part| part.split_once('\n').expect("a name and a program"));
    parts.map(|(name, program)| (format!("{}/{name}", path.file_stem().expect("it has a name").display()), program.to_owned())).collect()
}

/// Checks programs and fails with all that was found.
fn all_clean<'a>(what: &str, programs: impl Iterator<Item = (String, String, &'a Options)>) -> usize {
    let (mut count, mut found) = (0, String::new());
    for (name, text, options) in programs {
        count += 1;
        match check(&text, &options.clone().filename(&name)) {
            Ok(report) => found.push_str(report.concise()),
            Err(error) => found.push_str(&format!("{name}: {error}\n")),
        }
    }
    println!("{what}: {count} programs, {} with findings", found.lines().count());
    assert!(found.is_empty(), "\n{found}");
    count
}

#[test]
fn everyday_programs() {
    let folder = root().join("tests/check/everyday");
    let with_host = Options::new().stubs(read(&folder.join("agents.pyi")));
    let alone = Options::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).expect("it is there").map(|entry| entry.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let all = paths.iter().flat_map(|path| {
        let options = if path.ends_with("agents.py") { &with_host } else { &alone };
        programs(path).into_iter().map(move |(name, text)| (name, text, options))
    });
    let all: Vec<_> = all.collect();
    // They are programs: all that need no host run to their end.
    for (name, text, _) in all.iter().filter(|(name, _, _)| !name.starts_with("agents/")) {
        let mut run = Run::new(&Program::compile(text, &Options::new()).unwrap_or_else(|error| panic!("{name}: {error}")));
        run.mount("/", None, true).expect("there is room");
        let mut state = run.step(UNLIMITED).expect("it can be stepped");
        while state == State::Call {
            // The clock, random bytes, sleep.
            let random = run.call().is_some_and(|call| call.name == "os.urandom");
            state = if random { run.resume_value(&[7_u8; 64][..]) } else { run.resume_value(1.5) }.expect("it goes on");
        }
        assert_eq!(state, State::Done, "{name}: {:?}", run.error());
    }
    assert!(all_clean("everyday", all.into_iter()) >= 200);
}

#[test]
fn examples() {
    let stubs = Options::new().stubs(read(&root().join("tests/check/agent.pyi")));
    let research = Options::new().stubs(read(&root().join("tests/check/research.pyi")));
    let programs = [("examples/agent/agent.py", &stubs), ("tests/check/research.py", &research)];
    all_clean("examples", programs.into_iter().map(|(name, options)| (name.to_owned(), read(&root().join(name)), options)));
}

/// Test programs that annotate, and do on purpose what their annotations forbid.
const ON_PURPOSE: &[(&str, &str)] = &[
    ("language/annotations.py", "annotations that name nothing, and values against them"),
    ("language/annotations_lazy.py", "an annotation that divides by zero"),
    ("language/class_generic_syntax.py", "attributes of type parameters that only some have"),
    ("stdlib/functools_partial_reduce.py", "calls with wrong arguments"),
    ("stdlib/inspect_everyday.py", "signatures of functions without a body, wrong arguments"),
    ("stdlib/typing_everyday.py", "wrong uses of the forms of typing"),
    ("stdlib/typing_hints.py", "wrong uses of the forms of typing"),
    ("stdlib/typing_runtime_neutral.py", "that annotations change nothing"),
    ("types/subscripted_type.py", "subscripts and deletions that are refused"),
];

#[test]
fn annotated_test_programs() {
    let paths = super::files_below(&root().join("tests/programs"), "py");
    let alone = Options::new();
    let all: Vec<(String, String)> = paths.iter().map(|path| (path.display().to_string(), read(path))).collect();
    let annotated = all.iter().filter(|(_, text)| annotates(text) && !text.contains("# host:"));
    let (wrong, right): (Vec<_>, Vec<_>) = annotated.partition(|(name, _)| ON_PURPOSE.iter().any(|(end, _)| name.ends_with(end)));
    println!("annotated: {} programs break their own annotations on purpose", wrong.len());
    assert_eq!(wrong.len(), ON_PURPOSE.len());
    all_clean("annotated", right.iter().map(|(name, text)| (name.clone(), text.clone(), &alone)));
    // All others end in findings, or in a limit that says so.
    let mut findings = 0;
    for (name, text) in &all {
        findings += check(text, &alone.clone().filename(name)).map_or(1, |report| report.len());
    }
    println!("all {} test programs: {findings} findings", all.len());
}

/// Whether a line defines a function with the type of its result.
fn annotates(text: &str) -> bool {
    text.lines().map(str::trim_start).any(|line| (line.starts_with("def ") || line.starts_with("async def ")) && line.contains(") -> "))
}
