# Methods of built-in types as the hooks of attribute access.
class Bag(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


bag = Bag(a=1)
bag.b = 2
print(bag.a, bag.b, bag.missing, bag, vars(bag))
del bag.a
print(bag, hasattr(bag, "anything"))
try:
    del bag.a
except KeyError as error:
    print(repr(error))


class Strict(dict):
    __getattr__ = dict.__getitem__


strict = Strict(x=1)
strict.y = 2
print(strict.x, strict.y, strict, vars(strict))
try:
    strict.z
except KeyError as error:
    print(repr(error))


class Mixed(dict):
    __setattr__ = dict.__setitem__
    __neg__ = dict.copy
    __call__ = dict.get

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)


mixed = Mixed(p=1, q=2)
print(mixed, -mixed, mixed("q"), mixed("r", 0), mixed.keys())


class Meta(type):
    __setattr__ = type.__setattr__


class Usual(metaclass=Meta):
    __setattr__ = object.__setattr__
    __getattribute__ = object.__getattribute__


Usual.x = 1
usual = Usual()
usual.y = 2
print(usual.x, usual.y, vars(usual))
try:
    object.__setattr__(Usual, "z", 1)
except TypeError as error:
    print(error)
try:
    object.__delattr__(Usual, "x")
except TypeError as error:
    print(error)


class Fleeting:
    def __getattr__(self, name):
        return name

    def __getattribute__(self, name):
        del Fleeting.__getattr__
        raise AttributeError(name)


print(Fleeting().x)
