#!/usr/bin/env python3
"""Puts into README.md what is written elsewhere; with --check fails when README.md does not show it as it is.

A line `<!-- include PATH -->` is followed by a code block with the file's text; `<!-- limits -->` by the table of the limits, whose
defaults are those of src/api/limits.rs; `<!-- speed -->` by the first table of docs/benchmarks.md, which `make bench` writes.
"""

import pathlib
import re
import sys

LANGUAGES = {".c": "c", ".rs": "rust", ".go": "go", ".rb": "ruby", ".py": "python"}

# The limit's name, its constant, and what happens when it is reached.
LIMITS = [
    ("memory", "MEMORY", "ends the run"),
    ("allocations", "ALLOCATIONS", "ends the run"),
    ("time", "TIME", "ends the run"),
    ("fuel", "FUEL", "ends the run"),
    ("recursion", "RECURSION", "`RecursionError`, which the program can catch"),
    ("output", "OUTPUT", "ends the run"),
]


def block(match: re.Match) -> str:
    path = pathlib.Path(match[1])
    return f"<!-- include {path} -->\n```{LANGUAGES[path.suffix]}\n{path.read_text().rstrip()}\n```\n"


def limits(_: re.Match) -> str:
    source = pathlib.Path("src/api/limits.rs").read_text()
    defaults = {name: text for text, name in re.findall(r"/// (.*)\.\npub const DEFAULT_(\w+)", source)}
    rows = "".join(f"| {name} | {defaults[constant]} | {end} |\n" for name, constant, end in LIMITS)
    return "<!-- limits -->\n| limit | default | when it is reached |\n|---|---|---|\n" + rows


def speed(_: re.Match) -> str:
    benchmarks = pathlib.Path("docs/benchmarks.md")
    text = benchmarks.read_text() if benchmarks.exists() else ""
    table = re.search(r"^(?:\|.*\n)+", text, flags=re.M)
    return "<!-- speed -->\n" + (table[0] if table else "")


readme = pathlib.Path("README.md")
text = readme.read_text()
new = re.sub(r"<!-- include (\S+) -->\n(?:```\w+\n.*?\n```\n)?", block, text, flags=re.S)
new = re.sub(r"<!-- limits -->\n(?:\|.*\n)*", limits, new)
new = re.sub(r"<!-- speed -->\n(?:\|.*\n)*", speed, new)
if "--check" in sys.argv:
    if new != text:
        sys.exit("README.md is not up to date: run scripts/readme.py")
else:
    readme.write_text(new)
