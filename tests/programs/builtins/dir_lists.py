# What `dir` lists: the namespace of a module; of anything else also what its classes have, `__class__` and `__doc__` among it.
import math
import types


class Plain:
    x = 1

    def method(self):
        pass


class Slotted:
    __slots__ = ("a", "a")


class Both(Slotted):
    pass


print(dir(Plain()))
print(dir(Plain) == dir(Plain()), dir(Slotted()))
for value in (Slotted(), Both(), ValueError(), 1, [], None, object(), Plain().method):
    names = dir(value)
    print(type(value).__name__, [name for name in ("__class__", "__dict__", "__doc__", "__weakref__") if name in names])
print(dir([]))
print(dir(object()))
print([name for name in dir(math) if "a" in name and not name.startswith("_")])
print("__eq__" in dir(math), "__class__" in dir(math))
module = types.ModuleType("m", "doc")
module.a = 1
print(dir(module))
module.__dir__ = lambda: ["z", "b"]
print(dir(module))
