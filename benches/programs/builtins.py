def run(rounds):
    total = 0
    numbers = list(range(1000))
    for _ in range(rounds):
        total += sum(numbers) + max(numbers) + min(numbers) + len(numbers)
        total += sum(map(lambda x: x + 1, numbers))
        total += len(list(filter(lambda x: x % 3, numbers)))
        for i, x in enumerate(numbers):
            total += i - x
        for a, b in zip(numbers, numbers):
            total += a - b
        total += any(x > 998 for x in numbers) + all(x >= 0 for x in numbers)
        for x in numbers:
            total += abs(x - 500)
            if isinstance(x, int):
                total += 1
    return total


print(run(150))
