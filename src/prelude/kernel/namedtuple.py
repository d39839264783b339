# Named tuples: binding the arguments of a constructor whose call is not the plain one.
# Hands over to it: `_m_namedtuple_new`.


def namedtuple_new(cls, kwargs, args):
    fields, defaults = cls._fields, cls._field_defaults
    title = f"{cls.__name__}.__new__()"
    if len(args) > len(fields):
        namedtuple_too_many(title, fields, defaults, args, kwargs)
    values = list(args)
    kwargs = dict(kwargs)
    missing = []
    for i, name in enumerate(fields):
        if name in kwargs:
            if i < len(args):
                raise TypeError(f"{title} got multiple values for argument '{name}'")
        elif i < len(args):
            continue
        elif name in defaults:
            kwargs[name] = defaults[name]
        else:
            missing.append(name)
    for name in kwargs:
        if name not in fields:
            raise TypeError(f"{title} got an unexpected keyword argument '{name}'")
    if missing:
        raise TypeError(missing_arguments(title, missing))
    for name in fields[len(args):]:
        values.append(kwargs[name])
    return tuple.__new__(cls, values)


def namedtuple_too_many(title, fields, defaults, args, kwargs):
    most = len(fields) + 1
    least = most - len(defaults)
    takes = f"from {least} to {most}" if defaults else f"{most}"
    plural = "" if most == 1 and not defaults else "s"
    given = len(args) + 1
    raise TypeError(f"{title} takes {takes} positional argument{plural} but {given} were given")


def missing_arguments(title, names):
    quoted = [repr(name) for name in names]
    if len(quoted) == 1:
        text = quoted[0]
    elif len(quoted) == 2:
        text = f"{quoted[0]} and {quoted[1]}"
    else:
        text = ", ".join(quoted[:-1]) + f", and {quoted[-1]}"
    plural = "" if len(quoted) == 1 else "s"
    return f"{title} missing {len(quoted)} required positional argument{plural}: {text}"


def tuple_getter(i):
    # A property that gives item `i`, without a frame of Python.
    return property(_m_bound(_m_item_at, i), None, None, f"Alias for field number {i}")


def item_getter(key):
    return _m_bound(_m_item_at, key)


def item_at_any(key, obj):
    return obj[key]
