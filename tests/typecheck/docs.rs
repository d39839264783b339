//! docs/type-checking.md shows what happens.

use monty::{ErrorKind, Options, Program, check};
use std::fs;
use std::path::Path;
use std::process::Command;

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/type-checking.md")).expect("it is there")
}

/// The blocks behind comments of this kind: what the comment says, and the block's text.
fn blocks(page: &str, kind: &str) -> Vec<(String, String)> {
    let mark = format!("<!-- {kind}: ");
    let parts = page.split(&mark).skip(1);
    let parts = parts.map(|part| {
        let (what, rest) = part.split_once(" -->").expect("the comment ends");
        let block = rest.split("```").nth(1).and_then(|block| block.split_once('\n')).expect("a block follows").1;
        (what.to_owned(), block.to_owned())
    });
    parts.collect()
}

#[test]
fn the_commands_say_what_the_page_says() {
    let (page, folder) = (page(), Path::new(env!("CARGO_TARGET_TMPDIR")).join("type-checking"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, text) in blocks(&page, "file") {
        fs::write(folder.join(name), text).expect("the file can be written");
    }
    let commands = blocks(&page, "run");
    assert!(!commands.is_empty());
    for (command, expected) in commands {
        let words = command.strip_prefix("monty ").expect("only our command is run").split(' ');
        let output = Command::new(env!("CARGO_BIN_EXE_monty")).args(words).current_dir(&folder).output().expect("it runs");
        assert_eq!((String::from_utf8_lossy(&output.stdout).as_ref(), output.status.code()), (expected.as_str(), Some(1)), "{command}");
    }
}

#[test]
fn the_findings_are_those_of_the_page() {
    let page = page();
    let stubs = blocks(&page, "file").into_iter().find(|(name, _)| name == "orders.pyi").expect("the page has stubs").1;
    let options = Options::new().stubs(stubs).filename("task.py");
    let findings = blocks(&page, "finding");
    assert!(!findings.is_empty());
    for (line, expected) in findings {
        let place = expected.split(':').nth(1).and_then(|number| number.parse::<usize>().ok()).expect("a finding has a line");
        let report = check(&("\n".repeat(place - 1) + &line), &options).expect("it can be checked");
        assert_eq!(report.concise(), expected);
    }
}

/// A block that nothing runs is a block that may be wrong.
#[test]
fn every_block_is_looked_at() {
    let page = page();
    let known = ["file", "run", "finding"].iter().map(|kind| blocks(&page, kind).len()).sum::<usize>() + page.matches("```rust\n").count();
    assert_eq!((page.matches("\n```").count() / 2, page.matches("```rust\n").count()), (known, 1));
}

#[test]
fn the_page_shows_this_example() {
    // begin
    let options = Options::new().stubs("def area(width: float, height: float) -> float: ...").filename("task.py");
    let report = check("area(2, '3') + 1", &options).unwrap();
    assert_eq!((report[0].line, report[0].column, report[0].rule.as_str()), (1, 9, "invalid-argument-type"));
    println!("{}", report.annotated());
    let error = Program::compile("area(2, '3') + 1", &options.type_check()).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::Check);
    assert_eq!(error.report().unwrap()[0].message, report[0].message);
    // end
    let here = include_str!("docs.rs").split("    // begin\n").nth(1).and_then(|rest| rest.split("    // end\n").next()).expect("marked");
    let shown =
        page().split("```rust\n").nth(1).and_then(|rest| rest.split("```").next().map(str::to_owned)).expect("the page has a block");
    assert_eq!(here.lines().map(str::trim_start).collect::<Vec<_>>(), shown.lines().map(str::trim_start).collect::<Vec<_>>());
}
