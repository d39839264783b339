//! Owns: calls of functions and methods, with every form of arguments, and `super()`.
//!
//! Never: decides what is called.
//!
//! A call's window is the callee and its arguments in consecutive registers on top of the stack. Stars, and more arguments
//! than a window should hold, go through a list and a dict (`CallEx`).
//!
//! Start reading at: [`Compiler::call`].

use super::Compiler;
use super::emit::Place;
use super::names::Var;
use super::scope::{Flags, Kind, Sym};
use crate::bytecode::instr::{Instr, Intrinsic};
use ruff_python_ast::{Arguments, Expr, ExprAttribute, ExprCall, Keyword};
use ruff_text_size::{Ranged, TextRange};

/// Most arguments passed in registers.
const MAX_WINDOW: usize = 48;
/// Registers that the evaluation of an argument should find free.
const HEADROOM: usize = 24;

impl<'a> Compiler<'a> {
    /// Whether the arguments go into a window.
    pub(super) fn is_simple_call(&self, arguments: &Arguments) -> bool {
        let n = arguments.args.len() + arguments.keywords.len();
        n <= MAX_WINDOW
            && (n <= 4 || n + HEADROOM <= self.f.free())
            && !arguments.args.iter().any(Expr::is_starred_expr)
            && arguments.keywords.iter().all(|keyword| keyword.arg.is_some())
    }

    /// Whether prelude code calls what has an instruction of its own.
    pub(super) fn is_hidden_call(&self, e: &ExprCall, function: &str) -> bool {
        self.hidden && matches!(&*e.func, Expr::Name(name) if &*name.id == function)
    }

    /// `r[d] = function(...)`; the function is in `function`, or still to be evaluated from `base`.
    pub(super) fn call(&mut self, e: &'a ExprCall, base: &'a Expr, function: Option<u8>, d: u8) {
        if function.is_none() && self.is_super_call(e, base) {
            return self.super_call(e, base, d);
        }
        if function.is_none()
            && self.is_hidden_call(e, "_m_type_of")
            && let [object] = &*e.arguments.args
        {
            let base = self.operand(object);
            self.f.emit(e.range(), Instr::CallIntrinsic { d, base, n: 1, which: Intrinsic::TypeOf });
            return;
        }
        let window = match function {
            Some(reg) if self.f.is_scratch(reg) && u16::from(reg) + 1 == self.f.mark() => reg,
            Some(reg) => {
                let window = self.f.window_base(e.range(), d);
                self.f.emit(e.range(), Instr::Move { d: window, a: reg });
                window
            }
            None => {
                let window = self.f.window_base(e.range(), d);
                self.expr_to(base, window);
                window
            }
        };
        self.call_window(e.range(), window, &e.arguments, d);
    }

    /// Evaluates the arguments above `r[window]`, which holds the function, and calls it.
    pub(super) fn call_window(&mut self, range: TextRange, window: u8, arguments: &'a Arguments, d: u8) {
        if !self.is_simple_call(arguments) {
            return self.call_unpacked(range, window, arguments, d);
        }
        let n = self.arguments(arguments);
        if arguments.keywords.is_empty() {
            self.f.emit(range, Instr::Call { d, base: window, n });
        } else {
            let k = self.keyword_names(range, &arguments.keywords);
            self.f.emit(range, Instr::CallKw { d, base: window, n, k });
        }
    }

    pub(super) fn method_call(&mut self, e: &'a ExprCall, attribute: &'a ExprAttribute, object: u8, d: u8) {
        let place = self.attribute_place(attribute);
        let range = if place == attribute.range() { e.range() } else { TextRange::new(place.start(), e.end()) };
        let base = if object == d { self.own_window(d) } else { None };
        let base = base.unwrap_or_else(|| self.f.window_base(range, d));
        self.f.alloc(range);
        let name = self.sym(&attribute.attr);
        let name = self.f.name(range, name);
        let cache = self.f.cache(range);
        self.f.emit(place, Instr::LoadMethod { d: base, a: object, name, cache });
        let n = self.arguments(&e.arguments) + 1;
        if e.arguments.keywords.is_empty() {
            self.f.emit(range, Instr::CallMethod { d, base, n });
        } else {
            let k = self.keyword_names(range, &e.arguments.keywords);
            self.f.emit(range, Instr::CallMethodKw { d, base, n, k });
        }
    }

    /// `d` as the window of a call on what it holds.
    fn own_window(&self, d: u8) -> Option<u8> {
        (self.f.is_scratch(d) && u16::from(d) + 1 == self.f.mark()).then_some(d)
    }

    /// Evaluates plain arguments into the registers on top of the stack.
    fn arguments(&mut self, arguments: &'a Arguments) -> u8 {
        let values = arguments.args.iter().chain(arguments.keywords.iter().map(|keyword| &keyword.value));
        let mut n = 0;
        for value in values {
            let d = self.f.alloc(value.range());
            self.expr_to(value, d);
            n += 1;
        }
        n
    }

    fn keyword_names(&mut self, range: TextRange, keywords: &[Keyword]) -> u16 {
        let names: Vec<Sym> = keywords.iter().filter_map(|keyword| keyword.arg.as_ref()).map(|name| self.sym(name)).collect();
        self.f.keywords(range, names.into())
    }

    fn call_unpacked(&mut self, range: TextRange, base: u8, arguments: &'a Arguments, d: u8) {
        let list = self.f.alloc(range);
        self.positional(range, &arguments.args, list, base);
        let dict = self.f.alloc(range);
        self.keyword_dict(range, &arguments.keywords, dict, base);
        self.f.emit(range, Instr::CallEx { d, base });
    }

    /// `r[d]` = the positional arguments of a call of `r[f]`, as a list or tuple.
    fn positional(&mut self, range: TextRange, args: &'a [Expr], d: u8, f: u8) {
        if let [Expr::Starred(only)] = args {
            let mark = self.f.mark();
            let a = self.operand(&only.value);
            self.f.emit(range, Instr::Spread { d, a, f });
            self.f.release(mark);
            return;
        }
        self.list_by_parts(range, args, d);
    }

    /// `r[d]` = the keyword arguments of a call of `r[f]`.
    pub(super) fn keyword_dict(&mut self, range: TextRange, keywords: &'a [Keyword], d: u8, f: u8) {
        if keywords.is_empty() {
            self.f.emit(range, Instr::Unset { d });
            return;
        }
        self.f.emit(range, Instr::BuildDict { d, base: d, n: 0 });
        let named = keywords.iter().take_while(|keyword| keyword.arg.is_some()).count();
        self.named_values(range, &keywords[..named], d);
        // Names behind a `**` may be in what was there already: they are put together before they are added.
        for part in keywords[named..].chunk_by(|a, b| a.arg.is_some() && b.arg.is_some()) {
            let mark = self.f.mark();
            let a = match part {
                [Keyword { arg: None, value, .. }] => self.operand(value),
                _ => {
                    let a = self.f.alloc(range);
                    self.f.emit(range, Instr::BuildDict { d: a, base: a, n: 0 });
                    self.named_values(range, part, a);
                    a
                }
            };
            self.f.emit(range, Instr::DictMerge { dict: d, a, f });
            self.f.release(mark);
        }
    }

    /// Adds `name=value` to the dict in `r[dict]`.
    fn named_values(&mut self, range: TextRange, keywords: &'a [Keyword], dict: u8) {
        for keyword in keywords {
            let Some(name) = &keyword.arg else { continue };
            let mark = self.f.mark();
            let k = self.f.alloc(range);
            let s = self.sym(name);
            self.f.emit(range, Instr::LoadStr { d: k, s });
            let v = self.operand(&keyword.value);
            self.f.emit(range, Instr::DictSet { dict, k, v });
            self.f.release(mark);
        }
    }

    // ---- super()

    /// `super()` without arguments inside a function, the name not being one of the program's own in reach.
    fn is_super_call(&mut self, e: &ExprCall, base: &Expr) -> bool {
        let Expr::Name(name) = base else { return false };
        &*name.id == "super"
            && e.arguments.args.is_empty()
            && e.arguments.keywords.is_empty()
            && !matches!(self.scopes.get(self.f.host).kind, Kind::Module | Kind::Class)
            && {
                let name = self.strings.intern("super");
                self.variable(name) == Var::Global
            }
    }

    /// The class is the hidden `__class__` of the class around, the object the function's first parameter.
    fn super_call(&mut self, e: &'a ExprCall, base: &'a Expr, d: u8) {
        let range = e.range();
        let cls = self.f.alloc(range);
        match self.variable(self.scopes.hidden.class) {
            Var::Free(i) | Var::NameOrFree(i) => self.f.emit(range, Instr::LoadFree { d: cls, i }),
            _ => self.f.emit(range, Instr::Unset { d: cls }),
        }
        let slf = self.first_parameter(range);
        let f = self.f.alloc(range);
        self.expr_to(base, f);
        self.f.emit(range, Instr::LoadSuper { d, f, cls, slf });
    }

    fn first_parameter(&mut self, range: TextRange) -> u8 {
        let d = self.f.alloc(range);
        let first = self.scopes.get(self.f.host).symbols.first().copied();
        let place = first.filter(|(_, flags)| flags.contains(Flags::PARAM)).and_then(|(name, _)| self.f.places.get(&(self.f.host, name)));
        let instr = match place.copied() {
            Some(Place::Register(a)) => Instr::Move { d, a },
            Some(Place::Cell(cell)) => Instr::LoadCell { d, cell },
            Some(Place::Spilled) => Instr::Unset { d },
            // A generator expression's only parameter is its iterator.
            None if self.scopes.get(self.f.host).kind == Kind::Generator => Instr::Move { d, a: 0 },
            None => Instr::Unset { d },
        };
        self.f.emit(range, instr);
        d
    }
}
