# ends: MemoryLimit
a = []
while True:
    def f(x=[1, 2, 3]): return a
    a.append(f)
