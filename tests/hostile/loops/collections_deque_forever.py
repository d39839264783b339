# ends: TimeLimit
import collections
def forever():
    while True: yield 0
collections.deque(forever(), maxlen=1)
