//! A test program with what belongs to it.
//!
//! Owns: finding programs, their names and files.
//! Never: runs anything.
//! Start reading at `discover`.

use std::fs;
use std::path::{Path, PathBuf};

use super::header::Header;

/// A program, its header, and its expected output.
pub struct Case {
    /// The path below the repository, with forward slashes: what tracebacks show and filters match.
    pub name: String,
    /// The program's text.
    pub source: String,
    /// Its configuration, or what is wrong with it.
    pub header: Result<Header, String>,
    /// The whole `.out` file, if there is one.
    pub out: Option<String>,
    /// The whole `.wrong` file, if there is one: what we print today where that is known to be wrong.
    pub wrong: Option<String>,
}

impl Case {
    /// The expected output without the first line, which names who made it.
    pub fn expected(&self) -> Result<&str, String> {
        let out = self.out.as_deref().ok_or("there is no .out file (run: make expect)")?;
        Ok(out.split_once('\n').map_or("", |(_, rest)| rest))
    }
}

/// The repository's folder, where programs are named from.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All programs, sorted by name. An output file without a program is a case too, with an empty program: it fails.
pub fn discover() -> Vec<Case> {
    let mut programs = Vec::new();
    collect(&repository().join("tests/programs"), &mut programs);
    programs.sort();
    programs.dedup();
    programs.iter().map(|path| read(path)).collect()
}

fn collect(folder: &Path, programs: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the folder of the test programs can be read");
    for entry in entries {
        let path = entry.expect("its entries can be read").path();
        match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.is_dir() => collect(&path, programs),
            Some("py" | "out" | "wrong") => programs.push(path.with_extension("py")),
            _ => {}
        }
    }
}

/// One program with what lies beside it.
pub fn read(path: &Path) -> Case {
    let name = path.strip_prefix(repository()).expect("programs are found below the repository");
    let source = fs::read_to_string(path).unwrap_or_default();
    Case {
        name: name.to_string_lossy().replace('\\', "/"),
        header: Header::parse(&source),
        source,
        out: fs::read_to_string(path.with_extension("out")).ok(),
        wrong: fs::read_to_string(path.with_extension("wrong")).ok(),
    }
}
