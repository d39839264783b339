# `self.__dict__ = self`: the keys of a dict as its attributes.
class Record(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


record = Record(x=1)
record.y = [2]
record["z"] = 3
print(record, record.x, record.z, sorted(vars(record)), "y" in record)
record.update(q=4)
record.pop("x")
record |= {"m": 1}
del record.m
print(record, record.q, hasattr(record, "x"), len(record), record == {"y": [2], "z": 3, "q": 4})
nested = Record(child=Record(leaf=5))
nested.child.leaf += 1
print(nested, nested.child.leaf)
try:
    record.nothing
except AttributeError as error:
    print(error)


class Shared:
    state = {}

    def __init__(self):
        self.__dict__ = Shared.state


one, two = Shared(), Shared()
one.value = 7
print(two.value, vars(one) is vars(two), Shared.state)
try:
    one.__dict__ = 3
except TypeError as error:
    print(error)
