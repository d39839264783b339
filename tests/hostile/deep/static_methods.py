# ends: RecursionError or done
f = len
for i in range(100_000): f = staticmethod(f)
f([]), repr(f)
