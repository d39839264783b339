//! Owns: `match`.
//!
//! Never: binds a name before the whole pattern of its case has matched.
//!
//! A pattern tests the value in a register and goes to `fail` when it does not match. What it captures stays in registers,
//! listed in [`Captures`]; the names are stored when the pattern has matched, before the guard.
//!
//! Start reading at: [`Compiler::match_`].

use super::Compiler;
use super::emit::Label;
use super::scope::Sym;
use crate::bytecode::code::Const;
use crate::bytecode::instr::{Instr, Intrinsic};
use ruff_python_ast::{Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr, PatternMatchSequence, Singleton, StmtMatch};
use ruff_text_size::{Ranged, TextRange};

/// Captured names and the registers of their values.
type Captures = Vec<(Sym, u8)>;

/// Most sub-patterns whose values are unpacked at once.
const MAX_UNPACK: usize = 64;

impl<'a> Compiler<'a> {
    pub(super) fn match_(&mut self, s: &'a StmtMatch) {
        let mark = self.f.mark();
        let subject = self.f.alloc(s.subject.range());
        self.expr_to(&s.subject, subject);
        let end = self.f.label();
        for case in &s.cases {
            let next = self.f.label();
            let mark = self.f.mark();
            let mut captures = Captures::new();
            self.pattern(&case.pattern, subject, next, &mut captures);
            for &(name, a) in &captures {
                self.store(case.pattern.range(), name, a);
            }
            self.f.release(mark);
            if let Some(guard) = case.guard.as_deref() {
                self.jump_unless(guard, next);
            }
            self.body(&case.body);
            self.f.jump(case.pattern.range(), end);
            self.f.bind(next);
        }
        self.f.bind(end);
        self.f.release(mark);
    }

    /// Goes to `fail` unless `r[value]` matches. The registers of captures stay allocated.
    fn pattern(&mut self, pattern: &'a Pattern, value: u8, fail: Label, captures: &mut Captures) {
        if self.stopped() {
            return;
        }
        let range = pattern.range();
        match pattern {
            Pattern::MatchValue(p) => {
                let mark = self.f.mark();
                match self.short_literal(&p.value) {
                    Some(imm) => {
                        let to = self.f.to(fail);
                        self.f.emit(range, Instr::JumpUnlessEqImm { a: value, imm, to });
                    }
                    None => {
                        let b = self.operand(&p.value);
                        let to = self.f.to(fail);
                        self.f.emit(range, Instr::JumpUnlessEq { a: value, b, to });
                    }
                }
                self.f.release(mark);
            }
            Pattern::MatchSingleton(p) => self.singleton(range, p.value, value, fail),
            Pattern::MatchSequence(p) => self.sequence(p, value, fail, captures),
            Pattern::MatchMapping(p) => self.mapping(p, value, fail, captures),
            Pattern::MatchClass(p) => self.class_pattern(p, value, fail, captures),
            // Its value is the list that the sequence pattern made.
            Pattern::MatchStar(p) => {
                if let Some(name) = &p.name {
                    captures.push((self.sym(name), value));
                }
            }
            Pattern::MatchAs(p) => {
                if let Some(pattern) = &p.pattern {
                    self.pattern(pattern, value, fail, captures);
                }
                if let Some(name) = &p.name {
                    captures.push((self.sym(name), value));
                }
            }
            Pattern::MatchOr(p) => self.alternatives(p, value, fail, captures),
        }
    }

    fn singleton(&mut self, range: TextRange, singleton: Singleton, value: u8, fail: Label) {
        let constant = match singleton {
            Singleton::None => {
                let to = self.f.to(fail);
                return self.f.emit(range, Instr::JumpIfNotNone { a: value, to });
            }
            Singleton::True => 1,
            Singleton::False => 0,
        };
        let mark = self.f.mark();
        let d = self.f.alloc(range);
        self.f.emit(range, Instr::LoadBool { d, b: constant });
        self.f.emit(range, Instr::Is { d, a: value, b: d });
        self.fail_unless(range, d, fail);
        self.f.release(mark);
    }

    fn fail_unless(&mut self, range: TextRange, a: u8, fail: Label) {
        let to = self.f.to(fail);
        self.f.emit(range, Instr::JumpIfFalse { a, to });
    }

    /// `r[d] = which(r[value])`
    fn ask(&mut self, range: TextRange, which: Intrinsic, value: u8, d: u8) {
        self.f.emit(range, Instr::CallIntrinsic { d, base: value, n: 1, which });
    }

    /// Goes to `fail` unless the length, as `which` says it, is `n`, or at least `n`.
    fn check_length(&mut self, range: TextRange, which: Intrinsic, value: u8, n: usize, exactly: bool, fail: Label) {
        let mark = self.f.mark();
        let a = self.f.alloc(range);
        self.ask(range, which, value, a);
        // More items than that cannot be asked for, which is said later.
        let imm = i16::try_from(n).unwrap_or(i16::MAX);
        let to = self.f.to(fail);
        self.f.emit(range, if exactly { Instr::JumpUnlessEqImm { a, imm, to } } else { Instr::JumpUnlessGeImm { a, imm, to } });
        self.f.release(mark);
    }

    // ---- sequences

    fn sequence(&mut self, p: &'a PatternMatchSequence, value: u8, fail: Label, captures: &mut Captures) {
        let range = p.range();
        let star = p.patterns.iter().position(Pattern::is_match_star);
        let fixed = p.patterns.len() - usize::from(star.is_some());
        if star.is_none() || fixed > 0 {
            self.check_length(range, Intrinsic::MatchLen, value, fixed, star.is_none(), fail);
        } else {
            let mark = self.f.mark();
            let d = self.f.alloc(range);
            self.ask(range, Intrinsic::MatchIsSequence, value, d);
            self.fail_unless(range, d, fail);
            self.f.release(mark);
        }
        if p.patterns.iter().all(is_wildcard) {
            return;
        }
        match star {
            _ if p.patterns.len() > MAX_UNPACK => self.fail("too many patterns in a sequence pattern (more than 64)", range),
            None => {
                let base = self.unpack_sequence(range, fixed, value);
                self.sub_patterns(p.patterns.iter(), base, fail, captures);
            }
            Some(star) if is_wildcard(&p.patterns[star]) => self.items_by_index(p, value, star, fail, captures),
            Some(star) => {
                let base = self.f.alloc_window(range, fixed + 1);
                let after = (fixed - star) as u8;
                self.f.emit(range, Instr::UnpackEx { base, a: value, before: star as u8, after });
                self.sub_patterns(p.patterns.iter(), base, fail, captures);
            }
        }
    }

    /// With `*_` nobody looks at the rest, however long it is: the other items are asked for by their index.
    fn items_by_index(&mut self, p: &'a PatternMatchSequence, value: u8, star: usize, fail: Label, captures: &mut Captures) {
        for (i, pattern) in p.patterns.iter().enumerate().filter(|(_, pattern)| !is_wildcard(pattern)) {
            let range = pattern.range();
            let item = self.f.alloc(range);
            let mark = self.f.mark();
            let index = self.f.alloc(range);
            if i < star {
                self.f.emit(range, Instr::LoadInt { d: index, i: i as i32 });
            } else {
                let from_end = self.f.alloc(range);
                self.ask(range, Intrinsic::Len, value, index);
                self.f.emit(range, Instr::LoadInt { d: from_end, i: (p.patterns.len() - i) as i32 });
                self.f.emit(range, Instr::Sub { d: index, a: index, b: from_end });
            }
            self.f.emit(range, Instr::GetItem { d: item, a: value, b: index });
            self.f.release(mark);
            self.pattern(pattern, item, fail, captures);
        }
    }

    fn sub_patterns(&mut self, patterns: impl Iterator<Item = &'a Pattern>, base: u8, fail: Label, captures: &mut Captures) {
        for (i, pattern) in patterns.enumerate() {
            self.pattern(pattern, base.saturating_add(i as u8), fail, captures);
        }
    }

    // ---- mappings

    fn mapping(&mut self, p: &'a PatternMatchMapping, value: u8, fail: Label, captures: &mut Captures) {
        let range = p.range();
        let mark = self.f.mark();
        let d = self.f.alloc(range);
        self.ask(range, Intrinsic::MatchIsMapping, value, d);
        self.fail_unless(range, d, fail);
        self.f.release(mark);
        if !p.keys.is_empty() {
            self.check_length(range, Intrinsic::Len, value, p.keys.len(), false, fail);
        }
        if p.keys.is_empty() && p.rest.is_none() {
            return;
        }
        if p.keys.len() > MAX_UNPACK {
            return self.fail("too many keys in a mapping pattern (more than 64)", range);
        }
        let keys = self.f.alloc(range);
        self.tuple(range, &p.keys, keys);
        if !p.keys.is_empty() {
            let base = self.f.alloc_window(range, 2);
            self.f.emit(range, Instr::Move { d: base, a: value });
            self.f.emit(range, Instr::Move { d: base.saturating_add(1), a: keys });
            self.f.emit(range, Instr::CallIntrinsic { d: base, base, n: 2, which: Intrinsic::MatchKeys });
            let values = self.unpack_found(range, base, p.keys.len(), fail);
            self.sub_patterns(p.patterns.iter(), values, fail, captures);
        }
        if let Some(rest) = &p.rest {
            let base = self.f.alloc_window(range, 2);
            self.f.emit(range, Instr::Move { d: base, a: value });
            self.f.emit(range, Instr::Move { d: base.saturating_add(1), a: keys });
            self.f.emit(range, Instr::CallIntrinsic { d: base, base, n: 2, which: Intrinsic::MatchRest });
            captures.push((self.sym(rest), base));
        }
    }

    /// The items of the tuple in `r[found]`; goes to `fail` when that is None.
    fn unpack_found(&mut self, range: TextRange, found: u8, n: usize, fail: Label) -> u8 {
        let to = self.f.to(fail);
        self.f.emit(range, Instr::JumpIfNone { a: found, to });
        if n == 0 {
            return found;
        }
        self.unpack_sequence(range, n, found)
    }

    // ---- classes

    fn class_pattern(&mut self, p: &'a PatternMatchClass, value: u8, fail: Label, captures: &mut Captures) {
        let range = p.range();
        let positional = &p.arguments.patterns;
        let keywords = &p.arguments.keywords;
        let n = positional.len() + keywords.len();
        if n > MAX_UNPACK {
            return self.fail("too many sub-patterns in a class pattern (more than 64)", range);
        }
        let base = self.f.alloc(range);
        self.f.emit(range, Instr::Move { d: base, a: value });
        let class = self.f.alloc(range);
        self.expr_to(&p.cls, class);
        if n == 0 {
            self.f.emit(range, Instr::CallIntrinsic { d: base, base, n: 2, which: Intrinsic::MatchInstance });
            self.f.release(u16::from(base));
            return self.fail_unless(range, base, fail);
        }
        let count = self.f.alloc(range);
        self.f.emit(range, Instr::LoadInt { d: count, i: positional.len() as i32 });
        let names = self.f.alloc(range);
        let attributes = keywords.iter().map(|keyword| Const::Str(self.strings.intern(&keyword.attr))).collect();
        self.load_constant(range, Const::Tuple(attributes), names);
        self.f.emit(range, Instr::CallIntrinsic { d: base, base, n: 4, which: Intrinsic::MatchClass });
        self.f.release(u16::from(base) + 1);
        let values = self.unpack_found(range, base, n, fail);
        let patterns = positional.iter().chain(keywords.iter().map(|keyword| &keyword.pattern));
        self.sub_patterns(patterns, values, fail, captures);
    }

    // ---- alternatives

    /// All alternatives bind the same names: each moves its captures to the same registers.
    fn alternatives(&mut self, p: &'a PatternMatchOr, value: u8, fail: Label, captures: &mut Captures) {
        let range = p.range();
        let names = p.patterns.first().map(|first| self.bound_names(first)).unwrap_or_default();
        let shared: Captures = names.into_iter().map(|name| (name, self.f.alloc(range))).collect();
        let matched = self.f.label();
        for (i, pattern) in p.patterns.iter().enumerate() {
            let mark = self.f.mark();
            let next = if i + 1 < p.patterns.len() { self.f.label() } else { fail };
            let mut own = Captures::new();
            self.pattern(pattern, value, next, &mut own);
            for &(name, d) in &shared {
                if let Some(&(_, a)) = own.iter().find(|(captured, _)| *captured == name) {
                    self.f.emit(range, Instr::Move { d, a });
                }
            }
            self.f.release(mark);
            if i + 1 < p.patterns.len() {
                self.f.jump(range, matched);
                self.f.bind(next);
            }
        }
        self.f.bind(matched);
        captures.extend(shared);
    }

    fn bound_names(&mut self, pattern: &'a Pattern) -> Vec<Sym> {
        let mut names = Vec::new();
        self.collect_names(pattern, &mut names);
        names
    }

    fn collect_names(&mut self, pattern: &'a Pattern, names: &mut Vec<Sym>) {
        let own = match pattern {
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => None,
            Pattern::MatchSequence(p) => {
                p.patterns.iter().for_each(|pattern| self.collect_names(pattern, names));
                None
            }
            Pattern::MatchMapping(p) => {
                p.patterns.iter().for_each(|pattern| self.collect_names(pattern, names));
                p.rest.as_ref()
            }
            Pattern::MatchClass(p) => {
                let patterns = p.arguments.patterns.iter().chain(p.arguments.keywords.iter().map(|keyword| &keyword.pattern));
                patterns.for_each(|pattern| self.collect_names(pattern, names));
                None
            }
            Pattern::MatchStar(p) => p.name.as_ref(),
            Pattern::MatchAs(p) => {
                if let Some(pattern) = &p.pattern {
                    self.collect_names(pattern, names);
                }
                p.name.as_ref()
            }
            // The others bind the same names.
            Pattern::MatchOr(p) => {
                if let Some(first) = p.patterns.first() {
                    self.collect_names(first, names);
                }
                None
            }
        };
        if let Some(name) = own {
            let name = self.sym(name);
            names.push(name);
        }
    }
}

/// `_` or `*_`: nothing to look at.
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(p) => p.pattern.is_none() && p.name.is_none(),
        Pattern::MatchStar(p) => p.name.is_none(),
        _ => false,
    }
}
