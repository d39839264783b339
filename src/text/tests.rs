//! The hash of texts and the places of their code points: what programs cannot see, or not by themselves.

use super::{PyStr, core, hash_bytes, pieces};

#[test]
fn the_hash_depends_on_every_byte() {
    let text: Vec<u8> = (0..100).collect();
    for len in 1..text.len() {
        let text = &text[..len];
        assert_ne!(hash_bytes(text), hash_bytes(&text[..len - 1]));
        for i in 0..len {
            let mut other = text.to_vec();
            other[i] ^= 0x10;
            assert_ne!(hash_bytes(text), hash_bytes(&other), "length {len}, byte {i}");
        }
    }
}

/// Both ends of the hash spread over a table about as evenly as chance would.
#[test]
fn the_hash_is_mixed_at_both_ends() {
    for shift in [0, 54] {
        let mut buckets = vec![0_u32; 1024];
        for i in 0..20_480 {
            let hash = hash_bytes(format!("key_{i}").as_bytes());
            buckets[usize::try_from(hash >> shift & 1023).expect("it is below 1024")] += 1;
        }
        let squares: u32 = buckets.iter().map(|&n| (n.abs_diff(20)).pow(2)).sum();
        // The sum of squared deviations is 20,480 on average, with a standard deviation of 900.
        assert!((16_000..25_000).contains(&squares), "shift {shift}: {squares}");
    }
}

#[test]
fn code_points_are_found_from_any_other() {
    let text: String = ["", "a", "é", "東", "\u{10ffff}", "abcdefgh", "ééééé東東\u{1f600}\u{1f600}z"].concat().repeat(3);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for (i, &from) in starts.iter().enumerate() {
        for (n, &to) in starts[i..].iter().enumerate() {
            assert_eq!(pieces::skip(text.as_bytes(), from, n), to, "{n} from {i}");
            assert_eq!(PyStr::new(text.as_str()).view().slice(i, i + n), &text[from..to]);
        }
    }
}

#[test]
fn the_first_characters_are_shared() {
    for c in '\0'..='\u{ff}' {
        assert_eq!(core::find(c.encode_utf8(&mut [0; 4])), Some(super::id::str_bits(0, c as u32)));
        assert_eq!(core::table()[c as usize].as_str().chars().collect::<Vec<_>>(), [c]);
    }
    assert_eq!(core::table()[core::EMPTY as usize].as_str(), "");
}
