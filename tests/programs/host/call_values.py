# host: echo(x) -> x
for value in (None, True, 0, -5, 2 ** 80, 1.5, float("inf"), "é😀", b"\x00\xff", [1, [2]], (1, ()), {"k": [1], 2: "v"}, {1, 2}, frozenset([3]), "", [], {}):
    back = echo(value)
    print(back, back == value, type(back).__name__)
xs = [1]
print(echo(xs) == xs)
