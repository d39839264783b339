# ends: TimeLimit
import itertools
max(itertools.cycle([1, 2]))
