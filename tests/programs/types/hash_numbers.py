# mode: no-cpython
# differs: the oracle is a 32-bit build; these are the hashes of 64-bit CPython
print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(2 ** 64), hash(-2 ** 70), hash(10 ** 30))
print(hash(0.5), hash(1.5), hash(-0.25), hash(1e300), hash(3.14), hash(float("inf")), hash(float("-inf")), hash(True), hash(False))
print(hash(2.0 ** 70) == hash(2 ** 70), hash(1j), hash(1.5 + 2j))
print(hash((1, 2)), hash(()), hash((0,)), hash((1, (2, 3))), hash((0.5, -1)))
print({3, 1, 2}, {10, 5, 20, 15}, {100, 0, 50}, {-1, -2, 7}, set(range(20, 0, -3)), {0.5, 1, 2.5}, {2 ** 40, 1, 2 ** 61})
print({(1, 2), (3, 4), (5, 6)}, frozenset([8, 16, 24, 1]))
