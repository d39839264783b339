class memo:
    def __init__(self, f):
        self.f = f
        self.cache = {}
    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.f(*args)
        return self.cache[args]
    def __get__(self, instance, owner):
        return lambda *a: self(instance, *a)
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
class K:
    calls = 0
    @memo
    def slow(self, n):
        K.calls += 1
        return n * 2
k = K()
print(k.slow(2), k.slow(2), k.slow(3), K.calls)
