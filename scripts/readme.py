#!/usr/bin/env python3
"""Puts the example files into README.md; with --check fails when README.md does not show them as they are.

A line `<!-- include PATH -->` is followed by a code block with the file's text.
"""

import pathlib
import re
import sys

LANGUAGES = {".c": "c", ".rs": "rust", ".go": "go", ".rb": "ruby", ".py": "python"}


def block(match: re.Match) -> str:
    path = pathlib.Path(match[1])
    return f"<!-- include {path} -->\n```{LANGUAGES[path.suffix]}\n{path.read_text().rstrip()}\n```\n"


readme = pathlib.Path("README.md")
text = readme.read_text()
new = re.sub(r"<!-- include (\S+) -->\n(?:```\w+\n.*?\n```\n)?", block, text, flags=re.S)
if "--check" in sys.argv and new != text:
    sys.exit("README.md does not show the examples as they are: run scripts/readme.py")
readme.write_text(new)
