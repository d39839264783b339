a, b = 1, 2
print(a, b)
a, b = b, a
print(a, b)
(a, [b, c]), d = (1, "xy"), {3: 4}
print(a, b, c, d)
[a, b, c] = range(3)
print(a, b, c)
a, = [7]
print(a)
() = []
[] = ()
for (i, j), k in [((1, 2), 3), ("ab", "c")]:
    print(i, j, k)
x = [1, 2, 3]
i = 0
i, x[i] = 2, 9
print(i, x)
