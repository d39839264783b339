# ends: done
# limit: memory = 512 MiB
# limit: time = 20 s
a = []
for i in range(1_000_000): a = [a]
a = None
b = [0] * 1_000_000
None
