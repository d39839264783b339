# `str` and `ascii` give what `__str__` and `__repr__` gave; braces in the brackets of a field; precisions from arguments.
import sys


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


class W(str): pass
class O:
    def __init__(self, v): self.v = v
    def __str__(self): return self.v
    __repr__ = __str__
print(type(str(O(W("x")))).__name__, type(ascii(O(W("x")))).__name__, type(ascii(O(W("\u1234")))).__name__, type(W(O(W("x")))).__name__)
print("{0[{]} {1[{a}]}".format({"{": 7}, {"{a}": 8}))
t("{0.a{}".format, 1)
print("%.5d|%.*d" % (1, 3, 7))
t("%.*d".__mod__, (1 << 40, 1))
t("%.*f".__mod__, (-1 << 40, 1.0))
t("%.9999999999d".__mod__, (1,))
