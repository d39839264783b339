# `fnmatch`: names that match patterns with `*`, `?` and `[...]`.

import functools as _functools
import re as _re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _compiled(pat)(name) is not None


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _compiled(pat)
    return [name for name in names if match(name)]


def filterfalse(names, pat):
    """Construct a list from those elements of the iterable NAMES that do not match PAT."""
    match = _compiled(pat)
    return [name for name in names if match(name) is None]


@_functools.lru_cache(maxsize=32768, typed=True)
def _compiled(pat):
    if isinstance(pat, bytes):
        return _re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return _re.compile(translate(pat)).match


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not parts or parts[-1] is not _STAR:
                parts.append(_STAR)
        elif c == "?":
            parts.append(".")
        elif c == "[":
            end = _set_end(pat, i)
            if end >= n:
                parts.append(r"\[")
            else:
                parts.append(_set(pat[i:end]))
                i = end + 1
        else:
            parts.append(_re.escape(c))
    return _joined(parts)


_STAR = object()


def _set_end(pat, i):
    # Where the set that begins at `i` is closed.
    if pat[i:i + 1] == "!":
        i += 1
    if pat[i:i + 1] == "]":
        i += 1
    end = pat.find("]", i)
    return len(pat) if end < 0 else end


def _set(stuff):
    if "-" not in stuff:
        stuff = stuff.replace("\\", r"\\")
    else:
        chunks = []
        k = 2 if stuff[0] == "!" else 1
        i = 0
        while True:
            k = stuff.find("-", k)
            if k < 0:
                break
            chunks.append(stuff[i:k])
            i = k + 1
            k += 3
        chunk = stuff[i:]
        if chunk:
            chunks.append(chunk)
        else:
            chunks[-1] += "-"
        # Ranges that are empty are left out.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = "-".join(s.replace("\\", r"\\").replace("-", r"\-") for s in chunks)
    if not stuff:
        return "(?!)"
    if stuff == "!":
        return "."
    stuff = _re.sub(r"([&~|])", r"\\\1", stuff)
    if stuff[0] == "!":
        stuff = "^" + stuff[1:]
    elif stuff[0] in ("^", "["):
        stuff = "\\" + stuff
    return f"[{stuff}]"


def _joined(parts):
    # Each star but the last takes as little as lets the fixed text behind it match, and never more.
    stars = [i for i, part in enumerate(parts) if part is _STAR]
    if not stars:
        return f"(?s:{''.join(parts)})\\z"
    out = ["".join(parts[:stars[0]])]
    for j, at in enumerate(stars):
        end = stars[j + 1] if j + 1 < len(stars) else len(parts)
        fixed = "".join(parts[at + 1:end])
        if end == len(parts) and j + 1 == len(stars):
            out.append(".*" + fixed)
        elif fixed:
            out.append(f"(?>.*?{fixed})")
    return f"(?s:{''.join(out)})\\z"
