print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(zip()), list(zip([1, 2])), list(zip([1, 2], "ab")), list(zip([1, 2, 3], "ab", (True, False, None))), dict(zip("ab", range(2))), list(zip(*[(1, 2), (3, 4)])), dict(enumerate("xy")))
z = zip(iter([1, 2]), "ab")
print(next(z), list(z), list(z), type(z).__name__, type(enumerate([])).__name__)
print(list(zip([1, 2], [3, 4], strict=True)))
for f in (lambda: list(zip([1, 2], [3], strict=True)), lambda: list(zip([1], [3, 4], strict=True)), lambda: list(zip([1], [2], [3, 4], strict=True)), lambda: list(zip([1, 2], [3, 4], [5], strict=True)), lambda: zip(5), lambda: zip([1], 5), lambda: enumerate(5), lambda: enumerate(), lambda: enumerate([], "a"), lambda: zip([], foo=1), lambda: enumerate([1], 1, 2)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# zip stops at the first exhausted one, having advanced those before it.
a, b = iter([1, 2, 3]), iter("x")
print(list(zip(a, b)), list(a))
e = enumerate(iter("abc"))
next(e)
print(list(e), next(enumerate([9], 2 ** 70)))
for i, (k, v) in enumerate({"p": 1, "q": 2}.items()):
    print(i, k, v)
