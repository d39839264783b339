//! The type checker, as a host sees it: what it finds, what it must not find, what it does with programs that want to bring it
//! down, and whether its stubs are exactly what the interpreter has.
//!
//! Owns: the corpora of tests/check and their counts. Never: tests ty's rules; those are ty's.
//! Start reading at `finds_what_is_wrong`.
#![cfg(feature = "typecheck")]

mod typecheck {
    mod clean;
    mod diagnostics;
    mod docs;
    mod hostile;
    mod surface;
}
