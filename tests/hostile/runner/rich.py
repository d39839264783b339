# A run with some of everything in it, suspended inside a call of the host's.
import collections, itertools, re


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args)


class Base(metaclass=Meta):
    count = 0
    __slots__ = ("a", "b")

    def __init__(self, a, b=None):
        self.a, self.b = a, b
        Base.count += 1

    def __eq__(self, other):
        return isinstance(other, Base) and self.a == other.a

    def __hash__(self):
        return hash(self.a)

    @property
    def double(self):
        return self.a * 2

    @staticmethod
    def fixed(x=1, *, y=2):
        return x + y

    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs)


class Derived(Base):
    def __init__(self, a):
        super().__init__(a, [self])
        self.extra = {"self": self}

    def __getattr__(self, name):
        return name


class Numbers(dict):
    def __missing__(self, key):
        return key


class Trouble(ValueError):
    pass


def counter(start):
    n = start
    def step(by=1, *more, scale=1, **named):
        nonlocal n
        n += by * scale
        return n
    return step


def produce(items):
    try:
        for item in items:
            got = yield item
            if got:
                yield from inner(got)
    finally:
        log.append("closed")


def inner(n):
    while n:
        yield n
        n -= 1


log = []
text, wide = "plain text", "größe \U0001f600"
big, negative, real, imaginary = 3 ** 100, -7, 1.25, 2 + 3j
data, buffer = b"bytes\x00\xff", bytearray(b"buffer")
view = memoryview(buffer)[1:4]
items = [1, "two", (3, 4.0), None, True, ..., NotImplemented]
items.append(items)
shared = ["shared"]
table = {"a": shared, (1, "t"): shared, 2: {3: {4}}, frozenset({5}): b"x", Base(1): Derived(2)}
del table[2]
missing = Numbers(a=1)
keys, values, pairs = table.keys(), table.values(), table.items()
some, frozen = {1, "x", (2,)}, frozenset({1, 2})
queue = collections.deque([1, 2, 3], maxlen=4)
default = collections.defaultdict(list, a=[1])
counts = collections.Counter("abracadabra")
Pair = collections.namedtuple("Pair", "left right")
pair = Pair(1, right=2)
step = counter(10)
part = step(2, scale=3)
generator = produce([1, 2, 3])
next(generator), generator.send(2)
iterators = [iter([1, 2]), iter({1: 2}), iter("abc"), iter(range(5)), reversed([1, 2]), enumerate("ab"), zip([1], [2]), map(len, ["a"]), iter({1, 2})]
for each in iterators[:5]:
    next(each)
cycle = itertools.chain(itertools.count(), "x")
next(cycle)
pattern = re.compile(r"(\w+)-(?P<n>\d+)")
match = pattern.match("abc-12")
method, native, slices = Base(3).make, [].append, slice(1, None, 2)
alias, union = list[int], int | str
compiled = lambda a, /, b=1, *, c: (a, b, c)
match pair:
    case Pair(found, right=2) | [found, *_]:
        log.append(found)
match {"kind": "a", "size": 2}, 5:
    case {"kind": str(kind), **rest}, int(5):
        log.append(rest)


def work(depth):
    local = [depth]
    if depth:
        return work(depth - 1) + len(local)
    with_cause = None
    try:
        try:
            raise Trouble("one", 1)
        except Trouble as error:
            raise KeyError("two") from error
    except KeyError as error:
        with_cause = error
        answer = sorted([3, 1, 2], key=lambda x: ask(x, name=text) or x)
    return [answer, with_cause.__cause__.args, [x for x in generator], local].__len__()


result = work(3)
for each in iterators:
    log.append(list(each))
default["b"].append(next(cycle))
log.append([str(x) for x in (items, table, missing, keys, pairs, some, queue, default, counts, pair, match, alias, union, view.tolist())])
log.append([part, Base(4).double, Base.fixed(), missing["zz"], Derived(5).anything, pattern.sub(lambda m: m["n"], "a-1 b-2"), big % 97, wide.upper()])
log.append([negative, real])
print(len(log), result, Base.count, sorted(some, key=str), hash(frozen), imaginary, data, method(1).a, compiled(1, c=2), items[slices])
