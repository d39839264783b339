//! The collector: mark and sweep, non-moving, iterative.
//!
//! Runs only at safe points of the machine, which names the roots. Never recurses and never runs Python.

use super::kinds::{Heap, Value};

impl Heap {
    /// Frees everything that `roots` do not reach, directly or through other objects. Gives the bytes of what stays.
    pub fn collect(&mut self, roots: impl FnOnce(&mut dyn FnMut(Value))) -> usize {
        self.begin_marking();
        let mut pending: Vec<Value> = Vec::new();
        roots(&mut |value| {
            if self.mark(value) {
                pending.push(value);
            }
        });
        let mut shape_names = Vec::new();
        self.shapes.trace(&mut |value| shape_names.push(value));
        for name in shape_names {
            self.mark(name);
        }
        let mut children = Vec::new();
        while let Some(value) = pending.pop() {
            self.trace(value, &mut |child| children.push(child));
            for child in children.drain(..) {
                if self.mark(child) {
                    pending.push(child);
                }
            }
        }
        self.sweep()
    }
}
