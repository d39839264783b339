s = "aé漢😀"
for c in s:
    print(c, ord(c), len(c))
it = iter(s)
print(next(it), list(it), list(reversed(s)), list(enumerate(s)), dict(zip(s, range(4))), [*s], set("aaa"), tuple(s))
a, *b = s
print(a, b, sorted(s), max(s), s == "".join(s), {c: s.count(c) for c in "banana"}, [x + y for x in "ab" for y in "cd"])
text = "the quick brown fox"
print(" ".join(w[::-1] for w in text.split()), "".join(sorted(set(text.replace(" ", "")))), text.title().swapcase(), sum(c in "aeiou" for c in text))
longs = "é" * 1000
print(sum(1 for i in range(len(longs)) if longs[i] == "é"), longs[500:503])
