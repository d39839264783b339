xs = [3, 1, 2]
print(xs, xs[0], xs[-1], xs[1:], xs[::-1], xs[5:], len(xs), xs + [4], xs * 2, 2 * xs, 1 in xs, 9 not in xs, xs == [3, 1, 2], xs != [3], xs < [3, 2], [] < [0], [1, 2] >= [1, 2], [[1], [2]] == [[1], [2]])
print(list(), list("abc"), list(range(3)), list({1: 2}), list((1, 2)), [*xs], [[]] * 2, [None] * 3)
for f in (lambda: xs[3], lambda: xs[-4], lambda: xs["a"], lambda: xs[1.0], lambda: xs[None], lambda: xs + (1,), lambda: xs + 1, lambda: xs * "a", lambda: xs * 1.5, lambda: xs < 5, lambda: xs < (1,), lambda: [1, "a"] < [1, 2], lambda: list(5), lambda: list(1, 2), lambda: xs[::0], lambda: xs - [1], lambda: -xs, lambda: {xs: 1}, lambda: hash(xs), lambda: xs["a":], lambda: xs[1, 2], lambda: xs(), lambda: xs[2 ** 70]):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
a = b = [1]
a += [2]
print(b, a is b)
a = a + [3]
print(b, a)
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested)
xs.append(xs)
print(xs, xs[3] is xs, xs == xs)
