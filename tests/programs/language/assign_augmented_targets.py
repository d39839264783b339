# The target's container and index are evaluated once.
calls = []
def get(name, value):
    calls.append(name)
    return value

data = [10, 20]
get("data", data)[get("index", 1)] += get("value", 5)
print(data, calls)

class Counter:
    n = 1
c = Counter()
c.n += 1
print(c.n, Counter.n, c.__dict__)

# A tuple item that is a list: the list changes, then the store fails.
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as e:
    print(e)
print(t)
try:
    undefined += 1
except NameError as e:
    print(e)
