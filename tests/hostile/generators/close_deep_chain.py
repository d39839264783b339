# ends: done
# limit: recursion = 400000
# limit: memory = 512 MiB
# limit: time = 20 s
def chain(n):
    if n: yield from chain(n - 1)
    else: yield 1
g = chain(50_000)
next(g)
g.close()
