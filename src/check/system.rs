//! Owns: the files that the checker sees: a map from path to text, and nothing of the machine.
//!
//! Never: touches a disk, the environment or a process; everything that would reach out is not there.
//!
//! Start reading at: [`Memory`].

use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ruff_db::file_revision::FileRevision;
use ruff_db::system::walk_directory::WalkDirectoryBuilder;
use ruff_db::system::{
    DirectoryEntry, FileType, MemoryFileSystem, Metadata, System, SystemPath, SystemPathBuf, SystemVirtualPath, WhichError, WhichResult,
    WritableSystem,
};
use ruff_notebook::{Notebook, NotebookError};

/// Files by absolute path. Clones share them. A directory is there when a file is below it.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    files: Arc<Mutex<Files>>,
}

#[derive(Debug, Default)]
struct Files {
    texts: BTreeMap<String, (Arc<str>, u128)>,
    revision: u128,
}

impl Memory {
    /// Puts a file, in place of the one that was there. The database has to be told (`File::sync_path_only`).
    pub(super) fn put(&self, path: &str, text: Arc<str>) {
        let mut files = self.lock();
        files.revision += 1;
        let revision = files.revision;
        files.texts.insert(path.to_owned(), (text, revision));
    }

    fn lock(&self) -> MutexGuard<'_, Files> {
        // The map is whole whatever happened: each of its changes is one call.
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_folder(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        path.is_empty() || self.lock().texts.range(folder.clone()..).next().is_some_and(|(name, _)| name.starts_with(&folder))
    }
}

/// A path as the map writes it: the resolver joins empty parts, which leaves slashes at the end.
fn name(path: &SystemPath) -> &str {
    path.as_str().trim_end_matches('/')
}

fn absent<T>() -> io::Result<T> {
    Err(io::Error::from(io::ErrorKind::NotFound))
}

impl System for Memory {
    fn path_metadata(&self, path: &SystemPath) -> io::Result<Metadata> {
        let path = name(path);
        if let Some((_, revision)) = self.lock().texts.get(path) {
            return Ok(Metadata::new(FileRevision::new(*revision), None, FileType::File));
        }
        if self.is_folder(path) { Ok(Metadata::new(FileRevision::new(0), None, FileType::Directory)) } else { absent() }
    }

    fn canonicalize_path(&self, path: &SystemPath) -> io::Result<SystemPathBuf> {
        self.path_metadata(path).map(|_| SystemPathBuf::from(name(path)))
    }

    fn is_same_file(&self, first: &SystemPath, second: &SystemPath) -> io::Result<bool> {
        Ok(name(first) == name(second))
    }

    fn which(&self, _: &str) -> WhichResult {
        Err(WhichError::CannotFindBinaryPath)
    }

    fn read_to_string(&self, path: &SystemPath) -> io::Result<String> {
        self.lock().texts.get(name(path)).map_or_else(absent, |(text, _)| Ok(text.to_string()))
    }

    fn read_to_notebook(&self, _: &SystemPath) -> Result<Notebook, NotebookError> {
        Err(NotebookError::Io(io::ErrorKind::NotFound.into()))
    }

    fn read_virtual_path_to_string(&self, _: &SystemVirtualPath) -> io::Result<String> {
        absent()
    }

    fn read_virtual_path_to_notebook(&self, _: &SystemVirtualPath) -> Result<Notebook, NotebookError> {
        Err(NotebookError::Io(io::ErrorKind::NotFound.into()))
    }

    fn current_directory(&self) -> &SystemPath {
        SystemPath::new(super::db::ROOT)
    }

    fn user_config_directory(&self) -> Option<SystemPathBuf> {
        None
    }

    fn cache_dir(&self) -> Option<SystemPathBuf> {
        None
    }

    fn read_directory<'a>(&'a self, path: &SystemPath) -> io::Result<Box<dyn Iterator<Item = io::Result<DirectoryEntry>> + 'a>> {
        let folder = format!("{}/", name(path));
        let files = self.lock();
        let below = files.texts.range(folder.clone()..).take_while(|(file, _)| file.starts_with(&folder));
        let mut entries: Vec<(String, FileType)> = below
            .map(|(file, _)| match file[folder.len()..].split_once('/') {
                Some((inner, _)) => (format!("{folder}{inner}"), FileType::Directory),
                None => (file.clone(), FileType::File),
            })
            .collect();
        entries.dedup_by(|first, second| first.0 == second.0);
        Ok(Box::new(entries.into_iter().map(|(path, kind)| Ok(DirectoryEntry::new(SystemPathBuf::from(path), kind)))))
    }

    fn walk_directory(&self, path: &SystemPath) -> WalkDirectoryBuilder {
        // Modules are found by name alone: there is nothing to walk.
        MemoryFileSystem::new().walk_directory(path)
    }

    fn as_writable(&self) -> Option<&dyn WritableSystem> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn dyn_clone(&self) -> Box<dyn System> {
        Box::new(self.clone())
    }
}
