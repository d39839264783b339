# `super` of what claims by `__class__` to be an instance.


class Proxy:
    def __init__(self, target):
        self.__target = target

    def __getattribute__(self, name):
        if name.startswith("_Proxy__"):
            return object.__getattribute__(self, name)
        return getattr(self.__target, name)


class B:
    def f(self):
        return "B.f"


class C(B):
    def f(self):
        return super(C, self).f() + "->C.f"

    def g(self):
        return super().f() + "->C.g"

    bound = None


C.bound = super(C)
p = Proxy(C())
print(C.f(p), C.g(p), C().bound.f())
print(super(C).__get__(p).f())
for wrong in (lambda: super(C, Proxy(B())), lambda: super(C, 5), lambda: super(C).__get__(12), lambda: super(C, int), lambda: C.g(7)):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Fails:
    @property
    def __class__(self):
        raise AttributeError("no class")


try:
    super(C, Fails())
except TypeError as error:
    print(error)
for hashed in (enumerate([]), iter([]), ValueError("x"), (lambda: 1), type("F", (float,), {})("nan"), float("nan")):
    print(hash(hashed) == object.__hash__(hashed), hash(hashed) == hashed.__hash__())
