//! The command line of the runner.
//!
//! Owns: filters, `--modes`, `--command`, and their twins in the environment (`MONTY_PROGRAMS`, `MONTY_MODES`).
//! Never: fails on what `cargo test` hands to every test binary (`--nocapture`, `--test-threads=1`, ...).
//! Start reading at `Options::from_process`.

use super::modes::{MODES, Mode};

/// What the caller asked for.
#[derive(Default)]
pub struct Options {
    /// Only print the names of the tests.
    pub list: bool,
    /// The interpreter of the `command` mode, with its arguments.
    pub command: Option<String>,
    filters: Vec<String>,
    modes: Vec<String>,
}

impl Options {
    /// Reads the arguments and the environment of the process.
    pub fn from_process() -> Result<Options, String> {
        let mut options = Options::default();
        options.filters.extend(list_variable("MONTY_PROGRAMS"));
        options.modes.extend(list_variable("MONTY_MODES"));
        for argument in std::env::args().skip(1) {
            options.take(&argument);
        }
        if options.command.is_some() && options.modes.is_empty() {
            options.modes.push("command".to_string());
        }
        match options.modes.iter().find(|name| MODES.iter().all(|mode| mode.name != **name)) {
            Some(name) => Err(format!("there is no mode {name:?}; the modes are {}", mode_names())),
            None => Ok(options),
        }
    }

    fn take(&mut self, argument: &str) {
        if let Some(names) = argument.strip_prefix("--modes=") {
            self.modes.extend(names.split(',').map(str::to_string));
        } else if let Some(command) = argument.strip_prefix("--command=") {
            self.command = Some(command.to_string());
        } else if argument == "--list" {
            self.list = true;
        } else if !argument.starts_with('-') {
            self.filters.push(argument.to_string());
        }
    }

    /// Whether the program is asked for: no filter selects all.
    pub fn selects(&self, name: &str) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|filter| name.contains(filter.trim_end_matches(".py")))
    }

    /// Whether the mode is asked for; without a choice, all that need nothing from the command line.
    pub fn uses(&self, mode: &Mode) -> bool {
        if self.modes.is_empty() { mode.by_default } else { self.modes.iter().any(|name| name == mode.name) }
    }
}

fn list_variable(name: &str) -> Vec<String> {
    let value = std::env::var(name).unwrap_or_default();
    value.split(',').filter(|part| !part.is_empty()).map(str::to_string).collect()
}

fn mode_names() -> String {
    MODES.iter().map(|mode| mode.name).collect::<Vec<_>>().join(", ")
}
