//! Bytes that are not what they claim to be.
//!
//! Owns: the ways to damage them. Never: accepts anything but an error or a value that behaves.
//! Start reading at `CHECKS`.

use monty::Object;

/// What is damaged, and the check.
pub const CHECKS: &[(&str, fn() -> Result<String, String>)] = &[("value", values)];

/// Every byte with several other values, every length, and pieces moved about.
fn damaged(good: &[u8], mut check: impl FnMut(&[u8]) -> Result<(), String>) -> Result<String, String> {
    let mut tried = 0_usize;
    let mut attempt = |bytes: &[u8], what: &dyn Fn() -> String| {
        tried += 1;
        check(bytes).map_err(|error| format!("{}: {error}", what()))
    };
    let mut bytes = good.to_vec();
    for i in 0..good.len() {
        for flip in [0x01, 0x02, 0x80, 0xff, good[i], good[i] ^ 0x7f] {
            bytes[i] = good[i] ^ flip;
            attempt(&bytes, &|| format!("byte {i} with {flip:#x}"))?;
        }
        bytes[i] = good[i];
    }
    for len in 0..good.len() {
        attempt(&good[..len], &|| format!("the first {len} bytes"))?;
    }
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..2000 {
        let mut next = |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize % below.max(1)
        };
        let (from, to, len) = (next(good.len()), next(good.len()), next(64));
        let piece = &good[from..(from + len).min(good.len())];
        let mut bytes = good.to_vec();
        let end = (to + next(64)).min(bytes.len());
        bytes.splice(to..end, piece.iter().copied());
        attempt(&bytes, &|| format!("splice {round}: {from}+{len} to {to}..{end}"))?;
    }
    Ok(format!("{tried} variants"))
}

fn values() -> Result<String, String> {
    let shared = Object::list([Object::from("text"), Object::from(1.5), Object::from(())]);
    let record = Object::record([("a", shared.clone()), ("b", shared), ("c", Object::from(u64::MAX)), ("d", Object::from(true))]);
    let bytes = Object::list([record.clone(), record, Object::exception("ValueError", "x")]).encode().map_err(|error| error.to_string())?;
    damaged(&bytes, |bytes| {
        if let Ok(value) = Object::decode(bytes) {
            let again = value.encode().map_err(|error| format!("what was decoded does not encode: {error}"))?;
            drop(value.repr());
            Object::decode(&again).map_err(|error| format!("what it encodes does not decode: {error}"))?;
        }
        Ok(())
    })
}
