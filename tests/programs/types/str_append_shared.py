# Strings made by `+=` begin alike; what is appended to one is not seen in another.
text = "é" * 100
kept = []
for i in range(200):
    text += str(i % 10)
    if i % 50 == 0:
        kept.append(text)
print(len(text), text[95:130])
for old in kept:
    print(len(old), old[-3:], old == text[: len(old)], hash(old) == hash(text[: len(old)]))

first = kept[1]
one = first
one += "ONE"
two = first
two += "TWO"
three = first + "three"
print(one[-6:], two[-6:], three[-8:], first[-3:], text[len(first) : len(first) + 3])

double = "x" * 128
double += "y"
double += double
double += double
print(len(double), double.count("y"), double.index("y"), double.rindex("y"))

table = {first: 1}
print(table[text[: len(first)]], first in text, text.startswith(first), one > two)
joined = ""
for c in text:
    joined += c
print(joined == text, joined.encode()[:4], len(joined.encode()), joined[99], joined[100], joined[-1])
