# An iterator that may be asked for itself only once: what takes an iterable asks it once.
import itertools


class Once:
    def __init__(self, count=2):
        self.left = count
        self.asked = False

    def __iter__(self):
        if self.asked:
            raise RuntimeError("asked again")
        self.asked = True
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


uses = {
    "map": lambda items: list(map(str, items)),
    "map of two": lambda items: list(map(max, items, [0, 5])),
    "filter": lambda items: list(filter(None, items)),
    "filter by": lambda items: list(filter(lambda x: x < 1, items)),
    "zip": lambda items: list(zip(items, Once())),
    "zip of three": lambda items: list(zip("ab", items, Once(), strict=True)),
    "enumerate": lambda items: list(enumerate(items)),
    "expression": lambda items: list(x + 1 for x in items),
    "min": min,
    "max by": lambda items: max(items, key=lambda x: -x),
    "sum": sum,
    "sum of floats": lambda items: sum(items, 0.5),
    "join": lambda items: ",".join(map(str, items)),
    "sorted": sorted,
    "bytes": bytes,
    "accumulate": lambda items: list(itertools.accumulate(items)),
    "batched": lambda items: list(itertools.batched(items, 2)),
    "chain": lambda items: list(itertools.chain(items, Once())),
    "compress": lambda items: list(itertools.compress(items, Once())),
    "cycle": lambda items: list(itertools.islice(itertools.cycle(items), 5)),
    "dropwhile": lambda items: list(itertools.dropwhile(lambda x: x, items)),
    "filterfalse": lambda items: list(itertools.filterfalse(None, items)),
    "groupby": lambda items: [(key, list(group)) for key, group in itertools.groupby(items)],
    "islice": lambda items: list(itertools.islice(items, 1)),
    "pairwise": lambda items: list(itertools.pairwise(items)),
    "starmap": lambda items: list(itertools.starmap(str, zip(items))),
    "takewhile": lambda items: list(itertools.takewhile(lambda x: x, items)),
    "zip_longest": lambda items: list(itertools.zip_longest(items, "abc")),
}
for name, use in uses.items():
    print(name, use(Once()))
