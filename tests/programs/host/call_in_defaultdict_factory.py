# host: new_account(bank) -> {"bank": bank, "sum": 0}
# host: lookup(key) -> key * 2
from collections import ChainMap, Counter, defaultdict

accounts = defaultdict(lambda: new_account("first"))
accounts["ann"]["sum"] += 5
accounts["bob"]["sum"] += 7
accounts["ann"]["sum"] += 1
print(dict(accounts), len(accounts))


class Lazy(dict):
    def __missing__(self, key):
        self[key] = lookup(key)
        return self[key]


lazy = Lazy(a="given")
print(lazy["a"], lazy["b"], lazy["b"], lazy, "%(c)s" % lazy, "{d}".format_map(lazy))
nested = defaultdict(lambda: defaultdict(lambda: lookup(3)))
nested["x"]["y"] += 1
print(nested["x"]["y"], nested["x"]["z"], Counter(map(lookup, "aab")).most_common(1), ChainMap({}, lazy)["b"])
