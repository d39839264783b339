# ends: done or MemoryLimit or TimeLimit or RecursionError
t = int | str
for i in range(10_000): t = t | list[t]
None
