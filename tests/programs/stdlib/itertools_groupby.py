from itertools import groupby
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [(k, len(list(g))) for k, g in groupby(sorted("mississippi"))], list(groupby([])))
# A group is used up when the next one is asked for.
g = groupby("aab")
k1, first = next(g); k2, second = next(g)
print(k1, list(first), k2, list(second))
people = [("bob", "x"), ("al", "y"), ("eve", "x"), ("dan", "y")]
for team, members in groupby(sorted(people, key=lambda p: p[1]), key=lambda p: p[1]):
    print(team, [m[0] for m in members])
def rle(s): return "".join(f"{len(list(g))}{k}" for k, g in groupby(s))
print(rle("aaabccdd"))
it = groupby([1, 1, 2])
for k, grp in it:
    print(k, next(grp))
def bad(x):
    if x == 2: raise ValueError("key failed")
    return x
try:
    for k, grp in groupby([1, 2], bad): print(k, list(grp))
except ValueError as e: print(e)
