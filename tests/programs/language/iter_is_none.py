# A class whose `__iter__` is None cannot be iterated, although it has items.
class Closed:
    __iter__ = None

    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index


class Open:
    __getitem__ = Closed.__getitem__


uses = {
    "iter": iter,
    "list": list,
    "for": lambda value: [item for item in value],
    "in": lambda value: 1 in value,
    "star": lambda value: [*value],
    "tuple": tuple,
    "sum": sum,
    "zip": lambda value: list(zip(value, "abc")),
}
for name, use in uses.items():
    for value in (Closed(), Open()):
        try:
            result = use(value)
            print(name, type(value).__name__, result if name != "iter" else list(result))
        except TypeError as error:
            print(name, error)
