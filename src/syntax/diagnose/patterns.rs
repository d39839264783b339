//! Owns: `match`, its cases and their patterns.
//!
//! Never: checks names against one another; `check` does.
//!
//! Start reading at: [`Reader::match_or_simple`].

use super::targets::What;
use super::{Fail, Kind, Read, Reader};

impl Reader<'_> {
    /// `match` is a keyword only where a subject and a colon follow.
    pub(super) fn match_or_simple(&mut self) -> Read<()> {
        let head = self.pos;
        let strict = self.strict;
        let read = self.attempt_strictly(|reader| {
            reader.pos += 1;
            reader.subject()?;
            match reader.kind() {
                Kind::Colon => Ok((reader.pos, true)),
                Kind::Newline if strict => Ok((reader.pos, false)),
                _ => Err(Fail::Unexpected),
            }
        })?;
        match read {
            None => self.simple_statements(),
            Some((_, false)) => self.known_here("expected ':'"),
            Some((colon, true)) => {
                if self.kind_at(colon + 1) != Kind::Newline {
                    return self.simple_statements();
                }
                self.pos = colon + 1;
                self.cases(head)
            }
        }
    }

    fn subject(&mut self) -> Read<()> {
        self.list_of(Self::star_named_expression).map(drop)
    }

    fn cases(&mut self, head: usize) -> Read<()> {
        self.pos += 1;
        if !self.eat(Kind::Indent) {
            if !self.strict {
                return Err(Fail::Unexpected);
            }
            let line = super::lines::line_of(self.source, self.tokens[head].start as usize);
            return self.known_indentation(format!("expected an indented block after 'match' statement on line {line}"));
        }
        while self.at_word("case") {
            self.case()?;
        }
        self.expect(Kind::Dedent).map(drop)
    }

    fn case(&mut self) -> Read<()> {
        let head = self.pos;
        self.pos += 1;
        self.patterns()?;
        if self.eat(Kind::If) {
            self.named_expression()?;
        }
        self.colon()?;
        self.block(head, "'case' statement")
    }

    /// `a, *b`: a sequence without brackets, or one pattern.
    fn patterns(&mut self) -> Read<()> {
        let starred = self.at(Kind::Star);
        self.starred_pattern()?;
        if starred && !self.at(Kind::Comma) {
            return Err(Fail::Unexpected);
        }
        while self.eat(Kind::Comma) {
            if matches!(self.kind(), Kind::Colon | Kind::If) {
                break;
            }
            self.starred_pattern()?;
        }
        Ok(())
    }

    fn starred_pattern(&mut self) -> Read<()> {
        if self.eat(Kind::Star) {
            return self.expect(Kind::Name).map(drop);
        }
        self.pattern()
    }

    /// `a | b as name`
    fn pattern(&mut self) -> Read<()> {
        self.closed_pattern()?;
        while self.eat(Kind::Vbar) {
            self.closed_pattern()?;
        }
        if !self.eat(Kind::As) {
            return Ok(());
        }
        let at = self.pos;
        if self.strict {
            if self.at_word("_") {
                return self.known("cannot use '_' as a target", at, at);
            }
            if let Some(target) = self.attempt(Self::expression)?
                && target.what != What::Name
            {
                let message = format!("cannot use {} as pattern target", target.what.describe());
                return self.known_over(message, target, target);
            }
        }
        if self.at_word("_") { Err(Fail::Unexpected) } else { self.expect(Kind::Name).map(drop) }
    }

    fn closed_pattern(&mut self) -> Read<()> {
        match self.kind() {
            Kind::Number | Kind::Minus => self.number_pattern(),
            Kind::String | Kind::FStringStart => self.strings().map(drop),
            Kind::True | Kind::False | Kind::None => {
                self.pos += 1;
                Ok(())
            }
            Kind::Name => self.name_pattern(),
            Kind::Lpar => self.sequence_pattern(Kind::Rpar),
            Kind::Lsqb => self.sequence_pattern(Kind::Rsqb),
            Kind::Lbrace => self.mapping_pattern(),
            _ => Err(Fail::Unexpected),
        }
    }

    /// `-1`, `1 + 2j`
    fn number_pattern(&mut self) -> Read<()> {
        self.eat(Kind::Minus);
        let real = self.expect(Kind::Number)?;
        let sign = self.pos;
        if !matches!(self.kind(), Kind::Plus | Kind::Minus) {
            return Ok(());
        }
        self.pos += 1;
        let imaginary = self.expect(Kind::Number)?;
        if self.is_imaginary(real) {
            return self.known("real number required in complex literal", real, real);
        }
        if !self.is_imaginary(imaginary) {
            return self.known("imaginary number required in complex literal", imaginary, imaginary);
        }
        debug_assert!(sign < imaginary);
        Ok(())
    }

    fn is_imaginary(&self, token: usize) -> bool {
        self.text(token).ends_with(['j', 'J'])
    }

    /// A capture, a wildcard, a dotted value, a class.
    fn name_pattern(&mut self) -> Read<()> {
        self.pos += 1;
        while self.eat(Kind::Dot) {
            self.expect(Kind::Name)?;
        }
        if self.eat(Kind::Lpar) { self.class_arguments() } else { Ok(()) }
    }

    fn class_arguments(&mut self) -> Read<()> {
        let mut keyword = false;
        while !self.at(Kind::Rpar) {
            if self.at_keyword_pattern() {
                self.pos += 2;
                keyword = true;
                self.pattern()?;
            } else if keyword {
                return self.late_patterns();
            } else {
                self.pattern()?;
            }
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        self.expect(Kind::Rpar).map(drop)
    }

    fn at_keyword_pattern(&mut self) -> bool {
        self.at(Kind::Name) && self.kind_at(self.pos + 1) == Kind::Equal
    }

    /// Patterns without a name behind those with one: as many as follow one another.
    fn late_patterns(&mut self) -> Read<()> {
        let first = self.pos;
        self.pattern()?;
        if !self.strict {
            self.kind();
            return Err(Fail::Unexpected);
        }
        let mut last = self.pos - 1;
        while self.eat(Kind::Comma) && !self.at_keyword_pattern() {
            let read = self.attempt_strictly(|reader| reader.pattern().map(|()| reader.pos))?;
            let Some(end) = read else { break };
            self.pos = end;
            last = end - 1;
        }
        self.known("positional patterns follow keyword patterns", first, last)
    }

    fn sequence_pattern(&mut self, close: Kind) -> Read<()> {
        self.pos += 1;
        let lone_star = close == Kind::Rpar && self.at(Kind::Star);
        while !self.at(close) {
            self.starred_pattern()?;
            if lone_star && !self.at(Kind::Comma) {
                return Err(Fail::Unexpected);
            }
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        self.expect(close).map(drop)
    }

    fn mapping_pattern(&mut self) -> Read<()> {
        self.pos += 1;
        while !self.at(Kind::Rbrace) {
            if self.eat(Kind::DoubleStar) {
                self.expect(Kind::Name)?;
                self.eat(Kind::Comma);
                break;
            }
            self.mapping_key()?;
            self.expect(Kind::Colon)?;
            self.pattern()?;
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        self.expect(Kind::Rbrace).map(drop)
    }

    fn mapping_key(&mut self) -> Read<()> {
        if !self.at(Kind::Name) {
            return self.closed_pattern();
        }
        self.pos += 1;
        self.expect(Kind::Dot)?;
        self.expect(Kind::Name)?;
        while self.eat(Kind::Dot) {
            self.expect(Kind::Name)?;
        }
        Ok(())
    }
}
