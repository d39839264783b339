# ends: TimeLimit or MemoryLimit
kept = []
while True:
    class C:
        x = 1
        def f(self): pass
    kept.append(C)
