t = (1, 2, 3)
print(t, t[0], t[-1], t[1:], t[::-1], len(t), t + (4,), t * 2, 2 in t, (), (1,), tuple("ab"), tuple(), tuple([1]), (1, (2, [3])), t == (1, 2, 3), t < (1, 3), () < (0,), t.count(1), t.index(3), t.index(2, 1), hash(t) == hash((1, 2, 3)), {(1, 2): "k"}[1, 2])
for f in (lambda: t[3], lambda: t["a"], lambda: t + [1], lambda: t * "x", lambda: t.index(9), lambda: t < [1], lambda: hash(([],)), lambda: t.append(1), lambda: tuple(5), lambda: tuple(1, 2), lambda: t - t, lambda: (1, "a") < (1, 2), lambda: t.index(), lambda: t(), lambda: t.count(), lambda: {(1, []): 1}, lambda: t[1.5]):
    try:
        print(f())
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
def assign(): t[0] = 1
def delete(): del t[0]
for f in (assign, delete):
    try: f()
    except TypeError as e: print(e)
u = t
u += (4,)
print(t, u, t is u, tuple(x * 2 for x in t), sorted([(2, "a"), (1, "z"), (1, "b")]), max((1, 5), (2, 0)), (lambda *a: a)(), tuple(t) is t, t[:] is t)
a = 1, 2
b = 1,
print(a, b, type(()).__name__, (1) == 1, 1, 2 == (1, 2), repr(((),)), str((None, True)), (1, 2) == [1, 2], isinstance(t, tuple))
