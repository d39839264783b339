# ends: MemoryLimit or TimeLimit
import itertools
list(itertools.permutations(range(100)))
