//! Owns: `import` and `from ... import`.
//!
//! Never: reads another statement.
//!
//! Start reading at: [`Reader::import`], [`Reader::import_from`].

use super::{Fail, Kind, Read, Reader};

impl Reader<'_> {
    pub(super) fn import(&mut self) -> Read<()> {
        let import = self.pos;
        self.pos += 1;
        if self.strict && self.at(Kind::Newline) {
            return self.known_from("Expected one or more names after 'import'", self.pos);
        }
        loop {
            self.dotted_name()?;
            if self.eat(Kind::As) {
                self.import_target(&[Kind::Comma, Kind::Rpar, Kind::Newline])?;
            }
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        if self.strict && self.at(Kind::From) {
            let from = self.pos;
            let read = self.attempt(|reader| {
                reader.pos = from + 1;
                reader.dotted_name()
            })?;
            if read.is_some() {
                return self.known_from("Did you mean to use 'from ... import ...' instead?", import);
            }
        }
        Ok(())
    }

    fn dotted_name(&mut self) -> Read<()> {
        self.expect(Kind::Name)?;
        while self.eat(Kind::Dot) {
            self.expect(Kind::Name)?;
        }
        Ok(())
    }

    /// The name after `as`.
    fn import_target(&mut self, ends: &[Kind]) -> Read<()> {
        let at = self.pos;
        if self.strict {
            let next = self.kind_at(at + 1);
            if !(self.at(Kind::Name) && ends.contains(&next))
                && let Some(target) = self.attempt(Self::expression)?
            {
                let message = format!("cannot use {} as import target", target.what.describe());
                return self.known_over(message, target, target);
            }
        }
        self.expect(Kind::Name).map(drop)
    }

    pub(super) fn import_from(&mut self) -> Read<()> {
        self.pos += 1;
        let mut dots = false;
        while matches!(self.kind(), Kind::Dot | Kind::Ellipsis) {
            dots = true;
            self.pos += 1;
        }
        if !dots || self.at(Kind::Name) {
            self.dotted_name()?;
        }
        self.expect(Kind::Import)?;
        if self.eat(Kind::Star) {
            return Ok(());
        }
        if self.strict && self.at(Kind::Newline) {
            return self.known_from("Expected one or more names after 'import'", self.pos);
        }
        if self.eat(Kind::Lpar) {
            return self.imported_names(Kind::Rpar);
        }
        self.imported_names(Kind::Newline)
    }

    fn imported_names(&mut self, close: Kind) -> Read<()> {
        loop {
            self.expect(Kind::Name)?;
            if self.eat(Kind::As) {
                self.import_target(&[Kind::Comma, Kind::Rpar, Kind::Newline])?;
            }
            if !self.eat(Kind::Comma) {
                break;
            }
            if self.at(close) {
                if close == Kind::Rpar {
                    break;
                }
                if self.strict {
                    return self.known_here("trailing comma not allowed without surrounding parentheses");
                }
                return Err(Fail::Unexpected);
            }
        }
        if close == Kind::Rpar { self.expect(Kind::Rpar).map(drop) } else { Ok(()) }
    }
}
