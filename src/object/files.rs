//! The virtual files of a run, which `open` finds.
//!
//! A file is a value of the run, so that snapshots, forks, limits and the collector know it: `Cx::files` is a dict of
//!
//! ```text
//! "/data/rows.csv" -> bytes        a file that can be read
//! "/out/report.md" -> bytearray    one that can be written, too
//! "/out"           -> bool         a directory: whether the program may make files in it
//! ```
//! The host fills it (`host::border::files`) and the prelude's `_streams` opens what is there; what none of the directories covers is
//! asked of the host. Start reading at [`key`].

use super::native::Cx;
use crate::heap::dict::Dict;
use crate::heap::kinds::{Alloc, DictId};

/// The name under which a path is known: absolute, from the directory `/` that relative paths begin in, without `.`, `..` and
/// repeated or final slashes.
pub fn key(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// The files of the run, made when first asked for.
pub fn table(cx: &mut Cx) -> DictId {
    let Cx { heap, files, .. } = cx;
    *files.get_or_insert_with(|| Dict::default().alloc(heap))
}
