print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash((1, "a")) == hash((1, "a")), hash(None) == hash(None), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(-1) == hash(-2), hash(0) == 0, hash(5))
for bad in ([], {}, set(), [1], ([],), bytearray(), slice(1), {"a": 1}.keys()):
    try:
        hash(bad)
        print("hashable", type(bad).__name__)
    except TypeError as e:
        print(e)
a = []
print(id(a) == id(a), type(id(a)).__name__, type(a), type(type(a)), type(None), type(5).__name__, type(print), type(lambda: 0), type(x for x in []), type(...), type(NotImplemented), type(iter("")).__name__, type(range(1)))
class C: pass
c = C()
print({c: 1}[c], hash(c) == hash(c), C() == C(), type(c) is C, type(c)().__class__ is C)
import types
print(type(C.__init__), type(c.__init__), types.FunctionType is type(lambda: 0), isinstance(len, types.BuiltinFunctionType), isinstance(C.__dict__, types.MappingProxyType))
