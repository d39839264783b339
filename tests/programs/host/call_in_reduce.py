# host: merge(a, b) -> {**a, **b}
# host: add(a, b) -> a + b
from functools import partial, reduce
from itertools import accumulate, groupby, starmap, takewhile

print(reduce(merge, [{"a": 1}, {"b": 2}, {"a": 3}]), reduce(lambda a, b: add(a, b) * 2, range(5), 1))
print(list(accumulate([1, 2, 3], add)), list(starmap(add, [(1, 2), (3, 4)])), list(takewhile(lambda n: add(n, 1) < 4, range(9))))
print([(key, list(group)) for key, group in groupby([1, 2, 3, 4], key=lambda n: add(n, 0) // 3)])
print(partial(add, 10)(5), list(map(partial(add, b=1), [1, 2])))
