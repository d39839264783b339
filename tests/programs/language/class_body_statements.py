class C:
    values = []
    for i in range(3):
        values.append(i * i)
    if values[-1] > 3:
        size = "large"
    else:
        size = "small"
    try:
        1 / 0
    except ZeroDivisionError as e:
        error = str(e)
    while len(values) < 5:
        values.append(None)
    def f(self): return self.size
    g = f
    del i
    import math
    (a, b), *c = (1, 2), 3, 4
    x: int = 5
    lam = lambda self: self.a
    class Inner:
        deep = "deep"
        class Deeper: pass
    d = {k: v for k, v in zip("ab", range(2))}
    assert size
    print("body runs", __qualname__, __module__)
print(C.values, C.size, C.error, C().g(), hasattr(C, "i"), C.math.floor(1.5), C.a, C.c, C().lam(), C.Inner.deep, C.Inner.Deeper.__qualname__, C.d)
print([k for k in vars(C) if not k.startswith("_")])
def make(n):
    class Local:
        value = n
        def get(self): return n
    return Local
print(make(3).value, make(4)().get(), make(5).__qualname__, make(1) is make(1))
