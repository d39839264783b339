def plus(n):
    text = ""
    for i in range(n):
        text += "ab"
        text += "c"
    return len(text)


def join(n):
    parts = []
    for i in range(n):
        parts.append(str(i))
    return len(",".join(parts))


def scan(text, rounds):
    vowels = 0
    for _ in range(rounds):
        for c in text:
            if c in "aeiou":
                vowels += 1
    return vowels


print(plus(300_000), join(300_000), scan("the quick brown fox jumps over the lazy dog" * 20, 300))
