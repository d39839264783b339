# A long chain of objects that wrap each other is no cycle.
f = len
for i in range(1500):
    f = staticmethod(f)
g = classmethod(f)
print(type(f).__name__, type(f.__func__.__func__).__name__, type(g.__func__).__name__)
