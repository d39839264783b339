# ends: MemoryLimit or TimeLimit
a = []
b = bytes(1000)
while True:
    a.append(memoryview(b)[1:].tobytes())
