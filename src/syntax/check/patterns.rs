//! Owns: `match`: patterns that make others unreachable, names bound twice, keys checked twice.
//!
//! Never: reads an expression but through the checker.
//!
//! Start reading at: [`Checker::match_statement`].

use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{self as ast, Expr, Pattern};
use ruff_text_size::Ranged;

use super::scopes;
use super::{Checker, Phase};

impl<'a> Checker<'a> {
    pub(super) fn match_statement(&mut self, node: &'a ast::StmtMatch) {
        self.visit_expr(&node.subject);
        for (i, case) in node.cases.iter().enumerate() {
            if i + 1 < node.cases.len() && case.guard.is_none() {
                self.unreachable(&case.pattern);
            }
            let mut names = Vec::new();
            self.captures(&case.pattern, &mut names);
            self.visit_pattern(&case.pattern);
            if let Some(guard) = &case.guard {
                self.visit_expr(guard);
            }
            self.visit_body(&case.body);
        }
    }

    /// A pattern that always matches, before another one.
    fn unreachable(&mut self, pattern: &'a Pattern) {
        let Some(capture) = irrefutable(pattern) else {
            return;
        };
        let message = match &capture.name {
            Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
            None => "wildcard makes remaining patterns unreachable".to_owned(),
        };
        self.found(Phase::Code, message, capture.range);
    }

    /// Collects the names that a pattern binds, each of which may appear once.
    fn captures(&mut self, pattern: &'a Pattern, names: &mut Vec<&'a str>) {
        match pattern {
            Pattern::MatchSequence(node) => {
                node.patterns.iter().for_each(|pattern| self.captures(pattern, names));
            }
            Pattern::MatchMapping(node) => {
                node.patterns.iter().for_each(|pattern| self.captures(pattern, names));
                if let Some(rest) = &node.rest {
                    self.capture(rest, pattern, names);
                }
            }
            Pattern::MatchClass(node) => {
                let keywords = node.arguments.keywords.iter().map(|keyword| &keyword.pattern);
                for pattern in node.arguments.patterns.iter().chain(keywords) {
                    self.captures(pattern, names);
                }
            }
            Pattern::MatchStar(node) => {
                if let Some(name) = &node.name {
                    self.capture(name, pattern, names);
                }
            }
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.captures(inner, names);
                }
                if let Some(name) = &node.name {
                    self.capture(name, pattern, names);
                }
            }
            Pattern::MatchOr(node) => self.alternatives(node, names),
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        }
    }

    fn capture(&mut self, name: &'a str, pattern: &'a Pattern, names: &mut Vec<&'a str>) {
        if names.contains(&name) {
            let message = format!("multiple assignments to name '{name}' in pattern");
            self.found(Phase::Code, message, pattern.range());
        }
        names.push(name);
    }

    /// All alternatives bind the same names.
    fn alternatives(&mut self, node: &'a ast::PatternMatchOr, names: &mut Vec<&'a str>) {
        let mut expected: Option<Vec<&'a str>> = None;
        for (i, pattern) in node.patterns.iter().enumerate() {
            if i + 1 < node.patterns.len() {
                self.unreachable(pattern);
            }
            let mut bound = Vec::new();
            self.captures(pattern, &mut bound);
            bound.sort_unstable();
            bound.dedup();
            if expected.as_ref().is_some_and(|expected| *expected != bound) {
                self.found(Phase::Code, "alternative patterns bind different names", node.range);
            }
            expected.get_or_insert(bound);
        }
        for name in expected.unwrap_or_default() {
            if names.contains(&name) {
                let message = format!("multiple assignments to name '{name}' in pattern");
                self.found(Phase::Code, message, node.range);
            }
            names.push(name);
        }
    }

    /// Checks a pattern on its own and binds its names.
    pub(super) fn pattern(&mut self, pattern: &'a Pattern) {
        self.order += 1;
        match pattern {
            Pattern::MatchValue(node) => {
                if matches!(&*node.value, Expr::FString(_) | Expr::TString(_)) {
                    let message = "patterns may only match literals and attribute lookups";
                    self.found(Phase::Future, message, node.range);
                }
                self.visit_expr(&node.value);
            }
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(node) => self.sequence(node),
            Pattern::MatchMapping(node) => self.mapping(node),
            Pattern::MatchClass(node) => self.class_pattern(node),
            Pattern::MatchStar(node) => self.bind_pattern(node.name.as_ref(), pattern),
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner);
                }
                self.bind_pattern(node.name.as_ref(), pattern);
            }
            Pattern::MatchOr(node) => node.patterns.iter().for_each(|pattern| self.pattern(pattern)),
        }
    }

    fn bind_pattern(&mut self, name: Option<&'a ast::Identifier>, pattern: &'a Pattern) {
        if let Some(name) = name {
            self.bind(name, scopes::BOUND, pattern.range());
        }
    }

    fn sequence(&mut self, node: &'a ast::PatternMatchSequence) {
        let stars = node.patterns.iter().filter(|pattern| pattern.is_match_star()).count();
        if 1 < stars {
            self.found(Phase::Code, "multiple starred names in sequence pattern", node.range);
        }
        for pair in node.patterns.windows(2) {
            // The parser crate reads `[1 2]` as two items.
            if !self.source[pair[0].end().to_usize()..pair[1].start().to_usize()].contains(',') {
                self.found(Phase::Future, "invalid syntax", pair[1].range());
            }
        }
        node.patterns.iter().for_each(|pattern| self.pattern(pattern));
    }

    fn mapping(&mut self, node: &'a ast::PatternMatchMapping) {
        for (i, key) in node.keys.iter().enumerate() {
            let Some(shown) = self.constant(key) else {
                continue;
            };
            if node.keys[..i].iter().any(|other| self.constant(other).as_ref() == Some(&shown)) {
                let message = format!("mapping pattern checks duplicate key ({shown})");
                self.found(Phase::Code, message, node.range);
            }
        }
        node.keys.iter().for_each(|key| self.visit_expr(key));
        node.patterns.iter().for_each(|pattern| self.pattern(pattern));
        if let Some(rest) = &node.rest {
            self.bind(rest, scopes::BOUND, node.range);
        }
    }

    /// A literal key as Python shows it.
    fn constant(&self, key: &Expr) -> Option<String> {
        match key {
            Expr::StringLiteral(node) => {
                let text = node.value.to_str();
                let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
                Some(format!("{quote}{}{quote}", text.replace('\\', "\\\\")))
            }
            Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::BytesLiteral(_) => {
                Some(self.source[key.range()].to_owned())
            }
            _ => None,
        }
    }

    fn class_pattern(&mut self, node: &'a ast::PatternMatchClass) {
        self.visit_expr(&node.cls);
        let keywords = &node.arguments.keywords;
        for (i, keyword) in keywords.iter().enumerate() {
            if keywords[..i].iter().any(|other| other.attr.id == keyword.attr.id) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                self.found(Phase::Code, message, keyword.pattern.range());
            }
        }
        node.arguments.patterns.iter().for_each(|pattern| self.pattern(pattern));
        keywords.iter().for_each(|keyword| self.pattern(&keyword.pattern));
    }
}

/// The capture or wildcard that makes a pattern match always.
fn irrefutable(pattern: &Pattern) -> Option<&ast::PatternMatchAs> {
    match pattern {
        Pattern::MatchAs(node) => match &node.pattern {
            None => Some(node),
            Some(inner) => irrefutable(inner),
        },
        Pattern::MatchOr(node) => node.patterns.last().and_then(irrefutable),
        _ => None,
    }
}
