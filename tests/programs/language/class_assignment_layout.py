# Which classes an object may change to.
class Plain: pass
class Other: pass
class Derived(Plain, Other): pass
class G: __slots__ = ["a", "b"]
class H: __slots__ = ["b", "a"]
class J: __slots__ = ["c", "b"]
class L(H): __slots__ = ["e"]
class M(G): __slots__ = ["e"]
class N(J): __slots__ = ["__weakref__"]
class P(J): __slots__ = ["__dict__"]
class Q(J): pass
class R(J): __slots__ = ["__dict__", "__weakref__"]
class Number(int): pass
class E(Exception): pass
class F(Exception): pass


def change(x, cls):
    try:
        x.__class__ = cls
    except TypeError as error:
        return str(error)
    return type(x).__name__


for group in (Plain, Other, Derived), (G, H, J, L, M), (N, P, Q, R), (E, F, Plain):
    for one in group:
        print(one.__name__, [change(one(), two) for two in group])
x = G()
x.a, x.b = 1, 2
x.__class__ = H
print(x.a, x.b, type(x) is H)


class S:
    __slots__ = ("a", "__dict__")

    def name(self):
        return "S"


class T:
    __slots__ = ("a", "__dict__")

    def name(self):
        return "T"


class K:
    __slots__ = ("a", "b")

    def name(self):
        return "K"


def named(obj):
    return obj.name(), obj.a


x, y = S(), T()
x.a, x.z, y.a = 1, 2, 3
print(named(x), named(y))
x.__class__ = T
print(named(x), vars(x), named(y))
x.a = 5
x.__class__ = S
print(named(x), x.z)
y = K()
y.a = 6
print(named(y))
y.__class__ = H
print(hasattr(y, "name"), y.a)
print(change(Plain(), int), change(1, Number), change([], Plain), change(object(), Plain), change(Plain(), object), change(Plain(), 3), sep="\n")
