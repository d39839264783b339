//! The compiler: from the checked tree to a [`Unit`].
//!
//! Owns: scopes ([`scope`], [`collect`]), code generation (a file per subject) and the writing of code objects ([`emit`]).
//! Never: checks syntax (`return` outside a function and the like have been refused), runs code, or reads anything but the tree.
//!
//! Two walks: [`collect`] finds the scopes and what each name means, then the code is generated in one pass, registers and
//! labels on the way. The tree's depth is bounded by the syntax module and the caller provides the stack; what may be long
//! (operator chains, displays, `elif`) is iterated.
//!
//! Start reading at: [`compile`], then `stmt.rs` and `expr.rs`.

mod annotation;
mod assign;
mod call;
mod class;
mod collect;
mod comprehension;
mod condition;
mod display;
mod emit;
mod exception;
mod expr;
mod flow;
mod fold;
mod format;
mod function;
mod hoist;
mod names;
mod pattern;
mod scope;
mod stmt;
#[cfg(test)]
mod tests;

use crate::bytecode::code::{Capture, Code, CodeFlags, Place as LocalPlace, StrBits, Unit, str_bits};
use crate::bytecode::instr::Instr;
use crate::bytecode::lines;
use crate::syntax::SyntaxError;
use crate::text::{PyStr, core};
use emit::{Builder, Place};
use ruff_python_ast::{ExprAttribute, ModModule};
use ruff_text_size::{Ranged, TextRange, TextSize};
use scope::{Flags, Kind, ScopeId, Scopes, Set, Sym};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How to compile a source text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    /// Prelude code: not shown in tracebacks.
    pub(crate) hidden: bool,
    /// When the last statement is an expression, the module body returns its value.
    pub(crate) implicit_result: bool,
}

/// Most local variables that live in registers; the others are entries of a dict.
const LOCAL_REGISTERS: usize = 160;
/// Most parameters of a function.
const MAX_PARAMETERS: usize = 200;
/// Longest class name that private names are mangled with, in bytes, and longest qualified name made from others: a program
/// could make them out of proportion to its text.
const MAX_NAME: usize = 512;
/// Most strings of a unit, by the width of the index.
const MAX_STRINGS: usize = 1 << crate::bytecode::code::INDEX_BITS;

/// The hasher of tables whose keys a program chooses: random, but for the process and not for each table, which costs more than
/// compiling a line.
pub(super) fn text_keys() -> ahash::RandomState {
    static KEYS: OnceLock<ahash::RandomState> = OnceLock::new();
    KEYS.get_or_init(ahash::RandomState::new).clone()
}

/// The strings of the unit being compiled. Names are compared by their bits.
pub(super) struct Strings {
    unit: u32,
    index: HashMap<Box<str>, u32, ahash::RandomState>,
    list: Vec<PyStr>,
    full: bool,
}

impl Strings {
    fn new(unit: u32) -> Strings {
        Strings { unit, index: HashMap::with_hasher(text_keys()), list: Vec::new(), full: false }
    }

    /// The bits of a string, a core one when there is one.
    fn intern(&mut self, text: &str) -> StrBits {
        if let Some(bits) = core::find(text) {
            return bits;
        }
        if let Some(&index) = self.index.get(text) {
            return str_bits(self.unit, index);
        }
        if self.list.len() == MAX_STRINGS {
            self.full = true;
            return str_bits(0, core::EMPTY);
        }
        let index = self.list.len() as u32;
        self.index.insert(text.into(), index);
        self.list.push(PyStr::new(text));
        str_bits(self.unit, index)
    }

    fn text(&self, bits: StrBits) -> &str {
        let index = (bits & ((1 << crate::bytecode::code::INDEX_BITS) - 1)) as usize;
        if bits == str_bits(0, index as u32) { core::table()[index].as_str() } else { self.list[index].as_str() }
    }

    /// `__name` inside class `C` is `_C__name` (language reference 6.2.1.1).
    fn mangle(&mut self, name: &str, private: Option<&str>) -> Sym {
        let class = private.map_or("", |class| class.trim_start_matches('_'));
        if class.is_empty() || !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
            return self.intern(name);
        }
        let end = (0..=MAX_NAME.min(class.len())).rev().find(|&end| class.is_char_boundary(end)).unwrap_or(0);
        self.intern(&format!("_{}{name}", &class[..end]))
    }
}

/// Compiles a module. The unit's number is carried by its strings.
pub(crate) fn compile(module: &ModModule, source: &str, filename: &str, unit: u32, options: &Options) -> Result<Unit, SyntaxError> {
    let mut strings = Strings::new(unit);
    let text_annotations = collect::has_text_annotations(module);
    let scopes = collect::collect(module, &mut strings, text_annotations);
    let name = core::MODULE_NAME;
    if let Some(message) = scopes.refused {
        return Err(SyntaxError::over(source, message, 0, 0));
    }
    let mut compiler = Compiler {
        source,
        strings,
        scopes,
        codes: Vec::with_capacity(1),
        lines: OnceLock::new(),
        hidden: options.hidden,
        text_annotations,
        f: Builder::take(0, name),
        error: None,
    };
    compiler.module(module, options.implicit_result);
    if compiler.strings.full {
        compiler.fail("too many names and strings", module.range());
    }
    if let Some((message, range)) = compiler.error {
        return Err(SyntaxError::over(source, message, range.start().to_usize(), range.end().to_usize()));
    }
    compiler.f.give();
    let codes = compiler.codes.into_iter().map(|code| code.expect("every code that was begun is finished"));
    Ok(Unit {
        number: unit,
        filename: filename.into(),
        source: source.into(),
        codes: codes.collect(),
        strings: compiler.strings.list.into(),
        line_starts: compiler.lines,
    })
}

/// The state of compiling one unit.
pub(super) struct Compiler<'a> {
    source: &'a str,
    strings: Strings,
    scopes: Scopes<'a>,
    codes: Vec<Option<Code>>,
    lines: OnceLock<Box<[u32]>>,
    hidden: bool,
    text_annotations: bool,
    /// The code being written.
    f: Box<Builder>,
    /// The first refusal; the walk goes on without harm.
    error: Option<(String, TextRange)>,
}

/// What a code object is besides its instructions.
pub(super) struct Head {
    name: Sym,
    flags: CodeFlags,
    posonly: u8,
    positional: u8,
    kwonly: u8,
    params: Box<[Sym]>,
    doc: Option<Sym>,
    /// Where the definition starts.
    start: TextSize,
}

impl Head {
    fn plain(name: Sym, flags: CodeFlags, start: TextSize) -> Head {
        Head { name, flags, posonly: 0, positional: 0, kwonly: 0, params: Box::new([]), doc: None, start }
    }
}

/// The enclosing code while an inner one is written.
pub(super) struct Outer {
    builder: Box<Builder>,
    index: u32,
    parent: ScopeId,
}

impl<'a> Compiler<'a> {
    /// Refuses the program.
    fn fail(&mut self, message: impl Into<String>, range: TextRange) {
        if self.error.is_none() {
            self.error = Some((message.into(), range));
        }
    }

    /// Whether the program has been refused, so that there is no point in going on.
    fn stopped(&self) -> bool {
        self.error.is_some() || self.f.overflow.is_some()
    }

    fn line(&self, at: TextSize) -> u32 {
        match at.to_u32() {
            0 => 1,
            at => lines::line_of(self.lines.get_or_init(|| lines::line_starts(self.source).into()), at),
        }
    }

    /// Where tracebacks show the access to an attribute: where it ends on another line than it begins, its name alone.
    fn attribute_place(&self, e: &ExprAttribute) -> TextRange {
        // Most are short, and the lines need not be found for them.
        let spans_lines = match self.source.get(e.range().to_std_range()) {
            Some(text) if text.len() <= 256 => memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some(),
            _ => self.line(e.start()) != self.line(e.end()),
        };
        if spans_lines { e.attr.range() } else { e.range() }
    }

    fn sym(&mut self, name: &str) -> Sym {
        let private = self.scopes.get(self.f.scope).private;
        self.strings.mangle(name, private)
    }

    // ---- code objects

    /// Begins the code of a scope inside the current one.
    fn enter_code(&mut self, scope: ScopeId, qualname: Sym) -> Outer {
        let parent = self.f.scope;
        let certain_frees = self.certain_frees(scope);
        let builder = std::mem::replace(&mut self.f, Builder::take(scope, qualname));
        let index = self.codes.len() as u32;
        self.codes.push(None);
        self.f.certain_frees = certain_frees;
        Outer { builder, index, parent }
    }

    /// Which free variables of a function made here are bound now and for good.
    fn certain_frees(&self, scope: ScopeId) -> Set<Sym> {
        let is_certain = |name: Sym| match self.capture(self.f.scope, name) {
            Capture::Register(reg) => self.f.bound.contains(reg) && !self.f.deletable.contains(reg) && !self.f.uncertain.contains(reg),
            Capture::Free(_) => self.f.certain_frees.contains(&name),
        };
        self.scopes.get(scope).frees.iter().copied().filter(|&name| is_certain(name)).collect()
    }

    /// Ends the code and makes it a child of the enclosing one; gives its number there.
    fn leave_code(&mut self, outer: Outer, head: Head, range: TextRange) -> u16 {
        let inner = std::mem::replace(&mut self.f, outer.builder);
        let frees = &self.scopes.get(inner.host).frees;
        let captures = frees.iter().map(|&name| self.capture(outer.parent, name)).collect();
        let around = std::mem::replace(&mut self.f, inner);
        self.finish(outer.index, head, captures);
        std::mem::replace(&mut self.f, around).give();
        self.f.child(range, outer.index)
    }

    /// Where a function made in scope `from` finds its free variable `name`.
    fn capture(&self, from: ScopeId, name: Sym) -> Capture {
        let mut at = from;
        loop {
            if let Some(&Place::Cell(reg)) = self.f.places.get(&(at, name)) {
                return Capture::Register(reg);
            }
            if at == self.f.host {
                return Capture::Free(self.scopes.get(at).free(name).expect("the scopes made every code between pass it on"));
            }
            at = self.scopes.get(at).parent.expect("the host is further out");
        }
    }

    /// Makes the code object of what has been written.
    fn finish(&mut self, index: u32, head: Head, captures: Box<[Capture]>) {
        self.f.finish_jumps();
        if let Some((message, range)) = self.f.overflow {
            self.fail(message, range);
        }
        if captures.len() > usize::from(u16::MAX) {
            self.fail("too many variables of enclosing functions", TextRange::empty(head.start));
        }
        let first_line = self.line(head.start);
        let f = &mut *self.f;
        let scope = self.scopes.get(f.host);
        let mut locals: Vec<(Sym, LocalPlace)> = Vec::new();
        for &(name, _) in &scope.symbols {
            match f.places.get(&(f.host, name)) {
                Some(&Place::Register(reg)) => locals.push((name, LocalPlace::Register(reg))),
                Some(&Place::Cell(reg)) => locals.push((name, LocalPlace::Cell(reg))),
                Some(Place::Spilled) => locals.extend(f.spill.map(|reg| (name, LocalPlace::Entry(reg)))),
                None => {}
            }
        }
        let frees = scope.frees.iter().enumerate();
        locals.extend(frees.map(|(i, &name)| (name, LocalPlace::Free(i as u16))));
        let hidden = if self.hidden { CodeFlags::HIDDEN } else { CodeFlags::empty() };
        self.codes[index as usize] = Some(Code {
            name: head.name,
            qualname: f.qualname,
            flags: head.flags | hidden,
            posonly: head.posonly,
            positional: head.positional,
            kwonly: head.kwonly,
            params: head.params,
            registers: f.registers.max(1),
            instrs: f.instrs[..].into(),
            spans: f.spans[..].into(),
            consts: take_all(&mut f.consts),
            names: f.names[..].into(),
            kwnames: take_all(&mut f.kwnames),
            codes: f.codes[..].into(),
            handlers: f.handlers[..].into(),
            captures,
            free_names: scope.frees.clone().into(),
            locals: locals.into(),
            caches: f.caches as u16,
            doc: head.doc,
            first_line,
        });
    }

    /// Gives every variable of the current code its place: parameters, then what inner functions share, then the rest.
    /// `reserved` is the number of registers before them that are not variables.
    fn place_locals(&mut self, reserved: usize, at: TextRange) {
        let host = self.f.host;
        if self.scopes.get(host).kind == Kind::Module && self.scopes.get(host).specials.is_empty() {
            self.f.alloc_window(at, reserved);
            return;
        }
        let owned: Vec<(Sym, Flags)> = match self.scopes.get(host).kind {
            Kind::Module | Kind::Class => Vec::new(),
            _ => self.scopes.get(host).symbols.iter().filter(|(_, flags)| is_local(*flags)).copied().collect(),
        };
        if owned.iter().filter(|(_, flags)| flags.contains(Flags::PARAM)).count() > MAX_PARAMETERS {
            self.fail("too many parameters (more than 200)", at);
            return;
        }
        self.f.alloc_window(at, reserved);
        let (params, rest): (Vec<_>, Vec<_>) = owned.into_iter().partition(|(_, flags)| flags.contains(Flags::PARAM));
        let (shared, plain): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(_, flags)| flags.contains(Flags::CELL));
        let room = LOCAL_REGISTERS.saturating_sub(params.len() + shared.len() + reserved);
        if params.len() + shared.len() > MAX_PARAMETERS {
            self.fail("too many local variables that nested functions use (more than 200)", at);
            return;
        }
        for &(name, flags) in params.iter().chain(&shared).chain(plain.iter().take(room)) {
            self.place_local(host, name, flags, at);
        }
        if plain.len() > room {
            for &(name, _) in &plain[room..] {
                self.f.places.insert((host, name), Place::Spilled);
            }
            let spill = self.f.alloc(at);
            self.f.named.insert(spill);
            self.f.spill = Some(spill);
            self.f.emit(at, Instr::BuildDict { d: spill, base: spill, n: 0 });
        }
        for name in self.scopes.get(host).specials.clone() {
            self.place_local(host, name, Flags::CELL, at);
        }
    }

    fn place_local(&mut self, scope: ScopeId, name: Sym, flags: Flags, at: TextRange) {
        let reg = self.f.alloc(at);
        self.f.named.insert(reg);
        if flags.contains(Flags::PARAM) {
            self.f.bound.insert(reg);
        } else {
            self.f.bound.remove(reg);
        }
        if flags.contains(Flags::DELETED) {
            self.f.deletable.insert(reg);
        }
        if flags.contains(Flags::DELETED_INSIDE) {
            self.f.uncertain.insert(reg);
        }
        let place = if flags.contains(Flags::CELL) { Place::Cell(reg) } else { Place::Register(reg) };
        if matches!(place, Place::Cell(_)) {
            self.f.emit(at, Instr::MakeCell { d: reg });
        }
        self.f.places.insert((scope, name), place);
    }

    /// Gives the variables of an inlined scope registers on top of the stack; the caller releases them.
    fn enter_inlined(&mut self, scope: ScopeId, at: TextRange, may_be_read_early: bool) -> ScopeId {
        let outer = std::mem::replace(&mut self.f.scope, scope);
        let owned: Vec<(Sym, Flags)> = self.scopes.get(scope).symbols.iter().filter(|(_, flags)| is_local(*flags)).copied().collect();
        for (name, flags) in owned {
            let top = self.f.mark();
            if (may_be_read_early || flags.contains(Flags::CELL)) && top < 256 {
                // The register may hold what an earlier expression left there.
                let d = self.f.alloc(at);
                self.f.emit(at, Instr::Unset { d });
                self.f.release(top);
            }
            self.place_local(scope, name, flags, at);
        }
        outer
    }

    /// Forgets the variables of an inlined scope.
    fn leave_inlined(&mut self, scope: ScopeId, outer: ScopeId) {
        for (name, _) in &self.scopes.get(scope).symbols {
            if let Some(Place::Register(reg) | Place::Cell(reg)) = self.f.places.remove(&(scope, *name)) {
                self.f.named.remove(reg);
                self.f.bound.remove(reg);
                self.f.deletable.remove(reg);
                self.f.uncertain.remove(reg);
            }
        }
        self.f.scope = outer;
    }

    // ---- the module

    fn module(&mut self, module: &'a ModModule, implicit_result: bool) {
        let at = TextRange::empty(module.range().start());
        self.codes.push(None);
        self.place_locals(0, at);
        self.module_annotations(at);
        let (doc, rest) = function::split_docstring(&module.body);
        let doc = doc.map(|doc| {
            let text = self.docstring(doc);
            let mark = self.f.mark();
            let d = self.f.alloc(at);
            self.f.emit(at, Instr::LoadStr { d, s: text });
            self.store(at, core::DOC, d);
            self.f.release(mark);
            text
        });
        let result = match (rest.split_last(), doc) {
            (None, Some(_)) => module.body.last(),
            (Some((last, _)), _) => Some(last),
            (None, None) => None,
        };
        match result {
            Some(ruff_python_ast::Stmt::Expr(last)) if implicit_result => {
                self.body(rest.split_last().map_or(&[], |(_, before)| before));
                if self.f.reachable {
                    let a = self.operand(&last.value);
                    self.f.emit_last(last.range(), Instr::Return { a });
                }
            }
            _ => self.body(rest),
        }
        self.return_none(at);
        let flags = if self.scopes.get(0).has_await { CodeFlags::MODULE | CodeFlags::TOP_AWAIT } else { CodeFlags::MODULE };
        let head = Head { doc, ..Head::plain(core::MODULE_NAME, flags, TextSize::new(0)) };
        self.finish(0, head, Box::new([]));
    }

    /// `return None` where the body ends.
    fn return_none(&mut self, at: TextRange) {
        if self.f.reachable {
            self.f.emit_last(at, Instr::ReturnNone {});
        }
    }
}

/// What a buffer holds, of which the room stays.
fn take_all<T>(buffer: &mut Vec<T>) -> Box<[T]> {
    if buffer.is_empty() { Box::default() } else { buffer.drain(..).collect() }
}

fn is_local(flags: Flags) -> bool {
    flags.contains(Flags::BOUND) && !flags.intersects(Flags::GLOBAL | Flags::NONLOCAL)
}
