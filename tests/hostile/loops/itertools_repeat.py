# ends: MemoryLimit
import itertools
list(itertools.repeat('x'))
