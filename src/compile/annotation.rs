//! Owns: annotations: the functions that evaluate them when asked (PEP 649), and their text under
//! `from __future__ import annotations`.
//!
//! Never: evaluates an annotation where it stands, but for targets that are no plain name.
//!
//! Start reading at: [`Compiler::annotate_code`].

use super::emit::Place;
use super::scope::{Annotation, Kind, Role, ScopeId, Sym};
use super::{Compiler, Head};
use crate::bytecode::code::CodeFlags;
use crate::bytecode::instr::Instr;
use crate::text::core;
use ruff_python_ast::{Expr, StmtAnnAssign, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

/// The formats that an annotate function made by the compiler knows: VALUE and VALUE_WITH_FAKE_GLOBALS.
const LAST_FORMAT: i16 = 2;

impl<'a> Compiler<'a> {
    /// `r[d]` = the function's annotate function, or None.
    pub(super) fn function_annotations(&mut self, range: TextRange, def: &'a StmtFunctionDef, d: u8) {
        let mut items = Vec::new();
        let parameters = &*def.parameters;
        let named = parameters.posonlyargs.iter().chain(&parameters.args).map(|parameter| &parameter.parameter);
        let named = named.chain(parameters.vararg.as_deref());
        let named = named.chain(parameters.kwonlyargs.iter().map(|parameter| &parameter.parameter));
        for parameter in named.chain(parameters.kwarg.as_deref()) {
            if let Some(expr) = parameter.annotation() {
                let name = self.sym(&parameter.name);
                items.push(Annotation { name, expr, condition: None });
            }
        }
        if let Some(expr) = def.returns.as_deref() {
            items.push(Annotation { name: core::RETURN, expr, condition: None });
        }
        if items.is_empty() {
            self.f.emit(range, Instr::LoadNone { d });
            return;
        }
        let scope = self.scopes.of_node(def, Role::Annotations);
        self.annotate_function(range, scope, &items, d);
    }

    /// The module's `__annotate__` is there from the start, so that annotations can be asked for while it runs.
    pub(super) fn module_annotations(&mut self, at: TextRange) {
        self.start_conditional_annotations(at);
        self.body_annotations(at, core::ANNOTATE);
    }

    pub(super) fn class_annotations(&mut self, at: TextRange) {
        self.body_annotations(at, core::ANNOTATE_FUNC);
    }

    fn body_annotations(&mut self, at: TextRange, name: Sym) {
        let host = self.f.host;
        let Some(&scope) = self.scopes.by_node.get(&(host as usize, Role::Annotations)) else { return };
        let items = std::mem::take(&mut self.scopes.list[host as usize].annotations);
        let mark = self.f.mark();
        let d = self.f.alloc(at);
        self.annotate_function(at, scope, &items, d);
        match self.scopes.get(host).kind {
            Kind::Class => self.set_name(at, name, d),
            _ => self.store(at, name, d),
        }
        self.f.release(mark);
    }

    fn conditional_cell(&self) -> Option<u8> {
        match self.f.places.get(&(self.f.host, self.scopes.hidden.conditional)) {
            Some(&Place::Cell(cell)) => Some(cell),
            _ => None,
        }
    }

    /// Annotations inside compound statements count when their statement ran: a set of their numbers is kept.
    pub(super) fn start_conditional_annotations(&mut self, at: TextRange) {
        let Some(cell) = self.conditional_cell() else { return };
        let mark = self.f.mark();
        let d = self.f.alloc(at);
        self.f.emit(at, Instr::BuildSet { d, base: d, n: 0 });
        self.f.emit(at, Instr::StoreCell { cell, a: d });
        self.f.release(mark);
    }

    /// What is left to do at an annotated statement.
    pub(super) fn annotation_of(&mut self, s: &'a StmtAnnAssign) {
        if !matches!(self.scopes.get(self.f.scope).kind, Kind::Module | Kind::Class) {
            return;
        }
        if !s.simple || !s.target.is_name_expr() {
            if !self.text_annotations {
                self.effect(&s.annotation);
            }
            return;
        }
        let number = self.scopes.conditions.get(&super::scope::key(s)).copied();
        if let (Some(number), Some(cell)) = (number, self.conditional_cell()) {
            let range = s.range();
            let set = self.f.alloc(range);
            let a = self.f.alloc(range);
            self.f.emit(range, Instr::LoadCell { d: set, cell });
            self.f.emit(range, Instr::LoadInt { d: a, i: number as i32 });
            self.f.emit(range, Instr::SetAdd { set, a });
        }
    }

    fn annotate_function(&mut self, range: TextRange, scope: ScopeId, items: &[Annotation<'a>], d: u8) {
        let code = self.annotate_code(range, scope, items);
        self.make_plain_function(range, code, d);
    }

    /// `def __annotate__(format, /)`: the dict of annotations, for the formats that it knows.
    fn annotate_code(&mut self, range: TextRange, scope: ScopeId, items: &[Annotation<'a>]) -> u16 {
        let qualname = self.inner_qualname(core::ANNOTATE);
        let outer = self.enter_code(scope, qualname);
        self.place_locals(1, range);
        self.f.named.insert(0);
        let known = self.f.label();
        let d = self.f.alloc(range);
        let to = self.f.to(known);
        self.f.emit(range, Instr::JumpUnlessGtImm { a: 0, imm: LAST_FORMAT, to });
        self.f.emit(range, Instr::LoadErrorClass { d, which: 1 });
        self.f.emit_last(range, Instr::RaiseValue { a: d });
        self.f.bind(known);
        self.load_classdict(range);
        self.f.emit(range, Instr::BuildDict { d, base: d, n: 0 });
        for item in items {
            let mark = self.f.mark();
            self.annotate_item(item, d);
            self.f.release(mark);
        }
        self.f.emit_last(range, Instr::Return { a: d });
        let params = Box::new([self.strings.intern("format")]);
        let head = Head { posonly: 1, positional: 1, params, ..Head::plain(core::ANNOTATE, CodeFlags::empty(), range.start()) };
        self.leave_code(outer, head, range)
    }

    fn annotate_item(&mut self, item: &Annotation<'a>, dict: u8) {
        let range = item.expr.range();
        let skip = self.f.label();
        let executed = self.scopes.get(self.f.host).free(self.scopes.hidden.conditional);
        if let (Some(number), Some(i)) = (item.condition, executed) {
            let set = self.f.alloc(range);
            let a = self.f.alloc(range);
            self.f.emit(range, Instr::LoadFree { d: set, i });
            self.f.emit(range, Instr::LoadInt { d: a, i: number as i32 });
            self.f.emit(range, Instr::In { d: a, a, b: set });
            let to = self.f.to(skip);
            self.f.emit(range, Instr::JumpIfFalse { a, to });
        }
        let k = self.f.alloc(range);
        self.f.emit(range, Instr::LoadStr { d: k, s: item.name });
        let v = match item.expr {
            _ if self.text_annotations => {
                let text = annotation_text(&self.source[range.start().to_usize()..range.end().to_usize()]);
                let s = self.strings.intern(&text);
                let v = self.f.alloc(range);
                self.f.emit(range, Instr::LoadStr { d: v, s });
                v
            }
            // `*args: *Ts`
            Expr::Starred(star) => {
                let a = self.operand(&star.value);
                self.unpack_sequence(range, 1, a)
            }
            expr => self.operand(expr),
        };
        self.f.emit(range, Instr::DictSet { dict, k, v });
        self.f.bind(skip);
    }

    /// In a function that sees a class scope, `r[0]` becomes the class namespace, where names are looked up first.
    pub(super) fn load_classdict(&mut self, range: TextRange) {
        let scope = self.scopes.get(self.f.host);
        if let (true, Some(i)) = (scope.sees_class, scope.free(self.scopes.hidden.classdict)) {
            self.f.emit(range, Instr::LoadFree { d: 0, i });
        }
    }
}

/// The text of an annotation in the spacing and quotes that CPython gives it.
fn annotation_text(source: &str) -> String {
    let mut out = String::new();
    let mut chars = source.chars().peekable();
    let mut gap = false;
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => gap = true,
            '\'' | '"' => {
                let mut text = String::new();
                while let Some(next) = chars.next_if(|&next| next != c) {
                    text.push(next);
                }
                chars.next();
                let quote = if c == '"' && text.contains('\'') { '"' } else { '\'' };
                if gap && out.ends_with(char::is_alphanumeric) {
                    out.push(' ');
                }
                out.extend([quote]);
                out.push_str(&text);
                out.push(quote);
                gap = false;
            }
            ',' => {
                out.push(c);
                while chars.next_if(|next| next.is_whitespace()).is_some() {}
                if !matches!(chars.peek(), Some(']' | ')' | '}') | None) {
                    out.push(' ');
                }
                gap = false;
            }
            '|' => {
                out.push_str(" | ");
                while chars.next_if(|next| next.is_whitespace()).is_some() {}
                gap = false;
            }
            c => {
                let word = |c: char| c.is_alphanumeric() || c == '_';
                if gap && word(c) && out.ends_with(word) {
                    out.push(' ');
                }
                out.push(c);
                gap = false;
            }
        }
    }
    out
}
