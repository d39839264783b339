TEXT = "the quick brown fox jumps over the lazy dog while the other dogs bark at the moon and the fox runs away "


def run(rounds):
    words = (TEXT * 50).split()
    total = 0
    for _ in range(rounds):
        counts = {}
        for word in words:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        total += counts["fox"] + len(counts)
    return total


print(run(200))
