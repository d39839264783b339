"""Makes the cases: what CPython's re does with many patterns. generate.mjs runs it with CPython 3.14.

Each line is an object: p pattern, f flags, b true for bytes (text as latin-1), t text, optionally pos, end, and r, a replacement;
want is the result: an error, or the groups of search, match, fullmatch and finditer, or the text that sub gives.
A match is [lastindex, start, end, start of group 1, ...], with -1 and 0 for what is not there.
"""

import json
import re

from patterns import CASES, ERRORS, TEMPLATES


def match_row(match):
    if match is None:
        return None
    row = [match.lastindex or 0]
    for group in range(match.re.groups + 1):
        row.extend(match.span(group))
    return row


def error_row(error):
    if isinstance(error, re.error):
        return {"error": "re", "msg": str(error), "pos": error.pos, "line": error.lineno, "col": error.colno}
    return {"error": type(error).__name__, "msg": str(error)}


def sides(case):
    """The pattern, text and replacement of a case as Python has them."""
    if case.get("b"):
        return [case[key].encode("latin-1") if key in case else None for key in "ptr"]
    return [case.get(key) for key in "ptr"]


def results(case):
    """Adds what CPython does."""
    pattern, text, replacement = sides(case)
    try:
        compiled = re.compile(pattern, case.get("f", 0))
        if replacement is not None:
            done = compiled.sub(replacement, text)
            return {"sub": done.decode("latin-1") if case.get("b") else done}
        span = (case.get("pos", 0), case.get("end", len(text)))
        return {
            "groups": compiled.groups,
            "names": sorted(compiled.groupindex.items(), key=lambda item: item[1]),
            "flags": int(compiled.flags),
            "search": match_row(compiled.search(text, *span)),
            "match": match_row(compiled.match(text, *span)),
            "full": match_row(compiled.fullmatch(text, *span)),
            "iter": [match_row(match) for match in compiled.finditer(text, *span)],
        }
    except (re.error, ValueError, OverflowError, IndexError) as error:
        return error_row(error)


def cases():
    """All cases in the order of patterns.py."""
    for pattern, *rest in CASES:
        flags = 0
        for item in rest:
            if isinstance(item, int):
                flags = item
                continue
            text, *span = item if isinstance(item, tuple) else (item,)
            yield {"p": pattern, "f": flags, "t": text} | dict(zip(("pos", "end"), span))
    for pattern, *flags in ERRORS:
        yield {"p": pattern, "f": sum(flags), "t": ""}
    for pattern, replacement, text in TEMPLATES:
        yield {"p": pattern, "r": replacement, "t": text}


def both(case):
    """The case, and where it makes sense the same for bytes."""
    yield case
    values = [case[key] for key in "ptr" if key in case]
    if all(ord(c) < 256 for value in values for c in value):
        yield case | {"b": True}


def main():
    """Prints the cases."""
    for case in cases():
        for one in both(case):
            print(json.dumps(one | {"want": results(one)}, separators=(",", ":")))


if __name__ == "__main__":
    main()
