# Slices with all their parts, read and assigned, on lists and on classes that see the slice.
items = list(range(10))
print(items[::2], items[::-1], items[7:2:-2], items[-3::-3], items[5::-1], items[:5:-1], "abcdef"[::-2], (1, 2, 3)[::-1])
items[2:4] = ["a", "b", "c"]
items[:1] = ()
items[::4] = "xyz"
items[5:5] = iter([100, 200])
items[-1:] = [items[0]] * 2
print(items)
items[3::-1] = items[:4]
items[:] = items[::-1]
print(items)
for bad in ("12", 5, items[:2]):
    try:
        items[::5] = bad
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    print(items[:: len([])])
except ValueError as error:
    print(error)


class Seen:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print(key, value)


class Index:
    def __index__(self):
        return 2


seen = Seen()
print(seen[1:2], seen[1:2:3], seen[::], seen[: Index()].stop.__index__(), seen[1:2, 3])
seen[::-1] = 0
seen[4:] = 1
row = [0, 1, 2, 3]
row[Index() :] = [9]
print(row, row[:: Index()], row[: Index() : 1])
try:
    (1, 2)[0:1] = 5
except TypeError as error:
    print(error)
