x = "global"
def set_global():
    global x, y
    x = "changed"
    y = "new"
set_global()
print(x, y)

def outer():
    n = 0
    m = 10
    def bump():
        nonlocal n, m
        n += 1
        m -= 1
        return n, m
    bump()
    bump()
    return n, m
print(outer())

def a():
    v = 1
    def b():
        def c():
            nonlocal v
            v += 1
        c()
        return v
    return b(), v
print(a())

def g():
    x = "local"
    def h():
        global x
        return x
    return x, h()
print(g())
class K:
    global z
    z = 5
print(z, hasattr(K, "z"))
