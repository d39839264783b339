# `type[int]`, and what other odd subjects, subscripts and throws give.
X = type[int]
print(X, X.__origin__, X.__args__, type['Foo'], isinstance(int, type))
class M(type): pass
try: M[int]
except TypeError as e: print(e)
class N(type):
    def __getitem__(cls, k): return ('item', k)
class C(metaclass=N): pass
print(C[1])
try: int[1]
except TypeError as e: print(e)
from typing import get_origin, get_args, Type
print(get_origin(type[int]), get_args(type[int | str]), Type[int])
def f(cls: type[int]) -> type[M]: ...
print(f.__annotations__)
print(type[int] | None, type[int] == type[int], hash(type[int]) == hash(type[int]))
import operator
for f, a in ((operator.countOf, (None, 1)), (operator.indexOf, (5, 1)), (sum, (3, "")), (sum, ([], "")), (str, (1, None)), (max, ())):
    try: print(f(*a))
    except TypeError as e: print(e)
for x in ("a", (1,), range(3), {1}, None, object(), memoryview(b"a")):
    for k in (0, "k", 10**20):
        try: del x[k]
        except (TypeError, IndexError) as e: print(type(e).__name__, e)
def g():
    try: yield 1
    except BaseException as e:
        print(type(e).__name__, e)
        yield 2
class Bad(Exception):
    def __new__(cls, *a): return 5
x = g(); next(x); print(x.throw(Bad))
class Worse(Exception):
    def __init__(self): raise KeyError("k")
x = g(); next(x); print(x.throw(Worse))
import collections.abc as abc
class A(abc.Sequence, abc.Mapping):
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
    def __iter__(self): return iter(())
class B(abc.Mapping, abc.Sequence):
    def __len__(self): return 0
    def __getitem__(self, i): raise KeyError
    def __iter__(self): return iter(())
for i in A(), B():
    match i:
        case []: print("sequence")
        case {}: print("mapping")
import collections
class Plain: pass
class M(collections.UserDict, Plain, list): pass
class N(Plain, list, abc.Mapping):
    def __getitem__(self, key): raise KeyError
    def __iter__(self): return iter(())
    def __len__(self): return 0
class L(list): pass
for i in M(), N(), L(), collections.UserDict(), collections.deque():
    match i:
        case []: print("sequence")
        case {}: print("mapping")
