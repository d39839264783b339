# ends: MemoryLimit
import collections
d = collections.deque()
while True:
    d.append(d)
