# The targets of a loop over pairs: variables side by side, in other orders, attributes, and errors.
class Box:
    pass


def loops(table):
    for key, value in table.items():
        print(key, value, end="; ")
    for value, key in table.items():
        print(key, value, end="; ")
    for key, key in table.items():
        print(key, end="; ")
    box = Box()
    for box.key, i in zip(table, range(9)):
        print(box.key, i, end="; ")
    for i, (key, value) in enumerate(table.items()):
        print(i, key, value, end="; ")
    for pair in enumerate(table):
        a, b = pair
        print(pair, a, b, end="; ")
    print(key, value, i, [(v, k) for k, v in table.items()], {v: k for k, v in enumerate("ab")})


loops({"a": 1, "b": 2})
for x, y in [(1, 2), [3, 4], "ab", {5: 0, 6: 0}, (n for n in (7, 8))]:
    print(x, y)
for bad in ((1, 2, 3), (1,), 5):
    try:
        for x, y in [bad]:
            print("unreached")
    except (TypeError, ValueError) as error:
        print(error)
table = {1: 1, 2: 2}
try:
    for k, v in table.items():
        table[k + 10] = v
except RuntimeError as error:
    print(error, k, v)
del table[1]
for k, v in table.items():
    print(k, v)
pairs = zip([1, 2, 3], "ab", strict=True)
try:
    for n, c in pairs:
        print(n, c)
except ValueError as error:
    print(error)
