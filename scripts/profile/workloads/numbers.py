"""Numbers: loops, lists of lists, recursion, search, and dicts as tables."""

import math


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def collatz(limit):
    best, longest = 0, 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > longest:
            best, longest = start, steps
    return best, longest


def matrix(n):
    a = [[(i * j) % 7 + 0.5 for j in range(n)] for i in range(n)]
    b = [[(i + j) % 5 - 1.0 for j in range(n)] for i in range(n)]
    product = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i][k] * b[k][j]
            product[i][j] = total
    return sum(product[i][i] for i in range(n))


def paths(width, height):
    memo = {}

    def count(x, y):
        if x == 0 or y == 0:
            return 1
        key = (x, y)
        if key in memo:
            return memo[key]
        memo[key] = count(x - 1, y) + count(x, y - 1)
        return memo[key]

    return count(width, height)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def statistics(values):
    mean = sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
    ordered = sorted(values)
    return round(mean, 3), round(math.sqrt(variance), 3), ordered[len(ordered) // 2], min(values), max(values)


def knapsack(weights, values, room):
    best = [0] * (room + 1)
    for weight, value in zip(weights, values):
        for free in range(room, weight - 1, -1):
            candidate = best[free - weight] + value
            if candidate > best[free]:
                best[free] = candidate
    return best[room]


def shortest(edges, start):
    distance = {start: 0}
    queue = [start]
    while queue:
        here = queue.pop(0)
        for there, length in edges[here]:
            reached = distance[here] + length
            if there not in distance or reached < distance[there]:
                distance[there] = reached
                queue.append(there)
    return sum(distance.values())


edges = {i: [((i * 3 + 1) % 200, i % 7 + 1), ((i + 17) % 200, i % 5 + 2)] for i in range(200)}
values = [(i * 7919 % 1009) / 10 for i in range(2000)]
for _ in range(5):
    print(
        sum(gcd(i, 360) for i in range(2000)), collatz(400), matrix(24), paths(20, 20), ackermann(2, 60), statistics(values),
        knapsack([3, 5, 7, 11, 4, 6], [4, 8, 10, 18, 5, 9], 300), shortest(edges, 0),
    )
