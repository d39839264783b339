//! Owns: number literals.
//!
//! Never: computes a value; the parser does.
//!
//! Start reading at: [`Lexer::number`].

use super::{Kind, LexError, Lexer, Token};

type Checked = Result<(), Box<LexError>>;

impl Lexer<'_> {
    pub(super) fn number(&mut self) -> Result<Token, Box<LexError>> {
        let start = self.pos;
        if self.peek() != b'0' {
            self.decimal()?;
        } else {
            self.pos += 1;
            match self.peek() {
                b'x' | b'X' => self.radix("hexadecimal", 16)?,
                b'o' | b'O' => self.radix("octal", 8)?,
                b'b' | b'B' => self.radix("binary", 2)?,
                _ => self.after_zero(start)?,
            }
        }
        Ok(self.token(Kind::Number, start))
    }

    fn decimal(&mut self) -> Checked {
        if self.peek() != b'.' {
            self.digits()?;
        }
        self.fraction()
    }

    /// Digits with single underscores between them.
    fn digits(&mut self) -> Checked {
        loop {
            while self.peek().is_ascii_digit() {
                self.pos += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.pos += 1;
            if !self.peek().is_ascii_digit() {
                return Err(self.raise("invalid decimal literal"));
            }
        }
    }

    /// What may follow a number's whole part: a fraction, an exponent, a `j`.
    fn fraction(&mut self) -> Checked {
        if self.peek() == b'.' {
            self.pos += 1;
            if self.peek().is_ascii_digit() {
                self.digits()?;
            }
        }
        if matches!(self.peek(), b'e' | b'E') {
            let sign = usize::from(matches!(self.at(1), b'+' | b'-'));
            if self.at(1 + sign).is_ascii_digit() {
                self.pos += 1 + sign;
                self.digits()?;
            } else if sign == 1 {
                self.pos += 2;
                return Err(self.raise("invalid decimal literal"));
            }
        }
        if matches!(self.peek(), b'j' | b'J') {
            self.pos += 1;
            return self.end_of_number("imaginary");
        }
        self.end_of_number("decimal")
    }

    fn radix(&mut self, name: &str, radix: u32) -> Checked {
        self.pos += 1;
        loop {
            if self.peek() == b'_' {
                self.pos += 1;
            }
            if !char::from(self.peek()).is_digit(radix) {
                return Err(self.bad_digit(name));
            }
            while char::from(self.peek()).is_digit(radix) {
                self.pos += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        if self.peek().is_ascii_digit() {
            return Err(self.bad_digit(name));
        }
        self.end_of_number(name)
    }

    #[cold]
    fn bad_digit(&mut self, name: &str) -> Box<LexError> {
        let digit = self.peek();
        if !digit.is_ascii_digit() {
            return self.raise(format!("invalid {name} literal"));
        }
        self.pos += 1;
        self.raise(format!("invalid digit '{}' in {name} literal", char::from(digit)))
    }

    /// A number that begins with 0: zeros, or a float or imaginary number; `017` is refused.
    fn after_zero(&mut self, start: usize) -> Checked {
        loop {
            if self.peek() == b'_' {
                self.pos += 1;
                if !self.peek().is_ascii_digit() {
                    return Err(self.raise("invalid decimal literal"));
                }
            }
            if self.peek() != b'0' {
                break;
            }
            self.pos += 1;
        }
        let zeros_end = self.pos;
        let nonzero = self.peek().is_ascii_digit();
        self.digits()?;
        if nonzero && !matches!(self.peek(), b'.' | b'e' | b'E' | b'j' | b'J') {
            return Err(LexError::leading_zeros(self.source, start, zeros_end));
        }
        self.fraction()
    }

    /// No name may follow directly, except the keywords that could come next: `1if x else 2` is still legal.
    fn end_of_number(&self, name: &str) -> Checked {
        let rest = &self.bytes[self.pos..];
        let keyword = [&b"and"[..], b"else", b"for", b"if", b"in", b"is", b"not", b"or"];
        let follows = self.peek();
        if !(follows.is_ascii_alphanumeric() || follows == b'_') || keyword.iter().any(|word| rest.starts_with(word)) {
            return Ok(());
        }
        Err(self.raise(format!("invalid {name} literal")))
    }
}
