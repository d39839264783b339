# `sys` where objects or the machine's own limits take part.


def sys_getsizeof(object, default):
    try:
        size = bind_to(_m_class_lookup(_m_type_of(object), "__sizeof__", None), object)()
        if not isinstance(size, int):
            raise TypeError("an integer is required")
    except TypeError:
        if _m_is_unbound(default):
            raise
        return default
    if size < 0:
        raise ValueError("__sizeof__() should return >= 0")
    return size


def sys_setrecursionlimit(limit):
    limit = _m_index(limit)
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    if limit > 2147483647:
        raise OverflowError("Python int too large to convert to C int")
    import sys

    # Never above what the host allows, which is what the limit was when `sys` was first imported.
    _m_set_recursion_limit(min(limit, sys._recursion_ceiling))


# The built-in functions `exit` and `quit`.
def exit_program(code=None):
    raise SystemExit(code)
