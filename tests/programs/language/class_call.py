class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *args, scale=1):
        return (self.n + x + sum(args)) * scale
add5 = Adder(5)
print(add5(1), add5(1, 2, 3), add5(1, scale=10), callable(add5), callable(Adder), callable(5))
print(list(map(add5, [1, 2])), sorted([3, 1, 2], key=Adder(0)))
class Chain:
    def __call__(self, x):
        print(x, end=" ")
        return self
Chain()(1)(2)(3)
print()
class NotCallable: pass
n = NotCallable()
n.__call__ = lambda: "instance attribute is not used"
try:
    n()
except TypeError as e:
    print(e)
print(n.__call__())
class Partial:
    __call__ = Adder(100)
print(Partial()(1))
