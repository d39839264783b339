# ends: TimeLimit or MemoryLimit
while True:
    class C: pass
