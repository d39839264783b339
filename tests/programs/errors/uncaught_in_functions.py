def a(x):
    return b(x, y=2)

def b(x, y):
    total = x + y
    return c(total) * 2

def c(n):
    return n / 0

print("start")
a(1)
