"""The doctests of CPython's test files as programs, for `scripts/conformance.py`.

Owns: finding the examples of a file, one program for those that run one after the other in the namespace of the file, one for each
that is not to compile, and what came of them.
Never: changes an example, but for its layout: a loop of doctest that compiles and shows each is written out.
"""

import ast
import doctest
import re

MARK = "\x1e"
CHECKER = doctest.OutputChecker()
HELPERS = '''
def _doctest_shown(value):
    if value is not None:
        print(repr(value))

def _doctest_raised(error):
    import traceback
    print("\\x1eraised", traceback.format_exception_only(error)[-1], end="")
'''

# The oracle writes no file with addresses in it: they are spelled in another way until they were read again.
HIDING = """
import sys
class _Hiding:
    def __init__(self, out):
        self.out = out
    def __getattr__(self, name):
        return getattr(self.out, name)
    def write(self, text):
        return self.out.write(text.replace("0x", "0\\u200bx"))
sys.stdout = _Hiding(sys.stdout)
"""


def examples(path, value_of):
    """[(name, Example)] of a file whose doctests are run."""
    source = path.read_text()
    if not re.search(r"DocTestSuite|run_doctest", source):
        return []
    tree = ast.parse(source)
    texts, known = {}, {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known.setdefault(node.targets[0].id, node.value)
            if node.targets[0].id == "__test__":
                for key, value in zip(node.value.keys, node.value.values):
                    texts[key.value] = value_of(value, known)
    for node in [tree, *tree.body]:
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)):
            texts[getattr(node, "name", "doc")] = ast.get_docstring(node, clean=False) or ""
    parser, found = doctest.DocTestParser(), []
    for name, text in texts.items():
        for i, example in enumerate(parser.get_examples(text), 1):
            # The file is a module of a package there, and the program itself here.
            example.want = example.want.replace(f"test.{path.stem}.", "__main__.")
            example.exc_msg = example.exc_msg and example.exc_msg.replace(f"test.{path.stem}.", "__main__.")
            found.append((f"{name}.{i}", example))
    return found


def is_program(example):
    """Whether it compiles, so that it can be part of a program."""
    try:
        compile(example.source, "example", "single")
    except SyntaxError:
        return False
    return not (example.exc_msg or "").startswith(("SyntaxError", "IndentationError", "TabError"))


def written_out(named):
    """The text of one program that runs these examples."""
    parts = [HELPERS]
    for name, example in named:
        body = ast.unparse(ast.fix_missing_locations(Shown().visit(ast.parse(example.source))))
        lines = [f"    {line}" for line in indented(body)]
        parts.append(f"print('{MARK}start', {name!r})\ntry:\n" + "\n".join(lines) + "\nexcept BaseException as _error:\n    _doctest_raised(_error)")
    parts.append(f"print('{MARK}end')")
    return "\n".join(parts)


class Shown(ast.NodeTransformer):
    """Has each expression that is a statement shown, as a prompt does, also in blocks but not in functions and classes."""

    def visit_Expr(self, node):
        return ast.Expr(ast.Call(ast.Name("_doctest_shown", ast.Load()), [node.value], []))

    def visit_FunctionDef(self, node):
        return node

    visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = visit_FunctionDef


def indented(text):
    """The lines of statements; those inside of a string that goes over lines stay where they are."""
    inside = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.end_lineno > node.lineno:
            inside.update(range(node.lineno + 1, node.end_lineno + 1))
    for number, line in enumerate(text.split("\n"), 1):
        yield line[4:] if number in inside and line.startswith("    ") else line


def outcomes(named, output):
    """{name: (status, reason)} from what the program printed; those that did not end are missing."""
    known, done = dict(named), {}
    output = output.replace("0\u200bx", "0x")
    pieces = output.split(f"{MARK}start ")[1:]
    for number, piece in enumerate(pieces):
        name, _, text = piece.partition("\n")
        if number == len(pieces) - 1 and f"{MARK}end" not in text:
            break
        text = text.split(f"{MARK}end")[0]
        got, raised, message = text.partition(f"{MARK}raised ")
        done[name] = judged(known[name], got, message if raised else None)
    return done


def judged(example, got, raised):
    """(status, reason) of an example that printed `got` and ended with the exception line `raised`, or None."""
    flags = sum(flag for flag, on in example.options.items() if on)
    if example.exc_msg is None:
        if raised is not None:
            return "fail", f"raises {raised.strip()}"
        if CHECKER.check_output(example.want, got, flags):
            return "pass", ""
        return "fail", f"gives {got.strip()!r}, not {example.want.strip()!r}"
    if raised is None:
        return "fail", f"does not raise {example.exc_msg.strip()}"
    same = CHECKER.check_output(example.exc_msg, raised, flags)
    if not same and flags & doctest.IGNORE_EXCEPTION_DETAIL:
        same = raised.split(":")[0] == example.exc_msg.split(":")[0]
    return ("pass", "") if same else ("fail", f"raises {raised.strip()}, not {example.exc_msg.strip()}")


def refused(example, errors):
    """(status, reason) of an example that is a program of its own, which ended with `errors` on standard error."""
    last = next((line for line in reversed(errors.splitlines()) if line and not line.startswith(" ")), None)
    return judged(example, "", f"{last}\n" if last else None)
