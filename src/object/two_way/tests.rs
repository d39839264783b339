//! The two-way search against a window over all places.

use super::{find, rfind};
use crate::heap::waste::Waste;
use crate::object::clock::{Clock, UNLIMITED};
use crate::object::native::Meter;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

fn meter() -> Meter {
    Meter {
        countdown: 0,
        native_work: 0,
        clock: Clock::new(UNLIMITED),
        interrupt: Arc::new(AtomicBool::new(false)),
        fuel_left: u64::MAX,
        looked: 0,
        waste: Waste::default(),
    }
}

/// All texts of two letters up to a length, as needles in longer ones.
#[test]
fn finds_what_windows_find() {
    let texts = |len: usize| (0..1_u32 << len).map(move |bits| (0..len).map(|i| b'a' + (bits >> i & 1) as u8).collect::<Vec<u8>>());
    let mut meter = meter();
    for needle in (1..=5).flat_map(texts) {
        for hay in (0..=9).flat_map(texts) {
            let first = hay.windows(needle.len()).position(|window| window == needle);
            assert_eq!(find(&hay, &needle, 0, &mut meter).unwrap(), first, "{needle:?} in {hay:?}");
            let last = hay.windows(needle.len()).rposition(|window| window == needle);
            assert_eq!(rfind(&hay, &needle, hay.len(), &mut meter).unwrap(), last, "{needle:?} in {hay:?}, from the right");
        }
    }
}
