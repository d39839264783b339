# What is longer than any sequence could be.
import sys
from collections import deque


def times(x):
    x *= sys.maxsize
    return x


for x in (b"abc", bytearray(b"abc"), "abc", "\u1234\u1234", [1, 2, 3], (1, 2, 3), deque([1, 2, 3])):
    for multiply in (lambda: x * sys.maxsize, lambda: times(x)):
        try:
            print(len(multiply()))
        except (OverflowError, MemoryError) as error:
            print(type(error).__name__, error.args)
    print(len(x))
print(len(deque([1, 2, 3], maxlen=2) * 3))
