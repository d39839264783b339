# ends: RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
a = slice(1)
b = slice(1)
for i in range(100_000):
    a = slice(a)
    b = slice(b)
a == b
