# ends: MemoryLimit or TimeLimit
class Forever:
    def __iter__(self): return self
    def __next__(self): return 1
sorted(Forever())
