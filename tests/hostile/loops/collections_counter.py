# ends: MemoryLimit or TimeLimit
import collections
collections.Counter(range(10**10))
