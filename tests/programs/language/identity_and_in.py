a = [1]
b = a
print(a is b, a is not b, a is [1], None is None, True is True)
print(1 in [1, 2], 3 not in [1], "b" in "abc", "" in "", "k" in {"k": 0}, 0 in {"k": 0})
print(2 in range(0, 10, 2), 3 in range(0, 10, 2), 2.0 in range(5), "x" in range(3))
print(1 in (1.0,), True in [1], None in [0], float("nan") in [float("nan")])
nan = float("nan")
print(nan in [nan], nan == nan, [nan] == [nan], (nan,) == (nan,))
class Has:
    def __contains__(self, x):
        return "truthy" if x > 0 else ""
print(1 in Has(), -1 in Has(), -1 not in Has())
for expression in (lambda: 1 in 5, lambda: 1 in "abc", lambda: [] in {}, lambda: b"a" in "a"):
    try:
        expression()
    except TypeError as e:
        print(e)
