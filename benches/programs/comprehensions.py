def run(rounds):
    total = 0
    for _ in range(rounds):
        squares = [x * x for x in range(1000)]
        odd = [x for x in squares if x % 2]
        table = {x: x + 1 for x in odd}
        unique = {x % 100 for x in squares}
        pairs = [(a, b) for a in range(20) for b in range(20) if a != b]
        total += len(odd) + len(table) + len(unique) + len(pairs)
    return total


print(run(500))
