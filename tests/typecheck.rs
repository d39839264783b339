//! The type checker, as a host sees it: what it finds, what it must not find, what it does with programs that want to bring it
//! down, and whether its stubs are exactly what the interpreter has.
//!
//! Owns: the corpora of tests/check and their counts. Never: tests ty's rules; those are ty's.
//! Start reading at `finds_what_is_wrong`.
#![cfg(feature = "typecheck")]

mod typecheck {
    mod attacks;
    mod clean;
    mod diagnostics;
    mod docs;
    mod hostile;
    mod surface;

    use std::fs;
    use std::path::{Path, PathBuf};

    /// The files of one kind in a folder and those within it, in order.
    fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
        let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("the folder is there") {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|found| found == extension) {
                    files.push(path);
                }
            }
        }
        files.sort();
        files
    }
}
