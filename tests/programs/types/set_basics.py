s = {3, 1, 2, 3}
print(s, len(s), 1 in s, set(), {1}, set("a"), set([1, 1]), s == {1, 2, 3}, {1, 2} < s, s >= {1}, s > s, s <= s, {1} | {2}, s & {2, 9}, s - {1}, s ^ {1, 7}, {1, 2}.isdisjoint({3}), frozenset([1, 2]), frozenset(), {frozenset({1})}, s != {1})
s.add(4); s.add(4); s.discard(99); s.discard(1); s.remove(2)
print(s, s.pop() in (3, 4), len(s), s.update([7, 8], (9,)), s, s.copy() == s, s.clear(), s)
a, b = {1, 2, 3}, {2, 3, 4}
print(a.union(b, [9]), a.intersection(b, [3]), a.difference(b), a.symmetric_difference(b), a.issubset(range(5)), a.issuperset([1]), a.union(), a.intersection())
a |= {10}; a &= {1, 2, 10}; a -= {1}; a ^= {2, 5}
print(a, {1, 2} == frozenset({2, 1}), type({1} | frozenset({2})).__name__, type(frozenset({1}) | {2}).__name__, {True, 1, 1.0}, {0, False})
a.intersection_update([5, 10]); a.difference_update([5]); a.symmetric_difference_update([1, 10])
print(a)
for f in (lambda: {[]}, lambda: {1} + {2}, lambda: {1} | [2], lambda: {1}.remove(5), lambda: set().pop(), lambda: {1}[0], lambda: set(5), lambda: {1} < 5, lambda: hash({1}), lambda: {1}.add(), lambda: {1}.add([]), lambda: [] in {1}, lambda: frozenset().add(1), lambda: {1}.remove("k"), lambda: set(1, 2), lambda: {1}.union(5), lambda: {1} & "a", lambda: {{1}}, lambda: {1}.discard([]), lambda: {1}.nope):
    try:
        print(f())
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
x = {1}
x -= {1}
print(x, bool(x), {1} in {frozenset({1})}, {1} in [{1}], sorted({3, 1, 2}, reverse=True), max({1, 5, 2}), sum({1, 2, 3}), {*range(3)}, {c for c in "aab"} == {"a", "b"})
