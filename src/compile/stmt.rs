//! Owns: statements: which subject each belongs to, and the short ones themselves.
//!
//! Never: checks that a statement may stand where it does; that has been done.
//!
//! Start reading at: [`Compiler::stmt`].

use super::Compiler;
use super::collect::first_part;
use crate::bytecode::instr::{Instr, Intrinsic};
use ruff_python_ast::{Alias, Stmt, StmtAssert, StmtImport, StmtImportFrom, StmtRaise};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if self.stopped() || !self.f.reachable {
                return;
            }
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        let range = stmt.range();
        match stmt {
            Stmt::Expr(s) => self.effect(&s.value),
            Stmt::Assign(s) => self.assign_stmt(s),
            Stmt::AugAssign(s) => self.augmented(s),
            Stmt::AnnAssign(s) => self.annotated(s),
            Stmt::Return(s) => self.return_(s),
            Stmt::If(s) => self.if_(s),
            Stmt::For(s) => self.for_(s),
            Stmt::While(s) => self.while_(s),
            Stmt::Break(_) => self.break_(range),
            Stmt::Continue(_) => self.continue_(range),
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            Stmt::FunctionDef(s) => self.function_def(s),
            Stmt::ClassDef(s) => self.class_def(s),
            Stmt::Try(s) => self.try_(s),
            Stmt::With(s) => self.with(s),
            Stmt::Raise(s) => self.raise(s),
            Stmt::Assert(s) => self.assert(s),
            Stmt::Delete(s) => s.targets.iter().for_each(|target| self.delete_target(target)),
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Match(s) => self.match_(s),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::IpyEscapeCommand(_) => self.fail("invalid syntax", range),
        }
    }

    fn raise(&mut self, s: &'a StmtRaise) {
        let range = s.range();
        let mark = self.f.mark();
        match (s.exc.as_deref(), s.cause.as_deref()) {
            (None, _) => self.f.emit_last(range, Instr::RaiseCurrent {}),
            (Some(exc), None) => {
                let a = self.operand(exc);
                self.f.emit_last(range, Instr::RaiseValue { a });
            }
            (Some(exc), Some(cause)) => {
                let a = self.operand_before(exc);
                let b = self.operand(cause);
                self.f.emit_last(range, Instr::RaiseFrom { a, b });
            }
        }
        self.f.release(mark);
    }

    fn assert(&mut self, s: &'a StmtAssert) {
        let passed = self.f.label();
        self.jump_if(&s.test, passed);
        let mark = self.f.mark();
        let range = s.test.range();
        let d = self.f.alloc(range);
        self.f.emit(range, Instr::LoadErrorClass { d, which: 0 });
        if let Some(message) = s.msg.as_deref() {
            let argument = self.f.alloc(range);
            self.expr_to(message, argument);
            self.f.emit(range, Instr::Call { d, base: d, n: 1 });
        }
        self.f.emit_last(range, Instr::RaiseValue { a: d });
        self.f.release(mark);
        self.f.bind(passed);
    }

    // ---- import

    fn import(&mut self, s: &'a StmtImport) {
        for alias in &s.names {
            let mark = self.f.mark();
            let d = self.f.alloc(s.range());
            // `import a.b` binds `a`; `import a.b as c` binds the last module.
            let deep = u8::from(alias.asname.is_some());
            self.import_name(s.range(), d, deep, 0, &alias.name);
            let name = alias.asname.as_ref().map_or_else(|| first_part(&alias.name), |name| name.as_str());
            let name = self.sym(name);
            self.store(s.range(), name, d);
            self.f.release(mark);
        }
    }

    fn import_name(&mut self, range: TextRange, d: u8, deep: u8, level: u8, module: &str) {
        let name = self.strings.intern(module);
        let name = self.f.name(range, name);
        self.f.emit(range, Instr::ImportName { d, deep, level, name });
    }

    fn import_from(&mut self, s: &'a StmtImportFrom) {
        let range = s.range();
        let module = s.module.as_ref().map_or("", |name| name.as_str());
        let mark = self.f.mark();
        let d = self.f.alloc(range);
        let level = u8::try_from(s.level).unwrap_or(u8::MAX);
        self.import_name(range, d, 1, level, module);
        for alias in &s.names {
            if alias.name.as_str() == "*" {
                self.f.emit(range, Instr::CallIntrinsic { d, base: d, n: 1, which: Intrinsic::ImportStar });
            } else {
                self.import_member(range, alias, d);
            }
        }
        self.f.release(mark);
    }

    fn import_member(&mut self, range: TextRange, alias: &'a Alias, module: u8) {
        let mark = self.f.mark();
        let member = self.sym(&alias.name);
        let target = match &alias.asname {
            Some(name) => self.sym(name),
            None => member,
        };
        let name = self.f.name(range, member);
        let direct = self.register_of(target);
        let d = direct.unwrap_or_else(|| self.f.alloc(range));
        self.f.emit(range, Instr::ImportFrom { d, a: module, name });
        self.store(range, target, d);
        self.f.release(mark);
    }
}
