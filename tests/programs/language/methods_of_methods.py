# A method bound to something that is a method already, and what wrappers take over from their functions.
import types


class A:
    def foo(self, cls):
        return "spam", cls.__name__


class B:
    bar = classmethod(A().foo)


print(B.bar(), B().bar())
inner = types.MethodType(lambda one, two, three: (one, two, three), 1)
print(types.MethodType(inner, 2)(3), types.MethodType(dict, {"a": 1})(b=2))


def plain():
    pass


def documented():
    "text"


for wrapper in classmethod, staticmethod:
    print(wrapper(plain).__doc__, wrapper(documented).__doc__)
