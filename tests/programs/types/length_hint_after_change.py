# How much an iterator thinks it has to give when its container has changed.
from collections import deque
from operator import length_hint

items = [1, 2, 3, 4]
backwards = reversed(items)
print(length_hint(backwards), next(backwards), length_hint(backwards))
items.pop()
print(length_hint(backwards))
del items[:2]
print(length_hint(backwards), list(backwards))

for make in iter, reversed:
    queue = deque(range(5))
    iterator = make(queue)
    next(iterator)
    print(length_hint(iterator))
    queue.append(5)
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
    print(length_hint(iterator))
