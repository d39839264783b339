# ends: MemoryLimit or RecursionError
# limit: recursion = 100000000
# With no bound on depth, frames are only memory.
def f(): return f()
f()
