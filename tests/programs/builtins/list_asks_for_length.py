# What makes a list of an iterable asks it how many items to expect: `__len__`, else `__length_hint__`.
class Hinted:
    def __init__(self, hint):
        self.hint = hint
        self.left = 2

    def __iter__(self):
        print("iter", end=" ")
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


class Sized:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        print("len", end=" ")
        if isinstance(self.length, Exception):
            raise self.length
        return self.length

    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2])


def extend(items):
    result = [0]
    result.extend(items)
    return result


def add(items):
    result = [0]
    result += items
    return result


def grow(items):
    result = bytearray(1)
    result.extend(items)
    return result


uses = {
    "list": list,
    "extend": extend,
    "+=": add,
    "display": lambda items: [*items],
    "sorted": sorted,
    "bytes": bytes,
    "bytearray": bytearray,
    "bytearray.extend": grow,
    "tuple": tuple,
    "set": set,
    "sum": sum,
}
for make in (
    lambda: Hinted(1),
    lambda: Hinted(-1),
    lambda: Hinted("2"),
    lambda: Hinted(NotImplemented),
    lambda: Hinted(ValueError("no")),
    lambda: Hinted(TypeError("unknown")),
    lambda: Hinted(10**30),
    lambda: Sized(9),
    lambda: Sized(-1),
    lambda: Sized(ValueError("no")),
    lambda: Sized(TypeError("unknown")),
):
    for name, use in uses.items():
        try:
            print(name, use(make()))
        except Exception as error:
            print(name, type(error).__name__, error)
