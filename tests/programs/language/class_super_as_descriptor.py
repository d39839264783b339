class A:
    def meth(self, a):
        return f"A({a})"


class B(A):
    def meth(self, a):
        return "B" + self.__super.meth(a)


B._B__super = super(B)


class C(A):
    def meth(self, a):
        return "C" + self.__super.meth(a)


C._C__super = super(C)


class D(C, B):
    def meth(self, a):
        return "D" + super().meth(a)


for _ in range(3):
    print(B().meth(1), D().meth(2))
print(B._B__super)


class Meta(type):
    def __new__(meta, name, bases, namespace):
        cls = super(Meta, meta).__new__(meta, name, bases, namespace)
        setattr(cls, f"_{name}__up", super(cls))
        return cls


class X(metaclass=Meta):
    def who(self):
        return "X"


class Y(X):
    def who(self):
        return "Y" + self.__up.who()


print(Y().who())


class WithCell(type):
    def __new__(cls, name, bases, namespace, drop=False, wrong=None):
        if drop:
            namespace.pop("__classcell__")
        if wrong is not None:
            namespace["__classcell__"] = wrong
        return super().__new__(cls, name, bases, namespace)


for options in ({"drop": True}, {"wrong": 5}):
    try:
        class Z(metaclass=WithCell, **options):
            def f(self):
                return __class__
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
try:
    Z = type("Z\0", (), {})
except ValueError as error:
    print(error)
for name, value in (("__name__", 5), ("__qualname__", b"x"), ("__name__", "a\0b"), ("__name__", "New")):
    try:
        setattr(X, name, value)
        print(X.__name__)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Prepared(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return None


try:
    class Q(metaclass=Prepared):
        pass
except TypeError as error:
    print(error)


class W:
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass


s, c = W.__dict__["s"], W.__dict__["c"]
print(s.__name__, s.__qualname__, s.__module__, c.__name__, c.__qualname__, c.__module__, s.__wrapped__ is s.__func__)
