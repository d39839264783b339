# Regular expressions where a callback or the error class is needed.
# Hand over to it: `Pattern.sub`, `Pattern.subn`, `Match.expand`.


def re_sub(self, repl, string, count):
    return re_replace(self, repl, string, count)[0]


def re_subn(self, repl, string, count):
    return re_replace(self, repl, string, count)


def re_replace(self, repl, string, count):
    count = _m_index(count)
    if not callable(repl):
        raise TypeError(f"decoding to str: need a bytes-like object, {_m_type_name(repl)} found")
    empty = string[:0]
    parts = []
    end = 0
    done = 0
    for found in self.finditer(string):
        start = found.start()
        if start > end:
            parts.append(string[end:start])
        new = repl(found)
        if new is not None:
            parts.append(new)
        end = found.end()
        done += 1
        if done == count:
            break
    if end < len(string):
        parts.append(string[end:])
    return empty.join(parts), done


def re_raise(message, pattern, pos):
    from re import PatternError

    if pos is None:
        raise IndexError(message)
    raise PatternError(message, pattern, pos)


def re_pattern_repr(self):
    from re import RegexFlag

    flags = self.flags
    if isinstance(self.pattern, str):
        flags &= ~32
    text = repr(self.pattern)
    if len(text) > 200:
        text = text[:200]
    if not flags:
        return f"re.compile({text})"
    names = [repr(RegexFlag(1 << i)) for i in range(1, 9) if flags & 1 << i]
    return f"re.compile({text}, {'|'.join(names)})"


def json_raise(message, document, pos):
    from json.decoder import JSONDecodeError

    raise JSONDecodeError(message, document, pos)
