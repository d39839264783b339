# A loop over a map or filter calls the function itself: what the function does to the iterator shows as in CPython.
def loud(x):
    print("call", x)
    return x % 2


print([x for x in filter(loud, [1, 2, 3])])
for x in map(loud, range(3)):
    print("item", x)

# The function takes items of the same iterator.
again = map(lambda x: (x, next(again, None)), [1, 2, 3, 4, 5])
print([pair for pair in again])

# An exception does not end the iterator, StopIteration ends the loop over it.
def fragile(x):
    if x == 2:
        raise ValueError(x)
    if x == 4:
        raise StopIteration
    return x


items = map(fragile, [1, 2, 3, 4, 5])
for i in range(3):
    try:
        for x in items:
            print(i, x)
    except ValueError as error:
        print(i, "error", error)
keep = filter(fragile, [0, 1, 2, 3, 4, 5])
for i in range(3):
    try:
        print(i, [x for x in keep])
    except ValueError as error:
        print(i, "error", error)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool", self.value)
        if self.value == 3:
            raise KeyError(self.value)
        return self.value > 1


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


kept = filter(Truth, [1, 2, 3, 4])
try:
    for x in kept:
        print("kept", x)
except KeyError as error:
    print("error", error, list(kept))
print(list(filter(Sized, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")))

# By next and by a loop in turn, and with a list that grows.
numbers = [1, 2, 3]
both = map(str, numbers)
print(next(both))
for x in both:
    if len(numbers) < 6:
        numbers.append(len(numbers) + 1)
    print(x, end=" ")
print(next(both, "end"))
odd = filter(lambda x: x % 2, iter(numbers))
print(next(odd), [x for x in odd], list(odd))
zipped = map(lambda pair: pair[0] * pair[1], zip([1, 2, 3], [4, 5]))
print([x for x in zipped], [x for x in zipped])


def deep(n):
    return n if n == 0 else sum(map(deep, [n - 1])) + 1


print(deep(50))
