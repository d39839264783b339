# mode: no-cpython
# differs: the oracle numbers the system's errors as its own platform does; these are Linux's
for number in (1, 2, 4, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 5):
    e = OSError(number, "text", "file.txt")
    print(number, type(e).__name__, e)
print(repr(OSError(2, "No such file")), FileNotFoundError(2, "No", "a", None, "b"), type(IOError(2, "x")), EnvironmentError is OSError)
