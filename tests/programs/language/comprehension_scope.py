# The first iterable is evaluated outside, the rest inside.
def f(n):
    return [n for n in range(n)], n
print(f(3))
class C:
    size = 3
    ok = [i for i in range(size)]
    try:
        bad = [size for i in range(2)]
        print("visible", bad)
    except NameError as e:
        print(e)
print(C.ok)
def g():
    items = [10, 20]
    return [items[i] for i in range(len(items))]
print(g())
def h():
    total = 0
    [total := total + x for x in range(5)]
    return total
print(h())
try:
    [x for x in 5]
except TypeError as e:
    print(e)
try:
    print(x)
except NameError as e:
    print(e)
def nested():
    return [[(i, j, k) for k in range(1)] for i in range(2) for j in range(i)]
print(nested())
def capture():
    fs = [(lambda: (i, j)) for i in range(2) for j in "ab"]
    return [f() for f in fs]
print(capture())
