# What loops with short bodies do with the items of generators, at once or one by one.


def count(n):
    for i in range(n):
        yield i


def through(source):
    yield from source


def log(name, values):
    for value in values:
        print(name, value)
        yield value


print(sum(count(10)), sum(count(10), 5), sum(through(count(10))), sum(x * x for x in range(10)))
print(sum(x for x in [1, 2, 2.5, 3]), sum((x for x in [True, False, True])), sum((x for x in [2**62, 2**62, 1])))
print(sum(x for x in [0.1] * 10), sum((x for x in ([1], [2], [])), []), sum((1j * x for x in range(3))))
print(any(log("any", [0, "", None, 3, 4])), all(log("all", [1, "a", (0,), 0.0, 5])))
print(any(x for x in ()), all(x for x in ()), any(through(log("through", [0, 0, 1, 1]))))


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("truth of", self.value)
        return self.value


print(any(Truth(x) for x in (False, True, True)), all(Truth(x) for x in (True, False)))


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        print("add", self.value, getattr(other, "value", other))
        return Number(self.value + getattr(other, "value", other))

    __radd__ = __add__


print(sum(Number(x) if x % 2 else x for x in range(5)).value)
print([x for x in count(40)], {x % 7 for x in through(count(40))} == set(range(7)), list(through(through(count(5)))))
print(sorted(-x for x in count(5)), ",".join(str(x) for x in count(5)), tuple(count(4)), set(count(3)), max(count(9)), min(-x for x in count(9)))

total = 0
for x in count(5):
    total += x
print(total, x)


def local():
    total = 0
    for x in through(count(6)):
        total += x
    best = 0
    for y in (3, 9, 2):
        pass
    for z in (v * 7 % 11 for v in count(12)):
        if z > best:
            best = z
    for same in count(4):
        same += same
    return total, x, y, z, best, same


print(local())


def largest_and_rest():
    kept = []
    for x in log("item", [5, 1, 7]):
        kept.append(x)
        if x > 4:
            continue
        kept.append("small")
    return kept


print(largest_and_rest())


def failing(n):
    for i in range(n):
        yield i
    raise ValueError(f"after {n}")


for consume in (sum, list, any, all, set, sorted, max):
    try:
        print(consume(failing(3) if consume is not any else (0 for _ in failing(3))))
    except ValueError as e:
        print(consume.__name__, e)


def holding():
    try:
        raise KeyError("held")
    except KeyError:
        yield 1
        yield 2
        try:
            raise
        except KeyError as e:
            yield 3 if e.args == ("held",) else 4


print(sum(holding()), list(holding()), [*through(holding())])
try:
    raise RuntimeError("outer")
except RuntimeError:
    print(sum(holding()), list(through(holding())))


def sees(log):
    # The list grows as the items come.
    for i in range(4):
        yield len(log)


log = []
log[:] = [0, *(len(log) for _ in range(2))]
grown = []
grown.extend(x for x in sees(grown))
print(log, grown)

generator = count(6)
print(next(generator), sum(x for x in generator if x % 2), next(generator, "done"))
outer = count(10)
print([next(outer) + x for x in outer], list(outer))


def nested(depth):
    if depth:
        yield from nested(depth - 1)
        yield depth


print(sum(nested(50)), list(nested(5)))
state = count(3)
print([state.gi_running for x in state], state.gi_running, state.gi_frame is None)


def me():
    yield running.gi_running
    yield running.gi_running


running = me()
print(list(running))
