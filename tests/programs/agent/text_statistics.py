"""Word counts, n-grams and readability of a text."""
import re
from collections import Counter
from itertools import islice

TEXT = """It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness, it was the epoch of belief, it was the
epoch of incredulity, it was the season of Light, it was the season of Darkness!
Was it? Don't ask; we've no answer... The end."""

STOP = frozenset("it was the of we no".split())

def words(text):
    return re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())

def ngrams(items, n):
    return zip(*(islice(items, i, None) for i in range(n)))

def sentences(text):
    return [s.strip() for s in re.split(r"(?<=[.!?])\s+", text) if s.strip()]

def histogram(counter, width=20):
    top = max(counter.values())
    for key in sorted(counter):
        bar = "#" * max(1, round(counter[key] / top * width))
        print(f"{key:>3} | {bar} {counter[key]}")

found = words(TEXT)
print(len(found), "words,", len(set(found)), "different,", len(sentences(TEXT)), "sentences")
print(Counter(found).most_common(4))
print([w for w, n in Counter(w for w in found if w not in STOP).most_common(3)])
print([(" ".join(g), n) for g, n in Counter(ngrams(found, 3)).most_common(3)])
histogram(Counter(map(len, found)))
average = sum(map(len, found)) / len(found)
print(f"average length {average:.2f}, longest {max(found, key=len)!r}, per sentence {len(found) / len(sentences(TEXT)):.1f}")
letters = Counter(c for c in TEXT.lower() if c.isalpha())
print("".join(c for c, _ in letters.most_common(5)), sum(letters.values()))
index = {}
for i, line in enumerate(TEXT.splitlines(), 1):
    for w in set(words(line)):
        index.setdefault(w, []).append(i)
print({w: index[w] for w in sorted(index) if len(index[w]) > 1})
print(" ".join(w.capitalize() if w not in STOP else w for w in found[:8]))
