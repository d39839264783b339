# Keys of one kind, and tuples of them: order, stability, reverse, and what falls out of it.
rows = [(i * 7919 % 13, "n" + str(i * 31 % 17), i) for i in range(60)]
by_number = sorted(rows, key=lambda row: row[0])
print([row[2] for row in by_number[:12]])
print([row[2] for row in sorted(rows, key=lambda row: row[0], reverse=True)[:12]])
print(sorted(rows)[:3], sorted(rows, reverse=True)[:3])
print([row[2] for row in sorted(rows, key=lambda row: (row[1], -row[0]))[:12]])
print([row[2] for row in sorted(rows, key=lambda row: (row[0] % 2 == 0, row[0] / 4), reverse=True)[:12]])

long = ["prefix" * 3 + str(i * 37 % 101) for i in range(30)]
print(sorted(long)[:4], sorted(long)[-2:])
print(sorted(["a", "a\0", "a\0\0", "", "\0", "aaaaaaaa", "aaaaaaaa\0", "aaaaaaaaa"]))
print(sorted([0.0, -0.0, 1.5, -1.5, float("inf"), -float("inf"), 1e-300]))
print(sorted([3, True, False, -5, 2**62, -(2**63)]))
print(sorted([(1, "b"), (1, "a"), (0, "c"), (1, "a", 0)]))
print(sorted([(1, 2.0), (1, 1), (0, 5)]), sorted([2, 1.5, 10**20, -1]))
print(sorted([(), (1,), ()]), sorted([[2], [1, 5], [1]]))
for bad in ([1, "a"], [(1, "a"), (1, 2)], [None, None], [1j, 2j]):
    try:
        print(sorted(bad))
    except TypeError as error:
        print(error)
big = [*range(1, 20011, 2), *range(20010, -1, -2)]
print(sorted(big) == list(range(20011)), sorted(big, reverse=True)[:3])
