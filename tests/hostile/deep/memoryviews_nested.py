# ends: done
# limit: memory = 256 MiB
# limit: time = 20 s
m = memoryview(b'abc')
for i in range(100_000): m = memoryview(m)
m[0]
