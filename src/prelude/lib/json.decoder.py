# Reading JSON with hooks: a native reads the text, and what the hooks must see comes marked as tuples.

__all__ = ["JSONDecoder", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_constants = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _m_json_skip_space(s, 0))
        end = _m_json_skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        hooks = self.object_hook is not None or self.object_pairs_hook is not None
        numbers = self.parse_int is not int or self.parse_float is not float
        constants = self.parse_constant != _constants.__getitem__
        tree, end = _m_json_parse(s, idx, self.strict, hooks, numbers, constants)
        if hooks or numbers or constants:
            tree = self._convert(tree)
        return tree, end

    def _convert(self, node):
        kind = type(node)
        if kind is list:
            for i, value in enumerate(node):
                node[i] = self._convert(value)
        elif kind is dict:
            for key, value in node.items():
                node[key] = self._convert(value)
        elif kind is tuple:
            what, value = node
            if what == 0:
                pairs = [(key, self._convert(item)) for key, item in value]
                if self.object_pairs_hook is not None:
                    return self.object_pairs_hook(pairs)
                return self.object_hook(dict(pairs))
            if what == 1:
                return self.parse_int(value)
            if what == 2:
                return self.parse_float(value)
            return self.parse_constant(value)
        return node
