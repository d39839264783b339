"""Fills the "wire" of every value in the case files from its "python", and puts the files in one layout.

    python3 fill.py            writes
    python3 fill.py --check    fails when a file is not what would be written

The expressions are evaluated by the Python that runs this, and encoded by the Python wrapper, which shares no code with the
library: so the bytes are a second opinion on docs/wire.md. Needs no library. Never: decides what a program does.
"""

import importlib
import json
import math
import sys
import types
from pathlib import Path

HERE = Path(__file__).parent


def wire_of_wrapper():
    """The wrapper's modules for values, without its `__init__`, which would look for the library."""
    package = types.ModuleType("libmonty")
    package.__path__ = [str(HERE.parent / "python" / "src" / "libmonty")]
    sys.modules["libmonty"] = package
    return importlib.import_module("libmonty.wire"), importlib.import_module("libmonty.value")


WIRE, VALUES = wire_of_wrapper()


def deep(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def doubled(times):
    value = []
    for _ in range(times):
        value = [value, value]
    return value


def evaluate(text):
    """The value of an expression, which may have statements before it: `a = []; a.append(a); a`."""
    names = {name: getattr(VALUES, name) for name in VALUES.__all__}
    names.update(inf=math.inf, nan=math.nan, deep=deep, doubled=doubled)
    statements, _, expression = text.rpartition("; ")
    exec(statements, names)
    return eval(expression, names)


def fill(part):
    if isinstance(part, dict):
        if "python" in part:
            part["wire"] = WIRE.encode(evaluate(part["python"])).hex()
        for inner in part.values():
            fill(inner)
    elif isinstance(part, list):
        for inner in part:
            fill(inner)


def layout(part, indent=0):
    """JSON with what fits on a line on one line."""
    flat = json.dumps(part, ensure_ascii=False)
    if len(flat) + indent <= 150 or not isinstance(part, (dict, list)) or "wire" in part:
        return flat
    pad, end = " " * (indent + 2), " " * indent
    if isinstance(part, list):
        return "[\n" + ",\n".join(pad + layout(inner, indent + 2) for inner in part) + f"\n{end}]"
    pairs = (f"{pad}{json.dumps(key)}: {layout(inner, indent + 2)}" for key, inner in part.items())
    return "{\n" + ",\n".join(pairs) + f"\n{end}}}"


def main():
    check = "--check" in sys.argv[1:]
    for path in sorted(HERE.glob("*.json")):
        cases = json.loads(path.read_text(encoding="utf-8"))
        fill(cases)
        text = layout(cases) + "\n"
        if check and path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path.name} is not what fill.py writes")
        path.write_text(text, encoding="utf-8")


main()
