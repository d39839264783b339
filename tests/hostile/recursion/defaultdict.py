# ends: RecursionError
import collections
d = collections.defaultdict(lambda: d[1])
d[1]
