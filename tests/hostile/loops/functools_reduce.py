# ends: TimeLimit
import functools
def forever():
    while True: yield 0
functools.reduce(lambda a, b: 0, forever())
