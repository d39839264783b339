# ends: RecursionError or done or TypeError
# limit: memory = 256 MiB
# limit: time = 20 s
import types
a = types.MappingProxyType({})
for i in range(100_000): a = types.MappingProxyType(a)
len(a), repr(a)
