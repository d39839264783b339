//! Owns: the arguments of a call or a class.
//!
//! Never: reads parameters; see `parameters`.
//!
//! Start reading at: [`Reader::arguments`].

use super::targets::What;
use super::{Fail, Kind, Read, Reader};

const GENERATOR: &str = "Generator expression must be parenthesized";
const EQUALS: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

/// What was read of one list of arguments.
#[derive(Default)]
struct Seen {
    count: usize,
    keyword: bool,
    double_star: bool,
    /// The message for a positional argument after a keyword. CPython reads the rest before it complains.
    misplaced: Option<&'static str>,
}

impl Reader<'_> {
    /// Everything after the opening parenthesis, the closing one included. Only a call takes a generator expression
    /// without parentheses of its own.
    pub(super) fn arguments(&mut self, call: bool) -> Read<()> {
        let mut seen = Seen::default();
        while !self.at(Kind::Rpar) {
            self.argument(&mut seen, call)?;
            seen.count += 1;
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        match seen.misplaced {
            Some(message) if self.at(Kind::Rpar) => self.known_here(message),
            _ => self.expect(Kind::Rpar).map(drop),
        }
    }

    fn argument(&mut self, seen: &mut Seen, call: bool) -> Read<()> {
        match self.kind() {
            Kind::Star => self.starred_argument(seen),
            Kind::DoubleStar => self.double_starred_argument(seen),
            Kind::Name if self.kind_at(self.pos + 1) == Kind::Equal => self.keyword_argument(seen),
            Kind::True | Kind::False | Kind::None if self.strict && self.kind_at(self.pos + 1) == Kind::Equal => {
                let message = format!("cannot assign to {}", self.text(self.pos));
                self.known(message, self.pos, self.pos + 1)
            }
            _ => self.positional_argument(seen, call),
        }
    }

    fn starred_argument(&mut self, seen: &mut Seen) -> Read<()> {
        let star = self.pos;
        if seen.double_star {
            return if self.strict { self.late_starred(star) } else { Err(Fail::Unexpected) };
        }
        self.pos += 1;
        let starred = match self.expression() {
            Err(Fail::Unexpected) if self.strict => {
                return self.known_here("Invalid star expression");
            }
            value => value?,
        };
        if self.strict && self.at_comprehension() && self.attempt(Self::comprehension_clauses)?.is_some() {
            return self.known("iterable unpacking cannot be used in comprehension", star, starred.last);
        }
        if self.strict && self.at(Kind::Equal) {
            let equal = self.pos;
            let read = self.attempt(|reader| {
                reader.pos = equal + 1;
                reader.expression()
            })?;
            if let Some(value) = read {
                return self.known("cannot assign to iterable argument unpacking", star, value.last);
            }
        }
        Ok(())
    }

    /// `f(**a, *b)`
    fn late_starred(&mut self, star: usize) -> Read<()> {
        self.pos += 1;
        self.expression()?;
        self.kind();
        self.known_from("iterable argument unpacking follows keyword argument unpacking", star - 1)
    }

    fn double_starred_argument(&mut self, seen: &mut Seen) -> Read<()> {
        let stars = self.pos;
        self.pos += 1;
        self.expression()?;
        seen.double_star = true;
        if self.strict && self.at(Kind::Equal) {
            let equal = self.pos;
            let read = self.attempt(|reader| {
                reader.pos = equal + 1;
                reader.expression()
            })?;
            if let Some(value) = read {
                return self.known("cannot assign to keyword argument unpacking", stars, value.last);
            }
        }
        Ok(())
    }

    fn keyword_argument(&mut self, seen: &mut Seen) -> Read<()> {
        let name = self.pos;
        self.pos += 2;
        if self.strict && matches!(self.kind(), Kind::Comma | Kind::Rpar) {
            return self.known("expected argument value expression", name, name + 1);
        }
        self.expression()?;
        seen.keyword = true;
        if self.strict && self.at_comprehension() && self.attempt(Self::comprehension_clauses)?.is_some() {
            return self.known(EQUALS, name, name + 1);
        }
        Ok(())
    }

    fn positional_argument(&mut self, seen: &mut Seen, call: bool) -> Read<()> {
        let first = self.pos;
        let value = self.expression()?;
        if value.what == What::Name && !value.grouped && self.eat(Kind::ColonEqual) {
            self.expression()?;
        }
        if self.at(Kind::Equal) {
            if self.strict {
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                return self.known(message, value.first, self.pos);
            }
            return Err(Fail::Unexpected);
        }
        if (call || self.strict) && self.at_comprehension() {
            self.generator_argument(first, seen, call)?;
        }
        if (seen.keyword || seen.double_star) && seen.misplaced.is_none() {
            if !self.strict {
                // The first reading wants the `=` that would make it a keyword.
                self.kind();
                return Err(Fail::Unexpected);
            }
            seen.misplaced = Some(match seen.double_star {
                true => "positional argument follows keyword argument unpacking",
                false => "positional argument follows keyword argument",
            });
        }
        Ok(())
    }

    fn generator_argument(&mut self, first: usize, seen: &Seen, call: bool) -> Read<()> {
        if !call && seen.count == 0 {
            return Err(Fail::Unexpected);
        }
        let clauses = self.pos;
        let read = self.attempt(Self::comprehension_clauses)?;
        let alone = seen.count == 0;
        match read {
            Some(last) if alone && self.kind_at(last + 1) == Kind::Rpar => {
                self.pos = last + 1;
                Ok(())
            }
            Some(last) if self.strict && (!alone || self.kind_at(last + 1) == Kind::Comma) => self.known(GENERATOR, first, last),
            Some(last) if alone => {
                self.pos = last + 1;
                self.kind();
                Err(Fail::Unexpected)
            }
            _ => {
                self.pos = clauses;
                if self.strict {
                    self.comprehension_clauses()?;
                }
                Err(Fail::Unexpected)
            }
        }
    }
}
