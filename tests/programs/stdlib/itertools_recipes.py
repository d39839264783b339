from itertools import chain, count, cycle, islice, accumulate, groupby, zip_longest, product, repeat, starmap, takewhile, tee, combinations
from collections import deque
from operator import mul
def take(n, it): return list(islice(it, n))
def flatten(x): return list(chain.from_iterable(x))
def grouper(it, n, fill=None): return list(zip_longest(*[iter(it)] * n, fillvalue=fill))
def sliding(it, n):
    it = iter(it)
    window = deque(islice(it, n - 1), maxlen=n)
    for x in it:
        window.append(x)
        yield tuple(window)
def powerset(xs): return list(chain.from_iterable(combinations(xs, r) for r in range(len(xs) + 1)))
def roundrobin(*its):
    pending, nexts = len(its), cycle(iter(i).__next__ for i in its)
    while pending:
        try:
            for n in nexts: yield n()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))
def unique(it, key=None):
    seen = set()
    for x in it:
        k = x if key is None else key(x)
        if k not in seen:
            seen.add(k)
            yield x
def partition(pred, it):
    a, b = tee((pred(x), x) for x in it)
    return [x for c, x in a if not c], [x for c, x in b if c]
print(take(4, count(3)), flatten([[1], [2, 3]]), grouper("abcdefg", 3, "x"), list(sliding(range(5), 3)), powerset([1, 2, 3]), "".join(roundrobin("ABC", "D", "EF")))
print("".join(unique("AAAABBCcAd", str.lower)), partition(lambda x: x % 2, range(6)), list(accumulate(range(1, 6), mul)), [k for k, g in groupby("AAABBC")], sum(map(mul, [1, 2, 3], [4, 5, 6])), list(takewhile(lambda x: x < 30, (x * x for x in count(1)))))
print(take(3, starmap(pow, zip(count(2), repeat(2)))), dict(zip("abc", count())), list(map("".join, product("ab", "12"))), next((i for i in count() if i * i > 50)), list(zip(*grouper(range(6), 2))), max(accumulate([3, -5, 4, 2])))
