# Whatever has a tuple `__bases__` may stand for a class, and `__class__` for the class of an object.
class Abstract:
    def __init__(self, *bases): self.bases = bases
    @property
    def __bases__(self): return self.bases
class Instance:
    def __init__(self, cls): self.cls = cls
    @property
    def __class__(self): return self.cls
base = Abstract()
derived = Abstract(base, Abstract())
print(isinstance(Instance(derived), base), isinstance(Instance(base), derived), issubclass(derived, base), issubclass(base, derived), issubclass(base, base))
print(isinstance(Instance(int), int), issubclass(derived, (base, int)))
class Bad:
    @property
    def __bases__(self): return 5
for f in (lambda: isinstance(1, Bad()), lambda: issubclass(1, base), lambda: issubclass(int, 5), lambda: issubclass(derived, 5)):
    try:
        print(f())
    except TypeError as e:
        print(e)
