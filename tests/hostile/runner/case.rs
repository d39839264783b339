//! A hostile program with what its header says about it.
//!
//! Owns: the header's spelling, which `tests/hostile/README.md` documents. Never: runs anything.
//! Start reading at `discover`.

use std::fs;
use std::path::{Path, PathBuf};

use monty::Limit;

use super::sources::SOURCES;

/// A program that tries to take the host down.
pub struct Case {
    /// Folder and file without the ending: `memory/str_repeat`.
    pub name: String,
    /// Its text.
    pub source: String,
    /// The ends that are right; the first is the usual one.
    pub ends: Vec<String>,
    /// Bytes the run may hold.
    pub memory: u64,
    /// Milliseconds it may take.
    pub time: u64,
    /// The other limits that the header sets.
    pub limits: Vec<(Limit, u64)>,
}

/// Budget of a program whose header says nothing.
const MEMORY: u64 = 32 << 20;
/// Milliseconds of a program that the time limit may end, and whose header does not say when.
const TIME: u64 = 150;
/// Milliseconds of one that something else should end, however slow the machine is.
const LONG: u64 = 20_000;

/// All programs: the files, then those that are made here.
pub fn discover() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let files = paths.iter().map(|path| {
        let name = path.strip_prefix(&root).expect("it was found there").with_extension("");
        let source = fs::read_to_string(path).expect("the file can be read");
        Case::parse(name.to_string_lossy().replace('\\', "/"), source)
    });
    let made = SOURCES.iter().map(|(name, make)| Case::parse(format!("source/{name}"), make()));
    files.chain(made).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries can be read").path();
        match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.ends_with("runner") => {}
            _ if path.is_dir() => collect(&path, paths),
            Some("py") => paths.push(path),
            _ => {}
        }
    }
}

impl Case {
    fn parse(name: String, source: String) -> Case {
        let mut case = Case { name, source: String::new(), ends: Vec::new(), memory: MEMORY, time: TIME, limits: Vec::new() };
        for line in source.lines().map_while(|line| line.strip_prefix("# ")) {
            if let Some(ends) = line.strip_prefix("ends: ") {
                case.ends = ends.split(" or ").map(str::to_owned).collect();
            } else if let Some(limit) = line.strip_prefix("limit: ") {
                case.take_limit(limit);
            }
        }
        let usual = case.ends.first().map(String::as_str);
        if case.time == TIME && (usual == Some("MemoryLimit") || !case.allows("TimeLimit")) {
            case.time = LONG;
        }
        assert!(!case.ends.is_empty(), "{}: the header does not say how it ends", case.name);
        case.source = source;
        case
    }

    fn take_limit(&mut self, text: &str) {
        let (which, amount) = text.split_once(" = ").expect("a limit is NAME = AMOUNT");
        let (number, unit) = amount.split_once(' ').unwrap_or((amount, ""));
        let number: u64 = number.parse().expect("the amount is a number");
        let amount = match unit {
            "" | "ms" => number,
            "s" => number * 1000,
            "MiB" => number << 20,
            _ => panic!("{}: unit {unit:?}", self.name),
        };
        match which {
            "memory" => self.memory = amount,
            "time" => self.time = amount,
            "recursion" => self.limits.push((Limit::Recursion, amount)),
            "fuel" => self.limits.push((Limit::Fuel, amount)),
            "allocations" => self.limits.push((Limit::Allocations, amount)),
            "output" => self.limits.push((Limit::Output, amount)),
            _ => panic!("{}: limit {which:?}", self.name),
        }
    }

    /// Whether that end is a right one.
    pub fn allows(&self, end: &str) -> bool {
        self.ends.iter().any(|known| known == end)
    }
}
