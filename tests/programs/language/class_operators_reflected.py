class L:
    def __add__(self, o): return f"L+{type(o).__name__}"
    def __sub__(self, o): return NotImplemented
class R:
    def __radd__(self, o): return f"{type(o).__name__}+R"
    def __rsub__(self, o): return f"{type(o).__name__}-R"
    def __rmul__(self, o): return f"{o}*R"
    def __rtruediv__(self, o): return f"{o}/R"
    def __rfloordiv__(self, o): return f"{o}//R"
    def __rmod__(self, o): return f"{o}%R"
    def __rdivmod__(self, o): return f"divmod({o},R)"
    def __rpow__(self, o): return f"{o}**R"
    def __rmatmul__(self, o): return f"{o}@R"
    def __rlshift__(self, o): return f"{o}<<R"
    def __rrshift__(self, o): return f"{o}>>R"
    def __rand__(self, o): return f"{o}&R"
    def __ror__(self, o): return f"{o}|R"
    def __rxor__(self, o): return f"{o}^R"
r = R()
print(L() + R(), L() - R(), 1 + r, "s" + r, [1] + r)
print(2 * r, 3 / r, 4 // r, 5 % r, divmod(6, r), 7 ** r, 8 @ r, 9 << r, 10 >> r, 11 & r, 12 | r, 13 ^ r)
print("abc" * r, [1] * r, {1} | r, 1.5 + r)
# A subclass's reflected method is tried first.
class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
class Sub(Base):
    def __radd__(self, o): return "Sub.radd"
class Same(Base): pass
print(Base() + Sub(), Base() + Same(), Base() + Base())
class N:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
for f in (lambda: N() + N(), lambda: N() + 1, lambda: 1 + N(), lambda: L() - 1):
    try:
        f()
    except TypeError as e:
        print(e)
