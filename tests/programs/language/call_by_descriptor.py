# `__call__` that is neither a function nor bound without a call.
import functools


class Given:
    def __get__(self, obj, cls=None):
        return lambda *args, **kwargs: (type(obj).__name__, args, kwargs)


class Thing:
    __call__ = Given()


class Partial:
    __call__ = functools.partialmethod(lambda self, *args, **kwargs: (args, kwargs), 1, key=2)
    __getattr__ = functools.partialmethod(lambda self, prefix, name: prefix + name, "got ")


class Prop:
    @property
    def __call__(self):
        return lambda x: x + 1


print(Thing()(1, a=2), Partial()(2, b=3), Prop()(4), list(map(Thing(), "ab")), Partial().name)


class Slots:
    __slots__ = ("a",)


def inside():
    class Local:
        __slots__ = ("b",)

    return Local()


for obj, name in (Slots(), "a"), (inside(), "b"), (Slots(), "c"):
    try:
        getattr(obj, name)
    except AttributeError as error:
        print(error)
