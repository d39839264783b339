# ends: MemoryLimit
def f(n):
    def g(): return n
    return g
a = [f(i) for i in range(10**9)]
