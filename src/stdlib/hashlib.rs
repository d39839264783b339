//! `hashlib`: digests of bytes.
//!
//! Owns: the digests themselves; the objects that collect what is to be digested are the prelude's.
//! Never: keeps a state between calls, so that a run stays plain data.

use crate::heap::kinds::Value;
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{args as arguments, raise, receive};
use sha2::Digest;

pub(super) static INTRINSICS: &[Native] = &[function("_m_digest", "name, data, /", digest)];

/// Bytes between two polls.
const PIECE: usize = 1 << 14;

fn digest(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = arguments::str(&cx.heap, args[0], "digest() argument 1")?;
    let digest = match cx.heap.shown(name) {
        "md5" => digested::<md5::Md5>(cx, args[1])?,
        "sha1" => digested::<sha1::Sha1>(cx, args[1])?,
        "sha224" => digested::<sha2::Sha224>(cx, args[1])?,
        "sha256" => digested::<sha2::Sha256>(cx, args[1])?,
        "sha384" => digested::<sha2::Sha384>(cx, args[1])?,
        "sha512" => digested::<sha2::Sha512>(cx, args[1])?,
        "sha3_224" => digested::<sha3::Sha3_224>(cx, args[1])?,
        "sha3_256" => digested::<sha3::Sha3_256>(cx, args[1])?,
        "sha3_384" => digested::<sha3::Sha3_384>(cx, args[1])?,
        "sha3_512" => digested::<sha3::Sha3_512>(cx, args[1])?,
        other => return Err(raise::value_error(format!("unsupported hash type {other}"))),
    };
    Ok(cx.heap.new_bytes(digest).into())
}

fn digested<D: Digest>(cx: &mut Cx, data: Value) -> Result<Vec<u8>, Raise> {
    let (heap, meter) = cx.parts();
    let Some(bytes) = receive::bytes(heap, data) else {
        let name = heap.type_name(data);
        return Err(raise::type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let mut hasher = D::new();
    for piece in bytes.chunks(PIECE) {
        hasher.update(piece);
        meter.poll(piece.len() as u64 / 4)?;
    }
    Ok(hasher.finalize().to_vec())
}
