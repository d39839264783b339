//! Owns: class statements and class bodies.
//!
//! Never: makes a class: that is the builder's work (`LoadBuildClass`).
//!
//! A class body is a function whose `r[0]` is the namespace. It ends by storing what the builder takes out again:
//! `__classcell__`, the cell that `super()` and `__class__` of the methods read.
//!
//! Start reading at: [`Compiler::class_def`].

use super::collect::TYPE_PARAMS;
use super::emit::Place;
use super::function::split_docstring;
use super::scope::{Role, ScopeId, Sym, key};
use super::{Compiler, Head};
use crate::bytecode::code::{CodeFlags, Const};
use crate::bytecode::instr::{Instr, Intrinsic};
use crate::text::core;
use ruff_python_ast::{Expr, Keyword, StmtClassDef};
use ruff_text_size::{Ranged, TextRange};

/// Most bases and keywords passed in registers.
const MAX_WINDOW: usize = 24;

impl<'a> Compiler<'a> {
    pub(super) fn class_def(&mut self, def: &'a StmtClassDef) {
        let mark = self.f.mark();
        // As in CPython, what goes wrong while the class is made is shown over the whole statement.
        let range = TextRange::new(self.header_start(def.start(), &def.decorator_list, def.name.start(), "class"), def.end());
        self.decorators(&def.decorator_list);
        let d = self.f.alloc(range);
        let type_params = def.type_params.as_deref().map(|params| self.type_params(key(def), params));
        let name = self.sym(&def.name);
        let window = self.f.alloc(range);
        self.f.emit(range, Instr::LoadBuildClass { d: window });
        let params = type_params.as_ref().map(|inner| inner.tuple);
        let body = self.f.alloc(range);
        let code = self.class_code(def, params.is_some());
        self.make_plain_function(range, code, body);
        self.class_call(def, range, window, params, d);
        if let Some(inner) = &type_params {
            self.leave_type_params(inner);
        }
        self.apply_decorators(&def.decorator_list, d);
        let d = d.saturating_sub(def.decorator_list.len().min(255) as u8);
        self.store(range, name, d);
        self.f.release(mark);
    }

    /// `r[d] = builder(body, name, *bases, **keywords)`; builder and body are in place.
    fn class_call(&mut self, def: &'a StmtClassDef, range: TextRange, window: u8, params: Option<u8>, d: u8) {
        let text = self.strings.intern(&def.name);
        let (args, keywords): (&'a [Expr], &'a [Keyword]) = match def.arguments.as_deref() {
            Some(arguments) => (&arguments.args, &arguments.keywords),
            None => (&[], &[]),
        };
        let simple = args.len() + keywords.len() <= MAX_WINDOW
            && !args.iter().any(Expr::is_starred_expr)
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        if !simple {
            return self.class_call_unpacked(range, window, text, args, keywords, params, d);
        }
        let slot = self.f.alloc(range);
        self.f.emit(range, Instr::LoadStr { d: slot, s: text });
        let mut n = 2 + args.len() + keywords.len();
        for arg in args {
            let slot = self.f.alloc(range);
            self.expr_to(arg, slot);
        }
        if let Some(params) = params {
            let slot = self.f.alloc(range);
            self.generic_base(range, params, slot);
            n += 1;
        }
        for keyword in keywords {
            let slot = self.f.alloc(range);
            self.expr_to(&keyword.value, slot);
        }
        let n = n as u8;
        if keywords.is_empty() {
            self.f.emit(range, Instr::Call { d, base: window, n });
        } else {
            let names: Vec<Sym> = keywords.iter().filter_map(|keyword| keyword.arg.as_ref()).map(|name| self.sym(name)).collect();
            let k = self.f.keywords(range, names.into());
            self.f.emit(range, Instr::CallKw { d, base: window, n, k });
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
    fn class_call_unpacked(
        &mut self,
        range: TextRange,
        window: u8,
        name: Sym,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        params: Option<u8>,
        d: u8,
    ) {
        // The body function is where the list of arguments has to be.
        let list = window.saturating_add(1);
        let mark = self.f.mark();
        let base = self.f.alloc_window(range, 2);
        self.f.emit(range, Instr::Move { d: base, a: list });
        self.f.emit(range, Instr::LoadStr { d: base.saturating_add(1), s: name });
        self.f.emit(range, Instr::BuildList { d: list, base, n: 2 });
        self.f.release(mark);
        self.extend_list(range, args, list);
        if let Some(params) = params {
            let a = self.f.alloc(range);
            self.generic_base(range, params, a);
            self.f.emit(range, Instr::ListAppend { list, a });
            self.f.release(mark);
        }
        let dict = self.f.alloc(range);
        self.keyword_dict(range, keywords, dict, window);
        self.f.emit(range, Instr::CallEx { d, base: window });
    }

    fn generic_base(&mut self, range: TextRange, params: u8, d: u8) {
        self.f.emit(range, Instr::Move { d, a: params });
        self.f.emit(range, Instr::CallIntrinsic { d, base: d, n: 1, which: Intrinsic::GenericBase });
    }

    fn class_code(&mut self, def: &'a StmtClassDef, has_type_params: bool) -> u16 {
        let scope = self.scopes.of_node(def, Role::Body);
        let name = self.strings.intern(&def.name);
        let mangled = self.sym(&def.name);
        let qualname = self.inner_qualname(mangled);
        let start = def.decorator_list.first().map_or(def.start(), Ranged::start);
        let at = TextRange::empty(def.name.start());
        let outer = self.enter_code(scope, qualname);
        self.class_body(def, scope, at, has_type_params);
        let head = Head::plain(name, CodeFlags::CLASS_BODY, start);
        self.leave_code(outer, head, at)
    }

    fn class_body(&mut self, def: &'a StmtClassDef, scope: ScopeId, at: TextRange, has_type_params: bool) {
        self.place_locals(1, at);
        self.f.named.insert(0);
        let mark = self.f.mark();
        let d = self.f.alloc(at);
        if let Some(&Place::Cell(cell)) = self.f.places.get(&(scope, self.scopes.hidden.classdict)) {
            self.f.emit(at, Instr::StoreCell { cell, a: 0 });
        }
        let name = self.f.name(at, core::NAME);
        self.f.emit(at, Instr::LoadName { d, name });
        self.set_name(at, core::MODULE, d);
        self.f.emit(at, Instr::LoadStr { d, s: self.f.qualname });
        self.set_name(at, core::QUALNAME, d);
        let start = def.decorator_list.first().map_or(def.start(), Ranged::start);
        self.f.emit(at, Instr::LoadInt { d, i: self.line(start) as i32 });
        self.set_name(at, core::FIRSTLINENO, d);
        if has_type_params {
            let params = self.strings.intern(TYPE_PARAMS);
            self.load(at, params, d);
            self.set_name(at, core::TYPE_PARAMS, d);
        }
        let (doc, rest) = split_docstring(&def.body);
        if let Some(doc) = doc {
            let s = self.docstring(doc);
            self.f.emit(at, Instr::LoadStr { d, s });
            self.set_name(at, core::DOC, d);
        }
        self.f.release(mark);
        self.start_conditional_annotations(at);
        self.body(rest);
        self.class_end(scope, at);
        self.return_none(at);
    }

    fn class_end(&mut self, scope: ScopeId, at: TextRange) {
        let mark = self.f.mark();
        self.class_annotations(at);
        let names: Vec<&str> = self.scopes.get(scope).static_attributes.iter().copied().collect();
        let names = names.iter().map(|name| Const::Str(self.strings.intern(name))).collect();
        let d = self.f.alloc(at);
        self.load_constant(at, Const::Tuple(names), d);
        self.set_name(at, core::STATIC_ATTRIBUTES, d);
        if let Some(&Place::Cell(cell)) = self.f.places.get(&(scope, self.scopes.hidden.class)) {
            self.set_name(at, core::CLASSCELL, cell);
        }
        self.f.release(mark);
    }

    /// `namespace[name] = r[a]`
    pub(super) fn set_name(&mut self, at: TextRange, name: Sym, a: u8) {
        let name = self.f.name(at, name);
        self.f.emit(at, Instr::StoreName { a, name });
    }
}
