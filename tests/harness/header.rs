//! The header comments of a program: the only configuration a test has.
//!
//! Owns: their spelling; `tests/programs/README.md` is their documentation.
//! Never: evaluates the Python expressions in them.
//! Start reading at `Header::parse`.

/// What the first comment lines of a program ask for.
#[derive(Default)]
pub struct Header {
    /// `# host: fetch(url) -> "body"`.
    pub hosts: Vec<Host>,
    /// `# input: x = 3`: a name and a Python literal.
    pub inputs: Vec<(String, String)>,
    /// `# limit: memory = 1 MiB`.
    pub limits: Vec<(Limit, u64)>,
    /// `# directory: /`: where the program may make files.
    pub directories: Vec<String>,
    /// `# mode: no-cpython`.
    pub no_cpython: bool,
    /// `# differs: <why>`.
    pub differs: Option<String>,
    /// `# wrong: <issue>`.
    pub wrong: Option<String>,
}

/// A host function that the program may call.
pub struct Host {
    /// Its name.
    pub name: String,
    /// The names that positional arguments get.
    pub parameters: Vec<String>,
    /// What every call gives.
    pub answer: Answer,
}

/// What a host function gives.
pub enum Answer {
    /// The value of a Python expression in which the parameters are bound.
    Value(String),
    /// An exception of a built-in class with one text.
    Raise(String, String),
}

/// A limit of the run; bytes, counts and milliseconds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of memory.
    Memory,
    /// Bytes of captured output.
    Output,
    /// Objects allocated.
    Allocations,
    /// Instructions.
    Fuel,
    /// Frames.
    Recursion,
    /// Milliseconds.
    Time,
}

const LIMITS: [(&str, Limit); 6] = [
    ("allocations", Limit::Allocations),
    ("fuel", Limit::Fuel),
    ("memory", Limit::Memory),
    ("output", Limit::Output),
    ("recursion", Limit::Recursion),
    ("time", Limit::Time),
];

const KEYS: [&str; 7] = ["differs", "directory", "host", "input", "limit", "mode", "wrong"];

impl Header {
    /// Reads the comment lines at the top; a comment that begins with none of the keys is only a comment.
    pub fn parse(source: &str) -> Result<Header, String> {
        let mut header = Header::default();
        for line in source.lines().take_while(|line| line.starts_with('#')) {
            let entry = line.strip_prefix("# ").and_then(|line| line.split_once(": "));
            if let Some((key, value)) = entry.filter(|(key, _)| KEYS.contains(key)) {
                header.take(key, value.trim()).ok_or_else(|| format!("header line not understood: {line}"))?;
            }
        }
        Ok(header)
    }

    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "host" => self.hosts.push(host(value)?),
            "input" => {
                let (name, literal) = value.split_once('=')?;
                self.inputs.push((identifier(name)?, literal.trim().to_string()));
            }
            "limit" => {
                let (name, amount) = value.split_once('=')?;
                let (_, limit) = LIMITS.iter().find(|(known, _)| *known == name.trim())?;
                self.limits.push((*limit, quantity(*limit, amount.trim())?));
            }
            "directory" if value.starts_with('/') => self.directories.push(value.to_string()),
            "mode" if value == "no-cpython" => self.no_cpython = true,
            "differs" => self.differs = Some(value.to_string()),
            "wrong" => self.wrong = Some(value.to_string()),
            _ => return None,
        }
        Some(())
    }
}

fn identifier(text: &str) -> Option<String> {
    let text = text.trim();
    let good = text.chars().all(|c| c == '_' || c.is_alphanumeric()) && text.starts_with(|c: char| !c.is_numeric());
    good.then(|| text.to_string())
}

/// `fetch(url, n) -> expression`, or `-> raise KeyError("text")`.
fn host(text: &str) -> Option<Host> {
    let (signature, answer) = text.split_once("->")?;
    let (name, rest) = signature.split_once('(')?;
    let parameters = rest.trim().strip_suffix(')')?;
    let names = parameters.split(',').filter(|name| !name.trim().is_empty()).map(identifier);
    Some(Host { name: identifier(name)?, parameters: names.collect::<Option<_>>()?, answer: answer_of(answer.trim())? })
}

fn answer_of(text: &str) -> Option<Answer> {
    let Some(raised) = text.strip_prefix("raise ") else {
        return (!text.is_empty()).then(|| Answer::Value(text.to_string()));
    };
    let (class, message) = raised.split_once('(')?;
    let message = message.strip_prefix('"')?.strip_suffix("\")")?;
    // One plain text keeps this file free of Python's string syntax.
    (!message.contains(['"', '\\'])).then(|| Answer::Raise(class.to_string(), message.to_string()))
}

fn quantity(limit: Limit, text: &str) -> Option<u64> {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let number: u64 = number.replace('_', "").parse().ok()?;
    let scale = match (limit, unit) {
        (Limit::Memory | Limit::Output, "B") | (Limit::Time, "ms") => 1,
        (Limit::Memory | Limit::Output, "KiB") => 1 << 10,
        (Limit::Memory | Limit::Output, "MiB") => 1 << 20,
        (Limit::Time, "s") => 1000,
        (Limit::Allocations | Limit::Fuel | Limit::Recursion, "") => 1,
        _ => return None,
    };
    number.checked_mul(scale)
}
