# ends: ValueError or TypeError or RecursionError
t = KeyError
for i in range(100_000): t = (t,)
try:
    raise ValueError
except t:
    pass
