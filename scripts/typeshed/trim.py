#!/usr/bin/env python3
"""Makes the typeshed of src/check/typeshed: what the interpreter provides, and nothing else.

The stubs come from the typeshed that the crate ty_vendored carries. What is kept is decided by the interpreter itself: it runs
surface.py, which prints its modules, their names and the attributes of their classes. Conditions on the version and the platform
are decided, docstrings dropped. A name that a kept annotation needs and that the interpreter does not have becomes `Any`.

`make typeshed` builds the interpreter and runs this.
"""

import argparse
import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = (3, 14)
PLATFORM = "libmonty"

# Modules that programs cannot import and that the checker or other stubs cannot do without.
HIDDEN_ROOTS = ["_typeshed", "_typeshed._type_checker_internals", "typing_extensions", "_collections_abc"]
# Whose names are not filtered: what stands in them is for type checkers alone.
WHOLE = {"_typeshed", "_typeshed._type_checker_internals", "typing_extensions"}
# The checker's own, taken as they are.
COPIED = {"ty_extensions": "ty_extensions/__init__.pyi", "ty_extensions._internal": "ty_extensions/_internal.pyi"}
# Names that the checker asks for and that are classes of values without being names of the interpreter's module.
KEPT = {
    "builtins": {"function", "ellipsis", "reveal_type", "reveal_locals"},
    "typing": {"TypedDict", "Protocol", "type_check_only", "NamedTuple"},
}
# Dunders that syntax uses, whether or not `dir()` lists them.
SYNTAX = {
    "__new__", "__init__", "__init_subclass__", "__class_getitem__", "__slots__", "__match_args__", "__hash__", "__call__", "__dict__",
    "__buffer__", "__release_buffer__", "__doc__", "__module__", "__name__", "__qualname__", "__annotations__", "__class__", "__file__", "__path__", "__getattr__",
}


class Module:
    def __init__(self, name, path):
        self.name, self.path = name, path
        self.tree = ast.parse(path.read_text())
        self.body = [*flatten(self.tree.body)]
        self.dropped = set()


def known(test):
    """Whether a condition on the version or the platform holds; None for any other condition."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            value = known(operand)
            return None if value is None else not value
        case ast.BoolOp(op=op, values=values):
            parts = [known(value) for value in values]
            if None in parts:
                return None
            return all(parts) if isinstance(op, ast.And) else any(parts)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            left = ast.unparse(left)
            if left == "sys.version_info":
                right = ast.literal_eval(right)
                return {ast.GtE: VERSION >= right, ast.Lt: VERSION < right, ast.Gt: VERSION > right, ast.LtE: VERSION <= right}[type(op)]
            if left == "sys.platform":
                right = ast.literal_eval(right)
                return (PLATFORM == right) == isinstance(op, ast.Eq)
        case ast.Name(id="TYPE_CHECKING"):
            return True
    return None


def flatten(body):
    """The statements that hold for our version and platform, without docstrings."""
    for statement in body:
        if isinstance(statement, ast.If) and (value := known(statement.test)) is not None:
            yield from flatten(statement.body if value else statement.orelse)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            if statement.value.value is Ellipsis:
                yield statement
        elif isinstance(statement, ast.ClassDef):
            statement.body = [*flatten(statement.body)] or [ast.Expr(ast.Constant(...))]
            yield statement
        elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            statement.body = [ast.Expr(ast.Constant(...))]
            yield statement
        else:
            yield statement


def bound(statement):
    """The names that a statement binds, imports aside."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [statement.name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            return [name]
    return []


def derived(module, wanted):
    """What kept classes have as bases and kept names stand for, and which those are: it stays when the interpreter has no such name."""
    bases = {}
    for statement in module.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Name) and wanted is not None:
            if statement.value.id not in wanted and wanted & set(bound(statement)):
                bases[statement.value.id] = bound(statement)
    classes = [statement for statement in module.body if isinstance(statement, ast.ClassDef)]
    for statement in reversed(classes):
        if wanted is None or statement.name in wanted or statement.name in bases:
            for base in statement.bases:
                base = base.value if isinstance(base, ast.Subscript) else base
                if isinstance(base, ast.Name) and wanted is not None and base.id not in wanted:
                    bases.setdefault(base.id, []).append(statement.name)
    return bases


class Trim:
    def __init__(self, stdlib, surface):
        self.stdlib, self.surface = stdlib, surface
        self.modules = {}
        # The classes of a module that only serves others are those of the modules that it serves.
        self.users = {}

    def path(self, name):
        base = self.stdlib.joinpath(*name.split("."))
        for path in [base / "__init__.pyi", base.with_suffix(".pyi") if "." not in name else Path(str(base) + ".pyi")]:
            if path.exists():
                return path
        return None

    def load(self, name):
        if name in self.modules or name in COPIED or (path := self.path(name)) is None:
            return
        module = self.modules[name] = Module(name, path)
        for source, exports in self.sources(module):
            if (exports or source.split(".")[-1].startswith("_")) and source not in self.surface and self.path(source):
                self.users.setdefault(source, set()).add(name)
                self.load(source)

    def sources(self, module):
        """The modules that a module takes names from."""
        for statement in ast.walk(ast.Module(module.body, [])):
            if isinstance(statement, ast.ImportFrom):
                names = self.surface.get(module.name, {"names": ()})["names"]
                yield self.absolute(module, statement), any(
                    alias.name == "*" or (alias.asname == alias.name and alias.name in names) for alias in statement.names
                )
            elif isinstance(statement, ast.Import):
                for alias in statement.names:
                    yield alias.name, False

    def absolute(self, module, statement):
        if not statement.level:
            return statement.module
        package = module.name.split(".")
        if module.path.name != "__init__.pyi":
            package.pop()
        package = package[: len(package) - statement.level + 1]
        return ".".join(package + ([statement.module] if statement.module else []))

    def wanted(self, name):
        """The public names of a module that exist, or None when nothing is known about it."""
        if name in WHOLE:
            return None
        if name in self.surface:
            return set(self.surface[name]["names"]) | KEPT.get(name, set())
        names = set(KEPT.get(name, ()))
        for user in self.serves(name, set()):
            names |= set(self.surface[user]["names"])
        # What others take from it for their own use, or under another name.
        for user in self.users.get(name, ()):
            exported = self.wanted(user)
            for statement in self.modules[user].body:
                if isinstance(statement, ast.ImportFrom) and self.absolute(self.modules[user], statement) == name:
                    taken = [alias for alias in statement.names if exported is None or (alias.asname or alias.name) in exported or alias.asname != alias.name]
                    names |= {alias.name for alias in taken}
            for node in ast.walk(ast.Module(self.modules[user].body, [])):
                if isinstance(node, ast.Attribute) and ast.unparse(node.value) == name:
                    names.add(node.attr)
        return names

    def serves(self, name, seen):
        """The modules of the interpreter that a hidden module serves."""
        found = set()
        for user in self.users.get(name, ()):
            if user in self.surface:
                found.add(user)
            elif user not in seen:
                found |= self.serves(user, seen | {user})
        return found

    def attributes(self, module, path):
        """The attributes of a class, or None when the interpreter has no such class."""
        owners = [module] if module in self.surface else sorted(self.serves(module, set()))
        found = [self.surface[owner]["classes"][path] for owner in owners if path in self.surface[owner]["classes"]]
        return set().union(*found) if found else None

    def run(self):
        for name in [*self.surface, *HIDDEN_ROOTS]:
            self.load(name)
        self.modules.pop("__main__", None)
        for module in self.modules.values():
            wanted = self.wanted(module.name)
            module.derived = derived(module, wanted)
            module.kept = [kept for statement in module.body for kept in self.keep(module, statement, wanted)]
        trees = {module.name: self.rewrite(module) for module in self.modules.values()}
        return {name: text_of(trees[name]) for name in self.needed(trees)}

    def needed(self, trees):
        """The interpreter's modules and those that they take names from."""
        todo, needed = [*self.surface, *HIDDEN_ROOTS], set()
        while todo:
            name = todo.pop()
            if name not in trees or name in needed:
                continue
            needed.add(name)
            module = self.modules[name]
            todo += [name.rpartition(".")[0]]
            for statement in ast.walk(trees[name]):
                if isinstance(statement, ast.ImportFrom):
                    source = self.absolute(module, statement)
                    todo += [source, *(f"{source}.{alias.name}" for alias in statement.names)]
                elif isinstance(statement, ast.Import):
                    todo += [alias.name for alias in statement.names]
        return sorted(needed)

    def keep(self, module, statement, wanted):
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            yield from self.keep_import(module, statement, wanted)
            return
        names = bound(statement)
        if wanted is not None and names and not any(name.startswith("_") or name in wanted or name in module.derived for name in names):
            module.dropped |= set(names)
            return
        if names == ["__all__"]:
            if (statement := self.keep_all(statement, wanted)) is None:
                return
        if isinstance(statement, ast.ClassDef) and module.name not in WHOLE:
            self.keep_members(module, statement, statement.name)
        if isinstance(statement, ast.If):
            raise SystemExit(f"{module.name}: {ast.unparse(statement.test)} is not decided")
        yield statement

    def keep_import(self, module, statement, wanted):
        if isinstance(statement, ast.Import):
            yield statement
            return
        source = self.absolute(module, statement)
        if [alias.name for alias in statement.names] == ["*"]:
            # A star in a stub exports all public names: say which.
            names = sorted(name for name in self.public(source) if wanted is None or name in wanted)
            if names:
                yield ast.ImportFrom(statement.module, [ast.alias(name, name) for name in names], statement.level)
            return
        names = []
        for alias in statement.names:
            exported = alias.asname == alias.name
            if exported and wanted is not None and alias.name not in wanted and not alias.name.startswith("_"):
                alias = ast.alias(alias.name)
            names.append(alias)
        yield ast.ImportFrom(statement.module, names, statement.level)

    def public(self, name):
        found = set()
        for statement in self.modules[name].body if name in self.modules else Module(name, self.path(name)).body:
            found |= {bound_name for bound_name in bound(statement) if not bound_name.startswith("_")}
            if isinstance(statement, ast.ImportFrom):
                if statement.names[0].name == "*":
                    found |= self.public(self.absolute(self.modules[name], statement))
                found |= {alias.asname for alias in statement.names if alias.asname == alias.name}
            elif "__all__" in bound(statement) and isinstance(statement.value, (ast.List, ast.Tuple)):
                found |= {element.value for element in statement.value.elts}
        return found

    def keep_all(self, statement, wanted):
        if wanted is None:
            return statement
        value = statement.value
        if isinstance(value, (ast.List, ast.Tuple)):
            value.elts = [element for element in value.elts if element.value in wanted]
            return statement
        # `__all__ += other.__all__`: the names are re-exported one by one.
        return None

    def keep_members(self, module, statement, path):
        attributes = self.attributes(module.name, path)
        if attributes is None and path in module.derived:
            known = [self.attributes(module.name, name) for name in module.derived[path]]
            attributes = None if None in known else set().union(*known)
        body = []
        for member in statement.body:
            names = bound(member)
            if attributes is not None and names and not any(self.is_member(name, attributes, member) for name in names):
                continue
            if isinstance(member, ast.ClassDef):
                self.keep_members(module, member, f"{path}.{member.name}")
            body.append(member)
        statement.body = with_key_apart(without_literal_strings(body)) or [ast.Expr(ast.Constant(...))]

    def is_member(self, name, attributes, member):
        if name in attributes or name in SYNTAX:
            return True
        return name.startswith("_") and not name.startswith("__")

    def provides(self, name, symbol):
        """Whether `symbol` can be imported from the stub of a module."""
        if name in COPIED:
            return True
        if name not in self.modules:
            return False
        if f"{name}.{symbol}" in self.modules:
            return True
        for statement in self.modules[name].kept:
            if symbol in bound(statement):
                return True
            if isinstance(statement, ast.ImportFrom) and any((alias.asname or alias.name) == symbol for alias in statement.names):
                return True
            if isinstance(statement, ast.Import) and any((alias.asname or alias.name.split(".")[0]) == symbol for alias in statement.names):
                return True
        return False

    def rewrite(self, module):
        """Names that are gone become `Any`."""
        body, gone, modules = [], set(), {}
        for statement in module.kept:
            if isinstance(statement, ast.ImportFrom):
                source = self.absolute(module, statement)
                here = [alias for alias in statement.names if self.provides(source, alias.name)]
                for alias in statement.names:
                    if alias not in here:
                        gone.add(alias.asname or alias.name)
                if here:
                    body.append(ast.ImportFrom(statement.module, here, statement.level))
            elif isinstance(statement, ast.Import):
                here = [alias for alias in statement.names if alias.name in self.modules]
                for alias in statement.names:
                    if alias not in here:
                        gone.add(alias.asname or alias.name.split(".")[0])
                    modules[alias.asname or alias.name] = alias.name
                if here:
                    body.append(ast.Import(here))
            else:
                body.append(statement)
        gone |= module.dropped
        gone -= {name for statement in body for name in bound(statement)}
        replace = Replace(self, module, gone, modules)
        body = with_quick_matches(module.name, with_key_apart([replace.visit(statement) for statement in body]))
        if replace.used:
            line = ast.ImportFrom("typing", [ast.alias("Any", "_Any")], 0)
            at = 1 if body and isinstance(body[0], ast.ImportFrom) and body[0].module == "__future__" else 0
            body.insert(at, line)
        return ast.fix_missing_locations(ast.Module(drop_unused(body), []))


def text_of(tree):
    """Stubs as text, one line for each body that is `...`."""
    text = re.sub(r":\n *\.\.\.(?=\n|$)", ": ...", ast.unparse(tree))
    return re.sub(r"\n{2,}", "\n", text) + "\n"


def drop_unused(body):
    """Without private helpers and imports that nothing refers to any more."""
    while True:
        used = set()
        for statement in body:
            own = set(bound(statement)) if isinstance(statement, (ast.ClassDef, ast.FunctionDef)) else set()
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
                    used.add(node.id)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    used |= set(node.value.replace("[", " ").replace("]", " ").replace(",", " ").replace(".", " ").replace("|", " ").split())
        kept = []
        for statement in body:
            if isinstance(statement, ast.ImportFrom) and statement.module != "__future__":
                statement.names = [alias for alias in statement.names if alias.asname == alias.name or (alias.asname or alias.name) in used]
                if not statement.names:
                    continue
            elif isinstance(statement, ast.Import):
                statement.names = [alias for alias in statement.names if (alias.asname or alias.name.split(".")[0]) in used or alias.asname == alias.name]
                if not statement.names:
                    continue
            kept.append(statement)
        if len(kept) == len(body):
            return kept
        body = kept


def without_literal_strings(body):
    """Without the overloads for literal strings: `"a b".split()` is a `list[str]`, and can be an argument where one is asked for."""
    kept, overloads = [], {}
    for member in body:
        if isinstance(member, ast.FunctionDef):
            parameters = [*member.args.posonlyargs, *member.args.args]
            annotation = parameters[0].annotation if parameters else None
            if annotation is not None and ast.unparse(annotation) == "LiteralString":
                continue
            overloads.setdefault(member.name, []).append(member)
        kept.append(member)
    for members in overloads.values():
        if len(members) == 1:
            members[0].decorator_list = [item for item in members[0].decorator_list if ast.unparse(item) != "overload"]
    return kept


def with_key_apart(body):
    """With overloads of `sorted` and the like that a call fits by the names of its arguments: one without `key`, one with it. The checker works
    out the arguments' types for each overload that the names fit, and where one asked for `key: None=None` it did so twice for every function
    that is a key. So `key=None` is with the functions."""
    overloads = {}
    for member in body:
        if isinstance(member, ast.FunctionDef):
            for at, arg in enumerate(member.args.kwonlyargs):
                if arg.arg == "key":
                    overloads.setdefault(member.name, []).append((member.args, at))
    for members in overloads.values():
        absent = [ast.unparse(args.kwonlyargs[at].annotation) == "None" for args, at in members]
        if not any(absent) or all(absent):
            continue
        for (args, at), is_absent in zip(members, absent):
            if is_absent:
                del args.kwonlyargs[at], args.kw_defaults[at]
            else:
                args.kwonlyargs[at].annotation = ast.BinOp(args.kwonlyargs[at].annotation, ast.BitOr(), ast.Constant(None))
    return body


# What most arguments match at once stands before the protocols that they match, too: the checker compares them with a protocol member by
# member, in each call. A sum of whole numbers is one, whichever they are, so `sum` need not compare its elements with 46 of them.
QUICK_MATCHES = {
    ("_typeshed", "SupportsRichComparison"): ("SupportsDunderLT[Any] | SupportsDunderGT[Any]", "float | str | tuple[Any, ...] | SupportsDunderLT[Any] | SupportsDunderGT[Any]"),
    ("builtins", "sum"): ("Iterable[bool | _LiteralInteger]", "Iterable[int]"),
}


def with_quick_matches(module, body):
    for (owner, name), (slow, quick) in QUICK_MATCHES.items():
        if owner != module:
            continue
        for statement in body:
            if name in bound(statement) and slow in ast.unparse(statement):
                at = body.index(statement)
                body[at] = ast.parse(ast.unparse(statement).replace(slow, quick)).body[0]
                break
        else:
            raise SystemExit(f"{module}.{name} has no `{slow}`: look at QUICK_MATCHES again")
    return body


class Replace(ast.NodeTransformer):
    def __init__(self, trim, module, gone, modules):
        self.trim, self.module, self.gone, self.modules = trim, module, gone, modules
        self.used = False

    def any(self):
        self.used = True
        return ast.Name("_Any", ast.Load())

    def visit_Name(self, node):
        if node.id in self.gone and isinstance(node.ctx, ast.Load):
            return self.any()
        return node

    def visit_Attribute(self, node):
        text = ast.unparse(node.value)
        if text in self.modules and not self.trim.provides(self.modules[text], node.attr):
            return self.any()
        if text in self.modules:
            return node
        inner = self.visit(node.value)
        if isinstance(inner, ast.Name) and inner.id == "_Any":
            return inner
        return ast.Attribute(inner, node.attr, node.ctx)

    def visit_Subscript(self, node):
        value = self.visit(node.value)
        if isinstance(value, ast.Name) and value.id == "_Any":
            return value
        if isinstance(value, ast.Name) and value.id == "Literal":
            return node
        return ast.Subscript(value, self.visit(node.slice), node.ctx)

    def visit_decorated(self, node):
        node.decorator_list = [decorator for decorator in node.decorator_list if "_Any" not in ast.unparse(self.visit(decorator))]
        self.generic_visit(node)
        return node

    def visit_FunctionDef(self, node):
        parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
        for parameter in filter(None, parameters):
            # With `print(*values: object)` the checker would take `object` for what `max` gives in `print(max(items, key=lambda x: -x))`,
            # and so for `x`.
            if isinstance(parameter.annotation, ast.Name) and parameter.annotation.id == "object":
                parameter.annotation = self.any()
        return self.visit_decorated(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        node = self.visit_decorated(node)
        bases = []
        for base in node.bases:
            # `Any` as a base would let every attribute pass.
            if isinstance(base, ast.Name) and base.id == "_Any":
                print(f"{self.module.name}.{node.name}: a base is gone", file=sys.stderr)
                continue
            bases.append(base)
        node.bases = bases
        return node


def source_folder():
    """The typeshed of ty_vendored and the checker's own stubs, in one folder."""
    here = Path(__file__).parent
    command = ["cargo", "metadata", "--format-version", "1", "--manifest-path", here / "Cargo.toml"]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    [manifest] = [package["manifest_path"] for package in metadata["packages"] if package["name"] == "ty_vendored"]
    crate = Path(manifest).parent
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(crate / "vendor" / "typeshed", folder, dirs_exist_ok=True)
    shutil.copytree(crate / "ty_extensions", folder / "stdlib" / "ty_extensions")
    return folder


def module_name(path):
    parts = [*path.with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def ask(stdlib, monty):
    """What the interpreter answers: surface.py with the names that the typeshed has."""
    imports, asked = [], {}
    for path in sorted(stdlib.rglob("*.pyi")):
        name = module_name(path.relative_to(stdlib))
        if name in COPIED or name.startswith(("ty_extensions", "__main__", "antigravity", "this")):
            continue
        imports.append(f"try:\n    import {name}\n    modules[{name!r}] = {name}\nexcept ImportError:\n    pass\n")
        body = [*flatten(ast.parse(path.read_text()).body)]
        asked[name] = sorted({name for statement in body for name in bound(statement)} | reexports(body))
        for statement in body:
            ask_class(statement, "", asked)
    text = (Path(__file__).parent / "surface.py").read_text()
    text = text.replace("# IMPORTS\n", "".join(imports)).replace("# ASKED\n", f"asked = {asked!r}\n")
    with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
        program.write(text)
        program.flush()
        command = [monty, "--limit", "memory=1G", "--limit", "time=60s", "--limit", "output=64M", program.name]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def reexports(body):
    imports = [statement for statement in body if isinstance(statement, ast.ImportFrom)]
    return {alias.asname for statement in imports for alias in statement.names if alias.asname}


def ask_class(statement, prefix, asked):
    if isinstance(statement, ast.ClassDef):
        path = prefix + statement.name
        names = {name for member in statement.body for name in bound(member)}
        asked[path] = sorted(names | set(asked.get(path, ())))
        for member in statement.body:
            ask_class(member, path + ".", asked)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--monty", default="target/debug/monty", help="the interpreter to ask")
    parser.add_argument("--out", default="src/check/typeshed", help="the folder to write")
    args = parser.parse_args()
    source = source_folder()
    stdlib = source / "stdlib"
    trim = Trim(stdlib, ask(stdlib, args.monty))
    out = Path(args.out)
    shutil.rmtree(out, ignore_errors=True)
    texts = trim.run()
    for name, text in texts.items():
        target = out / "stdlib" / trim.modules[name].path.relative_to(stdlib)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    for path in COPIED.values():
        target = out / "stdlib" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(stdlib / path, target)
    names = sorted([*texts, *COPIED])
    (out / "stdlib" / "VERSIONS").write_text("".join(f"{name}: 3.0-\n" for name in names))
    (out / "hidden.txt").write_text("".join(f"{name}\n" for name in names if name not in trim.surface))
    shutil.copy(source / "LICENSE", out / "LICENSE")
    commit = (source / "source_commit.txt").read_text().strip()
    (out / "README.md").write_text(README.format(commit=commit))
    shutil.rmtree(source)


README = """\
# The stubs of what libmonty provides

Written by `scripts/typeshed/trim.py` (`make typeshed`); do not edit. They are the part of
[typeshed](https://github.com/python/typeshed), commit {commit}, that the interpreter has, without docstrings and comments.
typeshed is licensed under the Apache License 2.0, parts of it under the MIT license: see `LICENSE`.
"""

main()
