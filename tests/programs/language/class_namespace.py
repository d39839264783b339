# `__dict__` and `__weakref__` in the namespaces of classes.
class Plain:
    x = 1


class Derived(Plain):
    pass


class Dict:
    __slots__ = ["__dict__"]


class Weak:
    __slots__ = ("a", "__weakref__")


class Both(Weak, Dict):
    __slots__ = ()


class Int(int):
    pass


class Tuple(tuple):
    __slots__ = ()


class List(list):
    pass


class Error(Exception):
    pass


class Set(set):
    pass


class Meta(type):
    pass


for cls in Plain, Derived, Dict, Weak, Int, Tuple, List, Error, Set, Meta:
    print(cls.__name__, [name for name in vars(cls) if name in ("__dict__", "__weakref__")])
print(list(vars(Plain)), list(vars(Derived)))
print(vars(Plain)["__dict__"], Plain.__weakref__, vars(Plain)["__dict__"].__name__, vars(Plain)["__dict__"].__objclass__)

plain = Plain()
plain.y = 2
descriptor = vars(Plain)["__dict__"]
print(descriptor.__get__(plain), plain.__dict__, plain.__weakref__, super(Derived, Derived()).__dict__)
descriptor.__set__(plain, {"z": 3})
print(vars(plain), plain.z)
del plain.__dict__
print(plain.__dict__)
for change in lambda: setattr(plain, "__weakref__", 1), lambda: setattr(plain, "__dict__", 1):
    try:
        change()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
for obj in Dict(), Weak(), Both(), Tuple():
    print(type(obj).__name__, hasattr(obj, "__dict__"), hasattr(obj, "__weakref__"))

for slots in ["__dict__", "__dict__"], ["__weakref__", "__weakref__"]:
    try:
        type("Twice", (), {"__slots__": slots})
    except TypeError as error:
        print(error)
for slot in "__dict__", "__weakref__":
    try:
        type("Again", (Plain,), {"__slots__": slot})
    except TypeError as error:
        print(error)


class Metaclass(type, Plain):
    pass


made = Metaclass("made", (), {"attr": 1})
print(made.__dict__["attr"], made.x)
copy = type("Copy", Plain.__bases__, {k: v for k, v in vars(Plain).items() if k not in ("__dict__", "__weakref__")})
print(copy.x, vars(copy()))
