from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Sized, Iterable, Mapping, MutableSequence, Iterator, Callable, Hashable
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
class Half(Shape):
    def area(self): return 1
for cls in (Shape, Half):
    try: cls()
    except TypeError as e: print(e)
class Square(Shape):
    name = "square"
    def area(self): return 4
    @classmethod
    def make(cls): return cls()
print(Square.make().area(), sorted(Shape.__abstractmethods__), Square.__abstractmethods__, isinstance(Square(), Shape))
class Plain: pass
print(issubclass(Plain, Shape)); Shape.register(Plain); print(issubclass(Plain, Shape), isinstance(Plain(), Shape), Plain.__mro__)
@Shape.register
class Other: pass
print(isinstance(Other(), Shape))
class Quack(ABC):
    @classmethod
    def __subclasshook__(cls, C): return True if any("quack" in B.__dict__ for B in C.__mro__) else NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), Quack), isinstance(5, Quack), issubclass(Duck, Quack))
class Bag:
    def __len__(self): return 2
    def __iter__(self): return iter([1, 2])
    def __contains__(self, x): return True
print([isinstance(Bag(), t) for t in (Sized, Iterable, Mapping, Callable, Hashable)], isinstance((x for x in ()), Iterator))
class Items(MutableSequence):
    def __init__(self, *a): self.a = list(a)
    def __getitem__(self, i): return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __len__(self): return len(self.a)
    def insert(self, i, v): self.a.insert(i, v)
m = Items(3, 1); m.append(2); m.extend([5, 6]); m.reverse(); m += [9]; m.remove(1); print(list(m), m.pop(), m.pop(0), m.index(5), 5 in m, m.count(5), list(reversed(m))); m.clear(); print(len(m))
for f in (lambda: Shape.register(5), lambda: issubclass(5, Shape), lambda: Shape.register(Shape) is Shape, lambda: Plain.register):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
