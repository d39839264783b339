//! Owns: f-strings and t-strings.
//!
//! Never: formats anything.
//!
//! Start reading at: [`Compiler::fstring`].

use super::Compiler;
use crate::bytecode::code::Const;
use crate::bytecode::instr::{FORMAT_DEFERRED, Instr, Intrinsic};
use crate::text::core;
use ruff_python_ast::{
    ConversionFlag, ExprFString, ExprTString, FStringPart, InterpolatedElement, InterpolatedStringElement, InterpolatedStringElements,
};
use ruff_text_size::{Ranged, TextRange};

/// Most parts that are joined at once.
const MAX_PARTS: usize = 16;

/// One part of a string with holes; neighbouring literals are one part.
enum Part<'a> {
    Text(String),
    Hole(&'a InterpolatedElement),
}

fn push_text(parts: &mut Vec<Part<'_>>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

fn push_elements<'a>(parts: &mut Vec<Part<'a>>, elements: &'a InterpolatedStringElements) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => push_text(parts, &literal.value),
            InterpolatedStringElement::Interpolation(hole) => {
                // `{x=}` writes its own text first.
                if let Some(debug) = &hole.debug_text {
                    push_text(parts, debug.as_str());
                }
                parts.push(Part::Hole(hole));
            }
        }
    }
}

/// 0 none, 1 `!s`, 2 `!r`, 3 `!a`; `{x=}` alone means `!r`.
fn conversion(hole: &InterpolatedElement) -> u8 {
    match hole.conversion {
        ConversionFlag::None if hole.debug_text.is_some() && hole.format_spec.is_none() => 2,
        ConversionFlag::None => 0,
        ConversionFlag::Str => 1,
        ConversionFlag::Repr => 2,
        ConversionFlag::Ascii => 3,
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn fstring(&mut self, e: &'a ExprFString, d: u8) {
        let mut parts = Vec::new();
        for part in &e.value {
            match part {
                FStringPart::Literal(literal) => push_text(&mut parts, literal.as_str()),
                FStringPart::FString(fstring) => push_elements(&mut parts, &fstring.elements),
            }
        }
        self.join(e.range(), &parts, d);
    }

    /// `r[d] = ''.join(parts)`
    fn join(&mut self, range: TextRange, parts: &[Part<'a>], d: u8) {
        match parts {
            [] => self.f.emit(range, Instr::LoadStr { d, s: crate::bytecode::code::str_bits(0, core::EMPTY) }),
            [part] => self.part(range, part, d, 0),
            _ => {
                // What is joined so far is the first item of the next window.
                let base = self.f.window_base(range, d);
                let mut n = 0;
                for part in parts {
                    if n == MAX_PARTS {
                        self.f.emit(range, Instr::BuildString { d: base, base, n: n as u8 });
                        self.f.release(u16::from(base) + 1);
                        n = 1;
                    }
                    let slot = if n == 0 { base } else { self.f.alloc(range) };
                    self.part(range, part, slot, FORMAT_DEFERRED);
                    n += 1;
                }
                self.f.emit(range, Instr::BuildString { d, base, n: n as u8 });
            }
        }
    }

    /// `deferred` is added to the conversion of a hole that has none.
    fn part(&mut self, range: TextRange, part: &Part<'a>, d: u8, deferred: u8) {
        match part {
            Part::Text(text) => {
                let s = self.strings.intern(text);
                self.f.emit(range, Instr::LoadStr { d, s });
            }
            Part::Hole(hole) => {
                let mark = self.f.mark();
                let conv = conversion(hole);
                match &hole.format_spec {
                    None => {
                        let a = self.operand(&hole.expression);
                        let conv = if conv == 0 { deferred } else { conv };
                        self.f.emit(hole.range(), Instr::Format { d, a, conv });
                    }
                    Some(_) => {
                        let a = self.operand_before(&hole.expression);
                        let spec = self.f.alloc(range);
                        self.format_spec(hole, spec);
                        self.f.emit(hole.range(), Instr::FormatSpec { d, a, spec, conv });
                    }
                }
                self.f.release(mark);
            }
        }
    }

    /// The text after the colon, itself a string with holes.
    fn format_spec(&mut self, hole: &'a InterpolatedElement, d: u8) {
        let mut parts = Vec::new();
        if let Some(spec) = &hole.format_spec {
            push_elements(&mut parts, &spec.elements);
        }
        self.join(hole.range(), &parts, d);
    }

    /// A template has a string before, between and after its interpolations.
    pub(super) fn tstring(&mut self, e: &'a ExprTString, d: u8) {
        let range = e.range();
        let mut parts = Vec::new();
        for part in &e.value {
            push_elements(&mut parts, &part.elements);
        }
        let mut strings = vec![String::new()];
        let mut holes = Vec::new();
        for part in parts {
            match part {
                Part::Text(text) => strings.last_mut().expect("it starts with one").push_str(&text),
                Part::Hole(hole) => {
                    holes.push(hole);
                    strings.push(String::new());
                }
            }
        }
        let base = self.f.alloc(range);
        let interpolations = self.f.alloc(range);
        let strings = strings.iter().map(|text| Const::Str(self.strings.intern(text))).collect();
        self.load_constant(range, Const::Tuple(strings), base);
        self.f.emit(range, Instr::BuildList { d: interpolations, base: interpolations, n: 0 });
        for hole in holes {
            let mark = self.f.mark();
            let a = self.interpolation(hole);
            self.f.emit(range, Instr::ListAppend { list: interpolations, a });
            self.f.release(mark);
        }
        self.f.emit(range, Instr::ListToTuple { d: interpolations, a: interpolations });
        self.f.emit(range, Instr::CallIntrinsic { d, base, n: 2, which: Intrinsic::BuildTemplate });
    }

    fn interpolation(&mut self, hole: &'a InterpolatedElement) -> u8 {
        let range = hole.range();
        let base = self.f.alloc(range);
        self.expr_to(&hole.expression, base);
        let text = self.f.alloc(range);
        let s = self.interpolation_text(hole);
        self.f.emit(range, Instr::LoadStr { d: text, s });
        let conv = self.f.alloc(range);
        let letter = match conversion(hole) {
            0 => Const::None,
            1 => Const::Str(self.strings.intern("s")),
            2 => Const::Str(self.strings.intern("r")),
            _ => Const::Str(self.strings.intern("a")),
        };
        self.load_constant(range, letter, conv);
        let spec = self.f.alloc(range);
        self.format_spec(hole, spec);
        self.f.emit(range, Instr::CallIntrinsic { d: base, base, n: 4, which: Intrinsic::BuildInterpolation });
        base
    }

    /// The source of the expression as `Interpolation.expression` shows it: from the brace on, without what ends it.
    fn interpolation_text(&mut self, hole: &InterpolatedElement) -> u32 {
        let start = hole.range().start().to_usize() + 1;
        let mut end = hole.expression.range().end().to_usize();
        let rest = &self.source[end..hole.range().end().to_usize()];
        for (i, c) in rest.char_indices() {
            match c {
                ')' => end = hole.expression.range().end().to_usize() + i + 1,
                c if c.is_whitespace() => {}
                _ => break,
            }
        }
        self.strings.intern(&self.source[start.min(end)..end])
    }
}
