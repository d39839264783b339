//! Shapes: the order of an instance's attributes, shared by all instances that got the same attributes in the same order.
//!
//! A shape belongs to one class, so that one comparison of shape ids tells class and layout. Instances with more than
//! [`MAX_ATTRS`] attributes, deleted attributes or a requested `__dict__` keep a real dict instead.

use super::kinds::{Heap, Value};
use super::value::{ClassId, ShapeId, StrId};
use serde::{Deserialize, Serialize};

/// More attributes than this live in a dict.
pub const MAX_ATTRS: usize = 64;
/// More shapes than this are not made: further layouts live in dicts.
const MAX_SHAPES: usize = 1 << 16;

/// One layout.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shape {
    /// The class of the instances.
    pub class: ClassId,
    /// Attribute names in slot order.
    pub keys: Box<[StrId]>,
    /// Layouts with one more attribute.
    next: Vec<(StrId, ShapeId)>,
}

/// All layouts of a run. Shape 0 is the marker of instances whose attributes are in a dict.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Shapes {
    shapes: Vec<Shape>,
}

impl ShapeId {
    /// The attributes are in a dict.
    pub const DICT: ShapeId = ShapeId(0);
}

impl Shapes {
    /// The layout.
    pub fn get(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0 as usize - 1]
    }

    /// Whether the id names a layout or the dict marker.
    pub fn is_valid(&self, id: ShapeId) -> bool {
        id.0 as usize <= self.shapes.len()
    }

    /// A layout without attributes for a new class. `DICT` when there are too many shapes.
    pub fn root(&mut self, class: ClassId) -> ShapeId {
        self.add(Shape { class, keys: Box::default(), next: Vec::new() })
    }

    fn add(&mut self, shape: Shape) -> ShapeId {
        if self.shapes.len() == MAX_SHAPES {
            return ShapeId::DICT;
        }
        self.shapes.push(shape);
        ShapeId(self.shapes.len() as u32)
    }

    /// Visits classes and names.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for shape in &self.shapes {
            shape.keys.iter().for_each(|&key| visit(Value::Str(key)));
        }
    }

    /// Whether the references between shapes are sound (bytes from outside).
    pub fn is_sound(&self) -> bool {
        self.shapes.iter().all(|shape| shape.keys.len() <= MAX_ATTRS && shape.next.iter().all(|&(name, id)| self.follows(shape, name, id)))
    }

    /// Whether a shape is another one with one attribute more.
    fn follows(&self, shape: &Shape, name: StrId, id: ShapeId) -> bool {
        if !self.is_valid(id) || id.0 == 0 {
            return false;
        }
        let next = self.get(id);
        next.class == shape.class && next.keys.split_last() == Some((&name, &*shape.keys))
    }
}

impl Heap {
    /// The slot of attribute `name` in instances of a shape.
    pub fn shape_slot(&self, shape: ShapeId, name: StrId) -> Option<usize> {
        let keys = &self.shapes.get(shape).keys;
        let by_id = keys.iter().position(|&key| key == name);
        by_id.or_else(|| keys.iter().position(|&key| self.str(key).hash() == self.str(name).hash() && self.text(key) == self.text(name)))
    }

    /// The shape after adding attribute `name`, or `DICT` when the attributes should move to a dict.
    pub fn shape_with(&mut self, shape: ShapeId, name: StrId) -> ShapeId {
        let from = self.shapes.get(shape);
        if from.keys.len() >= MAX_ATTRS {
            return ShapeId::DICT;
        }
        let same = |key: StrId| key == name || self.text(key) == self.text(name);
        if let Some(&(_, next)) = from.next.iter().find(|(key, _)| same(*key)) {
            return next;
        }
        let keys: Box<[StrId]> = from.keys.iter().copied().chain([name]).collect();
        let class = from.class;
        self.budget.charge(size_of::<Shape>() + keys.len() * 4 + 16);
        let next = self.shapes.add(Shape { class, keys, next: Vec::new() });
        if next != ShapeId::DICT {
            self.shapes.shapes[shape.0 as usize - 1].next.push((name, next));
        }
        next
    }
}
