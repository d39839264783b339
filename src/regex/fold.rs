//! Letters that are equal when case is ignored.
//!
//! Owns: the classes of characters that `re.IGNORECASE` holds to be equal.
//!
//! Never: folds at match time, but for back references: a literal or a set is widened by its classes when it is compiled.
//!
//! Two characters are equal if their simple lower case is, or if these lower-case letters have the same upper case (`s` and
//! the long `s`, the two small sigmas). Start reading at `class_of`.

use std::sync::OnceLock;

/// The blocks that all cased characters are in; a test goes through the others. Looking through these once takes some
/// 100 microseconds, through all of Unicode 20 times as long.
const BLOCKS: [(u32, u32); 16] = [
    (0x41, 0x600),
    (0x10a0, 0x1100),
    (0x13a0, 0x1400),
    (0x1c80, 0x1cc0),
    (0x1d70, 0x1d90),
    (0x1e00, 0x2000),
    (0x2120, 0x2190),
    (0x24b0, 0x24f0),
    (0x2c00, 0x2e00),
    (0xa640, 0xa800),
    (0xab50, 0xabc0),
    (0xfb00, 0xfb20),
    (0xff20, 0xff60),
    (0x10400, 0x10e00),
    (0x118a0, 0x118e0),
    (0x16e40, 0x16f00),
];
/// The last block: Adlam.
const LAST_BLOCK: (u32, u32) = (0x1e900, 0x1e950);

/// Simple lower case.
pub(super) fn lower(code: u32) -> u32 {
    match char::from_u32(code) {
        // The only character whose full lower case is longer begins with its simple one.
        Some(c) => c.to_lowercase().next().map_or(code, u32::from),
        None => code,
    }
}

/// Lower case in ASCII and bytes patterns.
pub(super) fn ascii_lower(code: u32) -> u32 {
    if (0x41..=0x5a).contains(&code) { code + 0x20 } else { code }
}

/// The characters equal to this one, itself among them; none if it has no case.
pub(super) fn class_of(code: u32) -> &'static [u32] {
    let classes = classes();
    match classes.cased.binary_search_by_key(&code, |entry| entry.code) {
        Ok(at) => classes.members(classes.cased[at]),
        Err(_) => &[],
    }
}

/// The classes of all characters from `lo` to `hi` that have any.
pub(super) fn classes_in(lo: u32, hi: u32) -> impl Iterator<Item = &'static [u32]> {
    let classes = classes();
    let from = classes.cased.partition_point(|entry| entry.code < lo);
    let to = classes.cased.partition_point(|entry| entry.code <= hi);
    classes.cased[from..to].iter().map(|&entry| classes.members(entry))
}

/// A cased character and its class as a range of the list of members.
#[derive(Clone, Copy)]
struct Entry {
    code: u32,
    start: usize,
    end: usize,
}

struct Classes {
    cased: Vec<Entry>,
    members: Vec<u32>,
}

impl Classes {
    fn members(&self, entry: Entry) -> &[u32] {
        &self.members[entry.start..entry.end]
    }
}

fn classes() -> &'static Classes {
    static CLASSES: OnceLock<Classes> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let blocks = BLOCKS.iter().chain([&LAST_BLOCK]);
        let mut keyed: Vec<_> = blocks.flat_map(|&(lo, hi)| lo..hi).filter_map(keyed).collect();
        keyed.sort_unstable();
        let mut classes = Classes { cased: Vec::with_capacity(keyed.len()), members: Vec::with_capacity(keyed.len()) };
        for class in keyed.chunk_by(|a, b| a.0 == b.0) {
            let start = classes.members.len();
            let end = start + class.len();
            classes.members.extend(class.iter().map(|&(_, code)| code));
            classes.cased.extend(class.iter().map(|&(_, code)| Entry { code, start, end }));
        }
        classes.cased.sort_unstable_by_key(|entry| entry.code);
        classes
    })
}

/// A cased character with the key of its class: the full upper case of its lower case.
pub(super) fn keyed(code: u32) -> Option<([char; 3], u32)> {
    let c = char::from_u32(code)?;
    let small = char::from_u32(lower(code))?;
    let cased = small != c || !c.to_uppercase().eq([c]);
    let mut key = ['\0'; 3];
    key.iter_mut().zip(small.to_uppercase()).for_each(|(slot, upper)| *slot = upper);
    cased.then_some((key, code))
}
