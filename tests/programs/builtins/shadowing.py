def f():
    len = lambda x: "local len"
    return len([])
print(f(), len([]))
list = "shadowed"
print(list)
del list
print(list("ab"))
def g(str=5, *, max=6):
    return str, max
print(g())
class C:
    def print(self, x): print("method", x)
    id = 7
C().print("x")
print(C.id)
sum = 0
for i in range(3):
    sum += i
print(sum)
import builtins
print(builtins.len is len, builtins.sum([1, 2]), hasattr(builtins, "print"))
del sum
print(sum([4, 5]))
type_ = type
def type(x): return "my type"
print(type(5), type_(5))
del type
print(type(5))
try:
    del print
except NameError as e:
    print(e)
