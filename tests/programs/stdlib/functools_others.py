from functools import total_ordering, singledispatch, singledispatchmethod, cmp_to_key
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(2) >= V(3), V(1) != V(2), sorted([V(3), V(1)])[0].n)
try:
    @total_ordering
    class Bad: pass
except ValueError as e: print(e)
@singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
@show.register(str | bytes)
def _(x): return "text"
class D(list): pass
print(show(1.5), show(5), show(True), show([1, 2]), show(D()), show("a"), show(b"a"), show.dispatch(int).__name__, show.dispatch(bool)(3), sorted(k.__name__ for k in show.registry))
class F:
    @singledispatchmethod
    def go(self, x): return "default"
    @go.register
    def _(self, x: int): return "int"
print(F().go(1), F().go("x"))
print(sorted("bAc", key=cmp_to_key(lambda a, b: (a > b) - (a < b))), max([1, 5, 3], key=cmp_to_key(lambda a, b: b - a)))
try: show()
except TypeError as e: print(e)
