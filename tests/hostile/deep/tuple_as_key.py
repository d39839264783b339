# ends: RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
a = ()
for i in range(100_000): a = (a,)
{a: 1}
