# Special methods that are class methods, static methods, properties or other descriptors are bound as any attribute is.
class Given:
    def __get__(self, instance, owner):
        return lambda *args: (owner.__name__, *args)


class Callable:
    def __call__(self, *args):
        return ("called", *args)


class C:
    __add__ = staticmethod(lambda other: ("add", other))
    __radd__ = property(lambda self: lambda other: ("radd", other))
    __iadd__ = property(lambda self: lambda other: ("iadd", other))
    __sub__ = Given()
    __mul__ = Callable()
    __neg__ = property(lambda self: lambda: "neg")
    __len__ = property(lambda self: lambda: 7)
    __iter__ = property(lambda self: lambda: iter([1, 2]))
    __contains__ = staticmethod(lambda item: item == 3)
    __lt__ = property(lambda self: lambda other: "lt")
    __eq__ = classmethod(lambda cls, other: True)
    __hash__ = classmethod(lambda cls: 5)
    __bool__ = classmethod(lambda cls: False)
    __repr__ = classmethod(lambda cls: f"a {cls.__name__}")
    __index__ = property(lambda self: lambda: 4)
    __format__ = classmethod(lambda cls, spec: f"as {spec}")
    __setitem__ = classmethod(lambda cls, key, value: print("set", cls.__name__, key, value))
    __delitem__ = classmethod(lambda cls, key: print("delete", cls.__name__, key))
    __enter__ = classmethod(lambda cls: cls)
    __exit__ = classmethod(lambda cls, *error: True)

    @classmethod
    def __getitem__(cls, key):
        return (cls.__name__, key)

    @classmethod
    def __call__(cls, *args):
        return (cls.__name__, args)


class Count:
    n = 0
    __iter__ = classmethod(lambda cls: cls())

    @classmethod
    def __next__(cls):
        cls.n += 1
        if cls.n > 3:
            raise StopIteration
        return cls.n


c = C()
print(c + 1, 1 + c, c - 2, c * 3, -c, len(c))
print([*c], list(c), [x for x in c], 3 in c, 4 in c)
print(c < 1, c == 5, c != 5, hash(c), bool(c), not c, repr(c), f"{c:x}", [1, 2, 3, 4, 5][c])
print(c[1], c(1, 2))
c[1] = 2
del c[3]
with c as inside:
    print(inside)
    1 / 0
c += 9
print(c)
print([x for x in Count()])
Count.n = 0
print(next(Count()), list(Count()))


class Failing:
    __add__ = property(lambda self: 1 / 0)
    __len__ = property(lambda self: 5)


for test in (lambda: Failing() + 1, lambda: len(Failing()), lambda: bool(Failing())):
    try:
        test()
    except Exception as error:
        print(type(error).__name__, error)


class Hooks:
    __getattr__ = classmethod(lambda cls, name: (cls.__name__, name))
    __setattr__ = staticmethod(lambda name, value: print("set", name, value))
    __delattr__ = property(lambda self: lambda name: print("delete", name))


class Hidden:
    __getattribute__ = staticmethod(lambda name: f"hidden {name}")


class Called:
    __getattr__ = Callable()
    __call__ = Callable()


hooks = Hooks()
hooks.x = 5
del hooks.y
print(hooks.z, Hidden().w, Called().v, Called()(1, 2))
