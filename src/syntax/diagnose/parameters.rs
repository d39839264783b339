//! Owns: the parameters of functions, lambdas and generic types.
//!
//! Never: checks names against one another; `check` does.
//!
//! Start reading at: [`Reader::parameters`].

use super::{Fail, Kind, Read, Reader};

/// How one list of parameters is written.
#[derive(Clone, Copy)]
struct Style {
    lambda: bool,
    /// What ends the list.
    close: Kind,
}

/// What was read of it.
#[derive(Default)]
struct Seen {
    any: bool,
    default: bool,
    slash: bool,
    star: bool,
}

impl Reader<'_> {
    /// A function's parameters and the closing parenthesis.
    pub(super) fn parameters(&mut self) -> Read<()> {
        self.parameter_list(Style { lambda: false, close: Kind::Rpar })?;
        self.expect(Kind::Rpar).map(drop)
    }

    pub(super) fn lambda_parameters(&mut self) -> Read<()> {
        self.parameter_list(Style { lambda: true, close: Kind::Colon })
    }

    fn parameter_list(&mut self, style: Style) -> Read<()> {
        let mut seen = Seen::default();
        while !self.at(style.close) {
            match self.kind() {
                Kind::Slash => self.slash(&mut seen)?,
                Kind::Star => self.star(style, &mut seen)?,
                Kind::DoubleStar => return self.double_star(style),
                Kind::Lpar if self.strict => return self.grouped_parameters(style),
                _ => self.parameter(style, &mut seen)?,
            }
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        Ok(())
    }

    /// `name`, `name: type`, `name=default`
    fn parameter(&mut self, style: Style, seen: &mut Seen) -> Read<()> {
        let name = self.expect(Kind::Name)?;
        self.annotation(style, false)?;
        seen.any = true;
        if self.at(Kind::Equal) {
            seen.default = true;
            return self.default();
        }
        if seen.default && !seen.star {
            if !self.strict {
                return Err(Fail::Unexpected);
            }
            if matches!(self.kind(), Kind::Comma) || self.at(style.close) {
                let message = "parameter without a default follows parameter with a default";
                return self.known(message, name, name);
            }
        }
        Ok(())
    }

    fn annotation(&mut self, style: Style, starred: bool) -> Read<()> {
        if style.lambda || !self.eat(Kind::Colon) {
            return Ok(());
        }
        if starred { self.star_expression().map(drop) } else { self.expression().map(drop) }
    }

    fn default(&mut self) -> Read<()> {
        let equal = self.pos;
        self.pos += 1;
        if self.strict && matches!(self.kind(), Kind::Rpar | Kind::Comma) {
            return self.known("expected default value expression", equal, equal);
        }
        self.expression().map(drop)
    }

    fn slash(&mut self, seen: &mut Seen) -> Read<()> {
        let at = self.pos;
        if seen.slash || seen.star || !seen.any {
            let message = match (seen.slash, seen.star) {
                (true, _) => "/ may appear only once",
                (_, true) => "/ must be ahead of *",
                _ => "at least one argument must precede /",
            };
            let first = !seen.slash && !seen.star;
            if !self.strict || (first && self.kind_at(at + 1) != Kind::Comma) {
                return Err(Fail::Unexpected);
            }
            return self.known(message, at, at);
        }
        self.pos += 1;
        seen.slash = true;
        if self.strict && self.at(Kind::Star) {
            return self.known("expected comma between / and *", self.pos, self.pos);
        }
        Ok(())
    }

    fn star(&mut self, style: Style, seen: &mut Seen) -> Read<()> {
        let at = self.pos;
        if seen.star {
            if self.strict && matches!(self.kind_at(at + 1), Kind::Name | Kind::Comma) {
                return self.known("* argument may appear only once", at, at);
            }
            return Err(Fail::Unexpected);
        }
        seen.star = true;
        self.pos += 1;
        if self.at(Kind::Name) {
            self.pos += 1;
            self.annotation(style, true)?;
            if self.strict && self.at(Kind::Equal) {
                return self.known("var-positional argument cannot have default value", self.pos, self.pos);
            }
            return Ok(());
        }
        let comma = self.at(Kind::Comma);
        let next = if comma { self.kind_at(self.pos + 1) } else { self.kind() };
        if next == style.close || (comma && next == Kind::DoubleStar) {
            if self.strict {
                let message = "named arguments must follow bare *";
                return if style.lambda { self.known_here(message) } else { self.known(message, at, at) };
            }
            self.pos += usize::from(comma);
            return Err(Fail::Unexpected);
        }
        if comma { Ok(()) } else { Err(Fail::Unexpected) }
    }

    fn double_star(&mut self, style: Style) -> Read<()> {
        self.pos += 1;
        self.expect(Kind::Name)?;
        self.annotation(style, false)?;
        if self.strict && self.at(Kind::Equal) {
            return self.known("var-keyword argument cannot have default value", self.pos, self.pos);
        }
        if !self.eat(Kind::Comma) || self.at(style.close) {
            return Ok(());
        }
        if self.strict && matches!(self.kind(), Kind::Name | Kind::Star | Kind::DoubleStar | Kind::Slash) {
            return self.known("arguments cannot follow var-keyword argument", self.pos, self.pos);
        }
        Err(Fail::Unexpected)
    }

    /// `def f(a, (b, c)):`
    fn grouped_parameters(&mut self, style: Style) -> Read<()> {
        let open = self.pos;
        let read = self.attempt(|reader| {
            reader.pos += 1;
            while reader.eat(Kind::Name) && reader.eat(Kind::Comma) {}
            let close = reader.expect(Kind::Rpar)?;
            if open + 1 < close { Ok(close) } else { Err(Fail::Unexpected) }
        })?;
        let Some(close) = read else {
            return Err(Fail::Unexpected);
        };
        let what = if style.lambda { "Lambda expression" } else { "Function" };
        self.known(format!("{what} parameters cannot be parenthesized"), open, close)
    }

    /// `[T: bound = default, *Ts, **P]`, if there is one.
    pub(super) fn type_parameters(&mut self) -> Read<()> {
        if !self.eat(Kind::Lsqb) {
            return Ok(());
        }
        if self.strict && self.at(Kind::Rsqb) {
            return self.known_from("Type parameter list cannot be empty", self.pos);
        }
        loop {
            self.type_parameter()?;
            if !self.eat(Kind::Comma) || self.at(Kind::Rsqb) {
                return self.expect(Kind::Rsqb).map(drop);
            }
        }
    }

    fn type_parameter(&mut self) -> Read<()> {
        let stars = self.kind();
        if matches!(stars, Kind::Star | Kind::DoubleStar) {
            self.pos += 1;
        }
        self.expect(Kind::Name)?;
        if self.at(Kind::Colon) {
            self.bound(stars)?;
        }
        if self.eat(Kind::Equal) {
            if stars == Kind::Star {
                self.star_expression()?
            } else {
                self.expression()?
            };
        }
        Ok(())
    }

    fn bound(&mut self, stars: Kind) -> Read<()> {
        let colon = self.pos;
        self.pos += 1;
        let tuple = self.at(Kind::Lpar);
        let class = match stars {
            Kind::Star => "TypeVarTuple",
            Kind::DoubleStar => "ParamSpec",
            _ => return self.expression().map(drop),
        };
        if !self.strict {
            self.pos = colon;
            return Err(Fail::Unexpected);
        }
        self.expression()?;
        let what = if tuple { "constraints" } else { "bound" };
        self.known_from(format!("cannot use {what} with {class}"), colon)
    }
}
