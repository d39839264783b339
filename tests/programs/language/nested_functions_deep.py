def level1(a):
    x = a
    def level2(b):
        y = b
        def level3(c):
            nonlocal x
            x += c
            def level4():
                nonlocal y
                y *= 2
                return [x, y, a, b, c]
            return level4
        return level3
    return level2, lambda: x
make, peek = level1(1)
f = make(10)(100)
g = make(20)(1000)
print(f(), f(), g(), peek())
def counter_pair():
    n = 0
    class Counter:
        def up(self):
            nonlocal n
            n += 1
            return self
        value = property(lambda self: n)
    return Counter(), Counter()
c, d = counter_pair()
c.up().up(); d.up()
print(c.value, d.value)
def recursive(n):
    def inner(m):
        return [] if m == 0 else [m, *inner(m - 1)]
    return inner(n)
print(recursive(4))
fs = {}
for name in ("a", "b"):
    def handler(x, name=name):
        return f"{name}:{x}"
    fs[name] = handler
print(fs["a"](1), fs["b"](2))
def deleted():
    v = 1
    def use(): return v
    del v
    try:
        use()
    except NameError as e:
        return str(e)
print(deleted())
