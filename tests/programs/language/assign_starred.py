a, *b = 1, 2, 3
print(a, b)
*a, b = "hello"
print(a, b)
a, *b, c = range(5)
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
*a, = {1: "x", 2: "y"}
print(a)
[x, *[y, *z]] = [1, 2, 3, 4]
print(x, y, z)
for a, *rest in [(1, 2, 3), "xyz", [4]]:
    print(a, rest)
class Box:
    pass
box = Box()
box.head, *box.tail = (i * i for i in range(4))
print(box.head, box.tail)
