# Targets are assigned left to right, the value is evaluated once.
def value():
    print("value")
    return [1]

a = b = c = value()
print(a is b, b is c)
i = 0
xs = [0, 0, 0]
i = xs[i] = 2
print(i, xs)
x = xs = xs[0] = xs
print(x is xs, xs[0] is xs, xs)
