//! The rules of the code that no compiler knows: which module may name which, where `unsafe` may stand, how long things may be.
//!
//! Owns: the list of arrows, the sizes, the exceptions with their reasons.
//! Never: judges style that rustfmt and clippy judge.
//! Start reading at `ARROWS`.

use std::fs;
use std::path::{Path, PathBuf};

/// Who may name whom: a module and what it may use. A new arrow is a decision; docs/architecture.md shows the same order.
const ARROWS: &[(&str, &str)] = &[
    ("num", ""),
    ("regex", ""),
    ("text", ""),
    ("syntax", "num text"),
    ("diagnostic", ""),
    // The type checker sees a text and what its host declares.
    ("check", "diagnostic syntax"),
    ("bytecode", "num text"),
    ("compile", "syntax bytecode num text"),
    ("heap", "bytecode num regex text"),
    ("object", "heap bytecode num regex text"),
    ("builtins", "object heap bytecode num regex text"),
    ("stdlib", "object heap bytecode num regex text"),
    ("prelude", "compile syntax heap bytecode text"),
    ("vm", "builtins stdlib prelude compile syntax object heap bytecode num regex text"),
    ("error", "diagnostic host heap"),
    ("host", "error vm object heap bytecode num text"),
    ("snapshot", "error host vm prelude object heap bytecode text"),
    ("api", "check diagnostic error snapshot host vm prelude compile syntax object heap bytecode text"),
    // The border to C sees what a Rust host sees, and the values that cross.
    ("capi", "error host"),
    ("lib", "api capi check diagnostic error heap host"),
    ("bin", ""),
];

/// A file is at most this long, unless it has a row below.
const FILE_LINES: usize = 800;
/// Files that may be longer: how long, and why.
const LONG_FILES: &[(&str, usize, &str)] = &[
    ("src/heap/objects.rs", 1000, "the structs of all built-in types, one after the other"),
    ("src/text/unicode_data.rs", 1000, "generated data"),
    ("src/vm/run.rs", 1418, "the loop: one arm per instruction"),
];

/// A function is at most this long, unless it has a row below.
const FUNCTION_LINES: usize = 80;
/// Functions that may be longer: where, which, and why.
const LONG_FUNCTIONS: &[(&str, &str, &str)] = &[
    ("src/compile/collect.rs", "stmt", "one arm per statement of the language"),
    ("src/heap/keys.rs", "hash_at", "one arm per kind of value"),
    ("src/heap/kinds.rs", "", "the table of kinds is a macro's argument"),
    ("src/regex/vm.rs", "attempt", "one arm per instruction of the engine"),
    ("src/vm/attr/store.rs", "store_attr_plain", "the order in which Python looks for a place to store in"),
    ("src/vm/attr/store.rs", "store_instance", "the shapes, slots and dicts that a store may meet"),
    ("src/vm/run.rs", "", "the loop: one arm per instruction"),
];

/// The only place where memory is handled by hand: the border to C.
const UNSAFE_BELOW: &str = "src/capi/";

struct Source {
    name: String,
    text: String,
}

impl Source {
    /// The lines with their numbers from 1, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
    }

    /// The module of the crate that the file belongs to.
    fn module(&self) -> &str {
        let path = self.name.strip_prefix("src/").expect("sources are below src");
        path.split('/').next().expect("a path has a first part").trim_end_matches(".rs")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("src"), &mut paths);
    paths.sort();
    let read = |path: &PathBuf| Source {
        name: path.strip_prefix(root).expect("found below the root").to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(path).expect("a source can be read"),
    };
    paths.iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// Fails with all of what was found.
fn none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// The modules that a line names by `crate::`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap_or_default())
}

#[test]
fn arrows_point_down() {
    let mut problems = Vec::new();
    for source in sources() {
        let module = source.module();
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            problems.push(format!("{}: the module {module} has no row in ARROWS", source.name));
            continue;
        };
        for (number, line) in source.code() {
            for other in named(line).filter(|name| !name.is_empty() && *name != module) {
                let is_module = ARROWS.iter().any(|(name, _)| *name == other);
                // Unit tests of the border read what it stands on.
                if is_module && !allowed.split(' ').any(|name| name == other) && !source.name.contains("/tests") {
                    problems.push(format!("{}:{number}: {module} may not name {other}", source.name));
                }
            }
        }
    }
    none(problems);
}

#[test]
fn the_list_of_arrows_has_no_circle() {
    // Rows stand in an order in which each module uses earlier rows alone; `error` and `host` are one layer.
    let mut problems = Vec::new();
    for (at, (module, allowed)) in ARROWS.iter().enumerate() {
        for name in allowed.split(' ').filter(|name| !name.is_empty()) {
            let place = ARROWS.iter().position(|(other, _)| *other == name);
            if place.is_none_or(|place| place >= at) && (*module, name) != ("error", "host") {
                problems.push(format!("{module} uses {name}, which does not stand before it"));
            }
        }
    }
    none(problems);
}

#[test]
fn unsafe_code_is_at_the_border_alone() {
    let mut problems = Vec::new();
    for source in sources().iter().filter(|source| !source.name.starts_with(UNSAFE_BELOW)) {
        for (number, line) in source.code() {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let allows = line.contains("unsafe_code") && !(source.name == "src/lib.rs" && line.contains("C hands over pointers"));
            if words.clone().any(|word| word == "unsafe") || allows {
                problems.push(format!("{}:{number}: unsafe code is for {UNSAFE_BELOW}", source.name));
            }
        }
    }
    none(problems);
}

#[test]
fn files_say_what_they_are() {
    let silent = sources().into_iter().filter(|source| !source.text.starts_with("//!"));
    none(silent.map(|source| format!("{}: its first line is no `//!`", source.name)).collect());
}

#[test]
fn nothing_is_left_to_do() {
    let marks = [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("dbg", "!("), concat!("TODO", ":"), concat!("FIX", "ME")];
    let mut problems = Vec::new();
    for source in sources() {
        for (at, line) in source.text.lines().enumerate() {
            if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
                problems.push(format!("{}:{}: {mark}", source.name, at + 1));
            }
        }
    }
    none(problems);
}

#[test]
fn lints_are_not_silenced_without_a_reason() {
    let mut problems = Vec::new();
    for source in sources() {
        for (number, line) in source.code().filter(|(_, line)| line.contains("#[allow(") || line.contains("#![allow(")) {
            if !line.contains("reason") {
                problems.push(format!("{}:{number}: an `allow` without its reason", source.name));
            }
        }
    }
    none(problems);
}

#[test]
fn files_are_short() {
    let mut problems = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        let row = LONG_FILES.iter().find(|(name, _, _)| *name == source.name);
        if lines > row.map_or(FILE_LINES, |(_, most, _)| *most) {
            problems.push(format!("{}: {lines} lines; split it, or give it a row in LONG_FILES with the reason", source.name));
        }
        if row.is_some() && lines <= FILE_LINES {
            problems.push(format!("{}: no longer long: take its row out of LONG_FILES", source.name));
        }
    }
    none(problems);
}

#[test]
fn functions_are_short() {
    let mut problems = Vec::new();
    for source in sources() {
        for (name, number, lines) in functions(&source.text) {
            let excepted =
                LONG_FUNCTIONS.iter().any(|(file, function, _)| *file == source.name && (function.is_empty() || *function == name));
            if lines > FUNCTION_LINES && !excepted {
                problems.push(format!("{}:{number}: {name} has {lines} lines; split it, or give it a row in LONG_FUNCTIONS", source.name));
            }
        }
    }
    none(problems);
}

/// Name, first line and length of each function, by the indentation that rustfmt gives: a function ends at the first closing brace
/// in the column in which it began.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some(name) = function_name(line.trim_start()) else { continue };
        let end = format!("{}}}", " ".repeat(indent));
        if line.trim_end().ends_with('{') || !line.contains('}') {
            let length = lines[at..].iter().position(|line| *line == end).map_or(0, |length| length + 1);
            found.push((name.to_owned(), at + 1, length));
        }
    }
    found
}

fn function_name(line: &str) -> Option<&str> {
    let mut words = line.split(' ').skip_while(|word| word.starts_with("pub") || matches!(*word, "const" | "unsafe" | "extern" | "\"C\""));
    (words.next() == Some("fn")).then(|| words.next().unwrap_or_default().split(['(', '<']).next().unwrap_or_default())
}
