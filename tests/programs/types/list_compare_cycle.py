# mode: no-cpython
# differs: the oracle's own stack overflows
x, y = [], []
x.append(y)
y.append(x)
try:
    x == y
except RecursionError as e:
    print(type(e).__name__)
d, e = {}, {}
d["k"] = e
e["k"] = d
try:
    d == e
except RecursionError as err:
    print(type(err).__name__)
a = []
for _ in range(5):
    a = [a]
print(a == [[[[[[]]]]]], [x] == [x], x is y[0])
