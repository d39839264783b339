from itertools import product, permutations, combinations, combinations_with_replacement
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product("a", [])), list(product("ab", repeat=0)), len(list(product(range(3), repeat=3))))
print(list(permutations("abc")), list(permutations([1, 2, 3], 2)), list(permutations([])), list(permutations("ab", 3)), list(permutations("ab", 0)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations("ab", 0)), list(combinations_with_replacement("ab", 2)), len(list(combinations(range(10), 4))), sum(1 for _ in permutations(range(6))))
print([p for p in permutations(range(1, 4)) if p[0] < p[-1]], next(product("xy", "z")), max(combinations([5, 1, 9], 2), key=sum), {frozenset(c) for c in combinations("aab", 2)} == {frozenset("a"), frozenset("ab")})
for f in (lambda: combinations("ab", -1), lambda: permutations("ab", -1), lambda: product("a", repeat=-1), lambda: combinations("ab"), lambda: permutations(5), lambda: product(5), lambda: combinations("a", "b"), lambda: product("a", rep=1)):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
