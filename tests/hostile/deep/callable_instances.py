# ends: RecursionError or done
# limit: time = 20 s
f = len
for i in range(1000):
    class C: __call__ = f
    f = C()
f([])
