//! Values as bytes: CBOR (RFC 8949), with tags for what Python has and CBOR has not.
//!
//! Owns: the format, described for other languages in `docs/wire.md`. Never: recurses in either direction, reserves
//! more than the input can fill, or leaves a byte unexplained. Start reading at `encode` and `decode`.

mod decode;
mod encode;

use super::build::{Builder, Charge};
use super::graph::View;
use super::object::Object;
use crate::error::Error;

/// How deep containers may be in one another. Deeper graphs cross by handles only.
pub(crate) const MAX_DEPTH: usize = 10_000;
/// Strs, bytes and big ints from this length on are written once however often they occur, so that no graph becomes
/// much larger by being written.
pub(crate) const SHARED_TEXT: usize = 32;

/// Tags by number. SYNC: docs/wire.md
pub(crate) mod tag {
    pub(crate) const POSITIVE_BIG: u64 = 2;
    pub(crate) const NEGATIVE_BIG: u64 = 3;
    pub(crate) const SHAREABLE: u64 = 28;
    pub(crate) const SHARED: u64 = 29;
    pub(crate) const SET: u64 = 258;
    pub(crate) const TUPLE: u64 = 52480;
    pub(crate) const FROZENSET: u64 = 52481;
    pub(crate) const INSTANCE: u64 = 52482;
    pub(crate) const DATACLASS: u64 = 52483;
    pub(crate) const HOST_OBJECT: u64 = 52484;
    pub(crate) const EXCEPTION: u64 = 52485;
    pub(crate) const FUNCTION: u64 = 52486;
    pub(crate) const ELLIPSIS: u64 = 52487;
    pub(crate) const OPAQUE: u64 = 52488;
}

/// The first three bits of an item.
pub(crate) mod major {
    pub(crate) const UNSIGNED: u8 = 0;
    pub(crate) const NEGATIVE: u8 = 1;
    pub(crate) const BYTES: u8 = 2;
    pub(crate) const TEXT: u8 = 3;
    pub(crate) const ARRAY: u8 = 4;
    pub(crate) const MAP: u8 = 5;
    pub(crate) const TAG: u8 = 6;
}

/// Values without content and floats: the whole first byte.
pub(crate) mod simple {
    pub(crate) const FALSE: u8 = 0xf4;
    pub(crate) const TRUE: u8 = 0xf5;
    pub(crate) const NULL: u8 = 0xf6;
    pub(crate) const FLOAT64: u8 = 0xfb;
}

/// Values as bytes.
impl Object {
    /// The value in CBOR; the same graph always gives the same bytes. Fails on values nested more than 10,000 deep.
    ///
    /// ```
    /// use monty::Object;
    /// let value = Object::list([1, 2]);
    /// let bytes = value.encode().unwrap();
    /// assert_eq!(bytes, [0x82, 0x01, 0x02]);
    /// assert_eq!(Object::decode(&bytes).unwrap(), value);
    /// ```
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        self.view().encode()
    }

    /// The value of bytes that `encode`, or another CBOR library, made. The bytes may be anybody's: whatever is wrong
    /// with them is an error that names the place.
    pub fn decode(bytes: &[u8]) -> Result<Object, Error> {
        decode::decode(bytes, Builder::new())
    }

    /// The same, with the growth of the graph charged.
    pub fn decode_charged(bytes: &[u8], charge: &mut Charge<'_>) -> Result<Object, Error> {
        decode::decode(bytes, Builder::charged(charge))
    }
}

impl View<'_> {
    /// See [`Object::encode`].
    pub(crate) fn encode(self) -> Result<Vec<u8>, Error> {
        encode::encode(self)
    }
}
