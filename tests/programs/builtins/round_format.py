print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(5), round(True), format(3.14159, ".2f"), format(42), format("x", ">3"), format(255, "#x"), format(None), format([1]))
class N:
    def __round__(self, n=None): return f"rounded {n}"
    def __format__(self, spec): return f"formatted {spec!r}"
print(round(N()), round(N(), 3), format(N()), format(N(), "q"), f"{N():x}")
for f in (lambda: round("a"), lambda: round(), lambda: round([], 1), lambda: format(), lambda: format(1, 2), lambda: format([], "x"), lambda: format(object(), ">5"), lambda: round(1, "a"), lambda: format("a", "d"), lambda: round(1.5, 1, 2), lambda: round(1j)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
