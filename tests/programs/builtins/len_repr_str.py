print(len("abc"), len([]), len({1: 2}), len(range(5)), len(b"ab"), len({1}), len((1, 2)), len({}.keys()), len("😀"))
for f in (lambda: len(5), lambda: len(None), lambda: len(x for x in []), lambda: len(), lambda: len([], []), lambda: len(int), lambda: len(map(str, [])), lambda: repr(), lambda: str(1, 2, 3, 4), lambda: repr(1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(repr("a'b"), repr([1, "a", None]), str([1, "a"]), repr({"k": (1,)}), repr(()), repr(set()), repr(1.0), repr(-0.0), repr(10 ** 20), repr(b"x"), repr(...), repr(int), repr(True), repr(frozenset({1})), repr(range(3)), repr({1}), repr(type(None)))
class R:
    def __repr__(self): return "<R>"
print(repr(R()), str(R()), [R()], (R(),), {R(): R()}, {"a": R()}, f"{R()}", str([R(), [R()]]), "%s" % R(), "{}".format(R()), str({R()}))
class Bad:
    def __repr__(self): raise ValueError("no repr")
for f in (lambda: repr(Bad()), lambda: str([Bad()]), lambda: f"{Bad()}", lambda: print(Bad()), lambda: print([1, Bad()])):
    try:
        f()
    except ValueError as e:
        print(e)
