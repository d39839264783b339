# ends: MemoryLimit
# The program cannot catch a limit.
try:
    'x' * 10**12
except BaseException:
    pass
