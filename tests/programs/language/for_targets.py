xs = [0, 0]
for xs[0] in range(3):
    pass
print(xs)
class O: pass
o = O()
for o.attr in "abc":
    print(o.attr, end=" ")
print()
for i, (a, *b) in enumerate([(1, 2, 3), "xyz"]):
    print(i, a, b)
for x in 1, 2, 3:
    x *= 10
    print(x, end=" ")
print(x)
for y in *[1, 2], *"ab":
    print(y, end=",")
print()
for i in range(2):
    i = 100
    print(i)
