# ends: ValueError
a = []
for i in range(100_000): a = [a]
raise ValueError(a)
