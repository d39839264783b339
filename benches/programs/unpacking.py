def swap(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, (a + b) % 1000003
    return a


def pairs(rows, rounds):
    total = 0
    for _ in range(rounds):
        for x, y in rows:
            total += x - y
        for i, (x, y) in enumerate(rows):
            total += i * x - y
        for (x, y), z in zip(rows, range(len(rows))):
            total += x + y - z
    return total


def spread(rows, rounds):
    total = 0
    for _ in range(rounds):
        for row in rows:
            first, *middle, last = row
            a, b, c, d = row
            total += first + last + len(middle) + a - d + b - c
            total += len([*row, *middle])
    return total


print(swap(400_000))
print(pairs([(i, i * 2) for i in range(1000)], 120))
print(spread([(i, i + 1, i + 2, i + 3) for i in range(500)], 100))
