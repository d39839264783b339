print([x * x for x in range(5)])
print([x for x in range(10) if x % 2 if x > 3])
print([(x, y) for x in range(3) for y in range(x)])
print([[j for j in range(i)] for i in range(4)])
print([x for xs in [[1, 2], [3]] for x in xs])
print([a + b for a, b in zip("ab", "cd")])
print([y for x in range(3) if x for y in [x, -x] if y != -2])
x = "outer"
print([x for x in "ab"], x)
print([lambda: i for i in range(2)][0]())
print([*[1], *[i for i in "x"]])
print([(first, rest) for first, *rest in ["abc", "d"]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
