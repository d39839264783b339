def count(text, rounds):
    letters = 0
    wide = 0
    for _ in range(rounds):
        for c in text:
            if c == "e":
                letters += 1
            elif c > "z":
                wide += 1
    return letters, wide


def index(text, rounds):
    n = len(text)
    total = 0
    for _ in range(rounds):
        for i in range(n):
            if text[i] == text[n - 1 - i]:
                total += 1
            total += ord(text[i])
    return total


def cut(text, rounds):
    n = len(text)
    total = 0
    for _ in range(rounds):
        for i in range(0, n - 8):
            total += len(text[i : i + 8]) + (text[i : i + 3] == "the")
    return total


ASCII = "the quick brown fox jumps over the lazy dog " * 20
WIDE = "le bœuf héroïque à l'été près de la forêt, 東京 und Zürich " * 20
print(count(ASCII, 150), count(WIDE, 150), index(ASCII, 60), index(WIDE, 60), cut(ASCII, 60), cut(WIDE, 60))
