//! The heap: values, the arenas they point into, the collector, the budget, hash tables and shapes.
//!
//! Owns every object a run has. Objects are plain data addressed by typed ids; nothing in here has behaviour beyond its own
//! invariants (what `+` means is `object/`).
//! Never calls upward, never holds a pointer between objects, never frees outside [`collect`].
//! Start reading at [`kinds`] (the table of kinds), then [`value`], then [`objects`].

pub mod arena;
pub mod budget;
pub mod classes;
pub mod collect;
pub mod dict;
pub mod keys;
pub mod kinds;
pub mod limit;
pub mod objects;
pub mod set;
pub mod shape;
pub mod step;
pub mod text;
pub mod trace;
pub mod units;
pub mod value;
pub mod waste;
pub mod watch;

pub(crate) use kinds::Heap;
