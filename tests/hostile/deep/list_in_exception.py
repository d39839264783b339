# ends: ValueError
# limit: memory = 256 MiB
# limit: time = 20 s
a = []
for i in range(200_000): a = [a]
raise ValueError(a)
