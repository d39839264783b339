a = b = c = 1
del a
try:
    a
except NameError as e:
    print(e)
del (b, [c])
print("b" in globals(), "c" in globals())
xs = [0, 1, 2, 3, 4, 5]
del xs[0], xs[-1]
print(xs)
del xs[1:3]
print(xs)
xs = list(range(10))
del xs[::3]
print(xs)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
class O: pass
o = O()
o.x = 1
del o.x
try:
    del o.x
except AttributeError as e:
    print(e)
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))
try:
    del xs[100]
except IndexError as e:
    print(e)
def f():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError as e:
        print(e)
f()
for bad in ("(1,)[0]", ):
    t = (1,)
    try:
        del t[0]
    except TypeError as e:
        print(e)
