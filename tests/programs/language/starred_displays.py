a = [1, 2]
print([*a, 3, *"xy"], (*a,), {*a, *a}, {**{"k": 1}, "m": 2, **{"k": 9}})
print([*{}, *(), *range(2)])
t = *a, 5
print(t)
def f():
    return *a, *a
print(f())
print({"x": 0, **dict(x=1)}, {**dict(x=1), "x": 0})
d = {}
d[*a] = "tuple key"
print(d, d[1, 2])
for bad in (lambda: [*5], lambda: {**5}, lambda: {**[1]}, lambda: {*None}, lambda: (*1.5,)):
    try:
        bad()
    except TypeError as e:
        print(e)
