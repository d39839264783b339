def run(rounds):
    evens = set(range(0, 2000, 2))
    threes = set(range(0, 2000, 3))
    words = {"w" + str(i) for i in range(500)}
    others = {"w" + str(i) for i in range(250, 750)}
    total = 0
    for i in range(rounds):
        total += len(evens & threes) + len(evens | threes) + len(evens - threes) + len(evens ^ threes)
        total += len(words & others) + len(words | others)
        total += evens.isdisjoint(threes) + (threes <= evens) + words.issuperset(others)
        seen = set()
        for x in range(300):
            key = x * i % 97
            if key in seen:
                total += 1
            else:
                seen.add(key)
            seen.discard(key - 1)
        copy = set(seen)
        copy.update(evens)
        total += len(copy) + len(frozenset(words))
    return total


print(run(400))
