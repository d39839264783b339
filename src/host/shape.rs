//! A node as its readers want it: one enum to match on, with the parts named.
//!
//! Owns: `Shape`, `Children`, `Pairs`. Never: allocates. Start reading at `Shape`.

use super::graph::{Data, EXCEPTION_PARTS, View, leading_zeros};

/// What a value is, borrowed from its graph. Everything that reads values matches on this exhaustively.
pub(crate) enum Shape<'a> {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt { negative: bool, magnitude: &'a [u8] },
    Float(f64),
    Str(&'a str),
    Bytes(&'a [u8]),
    List(Children<'a>),
    Tuple(Children<'a>),
    Dict(Pairs<'a>),
    Set(Children<'a>),
    FrozenSet(Children<'a>),
    Instance { class: View<'a>, dataclass: bool, fields: Pairs<'a> },
    HostObject { name: View<'a>, id: u64, fields: Pairs<'a> },
    Exception(ExceptionShape<'a>),
    Function { name: View<'a> },
    Opaque { type_name: View<'a>, repr: View<'a> },
}

/// The parts of an exception.
pub(crate) struct ExceptionShape<'a> {
    pub(crate) type_name: View<'a>,
    pub(crate) message: View<'a>,
    /// The tuple of its arguments.
    pub(crate) args: View<'a>,
    /// An exception or None.
    pub(crate) cause: View<'a>,
    /// A str or None.
    pub(crate) traceback: View<'a>,
    pub(crate) fields: Pairs<'a>,
}

/// Parts of a node from some part on.
#[derive(Clone, Copy)]
pub(crate) struct Children<'a> {
    of: View<'a>,
    from: usize,
}

impl<'a> Children<'a> {
    /// All parts, the fixed ones too.
    pub(crate) fn all(of: View<'a>) -> Children<'a> {
        Children { of, from: 0 }
    }

    pub(crate) fn len(self) -> usize {
        self.of.edges().len().saturating_sub(self.from)
    }

    pub(crate) fn get(self, i: usize) -> Option<View<'a>> {
        self.of.part(self.from.checked_add(i)?)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = View<'a>> {
        (0..self.len()).filter_map(move |i| self.get(i))
    }
}

/// Keys and values, alternating in a node's parts.
#[derive(Clone, Copy)]
pub(crate) struct Pairs<'a>(pub(crate) Children<'a>);

impl<'a> Pairs<'a> {
    pub(crate) fn len(self) -> usize {
        self.0.len() / 2
    }

    pub(crate) fn get(self, i: usize) -> Option<(View<'a>, View<'a>)> {
        let at = i.checked_mul(2)?;
        Some((self.0.get(at)?, self.0.get(at + 1)?))
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = (View<'a>, View<'a>)> {
        (0..self.len()).filter_map(move |i| self.get(i))
    }

    /// Where the str key `key` is. Reads them one after the other, as most dicts that cross are records.
    pub(crate) fn position(self, key: &str) -> Option<usize> {
        (0..self.len()).find(|i| self.0.get(2 * i).and_then(View::str) == Some(key))
    }
}

impl<'a> View<'a> {
    /// The node with its parts named.
    pub(crate) fn shape(self) -> Shape<'a> {
        let all = Children::all(self);
        match self.data() {
            Data::None => Shape::None,
            Data::Ellipsis => Shape::Ellipsis,
            Data::Bool(value) => Shape::Bool(value),
            Data::Int { value, .. } => Shape::Int(value),
            Data::BigInt { negative, .. } => Shape::BigInt { negative, magnitude: self.pool_bytes().unwrap_or_default() },
            Data::Float(value) => Shape::Float(value),
            Data::Str(_) => Shape::Str(self.str().unwrap_or_default()),
            Data::Bytes(_) => Shape::Bytes(self.pool_bytes().unwrap_or_default()),
            Data::List(_) => Shape::List(all),
            Data::Tuple(_) => Shape::Tuple(all),
            Data::Dict(_) => Shape::Dict(Pairs(all)),
            Data::Set(_) => Shape::Set(all),
            Data::FrozenSet(_) => Shape::FrozenSet(all),
            Data::Instance { dataclass, .. } => {
                Shape::Instance { class: self.named(0), dataclass, fields: self.pairs().unwrap_or(Pairs(all)) }
            }
            Data::HostObject(_) => Shape::HostObject {
                name: self.named(0),
                id: self.host_id().unwrap_or_default(),
                fields: self.pairs().unwrap_or(Pairs(all)),
            },
            Data::Exception(_) => Shape::Exception(ExceptionShape {
                type_name: self.named(0),
                message: self.named(1),
                args: self.named(2),
                cause: self.named(3),
                traceback: self.named(4),
                fields: self.pairs().unwrap_or(Pairs(all)),
            }),
            Data::Function(_) => Shape::Function { name: self.named(0) },
            Data::Opaque(_) => Shape::Opaque { type_name: self.named(0), repr: self.named(1) },
        }
    }

    /// A fixed part. Every maker of a node with parts writes all of them.
    fn named(self, i: usize) -> View<'a> {
        self.part(i).expect("a node has its fixed parts")
    }

    /// How many fixed parts stand before the pairs, for kinds that have pairs.
    pub(crate) fn pairs_from(self) -> Option<usize> {
        match self.data() {
            Data::Dict(_) => Some(0),
            Data::Instance { .. } => Some(1),
            Data::HostObject(_) => Some(2),
            Data::Exception(_) => Some(EXCEPTION_PARTS),
            _ => None,
        }
    }

    /// Keys and values of a dict, or the fields of an object or exception.
    pub(crate) fn pairs(self) -> Option<Pairs<'a>> {
        self.pairs_from().map(|from| Pairs(Children { of: self, from }))
    }

    /// The elements of a list, tuple or set, or the arguments of an exception.
    pub(crate) fn elements(self) -> Option<Children<'a>> {
        match self.data() {
            Data::List(_) | Data::Tuple(_) | Data::Set(_) | Data::FrozenSet(_) => Some(Children::all(self)),
            Data::Exception(_) => Some(Children::all(self.named(2))),
            _ => None,
        }
    }

    /// Element, value or argument `i`.
    pub(crate) fn item(self, i: usize) -> Option<View<'a>> {
        match self.elements() {
            Some(elements) => elements.get(i),
            None => self.part(self.item_part(i)?),
        }
    }

    /// What is at a str key or in a field.
    pub(crate) fn get(self, key: &str) -> Option<View<'a>> {
        let pairs = self.pairs()?;
        Some(pairs.get(pairs.position(key)?)?.1)
    }

    /// The exception that an exception was raised from.
    pub(crate) fn cause(self) -> Option<View<'a>> {
        match self.shape() {
            Shape::Exception(parts) if !matches!(parts.cause.data(), Data::None) => Some(parts.cause),
            _ => None,
        }
    }

    /// The traceback of an exception that was raised, a str.
    pub(crate) fn traceback(self) -> Option<View<'a>> {
        match self.shape() {
            Shape::Exception(parts) => Some(parts.traceback).filter(|text| text.str().is_some()),
            _ => None,
        }
    }

    /// Which part element, value or argument `i` is, when it is one of this node's own parts.
    pub(crate) fn item_part(self, i: usize) -> Option<usize> {
        match self.data() {
            Data::List(_) | Data::Tuple(_) | Data::Set(_) | Data::FrozenSet(_) => Some(i),
            Data::Dict(_) | Data::Instance { .. } | Data::HostObject(_) => self.key_part(i)?.checked_add(1),
            _ => None,
        }
    }

    /// Which part key `i` is.
    pub(crate) fn key_part(self, i: usize) -> Option<usize> {
        i.checked_mul(2)?.checked_add(self.pairs_from()?)
    }

    /// How many elements, pairs, fields or arguments there are; bytes of a str or bytes.
    pub(crate) fn len(self) -> usize {
        match self.shape() {
            Shape::Str(text) => text.len(),
            Shape::Bytes(bytes) => bytes.len(),
            Shape::List(items) | Shape::Tuple(items) | Shape::Set(items) | Shape::FrozenSet(items) => items.len(),
            Shape::Dict(pairs) | Shape::Instance { fields: pairs, .. } | Shape::HostObject { fields: pairs, .. } => pairs.len(),
            Shape::Exception(parts) => Children::all(parts.args).len(),
            Shape::None
            | Shape::Ellipsis
            | Shape::Bool(_)
            | Shape::Int(_)
            | Shape::BigInt { .. }
            | Shape::Float(_)
            | Shape::Function { .. }
            | Shape::Opaque { .. } => 0,
        }
    }

    /// The id of a host object.
    pub(crate) fn host_id(self) -> Option<u64> {
        match (self.data(), self.part(1)?.data()) {
            (Data::HostObject(_), Data::Int { value, .. }) => Some(value.cast_unsigned()),
            _ => None,
        }
    }

    /// Sign and big-endian magnitude of any int; the small ones are written into `buffer`.
    pub(crate) fn int_parts<'b>(self, buffer: &'b mut [u8; 8]) -> Option<(bool, &'b [u8])>
    where
        'a: 'b,
    {
        match self.data() {
            Data::Int { value, magnitude } => {
                *buffer = magnitude;
                Some((value < 0, &buffer[leading_zeros(&magnitude)..]))
            }
            Data::BigInt { negative, .. } => Some((negative, self.pool_bytes()?)),
            _ => None,
        }
    }

    /// The name of the value's type as Python has it: `int`, a class's name, an exception's type.
    /// A NUL follows it, for C.
    pub(crate) fn type_name(self) -> &'a str {
        let name = match self.data() {
            Data::None => "NoneType\0",
            Data::Ellipsis => "ellipsis\0",
            Data::Bool(_) => "bool\0",
            Data::Int { .. } | Data::BigInt { .. } => "int\0",
            Data::Float(_) => "float\0",
            Data::Str(_) => "str\0",
            Data::Bytes(_) => "bytes\0",
            Data::List(_) => "list\0",
            Data::Tuple(_) => "tuple\0",
            Data::Dict(_) => "dict\0",
            Data::Set(_) => "set\0",
            Data::FrozenSet(_) => "frozenset\0",
            Data::Function(_) => "function\0",
            Data::Instance { .. } | Data::HostObject(_) | Data::Exception(_) | Data::Opaque(_) => {
                return self.named(0).str().unwrap_or_default();
            }
        };
        &name[..name.len() - 1]
    }
}
