//! How much is tried.
//!
//! Owns: the flags. Never: knows what is tried.
//! Start reading at `Effort`.

/// How much is tried.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// What can be had within a minute or two, and does not depend on how busy the machine is.
    Short,
    /// Everything, with some of the variants.
    Usual,
    /// Everything, however long it takes.
    Large,
}

impl Effort {
    /// What the command line asks for.
    pub fn of(arguments: &[String]) -> Effort {
        let has = |effort: Effort| effort.flag().is_some_and(|flag| arguments.iter().any(|argument| argument == flag));
        [Effort::Short, Effort::Large].into_iter().find(|&effort| has(effort)).unwrap_or(Effort::Usual)
    }

    /// Its flag.
    pub fn flag(self) -> Option<&'static str> {
        match self {
            Effort::Short => Some("--short"),
            Effort::Usual => None,
            Effort::Large => Some("--large"),
        }
    }
}
