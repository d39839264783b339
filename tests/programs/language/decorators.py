def trace(f):
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print("return", result)
        return result
    return wrapper
@trace
def add(a, b=1):
    return a + b
add(1)
add(2, b=3)

def repeat(n):
    def decorate(f):
        def wrapper(*a):
            return [f(*a) for _ in range(n)]
        return wrapper
    return decorate
@repeat(2)
@repeat(3)
def one():
    return 1
print(one())
@str
def name(): pass
print(name[:14])
def add_field(cls):
    cls.extra = "added"
    return cls
@add_field
class C:
    pass
print(C.extra)
registry = {}
@registry.setdefault("f", [])  .append
def f(): pass
print(f, len(registry["f"]))
decorators = [lambda f: f() + 1]
@decorators[0]
def seven():
    return 6
print(seven)
