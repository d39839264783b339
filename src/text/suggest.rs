//! Which known name a wrong one was meant to be.
//!
//! Owns: the distance between two names as CPython weighs it (a changed letter costs 2, a change of case 1) and the limits on
//! how far a suggestion may be. Never: knows where the names come from.
//! Start reading at [`closest`].

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
/// Longer names get no suggestion.
const MAX_NAME: usize = 40;
/// Among more names none is looked for.
const MAX_NAMES: usize = 750;

/// The name nearest to `wrong`; the first of several equally near ones. None is suggested of which more than a third would
/// have to change.
pub fn closest<'a>(wrong: &str, names: &[&'a str]) -> Option<&'a str> {
    if names.len() >= MAX_NAMES || wrong.len() > MAX_NAME {
        return None;
    }
    let mut best = None;
    let mut limit = usize::MAX;
    for &name in names.iter().filter(|&&name| name != wrong) {
        let most = ((wrong.len() + name.len() + 3) * MOVE_COST / 6).min(limit - 1);
        let cost = distance(wrong.as_bytes(), name.as_bytes(), most);
        if cost <= most {
            best = Some(name);
            limit = cost;
        }
        if limit == 0 {
            break;
        }
    }
    best
}

fn substitution(a: u8, b: u8) -> usize {
    match (a, b) {
        _ if a == b => 0,
        _ if a.eq_ignore_ascii_case(&b) => CASE_COST,
        _ => MOVE_COST,
    }
}

/// The weighed edit distance, or some number above `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() > MAX_NAME || long.len() > MAX_NAME || (long.len() - short.len()) * MOVE_COST > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (1..=short.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (i, &letter) in long.iter().enumerate() {
        let mut diagonal = i * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (j, &other) in short.iter().enumerate() {
            let changed = diagonal + substitution(letter, other);
            diagonal = row[j];
            result = changed.min(result.min(diagonal) + MOVE_COST);
            row[j] = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}
