# ends: RecursionError
def chain(n):
    if n: yield from chain(n - 1)
    else: yield 1
list(chain(100_000))
