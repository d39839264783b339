//! Making graphs: ids first, contents later, so that anything can contain anything.
//!
//! Owns: `Builder`, used by the interpreter to export, by the decoder and by the constructors. Never: looks at keys;
//! who takes bytes or pairs from outside checks them (`keys::check`). Start reading at `Builder`.

use super::graph::{Data, Edge, Graph, Link, MAX_NODES, Span, View};
use super::object::{Kind, Object, Repr};
use crate::heap::limit::{Limit, LimitHit};
use std::sync::Arc;

/// A node of the graph being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(pub(crate) Edge);

/// Asked before each growth, with the number of bytes.
pub type Charge<'c> = dyn FnMut(usize) -> Result<(), LimitHit> + 'c;

/// Makes the graph of one `Object`.
///
/// Leaves are made whole. Whatever contains others can be reserved first and filled later; a reserved node that is
/// never filled is `None`.
///
/// ```
/// use monty::{Builder, LimitHit};
/// # fn main() -> Result<(), LimitHit> {
/// let mut builder = Builder::new();
/// let list = builder.reserve()?;
/// let one = builder.int(1)?;
/// builder.list(list, &[one, list])?;
/// let object = builder.finish(list);
/// assert_eq!(object.repr().unwrap(), "[1, [...]]");
/// # Ok(())
/// # }
/// ```
pub struct Builder<'c> {
    graph: Graph,
    /// Where the finished graph goes, when there is a place that nobody else knows.
    place: Option<Arc<Graph>>,
    charge: Option<&'c mut Charge<'c>>,
}

/// The parts of an exception to make.
#[derive(Clone, Copy, Debug)]
pub struct ExceptionParts<'a> {
    /// The name of its type, a str node.
    pub type_name: Id,
    /// What `str()` of it gives, a str node.
    pub message: Id,
    /// The tuple of its arguments.
    pub args: Id,
    /// The exception it was raised from.
    pub cause: Option<Id>,
    /// The formatted traceback, a str node.
    pub traceback: Option<Id>,
    /// Its attributes.
    pub fields: &'a [(Id, Id)],
}

impl Default for Builder<'_> {
    fn default() -> Self {
        Builder::new()
    }
}

impl<'c> Builder<'c> {
    /// A builder that nobody pays for.
    pub fn new() -> Builder<'c> {
        Builder { graph: Graph::new(), place: None, charge: None }
    }

    /// A builder that asks `charge` before it grows.
    pub fn charged(charge: &'c mut Charge<'c>) -> Builder<'c> {
        Builder { graph: Graph::new(), place: None, charge: Some(charge) }
    }

    /// The same, in the memory of a value that is not needed any more, if it is small and nobody else has it.
    pub(crate) fn instead_of(before: Option<Object>, charge: &'c mut Charge<'c>) -> Builder<'c> {
        let mut builder = Builder::charged(charge);
        if let Some(Repr::Node(mut place, _)) = before.map(Object::into_repr)
            && let Some(graph) = Arc::get_mut(&mut place).and_then(Graph::take_buffers)
        {
            builder.graph = graph;
            builder.place = Some(place);
        }
        builder
    }

    /// Asks for `bytes` beside a node, and makes sure that one more node has a number.
    fn pay(&mut self, bytes: usize) -> Result<(), LimitHit> {
        if MAX_NODES <= self.graph.len() {
            return Err(LimitHit(Limit::Memory));
        }
        match &mut self.charge {
            Some(charge) => charge(bytes),
            None => Ok(()),
        }
    }

    fn leaf(&mut self, data: Data) -> Result<Id, LimitHit> {
        self.pay(NODE)?;
        Ok(Id(self.graph.push(data)))
    }

    /// A node to be filled.
    pub fn reserve(&mut self) -> Result<Id, LimitHit> {
        self.leaf(Data::None)
    }

    /// `None`.
    pub fn none(&mut self) -> Result<Id, LimitHit> {
        self.leaf(Data::None)
    }

    /// `...`.
    pub fn ellipsis(&mut self) -> Result<Id, LimitHit> {
        self.leaf(Data::Ellipsis)
    }

    /// A bool.
    pub fn bool(&mut self, value: bool) -> Result<Id, LimitHit> {
        self.leaf(Data::Bool(value))
    }

    /// An int.
    pub fn int(&mut self, value: i64) -> Result<Id, LimitHit> {
        self.leaf(Data::int(value))
    }

    /// An int of any size from its sign and big-endian magnitude.
    pub fn big_int(&mut self, negative: bool, magnitude: &[u8]) -> Result<Id, LimitHit> {
        self.pay(NODE + magnitude.len())?;
        Ok(Id(self.graph.push_int(negative, magnitude)))
    }

    /// A float.
    pub fn float(&mut self, value: f64) -> Result<Id, LimitHit> {
        self.leaf(Data::Float(value))
    }

    /// A str.
    pub fn str(&mut self, text: &str) -> Result<Id, LimitHit> {
        self.pay(NODE + text.len() + 1)?;
        let span = self.graph.push_text(text);
        Ok(Id(self.graph.push(Data::Str(span))))
    }

    /// A bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<Id, LimitHit> {
        self.pay(NODE + bytes.len())?;
        let span = self.graph.push_bytes(bytes);
        Ok(Id(self.graph.push(Data::Bytes(span))))
    }

    /// Fills `id` with a list.
    pub fn list(&mut self, id: Id, items: &[Id]) -> Result<(), LimitHit> {
        self.fill(id, &[], items, Data::List)
    }

    /// Fills `id` with a tuple.
    pub fn tuple(&mut self, id: Id, items: &[Id]) -> Result<(), LimitHit> {
        self.fill(id, &[], items, Data::Tuple)
    }

    /// Fills `id` with a set. The items are the caller's promise: hashable, and each only once.
    pub fn set(&mut self, id: Id, items: &[Id]) -> Result<(), LimitHit> {
        self.fill(id, &[], items, Data::Set)
    }

    /// Fills `id` with a frozenset, under the same promise.
    pub fn frozenset(&mut self, id: Id, items: &[Id]) -> Result<(), LimitHit> {
        self.fill(id, &[], items, Data::FrozenSet)
    }

    /// Fills `id` with a dict, under the same promise for its keys.
    pub fn dict(&mut self, id: Id, pairs: &[(Id, Id)]) -> Result<(), LimitHit> {
        self.fill_pairs(id, &[], pairs, Data::Dict)
    }

    /// Fills `id` with an instance of a class of the program. `class` is a str node.
    pub fn instance(&mut self, id: Id, class: Id, dataclass: bool, fields: &[(Id, Id)]) -> Result<(), LimitHit> {
        self.fill_pairs(id, &[class], fields, |parts| Data::Instance { dataclass, parts })
    }

    /// Fills `id` with an object of the host. `name` is a str node.
    pub fn host_object(&mut self, id: Id, name: Id, number: u64, attributes: &[(Id, Id)]) -> Result<(), LimitHit> {
        let number = self.int(number.cast_signed())?;
        self.fill_pairs(id, &[name, number], attributes, Data::HostObject)
    }

    /// Fills `id` with an exception.
    pub fn exception(&mut self, id: Id, parts: ExceptionParts<'_>) -> Result<(), LimitHit> {
        let none = match (parts.cause, parts.traceback) {
            (Some(id), Some(_)) => id,
            _ => self.none()?,
        };
        let (cause, traceback) = (parts.cause.unwrap_or(none), parts.traceback.unwrap_or(none));
        let fixed = [parts.type_name, parts.message, parts.args, cause, traceback];
        self.fill_pairs(id, &fixed, parts.fields, Data::Exception)
    }

    /// Fills `id` with a function. `name` is a str node.
    pub fn function(&mut self, id: Id, name: Id) -> Result<(), LimitHit> {
        self.fill(id, &[name], &[], Data::Function)
    }

    /// Fills `id` with something that has no kind of its own. Both are str nodes.
    pub fn opaque(&mut self, id: Id, type_name: Id, repr: Id) -> Result<(), LimitHit> {
        self.fill(id, &[type_name, repr], &[], Data::Opaque)
    }

    fn fill(&mut self, id: Id, fixed: &[Id], items: &[Id], data: impl FnOnce(Span) -> Data) -> Result<(), LimitHit> {
        self.pay((fixed.len() + items.len()) * EDGE)?;
        let span = self.graph.push_edges(fixed.iter().chain(items).map(|id| id.0));
        self.graph.set(id.0, data(span));
        Ok(())
    }

    fn fill_pairs(&mut self, id: Id, fixed: &[Id], pairs: &[(Id, Id)], data: impl FnOnce(Span) -> Data) -> Result<(), LimitHit> {
        self.pay((fixed.len() + 2 * pairs.len()) * EDGE)?;
        let pairs = pairs.iter().flat_map(|(key, value)| [key.0, value.0]);
        let span = self.graph.push_edges(fixed.iter().map(|id| id.0).chain(pairs));
        self.graph.set(id.0, data(span));
        Ok(())
    }

    /// Takes a finished value in, without copying it: what is small and nobody else's is moved, the rest is shared.
    pub fn embed(&mut self, object: Object) -> Result<Id, LimitHit> {
        // A moved graph brings at most this many nodes; a shared one costs its link.
        if MAX_NODES - 64 <= self.graph.len() {
            return Err(LimitHit(Limit::Memory));
        }
        self.pay(NODE)?;
        Ok(Id(embed(&mut self.graph, object)))
    }

    /// What has been made so far. A reserved node reads as `None`.
    pub(crate) fn view(&self, id: Id) -> View<'_> {
        self.graph.edge(id.0)
    }

    /// Says what a reserved node will be; it is empty until it is filled. Only for kinds that can be empty, and for
    /// an exception, whose parts nobody may read before it is filled.
    pub(crate) fn set_kind(&mut self, id: Id, kind: Kind) {
        let empty = Span::default();
        let data = match kind {
            Kind::List => Data::List(empty),
            Kind::Tuple => Data::Tuple(empty),
            Kind::Dict => Data::Dict(empty),
            Kind::Exception => Data::Exception(empty),
            _ => Data::None,
        };
        self.graph.set(id.0, data);
    }

    /// The value at `root`.
    pub fn finish(self, root: Id) -> Object {
        let graph = match self.place {
            Some(place) => self.graph.finish_in(place),
            None => self.graph.finish(),
        };
        Object::of_edge(graph, root.0)
    }
}

/// What one node and one edge cost.
pub(crate) const NODE: usize = 32;
pub(crate) const EDGE: usize = 4;

/// Puts any value into a graph.
pub(crate) fn embed(graph: &mut Graph, object: Object) -> Edge {
    match object.into_repr() {
        Repr::Node(from, index) => graph.take(Link { graph: from, index }),
        other => graph.push(other.data().unwrap_or(Data::None)),
    }
}

/// A graph of one node that holds `items`, and that the C API can go on filling.
pub(crate) fn container(data: Data, items: impl IntoIterator<Item = Object>) -> Arc<Graph> {
    let mut graph = Graph::new();
    graph.push(data);
    graph.open();
    for item in items {
        let edge = embed(&mut graph, item);
        graph.growing().expect("the root was opened").push(edge);
    }
    graph.finish()
}
