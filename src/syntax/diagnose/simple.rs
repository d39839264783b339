//! Owns: statements that fit on a line, imports aside.
//!
//! Never: reads a block.
//!
//! Start reading at: [`Reader::simple_statements`].

use super::targets::{Node, What};
use super::{Fail, Kind, Read, Reader};

impl Reader<'_> {
    /// Statements with semicolons between them, and the end of the line.
    pub(super) fn simple_statements(&mut self) -> Read<()> {
        loop {
            self.simple_statement()?;
            if !self.eat(Kind::Semi) || self.at(Kind::Newline) {
                return self.expect(Kind::Newline).map(drop);
            }
        }
    }

    pub(super) fn simple_statement(&mut self) -> Read<()> {
        match self.kind() {
            Kind::Pass | Kind::Break | Kind::Continue => {
                if self.strict && self.kind_at(self.pos + 1) == Kind::If {
                    self.statement_in_conditional_or_nothing()?;
                }
                self.pos += 1;
                Ok(())
            }
            Kind::Return => {
                self.pos += 1;
                self.optional_list()
            }
            Kind::Raise => self.raise(),
            Kind::Global | Kind::Nonlocal => self.names(),
            Kind::Del => self.delete(),
            Kind::Assert => {
                self.pos += 1;
                self.expression()?;
                if self.eat(Kind::Comma) { self.expression().map(drop) } else { Ok(()) }
            }
            Kind::Import => self.import(),
            Kind::From => self.import_from(),
            Kind::Name if self.begins_type_alias() => self.type_alias(),
            _ => self.assignment_or_expression(),
        }
    }

    fn statement_in_conditional_or_nothing(&mut self) -> Read<()> {
        match self.statement_in_conditional() {
            Err(Fail::Unexpected) => Ok(()),
            other => other.map(drop),
        }
    }

    fn optional_list(&mut self) -> Read<()> {
        if self.at(Kind::Star) || self.begins_expression() {
            self.star_expressions()?;
        }
        Ok(())
    }

    fn raise(&mut self) -> Read<()> {
        self.pos += 1;
        if self.begins_expression() {
            self.expression()?;
            if self.eat(Kind::From) {
                self.expression()?;
            }
        }
        Ok(())
    }

    fn names(&mut self) -> Read<()> {
        self.pos += 1;
        self.expect(Kind::Name)?;
        while self.eat(Kind::Comma) {
            self.expect(Kind::Name)?;
        }
        Ok(())
    }

    fn delete(&mut self) -> Read<()> {
        self.pos += 1;
        // Only the second reading looks for what is more than a target.
        let target = if self.strict { self.star_expressions()? } else { self.list_of(Self::primary)? };
        match target.undeletable {
            Some(bad) if self.strict => self.known(format!("cannot delete {}", bad.what.describe()), bad.first, bad.last),
            Some(_) => Err(Fail::Unexpected),
            None if matches!(self.kind(), Kind::Semi | Kind::Newline) => Ok(()),
            None => Err(Fail::Unexpected),
        }
    }

    /// `type` before a name is a statement; elsewhere it is a name.
    fn begins_type_alias(&mut self) -> bool {
        self.at_word("type") && self.kind_at(self.pos + 1) == Kind::Name
    }

    fn type_alias(&mut self) -> Read<()> {
        self.pos += 2;
        self.type_parameters()?;
        self.expect(Kind::Equal)?;
        self.expression().map(drop)
    }

    fn assignment_or_expression(&mut self) -> Read<()> {
        let first = self.pos;
        let target = self.yield_or_list()?;
        match self.kind() {
            Kind::Colon => self.annotation_of(target),
            Kind::AugAssign => self.augmented(target),
            Kind::Equal => self.assignment(first, target),
            Kind::ColonEqual => {
                if self.strict && target.what != What::Tuple {
                    self.unassignable_name(target)?;
                }
                Err(Fail::Unexpected)
            }
            _ if self.strict && target.what == What::Tuple && !target.grouped => self.lists_in_a_row(),
            _ => Ok(()),
        }
    }

    /// `a, b c, d = e`. CPython reads one list after another here, looking for the colon of an annotation.
    fn lists_in_a_row(&mut self) -> Read<()> {
        self.attempt_strictly(|reader| {
            while reader.begins_item() {
                reader.list_of(Self::star_named_expression)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// `a.b := 1`
    fn unassignable_name(&mut self, target: Node) -> Read<()> {
        if target.what == What::Name && !target.grouped {
            return Ok(());
        }
        let walrus = self.pos;
        let read = self.attempt(|reader| {
            reader.pos = walrus + 1;
            reader.expression()
        })?;
        match read {
            Some(_) => {
                let message = format!("cannot use assignment expressions with {}", target.what.describe());
                self.known_over(message, target, target)
            }
            None => Ok(()),
        }
    }

    /// `target: type` and `target: type = value`
    fn annotation_of(&mut self, target: Node) -> Read<()> {
        if !matches!(target.what, What::Name | What::Attribute | What::Subscript) {
            return self.bad_annotation(target);
        }
        self.pos += 1;
        self.expression()?;
        if self.eat(Kind::Equal) {
            self.yield_or_list()?;
        }
        Ok(())
    }

    fn bad_annotation(&mut self, target: Node) -> Read<()> {
        if !self.strict || target.what == What::Yield {
            return Err(Fail::Unexpected);
        }
        let colon = self.pos;
        let read = self.attempt(|reader| {
            reader.pos = colon + 1;
            reader.expression()
        })?;
        if read.is_none() {
            return Err(Fail::Unexpected);
        }
        match target.what {
            What::Tuple if self.kind_at(target.first) != Kind::Lpar => {
                // Of a tuple without parentheses CPython points at the first item.
                self.pos = target.first;
                let item = self.star_expression()?;
                self.known_over("only single target (not tuple) can be annotated", item, item)
            }
            What::Tuple => self.known_over("only single target (not tuple) can be annotated", target, target),
            What::List => self.known_over("only single target (not list) can be annotated", target, target),
            _ => self.known_over("illegal target for annotation", target, target),
        }
    }

    fn augmented(&mut self, target: Node) -> Read<()> {
        let fits = matches!(target.what, What::Name | What::Attribute | What::Subscript);
        if !fits && !self.strict {
            return Err(Fail::Unexpected);
        }
        self.pos += 1;
        self.yield_or_list()?;
        if fits {
            return Ok(());
        }
        let message = format!("'{}' is an illegal expression for augmented assignment", target.what.describe());
        self.known_over(message, target, target)
    }

    /// `a = b = value`; the cursor is at the first `=`.
    fn assignment(&mut self, first: usize, target: Node) -> Read<()> {
        let mut target = target;
        loop {
            if let Some(bad) = target.unassignable {
                return if self.strict { self.bad_target(first, target, bad) } else { Err(Fail::Unexpected) };
            }
            self.pos += 1;
            target = self.yield_or_list()?;
            if !self.at(Kind::Equal) {
                return Ok(());
            }
        }
    }

    fn bad_target(&mut self, first: usize, target: Node, bad: super::targets::Bad) -> Read<()> {
        self.pos = first;
        self.first_item_with_equal()?;
        if target.what == What::Yield && !target.grouped {
            return self.known_over("assignment to yield expression not possible", target, target);
        }
        self.known(format!("cannot assign to {}", bad.what.describe()), bad.first, bad.last)
    }

    /// Of the items before the first `=`, the last is read like a condition in which `=` was written for `==`.
    fn first_item_with_equal(&mut self) -> Read<()> {
        while !self.at(Kind::Yield) {
            let item = self.star_expression()?;
            if self.at(Kind::Equal) {
                return self.mistaken_equal(item);
            }
            if !self.eat(Kind::Comma) || self.at(Kind::Equal) {
                break;
            }
        }
        Ok(())
    }
}
