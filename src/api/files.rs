//! A run's virtual files.

use super::run::{Run, refused};
use crate::error::{Error, ErrorKind};
use crate::host::border::files;

impl Run {
    /// Gives the program a file that `open` finds, or a directory, before it starts or at a pause; in the place of what was under that
    /// path. The files are in memory, belong to the run and count for its limit on memory; snapshots and forks have them.
    ///
    /// `path` is absolute or begins in `/`. With `data` it is a file with that content, which the program may change if it is
    /// `writable`; the directories above it exist, too. Without `data` it is a directory, in which the program may make files if it is
    /// `writable`. What no directory covers is asked of the host: a call of the OS kind named `open` with the path and the mode,
    /// which is answered with the content, bytes or a str.
    ///
    /// ```
    /// use monty::{Options, Program, Run, UNLIMITED};
    /// # fn main() -> Result<(), monty::Error> {
    /// let source = "with open('rows.csv') as rows, open('out/count.txt', 'w') as out:\n    out.write(str(len(list(rows))))";
    /// let mut run = Run::new(&Program::compile(source, &Options::new())?);
    /// run.mount("rows.csv", Some(b"a,b\n1,2\n"), false)?;
    /// run.mount("out", None, true)?;
    /// run.step(UNLIMITED)?;
    /// assert_eq!(run.read_file("out/count.txt"), Some(&b"2"[..]));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// A path that is empty or has a zero byte; the limit on memory.
    pub fn mount(&mut self, path: &str, data: Option<&[u8]>, writable: bool) -> Result<(), Error> {
        if path.is_empty() || path.contains('\0') {
            return Err(Error::new(ErrorKind::Argument, "the path of a file is not empty and has no zero byte"));
        }
        files::mount(self.vm_mut(), path, data, writable).map_err(refused)
    }

    /// The content of one of the run's virtual files as the program left it; None where there is no such file.
    pub fn read_file(&self, path: &str) -> Option<&[u8]> {
        files::read(self.vm(), path)
    }
}
