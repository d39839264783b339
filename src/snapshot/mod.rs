//! Snapshots: a program or a suspended run as bytes, and back.
//!
//! ```text
//! "mnty"  kind u8  format u16  library 3 x u8  fingerprint u32  checksum u32  payload (postcard)
//! ```
//!
//! Owns: the header, what of a machine is written ([`image`]), and the proof that bytes from outside are safe to run
//! ([`verify`], [`frames`]). The payload is the state as data: the live heap, stack, frames, accounts. Hash tables, inline caches
//! and side tables are rebuilt on load, so nothing in it depends on the machine that wrote it.
//! Never: trusts a byte; what does not verify is an error, without a panic, a hang, or an allocation beyond the memory limit.
//! Start reading at [`image::write`] and [`image::read`].

mod frames;
pub(crate) mod image;
mod verify;

use crate::error::{Error, ErrorKind};
use postcard::ser_flavors::Flavor;
use serde::Serialize;
use std::sync::OnceLock;

const MAGIC: [u8; 4] = *b"mnty";
/// Changes with the meaning of the payload.
const FORMAT: u16 = 8;
const HEADER: usize = 18;
const VERSION: [&str; 3] = [env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"), env!("CARGO_PKG_VERSION_PATCH")];

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Content {
    /// A compiled program.
    Program = 1,
    /// A suspended run.
    Run = 2,
}

/// Content with its header.
pub(crate) fn encode<T: Serialize>(content: Content, payload: &T) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(1024);
    bytes.resize(HEADER, 0);
    let mut bytes =
        postcard::serialize_with_flavor(payload, Bytes(bytes)).map_err(|error| Error::new(ErrorKind::Internal, error.to_string()))?;
    seal(content, &mut bytes);
    Ok(bytes)
}

/// Where the encoder writes.
struct Bytes(Vec<u8>);

impl Flavor for Bytes {
    type Output = Vec<u8>;

    #[inline]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    #[inline]
    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.0)
    }
}

/// Writes the header before the payload that follows it.
fn seal(content: Content, bytes: &mut [u8]) {
    let checksum = crc32fast::hash(&bytes[HEADER..]);
    bytes[0..4].copy_from_slice(&MAGIC);
    bytes[4] = content as u8;
    bytes[5..7].copy_from_slice(&FORMAT.to_le_bytes());
    bytes[7..10].copy_from_slice(&version());
    bytes[10..14].copy_from_slice(&fingerprint().to_le_bytes());
    bytes[14..18].copy_from_slice(&checksum.to_le_bytes());
}

/// The payload, when the header is this library's.
pub(crate) fn open(content: Content, bytes: &[u8]) -> Result<&[u8], Error> {
    let Some((header, payload)) = bytes.split_at_checked(HEADER) else { return Err(broken("it is too short")) };
    if header[0..4] != MAGIC {
        return Err(broken("it does not begin as one"));
    }
    if header[4] != content as u8 {
        return Err(broken(match content {
            Content::Program => "it is not a program",
            Content::Run => "it is not a run",
        }));
    }
    if header[5..7] != FORMAT.to_le_bytes() || header[7..10] != version() || header[10..14] != fingerprint().to_le_bytes() {
        return Err(Error::new(ErrorKind::Version, "the snapshot was made by another version of the library"));
    }
    if header[14..18] != crc32fast::hash(payload).to_le_bytes() {
        return Err(broken("its checksum is wrong"));
    }
    Ok(payload)
}

/// Bytes that are no snapshot.
#[cold]
pub(crate) fn broken(why: &str) -> Error {
    Error::new(ErrorKind::Format, format!("not a snapshot: {why}"))
}

fn version() -> [u8; 3] {
    VERSION.map(|part| part.parse().unwrap_or(u8::MAX))
}

/// A number that changes with everything that snapshots refer to by number: the prelude, natives, shared strings and classes.
fn fingerprint() -> u32 {
    static SUM: OnceLock<u32> = OnceLock::new();
    *SUM.get_or_init(|| {
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&crate::prelude::fingerprint().to_le_bytes());
        crate::vm::natives::names().for_each(|name| {
            hasher.update(name.as_bytes());
            hasher.update(&[0]);
        });
        crate::text::core::table().iter().for_each(|name| hasher.update(name.as_str().as_bytes()));
        crate::heap::classes::ROWS.iter().for_each(|row| hasher.update(row.0.as_bytes()));
        hasher.finalize()
    })
}
