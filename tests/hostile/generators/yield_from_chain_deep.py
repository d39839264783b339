# ends: done
# limit: recursion = 150000
# limit: memory = 512 MiB
# limit: time = 20 s
def chain(n):
    if n: yield from chain(n - 1)
    else: yield 1
assert list(chain(100_000)) == [1]
