//! Owns: what an expression is made of: names, literals, and everything in brackets, comprehensions included.
//!
//! Never: reads what follows an atom.
//!
//! Start reading at: [`Reader::atom`].

use super::targets::{Node, What};
use super::{Fail, Kind, Read, Reader};

impl Reader<'_> {
    pub(super) fn atom(&mut self) -> Read<Node> {
        let at = self.pos;
        let what = match self.kind() {
            Kind::Name => What::Name,
            Kind::Number => What::Literal,
            Kind::True => What::True,
            Kind::False => What::False,
            Kind::None => What::None,
            Kind::Ellipsis => What::Ellipsis,
            Kind::String | Kind::FStringStart => return self.strings(),
            Kind::Lpar => return self.parenthesized(),
            Kind::Lsqb => return self.list(),
            Kind::Lbrace => return self.braces(),
            _ => return Err(Fail::Unexpected),
        };
        self.pos += 1;
        Ok(Node::new(what, at, at))
    }

    /// A tuple, a group, a generator expression.
    fn parenthesized(&mut self) -> Read<Node> {
        let open = self.pos;
        self.pos += 1;
        if self.eat(Kind::Rpar) {
            return Ok(Node::new(What::Tuple, open, open + 1));
        }
        if self.at(Kind::Yield) {
            let inner = self.yield_expression()?;
            self.expect(Kind::Rpar)?;
            return Ok(Node { grouped: true, ..inner });
        }
        if self.at(Kind::DoubleStar) && self.strict {
            self.double_starred_group()?;
        }
        self.starred_first()?;
        let first = self.star_named_expression()?;
        if self.at_comprehension() {
            self.starred_comprehension(first)?;
            self.comprehension_clauses()?;
            let close = self.expect(Kind::Rpar)?;
            return Ok(Node::new(What::Generator, open, close));
        }
        if self.at(Kind::Comma) {
            let items = self.items(first, Kind::Rpar)?;
            return Ok(Node::sequence(What::Tuple, open, self.pos - 1, &items));
        }
        self.expect(Kind::Rpar)?;
        if first.what == What::Starred {
            self.pos -= 1;
            if self.strict {
                return self.known_over("cannot use starred expression here", first, first);
            }
            return Err(Fail::Unexpected);
        }
        Ok(Node { grouped: true, ..first })
    }

    /// `(*a b)`: the first item, if it has a star, is read like an argument too.
    fn starred_first(&mut self) -> Read<()> {
        if !self.strict || !self.at(Kind::Star) {
            return Ok(());
        }
        self.attempt_strictly(|reader| {
            reader.pos += 1;
            reader.expression()
        })?;
        Ok(())
    }

    /// `(**a)`
    fn double_starred_group(&mut self) -> Read<()> {
        let stars = self.pos;
        let read = self.attempt(|reader| {
            reader.pos += 1;
            let value = reader.expression()?;
            reader.expect(Kind::Rpar)?;
            Ok(value)
        })?;
        match read {
            Some(_) => self.known("cannot use double starred expression here", stars, stars),
            None => Ok(()),
        }
    }

    /// The rest of the items after the first, and the closing bracket.
    fn items(&mut self, first: Node, close: Kind) -> Read<Vec<Node>> {
        let mut items = vec![first];
        while self.eat(Kind::Comma) {
            if self.at(close) {
                break;
            }
            if self.at_comprehension() && self.strict && close != Kind::Rpar {
                self.forgotten_parentheses(&items, self.pos - 1)?;
            }
            items.push(self.star_named_expression()?);
            if self.at_comprehension() && self.strict && close != Kind::Rpar {
                self.forgotten_parentheses(&items, items[items.len() - 1].last)?;
            }
        }
        self.expect(close)?;
        Ok(items)
    }

    /// `[a, b for a, b in c]`
    fn forgotten_parentheses(&mut self, items: &[Node], last: usize) -> Read<()> {
        if self.attempt(Self::comprehension_clauses)?.is_none() {
            return Ok(());
        }
        self.known("did you forget parentheses around the comprehension target?", items[0].first, last)
    }

    fn list(&mut self) -> Read<Node> {
        let open = self.pos;
        self.pos += 1;
        if self.eat(Kind::Rsqb) {
            return Ok(Node::new(What::List, open, open + 1));
        }
        self.starred_first()?;
        let first = self.star_named_expression()?;
        if self.at_comprehension() {
            self.starred_comprehension(first)?;
            self.comprehension_clauses()?;
            let close = self.expect(Kind::Rsqb)?;
            return Ok(Node::new(What::ListComprehension, open, close));
        }
        let items = self.items(first, Kind::Rsqb)?;
        Ok(Node::sequence(What::List, open, self.pos - 1, &items))
    }

    /// A dict, a set, or a comprehension of either.
    fn braces(&mut self) -> Read<Node> {
        let open = self.pos;
        self.pos += 1;
        if self.eat(Kind::Rbrace) {
            return Ok(Node::new(What::Dict, open, open + 1));
        }
        if self.at(Kind::DoubleStar) {
            return self.dict(open, None);
        }
        self.starred_first()?;
        let first = self.star_named_expression()?;
        if self.at(Kind::Colon) && first.what != What::Starred && first.what != What::Named {
            return self.dict(open, Some(first));
        }
        if self.at_comprehension() {
            self.starred_comprehension(first)?;
            self.comprehension_clauses()?;
            let close = self.expect(Kind::Rbrace)?;
            return Ok(Node::new(What::SetComprehension, open, close));
        }
        self.items(first, Kind::Rbrace)?;
        Ok(Node::new(What::Set, open, self.pos - 1))
    }

    /// A dict whose first key, if it has one, was read.
    fn dict(&mut self, open: usize, mut key: Option<Node>) -> Read<Node> {
        let mut pairs = 0;
        while !self.at(Kind::Rbrace) {
            self.dict_item(key.take(), 0 < pairs)?;
            pairs += 1;
            if pairs == 1 && self.at_comprehension() {
                self.unpacking_comprehension(open + 1)?;
                self.comprehension_clauses()?;
                let close = self.expect(Kind::Rbrace)?;
                return Ok(Node::new(What::DictComprehension, open, close));
            }
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        let close = self.expect(Kind::Rbrace)?;
        Ok(Node::new(What::Dict, open, close))
    }

    fn dict_item(&mut self, key: Option<Node>, later: bool) -> Read<()> {
        if key.is_none() {
            if self.eat(Kind::DoubleStar) {
                return self.operand().map(drop);
            }
            if later && self.strict {
                self.missing_colon()?;
            }
            self.expression()?;
        }
        let colon = self.pos;
        self.expect(Kind::Colon)?;
        if self.strict {
            match self.kind() {
                Kind::Rbrace | Kind::Comma => {
                    return self.known("expression expected after dictionary key and ':'", colon, colon);
                }
                Kind::Star => {
                    let star = self.pos;
                    self.pos += 1;
                    self.operand()?;
                    return self.known_from("cannot use a starred expression in a dictionary value", star);
                }
                _ => {}
            }
        }
        self.expression().map(drop)
    }

    /// `{1: 2, 3}`. In the keys after the first, CPython looks for no other mistake before this one.
    fn missing_colon(&mut self) -> Read<()> {
        let read = self.attempt(|reader| {
            let key = reader.expression()?;
            if reader.at(Kind::Colon) { Err(Fail::Unexpected) } else { Ok(key) }
        })?;
        let Some(key) = read else {
            return Ok(());
        };
        let error = self.error_over("':' expected after dictionary key", key.last, key.last);
        let column = (error.end_column - 1).max(0) as u32;
        Err(Fail::Known(Box::new(super::SyntaxError { column, end_column: 0, ..error })))
    }

    /// `{**a for a in b}`
    fn unpacking_comprehension(&mut self, first: usize) -> Read<()> {
        if self.kind_at(first) != Kind::DoubleStar {
            return Ok(());
        }
        if self.strict {
            let read = self.attempt(|reader| {
                reader.comprehension_clauses()?;
                reader.expect(Kind::Rbrace)
            })?;
            if read.is_some() {
                return self.known("dict unpacking cannot be used in dict comprehension", first, first);
            }
        }
        Err(Fail::Unexpected)
    }

    /// `[*a for a in b]`
    fn starred_comprehension(&mut self, element: Node) -> Read<()> {
        if element.what != What::Starred {
            return Ok(());
        }
        if self.strict && self.attempt(Self::comprehension_clauses)?.is_some() {
            return self.known_over("iterable unpacking cannot be used in comprehension", element, element);
        }
        Err(Fail::Unexpected)
    }

    pub(super) fn at_comprehension(&mut self) -> bool {
        self.at(Kind::For) || (self.at(Kind::Async) && self.kind_at(self.pos + 1) == Kind::For)
    }

    /// `for a in b if c`, at least once. Gives the last token.
    pub(super) fn comprehension_clauses(&mut self) -> Read<usize> {
        while self.at_comprehension() {
            self.eat(Kind::Async);
            self.pos += 1;
            let target = self.for_targets()?;
            if !self.at(Kind::In) && self.strict && target.unassignable.is_none() {
                return self.known("'in' expected after for-loop variables", self.pos, self.pos);
            }
            self.expect(Kind::In)?;
            self.disjunction()?;
            while self.eat(Kind::If) {
                self.disjunction()?;
            }
        }
        Ok(self.pos - 1)
    }

    /// What comes between `for` and `in`.
    pub(super) fn for_targets(&mut self) -> Read<Node> {
        let target = self.list_of(|reader| {
            let first = reader.pos;
            let starred = reader.eat(Kind::Star);
            let value = reader.operand()?;
            Ok(if starred { Node::starred(first, reader.pos - 1, value) } else { value })
        })?;
        if let Some(bad) = target.unassignable {
            if self.strict && !target.member {
                return self.known(format!("cannot assign to {}", bad.what.describe()), bad.first, bad.last);
            }
            return Err(Fail::Unexpected);
        }
        Ok(target)
    }
}
