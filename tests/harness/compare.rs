//! What a program printed against what it should print.
//!
//! Owns: the verdict on a known wrong answer, and the text that shows the first difference.
//! Never: trims or normalizes: equal means equal bytes.
//! Start reading at `verdict`.

use super::case::Case;

/// Lines shown before and after the first different one.
const CONTEXT: usize = 3;

/// Whether `got` is what the case wants. A program that says `# wrong:` must print what its `.wrong` file has.
pub fn verdict(case: &Case, got: &str) -> Result<(), String> {
    let expected = case.expected()?;
    match &case.wrong {
        None if got == expected => Ok(()),
        None => Err(difference(expected, got)),
        Some(_) if got == expected => Err("the answer is right now: remove the `# wrong:` line and the .wrong file".to_string()),
        Some(wrong) if got == wrong => Ok(()),
        Some(wrong) => Err(format!("the wrong answer is another one now\n{}", difference(wrong, got))),
    }
}

/// The first line that differs, with the lines around it from both sides.
pub fn difference(expected: &str, got: &str) -> String {
    let want: Vec<&str> = expected.split_inclusive('\n').collect();
    let have: Vec<&str> = got.split_inclusive('\n').collect();
    let same = want.iter().zip(&have).take_while(|(a, b)| a == b).count();
    let mut text = format!("first difference in line {} of the output\n", same + 1);
    for line in &want[same.saturating_sub(CONTEXT)..same] {
        push(&mut text, "  ", line);
    }
    for (sign, lines) in [("- ", &want), ("+ ", &have)] {
        for line in lines.iter().skip(same).take(CONTEXT + 1) {
            push(&mut text, sign, line);
        }
        if lines.len() > same + CONTEXT + 1 {
            text.push_str(sign);
            text.push_str("...\n");
        }
    }
    text.push_str("(- expected, + got)");
    text
}

fn push(text: &mut String, sign: &str, line: &str) {
    text.push_str(sign);
    text.push_str(line.strip_suffix('\n').unwrap_or(line));
    // A missing line end is a difference that could not be seen otherwise.
    text.push_str(if line.ends_with('\n') { "\n" } else { "  (no line end)\n" });
}
