//! What begins with a parenthesis.
//!
//! Owns: groups, assertions, conditions, comments and inline flags.
//!
//! Never: calls the parser for what is inside: it opens a level, and `close` makes the node when the level ends.
//!
//! Start reading at `Parser::open`.

use super::Flags;
use super::ast::{Look, Node};
use super::error::{self, CompileError, PatternError};
use super::meter::Stop;
use super::parse::{Level, Parser, Shape};

/// The largest number of groups that CPython takes.
const MAX_GROUPS: usize = (i32::MAX / 2) as usize;

/// What an open parenthesis began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opener {
    /// The pattern as a whole.
    Top,
    /// `(?:` or `(?flags:`.
    Plain,
    Capture(u32),
    /// `(?>`.
    Atomic,
    /// `(?=`, `(?!`.
    Ahead {
        negate: bool,
    },
    /// `(?<=`, `(?<!`; the outermost one ends the rule about groups in look-behinds.
    Behind {
        negate: bool,
        outermost: bool,
    },
    /// `(?(group)`.
    IfGroup(u32),
}

impl Parser<'_, '_, '_> {
    /// What follows a parenthesis that was taken.
    pub(super) fn open(&mut self) -> Result<(), CompileError> {
        let start = self.tokens.tell() - 1;
        if !self.tokens.eat('?')? {
            return self.open_capture(start, None);
        }
        let Some(token) = self.tokens.take()? else {
            return Err(self.tokens.error("unexpected end of pattern", 0));
        };
        match token.plain() {
            Some('P') => self.open_named(start),
            Some(':') => self.enter(Opener::Plain, start, self.here()),
            Some('#') => self.comment(start),
            Some('=') => self.enter(Opener::Ahead { negate: false }, start, self.here()),
            Some('!') => self.enter(Opener::Ahead { negate: true }, start, self.here()),
            Some('<') => self.open_behind(start),
            Some('(') => self.open_condition(start),
            Some('>') => self.enter(Opener::Atomic, start, self.here()),
            Some(c) if c == '-' || flag_of(c).is_some() => self.open_flags(c, start),
            _ => Err(self.tokens.error(format!("unknown extension ?{}", token.text()), token.len() + 1)),
        }
    }

    fn enter(&mut self, opener: Opener, start: usize, flags: Flags) -> Result<(), CompileError> {
        self.meter.charge(2 * size_of::<Level>())?;
        let (items, branches) = (self.items.len(), self.branches.len());
        self.levels.push(Level { opener, start, flags, items, branches });
        Ok(())
    }

    fn open_capture(&mut self, start: usize, name: Option<&[u32]>) -> Result<(), CompileError> {
        let group = self.ast.open_group(self.meter)?;
        let before = name.map_or(0, |name| name.len() + 1);
        if MAX_GROUPS <= group as usize {
            return Err(self.tokens.error("too many groups", before));
        }
        if let Some(name) = name {
            let text = error::text(name);
            if let Some(old) = self.by_name.get(&text) {
                let shown = error::repr(name, false);
                let msg = format!("redefinition of group name {shown} as group {group}; was group {old}");
                return Err(self.tokens.error(msg, before));
            }
            self.meter.charge(8 * name.len() + 256)?;
            self.names.push((text.clone(), group as usize));
            self.by_name.insert(text, group as usize);
        }
        self.enter(Opener::Capture(group), start, self.here())
    }

    /// `(?P`: a named group or a reference to one.
    fn open_named(&mut self, start: usize) -> Result<(), CompileError> {
        if self.tokens.eat('<')? {
            let name = self.name_until('>')?;
            self.tokens.check_name(&name, 1)?;
            return self.open_capture(start, Some(&name));
        }
        if self.tokens.eat('=')? {
            let name = self.name_until(')')?;
            self.tokens.check_name(&name, 1)?;
            let group = self.named_group(&name)?;
            return self.same_as_group(group, name.len() + 1);
        }
        match self.tokens.take()? {
            None => Err(self.tokens.error("unexpected end of pattern", 0)),
            Some(token) => Err(self.tokens.error(format!("unknown extension ?P{}", token.text()), token.len() + 2)),
        }
    }

    fn name_until(&mut self, end: char) -> Result<Vec<u32>, CompileError> {
        self.tokens.take_until(end, "group name", self.meter)
    }

    fn named_group(&self, name: &[u32]) -> Result<u32, CompileError> {
        self.by_name
            .get(&error::text(name))
            .map(|&group| group as u32)
            .ok_or_else(|| self.tokens.error(format!("unknown group name {}", error::repr(name, false)), name.len() + 1))
    }

    fn comment(&mut self, start: usize) -> Result<(), CompileError> {
        loop {
            self.meter.step()?;
            match self.tokens.take()? {
                Some(token) if token.is(')') => return Ok(()),
                Some(_) => {}
                None => {
                    return Err(self.tokens.error_at("missing ), unterminated comment", start));
                }
            }
        }
    }

    fn open_behind(&mut self, start: usize) -> Result<(), CompileError> {
        let Some(token) = self.tokens.take()? else {
            return Err(self.tokens.error("unexpected end of pattern", 0));
        };
        if !token.is('=') && !token.is('!') {
            return Err(self.tokens.error(format!("unknown extension ?<{}", token.text()), token.len() + 2));
        }
        let outermost = self.behind.is_none();
        if outermost {
            self.behind = Some(self.ast.group_count());
        }
        self.enter(Opener::Behind { negate: token.is('!'), outermost }, start, self.here())
    }

    fn open_condition(&mut self, start: usize) -> Result<(), CompileError> {
        let name = self.name_until(')')?;
        let len = name.len() + 1;
        let digit = |&code: &u32| char::from_u32(code).filter(char::is_ascii_digit);
        let group = match name.iter().map(digit).collect::<Option<String>>() {
            None => {
                self.tokens.check_name(&name, 1)?;
                self.named_group(&name)?
            }
            Some(digits) => {
                let group = match digits.parse::<u32>() {
                    Ok(0) => return Err(self.tokens.error("bad group number", len)),
                    Ok(group) if (group as usize) < MAX_GROUPS => group,
                    _ => {
                        let shown = digits.trim_start_matches('0');
                        return Err(self.tokens.error(format!("invalid group reference {shown}"), len));
                    }
                };
                self.note_condition(group, self.tokens.tell() - len)?;
                group
            }
        };
        self.check_behind(group)?;
        self.enter(Opener::IfGroup(group), start, self.here())
    }

    /// Remembers where a condition named a group that may come later or never.
    fn note_condition(&mut self, group: u32, place: usize) -> Result<(), Stop> {
        self.meter.charge(64)?;
        if self.conditions_seen.insert(group) {
            self.conditions.push((group, place));
        }
        Ok(())
    }

    /// `(?flags)` and `(?flags:`, of which the first flag or the minus was taken.
    fn open_flags(&mut self, first: char, start: usize) -> Result<(), CompileError> {
        let Some((add, remove)) = self.flags(first)? else {
            let level = self.level();
            let begins = level.opener == Opener::Top && self.branches.is_empty() && self.items.is_empty();
            if !begins {
                return Err(self.tokens.error_at("global flags not at the start of the expression", start));
            }
            let flags = self.flags;
            self.levels.iter_mut().for_each(|level| level.flags = flags);
            return Ok(());
        };
        let Flags(mut bits) = self.here();
        if add & Flags::TYPE != 0 {
            bits &= !Flags::TYPE;
        }
        self.enter(Opener::Plain, start, Flags((bits | add) & !remove))
    }

    /// Reads flags: those added and removed in a group, or none if they were added to the whole pattern.
    fn flags(&mut self, first: char) -> Result<Option<(u32, u32)>, CompileError> {
        let mut end = first;
        let mut add = 0;
        while let Some(flag) = flag_of(end) {
            self.add_flag(&mut add, end, flag)?;
            end = self.next_flag("missing -, : or )", &[')', '-', ':'])?;
        }
        if end == ')' {
            self.flags.0 |= add;
            return Ok(None);
        }
        let mut remove = 0;
        if end == '-' {
            end = self.next_flag("missing flag", &[])?;
            while let Some(flag) = flag_of(end) {
                if flag & Flags::TYPE != 0 {
                    return Err(self.tokens.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0));
                }
                remove |= flag;
                end = self.next_flag("missing :", &[':'])?;
            }
        }
        if add & remove != 0 {
            return Err(self.tokens.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((add, remove)))
    }

    fn add_flag(&self, add: &mut u32, letter: char, flag: u32) -> Result<(), CompileError> {
        let refuse = |msg: &str| Err(self.tokens.error(format!("bad inline flags: {msg}"), 0));
        match letter {
            'L' if !self.tokens.is_bytes => {
                return refuse("cannot use 'L' flag with a str pattern");
            }
            'u' if self.tokens.is_bytes => {
                return refuse("cannot use 'u' flag with a bytes pattern");
            }
            _ => *add |= flag,
        }
        if flag & Flags::TYPE != 0 && *add & Flags::TYPE != flag {
            return refuse("flags 'a', 'u' and 'L' are incompatible");
        }
        Ok(())
    }

    /// The next letter of inline flags: a flag or one of `ends`.
    fn next_flag(&mut self, missing: &str, ends: &[char]) -> Result<char, CompileError> {
        self.meter.step()?;
        let Some(token) = self.tokens.take()? else {
            return Err(self.tokens.error(missing, 0));
        };
        match token.plain() {
            Some(c) if ends.contains(&c) || flag_of(c).is_some() => Ok(c),
            _ => {
                let letter = !token.escaped && super::chars::is_alpha(token.code);
                Err(self.tokens.error(if letter { "unknown flag" } else { missing }, token.len()))
            }
        }
    }

    /// `)`: makes the node of the level that ends.
    pub(super) fn close(&mut self) -> Result<(), CompileError> {
        let level = self.levels.pop().expect("the caller saw more than one level");
        if let Opener::IfGroup(group) = level.opener {
            self.close_condition(group, &level)?;
            self.tokens.take()?;
            return Ok(());
        }
        let body = self.alternatives(&level)?;
        if let Opener::Behind { outermost: true, .. } = level.opener {
            self.behind = None;
        }
        self.tokens.take()?;
        let empty = matches!(self.ast.node(body), Node::Empty);
        let node = match level.opener {
            Opener::Ahead { negate: true } | Opener::Behind { negate: true, .. } if empty => Node::Fail,
            Opener::Ahead { negate } => Node::Assert { body, look: Look::Ahead, negate },
            Opener::Behind { negate, .. } => Node::Assert { body, look: self.behind_by(body), negate },
            Opener::Atomic => Node::Atomic(body),
            Opener::Capture(group) => {
                self.ast.close_group(group, body);
                Node::Group { group, body }
            }
            Opener::Plain | Opener::Top | Opener::IfGroup(_) => {
                return Ok(self.push_item(super::parse::Item { node: body, shape: Shape::Plain })?);
            }
        };
        Ok(self.push(node, Shape::Plain)?)
    }

    fn close_condition(&mut self, group: u32, level: &Level) -> Result<(), Stop> {
        let last = self.sequence(level.items)?;
        let first = self.branches.get(level.branches).copied();
        self.branches.truncate(level.branches);
        let (yes, no) = match first {
            Some(yes) => (yes, last),
            None => (last, self.ast.add(Node::Empty, self.meter)?),
        };
        // A group that has begun and not ended by now is around the condition.
        let inside = (group as usize) < self.ast.group_count() && !self.ast.is_closed(group);
        self.push(Node::IfGroup { group, inside, yes, no }, Shape::Plain)
    }

    /// How far back a look-behind begins. That it has no fixed width is an error of CPython's compiler, so it comes last.
    fn behind_by(&mut self, body: super::ast::NodeId) -> Look {
        let width = self.ast.width(body);
        let mut refuse = |msg| _ = self.late.get_or_insert_with(|| PatternError::nowhere(msg));
        if u64::from(u32::MAX) < width.min {
            refuse("looks too much behind");
        } else if width.min != width.max {
            refuse("look-behind requires fixed-width pattern");
        }
        Look::Behind(width.min.min(u32::MAX.into()) as u32)
    }
}

fn flag_of(letter: char) -> Option<u32> {
    Some(match letter {
        'i' => Flags::IGNORECASE,
        'L' => Flags::LOCALE,
        'm' => Flags::MULTILINE,
        's' => Flags::DOTALL,
        'x' => Flags::VERBOSE,
        'a' => Flags::ASCII,
        'u' => Flags::UNICODE,
        _ => return None,
    })
}
