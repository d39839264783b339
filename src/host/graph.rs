//! The storage under `Object`: nodes, and the pools that hold what nodes point at.
//!
//! ```text
//!   Object ──Arc──▶ Graph { first: Node, rest: [Node], edges: [u32], text: "abc\0…", bytes: […], adopted: [Link] }
//!                           ▲    │ home        │ Span ─────▶ edges ──▶ node of this graph, or `adopted[i]` ──▶ another
//!                           └────┘
//! ```
//!
//! Owns: the layout, the moving of one graph into another, and the freeing. Sharing and cycles inside a graph are
//! plain indices; between graphs there are only `Arc`s, which cannot form a cycle because a graph adopts only graphs
//! that were finished before it changes and that nobody can change afterwards. Dropping is a loop.
//!
//! A node is addressable: `first` lives inside the `Arc`, so the root of a value that still grows keeps its address;
//! the others keep theirs once nothing is added. `home` leads from a node's address back to its graph, which is what
//! lets the C API hand out plain node pointers.
//!
//! Never: knows what Python thinks of keys, text or equality. Start reading at `Data`, then `View`.

use super::keys::{self, KeyIndex};
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

/// Edges with this bit lead to `adopted`.
const FOREIGN: u32 = 1 << 31;
/// How many nodes a graph can number.
pub(crate) const MAX_NODES: usize = FOREIGN as usize;
/// Graphs up to this size are moved into the one that takes them; larger ones are adopted whole. A node can be moved
/// at most this many times, as every move makes its graph larger by one, so building stays linear.
const ABSORB_NODES: usize = 16;
/// The same for the bytes of text and data.
const ABSORB_BYTES: usize = 1024;
/// The start of a span whose edges are in `Growth`.
const OPEN: usize = usize::MAX;

/// Where a node's children, text or bytes are in its graph's pool.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    start: usize,
    len: usize,
}

/// What a node is. Names and other parts of the later kinds are nodes as well, in a fixed order before the pairs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Data {
    None,
    Ellipsis,
    Bool(bool),
    /// The big-endian magnitude stands beside the value so that C can borrow it.
    Int {
        value: i64,
        magnitude: [u8; 8],
    },
    /// Outside `i64`; the magnitude is big-endian without leading zeros.
    BigInt {
        negative: bool,
        magnitude: Span,
    },
    Float(f64),
    /// In `text`, followed by a NUL that the span does not count.
    Str(Span),
    Bytes(Span),
    List(Span),
    Tuple(Span),
    /// Key, value, key, value ...
    Dict(Span),
    Set(Span),
    FrozenSet(Span),
    /// Class name, then pairs.
    Instance {
        dataclass: bool,
        parts: Span,
    },
    /// Name, id (the `u64` as `i64`), then pairs.
    HostObject(Span),
    /// Type name, message, args, cause or None, traceback or None, then pairs.
    Exception(Span),
    /// Name.
    Function(Span),
    /// Type name, repr.
    Opaque(Span),
}

// SYNC with the doc above: a node is 32 bytes.
const _: () = assert!(size_of::<Node>() == 32 || size_of::<usize>() != 8);

/// How many parts of an exception stand before its attributes.
pub(crate) const EXCEPTION_PARTS: usize = 5;

impl Data {
    /// An int that fits.
    pub(crate) fn int(value: i64) -> Data {
        let magnitude = value.unsigned_abs().to_be_bytes();
        Data::Int { value, magnitude }
    }

    /// The children's span, for kinds that have children.
    fn parts(self) -> Option<Span> {
        match self {
            Data::List(span)
            | Data::Tuple(span)
            | Data::Dict(span)
            | Data::Set(span)
            | Data::FrozenSet(span)
            | Data::Instance { parts: span, .. }
            | Data::HostObject(span)
            | Data::Exception(span)
            | Data::Function(span)
            | Data::Opaque(span) => Some(span),
            Data::None
            | Data::Ellipsis
            | Data::Bool(_)
            | Data::Int { .. }
            | Data::BigInt { .. }
            | Data::Float(_)
            | Data::Str(_)
            | Data::Bytes(_) => None,
        }
    }

    /// The same node with its span moved.
    fn with_parts(self, parts: Span) -> Data {
        match self {
            Data::List(_) => Data::List(parts),
            Data::Tuple(_) => Data::Tuple(parts),
            Data::Dict(_) => Data::Dict(parts),
            Data::Set(_) => Data::Set(parts),
            Data::FrozenSet(_) => Data::FrozenSet(parts),
            Data::Instance { dataclass, .. } => Data::Instance { dataclass, parts },
            Data::HostObject(_) => Data::HostObject(parts),
            Data::Exception(_) => Data::Exception(parts),
            Data::Function(_) => Data::Function(parts),
            Data::Opaque(_) => Data::Opaque(parts),
            Data::Str(_) => Data::Str(parts),
            Data::Bytes(_) => Data::Bytes(parts),
            Data::BigInt { negative, .. } => Data::BigInt { negative, magnitude: parts },
            Data::None | Data::Ellipsis | Data::Bool(_) | Data::Int { .. } | Data::Float(_) => self,
        }
    }
}

/// One value of a graph. Its address is what C calls a `MontyValue`.
#[derive(Debug)]
pub(crate) struct Node {
    /// The graph this node is in, null until the graph is finished. Written once, before anybody else can see it.
    home: AtomicPtr<Graph>,
    data: Data,
}

impl Node {
    const fn new(data: Data) -> Node {
        Node { home: AtomicPtr::new(std::ptr::null_mut()), data }
    }

    /// The graph this node is in.
    pub(crate) fn home(&self) -> *const Graph {
        self.home.load(Ordering::Relaxed)
    }

    /// The magnitude of an int that fits `i64`, borrowed from the node itself.
    pub(crate) fn small_magnitude(&self) -> Option<&[u8]> {
        match &self.data {
            Data::Int { magnitude, .. } => Some(&magnitude[leading_zeros(magnitude)..]),
            _ => None,
        }
    }
}

/// How many zero bytes a big-endian magnitude starts with.
pub(crate) fn leading_zeros(magnitude: &[u8]) -> usize {
    magnitude.iter().take_while(|byte| **byte == 0).count()
}

/// A child: a node of the same graph or an entry of `adopted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge(u32);

/// A node of another graph, kept alive.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) graph: Arc<Graph>,
    pub(crate) index: u32,
}

/// The children of a root that still grows.
#[derive(Debug, Default)]
struct Growth {
    edges: Vec<Edge>,
    keys: KeyIndex,
}

/// Nodes and their pools; see the module's drawing.
#[derive(Debug)]
pub(crate) struct Graph {
    /// The root of whatever can grow. The C API makes its address from the `Arc`'s own pointer.
    pub(crate) first: Node,
    started: bool,
    rest: Vec<Node>,
    edges: Vec<Edge>,
    text: String,
    bytes: Vec<u8>,
    adopted: Vec<Link>,
    growth: Option<Box<Growth>>,
}

/// The graph of values that need none.
static EMPTY: Graph = Graph::new();

impl Graph {
    /// A graph with no node.
    pub(crate) const fn new() -> Graph {
        Graph {
            first: Node::new(Data::None),
            started: false,
            rest: Vec::new(),
            edges: Vec::new(),
            text: String::new(),
            bytes: Vec::new(),
            adopted: Vec::new(),
            growth: None,
        }
    }

    /// Ends the making: nodes learn where they live, and the graph can be shared.
    pub(crate) fn finish(self) -> Arc<Graph> {
        let graph = Arc::new(self);
        graph.settle(Arc::as_ptr(&graph));
        graph
    }

    /// The same in the place of a graph that nobody else has.
    pub(crate) fn finish_in(self, mut place: Arc<Graph>) -> Arc<Graph> {
        match Arc::get_mut(&mut place) {
            Some(graph) => *graph = self,
            None => return self.finish(),
        }
        place.settle(Arc::as_ptr(&place));
        place
    }

    fn settle(&self, home: *const Graph) {
        let home = home.cast_mut();
        self.first.home.store(home, Ordering::Relaxed);
        for node in &self.rest {
            node.home.store(home, Ordering::Relaxed);
        }
    }

    /// An empty graph with the buffers of this one, when they are small.
    pub(crate) fn take_buffers(&mut self) -> Option<Graph> {
        if !self.is_small() || ABSORB_NODES < self.rest.capacity() || !self.adopted.is_empty() {
            return None;
        }
        let mut graph = std::mem::replace(self, Graph::new());
        graph.first = Node::new(Data::None);
        graph.started = false;
        graph.rest.clear();
        graph.edges.clear();
        graph.text.clear();
        graph.bytes.clear();
        graph.growth = None;
        Some(graph)
    }

    /// Empties the graph in its place, for values that are written where these were. False for one that is not small.
    pub(crate) fn empty(&mut self) -> bool {
        if !self.is_small() || ABSORB_NODES < self.rest.capacity() || !self.adopted.is_empty() || self.growth.is_some() {
            return false;
        }
        self.started = false;
        self.rest.clear();
        self.edges.clear();
        self.text.clear();
        self.bytes.clear();
        true
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        usize::from(self.started) + self.rest.len()
    }

    /// The bytes that the pools and nodes take, adopted graphs not counted.
    pub(crate) fn size(&self) -> usize {
        self.len() * size_of::<Node>() + self.edges.len() * size_of::<Edge>() + self.text.len() + self.bytes.len()
    }

    fn node(&self, index: u32) -> &Node {
        match index.checked_sub(1) {
            None => &self.first,
            Some(index) => &self.rest[index as usize],
        }
    }

    fn node_mut(&mut self, index: u32) -> &mut Node {
        match index.checked_sub(1) {
            None => &mut self.first,
            Some(index) => &mut self.rest[index as usize],
        }
    }

    /// A node's number, from where it lies in memory.
    pub(crate) fn index_of(&self, node: *const Node) -> u32 {
        if std::ptr::eq(node, &self.first) {
            return 0;
        }
        let offset = node.addr().wrapping_sub(self.rest.as_ptr().addr());
        (offset / size_of::<Node>()) as u32 + 1
    }

    /// The buffer of the nodes after the first. For turning an index into an address.
    pub(crate) fn rest(&self) -> *const Node {
        self.rest.as_ptr()
    }

    /// A node to read.
    pub(crate) fn view(&self, index: u32) -> View<'_> {
        View { graph: self, index, data: self.node(index).data }
    }

    /// Adds a node. The caller has made sure that the graph stays below `MAX_NODES`.
    pub(crate) fn push(&mut self, data: Data) -> Edge {
        let index = self.len() as u32;
        if self.started {
            let home = *self.first.home.get_mut();
            self.rest.push(Node { home: AtomicPtr::new(home), data });
        } else {
            self.started = true;
            self.first.data = data;
        }
        Edge(index)
    }

    /// Says what a node is that was pushed before.
    pub(crate) fn set(&mut self, edge: Edge, data: Data) {
        self.node_mut(edge.0).data = data;
    }

    /// Makes a node a tuple of nodes of this graph.
    pub(crate) fn set_tuple(&mut self, tuple: Edge, items: &[Edge]) {
        let span = self.push_edges(items.iter().copied());
        self.set(tuple, Data::Tuple(span));
    }

    /// Puts children into the pool.
    pub(crate) fn push_edges(&mut self, edges: impl IntoIterator<Item = Edge>) -> Span {
        let start = self.edges.len();
        self.edges.extend(edges);
        Span { start, len: self.edges.len() - start }
    }

    /// Puts text into the pool, with the NUL that C wants.
    pub(crate) fn push_text(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.reserve(text.len() + 1);
        self.text.push_str(text);
        self.text.push('\0');
        Span { start, len: text.len() }
    }

    /// Puts bytes into the pool.
    pub(crate) fn push_bytes(&mut self, bytes: &[u8]) -> Span {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        Span { start, len: bytes.len() }
    }

    /// Adds an int of any size, from a big-endian magnitude.
    pub(crate) fn push_int(&mut self, negative: bool, magnitude: &[u8]) -> Edge {
        let magnitude = &magnitude[leading_zeros(magnitude)..];
        let data = match small_int(negative, magnitude) {
            Some(value) => Data::int(value),
            None => Data::BigInt { negative, magnitude: self.push_bytes(magnitude) },
        };
        self.push(data)
    }

    /// Takes another graph's node in: small graphs that nobody else holds are moved, others adopted.
    pub(crate) fn take(&mut self, mut link: Link) -> Edge {
        match Arc::get_mut(&mut link.graph) {
            Some(graph) if graph.is_small() => self.absorb(graph, link.index),
            _ => self.adopt(link),
        }
    }

    fn is_small(&self) -> bool {
        let bytes = self.text.len() + self.bytes.len();
        self.len() <= ABSORB_NODES && self.adopted.len() <= ABSORB_NODES && bytes <= ABSORB_BYTES
    }

    fn adopt(&mut self, link: Link) -> Edge {
        self.adopted.push(link);
        Edge((self.adopted.len() - 1) as u32 | FOREIGN)
    }

    /// Moves all nodes of `from` over; the one at `index` is returned under its new number.
    fn absorb(&mut self, from: &mut Graph, index: u32) -> Edge {
        let nodes = self.len() as u32;
        let (edges, text, bytes) = (self.edges.len(), self.text.len(), self.bytes.len());
        let adopted = self.adopted.len() as u32;
        let moved = |edge: &Edge| match edge.0 & FOREIGN {
            0 => Edge(edge.0 + nodes),
            _ => Edge(edge.0 + adopted),
        };
        self.edges.extend(from.edges.iter().map(moved));
        let open = from.growth.take().map(|growth| self.push_edges(growth.edges.iter().map(moved)));
        self.text.push_str(&from.text);
        self.bytes.extend_from_slice(&from.bytes);
        self.adopted.append(&mut from.adopted);
        for i in 0..from.len() as u32 {
            let data = from.node(i).data;
            let offset = |base: usize, span: Span| Span { start: span.start + base, ..span };
            self.push(match data {
                Data::Str(span) => Data::Str(offset(text, span)),
                Data::Bytes(span) => Data::Bytes(offset(bytes, span)),
                Data::BigInt { magnitude, .. } => data.with_parts(offset(bytes, magnitude)),
                _ => match data.parts() {
                    Some(Span { start: OPEN, .. }) => data.with_parts(open.expect("an open span has its growth")),
                    Some(span) => data.with_parts(offset(edges, span)),
                    None => data,
                },
            });
        }
        Edge(index + nodes)
    }

    /// Turns the first node into one that can grow, keeping the parts that it has.
    pub(crate) fn open(&mut self) {
        if let Some(span) = self.first.data.parts()
            && span.start != OPEN
        {
            let edges = self.edges[span.start..span.start + span.len].to_vec();
            self.growth = Some(Box::new(Growth { edges, keys: KeyIndex::default() }));
            self.first.data = self.first.data.with_parts(Span { start: OPEN, len: 0 });
        }
    }

    /// The open root's children, to change.
    pub(crate) fn growing(&mut self) -> Option<&mut Vec<Edge>> {
        self.growth.as_mut().map(|growth| &mut growth.edges)
    }

    /// What an edge of this graph leads to.
    pub(crate) fn edge(&self, edge: Edge) -> View<'_> {
        match edge.0 & FOREIGN {
            0 => self.view(edge.0),
            _ => {
                let link = &self.adopted[(edge.0 & !FOREIGN) as usize];
                link.graph.view(link.index)
            }
        }
    }

    /// The link behind an edge to an adopted graph.
    pub(crate) fn edge_link(&self, edge: Edge) -> Option<&Link> {
        match edge.0 & FOREIGN {
            0 => None,
            _ => self.adopted.get((edge.0 & !FOREIGN) as usize),
        }
    }

    /// Notes the key at part `at` of the open root, whose keys start at part `from` and stand `step` apart. When an
    /// equal key is there already, its part is returned instead.
    pub(crate) fn note_key(&mut self, from: usize, step: usize, at: usize) -> Option<usize> {
        let root = self.view(0);
        let key_at = |i: usize| root.part(from + i * step).expect("only parts of the root are asked for");
        if let Some(found) = keys::find_few((at - from) / step, &key_at) {
            return found.map(|i| from + i * step);
        }
        let mut keys = self.growth.as_mut().map(|growth| std::mem::take(&mut growth.keys)).unwrap_or_default();
        let root = self.view(0);
        let key = |part: u32| root.part(part as usize).expect("only parts of the root were noted");
        // Keys that came by another way than this one are noted first; those of a decoded graph are unique already.
        for earlier in (from..at).step_by(step).skip(keys.len()) {
            let _ = keys.find_or_note(key(earlier as u32), earlier as u32, key);
        }
        let there = keys.find_or_note(key(at as u32), at as u32, key).ok().flatten();
        if let Some(growth) = &mut self.growth {
            growth.keys = keys;
        }
        there.map(|part| part as usize)
    }

    /// Puts a longer tuple in the place of the one at part `at` of the open root.
    pub(crate) fn extend_tuple(&mut self, at: usize, item: Edge) {
        let Some(tuple) = self.view(0).edges().get(at).copied() else {
            return;
        };
        let mut edges = match self.edge_link(tuple).cloned() {
            None => self.view(tuple.0).edges().to_vec(),
            // Its elements lie in the other graph, so each is adopted from there.
            Some(link) => {
                let parts = link.graph.view(link.index).edges();
                let links = parts.iter().map(|edge| match link.graph.edge_link(*edge) {
                    None => Link { graph: link.graph.clone(), index: edge.0 },
                    Some(further) => further.clone(),
                });
                links.map(|link| self.adopt(link)).collect()
            }
        };
        edges.push(item);
        let span = self.push_edges(edges);
        let tuple = self.push(Data::Tuple(span));
        if let Some(parts) = self.growing() {
            parts[at] = tuple;
        }
    }

    fn children(&self, span: Span) -> &[Edge] {
        match (span.start, &self.growth) {
            (OPEN, Some(growth)) => &growth.edges,
            _ => &self.edges[span.start..span.start + span.len],
        }
    }
}

/// The value, when it fits.
pub(crate) fn small_int(negative: bool, magnitude: &[u8]) -> Option<i64> {
    let mut bytes = [0; 16];
    let start = 16usize.checked_sub(magnitude.len()).filter(|start| 8 <= *start)?;
    bytes[start..].copy_from_slice(magnitude);
    let value = i128::from_be_bytes(bytes);
    i64::try_from(if negative { -value } else { value }).ok()
}

impl Drop for Graph {
    /// A chain of graphs, each adopted by the next, is freed in a loop: its length is the program's to choose.
    fn drop(&mut self) {
        let mut links = std::mem::take(&mut self.adopted);
        while let Some(link) = links.pop() {
            if let Some(mut graph) = Arc::into_inner(link.graph) {
                links.append(&mut graph.adopted);
            }
        }
    }
}

/// One value, borrowed: what every reader of a graph works with.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    graph: &'a Graph,
    index: u32,
    data: Data,
}

/// Which node it is, for maps of what has been seen.
pub(crate) type Identity = (usize, u32);

impl<'a> View<'a> {
    /// A value that is no node.
    pub(crate) fn immediate(data: Data) -> View<'static> {
        View { graph: &EMPTY, index: u32::MAX, data }
    }

    /// The node's data.
    pub(crate) fn data(self) -> Data {
        self.data
    }

    /// The graph it is in and its number there.
    pub(crate) fn place(self) -> (&'a Graph, u32) {
        (self.graph, self.index)
    }

    /// Whether the value is a node, as against an immediate.
    pub(crate) fn is_node(self) -> bool {
        self.index != u32::MAX
    }

    /// Which node this is. Meaningless for immediates.
    pub(crate) fn identity(self) -> Identity {
        (std::ptr::from_ref(self.graph).addr(), self.index)
    }

    /// Whether both are the same node.
    pub(crate) fn is(self, other: View<'_>) -> bool {
        self.is_node() && self.identity() == other.identity()
    }

    /// All parts: elements, pairs, and the fixed parts before them.
    pub(crate) fn edges(self) -> &'a [Edge] {
        self.data.parts().map_or(&[], |span| self.graph.children(span))
    }

    /// Whether it is of a kind that has parts, even if it has none.
    pub(crate) fn is_container(self) -> bool {
        self.data.parts().is_some()
    }

    /// Part number `i`, when there is one.
    pub(crate) fn part(self, i: usize) -> Option<View<'a>> {
        self.edges().get(i).map(|edge| self.graph.edge(*edge))
    }

    /// How to keep part `i`: in this graph under a number, or in another.
    pub(crate) fn part_link(self, i: usize) -> Option<PartLink<'a>> {
        let edge = *self.edges().get(i)?;
        Some(match self.graph.edge_link(edge) {
            None => PartLink::Here(edge.0),
            Some(link) => PartLink::There(link),
        })
    }

    /// Text of a str.
    pub(crate) fn str(self) -> Option<&'a str> {
        match self.data {
            Data::Str(span) => Some(&self.graph.text[span.start..span.start + span.len]),
            _ => None,
        }
    }

    /// Bytes of a bytes, or the magnitude of a big int.
    pub(crate) fn pool_bytes(self) -> Option<&'a [u8]> {
        match self.data {
            Data::Bytes(span) | Data::BigInt { magnitude: span, .. } => Some(&self.graph.bytes[span.start..span.start + span.len]),
            _ => None,
        }
    }
}

/// Where a part is kept.
pub(crate) enum PartLink<'a> {
    /// Under this number of the same graph.
    Here(u32),
    /// In an adopted graph.
    There(&'a Link),
}
