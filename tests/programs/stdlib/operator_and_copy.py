import operator as op, copy
print(op.add(1, 2), op.itemgetter(1)([1, 2]), op.itemgetter("a", "b")({"a": 1, "b": 2}), op.attrgetter("real", "imag")(5), op.methodcaller("upper")("a"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"), op.mul(3, "a"), op.contains([1], 1), op.not_(0), op.truth([]), op.neg(5), op.index(True), op.getitem([1, 2], 0), op.concat([1], [2]), op.is_(None, None), op.lt(1, 2), op.floordiv(7, 2), op.countOf([1, 1], 1), op.iadd([1], [2]), op.xor(5, 3))
print(sorted([("b", 1), ("a", 2)], key=op.itemgetter(1)), max({"a": 3, "b": 9}.items(), key=op.itemgetter(1))[0], list(map(op.attrgetter("__name__"), [int, str])), op.attrgetter("a.b")(type("A", (), {"a": type("B", (), {"b": 1})})), op.itemgetter(slice(1, 3))("abcd"))
for f in (lambda: op.itemgetter(5)([1]), lambda: op.attrgetter("zz")(5), lambda: op.add(1, "a"), lambda: op.itemgetter(), lambda: op.add(1), lambda: op.methodcaller("nope")(5)):
    try: print(f())
    except (IndexError, AttributeError, TypeError) as e: print(type(e).__name__, e)
a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append("new"); a[2]["k"].append("new"); a.append("top")
print(a, s, d)
class C:
    def __init__(self): self.x = [1]
c = C(); c2, c3 = copy.copy(c), copy.deepcopy(c); c.x.append(2)
print(c2.x, c3.x, copy.copy(5), copy.deepcopy("s"), copy.copy((1, 2)), copy.deepcopy({1: {2}}))
r = [1]; r.append(r); r2 = copy.deepcopy(r); print(r2, r2[1] is r2)
class D:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(D()), copy.deepcopy([D()]))
