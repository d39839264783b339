# ends: done
# limit: memory = 256 MiB
# limit: time = 20 s
class C: pass
a = C()
for i in range(100_000):
    b = C()
    b.a = a
    a = b
for i in range(100_000): a = a.a
