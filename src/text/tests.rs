//! The hash of texts: what tables lean on and programs cannot see.

use super::hash_bytes;

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
