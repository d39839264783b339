# Metaclasses that say the order of resolution, and ones that are no types.
class Logged(type):
    def mro(cls):
        order = super().mro()
        print("mro of", cls.__name__, [base.__name__ for base in order])
        return order


class A(metaclass=Logged):
    pass


class Extra:
    def hello(self):
        return "hello from Extra"


class Inserted(type):
    def mro(cls):
        first, *rest = type.mro(cls)
        return [first, Extra, *rest]


class B(metaclass=Inserted):
    pass


print([cls.__name__ for cls in B.__mro__], B().hello(), B.__bases__, isinstance(B(), Extra))
for result in [1], 1, [dict]:
    try:
        type("Meta", (type,), {"mro": lambda cls: [cls, *result, object] if result == [dict] else result})("C", (), {})
    except TypeError as error:
        print(error)


calls = []


class NotMeta:
    def __new__(mcls, *args, **kwargs):
        calls.append("new NotMeta")
        return super().__new__(mcls)

    @classmethod
    def __prepare__(mcls, name, bases):
        calls.append("prepare NotMeta")
        return {}


class Better(NotMeta):
    @classmethod
    def __prepare__(mcls, name, bases):
        calls.append("prepare Better")
        return super().__prepare__(name, bases)


class X(metaclass=NotMeta): pass
class Y(metaclass=Better): pass
class Z(X, Y): pass
class W(object(), X): pass
print(type(X), type(Y), type(Z), type(W), calls)
for bases in ((X, 1), (1, X)):
    try:
        class V(*bases): pass
    except TypeError as error:
        print(error)


class Setter:
    def __set__(self, obj, value):
        obj.__dict__["a"] = value


class Meta(type):
    a = Setter()


class U(metaclass=Meta):
    a = 42


print(U.a, type(Meta.a).__name__)
