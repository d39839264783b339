# Deques are compared item by item, also where an item's own methods are asked.
from collections import deque


class Never:
    def __eq__(self, other):
        return False


class Always:
    def __eq__(self, other):
        return True

    def __lt__(self, other):
        print("asked")
        return True


never = Never()
print(deque([1, never]) == deque([1, never]), deque([never]) == deque([Never()]), deque([never]) != deque([5]))
print(deque([Always()]) == deque([3]), deque([1, Always()]) == deque([1]))
print(deque([1, Always()]) < deque([2, 3]))
print(deque([never, 1]) < deque([never, 2]))
print(deque([Always(), 1]) <= deque([Always(), 2]), deque([never]) < deque([never, 1]))
try:
    deque([Never()]) < deque([Never()])
except TypeError as error:
    print(error)
print(never in deque([never]), deque([1, never]).index(never), deque([Always()]).count(7))
print(never in deque([Never(), never]), Never() in deque([1, 2]), 3 in deque([1, Always()]), Never() in deque([never]))
