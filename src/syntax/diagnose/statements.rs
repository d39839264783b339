//! Owns: statements with blocks.
//!
//! Never: reads patterns; see `patterns`.
//!
//! Start reading at: [`Reader::statement`].

use super::targets::What;
use super::{Fail, Kind, Read, Reader, lines};

impl Reader<'_> {
    pub(super) fn statement(&mut self) -> Read<()> {
        let start = self.tokens[self.pos].start;
        self.any_statement()?;
        self.last_statement = start;
        Ok(())
    }

    fn any_statement(&mut self) -> Read<()> {
        match self.kind() {
            Kind::At => self.decorated(),
            Kind::Def => self.function(),
            Kind::Class => self.class(),
            Kind::If => self.conditional(),
            Kind::While => self.while_loop(),
            Kind::For => self.for_loop(),
            Kind::With => self.with(),
            Kind::Try => self.try_statement(),
            Kind::Async => self.asynchronous(),
            Kind::Name if self.at_word("match") => self.match_or_simple(),
            _ => self.simple_statements(),
        }
    }

    fn asynchronous(&mut self) -> Read<()> {
        self.pos += 1;
        match self.kind() {
            Kind::Def => self.function(),
            Kind::For => self.for_loop(),
            Kind::With => self.with(),
            _ => Err(Fail::Unexpected),
        }
    }

    fn decorated(&mut self) -> Read<()> {
        while self.eat(Kind::At) {
            self.named_expression()?;
            self.expect(Kind::Newline)?;
        }
        match self.kind() {
            Kind::Class => self.class(),
            Kind::Def => self.function(),
            Kind::Async if self.kind_at(self.pos + 1) == Kind::Def => {
                self.pos += 1;
                self.function()
            }
            _ => Err(Fail::Unexpected),
        }
    }

    /// The colon that ends a head. CPython names it only when the line ends without it.
    pub(super) fn colon(&mut self) -> Read<()> {
        if self.eat(Kind::Colon) {
            return Ok(());
        }
        if self.strict && self.at(Kind::Newline) {
            return self.known_here("expected ':'");
        }
        Err(Fail::Unexpected)
    }

    /// What comes after the colon of a head whose keyword is the token `head`; `what` is its name.
    pub(super) fn block(&mut self, head: usize, what: &str) -> Read<()> {
        if !self.at(Kind::Newline) {
            return self.simple_statements();
        }
        self.pos += 1;
        if !self.eat(Kind::Indent) {
            if !self.strict {
                return Err(Fail::Unexpected);
            }
            let line = lines::line_of(self.source, self.tokens[head].start as usize);
            return self.known_indentation(format!("expected an indented block after {what} on line {line}"));
        }
        while !matches!(self.kind(), Kind::Dedent | Kind::End) {
            self.statement()?;
        }
        self.expect(Kind::Dedent).map(drop)
    }

    fn function(&mut self) -> Read<()> {
        let def = self.pos;
        self.pos += 1;
        self.expect(Kind::Name)?;
        let bracket = self.pos;
        match self.type_parameters() {
            Err(Fail::Unexpected) if self.strict && self.reached_stop().is_none() => {
                return self.known("expected '('", bracket, bracket);
            }
            read => read?,
        }
        self.require(Kind::Lpar, "(")?;
        self.parameters()?;
        let arrow = self.pos;
        if self.eat(Kind::Arrow)
            && let Err(stop) = self.expression()
        {
            if !self.strict || matches!(stop, Fail::Known(_)) || self.reached_stop().is_some() {
                return Err(stop);
            }
            return self.known("expected ':'", arrow, arrow);
        }
        self.require(Kind::Colon, ":")?;
        self.block(def, "function definition")
    }

    fn class(&mut self) -> Read<()> {
        let class = self.pos;
        self.pos += 1;
        self.expect(Kind::Name)?;
        self.type_parameters()?;
        if self.eat(Kind::Lpar) {
            self.arguments(false)?;
        }
        self.colon()?;
        self.block(class, "class definition")
    }

    fn conditional(&mut self) -> Read<()> {
        let mut name = "'if' statement";
        loop {
            let head = self.pos;
            self.pos += 1;
            self.named_expression()?;
            self.colon()?;
            self.block(head, name)?;
            if !self.at(Kind::Elif) {
                break;
            }
            name = "'elif' statement";
        }
        self.else_block()?;
        if self.strict && self.at(Kind::Elif) {
            return self.known("'elif' block follows an 'else' block", self.pos, self.pos);
        }
        Ok(())
    }

    fn else_block(&mut self) -> Read<()> {
        let head = self.pos;
        if !self.eat(Kind::Else) {
            return Ok(());
        }
        self.require(Kind::Colon, ":")?;
        self.block(head, "'else' statement")
    }

    fn while_loop(&mut self) -> Read<()> {
        let head = self.pos;
        self.pos += 1;
        self.named_expression()?;
        self.colon()?;
        self.block(head, "'while' statement")?;
        self.else_block()
    }

    fn for_loop(&mut self) -> Read<()> {
        let head = self.pos;
        self.pos += 1;
        self.for_targets()?;
        self.expect(Kind::In)?;
        self.star_expressions()?;
        self.colon()?;
        self.block(head, "'for' statement")?;
        self.else_block()
    }

    fn with(&mut self) -> Read<()> {
        let head = self.pos;
        self.pos += 1;
        if !self.with_items_in_parentheses()? {
            self.with_items()?;
        }
        self.colon()?;
        self.block(head, "'with' statement")
    }

    /// `with (a as b, c):`. Whether the parenthesis belongs to the statement shows at the other one.
    fn with_items_in_parentheses(&mut self) -> Read<bool> {
        if !self.at(Kind::Lpar) {
            return Ok(false);
        }
        let read = self.attempt(|reader| {
            reader.pos += 1;
            loop {
                reader.with_item()?;
                if !reader.eat(Kind::Comma) || reader.at(Kind::Rpar) {
                    break;
                }
            }
            reader.expect(Kind::Rpar)?;
            match reader.kind() {
                Kind::Colon | Kind::Newline => Ok(reader.pos),
                _ => Err(Fail::Unexpected),
            }
        })?;
        if let Some(end) = read {
            self.pos = end;
        }
        Ok(read.is_some())
    }

    fn with_items(&mut self) -> Read<()> {
        loop {
            self.with_item()?;
            if !self.eat(Kind::Comma) {
                return Ok(());
            }
        }
    }

    fn with_item(&mut self) -> Read<()> {
        self.expression()?;
        if !self.eat(Kind::As) {
            return Ok(());
        }
        let target = self.star_expression()?;
        match target.unassignable {
            Some(bad) if self.strict && matches!(self.kind(), Kind::Comma | Kind::Rpar | Kind::Colon) => {
                self.known(format!("cannot assign to {}", bad.what.describe()), bad.first, bad.last)
            }
            Some(_) => Err(Fail::Unexpected),
            None => Ok(()),
        }
    }

    fn try_statement(&mut self) -> Read<()> {
        let head = self.pos;
        self.pos += 1;
        self.require(Kind::Colon, ":")?;
        self.block(head, "'try' statement")?;
        if self.at(Kind::Finally) {
            return self.finally_block();
        }
        if !self.at(Kind::Except) {
            return if self.strict { self.known_here("expected 'except' or 'finally' block") } else { Err(Fail::Unexpected) };
        }
        let starred = self.kind_at(self.pos + 1) == Kind::Star;
        while self.at(Kind::Except) {
            self.except_block(starred)?;
        }
        self.else_block()?;
        if self.at(Kind::Finally) { self.finally_block() } else { Ok(()) }
    }

    fn finally_block(&mut self) -> Read<()> {
        let head = self.pos;
        self.pos += 1;
        self.require(Kind::Colon, ":")?;
        self.block(head, "'finally' statement")
    }

    fn except_block(&mut self, starred: bool) -> Read<()> {
        let head = self.pos;
        self.pos += 1;
        let star = self.eat(Kind::Star);
        if self.strict && star && matches!(self.kind(), Kind::Newline | Kind::Colon) {
            return self.known_here("expected one or more exception types");
        }
        if star || !self.at(Kind::Colon) {
            if self.strict && self.at(Kind::Newline) {
                return self.known_here("expected ':'");
            }
            self.exception_types()?;
        }
        self.colon()?;
        let what = if star { "'except*' statement" } else { "'except' statement" };
        self.block(head, what)?;
        if star == starred {
            return Ok(());
        }
        if self.strict {
            let last = head + usize::from(star);
            return self.known("cannot have both 'except' and 'except*' on the same 'try'", head, last);
        }
        self.pos = head;
        Err(Fail::Unexpected)
    }

    fn exception_types(&mut self) -> Read<()> {
        let first = self.pos;
        self.expression()?;
        let several = self.at(Kind::Comma);
        while self.eat(Kind::Comma) && self.begins_expression() {
            self.expression()?;
        }
        if !self.at(Kind::As) {
            return Ok(());
        }
        if several {
            return if self.strict { self.several_with_as(first) } else { Err(Fail::Unexpected) };
        }
        self.pos += 1;
        if self.strict && !(self.at(Kind::Name) && matches!(self.kind_at(self.pos + 1), Kind::Colon | Kind::Newline)) {
            let read = self.attempt(|reader| {
                let target = reader.expression()?;
                reader.expect(Kind::Colon)?;
                Ok(target)
            })?;
            if let Some(target) = read
                && target.what != What::Name
            {
                let message = format!("cannot use except statement with {}", target.what.describe());
                return self.known_over(message, target, target);
            }
        }
        self.expect(Kind::Name).map(drop)
    }

    fn several_with_as(&mut self, first: usize) -> Read<()> {
        self.pos += 1;
        self.expect(Kind::Name)?;
        if !self.at(Kind::Colon) {
            return Err(Fail::Unexpected);
        }
        self.known_from("multiple exception types must be parenthesized when using 'as'", first)
    }
}
