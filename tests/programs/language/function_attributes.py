def outer():
    def inner(a, b=1, /, c=2, *, d=3):
        """The doc."""
        x = 1
        return x
    return inner
f = outer()
print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
print(f.__defaults__, f.__kwdefaults__)
f.mark = [1]
print(f.mark, f.__dict__)
f.__name__ = "renamed"
f.__qualname__ = "Q.renamed"
print(f.__name__, str(f)[:20])
print((lambda: 0).__name__, (lambda: 0).__qualname__)
try:
    f.missing
except AttributeError as e:
    print(e)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_posonlyargcount)
print(f.__code__.co_varnames)
class C:
    def m(self):
        "method doc"
print(C.m.__qualname__, C().m.__name__, C().m.__doc__, C().m.__self__.__class__, C().m.__func__ is C.m)
def no_doc():
    return 1
print(no_doc.__doc__)
try:
    f.__name__ = 5
except TypeError as e:
    print(e)
