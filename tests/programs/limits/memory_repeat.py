# mode: no-cpython
# differs: a memory limit ends the run
# limit: memory = 1 MiB
print("before")
try:
    x = "x" * 10 ** 9
except MemoryError:
    print("the limit cannot be caught")
