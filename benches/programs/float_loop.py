def run(n):
    x = 0.5
    total = 0.0
    for _ in range(n):
        x = x * 3.7 * (1.0 - x)
        total += x / 2.0
    return total


print(run(2_000_000))
