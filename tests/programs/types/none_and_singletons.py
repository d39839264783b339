print(None, repr(None), type(None).__name__, bool(None), None is None, None == None, None == 0, [None], str(None))
print(type(None)() is None, NotImplemented, Ellipsis, type(NotImplemented).__name__, type(...).__name__)
for f in (lambda: None + 1, lambda: None[0], lambda: None.x, lambda: None(), lambda: None < None, lambda: len(None), lambda: iter(None), lambda: bool(NotImplemented), lambda: type(None)(1), lambda: 1 + ..., lambda: int(None), lambda: [1, None] < [1, 2], lambda: sorted([1, None])):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(hash(None) == hash(None), {None: 1}[None], None in [None], (lambda: None)() is None)
def f(): return
print(f(), [f() for _ in range(2)])
