# ends: RecursionError
# limit: memory = 512 MiB
# limit: time = 20 s
a = []
b = []
for i in range(500_000):
    a = [a]
    b = [b]
a == b
