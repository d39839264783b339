# host: squared(n) -> n * n
# host: wanted(n) -> n % 2 == 1
print([squared(n) for n in range(5)], [n for n in range(6) if wanted(n)])
print({squared(n): wanted(n) for n in range(4) if not wanted(squared(n))}, sorted({squared(n - 2) for n in range(5)}))
print([[squared(a + b) for b in range(2) if wanted(b)] for a in range(3)])
print([a for a in [squared(2)] for b in range(squared(2)) if wanted(a + b)])
lazy = (squared(n) for n in range(10) if wanted(n))
print(next(lazy), next(lazy), list(lazy))
print(any(squared(n) > 3 for n in range(9)), all(wanted(n) for n in [1, 3, 4, 5]))
print([y := squared(3), y + 1], [last := squared(n) for n in range(3)], last)
print(list(map(squared, filter(wanted, range(6)))), dict(zip("ab", map(squared, [3, 4]))), sum(map(squared, range(4))))
