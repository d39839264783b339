//! Owns: expressions from `:=` down to calls and subscripts.
//!
//! Never: reads a statement.
//!
//! Start reading at: [`Reader::star_expressions`].

use super::targets::{Node, What};
use super::{Fail, Kind, Read, Reader};

const FORGOTTEN_COMMA: &str = "invalid syntax. Perhaps you forgot a comma?";
/// How many names in a row are looked behind for an argument list: `a b c`.
const MAX_NAMES: usize = 20;
const EQUALS: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

impl Reader<'_> {
    /// `a, *b, c`
    pub(super) fn star_expressions(&mut self) -> Read<Node> {
        self.list_of(Self::star_expression)
    }

    /// Items with commas between them; a tuple when there is a comma.
    pub(super) fn list_of(&mut self, item: fn(&mut Self) -> Read<Node>) -> Read<Node> {
        let start = self.pos;
        let first = item(self)?;
        if !self.at(Kind::Comma) {
            return Ok(first);
        }
        let mut items = vec![first];
        while self.eat(Kind::Comma) && self.begins_item() {
            items.push(item(self)?);
        }
        Ok(Node::sequence(What::Tuple, start, self.pos - 1, &items))
    }

    pub(super) fn begins_item(&mut self) -> bool {
        self.at(Kind::Star) || self.begins_expression()
    }

    pub(super) fn begins_expression(&mut self) -> bool {
        matches!(
            self.kind(),
            Kind::Name
                | Kind::Number
                | Kind::String
                | Kind::FStringStart
                | Kind::Lpar
                | Kind::Lsqb
                | Kind::Lbrace
                | Kind::Plus
                | Kind::Minus
                | Kind::Tilde
                | Kind::Ellipsis
                | Kind::Not
                | Kind::Lambda
                | Kind::Await
                | Kind::True
                | Kind::False
                | Kind::None
        )
    }

    pub(super) fn star_expression(&mut self) -> Read<Node> {
        if !self.at(Kind::Star) {
            return self.expression();
        }
        let first = self.pos;
        self.pos += 1;
        let value = self.operand()?;
        Ok(Node::starred(first, self.pos - 1, value))
    }

    /// An item of a list, set or tuple in brackets.
    pub(super) fn star_named_expression(&mut self) -> Read<Node> {
        if !self.at(Kind::Star) {
            return self.named_expression();
        }
        let first = self.pos;
        self.pos += 1;
        match self.operand() {
            Err(Fail::Unexpected) if self.strict => self.known_here("Invalid star expression"),
            value => {
                let value = value?;
                Ok(Node::starred(first, self.pos - 1, value))
            }
        }
    }

    pub(super) fn named_expression(&mut self) -> Read<Node> {
        let node = self.expression()?;
        match self.kind() {
            Kind::ColonEqual => self.after_name(node),
            Kind::Equal if self.strict => {
                self.mistaken_equal(node)?;
                Ok(node)
            }
            _ => Ok(node),
        }
    }

    /// `name := value`
    fn after_name(&mut self, target: Node) -> Read<Node> {
        if target.what == What::Name && !target.grouped {
            self.pos += 1;
            self.expression()?;
            return Ok(Node::new(What::Named, target.first, self.pos - 1));
        }
        if self.strict {
            self.pos += 1;
            if self.attempt(Self::expression)?.is_some() {
                let message = format!("cannot use assignment expressions with {}", target.what.describe());
                return self.known_over(message, target, target);
            }
        }
        Err(Fail::Unexpected)
    }

    /// `=` after an expression that is no statement of its own.
    pub(super) fn mistaken_equal(&mut self, left: Node) -> Read<()> {
        if !left.is_operand() {
            return Ok(());
        }
        let equal = self.pos;
        let right = self.attempt(|reader| {
            reader.pos = equal + 1;
            let right = reader.operand()?;
            match reader.kind() {
                Kind::Equal | Kind::ColonEqual => Err(Fail::Unexpected),
                _ => Ok(right),
            }
        })?;
        let Some(right) = right else {
            return Ok(());
        };
        if left.what == What::Name && !left.grouped {
            return self.known_over(EQUALS, left, right);
        }
        // The lookahead is at the first token, whatever the expression goes on to be.
        let first = if left.grouped { Kind::Name } else { self.tokens[left.first].kind };
        if matches!(first, Kind::True | Kind::False | Kind::None)
            || (first == Kind::Lsqb && left.what != What::ListComprehension)
            || matches!(left.what, What::Tuple | What::List | What::Generator)
        {
            return Ok(());
        }
        let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", left.what.describe());
        self.known_over(message, left, left)
    }

    /// A conditional expression, a lambda, or what they are made of.
    pub(super) fn expression(&mut self) -> Read<Node> {
        let first = self.pos;
        if !self.strict {
            return self.read_expression(first);
        }
        // The mistakes are looked for by reading the same text several ways, so each place must be read only once.
        if let Some(&read) = self.memo.get(&first) {
            let (node, end) = read.ok_or(Fail::Unexpected)?;
            self.pos = end;
            return Ok(node);
        }
        let read = self.read_expression(first);
        match &read {
            Ok(node) => self.memo.insert(first, Some((*node, self.pos))),
            Err(Fail::Unexpected) => self.memo.insert(first, None),
            Err(Fail::Known(_)) => None,
        };
        read
    }

    fn read_expression(&mut self, first: usize) -> Read<Node> {
        match self.kind() {
            Kind::Lambda => return self.lambda(),
            Kind::Pass | Kind::Break | Kind::Continue if self.strict => {
                return self.statement_in_conditional();
            }
            Kind::String if self.strict => self.broken_string(first)?,
            _ => {}
        }
        let value = if self.strict && self.settled.contains(&first) { self.plain_disjunction()? } else { self.disjunction()? };
        if self.strict {
            self.two_expressions(first, value)?;
            self.incomplete_conditional(value)?;
            self.name_and_list(first)?;
        }
        if !self.eat(Kind::If) {
            return Ok(value);
        }
        self.disjunction()?;
        self.expect(Kind::Else)?;
        self.expression()?;
        Ok(Node::new(What::Conditional, first, self.pos - 1))
    }

    /// CPython remembers what it read here without looking for mistakes, and does not read it again.
    fn plain_disjunction(&mut self) -> Read<Node> {
        self.strict = false;
        let read = self.disjunction();
        self.strict = true;
        read
    }

    /// `"say "hi" now"`: text between two strings.
    fn broken_string(&mut self, first: usize) -> Read<()> {
        let read = self.attempt(|reader| {
            reader.pos = first + 1;
            while !reader.at(Kind::String) {
                reader.expression()?;
            }
            if reader.pos == first + 1 { Err(Fail::Unexpected) } else { Ok(reader.pos - 1) }
        })?;
        match read {
            Some(last) => self.known("invalid syntax. Is this intended to be part of the string?", first + 1, last),
            None => Ok(()),
        }
    }

    /// `a b` inside brackets.
    fn two_expressions(&mut self, first: usize, value: Node) -> Read<()> {
        if !self.begins_expression() || self.is_excused(first) {
            return Ok(());
        }
        self.settled.insert(self.pos);
        let read = self.attempt(|reader| {
            let second = reader.expression()?;
            Ok((second, reader.pos - 1))
        })?;
        let Some((second, last)) = read else {
            return Ok(());
        };
        let legacy = value.what == What::Name && matches!(self.text(value.first), "print" | "exec");
        if legacy || self.levels[last] == 0 {
            return Ok(());
        }
        self.known_over(FORGOTTEN_COMMA, value, second)
    }

    /// A name before a string may be a mistyped prefix, and a soft keyword the beginning of a statement.
    fn is_excused(&mut self, first: usize) -> bool {
        self.kind_at(first) == Kind::Name
            && (self.kind_at(first + 1) == Kind::String || matches!(self.text(first), "match" | "case" | "type" | "_"))
    }

    /// `a if b`, without its `else`.
    fn incomplete_conditional(&mut self, value: Node) -> Read<()> {
        if !self.at(Kind::If) {
            return Ok(());
        }
        let at_if = self.pos;
        let condition = self.attempt(|reader| {
            reader.pos = at_if + 1;
            let condition = reader.disjunction()?;
            Ok((condition, reader.pos))
        })?;
        let Some((condition, end)) = condition else {
            return Ok(());
        };
        match self.kind_at(end) {
            Kind::Colon => Ok(()),
            Kind::Else => {
                let rest = self.attempt_strictly(|reader| {
                    reader.pos = end + 1;
                    reader.expression()
                })?;
                if rest.is_some() {
                    return Ok(());
                }
                let message = "expected expression after 'else', but statement is given";
                self.known(message, end + 1, end + 1)
            }
            _ => self.known_over("expected 'else' after 'if' expression", value, condition),
        }
    }

    /// `pass if a else b`
    pub(super) fn statement_in_conditional(&mut self) -> Read<Node> {
        let first = self.pos;
        let read = self.attempt(|reader| {
            reader.pos += 1;
            reader.expect(Kind::If)?;
            reader.disjunction()?;
            reader.expect(Kind::Else)?;
            reader.simple_statement()
        })?;
        if read.is_none() {
            return Err(Fail::Unexpected);
        }
        self.known("expected expression before 'if', but statement is given", first, first)
    }

    /// `print x`. CPython reads what follows any name so, and finds other mistakes on the way.
    fn name_and_list(&mut self, first: usize) -> Read<()> {
        if self.kind_at(first) != Kind::Name || self.kind_at(first + 1) == Kind::Lpar || self.names == MAX_NAMES {
            return Ok(());
        }
        self.names += 1;
        let read = self.attempt_strictly(|reader| {
            reader.pos = first + 1;
            reader.star_expressions()
        });
        self.names -= 1;
        let read = read?;
        let name = match self.text(first) {
            "print" => "print",
            "exec" => "exec",
            _ => return Ok(()),
        };
        let Some(arguments) = read else {
            return Ok(());
        };
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        self.known(message, first, arguments.last)
    }

    pub(super) fn disjunction(&mut self) -> Read<Node> {
        self.joined(Kind::Or, |reader| reader.joined(Kind::And, Self::inversion))
    }

    fn joined(&mut self, operator: Kind, term: fn(&mut Self) -> Read<Node>) -> Read<Node> {
        let start = self.pos;
        let first = term(self)?;
        if !self.at(operator) {
            return Ok(first);
        }
        while self.eat(operator) {
            term(self)?;
        }
        Ok(Node::new(What::Logic, start, self.pos - 1))
    }

    pub(super) fn inversion(&mut self) -> Read<Node> {
        let first = self.pos;
        while self.eat(Kind::Not) {}
        let negated = first < self.pos;
        let value = self.comparison()?;
        Ok(if negated { Node::new(What::Logic, first, self.pos - 1) } else { value })
    }

    fn comparison(&mut self) -> Read<Node> {
        let start = self.pos;
        let first = self.operand()?;
        let member = self.at(Kind::In) && first.unassignable.is_none();
        let mut compared = false;
        while self.comparison_operator() {
            self.operand()?;
            compared = true;
        }
        if !compared {
            return Ok(first);
        }
        Ok(Node { member, ..Node::new(What::Comparison, start, self.pos - 1) })
    }

    fn comparison_operator(&mut self) -> bool {
        match self.kind() {
            Kind::Compare if self.text(self.pos) == "<>" => false,
            Kind::Compare | Kind::In => {
                self.pos += 1;
                true
            }
            Kind::Is => {
                self.pos += 1;
                self.eat(Kind::Not);
                true
            }
            Kind::Not if self.kind_at(self.pos + 1) == Kind::In => {
                self.pos += 2;
                true
            }
            _ => false,
        }
    }

    /// Arithmetic and bit operations. Which of them binds tighter makes no difference to whether it can be read.
    pub(super) fn operand(&mut self) -> Read<Node> {
        let start = self.pos;
        let first = self.factor()?;
        let mut applied = false;
        loop {
            let operator = self.kind();
            if !is_operator(operator) {
                break;
            }
            self.pos += 1;
            if self.strict && is_arithmetic(operator) {
                self.unparenthesized_not(Self::inversion)?;
            }
            self.factor()?;
            applied = true;
        }
        if !applied {
            return Ok(first);
        }
        Ok(Node::new(What::Operation, start, self.pos - 1))
    }

    /// `a + not b`
    fn unparenthesized_not(&mut self, operand: fn(&mut Self) -> Read<Node>) -> Read<()> {
        if !self.at(Kind::Not) {
            return Ok(());
        }
        let not = self.pos;
        let read = self.attempt(|reader| {
            reader.pos += 1;
            operand(reader)
        })?;
        match read {
            Some(value) => self.known("'not' after an operator must be parenthesized", not, value.last),
            None => Ok(()),
        }
    }

    fn factor(&mut self) -> Read<Node> {
        let first = self.pos;
        while matches!(self.kind(), Kind::Plus | Kind::Minus | Kind::Tilde) {
            self.pos += 1;
        }
        let signed = first < self.pos;
        if signed && self.strict {
            self.unparenthesized_not(Self::factor)?;
        }
        let value = self.power()?;
        Ok(if signed { Node::new(What::Operation, first, self.pos - 1) } else { value })
    }

    fn power(&mut self) -> Read<Node> {
        let first = self.pos;
        let awaited = self.eat(Kind::Await);
        let mut base = self.primary()?;
        if awaited {
            base = Node::new(What::Await, first, self.pos - 1);
        }
        if !self.eat(Kind::DoubleStar) {
            return Ok(base);
        }
        self.factor()?;
        Ok(Node::new(What::Operation, first, self.pos - 1))
    }

    /// An atom and its attributes, calls and subscripts.
    pub(super) fn primary(&mut self) -> Read<Node> {
        let first = self.pos;
        let mut node = self.atom()?;
        loop {
            let what = match self.kind() {
                Kind::Dot => {
                    self.pos += 1;
                    self.expect(Kind::Name)?;
                    What::Attribute
                }
                Kind::Lpar => {
                    self.pos += 1;
                    self.arguments(true)?;
                    What::Call
                }
                Kind::Lsqb => {
                    self.pos += 1;
                    self.subscript()?;
                    What::Subscript
                }
                _ => return Ok(node),
            };
            node = Node::new(what, first, self.pos - 1);
        }
    }

    fn subscript(&mut self) -> Read<()> {
        self.slice()?;
        while self.eat(Kind::Comma) {
            if self.at(Kind::Rsqb) {
                break;
            }
            self.slice()?;
        }
        self.expect(Kind::Rsqb).map(drop)
    }

    fn slice(&mut self) -> Read<()> {
        if self.at(Kind::Star) {
            return self.star_named_expression().map(drop);
        }
        if !self.at(Kind::Colon) {
            self.named_expression()?;
        }
        for _ in 0..2 {
            if self.eat(Kind::Colon) && !matches!(self.kind(), Kind::Colon | Kind::Comma | Kind::Rsqb) {
                self.expression()?;
            }
        }
        Ok(())
    }

    fn lambda(&mut self) -> Read<Node> {
        let first = self.pos;
        self.pos += 1;
        self.lambda_parameters()?;
        let colon = self.pos;
        self.expect(Kind::Colon)?;
        if self.strict && matches!(self.kind(), Kind::FStringMiddle | Kind::FStringEnd) {
            let message = "lambda expressions are not allowed without parentheses";
            let letter = self.string_letter(colon);
            return self.known(format!("{letter}-string: {message}"), first, colon);
        }
        self.expression()?;
        Ok(Node::new(What::Lambda, first, self.pos - 1))
    }

    /// `yield`, `yield a, b` or `yield from a`
    pub(super) fn yield_expression(&mut self) -> Read<Node> {
        let first = self.expect(Kind::Yield)?;
        if self.eat(Kind::From) {
            self.expression()?;
        } else if self.begins_item() {
            self.star_expressions()?;
        }
        Ok(Node::new(What::Yield, first, self.pos - 1))
    }

    pub(super) fn yield_or_list(&mut self) -> Read<Node> {
        if self.at(Kind::Yield) { self.yield_expression() } else { self.star_expressions() }
    }
}

fn is_operator(kind: Kind) -> bool {
    is_arithmetic(kind) || matches!(kind, Kind::LeftShift | Kind::RightShift | Kind::Amper | Kind::Caret | Kind::Vbar)
}

fn is_arithmetic(kind: Kind) -> bool {
    matches!(kind, Kind::Plus | Kind::Minus | Kind::Star | Kind::Slash | Kind::Percent | Kind::DoubleSlash | Kind::At)
}
