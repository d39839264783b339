def run(n):
    total = 0
    for i in range(n):
        name = f"user{i}"
        line = f"{name}: {i * 2} of {n}, {i / n:.3f} [{i:>8}]"
        total += len(line)
    return total


print(run(200_000))
