def counter(start):
    count = start
    def up(by=1):
        nonlocal count
        count += by
        return count
    def get():
        return count
    return up, get
up, get = counter(10)
up(); up(5)
print(get())
up2, get2 = counter(0)
up2()
print(get(), get2())

# Late binding: all closures share the variable.
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def make():
    out = []
    for k in range(3):
        def f():
            return k
        out.append(f)
    k = 99
    return out
print([f() for f in make()])
print(up.__closure__[0].cell_contents, up.__code__.co_freevars)
def adder(a):
    return lambda b: lambda c: a + b + c
print(adder(1)(2)(3))
