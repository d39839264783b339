# ends: done or RecursionError
# limit: memory = 128 MiB
# limit: time = 20 s
class C:
    def f(self): return 1
for i in range(500):
    class C(C):
        def f(self): return super().f()
C().f()
