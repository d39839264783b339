//! The tree of a pattern, in an arena.
//!
//! Owns: nodes, their widths, and the table of character sets.
//!
//! Never: points from a node to one made later: children come before their parents, so whatever is computed bottom-up is one
//! pass over the arena and nothing recurses.
//!
//! Start reading at `Node`.

use std::collections::BTreeMap;

use super::meter::{Meter, Stop};
use super::set::{CharSet, Spec};

/// The place of a node in the arena.
pub(super) type NodeId = u32;
/// The place of a set in the table of sets.
pub(super) type SetId = u32;

/// Sets of at most this many ranges are kept once however often they are written.
const SHARED_RANGES: usize = 256;

/// No upper bound of a repeat.
pub(super) const UNBOUNDED: u32 = u32::MAX;

/// Children of a node: a range of [`Ast::lists`].
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// How eager a repeat is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// Places that a pattern can ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    /// `\A`, and `^` without MULTILINE.
    TextStart,
    /// `^` with MULTILINE.
    LineStart,
    /// `\Z`.
    TextEnd,
    /// `$` without MULTILINE: also before a newline that ends the text.
    LastEnd,
    /// `$` with MULTILINE.
    LineEnd,
    /// `\b`.
    Border { ascii: bool },
    /// `\B`.
    NoBorder { ascii: bool },
}

/// How a back reference compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Compare {
    Exact,
    Ascii,
    Unicode,
}

/// What an assertion looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Look {
    Ahead,
    /// Behind by this many characters.
    Behind(u32),
}

/// A piece of a pattern, flags worked in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node {
    Empty,
    Fail,
    Literal(u32),
    Set(SetId),
    Anchor(Anchor),
    Concat(List),
    Either(List),
    Group {
        group: u32,
        body: NodeId,
    },
    Repeat {
        body: NodeId,
        min: u32,
        max: u32,
        greed: Greed,
    },
    Assert {
        body: NodeId,
        look: Look,
        negate: bool,
    },
    Atomic(NodeId),
    Same {
        group: u32,
        compare: Compare,
    },
    /// `inside` says that the condition is inside of the group it asks for.
    IfGroup {
        group: u32,
        inside: bool,
        yes: NodeId,
        no: NodeId,
    },
}

/// The least and the most characters that a node matches; the most saturates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Width {
    pub(super) min: u64,
    pub(super) max: u64,
}

impl Width {
    const ZERO: Self = Self { min: 0, max: 0 };
    const ONE: Self = Self { min: 1, max: 1 };

    fn then(self, next: Self) -> Self {
        Self { min: self.min.saturating_add(next.min), max: self.max.saturating_add(next.max) }
    }

    fn or(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.max(other.max) }
    }

    fn times(self, min: u32, max: u32) -> Self {
        let max = if max == UNBOUNDED { u64::MAX } else { u64::from(max) };
        Self { min: self.min.saturating_mul(min.into()), max: self.max.saturating_mul(max) }
    }
}

/// The arena.
#[derive(Debug, Default)]
pub(super) struct Ast {
    pub(super) nodes: Vec<Node>,
    pub(super) lists: Vec<NodeId>,
    pub(super) sets: Vec<CharSet>,
    pub(super) is_bytes: bool,
    widths: Vec<Width>,
    /// The width of each closed group; group 0 never closes.
    group_widths: Vec<Option<Width>>,
    set_ids: BTreeMap<Spec, SetId>,
}

impl Ast {
    /// An empty arena for text or bytes.
    pub(super) fn new(is_bytes: bool) -> Self {
        Self { is_bytes, group_widths: vec![None], ..Self::default() }
    }

    /// Adds a node whose children are there.
    pub(super) fn add(&mut self, node: Node, meter: &mut Meter<'_, '_>) -> Result<NodeId, Stop> {
        meter.charge(2 * (size_of::<Node>() + size_of::<Width>()))?;
        let width = self.measure(node, meter)?;
        meter.push(&mut self.widths, width)?;
        meter.push(&mut self.nodes, node)?;
        Ok((self.nodes.len() - 1) as NodeId)
    }

    /// Adds a list of children.
    pub(super) fn add_list(&mut self, ids: impl ExactSizeIterator<Item = NodeId>, meter: &mut Meter<'_, '_>) -> Result<List, Stop> {
        meter.charge(2 * ids.len() * size_of::<NodeId>())?;
        let start = self.lists.len() as u32;
        for id in ids {
            meter.step()?;
            meter.push(&mut self.lists, id)?;
        }
        Ok(List { start, end: self.lists.len() as u32 })
    }

    /// Adds a set, or finds the same set.
    pub(super) fn add_set(&mut self, mut spec: Spec, meter: &mut Meter<'_, '_>) -> Result<SetId, Stop> {
        spec.normalize(meter)?;
        // Comparing big sets would take longer than a poll may wait.
        let shared = spec.ranges.len() <= SHARED_RANGES;
        if shared && let Some(&id) = self.set_ids.get(&spec) {
            return Ok(id);
        }
        let id = self.sets.len() as SetId;
        meter.charge(2 * size_of::<CharSet>() + 4 * size_of_val(&spec.ranges[..]))?;
        if shared {
            self.set_ids.insert(spec.clone(), id);
        }
        self.sets.push(CharSet::new(spec, self.is_bytes));
        meter.work(200)?;
        Ok(id)
    }

    /// How a set was written.
    pub(super) fn spec(&self, id: SetId) -> &Spec {
        self.sets[id as usize].spec()
    }

    pub(super) fn node(&self, id: NodeId) -> Node {
        self.nodes[id as usize]
    }

    pub(super) fn list(&self, list: List) -> &[NodeId] {
        &self.lists[list.start as usize..list.end as usize]
    }

    pub(super) fn width(&self, id: NodeId) -> Width {
        self.widths[id as usize]
    }

    /// Opens the next group and gives its number.
    pub(super) fn open_group(&mut self, meter: &mut Meter<'_, '_>) -> Result<u32, Stop> {
        meter.charge(2 * size_of::<Option<Width>>())?;
        self.group_widths.push(None);
        Ok((self.group_widths.len() - 1) as u32)
    }

    pub(super) fn close_group(&mut self, group: u32, body: NodeId) {
        self.group_widths[group as usize] = Some(self.width(body));
    }

    /// True for a group that is closed.
    pub(super) fn is_closed(&self, group: u32) -> bool {
        self.group_widths.get(group as usize).is_some_and(Option::is_some)
    }

    /// The number of groups opened so far, the whole match among them: the number of the next group.
    pub(super) fn group_count(&self) -> usize {
        self.group_widths.len()
    }

    fn measure(&self, node: Node, meter: &mut Meter<'_, '_>) -> Result<Width, Stop> {
        let width = |id: NodeId| self.width(id);
        Ok(match node {
            Node::Empty | Node::Fail | Node::Anchor(_) | Node::Assert { .. } => Width::ZERO,
            Node::Literal(_) | Node::Set(_) => Width::ONE,
            Node::Concat(list) => self.fold_list(list, Width::then, meter)?,
            Node::Either(list) => self.fold_list(list, Width::or, meter)?,
            Node::Group { body, .. } | Node::Atomic(body) => width(body),
            Node::Repeat { body, min, max, .. } => width(body).times(min, max),
            Node::Same { group, .. } => self.group_widths[group as usize].unwrap_or(Width::ZERO),
            Node::IfGroup { yes, no, .. } => width(yes).or(width(no)),
        })
    }

    /// The width of children together.
    fn fold_list(&self, list: List, fold: fn(Width, Width) -> Width, meter: &mut Meter<'_, '_>) -> Result<Width, Stop> {
        let (first, rest) = self.list(list).split_first().expect("a list has more than one child");
        rest.iter().try_fold(self.width(*first), |sum, &id| {
            meter.step()?;
            Ok(fold(sum, self.width(id)))
        })
    }
}
