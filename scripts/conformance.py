#!/usr/bin/env python3
"""Runs CPython's own tests of the core language under the `monty` command and reports what passes.

    scripts/conformance.py [--monty PATH] [--write] [--verbose] [NAME ...]      NAME: `grammar` for test_grammar.py

Owns: making one program of a test file (shims, the helper files that it imports, the file, a runner), running it, and the
tables in docs/conformance.md (with --write); `conformance/reasons.py` has why what fails does. The tests are those of the
machine's Python; nothing of them is kept here.
Never: changes a test. A test that kills its run is noted and the run is started again without it.
"""

import argparse
import ast
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

import test as cpython_tests

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "conformance"))
import doctests  # noqa: E402
import reasons  # noqa: E402
ROOT = HERE.parent
LIB = pathlib.Path(cpython_tests.__path__[0])
NAMES = """
grammar scope generators genexps listcomps dictcomps setcomps named_expressions patma with raise except_star exception_group exceptions
baseexception descr class super property decorators keywordonlyarg positional_only_arg extcall unpack unpack_ex augassign compare richcmp
contains slice range enumerate iter iterlen list tuple userlist dict dictviews userdict set unicode userstring bytes memoryview int long
float complex bool format fstring string builtin sort hash isinstance subclassinit metaclass types typing coroutines asyncgen print global
syntax traceback
""".split()
#: Why a test does not count, by what it said.
SANDBOX = [
    ("needs eval, exec or compile", re.compile(r"name '(eval|exec|compile|__import__)' is not defined|needs (compile|exec)\(\)|has no attribute '(eval|exec|compile|__import__)'|module 'ast' has no attribute")),
    ("needs a module that is not there", re.compile(
        r"^ModuleNotFoundError|_Thing|No module named|unknown encoding: test\.|AttributeError: __newobj__|catching classes that do not inherit"
    )),
    ("needs the machine: processes, threads, an environment, ...", re.compile(r"needs (test.support|files|a process|threads|an environment|a resource|locales|zones|much memory|import hooks)")),
    ("is about CPython's implementation", re.compile(r"CPython|needs finalizers|docstrings|limit does not change|sanitizers")),
]
#: Tests of what the sandbox has none of, whatever their failure says: parts of their names.
WITHOUT = [
    ("needs finalizers", re.compile(
        r"_cleanup_exc_state|testExceptionCleanupState|test_recursion_error_cleanup|test_unraisable|container_iterator|test_weakref|FinalizationTest"
        r"|MemorySlice.*test_gc|MemoryviewTest.test_gc|testLeaks|test_subtype_resurrection|test_delete_hook|_gc_aclose|shutdown_exception_0"
        r"|CoroutineTest.test_func_9|test_bpo_45813_1|test_fatal_coro_warning|SliceTest.test_cycle|test_remove_subclass|OriginTrackingTest"
        r"|test_3611|test_iter_neg_setstate_gc|test_3114|test_key_with_mutating_del$|ClassTests.testDel$"
        r"|^coroutine\.(68|72)$"
    )),
    ("needs eval, exec or compile", re.compile(r"test_syntax_error_offset_at_eol")),
    # `_testcapi`, whose absence shows as a wrong number or exception.
    ("needs a module that is not there", re.compile(r"test_serialized_float_rounding|test_raise_and_yield_from")),
    # Its helper file and it have one namespace here, in which one `T` is the other.
    ("needs a second module", re.compile(r"TypedDictTests.test_get_type_hints_generic")),
    ("needs sys.settrace", re.compile(r"^TestTracing\.")),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--monty", default=str(ROOT / "target/debug/monty"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    rows = []
    for name in options.names or NAMES:
        row = examine(name, options)
        rows.append(row)
        print(line(row), flush=True)
    say_reasons(rows)
    if options.write:
        (ROOT / "docs/conformance.md").write_text(document(rows))


def examine(name, options):
    """(name, Counter of outcomes, Counter of reasons not counted, [failures], why it does not load)"""
    path = LIB / f"test_{name}.py"
    outcomes, left_out, failures, killed = collections.Counter(), collections.Counter(), [], []
    if not path.exists():
        return name, outcomes, left_out, failures, "not among the machine's tests"
    program = assemble(path)
    done = {}
    trouble = None
    for _ in range(40):
        skipped = {*done, *killed}
        output, ending = run(options.monty, program + f"\n_run(_conformance, {skipped!r}, {defined(path)!r})\n")
        started = None
        for text in output.splitlines():
            if text.startswith("@start "):
                started = text.split(" ", 1)[1]
            elif text.startswith("@done "):
                _, test, status, *reason = text.split(" ", 3)
                done[test] = (status, tidy(reason[0]) if reason else "")
                started = None
            elif text == "@end":
                started = None
                break
        else:
            if started is None:
                trouble = ending.strip().splitlines()[-1] if ending.strip() else "ends without a word"
                break
            killed.append(started)
            done[started] = ("error", "ended the run: " + (ending.strip().splitlines() or ["?"])[-1])
            continue
        break
    newer = failing_too(program, path, [test for test, (status, _) in done.items() if status not in ("pass", "skip")])
    examined, older = examine_examples(options.monty, program, path)
    done.update(examined)
    newer |= older
    for test, (status, reason) in sorted(done.items()):
        why = next((why for why, pattern in SANDBOX if status != "pass" and pattern.search(reason)), None)
        why = why or next((why for why, pattern in WITHOUT if status != "pass" and pattern.search(test)), None)
        if status != "pass" and test in newer:
            why = "fails under CPython 3.14 too"
        if why or status == "skip":
            outcomes["left out"] += 1
            left_out[why or "skips itself"] += 1
        elif status == "pass":
            outcomes["pass"] += 1
        else:
            outcomes["fail"] += 1
            failures.append((test, reason))
            if options.verbose:
                print(f"    {test}: {reason}")
    return name, outcomes, left_out, failures, trouble


def examine_examples(monty, program, path):
    """{name: (status, reason)} of the doctests of a file, and those that fail under CPython 3.14 too."""
    named = doctests.examples(path, value_of)
    plain = [(name, example) for name, example in named if doctests.is_program(example)]
    own = [(name, example) for name, example in named if not doctests.is_program(example)]
    done, left = {}, plain
    while left:
        output, ending = run(monty, program + doctests.written_out(left))
        done.update(doctests.outcomes(left, output))
        rest = [(name, example) for name, example in left if name not in done]
        if len(rest) == len(left) and not output:
            done.update({name: ("error", "does not load: " + ending.strip()[-150:]) for name, _ in rest})
            break
        if rest:
            done[rest[0][0]] = ("error", "ended the run: " + (ending.strip().splitlines() or ["?"])[-1])
        left = rest[1:]
    for name, example in own:
        done[name] = doctests.refused(example, run(monty, example.source)[1])
    failed = {name for name, (status, _) in done.items() if status != "pass"}
    if not failed:
        return done, set()
    programs = [program + doctests.HIDING + doctests.written_out(plain)] + [example.source for name, example in own if name in failed]
    outputs = oracle(programs)
    passed = {name for name, (status, _) in doctests.outcomes(plain, outputs[0]).items() if status == "pass"}
    for (name, example), output in zip([(name, example) for name, example in own if name in failed], outputs[1:]):
        if doctests.refused(example, output)[0] == "pass":
            passed.add(name)
    return done, failed - passed if any(outputs) else set()


def oracle(programs):
    """What each of the programs prints under CPython 3.14, with its traceback; "" where there is no oracle."""
    if not (ROOT / "tests/oracle/node_modules").exists():
        return [""] * len(programs)
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"{i:04}" / "test_program.py" for i in range(len(programs))]
        for file, program in zip(files, programs):
            file.parent.mkdir()
            file.write_text(program)
        subprocess.run(["node", str(ROOT / "tests/oracle/oracle.mjs"), *map(str, files)], capture_output=True, text=True, timeout=600)
        outputs = [file.with_suffix(".out") for file in files]
        return [output.read_text() if output.exists() else "" for output in outputs]


def failing_too(program, path, tests):
    """Those of the tests, which are older than the language is here, that the oracle, CPython 3.14, does not pass in the same program."""
    if not tests:
        return set()
    [output] = oracle([program + f"\n_run(_conformance, set(), {defined(path)!r}, {set(tests)!r})\n"])
    passed = {line.split(" ")[1] for line in output.splitlines() if re.match(r"@done \S+ pass", line)}
    known = {line.split(" ")[1] for line in output.splitlines() if line.startswith("@done ")}
    return (set(tests) & known) - passed


def tidy(reason):
    """The same text in every run: without folders and addresses."""
    return re.sub(r"/\S*/test_program", "test_program", re.sub(r"(0x|@)[0-9a-f]+", "0x...", reason))


def assemble(path):
    """One program: what the tests import of `test`, the tests, the runner."""
    parts = ['__name__ = "__main__"', (HERE / "conformance/shims.py").read_text()]
    files = helpers(path, [])
    for module in sorted(imported([*files, path])):
        parts.append(f"try:\n    import {module}\nexcept ImportError:\n    _absent({module!r})")
    for module in sorted(imported_tests([*files, path])):
        parts.append(f"_absent({module!r})")
    for helper in files:
        names = sorted(defined(helper))
        source = re.sub(r"^from __future__ import .*$", "", helper.read_text(), flags=re.M)
        parts.append(re.sub(r"^if __name__ == .*", "if False:", source, flags=re.M))
        dotted = ".".join(helper.relative_to(LIB).with_suffix("").parts)
        if "." in dotted:
            parts.append(f"_module('test.{dotted.split('.')[0]}')")
        parts.append(f"_module('test.{dotted}', **{{_n: globals()[_n] for _n in {names!r} if _n in globals()}})")
    source = re.sub(r"^if __name__\s*==\s*['\"]__main__['\"].*", "if False:", path.read_text(), flags=re.M)
    source = expanded(source)
    future = re.findall(r"^from __future__ import .*$", source, flags=re.M)
    parts.append(re.sub(r"^from __future__ import .*$", "", source, flags=re.M))
    parts.append((HERE / "conformance/report.py").read_text())
    return "\n".join(future + parts)


def expanded(source):
    """The module with what stands at its top as `exec(TEXT, globals(), NAME)`, alone or in a loop, written out: TEXT there is made of what
    the module itself writes down, so it is a part of the module's text."""
    known, edits = {}, []
    for node in ast.parse(source).body:
        calls = [node.value] if is_static_exec(node) else []
        if isinstance(node, ast.For) and all(is_static_exec(inner) for inner in node.body):
            calls = [inner.value for inner in node.body]
        if calls:
            turns = value_of(node.iter, known) if isinstance(node, ast.For) else [None]
            written = []
            for turn in turns:
                names = {**known, node.target.id: turn} if isinstance(node, ast.For) else known
                written += [f"{node.target.id} = {turn!r}"] if isinstance(node, ast.For) else []
                written += [written_out(value_of(call.args[0], names), ast.unparse(call.args[2])) for call in calls]
            edits.append((node.lineno, node.end_lineno, "\n".join(written)))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known[node.targets[0].id] = node.value
    lines = source.split("\n")
    for first, last, text in reversed(edits):
        lines[first - 1:last] = [text]
    return "\n".join(lines)


def is_static_exec(node):
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "exec" and len(call.args) == 3


def value_of(node, known):
    """What an expression of literals, `%`, `.split()` and names that were given such ones comes to."""
    if not isinstance(node, ast.expr):
        return node
    if isinstance(node, ast.Name):
        return value_of(known[node.id], known)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return value_of(node.left, known) % value_of(node.right, known)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split" and not node.args:
        return value_of(node.func.value, known).split()
    return ast.literal_eval(node)


def written_out(text, namespace):
    """Statements that leave in the dict what running `text` in it would."""
    body = "\n".join(f"    {line}" for line in text.split("\n"))
    return f"def _written_out():\n{body}\n    return locals()\n{namespace}.update(_written_out())"


def imported(paths):
    """The modules outside `test` that the files import anywhere."""
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
            elif isinstance(node, ast.Call) and "import_module" in (getattr(node.func, "attr", None), getattr(node.func, "id", None)) and isinstance(node.args[0], ast.Constant):
                names.add(node.args[0].value)
    names = {name for name in names if name.split(".")[0] not in ("test", "__future__", "__main__")}
    parents = {name.rsplit(".", i)[0] for name in names for i in range(1, name.count(".") + 1)}
    return names | parents


def imported_tests(paths):
    """The modules of `test` that are neither shims nor helper files: they are there and have nothing to give."""
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
                if node.module == "test":
                    names.update(f"test.{alias.name}" for alias in node.names)
                names.update(f"{node.module}.{alias.name}" for alias in node.names if alias.name.startswith("ann_module"))
    names = {name for name in names if name.startswith("test.") and not (LIB / (name.replace("test.", "", 1) + ".py")).exists()}
    return names | {name.rsplit(".", 1)[0] for name in names if name.count(".") == 2}


def helpers(path, seen):
    """The files of the `test` package that a file imports, those that they need first."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module == "test":
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("test."):
            folder = node.module.split(".")[1]
            # What stands in a module's own namespace cannot be part of another one.
            names = [f"{folder}/{alias.name}" for alias in node.names if not alias.name.startswith("ann_module")] if folder != "support" and (LIB / folder).is_dir() else [folder]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".")[1] for alias in node.names if alias.name.startswith("test.")]
        for name in names:
            helper = LIB / f"{name}.py"
            if helper.exists() and name not in seen:
                seen.append(name)
                found.extend(helpers(helper, seen))
                found.append(helper)
    return found


def defined(path):
    names = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name))
    return names


def run(monty, program):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "test_program.py"
        path.write_text(program)
        limits = ["--limit", "time=60s", "--limit", "memory=512M", "--limit", "output=64M", "--scratch", "/tmp"]
        done = subprocess.run([monty, *limits, path.name], cwd=folder, capture_output=True, text=True, errors="replace", timeout=900)
    return done.stdout, done.stderr


def counted(outcomes):
    return outcomes["pass"] + outcomes["fail"]


def share(outcomes):
    return f"{100 * outcomes['pass'] // counted(outcomes)} %" if counted(outcomes) else "-"


def line(row):
    name, outcomes, left_out, _, trouble = row
    note = trouble or ", ".join(f"{n} {why}" for why, n in left_out.most_common())
    return f"test_{name}: {outcomes['pass']} of {counted(outcomes)} pass ({share(outcomes)}); {note}"


def document(rows):
    total = sum((row[1] for row in rows), collections.Counter())
    lines = [
        "# Conformance",
        "",
        f"CPython's own tests of the core (those of Python {sys.version.split()[0]}), run by `scripts/conformance.py --write`. Counted are the",
        "test methods, and the examples of doctests, that a sandbox with files in memory and without `eval`, `exec`, `compile`, processes and",
        "threads can run; the last column says what was left out and why. What CPython 3.14 does not pass either, in the same program, is not",
        "counted: these tests are older.",
        "",
        "| tests | pass | of | share | not counted |",
        "|---|---:|---:|---:|---|",
    ]
    for name, outcomes, left_out, _, trouble in rows:
        note = trouble or "; ".join(f"{n} {why}" for why, n in left_out.most_common())
        lines.append(f"| `test_{name}` | {outcomes['pass']} | {counted(outcomes)} | {share(outcomes)} | {note.replace('|', '/')} |")
    lines.append(f"| all | {total['pass']} | {counted(total)} | {share(total)} | |")
    lines += ["", "## What fails", ""]
    for reason, failures in by_reason(rows).items():
        lines += [f"{reason}:", ""]
        lines += [f"- `{test}` of `test_{name}`: {text[:160].strip()}".replace("|", "/") for name, test, text in failures]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def by_reason(rows):
    """{reason: [(file, test, text)]}, in the order of the table of reasons."""
    found = {reason: [] for reason in [*(reason for reason, _ in reasons.BY_TEXT), *reasons.BY_TEST, reasons.NONE]}
    for name, _, _, failures, _ in rows:
        for test, text in failures:
            found[reasons.reason_of(name, test, text)].append((name, test, text))
    return {reason: failures for reason, failures in found.items() if failures}


def say_reasons(rows):
    """What the table of reasons lacks, and what it has for nothing."""
    for name, test, _ in by_reason(rows).get(reasons.NONE, []):
        print(f"has no reason in scripts/conformance/reasons.py: test_{name}, {test}")
    failures = [failure for failures in by_reason(rows).values() for failure in failures]
    for row in reasons.unused(failures, {row[0] for row in rows}):
        print(f"is in scripts/conformance/reasons.py for nothing: {row}")


if __name__ == "__main__":
    main()
