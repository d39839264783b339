//! Owns: where the lines of a source text begin.
//!
//! Never: knows columns or code points.
//!
//! Start reading at: [`line_starts`].

/// Byte offset of each line's start. Lines end in `\n`, `\r\n` or `\r`.
pub fn line_starts(source: &str) -> Vec<u32> {
    let bytes = source.as_bytes();
    let mut starts = vec![0];
    for (i, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' || byte == b'\r' && bytes.get(i + 1) != Some(&b'\n') {
            starts.push(i as u32 + 1);
        }
    }
    starts
}

/// The line, from 1, of a byte offset.
pub fn line_of(lines: &[u32], offset: u32) -> u32 {
    lines.partition_point(|&start| start <= offset) as u32
}
