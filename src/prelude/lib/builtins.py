# The names that programs find without an import. Assigning to this module does not change what other code finds.


def _fill(namespace):
    for name in _m_builtin_names():
        namespace[name] = _m_builtin(name)
    namespace["aiter"], namespace["anext"] = aiter_any, anext
    namespace["__debug__"] = True
    namespace["None"], namespace["True"], namespace["False"] = None, True, False


_fill(globals())
del _fill
