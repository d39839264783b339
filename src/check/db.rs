//! Owns: the database that the checker's queries run on, and how a program gets into it.
//!
//! Never: decides what a finding means; runs unguarded (see `guard`).
//!
//! Start reading at: [`Db`].

use std::sync::{Arc, LazyLock};

use ruff_db::diagnostic::Diagnostic;
use ruff_db::files::{File, FileRootKind, Files, system_path_to_file};
use ruff_db::parsed::parsed_module;
use ruff_db::source::source_text;
use ruff_db::system::{System, SystemPath, SystemPathBuf};
use ruff_db::vendored::VendoredFileSystem;
use ruff_python_ast::PythonVersion;
use salsa::{Durability, Setter};
use ty_module_resolver::{FallibleStrategy, SearchPathSettings};
use ty_python_core::program::{Program, ProgramSettings};
use ty_python_core::{Db as _, ProgramFile, platform::PythonPlatform};
use ty_python_semantic::lint::{LintRegistry, RuleSelection};
use ty_python_semantic::{
    AnalysisSettings, Db as _, PythonVersionSource, PythonVersionWithSource, check_file_unwrap, default_lint_registry,
};

use super::guard::Watched;
use super::system::Memory;
use crate::syntax::bounds::Tree;

/// The folder of the program: no module is looked for there. Of what is in it the database expects that it changes often, and of all
/// else that it seldom does: what it knows of the typeshed and of the stubs is looked through again only when the stubs change.
pub(super) const ROOT: &str = "/program";
/// The program's file.
const PROGRAM: &str = "/program/main.py";
/// Where modules are looked for before the typeshed.
const MODULES: &str = "/host";
/// The host's declarations.
const STUBS: &str = "/host/stubs.pyi";

/// The stubs of what the interpreter provides: stored (not compressed), packed by build.rs from src/check/typeshed.
static TYPESHED: LazyLock<VendoredFileSystem> = LazyLock::new(|| {
    let archive = include_bytes!(concat!(env!("OUT_DIR"), "/typeshed.zip"));
    VendoredFileSystem::new_static(archive).expect("the build packs an archive that can be read")
});

/// One database: the typeshed, one set of stubs, one program at a time.
#[salsa::db]
#[derive(Clone)]
pub(super) struct Db {
    storage: Watched,
    files: Files,
    system: Memory,
    shared: Arc<Shared>,
}

/// What never changes in a database.
struct Shared {
    rules: RuleSelection,
    analysis: AnalysisSettings,
    program: ProgramSettings,
}

impl Db {
    pub(super) fn new() -> Db {
        let system = Memory::default();
        // A folder is there when a file is in it.
        system.put(PROGRAM, Arc::from(""));
        system.put(STUBS, Arc::from(""));
        let search_paths = SearchPathSettings::new(vec![SystemPathBuf::from(MODULES)])
            .to_search_paths(&system, &TYPESHED, &FallibleStrategy)
            .expect("the one folder is there, and the typeshed has its table of versions");
        let program = ProgramSettings {
            python_version: PythonVersionWithSource { version: PythonVersion::PY314, source: PythonVersionSource::default() },
            python_platform: PythonPlatform::Identifier("libmonty".to_owned()),
            search_paths,
        };
        let rules = RuleSelection::from_registry(default_lint_registry());
        let mut db = Db {
            storage: Watched::new(),
            files: Files::default(),
            system,
            shared: Arc::new(Shared { rules, analysis: AnalysisSettings::default(), program }),
        };
        db.files.try_add_root(&db, SystemPath::new(ROOT), FileRootKind::Project);
        db.shared.program.search_paths.try_register_static_roots(&db);
        db.keep_types();
        db
    }

    /// Has the database expect that the program changes less often than others: of what comes from inputs of the lowest durability it
    /// forgets all types that three programs in a row did not name, and works them out again for the fourth.
    fn keep_types(&mut self) {
        let Some(file) = self.file(PROGRAM) else { return };
        let (status, revision, permissions) = (file.status(self), file.revision(self), file.permissions(self));
        file.set_status(self).with_durability(Durability::MEDIUM).to(status);
        file.set_revision(self).with_durability(Durability::MEDIUM).to(revision);
        file.set_permissions(self).with_durability(Durability::MEDIUM).to(permissions);
        file.set_source_text_override(self).with_durability(Durability::MEDIUM).to(None);
    }

    pub(super) fn watched(&self) -> &Watched {
        &self.storage
    }

    /// Replaces the stubs.
    pub(super) fn set_stubs(&mut self, text: &str) {
        self.put(STUBS, text);
    }

    /// Replaces the program.
    pub(super) fn set_program(&mut self, text: &str) {
        self.put(PROGRAM, text);
    }

    /// Checks the program.
    pub(super) fn check(&self) -> Vec<Diagnostic> {
        self.file(PROGRAM).map(|file| self.check_file(file)).unwrap_or_default()
    }

    /// What `read` makes of the program's text and tree.
    pub(super) fn read<R>(&self, read: impl FnOnce(&str, &Tree) -> R) -> Option<R> {
        let file = self.file(PROGRAM)?;
        let module = parsed_module(self, self.program_file(file).python_file(self)).load(self);
        Some(read(&source_text(self, file), &module))
    }

    /// Checks the stubs.
    pub(super) fn check_stubs(&self) -> Vec<Diagnostic> {
        self.file(STUBS).map(|file| self.check_file(file)).unwrap_or_default()
    }

    /// The file of the stubs.
    pub(super) fn stubs_path(&self) -> Option<File> {
        self.file(STUBS)
    }

    /// The file of the program.
    pub(super) fn program_path(&self) -> Option<File> {
        self.file(PROGRAM)
    }

    fn file(&self, path: &str) -> Option<File> {
        system_path_to_file(self, SystemPath::new(path)).ok()
    }

    fn put(&mut self, path: &str, text: &str) {
        self.system.put(path, Arc::from(text));
        File::sync_path_only(self, SystemPath::new(path));
    }
}

#[salsa::db]
impl salsa::Database for Db {}

#[salsa::db]
impl ruff_db::Db for Db {
    fn vendored(&self) -> &VendoredFileSystem {
        &TYPESHED
    }

    fn system(&self) -> &dyn System {
        &self.system
    }

    fn files(&self) -> &Files {
        &self.files
    }
}

#[salsa::db]
impl ty_module_resolver::Db for Db {}

#[salsa::db]
impl ty_python_core::Db for Db {
    fn should_check_file(&self, file: File) -> bool {
        !file.path(self).is_vendored_path()
    }
}

/// A database that knows the settings of its one program.
#[salsa::db]
trait ProgramDb: ty_python_core::Db {
    fn settings(&self) -> &ProgramSettings;
}

#[salsa::db]
impl ProgramDb for Db {
    fn settings(&self) -> &ProgramSettings {
        &self.shared.program
    }
}

/// The program, made once: interning it hashes all search paths.
#[salsa::tracked(returns(copy))]
fn program(db: &dyn ProgramDb) -> Program<'_> {
    Program::from_settings(db, db.settings())
}

#[salsa::db]
impl ty_python_semantic::Db for Db {
    fn check_file(&self, file: File) -> Vec<Diagnostic> {
        if self.should_check_file(file) { check_file_unwrap(self, self.program_file(file)) } else { Vec::new() }
    }

    fn program_file(&self, file: File) -> ProgramFile<'_> {
        program(self).program_file(self, file)
    }

    fn python_version_with_source(&self, _: File) -> &PythonVersionWithSource {
        &self.shared.program.python_version
    }

    fn rule_selection(&self, _: File) -> &RuleSelection {
        &self.shared.rules
    }

    fn lint_registry(&self) -> &LintRegistry {
        default_lint_registry()
    }

    fn analysis_settings(&self, _: File) -> &AnalysisSettings {
        &self.shared.analysis
    }

    fn verbose(&self) -> bool {
        false
    }

    fn is_open_file(&self, _: File) -> bool {
        false
    }

    fn dyn_clone(&self) -> Box<dyn ty_python_semantic::Db> {
        Box::new(self.clone())
    }
}
