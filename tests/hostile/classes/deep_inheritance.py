# ends: TimeLimit or MemoryLimit
C = object
while True:
    class C(C): pass
