# Tuples with named items as `sys` and `time` give them.


def _repr(self):
    cls = type(self)
    items = ", ".join([f"{name}={value!r}" for name, value in zip(cls._names, self)])
    return f"{cls._title}({items})"


def _reduce(self):
    return type(self), (tuple(self),)


def make(title, names, count=None):
    """A class of tuples; names beyond `count` are attributes only."""
    module, _, name = title.rpartition(".")
    count = len(names) if count is None else count

    def __new__(cls, sequence, dict=None):
        values = tuple(sequence)
        if not count <= len(values) <= len(names):
            kind = "at least " if len(names) > count else ""
            raise TypeError(f"{title}() takes a {kind}{count}-sequence ({len(values)}-sequence given)")
        self = tuple.__new__(cls, values[:count])
        for i, key in enumerate(names[count:], count):
            self.__dict__[key] = values[i] if i < len(values) else (dict or {}).get(key)
        return self

    namespace = {
        "__module__": module, "__new__": __new__, "__repr__": _repr, "__reduce__": _reduce, "__match_args__": tuple(names[:count]),
        "_names": tuple(names[:count]), "_title": title, "n_fields": len(names), "n_sequence_fields": count, "n_unnamed_fields": 0,
    }
    if count == len(names):
        namespace["__slots__"] = ()
    for i, key in enumerate(names[:count]):
        namespace[key] = tuple_getter(i)
    return type(name, (tuple,), namespace)
