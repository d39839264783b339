# ends: MemoryLimit or TimeLimit
9 ** 9 ** 9
