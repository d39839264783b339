# Small ints hash to themselves: the order is that of CPython's table.
print({3, 1, 2}, {5, 4, 3, 2, 1, 0}, {10, 2, 33, 4}, set(range(10, 0, -1)), {100, 50, 25, 12}, {8, 0, 16, 24}, {7, 15, 23})
s = set()
for i in (40, 8, 16, 24, 0, 32):
    s.add(i)
    print(s)
for i in (8, 24):
    s.discard(i)
s.add(1)
print(s, list(s), {9, 1} | {17}, {64, 32, 16, 8, 4, 2, 1}, set([99, 77, 55, 33, 11]), {1000, 10, 1}, {-1, -2, -3, 0} - {0} == {-1, -2, -3})
print(set(range(40, 0, -7)), {1, 2, 3} ^ {3, 4, 5}, {20, 10} & {10, 20, 30}, frozenset({33, 1, 65}), {x * x % 31 for x in range(20)})
t = {i * 3 for i in range(15)}
t -= {0, 9, 27}
print(t)
