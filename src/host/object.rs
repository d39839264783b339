//! `Object`: a Python value on the host's side, with whatever it contains.
//!
//! Owns: the Rust API's view of values. An `Object` is a place in an immutable graph, so cloning one is cheap and
//! reading one allocates nothing; the same Python object is the same place, so shared and cyclic structures cross the
//! border as they are. Never: changes once it is made. Start reading at `Object`.

use super::build;
use super::graph::{Data, Edge, Graph, Link, PartLink, View};
use super::keys::{self, Judge, Mode};
use super::repr;
use crate::error::{Error, ErrorKind};
use std::fmt;
use std::sync::Arc;

/// What sort of value an [`Object`] is. The numbers are those of `MontyKind` in the C API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Kind {
    /// `None`.
    None = 0,
    /// `True` and `False`.
    Bool = 1,
    /// An int of any size.
    Int = 2,
    /// A float, NaN and infinities included.
    Float = 3,
    /// Text.
    Str = 4,
    /// Bytes.
    Bytes = 5,
    /// A list.
    List = 6,
    /// A tuple.
    Tuple = 7,
    /// A dict, in order.
    Dict = 8,
    /// A set.
    Set = 9,
    /// A frozenset.
    FrozenSet = 10,
    /// An instance of a class of the program, or an object of the host.
    Object = 11,
    /// An exception.
    Exception = 12,
    /// A function, by name.
    Function = 13,
    /// `...`.
    Ellipsis = 14,
    /// Anything else, as its type and `repr`.
    Opaque = 15,
}

/// A Python value with whatever it contains.
///
/// Equality is by kind and content: `1`, `1.0` and `True` differ, a NaN equals a NaN, dicts and sets compare in any
/// order, and a cyclic graph equals its copy. [`Object::same`] asks whether two are one and the same.
///
/// ```
/// use monty::Object;
/// let row = Object::record([("name", Object::from("Ada")), ("born", Object::from(1815))]);
/// let rows = Object::list([row.clone(), row]);
/// assert_eq!(rows.item(1).unwrap().get("born").unwrap().as_int(), Some(1815));
/// assert_eq!(rows.item(0).unwrap().to_json().unwrap(), r#"{"name":"Ada","born":1815}"#);
/// ```
#[derive(Clone)]
pub struct Object(Repr);

/// A value that needs no graph, or a node. One flat enum, so that an `Object` is 16 bytes.
#[derive(Clone)]
pub(crate) enum Repr {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    Node(Arc<Graph>, u32),
}

impl Repr {
    /// The value that needs no graph, if the data is such.
    fn immediate(data: Data) -> Option<Repr> {
        match data {
            Data::None => Some(Repr::None),
            Data::Ellipsis => Some(Repr::Ellipsis),
            Data::Bool(value) => Some(Repr::Bool(value)),
            Data::Int { value, .. } => Some(Repr::Int(value)),
            Data::Float(value) => Some(Repr::Float(value)),
            _ => None,
        }
    }

    /// The value as a node's data, or the node.
    pub(crate) fn data(&self) -> Result<Data, (&Arc<Graph>, u32)> {
        Ok(match self {
            Repr::None => Data::None,
            Repr::Ellipsis => Data::Ellipsis,
            Repr::Bool(value) => Data::Bool(*value),
            Repr::Int(value) => Data::int(*value),
            Repr::Float(value) => Data::Float(*value),
            Repr::Node(graph, index) => return Err((graph, *index)),
        })
    }
}

/// Making values.
impl Object {
    /// `None`.
    pub const NONE: Object = Object(Repr::None);
    /// `...`.
    pub const ELLIPSIS: Object = Object(Repr::Ellipsis);

    /// An int of any size from its sign and big-endian magnitude.
    pub fn big_int(negative: bool, magnitude: &[u8]) -> Object {
        Object::leaf(|graph| graph.push_int(negative, magnitude))
    }

    /// A bytes.
    pub fn bytes(bytes: &[u8]) -> Object {
        Object::leaf(|graph| {
            let span = graph.push_bytes(bytes);
            graph.push(Data::Bytes(span))
        })
    }

    /// A list.
    pub fn list<T: Into<Object>>(items: impl IntoIterator<Item = T>) -> Object {
        Object::container(Data::List(Default::default()), items)
    }

    /// A tuple.
    pub fn tuple<T: Into<Object>>(items: impl IntoIterator<Item = T>) -> Object {
        Object::container(Data::Tuple(Default::default()), items)
    }

    /// A set. An item that is there already is left out; one that Python cannot hash is an error.
    pub fn set<T: Into<Object>>(items: impl IntoIterator<Item = T>) -> Result<Object, Error> {
        Object::members(Data::Set(Default::default()), items)
    }

    /// A frozenset, by the same rules.
    pub fn frozenset<T: Into<Object>>(items: impl IntoIterator<Item = T>) -> Result<Object, Error> {
        Object::members(Data::FrozenSet(Default::default()), items)
    }

    /// A dict. Of equal keys the first stays and takes the last value, as in Python; a key that Python cannot hash is
    /// an error.
    pub fn dict<K: Into<Object>, V: Into<Object>>(pairs: impl IntoIterator<Item = (K, V)>) -> Result<Object, Error> {
        let mut dict = Object::container(Data::Dict(Default::default()), std::iter::empty::<Object>());
        for (key, value) in pairs {
            dict.insert(key.into(), value.into())?;
        }
        Ok(dict)
    }

    /// A dict with str keys, for which nothing can go wrong.
    pub fn record<'k, V: Into<Object>>(fields: impl IntoIterator<Item = (&'k str, V)>) -> Object {
        let pairs = fields.into_iter().map(|(key, value)| (key, value.into()));
        Object::dict(pairs).expect("a str is hashable")
    }

    /// An instance of the program's class of that name.
    pub fn instance<'k, V: Into<Object>>(class: &str, fields: impl IntoIterator<Item = (&'k str, V)>) -> Object {
        let data = Data::Instance { dataclass: false, parts: Default::default() };
        Object::with_fields(data, [Object::from(class)], fields)
    }

    /// An instance of the program's dataclass of that name.
    pub fn dataclass<'k, V: Into<Object>>(class: &str, fields: impl IntoIterator<Item = (&'k str, V)>) -> Object {
        let data = Data::Instance { dataclass: true, parts: Default::default() };
        Object::with_fields(data, [Object::from(class)], fields)
    }

    /// An object of the host: the program sees its name and attributes, its methods are calls to the host, and `id`
    /// comes back with them.
    pub fn host_object<'k, V: Into<Object>>(name: &str, id: u64, attributes: impl IntoIterator<Item = (&'k str, V)>) -> Object {
        let id = Object::from(id.cast_signed());
        Object::with_fields(Data::HostObject(Default::default()), [Object::from(name), id], attributes)
    }

    /// An exception with one argument, its message; with none when the message is empty.
    pub fn exception(type_name: &str, message: &str) -> Object {
        let args = if message.is_empty() { Vec::new() } else { vec![Object::from(message)] };
        let parts = [Object::from(type_name), Object::from(message), Object::tuple(args), Object::NONE, Object::NONE];
        Object::container(Data::Exception(Default::default()), parts)
    }

    /// A function of the host, by the name that the program was compiled with.
    pub fn function(name: &str) -> Object {
        Object::container(Data::Function(Default::default()), [name])
    }

    /// Something that has no kind of its own.
    pub fn opaque(type_name: &str, repr: &str) -> Object {
        Object::container(Data::Opaque(Default::default()), [type_name, repr])
    }

    pub(crate) fn leaf(push: impl FnOnce(&mut Graph) -> Edge) -> Object {
        let mut graph = Graph::new();
        push(&mut graph);
        Object::of_node(graph.finish(), 0)
    }

    pub(crate) fn container<T: Into<Object>>(data: Data, items: impl IntoIterator<Item = T>) -> Object {
        Object(Repr::Node(build::container(data, items.into_iter().map(Into::into)), 0))
    }

    fn members<T: Into<Object>>(data: Data, items: impl IntoIterator<Item = T>) -> Result<Object, Error> {
        let mut set = Object::container(data, std::iter::empty::<Object>());
        for item in items {
            set.append(item.into())?;
        }
        Ok(set)
    }

    fn with_fields<'k, V: Into<Object>>(
        data: Data,
        parts: impl IntoIterator<Item = Object>,
        fields: impl IntoIterator<Item = (&'k str, V)>,
    ) -> Object {
        let mut object = Object::container(data, parts);
        for (name, value) in fields {
            let done = object.insert(Object::from(name), value.into());
            debug_assert!(done.is_ok(), "a str is hashable and nobody else holds the object");
        }
        object
    }

    /// The node that an edge of `graph` leads to.
    pub(crate) fn of_edge(graph: Arc<Graph>, edge: Edge) -> Object {
        let (at, index) = graph.edge(edge).place();
        if std::ptr::eq(at, &*graph) {
            return Object::of_node(graph, index);
        }
        match graph.edge_link(edge) {
            Some(link) => Object::of_node(link.graph.clone(), link.index),
            None => Object::of_node(graph, index),
        }
    }

    /// The object as a node of a graph, for which a value that needs none is given one.
    pub(crate) fn into_node(self) -> (Arc<Graph>, u32) {
        match self.0 {
            Repr::Node(graph, index) => (graph, index),
            other => {
                let mut graph = Graph::new();
                graph.push(other.data().unwrap_or(Data::None));
                (graph.finish(), 0)
            }
        }
    }

    /// That very node, whatever it is.
    pub(crate) fn with_node(graph: Arc<Graph>, index: u32) -> Object {
        Object(Repr::Node(graph, index))
    }

    /// A node, or the immediate that does as well.
    pub(crate) fn of_node(graph: Arc<Graph>, index: u32) -> Object {
        match Repr::immediate(graph.view(index).data()) {
            Some(value) => Object(value),
            None => Object(Repr::Node(graph, index)),
        }
    }
}

/// Changing a value that nobody else has seen: what the constructors and the C API's append and insert do.
impl Object {
    /// The root that can grow, when this object is one and is the graph's only holder.
    fn growing(&mut self) -> Result<&mut Graph, Error> {
        match &mut self.0 {
            Repr::Node(graph, 0) => {
                let graph = Arc::get_mut(graph)
                    .ok_or_else(|| Error::new(ErrorKind::State, "the value is shared and cannot be changed any more"))?;
                graph.open();
                Ok(graph)
            }
            _ => Err(Error::new(ErrorKind::Argument, "the value cannot grow")),
        }
    }

    /// Makes room for parts, where that is possible.
    pub(crate) fn reserve(&mut self, parts: usize) {
        if let Some(edges) = self.growing().ok().and_then(Graph::growing) {
            edges.reserve(parts);
        }
    }

    /// Adds an element to a list, tuple, set or frozenset, or an argument to an exception.
    pub(crate) fn append(&mut self, item: Object) -> Result<(), Error> {
        match self.view().data() {
            Data::List(_) | Data::Tuple(_) => self.push(item),
            Data::Set(_) | Data::FrozenSet(_) => self.add(item),
            Data::Exception(_) => self.push_argument(item),
            _ => Err(Error::new(ErrorKind::Argument, format!("a value of type {} has no elements to append to", self.type_name()))),
        }
    }

    fn push(&mut self, item: Object) -> Result<(), Error> {
        let graph = self.growing()?;
        let edge = build::embed(graph, item);
        graph.growing().expect("the root was opened").push(edge);
        Ok(())
    }

    fn add(&mut self, item: Object) -> Result<(), Error> {
        keys::hashable(item.view()).map_err(unhashable)?;
        self.push(item)?;
        let graph = self.growing()?;
        let last = graph.view(0).edges().len() - 1;
        if graph.note_key(0, 1, last).is_some() {
            graph.growing().expect("the root was opened").pop();
        }
        Ok(())
    }

    /// The arguments are a tuple of their own, so it is made anew with one more.
    fn push_argument(&mut self, item: Object) -> Result<(), Error> {
        let graph = self.growing()?;
        let item = build::embed(graph, item);
        graph.extend_tuple(2, item);
        Ok(())
    }

    /// Puts a pair into a dict, or a field into an object or exception.
    pub(crate) fn insert(&mut self, key: Object, value: Object) -> Result<(), Error> {
        let Some(from) = self.view().pairs_from() else {
            return Err(Error::new(ErrorKind::Argument, format!("a value of type {} has no keys to insert at", self.type_name())));
        };
        if self.kind() != Kind::Dict && key.kind() != Kind::Str {
            return Err(Error::new(ErrorKind::Argument, "the name of a field must be a str"));
        }
        keys::hashable(key.view()).map_err(unhashable)?;
        let graph = self.growing()?;
        let (key, value) = (build::embed(graph, key), build::embed(graph, value));
        let edges = graph.growing().expect("the root was opened");
        edges.extend([key, value]);
        let at = edges.len() - 2;
        if let Some(there) = graph.note_key(from, 2, at) {
            let edges = graph.growing().expect("the root was opened");
            edges.truncate(at);
            edges[there + 1] = value;
        }
        Ok(())
    }
}

fn unhashable(error: keys::Unhashable<'_>) -> Error {
    Error::exception("TypeError", format!("unhashable type: '{}'", error.0))
}

/// Reading values.
impl Object {
    pub(crate) fn view(&self) -> View<'_> {
        match self.0.data() {
            Ok(data) => View::immediate(data),
            Err((graph, index)) => graph.view(index),
        }
    }

    /// The graph of a small value that nobody else has, emptied. Whoever asks writes the next value there, as its first node; until
    /// then this one is not to be read.
    pub(crate) fn emptied(&mut self) -> Option<&mut Graph> {
        match &mut self.0 {
            Repr::Node(graph, 0) => Arc::get_mut(graph).and_then(|graph| graph.empty().then_some(graph)),
            _ => None,
        }
    }

    pub(crate) fn into_repr(self) -> Repr {
        self.0
    }

    /// What sort of value it is.
    pub fn kind(&self) -> Kind {
        self.view().kind()
    }

    /// Whether both are the same object, as Python's `is`. Ints, floats, bools, `None` and `...` have no identity
    /// here; for them it is equality.
    pub fn same(&self, other: &Object) -> bool {
        match (&self.0, &other.0) {
            (Repr::Node(..), Repr::Node(..)) => self.view().is(other.view()),
            (Repr::Node(..), _) | (_, Repr::Node(..)) => false,
            _ => self == other,
        }
    }

    /// Whether it is `None`.
    pub fn is_none(&self) -> bool {
        self.kind() == Kind::None
    }

    /// The bool.
    pub fn as_bool(&self) -> Option<bool> {
        match self.view().data() {
            Data::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The int, when it is one and fits.
    pub fn as_int(&self) -> Option<i64> {
        match self.view().data() {
            Data::Int { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Sign and big-endian magnitude of an int of any size; zero has no bytes.
    pub fn to_int_bytes(&self) -> Option<(bool, Vec<u8>)> {
        let mut buffer = [0; 8];
        self.view().int_parts(&mut buffer).map(|(negative, magnitude)| (negative, magnitude.to_vec()))
    }

    /// The float. An int is not one.
    pub fn as_float(&self) -> Option<f64> {
        match self.view().data() {
            Data::Float(value) => Some(value),
            _ => None,
        }
    }

    /// The text of a str.
    pub fn as_str(&self) -> Option<&str> {
        self.view().str()
    }

    /// The bytes of a bytes.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self.kind() {
            Kind::Bytes => self.view().pool_bytes(),
            _ => None,
        }
    }

    /// How many elements, pairs, fields or arguments there are; bytes of a str or bytes; 0 for the rest.
    pub fn len(&self) -> usize {
        self.view().len()
    }

    /// Whether [`Object::len`] is 0.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Element `i` of a list, tuple or set, value `i` of a dict or object, argument `i` of an exception.
    pub fn item(&self, i: usize) -> Option<Object> {
        match self.kind() {
            Kind::Exception => self.part(2)?.item(i),
            _ => self.part(self.view().item_part(i)?),
        }
    }

    /// Key `i` of a dict, or the name of field `i` of an object or exception.
    pub fn key(&self, i: usize) -> Option<Object> {
        self.part(self.view().key_part(i)?)
    }

    /// Field `i` of an object or exception, or value `i` of a dict.
    pub fn field(&self, i: usize) -> Option<Object> {
        self.part(self.view().key_part(i)?.checked_add(1)?)
    }

    /// What the dict has at a str key, or the object or exception in a field. Looks at the keys one after the other.
    pub fn get(&self, key: &str) -> Option<Object> {
        let view = self.view();
        self.part(view.pairs_from()? + 2 * view.pairs()?.position(key)? + 1)
    }

    /// What [`Object::item`] gives, one after the other.
    pub fn items(&self) -> impl Iterator<Item = Object> {
        (0..).map_while(|i| self.item(i))
    }

    /// Keys and values of a dict, names and values of fields.
    pub fn entries(&self) -> impl Iterator<Item = (Object, Object)> {
        (0..).map_while(|i| Some((self.key(i)?, self.field(i)?)))
    }

    /// The name of its type: `int`, a class's name, an exception's type, the name of a host object.
    pub fn type_name(&self) -> &str {
        self.view().type_name()
    }

    /// What `str()` of an exception gives.
    pub fn message(&self) -> Option<&str> {
        match self.kind() {
            Kind::Exception => self.view().part(1)?.str(),
            _ => None,
        }
    }

    /// The exception that an exception was raised from.
    pub fn cause(&self) -> Option<Object> {
        match self.kind() {
            Kind::Exception => self.part(3).filter(|cause| !cause.is_none()),
            _ => None,
        }
    }

    /// The formatted traceback of an exception that was raised.
    pub fn traceback(&self) -> Option<&str> {
        match self.kind() {
            Kind::Exception => self.view().part(4)?.str(),
            _ => None,
        }
    }

    /// The name of a function.
    pub fn name(&self) -> Option<&str> {
        match self.kind() {
            Kind::Function => self.view().part(0)?.str(),
            _ => None,
        }
    }

    /// The id that the host gave its object.
    pub fn host_id(&self) -> Option<u64> {
        self.view().host_id()
    }

    /// Whether it is an instance of a dataclass.
    pub fn is_dataclass(&self) -> bool {
        matches!(self.view().data(), Data::Instance { dataclass: true, .. })
    }

    /// What Python's `repr()` gives, without the addresses. Fails where Python does (ints of more than 4300 digits)
    /// and when shared parts would make it huge.
    pub fn repr(&self) -> Result<String, Error> {
        self.view().repr()
    }

    /// JSON text, or why it would lose something.
    pub fn to_json(&self) -> Result<String, Error> {
        self.view().to_json()
    }

    fn part(&self, i: usize) -> Option<Object> {
        let Repr::Node(graph, index) = &self.0 else {
            return None;
        };
        Some(match graph.view(*index).part_link(i)? {
            PartLink::There(Link { graph, index }) => Object::of_node(graph.clone(), *index),
            PartLink::Here(part) => match Repr::immediate(graph.view(part).data()) {
                Some(value) => Object(value),
                None => Object(Repr::Node(graph.clone(), part)),
            },
        })
    }
}

impl View<'_> {
    pub(crate) fn kind(self) -> Kind {
        match self.data() {
            Data::None => Kind::None,
            Data::Ellipsis => Kind::Ellipsis,
            Data::Bool(_) => Kind::Bool,
            Data::Int { .. } | Data::BigInt { .. } => Kind::Int,
            Data::Float(_) => Kind::Float,
            Data::Str(_) => Kind::Str,
            Data::Bytes(_) => Kind::Bytes,
            Data::List(_) => Kind::List,
            Data::Tuple(_) => Kind::Tuple,
            Data::Dict(_) => Kind::Dict,
            Data::Set(_) => Kind::Set,
            Data::FrozenSet(_) => Kind::FrozenSet,
            Data::Instance { .. } | Data::HostObject(_) => Kind::Object,
            Data::Exception(_) => Kind::Exception,
            Data::Function(_) => Kind::Function,
            Data::Opaque(_) => Kind::Opaque,
        }
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Object) -> bool {
        Judge::new(Mode::Values).equal(self.view(), other.view())
    }
}

impl Eq for Object {}

impl fmt::Debug for Object {
    /// The `repr`, cut where it gets long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        match repr::write(self.view(), 4096, &mut text) {
            Ok(()) => f.write_str(&text),
            Err(_) => {
                let start: String = text.chars().take(4096).collect();
                write!(f, "{start}...")
            }
        }
    }
}

impl From<()> for Object {
    fn from(_: ()) -> Object {
        Object::NONE
    }
}

impl From<bool> for Object {
    fn from(value: bool) -> Object {
        Object(Repr::Bool(value))
    }
}

impl From<f64> for Object {
    fn from(value: f64) -> Object {
        Object(Repr::Float(value))
    }
}

impl From<i64> for Object {
    fn from(value: i64) -> Object {
        Object(Repr::Int(value))
    }
}

impl From<i32> for Object {
    fn from(value: i32) -> Object {
        Object::from(i64::from(value))
    }
}

impl From<u32> for Object {
    fn from(value: u32) -> Object {
        Object::from(i64::from(value))
    }
}

impl From<u64> for Object {
    fn from(value: u64) -> Object {
        match i64::try_from(value) {
            Ok(value) => Object::from(value),
            Err(_) => Object::big_int(false, &value.to_be_bytes()),
        }
    }
}

impl From<usize> for Object {
    fn from(value: usize) -> Object {
        Object::from(value as u64)
    }
}

impl From<i128> for Object {
    fn from(value: i128) -> Object {
        Object::big_int(value < 0, &value.unsigned_abs().to_be_bytes())
    }
}

impl From<&str> for Object {
    fn from(text: &str) -> Object {
        Object::leaf(|graph| {
            let span = graph.push_text(text);
            graph.push(Data::Str(span))
        })
    }
}

impl From<String> for Object {
    fn from(text: String) -> Object {
        Object::from(text.as_str())
    }
}

impl From<&[u8]> for Object {
    fn from(bytes: &[u8]) -> Object {
        Object::bytes(bytes)
    }
}

impl From<Vec<Object>> for Object {
    fn from(items: Vec<Object>) -> Object {
        Object::list(items)
    }
}

impl<T: Into<Object>> From<Option<T>> for Object {
    fn from(value: Option<T>) -> Object {
        value.map_or(Object::NONE, Into::into)
    }
}

impl From<&Object> for Object {
    fn from(value: &Object) -> Object {
        value.clone()
    }
}
