//! A number per node while a graph is walked.
//!
//! Owns: `Marks`. A walk that starts at a graph's root meets most of its nodes, so there the marks are a plain array;
//! nodes of other graphs, and walks that start somewhere in a large graph, go by a hash table, so that a small part of
//! a large graph costs little. Never: walks. Start reading at `Marks::of`.

use super::graph::{Identity, View};
use std::collections::HashMap;

/// Zero for each node until set.
pub(crate) struct Marks {
    home: usize,
    dense: Vec<u32>,
    sparse: HashMap<Identity, u32, ahash::RandomState>,
}

impl Marks {
    /// Marks for a walk from `view`.
    pub(crate) fn of(view: View<'_>) -> Marks {
        let (graph, index) = view.place();
        let whole = index == 0 && view.is_node();
        let home = if whole { std::ptr::from_ref(graph).addr() } else { 0 };
        let dense = if whole { vec![0; graph.len()] } else { Vec::new() };
        Marks { home, dense, sparse: HashMap::with_hasher(ahash::RandomState::new()) }
    }

    /// The mark of a node.
    pub(crate) fn at(&mut self, view: View<'_>) -> &mut u32 {
        let (graph, index) = view.identity();
        match self.dense.get_mut(index as usize) {
            Some(mark) if graph == self.home => mark,
            _ => self.sparse.entry((graph, index)).or_insert(0),
        }
    }
}
